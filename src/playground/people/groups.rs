//! Groups and channels: founding them, coming and going, the bot's rights, topics, becoming a supergroup.

use serde_json::{Value, json};

use crate::playground::api::topics;
use crate::playground::render::RIGHTS;
use crate::playground::world::{Author, Chat, Kind, Message, Role, Seat, World};

use super::{ActDone, Done, InTopic, chat_of};

pub(super) fn found(world: &mut World, by: i64, title: &str, (forum, supergroup): (bool, bool), members: Vec<i64>) -> Done {
    chat_of(world, by, by)?;
    if let Some(stranger) = members.iter().find(|id| !world.people.contains_key(id)) {
        return Err(format!("there is no person {stranger}"));
    }
    let kind = if forum || supergroup { Kind::Supergroup } else { Kind::Group };
    let id = world.new_group_id(kind);
    let mut chat = Chat::new(id, kind, title);
    chat.forum = forum;
    chat.members = members.into_iter().map(|member| (member, Role::Member)).collect();
    chat.members.insert(by, Role::Creator);
    world.chats.insert(id, chat);
    Ok(ActDone { chat: Some(id), ..ActDone::default() })
}

pub(super) fn channel(world: &mut World, by: i64, title: &str, username: Option<String>, members: Vec<i64>) -> Done {
    let made = found(world, by, title, (false, true), members)?;
    let old = made.chat.and_then(|id| world.chats.remove(&id)).expect("the group was just founded");
    let mut chat = Chat::new(old.id, Kind::Channel, title);
    chat.members = old.members;
    chat.username = username;
    world.chats.insert(chat.id, chat);
    Ok(made)
}

pub(super) fn join(world: &mut World, by: i64, chat: i64) -> Done {
    let user = world.people.get(&by).map(|_| world.user_json(by)).ok_or_else(|| format!("there is no person {by}"))?;
    let group = group_mut(world, chat)?;
    if group.members.contains_key(&by) {
        return Err("already in".to_owned());
    }
    group.members.insert(by, Role::Member);
    if group.kind != Kind::Channel {
        world.post_and_tell(chat, Message::service(Author::Person(by), "new_chat_members", json!([user])));
    }
    world.tell_role(chat, by, by, None);
    Ok(ActDone::default())
}

pub(super) fn leave(world: &mut World, by: i64, chat: i64) -> Done {
    chat_of(world, by, chat)?;
    let old = group_mut(world, chat)?.members.remove(&by);
    let user = world.user_json(by);
    if !is_channel(world, chat) {
        world.post_and_tell(chat, Message::service(Author::Person(by), "left_chat_member", user));
    }
    world.tell_role(chat, by, by, old);
    Ok(ActDone::default())
}

pub(super) fn add_bot(world: &mut World, by: i64, chat: i64) -> Done {
    chat_of(world, by, chat)?;
    let group = group_mut(world, chat)?;
    if group.bot_is_in() {
        return Err("the bot is in already".to_owned());
    }
    if group.kind == Kind::Channel {
        return Err("a bot comes into a channel as an administrator".to_owned());
    }
    let old = std::mem::replace(&mut group.bot, Seat::Member);
    world.tell_seat(chat, by, &old);
    let bot = world.bot_json();
    world.post_and_tell(chat, Message::service(Author::Person(by), "new_chat_members", json!([bot])));
    Ok(ActDone::default())
}

/// Gives the bot rights, or with `None` takes them all.
pub(super) fn promote_bot(world: &mut World, by: i64, chat: i64, rights: Option<Vec<String>>) -> Done {
    administered(world, by, chat)?;
    if let Some(unknown) = rights.iter().flatten().find(|right| !RIGHTS.contains(&right.as_str())) {
        return Err(format!("there is no right {unknown}"));
    }
    let group = group_mut(world, chat)?;
    let channel = group.kind == Kind::Channel;
    // A bot comes into a channel as an administrator, and who takes its rights there has put it out.
    if !(group.bot_is_in() || channel && rights.is_some()) {
        return Err("the bot is not in this group".to_owned());
    }
    let without = if channel { Seat::Left } else { Seat::Member };
    let new = rights.map_or(without, |rights| Seat::Administrator(rights.into_iter().collect()));
    let old = std::mem::replace(&mut group.bot, new);
    if old != group.bot {
        world.tell_seat(chat, by, &old);
    }
    Ok(ActDone::default())
}

pub(super) fn remove_bot(world: &mut World, by: i64, chat: i64) -> Done {
    administered(world, by, chat)?;
    let group = group_mut(world, chat)?;
    if !group.bot_is_in() {
        return Err("the bot is not in this group".to_owned());
    }
    let old = std::mem::replace(&mut group.bot, Seat::Kicked);
    world.tell_seat(chat, by, &old);
    if !is_channel(world, chat) {
        let bot = world.bot_json();
        world.post(chat, Message::service(Author::Person(by), "left_chat_member", bot));
    }
    Ok(ActDone::default())
}

pub(super) fn promote(world: &mut World, by: i64, chat: i64, user: i64) -> Done {
    administered(world, by, chat)?;
    let group = group_mut(world, chat)?;
    let role = group.members.get_mut(&user).ok_or_else(|| format!("person {user} is not in this group"))?;
    if *role != Role::Member {
        return Err("an administrator already".to_owned());
    }
    *role = Role::Administrator;
    world.tell_role(chat, by, user, Some(Role::Member));
    Ok(ActDone::default())
}

pub(super) fn topic(world: &mut World, by: i64, chat: i64, name: &str) -> Done {
    chat_of(world, by, chat)?;
    if !group_mut(world, chat)?.forum {
        return Err("the group has no topics".to_owned());
    }
    let thread = topics::open(world, chat, Author::Person(by), name, None, 7_322_096);
    Ok(ActDone { thread: Some(thread), message_id: Some(thread), ..ActDone::default() })
}

pub(super) fn set_closed(world: &mut World, topic: &InTopic, closed: bool) -> Done {
    found_topic(world, topic, closed)?;
    topics::close(world, topic.chat, topic.thread, Author::Person(topic.by), closed);
    Ok(ActDone::default())
}

fn found_topic(world: &World, topic: &InTopic, closed: bool) -> Result<(), String> {
    let chat = administered(world, topic.by, topic.chat)?;
    let found = chat.topics.get(&topic.thread).ok_or_else(|| format!("there is no topic {}", topic.thread))?;
    if found.closed == closed { Err("it is so already".to_owned()) } else { Ok(()) }
}

pub(super) fn delete_topic(world: &mut World, topic: &InTopic) -> Done {
    let chat = administered(world, topic.by, topic.chat)?;
    if !chat.topics.contains_key(&topic.thread) {
        return Err(format!("there is no topic {}", topic.thread));
    }
    topics::remove(world, topic.chat, topic.thread);
    Ok(ActDone::default())
}

/// The group's messages stay behind; people, title and the bot's place go along.
pub(super) fn migrate(world: &mut World, chat: i64) -> Done {
    let group = group_mut(world, chat)?;
    if group.kind != Kind::Group {
        return Err("only a basic group becomes a supergroup".to_owned());
    }
    let (title, members, bot) = (group.title.clone(), group.members.clone(), group.bot.clone());
    let creator =
        members.iter().find(|(_, role)| **role == Role::Creator).map_or(Author::Anonymous, |(id, _)| Author::Person(*id));
    let id = world.new_group_id(Kind::Supergroup);
    let mut new = Chat::new(id, Kind::Supergroup, &title);
    new.members = members;
    new.bot = bot;
    world.chats.insert(id, new);
    world.post_and_tell(chat, Message::service(creator, "migrate_to_chat_id", Value::from(id)));
    group_mut(world, chat)?.moved_to = Some(id);
    world.post_and_tell(id, Message::service(creator, "migrate_from_chat_id", Value::from(chat)));
    Ok(ActDone { chat: Some(id), ..ActDone::default() })
}

fn is_channel(world: &World, chat: i64) -> bool {
    world.chats.get(&chat).is_some_and(|chat| chat.kind == Kind::Channel)
}

fn group_mut(world: &mut World, chat: i64) -> Result<&mut Chat, String> {
    let group = world.chats.get_mut(&chat).filter(|chat| chat.kind != Kind::Private && chat.moved_to.is_none());
    group.ok_or_else(|| format!("there is no group {chat}"))
}

/// A group in which the person is an administrator.
fn administered(world: &World, by: i64, chat: i64) -> Result<&Chat, String> {
    let group = chat_of(world, by, chat)?;
    let administrator = group.members.get(&by).is_some_and(|role| *role != Role::Member);
    if administrator { Ok(group) } else { Err("only an administrator can do this".to_owned()) }
}
