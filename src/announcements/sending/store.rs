//! The queries of sending.

use sqlx::{SqliteConnection, SqlitePool};

use super::{Claim, Fed, Record, Row, Settled, Step};
use crate::{
    announcements::{
        Announcement, By, Entry, Record as Announced, Stage, Work,
        content::{Content, Subject},
    },
    script::writing::Letters,
    text::{Lang, Tongue},
};

fn tongue(lang: &str, letters: &str) -> Option<Tongue> {
    Some(Tongue { lang: Lang::from_code(lang)?, letters: Letters::from_code(letters).unwrap_or_default() })
}

/// The last person gathered; 0 where nobody was.
///
/// # Errors
/// When the database cannot be read.
pub async fn last_person(read: &SqlitePool, id: i64) -> anyhow::Result<i64> {
    let last = sqlx::query_scalar!(
        r#"SELECT coalesce(max(person_id), 0) AS "last!: i64" FROM announcement_people WHERE announcement_id = $1"#,
        id
    )
    .fetch_one(read)
    .await?;
    Ok(last)
}

/// Announcements that should be going on: number, run, whether everybody is gathered.
///
/// # Errors
/// When the database cannot be read.
pub async fn under_way(read: &SqlitePool) -> anyhow::Result<Vec<(i64, i64, bool)>> {
    let rows =
        sqlx::query!("SELECT id, run, gathered FROM announcements WHERE state = 'sending' ORDER BY id").fetch_all(read).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.run, row.gathered == 1)).collect())
}

/// What an announcement said in an earlier version.
///
/// # Errors
/// When the database cannot be read, or has no such version.
pub async fn version(read: &SqlitePool, id: i64, version: i64) -> anyhow::Result<Content> {
    let content = sqlx::query_scalar!(
        "SELECT content FROM announcement_versions WHERE announcement_id = $1 AND version = $2",
        id,
        version
    )
    .fetch_one(read)
    .await?;
    Ok(serde_json::from_str(&content)?)
}

/// The next rows to feed, each with what became of the person since it was made, at most `most`.
///
/// # Errors
/// When the database cannot be read.
pub async fn portion(read: &SqlitePool, it: &Announcement, work: Work, last: LastLook, most: i64) -> anyhow::Result<Vec<Row>> {
    match work {
        _ if most == 0 => Ok(Vec::new()),
        Work::Send => to_send(read, it, last, most).await,
        Work::Revise => {
            let rows = to_change(read, it, "sent", it.version, most).await?;
            // Who keeps it although it was withdrawn can still have it put right.
            if rows.is_empty() { to_change(read, it, "late", it.version, most).await } else { Ok(rows) }
        }
        // Every version is deleted.
        Work::Withdraw => to_change(read, it, "sent", i64::MAX, most).await,
    }
}

/// Who else is left out at the last moment; `None` where nobody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastLook {
    /// Who has not agreed, or no longer, that what they told may choose announcements for them.
    pub by_profile: bool,
    /// Who has not chosen the subject themselves.
    pub chosen: bool,
    /// Who has written since then, Unix seconds.
    pub wrote_since: Option<i64>,
    /// Who has got another announcement since then, Unix seconds.
    pub got_since: Option<i64>,
    /// Who has an open urgent case. It is asked nowhere else, and nobody is told whom it left out.
    pub urgent_case: bool,
}

async fn to_send(read: &SqlitePool, it: &Announcement, last: LastLook, most: i64) -> anyhow::Result<Vec<Row>> {
    let subject = it.content.subject.map(Subject::word);
    let rows = sqlx::query!(
        r#"SELECT row.id AS "id!", row.person_id, row.tongue, people.lang, people.letters AS "letters?",
             people.id IS NULL AS "forgotten!: bool", blocked_at IS NOT NULL AS "blocked!: bool",
             coalesce(stopped_at IS NOT NULL OR $3 IS NOT NULL AND ($8 OR coalesce(subjects, '') <> '')
                 AND instr(',' || coalesce(subjects, '') || ',', ',' || $3 || ',') = 0
                 OR $7 AND instr(',' || people.consents || ',', ',announcements,') = 0
                 OR $4 IS NOT NULL AND people.seen_at >= $4
                 OR $5 IS NOT NULL AND EXISTS (SELECT 1 FROM announcement_people AS other
                     WHERE other.person_id = row.person_id AND other.sent_at >= $5 AND other.announcement_id <> $1)
                 OR $6 AND EXISTS (SELECT 1 FROM cases
                     WHERE cases.person_id = row.person_id AND urgent = 1 AND status <> 'closed'), 1) AS "held!: bool"
         FROM announcement_people AS row
         LEFT JOIN people ON people.id = row.person_id
         LEFT JOIN news_choices ON news_choices.person_id = row.person_id
         WHERE row.announcement_id = $1 AND row.state = 'queued'
         ORDER BY row.id LIMIT $2"#,
        it.id,
        most,
        subject,
        last.wrote_since,
        last.got_since,
        last.urgent_case,
        last.by_profile,
        last.chosen
    )
    .fetch_all(read)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let now = row.lang.as_deref().and_then(|lang| tongue(lang, row.letters.as_deref().unwrap_or_default()));
            let before = Tongue::from_code(&row.tongue).unwrap_or(Tongue::kazakh(Letters::Cyrl));
            let tongue = now.unwrap_or(before);
            let wished = it.audience.tongues.is_empty() || it.audience.tongues.contains(tongue.code());
            Row {
                id: row.id,
                person: row.person_id.unwrap_or_default(),
                tongue,
                blocked: row.blocked,
                held: row.forgotten || row.held || !wished,
                messages: String::new(),
                sent_at: None,
                version: 0,
            }
        })
        .collect())
}

/// Rows of a state that were tried with a version below `version` and are not being changed.
async fn to_change(read: &SqlitePool, it: &Announcement, state: &str, version: i64, most: i64) -> anyhow::Result<Vec<Row>> {
    let rows = sqlx::query!(
        r#"SELECT id, person_id AS "person_id!", tongue, coalesce(messages, '') AS "messages!", sent_at, version,
             held AS "held!: bool"
         FROM announcement_people
         WHERE announcement_id = $1 AND state = $4 AND doing = 0 AND tried < $2 AND person_id IS NOT NULL
         ORDER BY id LIMIT $3"#,
        it.id,
        version,
        most,
        state
    )
    .fetch_all(read)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Row {
            id: row.id,
            person: row.person_id,
            tongue: Tongue::from_code(&row.tongue).unwrap_or(Tongue::kazakh(Letters::Cyrl)),
            blocked: false,
            held: row.held,
            messages: row.messages,
            sent_at: row.sent_at,
            version: row.version,
        })
        .collect())
}

/// Writes a record.
///
/// # Errors
/// When a statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Gathered { id, run, people, all } => gathered(connection, (*id, *run), people, *all).await?,
        Record::Finished { id, run, work, detail } => finish(connection, (*id, *run), *work, detail, now).await?,
    }
    Ok(())
}

/// Whether this run of it still goes on.
async fn goes_on(connection: &mut SqliteConnection, id: i64, run: i64) -> anyhow::Result<bool> {
    let n = sqlx::query_scalar!(
        r#"SELECT count(*) AS "n!: i64" FROM announcements WHERE id = $1 AND run = $2 AND state = 'sending'"#,
        id,
        run
    )
    .fetch_one(connection)
    .await?;
    Ok(n > 0)
}

/// Notes which rows go to the outbox; says whether they may.
///
/// # Errors
/// When a statement fails.
pub async fn feed(connection: &mut SqliteConnection, fed: &Fed) -> anyhow::Result<bool> {
    let Fed { id, run, work, fed, passed, held, settled, version, at } = fed;
    if !goes_on(connection, *id, *run).await? {
        return Ok(false);
    }
    let (sending, rows) = (*work == Work::Send, fed.iter().map(|(row, tongue)| (row, tongue.code())));
    let rows = serde_json::to_string(&rows.collect::<Vec<_>>())?;
    sqlx::query!(
        "UPDATE announcement_people SET state = iif($2, 'outbox', state), doing = iif($2, 0, 1), tongue = fed.tongue
         FROM (SELECT value->>0 AS id, value->>1 AS tongue FROM json_each($1)) AS fed
         WHERE announcement_people.id = fed.id",
        rows,
        sending
    )
    .execute(&mut *connection)
    .await?;
    let rows = serde_json::to_string(passed)?;
    sqlx::query!(
        "UPDATE announcement_people SET state = passed.state, reason = passed.why
         FROM (SELECT value->>0 AS id, value->>1 AS state, value->>2 AS why FROM json_each($1)) AS passed
         WHERE announcement_people.id = passed.id",
        rows
    )
    .execute(&mut *connection)
    .await?;
    // From here on these go the way of those who got it.
    let rows = serde_json::to_string(held)?;
    sqlx::query!(
        "UPDATE announcement_people
         SET state = 'sent', held = 1, sent_at = $3, version = $2, tried = $2
         WHERE id IN (SELECT value FROM json_each($1))",
        rows,
        version,
        at
    )
    .execute(&mut *connection)
    .await?;
    let rows = settled.iter().map(|(row, settled)| match settled {
        Settled::Same => (row, true, false, None),
        Settled::Changed => (row, true, true, None),
        Settled::Without => (row, false, false, Some("language")),
    });
    let rows = serde_json::to_string(&rows.collect::<Vec<_>>())?;
    sqlx::query!(
        "UPDATE announcement_people
         SET tried = $2, version = iif(settled.has, $2, version), changed = iif(settled.changed, $2, announcement_people.changed),
             refused = settled.why
         FROM (SELECT value->>0 AS id, value->>1 AS has, value->>2 AS changed, value->>3 AS why FROM json_each($1)) AS settled
         WHERE announcement_people.id = settled.id",
        rows,
        version
    )
    .execute(connection)
    .await?;
    Ok(true)
}

/// Writes the recipients found, once each.
async fn gathered(
    connection: &mut SqliteConnection,
    (id, run): (i64, i64),
    people: &[(i64, Tongue)],
    all: bool,
) -> anyhow::Result<()> {
    if !goes_on(connection, id, run).await? {
        return Ok(());
    }
    let rows: Vec<_> = people.iter().map(|(person, tongue)| (person, tongue.code())).collect();
    let rows = serde_json::to_string(&rows)?;
    sqlx::query!(
        "INSERT INTO announcement_people (announcement_id, person_id, tongue, state)
         SELECT $1, value->>0, value->>1, 'queued' FROM json_each($2)
         WHERE true
         ON CONFLICT (announcement_id, person_id) DO NOTHING",
        id,
        rows
    )
    .execute(&mut *connection)
    .await?;
    if all {
        sqlx::query!("UPDATE announcements SET gathered = 1 WHERE id = $1", id).execute(connection).await?;
    }
    Ok(())
}

async fn finish(
    connection: &mut SqliteConnection,
    (id, run): (i64, i64),
    work: Work,
    detail: &str,
    now: i64,
) -> anyhow::Result<()> {
    let state = if work == Work::Withdraw { Stage::Withdrawn } else { rests_as(connection, id).await? }.word();
    let done = sqlx::query!(
        "UPDATE announcements SET state = $3, work = NULL, finished_at = coalesce(finished_at, $4)
         WHERE id = $1 AND run = $2 AND state = 'sending'",
        id,
        run,
        state,
        now
    )
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() > 0 {
        let what = match work {
            Work::Send => "finished",
            Work::Revise => "corrected",
            Work::Withdraw => "withdrawn",
        };
        log(connection, id, what, None, Some(detail.to_owned()), now).await?;
    }
    Ok(())
}

/// What an announcement is when nothing goes on with it: a correction takes back neither a stop nor a withdrawal.
///
/// # Errors
/// When the database cannot be read.
pub async fn rests_as(connection: &mut SqliteConnection, id: i64) -> anyhow::Result<Stage> {
    let row = sqlx::query!(
        r#"SELECT EXISTS (SELECT 1 FROM announcement_log WHERE announcement_id = $1 AND what = 'withdrawn') AS "withdrawn!: bool",
             EXISTS (SELECT 1 FROM announcement_people WHERE announcement_id = $1 AND state = 'left_out') AS "stopped!: bool""#,
        id
    )
    .fetch_one(connection)
    .await?;
    Ok(match (row.withdrawn, row.stopped) {
        (true, _) => Stage::Withdrawn,
        (false, true) => Stage::Cancelled,
        (false, false) => Stage::Done,
    })
}

/// Decides who comes first; says whether this claim did.
///
/// # Errors
/// When a statement fails.
pub async fn claim(connection: &mut SqliteConnection, claim: &Claim, now: i64) -> anyhow::Result<bool> {
    let (id, run) = (claim.id, claim.run);
    let (first, what) = match claim.step {
        Step::Begin(shown) => {
            let (chat, message) = shown.unzip();
            let stage = claim.stage.word();
            let begun = sqlx::query!(
                "UPDATE announcements
                 SET state = 'sending', work = 'send', run = run + 1, work_since = $3, gathered = 0, started_at = $3,
                     progress_chat = $4, progress_message = $5
                 WHERE id = $1 AND run = $2 AND state = $6 AND state IN ('draft', 'waiting', 'planned')",
                id,
                run,
                now,
                chat,
                message,
                stage
            )
            .execute(&mut *connection)
            .await?;
            (begun.rows_affected() > 0, "started")
        }
        Step::Pause => (move_on(connection, (id, run), "sending", "paused").await?, "paused"),
        Step::Resume => (move_on(connection, (id, run), "paused", "sending").await?, "resumed"),
        Step::Cancel => (cancel(connection, (id, run), now).await?, "cancelled"),
    };
    if first {
        if matches!(claim.step, Step::Pause) {
            call_off(connection, id).await?;
        }
        log(connection, id, what, Some(claim), None, now).await?;
    }
    Ok(first)
}

async fn move_on(connection: &mut SqliteConnection, (id, run): (i64, i64), from: &str, to: &str) -> anyhow::Result<bool> {
    let moved = sqlx::query!(
        "UPDATE announcements SET state = $4, run = run + 1 WHERE id = $1 AND run = $2 AND state = $3",
        id,
        run,
        from,
        to
    )
    .execute(connection)
    .await?;
    Ok(moved.rows_affected() > 0)
}

/// Nobody else gets it; what is being corrected or deleted stays as far as it is.
async fn cancel(connection: &mut SqliteConnection, (id, run): (i64, i64), now: i64) -> anyhow::Result<bool> {
    let rests = rests_as(connection, id).await?.word();
    let cancelled = sqlx::query!(
        "UPDATE announcements
         SET state = iif(work = 'send', 'cancelled', $4), work = NULL, run = run + 1, finished_at = coalesce(finished_at, $3)
         WHERE id = $1 AND run = $2 AND state IN ('sending', 'paused')",
        id,
        run,
        now,
        rests
    )
    .execute(&mut *connection)
    .await?;
    if cancelled.rows_affected() == 0 {
        return Ok(false);
    }
    call_off(connection, id).await?;
    sqlx::query!(
        "UPDATE announcement_people SET state = 'left_out', reason = 'cancelled' WHERE announcement_id = $1 AND state = 'queued'",
        id
    )
    .execute(connection)
    .await?;
    Ok(true)
}

/// Takes rows out of the outbox of which nothing has gone out; their recipients wait again. Who has one part of it gets the others.
async fn call_off(connection: &mut SqliteConnection, id: i64) -> anyhow::Result<()> {
    let rows = sqlx::query_scalar!(
        r#"DELETE FROM outbox
         WHERE state = 'queued' AND attempts = 0 AND uncertain = 0 AND sent IS NULL
             AND recipient_id IN (SELECT id FROM announcement_people WHERE announcement_id = $1 AND (state = 'outbox' OR doing = 1))
         RETURNING recipient_id AS "row!""#,
        id
    )
    .fetch_all(&mut *connection)
    .await?;
    let rows = serde_json::to_string(&rows)?;
    sqlx::query!(
        "UPDATE announcement_people SET state = iif(state = 'outbox', 'queued', state), doing = 0
         WHERE id IN (SELECT value FROM json_each($1))",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes a person out of every announcement that has not reached them: no row of theirs is called any more. In the numbers they stay
/// among those who got it, as at the last look.
///
/// # Errors
/// When a statement fails.
pub async fn leave_out(connection: &mut SqliteConnection, person: i64, now: i64) -> anyhow::Result<()> {
    sqlx::query!(
        "DELETE FROM outbox
         WHERE state = 'queued' AND kind = 'post'
             AND recipient_id IN (SELECT id FROM announcement_people WHERE person_id = $1 AND state = 'outbox')",
        person
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "UPDATE announcement_people
         SET state = 'sent', held = 1, sent_at = $2,
             version = (SELECT version FROM announcements WHERE id = announcement_id),
             tried = (SELECT version FROM announcements WHERE id = announcement_id)
         WHERE person_id = $1 AND (state = 'queued' OR state = 'outbox'
             AND NOT EXISTS (SELECT 1 FROM outbox WHERE recipient_id = announcement_people.id AND outbox.state = 'claimed'))",
        person,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Notes that the posts of these rows of the outbox may have arrived although nobody knows. What is put right or deleted twice is
/// seen once.
///
/// # Errors
/// When the statement fails.
pub async fn uncertain(connection: &mut SqliteConnection, rows: &[i64]) -> anyhow::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(rows)?;
    sqlx::query!(
        "UPDATE announcement_people SET uncertain = uncertain + 1
         WHERE id IN (SELECT recipient_id FROM outbox WHERE id IN (SELECT value FROM json_each($1)) AND recipient_id IS NOT NULL AND kind = 'post')",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn log(
    connection: &mut SqliteConnection,
    announcement: i64,
    what: &'static str,
    claim: Option<&Claim>,
    detail: Option<String>,
    now: i64,
) -> anyhow::Result<()> {
    let by = claim.map_or_else(By::bot, |claim| claim.by.clone());
    let entry = Entry { announcement, what, by, detail };
    Box::pin(crate::announcements::store::apply(connection, &Announced::Log(entry), now)).await
}
