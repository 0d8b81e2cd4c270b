//! The numbers of an announcement: how many have it, why others have not, who pressed what, by language and letters. As a message
//! with a chart, and as a file. Counts only, nobody's name.

use crate::{
    announcements::{
        Announcement,
        after::{
            After, back, channels, key,
            store::{self, Counted, Pressed},
        },
        content::{Content, Target},
        whom,
    },
    app::App,
    outbox::message::{Keys, Message, To, What},
    person::Person,
    picture::{Bar, Bars, Picture},
    text::{Lang, Text, Tongue},
    texts,
    turn::Outcome,
};

/// What stands in `announcement_presses` for the link under a channel's post.
pub const CHANNEL: &str = "channel";

/// The most reasons that are named one by one.
const REASONS: usize = 8;

/// The numbers of an announcement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// By language and letters, in the order in which they are offered; those that nobody reads are left out.
    pub by: Vec<(Tongue, Sums)>,
    /// By state and reason, the most first.
    pub reasons: Vec<(String, String, i64)>,
    /// Everything together.
    pub all: Sums,
}

/// How many people stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Have it.
    pub sent: i64,
    /// Of these, in its newest version.
    pub newest: i64,
    /// Had it until it was withdrawn.
    pub withdrawn: i64,
    /// Have it, although it was withdrawn: it was too late.
    pub late: i64,
    /// Wait.
    pub waiting: i64,
    /// Have blocked the bot.
    pub blocked: i64,
    /// Have no account any more.
    pub gone: i64,
    /// Did not get it for another reason.
    pub failed: i64,
    /// Were left out.
    pub left_out: i64,
    /// Calls that may have been made twice.
    pub uncertain: i64,
}

impl Sums {
    /// Who got it at some time.
    #[must_use]
    pub const fn delivered(&self) -> i64 {
        self.sent + self.withdrawn + self.late
    }

    /// Everybody.
    #[must_use]
    pub const fn people(&self) -> i64 {
        self.delivered() + self.waiting + self.blocked + self.gone + self.failed + self.left_out
    }

    fn add(&mut self, counted: &Counted, version: i64) {
        let n = counted.n;
        match counted.state.as_str() {
            "sent" => {
                self.sent += n;
                self.newest += if counted.version >= version { n } else { 0 };
            }
            "withdrawn" => self.withdrawn += n,
            "late" => self.late += n,
            "queued" | "outbox" => self.waiting += n,
            "blocked" => self.blocked += n,
            "gone" => self.gone += n,
            "left_out" => self.left_out += n,
            _ => self.failed += n,
        }
        self.uncertain += counted.uncertain;
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
            let Some(reason) = counted.reason.as_deref().filter(|_| matches!(counted.state.as_str(), "failed" | "left_out"))
            else {
                continue;
            };
            match numbers
                .reasons
                .iter_mut()
                .find(|(state, known, _)| (state.as_str(), known.as_str()) == (&counted.state, reason))
            {
                Some((_, _, n)) => *n += counted.n,
                None => numbers.reasons.push((counted.state.clone(), reason.to_owned(), counted.n)),
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
    let posts = store::posts(&app.db.read, id).await?;
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
        let line = |post: &store::ChannelPost| {
            let mode = if post.two { texts::after_channel_two() } else { texts::after_channel_both() };
            texts::after_channel_line(mode, channels::state(Some(post)), post.title.as_str())
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
    let corrected = if corrected { all.newest } else { 0 };
    let reasons = |state: &'static str| {
        let of = numbers.reasons.iter().filter(move |(of, ..)| of == state).take(REASONS);
        of.map(|(_, reason, n)| texts::after_reason(*n, reason_name(reason))).collect::<Vec<Text>>()
    };
    let mut lines = vec![texts::after_count_delivered(all.delivered())];
    let mut line = |n: i64, text: fn(i64) -> Text, more: Vec<Text>| {
        if n > 0 {
            lines.push(text(n));
            lines.extend(more);
        }
    };
    line(corrected, texts::after_count_corrected, Vec::new());
    line(all.withdrawn, texts::after_count_withdrawn, Vec::new());
    line(all.late, texts::after_count_late, Vec::new());
    line(all.waiting, texts::after_count_waiting, Vec::new());
    line(all.blocked, texts::after_count_blocked, Vec::new());
    line(all.gone, texts::after_count_gone, Vec::new());
    line(all.failed, texts::after_count_failed, reasons("failed"));
    line(all.left_out, texts::after_count_left_out, reasons("left_out"));
    line(all.uncertain, texts::after_count_uncertain, Vec::new());
    lines
}

/// Why somebody did not get it, in words.
#[must_use]
pub fn reason_name(class: &str) -> Text {
    match class {
        "no_chat" => texts::after_reason_no_chat(),
        "no_right" => texts::after_reason_no_right(),
        "no_message" => texts::after_reason_no_message(),
        "no_answer" => texts::after_reason_no_answer(),
        "stopped" | "opted_out" | "subject" => texts::after_reason_stopped(),
        "excluded" | "wrote" | "recent" => texts::after_reason_excluded(),
        "forgotten" => texts::after_reason_forgotten(),
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
    for one in pressed {
        lines.push(match one.what.as_str() {
            CHANNEL => texts::after_press_channel(one.n),
            what => texts::after_press(label(content, what), one.n),
        });
    }
    if pressed.is_empty() && content.buttons.iter().any(|link| !matches!(link.to, Target::Url(_))) {
        lines.push(texts::after_presses_none());
    }
    if content.buttons.iter().any(|link| matches!(link.to, Target::Url(_))) {
        lines.push(texts::after_presses_links());
    }
    Some(texts::after_lines(lines))
}

/// What a button says, by what is counted for it; the word that is counted where it is not there any more.
fn label(content: &Content, what: &str) -> String {
    let counted = |to: &Target| match to {
        Target::Url(_) => None,
        Target::Topic(topic) => Some(format!("topic:{topic}")),
        Target::Screening => Some("screening".to_owned()),
        Target::Desk(desk) => Some(format!("desk:{desk}")),
    };
    let link = content.buttons.iter().find(|link| counted(&link.to).as_deref() == Some(what));
    let label = link.and_then(|link| link.label_kk.clone().or_else(|| link.label_ru.clone()));
    label.unwrap_or_else(|| what.to_owned())
}

fn chart(id: i64, numbers: &Numbers) -> Picture {
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    let row = |(tongue, sums): &(Tongue, Sums)| Bar {
        label: whom::tongue_name(*tongue),
        values: [sums.delivered(), sums.waiting, sums.left_out, sums.failed, sums.blocked + sums.gone].map(count).to_vec(),
    };
    let parts = vec![
        texts::after_part_delivered(),
        texts::after_part_waiting(),
        texts::after_part_left_out(),
        texts::after_part_failed(),
        texts::after_part_blocked(),
    ];
    Picture::Bars(Bars { title: texts::after_chart(id), parts, rows: numbers.by.iter().map(row).collect() })
}

/// The numbers as a file that a table reads: a row for each count, by language, and for each button.
///
/// # Errors
/// When the database cannot be read.
pub async fn file(app: &App, person: &Person, announcement: &Announcement) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    let counts = store::counts(&app.db.read, id).await?;
    let presses = store::presses(&app.db.read, id).await?;
    let tongue = person.tongue.unwrap_or_else(|| Lang::Kk.into());
    let corrected = store::was_corrected(&app.db.read, id).await?;
    let content = table(&|text| app.locales.plain(tongue, text), (announcement, corrected), &counts, &presses);
    let name = format!("qoldau-announcement-{id}.csv");
    let what = What::File { name, content, caption: texts::after_file(id) };
    Ok(Outcome::nothing().message(Message::new(To::Chat(person.id), what)))
}

/// The table as CSV. It begins with a byte order mark and parts its columns with semicolons, as spreadsheets here expect it.
fn table(
    words: &dyn Fn(&Text) -> String,
    (announcement, corrected): (&Announcement, bool),
    counts: &[Counted],
    presses: &[Pressed],
) -> String {
    let numbers = Numbers::of(counts, announcement.version);
    let mut rows = vec![[
        words(&texts::after_column_what()),
        words(&texts::after_column_language()),
        words(&texts::after_column_reason()),
        words(&texts::after_column_people()),
    ]];
    for (tongue, sums) in &numbers.by {
        let mut row = |what: Text, n: i64| {
            if n > 0 {
                rows.push([words(&what), tongue.code().to_owned(), String::new(), n.to_string()]);
            }
        };
        row(texts::after_row_delivered(), sums.delivered());
        row(texts::after_row_corrected(), if corrected { sums.newest } else { 0 });
        row(texts::after_row_withdrawn(), sums.withdrawn);
        row(texts::after_row_late(), sums.late);
        row(texts::after_row_waiting(), sums.waiting);
        row(texts::after_row_blocked(), sums.blocked);
        row(texts::after_row_gone(), sums.gone);
        row(texts::after_row_uncertain(), sums.uncertain);
    }
    for counted in counts.iter().filter(|counted| matches!(counted.state.as_str(), "failed" | "left_out")) {
        let what = if counted.state == "failed" { texts::after_row_failed() } else { texts::after_row_left_out() };
        let reason = words(&reason_name(counted.reason.as_deref().unwrap_or("other")));
        rows.push([words(&what), counted.tongue.clone(), reason, counted.n.to_string()]);
    }
    for one in presses {
        let button = match one.what.as_str() {
            CHANNEL => words(&texts::after_opens_channel()),
            "screening" if label(&announcement.content, &one.what) == one.what => words(&texts::after_opens_screening()),
            what => label(&announcement.content, what),
        };
        rows.push([words(&texts::after_row_pressed()), String::new(), button, one.n.to_string()]);
    }
    let line = |row: &[String; 4]| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(";");
    let lines: Vec<String> = rows.iter().map(line).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

/// A cell that stays one, and stays words: what begins like a formula would be reckoned.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([';', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(tongue: &str, state: &str, reason: Option<&str>, n: i64) -> Counted {
        let reason = reason.map(str::to_owned);
        Counted { tongue: tongue.into(), state: state.into(), reason, version: 1, n, uncertain: i64::from(state == "sent") }
    }

    #[test]
    fn counts_become_sums_by_language_and_reason() {
        let counts = [
            counted("kk", "sent", None, 5),
            counted("kk-arab", "sent", None, 2),
            counted("ru", "blocked", None, 3),
            counted("ru", "failed", Some("no_chat"), 1),
            counted("kk", "failed", Some("no_chat"), 1),
            counted("kk", "left_out", Some("stopped"), 4),
            counted("kk", "queued", None, 6),
            counted("kk", "late", None, 1),
        ];
        let numbers = Numbers::of(&counts, 2);
        assert_eq!(numbers.by.iter().map(|(tongue, _)| tongue.code()).collect::<Vec<_>>(), ["kk", "kk-arab", "ru"]);
        let all = &numbers.all;
        assert_eq!((all.delivered(), all.sent, all.newest, all.people()), (8, 7, 0, 23));
        assert_eq!((all.blocked, all.failed, all.left_out, all.waiting, all.uncertain), (3, 2, 4, 6, 2));
        assert_eq!(numbers.reasons, [("left_out".into(), "stopped".into(), 4), ("failed".into(), "no_chat".into(), 2)]);
    }

    #[test]
    fn cells_stay_cells_and_words() {
        assert_eq!(quoted("a;b"), "\"a;b\"");
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("Қоңырау"), "Қоңырау");
    }

    #[test]
    fn the_file_is_a_table_of_counts() {
        let announcement = Announcement {
            id: 7,
            stage: crate::announcements::Stage::Done,
            content: Content::default(),
            version: 2,
            audience: crate::announcements::audience::Audience::default(),
            plan: crate::announcements::plan::Plan::default(),
            made_by: 1,
            made_name: String::new(),
            made_at: 0,
            approved_by: None,
            approved_name: None,
            planned_at: None,
            started_at: None,
            finished_at: None,
            progress: None,
            work: None,
            run: 1,
            work_since: None,
            gathered: true,
        };
        let counts = [counted("kk-arab", "sent", None, 5), counted("ru", "failed", Some("no_chat"), 1)];
        let presses = [Pressed { what: CHANNEL.into(), n: 3 }];
        let locales = crate::text::Locales::embedded();
        let table = table(&|text| locales.plain(Lang::Ru, text), (&announcement, false), &counts, &presses);
        assert_eq!(
            table,
            "\u{feff}Что;Язык;Причина;Человек\r\nдошло;kk-arab;;5\r\nмогло прийти дважды;kk-arab;;1\r\n\
             не дошло;ru;чат закрыт или его нет;1\r\nнажали;;ссылка из канала;3\r\n"
        );
    }
}
