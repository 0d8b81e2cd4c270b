//! The queries of judging stored answers anew.

use std::collections::HashMap;

use serde_json::json;
use sqlx::{SqliteConnection, SqlitePool};

use super::{Change, Record, Tell};
use crate::{
    privacy::{Consents, Purpose},
    screening::{
        answers::Answers,
        visit::{Told, store::read_told},
    },
};

/// Somebody whose answers are judged anew.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Who.
    pub id: i64,
    /// Whether they agreed to be written to.
    pub agreed: bool,
    /// What they were told last.
    pub told: Told,
    /// Their answers.
    pub answers: Answers,
}

/// Writes a record.
///
/// # Errors
/// When a statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Begin { run, basis } => {
            sqlx::query!("INSERT INTO rechecks (id, basis, begun_at) VALUES ($1, $2, $3)", run, basis, now)
                .execute(connection)
                .await?;
        }
        Record::Judged { run, people, changes } => {
            let people = i64::try_from(*people)?;
            sqlx::query!("UPDATE rechecks SET judged = judged + $2 WHERE id = $1", run, people)
                .execute(&mut *connection)
                .await?;
            if changes.is_empty() {
                return Ok(());
            }
            let rows: Vec<_> = changes
                .iter()
                .map(|(person, agreed, change)| Ok(json!([person, i64::from(*agreed), serde_json::to_string(change)?])))
                .collect::<anyhow::Result<_>>()?;
            let rows = serde_json::to_string(&rows)?;
            sqlx::query!(
                "INSERT INTO recheck_changes (recheck_id, person_id, agreed, change)
                 SELECT $1, value->>0, value->>1, value->>2 FROM json_each($2)",
                run,
                rows
            )
            .execute(connection)
            .await?;
        }
        Record::Clean { before } => {
            sqlx::query!(
                "DELETE FROM recheck_changes WHERE recheck_id IN (SELECT id FROM rechecks WHERE begun_at < $1)",
                before
            )
            .execute(connection)
            .await?;
        }
        Record::Told { run, people } => told_people(connection, *run, people, now).await?,
    }
    Ok(())
}

/// Notes who was written to, and what they were told: the next change is compared with that.
async fn told_people(connection: &mut SqliteConnection, run: i64, people: &[(i64, Told)], now: i64) -> anyhow::Result<()> {
    let rows: Vec<_> =
        people.iter().map(|(person, told)| Ok(json!([person, serde_json::to_string(told)?]))).collect::<anyhow::Result<_>>()?;
    let rows = serde_json::to_string(&rows)?;
    sqlx::query!(
        "UPDATE recheck_changes SET told_at = $3
         WHERE recheck_id = $1 AND person_id IN (SELECT value->>0 FROM json_each($2))",
        run,
        rows,
        now
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "UPDATE screening_visits SET told = said.told
         FROM (SELECT value->>0 AS person_id, value->>1 AS told FROM json_each($1)) AS said
         WHERE screening_visits.person_id = said.person_id",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes the telling of a run's changes; says whether nobody did before, and no later run has begun.
///
/// # Errors
/// When the statement fails.
pub async fn tell(connection: &mut SqliteConnection, tell: &Tell, now: i64) -> anyhow::Result<bool> {
    let first = sqlx::query!(
        "UPDATE rechecks SET told_by = $2, told_at = $3
         WHERE id = $1 AND told_at IS NULL AND id = (SELECT max(id) FROM rechecks)",
        tell.run,
        tell.by,
        now
    )
    .execute(connection)
    .await?;
    Ok(first.rows_affected() == 1)
}

/// The number of the next run.
///
/// # Errors
/// When the database cannot be read.
pub async fn next(read: &SqlitePool) -> anyhow::Result<i64> {
    Ok(sqlx::query_scalar!(r#"SELECT coalesce(max(id), 0) + 1 AS "id!: i64" FROM rechecks"#).fetch_one(read).await?)
}

/// People who were told a result, may have their answers judged, and have not answered otherwise since; in the order of their
/// numbers, after the one given.
///
/// # Errors
/// When the database cannot be read.
pub async fn portion(read: &SqlitePool, after: i64, most: i64) -> anyhow::Result<Vec<Judged>> {
    let rows = sqlx::query!(
        r#"SELECT visit.person_id AS "id!", visit.told AS "told!", people.consents, people.blocked_at
         FROM screening_visits AS visit JOIN people ON people.id = visit.person_id
         WHERE visit.person_id > $1 AND visit.told IS NOT NULL AND ',' || people.consents || ',' LIKE '%,case,%'
             AND NOT EXISTS (SELECT 1 FROM screening_answers AS answer
                 WHERE answer.person_id = visit.person_id AND answer.at > visit.told_at)
         ORDER BY visit.person_id LIMIT $2"#,
        after,
        most
    )
    .fetch_all(read)
    .await?;
    let ids = serde_json::to_string(&rows.iter().map(|row| row.id).collect::<Vec<_>>())?;
    let answers = sqlx::query!(
        "SELECT person_id, key, value FROM screening_answers WHERE person_id IN (SELECT value FROM json_each($1))",
        ids
    )
    .fetch_all(read)
    .await?;
    let mut of_person: HashMap<i64, Vec<(&str, &str)>> = HashMap::new();
    for row in &answers {
        of_person.entry(row.person_id).or_default().push((row.key.as_str(), row.value.as_str()));
    }
    let judged = rows.iter().map(|row| {
        let agreed = Consents::decode(&row.consents).has(Purpose::Announcements) && row.blocked_at.is_none();
        let answers = Answers::from_rows(of_person.remove(&row.id).unwrap_or_default());
        // What another version told otherwise has nothing to be compared with.
        Judged { id: row.id, agreed, told: read_told(&row.told).unwrap_or_default(), answers }
    });
    Ok(judged.collect())
}

/// The changes of a run: whether the person agreed to be written to, and how their result changes.
///
/// # Errors
/// When the database cannot be read.
pub async fn changes(read: &SqlitePool, run: i64) -> anyhow::Result<Vec<(bool, Change)>> {
    let rows = sqlx::query!("SELECT agreed, change FROM recheck_changes WHERE recheck_id = $1 ORDER BY person_id", run)
        .fetch_all(read)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.agreed == 1, serde_json::from_str(&row.change).ok()?))).collect())
}

/// How many people were judged in a run.
///
/// # Errors
/// When the database cannot be read.
pub async fn judged(read: &SqlitePool, run: i64) -> anyhow::Result<i64> {
    Ok(sqlx::query_scalar!("SELECT judged FROM rechecks WHERE id = $1", run).fetch_optional(read).await?.unwrap_or_default())
}

/// How many people were written to in a run.
///
/// # Errors
/// When the database cannot be read.
pub async fn told(read: &SqlitePool, run: i64) -> anyhow::Result<i64> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM recheck_changes WHERE recheck_id = $1 AND told_at IS NOT NULL"#,
        run
    );
    Ok(count.fetch_one(read).await?)
}

/// People of a run who are still to be written to and still agree to it, with how their result changes and what they were told
/// last, in the order of their numbers, after the one given.
///
/// # Errors
/// When the database cannot be read.
pub async fn to_tell(read: &SqlitePool, run: i64, after: i64, most: i64) -> anyhow::Result<Vec<(i64, Change, Told)>> {
    let rows = sqlx::query!(
        r#"SELECT changed.person_id AS "id!", changed.change AS "change!", visit.told AS "told!"
         FROM recheck_changes AS changed JOIN people ON people.id = changed.person_id
             JOIN screening_visits AS visit ON visit.person_id = changed.person_id AND visit.told IS NOT NULL
         WHERE changed.recheck_id = $1 AND changed.person_id > $2 AND changed.told_at IS NULL AND people.blocked_at IS NULL
             AND ',' || people.consents || ',' LIKE '%,announcements,%'
         ORDER BY changed.person_id LIMIT $3"#,
        run,
        after,
        most
    )
    .fetch_all(read)
    .await?;
    let person = |change: &str, told: &str| Some((serde_json::from_str(change).ok()?, read_told(told)?));
    Ok(rows.into_iter().filter_map(|row| person(&row.change, &row.told).map(|(change, told)| (row.id, change, told))).collect())
}

/// Erases what would change for a person.
///
/// # Errors
/// When the statement fails.
pub async fn forget(connection: &mut SqliteConnection, person: i64) -> anyhow::Result<()> {
    sqlx::query!("DELETE FROM recheck_changes WHERE person_id = $1", person).execute(connection).await?;
    Ok(())
}
