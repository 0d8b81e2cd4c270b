//! The state of the small Telegram: people, chats, messages, topics, members, rights, and the updates that wait for the bot.
//! Pure and synchronous: nothing here reads a clock or does IO; the time is what [`World::tick`] last said.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use serde_json::{Map, Value, json};

use super::files::Files;
use super::inbox::Inbox;
use super::state::Toast;

/// The account that Telegram shows for administrators who stay anonymous.
pub(super) const ANONYMOUS_BOT: i64 = 1_087_968_824;
/// How many toasts and unanswered queries are kept.
const TOASTS: usize = 20;
const QUERIES: usize = 10_000;
/// Telegram forgets a callback query after about this long, in milliseconds.
const QUERY_LIFE_MS: i64 = 15 * 60 * 1000;

/// The whole state.
pub(super) struct World {
    /// The present moment, Unix milliseconds.
    pub now_ms: i64,
    pub bot: Bot,
    pub people: BTreeMap<i64, Person>,
    pub chats: BTreeMap<i64, Chat>,
    pub inbox: Inbox,
    pub files: Files,
    pub toasts: VecDeque<Toast>,
    queries: HashMap<String, Query>,
    query_order: VecDeque<String>,
    /// Messages kept in a chat; 0 keeps all.
    keep: usize,
    last: Counters,
}

/// What numbers were given out last. They go on after a fresh start, so that nothing is mistaken for something older.
#[derive(Clone, Copy)]
struct Counters {
    person: i64,
    group: i64,
    album: i64,
    query: i64,
}

/// The bot's account and its public face.
pub(super) struct Bot {
    pub id: i64,
    pub username: String,
    pub name: String,
    /// By language code; "" is every language without its own.
    pub names: BTreeMap<String, String>,
    pub descriptions: BTreeMap<String, String>,
    pub short_descriptions: BTreeMap<String, String>,
    /// By scope (its JSON as text) and language code.
    pub commands: BTreeMap<(String, String), Vec<Value>>,
}

/// Somebody with a phone.
pub(super) struct Person {
    pub id: i64,
    pub name: String,
    pub username: Option<String>,
    pub lang: Option<String>,
    pub role_hint: Option<String>,
    /// Pressed Start once.
    pub started: bool,
    pub blocked: bool,
    pub deactivated: bool,
    /// The bot has had an update from them, so it may know their id.
    pub seen: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Private,
    Group,
    Supergroup,
    Channel,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
            Self::Channel => "channel",
        }
    }
}

/// What a person is in a group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Creator,
    Administrator,
    Member,
}

/// What the bot is in a chat.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Seat {
    Never,
    Member,
    Administrator(BTreeSet<String>),
    Left,
    Kicked,
}

pub(super) struct Chat {
    pub id: i64,
    pub kind: Kind,
    pub title: String,
    /// @username, without the @; a channel that has one is public.
    pub username: Option<String>,
    pub forum: bool,
    pub members: BTreeMap<i64, Role>,
    pub bot: Seat,
    pub topics: BTreeMap<i64, Topic>,
    pub pinned: BTreeSet<i64>,
    pub messages: BTreeMap<i64, Message>,
    /// The supergroup that this group became.
    pub moved_to: Option<i64>,
    last_message: i64,
}

pub(super) struct Topic {
    pub name: String,
    pub closed: bool,
    /// Custom emoji id.
    pub icon: Option<String>,
    pub color: i64,
    /// Made by the bot, which may then manage it without the right to manage topics.
    pub by_bot: bool,
}

/// Who wrote a message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Author {
    Bot,
    Person(i64),
    /// An administrator in the group's name.
    Anonymous,
}

pub(super) struct Message {
    /// Given by [`World::post`].
    pub id: i64,
    pub thread: Option<i64>,
    pub from: Author,
    pub date_ms: i64,
    pub edited_ms: Option<i64>,
    pub deleted: bool,
    /// `text`, `photo`, … as the Bot API names the field that holds it, or `service`.
    pub kind: String,
    /// The fields of the Bot API's `Message` that are its content: text and entities, a photo and its caption …
    pub content: Map<String, Value>,
    /// The text or caption as the bot wrote it in HTML.
    pub html: Option<String>,
    pub reply_to: Option<i64>,
    /// `forward_origin` of the Bot API, for a forwarded message.
    pub forward: Option<Value>,
    pub copied: bool,
    /// `InlineKeyboardMarkup`.
    pub buttons: Option<Value>,
    /// `ReplyKeyboardMarkup`, `ReplyKeyboardRemove` or `ForceReply`.
    pub keyboard: Option<Value>,
    /// Who reacted with what; the bot has its own id.
    pub reactions: Vec<(i64, String)>,
    pub album: Option<String>,
}

impl Message {
    pub fn new(from: Author, kind: &str, content: Map<String, Value>) -> Self {
        Self {
            id: 0,
            thread: None,
            from,
            date_ms: 0,
            edited_ms: None,
            deleted: false,
            kind: kind.to_owned(),
            content,
            html: None,
            reply_to: None,
            forward: None,
            copied: false,
            buttons: None,
            keyboard: None,
            reactions: Vec::new(),
            album: None,
        }
    }

    /// A service message: something happened in the chat.
    pub fn service(from: Author, field: &str, value: Value) -> Self {
        Self::new(from, "service", Map::from_iter([(field.to_owned(), value)]))
    }

    /// The text or the caption.
    pub fn words(&self) -> &str {
        ["text", "caption"].iter().find_map(|field| self.content.get(*field)?.as_str()).unwrap_or_default()
    }
}

impl Chat {
    pub fn new(id: i64, kind: Kind, title: &str) -> Self {
        Self {
            id,
            kind,
            title: title.to_owned(),
            username: None,
            forum: false,
            members: BTreeMap::new(),
            bot: Seat::Never,
            topics: BTreeMap::new(),
            pinned: BTreeSet::new(),
            messages: BTreeMap::new(),
            moved_to: None,
            last_message: 0,
        }
    }

    /// Whether the bot has an administrator's right here; in a private chat it may all.
    pub fn bot_may(&self, right: &str) -> bool {
        match &self.bot {
            Seat::Administrator(rights) => rights.contains(right),
            Seat::Never | Seat::Member | Seat::Left | Seat::Kicked => self.kind == Kind::Private,
        }
    }

    pub fn bot_is_in(&self) -> bool {
        matches!(self.bot, Seat::Member | Seat::Administrator(_))
    }

    pub fn bot_is_administrator(&self) -> bool {
        matches!(self.bot, Seat::Administrator(_))
    }

    /// A message that is still there.
    pub fn message(&self, id: i64) -> Option<&Message> {
        self.messages.get(&id).filter(|message| !message.deleted)
    }

    /// The same, to change it.
    pub fn message_mut(&mut self, id: i64) -> Option<&mut Message> {
        self.messages.get_mut(&id).filter(|message| !message.deleted)
    }

    /// Deletes a message; its words go, its place stays.
    pub fn delete(&mut self, id: i64) {
        self.pinned.remove(&id);
        if let Some(message) = self.messages.get_mut(&id) {
            message.deleted = true;
            message.content.clear();
            message.html = None;
            message.buttons = None;
        }
    }
}

/// A callback or inline query that the bot has not answered.
pub(super) struct Query {
    pub person: i64,
    pub at_ms: i64,
}

impl World {
    /// An empty world. `first_update` is the number of the first update; `keep` bounds the messages kept in a chat (0 = all).
    pub fn new(bot: (i64, &str, &str), first_update: i64, keep: usize) -> Self {
        Self {
            now_ms: 0,
            bot: Bot {
                id: bot.0,
                username: bot.1.to_owned(),
                name: bot.2.to_owned(),
                names: BTreeMap::new(),
                descriptions: BTreeMap::new(),
                short_descriptions: BTreeMap::new(),
                commands: BTreeMap::new(),
            },
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            inbox: Inbox { next_id: first_update, ..Inbox::default() },
            files: Files::new(if keep == 0 { usize::MAX } else { 1000 }),
            toasts: VecDeque::new(),
            queries: HashMap::new(),
            query_order: VecDeque::new(),
            keep,
            last: Counters { person: 700_000_000, group: 5_000_000, album: 0, query: first_update },
        }
    }

    /// Says what time it is; every call and every act begins with it.
    pub fn tick(&mut self, now_ms: i64) {
        self.now_ms = now_ms;
    }

    /// Forgets everybody and everything but the bot's account and the way in which it takes its updates.
    pub fn fresh(&mut self) {
        let next_id = self.inbox.next_id;
        let mut empty = Self::new((self.bot.id, &self.bot.username, &self.bot.name), next_id, self.keep);
        empty.inbox = std::mem::take(&mut self.inbox);
        empty.inbox.waiting.clear();
        empty.now_ms = self.now_ms;
        empty.last = self.last;
        *self = empty;
    }

    /// A new person, and the private chat that they have not started yet.
    pub fn add_person(&mut self, name: &str, username: Option<String>, lang: Option<String>, role_hint: Option<String>) -> i64 {
        self.last.person += 1;
        let id = self.last.person;
        let name = name.to_owned();
        let person =
            Person { id, name, username, lang, role_hint, started: false, blocked: false, deactivated: false, seen: false };
        let mut chat = Chat::new(id, Kind::Private, &person.name);
        chat.bot = Seat::Member;
        chat.members.insert(id, Role::Member);
        self.people.insert(id, person);
        self.chats.insert(id, chat);
        id
    }

    /// The id for a new group or channel.
    pub fn new_group_id(&mut self, kind: Kind) -> i64 {
        self.last.group += 1;
        if matches!(kind, Kind::Supergroup | Kind::Channel) { -1_000_000_000_000 - self.last.group } else { -self.last.group }
    }

    /// An id for an album.
    pub fn new_album_id(&mut self) -> String {
        self.last.album += 1;
        format!("{}", 13_500_000_000_000_000 + self.last.album)
    }

    /// Puts a message into a chat, gives it the next number and the present date, and returns the number.
    ///
    /// # Panics
    /// When there is no such chat: callers look it up first.
    pub fn post(&mut self, chat: i64, mut message: Message) -> i64 {
        let chat = self.chats.get_mut(&chat).expect("callers look the chat up first");
        chat.last_message += 1;
        message.id = chat.last_message;
        message.date_ms = self.now_ms;
        chat.messages.insert(message.id, message);
        if self.keep > 0
            && chat.messages.len() > self.keep
            && let Some((oldest, _)) = chat.messages.pop_first()
        {
            chat.pinned.remove(&oldest);
        }
        chat.last_message
    }

    /// Posts a message of a person (or something that happened) and tells the bot if it may know.
    pub fn post_and_tell(&mut self, chat: i64, message: Message) -> i64 {
        let id = self.post(chat, message);
        self.tell_message(chat, id, "message");
        id
    }

    /// Queues a `message` or `edited_message` update (in a channel those of a post), unless privacy mode keeps it from the bot.
    pub fn tell_message(&mut self, chat: i64, id: i64, kind: &'static str) {
        let (author, kind, json) = {
            let Some(chat) = self.chats.get(&chat) else { return };
            let Some(message) = chat.message(id) else { return };
            let kind = match (chat.kind, kind) {
                (Kind::Channel, "message") => "channel_post",
                (Kind::Channel, "edited_message") => "edited_channel_post",
                _ => kind,
            };
            if !self.inbox.wants(kind) || !chat.bot_is_in() || !self.bot_sees(chat, message) {
                return;
            }
            (message.from, kind, self.message_json(chat, message))
        };
        self.tell(kind, json, author);
    }

    /// Queues an update that the bot wants; `about` is who caused it.
    pub fn tell(&mut self, kind: &'static str, body: Value, about: Author) {
        if let Author::Person(id) = about
            && let Some(person) = self.people.get_mut(&id)
        {
            person.seen = true;
        }
        if self.inbox.wants(kind) {
            self.inbox.put(Map::from_iter([(kind.to_owned(), body)]));
        }
    }

    /// Queues an update just as it is given, whatever the bot asked for.
    pub fn tell_raw(&mut self, update: Map<String, Value>) {
        self.inbox.put(update);
    }

    /// Privacy mode: in a group the bot sees all as administrator, else what is meant for it.
    fn bot_sees(&self, chat: &Chat, message: &Message) -> bool {
        if chat.kind == Kind::Private || chat.bot_is_administrator() || message.kind == "service" {
            return true;
        }
        let answers_bot = message.reply_to.and_then(|id| chat.message(id)).is_some_and(|original| original.from == Author::Bot);
        answers_bot || self.addressed(message.words())
    }

    /// Whether a text names the bot or begins with a command that is not another bot's.
    fn addressed(&self, text: &str) -> bool {
        let me = &self.bot.username;
        let mentioned = text.match_indices('@').any(|(at, _)| {
            let name = &text[at + 1..];
            name.get(..me.len()).is_some_and(|name| name.eq_ignore_ascii_case(me))
                && !name[me.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        });
        let command = text.strip_prefix('/').and_then(|rest| rest.split_whitespace().next());
        mentioned || command.is_some_and(|command| !command.contains('@'))
    }

    /// A new query id that can be answered once.
    pub fn open_query(&mut self, person: i64) -> String {
        self.last.query += 1;
        let id = format!("{}", 4_000_000_000_000_000_000_i64 + self.last.query);
        self.queries.insert(id.clone(), Query { person, at_ms: self.now_ms });
        self.query_order.push_back(id.clone());
        if self.query_order.len() > QUERIES
            && let Some(oldest) = self.query_order.pop_front()
        {
            self.queries.remove(&oldest);
        }
        id
    }

    /// Takes a query out to answer it; `None` when it is unknown, answered or too old.
    pub fn close_query(&mut self, id: &str) -> Option<Query> {
        self.queries.remove(id).filter(|query| self.now_ms - query.at_ms <= QUERY_LIFE_MS)
    }

    /// Remembers a toast for the page.
    pub fn toast(&mut self, toast: Toast) {
        self.toasts.push_back(toast);
        if self.toasts.len() > TOASTS {
            self.toasts.pop_front();
        }
    }

    /// Queues `my_chat_member`: the bot's own place in a chat has changed.
    pub fn tell_seat(&mut self, chat: i64, by: i64, old: &Seat) {
        let Some(chat) = self.chats.get(&chat) else { return };
        let body = json!({
            "chat": self.chat_json(chat),
            "from": self.user_json(by),
            "date": self.now_ms / 1000,
            "old_chat_member": self.seat_json(chat, old),
            "new_chat_member": self.seat_json(chat, &chat.bot),
        });
        self.tell("my_chat_member", body, Author::Person(by));
    }

    /// Queues `chat_member`: a person's place has changed. Only administrators hear of it.
    pub fn tell_role(&mut self, chat: i64, by: i64, who: i64, old: Option<Role>) {
        let Some(chat) = self.chats.get(&chat).filter(|chat| chat.bot_is_administrator()) else { return };
        let body = json!({
            "chat": self.chat_json(chat),
            "from": self.user_json(by),
            "date": self.now_ms / 1000,
            "old_chat_member": self.role_json(who, old),
            "new_chat_member": self.role_json(who, chat.members.get(&who).copied()),
        });
        self.tell("chat_member", body, Author::Person(by));
    }

    /// Whether reactions in this chat reach the bot: everywhere but in groups where it is no administrator.
    pub fn hears_reactions(&self, chat: &Chat) -> bool {
        chat.bot_is_in() && (chat.kind == Kind::Private || chat.bot_is_administrator())
    }
}

#[cfg(test)]
mod tests;
