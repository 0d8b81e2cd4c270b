//! What staff do with cases, from their own Telegram: answer in a topic or by replying to a copy, take, give back, close. Every
//! answer of theirs shows whether it was delivered.

use std::sync::Arc;

use crate::{
    app::App,
    button::Button,
    cases::{Case, CaseId, Claim, Desk, Record as CaseRecord, Side, Status, card, desks::DeskKind, store},
    inbox::{Conversation, Event, Refusal, store as inbox_store},
    incoming::{Incoming, Input, Piece},
    outbox::message::{Key, Message, RowId, To, What},
    screening,
    script::{self, Script, writing::Letters},
    staff,
    text::Text,
    texts,
    turn::{self, Ending, Outcome, Record, Toast},
};

/// How long an album may still be arriving, in milliseconds.
pub const ALBUM_MS: i64 = 700;

/// After how many minutes an urgent case that nobody has taken is brought up, and brought up again.
const URGENT_MINUTES: i64 = 10;

/// The reaction that says "delivered"; one of those that Telegram allows everywhere (Bot API, `ReactionTypeEmoji`).
const DELIVERED: &str = "👌";

/// Everything that comes in a case's own place: its topic, or a reply to one of its messages.
///
/// # Errors
/// When the database cannot be read.
pub async fn incoming(app: App, incoming: Arc<Incoming>, case: CaseId) -> anyhow::Result<Outcome> {
    let Some(case) = store::find(&app.db.read, case).await? else { return Ok(Outcome::nothing()) };
    if incoming.sender.bot && !incoming.sender.anonymous {
        return Ok(Outcome::nothing());
    }
    match &incoming.input {
        Input::Press { button: Some(Button::PlanOf(id)), .. } if *id == case.id => plan(&app, &incoming, &case).await,
        Input::Press { button: Some(Button::OnPhone(call, press)), .. } => {
            screening::calls::pressed(&app, &incoming, *call, *press).await
        }
        Input::Press { button, .. } => Ok(press(&app, &incoming, &case, button.as_ref())),
        Input::Command { name, args, .. } => command(&app, &incoming, &case, name, args).await,
        Input::Words(_) | Input::Unknown => {
            // A number for the questionnaire on the phone is nobody's answer.
            if let Some(outcome) = screening::calls::replied(&app, &incoming).await? {
                return Ok(outcome);
            }
            let outcome = said_there(&app, &incoming, &case).await?;
            add_letters(&app, &incoming, &case, outcome).await
        }
        Input::Piece { album: Some(album), .. } => gather(&app, &incoming, &case, album).await,
        Input::Piece {
            kind: Piece::Other | Piece::Voice | Piece::VideoNote | Piece::Photo | Piece::Video | Piece::Document,
            ..
        }
        | Input::Piece { .. } => said_there(&app, &incoming, &case).await,
        Input::Edited { .. } => Ok(note(&incoming, &case, texts::cases_edit_not_carried())),
        Input::Reaction | Input::Service(_) | Input::MigratedTo(_) => Ok(Outcome::nothing()),
    }
}

/// An album of staff's has come whole.
///
/// # Errors
/// When the database cannot be read.
pub async fn album(app: &App, case: CaseId, incoming: &Incoming, album: &str) -> anyhow::Result<Outcome> {
    let messages = inbox_store::album(&app.db.read, incoming.place.chat, album).await?;
    let Some(case) = store::find(&app.db.read, case).await?.filter(|_| !messages.is_empty()) else {
        return Ok(Outcome::nothing());
    };
    let whole = Incoming { message: messages[0], ..incoming.clone() };
    let record = Record::AlbumGathered { group: album.to_owned(), chat: incoming.place.chat };
    Ok(answer(app, &whole, &case, &messages, None).record(record))
}

/// What came of carrying a message.
///
/// # Errors
/// When the database cannot be read.
pub async fn carried(
    app: &App,
    case: CaseId,
    from: Side,
    sources: &[i32],
    refusal: Option<Refusal>,
) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::nothing();
    // Of an album that came through in part nobody knows which part, so nothing of it is carried again by itself.
    let refused = refusal.filter(|refusal| *refusal != Refusal::Partly).map(Refusal::class);
    for message in sources {
        let record = CaseRecord::Carried { case, side: from, message: *message, refused };
        outcome.records.push(Record::Case(record));
    }
    let Some(case) = store::find(&app.db.read, case).await? else { return Ok(outcome) };
    let source = sources.first().copied().unwrap_or_default();
    Ok(match (from, refusal) {
        (Side::Desk, None) => {
            let react = What::React { message: source, emoji: DELIVERED.into(), otherwise: texts::cases_delivered() };
            outcome.message(Message::new(To::Case(case.id), react))
        }
        (Side::Desk, Some(refusal)) => outcome.message(refusal_note(&case, sources, why(refusal))),
        (Side::Person, Some(Refusal::NoMessage)) => {
            let gone = What::Say { text: vec![texts::cases_message_gone()], keys: Vec::new(), reply_to: None };
            outcome.message(Message::new(To::Case(case.id), gone).of_case(case.id, None))
        }
        (Side::Person, Some(refusal @ (Refusal::NotCopyable | Refusal::Partly))) => match case.person {
            Some(person) => {
                let text = vec![match refusal {
                    Refusal::Partly => texts::cases_partly(case.desk.name()),
                    _ => texts::cases_not_copyable(case.desk.name()),
                }];
                outcome.message(Message::new(To::Chat(person), What::Say { text, keys: Vec::new(), reply_to: Some(source) }))
            }
            None => outcome,
        },
        // Without a chat the person was told when they wrote, and the head when the case came.
        (Side::Person, None | Some(Refusal::NoDesk)) => outcome,
        (Side::Person, Some(refusal)) => kept(app, &case, source, refusal, outcome),
    })
}

/// The desk's chat refuses: what the person wrote waits until the desk is bound again, and they and the head are told.
fn kept(app: &App, case: &Case, source: i32, refusal: Refusal, mut outcome: Outcome) -> Outcome {
    if let Some(person) = case.person {
        let text = vec![texts::cases_kept(case.desk.name(), case.id.0)];
        outcome.messages.push(Message::new(To::Chat(person), What::Say { text, keys: Vec::new(), reply_to: Some(source) }));
    }
    outcome.messages.extend(staff::to_heads(app, vec![texts::staff_alarm_given_up(case.id.0, refusal.class())]));
    outcome
}

/// Nobody has taken a case for some hours: its desk is reminded, then the head, then the head every day.
///
/// # Errors
/// When the database cannot be read.
pub async fn waits(app: &App, case: CaseId, stage: u8) -> anyhow::Result<Outcome> {
    let Some(case) = store::find(&app.db.read, case).await?.filter(|case| case.status == Status::Waiting) else {
        return Ok(Outcome::nothing());
    };
    // Taken and given back meanwhile, it is brought up by the reminder that was set then, and an earlier one leads no further.
    let newest = inbox_store::newest_due(&app.db.read, Conversation::Case(case.id), "case_waits").await?;
    if newest.is_some_and(|due_ms| due_ms > app.clock.now_ms()) {
        return Ok(Outcome::nothing());
    }
    let waited = (app.clock.now() - case.opened_at) / 3600;
    let bound = app.desks.open(case.desk).is_some();
    let mut outcome = Outcome::nothing();
    if bound {
        let text = vec![if case.urgent { texts::cases_waits_urgent(case.id.0) } else { texts::cases_waits(case.id.0, waited) }];
        outcome = outcome.message(
            Message::new(To::Case(case.id), What::Say { text, keys: Vec::new(), reply_to: None }).of_case(case.id, None),
        );
    }
    if stage > 0 || !bound {
        let text = vec![texts::staff_alarm_waits(case.desk.name(), case.id.0, waited)];
        outcome.messages.extend(staff::to_heads(app, text));
    }
    let minutes = match (stage, case.urgent) {
        (0 | 1, true) => URGENT_MINUTES,
        (0, false) => i64::from(app.config.remind_hours) * 60,
        _ => 24 * 60,
    };
    let next = Event::CaseWaits { case: case.id, stage: stage.saturating_add(1) };
    Ok(outcome.event_in(Conversation::Case(case.id), next, minutes * 60 * 1000))
}

/// A desk has a chat now: everything open that has no card there is placed, with the person's messages, and what has not
/// arrived yet goes there.
///
/// # Errors
/// When the database cannot be read.
pub async fn place_waiting(app: &App, chat: i64) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::nothing();
    for desk in Desk::ALL {
        if app.desks.open(desk).is_none_or(|binding| binding.chat != chat) {
            continue;
        }
        for (case, placed) in store::open_at(&app.db.read, desk, chat).await? {
            if !placed {
                let result = store::result(&app.db.read, case.id).await?;
                outcome.records.push(Record::Case(CaseRecord::Placed { case: case.id, chat }));
                outcome.messages.extend(card::place(app, &case, &result));
            }
            let Some(person) = case.person else { continue };
            for message in store::messages_of_person(&app.db.read, case.id, !placed).await? {
                outcome.push(super::copy(To::Case(case.id), (case.id, Side::Person), person, &[message], (Vec::new(), None)));
            }
        }
    }
    Ok(outcome)
}

/// For whom something is that staff say in a case's place.
enum Meant {
    /// For the person, with the message of theirs that it answers.
    Person(Option<i32>),
    /// For colleagues.
    Staff,
}

/// In its topic everything is for the case's person. In a chat without topics staff talk with each other as well, also by answering
/// each other or the bot; so only an answer to what the person sent, or to the case's card, is for the person.
async fn meant(app: &App, incoming: &Incoming, case: &Case) -> anyhow::Result<Meant> {
    let (chat, in_topic) = (incoming.place.chat, incoming.place.thread.is_some());
    let Some(reply_to) = incoming.reply_to else { return Ok(if in_topic { Meant::Person(None) } else { Meant::Staff }) };
    let peer = store::of_message(&app.db.read, chat, reply_to).await?.and_then(|(_, peer)| peer);
    if in_topic || peer.is_some() {
        return Ok(Meant::Person(peer));
    }
    let spot = store::spot(&app.db.read, case.id).await?;
    let to_card = spot.is_some_and(|spot| spot.chat == Some(chat) && spot.card == Some(reply_to));
    Ok(if to_card { Meant::Person(None) } else { Meant::Staff })
}

/// What staff say in the case's place, carried or kept among them.
async fn said_there(app: &App, incoming: &Incoming, case: &Case) -> anyhow::Result<Outcome> {
    Ok(match meant(app, incoming, case).await? {
        Meant::Person(peer) => answer(app, incoming, case, &[incoming.message], peer),
        Meant::Staff => not_carried(app, incoming, case),
    })
}

/// The word that something stayed among staff, or why it could not have gone anyway.
fn not_carried(app: &App, incoming: &Incoming, case: &Case) -> Outcome {
    note(incoming, case, may_not_answer(app, incoming, case).unwrap_or_else(texts::cases_stays_among_staff))
}

/// An answer of staff's on its way to the person. Who answers a waiting case has taken it.
fn answer(app: &App, incoming: &Incoming, case: &Case, messages: &[i32], peer: Option<i32>) -> Outcome {
    if let Some(problem) = may_not_answer(app, incoming, case) {
        return note(incoming, case, problem);
    }
    let mut outcome = deliver(case, incoming.place.chat, messages, (incoming.sender.id, peer));
    if case.status == Status::Waiting {
        outcome.records.push(take(app, incoming, case));
    }
    outcome
}

fn deliver(case: &Case, chat: i64, messages: &[i32], (author, peer): (i64, Option<i32>)) -> Outcome {
    let mut outcome = Outcome::nothing();
    for message in messages {
        let record = CaseRecord::Message { case: case.id, side: Side::Desk, chat, message: *message, author };
        outcome.records.push(Record::Case(record));
    }
    let Some(person) = case.person else { return outcome };
    let keys = vec![vec![Key::new(texts::cases_key_answer(case.desk.name(), case.id.0), Button::Write(case.id))]];
    outcome.message(super::copy(To::Chat(person), (case.id, Side::Desk), chat, messages, (keys, peer)))
}

/// Who reads Kazakh in Arabic or Latin letters gets what staff wrote in Cyrillic in these letters as well, under the copy.
async fn add_letters(app: &App, incoming: &Incoming, case: &Case, mut outcome: Outcome) -> anyhow::Result<Outcome> {
    let Some(person) = case.person else { return Ok(outcome) };
    let copied = |message: &Message| message.to == To::Chat(person) && matches!(message.what, What::Copy { .. });
    let Some((row, _)) = (0..).zip(&outcome.messages).find(|(_, message)| copied(message)) else { return Ok(outcome) };
    let tongue = app.people.find(&app.db.read, person).await?.and_then(|person| person.tongue);
    let other_letters = tongue.is_some_and(|tongue| tongue.letters != Letters::Cyrl);
    if other_letters && matches!(script::of(incoming.words()), Script::KkCyrl | Script::Mixed) {
        let text = vec![texts::cases_in_letters(incoming.words())];
        let said = What::Say { text, keys: Vec::new(), reply_to: None };
        outcome.messages.push(Message::new(To::Chat(person), said).of_case(case.id, None).after(RowId(row)));
    }
    Ok(outcome)
}

/// Why this sender's words do not go to the person; `None` when they do.
fn may_not_answer(app: &App, incoming: &Incoming, case: &Case) -> Option<Text> {
    if incoming.sender.anonymous {
        return Some(texts::staff_anonymous());
    }
    if !works_at(app, incoming.sender.id, case.desk) {
        return Some(texts::cases_not_staff());
    }
    if case.status == Status::Closed {
        return Some(texts::cases_not_delivered_closed());
    }
    if case.person.is_none() {
        let caller = case.name == super::caller::NAME;
        return Some(if caller { texts::cases_not_delivered_caller() } else { texts::cases_not_delivered_forgotten() });
    }
    if app.desks.open(case.desk).is_none() {
        return Some(texts::cases_not_delivered_suspended());
    }
    None
}

fn works_at(app: &App, person: i64, desk: Desk) -> bool {
    staff::may_work(desk, |role| app.staff.has(person, role))
}

async fn gather(app: &App, incoming: &Incoming, case: &Case, album: &str) -> anyhow::Result<Outcome> {
    let chat = incoming.place.chat;
    let first = inbox_store::album(&app.db.read, chat, album).await?.is_empty();
    let outcome = Outcome::nothing().record(Record::AlbumPiece { group: album.to_owned(), chat, message: incoming.message });
    if !first {
        return Ok(outcome);
    }
    // Said once, under the first piece; the pieces are noted all the same, so that the others are known to belong to it.
    if matches!(meant(app, incoming, case).await?, Meant::Staff) {
        let mut stays = not_carried(app, incoming, case);
        stays.records.extend(outcome.records);
        return Ok(stays);
    }
    let gathered =
        Event::AlbumGathered { group: album.to_owned(), chat, by: incoming.sender.id, name: incoming.sender.name.clone() };
    Ok(outcome.event_in(Conversation::Case(case.id), gathered, ALBUM_MS))
}

async fn command(app: &App, incoming: &Incoming, case: &Case, name: &str, args: &str) -> anyhow::Result<Outcome> {
    match name {
        "take" => Ok(press(app, incoming, case, Some(&Button::Take(case.id)))),
        "release" => Ok(press(app, incoming, case, Some(&Button::Release(case.id)))),
        "close" => Ok(press(app, incoming, case, Some(&Button::Close(case.id)))),
        "plan" => plan(app, incoming, case).await,
        "screen" if app.staff.works_here(incoming.sender.id) => screening::calls::begin(app, incoming),
        _ => staff::command(app, incoming, name, args).await,
    }
}

/// How far the plan of the case's person is.
async fn plan(app: &App, incoming: &Incoming, case: &Case) -> anyhow::Result<Outcome> {
    if incoming.sender.anonymous {
        return Ok(said(incoming, case, texts::staff_anonymous()));
    }
    if !works_at(app, incoming.sender.id, case.desk) {
        return Ok(said(incoming, case, texts::cases_not_staff()));
    }
    let text = match case.person {
        Some(person) => screening::plan::for_staff(app, person).await?,
        None => vec![texts::screening_plan_none_for_staff()],
    };
    let what = What::Say { text, keys: Vec::new(), reply_to: Some(incoming.message) };
    Ok(Outcome::nothing().message(Message::new(To::Chat(incoming.place.chat), what).of_case(case.id, None)))
}

fn press(app: &App, incoming: &Incoming, case: &Case, button: Option<&Button>) -> Outcome {
    if incoming.sender.anonymous {
        return note(incoming, case, texts::staff_anonymous()).alert(texts::staff_anonymous());
    }
    if !works_at(app, incoming.sender.id, case.desk) {
        return said(incoming, case, texts::cases_not_staff());
    }
    match button {
        Some(Button::Take(id)) if *id == case.id => Outcome::nothing().record(take(app, incoming, case)),
        Some(Button::Release(id)) if *id == case.id => Outcome::nothing().record(release(app, incoming, case)),
        Some(Button::Close(id)) if *id == case.id => Outcome::nothing().record(close(app, incoming, case)),
        _ => Outcome::nothing().toast(texts::menu_old_button()),
    }
}

fn take(app: &App, incoming: &Incoming, case: &Case) -> Record {
    let name = incoming.sender.name.clone();
    let taken =
        Case { status: Status::Taken, taken_name: Some(name.clone()), taken_by: Some(incoming.sender.id), ..case.clone() };
    let mut won = Ending { toast: Some(toast(texts::cases_taken_toast(case.id.0))), ..Ending::default() };
    won.messages.push(card::edit(app, &taken));
    won.messages.extend(told_command(incoming, case, texts::cases_taken_toast(case.id.0)));
    if let Some(person) = case.person {
        let text = vec![texts::cases_taken(case.desk.name(), case.id.0)];
        won.messages
            .push(Message::new(To::Chat(person), What::Say { text, keys: Vec::new(), reply_to: None }).of_case(case.id, None));
    }
    let late = match case.status {
        Status::Closed => texts::cases_already_closed(),
        Status::Taken if case.taken_by == Some(incoming.sender.id) => texts::cases_taken_toast(case.id.0),
        Status::Taken | Status::Waiting => texts::cases_taken_by_other(),
    };
    let messages = told_command(incoming, case, late.clone());
    let lost = Ending { toast: Some(toast(late)), messages, ..Ending::default() };
    let claim = Claim::Take { case: case.id, staff: incoming.sender.id, name };
    Record::Contest { claim: turn::Claim::Case(claim), won: Box::new(won), lost: Box::new(lost) }
}

fn release(app: &App, incoming: &Incoming, case: &Case) -> Record {
    let released = Case { status: Status::Waiting, taken_by: None, taken_name: None, ..case.clone() };
    let mut won = Ending { toast: Some(toast(texts::cases_released_toast(case.id.0))), ..Ending::default() };
    won.messages.push(card::edit(app, &released));
    won.messages.extend(told_command(incoming, case, texts::cases_released_toast(case.id.0)));
    let again = Event::CaseWaits { case: case.id, stage: 0 };
    let minutes = if case.urgent { URGENT_MINUTES } else { i64::from(app.config.remind_hours) * 60 };
    let in_ms = minutes * 60 * 1000;
    won.events.push(crate::turn::Timed { to: Conversation::Case(case.id), event: again, in_ms });
    let late = if case.status == Status::Closed { texts::cases_already_closed() } else { texts::cases_not_taken() };
    let lost = Ending { toast: Some(toast(late.clone())), messages: told(incoming, case, late), ..Ending::default() };
    Record::Contest { claim: turn::Claim::Case(Claim::Release { case: case.id }), won: Box::new(won), lost: Box::new(lost) }
}

fn close(app: &App, incoming: &Incoming, case: &Case) -> Record {
    let closed = Case { status: Status::Closed, ..case.clone() };
    let mut won = Ending { toast: Some(toast(texts::cases_closed_toast())), ..Ending::default() };
    won.messages.push(card::edit(app, &closed));
    won.messages.extend(told(incoming, case, texts::cases_closed_by_staff_note(incoming.sender.name.clone())));
    if let Some(person) = case.person {
        let keys = vec![
            vec![Key::new(texts::cases_key_write_again(), Button::Write(case.id))],
            vec![Key::new(texts::menu_key_menu(), Button::Menu)],
        ];
        let text = vec![texts::cases_closed_by_staff(case.desk.name(), case.id.0)];
        won.messages.push(Message::new(To::Chat(person), What::Say { text, keys, reply_to: None }).of_case(case.id, None));
    }
    if app.desks.of(case.desk).is_some_and(|binding| binding.kind == DeskKind::Forum) {
        won.messages.push(Message::new(To::Case(case.id), What::Topic { open: false }));
    }
    let lost = Ending {
        toast: Some(toast(texts::cases_already_closed())),
        messages: told(incoming, case, texts::cases_already_closed()),
        ..Ending::default()
    };
    Record::Contest {
        claim: turn::Claim::Case(Claim::Close { case: case.id, by: Side::Desk }),
        won: Box::new(won),
        lost: Box::new(lost),
    }
}

/// The answer to a command in the case's place; a press needs none, it has its toast.
fn told(incoming: &Incoming, case: &Case, text: Text) -> Vec<Message> {
    if matches!(incoming.input, Input::Press { .. }) {
        return Vec::new();
    }
    vec![
        Message::new(To::Case(case.id), What::Say { text: vec![text], keys: Vec::new(), reply_to: Some(incoming.message) })
            .of_case(case.id, None),
    ]
}

/// The same for a command alone: who answers a waiting case takes it without a word.
fn told_command(incoming: &Incoming, case: &Case, text: Text) -> Vec<Message> {
    if matches!(incoming.input, Input::Command { .. }) { told(incoming, case, text) } else { Vec::new() }
}

fn said(incoming: &Incoming, case: &Case, text: Text) -> Outcome {
    match incoming.input {
        Input::Press { .. } => Outcome::nothing().alert(text),
        _ => note(incoming, case, text),
    }
}

/// Words under what staff wrote, in the chat where they wrote it.
fn note(incoming: &Incoming, case: &Case, text: Text) -> Outcome {
    let what = What::Say { text: vec![text], keys: Vec::new(), reply_to: Some(incoming.message) };
    // Addressed to the chat and not to the case, which has no address while its desk is suspended; an answer lands in the topic.
    Outcome::nothing().message(Message::new(To::Chat(incoming.place.chat), what).of_case(case.id, None))
}

fn refusal_note(case: &Case, sources: &[i32], text: Text) -> Message {
    let what = What::Say { text: vec![text], keys: Vec::new(), reply_to: sources.first().copied() };
    Message::new(To::Case(case.id), what).of_case(case.id, None)
}

fn why(refusal: Refusal) -> Text {
    match refusal {
        Refusal::Blocked => texts::cases_not_delivered_blocked(),
        Refusal::Gone => texts::cases_not_delivered_gone(),
        Refusal::NotCopyable => texts::cases_not_delivered_kind(),
        Refusal::Partly => texts::cases_not_delivered_partly(),
        Refusal::NoMessage => texts::cases_not_delivered_deleted(),
        Refusal::NoAnswer => texts::cases_not_delivered_telegram(),
        Refusal::NoChat | Refusal::NoRight | Refusal::NoDesk | Refusal::TooLate | Refusal::Other => {
            texts::cases_not_delivered_other()
        }
    }
}

const fn toast(text: Text) -> Toast {
    Toast { text, alert: false }
}
