//! Which open rows are in memory. The table may hold far more: an announcement to everybody, the reminders of a year. Each lane has
//! room of its own, so that no backlog of one keeps out rows of the other, and only rows that are due soon are taken.

use std::collections::HashMap;

use sqlx::SqlitePool;

use crate::outbox::{
    message::{Lane, RowId},
    rows::Queued,
    store,
};

/// Live rows in memory at once.
const LIVE_ROOM: usize = 20_000;

/// Bulk rows in memory at once: half a minute's work at the default pace.
const BULK_ROOM: usize = 1_000;

/// How far ahead, in milliseconds, rows are taken whose time has not come.
const HORIZON_MS: i64 = 10 * 60 * 1000;

/// The rows in memory, and how far the table was read.
pub struct Stock {
    shelves: [Shelf; 2],
    open: HashMap<RowId, Lane>,
}

/// What was read from the table at one look.
#[derive(Default)]
pub struct Read {
    /// Rows to send, in the order of their ids within what was due before, then by their time.
    pub rows: Vec<Queued>,
    /// Rows that this version can no longer read.
    pub unreadable: Vec<RowId>,
}

/// One lane's share.
struct Shelf {
    lane: Lane,
    room: usize,
    held: usize,
    /// Rows up to this id were seen: taken, or not due by `until`.
    highest: i64,
    /// Rows above `highest` were left in the table.
    behind: bool,
    /// Rows due by then (time in milliseconds, and id for those of the same moment) were taken, up to `highest`.
    until: (i64, i64),
}

impl Stock {
    /// Empty: everything is still in the table.
    pub fn new(now_ms: i64) -> Self {
        let shelf = |lane, room| {
            let until = (now_ms + HORIZON_MS, i64::MAX);
            Shelf { lane, room, held: 0, highest: 0, behind: true, until }
        };
        Self { shelves: [shelf(Lane::Live, LIVE_ROOM), shelf(Lane::Bulk, BULK_ROOM)], open: HashMap::new() }
    }

    /// Whether a row is in memory.
    pub fn holds(&self, row: RowId) -> bool {
        self.open.contains_key(&row)
    }

    /// Takes a row that was just written, if there is room and its time comes soon; else it is read from the table later.
    pub fn takes(&mut self, row: &Queued, now_ms: i64) -> bool {
        let shelf = &mut self.shelves[usize::from(row.message.lane == Lane::Bulk)];
        if row.id.0 <= shelf.highest || self.open.contains_key(&row.id) {
            return false;
        }
        if shelf.behind || shelf.held >= shelf.room {
            shelf.behind = true;
            return false;
        }
        shelf.highest = row.id.0;
        // What is due now is taken even where the clock has run ahead of what was read.
        if (row.message.due_ms, row.id.0) > shelf.until && row.message.due_ms > now_ms {
            return false;
        }
        shelf.held += 1;
        self.open.insert(row.id, row.message.lane);
        true
    }

    /// Gives up a row that is finished.
    pub fn drop(&mut self, row: RowId) {
        if let Some(lane) = self.open.remove(&row) {
            self.shelves[usize::from(lane == Lane::Bulk)].held -= 1;
        }
    }

    /// Reads from the table what there is room for: rows that were left there, and those whose time comes soon.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn look(&mut self, read: &SqlitePool, now_ms: i64) -> anyhow::Result<Read> {
        let mut found = Read::default();
        for shelf in &mut self.shelves {
            let mut batches = Vec::with_capacity(2);
            if shelf.behind && shelf.held < shelf.room / 2 {
                let room = shelf.room - shelf.held;
                let batch = store::open_rows(read, shelf.lane, shelf.highest, shelf.until.0, room).await?;
                shelf.behind = batch.count == room;
                shelf.highest = batch.last.map_or(shelf.highest, |(_, id)| id);
                batches.push(batch);
            }
            let soon = now_ms + HORIZON_MS;
            if shelf.until.0 < now_ms + HORIZON_MS / 2 && shelf.held < shelf.room / 2 {
                let room = shelf.room - shelf.held;
                let batch = store::coming_rows(read, shelf.lane, shelf.until, soon, room).await?;
                shelf.until = batch.last.filter(|_| batch.count == room).unwrap_or((soon, i64::MAX));
                batches.push(batch);
            }
            for batch in batches {
                found.unreadable.extend(batch.unreadable);
                for row in batch.rows {
                    if self.open.insert(row.id, shelf.lane).is_none() {
                        shelf.held += 1;
                        found.rows.push(row);
                    }
                }
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests;
