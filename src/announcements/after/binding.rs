//! Channels and groups that take announcements: the bot is made an administrator of a channel, and asks whoever did it; in a group
//! a command does it.

use crate::{
    announcements::{
        self, By,
        after::{After, Bind, Record, channels::store, key},
    },
    app::App,
    faq::group,
    incoming::{Incoming, PlaceKind},
    outbox::message::{Keys, Message, To, What},
    person::Person,
    staff,
    text::{Lang, Text},
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// What became of the bot's place in a channel or group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The chat.
    pub chat: i64,
    /// Its title.
    pub title: String,
    /// Whether it is a channel.
    pub channel: bool,
    /// Whether the bot may post there now: as a member of a group, with the right to post in a channel.
    pub may_post: bool,
    /// Whether it is an administrator now.
    pub administrator: bool,
    /// Who has changed it.
    pub by: i64,
}

/// The bot came into a channel, was given rights there or lost them; or left a group that takes announcements.
///
/// # Errors
/// When the database cannot be read.
pub async fn seated(app: &App, seat: &Seat) -> anyhow::Result<Outcome> {
    let bound = store::channels(&app.db.read).await?.into_iter().find(|channel| channel.chat == seat.chat);
    match bound {
        Some(_) if seat.may_post => Ok(Outcome::nothing()),
        Some(channel) => {
            let text = vec![texts::after_channel_lost(channel.title)];
            let mut outcome = record(Record::Unbind { chat: seat.chat, by: By::bot() });
            outcome.messages.extend(staff::to_heads(app, text.clone()));
            if !app.staff.has(channel.by, staff::Role::Head) && announcements::may(app, channel.by) {
                outcome = outcome.say(channel.by, text);
            }
            Ok(outcome)
        }
        // Only who makes announcements is asked; for anybody else's channel the bot does nothing.
        None if seat.channel && seat.administrator && announcements::may(app, seat.by) => Ok(ask(seat)),
        None => Ok(Outcome::nothing()),
    }
}

fn ask(seat: &Seat) -> Outcome {
    let mut text = vec![texts::after_channel_found(seat.title.as_str())];
    if !seat.may_post {
        text.push(texts::after_channel_no_right());
    }
    let keys = vec![
        vec![key(texts::after_key_use(), 0, After::Use(seat.chat))],
        vec![key(texts::after_key_not_use(), 0, After::NotUse(seat.chat))],
    ];
    Outcome::nothing().message(Message::new(To::Chat(seat.by), What::Say { text, keys, reply_to: None }))
}

/// Yes, announcements are posted there too.
///
/// # Errors
/// Never; fallible like every answer to a press.
pub async fn used(app: &App, incoming: &Incoming, person: &Person, chat: i64) -> anyhow::Result<Outcome> {
    let Ok(about) = app.outbox.about(chat).await else {
        return Ok(Outcome::nothing().alert(texts::after_channel_unknown()));
    };
    if !about.may_post {
        return Ok(Outcome::nothing().alert(texts::after_channel_no_right()));
    }
    let bind =
        Bind { chat, title: about.title.clone(), channel: about.channel, by: person.id, name: incoming.sender.name.clone() };
    Ok(record(Record::Bind(bind)).message(answered(incoming, texts::after_channel_used(about.title))))
}

/// No.
///
/// # Errors
/// Never; fallible like every answer to a press.
pub async fn not_used(app: &App, incoming: &Incoming, _person: &Person, chat: i64) -> anyhow::Result<Outcome> {
    let title = app.outbox.about(chat).await.map(|about| about.title).unwrap_or_default();
    Ok(record(Record::Unbind { chat, by: By::of(incoming) }).message(answered(incoming, texts::after_channel_not_used(title))))
}

/// The question becomes its answer.
fn answered(incoming: &Incoming, text: Text) -> Message {
    let what = What::Edit { message: incoming.message, text: vec![text], keys: Vec::new() };
    Message::new(To::Chat(incoming.place.chat), what)
}

/// `/announce` in a group: `here` begins, `off` ends, anything else is explained. Said in the language of whoever wrote it.
///
/// # Errors
/// When Telegram does not tell about the group.
pub async fn in_group(app: &App, incoming: &Incoming, person: &Person, args: &str) -> anyhow::Result<Outcome> {
    let chat = incoming.place.chat;
    let tongue = person.tongue.unwrap_or_else(|| Lang::Kk.into());
    let answer = |text: Text, keys: Keys| {
        let what = What::Say { text: vec![text.said_in(tongue)], keys, reply_to: Some(incoming.message) };
        Outcome::nothing().message(Message::new(To::Chat(chat), what))
    };
    if app.desks.of_chat(chat).is_some() {
        return Ok(answer(texts::after_group_desk(), vec![vec![group::private_key(tongue)]]));
    }
    match args.trim().to_lowercase().as_str() {
        "here" | "осында" | "сюда" if matches!(incoming.place.kind, PlaceKind::Group { .. }) => {
            let Ok(about) = app.outbox.about(chat).await else {
                return Ok(answer(texts::after_channel_unknown(), Keys::new()));
            };
            let bind =
                Bind { chat, title: about.title, channel: false, by: incoming.sender.id, name: incoming.sender.name.clone() };
            Ok(answer(texts::after_group_used(), Keys::new()).record(of(Record::Bind(bind))))
        }
        "off" => {
            let unbind = Record::Unbind { chat, by: By::of(incoming) };
            Ok(answer(texts::after_group_unbound(), Keys::new()).record(of(unbind)))
        }
        _ => Ok(answer(texts::after_group_how(), vec![vec![group::private_key(tongue)]])),
    }
}

fn record(record: Record) -> Outcome {
    Outcome::nothing().record(of(record))
}

fn of(record: Record) -> TurnRecord {
    TurnRecord::Announcement(announcements::Record::After(record))
}
