//! Where a case is: its desk's chat and its topic there, looked up when a message is about to be sent.

use std::sync::Arc;

use crate::{
    cases::{
        CaseId,
        desks::{DeskKind, Desks},
        spots::Spots,
    },
    db::Db,
    inbox::Refusal,
    outbox::message::What,
};

/// Looks addresses up.
pub struct Addresses {
    db: Db,
    desks: Arc<Desks>,
    spots: Arc<Spots>,
}

/// The place that a case's messages go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// The desk's chat.
    pub chat: i64,
    /// The topic; `None` in a plain group or private chat, and where the topic must be made first.
    pub thread: Option<i32>,
    /// Whether a topic must be made first.
    pub wants_topic: bool,
}

impl Addresses {
    /// Over the bindings and the spots in memory.
    #[must_use]
    pub const fn new(db: Db, desks: Arc<Desks>, spots: Arc<Spots>) -> Self {
        Self { db, desks, spots }
    }

    /// The card of a case, if it stands in this chat. Numbers begin anew in every group: after the desk has moved, the same number
    /// is another message there.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn card(&self, case: CaseId, chat: i64) -> anyhow::Result<Option<i32>> {
        let spot = self.spots.find(&self.db.read, case).await?;
        Ok(spot.filter(|spot| spot.chat == Some(chat)).and_then(|spot| spot.card))
    }

    /// Reads the bindings anew, after a group has got a new id.
    pub async fn reload(&self) {
        if let Err(error) = self.desks.reload(&self.db.read).await {
            tracing::error!(class = crate::writer::class(&error), "outbox: the desks could not be read");
        }
    }

    /// The place of what goes to a case.
    ///
    /// # Errors
    /// [`Refusal::NoDesk`] inside when no chat is bound to the desk, or its relay is suspended, [`Refusal::Gone`] for what would
    /// carry on or name a person who had everything erased; outside when the database cannot be read.
    pub async fn of_case(&self, case: CaseId, what: &What) -> anyhow::Result<Result<Address, Refusal>> {
        let Some(spot) = self.spots.find(&self.db.read, case).await? else { return Ok(Err(Refusal::NoDesk)) };
        if spot.forgotten && matches!(what, What::Copy { .. } | What::Card { .. }) {
            return Ok(Err(Refusal::Gone));
        }
        // The name is taken away where it stands, wherever the desk has moved since and whether or not it may receive anything.
        if spot.forgotten && matches!(what, What::EditCard { .. } | What::Rename { .. }) {
            let there = |chat| Address { chat, thread: spot.thread, wants_topic: false };
            return Ok(spot.chat.map(there).ok_or(Refusal::NoDesk));
        }
        let Some(binding) = self.desks.open(spot.desk) else { return Ok(Err(Refusal::NoDesk)) };
        // A topic belongs to the chat it was made in; after the desk moved, a new one is made.
        let thread = spot.thread.filter(|_| spot.chat == Some(binding.chat));
        let forum = binding.kind == DeskKind::Forum;
        Ok(Ok(Address { chat: binding.chat, thread: thread.filter(|_| forum), wants_topic: forum && thread.is_none() }))
    }
}
