//! Everything that comes in: updates by poll or webhook, and internal events (timers, what came of sending). Each is a row before
//! Telegram is told that it arrived, and is worked off in order within its conversation, conversations side by side.

pub mod poll;
pub mod store;
pub mod webhook;
pub mod workers;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::cases::{CaseId, Side};

/// The updates that the bot asks Telegram for. Reactions and member changes must be asked for by name (Bot API, `getUpdates`).
pub const ALLOWED_UPDATES: &[&str] =
    &["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction", "inline_query"];

/// How many times a turn is tried before its update is set aside.
pub const MAX_ATTEMPTS: u32 = 3;

/// What must happen one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Conversation {
    /// A person's private chat.
    Person(i64),
    /// The desk's side of a case.
    Case(CaseId),
    /// A group, where no case is meant.
    Chat(i64),
    /// An announcement.
    Announcement(i64),
    /// The centre itself: daily work, alarms.
    House,
}

impl fmt::Display for Conversation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "p:{id}"),
            Self::Case(case) => write!(f, "c:{case}"),
            Self::Chat(id) => write!(f, "g:{id}"),
            Self::Announcement(id) => write!(f, "a:{id}"),
            Self::House => write!(f, "h:0"),
        }
    }
}

impl FromStr for Conversation {
    type Err = anyhow::Error;

    fn from_str(key: &str) -> anyhow::Result<Self> {
        let Some((tag, id)) = key.split_once(':') else { anyhow::bail!("a conversation key has no colon") };
        let id: i64 = id.parse()?;
        match tag {
            "p" => Ok(Self::Person(id)),
            "c" => Ok(Self::Case(CaseId(id))),
            "g" => Ok(Self::Chat(id)),
            "a" => Ok(Self::Announcement(id)),
            "h" => Ok(Self::House),
            _ => anyhow::bail!("a conversation key has an unknown letter"),
        }
    }
}

impl Serialize for Conversation {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Conversation {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Something that happened inside the program; it enters at the top like an update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// No further piece of an album came for a moment.
    AlbumGathered {
        /// Telegram's `media_group_id`.
        group: String,
        /// The chat that it stands in.
        chat: i64,
        /// Who sent it.
        by: i64,
        /// The first name of whoever sent it; erased with the event when it is done.
        #[serde(default)]
        name: String,
    },
    /// The same of an album that a person sent in answer to a message.
    AlbumAnswers {
        /// Telegram's `media_group_id`.
        group: String,
        /// The private chat that it stands in.
        chat: i64,
        /// Who sent it.
        by: i64,
        /// The first name of whoever sent it; erased with the event when it is done.
        name: String,
        /// The message that it answers.
        reply_to: i32,
    },
    /// A message that was carried between a person and a desk arrived, or not.
    Carried {
        /// The case.
        case: CaseId,
        /// The side that wrote it.
        from: Side,
        /// The message on that side; several are an album.
        sources: Vec<i32>,
        /// Why it did not arrive; `None` when it did.
        refusal: Option<Refusal>,
    },
    /// A case may still be waiting for somebody to take it.
    CaseWaits {
        /// The case.
        case: CaseId,
        /// How often this was brought up before.
        stage: u8,
    },
    /// A desk has a chat now: what waits goes there.
    DeskBound,
    /// A private chat can no longer be written to.
    Unreachable,
    /// An update or event was set aside after its last attempt.
    SetAside {
        /// The inbox row.
        row: i64,
        /// What kind of update it was.
        kind: String,
    },
    /// A row of the outbox was given up although somebody should have got it.
    GivenUp {
        /// The queue that it stood in, such as `case:17`.
        queue: String,
        /// Why.
        refusal: Refusal,
    },
    /// Once a day: storage terms, old rows.
    Daily,
    /// It is time to remind a person of their plan, if they still wish it.
    PlanReminds {
        /// Since when they wish it, Unix seconds; another wish makes this event void.
        since: i64,
        /// Which reminder it is, from 1.
        count: u8,
    },
    /// The person has taken the result of a call.
    ResultGiven,
    /// The rules or the year's amounts may be others than those that results were based on.
    RulesChanged,
    /// Stored answers are judged anew.
    Recheck {
        /// The run.
        run: i64,
        /// The last person judged.
        after: i64,
    },
    /// The time of a planned announcement has come.
    AnnouncementDue {
        /// The announcement.
        id: i64,
        /// The time, Unix seconds; another plan makes this event void.
        at: i64,
    },
    /// The next portion of an announcement's recipients is gathered.
    AnnouncementGathers {
        /// The announcement.
        id: i64,
        /// Which beginning or resuming it belongs to; of an earlier one it is void.
        run: i64,
        /// The last person gathered.
        after: i64,
    },
    /// An announcement is sent, corrected or withdrawn a little further.
    AnnouncementGoesOn {
        /// The announcement.
        id: i64,
        /// Which beginning or resuming it belongs to; of an earlier one it is void.
        run: i64,
    },
    /// An announcement was posted into a channel or group of the centre, or not.
    ChannelPosted {
        /// The announcement.
        announcement: i64,
        /// The channel's title.
        title: String,
        /// Why not; `None` when it was.
        refusal: Option<Refusal>,
    },
    /// A post in a channel or group of the centre could not be corrected, or not deleted: it stands there as it did.
    ChannelKept {
        /// The announcement.
        announcement: i64,
        /// The channel's title.
        title: String,
        /// It should have been deleted.
        withdrawn: bool,
        /// Why not.
        refusal: Refusal,
    },
    /// People are told what a change of the rules changes for them.
    TellChanges {
        /// The run.
        run: i64,
        /// The last person told.
        after: i64,
        /// The head who pressed.
        by: i64,
    },
}

impl Event {
    /// The same event with the refusal that Telegram gave, where the event holds one.
    #[must_use]
    pub fn with(self, refusal: Refusal) -> Self {
        match self {
            Self::Carried { case, from, sources, .. } => Self::Carried { case, from, sources, refusal: Some(refusal) },
            Self::GivenUp { queue, .. } => Self::GivenUp { queue, refusal },
            Self::ChannelPosted { announcement, title, .. } => {
                Self::ChannelPosted { announcement, title, refusal: Some(refusal) }
            }
            Self::ChannelKept { announcement, title, withdrawn, .. } => {
                Self::ChannelKept { announcement, title, withdrawn, refusal }
            }
            other => other,
        }
    }

    /// The name in the log and in the row.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::AlbumGathered { .. } => "album_gathered",
            Self::AlbumAnswers { .. } => "album_answers",
            Self::Carried { .. } => "carried",
            Self::CaseWaits { .. } => "case_waits",
            Self::DeskBound => "desk_bound",
            Self::Unreachable => "unreachable",
            Self::SetAside { .. } => "set_aside",
            Self::GivenUp { .. } => "given_up",
            Self::Daily => "daily",
            Self::PlanReminds { .. } => "plan_reminds",
            Self::ResultGiven => "result_given",
            Self::RulesChanged => "rules_changed",
            Self::Recheck { .. } => "recheck",
            Self::AnnouncementDue { .. } => "announcement_due",
            Self::AnnouncementGathers { .. } => "announcement_gathers",
            Self::AnnouncementGoesOn { .. } => "announcement_goes_on",
            Self::ChannelPosted { .. } => "channel_posted",
            Self::ChannelKept { .. } => "channel_kept",
            Self::TellChanges { .. } => "tell_changes",
        }
    }
}

/// Why Telegram refused a message for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The person has blocked the bot, or has never started it.
    Blocked,
    /// The account is deleted.
    Gone,
    /// The bot is no longer in the chat, or the chat does not exist.
    NoChat,
    /// The bot lacks a right there.
    NoRight,
    /// The message to copy or to answer is gone.
    NoMessage,
    /// It is too long ago that the message was sent: it can no longer be deleted.
    TooLate,
    /// This kind of message cannot be copied.
    NotCopyable,
    /// Some messages of an album could not be copied, the others were.
    Partly,
    /// No chat is bound to the desk.
    NoDesk,
    /// Telegram did not answer after many attempts.
    NoAnswer,
    /// Anything else.
    Other,
}

impl Refusal {
    /// The name in rows and in the log.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Gone => "gone",
            Self::NoChat => "no_chat",
            Self::NoRight => "no_right",
            Self::NoMessage => "no_message",
            Self::TooLate => "too_late",
            Self::NotCopyable => "not_copyable",
            Self::Partly => "partly",
            Self::NoDesk => "no_desk",
            Self::NoAnswer => "no_answer",
            Self::Other => "other",
        }
    }
}

/// A row of the inbox in the hands of a worker.
#[derive(Clone, Debug)]
pub struct Item {
    /// The row.
    pub id: i64,
    /// Whose turn it is.
    pub conversation: Conversation,
    /// `update` for Telegram's, else the event's name.
    pub kind: String,
    /// Telegram's number; `None` for an internal event.
    pub update_id: Option<i64>,
    /// The raw JSON.
    pub payload: String,
    /// How often it was tried before.
    pub attempts: u32,
    /// When it came in, Unix seconds.
    pub received_at: i64,
    /// Not before this moment, Unix milliseconds.
    pub due_ms: i64,
}
