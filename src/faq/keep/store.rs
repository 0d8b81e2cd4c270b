//! The queries of this room.

use std::collections::HashMap;

use sqlx::{SqliteConnection, SqlitePool};

use crate::{
    faq::keep::{
        By, Publish, Record,
        check::Part,
        ground::{Said, Source},
        replay::Wording,
        unanswered::{Question, Why},
    },
    text::{Edit, Lang},
};

/// A published edit as the history has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// Its number.
    pub id: i64,
    /// `faq-…`, with its attribute.
    pub text: String,
    /// The language.
    pub lang: Lang,
    /// The source; `None` where the file's own words were taken back.
    pub words: Option<String>,
    /// The first name of whoever did it.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
}

/// What staff did with a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// A text was published, or taken back.
    Edited(Edited),
    /// "Still true."
    Checked {
        /// The first name of whoever said it.
        by: String,
        /// When, Unix seconds.
        at: i64,
    },
    /// It comes from somewhere else, or is confirmed, or has to be.
    Said {
        /// Where it comes from, or else whether it is confirmed.
        what: Result<Source, bool>,
        /// The first name of whoever said it.
        by: String,
        /// When, Unix seconds.
        at: i64,
    },
}

impl Happened {
    const fn at(&self) -> i64 {
        match self {
            Self::Edited(edit) => edit.at,
            Self::Checked { at, .. } | Self::Said { at, .. } => *at,
        }
    }
}

/// Publishes words unless the topic has newer ones than their writer has seen; tells whether it did.
///
/// # Errors
/// When a statement fails.
pub async fn publish(connection: &mut SqliteConnection, publish: &Publish, now: i64) -> anyhow::Result<bool> {
    let Publish { topic, since, words, source, checked, by } = publish;
    let [text, title] = Part::ALL.map(|part| part.text_id(topic));
    let newest = sqlx::query_scalar!(
        r#"SELECT coalesce(max(id), 0) AS "id!: i64" FROM text_edits WHERE text_id IN ($1, $2)"#,
        text,
        title
    )
    .fetch_one(&mut *connection)
    .await?;
    if newest > *since {
        return Ok(false);
    }
    for (part, lang, words) in words {
        let (text, lang) = (part.text_id(topic), lang.code());
        sqlx::query!(
            "INSERT INTO text_edits (text_id, lang, words, by_id, by_name, at) VALUES ($1, $2, $3, $4, $5, $6)",
            text,
            lang,
            words,
            by.id,
            by.name,
            now
        )
        .execute(&mut *connection)
        .await?;
    }
    if let Some(source) = source {
        let words = match source {
            Source::Written(words) => Some(words.as_str()),
            Source::Kept | Source::Own => None,
        };
        say(connection, topic, ("source", source.word(), words), by, now).await?;
    }
    if let Some(day) = checked {
        check(connection, (topic, &day.to_string()), by, now).await?;
    }
    Ok(true)
}

/// Somebody has held an answer against its source.
async fn check(connection: &mut SqliteConnection, (topic, day): (&str, &str), by: &By, now: i64) -> anyhow::Result<()> {
    sqlx::query!(
        "INSERT INTO topic_checks (topic, day, by_id, by_name, at) VALUES ($1, $2, $3, $4, $5)",
        topic,
        day,
        by.id,
        by.name,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Somebody says where an answer comes from, or whether it is sure.
async fn say(
    connection: &mut SqliteConnection,
    topic: &str,
    (what, value, words): (&str, &str, Option<&str>),
    by: &By,
    now: i64,
) -> anyhow::Result<()> {
    sqlx::query!(
        "INSERT INTO topic_grounds (topic, what, value, words, by_id, by_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        topic,
        what,
        value,
        words,
        by.id,
        by.name,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes a record.
///
/// # Errors
/// When the statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Check { topic, day, by } => check(connection, (topic, day), by, now).await?,
        Record::Sure { topic, sure, by } => {
            let value = if *sure { "sure" } else { "open" };
            say(connection, topic, ("certainty", value, None), by, now).await?;
        }
        Record::Question { day, why, topic, words, person } => {
            let why = why.word();
            sqlx::query!(
                "INSERT INTO questions (day, kind, topic, words, person_id) VALUES ($1, $2, $3, $4, $5)",
                day,
                why,
                topic,
                words,
                person
            )
            .execute(connection)
            .await?;
        }
        Record::DropQuestions { ids } => {
            for id in ids {
                sqlx::query!("DELETE FROM questions WHERE id = $1", id).execute(&mut *connection).await?;
            }
        }
        Record::ForgetQuestions { before } => {
            sqlx::query!("DELETE FROM questions WHERE day < $1", before).execute(connection).await?;
        }
        Record::Learn { topic, words, by } => {
            // A wording belongs to one topic: the last word counts.
            sqlx::query!(
                "INSERT INTO learned (topic, words, by_id, by_name, at) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (words) DO UPDATE SET topic = $1, by_id = $3, by_name = $4, at = $5",
                topic,
                words,
                by.id,
                by.name,
                now
            )
            .execute(connection)
            .await?;
        }
        Record::Unlearn { id } => {
            sqlx::query!("DELETE FROM learned WHERE id = $1", id).execute(connection).await?;
        }
    }
    Ok(())
}

/// The words that stand over those of the files.
///
/// # Errors
/// When the database cannot be read.
pub async fn edits(read: &SqlitePool) -> anyhow::Result<Vec<Edit>> {
    let rows = sqlx::query!(
        r#"SELECT text_id, lang, words AS "words!" FROM text_edits
           WHERE id IN (SELECT max(id) FROM text_edits GROUP BY text_id, lang) AND words IS NOT NULL
           ORDER BY text_id, lang"#
    )
    .fetch_all(read)
    .await?;
    let edit = |lang: Option<Lang>, id, words| lang.map(|lang| Edit { lang, id, words });
    Ok(rows.into_iter().filter_map(|row| edit(Lang::from_code(&row.lang), row.text_id, row.words)).collect())
}

/// What staff have said of topics' grounds, by topic.
///
/// # Errors
/// When the database cannot be read.
pub async fn said(read: &SqlitePool) -> anyhow::Result<HashMap<String, Said>> {
    let checks =
        sqlx::query!("SELECT topic, day FROM topic_checks WHERE id IN (SELECT max(id) FROM topic_checks GROUP BY topic)")
            .fetch_all(read)
            .await?;
    let grounds = sqlx::query!(
        "SELECT topic, what, value, words FROM topic_grounds
         WHERE id IN (SELECT max(id) FROM topic_grounds GROUP BY topic, what)"
    )
    .fetch_all(read)
    .await?;
    let mut said: HashMap<String, Said> = HashMap::new();
    for row in checks {
        said.entry(row.topic).or_default().checked = row.day.parse().ok();
    }
    for row in grounds {
        let of = said.entry(row.topic).or_default();
        match row.what.as_str() {
            "source" => of.source = Source::read(&row.value, row.words),
            _ => of.sure = Some(row.value == "sure"),
        }
    }
    Ok(said)
}

/// The newest edit that was published of a topic.
///
/// # Errors
/// When the database cannot be read.
pub async fn last_edit(read: &SqlitePool, topic: &str) -> anyhow::Result<Option<Edited>> {
    Ok(edits_after(read, topic, 0, 1).await?.into_iter().next())
}

/// What was published of a topic after an edit, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn edits_after(read: &SqlitePool, topic: &str, after: i64, most: i64) -> anyhow::Result<Vec<Edited>> {
    let [text, title] = Part::ALL.map(|part| part.text_id(topic));
    let rows = sqlx::query!(
        "SELECT id, text_id, lang, words, by_name, at FROM text_edits
         WHERE text_id IN ($1, $2) AND id > $3 ORDER BY id DESC LIMIT $4",
        text,
        title,
        after,
        most
    )
    .fetch_all(read)
    .await?;
    let edited = |(id, text, lang, words, by, at): (i64, String, String, Option<String>, String, i64)| {
        Some(Edited { id, text, lang: Lang::from_code(&lang)?, words, by, at })
    };
    Ok(rows.into_iter().filter_map(|row| edited((row.id, row.text_id, row.lang, row.words, row.by_name, row.at))).collect())
}

/// Everything that staff did with a topic, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn happened(read: &SqlitePool, topic: &str) -> anyhow::Result<Vec<Happened>> {
    let edits = edits_after(read, topic, 0, i64::MAX).await?;
    let checks =
        sqlx::query!("SELECT by_name, at FROM topic_checks WHERE topic = $1 ORDER BY id DESC", topic).fetch_all(read).await?;
    let said =
        sqlx::query!("SELECT what, value, words, by_name, at FROM topic_grounds WHERE topic = $1 ORDER BY id DESC", topic)
            .fetch_all(read)
            .await?;
    let mut all: Vec<Happened> = edits.into_iter().map(Happened::Edited).collect();
    all.extend(checks.into_iter().map(|row| Happened::Checked { by: row.by_name, at: row.at }));
    all.extend(said.into_iter().filter_map(|row| {
        let what = match row.what.as_str() {
            "source" => Ok(Source::read(&row.value, row.words)?),
            _ => Err(row.value == "sure"),
        };
        Some(Happened::Said { what, by: row.by_name, at: row.at })
    }));
    all.sort_by_key(|one| std::cmp::Reverse(one.at()));
    Ok(all)
}

/// One published edit.
///
/// # Errors
/// When the database cannot be read.
pub async fn edit(read: &SqlitePool, id: i64) -> anyhow::Result<Option<Edited>> {
    let row = sqlx::query!("SELECT id, text_id, lang, words, by_name, at FROM text_edits WHERE id = $1", id)
        .fetch_optional(read)
        .await?;
    Ok(row.and_then(|row| {
        let lang = Lang::from_code(&row.lang)?;
        Some(Edited { id: row.id, text: row.text_id, lang, words: row.words, by: row.by_name, at: row.at })
    }))
}

/// The questions that are kept, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn questions(read: &SqlitePool, most: i64) -> anyhow::Result<Vec<Question>> {
    let rows =
        sqlx::query!("SELECT id, kind, topic, words FROM questions ORDER BY id DESC LIMIT $1", most).fetch_all(read).await?;
    Ok(rows.into_iter().map(|row| asked(row.id, &row.kind, row.topic, row.words)).collect())
}

/// One of them.
///
/// # Errors
/// When the database cannot be read.
pub async fn question(read: &SqlitePool, id: i64) -> anyhow::Result<Option<Question>> {
    let row = sqlx::query!("SELECT id, kind, topic, words FROM questions WHERE id = $1", id).fetch_optional(read).await?;
    Ok(row.map(|row| asked(row.id, &row.kind, row.topic, row.words)))
}

fn asked(id: i64, kind: &str, topic: Option<String>, words: String) -> Question {
    let why = if kind == Why::Wrong.word() { Why::Wrong } else { Why::None };
    Question { id, why, topic, words }
}

/// Every wording that staff have given to a topic, in the order of giving.
///
/// # Errors
/// When the database cannot be read.
pub async fn learned(read: &SqlitePool) -> anyhow::Result<Vec<Wording>> {
    let rows = sqlx::query!("SELECT topic, words FROM learned ORDER BY id").fetch_all(read).await?;
    Ok(rows.into_iter().map(|row| (row.topic, row.words)).collect())
}

/// Those of one topic, the newest first: number, words, and the first name of whoever gave them.
///
/// # Errors
/// When the database cannot be read.
pub async fn learned_of(read: &SqlitePool, topic: &str) -> anyhow::Result<Vec<(i64, String, String)>> {
    let rows =
        sqlx::query!("SELECT id, words, by_name FROM learned WHERE topic = $1 ORDER BY id DESC", topic).fetch_all(read).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.words, row.by_name)).collect())
}

/// The topic of a given wording.
///
/// # Errors
/// When the database cannot be read.
pub async fn learned_topic(read: &SqlitePool, id: i64) -> anyhow::Result<Option<String>> {
    Ok(sqlx::query_scalar!("SELECT topic FROM learned WHERE id = $1", id).fetch_optional(read).await?)
}

/// Counts since a day (as `2026-11-22`): what, topic, how often.
///
/// # Errors
/// When the database cannot be read.
pub async fn counts(read: &SqlitePool, since: &str) -> anyhow::Result<Vec<(String, String, i64)>> {
    let rows = sqlx::query!(
        r#"SELECT what, detail, sum(n) AS "n!: i64" FROM counts WHERE day >= $1 GROUP BY what, detail ORDER BY what, detail"#,
        since
    )
    .fetch_all(read)
    .await?;
    Ok(rows.into_iter().map(|row| (row.what, row.detail, row.n)).collect())
}
