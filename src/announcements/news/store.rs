//! The queries of people's choices, and of what they press under announcements.

use sqlx::{SqliteConnection, SqlitePool};

use crate::announcements::{
    content::Subject,
    news::{Choices, Record},
    sending,
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
                sending::store::leave_out(connection, *person, now).await?;
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
