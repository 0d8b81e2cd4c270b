//! Answers: by menu (category, topic, answer), by typed words, and the fixed help in a crisis, which goes before everything else.

pub mod answer;
pub mod ask;
pub mod crisis;
pub mod danger;
pub mod group;
pub mod inline;
pub mod keep;
pub mod matching;
pub mod pairs;
pub mod reply;
pub mod search;
pub mod small_talk;
pub mod store;
pub mod topics;
pub mod words;

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use crate::{
    app::App,
    button::Button,
    cases::{Desk, Record as CaseRecord},
    dialogue::State,
    faq::{
        answer::{AnswerFacts, Bilingual, Centre},
        crisis::Crisis,
        keep::{ground::Said, replay::Wording},
        matching::Matcher,
        reply::Open,
        topics::{Category, Kind, Topic, Topics},
    },
    incoming::{Incoming, Input},
    outbox::message::{Key, Keys, Message, To, What},
    person::Person,
    staff::{self, Role},
    text::{Lang, Text},
    texts,
    turn::{Claim, Outcome, Record as TurnRecord},
};

/// The longest topic id, in bytes: with a desk and two separators it must fit into the 64 bytes of a button.
pub const MAX_TOPIC_ID: usize = 40;

/// People whose last question, and answers of which an opinion, is remembered; beyond it memory starts anew.
const MAX_REMEMBERED: usize = 5_000;

/// Topics and their index, and what staff have changed since the start.
pub struct Faq {
    /// What is known.
    pub topics: Topics,
    /// The index with what staff have taught; `None` where they have taught nothing.
    taught: RwLock<Option<Arc<Matcher>>>,
    /// What staff have said from the chat of topics' grounds.
    said: RwLock<HashMap<String, Said>>,
    /// The ways of asking that staff have given to topics; the matcher knows them.
    learned: RwLock<Vec<Wording>>,
    /// The last question of some people, masked, with the topic that answered it, for as long as "not what I asked" may be pressed. In
    /// memory only.
    asked: Mutex<HashMap<i64, (String, String)>>,
    /// Who has told under which message what they think of the answer: a second tap counts nothing. In memory only.
    told: Mutex<HashSet<(i64, i32, Use, String)>>,
    /// What was asked back and waits for a reply.
    pub open: Open,
}

impl Faq {
    /// The one that is compiled into the program.
    #[must_use]
    pub fn embedded() -> Arc<Self> {
        Arc::new(Self {
            topics: Topics::embedded(),
            taught: RwLock::default(),
            said: RwLock::default(),
            learned: RwLock::default(),
            asked: Mutex::default(),
            told: Mutex::default(),
            open: Open::default(),
        })
    }

    /// Finds topics by words.
    #[must_use]
    pub fn matcher(&self) -> Arc<Matcher> {
        let taught = self.taught.read().unwrap_or_else(PoisonError::into_inner).clone();
        // Only what is shared is copied.
        taught.unwrap_or_else(|| Arc::new(ask::learnt().clone()))
    }

    /// Makes ready what the first question needs.
    pub fn prepare(&self) {
        let _ready = self.crisis("сәлем");
    }

    /// The topic of this id, with what staff have said of its ground.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<Topic> {
        let mut topic = self.topics.get(id)?.clone();
        self.said(id).over(&mut topic);
        Some(topic)
    }

    /// What staff have said of a topic's ground.
    #[must_use]
    pub fn said(&self, id: &str) -> Said {
        self.said.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned().unwrap_or_default()
    }

    /// Takes over what staff have said of topics' grounds.
    pub fn keep_said(&self, said: HashMap<String, Said>) {
        *self.said.write().unwrap_or_else(PoisonError::into_inner) = said;
    }

    /// The ways of asking that staff have given to topics.
    #[must_use]
    pub fn learned(&self) -> Vec<Wording> {
        self.learned.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Learns exactly these wordings beside the compiled ones. Takes a fraction of a millisecond for each, in which the old index
    /// answers.
    pub fn learn_wordings(&self, wordings: Vec<Wording>) {
        if self.learned() != wordings {
            let matcher = Arc::new(keep::replay::matcher(&self.topics, &wordings));
            *self.taught.write().unwrap_or_else(PoisonError::into_inner) = Some(matcher);
            *self.learned.write().unwrap_or_else(PoisonError::into_inner) = wordings;
        }
    }

    /// Remembers somebody's last question, masked, and the topic that answered it.
    fn remember(&self, person: i64, topic: &str, words: String) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= MAX_REMEMBERED {
            asked.clear();
        }
        asked.insert(person, (topic.to_owned(), words));
    }

    /// Forgets what somebody asked and told.
    pub fn forget(&self, person: i64) {
        self.open.close(person);
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).remove(&person);
        self.told.lock().unwrap_or_else(PoisonError::into_inner).retain(|(by, ..)| *by != person);
    }

    /// Somebody's last question, which is forgotten with that; `None` where another topic answered it: words are never filed under an
    /// answer that they did not get.
    fn recall(&self, person: i64, topic: &str) -> Option<String> {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.get(&person).is_none_or(|(of, _)| of != topic) {
            return None;
        }
        asked.remove(&person).map(|(_, words)| words)
    }

    /// Whether this is the first time that somebody tells this of a topic under a message.
    fn tells_first(&self, person: i64, message: i32, what: Use, topic: &str) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.len() >= MAX_REMEMBERED {
            told.clear();
        }
        told.insert((person, message, what, topic.to_owned()))
    }

    /// A topic's short title; its id where an old row names one that is gone.
    #[must_use]
    pub fn title(&self, id: &str) -> Text {
        self.topics.get(id).map_or_else(|| Text::new(id.to_owned()), Topic::title)
    }
}

/// What an answer was used for: counted by day and topic, without people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    /// It was shown, in whatever way.
    Asked,
    /// It was shown at once after somebody's own words.
    Answered,
    /// It stood among the suggestions.
    Suggested,
    /// "It helped."
    Helped,
    /// "It did not help."
    NotHelped,
    /// "Not what I asked."
    NotThis,
    /// From it somebody went on to a person.
    Person,
    /// Nothing was found; of no topic.
    NotFound,
}

impl Use {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Asked,
        Self::Answered,
        Self::Suggested,
        Self::Helped,
        Self::NotHelped,
        Self::NotThis,
        Self::Person,
        Self::NotFound,
    ];

    /// The word in rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Answered => "answered",
            Self::Suggested => "suggested",
            Self::Helped => "helped",
            Self::NotHelped => "not_helped",
            Self::NotThis => "not_this",
            Self::Person => "person",
            Self::NotFound => "not_found",
        }
    }
}

/// Rows of this feature.
#[derive(Debug)]
pub enum Record {
    /// An answer was used: a count without a person.
    Count {
        /// For what.
        what: Use,
        /// The topic; empty where there is none.
        topic: String,
        /// The day at the centre, as `2026-11-22`.
        day: String,
    },
    /// What staff keep right.
    Keep(keep::Record),
}

/// Whether the answers, or how they are found, may be other ones once a record is written.
#[must_use]
pub const fn changes_answers(record: &TurnRecord) -> bool {
    use keep::Record::{Check, Learn, Sure, Unlearn};
    match record {
        TurnRecord::Faq(Record::Keep(record)) => matches!(record, Check { .. } | Learn { .. } | Sure { .. } | Unlearn { .. }),
        TurnRecord::Contest { claim, .. } => matches!(claim, Claim::Publish(_)),
        _ => false,
    }
}

/// One use of a topic, today.
#[must_use]
pub fn count(app: &App, what: Use, topic: &str) -> TurnRecord {
    TurnRecord::Faq(Record::Count { what, topic: topic.to_owned(), day: app.clock.today().to_string() })
}

/// The categories.
#[must_use]
pub fn categories(person: &Person, fresh: bool) -> Outcome {
    let mut keys: Keys = Category::ALL
        .into_iter()
        .map(|category| vec![Key::new(category.title(), Button::Category(category.word().into()))])
        .collect();
    keys.push(vec![Key::new(texts::menu_key_person(), Button::Desks)]);
    keys.push(vec![Key::new(texts::menu_key_menu(), Button::Menu)]);
    Outcome::nothing().screen(person.id, vec![texts::answers_choose_category()], keys, fresh)
}

/// A category's topics.
#[must_use]
pub fn category(app: &App, person: &Person, id: &str) -> Outcome {
    let Some(category) = Category::ALL.into_iter().find(|category| category.word() == id) else {
        return categories(person, false).toast(texts::menu_old_button());
    };
    let mut keys: Keys = app.faq.topics.of(category).map(|topic| vec![topic_key(topic)]).collect();
    keys.push(vec![Key::new(texts::menu_key_back(), Button::Answers), Key::new(texts::menu_key_menu(), Button::Menu)]);
    Outcome::nothing().screen(person.id, vec![texts::answers_choose_topic(category.title())], keys, false)
}

/// A topic: its answer, or what it starts.
///
/// # Errors
/// When the database cannot be read.
pub async fn topic(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let Some(topic) = app.faq.topic(id) else { return Ok(categories(person, false).toast(texts::menu_old_button())) };
    match (topic.kind, topic.id.as_str()) {
        (Kind::Crisis, id) => {
            let crisis = if id == "violence" { Crisis::Violence } else { Crisis::Suicide };
            Ok(help_now(app, person, crisis, 0))
        }
        _ => {
            let mut text = answer::answer(&topic, &facts(app));
            if topic.kind != Kind::Action {
                text.push(texts::answers_helped());
            }
            let shown = Outcome::nothing().record(count(app, Use::Asked, &topic.id));
            Ok(shown.screen(person.id, text, answer_keys(&topic), false))
        }
    }
}

/// A topic opened by a link from a group or from somebody's message.
///
/// # Errors
/// When the database cannot be read.
pub async fn opened(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let mut outcome = topic(app, person, id).await?;
    for message in &mut outcome.messages {
        if let What::Screen { fresh, .. } = &mut message.what {
            *fresh = true;
        }
    }
    Ok(outcome.next(State::Idle))
}

fn answer_keys(topic: &Topic) -> Keys {
    let mut keys = Vec::new();
    match topic.id.as_str() {
        "check-eligibility" => keys.push(vec![Key::new(texts::menu_key_screening(), Button::Screening)]),
        "delete-data" => keys.push(vec![Key::new(texts::privacy_key_forget(), Button::Forget)]),
        "change-language" => keys.push(vec![Key::new(texts::menu_key_language(), Button::Languages)]),
        _ => keys.push(vec![
            Key::new(texts::answers_helped_yes(), Button::Helped(true, topic.id.clone())),
            Key::new(texts::answers_helped_no(), Button::Helped(false, topic.id.clone())),
        ]),
    }
    keys.extend(ways_on(topic));
    keys
}

/// The desk that knows more, the topic's category, and the menu.
fn ways_on(topic: &Topic) -> Keys {
    vec![
        vec![Key::new(ask_label(topic.desk), Button::Ask(topic.desk, Some(topic.id.clone())))],
        vec![
            Key::new(texts::menu_key_back(), Button::Category(topic.category.word().into())),
            Key::new(texts::menu_key_menu(), Button::Menu),
        ],
    ]
}

/// "Did it help?" Yes is thanked for; no offers a person. The question goes from under the answer, so that people count and not taps.
#[must_use]
pub fn helped(app: &App, incoming: &Incoming, person: &Person, yes: bool, id: &str) -> Outcome {
    let Some(topic) = app.faq.topic(id) else { return categories(person, false).toast(texts::menu_old_button()) };
    let mut text = answer::answer(&topic, &facts(app));
    text.extend(yes.then(texts::answers_thanks));
    let answered = What::Edit { message: incoming.message, text, keys: ways_on(&topic) };
    let mut outcome = Outcome::nothing().message(Message::new(To::Chat(person.id), answered));
    // Two quick taps: the buttons were still there.
    let what = if yes { Use::Helped } else { Use::NotHelped };
    if app.faq.tells_first(person.id, incoming.message, what, &topic.id) {
        outcome = outcome.record(count(app, what, &topic.id));
    }
    if yes {
        return outcome.toast(texts::answers_thanks());
    }
    let keys = vec![
        vec![Key::new(ask_label(topic.desk), Button::Ask(topic.desk, Some(topic.id.clone())))],
        vec![Key::new(texts::menu_key_menu(), Button::Menu)],
    ];
    outcome.screen(person.id, vec![texts::answers_not_helped()], keys, true)
}

/// Counts where an answer led to a case. The case counts, not the press: who declines the consent has not gone on to a person.
pub fn count_cases(app: &App, outcome: &mut Outcome) {
    let topic = |record: &TurnRecord| match record {
        TurnRecord::Case(CaseRecord::Open(new)) => new.topic.clone(),
        _ => None,
    };
    let topics: Vec<String> = outcome.records.iter().filter_map(topic).collect();
    outcome.records.extend(topics.into_iter().map(|topic| count(app, Use::Person, &topic)));
}

/// Words of a crisis, in whatever state: the fixed help comes first, the desk is alarmed. What the words were meant for happens as
/// well where it would otherwise be lost (a case), and is left out where it would only distract (a search).
///
/// # Errors
/// When the database cannot be read.
pub async fn crisis_first(app: &App, incoming: &Incoming, person: &Person, outcome: Outcome) -> anyhow::Result<Outcome> {
    let Some(crisis) = app.faq.crisis(&everything_in(incoming)) else { return Ok(outcome) };
    let mut help = help_now(app, person, crisis, incoming.message);
    // Who writes the text about violence anew is hardly in danger: the help stands there, and nobody is alarmed.
    if matches!(person.state, State::Keeping(_) | State::Announcing(_)) && keep::may(app, person.id) {
        let mut outcome = outcome;
        help.messages.truncate(1);
        outcome.say_first(help.messages);
        return Ok(outcome);
    }
    let keeps = matches!(person.state, State::Consenting { .. }) && outcome.next.is_some();
    let carries =
        keeps || outcome.records.iter().any(|record| matches!(record, TurnRecord::Case(_) | TurnRecord::AlbumPiece { .. }));
    if carries || matches!(incoming.input, Input::Command { .. }) {
        let mut outcome = outcome;
        outcome.say_first(std::mem::take(&mut help.messages));
        return Ok(outcome);
    }
    Ok(help)
}

/// The words of a message; of a command with its name, in which somebody may cry for help as well.
fn everything_in(incoming: &Incoming) -> Cow<'_, str> {
    match &incoming.input {
        Input::Command { name, args, .. } => Cow::Owned(format!("{} {args}", name.replace('_', " "))),
        _ => Cow::Borrowed(incoming.words()),
    }
}

/// The fixed message, the psychologist's button, and the alarm.
fn help_now(app: &App, person: &Person, crisis: Crisis, message: i32) -> Outcome {
    let keys = vec![vec![Key::new(texts::crisis_button_psychologist(), Button::Urgent(message))]];
    let what = What::Say { text: vec![crisis.message()], keys, reply_to: None };
    let mut outcome = Outcome::nothing().message(Message::new(To::Chat(person.id), what));
    outcome.messages.extend(alarms(app));
    outcome
}

/// The word to the psychologist that somebody may be in danger; to the head where there is none.
fn alarms(app: &App) -> Vec<Message> {
    let alarmed: Vec<i64> = match app.desks.of(Desk::Psychologist) {
        Some(binding) => vec![binding.chat],
        None => app.staff.with(Role::Psychologist),
    };
    if alarmed.is_empty() {
        return staff::to_heads(app, vec![texts::staff_alarm_crisis_no_desk()]);
    }
    let alarm = || What::Say { text: vec![texts::crisis_alarm()], keys: Vec::new(), reply_to: None };
    alarmed.into_iter().map(|chat| Message::new(To::Chat(chat), alarm())).collect()
}

fn ask_label(desk: Desk) -> Text {
    match desk {
        Desk::Operator => texts::answers_ask_operator(),
        Desk::Lawyer => texts::answers_ask_lawyer(),
        Desk::Psychologist => texts::answers_ask_psychologist(),
    }
}

fn topic_key(topic: &Topic) -> Key {
    Key::new(topic.title(), Button::Topic(topic.id.clone()))
}

fn facts(app: &App) -> AnswerFacts {
    let centre = &app.config.centre;
    let both = |kk: Option<&str>, ru: Option<&str>| Some(Bilingual { kk: kk?.to_owned(), ru: ru?.to_owned() });
    AnswerFacts {
        amounts: crate::amounts::Amounts::for_year(app.clock.today().year()),
        centre: Centre {
            name: both(centre.name(Lang::Kk), centre.name(Lang::Ru)),
            phone: centre.phone.clone(),
            address: both(centre.address(Lang::Kk), centre.address(Lang::Ru)),
        },
    }
}

#[cfg(test)]
mod tests;
