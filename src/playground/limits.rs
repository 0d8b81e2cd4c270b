//! Telegram's limits on sending: 30 messages in any second in all (1,000 more for those that are paid for), one a second in a
//! private chat with short bursts, 20 a minute in a group or a channel. An album counts as its pieces. Off unless asked for.

use std::collections::{HashMap, VecDeque};

use serde_json::{Map, Value};

/// Buckets are forgotten when there are more of them than this: by then the oldest are full again.
const MOST_BUCKETS: usize = 10_000;

/// Messages that all chats together get in any second, and how many of those that are paid for.
const ALL: f64 = 30.0;
const PAID: f64 = 1_000.0;
const SECOND_MS: i64 = 1_000;

/// The state of all limits.
pub(super) struct Limits {
    factor: f64,
    all: Window,
    paid: Window,
    chats: HashMap<i64, Bucket>,
}

/// What a call sends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Load {
    /// Messages, an album as its pieces.
    pub count: usize,
    /// Stars are paid for it.
    pub paid: bool,
}

/// What was sent within the last second, call by call.
struct Window {
    size: usize,
    held: usize,
    calls: VecDeque<(i64, usize)>,
}

impl Window {
    fn new(size: f64) -> Self {
        Self { size: size as usize, held: 0, calls: VecDeque::new() }
    }

    /// Takes `count` if they fit into the second that ends now; else says after how many milliseconds they will.
    fn take(&mut self, count: usize, now_ms: i64) -> Result<(), f64> {
        while let Some((at_ms, old)) = self.calls.front().copied().filter(|(at_ms, _)| now_ms - at_ms >= SECOND_MS) {
            debug_assert!(at_ms <= now_ms);
            self.held -= old;
            self.calls.pop_front();
        }
        // A call that is larger than the whole window would never pass.
        if self.held == 0 || self.held + count <= self.size {
            self.held += count;
            self.calls.push_back((now_ms, count));
            return Ok(());
        }
        let first = self.calls.front().map_or(now_ms, |(at_ms, _)| *at_ms);
        Err((first + SECOND_MS - now_ms) as f64)
    }
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
        Self { factor, all: Window::new(ALL * factor), paid: Window::new(PAID * factor), chats: HashMap::new() }
    }

    /// Counts what goes to `chat`; the error is the whole seconds to wait.
    pub fn take(&mut self, chat: i64, load: Load, now_ms: i64) -> Result<(), u32> {
        let (size, per_ms) = if chat < 0 { (20.0, 20.0 / 60_000.0) } else { (5.0, 1.0 / 1000.0) };
        let (size, per_ms) = (size * self.factor, per_ms * self.factor);
        if self.chats.len() > MOST_BUCKETS {
            self.chats.retain(|_, bucket| now_ms - bucket.at_ms < 60_000);
        }
        let bucket = self.chats.entry(chat).or_insert(Bucket { left: size, at_ms: now_ms });
        let before = *bucket;
        bucket.take(load.count as f64, size, per_ms, now_ms).map_err(seconds)?;
        let window = if load.paid { &mut self.paid } else { &mut self.all };
        if let Err(wait_ms) = window.take(load.count, now_ms) {
            *bucket = before;
            return Err(seconds(wait_ms));
        }
        Ok(())
    }
}

fn seconds(wait_ms: f64) -> u32 {
    (wait_ms / 1000.0).ceil().max(1.0) as u32
}

/// What a call of `method` sends, for the limits.
pub(super) fn load(method: &str, params: &Map<String, Value>) -> Load {
    let list = |field| params.get(field).and_then(Value::as_array).map_or(1, Vec::len);
    let count = match method {
        "sendChatAction" => 0,
        "sendMediaGroup" => list("media"),
        "copyMessages" => list("message_ids"),
        _ => usize::from(
            ["send", "copy", "forward", "edit"].iter().any(|start| method.starts_with(start)) && !method.ends_with("Topic"),
        ),
    };
    Load { count, paid: params.get("allow_paid_broadcast").and_then(Value::as_bool).unwrap_or(false) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ONE: Load = Load { count: 1, paid: false };

    #[test]
    fn a_person_gets_a_burst_of_five_and_then_one_a_second() {
        let mut limits = Limits::new(1.0);
        assert!((0..5).all(|_| limits.take(7, ONE, 0).is_ok()));
        assert_eq!(limits.take(7, ONE, 0), Err(1));
        assert!(limits.take(7, ONE, 1000).is_ok());
    }

    #[test]
    fn a_group_gets_twenty_a_minute_and_all_chats_thirty_in_any_second() {
        let mut limits = Limits::new(1.0);
        assert!((0..20).all(|_| limits.take(-7, ONE, 0).is_ok()));
        assert_eq!(limits.take(-7, ONE, 0), Err(3));
        assert!((1..=10).all(|chat| limits.take(chat, ONE, 500).is_ok()));
        assert_eq!(limits.take(11, ONE, 999), Err(1));
        assert!((11..=30).all(|chat| limits.take(chat, ONE, 1000).is_ok()), "those of the first moment are a second old");
        assert_eq!(limits.take(31, ONE, 1499), Err(1));
        assert!(limits.take(31, ONE, 1500).is_ok());
    }

    #[test]
    fn an_album_counts_as_its_pieces_and_what_is_paid_for_has_its_own_limit() {
        let album = load("sendMediaGroup", json!({"media": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}).as_object().unwrap());
        assert_eq!(album, Load { count: 10, paid: false });
        let mut limits = Limits::new(1.0);
        assert!((1..=3).all(|chat| limits.take(chat, album, 0).is_ok()));
        assert_eq!(limits.take(4, ONE, 0), Err(1));
        let paid = load("sendMessage", json!({"allow_paid_broadcast": true}).as_object().unwrap());
        assert!((5..1005).all(|chat| limits.take(chat, paid, 0).is_ok()));
        assert_eq!(limits.take(1005, paid, 0), Err(1));
    }

    #[test]
    fn ten_times_as_generous_means_all_of_them() {
        let mut limits = Limits::new(10.0);
        assert!((1..=300).all(|chat| limits.take(chat, ONE, 0).is_ok()));
        assert_eq!(limits.take(301, ONE, 999), Err(1));
        assert_eq!((0..60).filter(|_| limits.take(7, ONE, 5000).is_ok()).count(), 50);
    }
}
