//! Counts of answers: numbers without people.

use sqlx::SqliteConnection;

use crate::faq::Record;

/// Writes a record.
///
/// # Errors
/// When the statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, _now: i64) -> anyhow::Result<()> {
    let (what, topic, day) = match record {
        Record::Helped { topic, yes: true, day } => ("helped", topic, day),
        Record::Helped { topic, yes: false, day } => ("not_helped", topic, day),
        Record::NotThis { topic, day } => ("not_this", topic, day),
    };
    sqlx::query!(
        "INSERT INTO counts (day, what, detail, n) VALUES ($1, $2, $3, 1)
         ON CONFLICT (day, what, detail) DO UPDATE SET n = n + 1",
        day,
        what,
        topic
    )
    .execute(connection)
    .await?;
    Ok(())
}
