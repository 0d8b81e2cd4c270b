//! Troubles that can be switched on: Telegram too busy, failing, slow, or cut off before or after the work is done.

use serde::{Deserialize, Serialize};

/// Which troubles await the bot's next calls. Counts go down with every hit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Faults {
    /// How many calls get 429.
    pub next_429: u32,
    /// The seconds that those 429 ask to wait.
    pub retry_after: u32,
    /// How many calls get 502 without being done.
    pub next_5xx: u32,
    /// How many calls lose their connection before they are done.
    pub drop_before: u32,
    /// How many calls lose their connection after they were done: the bot cannot know it.
    pub drop_after: u32,
    /// Milliseconds that every call waits first.
    pub slow_ms: u64,
    /// The methods concerned, in any case; empty means all that send, edit, copy, forward or concern topics.
    pub methods: Vec<String>,
}

/// What befalls one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    TooMany(u32),
    ServerError,
    DropBefore,
    DropAfter,
}

impl Faults {
    /// How long a call of `method` waits before anything else, in milliseconds.
    pub(super) fn delay_ms(&self, method: &str) -> u64 {
        if self.slow_ms > 0 && self.concerns(method) { self.slow_ms } else { 0 }
    }

    /// What befalls a call of `method`, and counts it.
    pub(super) fn hit(&mut self, method: &str) -> Option<Fault> {
        if self.drop_before + self.next_5xx + self.next_429 + self.drop_after == 0 || !self.concerns(method) {
            return None;
        }
        for (count, fault) in [
            (&mut self.drop_before, Fault::DropBefore),
            (&mut self.next_5xx, Fault::ServerError),
            (&mut self.next_429, Fault::TooMany(self.retry_after.max(1))),
            (&mut self.drop_after, Fault::DropAfter),
        ] {
            if *count > 0 {
                *count -= 1;
                return Some(fault);
            }
        }
        None
    }

    fn concerns(&self, method: &str) -> bool {
        if self.methods.is_empty() {
            return ["send", "edit", "copy", "forward"].iter().any(|start| method.starts_with(start))
                || method.ends_with("ForumTopic");
        }
        self.methods.iter().any(|named| named.eq_ignore_ascii_case(method))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_counted_down_and_spare_other_methods() {
        let mut faults = Faults { next_429: 1, retry_after: 3, drop_after: 1, ..Faults::default() };
        assert_eq!(faults.hit("getUpdates"), None);
        assert_eq!(faults.hit("sendMessage"), Some(Fault::TooMany(3)));
        assert_eq!(faults.hit("createForumTopic"), Some(Fault::DropAfter));
        assert_eq!(faults.hit("sendMessage"), None);
        faults = Faults { next_5xx: 1, methods: vec!["GetUpdates".to_owned()], ..Faults::default() };
        assert_eq!(faults.hit("sendMessage"), None);
        assert_eq!(faults.hit("getUpdates"), Some(Fault::ServerError));
    }
}
