//! Everything that people write, send, edit, forward, delete or react to.

use serde_json::{Map, Value, json};

use crate::playground::api::media as kinds;
use crate::playground::entities;
use crate::playground::files::{decode_base64, sample};
use crate::playground::judge;
use crate::playground::world::{Author, Chat, Kind, Message, Role, World};

use super::{ActDone, Done, Media, chat_of};

/// The longest text and caption that a phone sends, in UTF-16 units.
const LONGEST_TEXT: usize = 4096;
const LONGEST_CAPTION: usize = 1024;

/// Where something is written, and how.
pub(super) struct Spot {
    pub chat: i64,
    pub thread: Option<i64>,
    pub reply_to: Option<i64>,
    pub anonymous: bool,
}

pub(super) fn text(world: &mut World, by: i64, spot: Spot, words: &str) -> Done {
    if words.trim().is_empty() {
        return Err("there is nothing to send".to_owned());
    }
    let pieces: Vec<String> = entities::pieces(words.trim(), LONGEST_TEXT).into_iter().map(str::to_owned).collect();
    let mut ids = Vec::new();
    for piece in pieces {
        let mut message = Message::new(Author::Person(by), "text", Map::new());
        put_words(&mut message.content, "text", &piece);
        ids.push(send(world, by, &spot, message)?);
    }
    Ok(ActDone::messages(ids))
}

fn put_words(content: &mut Map<String, Value>, field: &str, words: &str) {
    let mut found = Vec::new();
    entities::detect(words, &mut found);
    content.insert(field.to_owned(), words.into());
    let entities_field = if field == "text" { "entities" } else { "caption_entities" };
    content.remove(entities_field);
    if !found.is_empty() {
        content.insert(entities_field.to_owned(), found.into());
    }
}

/// Checks that the person may write there, posts the message and tells the bot.
fn send(world: &mut World, by: i64, spot: &Spot, mut message: Message) -> Result<i64, String> {
    let chat = chat_of(world, by, spot.chat)?;
    let replied = match spot.reply_to {
        Some(id) => Some(chat.message(id).ok_or_else(|| format!("there is no message {id} to answer"))?),
        None => None,
    };
    let thread = spot.thread.or_else(|| replied.and_then(|message| message.thread));
    may_write(chat, by, thread, spot.anonymous)?;
    message.thread = thread;
    message.reply_to = spot.reply_to;
    if spot.anonymous {
        message.from = Author::Anonymous;
    }
    if chat.kind == Kind::Private {
        let person = world.people.get_mut(&by).expect("the person was just found");
        if person.blocked {
            return Err(format!("{} has blocked the bot", person.name));
        }
        person.started = true;
    }
    Ok(world.post_and_tell(spot.chat, message))
}

fn may_write(chat: &Chat, by: i64, thread: Option<i64>, anonymous: bool) -> Result<(), String> {
    let administrator = chat.members.get(&by).is_some_and(|role| *role != Role::Member);
    if anonymous && (!administrator || chat.kind == Kind::Private) {
        return Err("only an administrator of a group can stay anonymous".to_owned());
    }
    if chat.kind == Kind::Channel && !administrator {
        return Err("only an administrator writes in a channel".to_owned());
    }
    let Some(thread) = thread else { return Ok(()) };
    let topic = chat.topics.get(&thread).ok_or_else(|| format!("there is no topic {thread}"))?;
    if topic.closed && !administrator {
        return Err("the topic is closed".to_owned());
    }
    Ok(())
}

/// A message of a kind that has more than text.
pub(super) fn media(world: &mut World, kind: &str, media: Media) -> Done {
    let content = match kind {
        "location" => one("location", place()),
        "venue" => {
            let mut content = one("location", place());
            content
                .insert("venue".to_owned(), json!({"location": place(), "title": "The office", "address": "1 Example Street"}));
            content
        }
        "contact" => {
            let name = world.people.get(&media.by).map_or("", |person| person.name.as_str());
            one("contact", json!({"phone_number": "+77000000000", "first_name": name, "user_id": media.by}))
        }
        "poll" => one("poll", poll()),
        "dice" => one("dice", json!({"emoji": "🎲", "value": 4})),
        kind => {
            let (name, mime, sample) = sample(kind);
            let bytes = media.file.as_deref().map_or_else(|| Ok(sample.to_vec()), decode_base64)?;
            let name = media.file_name.as_deref().unwrap_or(name);
            let file = world.files.add((kind, name, media.mime.as_deref().unwrap_or(mime)), bytes);
            kinds::content(kind, &file)
        }
    };
    let mut message = Message::new(Author::Person(media.by), kind, content);
    if let Some(caption) = media.caption.as_deref().filter(|_| kinds::has_caption(kind)) {
        if entities::utf16_len(caption) > LONGEST_CAPTION {
            return Err(format!("a caption has at most {LONGEST_CAPTION} characters"));
        }
        put_words(&mut message.content, "caption", caption);
    }
    let spot = Spot { chat: media.chat, thread: media.thread, reply_to: media.reply_to, anonymous: media.anonymous };
    Ok(ActDone::messages(vec![send(world, media.by, &spot, message)?]))
}

fn one(field: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(field.to_owned(), value)])
}

/// A place in Petropavl.
fn place() -> Value {
    json!({"latitude": 54.8753, "longitude": 69.1628})
}

fn poll() -> Value {
    let option = |text: &str| json!({"text": text, "voter_count": 0});
    json!({
        "id": "5000000000000000001", "question": "?", "options": [option("1"), option("2")], "total_voter_count": 0,
        "is_closed": false, "is_anonymous": true, "type": "regular", "allows_multiple_answers": false,
    })
}

pub(super) fn album(world: &mut World, by: i64, spot: &Spot, count: usize, caption: Option<&str>) -> Done {
    if !(2..=10).contains(&count) {
        return Err("an album has 2 to 10 photos".to_owned());
    }
    let album = world.new_album_id();
    let mut ids = Vec::new();
    for index in 0..count {
        let (name, mime, bytes) = sample("photo");
        let file = world.files.add(("photo", name, mime), bytes.to_vec());
        let mut message = Message::new(Author::Person(by), "photo", kinds::content("photo", &file));
        message.album = Some(album.clone());
        if let Some(caption) = caption.filter(|_| index == 0) {
            put_words(&mut message.content, "caption", caption);
        }
        ids.push(send(world, by, spot, message)?);
    }
    Ok(ActDone::messages(ids))
}

pub(super) fn forward(world: &mut World, by: i64, (chat, thread): (i64, Option<i64>), from_chat: i64, message: i64) -> Done {
    let from = chat_of(world, by, from_chat)?;
    let original = from.message(message).ok_or_else(|| format!("there is no message {message} to forward"))?;
    if original.kind == "service" {
        return Err("a service message cannot be forwarded".to_owned());
    }
    let mut copy = Message::new(Author::Person(by), &original.kind, original.content.clone());
    copy.html.clone_from(&original.html);
    let origin = original.forward.clone();
    copy.forward = Some(origin.unwrap_or_else(|| world.origin_json(from, original.from, original.date_ms)));
    let spot = Spot { chat, thread, reply_to: None, anonymous: false };
    Ok(ActDone::messages(vec![send(world, by, &spot, copy)?]))
}

pub(super) fn edit(world: &mut World, by: i64, chat: i64, id: i64, words: &str) -> Done {
    chat_of(world, by, chat)?;
    let now_ms = world.now_ms;
    let place = world.chats.get_mut(&chat).expect("the chat was just found");
    let message = place.message_mut(id).ok_or_else(|| format!("there is no message {id}"))?;
    let field = if message.kind == "text" { "text" } else { "caption" };
    if message.from != Author::Person(by)
        || message.forward.is_some()
        || (field == "caption" && !kinds::has_caption(&message.kind))
    {
        return Err(format!("message {id} cannot be edited by this person"));
    }
    put_words(&mut message.content, field, words);
    message.edited_ms = Some(now_ms);
    world.tell_message(chat, id, "edited_message");
    Ok(ActDone::messages(vec![id]))
}

pub(super) fn react(world: &mut World, by: i64, chat: i64, id: i64, emoji: Option<String>) -> Done {
    if emoji.as_deref().is_some_and(|emoji| !judge::is_reaction(emoji)) {
        return Err("Telegram has no such reaction".to_owned());
    }
    chat_of(world, by, chat)?;
    let place = world.chats.get_mut(&chat).expect("the chat was just found");
    let message = place.message_mut(id).ok_or_else(|| format!("there is no message {id}"))?;
    let old: Vec<String> = message.reactions.extract_if(.., |(who, _)| *who == by).map(|(_, emoji)| emoji).collect();
    message.reactions.extend(emoji.clone().map(|emoji| (by, emoji)));
    let list = |emoji: &[String]| emoji.iter().map(|emoji| json!({"type": "emoji", "emoji": emoji})).collect::<Value>();
    let place = world.chats.get(&chat).expect("the chat was just found");
    let body = json!({
        "chat": world.chat_json(place), "message_id": id, "user": world.user_json(by), "date": world.now_ms / 1000,
        "old_reaction": list(&old), "new_reaction": list(emoji.as_slice()),
    });
    if world.hears_reactions(place) {
        world.tell("message_reaction", body, Author::Person(by));
    }
    Ok(ActDone::messages(vec![id]))
}

pub(super) fn delete(world: &mut World, by: i64, chat: i64, id: i64) -> Done {
    let place = chat_of(world, by, chat)?;
    let message = place.message(id).ok_or_else(|| format!("there is no message {id}"))?;
    let administrator = place.members.get(&by).is_some_and(|role| *role != Role::Member);
    if place.kind != Kind::Private && message.from != Author::Person(by) && !administrator {
        return Err("only administrators delete what others wrote".to_owned());
    }
    world.chats.get_mut(&chat).expect("the chat was just found").delete(id);
    Ok(ActDone::default())
}

pub(super) fn raw(world: &mut World, by: i64, chat: i64, thread: Option<i64>, content: Map<String, Value>) -> Done {
    let kind = ["text", "photo", "voice", "document"].into_iter().find(|field| content.contains_key(*field));
    let kind = kind.map(str::to_owned).or_else(|| content.keys().next().cloned()).unwrap_or_else(|| "unknown".to_owned());
    let spot = Spot { chat, thread, reply_to: None, anonymous: false };
    Ok(ActDone::messages(vec![send(world, by, &spot, Message::new(Author::Person(by), &kind, content))?]))
}
