//! The numbers of an announcement: how many have it, why others have not, who pressed what, by language and letters. As a message
//! with a chart, and as a [`mod@file`]. Counts only, nobody's name.

pub mod file;

use crate::{
    announcements::{
        Announcement,
        after::{
            After, back,
            channels::{self, store as posts, store::ChannelPost},
            key,
            store::{self, Counted, Pressed},
        },
        content::{Content, Target},
        whom,
    },
    app::App,
    cases::Desk,
    outbox::message::{Keys, Message, To, What},
    person::Person,
    picture::{Bar, Bars, Picture},
    text::{Arg, Text, Tongue},
    texts,
    turn::Outcome,
};

/// What stands in `announcement_presses` for the link under a channel's post.
pub const CHANNEL: &str = "channel";

/// Fewer people than this are not counted where the number could tell of somebody's trouble.
pub const FEW: i64 = 10;

/// The most reasons that are named one by one.
const REASONS: usize = 8;

/// The numbers of an announcement. Whoever was left out at the last look stands among those who got it, in every number but one:
/// somebody in a crisis is left out, and the fewer people an announcement is for, the more another number would say who that is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// By language and letters, in the order in which they are offered; those that nobody reads are left out.
    pub by: Vec<(Tongue, Sums)>,
    /// Why something did not reach people, the most first.
    pub reasons: Vec<(Lost, String, i64)>,
    /// Everything together.
    pub all: Sums,
    /// Left out at the last look, and counted among those who got it.
    pub held: i64,
}

/// What did not reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The announcement.
    All,
    /// Its newest correction.
    Correction,
    /// Its withdrawal.
    Withdrawal,
}

/// How many people stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Have it.
    pub sent: i64,
    /// The newest correction has put right what they have.
    pub corrected: i64,
    /// The newest correction changes nothing in their language.
    pub unchanged: i64,
    /// The newest correction did not reach them.
    pub uncorrected: i64,
    /// Had it until it was withdrawn.
    pub withdrawn: i64,
    /// Have it, although it was withdrawn: it was too late.
    pub late: i64,
    /// Have it, although it was withdrawn: it could not be deleted.
    pub kept: i64,
    /// Wait.
    pub waiting: i64,
    /// Have blocked the bot.
    pub blocked: i64,
    /// Have no account any more.
    pub gone: i64,
    /// Did not get it for another reason.
    pub failed: i64,
    /// Had not got it when it was stopped.
    pub stopped: i64,
    /// Calls that may have been made twice.
    pub uncertain: i64,
}

impl Sums {
    /// Who got it at some time.
    #[must_use]
    pub const fn delivered(&self) -> i64 {
        self.sent + self.withdrawn + self.late + self.kept
    }

    /// Everybody.
    #[must_use]
    pub const fn people(&self) -> i64 {
        self.delivered() + self.waiting + self.blocked + self.gone + self.failed + self.stopped
    }

    fn add(&mut self, counted: &Counted, version: i64) {
        let n = counted.n;
        match counted.state.as_str() {
            "sent" => self.sent += n,
            "withdrawn" => self.withdrawn += n,
            "late" if counted.reason.is_some() => self.kept += n,
            "late" => self.late += n,
            "queued" | "outbox" => self.waiting += n,
            "blocked" => self.blocked += n,
            "gone" => self.gone += n,
            "left_out" => self.stopped += n,
            _ => self.failed += n,
        }
        match counted.state.as_str() {
            "sent" | "late" if counted.changed == version => self.corrected += n,
            "sent" | "late" if counted.version == version => self.unchanged += n,
            "sent" | "late" if counted.tried == version => self.uncorrected += n,
            _ => {}
        }
        self.uncertain += counted.uncertain;
    }
}

impl Counted {
    /// What did not reach these people, and why.
    fn lost(&self, version: i64) -> impl Iterator<Item = (Lost, &str)> {
        let (state, has) = (self.state.as_str(), matches!(self.state.as_str(), "sent" | "late"));
        let (reason, refused) = (self.reason.as_deref(), self.refused.as_deref());
        let lost = [
            (state == "failed").then_some((Lost::All, reason)),
            (has && self.tried == version && self.version < version).then_some((Lost::Correction, refused)),
            (state == "late" && reason.is_some()).then_some((Lost::Withdrawal, reason)),
        ];
        lost.into_iter().flatten().map(|(lost, reason)| (lost, reason.unwrap_or("other")))
    }
}

impl Numbers {
    /// The sums of counts, for an announcement whose newest version this is.
    #[must_use]
    pub fn of(counts: &[Counted], version: i64) -> Self {
        let mut numbers = Self::default();
        for tongue in Tongue::ALL {
            let mut sums = Sums::default();
            counts.iter().filter(|counted| counted.tongue == tongue.code()).for_each(|counted| sums.add(counted, version));
            if sums != Sums::default() {
                numbers.by.push((tongue, sums));
            }
        }
        for counted in counts {
            numbers.all.add(counted, version);
            numbers.held += if counted.held { counted.n } else { 0 };
            for (lost, reason) in counted.lost(version) {
                match numbers.reasons.iter_mut().find(|(of, known, _)| (*of, known.as_str()) == (lost, reason)) {
                    Some((_, _, n)) => *n += counted.n,
                    None => numbers.reasons.push((lost, reason.to_owned(), counted.n)),
                }
            }
        }
        numbers.reasons.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
        numbers
    }
}

/// The numbers with a chart.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, announcement: &Announcement) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    let numbers = Numbers::of(&store::counts(&app.db.read, id).await?, announcement.version);
    let corrected = store::was_corrected(&app.db.read, id).await?;
    let posts = posts::posts(&app.db.read, id).await?;
    if numbers.all == Sums::default() && posts.is_empty() {
        return Ok(Outcome::nothing().screen(person.id, vec![texts::after_numbers_none()], back(id), false));
    }
    let mut caption = vec![texts::after_numbers(id, when(app, announcement)), texts::after_lines(lines(&numbers, corrected))];
    if numbers.by.len() > 1 {
        let line = |(tongue, sums): &(Tongue, Sums)| {
            texts::after_language_line(sums.people(), sums.delivered(), whom::tongue_name(*tongue))
        };
        let lines: Vec<Text> = numbers.by.iter().map(line).collect();
        caption.push(texts::after_lines([vec![texts::after_by_language()], lines].concat()));
    }
    caption.extend(presses(&announcement.content, &store::presses(&app.db.read, id).await?));
    if !posts.is_empty() {
        let line = |post: &ChannelPost| {
            let mode = if post.two { texts::after_channel_two() } else { texts::after_channel_both() };
            texts::after_channel_line(mode, channels::state(Some(post), announcement.version), post.title.as_str())
        };
        let lines: Vec<Text> = posts.iter().map(line).collect();
        caption.push(texts::after_lines([vec![texts::after_channels()], lines].concat()));
    }
    let keys: Keys = vec![
        vec![key(texts::after_key_file(), id, After::File), key(texts::after_key_numbers(), id, After::Numbers)],
        vec![key(texts::after_key_menu(), id, After::Menu)],
    ];
    let what = What::Picture { picture: Box::new(chart(id, &numbers)), caption, keys };
    Ok(Outcome::nothing().message(Message::new(To::Chat(person.id), what)))
}

fn when(app: &App, announcement: &Announcement) -> String {
    app.clock.format(announcement.started_at.unwrap_or(announcement.made_at))
}

fn lines(numbers: &Numbers, corrected: bool) -> Vec<Text> {
    let all = &numbers.all;
    let of_correction = |n: i64| if corrected { n } else { 0 };
    let reasons = |lost: Lost| {
        let of = numbers.reasons.iter().filter(move |(of, ..)| *of == lost).take(REASONS);
        of.map(|(_, reason, n)| texts::after_reason(*n, reason_name(reason))).collect::<Vec<Text>>()
    };
    let mut lines = vec![texts::after_count_delivered(all.delivered())];
    if all.delivered() > 0 {
        lines.push(texts::after_count_held(held(numbers)));
    }
    let mut line = |n: i64, text: fn(i64) -> Text, more: Vec<Text>| {
        if n > 0 {
            lines.push(text(n));
            lines.extend(more);
        }
    };
    line(of_correction(all.corrected), texts::after_count_corrected, Vec::new());
    line(of_correction(all.unchanged), texts::after_count_unchanged, Vec::new());
    line(of_correction(all.uncorrected), texts::after_count_uncorrected, reasons(Lost::Correction));
    line(all.withdrawn, texts::after_count_withdrawn, Vec::new());
    line(all.late, texts::after_count_late, Vec::new());
    line(all.kept, texts::after_count_kept, reasons(Lost::Withdrawal));
    line(all.waiting, texts::after_count_waiting, Vec::new());
    line(all.blocked, texts::after_count_blocked, Vec::new());
    line(all.gone, texts::after_count_gone, Vec::new());
    line(all.failed, texts::after_count_failed, reasons(Lost::All));
    line(all.stopped, texts::after_count_stopped, Vec::new());
    line(all.uncertain, texts::after_count_uncertain, Vec::new());
    lines
}

/// How many were left out at the last look, as far as that is said.
fn held(numbers: &Numbers) -> Arg {
    if numbers.held < FEW { texts::after_few(FEW).into() } else { numbers.held.into() }
}

/// Why somebody did not get it, in words.
#[must_use]
pub fn reason_name(class: &str) -> Text {
    match class {
        "no_chat" => texts::after_reason_no_chat(),
        "no_right" => texts::after_reason_no_right(),
        "no_message" => texts::after_reason_no_message(),
        "no_answer" => texts::after_reason_no_answer(),
        "too_late" => texts::after_row_late(),
        "language" => texts::after_reason_language(),
        "blocked" => texts::after_row_blocked(),
        "gone" => texts::after_row_gone(),
        _ => texts::after_reason_other(),
    }
}

/// Who pressed what; nothing where there is nothing to press.
fn presses(content: &Content, pressed: &[Pressed]) -> Option<Text> {
    if content.buttons.is_empty() && pressed.is_empty() {
        return None;
    }
    let mut lines = vec![texts::after_presses()];
    let open: Vec<&[Pressed]> = pressed.chunk_by(|a, b| a.what == b.what).filter(|all| !is_guarded(&all[0].what)).collect();
    for all in &open {
        let (what, n) = (all[0].what.as_str(), all.iter().map(|one| one.n).sum::<i64>());
        lines.push(match what {
            CHANNEL => texts::after_press_channel(n),
            what => texts::after_press(label(content, what), by_language(all), n),
        });
    }
    let guarded = guarded(content, pressed).map(|(what, n)| texts::after_press(label(content, &what), "", n));
    let none = open.is_empty() && guarded.is_none();
    lines.extend(guarded);
    if none && content.buttons.iter().any(|link| !matches!(link.to, Target::Url(_))) {
        lines.push(texts::after_presses_none());
    }
    if content.buttons.iter().any(|link| matches!(link.to, Target::Url(_))) {
        lines.push(texts::after_presses_links());
    }
    Some(texts::after_lines(lines))
}

/// Whether a button leads where nobody shall be seen going: few presses on it are not counted, and never by language.
fn is_guarded(what: &str) -> bool {
    what == format!("desk:{}", Desk::Psychologist)
}

/// The button that is guarded, if there is one, and how often it was pressed, as far as that is said: none and few look alike.
fn guarded(content: &Content, pressed: &[Pressed]) -> Option<(String, Arg)> {
    let what = content.buttons.iter().filter_map(|link| counted(&link.to)).find(|what| is_guarded(what))?;
    let n = pressed.iter().filter(|one| one.what == what).map(|one| one.n).sum::<i64>();
    Some((what, if n < FEW { texts::after_few(FEW).into() } else { n.into() }))
}

/// Presses by language and letters, behind the sum; nothing where all read alike.
fn by_language(all: &[Pressed]) -> Arg {
    let name = |one: &Pressed| texts::after_press_of(tongue_name(one.tongue.as_deref()), one.n);
    match all.iter().map(name).reduce(texts::announcements_and) {
        Some(names) if all.len() > 1 => texts::after_press_by(names).into(),
        _ => "".into(),
    }
}

/// A language and its letters, as short as it goes.
fn tongue_name(code: Option<&str>) -> Text {
    match code {
        Some("kk") => texts::after_tongue_kk(),
        Some("kk-arab") => texts::after_tongue_arab(),
        Some("kk-latn") => texts::after_tongue_latn(),
        Some("ru") => texts::after_tongue_ru(),
        _ => texts::after_tongue_none(),
    }
}

/// What a button says, by what is counted for it; the word that is counted where it is not there any more.
fn label(content: &Content, what: &str) -> String {
    let link = content.buttons.iter().find(|link| counted(&link.to).as_deref() == Some(what));
    let label = link.and_then(|link| link.label_kk.clone().or_else(|| link.label_ru.clone()));
    label.unwrap_or_else(|| what.to_owned())
}

/// What is counted for a button; nothing for an address.
fn counted(to: &Target) -> Option<String> {
    match to {
        Target::Url(_) => None,
        Target::Topic(topic) => Some(format!("topic:{topic}")),
        Target::Screening => Some("screening".to_owned()),
        Target::Desk(desk) => Some(format!("desk:{desk}")),
    }
}

fn chart(id: i64, numbers: &Numbers) -> Picture {
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    let row = |(tongue, sums): &(Tongue, Sums)| Bar {
        label: whom::tongue_name(*tongue),
        values: [sums.delivered(), sums.waiting, sums.stopped, sums.failed, sums.blocked + sums.gone].map(count).to_vec(),
    };
    let parts = vec![
        texts::after_part_delivered(),
        texts::after_part_waiting(),
        texts::after_part_stopped(),
        texts::after_part_failed(),
        texts::after_part_blocked(),
    ];
    Picture::Bars(Bars { title: texts::after_chart(id), parts, rows: numbers.by.iter().map(row).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(tongue: &str, state: &str, reason: Option<&str>, n: i64) -> Counted {
        Counted {
            tongue: tongue.into(),
            state: state.into(),
            reason: reason.map(str::to_owned),
            version: 1,
            tried: 1,
            changed: 0,
            refused: None,
            held: false,
            n,
            uncertain: i64::from(state == "sent"),
        }
    }

    #[test]
    fn counts_become_sums_by_language_and_reason() {
        let counts = [
            counted("kk", "sent", None, 5),
            counted("kk-arab", "sent", None, 2),
            counted("ru", "blocked", None, 3),
            counted("ru", "failed", Some("no_chat"), 1),
            counted("kk", "failed", Some("no_chat"), 1),
            counted("kk", "left_out", Some("cancelled"), 4),
            counted("kk", "queued", None, 6),
            counted("kk", "late", None, 1),
            counted("ru", "late", Some("no_answer"), 2),
        ];
        let numbers = Numbers::of(&counts, 2);
        assert_eq!(numbers.by.iter().map(|(tongue, _)| tongue.code()).collect::<Vec<_>>(), ["kk", "kk-arab", "ru"]);
        let all = &numbers.all;
        assert_eq!((all.delivered(), all.sent, all.corrected, all.people()), (10, 7, 0, 25));
        assert_eq!((all.blocked, all.failed, all.stopped, all.waiting, all.uncertain), (3, 2, 4, 6, 2));
        assert_eq!((all.late, all.kept), (1, 2));
        assert_eq!(numbers.reasons, [(Lost::Withdrawal, "no_answer".into(), 2), (Lost::All, "no_chat".into(), 2)]);
    }

    #[test]
    fn a_correction_has_reached_changed_nothing_or_failed() {
        let changed = Counted { version: 3, tried: 3, changed: 3, ..counted("kk", "sent", None, 5) };
        let same = Counted { version: 3, tried: 3, changed: 2, ..counted("ru", "sent", None, 4) };
        let failed = Counted { tried: 3, refused: Some("blocked".into()), ..counted("kk", "sent", None, 2) };
        let not_yet = counted("kk-arab", "sent", None, 1);
        let late = Counted { tried: 3, refused: Some("language".into()), ..counted("ru", "late", Some("no_right"), 1) };
        let numbers = Numbers::of(&[changed, same, failed, not_yet, late], 3);
        let all = &numbers.all;
        assert_eq!((all.corrected, all.unchanged, all.uncorrected, all.delivered()), (5, 4, 3, 13));
        let reasons = [
            (Lost::Correction, "blocked".into(), 2),
            (Lost::Correction, "language".into(), 1),
            (Lost::Withdrawal, "no_right".into(), 1),
        ];
        assert_eq!(numbers.reasons, reasons);
    }

    #[test]
    fn who_was_left_out_at_the_last_look_stands_among_those_who_got_it() {
        let got = counted("kk", "sent", None, 1);
        let held = Counted { held: true, uncertain: 0, ..got.clone() };
        let (with, without) = (Numbers::of(&[held], 1), Numbers::of(&[Counted { uncertain: 0, ..got }], 1));
        assert_eq!((&with.all, &with.by, lines(&with, true)), (&without.all, &without.by, lines(&without, true)));
    }
}
