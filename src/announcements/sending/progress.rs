//! How far it is, for whoever sends: a bar, numbers, the time that is left, and buttons to stop and go on.

use super::counts::{self, Counts, RECENT};
use crate::{
    announcements::{
        Announcement, Stage, Work,
        after::{self, After},
        may,
        press::Press,
    },
    app::App,
    button::Button,
    outbox::message::{Key, Keys, Message, Recipient, To, What},
    staff::Role,
    text::Text,
    texts,
    turn::Outcome,
};

/// Cells of the bar.
const CELLS: i64 = 12;

/// What is going on at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// Work goes on.
    GoesOn(Work),
    /// Until then (Unix seconds) it rests: the quiet hours.
    Quiet(i64),
    /// It was stopped, for now or for good.
    Stopped,
    /// It is done.
    Finished(Work),
}

/// The message of its own that will show it, before there is anything to show.
#[must_use]
pub fn own(it: &Announcement, to: i64) -> Message {
    let text = vec![texts::announcements_progress_title(it.id, going(Work::Send))];
    let what = What::Say { text, keys: keys(it.id, Can::Pause), reply_to: None };
    Message::new(To::Chat(to), what).to_recipient(Recipient::Progress { announcement: it.id, chat: to })
}

/// An edit of the message that shows it; nothing where there is none. A new one where its reader has lost the role.
#[must_use]
pub fn show(app: &App, it: &Announcement, counts: &Counts, now: Now) -> Outcome {
    let Some((chat, message)) = it.progress else { return Outcome::nothing() };
    let (text, keys) = (text(app, it, counts, now), buttons(it, now));
    if may(app, chat) {
        return Outcome::nothing().message(Message::new(To::Chat(chat), What::Edit { message, text, keys }));
    }
    // Whoever has lost the role meanwhile sees no more of it, and could not stop it either.
    let Some(to) = overseer(app, it) else { return Outcome::nothing() };
    let message = Message::new(To::Chat(to), What::Say { text, keys, reply_to: None });
    Outcome::nothing().message(message.to_recipient(Recipient::Progress { announcement: it.id, chat: to }))
}

/// Who sees how far it is where nobody has pressed: whoever made or approved it while they still may, else a head, else an editor.
#[must_use]
pub fn overseer(app: &App, it: &Announcement) -> Option<i64> {
    let others = [Role::Head, Role::Editor].into_iter().flat_map(|role| app.staff.with(role));
    Some(it.made_by).into_iter().chain(it.approved_by).chain(others).find(|person| may(app, *person))
}

/// What it says.
#[must_use]
pub fn text(app: &App, it: &Announcement, counts: &Counts, now: Now) -> Vec<Text> {
    let work = it.work.unwrap_or(Work::Send);
    let state = match now {
        Now::GoesOn(work) => going(work),
        Now::Quiet(until) => texts::announcements_now_quiet(app.clock.format(until)),
        Now::Stopped if it.stage == Stage::Paused => texts::announcements_now_paused(),
        Now::Stopped => texts::announcements_now_cancelled(),
        Now::Finished(Work::Send) => texts::announcements_now_sent(),
        Now::Finished(Work::Revise) => texts::announcements_now_corrected(),
        Now::Finished(Work::Withdraw) => texts::announcements_now_withdrawn(),
    };
    let mut lines = vec![texts::announcements_progress_title(it.id, state), bar_line(counts, work)];
    if let Now::GoesOn(work) = now
        && let Some(rate) = rate(app, it, counts)
    {
        let seconds = (counts.left(work) + counts.open) as f64 / rate;
        lines.push(texts::announcements_progress_speed(duration(seconds as i64), rate.round() as i64));
    }
    let uncorrected = if work == Work::Revise { counts.uncorrected } else { 0 };
    let others = [
        (counts.blocked, texts::announcements_progress_blocked(counts.blocked)),
        (counts.gone, texts::announcements_progress_gone(counts.gone)),
        (counts.failed, texts::announcements_progress_failed(counts.failed)),
        (counts.stopped, texts::announcements_progress_stopped(counts.stopped)),
        (uncorrected, texts::announcements_progress_uncorrected(uncorrected)),
        (counts.late, texts::announcements_progress_late(counts.late)),
        (counts.kept, texts::announcements_progress_kept(counts.kept)),
        (counts.uncertain, texts::announcements_progress_uncertain(counts.uncertain)),
    ];
    lines.extend(others.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text));
    // Lines of one paragraph.
    vec![texts::announcements_progress(lines)]
}

fn bar_line(counts: &Counts, work: Work) -> Text {
    let (done, total) = counts.done_of(work);
    let percent = if total == 0 { 100 } else { done * 100 / total };
    texts::announcements_progress_bar(bar(done, total), done, percent, total)
}

/// How far it is at this moment, in one line.
///
/// # Errors
/// When the database cannot be read.
pub async fn line(app: &App, it: &Announcement) -> anyhow::Result<Text> {
    let counts = counts::store::read(&app.db.read, it, app.clock.now()).await?;
    Ok(bar_line(&counts, it.work.unwrap_or(Work::Send)))
}

/// Messages in a second: as measured over the last seconds, else as the pace allows.
fn rate(app: &App, it: &Announcement, counts: &Counts) -> Option<f64> {
    let since = it.work_since.map_or(0, |since| app.clock.now() - since);
    let measured = counts.recent as f64 / RECENT as f64;
    if since > RECENT && measured > 0.0 { Some(measured) } else { app.outbox.pace.bulk_per_second(it.plan.paid) }
}

/// A length of time in words.
#[must_use]
pub fn duration(seconds: i64) -> Text {
    match seconds {
        ..60 => texts::announcements_seconds(seconds.max(1)),
        60..5_400 => texts::announcements_minutes((seconds + 30) / 60),
        _ => texts::announcements_hours(seconds / 3600, seconds % 3600 / 60),
    }
}

fn bar(done: i64, total: i64) -> String {
    let full = if total == 0 { CELLS } else { done * CELLS / total };
    (0..CELLS).map(|cell| if cell < full { '▓' } else { '░' }).collect()
}

fn going(work: Work) -> Text {
    match work {
        Work::Send => texts::announcements_now_sending(),
        Work::Revise => texts::announcements_now_correcting(),
        Work::Withdraw => texts::announcements_now_withdrawing(),
    }
}

fn buttons(it: &Announcement, now: Now) -> Keys {
    match (now, it.stage) {
        (Now::GoesOn(_) | Now::Quiet(_), _) => keys(it.id, Can::Pause),
        (Now::Stopped, Stage::Paused) => keys(it.id, Can::Resume),
        (Now::Stopped | Now::Finished(_), _) => vec![vec![after::key(texts::after_key_numbers(), it.id, After::Numbers)]],
    }
}

/// What can be done besides stopping for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Can {
    /// It goes on.
    Pause,
    /// It is stopped for now.
    Resume,
}

/// The buttons to stop and go on.
#[must_use]
pub fn keys(id: i64, can: Can) -> Keys {
    let key = |text, press| Key::new(text, Button::Announce(press));
    let first = match can {
        Can::Pause => key(texts::announcements_button_pause(), Press::Pause(id)),
        Can::Resume => key(texts::announcements_button_resume(), Press::Resume(id)),
    };
    vec![vec![first, key(texts::announcements_button_cancel(), Press::Cancel(id))]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills() {
        assert_eq!(bar(0, 100), "░░░░░░░░░░░░");
        assert_eq!(bar(50, 100), "▓▓▓▓▓▓░░░░░░");
        assert_eq!(bar(100, 100), "▓▓▓▓▓▓▓▓▓▓▓▓");
        assert_eq!(bar(0, 0), "▓▓▓▓▓▓▓▓▓▓▓▓");
    }

    #[test]
    fn time_is_said_as_people_say_it() {
        assert_eq!(duration(0), texts::announcements_seconds(1));
        assert_eq!(duration(59), texts::announcements_seconds(59));
        assert_eq!(duration(185), texts::announcements_minutes(3));
        assert_eq!(duration(7_300), texts::announcements_hours(2, 1));
    }
}
