//! Where cases stand at their desks: chat, topic, card. What every carried message asks is kept in memory for the cases of late, and
//! written through by the writer.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use sqlx::SqlitePool;

use crate::cases::{CaseId, Desk, Record, store};

/// How many cases are kept in memory; beyond it memory starts anew from the table.
const MAX_IN_MEMORY: usize = 10_000;

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Whose it is.
    pub desk: Desk,
    /// The chat that it was placed in.
    pub chat: Option<i64>,
    /// Its topic there.
    pub thread: Option<i32>,
    /// Its card there.
    pub card: Option<i32>,
    /// Its person had everything erased.
    pub forgotten: bool,
}

/// The spots in memory.
#[derive(Debug, Default)]
pub struct Spots {
    inside: Mutex<Inside>,
}

#[derive(Debug, Default)]
struct Inside {
    spots: HashMap<CaseId, Spot>,
    /// Counts what was written, so that a reading that was begun before it does not overwrite it.
    changes: u64,
}

impl Spots {
    /// Where a case stands; `None` where there is no such case.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn find(&self, read: &SqlitePool, case: CaseId) -> anyhow::Result<Option<Spot>> {
        let before = {
            let inside = self.lock();
            if let Some(spot) = inside.spots.get(&case) {
                return Ok(Some(*spot));
            }
            inside.changes
        };
        let found = store::spot(read, case).await?;
        let mut inside = self.lock();
        if let Some(spot) = found
            && inside.changes == before
        {
            inside.insert(case, spot);
        }
        Ok(found)
    }

    /// Takes over what has just been committed.
    pub fn keep(&self, record: &Record) {
        let mut inside = self.lock();
        inside.changes += 1;
        match record {
            Record::Open(case) => {
                inside.insert(case.id, Spot { desk: case.desk, chat: None, thread: None, card: None, forgotten: false });
            }
            Record::Placed { case, chat } => inside.change(*case, |spot| {
                let thread = spot.thread.filter(|_| spot.chat == Some(*chat));
                Spot { chat: Some(*chat), thread, card: None, ..spot }
            }),
            Record::TopicMade { case, chat, thread } => {
                inside.change(*case, |spot| Spot { chat: Some(*chat), thread: Some(*thread), ..spot });
            }
            Record::TopicGone { case } => inside.change(*case, |spot| Spot { thread: None, card: None, ..spot }),
            Record::CardSent { case, chat, card } => {
                inside.change(*case, |spot| Spot { chat: Some(*chat), card: Some(*card), ..spot });
            }
            Record::Message { .. } | Record::Carried { .. } | Record::Touch { .. } => {}
        }
    }

    /// Forgets every copy: rows were changed that are not named here.
    pub fn forget_all(&self) {
        let mut inside = self.lock();
        inside.changes += 1;
        inside.spots.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    fn insert(&mut self, case: CaseId, spot: Spot) {
        if self.spots.len() >= MAX_IN_MEMORY {
            self.spots.clear();
        }
        self.spots.insert(case, spot);
    }

    fn change(&mut self, case: CaseId, to: impl FnOnce(Spot) -> Spot) {
        if let Some(spot) = self.spots.get_mut(&case) {
            *spot = to(*spot);
        }
    }
}
