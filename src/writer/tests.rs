use std::sync::Arc;

use sqlx::Connection as _;

use super::*;
use crate::{
    config::Synchronous,
    turn::{Outcome, Record},
};

struct Desk {
    writer: Writer,
    inbox: mpsc::UnboundedReceiver<Vec<Item>>,
    db: crate::db::Db,
    tasks: Tasks,
    url: String,
    _folder: tempfile::TempDir,
}

async fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/t.db", folder.path().display());
    let (db, connection) = crate::db::open(&url, Synchronous::Full).await.unwrap();
    let (to_outbox, _) = mpsc::unbounded_channel();
    let (to_inbox, inbox) = mpsc::unbounded_channel();
    let handover = Handover { outbox: to_outbox, inbox: to_inbox };
    let clock = Clock::new(jiff::tz::TimeZone::UTC);
    let (writer, task) = WriterTask::new(connection, handover, Memory::default(), Arc::default(), clock, 1).await.unwrap();
    let tasks = Tasks::default();
    tasks.spawn(task.run(tasks.clone()));
    Desk { writer, inbox, db, tasks, url, _folder: folder }
}

impl Desk {
    async fn arrived(&mut self, update_id: i64) -> Item {
        let arrival = Arrival { update_id, conversation: Conversation::Person(7), payload: "{}".into() };
        self.writer.arrive(vec![arrival]).await.unwrap();
        self.inbox.recv().await.unwrap().remove(0)
    }

    async fn remembers(&self) -> Option<String> {
        crate::db::remembered(&self.db.read, "word").await.unwrap()
    }
}

fn turn(item: &Item, word: &str) -> Turn {
    let outcome = Outcome::nothing().record(Record::Remember { key: "word", value: word.into() });
    Turn { item: Some(item.id), person: None, outcome }
}

#[tokio::test]
async fn a_row_that_is_done_has_no_second_effect() {
    let mut desk = desk().await;
    let item = desk.arrived(1).await;
    desk.writer.turn(turn(&item, "first")).await.unwrap();
    let error = desk.writer.turn(turn(&item, "second")).await.unwrap_err();
    assert!(error.is::<Repeated>());
    assert_eq!(desk.remembers().await.as_deref(), Some("first"));
}

#[tokio::test]
async fn a_job_that_fails_takes_no_other_with_it() {
    let mut desk = desk().await;
    let (done, item) = (desk.arrived(1).await, desk.arrived(2).await);
    desk.writer.turn(turn(&done, "first")).await.unwrap();
    let (again, good) = tokio::join!(desk.writer.turn(turn(&done, "second")), desk.writer.turn(turn(&item, "third")));
    assert!(again.is_err() && good.is_ok());
    assert_eq!(desk.remembers().await.as_deref(), Some("third"));
}

#[tokio::test]
async fn what_still_waits_is_written_before_the_end() {
    let mut desk = desk().await;
    let item = desk.arrived(1).await;
    let writing = desk.writer.turn(turn(&item, "last"));
    let stopping = async { desk.tasks.stop() };
    let (written, ()) = tokio::join!(writing, stopping);
    desk.tasks.finished().await;
    assert!(written.is_ok());
    let mut look = SqliteConnection::connect(&desk.url).await.unwrap();
    let word: String = sqlx::query_scalar("SELECT value FROM meta WHERE key = 'word'").fetch_one(&mut look).await.unwrap();
    assert_eq!(word, "last");
}
