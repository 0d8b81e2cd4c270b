//! The questionnaire on the phone: an operator presses the answers of somebody who calls. They belong to that call, not to the
//! operator; the result goes to the caller's Telegram by a one-time link, or into a case.

pub mod press;
pub mod store;

use super::{
    answers::Answers,
    numbers,
    step::{self, Change, Input as StepInput, Screen, Step, View},
};
use crate::{
    app::App,
    button::Button,
    cases::{self, CaseId, Desk},
    dialogue::{State, Then},
    inbox::{Conversation, Event},
    incoming::{Incoming, Input},
    menu,
    outbox::message::{Key as Press, Keys, Message, To, What},
    person::Person,
    privacy::{self, Purpose},
    screening::{calls::press::Press as OnPhone, follow, store as answers_store},
    staff::{self, Invitation, Role},
    text::{Lang, Text},
    texts,
    turn::{Claim, Ending, Outcome, Record as TurnRecord, Toast},
};

/// How a start payload with a call's result begins (Bot API: at most 64 characters of `A-Za-z0-9_-`).
pub const LINK_PREFIX: &str = "r-";

/// How long a link may be opened, in seconds.
pub const LINK_TERM: i64 = 7 * 24 * 60 * 60;

/// How long a call is kept, in seconds.
const KEPT: i64 = 30 * 24 * 60 * 60;

/// Buttons of short labels that share a row.
const IN_A_ROW: usize = 3;

/// A call as its row says.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its number in buttons.
    pub id: i64,
    /// Where the questionnaire stands.
    pub state: Option<step::State>,
    /// What the caller said.
    pub answers: Answers,
    /// The person who has opened the link.
    pub given_to: Option<i64>,
    /// The case that was opened from it.
    pub case: Option<CaseId>,
}

/// A change of rows.
#[derive(Debug)]
pub enum Record {
    /// A call begins.
    Begin {
        /// Its number.
        call: i64,
        /// Who asks.
        operator: i64,
        /// In which chat.
        chat: i64,
        /// Where the questionnaire stands.
        state: Option<step::State>,
    },
    /// The questionnaire goes on.
    Step {
        /// Which call.
        call: i64,
        /// Where it stands.
        state: Option<step::State>,
        /// All answers.
        answers: Answers,
        /// The message that shows it.
        message: i32,
    },
    /// A link to the result; an earlier one is no longer good.
    Link {
        /// Which call.
        call: i64,
        /// The hash of the word in it.
        hash: String,
    },
    /// A case was opened from it.
    Case {
        /// Which call.
        call: i64,
        /// The case.
        case: CaseId,
    },
    /// Calls that began before this moment (Unix seconds) are erased.
    Clean {
        /// The moment.
        before: i64,
    },
}

/// Somebody opens a link: the result is theirs who is first.
#[derive(Debug)]
pub struct Take {
    /// Who.
    pub person: i64,
    /// First name, for the case that was opened from the call.
    pub name: String,
    /// Their language.
    pub lang: Lang,
    /// The hash of the word in the link.
    pub hash: String,
}

/// Whether somebody may go through the questionnaire with callers.
#[must_use]
pub fn may_ask(app: &App, person: i64) -> bool {
    app.staff.has(person, Role::Operator) || app.staff.has(person, Role::Head)
}

/// `/screen` at the operators' desk, or in the private chat of an operator.
///
/// # Errors
/// When the system gives no random bytes.
pub fn begin(app: &App, incoming: &Incoming) -> anyhow::Result<Outcome> {
    if incoming.sender.anonymous {
        return Ok(staff::answer(incoming, vec![texts::staff_anonymous()]));
    }
    if !may_ask(app, incoming.sender.id) {
        return Ok(staff::answer(incoming, vec![texts::staff_not_your_role()]));
    }
    let at_desk = app.desks.of(Desk::Operator).is_some_and(|desk| desk.chat == incoming.place.chat);
    if !incoming.place.is_private() && !at_desk {
        return Ok(staff::answer(incoming, vec![texts::screening_call_not_here()]));
    }
    let call = i64::from_str_radix(&Invitation::new()?.hash()[..12], 16)?;
    let step = step::step(None, &Answers::default(), StepInput::Start, app.clock.today());
    let record = Record::Begin { call, operator: incoming.sender.id, chat: incoming.place.chat, state: step.state };
    let (mut text, keys) = shown(call, &step.view);
    text.insert(0, texts::screening_call_begun());
    let what = What::Say { text, keys, reply_to: Some(incoming.message) };
    Ok(Outcome::nothing().record(of(record)).message(Message::new(To::Chat(incoming.place.chat), what)))
}

/// A button of a call. The role is looked at every time.
///
/// # Errors
/// When the database cannot be read, or the system gives no random bytes.
pub async fn pressed(app: &App, incoming: &Incoming, call: i64, press: OnPhone) -> anyhow::Result<Outcome> {
    if incoming.sender.anonymous {
        return Ok(Outcome::nothing().alert(texts::staff_anonymous()));
    }
    if !may_ask(app, incoming.sender.id) {
        return Ok(Outcome::nothing().alert(texts::staff_not_your_role()));
    }
    let Some(call) = store::find(&app.db.read, call).await? else {
        return Ok(Outcome::nothing().alert(texts::screening_call_over()));
    };
    let input = match press {
        OnPhone::Answer(question, option) => match (u8::try_from(question), u8::try_from(option)) {
            (Ok(question), Ok(option)) => StepInput::Answer { question, option },
            _ => return Ok(Outcome::nothing().toast(texts::menu_old_button())),
        },
        OnPhone::Skip(question) => match u8::try_from(question) {
            Ok(question) => StepInput::Skip { question },
            Err(_) => return Ok(Outcome::nothing().toast(texts::menu_old_button())),
        },
        OnPhone::Back(question) => StepInput::Back { question: question.and_then(|question| u8::try_from(question).ok()) },
        OnPhone::Link => return link(app, incoming, &call),
        OnPhone::Case(desk) => return Ok(open_case(app, incoming, &call, desk)),
    };
    Ok(goes_on(app, &call, input, incoming.place.chat, incoming.message))
}

/// Words of staff that answer the message of a call: a number, where one is asked. `None` where they answer something else.
///
/// # Errors
/// When the database cannot be read.
pub async fn replied(app: &App, incoming: &Incoming) -> anyhow::Result<Option<Outcome>> {
    let (Some(reply_to), Input::Words(words)) = (incoming.reply_to, &incoming.input) else { return Ok(None) };
    if incoming.sender.anonymous || !may_ask(app, incoming.sender.id) {
        return Ok(None);
    }
    let Some(call) = store::of_message(&app.db.read, incoming.place.chat, reply_to).await? else { return Ok(None) };
    let heard = match call.state {
        Some(step::State::Asking { key, .. }) => numbers::value(key, words),
        _ => None,
    };
    Ok(Some(match heard {
        Some(value) => goes_on(app, &call, StepInput::Typed(value), incoming.place.chat, reply_to),
        None => staff::answer(incoming, vec![texts::screening_call_not_understood()]),
    }))
}

fn goes_on(app: &App, call: &Call, input: StepInput, chat: i64, message: i32) -> Outcome {
    let today = app.clock.today();
    let mut answers = call.answers.clone();
    let step = step::step(call.state, &answers, input, today);
    for change in &step.changes {
        match *change {
            Change::Set(key, value) => answers.set(key, value),
            Change::Clear(key) => answers.clear(key),
        }
    }
    let (why, step) = match step.view {
        View::Refusal(why) => (Some(why), step::step(step.state, &answers, StepInput::Resume, today)),
        _ => (None, step),
    };
    let Step { state, view, old_button, .. } = step;
    let (mut text, keys) = shown(call.id, &view);
    text.splice(0..0, why);
    let record = Record::Step { call: call.id, state, answers, message };
    let edit = Message::new(To::Chat(chat), What::Edit { message, text, keys });
    let outcome = Outcome::nothing().record(of(record)).message(edit);
    if old_button { outcome.toast(texts::menu_old_button()) } else { outcome }
}

/// What the operator reads: the question to ask, or the result for staff.
fn shown(call: i64, view: &View) -> (Vec<Text>, Keys) {
    match view {
        View::Question(screen) => {
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let (n, of) = (number(screen.progress.0), number(screen.progress.1));
            let mut text = vec![texts::screening_call_question(n, of, screen.text.clone())];
            if screen.typed.is_some() {
                text.push(texts::screening_call_type());
            }
            (text, question_keys(call, screen))
        }
        View::Result { staff, .. } => {
            let key = |label, press| Press::new(label, Button::OnPhone(call, press));
            let keys = vec![
                vec![key(texts::screening_button_call_link(), OnPhone::Link)],
                vec![key(texts::screening_button_call_lawyer(), OnPhone::Case(Desk::Lawyer))],
                vec![key(texts::screening_button_call_operator(), OnPhone::Case(Desk::Operator))],
                vec![key(texts::screening_button_back(), OnPhone::Back(None))],
            ];
            (staff.clone(), keys)
        }
        View::Refusal(text) | View::Closed(text) => (vec![text.clone()], Vec::new()),
    }
}

fn question_keys(call: i64, screen: &Screen) -> Keys {
    let question = u16::from(screen.question);
    let key = |label, press| Press::new(label, Button::OnPhone(call, press));
    let short = screen.options.iter().all(|option| option.label.id.as_ref() == "screening-number");
    let option = |option: &step::Button| {
        let label = if option.chosen { texts::menu_chosen(option.label.clone()) } else { option.label.clone() };
        key(label, OnPhone::Answer(question, u16::from(option.option)))
    };
    let mut keys: Keys =
        screen.options.chunks(if short { IN_A_ROW } else { 1 }).map(|row| row.iter().map(option).collect()).collect();
    keys.push(vec![key(texts::screening_button_unknown(), OnPhone::Answer(question, u16::from(step::DONT_KNOW)))]);
    keys.push(vec![key(texts::screening_button_call_skip(), OnPhone::Skip(question))]);
    if screen.allow_back {
        keys.push(vec![key(texts::screening_button_back(), OnPhone::Back(Some(question)))]);
    }
    keys
}

fn is_done(call: &Call) -> bool {
    matches!(call.state, Some(step::State::Done))
}

fn link(app: &App, incoming: &Incoming, call: &Call) -> anyhow::Result<Outcome> {
    if call.given_to.is_some() {
        return Ok(Outcome::nothing().alert(texts::screening_call_given()));
    }
    if !is_done(call) {
        return Ok(Outcome::nothing().toast(texts::menu_old_button()));
    }
    let invitation = Invitation::new()?;
    let text = vec![texts::screening_call_link(LINK_TERM / (24 * 60 * 60), invitation.link_with(LINK_PREFIX, &app.username()))];
    let record = Record::Link { call: call.id, hash: invitation.hash() };
    let what = What::Say { text, keys: Vec::new(), reply_to: Some(incoming.message) };
    Ok(Outcome::nothing().record(of(record)).message(Message::new(To::Chat(incoming.place.chat), what)))
}

fn open_case(app: &App, incoming: &Incoming, call: &Call, desk: Desk) -> Outcome {
    if let Some(case) = call.case {
        return Outcome::nothing().alert(texts::screening_call_case_before(case.0));
    }
    if !is_done(call) || desk == Desk::Psychologist {
        return Outcome::nothing().toast(texts::menu_old_button());
    }
    let View::Result { staff: result, .. } = step::step(call.state, &call.answers, StepInput::Resume, app.clock.today()).view
    else {
        return Outcome::nothing().toast(texts::menu_old_button());
    };
    let (case, outcome) = cases::caller::open(app, desk, call.given_to, result);
    let said = What::Say {
        text: vec![texts::screening_call_case(desk.name(), case.0)],
        keys: Vec::new(),
        reply_to: Some(incoming.message),
    };
    outcome
        .record(of(Record::Case { call: call.id, case }))
        .message(Message::new(To::Chat(incoming.place.chat), said))
        .toast(texts::screening_toast_case())
}

/// Somebody opens a link to the result of their call. Consent comes first, because the answers become theirs.
///
/// # Errors
/// When the database cannot be read.
pub async fn opened(app: &App, incoming: &Incoming, person: &Person, word: &str) -> anyhow::Result<Outcome> {
    let hash = staff::hash(word);
    if !store::is_open(&app.db.read, &hash, app.clock.now()).await? {
        return Ok(over(app, person));
    }
    if !person.agreed(Purpose::Case) {
        return Ok(privacy::ask(app, person, Then::CallResult { hash }, true));
    }
    Ok(takes(app, incoming, person, hash))
}

/// The result is theirs, if nobody else was first.
#[must_use]
pub fn takes(app: &App, incoming: &Incoming, person: &Person, hash: String) -> Outcome {
    let lang = person.lang().unwrap_or(Lang::Kk);
    let take = Take { person: person.id, name: incoming.sender.name.clone(), lang, hash };
    let won = Ending {
        events: vec![crate::turn::Timed { to: Conversation::Person(person.id), event: Event::ResultGiven, in_ms: 0 }],
        ..Ending::default()
    };
    let lost = Ending {
        messages: over(app, person).messages,
        toast: Some(Toast { text: texts::screening_toast_link_over(), alert: false }),
        ..Ending::default()
    };
    Outcome::nothing().next(State::Idle).record(TurnRecord::Contest {
        claim: Claim::Follow(follow::Claim::Result(take)),
        won: Box::new(won),
        lost: Box::new(lost),
    })
}

fn over(app: &App, person: &Person) -> Outcome {
    let mut outcome = menu::show(app, person, true).next(State::Idle);
    if let Some(Message { what: What::Screen { text, .. }, .. }) = outcome.messages.first_mut() {
        text.insert(0, texts::screening_link_over());
    }
    outcome
}

/// The answers of a call that somebody has just taken become their own, in place of earlier ones, and the result is shown.
///
/// # Errors
/// When the database cannot be read.
pub async fn given(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    let Some(call) = store::given_last(&app.db.read, person.id).await? else { return Ok(Outcome::nothing()) };
    let before = answers_store::answers(&app.db.read, person.id).await?;
    let stale = before.iter().filter(|(key, _)| call.answers.stored(*key).is_none()).map(|(key, _)| Change::Clear(key));
    let changes = stale.chain(call.answers.iter().map(|(key, value)| Change::Set(key, value))).collect();
    let mut outcome = super::shown_anew(app, person, &call.answers);
    if let Some(Message { what: What::Screen { text, .. }, .. }) = outcome.messages.first_mut() {
        text.insert(0, texts::screening_call_yours());
    }
    outcome.records.insert(0, TurnRecord::Screening(answers_store::Record { person: person.id, changes }));
    if let Some(case) = call.case {
        joined(app, person, case, &mut outcome).await?;
    }
    Ok(outcome)
}

/// The case that was opened from the call has a person now: both sides hear so, and the desk sees the name.
async fn joined(app: &App, person: &Person, case: CaseId, outcome: &mut Outcome) -> anyhow::Result<()> {
    let Some(case) = cases::store::find(&app.db.read, case).await?.filter(|case| case.person == Some(person.id)) else {
        return Ok(());
    };
    if let Some(Message { what: What::Screen { text, .. }, .. }) = outcome.messages.first_mut() {
        text.insert(1, texts::screening_call_case_yours(case.desk.name(), case.id.0));
    }
    let to = To::Case(case.id);
    let told = What::Say { text: vec![texts::screening_call_joined()], keys: Vec::new(), reply_to: None };
    outcome.messages.push(cases::card::edit(app, &case));
    outcome.messages.push(Message::new(to, What::Rename { name: format!("№{} {}", case.id, case.name) }));
    outcome.messages.push(Message::new(to, told).of_case(case.id, None));
    Ok(())
}

/// The daily work: calls of long ago go.
#[must_use]
pub fn clean(app: &App) -> TurnRecord {
    of(Record::Clean { before: app.clock.now() - KEPT })
}

const fn of(record: Record) -> TurnRecord {
    TurnRecord::Follow(follow::Record::Call(record))
}
