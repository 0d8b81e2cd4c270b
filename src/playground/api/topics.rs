//! Topics of a forum.

use serde_json::json;

use crate::playground::world::{Author, Chat, Message, Topic, World};

use super::{Answer, Args, Refusal, chat_mut, writable};

/// The colours that a topic may have; the first is Telegram's own choice.
const BLUE: i64 = 7_322_096;

pub(super) fn create(world: &mut World, args: &Args) -> Answer {
    let id = writable(world, args, "chat_id")?;
    let chat = forum(world, id)?;
    if !chat.bot_may("can_manage_topics") {
        return Err(Refusal::bad("not enough rights to create a topic"));
    }
    let name = args.text("name").map(str::trim).filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| Refusal::bad("topic name must be non-empty"))?;
    let icon = args.text("icon_custom_emoji_id").map(str::to_owned);
    let color = args.int("icon_color").unwrap_or(BLUE);
    let thread = open(world, id, Author::Bot, name, icon.clone(), color);
    let mut topic = json!({"message_thread_id": thread, "name": name, "icon_color": color});
    if let Some(icon) = icon {
        topic["icon_custom_emoji_id"] = icon.into();
    }
    Ok(topic)
}

/// Opens a topic with its service message, whose number is the topic's.
pub(in crate::playground) fn open(
    world: &mut World,
    chat: i64,
    by: Author,
    name: &str,
    icon: Option<String>,
    color: i64,
) -> i64 {
    let mut created = json!({"name": name, "icon_color": color});
    if let Some(icon) = &icon {
        created["icon_custom_emoji_id"] = icon.as_str().into();
    }
    let thread = world.post(chat, Message::service(by, "forum_topic_created", created));
    let topic = Topic { name: name.to_owned(), closed: false, icon, color, by_bot: by == Author::Bot };
    let place = chat_mut(world, chat);
    place.topics.insert(thread, topic);
    if let Some(message) = place.message_mut(thread) {
        message.thread = Some(thread);
    }
    world.tell_message(chat, thread, "message");
    thread
}

/// Closes or opens a topic with its service message.
pub(in crate::playground) fn close(world: &mut World, chat: i64, thread: i64, by: Author, closed: bool) {
    if let Some(topic) = chat_mut(world, chat).topics.get_mut(&thread) {
        topic.closed = closed;
    }
    let mut message = Message::service(by, if closed { "forum_topic_closed" } else { "forum_topic_reopened" }, json!({}));
    message.thread = Some(thread);
    world.post_and_tell(chat, message);
}

/// Removes a topic and all that was said in it.
pub(in crate::playground) fn remove(world: &mut World, chat: i64, thread: i64) {
    let chat = chat_mut(world, chat);
    chat.topics.remove(&thread);
    let gone: Vec<i64> =
        chat.messages.values().filter(|message| message.thread == Some(thread)).map(|message| message.id).collect();
    for id in gone {
        chat.delete(id);
    }
}

fn forum(world: &World, id: i64) -> Result<&Chat, Refusal> {
    world.chats.get(&id).filter(|chat| chat.forum).ok_or_else(|| Refusal::bad("the chat is not a forum"))
}

/// Chat and number of a topic that the bot may change.
fn managed(world: &World, args: &Args) -> Result<(i64, i64), Refusal> {
    let id = writable(world, args, "chat_id")?;
    let chat = forum(world, id)?;
    let thread = args.int("message_thread_id").unwrap_or_default();
    let topic = chat.topics.get(&thread).ok_or_else(|| Refusal::bad("TOPIC_ID_INVALID"))?;
    if !topic.by_bot && !chat.bot_may("can_manage_topics") {
        return Err(Refusal::bad("not enough rights to edit the topic"));
    }
    Ok((id, thread))
}

pub(super) fn edit(world: &mut World, args: &Args) -> Answer {
    let (chat, thread) = managed(world, args)?;
    let topic = chat_mut(world, chat).topics.get_mut(&thread).expect("the topic was just found");
    let name = args.text("name").map(str::trim).filter(|name| !name.is_empty() && *name != topic.name);
    let icon = args.text("icon_custom_emoji_id").filter(|icon| topic.icon.as_deref().unwrap_or_default() != *icon);
    let mut edited = json!({});
    if let Some(name) = name {
        name.clone_into(&mut topic.name);
        edited["name"] = name.into();
    }
    if let Some(icon) = icon {
        topic.icon = (!icon.is_empty()).then(|| icon.to_owned());
        edited["icon_custom_emoji_id"] = icon.into();
    }
    if name.is_none() && icon.is_none() {
        return Err(Refusal::bad("TOPIC_NOT_MODIFIED"));
    }
    let mut message = Message::service(Author::Bot, "forum_topic_edited", edited);
    message.thread = Some(thread);
    world.post_and_tell(chat, message);
    Ok(true.into())
}

pub(super) fn set_closed(world: &mut World, args: &Args, closed: bool) -> Answer {
    let (chat, thread) = managed(world, args)?;
    if chat_mut(world, chat).topics.get(&thread).is_some_and(|topic| topic.closed == closed) {
        return Err(Refusal::bad("TOPIC_NOT_MODIFIED"));
    }
    close(world, chat, thread, Author::Bot, closed);
    Ok(true.into())
}

pub(super) fn delete(world: &mut World, args: &Args) -> Answer {
    let id = writable(world, args, "chat_id")?;
    let chat = forum(world, id)?;
    let thread = args.int("message_thread_id").unwrap_or_default();
    if !chat.topics.contains_key(&thread) {
        return Err(Refusal::bad("TOPIC_ID_INVALID"));
    }
    if !chat.bot_may("can_delete_messages") {
        return Err(Refusal::bad("not enough rights to delete the topic"));
    }
    remove(world, id, thread);
    Ok(true.into())
}
