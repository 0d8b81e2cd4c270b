//! The wordings that a topic was given from the chat, each to be taken away again.

use crate::{
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    faq::keep::{
        Record, key, leave_keys, pages,
        press::Press,
        record, store,
        unanswered::{self, short},
    },
    menu,
    outbox::message::{Key, Keys},
    person::Person,
    text::Text,
    texts,
    turn::Outcome,
};

/// The wordings of a page.
const PER_PAGE: usize = 10;

/// A page of them.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, topic: &str, page: u16) -> anyhow::Result<Outcome> {
    let Some(to) = app.faq.topic(topic) else { return Ok(menu::old_button(app, person)) };
    let all = store::learned_of(&app.db.read, topic).await?;
    let page = pages::page(all.len(), PER_PAGE, page, |page| Press::Learned(topic.to_owned(), page));
    let shown = &all[page.shown.clone()];
    let lines: Vec<Text> = shown.iter().map(|(_, words, by)| texts::keep_learned_line(by.as_str(), words.as_str())).collect();
    let mut keys: Keys =
        shown.iter().map(|(id, words, _)| vec![key(texts::keep_key_unlearn(short(words)), Press::Unlearn(*id))]).collect();
    keys.extend(page.keys());
    keys.push(vec![
        key(texts::menu_key_back(), Press::Topic(topic.to_owned())),
        Key::new(texts::menu_key_menu(), Button::Menu),
    ]);
    let words = if lines.is_empty() { texts::keep_learned_none() } else { texts::keep_learned_lines(lines) };
    Ok(Outcome::nothing().screen(person.id, vec![texts::keep_learned(to.title()), words], keys, false).next(Dialogue::Idle))
}

/// A wording is taken away.
///
/// # Errors
/// When the database cannot be read.
pub async fn unlearn(app: &App, person: &Person, id: i64) -> anyhow::Result<Outcome> {
    let Some(topic) = store::learned_topic(&app.db.read, id).await? else {
        return Ok(unanswered::list(app, person, true).await?.toast(texts::keep_question_gone()));
    };
    let mut keys = vec![vec![key(texts::keep_key_learned(), Press::Learned(topic, 0))]];
    keys.extend(leave_keys());
    Ok(Outcome::nothing()
        .record(record(Record::Unlearn { id }))
        .screen(person.id, vec![texts::keep_unlearned()], keys, false)
        .next(Dialogue::Idle))
}
