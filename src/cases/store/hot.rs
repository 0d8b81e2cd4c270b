//! What many turns write of their cases, in bulk: rows bound as one JSON array and unfolded by `json_each`, as in `writer/bulk.rs`.
//! SQLite only.

use serde_json::{Value, json};
use sqlx::SqliteConnection;

use crate::cases::{Record, Side};

/// The array for one statement; `None` where no record asks for it.
fn rows(records: &[&Record], row: impl FnMut(&Record) -> Option<Value>) -> anyhow::Result<Option<String>> {
    let rows: Vec<Value> = records.iter().copied().filter_map(row).collect();
    Ok(if rows.is_empty() { None } else { Some(serde_json::to_string(&rows)?) })
}

/// New cases.
pub(super) async fn open(connection: &mut SqliteConnection, records: &[&Record], now: i64) -> anyhow::Result<()> {
    let rows = rows(records, |record| {
        let Record::Open(case) = record else { return None };
        let result = (!case.result.is_empty()).then(|| json!(case.result).to_string());
        let (urgent, previous) = (i64::from(case.urgent), case.previous.map(|case| case.0));
        let (desk, lang) = (case.desk.word(), case.lang.code());
        Some(json!([case.id.0, case.person, desk, urgent, case.name, lang, case.topic, result, previous]))
    })?;
    let Some(rows) = rows else { return Ok(()) };
    sqlx::query!(
        "INSERT INTO cases (id, person_id, desk, status, urgent, name, lang, topic, result, previous_id, opened_at, active_at)
         SELECT value->>0, value->>1, value->>2, 'waiting', value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, $2, $2
         FROM json_each($1)",
        rows,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Cases that are about to be placed in their desks' chats.
pub(super) async fn placed(connection: &mut SqliteConnection, records: &[&Record]) -> anyhow::Result<()> {
    let rows = rows(records, |record| match record {
        Record::Placed { case, chat } => Some(json!([case.0, chat])),
        _ => None,
    })?;
    let Some(rows) = rows else { return Ok(()) };
    sqlx::query!(
        "UPDATE cases SET thread_id = CASE WHEN chat_id = placed.chat THEN thread_id END, chat_id = placed.chat, card_id = 0
         FROM (SELECT value->>0 AS id, value->>1 AS chat FROM json_each($1)) AS placed
         WHERE cases.id = placed.id",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Messages that are to be carried, and what they belong to.
pub(super) async fn add_messages(connection: &mut SqliteConnection, records: &[&Record], now: i64) -> anyhow::Result<()> {
    let rows = rows(records, |record| match record {
        Record::Message { case, side, chat, message, author } => Some(json!([case.0, side.word(), chat, message, author])),
        _ => None,
    })?;
    let Some(rows) = rows else { return Ok(()) };
    sqlx::query!(
        "INSERT INTO case_messages (case_id, side, chat_id, message_id, author_id, at)
         SELECT value->>0, value->>1, value->>2, value->>3, value->>4, $2 FROM json_each($1)",
        rows,
        now
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO message_map (chat_id, message_id, case_id)
         SELECT value->>2, value->>3, value->>0 FROM json_each($1)
         WHERE true
         ON CONFLICT (chat_id, message_id) DO NOTHING",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Makes cases those that their persons were active in last, also within one second. Only what the person does says which case they
/// mean with what they write next.
pub(super) async fn touch(connection: &mut SqliteConnection, records: &[&Record], now: i64) -> anyhow::Result<()> {
    let rows = rows(records, |record| match record {
        Record::Message { case, side: Side::Person, .. } | Record::Touch { case } => Some(case.0.into()),
        _ => None,
    })?;
    let Some(rows) = rows else { return Ok(()) };
    sqlx::query!(
        "UPDATE cases SET active_at = max($2, 1 + (SELECT max(other.active_at) FROM cases AS other
             WHERE other.person_id = cases.person_id))
         WHERE id IN (SELECT value FROM json_each($1))",
        rows,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Topics that Telegram has made.
pub(super) async fn topics_made(connection: &mut SqliteConnection, records: &[&Record]) -> anyhow::Result<()> {
    let rows = rows(records, |record| match record {
        Record::TopicMade { case, chat, thread } => Some(json!([case.0, chat, thread])),
        _ => None,
    })?;
    let Some(rows) = rows else { return Ok(()) };
    sqlx::query!(
        "UPDATE cases SET chat_id = made.chat, thread_id = made.thread
         FROM (SELECT value->>0 AS id, value->>1 AS chat, value->>2 AS thread FROM json_each($1)) AS made
         WHERE cases.id = made.id",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Cards that stand in their desks' chats.
pub(super) async fn cards_sent(connection: &mut SqliteConnection, records: &[&Record]) -> anyhow::Result<()> {
    let rows = rows(records, |record| match record {
        Record::CardSent { case, chat, card } => Some(json!([case.0, chat, card])),
        _ => None,
    })?;
    let Some(rows) = rows else { return Ok(()) };
    sqlx::query!(
        "UPDATE cases SET chat_id = sent.chat, card_id = sent.card
         FROM (SELECT value->>0 AS id, value->>1 AS chat, value->>2 AS card FROM json_each($1)) AS sent
         WHERE cases.id = sent.id",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What came of carrying messages.
pub(super) async fn carried(connection: &mut SqliteConnection, records: &[&Record], now: i64) -> anyhow::Result<()> {
    let rows = rows(records, |record| {
        let Record::Carried { case, side, message, refused } = record else { return None };
        let arrived = refused.is_none().then_some(now);
        Some(json!([case.0, side.word(), message, arrived, refused]))
    })?;
    let Some(rows) = rows else { return Ok(()) };
    sqlx::query!(
        "UPDATE case_messages SET arrived_at = carried.arrived_at, refused = carried.refused
         FROM (SELECT value->>0 AS case_id, value->>1 AS side, value->>2 AS message_id, value->>3 AS arrived_at, value->>4 AS refused
             FROM json_each($1)) AS carried
         WHERE case_messages.case_id = carried.case_id AND case_messages.side = carried.side
             AND case_messages.message_id = carried.message_id",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}
