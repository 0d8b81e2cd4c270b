//! The queries of plans.

use std::collections::BTreeSet;

use sqlx::{SqliteConnection, SqlitePool};

use super::Record;

/// Writes a record.
///
/// # Errors
/// When the statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Tick { person, item, done: true } => {
            sqlx::query!(
                "INSERT INTO plan_ticks (person_id, item, done_at) VALUES ($1, $2, $3) ON CONFLICT (person_id, item) DO NOTHING",
                person,
                item,
                now
            )
            .execute(connection)
            .await?;
        }
        Record::Tick { person, item, done: false } => {
            sqlx::query!("DELETE FROM plan_ticks WHERE person_id = $1 AND item = $2", person, item).execute(connection).await?;
        }
        Record::Remind { person, since: Some(since) } => {
            sqlx::query!(
                "INSERT INTO plan_reminders (person_id, since) VALUES ($1, $2)
                 ON CONFLICT (person_id) DO UPDATE SET since = excluded.since",
                person,
                since
            )
            .execute(connection)
            .await?;
        }
        Record::Remind { person, since: None } => {
            sqlx::query!("DELETE FROM plan_reminders WHERE person_id = $1", person).execute(connection).await?;
        }
    }
    Ok(())
}

/// What a person has ticked off, also what no longer stands in the plan.
///
/// # Errors
/// When the database cannot be read.
pub async fn ticks(read: &SqlitePool, person: i64) -> anyhow::Result<BTreeSet<String>> {
    let items = sqlx::query_scalar!("SELECT item FROM plan_ticks WHERE person_id = $1", person).fetch_all(read).await?;
    Ok(items.into_iter().collect())
}

/// Since when a person wishes to be reminded, Unix seconds.
///
/// # Errors
/// When the database cannot be read.
pub async fn reminded_since(read: &SqlitePool, person: i64) -> anyhow::Result<Option<i64>> {
    Ok(sqlx::query_scalar!("SELECT since FROM plan_reminders WHERE person_id = $1", person).fetch_optional(read).await?)
}

/// What a person has ticked off, with the moment (Unix seconds), for their data.
///
/// # Errors
/// When the database cannot be read.
pub async fn dated(read: &SqlitePool, person: i64) -> anyhow::Result<Vec<(String, i64)>> {
    let rows =
        sqlx::query!("SELECT item, done_at FROM plan_ticks WHERE person_id = $1 ORDER BY item", person).fetch_all(read).await?;
    Ok(rows.into_iter().map(|row| (row.item, row.done_at)).collect())
}

/// Erases a person's plan.
///
/// # Errors
/// When a statement fails.
pub async fn forget(connection: &mut SqliteConnection, person: i64) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM plan_ticks WHERE person_id = $1", person).execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM plan_reminders WHERE person_id = $1", person).execute(connection).await?;
    Ok(())
}
