//! What happened to a topic: who changed its texts and who held it against its sources, when; and every earlier version to read and
//! to go back to.

use crate::{
    app::App,
    faq::{
        answer,
        keep::{
            check::Part,
            edit::{begun, draft_key, draft_of, editable, parts, preview, reading},
            ground::Source,
            key, pages,
            press::Press,
            store::{self, Edited, Happened},
        },
        topics::Topic,
    },
    menu,
    outbox::message::Keys,
    person::Person,
    text::{Lang, Text},
    texts,
    turn::Outcome,
};

/// The lines of a page.
const PER_PAGE: usize = 10;

/// Who did what, and when, a page of it; each version can be read and gone back to.
pub(in crate::faq::keep) async fn show(app: &App, person: &Person, id: &str, page: u16) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let happened = store::happened(&app.db.read, id).await?;
    let page = pages::page(happened.len(), PER_PAGE, page, |page| Press::History(id.to_owned(), page));
    let mut keys: Keys = Vec::new();
    let mut lines = Vec::new();
    for one in &happened[page.shown.clone()] {
        let (edit, what) = match one {
            Happened::Checked { by, at } => {
                lines.push(texts::keep_history_checked(by.as_str(), app.clock.format(*at)));
                continue;
            }
            Happened::Said { what, by, at } => {
                lines.push(said(what, by, &app.clock.format(*at)));
                continue;
            }
            Happened::Edited(edit) => match Part::of_text_id(&edit.text) {
                Some((part, _)) => (edit, part_name(part, edit.lang)),
                None => continue,
            },
        };
        let at = app.clock.format(edit.at);
        if edit.words.is_some() {
            lines.push(texts::keep_history_line(edit.by.as_str(), what.clone(), at.as_str()));
            keys.push(vec![key(texts::keep_key_version(what, at), Press::Version(edit.id))]);
        } else {
            lines.push(texts::keep_history_back(edit.by.as_str(), what, at));
        }
    }
    for part in Part::ALL {
        for lang in Lang::ALL {
            let text = part.text_id(id);
            if page.shown.start == 0 && app.locales.source(lang, &text) != app.locales.original(lang, &text) {
                let label = texts::keep_key_original(part_name(part, lang));
                keys.push(vec![key(label, Press::Original(part, lang, id.to_owned()))]);
            }
        }
    }
    keys.extend(page.keys());
    keys.extend(draft_key(person, id));
    keys.push(vec![key(texts::menu_key_back(), Press::Topic(id.to_owned()))]);
    let what = if lines.is_empty() { texts::keep_as_released() } else { texts::keep_history_lines(lines) };
    Ok(Outcome::nothing()
        .screen(person.id, vec![texts::keep_history(topic.title()), what], keys, false)
        .next(reading(person, id)))
}

fn said(what: &Result<Source, bool>, by: &str, at: &str) -> Text {
    match what {
        Ok(source) => texts::keep_history_source(by, source.name(), at),
        Err(true) => texts::keep_history_sure(by, at),
        Err(false) => texts::keep_history_open(by, at),
    }
}

fn part_name(part: Part, lang: Lang) -> Text {
    match (part, lang) {
        (Part::Text, Lang::Kk) => texts::keep_part_text_kk(),
        (Part::Text, Lang::Ru) => texts::keep_part_text_ru(),
        (Part::Title, Lang::Kk) => texts::keep_part_title_kk(),
        (Part::Title, Lang::Ru) => texts::keep_part_title_ru(),
    }
}

/// An earlier version is read.
pub(in crate::faq::keep) async fn version(app: &App, person: &Person, edit: i64) -> anyhow::Result<Outcome> {
    let Some(Edited { text, lang, words: Some(words), by, at, .. }) = store::edit(&app.db.read, edit).await? else {
        return Ok(menu::old_button(app, person));
    };
    let Some((part, id)) = Part::of_text_id(&text) else { return Ok(menu::old_button(app, person)) };
    let heading = texts::keep_version(by, part_name(part, lang), app.clock.format(at));
    Ok(looked_at(app, person, (part, lang, id), (heading, words), Press::Restore(edit)))
}

/// The file's own words are read.
pub(in crate::faq::keep) fn original(app: &App, person: &Person, (part, lang, id): (Part, Lang, &str)) -> Outcome {
    let Some(words) = app.locales.original(lang, &part.text_id(id)) else { return menu::old_button(app, person) };
    let heading = texts::keep_version_original(part_name(part, lang));
    looked_at(app, person, (part, lang, id), (heading, words), Press::RestoreOriginal(part, lang, id.to_owned()))
}

/// A version as people would read it. A draft that is being written stays as it is.
fn looked_at(
    app: &App,
    person: &Person,
    (part, lang, id): (Part, Lang, &str),
    (heading, words): (Text, String),
    restore: Press,
) -> Outcome {
    let Some(topic) = editable(app, id) else { return menu::old_button(app, person) };
    let mut text = vec![heading];
    text.push(shown(app, &topic, part, lang, words));
    if begun(person, id).is_some_and(|draft| draft.source(part, lang).is_some()) {
        text.push(texts::keep_version_replaces());
    }
    let mut keys = vec![vec![key(texts::keep_key_restore(), restore)]];
    keys.extend(draft_key(person, id));
    keys.push(vec![key(texts::menu_key_back(), Press::History(id.to_owned(), 0))]);
    Outcome::nothing().screen(person.id, text, keys, false).next(reading(person, id))
}

fn shown(app: &App, topic: &Topic, part: Part, lang: Lang, words: String) -> Text {
    let (title, text) = parts(topic, &[(part, lang, words)], lang);
    match part {
        Part::Title => texts::answers_title(title).said_in(lang),
        Part::Text => answer::fill(topic, text, &super::super::super::facts(app)).said_in(lang),
    }
}

/// An earlier version becomes part of the draft: it is looked at, and published like any other.
pub(in crate::faq::keep) async fn restore(app: &App, person: &Person, edit: i64) -> anyhow::Result<Outcome> {
    let Some(Edited { text, lang, words: Some(words), .. }) = store::edit(&app.db.read, edit).await? else {
        return Ok(menu::old_button(app, person));
    };
    let Some((part, id)) = Part::of_text_id(&text) else { return Ok(menu::old_button(app, person)) };
    again(app, person, (part, lang, id), words).await
}

/// The file's own words become part of the draft.
pub(in crate::faq::keep) async fn restore_original(
    app: &App,
    person: &Person,
    (part, lang, id): (Part, Lang, &str),
) -> anyhow::Result<Outcome> {
    let Some(words) = app.locales.original(lang, &part.text_id(id)) else { return Ok(menu::old_button(app, person)) };
    again(app, person, (part, lang, id), words).await
}

async fn again(app: &App, person: &Person, (part, lang, id): (Part, Lang, &str), words: String) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let mut draft = draft_of(app, person, id).await?;
    draft.asked = None;
    draft.put(part, lang, words);
    Ok(preview(app, person, &topic, draft, true))
}
