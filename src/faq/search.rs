//! A typed question in the chat: the answer at once, suggestions as buttons, a question back with its choices, or that it is not known.

use crate::{
    app::App,
    button::Button,
    faq::{
        Use, answer, answer_keys,
        ask::{Asked, Kind},
        count, facts,
        keep::unanswered,
        pairs::AskedBack,
        small_talk::{self, Reply},
        topic_key,
        topics::{Kind as TopicKind, Topic, Topics},
    },
    incoming::Incoming,
    menu,
    outbox::message::{Key, Keys, Message, What},
    person::Person,
    text::Text,
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// Topics besides the one shown, by marks of four letters each, so that a button can carry them however long their ids are.
pub type Others = [u16; 2];

/// A topic's mark: its id, hashed. What was shipped must stay, so it is not the hash of a library.
#[must_use]
pub fn mark(id: &str) -> u16 {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    u16::try_from((hash >> 16) ^ (hash & 0xffff)).expect("two halves of 16 bits")
}

/// A typed question, not of a crisis: that has been looked for before. `name` is the asker's first name, which is taken out of what
/// is kept of a question that was not understood.
#[must_use]
pub fn search(app: &App, person: &Person, name: &str, words: &str) -> Outcome {
    let (asked, words) = &app.faq.ask_on(&app.locales, person.id, words, app.clock.now());
    let topics = &app.faq.topics;
    let found: Vec<&Topic> = asked.candidates.iter().filter_map(|found| topics.all().get(found.topic)).collect();
    match (asked.kind, found.as_slice()) {
        (Kind::Answer, [first, others @ ..]) if first.kind != TopicKind::Crisis => {
            app.faq.remember(person.id, &first.id, unanswered::masked(name, words));
            // With the day of the last check, which staff set from the chat.
            let shown = app.faq.topic(&first.id);
            at_once(app, person, shown.as_ref().unwrap_or(first), others)
        }
        (Kind::Answer | Kind::Suggest | Kind::Crisis, [_, ..]) => suggest(app, person, asked, &found),
        (Kind::Greeting, _) => returned(app, person, words),
        _ => match &asked.clarify {
            Some(back) => to_what(person, back),
            None => unknown(app, person, unanswered::note(app, person, name, words, None)),
        },
    }
}

/// Small talk, returned: a greeting for a greeting, thanks for thanks, and the menu below.
#[must_use]
pub fn returned(app: &App, person: &Person, words: &str) -> Outcome {
    let mut outcome = menu::show(app, person, true);
    let said = match small_talk::reply(words) {
        Reply::Hello => texts::menu_hello(),
        Reply::Thanks => texts::menu_thanks(),
        Reply::Farewell => texts::menu_farewell(),
        Reply::Nothing => return outcome,
    };
    if let Some(Message { what: What::Screen { text, .. }, .. }) = outcome.messages.first_mut() {
        let asks = texts::menu_menu();
        let at = text.iter().position(|text| *text == asks).unwrap_or(0);
        // "What do you need?" follows a greeting, and nothing else.
        text.retain(|text| *text != asks || said == texts::menu_hello());
        text.insert(at, said);
    }
    outcome
}

/// The answer, with "not what I asked" under it.
fn at_once(app: &App, person: &Person, topic: &Topic, others: &[&Topic]) -> Outcome {
    let mut text = answer::answer(topic, &facts(app));
    if topic.kind != TopicKind::Action {
        text.push(texts::answers_helped());
    }
    let mut keys = answer_keys(topic);
    let mark = |at: usize| others.get(at).map_or(0, |topic: &&Topic| mark(&topic.id));
    keys.insert(1, vec![Key::new(texts::answers_not_this(), Button::NotThis(topic.id.clone(), [mark(0), mark(1)]))]);
    Outcome::nothing()
        .record(count(app, Use::Asked, &topic.id))
        .record(count(app, Use::Answered, &topic.id))
        .screen(person.id, text, keys, true)
}

fn suggest(app: &App, person: &Person, asked: &Asked, found: &[&Topic]) -> Outcome {
    let (text, keys) = match &asked.clarify {
        Some(back) => (back.which.clone(), choices(app, back)),
        None => (texts::answers_found(), found.iter().map(|topic| vec![topic_key(topic)]).collect()),
    };
    let mut outcome = Outcome::nothing().screen(person.id, vec![text], ways_on(keys), true);
    outcome.records.extend(found.iter().map(|topic| count(app, Use::Suggested, &topic.id)));
    outcome
}

/// A button for each thing that may be meant.
fn choices(app: &App, back: &AskedBack) -> Keys {
    let topic = |at: usize| app.faq.topics.all().get(at);
    let key = |(label, at): &(Text, usize)| Some(vec![Key::new(label.clone(), Button::Topic(topic(*at)?.id.clone()))]);
    back.choices.iter().filter_map(key).collect()
}

/// A yes or a no to nothing that the bot remembers asking: no question, so it is neither kept nor counted.
fn to_what(person: &Person, back: &AskedBack) -> Outcome {
    let keys = vec![vec![Key::new(texts::menu_key_answers(), Button::Answers)]];
    Outcome::nothing().screen(person.id, vec![back.which.clone()], ways_on(keys), true)
}

fn unknown(app: &App, person: &Person, noted: Option<TurnRecord>) -> Outcome {
    let keys = vec![vec![Key::new(texts::menu_key_answers(), Button::Answers)]];
    let text = vec![texts::answers_nothing_found()];
    let mut outcome = Outcome::nothing().record(count(app, Use::NotFound, "")).screen(person.id, text, ways_on(keys), true);
    outcome.records.extend(noted);
    outcome
}

/// "Not what I asked": the next candidates and a person; and it is counted.
#[must_use]
pub fn not_this(app: &App, incoming: &Incoming, person: &Person, id: &str, others: Others) -> Outcome {
    let topics: &Topics = &app.faq.topics;
    let found = others.iter().filter(|other| **other != 0);
    let found = found.filter_map(|other| topics.all().iter().find(|topic| mark(&topic.id) == *other && topic.id != id));
    let keys = found.map(|topic| vec![topic_key(topic)]).collect();
    let mut outcome = Outcome::nothing().screen(person.id, vec![texts::answers_other()], ways_on(keys), true);
    if app.faq.tells_first(person.id, incoming.message, Use::NotThis, id) {
        outcome = outcome.record(count(app, Use::NotThis, id));
    }
    let asked = app.faq.recall(person.id, id);
    outcome.records.extend(asked.and_then(|words| unanswered::note(app, person, "", &words, Some(id))));
    outcome
}

/// A person and the menu, under what was found.
fn ways_on(mut keys: Keys) -> Keys {
    keys.push(vec![Key::new(texts::menu_key_person(), Button::Desks)]);
    keys.push(vec![Key::new(texts::menu_key_menu(), Button::Menu)]);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_a_mark_of_its_own() {
        let topics = Topics::embedded();
        let marks: std::collections::HashSet<u16> = topics.all().iter().map(|topic| mark(&topic.id)).collect();
        assert!(!marks.contains(&0) && marks.len() == topics.all().len());
    }
}
