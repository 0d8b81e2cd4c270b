//! The methods of the Bot API, on a [`World`]: method, parameters and files in, a result or Telegram's refusal out. Pure.
//! Whether a request is well formed is the judge's business; here is what Telegram itself would say to it.

mod args;
mod chats;
mod edits;
mod markup;
pub(super) mod media;
mod messages;
mod profile;
mod queries;
pub(super) mod topics;
pub(super) mod updates;

use std::collections::HashMap;

use serde_json::{Map, Value, json};

pub(super) use args::Args;

use super::world::{Chat, Kind, Seat, World};

/// Every method that is known here, in Telegram's spelling.
pub(super) const METHODS: [&str; 46] = [
    "getMe",
    "getUpdates",
    "getWebhookInfo",
    "setWebhook",
    "deleteWebhook",
    "logOut",
    "close",
    "sendMessage",
    "sendPhoto",
    "sendVideo",
    "sendDocument",
    "sendVoice",
    "sendLocation",
    "sendMediaGroup",
    "sendChatAction",
    "copyMessage",
    "copyMessages",
    "forwardMessage",
    "editMessageText",
    "editMessageCaption",
    "editMessageReplyMarkup",
    "editMessageMedia",
    "deleteMessage",
    "deleteMessages",
    "answerCallbackQuery",
    "answerInlineQuery",
    "createForumTopic",
    "editForumTopic",
    "closeForumTopic",
    "reopenForumTopic",
    "deleteForumTopic",
    "pinChatMessage",
    "unpinChatMessage",
    "setMessageReaction",
    "getChat",
    "getChatMember",
    "getChatMemberCount",
    "getChatAdministrators",
    "leaveChat",
    "setMyCommands",
    "deleteMyCommands",
    "getMyCommands",
    "setMyName",
    "setMyDescription",
    "setMyShortDescription",
    "getMyName",
];

/// A file of a multipart request.
pub(super) struct Upload {
    pub name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// The files of a request by the name of their part.
pub(super) type Uploads = HashMap<String, Upload>;

/// Telegram's "no".
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    pub code: u16,
    pub description: String,
    /// `ResponseParameters`.
    pub parameters: Option<Value>,
}

impl Refusal {
    /// 400 with "Bad Request: " before the words.
    pub fn bad(words: impl AsRef<str>) -> Self {
        Self { code: 400, description: format!("Bad Request: {}", words.as_ref()), parameters: None }
    }

    /// 403 with "Forbidden: " before the words.
    pub fn forbidden(words: &str) -> Self {
        Self { code: 403, description: format!("Forbidden: {words}"), parameters: None }
    }

    /// 404, as for a method that does not exist.
    pub fn not_found() -> Self {
        Self { code: 404, description: "Not Found".to_owned(), parameters: None }
    }

    /// 429 with the seconds to wait.
    pub fn too_many(retry_after: u32) -> Self {
        let description = format!("Too Many Requests: retry after {retry_after}");
        Self { code: 429, description, parameters: Some(json!({"retry_after": retry_after})) }
    }
}

/// What a method gives.
pub(super) type Answer = Result<Value, Refusal>;

/// Telegram's spelling of a method's name, which may come in any case.
pub(super) fn canonical(name: &str) -> Option<&'static str> {
    METHODS.into_iter().chain(["setChatMenuButton", "getFile"]).find(|method| method.eq_ignore_ascii_case(name))
}

/// Does what a method says; `method` in Telegram's spelling. `getUpdates` is the server's, because it waits.
pub(super) fn call(world: &mut World, method: &str, params: &Map<String, Value>, uploads: Uploads) -> Answer {
    let args = Args::new(params);
    match method {
        "sendMessage" => messages::send_message(world, &args),
        "sendPhoto" | "sendVideo" | "sendDocument" | "sendVoice" => media::send_file(world, method, &args, uploads),
        "sendLocation" => media::send_location(world, &args),
        "sendMediaGroup" => media::send_group(world, &args, uploads),
        "sendChatAction" => messages::chat_action(world, &args),
        "copyMessage" => messages::copy(world, &args),
        "copyMessages" => messages::copy_many(world, &args),
        "forwardMessage" => messages::forward(world, &args),
        "editMessageText" => edits::text(world, &args),
        "editMessageCaption" => edits::caption(world, &args),
        "editMessageReplyMarkup" => edits::markup(world, &args),
        "editMessageMedia" => edits::media(world, &args, uploads),
        "deleteMessage" => edits::delete(world, &args),
        "deleteMessages" => edits::delete_many(world, &args),
        "answerCallbackQuery" => queries::answer_callback(world, &args),
        "answerInlineQuery" => queries::answer_inline(world, &args),
        "createForumTopic" => topics::create(world, &args),
        "editForumTopic" => topics::edit(world, &args),
        "closeForumTopic" => topics::set_closed(world, &args, true),
        "reopenForumTopic" => topics::set_closed(world, &args, false),
        "deleteForumTopic" => topics::delete(world, &args),
        "pinChatMessage" => chats::pin(world, &args),
        "unpinChatMessage" => chats::unpin(world, &args),
        "setMessageReaction" => chats::react(world, &args),
        "getChat" => chats::get(world, &args),
        "getChatMember" => chats::member(world, &args),
        "getChatMemberCount" => chats::member_count(world, &args),
        "getChatAdministrators" => chats::administrators(world, &args),
        "leaveChat" => chats::leave(world, &args),
        _ => profile::call(world, method, &args, &uploads)
            .or_else(|| updates::call(world, method, &args))
            .unwrap_or_else(|| Err(Refusal::not_found())),
    }
}

/// The id in `field` of a chat that the bot may write to.
fn writable(world: &World, args: &Args, field: &str) -> Result<i64, Refusal> {
    let chat = known(world, args, field)?;
    if chat.kind == Kind::Private {
        let Some(person) = world.people.get(&chat.id) else { return Err(Refusal::bad("chat not found")) };
        if person.deactivated {
            return Err(Refusal::forbidden("user is deactivated"));
        }
        if person.blocked {
            return Err(Refusal::forbidden("bot was blocked by the user"));
        }
    }
    if chat.kind == Kind::Channel && !chat.bot_may("can_post_messages") {
        return Err(Refusal::bad("need administrator rights in the channel chat"));
    }
    Ok(chat.id)
}

/// The chat in `field`, which the bot must have met and be in.
fn known<'w>(world: &'w World, args: &Args, field: &str) -> Result<&'w Chat, Refusal> {
    let chat = args.int(field).and_then(|id| world.chats.get(&id)).ok_or_else(|| Refusal::bad("chat not found"))?;
    if let Some(new) = chat.moved_to {
        return Err(Refusal {
            parameters: Some(json!({"migrate_to_chat_id": new})),
            ..Refusal::bad("group chat was upgraded to a supergroup chat")
        });
    }
    if chat.kind == Kind::Private {
        let person = world.people.get(&chat.id);
        return match person {
            Some(person) if person.started => Ok(chat),
            Some(person) if person.seen => Err(Refusal::forbidden("bot can't initiate conversation with a user")),
            _ => Err(Refusal::bad("chat not found")),
        };
    }
    let kind = chat.kind.name();
    match chat.bot {
        Seat::Member | Seat::Administrator(_) => Ok(chat),
        Seat::Never => Err(Refusal::bad("chat not found")),
        Seat::Left => Err(Refusal::forbidden(&format!("bot is not a member of the {kind} chat"))),
        Seat::Kicked => Err(Refusal::forbidden(&format!("bot was kicked from the {kind} chat"))),
    }
}

/// The chat of an id that [`writable`] gave.
fn chat_mut(world: &mut World, id: i64) -> &mut Chat {
    world.chats.get_mut(&id).expect("the chat was just found")
}
