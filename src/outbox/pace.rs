//! Telegram's limits: about 30 messages a second in all, one a second in a private chat (short bursts pass), 20 a minute in a
//! group (Bots FAQ, "My bot is hitting limits"). A call asks for its time and sleeps until then; who asks first goes first, and
//! bulk leaves room for live rows.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use crate::outbox::message::Lane;

/// Calls that a private chat takes at once before one a second applies.
const PRIVATE_BURST: usize = 3;

/// Calls a second that bulk leaves free for live rows.
const ROOM_FOR_LIVE: usize = 3;

/// Added to every window, because the network makes two calls arrive closer together than they left.
const MARGIN: Duration = Duration::from_millis(50);

/// The window over all calls.
const SECOND: Duration = Duration::from_secs(1).saturating_add(MARGIN);

/// Chats whose last calls are remembered; beyond it the quiet ones are swept out.
const MAX_CHATS: usize = 10_000;

/// When what was called, and until when Telegram asked us to wait.
#[derive(Debug)]
pub struct Pace {
    per_second: usize,
    per_group_minute: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    all: Window,
    bulk: Window,
    chats: HashMap<i64, Window>,
    held: HashMap<i64, Instant>,
}

/// The last calls within a window of time.
#[derive(Debug, Default)]
struct Window {
    times: VecDeque<Instant>,
}

impl Window {
    /// The earliest moment from `now` on at which one more call keeps to `most` in `span`; noted as taken.
    fn take(&mut self, now: Instant, most: usize, span: Duration) -> Instant {
        let at = if self.times.len() < most { now } else { now.max(self.times[self.times.len() - most] + span) };
        self.times.push_back(at);
        while self.times.len() > most {
            self.times.pop_front();
        }
        at
    }

    fn quiet(&self, now: Instant, span: Duration) -> bool {
        self.times.back().is_none_or(|last| *last + span < now)
    }
}

impl Pace {
    /// A pace of `per_second` calls in all and `per_group_minute` into one group; 0 is unpaced.
    #[must_use]
    pub fn new(per_second: u32, per_group_minute: u32) -> Self {
        Self { per_second: per_second as usize, per_group_minute: per_group_minute as usize, state: Mutex::default() }
    }

    /// Waits until a call into `chat` keeps to every limit, and counts it.
    pub async fn wait(&self, chat: i64, lane: Lane) {
        // First the chat's own limit, then the one over all: a chat that must wait long holds no place in the common window.
        while let Some(until) = self.held(chat) {
            tokio::time::sleep_until(until).await;
        }
        if let Some(at) = self.chat_slot(chat) {
            tokio::time::sleep_until(at).await;
        }
        // Bulk waits for its own slot before it asks for one of all, so that it holds no place that a live row could have.
        if lane == Lane::Bulk
            && let Some(at) = self.bulk_slot()
        {
            tokio::time::sleep_until(at).await;
        }
        if let Some(at) = self.common_slot() {
            tokio::time::sleep_until(at).await;
        }
    }

    /// Notes that Telegram wants nothing for this chat before `wait` has passed (429, `retry_after`).
    pub fn hold(&self, chat: i64, wait: Duration) {
        self.lock().held.insert(chat, Instant::now() + wait);
    }

    fn held(&self, chat: i64) -> Option<Instant> {
        let mut state = self.lock();
        let until = *state.held.get(&chat)?;
        if until <= Instant::now() {
            state.held.remove(&chat);
            return None;
        }
        Some(until)
    }

    fn chat_slot(&self, chat: i64) -> Option<Instant> {
        let (most, span) = if chat < 0 {
            (self.per_group_minute, Duration::from_secs(60))
        } else {
            (if self.per_second == 0 { 0 } else { PRIVATE_BURST }, Duration::from_secs(PRIVATE_BURST as u64))
        };
        if most == 0 || chat == 0 {
            return None;
        }
        let now = Instant::now();
        let mut state = self.lock();
        if state.chats.len() > MAX_CHATS {
            state.chats.retain(|_, window| !window.quiet(now, Duration::from_secs(60)));
        }
        Some(state.chats.entry(chat).or_default().take(now, most, span + MARGIN))
    }

    fn bulk_slot(&self) -> Option<Instant> {
        if self.per_second == 0 {
            return None;
        }
        let most = self.per_second.saturating_sub(ROOM_FOR_LIVE).max(1);
        Some(self.lock().bulk.take(Instant::now(), most, SECOND))
    }

    fn common_slot(&self) -> Option<Instant> {
        if self.per_second == 0 {
            return None;
        }
        Some(self.lock().all.take(Instant::now(), self.per_second, SECOND))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_second_holds_more_calls_than_allowed() {
        let pace = Pace::new(30, 20);
        let start = Instant::now();
        let mut times = Vec::new();
        for chat in 1..=90 {
            pace.wait(chat, Lane::Live).await;
            times.push(Instant::now() - start);
        }
        for (index, time) in times.iter().enumerate() {
            let within = times[index..].iter().take_while(|other| **other < *time + Duration::from_secs(1)).count();
            assert!(within <= 30, "{within} calls in the second from {time:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_live_row_never_waits_behind_bulk() {
        let pace = std::sync::Arc::new(Pace::new(30, 20));
        let mut bulk = tokio::task::JoinSet::new();
        for chat in 1..=300 {
            let pace = std::sync::Arc::clone(&pace);
            bulk.spawn(async move { pace.wait(chat, Lane::Bulk).await });
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
        let start = Instant::now();
        pace.wait(1_000, Lane::Live).await;
        assert!(start.elapsed() < Duration::from_millis(1_100), "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_group_takes_twenty_a_minute() {
        let pace = Pace::new(30, 20);
        let start = Instant::now();
        for _ in 0..20 {
            pace.wait(-100, Lane::Live).await;
        }
        assert!(start.elapsed() < Duration::from_secs(1));
        pace.wait(-100, Lane::Live).await;
        assert!(start.elapsed() >= Duration::from_secs(60));
    }

    #[tokio::test(start_paused = true)]
    async fn a_held_chat_waits_and_others_do_not() {
        let pace = Pace::new(30, 20);
        pace.hold(7, Duration::from_secs(5));
        let start = Instant::now();
        pace.wait(8, Lane::Live).await;
        assert!(start.elapsed() < Duration::from_millis(10));
        pace.wait(7, Lane::Live).await;
        assert!(start.elapsed() >= Duration::from_secs(5));
    }
}
