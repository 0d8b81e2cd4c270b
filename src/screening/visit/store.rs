//! The queries of visits.

use sqlx::{SqliteConnection, SqlitePool};

use super::{Record, Told, Visit, known_questions};
use crate::screening::answers::Key;

/// Writes a visit; what was told stays where nothing new is told.
///
/// # Errors
/// When the statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    let told = record.told.as_ref().map(serde_json::to_string).transpose()?;
    let questions = known_questions();
    sqlx::query!(
        "INSERT INTO screening_visits (person_id, rules, questions, told, told_at, at)
         VALUES ($1, $2, $3, $4, CASE WHEN $4 IS NULL THEN NULL ELSE $5 END, $5)
         ON CONFLICT (person_id) DO UPDATE SET rules = excluded.rules, questions = excluded.questions,
             told = CASE WHEN $6 THEN excluded.told ELSE coalesce(excluded.told, told) END,
             told_at = CASE WHEN $6 THEN excluded.told_at ELSE coalesce(excluded.told_at, told_at) END, at = excluded.at",
        record.person,
        record.rules,
        questions,
        told,
        now,
        record.afresh
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The last visit of a person.
///
/// # Errors
/// When the database cannot be read.
pub async fn find(read: &SqlitePool, person: i64) -> anyhow::Result<Option<Visit>> {
    let row = sqlx::query!("SELECT rules, questions, told FROM screening_visits WHERE person_id = $1", person)
        .fetch_optional(read)
        .await?;
    Ok(row.map(|row| Visit {
        rules: row.rules,
        questions: row.questions.split(',').filter_map(Key::parse).collect(),
        told: row.told.as_deref().and_then(read_told),
    }))
}

/// What a row says was told; `None` where another version wrote it otherwise.
#[must_use]
pub fn read_told(json: &str) -> Option<Told> {
    serde_json::from_str(json).ok()
}

/// Erases a person's visit.
///
/// # Errors
/// When the statement fails.
pub async fn forget(connection: &mut SqliteConnection, person: i64) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM screening_visits WHERE person_id = $1", person).execute(connection).await?;
    Ok(())
}
