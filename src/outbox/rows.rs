//! A row of the outbox in memory, and what came of it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{
    outbox::{
        message::{Belongs, Message, RowId, What},
        pace::Load,
    },
    turn::{Record, Timed},
};

/// A row that waits for its call.
#[derive(Clone, Debug)]
pub struct Queued {
    /// Its id; the order within a queue.
    pub id: RowId,
    /// The queue that keeps it in order with others.
    pub queue: String,
    /// What is said, and to whom.
    pub message: Message,
    /// The message as it stands in the row; empty once it is written there.
    pub payload: String,
    /// Calls that failed in a way that may pass.
    pub attempts: u32,
    /// Already marked as about to be called.
    pub claimed: bool,
    /// The messages of it that were sent before something failed; the next attempt goes on after them.
    pub sent: Arc<Mutex<Vec<i32>>>,
}

impl Queued {
    /// A new row.
    ///
    /// # Errors
    /// When the message cannot be written as JSON, which none of its types allows.
    pub fn new(id: RowId, message: Message, now_ms: i64) -> anyhow::Result<Self> {
        let mut message = message;
        message.due_ms = message.due_ms.max(now_ms);
        let payload = serde_json::to_string(&message)?;
        Ok(Self { id, queue: message.queue(), message, payload, attempts: 0, claimed: false, sent: Arc::default() })
    }

    /// The messages of it that were sent already.
    pub fn sent(&self) -> MutexGuard<'_, Vec<i32>> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queued {
    /// What its next call is to the limits.
    #[must_use]
    pub fn load(&self) -> Load {
        let sent = self.sent().len();
        match &self.message.what {
            what if sent == 0 => Load::of(what),
            What::Post { parts } => {
                let mut before = 0;
                let next = parts.iter().find(|part| {
                    before += part.messages();
                    before > sent
                });
                next.map_or_else(Load::more, Load::next)
            }
            _ => Load::more(),
        }
    }
}

/// What came of a row, written in one transaction with all that follows from it.
#[derive(Debug)]
pub struct Mark {
    /// The row.
    pub id: RowId,
    /// How it ended.
    pub end: End,
    /// Sent messages that belong to a case: chat, message, where it belongs.
    pub map: Vec<(i64, i32, Belongs)>,
    /// A new current menu message: chat and message.
    pub screen: Option<(i64, i32)>,
    /// Rows that follow from it.
    pub records: Vec<Record>,
    /// Events that follow from it.
    pub events: Vec<Timed>,
}

/// How a row ended, or that it goes on later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Telegram did it.
    Done,
    /// Telegram refused it for good; the class of the refusal.
    Failed(&'static str),
    /// These of its messages are sent, and the row goes on.
    Partly(Vec<i32>),
    /// It is tried again; how long it waits is kept in memory only, so that after a restart it is still the first of its queue.
    Later {
        /// Whether the failed call may have been done all the same.
        uncertain: bool,
        /// Whether it counts as an attempt; a 429 does not.
        attempt: bool,
    },
}

impl Mark {
    /// A mark with nothing else to write.
    #[must_use]
    pub const fn new(id: RowId, end: End) -> Self {
        Self { id, end, map: Vec::new(), screen: None, records: Vec::new(), events: Vec::new() }
    }

    /// Whether it ends the row and nothing else follows from it.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        matches!(self.end, End::Done | End::Failed(_))
            && self.map.is_empty()
            && self.screen.is_none()
            && self.records.is_empty()
            && self.events.is_empty()
    }
}
