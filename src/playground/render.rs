//! The world in the Bot API's own JSON: users, chats, messages, members, as they stand in updates and answers.

use serde_json::{Map, Value, json};

use super::world::{ANONYMOUS_BOT, Author, Chat, Kind, Message, Role, Seat, World};

/// All rights of an administrator, in the order of the Bot API.
pub(super) const RIGHTS: [&str; 14] = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_post_messages",
    "can_edit_messages",
];

impl World {
    /// `User` of a person; of an unknown id a user without a name.
    pub fn user_json(&self, id: i64) -> Value {
        let mut user = json!({"id": id, "is_bot": false, "first_name": ""});
        if let Some(person) = self.people.get(&id) {
            user["first_name"] = person.name.as_str().into();
            if let Some(username) = &person.username {
                user["username"] = username.as_str().into();
            }
            if let Some(lang) = &person.lang {
                user["language_code"] = lang.as_str().into();
            }
        }
        user
    }

    /// `User` of the bot.
    pub fn bot_json(&self) -> Value {
        json!({"id": self.bot.id, "is_bot": true, "first_name": self.bot_name(""), "username": self.bot.username})
    }

    /// The bot's name in a language.
    pub fn bot_name(&self, lang: &str) -> &str {
        self.bot.names.get(lang).or_else(|| self.bot.names.get("")).unwrap_or(&self.bot.name)
    }

    /// `User` of an author.
    pub fn author_json(&self, author: Author) -> Value {
        match author {
            Author::Bot => self.bot_json(),
            Author::Person(id) => self.user_json(id),
            Author::Anonymous => {
                json!({"id": ANONYMOUS_BOT, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot"})
            }
        }
    }

    /// `Chat`.
    pub fn chat_json(&self, chat: &Chat) -> Value {
        let mut json = json!({"id": chat.id, "type": chat.kind.name()});
        if chat.kind == Kind::Private {
            json["first_name"] = chat.title.as_str().into();
            if let Some(username) = self.people.get(&chat.id).and_then(|person| person.username.as_ref()) {
                json["username"] = username.as_str().into();
            }
        } else {
            json["title"] = chat.title.as_str().into();
            if let Some(username) = &chat.username {
                json["username"] = username.as_str().into();
            }
            if chat.forum {
                json["is_forum"] = true.into();
            }
        }
        json
    }

    /// `Message`, with the message that it answers.
    pub fn message_json(&self, chat: &Chat, message: &Message) -> Value {
        let mut json = self.bare_message_json(chat, message);
        // In a topic Telegram shows every message that answers nothing as an answer to the message that opened the topic.
        let original = message.reply_to.or(message.thread.filter(|thread| *thread != message.id));
        if let Some(original) = original.and_then(|id| chat.message(id)) {
            json["reply_to_message"] = self.bare_message_json(chat, original);
        }
        json
    }

    /// `Message` without the message that it answers.
    pub fn bare_message_json(&self, chat: &Chat, message: &Message) -> Value {
        let mut json: Map<String, Value> = message.content.clone();
        json.insert("message_id".to_owned(), message.id.into());
        json.insert("date".to_owned(), (message.date_ms / 1000).into());
        json.insert("chat".to_owned(), self.chat_json(chat));
        // What stands in a channel is the channel's, whoever wrote it.
        let channel = chat.kind == Kind::Channel;
        if !channel {
            json.insert("from".to_owned(), self.author_json(message.from));
        }
        if channel || message.from == Author::Anonymous {
            json.insert("sender_chat".to_owned(), self.chat_json(chat));
        }
        if let Some(thread) = message.thread {
            json.insert("message_thread_id".to_owned(), thread.into());
            json.insert("is_topic_message".to_owned(), true.into());
        }
        if let Some(edited_ms) = message.edited_ms {
            json.insert("edit_date".to_owned(), (edited_ms / 1000).into());
        }
        if let Some(origin) = &message.forward {
            json.insert("forward_origin".to_owned(), origin.clone());
        }
        if let Some(album) = &message.album {
            json.insert("media_group_id".to_owned(), album.as_str().into());
        }
        if let Some(buttons) = &message.buttons {
            json.insert("reply_markup".to_owned(), buttons.clone());
        }
        Value::Object(json)
    }

    /// `forward_origin` for a message of this author written at `date_ms`.
    pub fn origin_json(&self, chat: &Chat, author: Author, date_ms: i64) -> Value {
        if author == Author::Anonymous {
            return json!({"type": "chat", "date": date_ms / 1000, "sender_chat": self.chat_json(chat)});
        }
        json!({"type": "user", "date": date_ms / 1000, "sender_user": self.author_json(author)})
    }

    /// `ChatMember` of the bot.
    pub fn seat_json(&self, chat: &Chat, seat: &Seat) -> Value {
        let user = self.bot_json();
        match seat {
            Seat::Member => json!({"status": "member", "user": user}),
            Seat::Never | Seat::Left => json!({"status": "left", "user": user}),
            Seat::Kicked => json!({"status": "kicked", "user": user, "until_date": 0}),
            Seat::Administrator(rights) => {
                let mut json = json!({"status": "administrator", "user": user, "can_be_edited": false, "is_anonymous": false});
                for right in RIGHTS {
                    let fits = match right {
                        "can_post_messages" | "can_edit_messages" => chat.kind == Kind::Channel,
                        "can_pin_messages" => chat.kind != Kind::Channel,
                        "can_manage_topics" => chat.kind == Kind::Supergroup,
                        _ => true,
                    };
                    if fits {
                        json[right] = (right == "can_manage_chat" || rights.contains(right)).into();
                    }
                }
                json
            }
        }
    }

    /// `ChatMember` of a person.
    pub fn role_json(&self, id: i64, role: Option<Role>) -> Value {
        let user = self.user_json(id);
        match role {
            None => json!({"status": "left", "user": user}),
            Some(Role::Member) => json!({"status": "member", "user": user}),
            Some(Role::Creator) => json!({"status": "creator", "user": user, "is_anonymous": false}),
            Some(Role::Administrator) => {
                let mut json = json!({"status": "administrator", "user": user, "can_be_edited": false, "is_anonymous": false});
                for right in &RIGHTS[..12] {
                    json[*right] = true.into();
                }
                json
            }
        }
    }
}
