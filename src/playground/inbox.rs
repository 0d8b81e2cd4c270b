//! The updates that wait for the bot, and how it wants them. Pure.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use serde_json::{Map, Value};

/// The updates that wait for the bot, and how it wants them.
#[derive(Default)]
pub(super) struct Inbox {
    /// Number and JSON, oldest first; the front is removed when the bot confirms it.
    pub waiting: VecDeque<(i64, Arc<str>)>,
    pub next_id: i64,
    /// What `allowed_updates` last said; `None` is Telegram's default.
    pub allowed: Option<BTreeSet<String>>,
    pub webhook: Option<Webhook>,
    /// Counts polls: a poll that is no longer the newest ends with 409.
    pub poll: u64,
}

#[derive(Clone)]
pub(super) struct Webhook {
    pub url: String,
    pub secret: Option<String>,
}

impl Inbox {
    /// Whether the bot gets updates of this kind. By default all but those that Telegram sends on request only.
    pub fn wants(&self, kind: &str) -> bool {
        match &self.allowed {
            Some(allowed) => allowed.contains(kind),
            None => !matches!(kind, "chat_member" | "message_reaction" | "message_reaction_count"),
        }
    }

    /// Forgets all updates below `offset`; a negative offset keeps that many of the newest.
    pub fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let keep = usize::try_from(-offset).unwrap_or(usize::MAX);
            let drop = self.waiting.len().saturating_sub(keep);
            self.waiting.drain(..drop);
        }
        while self.waiting.front().is_some_and(|(id, _)| *id < offset) {
            self.waiting.pop_front();
        }
    }

    /// Queues an update under the next number.
    pub fn put(&mut self, mut update: Map<String, Value>) {
        let id = self.next_id;
        self.next_id += 1;
        update.insert("update_id".to_owned(), id.into());
        self.waiting.push_back((id, Value::Object(update).to_string().into()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negative_offset_keeps_the_newest() {
        let mut inbox = Inbox::default();
        (0..5).for_each(|_| inbox.put(Map::new()));
        inbox.confirm(1);
        assert_eq!(inbox.waiting.len(), 4);
        inbox.confirm(-1);
        assert_eq!(inbox.waiting.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [4]);
    }
}
