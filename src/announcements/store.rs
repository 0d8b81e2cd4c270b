//! The queries of announcements.

use serde_json::{Value, json};
use sqlx::{SqliteConnection, SqlitePool};

use super::{Announcement, Came, Record, Stage, Work, after::channels::store::channels_came};
use crate::{clock::Clock, outbox::message::Recipient};

/// An announcement by its number.
///
/// # Errors
/// When the database cannot be read, or the row was written by another version.
pub async fn find(read: &SqlitePool, id: i64) -> anyhow::Result<Option<Announcement>> {
    let row = sqlx::query!(
        "SELECT id, state, content, version, audience, plan, made_by, made_name, made_at, approved_by, approved_name, planned_at,
             started_at, finished_at, progress_chat, progress_message, work, run, work_since, gathered
         FROM announcements WHERE id = $1",
        id
    )
    .fetch_optional(read)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let message = row.progress_message.and_then(|message| i32::try_from(message).ok());
    Ok(Some(Announcement {
        id: row.id,
        stage: Stage::from_word(&row.state).ok_or_else(|| anyhow::anyhow!("an announcement has an unknown state"))?,
        content: serde_json::from_str(&row.content)?,
        version: row.version,
        audience: serde_json::from_str(&row.audience)?,
        plan: serde_json::from_str(&row.plan)?,
        made_by: row.made_by,
        made_name: row.made_name,
        made_at: row.made_at,
        approved_by: row.approved_by,
        approved_name: row.approved_name,
        planned_at: row.planned_at,
        started_at: row.started_at,
        finished_at: row.finished_at,
        progress: row.progress_chat.zip(message),
        work: row.work.as_deref().and_then(Work::from_word),
        run: row.run,
        work_since: row.work_since,
        gathered: row.gathered == 1,
    }))
}

/// Writes a record.
///
/// # Errors
/// When a statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Log(entry) => {
            sqlx::query!(
                "INSERT INTO announcement_log (announcement_id, what, by_id, by_name, at, detail) VALUES ($1, $2, $3, $4, $5, $6)",
                entry.announcement,
                entry.what,
                entry.by.id,
                entry.by.name,
                now,
                entry.detail
            )
            .execute(connection)
            .await?;
        }
        Record::Pressed { announcement, person, what } => {
            sqlx::query!(
                "INSERT INTO announcement_presses (announcement_id, person_id, what, at, tongue)
                 VALUES ($1, $2, $3, $4, (SELECT iif(lang = 'kk' AND letters <> 'cyrl', 'kk-' || letters, lang) FROM people WHERE id = $2))
                 ON CONFLICT DO NOTHING",
                announcement,
                person,
                what,
                now
            )
            .execute(connection)
            .await?;
        }
        Record::Draft(record) => super::drafts::store::apply(connection, record, now).await?,
        Record::News(record) => super::news::store::apply(connection, record, now).await?,
        Record::After(record) => super::after::store::apply(connection, record, now).await?,
        Record::Came(one) => came(connection, &[one], now).await?,
        Record::Sending(record) => super::sending::store::apply(connection, record, now).await?,
    }
    Ok(())
}

/// Writes what came of calls for recipients.
///
/// # Errors
/// When a statement fails.
pub async fn came(connection: &mut SqliteConnection, all: &[&Came], now: i64) -> anyhow::Result<()> {
    let (mut people, mut channels) = (Vec::new(), Vec::new());
    for came in all {
        let state = match (came.work, came.refusal) {
            (Work::Send, None) => Some("sent"),
            (Work::Send, Some("blocked")) => Some("blocked"),
            (Work::Send, Some("gone")) => Some("gone"),
            (Work::Send, Some(_)) => Some("failed"),
            (Work::Revise, _) => None,
            (Work::Withdraw, None) => Some("withdrawn"),
            // Without a reason it was too late; with one it could not be deleted.
            (Work::Withdraw, Some(_)) => Some("late"),
        };
        let refusal = came.refusal.filter(|refusal| (came.work, *refusal) != (Work::Withdraw, "too_late"));
        let messages = (!came.messages.is_empty()).then_some(came.messages.as_str());
        match came.to {
            Recipient::Person { row, version } => {
                people.push(json!([row, state, refusal, messages, version, came.work.word()]));
            }
            Recipient::Channel { announcement, chat, version } => {
                channels.push(json!([announcement, chat, state, refusal, messages, version]));
            }
            Recipient::Progress { announcement, chat } => {
                let message: Option<i64> = came.messages.parse().ok();
                sqlx::query!(
                    "UPDATE announcements SET progress_chat = $2, progress_message = $3 WHERE id = $1",
                    announcement,
                    chat,
                    message
                )
                .execute(&mut *connection)
                .await?;
            }
        }
    }
    people_came(connection, people, now).await?;
    channels_came(connection, channels, now).await
}

/// Of a correction the version is what was tried with, and only without a refusal what the person has.
async fn people_came(connection: &mut SqliteConnection, rows: Vec<Value>, now: i64) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(&rows)?;
    sqlx::query!(
        "UPDATE announcement_people
         SET state = coalesce(came.state, announcement_people.state), doing = 0,
             tried = iif(came.work = 'withdraw', announcement_people.tried, came.version),
             reason = iif(came.work = 'revise', announcement_people.reason, came.reason),
             refused = iif(came.work = 'revise', came.reason, announcement_people.refused),
             version = iif(came.work = 'send' OR came.work = 'revise' AND came.reason IS NULL,
                 came.version, announcement_people.version),
             changed = iif(came.work = 'revise' AND came.reason IS NULL, came.version, announcement_people.changed),
             messages = coalesce(came.messages, announcement_people.messages),
             sent_at = iif(came.state = 'sent', $2, announcement_people.sent_at)
         FROM (SELECT value->>0 AS id, value->>1 AS state, value->>2 AS reason, value->>3 AS messages, value->>4 AS version,
                   value->>5 AS work
               FROM json_each($1)) AS came
         WHERE announcement_people.id = came.id",
        rows,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Erases what tells of a person: their choices go, their rows stay as numbers, and nothing more is sent to them.
///
/// # Errors
/// When a statement fails.
pub async fn forget(connection: &mut SqliteConnection, person: i64, now: i64) -> anyhow::Result<()> {
    super::sending::store::leave_out(connection, person, now).await?;
    sqlx::query!("UPDATE announcement_people SET person_id = NULL, messages = NULL WHERE person_id = $1", person)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("UPDATE announcement_presses SET person_id = NULL WHERE person_id = $1", person)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM news_choices WHERE person_id = $1", person).execute(connection).await?;
    Ok(())
}

/// What is stored about a person here, for themselves, with times at the centre.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_person(read: &SqlitePool, person: i64, clock: &Clock) -> anyhow::Result<Value> {
    let time = |at: i64| clock.format(at);
    let choice = sqlx::query!("SELECT stopped_at, subjects, at FROM news_choices WHERE person_id = $1", person)
        .fetch_optional(read)
        .await?;
    let got = sqlx::query!(
        "SELECT announcement_id, iif(held, 'left_out', state) AS state, sent_at FROM announcement_people
         WHERE person_id = $1 ORDER BY announcement_id",
        person
    )
    .fetch_all(read)
    .await?;
    let presses =
        sqlx::query!("SELECT announcement_id, what, at FROM announcement_presses WHERE person_id = $1 ORDER BY id", person)
            .fetch_all(read)
            .await?;
    Ok(json!({
        "choice": choice.map(|row| json!({
            "stopped": row.stopped_at.map(time), "subjects": row.subjects, "at": time(row.at),
        })),
        "received": got.iter().map(|row| json!({
            "number": row.announcement_id, "state": row.state, "at": row.sent_at.map(time),
        })).collect::<Vec<_>>(),
        "pressed": presses.iter().map(|row| json!({
            "number": row.announcement_id, "what": row.what, "at": time(row.at),
        })).collect::<Vec<_>>(),
    }))
}
