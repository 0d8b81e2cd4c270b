//! The numbers as a file that a table reads: a row for each count, by language, and for each button.

use super::{CHANNEL, Lost, Numbers, guarded, held, is_guarded, label, reason_name};
use crate::{
    announcements::{
        Announcement,
        after::store::{self, Counted, Pressed},
        content::Content,
    },
    app::App,
    outbox::message::{Message, To, What},
    person::Person,
    text::{Arg, Lang, Text},
    texts,
    turn::Outcome,
};

/// The file.
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

type Row = [String; 4];

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
    rows.extend(by_language(words, &numbers, corrected));
    if numbers.all.delivered() > 0 {
        let n = words(&texts::after_number(held(&numbers)));
        rows.push([words(&texts::after_row_held()), String::new(), String::new(), n]);
    }
    for counted in counts {
        for (lost, reason) in counted.lost(announcement.version) {
            let what = match lost {
                Lost::All => texts::after_row_failed(),
                Lost::Correction => texts::after_row_uncorrected(),
                Lost::Withdrawal => texts::after_row_kept(),
            };
            rows.push([words(&what), counted.tongue.clone(), words(&reason_name(reason)), counted.n.to_string()]);
        }
    }
    rows.extend(pressed(words, &announcement.content, presses));
    let line = |row: &Row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(";");
    let lines: Vec<String> = rows.iter().map(line).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

fn by_language(words: &dyn Fn(&Text) -> String, numbers: &Numbers, corrected: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for (tongue, sums) in &numbers.by {
        let of_correction = |n: i64| if corrected { n } else { 0 };
        let counts = [
            (texts::after_row_delivered(), sums.delivered()),
            (texts::after_row_corrected(), of_correction(sums.corrected)),
            (texts::after_row_unchanged(), of_correction(sums.unchanged)),
            (texts::after_row_withdrawn(), sums.withdrawn),
            (texts::after_row_late(), sums.late),
            (texts::after_row_waiting(), sums.waiting),
            (texts::after_row_blocked(), sums.blocked),
            (texts::after_row_gone(), sums.gone),
            (texts::after_row_stopped(), sums.stopped),
            (texts::after_row_uncertain(), sums.uncertain),
        ];
        let some = counts.into_iter().filter(|(_, n)| *n > 0);
        rows.extend(some.map(|(what, n)| [words(&what), tongue.code().to_owned(), String::new(), n.to_string()]));
    }
    rows
}

fn pressed(words: &dyn Fn(&Text) -> String, content: &Content, presses: &[Pressed]) -> Vec<Row> {
    let button = |what: &str| match what {
        CHANNEL => words(&texts::after_opens_channel()),
        "screening" if label(content, what) == what => words(&texts::after_opens_screening()),
        what => label(content, what),
    };
    let row = |what: &str, tongue: &str, n: Arg| {
        [words(&texts::after_row_pressed()), tongue.to_owned(), button(what), words(&texts::after_number(n))]
    };
    let open = presses.iter().filter(|one| !is_guarded(&one.what));
    let mut rows: Vec<Row> = open.map(|one| row(&one.what, one.tongue.as_deref().unwrap_or_default(), one.n.into())).collect();
    rows.extend(guarded(content, presses).map(|(what, n)| row(&what, "", n)));
    rows
}

/// A cell that stays one, and stays words: what begins like a formula would be reckoned.
fn quoted(cell: &str) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([';', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        announcements::content::{Link, Target},
        cases::Desk,
    };

    #[test]
    fn cells_stay_cells_and_words() {
        assert_eq!(quoted("a;b"), "\"a;b\"");
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("Қоңырау"), "Қоңырау");
    }

    #[test]
    fn the_file_is_a_table_of_counts() {
        let link = |to| Link { label_kk: None, label_ru: Some("Психолог".into()), to };
        let announcement = Announcement {
            id: 7,
            stage: crate::announcements::Stage::Done,
            content: Content { buttons: vec![link(Target::Desk(Desk::Psychologist))], ..Content::default() },
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
        let counted = |tongue: &str, state: &str, reason: Option<&str>, n: i64| Counted {
            tongue: tongue.into(),
            state: state.into(),
            reason: reason.map(str::to_owned),
            version: 1,
            tried: 1,
            changed: 0,
            refused: None,
            held: state == "sent",
            n,
            uncertain: i64::from(state == "sent"),
        };
        let counts = [counted("kk-arab", "sent", None, 5), counted("ru", "failed", Some("no_chat"), 1)];
        let press = |what: &str, tongue: Option<&str>, n| Pressed { what: what.into(), tongue: tongue.map(str::to_owned), n };
        let presses = [
            press(CHANNEL, Some("ru"), 3),
            press(CHANNEL, None, 1),
            press("desk:psychologist", Some("kk"), 2),
            press("desk:psychologist", Some("ru"), 1),
        ];
        let locales = crate::text::Locales::embedded();
        let table = table(&|text| locales.plain(Lang::Ru, text), (&announcement, false), &counts, &presses);
        assert_eq!(
            table,
            "\u{feff}Что;Язык;Причина;Человек\r\nдошло;kk-arab;;5\r\nмогло прийти дважды;kk-arab;;1\r\n\
             в том числе не отправлено в последний момент;;;меньше 10\r\nне дошло;ru;чат закрыт или его нет;1\r\n\
             нажали;ru;ссылка из канала;3\r\nнажали;;ссылка из канала;1\r\nнажали;;Психолог;меньше 10\r\n"
        );
    }
}
