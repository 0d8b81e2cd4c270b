use sqlx::SqliteConnection;

use super::*;
use crate::{
    config::Synchronous,
    db::{self, Db},
    outbox::message::{Message, To, What},
    writer::bulk,
};

const NOW: i64 = 1_800_000_000_000;

async fn table() -> (Db, SqliteConnection, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("stock.db").display());
    let (db, connection) = db::open(&url, Synchronous::Normal).await.unwrap();
    (db, connection, folder)
}

fn row(id: i64, lane: Lane, due_ms: i64) -> Queued {
    let what = What::Say { text: Vec::new(), keys: Vec::new(), reply_to: None };
    let message = Message { lane, due_ms, ..Message::new(To::Chat(id), what) };
    Queued::new(RowId(id), message, NOW).unwrap()
}

async fn add(connection: &mut SqliteConnection, rows: &[Queued]) {
    bulk::insert_outbox(connection, rows, NOW / 1000).await.unwrap();
}

fn ids(read: &Read) -> Vec<i64> {
    read.rows.iter().map(|row| row.id.0).collect()
}

#[tokio::test]
async fn a_backlog_of_bulk_rows_keeps_no_live_row_out() {
    let (db, mut connection, _folder) = table().await;
    add(&mut connection, &(1..=5_000).map(|id| row(id, Lane::Bulk, NOW)).collect::<Vec<_>>()).await;
    add(&mut connection, &[row(5_001, Lane::Live, NOW)]).await;
    let mut stock = Stock::new(NOW);
    let found = stock.look(&db.read, NOW).await.unwrap();
    assert_eq!(found.rows.len(), BULK_ROOM + 1);
    assert!(stock.holds(RowId(5_001)));
    let fresh = [row(5_002, Lane::Bulk, NOW), row(5_003, Lane::Live, NOW)];
    add(&mut connection, &fresh).await;
    assert!(!stock.takes(&fresh[0], NOW), "there is no room for it yet");
    assert!(stock.takes(&fresh[1], NOW));
}

#[tokio::test]
async fn every_bulk_row_is_taken_once_and_in_order() {
    let (db, mut connection, _folder) = table().await;
    add(&mut connection, &(1..=2_500).map(|id| row(id, Lane::Bulk, NOW)).collect::<Vec<_>>()).await;
    let mut stock = Stock::new(NOW);
    let mut taken = Vec::new();
    for _ in 0..10 {
        let found = ids(&stock.look(&db.read, NOW).await.unwrap());
        let done: Vec<String> = found.iter().map(i64::to_string).collect();
        sqlx::query(sqlx::AssertSqlSafe(format!("UPDATE outbox SET state = 'done' WHERE id IN ({})", done.join(","))))
            .execute(&mut connection)
            .await
            .unwrap();
        found.iter().for_each(|id| stock.drop(RowId(*id)));
        taken.extend(found);
    }
    assert_eq!(taken, (1..=2_500).collect::<Vec<_>>());
    // All are done, so the next one comes straight from the writer.
    let fresh = row(2_501, Lane::Bulk, NOW);
    add(&mut connection, std::slice::from_ref(&fresh)).await;
    assert!(stock.takes(&fresh, NOW) && !stock.takes(&fresh, NOW));
}

#[tokio::test]
async fn a_row_of_next_month_waits_in_the_table_until_its_time_is_near() {
    const MONTH_MS: i64 = 30 * 24 * 60 * 60 * 1000;
    let (db, mut connection, _folder) = table().await;
    let mut stock = Stock::new(NOW);
    stock.look(&db.read, NOW).await.unwrap();
    let later: Vec<Queued> = (1..=30_000).map(|id| row(id, Lane::Live, NOW + MONTH_MS)).collect();
    add(&mut connection, &later).await;
    assert!(later.iter().all(|row| !stock.takes(row, NOW)), "none of them is due soon");
    let now = row(30_001, Lane::Live, NOW);
    add(&mut connection, std::slice::from_ref(&now)).await;
    assert!(stock.takes(&now, NOW), "they keep nobody out");
    assert!(stock.look(&db.read, NOW + MONTH_MS / 2).await.unwrap().rows.is_empty());
    let (mut near, mut seen) = (NOW + MONTH_MS - HORIZON_MS / 2, 0);
    for _ in 0..10 {
        let found = ids(&stock.look(&db.read, near).await.unwrap());
        found.iter().for_each(|id| stock.drop(RowId(*id)));
        seen += found.len();
        near += HORIZON_MS / 10;
    }
    assert_eq!(seen, 30_000);
}

#[tokio::test]
async fn what_is_due_now_is_taken_after_the_clock_has_run_ahead() {
    let (db, _connection, _folder) = table().await;
    let mut stock = Stock::new(NOW);
    stock.look(&db.read, NOW).await.unwrap();
    let ahead = NOW + 10 * HORIZON_MS;
    assert!(stock.takes(&row(1, Lane::Live, ahead), ahead));
}

#[tokio::test]
async fn a_row_that_cannot_be_read_stops_nothing() {
    let (db, mut connection, _folder) = table().await;
    add(&mut connection, &[row(1, Lane::Live, NOW), row(2, Lane::Live, NOW), row(3, Lane::Live, NOW)]).await;
    sqlx::query("UPDATE outbox SET payload = '{}' WHERE id = 2").execute(&mut connection).await.unwrap();
    let mut stock = Stock::new(NOW);
    let found = stock.look(&db.read, NOW).await.unwrap();
    assert_eq!((ids(&found), found.unreadable), (vec![1, 3], vec![RowId(2)]));
    assert!(stock.takes(&row(4, Lane::Live, NOW), NOW));
}
