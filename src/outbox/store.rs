//! The outbox's queries.

use std::sync::{Arc, Mutex};

use sqlx::{SqliteConnection, SqlitePool};

use crate::outbox::{
    message::{Lane, Message, RowId},
    rows::Queued,
};

/// Some open rows of a lane.
pub struct Batch {
    /// Those that can be read.
    pub rows: Vec<Queued>,
    /// Those that an earlier version wrote and this one can no longer read.
    pub unreadable: Vec<RowId>,
    /// How many rows there were, read or not.
    pub count: usize,
    /// Time in milliseconds, and id, of the last of them.
    pub last: Option<(i64, i64)>,
}

/// Rows of a lane that are neither done nor given up, above `after`, due by `until_ms`, in the order of their ids, at most `most`.
///
/// # Errors
/// When the database cannot be read.
pub async fn open_rows(read: &SqlitePool, lane: Lane, after: i64, until_ms: i64, most: usize) -> anyhow::Result<Batch> {
    let (lane, most) = (lane.word(), i64::try_from(most).unwrap_or(i64::MAX));
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, dest, payload AS "payload!", attempts, state, due_ms, sent
        FROM outbox
        WHERE state IN ('queued', 'claimed') AND id > $1 AND lane = $2 AND due_ms <= $3 AND payload IS NOT NULL
        ORDER BY id
        LIMIT $4"#,
        after,
        lane,
        until_ms,
        most
    )
    .fetch_all(read)
    .await?;
    Ok(batch(rows))
}

/// Rows of a lane whose time comes after `after` (milliseconds, and the id among those of the same moment) and by `until_ms`, in that
/// order, at most `most`.
///
/// # Errors
/// When the database cannot be read.
pub async fn coming_rows(
    read: &SqlitePool,
    lane: Lane,
    after: (i64, i64),
    until_ms: i64,
    most: usize,
) -> anyhow::Result<Batch> {
    let (lane, most) = (lane.word(), i64::try_from(most).unwrap_or(i64::MAX));
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, dest, payload AS "payload!", attempts, state, due_ms, sent
        FROM outbox
        WHERE state IN ('queued', 'claimed') AND due_ms >= $1 AND (due_ms > $1 OR id > $2) AND due_ms <= $3 AND lane = $4
            AND payload IS NOT NULL
        ORDER BY due_ms, id
        LIMIT $5"#,
        after.0,
        after.1,
        until_ms,
        lane,
        most
    )
    .fetch_all(read)
    .await?;
    Ok(batch(rows))
}

struct Row {
    id: i64,
    dest: String,
    payload: String,
    attempts: i64,
    state: String,
    due_ms: i64,
    sent: Option<String>,
}

fn batch(rows: Vec<Row>) -> Batch {
    let (count, last) = (rows.len(), rows.last().map(|row| (row.due_ms, row.id)));
    let mut batch = Batch { rows: Vec::with_capacity(count), unreadable: Vec::new(), count, last };
    for row in rows {
        let Ok(mut message) = serde_json::from_str::<Message>(&row.payload) else {
            batch.unreadable.push(RowId(row.id));
            continue;
        };
        message.due_ms = row.due_ms;
        // Without it the row is sent from its beginning, rather twice than never.
        let sent = row.sent.and_then(|sent| serde_json::from_str(&sent).ok()).unwrap_or_default();
        batch.rows.push(Queued {
            id: RowId(row.id),
            queue: row.dest,
            message,
            payload: String::new(),
            attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
            claimed: row.state == "claimed",
            sent: Arc::new(Mutex::new(sent)),
        });
    }
    batch
}

/// Rows before `first` whose call was about to be made when the program last stopped.
///
/// # Errors
/// When the database cannot be read.
pub async fn claimed_rows(read: &SqlitePool, first: RowId) -> anyhow::Result<Vec<RowId>> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM outbox WHERE state IN ('queued', 'claimed') AND state = 'claimed' AND id < $1 ORDER BY id",
        first.0
    )
    .fetch_all(read)
    .await?;
    Ok(ids.into_iter().map(RowId).collect())
}

/// Whether a row was done (`true`) or given up (`false`); `None` while it is open. A row that was cleaned away long ago was done.
///
/// # Errors
/// When the database cannot be read.
pub async fn ended_well(read: &SqlitePool, row: RowId) -> anyhow::Result<Option<bool>> {
    let state = sqlx::query_scalar!("SELECT state FROM outbox WHERE id = $1", row.0).fetch_optional(read).await?;
    Ok(match state.as_deref() {
        Some("queued" | "claimed") => None,
        Some("failed") => Some(false),
        _ => Some(true),
    })
}

/// The current menu message of a private chat.
///
/// # Errors
/// When the database cannot be read.
pub async fn screen_of(read: &SqlitePool, chat: i64) -> anyhow::Result<Option<i32>> {
    let id = sqlx::query_scalar!("SELECT message_id FROM screens WHERE chat_id = $1", chat).fetch_optional(read).await?;
    Ok(id.and_then(|id| i32::try_from(id).ok()))
}

/// Moves every address from a group to the supergroup that it became.
///
/// # Errors
/// When a statement fails.
pub async fn migrate_chat(connection: &mut SqliteConnection, old: i64, new: i64) -> anyhow::Result<()> {
    sqlx::query!("UPDATE desks SET chat_id = $2 WHERE chat_id = $1", old, new).execute(&mut *connection).await?;
    sqlx::query!("UPDATE OR IGNORE desk_members SET chat_id = $2 WHERE chat_id = $1", old, new)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("UPDATE OR REPLACE channels SET chat_id = $2 WHERE chat_id = $1", old, new).execute(&mut *connection).await?;
    // What stands there can no longer be reached by its number.
    sqlx::query!(
        "UPDATE OR REPLACE channel_posts SET chat_id = $2, state = 'moved', messages = NULL WHERE chat_id = $1",
        old,
        new
    )
    .execute(&mut *connection)
    .await?;
    // Message ids start anew in a supergroup, so the old map and topics say nothing there.
    sqlx::query!("UPDATE cases SET chat_id = NULL, thread_id = NULL, card_id = NULL WHERE chat_id = $1", old)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM message_map WHERE chat_id = $1", old).execute(&mut *connection).await?;
    Ok(())
}

/// Removes rows that ended before `before` (Unix seconds).
///
/// # Errors
/// When the statement fails.
pub async fn clean(connection: &mut SqliteConnection, before: i64) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM outbox WHERE finished_at < $1", before).execute(connection).await?;
    Ok(())
}
