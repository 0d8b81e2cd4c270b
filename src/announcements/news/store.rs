//! The queries of people's choices, and of what they press under announcements.

use serde_json::{Value, json};
use sqlx::{SqliteConnection, SqlitePool};

use crate::{
    announcements::{
        content::Subject,
        news::{Choices, Record},
        sending,
    },
    clock::Clock,
};

/// Writes a record.
///
/// # Errors
/// When the statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Choose { person, choices } => {
            let subjects = choices.subjects.iter().map(|subject| subject.word()).collect::<Vec<_>>().join(",");
            let stopped = choices.stopped.then_some(now);
            sqlx::query!(
                "INSERT INTO news_choices (person_id, stopped_at, subjects, at) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (person_id) DO UPDATE SET stopped_at = $2, subjects = $3, at = $4",
                person,
                stopped,
                subjects,
                now
            )
            .execute(&mut *connection)
            .await?;
            if choices.stopped {
                sending::store::leave_out(connection, *person, "opted_out").await?;
            }
        }
    }
    Ok(())
}

/// What a person has chosen; without a row, everything.
///
/// # Errors
/// When the database cannot be read.
pub async fn choices(read: &SqlitePool, person: i64) -> anyhow::Result<Choices> {
    let row =
        sqlx::query!("SELECT stopped_at, subjects FROM news_choices WHERE person_id = $1", person).fetch_optional(read).await?;
    Ok(row.map_or_else(Choices::default, |row| Choices {
        stopped: row.stopped_at.is_some(),
        subjects: row.subjects.split(',').filter_map(Subject::from_word).collect(),
    }))
}

/// Everything of announcements that is stored about a person, with times at the centre.
///
/// # Errors
/// When the database cannot be read.
pub async fn everything(read: &SqlitePool, person: i64, clock: &Clock) -> anyhow::Result<Value> {
    let choices = sqlx::query!("SELECT stopped_at, subjects, at FROM news_choices WHERE person_id = $1", person)
        .fetch_optional(read)
        .await?;
    let got = sqlx::query!(
        "SELECT announcement_id, tongue, state, messages, sent_at FROM announcement_people WHERE person_id = $1 ORDER BY id",
        person
    )
    .fetch_all(read)
    .await?;
    let pressed =
        sqlx::query!("SELECT announcement_id, what, at FROM announcement_presses WHERE person_id = $1 ORDER BY id", person)
            .fetch_all(read)
            .await?;
    Ok(json!({
        "choices": choices.map(|row| json!({
            "stopped": row.stopped_at.map(|at| clock.format(at)), "subjects": row.subjects, "at": clock.format(row.at),
        })),
        "received": got.iter().map(|row| json!({
            "announcement": row.announcement_id, "language": row.tongue, "state": row.state,
            "telegram_messages": row.messages, "at": row.sent_at.map(|at| clock.format(at)),
        })).collect::<Vec<_>>(),
        "pressed": pressed.iter().map(|row| json!({
            "announcement": row.announcement_id, "what": row.what, "at": clock.format(row.at),
        })).collect::<Vec<_>>(),
    }))
}

/// Takes a person out of everything; the counts stay.
///
/// # Errors
/// When a statement fails.
pub async fn forget(connection: &mut SqliteConnection, person: i64) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM news_choices WHERE person_id = $1", person).execute(&mut *connection).await?;
    sending::store::leave_out(connection, person, "forgotten").await?;
    // Without the person their messages' numbers mean nothing.
    sqlx::query!(
        "UPDATE announcement_people SET person_id = NULL, messages = NULL,
             state = iif(state IN ('queued', 'outbox'), 'left_out', state),
             reason = iif(state IN ('queued', 'outbox'), 'forgotten', reason)
         WHERE person_id = $1",
        person
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!("UPDATE announcement_presses SET person_id = NULL WHERE person_id = $1", person).execute(connection).await?;
    Ok(())
}
