//! Editing and deleting.

use serde_json::{Map, Value};

use crate::playground::world::{Author, Kind, Message, World};

use super::markup::{caption as read_caption, markup as read_markup, text as read_text};
use super::messages::{change, may_delete_others, own, with_words};
use super::{Answer, Args, Refusal, Uploads, chat_mut, known, media};

/// How long a message can be deleted for everybody, in milliseconds.
const DELETABLE_MS: i64 = 48 * 60 * 60 * 1000;

fn content(world: &World, (chat, id): (i64, i64)) -> (&str, Map<String, Value>) {
    let message = world.chats.get(&chat).and_then(|chat| chat.message(id)).expect("the message was just found");
    (&message.kind, message.content.clone())
}

pub(super) fn text(world: &mut World, args: &Args) -> Answer {
    let target = own(world, args)?;
    let words = read_text(args, "MESSAGE_TOO_LONG")?;
    let buttons = read_markup(args)?.buttons;
    if content(world, target).0 != "text" {
        return Err(Refusal::bad("there is no text in the message to edit"));
    }
    let mut content = Map::new();
    let html = words.put(&mut content, "text");
    change(world, target, content, html, buttons)
}

pub(super) fn caption(world: &mut World, args: &Args) -> Answer {
    let target = own(world, args)?;
    let words = read_caption(args)?;
    let buttons = read_markup(args)?.buttons;
    let (kind, old) = content(world, target);
    if !media::has_caption(kind) {
        return Err(Refusal::bad("there is no caption in the message to edit"));
    }
    let (content, html) = with_words(old, words, "caption");
    change(world, target, content, html, buttons)
}

pub(super) fn markup(world: &mut World, args: &Args) -> Answer {
    let target = own(world, args)?;
    let buttons = read_markup(args)?.buttons;
    let (_, content) = content(world, target);
    let html = None;
    change(world, target, content, html, buttons)
}

pub(super) fn media(world: &mut World, args: &Args, mut uploads: Uploads) -> Answer {
    let target = own(world, args)?;
    let buttons = read_markup(args)?.buttons;
    let item = args.value("media").and_then(Value::as_object).ok_or_else(|| Refusal::bad("object expected as media"))?;
    let item = Args::new(item);
    let (kind, content) = media::item(world, &item, &mut uploads)?;
    let message = world.chats.get(&target.0).and_then(|chat| chat.message(target.1)).expect("the message was just found");
    becomes(message, &kind)?;
    let (content, html) = with_words(content, read_caption(&item)?, "caption");
    let answer = change(world, target, content, html, buttons)?;
    if let Some(message) = chat_mut(world, target.0).message_mut(target.1) {
        message.kind = kind;
    }
    Ok(answer)
}

/// "… or to replace a text …; if a message is part of a message album, then it can be edited only to an audio for audio albums,
/// only to a document for document albums and to a photo, a live photo, or a video otherwise" (Bot API, `editMessageMedia`).
fn becomes(message: &Message, kind: &str) -> Result<(), Refusal> {
    let old = message.kind.as_str();
    if old != "text" && !media::has_caption(old) {
        return Err(Refusal::bad("there is no media in the message to edit"));
    }
    let fits = match old {
        "document" | "audio" => kind == old,
        _ => matches!(kind, "photo" | "video"),
    };
    if message.album.is_some() && !fits {
        return Err(Refusal::bad("message can't be edited"));
    }
    Ok(())
}

pub(super) fn delete(world: &mut World, args: &Args) -> Answer {
    let chat = known(world, args, "chat_id")?;
    let id = args.int("message_id").ok_or_else(|| Refusal::bad("message identifier is not specified"))?;
    deletable(world, chat.id, id)?;
    let chat = chat.id;
    chat_mut(world, chat).delete(id);
    Ok(true.into())
}

pub(super) fn delete_many(world: &mut World, args: &Args) -> Answer {
    let chat = known(world, args, "chat_id")?.id;
    // What is not there and what is too old is passed over, and the answer is still yes: who deletes many must know their age.
    let ids: Vec<i64> = args.list("message_ids").iter().filter_map(Value::as_i64).collect();
    for id in ids {
        if deletable(world, chat, id).is_ok() {
            chat_mut(world, chat).delete(id);
        }
    }
    Ok(true.into())
}

fn deletable(world: &World, chat: i64, id: i64) -> Result<(), Refusal> {
    let chat = world.chats.get(&chat).ok_or_else(|| Refusal::bad("chat not found"))?;
    let message = chat.message(id).ok_or_else(|| Refusal::bad("message to delete not found"))?;
    // "Bots granted can_post_messages permissions can delete outgoing messages in channels" (Bot API, `deleteMessage`).
    let own = message.from == Author::Bot && (chat.kind != Kind::Channel || chat.bot_may("can_post_messages"));
    if !own && !may_delete_others(chat) {
        return Err(Refusal::bad("message can't be deleted"));
    }
    let old = world.now_ms - message.date_ms > DELETABLE_MS;
    if old && (chat.kind == Kind::Private || !may_delete_others(chat)) {
        return Err(Refusal::bad("message can't be deleted for everyone"));
    }
    Ok(())
}
