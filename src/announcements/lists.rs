//! The lists of announcements: what is under way and the drafts, and what is over.

use crate::{
    announcements::{
        Stage,
        act::Act,
        after::{self, After},
        board::{self, key, stand_name},
        check,
        drafts::{Listed, store},
        press::Press,
        settings,
    },
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    outbox::message::{Key, Keys},
    person::Person,
    staff::Role,
    text::{Lang, Text},
    texts,
    turn::Outcome,
};

/// The most announcements that a list shows at once.
const MOST: i64 = 10;

/// How much of the words a line of a list shows, in characters.
const SHOWN: usize = 80;

/// How much of them a button in a list shows.
const ON_BUTTON: usize = 32;

/// Every announcement that is not over, `page` by page from 0: first what goes out, waits or is planned, so that it can always be
/// stopped; then the drafts, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn open(app: &App, person: &Person, page: i64, fresh: bool) -> anyhow::Result<Outcome> {
    listed(app, person, (page.max(0), 0), fresh).await
}

/// The same without one that is about to go.
///
/// # Errors
/// When the database cannot be read.
pub async fn without(app: &App, person: &Person, gone: i64) -> anyhow::Result<Outcome> {
    listed(app, person, (0, gone), false).await
}

async fn listed(app: &App, person: &Person, (page, gone): (i64, i64), fresh: bool) -> anyhow::Result<Outcome> {
    let mut all = store::open(&app.db.read, person.id, gone, (page.saturating_mul(MOST), MOST + 1)).await?;
    let more = whole(&all, MOST + 1);
    all.truncate(usize::try_from(MOST).unwrap_or_default());
    let mut text = vec![texts::announcements_list()];
    let mut lines = Vec::new();
    let mut keys: Keys = vec![vec![Key::new(texts::announcements_key_new(), Button::Announce(Press::New))]];
    for one in &all {
        lines.push(texts::announcements_list_line(beginning(one, SHOWN), one.id, stand(app, one)));
        keys.push(vec![item(one)]);
    }
    text.push(match lines.is_empty() {
        false => texts::announcements_lines(lines),
        true if page > 0 => texts::announcements_list_none(),
        true => texts::announcements_list_idle(),
    });
    let mut pages = Vec::new();
    if page > 0 {
        pages.push(board::list_key());
    }
    if more {
        pages.push(Key::new(texts::announcements_key_older(), Button::Announce(Press::Page(page + 1))));
    }
    if !pages.is_empty() {
        keys.push(pages);
    }
    if app.staff.has(person.id, Role::Head) {
        text.push(texts::announcements_lines(settings::lines(app).await?));
        keys.push(vec![Key::new(texts::announcements_key_settings(), Button::Announce(Press::Settings))]);
    }
    keys.push(vec![
        Key::new(texts::announcements_key_past(), Button::Announce(Press::Past(0))),
        Key::new(texts::menu_key_menu(), Button::Menu),
    ]);
    Ok(Outcome::nothing().screen(person.id, text, keys, fresh).next(Dialogue::Idle))
}

fn whole(all: &[Listed], most: i64) -> bool {
    i64::try_from(all.len()).is_ok_and(|n| n == most)
}

fn item(one: &Listed) -> Key {
    key(texts::announcements_button_item(beginning(one, ON_BUTTON), sign(one.stage)), one.id, Act::Board)
}

fn stand(app: &App, one: &Listed) -> Text {
    match one.planned_at.filter(|_| one.stage == Stage::Planned) {
        Some(at) => texts::announcements_stand_planned_at(app.clock.format(at)),
        None => stand_name(one.stage),
    }
}

fn beginning(one: &Listed, most: usize) -> Text {
    let words = one.content.words(Lang::Kk).or_else(|| one.content.words(Lang::Ru));
    words.map_or_else(texts::announcements_no_words, |html| texts::announcements_words(check::beginning(html, most)))
}

const fn sign(stand: Stage) -> &'static str {
    match stand {
        Stage::Draft => "📝",
        Stage::Waiting => "⏳",
        Stage::Planned => "🗓",
        Stage::Sending => "▶️",
        Stage::Paused => "⏸",
        Stage::Done => "✅",
        Stage::Cancelled => "✖️",
        Stage::Withdrawn => "🗑",
    }
}

/// Those that are over, below number `before`; 0 is from the newest.
///
/// # Errors
/// When the database cannot be read.
pub async fn past(app: &App, person: &Person, before: i64, fresh: bool) -> anyhow::Result<Outcome> {
    let before = if before == 0 { i64::MAX } else { before };
    let over = store::past(&app.db.read, before, MOST).await?;
    let mut keys: Keys = Vec::new();
    let mut lines = Vec::new();
    for one in &over {
        let day = one.started_at.map_or_else(String::new, |at| app.clock.format(at));
        lines.push(texts::announcements_past_line(beginning(one, SHOWN), one.id, stand_name(one.stage), day));
        keys.push(vec![item(one)]);
    }
    if let Some(last) = over.last().filter(|_| whole(&over, MOST)) {
        keys.push(vec![Key::new(texts::announcements_key_older(), Button::Announce(Press::Past(last.id)))]);
    }
    keys.push(vec![after::key(texts::after_key_audit(), 0, After::Audit)]);
    keys.push(vec![board::list_key(), Key::new(texts::menu_key_menu(), Button::Menu)]);
    let text = vec![
        texts::announcements_past(),
        if lines.is_empty() { texts::announcements_list_none() } else { texts::announcements_lines(lines) },
    ];
    Ok(Outcome::nothing().screen(person.id, text, keys, fresh).next(Dialogue::Idle))
}

/// The announcement is gone, or no draft any more.
///
/// # Errors
/// When the database cannot be read.
pub async fn gone(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    Ok(board::with_first(open(app, person, 0, true).await?, texts::announcements_gone()))
}
