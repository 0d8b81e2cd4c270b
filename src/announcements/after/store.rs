//! The queries of what follows an announcement.

use sqlx::{SqliteConnection, SqlitePool};

use crate::{
    announcements::{
        By, Entry,
        after::{Begin, Bind, Claim, Correction, Record},
        drafts::store as drafts,
    },
    outbox::post::read_numbers,
};

/// People of one language, state, reason and version, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The code of language and letters.
    pub tongue: String,
    /// As the row has it.
    pub state: String,
    /// The class of a refusal, or why they were left out.
    pub reason: Option<String>,
    /// The version that they have.
    pub version: i64,
    /// How many.
    pub n: i64,
    /// How many calls may have been made twice.
    pub uncertain: i64,
}

/// How many people pressed a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// Which: `topic:<id>`, `screening`, `desk:<name>` or `channel`.
    pub what: String,
    /// How many.
    pub n: i64,
}

/// A channel or group that takes announcements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its chat.
    pub chat: i64,
    /// Its title.
    pub title: String,
    /// In two posts.
    pub two: bool,
    /// Who bound it.
    pub by: i64,
}

/// An announcement in a channel or group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelPost {
    /// The chat.
    pub chat: i64,
    /// The channel's title; empty where it takes no announcements any more.
    pub title: String,
    /// As in `announcement_people`.
    pub state: String,
    /// The class of a refusal.
    pub reason: Option<String>,
    /// Telegram's numbers, post by post.
    pub messages: Vec<Vec<i32>>,
    /// In two posts.
    pub two: bool,
}

impl ChannelPost {
    /// One that is being posted.
    #[must_use]
    pub fn begun(channel: &Channel, two: bool) -> Self {
        let (chat, title) = (channel.chat, channel.title.clone());
        Self { chat, title, state: "outbox".into(), reason: None, messages: Vec::new(), two }
    }

    /// Whether it stands there now.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.state == "sent"
    }

    /// Whether it stands where the bot cannot reach it: the group has become a supergroup since.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.state == "moved"
    }

    /// Whether it is about to.
    #[must_use]
    pub fn is_on_its_way(&self) -> bool {
        self.state == "outbox"
    }
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
           WHERE announcement_id = $1 AND state = 'sent' AND person_id IS NOT NULL AND coalesce(sent_at, 0) >= $2"#,
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
        r#"SELECT tongue, state, reason, version, count(*) AS "n!: i64", sum(uncertain) AS "uncertain!: i64"
           FROM announcement_people WHERE announcement_id = $1
           GROUP BY tongue, state, reason, version ORDER BY tongue, state, reason, version"#,
        id
    )
    .fetch_all(read)
    .await?;
    let counted = rows.into_iter().map(|row| Counted {
        tongue: row.tongue,
        state: row.state,
        reason: row.reason,
        version: row.version,
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

/// Who pressed what, the most first.
///
/// # Errors
/// When the database cannot be read.
pub async fn presses(read: &SqlitePool, id: i64) -> anyhow::Result<Vec<Pressed>> {
    let rows = sqlx::query!(
        r#"SELECT what, count(*) AS "n!: i64" FROM announcement_presses WHERE announcement_id = $1
           GROUP BY what ORDER BY count(*) DESC, what"#,
        id
    )
    .fetch_all(read)
    .await?;
    Ok(rows.into_iter().map(|row| Pressed { what: row.what, n: row.n }).collect())
}

/// The channels and groups that take announcements.
///
/// # Errors
/// When the database cannot be read.
pub async fn channels(read: &SqlitePool) -> anyhow::Result<Vec<Channel>> {
    let rows =
        sqlx::query!("SELECT chat_id, title, lang_mode, bound_by FROM channels ORDER BY bound_at, chat_id").fetch_all(read);
    let rows = rows.await?.into_iter();
    let channel =
        rows.map(|row| Channel { chat: row.chat_id, title: row.title, two: row.lang_mode == "two", by: row.bound_by });
    Ok(channel.collect())
}

/// Where an announcement was posted.
///
/// # Errors
/// When the database cannot be read.
pub async fn posts(read: &SqlitePool, id: i64) -> anyhow::Result<Vec<ChannelPost>> {
    let rows = sqlx::query!(
        r#"SELECT p.chat_id, coalesce(c.title, '') AS "title!: String", p.state, p.reason, p.messages, p.lang_mode
           FROM channel_posts p LEFT JOIN channels c ON c.chat_id = p.chat_id WHERE p.announcement_id = $1 ORDER BY p.chat_id"#,
        id
    )
    .fetch_all(read)
    .await?;
    let post = rows.into_iter().map(|row| ChannelPost {
        chat: row.chat_id,
        title: row.title,
        state: row.state,
        reason: row.reason,
        messages: row.messages.as_deref().map(read_numbers).unwrap_or_default(),
        two: row.lang_mode == "two",
    });
    Ok(post.collect())
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

/// What was done with an announcement, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn done_with(read: &SqlitePool, id: i64, most: i64) -> anyhow::Result<Vec<Done>> {
    let rows = sqlx::query!(
        "SELECT id, announcement_id, what, by_name, at FROM announcement_log WHERE announcement_id = $1 ORDER BY id DESC LIMIT $2",
        id,
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
        Record::Bind(bind) => self::bind(connection, bind, now).await?,
        Record::Unbind { chat, by } => {
            let done = sqlx::query!("DELETE FROM channels WHERE chat_id = $1", chat).execute(&mut *connection).await?;
            if done.rows_affected() > 0 {
                let detail = chat.to_string();
                drafts::log(connection, Entry::OF_NONE, "unbound", by, Some(&detail), now).await?;
            }
        }
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

async fn bind(connection: &mut SqliteConnection, bind: &Bind, now: i64) -> anyhow::Result<()> {
    let kind = if bind.channel { "channel" } else { "group" };
    sqlx::query!(
        "INSERT INTO channels (chat_id, title, kind, bound_by, bound_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (chat_id) DO UPDATE SET title = excluded.title, kind = excluded.kind, bound_by = excluded.bound_by",
        bind.chat,
        bind.title,
        kind,
        bind.by,
        now
    )
    .execute(&mut *connection)
    .await?;
    let (by, detail) = (By { id: Some(bind.by), name: bind.name.clone() }, bind.chat.to_string());
    drafts::log(connection, Entry::OF_NONE, "bound", &by, Some(&detail), now).await
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
                 WHERE channel_posts.state NOT IN ('outbox', 'sent')",
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
         WHERE id = $1 AND version = $2 AND work IS NULL AND state IN ('done', 'cancelled')
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
    sqlx::query!(
        "UPDATE channel_posts SET version = $2 + 1, at = $3 WHERE announcement_id = $1 AND state = 'sent'",
        begin.id,
        begin.version,
        now
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
