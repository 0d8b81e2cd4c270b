//! The one clock. Everything that asks for the time asks here, so that the playground and the tests can move it forward.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

/// The time as this program sees it: the system's, plus what a test has added.
#[derive(Clone, Debug)]
pub struct Clock {
    ahead_ms: Arc<AtomicI64>,
    zone: TimeZone,
}

impl Clock {
    /// A clock for the centre's time zone.
    #[must_use]
    pub fn new(zone: TimeZone) -> Self {
        Self { ahead_ms: Arc::default(), zone }
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one clock")]
    pub fn now_ms(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX) + self.ahead_ms.load(Ordering::Relaxed)
    }

    /// Seconds since the Unix epoch.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.now_ms().div_euclid(1000)
    }

    /// The day at the centre.
    #[must_use]
    pub fn today(&self) -> Date {
        self.date_of(self.now())
    }

    /// The day at the centre on which the moment `at` (Unix seconds) falls.
    #[must_use]
    pub fn date_of(&self, at: i64) -> Date {
        self.zoned(at).date()
    }

    /// The moment `at` (Unix seconds) at the centre, as `22.11.2026 14:05`.
    #[must_use]
    pub fn format(&self, at: i64) -> String {
        self.zoned(at).strftime("%d.%m.%Y %H:%M").to_string()
    }

    /// The date and time at the centre, without the part of a second.
    #[must_use]
    pub fn civil(&self) -> DateTime {
        self.zoned(self.now()).datetime()
    }

    /// The moment (Unix seconds) of a date and time at the centre. One that a change of the clocks leaves out is taken as the zone's
    /// rules have it.
    #[must_use]
    pub fn moment(&self, at: DateTime) -> i64 {
        at.to_zoned(self.zone.clone()).map_or(0, |zoned| zoned.timestamp().as_second())
    }

    /// The moment (Unix seconds) at which the present day at the centre began.
    #[must_use]
    pub fn midnight(&self) -> i64 {
        self.moment(self.today().to_datetime(Time::midnight()))
    }

    /// Moves this clock, and every clone of it, forward. For the playground and tests; timers fire at their next look.
    pub fn advance(&self, by: Duration) {
        self.ahead_ms.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::Relaxed);
    }

    /// Sets this clock, and every clone of it, to a moment (Unix milliseconds), from which it goes on. For the playground and tests.
    pub fn set(&self, now_ms: i64) {
        self.ahead_ms.fetch_add(now_ms - self.now_ms(), Ordering::Relaxed);
    }

    fn zoned(&self, at: i64) -> jiff::Zoned {
        Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.zone.clone())
    }
}
