//! When an announcement goes out: now, at a time, every month. And how a time is typed. Pure.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, date, time},
};
use serde::{Deserialize, Serialize};

/// How far ahead a time may lie, in days.
const FARTHEST: i64 = 366;

/// When, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// When it begins.
    pub when: When,
    /// It may also go out in the quiet hours.
    pub urgent: bool,
    /// Paid for, at up to 1,000 a second (Bot API, `allow_paid_broadcast`).
    pub paid: bool,
    /// It is posted into the centre's channels and groups too, when it begins to go out.
    pub channels: bool,
}

/// When an announcement begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// As soon as it is sent.
    #[default]
    Now,
    /// At a moment, Unix seconds.
    At(i64),
    /// Every month: on this day, or on the last one of a shorter month, at this hour and minute of the centre.
    Monthly(u8, u8, u8),
}

/// Why a typed time cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongTime {
    /// It is not understood.
    Unclear,
    /// It is over.
    Past,
    /// It is more than a year away.
    Far,
}

/// The next time of a monthly announcement that lies behind `now`, at the centre.
#[must_use]
pub fn next_month(day: u8, hour: u8, minute: u8, now: DateTime) -> DateTime {
    let of_month = |first: Date| {
        let day = i8::try_from(day).unwrap_or(28).clamp(1, first.last_of_month().day());
        let at =
            Time::new(i8::try_from(hour).unwrap_or(0), i8::try_from(minute).unwrap_or(0), 0, 0).unwrap_or(time(10, 0, 0, 0));
        date(first.year(), first.month(), day).to_datetime(at)
    };
    let first = now.date().first_of_month();
    let this = of_month(first);
    if this > now { this } else { of_month(first.saturating_add(1.month())) }
}

/// What somebody typed as a time, at the centre: `ертең 10:00`, `завтра в 10`, `25.11 10:00`, `2026-11-25 10:00`, `18:30`.
///
/// # Errors
/// With why not.
pub fn typed(words: &str, now: DateTime) -> Result<DateTime, WrongTime> {
    let (day, at) = day_and_time(words, now.date())?;
    let at = at.ok_or(WrongTime::Unclear)?;
    let moment = match day {
        Some(Day::Of(day)) => day.to_datetime(at),
        // A day without a year is the next one of that name.
        Some(Day::InYear(day)) if day.to_datetime(at) <= now => day.saturating_add(1.year()).to_datetime(at),
        Some(Day::InYear(day)) => day.to_datetime(at),
        None if now.date().to_datetime(at) <= now => now.date().saturating_add(1.day()).to_datetime(at),
        None => now.date().to_datetime(at),
    };
    if moment <= now {
        return Err(WrongTime::Past);
    }
    let farthest = now.saturating_add(FARTHEST.days());
    if moment > farthest { Err(WrongTime::Far) } else { Ok(moment) }
}

/// What somebody typed as a day of the month and a time: `25 10:00`, `1-і күні 9:00`, `15 числа в 10:00`.
#[must_use]
pub fn typed_monthly(words: &str) -> Option<(u8, u8, u8)> {
    let mut numbers = words.split(|c: char| !c.is_ascii_digit() && c != ':').filter(|part| !part.is_empty());
    let day: u8 = numbers.next()?.parse().ok()?;
    let at = clock_time(numbers.next()?)?;
    let rest = numbers.next().is_none();
    let of = |part: i8| u8::try_from(part).unwrap_or(0);
    (rest && (1..=31).contains(&day)).then(|| (day, of(at.hour()), of(at.minute())))
}

enum Day {
    Of(Date),
    InYear(Date),
}

fn day_and_time(words: &str, today: Date) -> Result<(Option<Day>, Option<Time>), WrongTime> {
    let words = words.to_lowercase().replace([',', ';'], " ");
    let (mut day, mut at) = (None, None);
    for part in words.split_whitespace() {
        let known = match part {
            "бүгін" | "бугин" | "бүгин" | "сегодня" | "bügin" | "bugin" => Some(Day::Of(today)),
            "ертең" | "ертен" | "завтра" | "erteñ" | "erten" => Some(Day::Of(today.saturating_add(1.day()))),
            "бүрсігүні" | "бүрсүгүні" | "бурсигуни" | "послезавтра" => {
                Some(Day::Of(today.saturating_add(2.days())))
            }
            "в" | "во" | "сағат" | "сагат" | "сағ." | "де" | "да" | "күні" | "г." | "ж." => continue,
            part => written_day(part, today),
        };
        match known {
            Some(_) if day.is_some() => return Err(WrongTime::Unclear),
            Some(known) => day = Some(known),
            None if at.is_some() => return Err(WrongTime::Unclear),
            // A bare hour is one only behind a day.
            None => at = Some(clock_time(part).or_else(|| hour(part).filter(|_| day.is_some())).ok_or(WrongTime::Unclear)?),
        }
    }
    Ok((day, at))
}

fn written_day(part: &str, today: Date) -> Option<Day> {
    if let Ok(day) = part.parse::<Date>() {
        return part.contains('-').then_some(Day::Of(day));
    }
    let numbers: Vec<i16> = part.trim_end_matches('.').split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    let small = |number: i16| i8::try_from(number).ok();
    match *numbers.as_slice() {
        [day, month] => Date::new(today.year(), small(month)?, small(day)?).ok().map(Day::InYear),
        [day, month, year] => {
            let year = if year < 100 { year + 2000 } else { year };
            Date::new(year, small(month)?, small(day)?).ok().map(Day::Of)
        }
        _ => None,
    }
}

fn clock_time(part: &str) -> Option<Time> {
    let (hour, minute) = part.split_once(':')?;
    // A trailing ending such as «10:00-де» is no part of it.
    let minute: String = minute.chars().take_while(char::is_ascii_digit).collect();
    if minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn hour(part: &str) -> Option<Time> {
    Time::new(part.parse().ok()?, 0, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime {
        date(2026, 11, 22).at(12, 0, 0, 0)
    }

    fn read(words: &str) -> Result<String, WrongTime> {
        typed(words, now()).map(|moment| moment.strftime("%Y-%m-%d %H:%M").to_string())
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (words, moment) in [
            ("ертең 10:00", "2026-11-23 10:00"),
            ("Ертең сағат 9", "2026-11-23 09:00"),
            ("завтра в 10:30", "2026-11-23 10:30"),
            ("бүгін 18:00-де", "2026-11-22 18:00"),
            ("25.11 10:00", "2026-11-25 10:00"),
            ("10:00 25.11.2026", "2026-11-25 10:00"),
            ("25.11.26, 10:00", "2026-11-25 10:00"),
            ("2026-11-25 10:00", "2026-11-25 10:00"),
            ("18:30", "2026-11-22 18:30"),
            ("10:00", "2026-11-23 10:00"),
            ("01.02 10:00", "2027-02-01 10:00"),
        ] {
            assert_eq!(read(words).as_deref(), Ok(moment), "{words}");
        }
    }

    #[test]
    fn what_is_no_time_to_come_is_refused_with_the_reason() {
        for words in ["", "ертең", "10", "25:00", "32.11 10:00", "ертең ертең 10:00", "10:00 11:00", "кешке", "10:0"]
        {
            assert_eq!(read(words), Err(WrongTime::Unclear), "{words}");
        }
        assert_eq!(read("бүгін 11:00"), Err(WrongTime::Past));
        assert_eq!(read("2025-11-25 10:00"), Err(WrongTime::Past));
        assert_eq!(read("2028-11-25 10:00"), Err(WrongTime::Far));
    }

    #[test]
    fn a_month_without_that_day_takes_its_last_one() {
        let next = |day, now| next_month(day, 10, 0, now).strftime("%Y-%m-%d %H:%M").to_string();
        assert_eq!(next(25, now()), "2026-11-25 10:00");
        assert_eq!(next(22, now()), "2026-12-22 10:00");
        assert_eq!(next(31, now()), "2026-11-30 10:00");
        assert_eq!(next(31, date(2027, 1, 31).at(10, 0, 0, 0)), "2027-02-28 10:00");
        assert_eq!(typed_monthly("1-і күні 9:00"), Some((1, 9, 0)));
        assert_eq!(typed_monthly("15 числа в 10:30"), Some((15, 10, 30)));
        assert_eq!(typed_monthly("32 10:00"), None);
        assert_eq!(typed_monthly("10:00"), None);
    }
}
