//! The queries of what follows an announcement.

use sqlx::{SqliteConnection, SqlitePool};

use crate::announcements::after::{
    Begin, Claim, Correction, Record,
    channels::store::{bind, unbind},
};

/// People of one language, state, reason and version, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The code of language and letters.
    pub tongue: String,
    /// As the row has it.
    pub state: String,
    /// The class of a refusal.
    pub reason: Option<String>,
    /// The version that they have.
    pub version: i64,
    /// The version that was tried with last.
    pub tried: i64,
    /// The last version that changed something for them.
    pub changed: i64,
    /// Why the last correction did not reach them.
    pub refused: Option<String>,
    /// Left out at the last look.
    pub held: bool,
    /// How many.
    pub n: i64,
    /// How many calls may have been made twice.
    pub uncertain: i64,
}

/// How many people of one language pressed a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// Which: `topic:<id>`, `screening`, `desk:<name>` or `channel`.
    pub what: String,
    /// The code of language and letters; `None` where they had chosen none yet.
    pub tongue: Option<String>,
    /// How many.
    pub n: i64,
}

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The line's number.
    pub line: i64,
    /// The announcement.
    pub announcement: i64,
    /// What.
    pub what: String,
    /// Who; empty is the bot.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
}

/// How many have an announcement that they got after `since` (Unix seconds).
///
/// # Errors
/// When the database cannot be read.
pub async fn got(read: &SqlitePool, id: i64, since: i64) -> anyhow::Result<i64> {
    let n = sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM announcement_people
           WHERE announcement_id = $1 AND state IN ('sent', 'late') AND person_id IS NOT NULL AND coalesce(sent_at, 0) >= $2"#,
        id,
        since
    )
    .fetch_one(read)
    .await?;
    Ok(n)
}

/// The people of an announcement, counted.
///
/// # Errors
/// When the database cannot be read.
pub async fn counts(read: &SqlitePool, id: i64) -> anyhow::Result<Vec<Counted>> {
    let rows = sqlx::query!(
        r#"SELECT tongue, state, reason, version, tried, changed, refused, held AS "held!: bool", count(*) AS "n!: i64",
               sum(uncertain > 0) AS "uncertain!: i64"
           FROM announcement_people WHERE announcement_id = $1
           GROUP BY tongue, state, reason, version, tried, changed, refused, held
           ORDER BY tongue, state, reason, refused, version"#,
        id
    )
    .fetch_all(read)
    .await?;
    let counted = rows.into_iter().map(|row| Counted {
        tongue: row.tongue,
        state: row.state,
        reason: row.reason,
        version: row.version,
        tried: row.tried,
        changed: row.changed,
        refused: row.refused,
        held: row.held,
        n: row.n,
        uncertain: row.uncertain,
    });
    Ok(counted.collect())
}

/// Whether an announcement was corrected after it went out.
///
/// # Errors
/// When the database cannot be read.
pub async fn was_corrected(read: &SqlitePool, id: i64) -> anyhow::Result<bool> {
    let n = sqlx::query_scalar!(r#"SELECT count(*) AS "n!: i64" FROM announcement_versions WHERE announcement_id = $1"#, id)
        .fetch_one(read)
        .await?;
    Ok(n > 0)
}

/// Who pressed what, by language, the most first.
///
/// # Errors
/// When the database cannot be read.
pub async fn presses(read: &SqlitePool, id: i64) -> anyhow::Result<Vec<Pressed>> {
    let rows = sqlx::query!(
        r#"SELECT what, tongue, count(*) AS "n!: i64" FROM announcement_presses WHERE announcement_id = $1
           GROUP BY what, tongue ORDER BY sum(count(*)) OVER (PARTITION BY what) DESC, what, count(*) DESC, tongue"#,
        id
    )
    .fetch_all(read)
    .await?;
    Ok(rows.into_iter().map(|row| Pressed { what: row.what, tongue: row.tongue, n: row.n }).collect())
}

/// The draft that corrects an announcement: being written, or waiting for approval.
///
/// # Errors
/// When the database cannot be read.
pub async fn correction(read: &SqlitePool, id: i64) -> anyhow::Result<Option<i64>> {
    let draft = sqlx::query_scalar!(
        "SELECT a.id FROM announcement_corrections c JOIN announcements a ON a.id = c.draft_id
         WHERE c.announcement_id = $1 AND a.state IN ('draft', 'waiting')",
        id
    );
    Ok(draft.fetch_optional(read).await?)
}

/// The announcement that a draft corrects.
///
/// # Errors
/// When the database cannot be read.
pub async fn corrected_by(read: &SqlitePool, draft: i64) -> anyhow::Result<Option<i64>> {
    let of = sqlx::query_scalar!("SELECT announcement_id FROM announcement_corrections WHERE draft_id = $1", draft);
    Ok(of.fetch_optional(read).await?)
}

/// The announcement whose link in a channel somebody came by last.
///
/// # Errors
/// When the database cannot be read.
pub async fn came_by(read: &SqlitePool, person: i64) -> anyhow::Result<Option<i64>> {
    let id = sqlx::query_scalar!(
        "SELECT announcement_id FROM announcement_presses WHERE person_id = $1 AND what = 'channel' ORDER BY id DESC LIMIT 1",
        person
    );
    Ok(id.fetch_optional(read).await?)
}

/// Whether an announcement has ever been posted in a channel or a group.
///
/// # Errors
/// When the database cannot be read.
pub async fn stood_in_a_channel(read: &SqlitePool, id: i64) -> anyhow::Result<bool> {
    let posted =
        sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM channel_posts WHERE announcement_id = $1) AS "posted!: bool""#, id);
    Ok(posted.fetch_one(read).await?)
}

/// What was done with an announcement before line `before`, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn done_with(read: &SqlitePool, id: i64, before: i64, most: i64) -> anyhow::Result<Vec<Done>> {
    let rows = sqlx::query!(
        "SELECT id, announcement_id, what, by_name, at FROM announcement_log WHERE announcement_id = $1 AND id < $2
         ORDER BY id DESC LIMIT $3",
        id,
        before,
        most
    )
    .fetch_all(read)
    .await?;
    let done = rows.into_iter().map(|row| Done {
        line: row.id,
        announcement: row.announcement_id,
        what: row.what,
        by: row.by_name,
        at: row.at,
    });
    Ok(done.collect())
}

/// What was done with any of them before line `before`, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn done(read: &SqlitePool, before: i64, most: i64) -> anyhow::Result<Vec<Done>> {
    let rows = sqlx::query!(
        "SELECT id, announcement_id, what, by_name, at FROM announcement_log WHERE id < $1 ORDER BY id DESC LIMIT $2",
        before,
        most
    )
    .fetch_all(read)
    .await?;
    let done = rows.into_iter().map(|row| Done {
        line: row.id,
        announcement: row.announcement_id,
        what: row.what,
        by: row.by_name,
        at: row.at,
    });
    Ok(done.collect())
}

/// Writes a record.
///
/// # Errors
/// When a statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Corrects { draft, of } => {
            sqlx::query!(
                "INSERT INTO announcement_corrections (draft_id, announcement_id) VALUES ($1, $2)
                 ON CONFLICT (announcement_id) DO UPDATE SET draft_id = excluded.draft_id",
                draft,
                of
            )
            .execute(connection)
            .await?;
        }
        Record::Bind(one) => bind(connection, one, now).await?,
        Record::Unbind { chat, by } => unbind(connection, *chat, by, now).await?,
        Record::Mode { chat, two } => {
            let mode = mode(*two);
            sqlx::query!("UPDATE channels SET lang_mode = $2 WHERE chat_id = $1", chat, mode).execute(connection).await?;
        }
    }
    Ok(())
}

const fn mode(two: bool) -> &'static str {
    if two { "two" } else { "both" }
}

/// Does what only the first can do; says whether this one was.
///
/// # Errors
/// When a statement fails.
pub async fn claim(connection: &mut SqliteConnection, claim: &Claim, now: i64) -> anyhow::Result<bool> {
    match claim {
        Claim::Correct(correction) => correct(connection, correction, now).await,
        Claim::Withdraw(begin) => {
            let begun = begin_work(connection, begin, "withdraw", now).await?;
            if begun {
                // What could not be deleted is tried once more.
                sqlx::query!(
                    "UPDATE announcement_people SET state = 'sent', reason = NULL
                     WHERE announcement_id = $1 AND state = 'late' AND reason IS NOT NULL",
                    begin.id
                )
                .execute(&mut *connection)
                .await?;
                log(connection, begin, "withdrawing", now).await?;
            }
            Ok(begun)
        }
        Claim::Post { announcement, chat, two, version, by } => {
            let mode = mode(*two);
            let done = sqlx::query!(
                "INSERT INTO channel_posts (announcement_id, chat_id, state, at, lang_mode, version)
                 VALUES ($1, $2, 'outbox', $3, $4, $5)
                 ON CONFLICT (announcement_id, chat_id) DO UPDATE SET
                     state = 'outbox', reason = NULL, messages = NULL, at = excluded.at, lang_mode = excluded.lang_mode,
                     version = excluded.version
                 WHERE channel_posts.state NOT IN ('outbox', 'sent', 'late')",
                announcement,
                chat,
                now,
                mode,
                version
            )
            .execute(&mut *connection)
            .await?;
            if done.rows_affected() == 0 {
                return Ok(false);
            }
            sqlx::query!(
                "INSERT INTO announcement_log (announcement_id, what, by_id, by_name, at) VALUES ($1, 'posted', $2, $3, $4)",
                announcement,
                by.id,
                by.name,
                now
            )
            .execute(connection)
            .await?;
            Ok(true)
        }
    }
}

/// Work on what was sent begins, if nothing else is going on and the words are those that were read.
async fn begin_work(connection: &mut SqliteConnection, begin: &Begin, work: &str, now: i64) -> anyhow::Result<bool> {
    let (chat, message) = (begin.progress.0, i64::from(begin.progress.1));
    let done = sqlx::query!(
        "UPDATE announcements
         SET state = 'sending', work = $3, run = run + 1, work_since = $4, progress_chat = $5, progress_message = $6
         WHERE id = $1 AND version = $2 AND work IS NULL AND state IN ('done', 'cancelled', 'withdrawn')
             AND NOT EXISTS (SELECT 1 FROM channel_posts WHERE announcement_id = $1 AND channel_posts.state = 'outbox')",
        begin.id,
        begin.version,
        work,
        now,
        chat,
        message
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

async fn correct(connection: &mut SqliteConnection, correction: &Correction, now: i64) -> anyhow::Result<bool> {
    let Correction { begin, content, draft: (draft, version), approved } = correction;
    let state = if *approved { "waiting" } else { "draft" };
    let there = sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM announcements WHERE id = $1 AND version = $2 AND state = $3"#,
        draft,
        version,
        state
    )
    .fetch_one(&mut *connection)
    .await?;
    if there == 0 || !begin_work(connection, begin, "revise", now).await? {
        return Ok(false);
    }
    sqlx::query!(
        "INSERT INTO announcement_versions (announcement_id, version, content, at)
         SELECT id, version, content, $2 FROM announcements WHERE id = $1",
        begin.id,
        now
    )
    .execute(&mut *connection)
    .await?;
    let content = serde_json::to_string(content)?;
    // Whoever approved what it said before has not approved this.
    let (by, name) = approved.then_some((begin.by.id, begin.by.name.as_str())).unzip();
    let at = approved.then_some(now);
    sqlx::query!(
        "UPDATE announcements SET content = $2, version = version + 1, approved_by = $3, approved_name = $4, approved_at = $5
         WHERE id = $1",
        begin.id,
        content,
        by,
        name,
        at
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!("DELETE FROM announcement_corrections WHERE draft_id = $1", draft).execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM announcements WHERE id = $1 AND state = $2", draft, state).execute(&mut *connection).await?;
    if *approved {
        log(connection, begin, "approved", now).await?;
    }
    log(connection, begin, "correcting", now).await?;
    Ok(true)
}

async fn log(connection: &mut SqliteConnection, begin: &Begin, what: &str, now: i64) -> anyhow::Result<()> {
    sqlx::query!(
        "INSERT INTO announcement_log (announcement_id, what, by_id, by_name, at) VALUES ($1, $2, $3, $4, $5)",
        begin.id,
        what,
        begin.by.id,
        begin.by.name,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}
