//! What a turn is about: an internal event, a change of somebody's place in a chat, or what somebody sent.

use std::sync::Arc;

use anyhow::bail;
use teloxide::types::{ChatMemberKind, ChatMemberUpdated, Update, UpdateKind};

use crate::{
    inbox::{ALLOWED_UPDATES, Event, Item},
    incoming::Incoming,
    writer::UPDATE,
};

/// What a turn is about.
#[derive(Clone, Debug)]
pub enum Trigger {
    /// Something inside the program.
    Event(Event),
    /// A member's place in a chat has changed.
    Member(Member),
    /// A message, press or command.
    Incoming(Arc<Incoming>),
    /// Nothing that is answered.
    Nothing,
}

/// A change of somebody's place in a chat.
#[derive(Clone, Debug)]
pub struct Member {
    /// The chat.
    pub chat: i64,
    /// Whether it is the bot itself.
    pub own: bool,
    /// Whether they are in the chat now.
    pub present: bool,
    /// Whether they are an administrator now.
    pub administrator: bool,
    /// Whether they were not in the chat before.
    pub arrived: bool,
    /// Who has changed it.
    pub by: i64,
    /// The chat's title; empty in a private chat.
    pub title: String,
    /// Whether the chat is a channel.
    pub channel: bool,
    /// Whether they may post there now.
    pub may_post: bool,
}

/// Reads a row of the inbox.
///
/// # Errors
/// When it is of a kind that was asked for and cannot be read, or an event of another version.
pub(super) fn trigger(item: &Item) -> anyhow::Result<Trigger> {
    if item.kind != UPDATE {
        return Ok(Trigger::Event(serde_json::from_str(&item.payload)?));
    }
    let update: Update = serde_json::from_str(&item.payload)?;
    if let Some(incoming) = Incoming::of(&update) {
        return Ok(Trigger::Incoming(Arc::new(incoming.with_raw_words(&item.payload))));
    }
    let member = |change: &ChatMemberUpdated, own: bool| {
        let present = !matches!(change.new_chat_member.kind, ChatMemberKind::Left | ChatMemberKind::Banned(_));
        let administrator = matches!(change.new_chat_member.kind, ChatMemberKind::Administrator(_) | ChatMemberKind::Owner(_));
        let was_present = !matches!(change.old_chat_member.kind, ChatMemberKind::Left | ChatMemberKind::Banned(_));
        if !own && was_present {
            // Promoted, restricted or renamed: nobody new reads along.
            return Trigger::Nothing;
        }
        Trigger::Member(Member {
            chat: change.chat.id.0,
            own,
            present,
            administrator,
            arrived: present && !was_present,
            by: i64::try_from(change.from.id.0).unwrap_or(0),
            title: change.chat.title().unwrap_or_default().to_owned(),
            channel: change.chat.is_channel(),
            may_post: if change.chat.is_channel() { change.new_chat_member.kind.can_post_messages() } else { present },
        })
    };
    Ok(match &update.kind {
        // Kept and set aside: a later version may be able to read it. Kinds that were not asked for are nobody's question.
        UpdateKind::Error(raw) if ALLOWED_UPDATES.iter().any(|kind| raw.get(kind).is_some()) => {
            bail!("an update that cannot be read")
        }
        UpdateKind::MyChatMember(change) => member(change, true),
        UpdateKind::ChatMember(change) => member(change, false),
        // Answered at the door, and never kept.
        UpdateKind::InlineQuery(_) => Trigger::Nothing,
        _ => Trigger::Nothing,
    })
}
