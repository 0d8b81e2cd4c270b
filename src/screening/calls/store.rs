//! The queries of questionnaires on the phone. A call's answers are JSON in its row: they are few, and go with it.

use std::collections::BTreeMap;

use sqlx::{SqliteConnection, SqlitePool};

use super::{Call, LINK_TERM, Record, Take};
use crate::{cases::CaseId, screening::answers::Answers};

/// Writes a record.
///
/// # Errors
/// When the statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Begin { call, operator, chat, state } => {
            let state = serde_json::to_string(state)?;
            sqlx::query!(
                "INSERT INTO screening_calls (id, operator_id, chat_id, state, answers, begun_at) VALUES ($1, $2, $3, $4, '{}', $5)",
                call,
                operator,
                chat,
                state,
                now
            )
            .execute(connection)
            .await?;
        }
        Record::Step { call, state, answers, message } => {
            let (state, answers) = (serde_json::to_string(state)?, encode(answers)?);
            sqlx::query!(
                "UPDATE screening_calls SET state = $2, answers = $3, message_id = $4 WHERE id = $1",
                call,
                state,
                answers,
                message
            )
            .execute(connection)
            .await?;
        }
        Record::Link { call, hash } => {
            let until = now + LINK_TERM;
            sqlx::query!(
                "UPDATE screening_calls SET link_hash = $2, link_until = $3 WHERE id = $1 AND given_to IS NULL",
                call,
                hash,
                until
            )
            .execute(connection)
            .await?;
        }
        Record::Case { call, case } => {
            sqlx::query!("UPDATE screening_calls SET case_id = $2 WHERE id = $1", call, case.0).execute(connection).await?;
        }
        Record::Clean { before } => {
            sqlx::query!("DELETE FROM screening_calls WHERE begun_at < $1", before).execute(connection).await?;
        }
    }
    Ok(())
}

/// Uses a link up: the call's result, and its case where there is one, are the person's. Says whether the link was still good.
///
/// # Errors
/// When a statement fails.
pub async fn take(connection: &mut SqliteConnection, take: &Take, now: i64) -> anyhow::Result<bool> {
    let taken = sqlx::query!(
        "UPDATE screening_calls SET given_to = $2, link_until = $3 WHERE link_hash = $1 AND given_to IS NULL AND link_until > $3",
        take.hash,
        take.person,
        now
    )
    .execute(&mut *connection)
    .await?;
    if taken.rows_affected() == 0 {
        return Ok(false);
    }
    let lang = take.lang.code();
    sqlx::query!(
        "UPDATE cases SET person_id = $2, name = $3, lang = $4
         WHERE person_id IS NULL AND status <> 'closed'
             AND id = (SELECT case_id FROM screening_calls WHERE link_hash = $1)",
        take.hash,
        take.person,
        take.name,
        lang
    )
    .execute(connection)
    .await?;
    Ok(true)
}

/// Whether a link may still be opened.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_open(read: &SqlitePool, hash: &str, now: i64) -> anyhow::Result<bool> {
    let found = sqlx::query_scalar!(
        "SELECT id FROM screening_calls WHERE link_hash = $1 AND given_to IS NULL AND link_until > $2",
        hash,
        now
    )
    .fetch_optional(read)
    .await?;
    Ok(found.is_some())
}

/// A call by its number.
///
/// # Errors
/// When the database cannot be read.
pub async fn find(read: &SqlitePool, call: i64) -> anyhow::Result<Option<Call>> {
    let row = sqlx::query_as!(Row, "SELECT id, state, answers, given_to, case_id FROM screening_calls WHERE id = $1", call)
        .fetch_optional(read)
        .await?;
    Ok(row.map(Call::from))
}

/// The call that a message shows.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_message(read: &SqlitePool, chat: i64, message: i32) -> anyhow::Result<Option<Call>> {
    let row = sqlx::query_as!(
        Row,
        "SELECT id, state, answers, given_to, case_id FROM screening_calls WHERE chat_id = $1 AND message_id = $2",
        chat,
        message
    )
    .fetch_optional(read)
    .await?;
    Ok(row.map(Call::from))
}

/// The call whose link a person has opened last.
///
/// # Errors
/// When the database cannot be read.
pub async fn given_last(read: &SqlitePool, person: i64) -> anyhow::Result<Option<Call>> {
    let row = sqlx::query_as!(
        Row,
        "SELECT id, state, answers, given_to, case_id FROM screening_calls WHERE given_to = $1 ORDER BY link_until DESC LIMIT 1",
        person
    )
    .fetch_optional(read)
    .await?;
    Ok(row.map(Call::from))
}

/// Erases the calls whose result a person has taken.
///
/// # Errors
/// When the statement fails.
pub async fn forget(connection: &mut SqliteConnection, person: i64) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM screening_calls WHERE given_to = $1", person).execute(connection).await?;
    Ok(())
}

struct Row {
    id: i64,
    state: String,
    answers: String,
    given_to: Option<i64>,
    case_id: Option<i64>,
}

impl From<Row> for Call {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            // What another version wrote otherwise is asked again.
            state: serde_json::from_str(&row.state).unwrap_or_default(),
            answers: decode(&row.answers),
            given_to: row.given_to,
            case: row.case_id.map(CaseId),
        }
    }
}

fn encode(answers: &Answers) -> anyhow::Result<String> {
    let rows: BTreeMap<&str, String> = answers.rows().collect();
    Ok(serde_json::to_string(&rows)?)
}

fn decode(json: &str) -> Answers {
    let rows: BTreeMap<String, String> = serde_json::from_str(json).unwrap_or_default();
    Answers::from_rows(rows.iter().map(|(key, value)| (key.as_str(), value.as_str())))
}
