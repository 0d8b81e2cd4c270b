//! What people do in the world: each [`Act`] changes it and queues the updates that Telegram would send the bot. Pure.

mod groups;
mod parts;
mod private;
mod write;

pub use parts::{ActDone, InTopic, Media, Where, Who};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::faults::Faults;
use super::world::{Chat, World};

/// Something that somebody does, or that happens. In JSON the field `do` says which; `as` is the person who does it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// A new person appears, who has not met the bot.
    User {
        /// First name.
        name: String,
        /// Language of the phone.
        #[serde(default)]
        lang: Option<String>,
        /// @username, without the @.
        #[serde(default)]
        username: Option<String>,
        /// What they play, for the page.
        #[serde(default)]
        role_hint: Option<String>,
    },
    /// Many people at once, who have pressed Start and whom the bot has met: no update tells of them. They have consecutive ids.
    Crowd {
        /// How many, at most a million.
        count: u32,
        /// Language of their phones.
        #[serde(default)]
        lang: Option<String>,
    },
    /// Writes a text; a long one goes in pieces, as phones do it.
    Send {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// In which topic.
        #[serde(default)]
        thread: Option<i64>,
        /// What.
        text: String,
        /// In answer to which message.
        #[serde(default)]
        reply_to: Option<i64>,
        /// In the group's name.
        #[serde(default)]
        anonymous: bool,
    },
    /// Opens the bot's private chat and presses Start; unblocks it first if need be.
    Start {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// What the link brought.
        #[serde(default)]
        payload: Option<String>,
    },
    /// Presses an inline button by its callback data.
    Press {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// Under which message.
        message: i64,
        /// Callback data.
        data: String,
        /// Even if the message shows no such button, as on a phone that is not up to date.
        #[serde(default)]
        force: bool,
    },
    /// Presses the newest inline button whose label contains the text, else that button of the reply keyboard.
    PressText {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// Part of the label.
        text: String,
        /// Only in this topic.
        #[serde(default)]
        thread: Option<i64>,
    },
    /// Sends a photo.
    Photo(Media),
    /// Sends a voice message.
    Voice(Media),
    /// Sends a round video.
    VideoNote(Media),
    /// Sends a video.
    Video(Media),
    /// Sends a file.
    Document(Media),
    /// Sends a sticker.
    Sticker(Media),
    /// Sends a location.
    Location(Media),
    /// Sends a contact: their own.
    Contact(Media),
    /// Sends a poll.
    Poll(Media),
    /// Throws a dice.
    Dice(Media),
    /// Sends an animation.
    Animation(Media),
    /// Sends music.
    Audio(Media),
    /// Sends a venue.
    Venue(Media),
    /// Sends several photos as one album.
    Album {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// In which topic.
        #[serde(default)]
        thread: Option<i64>,
        /// How many photos, 2 to 10.
        count: usize,
        /// Caption of the first.
        #[serde(default)]
        caption: Option<String>,
        /// In answer to which message; every piece names it.
        #[serde(default)]
        reply_to: Option<i64>,
        /// In the group's name.
        #[serde(default)]
        anonymous: bool,
    },
    /// Forwards a message.
    Forward {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// To where.
        chat: i64,
        /// In which topic.
        #[serde(default)]
        thread: Option<i64>,
        /// From where.
        from_chat: i64,
        /// Which message.
        message: i64,
    },
    /// Edits an own message.
    Edit {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// Which message.
        message: i64,
        /// The new text or caption.
        text: String,
    },
    /// Reacts to a message, or takes the reaction back.
    React {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// To which message.
        message: i64,
        /// With what; `None` takes it back.
        #[serde(default)]
        emoji: Option<String>,
    },
    /// Deletes a message. The bot does not hear of it.
    Delete {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// Which message.
        message: i64,
    },
    /// Blocks the bot.
    Block(Who),
    /// Unblocks the bot.
    Unblock(Who),
    /// Deletes the account.
    Deactivate(Who),
    /// Founds a group.
    Group {
        /// Who owns it.
        #[serde(rename = "as")]
        by: i64,
        /// Title.
        title: String,
        /// With topics; a forum is a supergroup, else it is a basic group.
        #[serde(default)]
        forum: bool,
        /// A supergroup even without topics.
        #[serde(default)]
        supergroup: bool,
        /// Who else is in it.
        #[serde(default)]
        members: Vec<i64>,
    },
    /// Founds a channel, into which administrators write.
    Channel {
        /// Who owns it.
        #[serde(rename = "as")]
        by: i64,
        /// Title.
        title: String,
        /// @username, without the @.
        #[serde(default)]
        username: Option<String>,
        /// Who reads it.
        #[serde(default)]
        members: Vec<i64>,
    },
    /// Joins a group, or a channel's readers.
    Join(Where),
    /// Leaves a group.
    Leave(Where),
    /// Adds the bot to a group.
    AddBot(Where),
    /// Makes the bot an administrator, or changes its rights.
    PromoteBot {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// Which rights: `can_manage_topics`, `can_pin_messages`, `can_delete_messages` …
        #[serde(default)]
        rights: Vec<String>,
    },
    /// Takes the bot's rights.
    DemoteBot(Where),
    /// Throws the bot out.
    RemoveBot(Where),
    /// Makes a person an administrator.
    Promote {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// Whom.
        user: i64,
    },
    /// Opens a topic.
    Topic {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// Its name.
        name: String,
    },
    /// Closes a topic.
    CloseTopic(InTopic),
    /// Opens a closed topic.
    ReopenTopic(InTopic),
    /// Deletes a topic with all its messages.
    DeleteTopic(InTopic),
    /// A basic group becomes a supergroup with a new id.
    Migrate {
        /// Which.
        chat: i64,
    },
    /// Sends a message of whatever kind: the fields are merged into a `Message`.
    RawMessage {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// Where.
        chat: i64,
        /// In which topic.
        #[serde(default)]
        thread: Option<i64>,
        /// The fields of its content.
        message: Map<String, Value>,
    },
    /// Types an inline query.
    Inline {
        /// Who.
        #[serde(rename = "as")]
        by: i64,
        /// What.
        query: String,
    },
    /// Queues an update as it is; only its number is added.
    RawUpdate {
        /// Its fields.
        update: Map<String, Value>,
    },
    /// Switches troubles on or off.
    Faults(Faults),
    /// Starts afresh, as `POST api/fresh` does.
    Restart,
}

/// What an act gives: what came of it, or why it cannot be.
type Done = Result<ActDone, String>;

/// Does an act. [`Act::Faults`] and [`Act::Restart`] are the server's and do nothing here.
pub(super) fn act(world: &mut World, act: Act) -> Done {
    match act {
        Act::User { name, lang, username, role_hint } => {
            let user = world.add_person(&name, username, lang, role_hint);
            Ok(ActDone { user: Some(user), chat: Some(user), ..ActDone::default() })
        }
        Act::Crowd { count, lang } => private::crowd(world, count, lang.as_deref()),
        Act::Send { by, chat, thread, text, reply_to, anonymous } => {
            write::text(world, by, write::Spot { chat, thread, reply_to, anonymous }, &text)
        }
        Act::Start { by, payload } => private::start(world, by, payload.as_deref()),
        Act::Press { by, chat, message, data, force } => private::press(world, by, chat, message, &data, force),
        Act::PressText { by, chat, text, thread } => private::press_text(world, by, chat, thread, &text),
        Act::Album { by, chat, thread, count, caption, reply_to, anonymous } => {
            let spot = write::Spot { chat, thread, reply_to, anonymous };
            write::album(world, by, &spot, count, caption.as_deref())
        }
        Act::Forward { by, chat, thread, from_chat, message } => write::forward(world, by, (chat, thread), from_chat, message),
        Act::Edit { by, chat, message, text } => write::edit(world, by, chat, message, &text),
        Act::React { by, chat, message, emoji } => write::react(world, by, chat, message, emoji),
        Act::Delete { by, chat, message } => write::delete(world, by, chat, message),
        Act::RawMessage { by, chat, thread, message } => write::raw(world, by, chat, thread, message),
        Act::Block(who) => private::set_blocked(world, who.by, true),
        Act::Unblock(who) => private::set_blocked(world, who.by, false),
        Act::Deactivate(who) => private::deactivate(world, who.by),
        Act::Inline { by, query } => private::inline(world, by, &query),
        Act::RawUpdate { update } => {
            world.tell_raw(update);
            Ok(ActDone::default())
        }
        Act::Faults(_) | Act::Restart => Ok(ActDone::default()),
        other => more(world, other),
    }
}

/// The second half of the acts: kinds of media, and what happens in groups.
fn more(world: &mut World, act: Act) -> Done {
    match act {
        Act::Photo(media) => write::media(world, "photo", media),
        Act::Voice(media) => write::media(world, "voice", media),
        Act::VideoNote(media) => write::media(world, "video_note", media),
        Act::Video(media) => write::media(world, "video", media),
        Act::Document(media) => write::media(world, "document", media),
        Act::Sticker(media) => write::media(world, "sticker", media),
        Act::Location(media) => write::media(world, "location", media),
        Act::Contact(media) => write::media(world, "contact", media),
        Act::Poll(media) => write::media(world, "poll", media),
        Act::Dice(media) => write::media(world, "dice", media),
        Act::Animation(media) => write::media(world, "animation", media),
        Act::Audio(media) => write::media(world, "audio", media),
        Act::Venue(media) => write::media(world, "venue", media),
        Act::Group { by, title, forum, supergroup, members } => groups::found(world, by, &title, (forum, supergroup), members),
        Act::Channel { by, title, username, members } => groups::channel(world, by, &title, username, members),
        Act::Join(here) => groups::join(world, here.by, here.chat),
        Act::Leave(here) => groups::leave(world, here.by, here.chat),
        Act::AddBot(here) => groups::add_bot(world, here.by, here.chat),
        Act::PromoteBot { by, chat, rights } => groups::promote_bot(world, by, chat, Some(rights)),
        Act::DemoteBot(here) => groups::promote_bot(world, here.by, here.chat, None),
        Act::RemoveBot(here) => groups::remove_bot(world, here.by, here.chat),
        Act::Promote { by, chat, user } => groups::promote(world, by, chat, user),
        Act::Topic { by, chat, name } => groups::topic(world, by, chat, &name),
        Act::CloseTopic(topic) => groups::set_closed(world, &topic, true),
        Act::ReopenTopic(topic) => groups::set_closed(world, &topic, false),
        Act::DeleteTopic(topic) => groups::delete_topic(world, &topic),
        Act::Migrate { chat } => groups::migrate(world, chat),
        _ => unreachable!("act() handles the others"),
    }
}

/// A chat that the person is in.
fn chat_of(world: &World, by: i64, chat: i64) -> Result<&Chat, String> {
    let person = world.people.get(&by).ok_or_else(|| format!("there is no person {by}"))?;
    if person.deactivated {
        return Err(format!("{} has no account any more", person.name));
    }
    let found = world.chats.get(&chat).ok_or_else(|| format!("there is no chat {chat}"))?;
    if found.moved_to.is_some() {
        return Err(format!("chat {chat} has become a supergroup"));
    }
    if !found.members.contains_key(&by) {
        return Err(format!("{} is not in chat {chat}", person.name));
    }
    Ok(found)
}
