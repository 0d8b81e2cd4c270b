//! A message on its way out, as data: to whom, what, in which order. Serialised into the outbox row's payload.

use serde::{Deserialize, Serialize};

use crate::{
    button::Button,
    cases::CaseId,
    inbox::{Conversation, Event},
    outbox::post::Post,
    picture::Picture,
    text::{Lang, Text, Tongue},
};

/// The id of an outbox row; allocated before the row is written, so that a row can name its predecessor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowId(pub i64);

/// Live rows answer somebody; bulk rows are for many and leave room for the live ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    /// Replies, relayed messages, alarms.
    Live,
    /// Announcements, profile updates.
    Bulk,
}

impl Lane {
    /// The name in rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Bulk => "bulk",
        }
    }
}

/// Where a message goes. A case is resolved to its chat and topic only when the message is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum To {
    /// A chat by Telegram's id; a positive id is a person's private chat.
    Chat(i64),
    /// The desk's side of a case: its topic, made first where it is missing.
    Case(CaseId),
    /// The bot itself: name, description, command menus.
    Bot,
}

/// One message, before it has an id.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Message {
    /// Where it goes.
    pub to: To,
    /// How urgent it is.
    pub lane: Lane,
    /// What is done there.
    pub what: What,
    /// The row that must have succeeded before this one is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<RowId>,
    /// Said instead when the predecessor failed. Without it the row fails with its predecessor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<Box<What>>,
    /// Not before this moment, Unix milliseconds; 0 is at once.
    #[serde(default)]
    pub due_ms: i64,
    /// The case that the sent message belongs to: a reply to it reaches that case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub belongs: Option<Belongs>,
    /// Whom to tell what came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tell: Option<Tell>,
    /// The recipient of an announcement whose row says what came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Recipient>,
}

/// Whose row of an announcement is written with what came of a message, in the same transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// A person: the row of `announcement_people`, and the version that the message brings.
    Person {
        /// The row.
        row: i64,
        /// The version.
        version: i64,
    },
    /// A channel or group of the centre.
    Channel {
        /// The announcement.
        announcement: i64,
        /// The chat.
        chat: i64,
        /// The version that a correction brings.
        #[serde(default)]
        version: i64,
    },
    /// Nobody: this is the message that shows how far an announcement is.
    Progress {
        /// The announcement.
        announcement: i64,
        /// The chat.
        chat: i64,
    },
}

impl Recipient {
    /// The row of a person.
    #[must_use]
    pub const fn row(self) -> Option<i64> {
        match self {
            Self::Person { row, .. } => Some(row),
            Self::Channel { .. } | Self::Progress { .. } => None,
        }
    }
}

/// The case of a sent message, and the message on the other side that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belongs {
    /// The case.
    pub case: CaseId,
    /// The message on the other side, if this is its copy.
    pub peer: Option<i32>,
}

/// An internal event that goes to a conversation once the message is sent or refused for good.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tell {
    /// Whose turn it will be.
    pub conversation: Conversation,
    /// The event for a success.
    pub sent: Option<Event>,
    /// The event for a final refusal; its `Refusal` is filled in by the outbox.
    pub refused: Option<Event>,
}

/// What is done at the destination.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum What {
    /// The person's current menu message: edited where it stands, sent anew where that is refused or `fresh`.
    Screen {
        /// The words, a paragraph each.
        text: Vec<Text>,
        /// The buttons under them.
        keys: Keys,
        /// Sent as a new message under what the person just wrote, which becomes the current screen.
        fresh: bool,
    },
    /// A message of its own.
    Say {
        /// The words, a paragraph each.
        text: Vec<Text>,
        /// The buttons under them.
        keys: Keys,
        /// The message in the same chat that this answers.
        reply_to: Option<i32>,
    },
    /// Copies of messages from another chat; several are an album and stay one.
    Copy {
        /// The chat they stand in.
        from: i64,
        /// Their ids, in order.
        messages: Vec<i32>,
        /// Buttons under a single copy.
        keys: Keys,
        /// The message in the destination chat that this answers.
        reply_to: Option<i32>,
    },
    /// A file made by the bot.
    File {
        /// Its name with ending.
        name: String,
        /// Its content.
        content: String,
        /// The words under it.
        caption: Text,
    },
    /// A picture that is drawn when it is sent, in the reader's language.
    Picture {
        /// What it shows.
        picture: Box<Picture>,
        /// The words under it, a paragraph each; beyond 1024 UTF-16 units they follow as a message.
        caption: Vec<Text>,
        /// The buttons under it.
        keys: Keys,
    },
    /// A reaction of the bot on a message.
    React {
        /// The message.
        message: i32,
        /// The emoji, one of those that Telegram lists under `ReactionTypeEmoji`.
        emoji: String,
        /// Said as a reply where reactions are not allowed.
        otherwise: Text,
    },
    /// The card of the case that the row is addressed to: sent, and remembered as its card.
    Card {
        /// The words, a paragraph each.
        text: Vec<Text>,
        /// The buttons under them.
        keys: Keys,
    },
    /// New words and buttons for that card.
    EditCard {
        /// The words, a paragraph each.
        text: Vec<Text>,
        /// The buttons under them.
        keys: Keys,
    },
    /// Pins that card in its topic.
    PinCard,
    /// Replaces text and buttons of a message of the bot.
    Edit {
        /// The message.
        message: i32,
        /// The new words.
        text: Vec<Text>,
        /// The new buttons.
        keys: Keys,
    },
    /// Closes or reopens the topic of the case that the row is addressed to, where it has one.
    Topic {
        /// Whether it shall be open.
        open: bool,
    },
    /// Gives the topic of the case that the row is addressed to another name, where it has one.
    Rename {
        /// At most 128 characters.
        name: String,
    },
    /// Sets this chat's command menu in a language.
    Commands {
        /// The language and letters of the menu.
        lang: Tongue,
        /// Whether the staff's commands stand in it as well.
        staff: bool,
    },
    /// Sets one of the bot's own texts, for one language or (with `None`) for everybody else.
    Profile {
        /// Which one.
        part: ProfilePart,
        /// For whom.
        lang: Option<Lang>,
    },
    /// An announcement, or whatever else the centre's people wrote themselves: its parts, one after the other.
    Post {
        /// The parts.
        parts: Vec<Post>,
    },
    /// New words, media or buttons for messages that were sent as a post, part by part.
    Revise {
        /// The messages of each part.
        messages: Vec<Vec<i32>>,
        /// What they say now.
        old: Vec<Post>,
        /// What they shall say; it must fit into the same messages.
        new: Vec<Post>,
    },
    /// Deletes messages of the bot.
    Unsend {
        /// Their numbers.
        messages: Vec<i32>,
    },
    /// Leaves a chat.
    Leave,
}

impl What {
    /// The name in the log and in the row, which holds nothing that anybody wrote.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Screen { .. } => "screen",
            Self::Say { .. } => "say",
            Self::Copy { .. } => "copy",
            Self::File { .. } => "file",
            Self::Picture { .. } => "picture",
            Self::React { .. } => "react",
            Self::Card { .. } => "card",
            Self::EditCard { .. } => "edit_card",
            Self::PinCard => "pin",
            Self::Edit { .. } => "edit",
            Self::Topic { .. } => "topic",
            Self::Rename { .. } => "rename",
            Self::Commands { .. } => "commands",
            Self::Profile { .. } => "profile",
            Self::Post { .. } => "post",
            Self::Revise { .. } => "revise",
            Self::Unsend { .. } => "unsend",
            Self::Leave => "leave",
        }
    }

    /// How many messages its first call sends; limits count them all.
    #[must_use]
    pub fn messages(&self) -> usize {
        match self {
            Self::Copy { messages, .. } => messages.len().max(1),
            Self::Post { parts } => parts.first().map_or(1, Post::messages),
            _ => 1,
        }
    }

    /// Whether it is paid for, and so keeps to other limits.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        matches!(self, Self::Post { parts } if parts.iter().any(|part| part.paid))
    }
}

/// A text that people see before they press /start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProfilePart {
    /// The bot's name.
    Name,
    /// What the empty chat shows.
    Description,
    /// What the profile page shows.
    ShortDescription,
    /// The default command menu.
    Commands,
}

/// Inline buttons, row by row.
pub type Keys = Vec<Vec<Key>>;

/// One inline button.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Key {
    /// What it says; at most about 38 characters show on a phone.
    pub label: Text,
    /// The language of the label where it is not the reader's (the language buttons).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Tongue>,
    /// What a press does.
    pub press: Button,
}

impl Key {
    /// A button in the reader's language.
    #[must_use]
    pub const fn new(label: Text, press: Button) -> Self {
        Self { label, lang: None, press }
    }
}

impl Message {
    /// A live message without conditions.
    #[must_use]
    pub const fn new(to: To, what: What) -> Self {
        Self { to, lane: Lane::Live, what, after: None, fallback: None, due_ms: 0, belongs: None, tell: None, recipient: None }
    }

    /// The same, sent only after `row`.
    #[must_use]
    pub const fn after(mut self, row: RowId) -> Self {
        self.after = Some(row);
        self
    }

    /// The same, with what is said when the predecessor fails.
    #[must_use]
    pub fn or_else(mut self, what: What) -> Self {
        self.fallback = Some(Box::new(what));
        self
    }

    /// The same, belonging to a case.
    #[must_use]
    pub const fn of_case(mut self, case: CaseId, peer: Option<i32>) -> Self {
        self.belongs = Some(Belongs { case, peer });
        self
    }

    /// The same, with an event for what came of it.
    #[must_use]
    pub fn tell(mut self, tell: Tell) -> Self {
        self.tell = Some(tell);
        self
    }

    /// The same, with what comes of it written to a recipient's row.
    #[must_use]
    pub const fn to_recipient(mut self, recipient: Recipient) -> Self {
        self.recipient = Some(recipient);
        self
    }

    /// The queue that keeps this message in order with others: a chat, a case's thread, or the bot, each lane by itself.
    #[must_use]
    pub fn queue(&self) -> String {
        let place = match self.to {
            To::Chat(id) => format!("chat:{id}"),
            To::Case(case) => format!("case:{case}"),
            To::Bot => "bot".into(),
        };
        match self.lane {
            Lane::Live => place,
            Lane::Bulk => format!("bulk {place}"),
        }
    }
}
