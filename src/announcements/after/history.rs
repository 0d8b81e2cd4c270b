//! Who did what with announcements, and when: the audit list of one, and of all.

use crate::{
    announcements::{
        Entry,
        after::{
            After, back, key,
            store::{self, Done},
        },
    },
    app::App,
    button::Button,
    outbox::message::{Key, Keys},
    person::Person,
    text::{Arg, Text},
    texts,
    turn::Outcome,
};

/// The most lines on a screen.
const LINES: i64 = 25;

/// Who did what with one announcement, the newest last; `before` is the number of the first line that was shown, 0 at the beginning.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, id: i64, before: i64) -> anyhow::Result<Outcome> {
    let mut done = store::done_with(&app.db.read, id, below(before), LINES).await?;
    let older = older(&done);
    done.reverse();
    let lines = done.iter().map(|one| texts::after_history_line(name(one), what(one), app.clock.format(one.at))).collect();
    let mut keys = back(id);
    if let Some(line) = older {
        keys.insert(0, vec![key(texts::after_key_older(), id, After::History(line))]);
    }
    Ok(Outcome::nothing().screen(person.id, vec![texts::after_history(id), said(lines)], keys, false))
}

/// Who did what with any of them, the newest first; `before` is the number of the last line that was shown, 0 at the beginning.
///
/// # Errors
/// When the database cannot be read.
pub async fn audit(app: &App, person: &Person, before: i64) -> anyhow::Result<Outcome> {
    let done = store::done(&app.db.read, below(before), LINES).await?;
    let line = |one: &Done| match one.announcement {
        Entry::OF_NONE => texts::after_history_line(name(one), what(one), app.clock.format(one.at)),
        id => texts::after_audit_line(name(one), id, what(one), app.clock.format(one.at)),
    };
    let lines = done.iter().map(line).collect();
    let mut keys: Keys = Vec::new();
    if let Some(line) = older(&done) {
        keys.push(vec![key(texts::after_key_older(), line, After::Audit)]);
    }
    keys.push(vec![Key::new(texts::menu_key_menu(), Button::Menu)]);
    Ok(Outcome::nothing().screen(person.id, vec![texts::after_audit(), said(lines)], keys, false))
}

const fn below(before: i64) -> i64 {
    if before == 0 { i64::MAX } else { before }
}

/// The line below which there may be more.
fn older(done: &[Done]) -> Option<i64> {
    let whole = i64::try_from(done.len()).is_ok_and(|n| n == LINES);
    done.last().filter(|_| whole).map(|last| last.line)
}

fn said(lines: Vec<Text>) -> Text {
    if lines.is_empty() { texts::after_history_none() } else { texts::after_lines(lines) }
}

fn name(one: &Done) -> Arg {
    if one.by.is_empty() { texts::after_by_bot().into() } else { one.by.as_str().into() }
}

/// What was done, in words.
fn what(one: &Done) -> Text {
    match one.what.as_str() {
        "made" => texts::after_log_made(),
        "copied" => texts::after_log_copied(),
        "changed" => texts::after_log_changed(),
        "asked" | "approval" => texts::after_log_asked(),
        "approved" => texts::after_log_approved(),
        "returned" => texts::after_log_returned(),
        "taken_back" => texts::after_log_taken_back(),
        "planned" => texts::after_log_planned(),
        "started" => texts::after_log_started(),
        "paused" => texts::after_log_paused(),
        "resumed" => texts::after_log_resumed(),
        "cancelled" => texts::after_log_cancelled(),
        "finished" => texts::after_log_finished(),
        "correcting" => texts::after_log_correcting(),
        "withdrawing" => texts::after_log_withdrawing(),
        "corrected" => texts::after_log_corrected(),
        "withdrawn" => texts::after_log_withdrawn(),
        "deleted" => texts::after_log_deleted(),
        "repeated" => texts::after_log_repeated(),
        "posted" => texts::after_log_posted(),
        "waits" => texts::after_log_waits(),
        "approval_on" => texts::after_log_approval_on(),
        "approval_off" => texts::after_log_approval_off(),
        "paid_on" => texts::after_log_paid_on(),
        "paid_off" => texts::after_log_paid_off(),
        "bound" => texts::after_log_bound(),
        "unbound" => texts::after_log_unbound(),
        other => texts::after_log_other(other),
    }
}
