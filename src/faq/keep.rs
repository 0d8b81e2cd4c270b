//! The answers kept right by the centre's staff, from the chat: their texts, whether they are still true, how people ask for them.
//! For head, editor and lawyer, each time anew: a button under an old message asks for the role again.

pub mod check;
pub mod edit;
pub mod export;
pub mod ground;
pub mod learned;
pub mod mask;
pub mod pages;
pub mod press;
pub mod replay;
pub mod review;
pub mod stats;
pub mod store;
pub mod unanswered;

use std::collections::HashSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    faq::{
        keep::{
            check::Part,
            ground::Source,
            press::{Goal, Press},
            unanswered::Why,
        },
        topics::{Category, Kind, Topic},
    },
    incoming::{Incoming, Input},
    menu,
    outbox::message::{Key, Keys, What},
    person::Person,
    staff::Role,
    text::{Lang, Text},
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// Who may keep the answers.
const KEEPERS: [Role; 3] = [Role::Head, Role::Editor, Role::Lawyer];

/// The commands of this room.
pub const COMMANDS: [&str; 4] = ["texts", "unanswered", "review", "stats"];

/// The most topics of one search that are shown to staff.
const MOST_FOUND: usize = 8;

/// What a member of the staff is at, in their private chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Looks for a topic: words are searched.
    Finding(Goal),
    /// Writes a topic's text anew.
    Writing(Draft),
    /// Writes the words of a question otherwise, before a topic is given them.
    Rewording(Reworded),
}

/// A question that was not understood, in words of somebody who keeps the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reworded {
    /// The question's number.
    pub question: i64,
    /// The topic that is to have the words.
    pub topic: String,
    /// The words; `None` until they are written.
    pub words: Option<String>,
}

/// New words for a topic that nobody else sees yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The topic.
    pub topic: String,
    /// What the next message is taken for; `None` while buttons are asked for.
    pub asked: Option<(Part, Lang)>,
    /// The new sources.
    pub words: Vec<(Part, Lang, String)>,
    /// The newest published edit of the topic when the draft was begun, or when somebody else's was shown.
    pub since: i64,
    /// Which message brought which part: a message that is changed afterwards brings it once more.
    #[serde(default)]
    pub brought: Vec<(i32, Part, Lang)>,
    /// The next message names the source.
    #[serde(default)]
    pub sourcing: bool,
}

impl Draft {
    /// The new source of a part, if it has one.
    #[must_use]
    pub fn source(&self, part: Part, lang: Lang) -> Option<&str> {
        self.words.iter().find(|(of, in_lang, _)| (*of, *in_lang) == (part, lang)).map(|(.., words)| words.as_str())
    }

    /// Puts the new source of a part in place of the one that it had.
    fn put(&mut self, part: Part, lang: Lang, words: String) {
        self.words.retain(|(of, in_lang, _)| (*of, *in_lang) != (part, lang));
        self.words.push((part, lang, words));
    }
}

/// New words of a topic. They are published only where nobody has published others since they were begun.
#[derive(Debug)]
pub struct Publish {
    /// The topic.
    pub topic: String,
    /// The newest published edit that their writer has seen.
    pub since: i64,
    /// The parts with their sources; `None` for the file's own.
    pub words: Vec<(Part, Lang, Option<String>)>,
    /// Where they come from, if that is another source than before.
    pub source: Option<Source>,
    /// The day at the centre, where they were held against it.
    pub checked: Option<Date>,
    /// By whom.
    pub by: By,
}

/// Rows of this room.
#[derive(Debug)]
pub enum Record {
    /// A topic is still true.
    Check {
        /// The topic.
        topic: String,
        /// The day at the centre, as `2026-11-22`.
        day: String,
        /// Says who.
        by: By,
    },
    /// A topic is confirmed, or has to be.
    Sure {
        /// The topic.
        topic: String,
        /// Which.
        sure: bool,
        /// By whom.
        by: By,
    },
    /// A question that was not understood.
    Question {
        /// The day at the centre, as `2026-11-22`.
        day: String,
        /// Why it is kept.
        why: Why,
        /// The topic that was shown and not meant.
        topic: Option<String>,
        /// The masked words.
        words: String,
        /// Who asked, where they have agreed to that.
        person: Option<i64>,
    },
    /// Questions have done their work, or are none for the centre.
    DropQuestions {
        /// Their numbers.
        ids: Vec<i64>,
    },
    /// Questions whose term is over.
    ForgetQuestions {
        /// The first day that is kept, as `2026-11-22`.
        before: String,
    },
    /// A topic gets a wording.
    Learn {
        /// The topic.
        topic: String,
        /// The wording.
        words: String,
        /// By whom.
        by: By,
    },
    /// A wording is taken away.
    Unlearn {
        /// Its number.
        id: i64,
    },
}

/// Who did it, for the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Telegram's user id.
    pub id: i64,
    /// The first name as Telegram shows it.
    pub name: String,
}

impl By {
    /// Whoever sent this.
    #[must_use]
    pub fn of(incoming: &Incoming) -> Self {
        Self { id: incoming.sender.id, name: incoming.sender.name.clone() }
    }
}

/// Whether somebody may keep the answers.
#[must_use]
pub fn may(app: &App, person: i64) -> bool {
    KEEPERS.into_iter().any(|role| app.staff.has(person, role))
}

/// A command of this room, from somebody of the staff.
///
/// # Errors
/// When the database cannot be read.
pub async fn command(app: &App, person: &Person, name: &str, args: &str) -> anyhow::Result<Outcome> {
    if !may(app, person.id) {
        return Ok(Outcome::nothing().say(person.id, vec![texts::staff_not_your_role()]));
    }
    match name {
        "review" => Ok(review::list(app, person, 0, true)),
        "unanswered" => unanswered::list(app, person, true).await,
        "stats" => stats::show(app, person, 30).await,
        _ if args.trim().is_empty() => Ok(find(person, Goal::Edit, true)),
        _ => Ok(found(app, person, Goal::Edit, args)),
    }
}

/// A button of this room.
///
/// # Errors
/// When the database cannot be read.
pub async fn press(app: &App, incoming: &Incoming, person: &Person, press: Press) -> anyhow::Result<Outcome> {
    if !may(app, person.id) {
        return Ok(menu::old_button(app, person));
    }
    let mut outcome = pressed(app, incoming, person, press).await?;
    // Under a list or a card that is no screen, an older screen would change out of sight.
    if app.outbox.screen_of(person.id).await? != Some(incoming.message) {
        for message in &mut outcome.messages {
            if let What::Screen { fresh, .. } = &mut message.what {
                *fresh = true;
            }
        }
    }
    Ok(outcome)
}

async fn pressed(app: &App, incoming: &Incoming, person: &Person, press: Press) -> anyhow::Result<Outcome> {
    match press {
        Press::Find(goal) => Ok(find(person, goal, false)),
        Press::Category(goal, category) => Ok(in_category(app, person, goal, &category)),
        Press::Topic(id) => edit::open(app, person, &id).await,
        Press::Write(part, lang, id) => edit::write(app, person, (part, lang, id)).await,
        Press::Publish(id) => edit::publish::publish(app, incoming, person, &id).await,
        Press::From(ground, id) => edit::publish::from(app, incoming, person, ground, &id).await,
        Press::Sure(sure, id) => edit::sure(app, incoming, person, sure, &id).await,
        Press::Drop(id) => edit::drop_draft(app, person, &id).await,
        Press::Draft(id) => edit::publish::go_on(app, person, &id).await,
        Press::History(id, page) => edit::history::show(app, person, &id, page).await,
        Press::Version(edit) => edit::history::version(app, person, edit).await,
        Press::Restore(edit) => edit::history::restore(app, person, edit).await,
        Press::Original(part, lang, id) => Ok(edit::history::original(app, person, (part, lang, &id))),
        Press::RestoreOriginal(part, lang, id) => edit::history::restore_original(app, person, (part, lang, &id)).await,
        Press::StillTrue(id) => edit::still_true(app, incoming, person, &id).await,
        Press::Review(page) => Ok(review::list(app, person, page, false)),
        Press::Unanswered => unanswered::list(app, person, false).await,
        Press::Question(id) => unanswered::open(app, person, id).await,
        Press::NotOurs(id) => unanswered::not_ours(app, person, id).await,
        Press::Give(id, topic) => unanswered::give(app, person, id, &topic).await,
        Press::Teach(id, topic) => unanswered::teach(app, incoming, person, id, &topic).await,
        Press::Reword(id, topic) => unanswered::reword(app, person, id, &topic).await,
        Press::TeachReworded(id, topic) => unanswered::teach_reworded(app, incoming, person, id, &topic).await,
        Press::Learned(topic, page) => learned::show(app, person, &topic, page).await,
        Press::Unlearn(id) => learned::unlearn(app, person, id).await,
        Press::Stats(days) => stats::show(app, person, days).await,
    }
}

/// Words or something else from somebody who is at work here.
///
/// # Errors
/// When the database cannot be read.
pub async fn typed(app: &App, incoming: &Incoming, person: &Person, state: State) -> anyhow::Result<Outcome> {
    if !may(app, person.id) {
        return Ok(menu::show(app, person, true).next(Dialogue::Idle));
    }
    let (Input::Words(words) | Input::Edited { words }) = &incoming.input else {
        return Ok(Outcome::nothing().screen(person.id, vec![texts::keep_words_only()], leave_keys(), true));
    };
    match state {
        State::Finding(goal) => Ok(found(app, person, goal, words)),
        State::Writing(draft) => edit::wrote(app, incoming, person, draft, words).await,
        State::Rewording(reworded) => unanswered::reworded(app, person, reworded, words).await,
    }
}

/// Whether a message that was changed afterwards is one of those that somebody wrote for what they are at here.
#[must_use]
pub fn wrote(state: &State, message: i32) -> bool {
    match state {
        State::Writing(draft) => draft.brought.iter().any(|(brought, ..)| *brought == message),
        State::Finding(_) | State::Rewording(_) => true,
    }
}

/// Asks which topic is meant.
fn find(person: &Person, goal: Goal, fresh: bool) -> Outcome {
    let mut keys: Keys = Category::ALL
        .into_iter()
        .map(|category| vec![key(category.title(), Press::Category(goal, category.word().into()))])
        .collect();
    keys.extend(leave_keys());
    Outcome::nothing()
        .screen(person.id, vec![texts::keep_which_topic()], keys, fresh)
        .next(Dialogue::Keeping(State::Finding(goal)))
}

/// The topics that words may mean.
fn found(app: &App, person: &Person, goal: Goal, words: &str) -> Outcome {
    // Staff may write an id or a part of a title as well.
    let needle = words.trim().to_lowercase();
    let titled = |topic: &&Topic| {
        let titles = Lang::ALL.map(|lang| app.locales.plain(lang, &topic.title()).to_lowercase());
        topic.id == needle || needle.chars().count() > 2 && titles.iter().any(|title| title.contains(&needle))
    };
    let mut topics: Vec<&Topic> = app.faq.topics.all().iter().filter(titled).collect();
    if !app.faq.topics.all().iter().any(|topic| topic.id == needle) {
        let meant = app.faq.matcher().rank(words, app.faq.topics.of_crisis()).best;
        topics.extend(meant.into_iter().filter_map(|found| app.faq.topics.all().get(found.topic)));
    }
    let mut seen = HashSet::new();
    topics.retain(|topic| seen.insert(topic.id.as_str()));
    topics.retain(|topic| topic.kind != Kind::Crisis);
    topics.truncate(MOST_FOUND);
    let text = if topics.is_empty() { texts::keep_nothing_found() } else { texts::keep_found() };
    let mut keys: Keys = topics.into_iter().map(|topic| vec![topic_key(goal, topic)]).collect();
    keys.push(vec![key(texts::keep_key_categories(), Press::Find(goal))]);
    keys.extend(leave_keys());
    Outcome::nothing().screen(person.id, vec![text], keys, true).next(Dialogue::Keeping(State::Finding(goal)))
}

fn in_category(app: &App, person: &Person, goal: Goal, word: &str) -> Outcome {
    let Some(category) = Category::ALL.into_iter().find(|category| category.word() == word) else {
        return find(person, goal, false).toast(texts::menu_old_button());
    };
    // The fixed help in a crisis is no answer: it changes with a release only.
    let topics = app.faq.topics.of(category).filter(|topic| topic.kind != Kind::Crisis);
    let mut keys: Keys = topics.map(|topic| vec![topic_key(goal, topic)]).collect();
    keys.push(vec![key(texts::menu_key_back(), Press::Find(goal))]);
    Outcome::nothing()
        .screen(person.id, vec![texts::answers_choose_topic(category.title())], keys, false)
        .next(Dialogue::Keeping(State::Finding(goal)))
}

fn topic_key(goal: Goal, topic: &Topic) -> Key {
    match goal {
        Goal::Edit => key(topic.title(), Press::Topic(topic.id.clone())),
        Goal::Teach(id) => key(topic.title(), Press::Give(id, topic.id.clone())),
    }
}

fn key(label: Text, press: Press) -> Key {
    Key::new(label, Button::Keep(press))
}

fn leave_keys() -> Keys {
    vec![vec![Key::new(texts::menu_key_menu(), Button::Menu)]]
}

fn record(record: Record) -> TurnRecord {
    TurnRecord::Faq(super::Record::Keep(record))
}
