//! What somebody sent, parsed once at the door: from here on a message, a button or a command is a small value of ours, and
//! nothing further in reads Telegram's own types.

use teloxide::types::{CallbackQuery, Chat, FileId, MediaKind, Message, MessageKind, Update, UpdateKind, User};
use teloxide::utils::render::RenderMessageTextHelper;

use crate::button::Button;

/// Telegram's account that stands for an anonymous administrator (Bot API, `Message.from`).
const GROUP_ANONYMOUS_BOT: u64 = 1_087_968_824;

/// One message, press or command, with who sent it and where.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Who sent it.
    pub sender: Sender,
    /// Where it stands.
    pub place: Place,
    /// The message's id (of a press: of the message with the button); 0 where there is none.
    pub message: i32,
    /// The message that it answers.
    pub reply_to: Option<i32>,
    /// What it is.
    pub input: Input,
    /// Its text as Telegram's HTML, where it has markup.
    pub marked: Option<String>,
    /// Who wrote the message that it answers.
    pub reply_to_user: Option<i64>,
    /// What it brings besides words, where that can be sent on.
    pub attached: Option<Attached>,
}

/// Something besides words, as the bot can send it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attached {
    /// A photo, a video or a file, by Telegram's `file_id`.
    File(String),
    /// A point on the map, in millionths of a degree.
    Point {
        /// North is positive.
        latitude_e6: i32,
        /// East is positive.
        longitude_e6: i32,
    },
}

/// Somebody who writes.
#[derive(Clone, Debug)]
pub struct Sender {
    /// Telegram's user id.
    pub id: i64,
    /// The first name as Telegram shows it.
    pub name: String,
    /// An administrator who writes as the group itself.
    pub anonymous: bool,
    /// Another bot.
    pub bot: bool,
}

/// A chat, and the topic in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Telegram's chat id.
    pub chat: i64,
    /// Its kind.
    pub kind: PlaceKind,
    /// The topic.
    pub thread: Option<i32>,
}

/// The kind of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// With one person.
    Private,
    /// A group or supergroup.
    Group {
        /// With topics.
        forum: bool,
    },
    /// A channel, or no chat at all.
    Elsewhere,
}

/// What was sent.
#[derive(Clone, Debug)]
pub enum Input {
    /// `/name args`; the name in lower case, without the slash and the bot's name.
    Command {
        /// The command's name.
        name: String,
        /// What stands behind it.
        args: String,
        /// The bot that it names (`/close@this_bot`), without the @.
        to: Option<String>,
    },
    /// Text.
    Words(String),
    /// A button; `None` where its data is of no known form.
    Press {
        /// Which one.
        button: Option<Button>,
        /// The query that must be answered.
        query: String,
    },
    /// Anything else that can be copied: a photo, a voice message, a document …
    Piece {
        /// Its kind.
        kind: Piece,
        /// The album that it belongs to.
        album: Option<String>,
        /// The words under it.
        caption: String,
    },
    /// A message that the person has changed afterwards.
    Edited {
        /// Its new words or caption.
        words: String,
    },
    /// A reaction of a person.
    Reaction,
    /// The group became a supergroup with this id.
    MigratedTo(i64),
    /// Something of Telegram's own in the chat: somebody joined, a title changed, a topic was made …
    Service(Service),
    /// A message kind that this version does not know.
    Unknown,
}

/// A service message that means something to the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Any that means nothing.
    Other,
    /// Somebody came into the group.
    Joined,
}

/// The kind of a thing that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A voice message.
    Voice,
    /// A round video.
    VideoNote,
    /// A photo.
    Photo,
    /// A video.
    Video,
    /// A file.
    Document,
    /// A place.
    Location,
    /// A sticker.
    Sticker,
    /// A contact card.
    Contact,
    /// Anything else that can be copied.
    Other,
}

impl Incoming {
    /// Parses an update; `None` for kinds that carry neither a message nor a press.
    #[must_use]
    pub fn of(update: &Update) -> Option<Self> {
        match &update.kind {
            UpdateKind::Message(message) => Some(Self::of_message(message)),
            UpdateKind::EditedMessage(message) => {
                let mut incoming = Self::of_message(message);
                // A live location is "edited" every few seconds by the phone alone.
                incoming.input = match incoming.input {
                    Input::Piece { kind: Piece::Location, .. } => Input::Service(Service::Other),
                    _ => Input::Edited { words: words(message) },
                };
                Some(incoming)
            }
            UpdateKind::CallbackQuery(query) => Some(Self::of_press(query)),
            UpdateKind::MessageReaction(reaction) => {
                let user = reaction.user()?;
                let place = Place::of(&reaction.chat, None);
                let message = reaction.message_id.0;
                Some(Self {
                    sender: Sender::of(Some(user)),
                    place,
                    message,
                    reply_to: None,
                    input: Input::Reaction,
                    marked: None,
                    reply_to_user: None,
                    attached: None,
                })
            }
            _ => None,
        }
    }

    /// The same with the words that stood in the raw update, where the library knows the message's kind or markup too little to
    /// read them: nobody's words are passed over for that.
    #[must_use]
    pub fn with_raw_words(mut self, raw: &str) -> Self {
        if !matches!(self.input, Input::Unknown) {
            return self;
        }
        let Ok(update) = serde_json::from_str::<serde_json::Value>(raw) else { return self };
        let message = &update["message"];
        if let Some(text) = message["text"].as_str() {
            self.input = words_or_command(text);
        } else if let Some(caption) = message["caption"].as_str() {
            self.input = Input::Piece { kind: Piece::Other, album: None, caption: caption.to_owned() };
        }
        self
    }

    /// What stands for an album that has come whole: the pieces are named elsewhere.
    #[must_use]
    pub fn album(chat: i64, by: i64, name: String) -> Self {
        let kind = if chat > 0 { PlaceKind::Private } else { PlaceKind::Group { forum: false } };
        Self {
            sender: Sender { id: by, name, anonymous: false, bot: false },
            place: Place { chat, kind, thread: None },
            message: 0,
            reply_to: None,
            input: Input::Unknown,
            marked: None,
            reply_to_user: None,
            attached: None,
        }
    }

    /// Everything in it that a person wrote: text or caption.
    #[must_use]
    pub fn words(&self) -> &str {
        match &self.input {
            Input::Words(words) | Input::Edited { words } | Input::Piece { caption: words, .. } => words,
            Input::Command { args, .. } => args,
            _ => "",
        }
    }

    fn of_message(message: &Message) -> Self {
        let mut sender = Sender::of(message.from.as_ref());
        sender.anonymous |= message.sender_chat.as_ref().is_some_and(|chat| chat.id == message.chat.id);
        let replied = message.reply_to_message().and_then(|reply| reply.from.as_ref());
        let reply_to_user = replied.and_then(|user| i64::try_from(user.id.0).ok());
        let reply_to = message.reply_to_message().map(|reply| reply.id.0);
        let thread = message.thread_id.filter(|_| message.is_topic_message).map(|thread| thread.0.0);
        let place = Place::of(&message.chat, thread);
        Self {
            sender,
            place,
            message: message.id.0,
            reply_to: reply_to.filter(|id| Some(*id) != thread),
            input: input(message),
            marked: marked(message),
            reply_to_user,
            attached: attached(message),
        }
    }

    fn of_press(query: &CallbackQuery) -> Self {
        let button = query.data.as_deref().and_then(|data| data.parse().ok());
        let input = Input::Press { button, query: query.id.0.clone() };
        let regular = query.regular_message();
        let thread = regular.filter(|message| message.is_topic_message).and_then(|m| m.thread_id).map(|thread| thread.0.0);
        let place = query
            .message
            .as_ref()
            .map_or(Place { chat: 0, kind: PlaceKind::Elsewhere, thread: None }, |message| Place::of(message.chat(), thread));
        let message = query.message.as_ref().map_or(0, |message| message.id().0);
        Self {
            sender: Sender::of(Some(&query.from)),
            place,
            message,
            reply_to: None,
            input,
            marked: None,
            reply_to_user: None,
            attached: None,
        }
    }
}

impl Sender {
    fn of(user: Option<&User>) -> Self {
        let Some(user) = user else { return Self { id: 0, name: String::new(), anonymous: false, bot: false } };
        Self {
            id: i64::try_from(user.id.0).unwrap_or(0),
            name: user.first_name.clone(),
            anonymous: user.id.0 == GROUP_ANONYMOUS_BOT,
            bot: user.is_bot,
        }
    }
}

impl Place {
    fn of(chat: &Chat, thread: Option<i32>) -> Self {
        let kind = if chat.is_private() {
            PlaceKind::Private
        } else if chat.is_group() || chat.is_supergroup() {
            PlaceKind::Group { forum: thread.is_some() }
        } else {
            PlaceKind::Elsewhere
        };
        Self { chat: chat.id.0, kind, thread }
    }

    /// Whether this is somebody's private chat with the bot.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.kind == PlaceKind::Private
    }
}

/// Text or caption as Telegram's HTML, where it has markup.
fn marked(message: &Message) -> Option<String> {
    let text = message.entities().filter(|marks| !marks.is_empty()).and_then(|_| message.html_text());
    text.or_else(|| message.caption_entities().filter(|marks| !marks.is_empty()).and_then(|_| message.html_caption()))
}

fn attached(message: &Message) -> Option<Attached> {
    let file = |id: &FileId| Some(Attached::File(id.0.clone()));
    if let Some(sizes) = message.photo() {
        // Telegram lists the sizes from the smallest.
        return sizes.last().and_then(|size| file(&size.file.id));
    }
    if let Some(video) = message.video() {
        return file(&video.file.id);
    }
    // An animation is a document as well, but shown otherwise.
    if let Some(document) = message.document().filter(|_| message.animation().is_none()) {
        return file(&document.file.id);
    }
    let place = message.location()?;
    #[expect(clippy::cast_possible_truncation, reason = "degrees lie within 180")]
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    Some(Attached::Point { latitude_e6: millionths(place.latitude), longitude_e6: millionths(place.longitude) })
}

fn words(message: &Message) -> String {
    message.text().or_else(|| message.caption()).unwrap_or_default().to_owned()
}

fn input(message: &Message) -> Input {
    match &message.kind {
        MessageKind::Common(common) => {
            let kind = match &common.media_kind {
                MediaKind::Text(text) => return words_or_command(&text.text),
                MediaKind::Migration(_) => {
                    return message.migrate_to_chat_id().map_or(Input::Service(Service::Other), |id| Input::MigratedTo(id.0));
                }
                MediaKind::Voice(_) => Piece::Voice,
                MediaKind::VideoNote(_) => Piece::VideoNote,
                MediaKind::Photo(_) => Piece::Photo,
                MediaKind::Video(_) => Piece::Video,
                MediaKind::Document(_) => Piece::Document,
                MediaKind::Location(_) | MediaKind::Venue(_) => Piece::Location,
                MediaKind::Sticker(_) => Piece::Sticker,
                MediaKind::Contact(_) => Piece::Contact,
                _ => Piece::Other,
            };
            Input::Piece { kind, album: message.media_group_id().map(|group| group.0.clone()), caption: words(message) }
        }
        MessageKind::Empty {} => Input::Unknown,
        // A person can forward these; an answer says whether they could be passed on.
        MessageKind::Dice(_) | MessageKind::Invoice(_) | MessageKind::Giveaway(_) | MessageKind::GiveawayWinners(_) => {
            Input::Piece { kind: Piece::Other, album: None, caption: String::new() }
        }
        MessageKind::NewChatMembers(_) => Input::Service(Service::Joined),
        _ => Input::Service(Service::Other),
    }
}

/// A command begins with a slash; `/start@bot` is a command to that bot. An administrator also sees those to other bots.
fn words_or_command(text: &str) -> Input {
    let Some(rest) = text.strip_prefix('/') else { return Input::Words(text.to_owned()) };
    let (head, args) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (name, to) = head.split_once('@').map_or((head, None), |(name, to)| (name, Some(to.to_owned())));
    let name = name.to_lowercase();
    let well_formed = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if well_formed { Input::Command { name, args: args.trim().to_owned(), to } } else { Input::Words(text.to_owned()) }
}
