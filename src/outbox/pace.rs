//! Telegram's limits: about 30 messages a second in all, one a second in a private chat (short bursts pass), 20 a minute in a
//! group (Bots FAQ, "My bot is hitting limits"); an album counts as its pieces. A call asks for its time and sleeps until then.
//! Live rows reserve their places, first come first served. Bulk rows stand in a line of their own and go evenly, one by one, only
//! where a place is free at that very moment, so that no live row ever waits behind one.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::Instant,
};

use crate::outbox::{
    message::{Lane, What},
    post::Post,
};

/// Messages that a private chat takes at once before one a second applies.
const PRIVATE_BURST: usize = 5;

/// Bulk takes nine tenths of all calls at most.
const BULK_TENTHS: u32 = 9;

/// Of thirty places bulk leaves one free at any moment, for a live row that comes.
const LEFT_OF: usize = 30;

/// A tenth of a second's bulk calls are made ready, so that nothing but the call stands between a place and its use.
const NEXT_OF: usize = 10;

/// How far bulk may make up for time that it lost between two calls.
const MAKES_UP: Duration = Duration::from_millis(100);

/// Paid broadcasts in a second (Bot API, `allow_paid_broadcast`). Telegram's other limit over all does not count them.
const PAID_PER_SECOND: u32 = 1_000;

/// Added to every window, because the network makes two calls arrive closer together than they left.
const MARGIN: Duration = Duration::from_millis(50);

/// The window over all calls.
const SECOND: Duration = Duration::from_secs(1).saturating_add(MARGIN);

/// Chats whose last calls are remembered; beyond it the quiet ones are swept out.
const MAX_CHATS: usize = 10_000;

/// What a call is to the limits.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    messages: usize,
    paid: bool,
    goes_on: bool,
}

impl Load {
    /// The first call of a row.
    #[must_use]
    pub fn of(what: &What) -> Self {
        Self { messages: what.messages(), paid: what.is_paid(), goes_on: false }
    }

    /// One more message of a row that has begun. It goes before rows that have not.
    #[must_use]
    pub const fn more() -> Self {
        Self { messages: 1, paid: false, goes_on: true }
    }

    /// The next part of a post that has begun.
    #[must_use]
    pub fn next(part: &Post) -> Self {
        Self { messages: part.messages(), paid: part.paid, goes_on: true }
    }
}

/// When what was called, and until when Telegram asked us to wait.
#[derive(Debug)]
pub struct Pace {
    per_second: usize,
    per_group_minute: usize,
    state: Mutex<State>,
    /// Bulk rows that are among the next, first come first served; and those that are paid for.
    line: Semaphore,
    paid_line: Semaphore,
    /// Whose bulk call is the next.
    front: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    all: Window,
    chats: HashMap<i64, Window>,
    held: HashMap<i64, Instant>,
    bulk_held: Option<Instant>,
    next_bulk: Option<Instant>,
    next_paid: Option<Instant>,
}

/// The last messages within a window of time.
#[derive(Debug, Default)]
struct Window {
    times: VecDeque<Instant>,
}

impl Window {
    /// The earliest moment from `now` on at which `count` more messages keep to `most` in `span`; noted as taken. What is more than
    /// `most` by itself goes at once as well, and whatever follows pays for it.
    fn take(&mut self, now: Instant, count: usize, most: usize, span: Duration) -> Instant {
        let over = (self.times.len() + count.min(most)).checked_sub(most + 1);
        let at = over.map_or(now, |over| now.max(self.times[over] + span));
        // What goes beyond `most` is as if it went one by one.
        let step = span / u32::try_from(most).unwrap_or(u32::MAX);
        self.times.extend((0..count).map(|n| at + step * u32::try_from((n + 1).saturating_sub(most)).unwrap_or(u32::MAX)));
        self.drop_old(now, most, span);
        at
    }

    /// Notes `count` messages at `now` where that keeps to `most` in `span`; else says when it may.
    fn take_now(&mut self, now: Instant, count: usize, most: usize, span: Duration) -> Result<(), Instant> {
        let used = self.times.iter().rev().take_while(|time| **time + span > now).count();
        let over = (used + count.min(most)).saturating_sub(most);
        if over > 0 {
            return Err(self.times[self.times.len() - used + over - 1] + span);
        }
        self.times.extend(std::iter::repeat_n(now, count));
        self.drop_old(now, most, span);
        Ok(())
    }

    /// Counts what was noted at `at` as of `late`, which is later: it may have arrived only then.
    fn delay(&mut self, at: Instant, late: Instant, count: usize) {
        for _ in 0..count {
            if let Some(place) = self.times.iter().position(|time| *time == at) {
                self.times.remove(place);
                let behind = self.times.partition_point(|time| *time <= late);
                self.times.insert(behind, late);
            }
        }
    }

    /// Counts as `late` later what was noted at `from` and after it.
    fn shift(&mut self, from: Instant, late: Duration) {
        self.times.iter_mut().filter(|time| **time >= from).for_each(|time| *time += late);
    }

    fn drop_old(&mut self, now: Instant, most: usize, span: Duration) {
        while self.times.len() > most && self.times.front().is_some_and(|time| *time + span <= now) {
            self.times.pop_front();
        }
    }

    fn quiet(&self, now: Instant, span: Duration) -> bool {
        self.times.back().is_none_or(|last| *last + span < now)
    }
}

impl Pace {
    /// A pace of `per_second` messages in all and `per_group_minute` into one group; 0 is unpaced.
    #[must_use]
    pub fn new(per_second: u32, per_group_minute: u32) -> Self {
        Self {
            per_second: per_second as usize,
            per_group_minute: per_group_minute as usize,
            state: Mutex::default(),
            line: Semaphore::new((per_second as usize / NEXT_OF).max(1)),
            paid_line: Semaphore::new(PAID_PER_SECOND as usize / NEXT_OF),
            front: tokio::sync::Mutex::default(),
        }
    }

    /// Bulk messages in a second; `None` where nothing is paced.
    #[must_use]
    pub fn bulk_per_second(&self, paid: bool) -> Option<f64> {
        let bulk = self.per_second as f64 * f64::from(BULK_TENTHS) / 10.0;
        (self.per_second > 0).then(|| if paid { f64::from(PAID_PER_SECOND) } else { bulk })
    }

    /// How many seconds a post of these calls, so many messages each, takes to each of `people`, each of them another; at `bulk` messages
    /// a second where a call is of one. Of large calls a second holds as many whole ones as leave a place free.
    #[must_use]
    pub fn seconds(calls: &[usize], people: i64, bulk: f64) -> f64 {
        let second = SECOND.as_secs_f64();
        // What a window of the thirty places holds of calls of this size.
        let held = |call: usize| {
            let room = bulk * 10.0 / f64::from(BULK_TENTHS) * (1.0 - 1.0 / LEFT_OF as f64);
            ((room / call as f64).floor().max(1.0) * call as f64 / second).min(bulk)
        };
        calls.iter().map(|call| *call as f64 / held(*call)).sum::<f64>() * people as f64
    }

    /// Waits until a call into `chat` keeps to every limit, and counts it.
    pub async fn wait(&self, chat: i64, lane: Lane, load: Load) {
        let slot = self.chat(chat, load).await;
        let _next = self.line(lane, load).await;
        let at = self.all(lane, load).await;
        self.left(chat, slot, at);
    }

    /// What went out just before this start of the program is not known, so bulk begins a second later.
    pub fn begins(&self) {
        let mut state = self.lock();
        state.bulk_held = state.bulk_held.max(Some(Instant::now() + SECOND));
    }

    /// Notes messages that an earlier start of the program has sent into a chat, nobody knows when.
    pub fn was_sent(&self, chat: i64, messages: usize) {
        self.chat_slot(chat, messages);
    }

    /// Notes that a call whose place in its chat was at `slot` left at `at` only: what follows it there waits as much longer.
    pub fn left(&self, chat: i64, slot: Option<Instant>, at: Instant) {
        let Some((slot, late)) = slot.and_then(|slot| Some((slot, at.checked_duration_since(slot)?))) else { return };
        if late > MARGIN
            && let Some(window) = self.lock().chats.get_mut(&chat)
        {
            window.shift(slot, late);
        }
    }

    /// Waits until a bulk row is among the next; it is until what this gives is dropped. Nothing for live rows.
    pub async fn line(&self, lane: Lane, load: Load) -> Option<SemaphorePermit<'_>> {
        let line = match lane {
            Lane::Bulk if self.per_second == 0 || load.goes_on => return None,
            Lane::Bulk if load.paid => &self.paid_line,
            Lane::Bulk => &self.line,
            Lane::Live => return None,
        };
        line.acquire().await.ok()
    }

    /// Waits for the chat's own limit; gives the moment of the place there, where there is a limit. It comes before the one over all: a chat that must wait long holds no place there.
    pub async fn chat(&self, chat: i64, load: Load) -> Option<Instant> {
        while let Some(until) = self.held(chat) {
            tokio::time::sleep_until(until).await;
        }
        let slot = self.chat_slot(chat, load.messages)?;
        tokio::time::sleep_until(slot).await;
        Some(slot)
    }

    /// Notes that a call that took its place at `at` ended only now. Where that took longer than the margin, its messages may have
    /// arrived later than they left, so their places stay taken for as much longer.
    pub fn ended(&self, at: Instant, load: Load) {
        let late = Instant::now() - MARGIN;
        if self.per_second > 0 && !load.paid && late > at {
            self.lock().all.delay(at, late, load.messages);
        }
    }

    /// Waits for the limit over all; gives the moment of the place that was taken.
    pub async fn all(&self, lane: Lane, load: Load) -> Instant {
        if self.per_second == 0 {
            return Instant::now();
        }
        let at = match lane {
            Lane::Live => self.lock().all.take(Instant::now(), load.messages, self.per_second, SECOND),
            Lane::Bulk if load.paid => self.paid_slot(load.messages),
            Lane::Bulk => return self.at_the_front(load).await,
        };
        tokio::time::sleep_until(at).await;
        at
    }

    /// Goes when it is at the front and there is room.
    async fn at_the_front(&self, load: Load) -> Instant {
        let _front = self.front.lock().await;
        loop {
            match self.bulk_slot(load.messages) {
                Ok(at) => return at,
                Err(at) => tokio::time::sleep_until(at).await,
            }
        }
    }

    /// Notes that Telegram wants nothing for this chat before `wait` has passed (429, `retry_after`). A bulk row that meets that
    /// stops all bulk: it is then the bot that has sent too much.
    pub fn hold(&self, chat: i64, lane: Lane, wait: Duration) {
        let until = Instant::now() + wait;
        let mut state = self.lock();
        state.held.insert(chat, until);
        if lane == Lane::Bulk {
            state.bulk_held = state.bulk_held.max(Some(until));
        }
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

    fn chat_slot(&self, chat: i64, messages: usize) -> Option<Instant> {
        let (most, span) = if chat < 0 {
            (self.per_group_minute, Duration::from_secs(60))
        } else {
            // A server with more room over all is taken to have as much more in each chat.
            let times = (self.per_second / LEFT_OF).max(1);
            let span = Duration::from_secs(PRIVATE_BURST as u64) / u32::try_from(times).unwrap_or(u32::MAX);
            (if self.per_second == 0 { 0 } else { PRIVATE_BURST }, span)
        };
        if most == 0 || chat == 0 {
            return None;
        }
        let now = Instant::now();
        let mut state = self.lock();
        if state.chats.len() > MAX_CHATS {
            state.chats.retain(|_, window| !window.quiet(now, Duration::from_secs(60)));
        }
        Some(state.chats.entry(chat).or_default().take(now, messages, most, span + MARGIN))
    }

    /// Takes the place of the next bulk call, or says when to ask again.
    fn bulk_slot(&self, messages: usize) -> Result<Instant, Instant> {
        let now = Instant::now();
        let mut state = self.lock();
        let earliest = state.next_bulk.max(state.bulk_held).unwrap_or(now);
        if earliest > now {
            return Err(earliest);
        }
        let most = self.per_second - self.per_second.div_ceil(LEFT_OF).min(self.per_second - 1);
        state.all.take_now(now, messages, most, SECOND)?;
        let gap = SECOND.saturating_sub(MARGIN) * 10 / (BULK_TENTHS * u32::try_from(self.per_second).unwrap_or(u32::MAX));
        let from = state.next_bulk.map_or(now, |next| next.max(now - MAKES_UP));
        state.next_bulk = Some(from + gap * u32::try_from(messages).unwrap_or(u32::MAX));
        Ok(now)
    }

    fn paid_slot(&self, messages: usize) -> Instant {
        let now = Instant::now();
        let mut state = self.lock();
        let from = state.next_paid.map_or(now, |next| next.max(now - MAKES_UP));
        state.next_paid = Some(from + Duration::from_secs(1) * u32::try_from(messages).unwrap_or(u32::MAX) / PAID_PER_SECOND);
        from.max(now).max(state.bulk_held.unwrap_or(now))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
