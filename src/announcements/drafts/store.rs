//! The queries of drafts.

use sqlx::{SqliteConnection, SqlitePool};

use crate::announcements::{
    By, Stage,
    content::Content,
    drafts::{Change, Claim, Listed, Move, New, Record},
};

/// Writes a record.
///
/// # Errors
/// When a statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Make(new) => make(connection, new, now).await,
        Record::Approve { id, version, by } => {
            let done = sqlx::query!(
                "UPDATE announcements SET approved_by = $3, approved_name = $4, approved_at = $5
                 WHERE id = $1 AND version = $2 AND state = 'waiting'",
                id,
                version,
                by.id,
                by.name,
                now
            )
            .execute(&mut *connection)
            .await?;
            if done.rows_affected() > 0 {
                log(connection, *id, "approved", by, None, now).await?;
            }
            Ok(())
        }
        Record::NonePaid => {
            sqlx::query!(
                "UPDATE announcements SET plan = json_set(plan, '$.paid', json('false'))
                 WHERE state IN ('draft', 'waiting', 'planned', 'sending', 'paused')"
            )
            .execute(connection)
            .await?;
            Ok(())
        }
        Record::Again { id, planned_at } => {
            sqlx::query!("UPDATE announcements SET planned_at = $2 WHERE id = $1 AND state = 'planned'", id, planned_at)
                .execute(connection)
                .await?;
            Ok(())
        }
    }
}

async fn make(connection: &mut SqliteConnection, new: &New, now: i64) -> anyhow::Result<()> {
    let (content, audience) = (serde_json::to_string(&new.content)?, serde_json::to_string(&new.audience)?);
    let plan = serde_json::to_string(&new.plan)?;
    let made_by = new.by.id.unwrap_or_default();
    sqlx::query!(
        "INSERT INTO announcements (id, state, content, audience, plan, made_by, made_name, made_at, parent_id, planned_at)
         VALUES ($1, iif($9 IS NULL, 'draft', 'planned'), $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id,
        content,
        audience,
        plan,
        made_by,
        new.by.name,
        now,
        new.parent,
        new.planned_at
    )
    .execute(&mut *connection)
    .await?;
    if new.planned_at.is_some() {
        sqlx::query!(
            "UPDATE announcements SET (approved_by, approved_name, approved_at) =
                 (SELECT approved_by, approved_name, approved_at FROM announcements AS plan WHERE plan.id = $2)
             WHERE id = $1",
            new.id,
            new.parent
        )
        .execute(&mut *connection)
        .await?;
    }
    let from = new.parent.map(|parent| parent.to_string());
    let what = match (new.parent, new.planned_at) {
        (None, _) => "made",
        (Some(_), None) => "copied",
        (Some(_), Some(_)) => "repeated",
    };
    log(connection, new.id, what, &new.by, from.as_deref(), now).await
}

/// Writes a line into the list of what was done with an announcement.
///
/// # Errors
/// When the statement fails.
pub async fn log(
    connection: &mut SqliteConnection,
    id: i64,
    what: &str,
    by: &By,
    detail: Option<&str>,
    now: i64,
) -> anyhow::Result<()> {
    sqlx::query!(
        "INSERT INTO announcement_log (announcement_id, what, by_id, by_name, at, detail) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        what,
        by.id,
        by.name,
        now,
        detail
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Makes a change if the announcement is still as it was read; says whether it was.
///
/// # Errors
/// When a statement fails.
pub async fn claim(connection: &mut SqliteConnection, claim: &Claim, now: i64) -> anyhow::Result<bool> {
    match claim {
        Claim::Change(change) => change_draft(connection, change, now).await,
        Claim::Move(moved) => move_on(connection, moved, now).await,
        Claim::Delete { id, version, by } => delete(connection, (*id, *version), by, now).await,
    }
}

async fn delete(connection: &mut SqliteConnection, (id, version): (i64, i64), by: &By, now: i64) -> anyhow::Result<bool> {
    let gone = sqlx::query!("DELETE FROM announcements WHERE id = $1 AND version = $2 AND state = 'draft'", id, version)
        .execute(&mut *connection)
        .await?;
    if gone.rows_affected() == 0 {
        return Ok(false);
    }
    log(connection, id, "deleted", by, None, now).await?;
    Ok(true)
}

async fn change_draft(connection: &mut SqliteConnection, change: &Change, now: i64) -> anyhow::Result<bool> {
    let draft = &change.draft;
    let (content, audience) = (serde_json::to_string(&draft.content)?, serde_json::to_string(&draft.audience)?);
    let plan = serde_json::to_string(&draft.plan)?;
    let done = sqlx::query!(
        "UPDATE announcements SET content = $3, audience = $4, plan = $5, version = version + 1
         WHERE id = $1 AND version = $2 AND state = 'draft'",
        draft.id,
        draft.version,
        content,
        audience,
        plan
    )
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    changed(connection, change, now).await?;
    Ok(true)
}

/// A line for a change. Presses of one person on one part after the other, as when an audience is put together, are one line.
async fn changed(connection: &mut SqliteConnection, change: &Change, now: i64) -> anyhow::Result<()> {
    let same = sqlx::query!(
        "UPDATE announcement_log SET at = $4
         WHERE id = (SELECT max(id) FROM announcement_log WHERE announcement_id = $1)
             AND what = 'changed' AND by_id = $2 AND detail = $3",
        change.draft.id,
        change.by.id,
        change.what,
        now
    )
    .execute(&mut *connection)
    .await?;
    if same.rows_affected() == 0 {
        log(connection, change.draft.id, "changed", &change.by, Some(change.what), now).await?;
    }
    Ok(())
}

async fn move_on(connection: &mut SqliteConnection, moved: &Move, now: i64) -> anyhow::Result<bool> {
    let (from, to) = (moved.from.word(), moved.to.word());
    let done = sqlx::query!(
        "UPDATE announcements SET state = $4, planned_at = $5 WHERE id = $1 AND version = $2 AND state = $3",
        moved.id,
        moved.version,
        from,
        to,
        moved.planned_at
    )
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    if moved.approved {
        sqlx::query!(
            "UPDATE announcements SET approved_by = $2, approved_name = $3, approved_at = $4 WHERE id = $1",
            moved.id,
            moved.by.id,
            moved.by.name,
            now
        )
        .execute(&mut *connection)
        .await?;
    } else if moved.to == Stage::Draft {
        // What is changed afterwards was approved by nobody.
        sqlx::query!(
            "UPDATE announcements SET approved_by = NULL, approved_name = NULL, approved_at = NULL WHERE id = $1",
            moved.id
        )
        .execute(&mut *connection)
        .await?;
    }
    log(connection, moved.id, moved.what, &moved.by, moved.detail.as_deref(), now).await?;
    Ok(true)
}

/// Those that are not over, from `offset` on, at most `most`: what goes out, what waits for approval, what is planned, the soonest
/// first; then drafts, the newest first. A draft in which nothing stands yet is nobody's but its author's; `gone` is left out.
///
/// # Errors
/// When the database cannot be read, or holds what this version does not know.
pub async fn open(read: &SqlitePool, reader: i64, gone: i64, (offset, most): (i64, i64)) -> anyhow::Result<Vec<Listed>> {
    let empty = serde_json::to_string(&Content::default())?;
    let rows = sqlx::query!(
        "SELECT id, state, content, planned_at, started_at FROM announcements
         WHERE state IN ('draft', 'waiting', 'planned', 'sending', 'paused') AND id <> $1
             AND (state <> 'draft' OR made_by = $2 OR content <> $3)
         ORDER BY CASE state WHEN 'sending' THEN 0 WHEN 'paused' THEN 0 WHEN 'waiting' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END,
             CASE state WHEN 'planned' THEN planned_at ELSE 0 END, id DESC
         LIMIT $4 OFFSET $5",
        gone,
        reader,
        empty,
        most,
        offset
    )
    .fetch_all(read)
    .await?;
    rows.into_iter().map(|row| listed((row.id, &row.state, &row.content), row.planned_at, row.started_at)).collect()
}

/// Those that are over, the newest first, below a number.
///
/// # Errors
/// When the database cannot be read, or holds what this version does not know.
pub async fn past(read: &SqlitePool, before: i64, most: i64) -> anyhow::Result<Vec<Listed>> {
    let rows = sqlx::query!(
        "SELECT id, state, content, planned_at, started_at FROM announcements
         WHERE state IN ('done', 'cancelled', 'withdrawn') AND id < $1 ORDER BY id DESC LIMIT $2",
        before,
        most
    )
    .fetch_all(read)
    .await?;
    rows.into_iter().map(|row| listed((row.id, &row.state, &row.content), row.planned_at, row.started_at)).collect()
}

fn listed((id, state, content): (i64, &str, &str), planned_at: Option<i64>, started_at: Option<i64>) -> anyhow::Result<Listed> {
    let stage = Stage::from_word(state).ok_or_else(|| anyhow::anyhow!("an announcement has an unknown state"))?;
    Ok(Listed { id, stage, content: serde_json::from_str(content)?, planned_at, started_at })
}

/// A draft of somebody's in which nothing stands yet.
///
/// # Errors
/// When the database cannot be read.
pub async fn empty_of(read: &SqlitePool, person: i64) -> anyhow::Result<Option<i64>> {
    let id = sqlx::query_scalar!(
        "SELECT id FROM announcements WHERE state = 'draft' AND made_by = $1 AND version = 1 AND parent_id IS NULL LIMIT 1",
        person
    )
    .fetch_optional(read)
    .await?;
    Ok(id)
}

/// The highest number that any announcement ever had.
///
/// # Errors
/// When the database cannot be read.
pub async fn highest(read: &SqlitePool) -> anyhow::Result<i64> {
    let highest = sqlx::query_scalar!(
        r#"SELECT max(coalesce((SELECT max(id) FROM announcements), 0),
                     coalesce((SELECT max(announcement_id) FROM announcement_log), 0)) AS "n!: i64""#
    )
    .fetch_one(read)
    .await?;
    Ok(highest)
}

/// Who made an announcement, changed it or sent it for approval: they cannot approve it themselves.
///
/// # Errors
/// When the database cannot be read.
pub async fn hands(read: &SqlitePool, id: i64) -> anyhow::Result<Vec<i64>> {
    let hands = sqlx::query_scalar!(
        r#"SELECT DISTINCT by_id AS "by!: i64" FROM announcement_log
           WHERE announcement_id = $1 AND what IN ('made', 'copied', 'changed', 'asked') AND by_id IS NOT NULL"#,
        id
    )
    .fetch_all(read)
    .await?;
    Ok(hands)
}

/// Who changed a draft last; `None` where nobody has since it was made.
///
/// # Errors
/// When the database cannot be read.
pub async fn changed_by(read: &SqlitePool, id: i64) -> anyhow::Result<Option<String>> {
    let name = sqlx::query_scalar!(
        "SELECT by_name FROM announcement_log WHERE announcement_id = $1 AND what = 'changed' ORDER BY id DESC LIMIT 1",
        id
    )
    .fetch_optional(read)
    .await?;
    Ok(name)
}
