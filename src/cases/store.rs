//! The queries of cases and desks.

use std::collections::HashSet;

mod hot;

use sqlx::{SqliteConnection, SqlitePool};

use crate::{
    cases::{
        Case, CaseId, Claim, Desk, Record, Side, Status,
        desks::{Binding, DeskKind},
        spots::Spot,
    },
    text::{Lang, Text},
};

/// Telegram's limit for a topic's name, in characters (Bot API, `createForumTopic.name`).
const MAX_TOPIC_NAME: usize = 128;

/// Messages of a case that are carried again when its desk gets a chat.
const MAX_CARRIED_AGAIN: i64 = 200;

/// The case of a record that many turns bring, and the place of its kind in [`apply_all`]; `None` for any other record.
#[must_use]
pub fn hot(record: &Record) -> Option<(CaseId, u8)> {
    match record {
        Record::Open(case) => Some((case.id, 0)),
        Record::Placed { case, .. } => Some((*case, 1)),
        Record::Message { case, .. } | Record::Touch { case } => Some((*case, 2)),
        Record::TopicMade { case, .. } => Some((*case, 3)),
        Record::CardSent { case, .. } => Some((*case, 4)),
        Record::Carried { case, .. } => Some((*case, 5)),
        Record::TopicGone { .. } => None,
    }
}

/// Writes hot records of different turns, each kind in one statement, in the order of [`hot()`]. The records of one case must come in that
/// order, and none that names its place twice.
///
/// # Errors
/// When a statement fails.
pub async fn apply_all(connection: &mut SqliteConnection, records: &[&Record], now: i64) -> anyhow::Result<()> {
    hot::open(connection, records, now).await?;
    hot::placed(connection, records).await?;
    hot::add_messages(connection, records, now).await?;
    hot::touch(connection, records, now).await?;
    hot::topics_made(connection, records).await?;
    hot::cards_sent(connection, records).await?;
    hot::carried(connection, records, now).await
}

/// Writes a record.
///
/// # Errors
/// When the statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::TopicGone { case } => {
            sqlx::query!("UPDATE cases SET thread_id = NULL, card_id = NULL WHERE id = $1", case.0).execute(connection).await?;
        }
        Record::Open(_)
        | Record::Message { .. }
        | Record::Touch { .. }
        | Record::TopicMade { .. }
        | Record::CardSent { .. }
        | Record::Carried { .. }
        | Record::Placed { .. } => apply_all(connection, &[record], now).await?,
    }
    Ok(())
}

/// Decides a contest; says whether the claim came first.
///
/// # Errors
/// When the statement fails.
pub async fn claim(connection: &mut SqliteConnection, claim: &Claim, now: i64) -> anyhow::Result<bool> {
    let result = match claim {
        Claim::Take { case, staff, name } => {
            sqlx::query!(
                "UPDATE cases SET status = 'taken', taken_by = $2, taken_name = $3, taken_at = $4 WHERE id = $1 AND status = 'waiting'",
                case.0,
                staff,
                name,
                now
            )
            .execute(connection)
            .await?
        }
        Claim::Release { case } => {
            sqlx::query!(
                "UPDATE cases SET status = 'waiting', taken_by = NULL, taken_name = NULL, taken_at = NULL
                 WHERE id = $1 AND status = 'taken'",
                case.0
            )
            .execute(connection)
            .await?
        }
        Claim::Close { case, by } => {
            let by = by.word();
            sqlx::query!(
                "UPDATE cases SET status = 'closed', closed_at = $2, closed_by = $3 WHERE id = $1 AND status <> 'closed'",
                case.0,
                now,
                by
            )
            .execute(connection)
            .await?
        }
    };
    Ok(result.rows_affected() == 1)
}

/// The highest case number so far; 0 before the first.
///
/// # Errors
/// When the database cannot be read.
pub async fn highest(read: &SqlitePool) -> anyhow::Result<i64> {
    Ok(sqlx::query_scalar!(r#"SELECT coalesce(max(id), 0) AS "id!: i64" FROM cases"#).fetch_one(read).await?)
}

/// The desk's chats.
///
/// # Errors
/// When the database cannot be read.
pub async fn bindings(read: &SqlitePool) -> anyhow::Result<Vec<Binding>> {
    let rows = sqlx::query!("SELECT desk, chat_id, kind, lang, suspended_at FROM desks").fetch_all(read).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let kind = match row.kind.as_str() {
                "forum" => DeskKind::Forum,
                "group" => DeskKind::Group,
                _ => DeskKind::Private,
            };
            Some(Binding {
                desk: row.desk.parse().ok()?,
                chat: row.chat_id,
                kind,
                lang: Lang::from_code(&row.lang)?,
                suspended: row.suspended_at.is_some(),
            })
        })
        .collect())
}

/// Where a case stands at its desk.
///
/// # Errors
/// When the database cannot be read.
pub async fn spot(read: &SqlitePool, case: CaseId) -> anyhow::Result<Option<Spot>> {
    let row = sqlx::query!("SELECT desk, chat_id, thread_id, card_id, person_id, name FROM cases WHERE id = $1", case.0)
        .fetch_optional(read)
        .await?;
    let number = |id: Option<i64>| id.and_then(|id| i32::try_from(id).ok());
    Ok(row.and_then(|row| {
        Some(Spot {
            desk: row.desk.parse().ok()?,
            chat: row.chat_id,
            thread: number(row.thread_id),
            // 0 stands for a card that is about to be sent.
            card: number(row.card_id).filter(|card| *card != 0),
            // A case taken on the phone has nobody in Telegram either, but a name.
            forgotten: row.person_id.is_none() && row.name.is_empty(),
        })
    }))
}

/// The name of a case's topic: its number and the person's first name, without which staff could not tell topics apart.
///
/// # Errors
/// When the database cannot be read or there is no such case.
pub async fn topic_name(read: &SqlitePool, case: CaseId) -> anyhow::Result<String> {
    let row = sqlx::query!("SELECT name, urgent FROM cases WHERE id = $1", case.0).fetch_one(read).await?;
    let urgent = if row.urgent == 1 { "🔴 " } else { "" };
    Ok(format!("{urgent}№{case} {}", row.name).chars().take(MAX_TOPIC_NAME).collect())
}

/// The case whose topic this is.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_thread(read: &SqlitePool, chat: i64, thread: i32) -> anyhow::Result<Option<CaseId>> {
    let id = sqlx::query_scalar!("SELECT id FROM cases WHERE chat_id = $1 AND thread_id = $2", chat, thread)
        .fetch_optional(read)
        .await?;
    Ok(id.map(CaseId))
}

/// The case that a message belongs to, and the message on the other side that it stands for.
///
/// # Errors
/// When the database cannot be read.
pub async fn of_message(read: &SqlitePool, chat: i64, message: i32) -> anyhow::Result<Option<(CaseId, Option<i32>)>> {
    let row = sqlx::query!("SELECT case_id, peer_id FROM message_map WHERE chat_id = $1 AND message_id = $2", chat, message)
        .fetch_optional(read)
        .await?;
    Ok(row.map(|row| (CaseId(row.case_id), row.peer_id.and_then(|peer| i32::try_from(peer).ok()))))
}

/// A case.
///
/// # Errors
/// When the database cannot be read.
pub async fn find(read: &SqlitePool, case: CaseId) -> anyhow::Result<Option<Case>> {
    let row = sqlx::query_as!(Row, "SELECT id, person_id, desk, status, urgent, name, lang, topic, previous_id, taken_by, taken_name, opened_at, closed_at, closed_by FROM cases WHERE id = $1", case.0)
        .fetch_optional(read)
        .await?;
    Ok(row.map(Case::from))
}

/// The open cases of a person, the most recently active first.
///
/// # Errors
/// When the database cannot be read.
pub async fn open_of(read: &SqlitePool, person: i64) -> anyhow::Result<Vec<Case>> {
    let rows = sqlx::query_as!(Row, "SELECT id, person_id, desk, status, urgent, name, lang, topic, previous_id, taken_by, taken_name, opened_at, closed_at, closed_by FROM cases WHERE person_id = $1 AND status <> 'closed' ORDER BY active_at DESC, id DESC", person)
        .fetch_all(read)
        .await?;
    Ok(rows.into_iter().map(Case::from).collect())
}

/// Every case of a person, the oldest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn all_of(read: &SqlitePool, person: i64) -> anyhow::Result<Vec<Case>> {
    let rows = sqlx::query_as!(Row, "SELECT id, person_id, desk, status, urgent, name, lang, topic, previous_id, taken_by, taken_name, opened_at, closed_at, closed_by FROM cases WHERE person_id = $1 ORDER BY id", person)
        .fetch_all(read)
        .await?;
    Ok(rows.into_iter().map(Case::from).collect())
}

/// The case that staff closed last for a person, if that was after `since` (Unix seconds).
///
/// # Errors
/// When the database cannot be read.
pub async fn just_closed(read: &SqlitePool, person: i64, since: i64) -> anyhow::Result<Option<Case>> {
    let row = sqlx::query_as!(Row, "SELECT id, person_id, desk, status, urgent, name, lang, topic, previous_id, taken_by, taken_name, opened_at, closed_at, closed_by FROM cases WHERE person_id = $1 AND status = 'closed' AND closed_by = 'desk' AND closed_at > $2 ORDER BY closed_at DESC LIMIT 1", person, since)
        .fetch_optional(read)
        .await?;
    Ok(row.map(Case::from))
}

/// The open cases of a desk, and whether each has a card in this chat (or is about to get one).
///
/// # Errors
/// When the database cannot be read.
pub async fn open_at(read: &SqlitePool, desk: Desk, chat: i64) -> anyhow::Result<Vec<(Case, bool)>> {
    let desk = desk.word();
    let placed: HashSet<i64> = sqlx::query_scalar!(
        "SELECT id FROM cases WHERE desk = $1 AND status <> 'closed' AND card_id IS NOT NULL AND chat_id = $2",
        desk,
        chat
    )
    .fetch_all(read)
    .await?
    .into_iter()
    .collect();
    let rows = sqlx::query_as!(Row, "SELECT id, person_id, desk, status, urgent, name, lang, topic, previous_id, taken_by, taken_name, opened_at, closed_at, closed_by FROM cases WHERE desk = $1 AND status <> 'closed' ORDER BY id", desk)
        .fetch_all(read)
        .await?;
    Ok(rows.into_iter().map(|row| (placed.contains(&row.id), row)).map(|(placed, row)| (Case::from(row), placed)).collect())
}

/// The messages of the person in a case, in order: their ids in the person's chat; all of them, or only those that have not arrived.
///
/// # Errors
/// When the database cannot be read.
pub async fn messages_of_person(read: &SqlitePool, case: CaseId, all: bool) -> anyhow::Result<Vec<i32>> {
    let ids = sqlx::query_scalar!(
        "SELECT message_id FROM case_messages
         WHERE case_id = $1 AND side = 'person' AND ($2 OR (arrived_at IS NULL AND refused IS NOT NULL))
         ORDER BY id LIMIT $3",
        case.0,
        all,
        MAX_CARRIED_AGAIN
    )
    .fetch_all(read)
    .await?;
    Ok(ids.into_iter().filter_map(|id| i32::try_from(id).ok()).collect())
}

/// The questionnaire's result that travels with a case.
///
/// # Errors
/// When the database cannot be read.
pub async fn result(read: &SqlitePool, case: CaseId) -> anyhow::Result<Vec<Text>> {
    let json = sqlx::query_scalar!("SELECT result FROM cases WHERE id = $1", case.0).fetch_optional(read).await?.flatten();
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}

/// How many cases wait at each desk: desk, number, the oldest's opening (Unix seconds).
///
/// # Errors
/// When the database cannot be read.
pub async fn waiting(read: &SqlitePool) -> anyhow::Result<Vec<(Desk, i64, i64)>> {
    let rows = sqlx::query!(
        r#"SELECT desk AS "desk!", count(*) AS "n!: i64", min(opened_at) AS "since!: i64" FROM cases WHERE status = 'waiting' GROUP BY desk"#
    )
    .fetch_all(read)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.desk.parse().ok()?, row.n, row.since))).collect())
}

struct Row {
    id: i64,
    person_id: Option<i64>,
    desk: String,
    status: String,
    urgent: i64,
    name: String,
    lang: String,
    topic: Option<String>,
    previous_id: Option<i64>,
    taken_by: Option<i64>,
    taken_name: Option<String>,
    opened_at: i64,
    closed_at: Option<i64>,
    closed_by: Option<String>,
}

impl From<Row> for Case {
    fn from(row: Row) -> Self {
        Self {
            id: CaseId(row.id),
            person: row.person_id,
            // The table's CHECK lets no other words in.
            desk: row.desk.parse().unwrap_or(Desk::Operator),
            status: match row.status.as_str() {
                "waiting" => Status::Waiting,
                "taken" => Status::Taken,
                _ => Status::Closed,
            },
            urgent: row.urgent == 1,
            name: row.name,
            lang: Lang::from_code(&row.lang).unwrap_or(Lang::Kk),
            topic: row.topic,
            previous: row.previous_id.map(CaseId),
            taken_name: row.taken_name,
            taken_by: row.taken_by,
            opened_at: row.opened_at,
            closed_at: row.closed_at,
            closed_by: row.closed_by.map(|by| if by == "person" { Side::Person } else { Side::Desk }),
        }
    }
}
