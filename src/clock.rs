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

    /// When the hours end that last from `from` until `until` every day and in which the moment `at` falls (both Unix seconds); `None`
    /// outside of them. Hours that end earlier than they begin last over midnight.
    #[must_use]
    pub fn end_of(&self, from: Time, until: Time, at: i64) -> Option<i64> {
        let now = self.zoned(at);
        let time = now.time();
        let within = if from <= until { from <= time && time < until } else { time >= from || time < until };
        if !within {
            return None;
        }
        let day = if time < until { now.date() } else { now.date().tomorrow().ok()? };
        Some(day.to_datetime(until).to_zoned(self.zone.clone()).ok()?.timestamp().as_second())
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

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn hours_over_midnight_end_in_the_morning() {
        let zone = TimeZone::get("Asia/Almaty").unwrap();
        let clock = Clock::new(zone.clone());
        let at = |day: i8, hour: i8, minute: i8| {
            date(2026, 11, day).at(hour, minute, 0, 0).to_zoned(zone.clone()).unwrap().timestamp().as_second()
        };
        let night = |at: i64| clock.end_of(time(21, 0, 0, 0), time(9, 0, 0, 0), at);
        assert_eq!(night(at(22, 20, 59)), None);
        assert_eq!(night(at(22, 21, 0)), Some(at(23, 9, 0)));
        assert_eq!(night(at(23, 0, 5)), Some(at(23, 9, 0)));
        assert_eq!(night(at(23, 9, 0)), None);
        let noon = |at: i64| clock.end_of(time(12, 0, 0, 0), time(14, 0, 0, 0), at);
        assert_eq!([noon(at(22, 11, 59)), noon(at(22, 13, 0)), noon(at(22, 14, 0))], [None, Some(at(22, 14, 0)), None]);
    }
}
