//! When an announcement goes out, on the screen: now, at a time, every month.

use jiff::civil::DateTime;

use crate::{
    announcements::{
        Announcement, By,
        act::Act,
        board,
        plan::{self, When, WrongTime},
    },
    app::App,
    incoming::Incoming,
    outbox::message::Keys,
    person::Person,
    text::Text,
    texts,
    turn::Outcome,
};

use super::compose::{Asks, State};

/// The hours that are offered as buttons.
const OFFERED: [i8; 3] = [10, 14, 18];

/// An hour and a minute, as `09:05`.
#[must_use]
pub fn clock_words(hour: u8, minute: u8) -> String {
    format!("{hour:02}:{minute:02}")
}

/// What can be chosen.
#[must_use]
pub fn show(app: &App, person: &Person, draft: &Announcement, fresh: bool) -> Outcome {
    let key = |label: Text, act: Act| board::key(label, draft.id, act);
    let mut keys: Keys = vec![vec![key(texts::announcements_key_now(), Act::Now)]];
    let now = app.clock.civil();
    // The next three of the usual hours, today or tomorrow.
    let mut offered: Vec<DateTime> = Vec::new();
    for day in [now.date(), now.date().saturating_add(jiff::ToSpan::days(1))] {
        offered.extend(OFFERED.map(|hour| day.at(hour, 0, 0, 0)).into_iter().filter(|at| *at > now));
    }
    let offer = |at: &DateTime| {
        let moment = app.clock.moment(*at);
        key(texts::announcements_button_at(app.clock.format(moment)), Act::At(moment))
    };
    keys.push(offered.iter().take(2).map(offer).collect());
    keys.push(vec![key(texts::announcements_key_type_time(), Act::TypeTime)]);
    let monthly =
        |day: u8| key(texts::announcements_button_monthly(clock_words(10, 0), i64::from(day)), Act::Monthly(day, 10, 0));
    keys.push(vec![monthly(1), monthly(15)]);
    keys.push(vec![key(texts::announcements_key_type_month(), Act::TypeMonthly)]);
    keys.extend(board::back(draft.id));
    Outcome::nothing()
        .screen(person.id, vec![texts::announcements_when()], keys, fresh)
        .next(State::asking(draft, Asks::Nothing))
}

/// Asks for a typed time, or for the day and time of every month.
#[must_use]
pub fn ask(person: &Person, draft: &Announcement, monthly: bool) -> Outcome {
    let (text, asks) =
        if monthly { (texts::announcements_ask_month(), Asks::Month) } else { (texts::announcements_ask_time(), Asks::Time) };
    let keys = vec![vec![board::key(texts::menu_key_back(), draft.id, Act::When)]];
    Outcome::nothing().screen(person.id, vec![text], keys, true).next(State::asking(draft, asks))
}

/// A time has been typed.
///
/// # Errors
/// When the database cannot be read.
pub async fn typed(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: Announcement,
    words: &str,
    monthly: bool,
) -> anyhow::Result<Outcome> {
    let keys = vec![vec![board::key(texts::menu_key_back(), draft.id, Act::When)]];
    let refuse = |why: Text| Outcome::nothing().screen(person.id, vec![why], keys, true);
    if monthly {
        let Some((day, hour, minute)) = plan::typed_monthly(words) else {
            return Ok(refuse(texts::announcements_month_unclear()));
        };
        return chosen(app, incoming, person, draft, When::Monthly(day, hour, minute)).await;
    }
    match plan::typed(words, app.clock.civil()) {
        Ok(at) => chosen(app, incoming, person, draft, When::At(app.clock.moment(at))).await,
        Err(WrongTime::Unclear) => Ok(refuse(texts::announcements_time_unclear())),
        Err(WrongTime::Past) => Ok(refuse(texts::announcements_time_past())),
        Err(WrongTime::Far) => Ok(refuse(texts::announcements_time_far())),
    }
}

/// A time is chosen.
///
/// # Errors
/// When the database cannot be read.
pub async fn chosen(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
    when: When,
) -> anyhow::Result<Outcome> {
    if let When::At(at) = when
        && at <= app.clock.now()
    {
        return Ok(show(app, person, &draft, true).toast(texts::announcements_toast_time_past()));
    }
    if let When::Monthly(day, hour, minute) = when
        && !((1..=31).contains(&day) && hour < 24 && minute < 60)
    {
        return Ok(show(app, person, &draft, true).toast(texts::menu_old_button()));
    }
    if draft.plan.when == when {
        return board::show(app, person, &draft, true).await;
    }
    draft.plan.when = when;
    board::changed(app, person, draft, "when", By::of(incoming), true).await
}

/// When a plan begins next, Unix seconds; `None` for now.
#[must_use]
pub fn next(app: &App, when: When) -> Option<i64> {
    match when {
        When::Now => None,
        When::At(at) => Some(at),
        When::Monthly(day, hour, minute) => Some(app.clock.moment(plan::next_month(day, hour, minute, app.clock.civil()))),
    }
}
