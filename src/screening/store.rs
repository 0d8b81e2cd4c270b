//! The questionnaire's answers: a row each.

use serde_json::json;
use sqlx::{SqliteConnection, SqlitePool};

use crate::screening::{answers::Answers, step::Change};

/// What a step wants stored.
#[derive(Debug)]
pub struct Record {
    /// Whose answers.
    pub person: i64,
    /// In order.
    pub changes: Vec<Change>,
}

/// A person's answers so far; what a later version no longer knows is left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn answers(read: &SqlitePool, person: i64) -> anyhow::Result<Answers> {
    let rows = sqlx::query!("SELECT key, value FROM screening_answers WHERE person_id = $1", person).fetch_all(read).await?;
    Ok(Answers::from_rows(rows.iter().map(|row| (row.key.as_str(), row.value.as_str()))))
}

/// Writes a record, set and cleared answers each in one statement.
///
/// # Errors
/// When a statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    let mut cleared = Vec::new();
    let mut set = Vec::new();
    for change in &record.changes {
        match change {
            Change::Set(key, value) => {
                let mut one = Answers::default();
                one.set(*key, *value);
                set.extend(one.rows().map(|(key, value)| json!([key, value])));
            }
            Change::Clear(key) => cleared.push(key.as_str()),
        }
    }
    if !cleared.is_empty() {
        let keys = serde_json::to_string(&cleared)?;
        sqlx::query!(
            "DELETE FROM screening_answers WHERE person_id = $1 AND key IN (SELECT value FROM json_each($2))",
            record.person,
            keys
        )
        .execute(&mut *connection)
        .await?;
    }
    if !set.is_empty() {
        let rows = serde_json::to_string(&set)?;
        sqlx::query!(
            "INSERT INTO screening_answers (person_id, key, value, at)
             SELECT $1, value->>0, value->>1, $3 FROM json_each($2)
             WHERE true
             ON CONFLICT (person_id, key) DO UPDATE SET value = excluded.value, at = excluded.at",
            record.person,
            rows,
            now
        )
        .execute(connection)
        .await?;
    }
    Ok(())
}
