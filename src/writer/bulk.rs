//! The hot tables in bulk: many rows bound as one JSON array and unfolded by `json_each`, because a statement through sqlx costs
//! about the same whatever it does. SQLite only; a PostgreSQL back end would use `unnest`.

use std::collections::HashSet;

use sqlx::SqliteConnection;

use crate::{
    inbox::Item,
    outbox::{
        message::Recipient,
        rows::{End, Mark, Queued},
    },
    person::Person,
    script::writing::Letters,
    writer::Failure,
};

/// Begins a transaction that may write. Not sqlx's own, which no longer begins any after a commit that failed on a full disk:
/// SQLite has rolled that one back by itself, and sqlx still counts it as open.
///
/// # Errors
/// When the database is busy for too long.
pub async fn begin(connection: &mut SqliteConnection) -> anyhow::Result<()> {
    sqlx::query("BEGIN IMMEDIATE").execute(connection).await?;
    Ok(())
}

/// Commits it.
///
/// # Errors
/// When it cannot be written; nothing of it is then there.
pub async fn commit(connection: &mut SqliteConnection) -> anyhow::Result<()> {
    sqlx::query("COMMIT").execute(connection).await?;
    Ok(())
}

/// Undoes it, where SQLite has not done so by itself.
pub async fn roll_back(connection: &mut SqliteConnection) {
    // "No transaction is active" is as good.
    let _ = sqlx::query("ROLLBACK").execute(connection).await;
}

/// Adds rows to the inbox and gives the ids of those that were not there yet (a repeated update is left out).
///
/// # Errors
/// When the statement fails.
pub async fn insert_inbox(
    connection: &mut SqliteConnection,
    bot_id: i64,
    items: &[Item],
    now: i64,
) -> anyhow::Result<HashSet<i64>> {
    if items.is_empty() {
        return Ok(HashSet::new());
    }
    let rows: Vec<_> =
        items.iter().map(|item| (item.id, item.update_id, item.conversation, &item.kind, &item.payload, item.due_ms)).collect();
    let rows = serde_json::to_string(&rows)?;
    let ids = sqlx::query_scalar!(
        "INSERT INTO inbox (id, bot_id, update_id, conversation, kind, payload, due_ms, state, received_at)
         SELECT value->>0, CASE WHEN value->>1 IS NULL THEN NULL ELSE $2 END, value->>1, value->>2, value->>3, value->>4, value->>5,
             'pending', $3
         FROM json_each($1)
         WHERE true
         ON CONFLICT (bot_id, update_id) DO NOTHING
         RETURNING id AS \"id!\"",
        rows,
        bot_id,
        now
    )
    .fetch_all(connection)
    .await?;
    Ok(ids.into_iter().collect())
}

/// Marks rows of the inbox as done and erases what they held. Gives how many of them were not done before.
///
/// # Errors
/// When the statement fails.
pub async fn finish_inbox(connection: &mut SqliteConnection, done: &[i64], now: i64) -> anyhow::Result<usize> {
    if done.is_empty() {
        return Ok(0);
    }
    let ids = serde_json::to_string(done)?;
    let result = sqlx::query!(
        "UPDATE inbox SET state = 'done', payload = NULL, finished_at = $2
         WHERE id IN (SELECT value FROM json_each($1)) AND state <> 'done'",
        ids,
        now
    )
    .execute(connection)
    .await?;
    Ok(usize::try_from(result.rows_affected())?)
}

/// Notes a failed attempt of one row.
///
/// # Errors
/// When the statement fails.
pub async fn fail_inbox(connection: &mut SqliteConnection, failure: &Failure, now: i64) -> anyhow::Result<()> {
    let finished = failure.aside.then_some(now);
    sqlx::query!(
        "UPDATE inbox SET attempts = $2, error_class = $3, finished_at = $4,
             state = CASE WHEN $4 IS NULL THEN 'pending' ELSE 'failed' END
         WHERE id = $1",
        failure.item,
        failure.attempts,
        failure.class,
        finished
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes people as they are now.
///
/// # Errors
/// When the statement fails.
pub async fn upsert_people(connection: &mut SqliteConnection, people: impl Iterator<Item = &Person>) -> anyhow::Result<()> {
    let rows: Vec<_> = people
        .map(|person| {
            let (lang, letters) =
                (person.lang().map(crate::text::Lang::code), person.tongue.map_or(Letters::Cyrl, |tongue| tongue.letters));
            let (state, consents) = (person.state.encode(), person.consents.encode());
            (person.id, lang, letters.code(), state, consents, person.first_seen_at, person.seen_at, person.blocked_at)
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(&rows)?;
    sqlx::query!(
        "INSERT INTO people (id, lang, letters, state, consents, first_seen_at, seen_at, blocked_at)
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7
         FROM json_each($1)
         WHERE true
         ON CONFLICT (id) DO UPDATE SET
             lang = excluded.lang,
             letters = excluded.letters,
             state = excluded.state,
             consents = excluded.consents,
             seen_at = excluded.seen_at,
             blocked_at = excluded.blocked_at",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Adds rows to the outbox.
///
/// # Errors
/// When the statement fails.
pub async fn insert_outbox(connection: &mut SqliteConnection, queued: &[Queued], now: i64) -> anyhow::Result<()> {
    if queued.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = queued
        .iter()
        .map(|row| {
            let state = if row.claimed { "claimed" } else { "queued" };
            let after = row.message.after.map(|row| row.0);
            (
                row.id.0,
                row.message.lane.word(),
                &row.queue,
                row.message.what.kind(),
                &row.payload,
                after,
                row.message.due_ms,
                state,
                row.message.recipient.and_then(Recipient::row),
            )
        })
        .collect();
    let rows = serde_json::to_string(&rows)?;
    sqlx::query!(
        "INSERT INTO outbox (id, lane, dest, kind, payload, after_id, due_ms, state, recipient_id, created_at)
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, $2
         FROM json_each($1)",
        rows,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Marks rows of the outbox as about to be called. Gives those that are there; others were called off.
///
/// # Errors
/// When the statement fails.
pub async fn claim_outbox(connection: &mut SqliteConnection, claims: &[i64]) -> anyhow::Result<HashSet<i64>> {
    if claims.is_empty() {
        return Ok(HashSet::new());
    }
    let ids = serde_json::to_string(claims)?;
    let there = sqlx::query_scalar!(
        r#"UPDATE outbox SET state = 'claimed' WHERE id IN (SELECT value FROM json_each($1)) RETURNING id AS "id!""#,
        ids
    )
    .fetch_all(connection)
    .await?;
    Ok(there.into_iter().collect())
}

/// Marks what is claimed as not begun.
///
/// # Errors
/// When the statement fails.
pub async fn unclaim_outbox(connection: &mut SqliteConnection) -> anyhow::Result<()> {
    // The first condition is the index's.
    sqlx::query!("UPDATE outbox SET state = 'queued' WHERE state IN ('queued', 'claimed') AND state = 'claimed'")
        .execute(connection)
        .await?;
    Ok(())
}

/// Writes what came of calls: rows done or given up lose their payload, the ids that came back are kept.
///
/// # Errors
/// When a statement fails.
pub async fn finish_outbox(connection: &mut SqliteConnection, marks: &[&Mark], now: i64) -> anyhow::Result<()> {
    let (mut ended, mut partly, mut later) = (Vec::new(), Vec::new(), Vec::new());
    let (mut map, mut screens) = (Vec::new(), Vec::new());
    for mark in marks {
        match &mark.end {
            End::Done => ended.push((mark.id.0, "done", None)),
            End::Failed(class) => ended.push((mark.id.0, "failed", Some(*class))),
            End::Partly(sent) => partly.push((mark.id.0, serde_json::to_string(sent)?)),
            End::Later { uncertain, attempt } => later.push((mark.id.0, i64::from(*uncertain), i64::from(*attempt))),
        }
        map.extend(mark.map.iter().map(|(chat, message, belongs)| (*chat, *message, belongs.case.0, belongs.peer)));
        screens.extend(mark.screen);
    }
    end_outbox(connection, &ended, now).await?;
    note_sent(connection, &partly).await?;
    requeue_outbox(connection, &later).await?;
    insert_map(connection, &map).await?;
    upsert_screens(connection, &screens).await
}

async fn end_outbox(connection: &mut SqliteConnection, rows: &[(i64, &str, Option<&str>)], now: i64) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(rows)?;
    sqlx::query!(
        "UPDATE outbox SET state = mark.state, error_class = mark.class, payload = NULL, sent = NULL, finished_at = $2
         FROM (SELECT value->>0 AS id, value->>1 AS state, value->>2 AS class FROM json_each($1)) AS mark
         WHERE outbox.id = mark.id",
        rows,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn note_sent(connection: &mut SqliteConnection, rows: &[(i64, String)]) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(rows)?;
    sqlx::query!(
        "UPDATE outbox SET sent = mark.sent FROM (SELECT value->>0 AS id, value->>1 AS sent FROM json_each($1)) AS mark
         WHERE outbox.id = mark.id",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn requeue_outbox(connection: &mut SqliteConnection, rows: &[(i64, i64, i64)]) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(rows)?;
    sqlx::query!(
        "UPDATE outbox SET state = 'queued', uncertain = outbox.uncertain + mark.uncertain, attempts = outbox.attempts + mark.attempt
         FROM (SELECT value->>0 AS id, value->>1 AS uncertain, value->>2 AS attempt FROM json_each($1)) AS mark
         WHERE outbox.id = mark.id",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn insert_map(connection: &mut SqliteConnection, rows: &[(i64, i32, i64, Option<i32>)]) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(rows)?;
    sqlx::query!(
        "INSERT INTO message_map (chat_id, message_id, case_id, peer_id)
         SELECT value->>0, value->>1, value->>2, value->>3
         FROM json_each($1)
         WHERE EXISTS (SELECT 1 FROM cases WHERE cases.id = value->>2 AND (person_id IS NOT NULL OR value->>0 < 0))
         ON CONFLICT (chat_id, message_id) DO UPDATE SET case_id = excluded.case_id, peer_id = excluded.peer_id",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn upsert_screens(connection: &mut SqliteConnection, rows: &[(i64, i32)]) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(rows)?;
    sqlx::query!(
        "INSERT INTO screens (chat_id, message_id)
         SELECT value->>0, value->>1
         FROM json_each($1)
         WHERE true
         ON CONFLICT (chat_id) DO UPDATE SET message_id = excluded.message_id",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}
