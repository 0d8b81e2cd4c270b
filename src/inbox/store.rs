//! The inbox's queries. What is hot stands in `writer/bulk.rs`.

use sqlx::{SqliteConnection, SqlitePool};

use crate::inbox::{Conversation, Item};

/// An update that was set aside after its last attempt, without anything a person wrote.
#[derive(Clone, Debug)]
pub struct SetAside {
    /// The row.
    pub id: i64,
    /// `update`, or the event's name.
    pub kind: String,
    /// When it came in, Unix seconds.
    pub received_at: i64,
    /// The class of the failure.
    pub class: String,
}

/// When which conversation has something to do, between two moments (Unix milliseconds, the first excluded).
///
/// # Errors
/// When the database cannot be read.
pub async fn waiting(read: &SqlitePool, after_ms: i64, until_ms: i64) -> anyhow::Result<Vec<(i64, Conversation)>> {
    let rows = sqlx::query!(
        "SELECT DISTINCT conversation, due_ms FROM inbox WHERE state = 'pending' AND due_ms > $1 AND due_ms <= $2",
        after_ms,
        until_ms
    )
    .fetch_all(read)
    .await?;
    Ok(rows.iter().filter_map(|row| Some((row.due_ms, row.conversation.parse().ok()?))).collect())
}

/// Whether an internal event of a kind is waiting for its time.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_waiting(read: &SqlitePool, kind: &str) -> anyhow::Result<bool> {
    let found = sqlx::query_scalar!("SELECT id FROM inbox WHERE state = 'pending' AND kind = $1 LIMIT 1", kind)
        .fetch_optional(read)
        .await?;
    Ok(found.is_some())
}

/// How many internal events of a kind one conversation still has to do.
///
/// # Errors
/// When the database cannot be read.
pub async fn waiting_in(read: &SqlitePool, conversation: Conversation, kind: &str) -> anyhow::Result<i64> {
    let key = conversation.to_string();
    let count = sqlx::query_scalar!(
        "SELECT count(*) FROM inbox WHERE state = 'pending' AND conversation = $1 AND kind = $2",
        key,
        kind
    )
    .fetch_one(read)
    .await?;
    Ok(count)
}

/// When that internal event of a kind is due that one conversation was given last, of those that it still has to do.
///
/// # Errors
/// When the database cannot be read.
pub async fn newest_due(read: &SqlitePool, conversation: Conversation, kind: &str) -> anyhow::Result<Option<i64>> {
    let key = conversation.to_string();
    let due_ms = sqlx::query_scalar!(
        "SELECT due_ms FROM inbox WHERE state = 'pending' AND conversation = $1 AND kind = $2 ORDER BY id DESC LIMIT 1",
        key,
        kind
    )
    .fetch_optional(read)
    .await?;
    Ok(due_ms)
}

/// What one conversation has to do by `now_ms`, in order, at most `most` rows.
///
/// # Errors
/// When the database cannot be read.
pub async fn due(read: &SqlitePool, conversation: Conversation, now_ms: i64, most: i64) -> anyhow::Result<Vec<Item>> {
    let key = conversation.to_string();
    let rows = sqlx::query!(
        r#"SELECT id, update_id, kind, payload AS "payload!", attempts, received_at, due_ms
        FROM inbox
        WHERE state = 'pending' AND conversation = $1 AND due_ms <= $2 AND payload IS NOT NULL
        ORDER BY id
        LIMIT $3"#,
        key,
        now_ms,
        most
    )
    .fetch_all(read)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Item {
            id: row.id,
            conversation,
            kind: row.kind,
            update_id: row.update_id,
            payload: row.payload,
            attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
            received_at: row.received_at,
            due_ms: row.due_ms,
        })
        .collect())
}

/// Rows that were set aside, the oldest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn set_aside(connection: &mut SqliteConnection) -> anyhow::Result<Vec<SetAside>> {
    let rows = sqlx::query!("SELECT id, kind, received_at, error_class FROM inbox WHERE state = 'failed' ORDER BY id")
        .fetch_all(connection)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| SetAside {
            id: row.id,
            kind: row.kind,
            received_at: row.received_at,
            class: row.error_class.unwrap_or_default(),
        })
        .collect())
}

/// Puts rows that were set aside back in line: one, or all that still hold their payload. Gives how many.
///
/// # Errors
/// When the statement fails.
pub async fn replay(connection: &mut SqliteConnection, id: Option<i64>) -> anyhow::Result<u64> {
    let result = sqlx::query!(
        "UPDATE inbox SET state = 'pending', attempts = 0, error_class = NULL, finished_at = NULL
         WHERE state = 'failed' AND payload IS NOT NULL AND ($1 IS NULL OR id = $1)",
        id
    )
    .execute(connection)
    .await?;
    Ok(result.rows_affected())
}

/// Keeps a piece of an album until it is gathered.
///
/// # Errors
/// When the statement fails.
pub async fn add_album_piece(
    connection: &mut SqliteConnection,
    album: &str,
    chat: i64,
    message: i32,
    now: i64,
) -> anyhow::Result<()> {
    sqlx::query!(
        "INSERT INTO album_pieces (chat_id, album, message_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        chat,
        album,
        message,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Notes that the pieces of an album so far were taken.
///
/// # Errors
/// When the statement fails.
pub async fn album_gathered(connection: &mut SqliteConnection, album: &str, chat: i64, now: i64) -> anyhow::Result<()> {
    sqlx::query!(
        "UPDATE album_pieces SET gathered_at = $3 WHERE chat_id = $1 AND album = $2 AND gathered_at IS NULL",
        chat,
        album,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The pieces of an album that have come so far and were not taken yet, in order.
///
/// # Errors
/// When the database cannot be read.
pub async fn album(read: &SqlitePool, chat: i64, album: &str) -> anyhow::Result<Vec<i32>> {
    let ids = sqlx::query_scalar!(
        "SELECT message_id FROM album_pieces WHERE chat_id = $1 AND album = $2 AND gathered_at IS NULL ORDER BY message_id",
        chat,
        album
    )
    .fetch_all(read)
    .await?;
    Ok(ids.into_iter().filter_map(|id| i32::try_from(id).ok()).collect())
}

/// The whole album that begins with a message; the message alone where it begins none.
///
/// # Errors
/// When the database cannot be read.
pub async fn album_from(read: &SqlitePool, chat: i64, message: i32) -> anyhow::Result<Vec<i32>> {
    let name = sqlx::query_scalar!("SELECT album FROM album_pieces WHERE chat_id = $1 AND message_id = $2", chat, message)
        .fetch_optional(read)
        .await?;
    let Some(name) = name else { return Ok(vec![message]) };
    let ids = sqlx::query_scalar!(
        "SELECT message_id FROM album_pieces WHERE chat_id = $1 AND album = $2 ORDER BY message_id",
        chat,
        name
    )
    .fetch_all(read)
    .await?;
    Ok(ids.into_iter().filter_map(|id| i32::try_from(id).ok()).collect())
}

/// Notes since when a person has the bot blocked.
///
/// # Errors
/// When the statement fails.
pub async fn set_blocked(connection: &mut SqliteConnection, person: i64, since: Option<i64>) -> anyhow::Result<()> {
    sqlx::query!("UPDATE people SET blocked_at = $2 WHERE id = $1", person, since).execute(connection).await?;
    Ok(())
}

/// Removes rows that are done since before `before`, and the payload of rows set aside before `aside_before` (Unix seconds).
///
/// # Errors
/// When a statement fails.
pub async fn clean(connection: &mut SqliteConnection, before: i64, aside_before: i64) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM inbox WHERE state = 'done' AND finished_at < $1", before).execute(&mut *connection).await?;
    sqlx::query!("UPDATE inbox SET payload = NULL WHERE state = 'failed' AND finished_at < $1", aside_before)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM album_pieces WHERE at < $1", before).execute(&mut *connection).await?;
    Ok(())
}
