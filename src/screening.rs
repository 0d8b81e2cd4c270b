//! The eligibility questionnaire: one question a screen, with progress and a way back; at the end what looks open for this family,
//! why, and with whom to go on. Questions and rules are data, the conversation is a pure step; this file only shows and stores.

pub mod answers;
pub mod calls;
pub mod condition;
pub mod follow;
pub mod judge;
pub mod map;
mod memo;
pub mod numbers;
pub mod order;
pub mod persona;
pub mod plan;
pub mod questions;
pub mod recheck;
pub mod result;
pub mod rules;
pub mod space;
pub mod step;
pub mod store;
pub mod summary;
pub mod visit;
pub mod why;

use jiff::civil::Date;

use crate::{
    app::App,
    button::Button,
    cases::Desk,
    dialogue::{State, Then},
    menu,
    outbox::message::{Key as Press, Keys, Message, What},
    person::Person,
    privacy::{self, Purpose},
    screening::{
        answers::{Answers, Key, Value},
        persona::Persona,
        result::details::{self, Part},
        rules::Rules,
        step::{Change, Input, Screen, Step, View},
        visit::Told,
    },
    text::Text,
    texts,
    turn::{Outcome, Record},
};

/// Buttons of short labels that share a row.
const IN_A_ROW: usize = 3;

/// After so many seconds without a word somebody comes back.
const PAUSE: i64 = 60 * 60;

/// Begins the questionnaire or goes on with it; consent comes first.
///
/// # Errors
/// When the database cannot be read.
pub async fn begin(app: &App, person: &Person, fresh: bool) -> anyhow::Result<Outcome> {
    if !person.agreed(Purpose::Case) {
        return Ok(privacy::ask(app, person, Then::Screening, fresh));
    }
    let input = if matches!(person.state, State::Screening(_)) { Input::Resume } else { Input::Start };
    take(app, person, input, fresh).await
}

/// A pressed answer.
///
/// # Errors
/// When the database cannot be read.
pub async fn answered(app: &App, person: &Person, question: u16, option: u16) -> anyhow::Result<Outcome> {
    let (Ok(question), Ok(option)) = (u8::try_from(question), u8::try_from(option)) else {
        return current_screen(app, person).await;
    };
    pressed(app, person, Input::Answer { question, option }).await
}

/// "Prefer not to say".
///
/// # Errors
/// When the database cannot be read.
pub async fn skipped(app: &App, person: &Person, question: u16) -> anyhow::Result<Outcome> {
    let Ok(question) = u8::try_from(question) else { return current_screen(app, person).await };
    pressed(app, person, Input::Skip { question }).await
}

/// One question back.
///
/// # Errors
/// When the database cannot be read.
pub async fn back(app: &App, person: &Person, question: Option<u16>) -> anyhow::Result<Outcome> {
    pressed(app, person, Input::Back { question: question.and_then(|question| u8::try_from(question).ok()) }).await
}

/// An answer that somebody typed, as far as it is understood for the question that they are asked.
#[must_use]
pub fn heard(person: &Person, words: &str) -> Option<Value> {
    match person.state {
        State::Screening(step::State::Asking { key, .. }) => numbers::value(key, words),
        _ => None,
    }
}

/// A typed answer.
///
/// # Errors
/// When the database cannot be read.
pub async fn typed(app: &App, person: &Person, value: Value) -> anyhow::Result<Outcome> {
    take(app, person, Input::Typed(value), true).await
}

/// Words where a button or a number was expected.
///
/// # Errors
/// When the database cannot be read.
pub async fn not_understood(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    take(app, person, Input::Other, true).await
}

/// A part of the result that stands behind the short one, or the short one again.
///
/// # Errors
/// When the database cannot be read.
pub async fn part(app: &App, person: &Person, number: u16) -> anyhow::Result<Outcome> {
    let Some(part) = Part::of(number).filter(|_| person.state.on_result()) else {
        return pressed(app, person, Input::Resume).await;
    };
    let answers = app.answered.answers(&app.db.read, person.id).await?;
    let (rules, today) = (Rules::embedded(), app.clock.today());
    let paragraphs = details::details(rules, &judge::judge(rules, &answers, today), today, part);
    let short = Press::new(texts::screening_button_short(), Button::Part(0));
    let others = Part::ALL.into_iter().filter(|other| *other != part).map(part_key);
    let keys = others.chain([short, menu_key()]).map(|key| vec![key]).collect();
    Ok(Outcome::nothing().screen(person.id, paragraphs, keys, false))
}

fn part_key(part: Part) -> Press {
    Press::new(part.label(), Button::Part(part as u16))
}

/// From the beginning, without the answers.
///
/// # Errors
/// When the database cannot be read.
pub async fn restart(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    if !person.agreed(Purpose::Case) {
        return Ok(privacy::ask(app, person, Then::Screening, false));
    }
    take(app, person, Input::Restart, false).await
}

/// The answers given so far, each with a way to change it.
///
/// # Errors
/// When the database cannot be read.
pub async fn answers_given(app: &App, person: &Person, fresh: bool) -> anyhow::Result<Outcome> {
    let (text, keys) = summary::screen(&app.answered.answers(&app.db.read, person.id).await?);
    Ok(Outcome::nothing().screen(person.id, text, keys, fresh))
}

/// The question whose answer shall be changed. From there it goes on to what is open, else back to the result.
///
/// # Errors
/// When the database cannot be read.
pub async fn edit(app: &App, person: &Person, question: u16) -> anyhow::Result<Outcome> {
    if !person.agreed(Purpose::Case) {
        return Ok(privacy::ask(app, person, Then::Screening, false));
    }
    let Ok(question) = u8::try_from(question) else { return current_screen(app, person).await };
    take(app, person, Input::Edit { question }, false).await
}

/// The screen that a person is on, sent anew under an old one: the question in the questionnaire, else the menu.
///
/// # Errors
/// When the database cannot be read.
pub async fn current_screen(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    match person.state {
        State::Screening(_) => take(app, person, Input::Resume, true).await,
        _ => Ok(menu::show(app, person, true)),
    }
}

/// The result in short, for the desk that a case goes to; empty when there are no answers.
///
/// # Errors
/// When the database cannot be read.
pub async fn summary(app: &App, person: &Person) -> anyhow::Result<Vec<Text>> {
    let answers = app.answered.answers(&app.db.read, person.id).await?;
    if answers.is_empty() {
        return Ok(Vec::new());
    }
    let done = step::step(Some(step::State::Done), &answers, Input::Resume, app.clock.today());
    Ok(match done.view {
        View::Result { staff, .. } => staff,
        _ => Vec::new(),
    })
}

/// One line of the `screen` command: the result of a JSON object of answers, or `{"error": …}` for anything else, as JSON.
#[must_use]
pub fn screen_line(line: &[u8], today: Date) -> String {
    let persona = str::from_utf8(line).map_err(|_| "UTF-8 is expected".to_owned());
    let persona = persona.and_then(|line| Persona::from_json(line).map_err(|bad| bad.to_string()));
    let result = match persona {
        Ok(persona) => serde_json::to_string(&judge::judge(Rules::embedded(), &persona.answers, persona.date.unwrap_or(today))),
        Err(error) => serde_json::to_string(&serde_json::json!({ "error": error })),
    };
    result.expect("a result has string keys and finite numbers")
}

async fn pressed(app: &App, person: &Person, input: Input) -> anyhow::Result<Outcome> {
    if !matches!(person.state, State::Screening(_)) {
        return Ok(menu::old_button(app, person));
    }
    take(app, person, input, false).await
}

async fn take(app: &App, person: &Person, input: Input, fresh: bool) -> anyhow::Result<Outcome> {
    let state = match person.state {
        State::Screening(state) => Some(state),
        _ => None,
    };
    let mut answers = app.answered.answers(&app.db.read, person.id).await?;
    let begun = input == Input::Start && answers.is_empty();
    let today = app.clock.today();
    let step = step::step(state, &answers, input, today);
    if let View::Refusal(why) = step.view {
        // The question is said again below, because its own message has scrolled away by now.
        let again = step::step(step.state, &answers, Input::Resume, today);
        let mut outcome = shown(person, again, true, false);
        if let Some(Message { what: What::Screen { text, keys, .. }, .. }) = outcome.messages.first_mut() {
            text.insert(0, why);
            if step.offer_person {
                text.insert(0, texts::screening_offer_person());
                keys.insert(0, vec![Press::new(texts::menu_key_result_operator(), Button::AskWithResult(Desk::Operator))]);
            }
        }
        return Ok(outcome);
    }
    for change in &step.changes {
        match *change {
            Change::Set(key, value) => answers.set(key, value),
            Change::Clear(key) => answers.clear(key),
        }
    }
    let is_result = matches!(step.view, View::Result { .. });
    let mut outcome = shown(person, step, fresh, begun);
    let told = is_result.then(|| Told::now(&answers, today));
    // Who presses on without a pause has not missed a change of the rules.
    let comes_back = matches!(input, Input::Start | Input::Resume) || app.clock.now() - person.seen_at >= PAUSE;
    let greeted = comes_back && !begun && greet(app, person, &answers, &mut outcome).await?;
    // Otherwise nothing that a later visit would be compared with has changed.
    if told.is_some() || greeted || matches!(input, Input::Start | Input::Restart) {
        let rules = Rules::embedded().version.clone();
        let visit = visit::Record { person: person.id, rules, told, afresh: input == Input::Restart };
        outcome = outcome.record(Record::Follow(follow::Record::Visit(visit)));
    }
    Ok(outcome)
}

/// Who comes back after the rules have changed hears so, and how many questions are new; says whether they do.
async fn greet(app: &App, person: &Person, answers: &Answers, outcome: &mut Outcome) -> anyhow::Result<bool> {
    let Some(visit) = visit::store::find(&app.db.read, person.id).await?.filter(visit::Visit::is_of_other_rules) else {
        return Ok(false);
    };
    if let Some(Message { what: What::Screen { text, .. }, .. }) = outcome.messages.first_mut() {
        text.insert(0, visit.greeting(&step::open(answers, app.clock.today())));
    }
    Ok(true)
}

/// The result, or the first question without an answer, of answers that have just become somebody's.
fn shown_anew(app: &App, person: &Person, answers: &Answers) -> Outcome {
    let today = app.clock.today();
    let step = step::step(None, answers, Input::Start, today);
    let told = matches!(step.view, View::Result { .. }).then(|| Told::now(answers, today));
    let visit = visit::Record { person: person.id, rules: Rules::embedded().version.clone(), told, afresh: true };
    shown(person, step, true, false).record(Record::Follow(follow::Record::Visit(visit)))
}

fn shown(person: &Person, step: Step, fresh: bool, begun: bool) -> Outcome {
    let mut outcome = Outcome::nothing().next(step.state.map_or(State::Idle, State::Screening));
    if !step.changes.is_empty() {
        outcome = outcome.record(Record::Screening(store::Record { person: person.id, changes: step.changes }));
    }
    if step.old_button {
        outcome = outcome.toast(texts::menu_old_button());
    }
    match step.view {
        View::Question(screen) => {
            let (n, of) = (as_number(screen.progress.0), as_number(screen.progress.1));
            let mut text = vec![texts::screening_question(n, of, screen.text.clone())];
            if begun {
                text.insert(0, texts::screening_intro());
            }
            text.extend(screen.why.clone());
            outcome.screen(person.id, text, question_keys(&screen), fresh)
        }
        View::Result { paragraphs, .. } => result(outcome, person, paragraphs, fresh),
        View::Refusal(text) => outcome.say(person.id, vec![text]),
        View::Closed(text) => outcome.screen(person.id, vec![text], vec![vec![menu_key()]], fresh),
    }
}

fn question_keys(screen: &Screen) -> Keys {
    let question = u16::from(screen.question);
    let short = screen.options.iter().all(|option| option.label.id.as_ref() == "screening-number");
    let per_row = if short { IN_A_ROW } else { 1 };
    let key = |option: &step::Button| {
        let label = if option.chosen { texts::menu_chosen(option.label.clone()) } else { option.label.clone() };
        Press::new(label, Button::Answer(question, u16::from(option.option)))
    };
    let mut keys: Keys = screen.options.chunks(per_row).map(|row| row.iter().map(key).collect()).collect();
    let refusal = |label: Text, value, button| {
        let label = if screen.refused == Some(value) { texts::menu_chosen(label) } else { label };
        Press::new(label, button)
    };
    let unknown =
        refusal(texts::screening_button_unknown(), Value::Unknown, Button::Answer(question, u16::from(step::DONT_KNOW)));
    let skip = refusal(texts::screening_button_skip(), Value::Skipped, Button::Skip(question));
    // Where one goes may be undecided, which is an answer of its own.
    keys.push(if screen.key == Key::Destination { vec![skip] } else { vec![unknown, skip] });
    let mut last = Vec::new();
    if screen.allow_back {
        last.push(Press::new(texts::screening_button_back(), Button::Back(Some(question))));
    }
    last.push(Press::new(texts::menu_key_menu(), Button::Leave));
    keys.push(last);
    keys
}

/// The result is a message of its own, which stays in the chat; what can be done next stands under it.
fn result(outcome: Outcome, person: &Person, paragraphs: Vec<Text>, fresh: bool) -> Outcome {
    let mut keys: Keys = Part::ALL.chunks(2).map(|row| row.iter().copied().map(part_key).collect()).collect();
    keys.extend(vec![
        vec![Press::new(texts::screening_button_plan(), Button::Plan)],
        vec![Press::new(texts::menu_key_result_operator(), Button::AskWithResult(Desk::Operator))],
        vec![Press::new(texts::menu_key_result_lawyer(), Button::AskWithResult(Desk::Lawyer))],
        vec![Press::new(texts::screening_button_answers(), Button::Summary)],
        vec![
            Press::new(texts::screening_button_back(), Button::Back(None)),
            Press::new(texts::screening_button_restart(), Button::Restart),
        ],
        vec![menu_key()],
    ]);
    outcome.screen(person.id, paragraphs, keys, fresh)
}

fn menu_key() -> Press {
    Press::new(texts::menu_key_menu(), Button::Menu)
}

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
