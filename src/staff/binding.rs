//! Binding a chat to a desk: what the bot needs there, what is missing, and who may do it. The psychologist's desk is bound only by
//! a psychologist, to a chat whose members the bot has counted and knows.

use crate::{
    app::App,
    button::Button,
    cases::{
        Desk,
        desks::{Binding, DeskKind},
    },
    inbox::{Conversation, Event},
    incoming::{Incoming, PlaceKind},
    outbox::{
        ask::Standing,
        message::{Key, Message, To, What},
    },
    staff::{Record, Role, answer, to_heads},
    text::{Lang, Text},
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// `/desk lawyer` in the chat that shall be the lawyer's.
///
/// # Errors
/// When the database cannot be read.
pub async fn bind(app: &App, incoming: &Incoming, args: &str) -> anyhow::Result<Outcome> {
    let Ok(desk) = args.parse::<Desk>() else { return Ok(answer(incoming, vec![texts::staff_desk_how()])) };
    if !may_bind(app, incoming.sender.id, desk) {
        let why = if desk == Desk::Psychologist { texts::staff_desk_psychologist_only() } else { texts::staff_not_your_role() };
        return Ok(answer(incoming, vec![why]));
    }
    let kind = match incoming.place.kind {
        PlaceKind::Private => DeskKind::Private,
        PlaceKind::Group { .. } => {
            let Ok(standing) = app.outbox.standing(incoming.place.chat).await else {
                return Ok(answer(incoming, vec![texts::staff_desk_try_again()]));
            };
            if let Some(missing) = missing(app, incoming, desk, &standing) {
                return Ok(answer(incoming, missing));
            }
            if standing.forum { DeskKind::Forum } else { DeskKind::Group }
        }
        PlaceKind::Elsewhere => return Ok(answer(incoming, vec![texts::staff_desk_how()])),
    };
    let lang = app.people.find(&app.db.read, incoming.sender.id).await?.and_then(|person| person.lang()).unwrap_or(Lang::Kk);
    let chat = incoming.place.chat;
    let record = Record::Bind { desk, chat, kind, lang, by: incoming.sender.id };
    let how = match kind {
        DeskKind::Forum => texts::staff_desk_bound_forum(desk.name()),
        DeskKind::Group | DeskKind::Private => texts::staff_desk_bound_reply(desk.name()),
    };
    let to = if chat > 0 { Conversation::Person(chat) } else { Conversation::Chat(chat) };
    let mut outcome = answer(incoming, vec![how]).record(TurnRecord::Staff(record)).event(to, Event::DeskBound);
    if let Some(old) = app.desks.of(desk).filter(|old| old.chat != chat) {
        // Whoever worked there must know that nothing comes any more, and that somebody has moved it.
        let moved = What::Say { text: vec![texts::staff_desk_moved(desk.name())], keys: Vec::new(), reply_to: None };
        outcome.messages.push(Message::new(To::Chat(old.chat), moved));
    }
    Ok(outcome)
}

/// Who binds a desk: the head, and the psychologist's the psychologist alone.
fn may_bind(app: &App, person: i64, desk: Desk) -> bool {
    match desk {
        Desk::Psychologist => app.staff.has(person, Role::Psychologist),
        Desk::Operator | Desk::Lawyer => app.staff.has(person, Role::Head),
    }
}

/// What keeps the bot from working in this chat, each with what to do about it; `None` when nothing does.
fn missing(app: &App, incoming: &Incoming, desk: Desk, standing: &Standing) -> Option<Vec<Text>> {
    let mut missing = Vec::new();
    if !standing.administrator {
        missing.push(texts::staff_desk_needs_admin());
    } else {
        if standing.forum && !standing.topics {
            missing.push(texts::staff_desk_needs_topics());
        }
        if standing.forum && !standing.pins {
            missing.push(texts::staff_desk_needs_pins());
        }
    }
    if desk == Desk::Psychologist && !only_psychologists(app, incoming.sender.id, standing) {
        missing.push(texts::staff_desk_strangers());
    }
    if missing.is_empty() { None } else { Some(vec![texts::staff_desk_missing(missing)]) }
}

/// Whether everybody in the group is a psychologist. The bot can name only administrators and the one who writes, so their number
/// together with the bot must be the group's.
fn only_psychologists(app: &App, sender: i64, standing: &Standing) -> bool {
    let mut known = standing.administrators.clone();
    known.push(sender);
    known.sort_unstable();
    known.dedup();
    known.iter().all(|person| app.staff.has(*person, Role::Psychologist)) && known.len() + 1 == standing.members as usize
}

/// Somebody came into, or left, a chat where the bot is.
///
/// A new member in the psychologist's group suspends the relay there until a psychologist has confirmed who reads along.
#[must_use]
pub fn joined(app: &App, chat: i64) -> Outcome {
    let Some(binding) = app.desks.of(Desk::Psychologist).filter(|binding| binding.chat == chat && !binding.suspended) else {
        return Outcome::nothing();
    };
    let record = Record::Suspend { chat, desk: binding.desk, suspended: true };
    let keys = vec![vec![Key::new(texts::staff_key_confirm_desk(), Button::ConfirmDesk(binding.desk))]];
    let what = What::Say { text: vec![texts::staff_desk_suspended()], keys, reply_to: None };
    Outcome::nothing().record(TurnRecord::Staff(record)).message(Message::new(To::Chat(chat), what))
}

/// A psychologist confirms the members of the group.
///
/// # Errors
/// Never; kept fallible like every answer to a press.
pub async fn confirm(app: &App, incoming: &Incoming, desk: Desk) -> anyhow::Result<Outcome> {
    if incoming.sender.anonymous || !may_bind(app, incoming.sender.id, desk) {
        return Ok(Outcome::nothing().alert(texts::staff_desk_psychologist_only()));
    }
    let chat = incoming.place.chat;
    let Ok(standing) = app.outbox.standing(chat).await else {
        return Ok(Outcome::nothing().alert(texts::staff_desk_try_again()));
    };
    if !only_psychologists(app, incoming.sender.id, &standing) {
        return Ok(Outcome::nothing().alert(texts::staff_desk_strangers_short()));
    }
    let record = Record::Suspend { chat, desk, suspended: false };
    let text = vec![texts::staff_desk_goes_on()];
    Ok(Outcome::nothing()
        .record(TurnRecord::Staff(record))
        .message(Message::new(To::Chat(chat), What::Edit { message: incoming.message, text, keys: Vec::new() }))
        .event(Conversation::Chat(chat), Event::DeskBound))
}

/// The bot is no longer an administrator in a desk's chat: it may not see what staff write there, nor who joins.
#[must_use]
pub fn demoted(app: &App, chat: i64) -> Outcome {
    let bound: Vec<Binding> =
        Desk::ALL.into_iter().filter_map(|desk| app.desks.of(desk)).filter(|desk| desk.chat == chat).collect();
    let mut outcome = Outcome::nothing();
    for binding in bound {
        let text = vec![texts::staff_alarm_demoted(binding.desk.name())];
        outcome.messages.push(Message::new(To::Chat(chat), What::Say { text: text.clone(), keys: Vec::new(), reply_to: None }));
        outcome.messages.extend(to_heads(app, text));
        if binding.desk == Desk::Psychologist {
            outcome.records.push(TurnRecord::Staff(Record::Suspend { chat, desk: binding.desk, suspended: true }));
        }
    }
    outcome
}

/// The bot was taken out of a desk's chat: the desk has none now, and the head is told.
#[must_use]
pub fn removed(app: &App, chat: i64) -> Outcome {
    let bound: Vec<Binding> =
        Desk::ALL.into_iter().filter_map(|desk| app.desks.of(desk)).filter(|desk| desk.chat == chat).collect();
    if bound.is_empty() {
        return Outcome::nothing();
    }
    let mut outcome = Outcome::nothing().record(TurnRecord::Staff(Record::Unbind { chat }));
    for binding in bound {
        outcome.messages.extend(to_heads(app, vec![texts::staff_alarm_removed(binding.desk.name())]));
    }
    outcome
}
