//! The outbox's queries.

use sqlx::{SqliteConnection, SqlitePool};

use crate::outbox::{message::RowId, rows::Queued};

/// Rows that are neither done nor given up, above `after`, in the order of their ids, at most `most`.
///
/// # Errors
/// When the database cannot be read. A row whose payload no longer decodes is left out and logged.
pub async fn open_rows(read: &SqlitePool, after: i64, most: usize) -> anyhow::Result<Vec<Queued>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows = sqlx::query!(
        r#"SELECT id, dest, payload AS "payload!", attempts, state, due_ms
        FROM outbox
        WHERE state IN ('queued', 'claimed') AND id > $1 AND payload IS NOT NULL
        ORDER BY id
        LIMIT $2"#,
        after,
        most
    )
    .fetch_all(read)
    .await?;
    let mut open = Vec::with_capacity(rows.len());
    for row in rows {
        let Ok(mut message) = serde_json::from_str::<crate::outbox::message::Message>(&row.payload) else {
            tracing::error!(row = row.id, "outbox: a row of an earlier version can no longer be read");
            continue;
        };
        message.due_ms = row.due_ms;
        open.push(Queued {
            id: RowId(row.id),
            queue: row.dest,
            message,
            payload: String::new(),
            attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
            claimed: row.state == "claimed",
        });
    }
    Ok(open)
}

/// Rows whose call was about to be made when the program last stopped.
///
/// # Errors
/// When the database cannot be read.
pub async fn claimed_rows(read: &SqlitePool) -> anyhow::Result<Vec<RowId>> {
    let ids =
        sqlx::query_scalar!("SELECT id FROM outbox WHERE state IN ('queued', 'claimed') AND state = 'claimed' ORDER BY id")
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
