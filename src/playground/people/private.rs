//! Starting, blocking, pressing buttons, inline queries.

use serde_json::{Value, json};

use crate::playground::world::{Author, Kind, Message, Seat, World};

use super::write::{Spot, text};
use super::{ActDone, Done, chat_of};

/// Buttons on messages older than this come without their message, in milliseconds.
const ACCESSIBLE_MS: i64 = 48 * 60 * 60 * 1000;

/// The most people that appear at once.
const MOST_PEOPLE: u32 = 1_000_000;

pub(super) fn crowd(world: &mut World, count: u32, lang: Option<&str>) -> Done {
    if !(1..=MOST_PEOPLE).contains(&count) {
        return Err(format!("a crowd has 1 to {MOST_PEOPLE} people"));
    }
    let mut first = None;
    for number in 1..=count {
        let id = world.add_person(&format!("Reader {number}"), None, lang.map(str::to_owned), Some("crowd".to_owned()));
        let person = world.people.get_mut(&id).expect("the person was just added");
        (person.started, person.seen) = (true, true);
        first.get_or_insert(id);
    }
    Ok(ActDone { user: first, chat: first, ..ActDone::default() })
}

pub(super) fn start(world: &mut World, by: i64, payload: Option<&str>) -> Done {
    chat_of(world, by, by)?;
    set_blocked(world, by, false)?;
    let words = payload.map_or_else(|| "/start".to_owned(), |payload| format!("/start {payload}"));
    text(world, by, Spot { chat: by, thread: None, reply_to: None, anonymous: false }, &words)
}

pub(super) fn set_blocked(world: &mut World, by: i64, blocked: bool) -> Done {
    chat_of(world, by, by)?;
    let person = world.people.get_mut(&by).expect("the person was just found");
    if person.blocked == blocked {
        return Ok(ActDone::default());
    }
    person.blocked = blocked;
    let met = person.started;
    let chat = world.chats.get_mut(&by).expect("every person has a private chat");
    let old = std::mem::replace(&mut chat.bot, if blocked { Seat::Kicked } else { Seat::Member });
    if met {
        world.tell_seat(by, by, &old);
    }
    Ok(ActDone::default())
}

/// A deleted account: its private chat stays, nobody is in it.
pub(super) fn deactivate(world: &mut World, by: i64) -> Done {
    set_blocked(world, by, true)?;
    let person = world.people.get_mut(&by).expect("the person was just found");
    person.deactivated = true;
    Ok(ActDone::default())
}

pub(super) fn press(world: &mut World, by: i64, chat: i64, message: i64, data: &str, force: bool) -> Done {
    let place = chat_of(world, by, chat)?;
    if !place.bot_is_in() {
        return Err("the bot is not in this chat".to_owned());
    }
    let shown = place.message(message);
    let has = |message: &Message| buttons(message).any(|button| button["callback_data"] == data);
    if !force && !shown.is_some_and(has) {
        return Err(format!("message {message} shows no such button"));
    }
    let accessible = shown.filter(|message| world.now_ms - message.date_ms < ACCESSIBLE_MS);
    let pressed = match accessible {
        Some(message) => world.message_json(place, message),
        None => json!({"chat": world.chat_json(place), "message_id": message, "date": 0}),
    };
    let user = world.user_json(by);
    let id = world.open_query(by);
    let query = json!({"id": id, "from": user, "message": pressed, "chat_instance": chat.to_string(), "data": data});
    world.tell("callback_query", query, Author::Person(by));
    Ok(ActDone { query_id: Some(id), ..ActDone::default() })
}

pub(super) fn press_text(world: &mut World, by: i64, chat: i64, thread: Option<i64>, label: &str) -> Done {
    let place = chat_of(world, by, chat)?;
    let says = |button: &&Value| button["text"].as_str().is_some_and(|text| text.contains(label));
    let mut messages = place.messages.values().rev().filter(|message| thread.is_none() || message.thread == thread);
    let found = messages.find_map(|message| Some((message.id, buttons(message).find(says)?)));
    if let Some((message, button)) = found {
        if let Some(url) = button["url"].as_str() {
            return Ok(ActDone { url: Some(url.to_owned()), ..ActDone::default() });
        }
        let data = button["callback_data"].as_str().ok_or("the button has no callback data")?.to_owned();
        return press(world, by, chat, message, &data, false);
    }
    let keyboard = place.messages.values().rev().find_map(|message| message.keyboard.as_ref().filter(|_| !message.deleted));
    let rows = keyboard.and_then(|keyboard| keyboard["keyboard"].as_array()).into_iter().flatten();
    let key = rows.filter_map(Value::as_array).flatten().find_map(|key| {
        let text = key.as_str().or_else(|| key["text"].as_str())?;
        text.contains(label).then(|| (text.to_owned(), key.get("request_contact").is_some()))
    });
    match key {
        Some((_, true)) => super::write::media(world, "contact", super::Media { by, chat, thread, ..super::Media::default() }),
        Some((words, false)) => text(world, by, Spot { chat, thread, reply_to: None, anonymous: false }, &words),
        None => Err(format!("no button says “{label}”")),
    }
}

fn buttons(message: &Message) -> impl Iterator<Item = &Value> {
    let rows = message.buttons.as_ref().and_then(|markup| markup["inline_keyboard"].as_array());
    rows.into_iter().flatten().filter_map(Value::as_array).flatten()
}

pub(super) fn inline(world: &mut World, by: i64, query: &str) -> Done {
    let chat = chat_of(world, by, by)?;
    debug_assert!(chat.kind == Kind::Private);
    let id = world.open_query(by);
    let body = json!({"id": id, "from": world.user_json(by), "query": query, "offset": "", "chat_type": "private"});
    world.tell("inline_query", body, Author::Person(by));
    Ok(ActDone { query_id: Some(id), ..ActDone::default() })
}
