//! The queries of channels and groups, and of what stands in them.

use serde_json::Value;
use sqlx::{SqliteConnection, SqlitePool};

use crate::{
    announcements::{By, Entry, after::Bind, drafts::store as drafts},
    outbox::post::read_numbers,
};

/// A channel or group that takes announcements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its chat.
    pub chat: i64,
    /// Its title.
    pub title: String,
    /// In two posts.
    pub two: bool,
    /// Who bound it.
    pub by: i64,
}

/// An announcement in a channel or group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelPost {
    /// The chat.
    pub chat: i64,
    /// The channel's title; empty where it takes no announcements any more.
    pub title: String,
    /// As in `announcement_people`.
    pub state: String,
    /// The class of a refusal.
    pub reason: Option<String>,
    /// Telegram's numbers, post by post.
    pub messages: Vec<Vec<i32>>,
    /// In two posts.
    pub two: bool,
    /// The version of the words that stands there.
    pub version: i64,
}

impl ChannelPost {
    /// One that is being posted.
    #[must_use]
    pub fn begun(channel: &Channel, two: bool, version: i64) -> Self {
        let (chat, title) = (channel.chat, channel.title.clone());
        Self { chat, title, state: "outbox".into(), reason: None, messages: Vec::new(), two, version }
    }

    /// Whether it stands there now, also where it could not be deleted.
    #[must_use]
    pub fn is_there(&self) -> bool {
        matches!(self.state.as_str(), "sent" | "late")
    }

    /// Whether it stands where the bot cannot reach it: the group has become a supergroup since.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.state == "moved"
    }

    /// Whether it is about to.
    #[must_use]
    pub fn is_on_its_way(&self) -> bool {
        self.state == "outbox"
    }
}

/// The channels and groups that take announcements.
///
/// # Errors
/// When the database cannot be read.
pub async fn channels(read: &SqlitePool) -> anyhow::Result<Vec<Channel>> {
    let rows =
        sqlx::query!("SELECT chat_id, title, lang_mode, bound_by FROM channels ORDER BY bound_at, chat_id").fetch_all(read);
    let rows = rows.await?.into_iter();
    let channel =
        rows.map(|row| Channel { chat: row.chat_id, title: row.title, two: row.lang_mode == "two", by: row.bound_by });
    Ok(channel.collect())
}

/// Where an announcement was posted.
///
/// # Errors
/// When the database cannot be read.
pub async fn posts(read: &SqlitePool, id: i64) -> anyhow::Result<Vec<ChannelPost>> {
    let rows = sqlx::query!(
        r#"SELECT p.chat_id, coalesce(c.title, '') AS "title!: String", p.state, p.reason, p.messages, p.lang_mode, p.version
           FROM channel_posts p LEFT JOIN channels c ON c.chat_id = p.chat_id WHERE p.announcement_id = $1 ORDER BY p.chat_id"#,
        id
    )
    .fetch_all(read)
    .await?;
    let post = rows.into_iter().map(|row| ChannelPost {
        chat: row.chat_id,
        title: row.title,
        state: row.state,
        reason: row.reason,
        messages: row.messages.as_deref().map(read_numbers).unwrap_or_default(),
        two: row.lang_mode == "two",
        version: row.version,
    });
    Ok(post.collect())
}

/// From now on a channel or group takes announcements.
///
/// # Errors
/// When a statement fails.
pub async fn bind(connection: &mut SqliteConnection, bind: &Bind, now: i64) -> anyhow::Result<()> {
    let kind = if bind.channel { "channel" } else { "group" };
    sqlx::query!(
        "INSERT INTO channels (chat_id, title, kind, bound_by, bound_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (chat_id) DO UPDATE SET title = excluded.title, kind = excluded.kind, bound_by = excluded.bound_by",
        bind.chat,
        bind.title,
        kind,
        bind.by,
        now
    )
    .execute(&mut *connection)
    .await?;
    let (by, detail) = (By { id: Some(bind.by), name: bind.name.clone() }, bind.chat.to_string());
    drafts::log(connection, Entry::OF_NONE, "bound", &by, Some(&detail), now).await
}

/// It takes none any more.
///
/// # Errors
/// When a statement fails.
pub async fn unbind(connection: &mut SqliteConnection, chat: i64, by: &By, now: i64) -> anyhow::Result<()> {
    let done = sqlx::query!("DELETE FROM channels WHERE chat_id = $1", chat).execute(&mut *connection).await?;
    if done.rows_affected() > 0 {
        let detail = chat.to_string();
        drafts::log(connection, Entry::OF_NONE, "unbound", by, Some(&detail), now).await?;
    }
    Ok(())
}

/// Writes what came of calls into channels and groups: announcement, chat, state (none of a correction), refusal, Telegram's numbers,
/// version. A post whose correction or deletion was refused still stands there, unless its one message is gone.
///
/// # Errors
/// When a statement fails.
pub async fn channels_came(connection: &mut SqliteConnection, rows: Vec<Value>, now: i64) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(&rows)?;
    sqlx::query!(
        "INSERT INTO channel_posts (announcement_id, chat_id, state, reason, messages, at)
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4, $2 FROM json_each($1)
         WHERE value->>2 IS NOT NULL
         ON CONFLICT (announcement_id, chat_id) DO UPDATE SET
             state = excluded.state, reason = excluded.reason, messages = coalesce(excluded.messages, channel_posts.messages), at = excluded.at",
        rows,
        now
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "UPDATE channel_posts
         SET state = iif(came.refusal = 'no_message' AND messages NOT LIKE '%,%' AND messages NOT LIKE '%;%',
                 'withdrawn', channel_posts.state), reason = came.refusal, version = iif(came.refusal IS NULL, came.version, channel_posts.version), at = $2
         FROM (SELECT value->>0 AS announcement, value->>1 AS chat, value->>2 AS state, value->>3 AS refusal, value->>5 AS version
               FROM json_each($1)) AS came
         WHERE announcement_id = came.announcement AND chat_id = came.chat AND came.state IS NULL",
        rows,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}
