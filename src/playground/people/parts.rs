//! What acts are made of, and what comes of them.

use serde::{Deserialize, Serialize};

/// A person.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Who {
    /// Who.
    #[serde(rename = "as")]
    pub by: i64,
}

/// A person in a group.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Where {
    /// Who.
    #[serde(rename = "as")]
    pub by: i64,
    /// Where.
    pub chat: i64,
}

/// A person in a topic.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct InTopic {
    /// Who.
    #[serde(rename = "as")]
    pub by: i64,
    /// Where.
    pub chat: i64,
    /// Which topic.
    pub thread: i64,
}

/// A message that is more than text.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Media {
    /// Who.
    #[serde(rename = "as")]
    pub by: i64,
    /// Where.
    pub chat: i64,
    /// In which topic.
    #[serde(default)]
    pub thread: Option<i64>,
    /// Its caption.
    #[serde(default)]
    pub caption: Option<String>,
    /// Its bytes in base64; without them a small sample goes.
    #[serde(default)]
    pub file: Option<String>,
    /// Its file name.
    #[serde(default)]
    pub file_name: Option<String>,
    /// Its MIME type.
    #[serde(default)]
    pub mime: Option<String>,
    /// In answer to which message.
    #[serde(default)]
    pub reply_to: Option<i64>,
    /// In the group's name.
    #[serde(default)]
    pub anonymous: bool,
}

/// What came of an act.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActDone {
    /// The new person, of many the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<i64>,
    /// The new chat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// The new topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread: Option<i64>,
    /// The new message, the last if there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<i64>,
    /// All new messages, when there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub message_ids: Vec<i64>,
    /// The link behind the button that was pressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The query that the bot should answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query_id: Option<String>,
}

impl ActDone {
    pub(super) fn messages(ids: Vec<i64>) -> Self {
        let message_id = ids.last().copied();
        Self { message_id, message_ids: if ids.len() > 1 { ids } else { Vec::new() }, ..Self::default() }
    }
}
