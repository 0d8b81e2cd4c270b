//! Telegram's limits on sending, as buckets: 30 messages a second in all, one a second in a private chat with short bursts, 20 a
//! minute in a group. Off unless asked for.

use std::collections::HashMap;

/// Buckets are forgotten when there are more of them than this: by then the oldest are full again.
const MOST_BUCKETS: usize = 10_000;

/// The state of all limits.
pub(super) struct Limits {
    factor: f64,
    all: Bucket,
    chats: HashMap<i64, Bucket>,
}

#[derive(Clone, Copy)]
struct Bucket {
    /// What is left, as of `at_ms`.
    left: f64,
    at_ms: i64,
}

impl Bucket {
    /// Takes `count` if they are there; else says after how many milliseconds they will be.
    fn take(&mut self, count: f64, size: f64, per_ms: f64, now_ms: i64) -> Result<(), f64> {
        self.left = (self.left + (now_ms - self.at_ms).max(0) as f64 * per_ms).min(size);
        self.at_ms = now_ms;
        // A whole album may overdraw a bucket that is full enough for one message.
        if self.left >= count.min(1.0) {
            self.left -= count;
            return Ok(());
        }
        Err((1.0 - self.left) / per_ms)
    }
}

impl Limits {
    /// Telegram's limits, `factor` times as generous.
    pub fn new(factor: f64) -> Self {
        Self { factor, all: Bucket { left: 30.0 * factor, at_ms: 0 }, chats: HashMap::new() }
    }

    /// Counts `count` messages to `chat`; the error is the whole seconds to wait.
    pub fn take(&mut self, chat: i64, count: usize, now_ms: i64) -> Result<(), u32> {
        let count = count as f64;
        let (size, per_ms) = if chat < 0 { (20.0, 20.0 / 60_000.0) } else { (5.0, 1.0 / 1000.0) };
        let (size, per_ms) = (size * self.factor, per_ms * self.factor);
        if self.chats.len() > MOST_BUCKETS {
            self.chats.retain(|_, bucket| now_ms - bucket.at_ms < 60_000);
        }
        let bucket = self.chats.entry(chat).or_insert(Bucket { left: size, at_ms: now_ms });
        let before = *bucket;
        bucket.take(count, size, per_ms, now_ms).map_err(seconds)?;
        if let Err(wait_ms) = self.all.take(count, 30.0 * self.factor, 0.03 * self.factor, now_ms) {
            *bucket = before;
            return Err(seconds(wait_ms));
        }
        Ok(())
    }
}

fn seconds(wait_ms: f64) -> u32 {
    (wait_ms / 1000.0).ceil().max(1.0) as u32
}

/// How many messages a call of `method` sends, for the limits.
pub(super) fn weight(method: &str, params: &serde_json::Map<String, serde_json::Value>) -> usize {
    let list = |field| params.get(field).and_then(serde_json::Value::as_array).map_or(1, Vec::len);
    match method {
        "sendChatAction" => 0,
        "sendMediaGroup" => list("media"),
        "copyMessages" => list("message_ids"),
        _ => usize::from(
            ["send", "copy", "forward", "edit"].iter().any(|start| method.starts_with(start)) && !method.ends_with("Topic"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_gets_a_burst_of_five_and_then_one_a_second() {
        let mut limits = Limits::new(1.0);
        assert!((0..5).all(|_| limits.take(7, 1, 0).is_ok()));
        assert_eq!(limits.take(7, 1, 0), Err(1));
        assert!(limits.take(7, 1, 1000).is_ok());
    }

    #[test]
    fn a_group_gets_twenty_a_minute_and_all_chats_thirty_a_second() {
        let mut limits = Limits::new(1.0);
        assert!((0..20).all(|_| limits.take(-7, 1, 0).is_ok()));
        assert_eq!(limits.take(-7, 1, 0), Err(3));
        assert!((1..=10).all(|chat| limits.take(chat, 1, 0).is_ok()));
        assert_eq!(limits.take(11, 1, 0), Err(1));
        assert!(limits.take(11, 1, 100).is_ok());
    }
}
