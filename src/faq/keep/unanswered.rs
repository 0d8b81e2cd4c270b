//! Questions that were not understood: kept masked, shown in groups, and given to a topic, which understands them from then on.

use std::sync::{Arc, LazyLock};

use jiff::{ToSpan, civil::Date};

use crate::{
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    faq::{
        ask::Kind,
        keep::{
            By, Record, Reworded, State, key, mask,
            press::{Goal, Press},
            record, replay, store,
        },
        topics::Topic,
    },
    incoming::Incoming,
    outbox::message::{Key, Keys, Message, To, What},
    person::Person,
    privacy::Purpose,
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// How long a question is kept, in days.
pub const KEPT_DAYS: i32 = 90;

/// The newest questions that are looked at.
pub const MOST_QUESTIONS: i64 = 3_000;

/// The groups that are shown.
const MOST_GROUPS: usize = 10;

/// The wordings of one group that are shown.
const MOST_WORDINGS: usize = 6;

/// The longest wording that is taught, in characters: a longer one is a story, and teaches its topic chance words.
const MAX_WORDING: usize = 120;

/// Why a question is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing was found.
    None,
    /// "Not what I asked."
    Wrong,
}

impl Why {
    /// The word in rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Wrong => "wrong",
        }
    }
}

/// A question as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number.
    pub id: i64,
    /// Why.
    pub why: Why,
    /// The topic that was shown and not meant.
    pub topic: Option<String>,
    /// The masked words.
    pub words: String,
}

/// Keeps a question that was not understood, or was answered with `topic` and meant something else. `None` where nothing of it may
/// be kept: words of a crisis, or no words at all.
#[must_use]
pub fn note(app: &App, person: &Person, name: &str, words: &str, topic: Option<&str>) -> Option<TurnRecord> {
    if app.faq.crisis(words).is_some() {
        return None;
    }
    let words = masked(name, words);
    if !words.chars().any(char::is_alphabetic) {
        return None;
    }
    let why = if topic.is_some() { Why::Wrong } else { Why::None };
    // Without the person's word nobody can tell any more whose question it was.
    let by = person.agreed(Purpose::Learning).then_some(person.id);
    let day = app.clock.today().to_string();
    Some(record(Record::Question { day, why, topic: topic.map(str::to_owned), words, person: by }))
}

/// A question without what tells whose it is; `name` is the first name of whoever asks.
#[must_use]
pub fn masked(name: &str, words: &str) -> String {
    static KNOWN: LazyLock<mask::Known> = LazyLock::new(|| mask::Known::new(texts::FILES.iter().map(|(.., source)| *source)));
    mask::mask(words, name, &KNOWN)
}

/// What the daily work takes away: questions older than their term.
#[must_use]
pub fn clean(today: Date) -> TurnRecord {
    record(Record::ForgetQuestions { before: today.saturating_sub(KEPT_DAYS.days()).to_string() })
}

/// The most frequent groups of what is still not understood.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(app: &App, person: &Person, fresh: bool) -> anyhow::Result<Outcome> {
    let (open, groups) = still_open(app).await?;
    let mut keys: Keys = Vec::new();
    let mut lines = Vec::new();
    for (number, group) in (1_i64..).zip(groups.iter().take(MOST_GROUPS)) {
        let Some(first) = group.first().map(|place| &open[*place]) else { continue };
        let count = i64::try_from(group.len()).unwrap_or(i64::MAX);
        lines.push(texts::keep_group_line(count, number, first.words.as_str()));
        keys.push(vec![key(texts::keep_key_group(number, short(&first.words)), Press::Question(first.id))]);
    }
    keys.push(vec![Key::new(texts::menu_key_menu(), Button::Menu)]);
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let text = if lines.is_empty() {
        vec![texts::keep_unanswered_none()]
    } else {
        vec![texts::keep_unanswered(count(groups.len()), count(open.len())), texts::keep_unanswered_lines(lines)]
    };
    Ok(Outcome::nothing().screen(person.id, text, keys, fresh).next(Dialogue::Idle))
}

/// The questions without those that the matcher understands by now (a wording that was given answers everything like it), and their
/// groups. Asking thousands of questions again keeps a thread busy.
async fn still_open(app: &App) -> anyhow::Result<(Vec<Question>, Vec<Vec<usize>>)> {
    let mut questions = store::questions(&app.db.read, MOST_QUESTIONS).await?;
    let faq = Arc::clone(&app.faq);
    let work = move || {
        questions.retain(|question| {
            let asked = faq.ask(&question.words);
            let topic = asked.topic().and_then(|place| faq.topics.all().get(place));
            match question.why {
                // Suggestions are an answer to what had none.
                Why::None => asked.kind == Kind::None,
                Why::Wrong => topic.is_none_or(|topic| question.topic.as_deref() == Some(topic.id.as_str())),
            }
        });
        let words: Vec<String> = questions.iter().map(|question| question.words.clone()).collect();
        let groups = mask::groups(&words);
        (questions, groups)
    };
    app.tasks.aside(work).await
}

/// The beginning of words, for a button.
pub(super) fn short(words: &str) -> String {
    let cut: String = words.chars().take(28).collect();
    if cut.len() < words.len() { format!("{}…", cut.trim_end()) } else { cut }
}

/// One group: how people said it, and what it may mean.
///
/// # Errors
/// When the database cannot be read.
pub async fn open(app: &App, person: &Person, id: i64) -> anyhow::Result<Outcome> {
    let (questions, groups) = still_open(app).await?;
    let place = questions.iter().position(|question| question.id == id);
    let group = groups.into_iter().find(|group| place.is_some_and(|place| group.contains(&place)));
    let (Some(place), Some(group)) = (place, group) else {
        return gone(app, person).await;
    };
    let question = &questions[place];
    let mut lines = vec![texts::keep_wording(question.words.as_str())];
    lines.extend(
        group
            .iter()
            .filter(|other| **other != place)
            .take(MOST_WORDINGS)
            .map(|other| texts::keep_wording(questions[*other].words.as_str())),
    );
    let mut text = vec![texts::keep_group(i64::try_from(group.len()).unwrap_or(i64::MAX)), texts::keep_wordings(lines)];
    if let Some(topic) = &question.topic {
        text.push(texts::keep_answered_with(app.faq.title(topic)));
    }
    let near = app.faq.matcher().rank(&question.words, app.faq.topics.of_crisis()).best;
    let mut keys: Keys = near
        .into_iter()
        .filter_map(|found| app.faq.topics.all().get(found.topic))
        .filter(|topic| Some(&topic.id) != question.topic.as_ref())
        .map(|topic| vec![key(topic.title(), Press::Give(id, topic.id.clone()))])
        .collect();
    keys.push(vec![key(texts::keep_key_other_topic(), Press::Find(Goal::Teach(id)))]);
    keys.push(vec![key(texts::keep_key_not_ours(), Press::NotOurs(id))]);
    keys.push(vec![key(texts::menu_key_back(), Press::Unanswered), Key::new(texts::menu_key_menu(), Button::Menu)]);
    Ok(Outcome::nothing().screen(person.id, text, keys, false).next(Dialogue::Idle))
}

/// Before a wording is given: what it would have done to everything that is kept.
///
/// # Errors
/// When the database cannot be read.
pub async fn give(app: &App, person: &Person, id: i64, topic: &str) -> anyhow::Result<Outcome> {
    let (Some(question), Some(to)) = (store::question(&app.db.read, id).await?, app.faq.topic(topic)) else {
        return gone(app, person).await;
    };
    let outcome = offer(app, person, (id, &to), wording(&question.words), Press::Teach(id, to.id.clone()), false).await?;
    Ok(outcome.next(Dialogue::Idle))
}

/// The question whether a topic is to have these words.
async fn offer(
    app: &App,
    person: &Person,
    (id, to): (i64, &Topic),
    words: String,
    yes: Press,
    fresh: bool,
) -> anyhow::Result<Outcome> {
    let questions = store::questions(&app.db.read, MOST_QUESTIONS).await?.into_iter().map(|question| question.words).collect();
    let change = replay::of(app, questions, vec![(to.id.clone(), words.clone())]).await?;
    let mut text = vec![texts::keep_give(to.title(), words), change.text()];
    text.extend(change.moved_text(&app.faq));
    text.push(texts::keep_give_term());
    let keys = vec![
        vec![key(texts::keep_key_give(), yes)],
        vec![key(texts::keep_key_reword(), Press::Reword(id, to.id.clone()))],
        vec![key(texts::keep_key_other_topic(), Press::Find(Goal::Teach(id)))],
        vec![key(texts::menu_key_back(), Press::Question(id)), Key::new(texts::menu_key_menu(), Button::Menu)],
    ];
    Ok(Outcome::nothing().screen(person.id, text, keys, fresh))
}

/// The wording that a question teaches: without the gaps of what was masked.
fn wording(words: &str) -> String {
    let kept = words.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    let cut: String = kept.collect::<Vec<_>>().join(" ").chars().take(MAX_WORDING).collect();
    cut.trim_end().to_owned()
}

/// Asks for other words.
///
/// # Errors
/// When the database cannot be read.
pub async fn reword(app: &App, person: &Person, id: i64, topic: &str) -> anyhow::Result<Outcome> {
    let (Some(question), Some(to)) = (store::question(&app.db.read, id).await?, app.faq.topic(topic)) else {
        return gone(app, person).await;
    };
    let copy = What::Say { text: vec![texts::keep_wording_alone(wording(&question.words))], keys: Vec::new(), reply_to: None };
    let keys = vec![vec![key(texts::menu_key_back(), Press::Give(id, to.id.clone()))]];
    let reworded = Reworded { question: id, topic: to.id, words: None };
    Ok(Outcome::nothing()
        .message(Message::new(To::Chat(person.id), copy))
        .screen(person.id, vec![texts::keep_reword()], keys, true)
        .next(Dialogue::Keeping(State::Rewording(reworded))))
}

/// Other words have come: they are looked at like those of the question. Masked like them as well: a wording has no term.
///
/// # Errors
/// When the database cannot be read.
pub async fn reworded(app: &App, person: &Person, reworded: Reworded, words: &str) -> anyhow::Result<Outcome> {
    let Reworded { question: id, topic, .. } = reworded;
    let (Some(_), Some(to)) = (store::question(&app.db.read, id).await?, app.faq.topic(&topic)) else {
        return gone(app, person).await;
    };
    let words = wording(&masked("", words));
    if words.is_empty() {
        let keys = vec![vec![key(texts::menu_key_back(), Press::Give(id, to.id))]];
        return Ok(Outcome::nothing().screen(person.id, vec![texts::keep_empty(), texts::keep_reword()], keys, true));
    }
    let outcome = offer(app, person, (id, &to), words.clone(), Press::TeachReworded(id, to.id.clone()), true).await?;
    Ok(outcome.next(Dialogue::Keeping(State::Rewording(Reworded { question: id, topic, words: Some(words) }))))
}

/// The wording is given: the matcher has it as soon as this is written.
///
/// # Errors
/// When the database cannot be read.
pub async fn teach(app: &App, incoming: &Incoming, person: &Person, id: i64, topic: &str) -> anyhow::Result<Outcome> {
    let (Some(question), Some(to)) = (store::question(&app.db.read, id).await?, app.faq.topic(topic)) else {
        return gone(app, person).await;
    };
    Ok(taught(incoming, person, id, &to, wording(&question.words)))
}

/// The same in the words that were written instead.
///
/// # Errors
/// When the database cannot be read.
pub async fn teach_reworded(app: &App, incoming: &Incoming, person: &Person, id: i64, topic: &str) -> anyhow::Result<Outcome> {
    let (Some(_), Some(to)) = (store::question(&app.db.read, id).await?, app.faq.topic(topic)) else {
        return gone(app, person).await;
    };
    match &person.state {
        Dialogue::Keeping(State::Rewording(Reworded { question, topic: of, words: Some(words) }))
            if (*question, of.as_str()) == (id, topic) =>
        {
            Ok(taught(incoming, person, id, &to, words.clone()))
        }
        // Those words are gone: the question's own are offered again.
        _ => Ok(give(app, person, id, topic).await?.toast(texts::menu_old_button())),
    }
}

fn taught(incoming: &Incoming, person: &Person, id: i64, to: &Topic, words: String) -> Outcome {
    let learn = Record::Learn { topic: to.id.clone(), words, by: By::of(incoming) };
    // The question has done its work; what is like it is understood from now on.
    let done = Record::DropQuestions { ids: vec![id] };
    let keys = vec![
        vec![key(texts::keep_key_learned(), Press::Learned(to.id.clone(), 0))],
        vec![key(texts::keep_key_next(), Press::Unanswered), Key::new(texts::menu_key_menu(), Button::Menu)],
    ];
    Outcome::nothing()
        .record(record(learn))
        .record(record(done))
        .screen(person.id, vec![texts::keep_given(to.title())], keys, false)
        .next(Dialogue::Idle)
}

async fn gone(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    Ok(list(app, person, true).await?.toast(texts::keep_question_gone()))
}

/// A group that is no question for the centre is thrown away.
///
/// # Errors
/// When the database cannot be read.
pub async fn not_ours(app: &App, person: &Person, id: i64) -> anyhow::Result<Outcome> {
    let (questions, groups) = still_open(app).await?;
    let place = questions.iter().position(|question| question.id == id);
    let group = groups.into_iter().find(|group| place.is_some_and(|place| group.contains(&place)));
    let Some(group) = group else { return gone(app, person).await };
    let ids = group.into_iter().map(|place| questions[place].id).collect();
    let keys = vec![vec![key(texts::keep_key_next(), Press::Unanswered), Key::new(texts::menu_key_menu(), Button::Menu)]];
    Ok(Outcome::nothing()
        .record(record(Record::DropQuestions { ids }))
        .screen(person.id, vec![texts::keep_dropped_group()], keys, false)
        .next(Dialogue::Idle))
}
