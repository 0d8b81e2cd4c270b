//! What a person does with cases: choose whom to ask, describe it, write on, close. Whatever they send reaches the desk or waits
//! for it, and they are told which.

use std::sync::Arc;

use crate::{
    app::App,
    button::Button,
    cases::{Case, CaseId, Claim, Desk, NewCase, Record as CaseRecord, Side, card, desks::DeskKind, store},
    dialogue::{Draft, State, Then},
    inbox::{Conversation, Event},
    incoming::{Incoming, Input},
    menu,
    outbox::message::{Key, Keys, Message, RowId, To, What},
    person::Person,
    privacy::{self, Purpose},
    staff,
    text::{Lang, Text},
    texts,
    turn::{self, Ending, Outcome, Record, Toast},
};

/// How long after staff closed a case a new message still goes to the same desk, in seconds.
const FOLLOW_UP: i64 = 24 * 60 * 60;

/// Messages kept while the consent is being read; nobody writes more before pressing a button.
const MAX_KEPT: usize = 30;

/// The screen on which a person chooses whom to ask; open cases stand on it as well.
///
/// # Errors
/// When the database cannot be read.
pub async fn desks(app: App, incoming: Arc<Incoming>, person: Person) -> anyhow::Result<Outcome> {
    let open = store::open_of(&app.db.read, person.id).await?;
    let mut text = vec![texts::cases_choose()];
    let mut keys: Keys = Vec::new();
    for case in &open {
        text.push(texts::cases_mine(case.desk.name(), case.id.0));
        keys.push(vec![
            Key::new(texts::cases_key_write(case.id.0), Button::Write(case.id)),
            Key::new(texts::cases_key_close_mine(case.id.0), Button::CloseMine(case.id)),
        ]);
    }
    for desk in Desk::ALL.into_iter().filter(|desk| open.iter().all(|case| case.desk != *desk)) {
        keys.push(vec![Key::new(desk.name(), Button::Ask(desk, None))]);
    }
    keys.push(vec![Key::new(texts::menu_key_menu(), Button::Menu)]);
    Ok(Outcome::nothing().screen(person.id, text, keys, below(&incoming, &person)))
}

/// A person wants to ask a desk: straight to an open case, else consent first, else the description.
///
/// # Errors
/// When the database cannot be read.
pub async fn ask(app: &App, incoming: &Incoming, person: &Person, draft: Draft) -> anyhow::Result<Outcome> {
    let open = store::open_of(&app.db.read, person.id).await?;
    if let Some(case) = open.into_iter().find(|case| case.desk == draft.desk) {
        return Ok(write_on(person, &case));
    }
    if !person.agreed(Purpose::Case) {
        return Ok(privacy::ask(app, person, Then::Describe(draft), below(incoming, person)));
    }
    Ok(describe(app, person, draft, below(incoming, person)))
}

/// Messages for a new case, from somebody who has not agreed: they wait for the consent, with those for the same desk that wait
/// already. What is meant for another desk is not taken, because two desks cannot wait at once, and the person is told.
#[must_use]
pub fn after_consent(app: &App, person: &Person, draft: Draft, messages: &[i32]) -> Outcome {
    let State::Consenting { choices, then } = &person.state else {
        return privacy::ask(app, person, Then::Give { draft, messages: messages.to_vec() }, true);
    };
    let person = Person { consents: *choices, ..person.clone() };
    let (draft, waiting) = match then {
        Then::Give { draft: begun, .. } if begun.desk != draft.desk => {
            let first =
                What::Say { text: vec![texts::privacy_consent_first()], keys: Vec::new(), reply_to: messages.first().copied() };
            let mut outcome = privacy::ask(app, &person, then.clone(), true);
            outcome.say_first(vec![Message::new(To::Chat(person.id), first)]);
            return outcome;
        }
        Then::Give { draft: begun, messages } => (continuing(begun, &draft), messages.as_slice()),
        Then::Describe(begun) if begun.desk == draft.desk => (continuing(begun, &draft), [].as_slice()),
        _ => (draft, [].as_slice()),
    };
    // A message that is changed before the answer comes a second time.
    let new = messages.iter().filter(|message| !waiting.contains(message));
    let mut messages: Vec<i32> = waiting.iter().chain(new).copied().take(MAX_KEPT).collect();
    messages.sort_unstable();
    privacy::ask(app, &person, Then::Give { draft, messages }, true)
}

/// What was begun, as the continuation of the closed case that the later draft names.
fn continuing(begun: &Draft, later: &Draft) -> Draft {
    Draft { previous: begun.previous.or(later.previous), ..begun.clone() }
}

/// Asks what the new case is about.
#[must_use]
pub fn describe(app: &App, person: &Person, draft: Draft, fresh: bool) -> Outcome {
    let text = vec![texts::cases_describe(draft.desk.name()), card::hours(app)];
    let keys = vec![vec![Key::new(texts::menu_key_menu(), Button::Menu)]];
    Outcome::nothing().next(State::Describing(draft)).screen(person.id, text, keys, fresh)
}

/// The person has described it: the case is opened with these messages in it.
///
/// # Errors
/// When the database cannot be read.
pub async fn described(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: Draft,
    messages: &[i32],
) -> anyhow::Result<Outcome> {
    let result = if draft.with_result { crate::screening::summary(app, person).await? } else { Vec::new() };
    let new = NewCase {
        id: app.next_case(),
        person: Some(person.id),
        desk: draft.desk,
        urgent: false,
        name: incoming.sender.name.clone(),
        lang: person.lang().unwrap_or(Lang::Kk),
        topic: draft.topic,
        result,
        previous: draft.previous,
    };
    Ok(open(app, person, new, messages))
}

/// In a crisis: an urgent case with the psychologist at once. Consent and language are not waited for.
///
/// # Errors
/// When the database cannot be read.
pub async fn urgent(app: &App, incoming: &Incoming, person: &Person, message: i32) -> anyhow::Result<Outcome> {
    let open_cases = store::open_of(&app.db.read, person.id).await?;
    // From a menu there is no message of the person's own to carry.
    let messages: Vec<i32> = Some(message).filter(|message| *message > 0).into_iter().collect();
    if let Some(case) = open_cases.iter().find(|case| case.desk == Desk::Psychologist) {
        let alarm = What::Say { text: vec![texts::cases_urgent_again(case.id.0)], keys: Vec::new(), reply_to: None };
        let outcome = Outcome::nothing().message(Message::new(To::Case(case.id), alarm).of_case(case.id, None));
        let given = store::messages_of_person(&app.db.read, case.id, true).await?;
        let new: Vec<i32> = messages.into_iter().filter(|message| !given.contains(message)).collect();
        if new.is_empty() {
            let mut on = write_on(person, case);
            on.messages.extend(outcome.messages);
            return Ok(on);
        }
        return Ok(passed_on(outcome, app, (person, case), &new, None));
    }
    let new = NewCase {
        id: app.next_case(),
        person: Some(person.id),
        desk: Desk::Psychologist,
        urgent: true,
        name: incoming.sender.name.clone(),
        lang: person.lang().unwrap_or(Lang::Kk),
        topic: None,
        result: Vec::new(),
        previous: None,
    };
    Ok(open(app, person, new, &messages))
}

/// Opens a case with the given messages of the person in it.
#[must_use]
pub fn open(app: &App, person: &Person, new: NewCase, messages: &[i32]) -> Outcome {
    let (id, desk, urgent) = (new.id, new.desk, new.urgent);
    let placed = card::place(app, &card::of_new(&new, app.clock.now()), &new.result);
    let continues = new.previous;
    let mut outcome = Outcome::nothing().next(State::Idle).record(Record::Case(CaseRecord::Open(Box::new(new))));
    outcome.messages.extend(placed);
    if !messages.is_empty() {
        carry(&mut outcome, id, person.id, messages, None);
    }
    let binding = app.desks.open(desk);
    let bound = binding.is_some();
    if let Some(binding) = binding {
        outcome.records.push(Record::Case(CaseRecord::Placed { case: id, chat: binding.chat }));
    }
    let mut text = vec![match continues {
        Some(previous) => texts::cases_opened_again(desk.name(), id.0, previous.0),
        None => texts::cases_opened(desk.name(), id.0),
    }];
    text.push(match (bound, urgent) {
        (true, false) => card::hours(app),
        (true, true) => texts::cases_opened_urgent(),
        (false, _) => texts::cases_opened_no_desk(),
    });
    text.push(texts::cases_opened_then());
    let keys = vec![
        vec![Key::new(texts::cases_key_close_mine(id.0), Button::CloseMine(id))],
        vec![Key::new(texts::menu_key_menu(), Button::Menu)],
    ];
    outcome = outcome.screen(person.id, text, keys, true);
    if !bound {
        outcome.messages.extend(staff::to_heads(app, vec![texts::staff_alarm_no_desk(desk.name(), id.0)]));
    }
    let hours = if urgent { 0 } else { i64::from(app.config.remind_hours) };
    // An urgent case is brought up again after ten minutes, any other after the hours that the centre has set.
    let in_ms = if urgent { 10 * 60 * 1000 } else { hours * 60 * 60 * 1000 };
    outcome.event_in(Conversation::Case(id), Event::CaseWaits { case: id, stage: 0 }, in_ms)
}

/// A person's message for a case that is open.
#[must_use]
pub fn relay(app: &App, person: &Person, case: &Case, messages: &[i32], peer: Option<i32>) -> Outcome {
    passed_on(Outcome::nothing(), app, (person, case), messages, peer)
}

/// A message of an open case that the person has changed: it goes to the desk once more, and the desk is told that it is changed.
#[must_use]
pub fn relay_changed(app: &App, person: &Person, case: &Case, message: i32, peer: Option<i32>) -> Outcome {
    let changed = What::Say { text: vec![texts::cases_changed()], keys: Vec::new(), reply_to: None };
    let note = Message::new(To::Case(case.id), changed).of_case(case.id, None);
    passed_on(Outcome::nothing().message(note), app, (person, case), &[message], peer)
}

fn passed_on(
    mut outcome: Outcome,
    app: &App,
    (person, case): (&Person, &Case),
    messages: &[i32],
    peer: Option<i32>,
) -> Outcome {
    let copy = carry(&mut outcome, case.id, person.id, messages, peer);
    let said = |text: Text| What::Say { text: vec![text], keys: Vec::new(), reply_to: messages.first().copied() };
    if app.desks.open(case.desk).is_none() {
        return outcome.message(Message::new(To::Chat(person.id), said(texts::cases_kept(case.desk.name(), case.id.0))));
    }
    // Where the copy is refused, `desk_side::carried` says so.
    let arrived = said(texts::cases_passed_on(case.desk.name(), case.id.0));
    outcome.message(Message::new(To::Chat(person.id), arrived).after(copy))
}

/// Where a message of the person belongs: the case that it answers, else the open case that was active last, else the one that
/// staff closed a moment ago, which it continues.
///
/// # Errors
/// When the database cannot be read.
pub async fn case_for(app: &App, incoming: &Incoming, person: &Person) -> anyhow::Result<Option<(Case, Option<i32>)>> {
    if let Some(answered) = answered_case(app, incoming, person).await? {
        return Ok(Some(answered));
    }
    let open = store::open_of(&app.db.read, person.id).await?.into_iter().next();
    if let Some(case) = open {
        return Ok(Some((case, None)));
    }
    let Some(closed) = store::just_closed(&app.db.read, person.id, app.clock.now() - FOLLOW_UP).await? else { return Ok(None) };
    // Who was asked whether to go on and said no is not asked at every word: theirs are questions again.
    let since = closed.closed_at.unwrap_or_default();
    if !person.agreed(Purpose::Case) && privacy::store::declined_since(&app.db.read, person.id, since).await? {
        return Ok(None);
    }
    Ok(Some((closed, None)))
}

/// The case of the message that this one answers, and that message on the desk's side.
///
/// # Errors
/// When the database cannot be read.
pub async fn answered_case(app: &App, incoming: &Incoming, person: &Person) -> anyhow::Result<Option<(Case, Option<i32>)>> {
    let Some(reply_to) = incoming.reply_to else { return Ok(None) };
    let Some((case, peer)) = store::of_message(&app.db.read, person.id, reply_to).await? else { return Ok(None) };
    let case = store::find(&app.db.read, case).await?.filter(|case| case.person == Some(person.id));
    Ok(case.map(|case| (case, peer)))
}

/// Carries messages to a case, opening a new one that continues it where it is closed, which needs the person's consent like any.
#[must_use]
pub fn carry_or_reopen(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    (case, peer): (Case, Option<i32>),
    messages: &[i32],
) -> Outcome {
    if case.closed_at.is_none() {
        return relay(app, person, &case, messages, peer);
    }
    if !person.agreed(Purpose::Case) {
        return after_consent(app, person, continuation(&case), messages);
    }
    let new = NewCase {
        id: app.next_case(),
        person: Some(person.id),
        desk: case.desk,
        urgent: false,
        name: incoming.sender.name.clone(),
        lang: person.lang().unwrap_or(case.lang),
        topic: None,
        result: Vec::new(),
        previous: Some(case.id),
    };
    open(app, person, new, messages)
}

/// The button under a staff member's reply: what is written next is meant for that case.
///
/// # Errors
/// When the database cannot be read.
pub async fn write(app: &App, person: &Person, case: CaseId) -> anyhow::Result<Outcome> {
    match store::find(&app.db.read, case).await? {
        Some(case) if case.person == Some(person.id) && case.closed_at.is_none() => Ok(write_on(person, &case)),
        Some(case) if case.person == Some(person.id) => {
            if !person.agreed(Purpose::Case) {
                return Ok(privacy::ask(app, person, Then::Describe(continuation(&case)), true));
            }
            Ok(describe(app, person, continuation(&case), true))
        }
        _ => Ok(menu::old_button(app, person)),
    }
}

const fn continuation(case: &Case) -> Draft {
    Draft { desk: case.desk, topic: None, with_result: false, previous: Some(case.id) }
}

fn write_on(person: &Person, case: &Case) -> Outcome {
    let text = vec![texts::cases_write_on(case.desk.name(), case.id.0)];
    let keys = vec![vec![Key::new(texts::menu_key_menu(), Button::Menu)]];
    Outcome::nothing()
        .next(State::Idle)
        .record(Record::Case(CaseRecord::Touch { case: case.id }))
        .screen(person.id, text, keys, true)
}

/// The person closes a case.
///
/// # Errors
/// When the database cannot be read.
pub async fn close(app: &App, person: &Person, case: CaseId) -> anyhow::Result<Outcome> {
    let Some(case) = store::find(&app.db.read, case).await?.filter(|case| case.person == Some(person.id)) else {
        return Ok(menu::old_button(app, person));
    };
    let closed = Case { status: crate::cases::Status::Closed, ..case.clone() };
    let mut won = Ending { toast: Some(toast(texts::cases_closed_toast())), ..Ending::default() };
    let keys = vec![vec![Key::new(texts::menu_key_menu(), Button::Menu)]];
    let text = vec![texts::cases_closed_by_me(case.id.0)];
    won.messages.push(Message::new(To::Chat(person.id), What::Screen { text, keys, fresh: true }));
    won.messages.push(card::edit(app, &closed));
    let told = What::Say { text: vec![texts::cases_closed_by_person(case.id.0)], keys: Vec::new(), reply_to: None };
    won.messages.push(Message::new(To::Case(case.id), told).of_case(case.id, None));
    if app.desks.of(case.desk).is_some_and(|binding| binding.kind == DeskKind::Forum) {
        won.messages.push(Message::new(To::Case(case.id), What::Topic { open: false }));
    }
    let lost = Ending { toast: Some(toast(texts::cases_already_closed())), ..Ending::default() };
    let claim = Claim::Close { case: case.id, by: Side::Person };
    Ok(Outcome::nothing().record(Record::Contest { claim: turn::Claim::Case(claim), won: Box::new(won), lost: Box::new(lost) }))
}

/// Adds records and copies for messages of the person; gives the row of the copy, for an acknowledgement to wait for.
fn carry(outcome: &mut Outcome, case: CaseId, person: i64, messages: &[i32], reply_to: Option<i32>) -> RowId {
    for message in messages {
        let record = CaseRecord::Message { case, side: Side::Person, chat: person, message: *message, author: person };
        outcome.records.push(Record::Case(record));
    }
    outcome.push(super::copy(To::Case(case), (case, Side::Person), person, messages, (Vec::new(), reply_to)))
}

const fn toast(text: Text) -> Toast {
    Toast { text, alert: false }
}

/// Whether the next screen stands below what is on the phone now: after something typed, and under a result, which stays.
fn below(incoming: &Incoming, person: &Person) -> bool {
    !matches!(incoming.input, Input::Press { .. }) || person.state.on_result()
}
