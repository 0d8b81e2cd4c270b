//! The world as the page and the tests see it: everything that anybody in it can see, as plain data.

use serde::Serialize;
use serde_json::{Value, json};

use super::faults::Faults;
use super::world::{Author, Chat, Kind, Message, Role, Seat, World};

/// The whole playground at one moment.
#[derive(Clone, Debug, Serialize)]
pub struct State {
    /// Grows with every change.
    pub seq: u64,
    /// The bot's public face.
    pub bot: BotView,
    /// Everybody with a phone.
    pub users: Vec<UserView>,
    /// Every chat, the private ones too.
    pub chats: Vec<ChatView>,
    /// The troubles that are switched on.
    pub faults: Faults,
    /// The judge's findings.
    pub violations: Vec<String>,
    /// The newest answers to pressed buttons.
    pub toasts: Vec<Toast>,
}

/// The bot's public face.
#[derive(Clone, Debug, Serialize)]
pub struct BotView {
    /// Its user id.
    pub id: i64,
    /// Its name, without a language.
    pub name: String,
    /// Its @username, without the @.
    pub username: String,
    /// What an empty chat with it shows.
    pub description: String,
    /// What its profile shows.
    pub short_description: String,
}

/// A person.
#[derive(Clone, Debug, Serialize)]
pub struct UserView {
    /// User id, and the id of their private chat with the bot.
    pub id: i64,
    /// First name.
    pub name: String,
    /// @username, without the @.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The language of their phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// What they play, for the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_hint: Option<String>,
    /// They have blocked the bot.
    pub blocked_bot: bool,
    /// They pressed Start once.
    pub started: bool,
    /// Their account is gone.
    pub deactivated: bool,
}

/// A chat.
#[derive(Clone, Debug, Serialize)]
pub struct ChatView {
    /// Chat id.
    pub id: i64,
    /// `private`, `group`, `supergroup` or `channel`.
    pub kind: &'static str,
    /// Title, or the person's name.
    pub title: String,
    /// @username of a public channel, without the @.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The person of a private chat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<i64>,
    /// It has topics.
    pub forum: bool,
    /// The people in it, without the bot.
    pub members: Vec<i64>,
    /// Those of them who are administrators.
    pub administrators: Vec<i64>,
    /// The bot's rights as an administrator; `None` when it is none.
    pub bot_rights: Option<Vec<String>>,
    /// The bot is in it.
    pub bot_member: bool,
    /// The supergroup that it became.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<i64>,
    /// Its topics, oldest first.
    pub topics: Vec<TopicView>,
    /// Numbers of the pinned messages, oldest message first.
    pub pinned: Vec<i64>,
    /// The bot's commands as this chat offers them.
    pub commands: Vec<CommandView>,
    /// Its messages, oldest first.
    pub messages: Vec<Msg>,
}

/// A topic of a forum.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    /// `message_thread_id`.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// It is closed.
    pub closed: bool,
    /// Custom emoji id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
    /// Colour of the icon, RGB.
    pub color: i64,
}

/// A command of the bot's menu.
#[derive(Clone, Debug, Serialize)]
pub struct CommandView {
    /// Without the slash.
    pub command: String,
    /// What it is for.
    pub description: String,
}

/// A message.
#[derive(Clone, Debug, Serialize)]
pub struct Msg {
    /// Its number in the chat.
    pub id: i64,
    /// Its topic.
    pub thread: Option<i64>,
    /// Who wrote it.
    pub from: FromView,
    /// Unix milliseconds.
    pub date_ms: i64,
    /// It was edited.
    pub edited: bool,
    /// It is gone; its words too.
    pub deleted: bool,
    /// Text or caption as the bot wrote it in HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Its text; of a service message what it is about.
    pub text: String,
    /// `MessageEntity` objects of the text or the caption.
    pub entities: Vec<Value>,
    /// `text`, `photo`, `voice` …, `service`, or the first field of an unknown kind.
    pub kind: String,
    /// `topic_created`, `new_chat_members` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Its file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<FileView>,
    /// Caption of a file.
    pub caption: String,
    /// Location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Value>,
    /// Venue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<Value>,
    /// Poll.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poll: Option<Value>,
    /// Dice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dice: Option<Value>,
    /// Contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Value>,
    /// The message that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<ReplyView>,
    /// Name of the author of a forwarded message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forward_from: Option<String>,
    /// The bot copied it.
    pub copied: bool,
    /// What shows several messages as one album.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub album: Option<String>,
    /// Inline buttons by rows.
    pub buttons: Vec<Vec<ButtonView>>,
    /// The keyboard that it brings or takes away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_keyboard: Option<KeyboardView>,
    /// Reactions.
    pub reactions: Vec<ReactionView>,
    /// It is pinned.
    pub pinned: bool,
}

/// Who wrote a message.
#[derive(Clone, Debug, Serialize)]
pub struct FromView {
    /// User id.
    pub id: i64,
    /// Name.
    pub name: String,
    /// It is the bot.
    pub bot: bool,
}

/// A file of a message.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// `file_id`.
    pub id: String,
    /// File name.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// Bytes.
    pub size: usize,
    /// Seconds, of what can be played.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<i64>,
}

/// A message that another one answers.
#[derive(Clone, Debug, Serialize)]
pub struct ReplyView {
    /// Its number.
    pub id: i64,
    /// Its text or caption.
    pub text: String,
    /// Its author's name.
    pub from: String,
}

/// An inline button.
#[derive(Clone, Debug, Serialize)]
pub struct ButtonView {
    /// Label.
    pub text: String,
    /// Callback data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// Link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A keyboard in place of the phone's own.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum KeyboardView {
    /// Rows of labels; `once` hides it after a press.
    Shown {
        /// Labels by rows.
        rows: Vec<Vec<String>>,
        /// It hides after a press.
        once: bool,
    },
    /// `"removed"`.
    Removed(&'static str),
}

/// A reaction.
#[derive(Clone, Debug, Serialize)]
pub struct ReactionView {
    /// The emoji.
    pub emoji: String,
    /// Who reacted; the bot has its own id.
    pub by: i64,
}

/// The answer to a pressed button: a line at the top of the screen, or a window.
#[derive(Clone, Debug, Serialize)]
pub struct Toast {
    /// Who sees it.
    pub user: i64,
    /// Its words; empty when the bot had nothing to say.
    pub text: String,
    /// A window instead of a line.
    pub alert: bool,
    /// Unix milliseconds.
    pub at_ms: i64,
    /// The query that it answers.
    pub query_id: String,
}

impl World {
    /// Everything that can be seen. `seq`, faults and violations are the server's.
    pub(super) fn view(&self, seq: u64, faults: Faults, violations: Vec<String>) -> State {
        let plain = |texts: &std::collections::BTreeMap<String, String>| texts.get("").cloned().unwrap_or_default();
        State {
            seq,
            bot: BotView {
                id: self.bot.id,
                name: self.bot_name("").to_owned(),
                username: self.bot.username.clone(),
                description: plain(&self.bot.descriptions),
                short_description: plain(&self.bot.short_descriptions),
            },
            users: self
                .people
                .values()
                .map(|person| UserView {
                    id: person.id,
                    name: person.name.clone(),
                    username: person.username.clone(),
                    lang: person.lang.clone(),
                    role_hint: person.role_hint.clone(),
                    blocked_bot: person.blocked,
                    started: person.started,
                    deactivated: person.deactivated,
                })
                .collect(),
            chats: self.chats.values().map(|chat| self.view_chat(chat)).collect(),
            faults,
            violations,
            toasts: self.toasts.iter().cloned().collect(),
        }
    }

    fn view_chat(&self, chat: &Chat) -> ChatView {
        ChatView {
            id: chat.id,
            kind: chat.kind.name(),
            title: chat.title.clone(),
            username: chat.username.clone(),
            user: (chat.kind == Kind::Private).then_some(chat.id),
            forum: chat.forum,
            members: chat.members.keys().copied().collect(),
            administrators: chat.members.iter().filter(|(_, role)| **role != Role::Member).map(|(id, _)| *id).collect(),
            bot_rights: match &chat.bot {
                Seat::Administrator(rights) => Some(rights.iter().cloned().collect()),
                Seat::Never | Seat::Member | Seat::Left | Seat::Kicked => None,
            },
            bot_member: chat.bot_is_in(),
            moved_to: chat.moved_to,
            topics: chat
                .topics
                .iter()
                .map(|(id, topic)| TopicView {
                    id: *id,
                    name: topic.name.clone(),
                    closed: topic.closed,
                    icon: topic.icon.clone(),
                    color: topic.color,
                })
                .collect(),
            pinned: chat.pinned.iter().copied().collect(),
            commands: self.view_commands(chat),
            messages: chat.messages.values().map(|message| self.view_message(chat, message)).collect(),
        }
    }

    /// The commands of the narrowest scope that has any, in the person's language if there are some. Those for administrators
    /// only come last, because a chat's list is shown to all.
    fn view_commands(&self, chat: &Chat) -> Vec<CommandView> {
        let lang = self.people.get(&chat.id).and_then(|person| person.lang.as_deref()).unwrap_or_default();
        let broad = if chat.kind == Kind::Private { "all_private_chats" } else { "all_group_chats" };
        let scopes = [
            json!({"type": "chat", "chat_id": chat.id}),
            json!({"type": broad}),
            json!({"type": "default"}),
            json!({"type": "chat_administrators", "chat_id": chat.id}),
        ];
        let keys = scopes.iter().flat_map(|scope| [lang, ""].map(|lang| (scope.to_string(), lang.to_owned())));
        let found = keys.filter_map(|key| self.bot.commands.get(&key)).next();
        let word = |command: &Value, field: &str| command[field].as_str().unwrap_or_default().to_owned();
        let view = |command| CommandView { command: word(command, "command"), description: word(command, "description") };
        found.map(|commands| commands.iter().map(view).collect()).unwrap_or_default()
    }

    fn view_message(&self, chat: &Chat, message: &Message) -> Msg {
        let content = &message.content;
        let text = |field: &str| content.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let service = (message.kind == "service").then(|| content.keys().next().cloned().unwrap_or_default());
        let reply = message.reply_to.and_then(|id| chat.message(id));
        Msg {
            id: message.id,
            thread: message.thread,
            from: self.view_author(chat, message.from),
            date_ms: message.date_ms,
            edited: message.edited_ms.is_some(),
            deleted: message.deleted,
            html: message.html.clone(),
            text: service
                .as_ref()
                .map_or_else(|| text("text"), |field| content.get(field).map(service_text).unwrap_or_default()),
            entities: ["entities", "caption_entities"]
                .iter()
                .find_map(|field| content.get(*field)?.as_array().cloned())
                .unwrap_or_default(),
            kind: message.kind.clone(),
            service: service.map(|field| match field.as_str() {
                "migrate_to_chat_id" | "migrate_from_chat_id" => "migrated".to_owned(),
                field => field.trim_start_matches("forum_").to_owned(),
            }),
            file: self.view_file(message),
            caption: text("caption"),
            location: content.get("location").cloned(),
            venue: content.get("venue").cloned(),
            poll: content.get("poll").cloned(),
            dice: content.get("dice").cloned(),
            contact: content.get("contact").cloned(),
            reply_to: reply.map(|original| ReplyView {
                id: original.id,
                text: original.words().to_owned(),
                from: self.view_author(chat, original.from).name,
            }),
            forward_from: message.forward.as_ref().map(|origin| {
                let name = origin["sender_user"]["first_name"].as_str().or_else(|| origin["sender_chat"]["title"].as_str());
                name.unwrap_or_default().to_owned()
            }),
            copied: message.copied,
            album: message.album.clone(),
            buttons: view_buttons(message),
            reply_keyboard: message.keyboard.as_ref().and_then(view_keyboard),
            reactions: message.reactions.iter().map(|(by, emoji)| ReactionView { emoji: emoji.clone(), by: *by }).collect(),
            pinned: chat.pinned.contains(&message.id),
        }
    }

    fn view_author(&self, chat: &Chat, author: Author) -> FromView {
        match author {
            author if chat.kind == Kind::Channel => {
                FromView { id: chat.id, name: chat.title.clone(), bot: author == Author::Bot }
            }
            Author::Bot => FromView { id: self.bot.id, name: self.bot_name("").to_owned(), bot: true },
            Author::Anonymous => FromView { id: super::world::ANONYMOUS_BOT, name: chat.title.clone(), bot: false },
            Author::Person(id) => {
                let name = self.people.get(&id).map(|person| person.name.clone()).unwrap_or_default();
                FromView { id, name, bot: false }
            }
        }
    }

    fn view_file(&self, message: &Message) -> Option<FileView> {
        let held = message.content.get(&message.kind)?;
        let held = held.as_array().and_then(|sizes| sizes.last()).unwrap_or(held);
        let file = self.files.get(held["file_id"].as_str()?)?;
        let (id, name, mime) = (file.id.clone(), file.name.clone(), file.mime.clone());
        Some(FileView { id, name, mime, size: file.bytes.len(), duration: held["duration"].as_i64() })
    }
}

/// What a service message is about: a name, a title, the names of people, the text that was pinned.
fn service_text(value: &Value) -> String {
    let name = |value: &Value| {
        let fields = ["name", "first_name", "text", "caption"];
        fields.iter().find_map(|field| value[*field].as_str()).unwrap_or_default().to_owned()
    };
    match value {
        Value::Array(people) => people.iter().map(name).collect::<Vec<_>>().join(", "),
        Value::Object(_) => name(value),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn view_buttons(message: &Message) -> Vec<Vec<ButtonView>> {
    let text = |button: &Value, field: &str| button.get(field).and_then(Value::as_str).map(str::to_owned);
    let view = |button: &Value| ButtonView {
        text: text(button, "text").unwrap_or_default(),
        data: text(button, "callback_data"),
        url: text(button, "url"),
    };
    let rows = message.buttons.as_ref().and_then(|markup| markup["inline_keyboard"].as_array());
    rows.map(|rows| rows.iter().map(|row| row.as_array().into_iter().flatten().map(view).collect()).collect())
        .unwrap_or_default()
}

fn view_keyboard(markup: &Value) -> Option<KeyboardView> {
    if markup.get("remove_keyboard").is_some() {
        return Some(KeyboardView::Removed("removed"));
    }
    let label = |button: &Value| button.as_str().or_else(|| button["text"].as_str()).unwrap_or_default().to_owned();
    let rows = markup.get("keyboard")?.as_array()?.iter();
    let rows = rows.map(|row| row.as_array().into_iter().flatten().map(label).collect()).collect();
    Some(KeyboardView::Shown { rows, once: markup["one_time_keyboard"].as_bool().unwrap_or(false) })
}
