//! In a group that is no desk: the bot speaks only when it is addressed, by its name or by a reply to it, and says once what it is
//! for when somebody puts it there. What is private goes on in the private chat, one press away.

use crate::{
    app::App,
    button::Button,
    faq::{Use, alarms, answer, ask::Kind, count, crisis::Crisis, facts, topics::Topic},
    incoming::{Incoming, Input},
    outbox::message::{Key, Keys, Message, To, What},
    person::Person,
    script::{self, Script, writing::Letters},
    text::{Lang, Text, Tongue},
    texts,
    turn::Outcome,
};

/// How the payload of a link begins that opens a topic in the private chat.
pub const TOPIC_PREFIX: &str = "t-";

/// The payload of a link that opens the private chat and nothing else.
const PLAIN: &str = "group";

/// What somebody asks the bot in a group; `None` where they talk to others.
#[must_use]
pub fn addressed(app: &App, incoming: &Incoming) -> Option<String> {
    let (Input::Words(words) | Input::Piece { caption: words, .. }) = &incoming.input else { return None };
    let name = format!("@{}", app.username().to_lowercase());
    let mut called = false;
    let rest: Vec<&str> = words
        .split_whitespace()
        .filter(|word| {
            let own = name.len() > 1 && word.to_lowercase().trim_end_matches(|c: char| !c.is_alphanumeric()) == name;
            called |= own;
            !own
        })
        .collect();
    // In a desk's chat a reply is meant for somebody's case, or for nobody.
    let replied = incoming.reply_to_user == Some(app.config.bot_id()) && app.desks.of_chat(incoming.place.chat).is_none();
    let person = !incoming.sender.bot || incoming.sender.anonymous;
    (person && (called || replied)).then(|| rest.join(" "))
}

/// The answer to it, under the question.
#[must_use]
pub fn answer(app: &App, incoming: &Incoming, person: &Person, words: &str) -> Outcome {
    let tongue = person.tongue.unwrap_or_else(|| tongue(words, None));
    if let Some(crisis) = app.faq.crisis(words) {
        let keys = vec![vec![said_in(tongue, psychologist_key(crisis))]];
        let mut outcome = say(incoming, tongue, vec![crisis.message()], keys);
        outcome.messages.extend(alarms(app));
        return outcome;
    }
    let asked = app.faq.ask(words);
    let topics: Vec<Topic> = asked
        .candidates
        .iter()
        .filter_map(|found| app.faq.topics.all().get(found.topic))
        .filter_map(|topic| app.faq.topic(&topic.id))
        .collect();
    match (asked.kind, topics.as_slice()) {
        _ if words.is_empty() => hello(incoming, tongue, app),
        (Kind::Greeting, _) => hello(incoming, tongue, app),
        (Kind::Answer, [first, ..]) => {
            let keys = vec![vec![said_in(tongue, open_key(&first.id))]];
            say(incoming, tongue, answer::answer(first, &facts(app)), keys)
                .record(count(app, Use::Asked, &first.id))
                .record(count(app, Use::Answered, &first.id))
        }
        (_, [_, ..]) => {
            let key = |label: Text, id: &str| vec![said_in(tongue, Key::new(label, to_topic(id)))];
            let (text, keys) = match &asked.clarify {
                Some(back) => {
                    let choice = |(label, at): &(Text, usize)| Some(key(label.clone(), &app.faq.topics.all().get(*at)?.id));
                    (back.which.clone(), back.choices.iter().filter_map(choice).collect())
                }
                None => (texts::group_suggest(), topics.iter().map(|topic| key(topic.title(), &topic.id)).collect()),
            };
            let mut outcome = say(incoming, tongue, vec![text], keys);
            for topic in &topics {
                outcome = outcome.record(count(app, Use::Suggested, &topic.id));
            }
            outcome
        }
        _ => {
            let keys = vec![vec![private_key(tongue)]];
            say(incoming, tongue, vec![texts::group_unknown()], keys).record(count(app, Use::NotFound, ""))
        }
    }
}

fn hello(incoming: &Incoming, tongue: Tongue, app: &App) -> Outcome {
    let keys = vec![vec![private_key(tongue)]];
    say(incoming, tongue, vec![texts::group_hello(app.username())], keys)
}

/// What the bot is for, said once to a group that it was put into, in both languages.
#[must_use]
pub fn arrived(app: &App, chat: i64) -> Outcome {
    let text = Lang::ALL.map(|lang| texts::group_arrived(app.username()).said_in(lang));
    let keys = Lang::ALL.map(|lang| private_key(lang.into()));
    let what = What::Say { text: text.into(), keys: vec![keys.into()], reply_to: None };
    Outcome::nothing().message(Message::new(To::Chat(chat), what))
}

/// The language and letters of somebody who has not chosen any: those that they type, else those of their phone (the code that
/// Telegram tells), else Kazakh.
#[must_use]
pub fn tongue(words: &str, phone: Option<&str>) -> Tongue {
    match script::of(words) {
        Script::Ru => Tongue::RUSSIAN,
        Script::KkArab => Tongue::kazakh(Letters::Arab),
        Script::KkLatn => Tongue::kazakh(Letters::Latn),
        Script::Other | Script::Mixed if phone.is_some_and(|code| code.starts_with("ru")) => Tongue::RUSSIAN,
        Script::Other | Script::Mixed | Script::KkCyrl => Lang::Kk.into(),
    }
}

/// The button that opens the private chat.
#[must_use]
pub fn private_key(tongue: Tongue) -> Key {
    said_in(tongue, Key::new(texts::group_key_private(), Button::Link(PLAIN.into())))
}

/// The button that opens a topic in the private chat.
#[must_use]
pub fn open_key(topic: &str) -> Key {
    Key::new(texts::group_key_open(), to_topic(topic))
}

/// The button that leads to the psychologist: in the private chat the help stands once more, with the button of the urgent case.
#[must_use]
pub fn psychologist_key(crisis: Crisis) -> Key {
    Key::new(texts::crisis_button_psychologist(), to_topic(crisis.topic()))
}

fn to_topic(id: &str) -> Button {
    Button::Link(format!("{TOPIC_PREFIX}{id}"))
}

fn said_in(tongue: Tongue, key: Key) -> Key {
    Key { lang: Some(tongue), ..key }
}

fn say(incoming: &Incoming, tongue: Tongue, text: Vec<Text>, keys: Keys) -> Outcome {
    let text = text.into_iter().map(|text| text.said_in(tongue)).collect();
    let what = What::Say { text, keys, reply_to: Some(incoming.message) };
    Outcome::nothing().message(Message::new(To::Chat(incoming.place.chat), what))
}
