//! The questionnaire's answers: a row each, and a copy in memory of those of active people, written through.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde_json::{Value, json};
use sqlx::{SqliteConnection, SqlitePool};

use crate::screening::{answers::Answers, step::Change};

/// How many people's answers are kept in memory; beyond it memory starts anew from the table.
const MAX_IN_MEMORY: usize = 5_000;

/// What a step wants stored.
#[derive(Debug)]
pub struct Record {
    /// Whose answers.
    pub person: i64,
    /// In order.
    pub changes: Vec<Change>,
}

/// The answers of people who are answering just now. Only their own conversation changes them.
#[derive(Debug, Default)]
pub struct Memory {
    active: Mutex<HashMap<i64, Answers>>,
}

impl Memory {
    /// A person's answers so far; what a later version no longer knows is left out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn answers(&self, read: &SqlitePool, person: i64) -> anyhow::Result<Answers> {
        if let Some(answers) = self.lock().get(&person) {
            return Ok(answers.clone());
        }
        let answers = answers(read, person).await?;
        let mut active = self.lock();
        if active.len() >= MAX_IN_MEMORY {
            active.clear();
        }
        active.insert(person, answers.clone());
        Ok(answers)
    }

    /// Takes over what has just been written.
    pub fn keep(&self, record: &Record) {
        let mut active = self.lock();
        let Some(answers) = active.get_mut(&record.person) else { return };
        for change in &record.changes {
            match change {
                Change::Set(key, value) => answers.set(*key, *value),
                Change::Clear(key) => answers.clear(*key),
            }
        }
    }

    /// Forgets every copy: rows were erased.
    pub fn forget_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Answers>> {
        self.active.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A person's answers as the rows are; what a later version no longer knows is left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn answers(read: &SqlitePool, person: i64) -> anyhow::Result<Answers> {
    let rows = sqlx::query!("SELECT key, value FROM screening_answers WHERE person_id = $1", person).fetch_all(read).await?;
    Ok(Answers::from_rows(rows.iter().map(|row| (row.key.as_str(), row.value.as_str()))))
}

/// Writes records of different people, set and cleared answers each in one statement.
///
/// # Errors
/// When a statement fails.
pub async fn apply_all(connection: &mut SqliteConnection, records: &[&Record], now: i64) -> anyhow::Result<()> {
    let (mut cleared, mut set) = (Vec::new(), Vec::new());
    for record in records {
        // The last change of an answer is the one that stays.
        let mut last: HashMap<&'static str, Option<String>> = HashMap::new();
        for change in &record.changes {
            match change {
                Change::Set(key, value) => {
                    let mut one = Answers::default();
                    one.set(*key, *value);
                    last.extend(one.rows().map(|(key, value)| (key, Some(value))));
                }
                Change::Clear(key) => drop(last.insert(key.as_str(), None)),
            }
        }
        for (key, value) in last {
            match value {
                Some(value) => set.push(json!([record.person, key, value])),
                None => cleared.push(json!([record.person, key])),
            }
        }
    }
    clear(connection, &cleared).await?;
    insert(connection, &set, now).await
}

async fn clear(connection: &mut SqliteConnection, rows: &[Value]) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(rows)?;
    sqlx::query!(
        "DELETE FROM screening_answers
         WHERE (person_id, key) IN (SELECT value->>0, value->>1 FROM json_each($1))",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn insert(connection: &mut SqliteConnection, rows: &[Value], now: i64) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(rows)?;
    sqlx::query!(
        "INSERT INTO screening_answers (person_id, key, value, at)
         SELECT value->>0, value->>1, value->>2, $2 FROM json_each($1)
         WHERE true
         ON CONFLICT (person_id, key) DO UPDATE SET value = excluded.value, at = excluded.at",
        rows,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}
