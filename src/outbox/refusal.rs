//! What Telegram's refusals mean: what passes, what is final, what can be mended on the way.

use std::time::Duration;

use teloxide::{ApiError, RequestError};

use crate::{inbox::Refusal, outbox::rows::Queued};

/// Why a call did not end well.
pub enum Reason {
    /// Telegram refused it for good.
    Refused(Refusal),
    /// It may pass: wait, and try again.
    Later {
        /// How long.
        wait: Duration,
        /// Whether the work may be done all the same.
        uncertain: bool,
        /// Whether it counts as an attempt.
        attempt: bool,
    },
    /// The topic is gone: forget it, and try again with a new one.
    TopicGone,
    /// The topic is closed: open it, and try again.
    TopicClosed,
    /// The group has a new id.
    Migrated(i64),
}

/// The reason, with the row's kind noted where it is one that the outbox does not know.
pub(super) fn reason(error: &RequestError, row: &Queued) -> Reason {
    let reason = classify(error);
    if matches!(reason, Reason::Refused(Refusal::Other)) {
        tracing::warn!(row = row.id.0, kind = row.message.what.kind(), class = class_of(error), "outbox: an unknown refusal");
    }
    reason
}

/// What an error of Telegram's means. Matched by teloxide's kinds, and by Telegram's words where teloxide has none.
pub(super) fn classify(error: &RequestError) -> Reason {
    let later = |wait, uncertain| Reason::Later { wait, uncertain, attempt: true };
    match error {
        RequestError::RetryAfter(seconds) => Reason::Later { wait: seconds.duration(), uncertain: false, attempt: false },
        RequestError::MigrateToChatId(id) => Reason::Migrated(id.0),
        // Never connected: certainly not done. Anything later may have been.
        RequestError::Network(error) => later(Duration::from_secs(1), !error.is_connect()),
        RequestError::InvalidJson { .. } | RequestError::Io(_) => later(Duration::from_secs(1), true),
        // The poll says so and ends the program; what waits is not thrown away for it.
        RequestError::Api(ApiError::InvalidToken) => later(Duration::from_secs(60), false),
        RequestError::Api(error) => api(error),
    }
}

fn api(error: &ApiError) -> Reason {
    let refusal = match error {
        ApiError::BotBlocked | ApiError::CantInitiateConversation | ApiError::CantTalkWithBots => Refusal::Blocked,
        ApiError::UserDeactivated => Refusal::Gone,
        ApiError::ChatNotFound
        | ApiError::BotKicked
        | ApiError::BotKickedFromSupergroup
        | ApiError::BotKickedFromChannel
        | ApiError::GroupDeactivated => Refusal::NoChat,
        ApiError::NotEnoughRightsToManagePins
        | ApiError::NotEnoughRightsToPinMessage
        | ApiError::NotEnoughRightsToPostMessages
        | ApiError::MessageCantBeDeleted => Refusal::NoRight,
        ApiError::MessageToCopyNotFound
        | ApiError::MessageToForwardNotFound
        | ApiError::MessageToReplyNotFound
        | ApiError::MessageIdInvalid => Refusal::NoMessage,
        ApiError::Unknown(words) => return unknown(words),
        _ => Refusal::Other,
    };
    Reason::Refused(refusal)
}

fn unknown(words: &str) -> Reason {
    let words = words.to_lowercase();
    let says = |part: &str| words.contains(part);
    if says("internal server error") || says("bad gateway") || says("gateway timeout") || says("restart") {
        return Reason::Later { wait: Duration::from_secs(1), uncertain: true, attempt: true };
    }
    let refusal = if says("thread not found") || says("topic_deleted") || says("topic_id_invalid") {
        return Reason::TopicGone;
    } else if says("topic_closed") || says("topic is closed") {
        return Reason::TopicClosed;
    } else if says("can't initiate conversation") || says("bot was blocked") {
        Refusal::Blocked
    } else if says("deactivated") {
        Refusal::Gone
    } else if says("bot was kicked") || says("not a member") || says("chat not found") || says("peer_id_invalid") {
        Refusal::NoChat
    } else if says("not enough rights") || says("have no rights") || says("need administrator") || says("chat_admin_required") {
        Refusal::NoRight
    } else if says("can't be deleted for everyone") {
        Refusal::TooLate
    } else if says("can't be copied") || says("cannot be copied") {
        Refusal::NotCopyable
    } else if says("not found") {
        Refusal::NoMessage
    } else {
        Refusal::Other
    };
    Reason::Refused(refusal)
}

/// Whether the message that was meant is gone or already as it should be: for a replay that is a success.
pub(super) fn gone(error: &RequestError) -> bool {
    let RequestError::Api(error) = error else { return false };
    match error {
        ApiError::MessageNotModified
        | ApiError::MessageToEditNotFound
        | ApiError::MessageCantBeEdited
        | ApiError::MessageIdInvalid
        | ApiError::MessageToDeleteNotFound => true,
        ApiError::Unknown(words) => {
            let words = words.to_lowercase();
            words.contains("not_modified")
                || words.contains("not modified")
                || words.contains("not found")
                || words.contains("message_id_invalid")
        }
        _ => false,
    }
}

/// The kind of an error for the log: never its words, which may hold a person's or the token.
pub(crate) fn class_of(error: &RequestError) -> &'static str {
    match error {
        RequestError::Api(ApiError::InvalidToken) => "api invalid token",
        RequestError::Api(ApiError::CantParseEntities(_)) => "api entities",
        RequestError::Api(ApiError::MessageIsTooLong) => "api too long",
        RequestError::Api(ApiError::Unknown(_)) => "api unknown",
        RequestError::Api(_) => "api",
        RequestError::MigrateToChatId(_) => "api migrated",
        RequestError::RetryAfter(_) => "api retry after",
        RequestError::Network(error) if error.is_timeout() => "network timeout",
        RequestError::Network(error) if error.is_connect() => "network connect",
        RequestError::Network(_) => "network",
        RequestError::InvalidJson { .. } => "invalid json",
        RequestError::Io(_) => "io",
    }
}
