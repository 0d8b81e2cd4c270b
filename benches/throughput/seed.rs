//! A database as it is after years: 100,000 people, a case of ten messages each. Made once, copied for each run.

use std::path::{Path, PathBuf};

use qoldau::{config::Synchronous, db};
use sqlx::{Connection, SqliteConnection};

/// People in the database.
pub const PEOPLE: i64 = 100_000;

/// Messages in each person's case.
pub const MESSAGES: i64 = 10;

/// Every statement counts with this table of numbers; ids of people and chats begin where the playground's do not.
const STATEMENTS: [&str; 7] = [
    "INSERT INTO people (id, lang, state, consents, first_seen_at, seen_at)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT $1)
     SELECT i, iif(i % 2, 'ru', 'kk'), '\"idle\"', 'case', 1700000000 + i, unixepoch() - i % 8000000 FROM n",
    "INSERT INTO screens (chat_id, message_id) SELECT id, 40 FROM people WHERE $1 > 0",
    "INSERT INTO consents (person_id, purpose, given, version, lang, at)
     SELECT id, 'case', 1, '1', lang, first_seen_at FROM people WHERE $1 > 0",
    "INSERT INTO screening_answers (person_id, key, value, at)
     SELECT people.id, key.value, 'yes', first_seen_at FROM people, json_each('[\"region\", \"family\", \"work\", \"housing\"]') AS key WHERE $1 > 0",
    "INSERT INTO cases (id, person_id, desk, status, name, lang, taken_by, taken_name, opened_at, taken_at, closed_at, closed_by,
         active_at, chat_id, thread_id, card_id)
     SELECT id, id, iif(id % 3, 'operator', 'lawyer'), 'closed', 'Айгүл', lang, 5, 'Ерлан', first_seen_at, first_seen_at + 900,
         first_seen_at + 90000, 'desk', first_seen_at + 90000, -1001, id, id
     FROM people WHERE $1 > 0",
    "INSERT INTO case_messages (case_id, side, chat_id, message_id, author_id, at, arrived_at)
     WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT $1 * 10)
     SELECT 1 + i / 10, iif(i % 2, 'desk', 'person'), iif(i % 2, -1001, 1 + i / 10), 1000 + i, 5, 1700000000, 1700000001 FROM n",
    "INSERT INTO message_map (chat_id, message_id, case_id, peer_id)
     WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT $1 * 10)
     SELECT 1 + i / 10, 1000 + i, 1 + i / 10, 1000 + i FROM n UNION ALL SELECT -1001, 1000 + i, 1 + i / 10, 1000 + i FROM n",
];

/// The full database; made anew when a migration has changed since.
pub async fn database(folder: &Path) -> PathBuf {
    let version: usize =
        sqlx::migrate!().iter().map(|step| step.checksum.iter().map(|byte| usize::from(*byte)).sum::<usize>()).sum();
    let path = folder.join(format!("throughput-{PEOPLE}-{version}.db"));
    if path.exists() {
        return path;
    }
    let making = folder.join("throughput-making.db");
    remove(&making);
    let (readers, mut writer) = db::open(&format!("sqlite://{}", making.display()), Synchronous::Normal).await.unwrap();
    for statement in STATEMENTS {
        sqlx::query(statement).bind(PEOPLE).execute(&mut writer).await.unwrap();
    }
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut writer).await.unwrap();
    readers.read.close().await;
    writer.close().await.unwrap();
    std::fs::rename(&making, &path).unwrap();
    path
}

/// Makes one more desk and its lawyer known to a copy.
pub async fn add_desk(path: &Path, chat: i64, lawyer: i64) {
    let mut database = SqliteConnection::connect(&format!("sqlite://{}", path.display())).await.unwrap();
    sqlx::query("INSERT INTO staff (person_id, role, name, since) VALUES ($1, 'lawyer', 'Ерлан', 1700000000)")
        .bind(lawyer)
        .execute(&mut database)
        .await
        .unwrap();
    sqlx::query("INSERT INTO desks (desk, chat_id, kind, lang, bound_by, bound_at) VALUES ('lawyer', $1, 'forum', 'kk', $2, 1700000000)")
        .bind(chat)
        .bind(lawyer)
        .execute(&mut database)
        .await
        .unwrap();
    database.close().await.unwrap();
}

/// Removes a database with all its files.
pub fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", path.display()));
    }
}
