//! Counts of answers: numbers without people.

use sqlx::SqliteConnection;

use crate::faq::Record;

/// Writes a record.
///
/// # Errors
/// When the statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    let (what, topic, day) = match record {
        Record::Count { what, topic, day } => (what.word(), topic, day),
        Record::Keep(record) => return super::keep::store::apply(connection, record, now).await,
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
