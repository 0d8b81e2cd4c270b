//! Sending, copying and forwarding.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::playground::world::{Author, Chat, Kind, Message, World};

use super::markup::{Words, caption, markup, text};
use super::media::has_caption;
use super::{Answer, Args, Refusal, chat_mut, known, writable};

/// The most messages that `copyMessages` takes.
const MOST_COPIES: usize = 100;

pub(super) fn send_message(world: &mut World, args: &Args) -> Answer {
    let place = place(world, args)?;
    let words = text(args, "message is too long")?;
    let mut message = Message::new(Author::Bot, "text", Map::new());
    message.html = words.put(&mut message.content, "text");
    send(world, &place, args, message)
}

/// Where a message goes: chat, topic, and what it answers.
pub(super) struct Place {
    pub chat: i64,
    pub thread: Option<i64>,
    pub reply_to: Option<i64>,
}

/// Reads `chat_id`, `message_thread_id` and `reply_parameters`, and checks that the bot may write there.
pub(super) fn place(world: &World, args: &Args) -> Result<Place, Refusal> {
    let chat_id = writable(world, args, "chat_id")?;
    let chat = world.chats.get(&chat_id).ok_or_else(|| Refusal::bad("chat not found"))?;
    let reply_to = reply(chat, args)?;
    let replied_thread = reply_to.and_then(|id| chat.message(id)).and_then(|message| message.thread);
    let thread = args.int("message_thread_id").or(replied_thread);
    if let Some(thread) = thread {
        let topic = chat.topics.get(&thread).ok_or_else(|| Refusal::bad("message thread not found"))?;
        if topic.closed && !topic.by_bot && !chat.bot_may("can_manage_topics") {
            return Err(Refusal::bad("TOPIC_CLOSED"));
        }
    }
    Ok(Place { chat: chat_id, thread, reply_to })
}

fn reply(chat: &Chat, args: &Args) -> Result<Option<i64>, Refusal> {
    let Some(reply) = args.value("reply_parameters") else { return Ok(None) };
    let reply = reply.as_object().map(Args::new).ok_or_else(|| Refusal::bad("object expected as reply parameters"))?;
    let id = reply.int("message_id").ok_or_else(|| Refusal::bad("message identifier is not specified"))?;
    let elsewhere = reply.int("chat_id").is_some_and(|other| other != chat.id);
    match chat.message(id) {
        Some(_) if !elsewhere => Ok(Some(id)),
        _ if reply.flag("allow_sending_without_reply") => Ok(None),
        _ => Err(Refusal::bad("message to be replied not found")),
    }
}

/// Posts a message of the bot and gives it back as Telegram does.
pub(super) fn send(world: &mut World, place: &Place, args: &Args, message: Message) -> Answer {
    let id = post(world, place, args, message)?;
    let chat = world.chats.get(&place.chat).expect("the message was just posted there");
    Ok(world.message_json(chat, chat.message(id).expect("the message was just posted")))
}

/// Posts a message of the bot with the request's `reply_markup`; gives its number.
pub(super) fn post(world: &mut World, place: &Place, args: &Args, mut message: Message) -> Result<i64, Refusal> {
    let markup = markup(args)?;
    message.thread = place.thread;
    message.reply_to = place.reply_to;
    message.buttons = markup.buttons;
    message.keyboard = markup.keyboard;
    Ok(world.post(place.chat, message))
}

pub(super) fn chat_action(world: &World, args: &Args) -> Answer {
    place(world, args)?;
    match args.text("action") {
        Some(_) => Ok(true.into()),
        None => Err(Refusal::bad("wrong parameter action in request")),
    }
}

pub(super) fn copy(world: &mut World, args: &Args) -> Answer {
    let place = place(world, args)?;
    let from = known(world, args, "from_chat_id")?;
    let mut message = copied(from, args.int("message_id"))?;
    if has_caption(&message.kind) && args.value("caption").is_some() {
        (message.content, message.html) = with_words(message.content, caption(args)?, "caption");
    }
    let id = post(world, &place, args, message)?;
    Ok(json!({"message_id": id}))
}

pub(super) fn copy_many(world: &mut World, args: &Args) -> Answer {
    let place = place(world, args)?;
    let from = known(world, args, "from_chat_id")?;
    let ids: Vec<i64> = args.list("message_ids").iter().filter_map(Value::as_i64).collect();
    if ids.is_empty() || ids.len() > MOST_COPIES {
        return Err(Refusal::bad("there are no messages to copy or too many of them"));
    }
    if !ids.is_sorted_by(|a, b| a < b) {
        return Err(Refusal::bad("message identifiers must be in a strictly increasing order"));
    }
    // What cannot be copied is passed over, as Telegram does.
    let originals = ids.iter().filter_map(|id| Some((from.message(*id)?.album.clone(), copied(from, Some(*id)).ok()?)));
    let originals: Vec<(Option<String>, Message)> = originals.collect();
    if originals.is_empty() {
        return Err(Refusal::bad("message to copy not found"));
    }
    // An album stays an album, under a new id.
    let mut albums: BTreeMap<String, String> = BTreeMap::new();
    let mut sent = Vec::new();
    for (album, mut message) in originals {
        message.album = album.map(|old| albums.entry(old).or_insert_with(|| world.new_album_id()).clone());
        sent.push(json!({"message_id": post(world, &place, args, message)?}));
    }
    Ok(sent.into())
}

/// The same content as a new message of the bot.
fn copied(from: &Chat, id: Option<i64>) -> Result<Message, Refusal> {
    let original = id.and_then(|id| from.message(id)).ok_or_else(|| Refusal::bad("message to copy not found"))?;
    // "Service messages, paid media messages, giveaway messages, giveaway winners messages, and invoice messages can't be copied"
    // (Bot API, `copyMessage`).
    if ["service", "paid_media", "giveaway", "giveaway_winners", "invoice"].contains(&original.kind.as_str()) {
        return Err(Refusal::bad("message can't be copied"));
    }
    let mut message = Message::new(Author::Bot, &original.kind, original.content.clone());
    message.html.clone_from(&original.html);
    message.copied = true;
    Ok(message)
}

pub(super) fn forward(world: &mut World, args: &Args) -> Answer {
    let place = place(world, args)?;
    let from = known(world, args, "from_chat_id")?;
    let id = args.int("message_id");
    let original = id.and_then(|id| from.message(id)).ok_or_else(|| Refusal::bad("message to forward not found"))?;
    if original.kind == "service" {
        return Err(Refusal::bad("message can't be forwarded"));
    }
    let mut message = Message::new(Author::Bot, &original.kind, original.content.clone());
    message.html.clone_from(&original.html);
    let origin = original.forward.clone();
    message.forward = Some(origin.unwrap_or_else(|| world.origin_json(from, original.from, original.date_ms)));
    send(world, &place, args, message)
}

/// The bot's own message that a request wants to change; its chat and number.
pub(super) fn own(world: &World, args: &Args) -> Result<(i64, i64), Refusal> {
    if args.value("inline_message_id").is_some() {
        return Err(Refusal::bad("MESSAGE_ID_INVALID"));
    }
    let chat_id = writable(world, args, "chat_id")?;
    let id = args.int("message_id").ok_or_else(|| Refusal::bad("message identifier is not specified"))?;
    let message = world.chats.get(&chat_id).and_then(|chat| chat.message(id));
    let message = message.ok_or_else(|| Refusal::bad("message to edit not found"))?;
    if message.from != Author::Bot || message.kind == "service" || message.forward.is_some() {
        return Err(Refusal::bad("message can't be edited"));
    }
    Ok((chat_id, id))
}

/// Changes words and buttons of a message, or says that nothing would change.
pub(super) fn change(
    world: &mut World,
    (chat, id): (i64, i64),
    content: Map<String, Value>,
    html: Option<String>,
    buttons: Option<Value>,
) -> Answer {
    let now_ms = world.now_ms;
    let message = chat_mut(world, chat).message_mut(id).expect("the message was just found");
    if message.content == content && message.buttons == buttons {
        return Err(Refusal::bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a current content \
             and reply markup of the message",
        ));
    }
    if message.content != content {
        message.edited_ms = Some(now_ms);
        message.html = html;
    }
    message.content = content;
    message.buttons = buttons;
    let chat = world.chats.get(&chat).expect("the chat was just found");
    Ok(world.message_json(chat, chat.message(id).expect("the message was just found")))
}

/// The words of a message's content replaced.
pub(super) fn with_words(
    mut content: Map<String, Value>,
    words: Option<Words>,
    field: &str,
) -> (Map<String, Value>, Option<String>) {
    content.remove("caption");
    content.remove("caption_entities");
    let html = words.and_then(|words| words.put(&mut content, field));
    (content, html)
}

/// Whether the bot may delete what others wrote here, however old it is in a group.
pub(super) fn may_delete_others(chat: &Chat) -> bool {
    chat.kind == Kind::Private || chat.bot_may("can_delete_messages")
}
