//! The queries of consent, data export and erasure.

use serde_json::{Value, json};
use sqlx::{SqliteConnection, SqliteExecutor, SqlitePool};

use crate::{
    clock::Clock,
    person::Person,
    privacy::{Purpose, Record, VERSION},
};

/// How long keys of updates are kept to recognise repeats, and finished rows of the outbox, in seconds.
const KEPT: i64 = 3 * 24 * 60 * 60;

/// How long an update that was set aside keeps its payload, in seconds.
const ASIDE_KEPT: i64 = 14 * 24 * 60 * 60;

/// People forgotten in one transaction of the daily work; the rest follows the next day.
const MAX_FORGOTTEN: i64 = 1_000;

/// Writes presses on consents, of one turn or of several.
///
/// # Errors
/// When the statement fails.
pub async fn add_consents(connection: &mut SqliteConnection, records: &[&Record], now: i64) -> anyhow::Result<()> {
    let row = |record: &&Record| match record {
        Record::Consent { person, purpose, given, lang } => {
            Some(json!([person, purpose.word(), i64::from(*given), lang.code()]))
        }
        Record::Forget { .. } | Record::Clean { .. } => None,
    };
    let rows: Vec<Value> = records.iter().filter_map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let rows = serde_json::to_string(&rows)?;
    let ends_learning = |record: &&Record| matches!(record, Record::Consent { purpose: Purpose::Learning, given: false, .. });
    if records.iter().any(ends_learning) {
        // The masked words keep their term; whose they were is nobody's business from now on.
        sqlx::query!(
            "UPDATE questions SET person_id = NULL
             WHERE person_id IN (SELECT value->>0 FROM json_each($1) WHERE value->>1 = 'learning' AND value->>2 = 0)",
            rows
        )
        .execute(&mut *connection)
        .await?;
    }
    sqlx::query!(
        "INSERT INTO consents (person_id, purpose, given, version, lang, at)
         SELECT value->>0, value->>1, value->>2, $2, value->>3, $3 FROM json_each($1)",
        rows,
        VERSION,
        now
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether the last that somebody said was no to the consent's question, since then (Unix seconds). A no that takes a yes back is
/// none of these: that was said in the privacy menu, where nothing was asked.
///
/// # Errors
/// When the database cannot be read.
pub async fn declined_since(read: &SqlitePool, person: i64, since: i64) -> anyhow::Result<bool> {
    let said = sqlx::query!(
        "SELECT given, at FROM consents WHERE person_id = $1 AND purpose = 'case' ORDER BY id DESC LIMIT 2",
        person
    )
    .fetch_all(read)
    .await?;
    Ok(said.first().is_some_and(|last| last.at >= since) && said.iter().all(|row| row.given == 0))
}

/// Writes a record.
///
/// # Errors
/// When a statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Consent { .. } => add_consents(connection, &[record], now).await,
        Record::Forget { person } => forget(connection, *person, now).await,
        Record::Clean { unseen_since } => clean(connection, *unseen_since, now).await,
    }
}

/// Erases everything that tells of a person; cases stay as numbers, without person and name.
async fn forget(connection: &mut SqliteConnection, person: i64, now: i64) -> anyhow::Result<()> {
    sqlx::query!(
        "UPDATE cases SET status = 'closed', closed_at = $2, closed_by = 'person' WHERE person_id = $1 AND status <> 'closed'",
        person,
        now
    )
    .execute(&mut *connection)
    .await?;
    // The desk's side of the map stays, so that a reply there is told why it goes nowhere.
    sqlx::query!("DELETE FROM message_map WHERE chat_id = $1", person).execute(&mut *connection).await?;
    sqlx::query!("UPDATE message_map SET peer_id = NULL WHERE case_id IN (SELECT id FROM cases WHERE person_id = $1)", person)
        .execute(&mut *connection)
        .await?;
    // What staff sent may quote the person.
    sqlx::query!(
        "UPDATE inbox SET payload = NULL
         WHERE state = 'failed' AND conversation IN (SELECT 'c:' || id FROM cases WHERE person_id = $1)",
        person
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!("DELETE FROM case_messages WHERE case_id IN (SELECT id FROM cases WHERE person_id = $1)", person)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("UPDATE cases SET person_id = NULL, name = '', result = NULL, topic = NULL WHERE person_id = $1", person)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM screening_answers WHERE person_id = $1", person).execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM questions WHERE person_id = $1", person).execute(&mut *connection).await?;
    crate::screening::follow::forget(connection, person).await?;
    crate::announcements::store::forget(connection, person, now).await?;
    sqlx::query!("DELETE FROM consents WHERE person_id = $1", person).execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM screens WHERE chat_id = $1", person).execute(&mut *connection).await?;
    sqlx::query!("DELETE FROM album_pieces WHERE chat_id = $1", person).execute(&mut *connection).await?;
    let conversation = format!("p:{person}");
    sqlx::query!("UPDATE inbox SET payload = NULL WHERE conversation = $1 AND state = 'failed'", conversation)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM people WHERE id = $1", person).execute(connection).await?;
    Ok(())
}

/// Who has not been seen since then (Unix seconds) and works on nothing here: no staff, and no case in which anybody has written since.
/// The longest unseen first; at most 1,000, the rest follows the next day.
///
/// # Errors
/// When the database cannot be read.
pub async fn unseen<'c>(database: impl SqliteExecutor<'c>, since: i64) -> anyhow::Result<Vec<i64>> {
    let people = sqlx::query_scalar!(
        "SELECT id FROM people
         WHERE seen_at < $1 AND id NOT IN (SELECT person_id FROM staff)
             AND NOT EXISTS (
                 SELECT 1 FROM cases
                 WHERE person_id = people.id AND status <> 'closed'
                     AND (active_at >= $1
                         OR EXISTS (SELECT 1 FROM case_messages WHERE case_messages.case_id = cases.id AND case_messages.at >= $1)))
         ORDER BY seen_at, id LIMIT $2",
        since,
        MAX_FORGOTTEN
    )
    .fetch_all(database)
    .await?;
    Ok(people)
}

async fn clean(connection: &mut SqliteConnection, unseen_since: i64, now: i64) -> anyhow::Result<()> {
    // Nobody closes a case that both sides have left, and an open case would keep its person for ever: forgetting closes it.
    for person in unseen(&mut *connection, unseen_since).await? {
        forget(connection, person, now).await?;
    }
    crate::inbox::store::clean(connection, now - KEPT, now - ASIDE_KEPT).await?;
    crate::outbox::store::clean(connection, now - KEPT).await?;
    sqlx::query!("DELETE FROM invitations WHERE expires_at < $1", now).execute(connection).await?;
    Ok(())
}

/// Everything that is stored about a person, with times at the centre. What they wrote is not in it, because it is not stored.
///
/// # Errors
/// When the database cannot be read.
pub async fn everything(read: &SqlitePool, person: &Person, clock: &Clock) -> anyhow::Result<Value> {
    let id = person.id;
    let time = |at: i64| clock.format(at);
    let consents = sqlx::query!("SELECT purpose, given, version, lang, at FROM consents WHERE person_id = $1 ORDER BY id", id)
        .fetch_all(read)
        .await?;
    let answers = sqlx::query!("SELECT key, value, at FROM screening_answers WHERE person_id = $1 ORDER BY key", id)
        .fetch_all(read)
        .await?;
    let plan = crate::screening::plan::store::dated(read, id).await?;
    let visit = crate::screening::visit::store::find(read, id).await?;
    let cases = sqlx::query!(
        "SELECT id, desk, status, name, lang, topic, result, opened_at, closed_at FROM cases WHERE person_id = $1 ORDER BY id",
        id
    )
    .fetch_all(read)
    .await?;
    let messages = sqlx::query!(
        "SELECT case_id, side, message_id, at FROM case_messages WHERE case_id IN (SELECT id FROM cases WHERE person_id = $1) ORDER BY id",
        id
    )
    .fetch_all(read)
    .await?;
    let roles =
        sqlx::query!("SELECT role, name, since FROM staff WHERE person_id = $1 ORDER BY since", id).fetch_all(read).await?;
    let questions =
        sqlx::query!("SELECT day, words FROM questions WHERE person_id = $1 ORDER BY id", id).fetch_all(read).await?;
    let news = crate::announcements::store::of_person(read, id, clock).await?;
    Ok(json!({
        "telegram_id": id,
        "language": person.tongue.map(crate::text::Tongue::code),
        "first_message": time(person.first_seen_at),
        "last_message": time(person.seen_at),
        "bot_blocked": person.blocked_at.map(time),
        "staff": roles.iter().map(|row| json!({ "role": row.role, "name": row.name, "since": time(row.since) })).collect::<Vec<_>>(),
        "consents": consents.iter().map(|row| json!({
            "purpose": row.purpose, "given": row.given == 1, "text_version": row.version, "language": row.lang, "at": time(row.at),
        })).collect::<Vec<_>>(),
        "questionnaire": answers.iter().map(|row| json!({ "question": row.key, "answer": row.value, "at": time(row.at) })).collect::<Vec<_>>(),
        "questions": questions.iter().map(|row| json!({ "day": row.day, "masked_words": row.words })).collect::<Vec<_>>(),
        "questionnaire_rules": visit.as_ref().map(|visit| visit.rules.as_str()),
        "questionnaire_result": visit.and_then(|visit| visit.told),
        "plan_done": plan.iter().map(|(item, at)| json!({ "what": item, "at": time(*at) })).collect::<Vec<_>>(),
        "announcements": news,
        "cases": cases.iter().map(|row| json!({
            "number": row.id, "desk": row.desk, "status": row.status, "name": row.name, "language": row.lang, "topic": row.topic,
            "questionnaire_result": row.result.as_deref().and_then(|result| serde_json::from_str::<Value>(result).ok()),
            "opened": time(row.opened_at), "closed": row.closed_at.map(time),
            "messages": messages.iter().filter(|message| message.case_id == row.id).map(|message| json!({
                "from": message.side, "telegram_message": message.message_id, "at": time(message.at),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    }))
}
