//! The eligibility questionnaire: one question a screen, with progress and a way back; at the end what looks open for this family,
//! why, and with whom to go on. Questions and rules are data, the conversation is a pure step; this file only shows and stores.

pub mod answers;
pub mod condition;
pub mod judge;
pub mod map;
pub mod persona;
pub mod questions;
pub mod result;
pub mod rules;
pub mod space;
pub mod step;
pub mod store;

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
        persona::Persona,
        rules::Rules,
        step::{Input, Screen, Step, View},
    },
    text::Text,
    texts,
    turn::{Outcome, Record},
};

/// Buttons of short labels that share a row.
const IN_A_ROW: usize = 3;

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

/// A typed number.
///
/// # Errors
/// When the database cannot be read.
pub async fn number(app: &App, person: &Person, number: i64) -> anyhow::Result<Outcome> {
    take(app, person, Input::Number(number), true).await
}

/// Words where a button or a number was expected.
///
/// # Errors
/// When the database cannot be read.
pub async fn not_understood(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    take(app, person, Input::Other, true).await
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
    let answers = app.answers.answers(&app.db.read, person.id).await?;
    if answers.is_empty() {
        return Ok(Vec::new());
    }
    let done = step::step(Some(step::State::Done), &answers, Input::Resume, app.clock.today());
    Ok(match done.view {
        View::Result { staff, .. } => staff,
        _ => Vec::new(),
    })
}

/// A whole number that somebody typed, alone in the message; spaces around it do not matter.
#[must_use]
pub fn typed_number(words: &str) -> Option<i64> {
    words.trim().parse().ok()
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
    let answers = app.answers.answers(&app.db.read, person.id).await?;
    let begun = input == Input::Start && answers.is_empty();
    let today = app.clock.today();
    let step = step::step(state, &answers, input, today);
    if let View::Refusal(why) = step.view {
        // The question is said again below, because its own message has scrolled away by now.
        let again = step::step(step.state, &answers, Input::Resume, today);
        let mut outcome = shown(person, again, true, false);
        if let Some(Message { what: What::Screen { text, .. }, .. }) = outcome.messages.first_mut() {
            text.insert(0, why);
        }
        return Ok(outcome);
    }
    Ok(shown(person, step, fresh, begun))
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
    keys.push(vec![Press::new(texts::screening_button_skip(), Button::Skip(question))]);
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
    let keys = vec![
        vec![Press::new(texts::menu_key_result_operator(), Button::AskWithResult(Desk::Operator))],
        vec![Press::new(texts::menu_key_result_lawyer(), Button::AskWithResult(Desk::Lawyer))],
        vec![
            Press::new(texts::screening_button_back(), Button::Back(None)),
            Press::new(texts::screening_button_restart(), Button::Restart),
        ],
        vec![menu_key()],
    ];
    outcome.screen(person.id, paragraphs, keys, fresh)
}

fn menu_key() -> Press {
    Press::new(texts::menu_key_menu(), Button::Menu)
}

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
