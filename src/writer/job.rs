//! What is brought to the writer: arrivals, turns, failures, claims and marks.

use std::sync::Arc;

use tokio::sync::oneshot;

use crate::{
    inbox::Conversation,
    outbox::{
        message::{Message, RowId},
        rows::Mark,
    },
    person::Person,
    turn::{Outcome, Toast},
};

/// An update as Telegram sent it.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Telegram's number.
    pub update_id: i64,
    /// Whose turn it is.
    pub conversation: Conversation,
    /// The raw JSON.
    pub payload: String,
}

/// A finished turn with everything it wants written.
#[derive(Debug)]
pub struct Turn {
    /// The inbox row that is done with it; `None` for work that no row stands for.
    pub item: Option<i64>,
    /// The person as they shall be, if they changed.
    pub person: Option<Person>,
    /// The rest.
    pub outcome: Outcome,
}

/// A turn that failed.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The inbox row.
    pub item: i64,
    /// How often it was tried by now.
    pub attempts: u32,
    /// What kind of failure, without any words.
    pub class: String,
    /// Whether it is set aside now.
    pub aside: bool,
    /// Who is told of it, in the same transaction.
    pub messages: Vec<Message>,
}

/// What a committed turn leaves to do at once.
#[derive(Debug, Default)]
pub struct Committed {
    /// The answer to the pressed button, also where a contest decided it.
    pub toast: Option<Toast>,
}

/// One thing to commit, and who waits for it.
pub(super) enum Job {
    Arrive { arrivals: Vec<Arrival>, reply: oneshot::Sender<anyhow::Result<usize>> },
    Turn { turn: Box<Turn>, reply: oneshot::Sender<anyhow::Result<Committed>> },
    Fail { failure: Failure, reply: oneshot::Sender<anyhow::Result<Committed>> },
    Claim { row: RowId, reply: oneshot::Sender<anyhow::Result<bool>> },
    Unclaim { reply: oneshot::Sender<anyhow::Result<Committed>> },
    Mark { mark: Arc<Mark>, reply: oneshot::Sender<anyhow::Result<Committed>> },
}
