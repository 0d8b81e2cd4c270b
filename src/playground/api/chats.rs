//! Chats and who is in them; pins and reactions.

use serde_json::{Map, Value, json};

use crate::playground::judge;
use crate::playground::world::{Author, Chat, Kind, Message, Role, Seat, World};

use super::{Answer, Args, Refusal, chat_mut, known, writable};

pub(super) fn pin(world: &mut World, args: &Args) -> Answer {
    let id = writable(world, args, "chat_id")?;
    let chat = chat_mut(world, id);
    let message =
        args.int("message_id").filter(|message| chat.message(*message).is_some_and(|message| message.kind != "service"));
    let message = message.ok_or_else(|| Refusal::bad("message to pin not found"))?;
    may_pin(chat)?;
    if !chat.pinned.insert(message) {
        return Ok(true.into());
    }
    let chat = world.chats.get(&id).expect("the chat was just found");
    let pinned = chat.message(message).expect("the message was just found");
    let mut service = Message::service(Author::Bot, "pinned_message", world.bare_message_json(chat, pinned));
    service.thread = pinned.thread;
    world.post_and_tell(id, service);
    Ok(true.into())
}

pub(super) fn unpin(world: &mut World, args: &Args) -> Answer {
    let id = writable(world, args, "chat_id")?;
    let chat = chat_mut(world, id);
    may_pin(chat)?;
    match args.int("message_id").or_else(|| chat.pinned.last().copied()) {
        Some(message) if chat.message(message).is_some() => {
            chat.pinned.remove(&message);
            Ok(true.into())
        }
        _ => Err(Refusal::bad("message to unpin not found")),
    }
}

fn may_pin(chat: &Chat) -> Result<(), Refusal> {
    if chat.bot_may("can_pin_messages") {
        return Ok(());
    }
    Err(Refusal::bad("not enough rights to manage pinned messages in the chat"))
}

pub(super) fn react(world: &mut World, args: &Args) -> Answer {
    let id = writable(world, args, "chat_id")?;
    let bot = world.bot.id;
    let chat = chat_mut(world, id);
    let message = args.int("message_id").and_then(|message| chat.message_mut(message));
    let message = message.ok_or_else(|| Refusal::bad("message to react not found"))?;
    if message.kind == "service" {
        return Err(Refusal::bad("MESSAGE_ID_INVALID"));
    }
    let reactions = args.list("reaction");
    if reactions.len() > 1 {
        return Err(Refusal::bad("REACTIONS_TOO_MANY"));
    }
    let emoji = match reactions.first() {
        None => None,
        Some(reaction) => {
            let emoji = reaction["emoji"].as_str().filter(|emoji| judge::is_reaction(emoji));
            Some(emoji.ok_or_else(|| Refusal::bad("REACTION_INVALID"))?)
        }
    };
    message.reactions.retain(|(by, _)| *by != bot);
    message.reactions.extend(emoji.map(|emoji| (bot, emoji.to_owned())));
    Ok(true.into())
}

pub(super) fn get(world: &World, args: &Args) -> Answer {
    let chat = known(world, args, "chat_id")?;
    let mut json = world.chat_json(chat);
    json["accent_color_id"] = 0.into();
    json["max_reaction_count"] = 11.into();
    json["accepted_gift_types"] = Map::from_iter(
        ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"]
            .map(|gift| (gift.to_owned(), Value::Bool(false))),
    )
    .into();
    if matches!(chat.kind, Kind::Group | Kind::Supergroup) {
        json["permissions"] = Map::from_iter(
            [
                "can_send_messages",
                "can_send_audios",
                "can_send_documents",
                "can_send_photos",
                "can_send_videos",
                "can_send_video_notes",
                "can_send_voice_notes",
                "can_send_polls",
                "can_send_other_messages",
                "can_add_web_page_previews",
                "can_invite_users",
            ]
            .map(|right| (right.to_owned(), Value::Bool(true))),
        )
        .into();
    }
    if let Some(pinned) = chat.pinned.last().and_then(|id| chat.message(*id)) {
        json["pinned_message"] = world.bare_message_json(chat, pinned);
    }
    Ok(json)
}

pub(super) fn member(world: &World, args: &Args) -> Answer {
    let chat = known(world, args, "chat_id")?;
    let user = args.int("user_id").unwrap_or_default();
    if user == world.bot.id {
        return Ok(world.seat_json(chat, &chat.bot));
    }
    if !world.people.contains_key(&user) {
        return Err(Refusal::bad("user not found"));
    }
    Ok(world.role_json(user, chat.members.get(&user).copied()))
}

pub(super) fn member_count(world: &World, args: &Args) -> Answer {
    let chat = known(world, args, "chat_id")?;
    Ok((chat.members.len() + 1).into())
}

pub(super) fn administrators(world: &World, args: &Args) -> Answer {
    let chat = known(world, args, "chat_id")?;
    if chat.kind == Kind::Private {
        return Err(Refusal::bad("there are no administrators in the private chat"));
    }
    let people = chat.members.iter().filter(|(_, role)| **role != Role::Member);
    let mut list: Vec<Value> = people.map(|(id, role)| world.role_json(*id, Some(*role))).collect();
    if chat.bot_is_administrator() {
        list.push(world.seat_json(chat, &chat.bot));
    }
    Ok(list.into())
}

pub(super) fn leave(world: &mut World, args: &Args) -> Answer {
    let chat = known(world, args, "chat_id")?;
    if chat.kind == Kind::Private {
        return Err(Refusal::bad("chat member status can't be changed in private chats"));
    }
    let id = chat.id;
    let old = std::mem::replace(&mut chat_mut(world, id).bot, Seat::Left);
    let Some(chat) = world.chats.get(&id) else { return Ok(true.into()) };
    let body = json!({
        "chat": world.chat_json(chat),
        "from": world.bot_json(),
        "date": world.now_ms / 1000,
        "old_chat_member": world.seat_json(chat, &old),
        "new_chat_member": world.seat_json(chat, &chat.bot),
    });
    let left = Message::service(Author::Bot, "left_chat_member", world.bot_json());
    world.tell("my_chat_member", body, Author::Bot);
    world.post(id, left);
    Ok(true.into())
}
