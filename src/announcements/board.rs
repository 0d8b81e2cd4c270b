//! One announcement on one screen, with a button for each of its parts.

use crate::{
    announcements::{
        Announcement, By, Stage,
        act::Act,
        after::{self, After},
        check,
        content::{Content, Target},
        drafts::{Change, Claim},
        news,
        plan::When,
        press::Press,
        sending::progress,
        settings,
        when::clock_words,
        whom,
    },
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    outbox::{
        message::{Key, Keys, Message, To, What},
        post::{Kind, Media, Post},
    },
    person::Person,
    text::{Lang, Text},
    texts,
    turn::{Claim as TurnClaim, Ending, Outcome, Record as TurnRecord, Toast},
};

use super::compose::{Asks, State};

/// How much of the words a board shows, in characters.
const SHOWN: usize = 160;

/// A button that does something with an announcement.
#[must_use]
pub fn key(label: Text, id: i64, act: Act) -> Key {
    Key::new(label, Button::Announce(Press::Of(id, act)))
}

/// The way back to the board, alone.
#[must_use]
pub fn back(id: i64) -> Keys {
    vec![vec![key(texts::announcements_key_board(), id, Act::Board)]]
}

/// An announcement as it stands, with what can be done with it.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, draft: &Announcement, fresh: bool) -> anyhow::Result<Outcome> {
    let corrects = after::store::corrected_by(&app.db.read, draft.id).await?;
    show_as(app, person, draft, fresh, corrects).await
}

/// The same where it is known which announcement this draft corrects, if any.
///
/// # Errors
/// When the database cannot be read.
pub async fn show_as(
    app: &App,
    person: &Person,
    draft: &Announcement,
    fresh: bool,
    corrects: Option<i64>,
) -> anyhow::Result<Outcome> {
    let text = match (corrects, draft.stage) {
        (Some(of), Stage::Draft) => vec![texts::after_correct_how(of), texts::announcements_lines(said(draft))],
        (Some(of), Stage::Waiting) => {
            vec![heading(app, draft), texts::after_correct_waits(of), texts::announcements_lines(said(draft))]
        }
        _ => vec![heading(app, draft), texts::announcements_lines(parts(app, draft).await?)],
    };
    let next = match draft.stage {
        Stage::Draft => State::asking(draft, Asks::Nothing),
        _ => Dialogue::Idle,
    };
    Ok(Outcome::nothing().screen(person.id, text, keys(draft, person.id, corrects), fresh).next(next))
}

fn heading(app: &App, draft: &Announcement) -> Text {
    let stand = match draft.planned_at.filter(|_| draft.stage == Stage::Planned) {
        Some(at) => texts::announcements_stand_planned_at(app.clock.format(at)),
        None => stand_name(draft.stage),
    };
    texts::announcements_board(draft.made_name.as_str(), draft.id, stand)
}

/// Where an announcement stands, in words.
#[must_use]
pub fn stand_name(stand: Stage) -> Text {
    match stand {
        Stage::Draft => texts::announcements_stand_draft(),
        Stage::Waiting => texts::announcements_stand_waiting(),
        Stage::Planned => texts::announcements_stand_planned(),
        Stage::Sending => texts::announcements_stand_sending(),
        Stage::Paused => texts::announcements_stand_paused(),
        Stage::Done => texts::announcements_stand_done(),
        Stage::Cancelled => texts::announcements_stand_cancelled(),
        Stage::Withdrawn => texts::announcements_stand_withdrawn(),
    }
}

/// Where only one language has words: the other one, and what its readers get.
#[must_use]
pub fn gets(content: &Content) -> Option<(Lang, Text)> {
    let other = |lang: Lang| if lang == Lang::Kk { Lang::Ru } else { Lang::Kk };
    let lang = Lang::ALL.into_iter().find(|lang| content.words(*lang).is_none() && content.words(other(*lang)).is_some())?;
    let line = match (lang, content.variant(lang).is_some()) {
        (Lang::Kk, true) => texts::announcements_kk_gets_ru(),
        (Lang::Kk, false) => texts::announcements_kk_gets_nothing(),
        (Lang::Ru, true) => texts::announcements_ru_gets_kk(),
        (Lang::Ru, false) => texts::announcements_ru_gets_nothing(),
    };
    Some((lang, line))
}

/// The lines of the board about what is said.
fn said(draft: &Announcement) -> Vec<Text> {
    let content = &draft.content;
    let words = |lang: Lang| content.words(lang).map(|html| check::beginning(html, SHOWN));
    let said = |words: Option<String>| words.map_or_else(|| texts::announcements_none().into(), crate::text::Arg::from);
    let mut lines =
        vec![texts::announcements_line_kk(said(words(Lang::Kk))), texts::announcements_line_ru(said(words(Lang::Ru)))];
    lines.extend(gets(content).map(|(_, line)| line));
    lines.push(texts::announcements_line_media(media_name(&content.media)));
    if !content.buttons.is_empty() {
        let labels = content.buttons.iter().map(|link| {
            let label = link.label_kk.as_deref().or(link.label_ru.as_deref()).unwrap_or_default();
            match &link.to {
                Target::Url(url) => texts::announcements_link_url(label, url.as_str()),
                _ => texts::announcements_link_inside(label),
            }
        });
        lines.push(texts::announcements_line_links(labels.collect::<Vec<_>>()));
    }
    lines
}

/// The lines of the board.
async fn parts(app: &App, draft: &Announcement) -> anyhow::Result<Vec<Text>> {
    let (content, mut lines) = (&draft.content, said(draft));
    lines.push(texts::announcements_line_subject(content.subject.map_or_else(texts::announcements_subject_none, news::name)));
    lines.extend(whom::lines(&draft.audience));
    if matches!(draft.stage, Stage::Sending | Stage::Paused) {
        lines.push(progress::line(app, draft).await?);
    } else if !draft.stage.over() {
        lines.extend(whom::numbers(app, draft).await?.lines(draft));
    }
    lines.push(match draft.plan.when {
        When::Now => texts::announcements_line_now(),
        When::At(at) => texts::announcements_line_at(app.clock.format(at)),
        When::Monthly(day, hour, minute) => texts::announcements_line_monthly(clock_words(hour, minute), i64::from(day)),
    });
    if draft.plan.urgent {
        lines.push(texts::announcements_line_urgent());
    }
    if draft.plan.paid && settings::read(app).await?.paid {
        lines.push(texts::announcements_line_paid());
    }
    if draft.plan.channels {
        lines.push(texts::announcements_line_channels());
    }
    if let Some(name) = &draft.approved_name {
        lines.push(texts::announcements_line_approved(name.as_str()));
    }
    Ok(lines)
}

fn media_name(media: &Media) -> Text {
    match media {
        Media::None => texts::announcements_none(),
        Media::Photo(_) => texts::announcements_media_photo(),
        Media::Video(_) => texts::announcements_media_video(),
        Media::Document(_) => texts::announcements_media_document(),
        Media::Album(pieces) => {
            let n = i64::try_from(pieces.len()).unwrap_or(i64::MAX);
            if pieces.iter().all(|piece| piece.kind == Kind::Document) {
                texts::announcements_media_documents(n)
            } else {
                texts::announcements_media_album(n)
            }
        }
        Media::Location { .. } => texts::announcements_media_location(),
    }
}

/// `corrects` is the announcement of which this draft is the correction.
fn keys(draft: &Announcement, reader: i64, corrects: Option<i64>) -> Keys {
    let mut keys = match draft.stage {
        Stage::Draft => draft_keys(draft, corrects),
        _ => settled_keys(draft, reader, corrects),
    };
    keys.push(vec![list_key(), Key::new(texts::menu_key_menu(), Button::Menu)]);
    keys
}

fn draft_keys(draft: &Announcement, corrects: Option<i64>) -> Keys {
    let key = |label: Text, act: Act| key(label, draft.id, act);
    let mut keys: Keys = vec![vec![
        key(texts::announcements_key_kk(), Act::Write(Lang::Kk)),
        key(texts::announcements_key_ru(), Act::Write(Lang::Ru)),
    ]];
    if let Some((lang, _)) = gets(&draft.content) {
        let got = draft.content.variant(lang).is_some();
        let label = match (lang, got) {
            (Lang::Kk, true) => texts::announcements_key_kk_nothing(),
            (Lang::Kk, false) => texts::announcements_key_kk_other(),
            (Lang::Ru, true) => texts::announcements_key_ru_nothing(),
            (Lang::Ru, false) => texts::announcements_key_ru_other(),
        };
        keys.push(vec![key(label, Act::Missing(!got))]);
    }
    keys.push(vec![key(texts::announcements_key_media(), Act::Media), key(texts::announcements_key_links(), Act::Links)]);
    if let Some(of) = corrects {
        // To whom and when is settled: those who have it, now.
        keys.push(vec![key(texts::announcements_key_preview(), Act::Preview)]);
        keys.push(vec![after::key(texts::after_key_check(), of, After::Check)]);
        keys.push(vec![
            key(texts::announcements_key_delete(), Act::Delete),
            after::key(texts::after_key_menu(), of, After::Menu),
        ]);
        return keys;
    }
    keys.push(vec![
        key(texts::announcements_key_subject(), Act::Subjects),
        key(texts::announcements_key_audience(), Act::Audience),
    ]);
    keys.push(vec![key(texts::announcements_key_when(), Act::When), key(texts::announcements_key_preview(), Act::Preview)]);
    keys.push(vec![key(texts::announcements_key_send(), Act::Send(draft.version))]);
    keys.push(vec![key(texts::announcements_key_copy(), Act::Copy), key(texts::announcements_key_delete(), Act::Delete)]);
    keys
}

/// What can be done with what is no draft: it waits, is planned, goes out or is over.
fn settled_keys(draft: &Announcement, reader: i64, corrects: Option<i64>) -> Keys {
    let key = |label: Text, act: Act| key(label, draft.id, act);
    let mut keys: Keys = match draft.stage {
        // Whoever has no message that shows how far it is must be able to stop it too.
        Stage::Sending => progress::keys(draft.id, progress::Can::Pause),
        Stage::Paused => progress::keys(draft.id, progress::Can::Resume),
        _ => Vec::new(),
    };
    if draft.stage == Stage::Waiting && draft.made_by != reader {
        keys.push(vec![key(texts::announcements_key_look(), Act::Look)]);
    }
    if matches!(draft.stage, Stage::Waiting | Stage::Planned) {
        keys.push(vec![key(texts::announcements_key_take_back(), Act::TakeBack)]);
    }
    let preview = key(texts::announcements_key_preview(), Act::Preview);
    match corrects.filter(|_| draft.stage == Stage::Waiting) {
        Some(of) => keys.push(vec![preview, after::key(texts::after_key_menu(), of, After::Menu)]),
        None => {
            keys.push(vec![preview, key(texts::announcements_key_copy(), Act::Copy)]);
            keys.push(vec![after::key(texts::after_key_open(), draft.id, After::Menu)]);
        }
    }
    keys
}

/// The way to the list.
#[must_use]
pub fn list_key() -> Key {
    Key::new(texts::announcements_key_list(), Button::Announce(Press::List))
}

/// A changed draft: stored if nobody was faster, and its board.
///
/// # Errors
/// When the database cannot be read.
pub async fn changed(
    app: &App,
    person: &Person,
    draft: Announcement,
    what: &'static str,
    by: By,
    fresh: bool,
) -> anyhow::Result<Outcome> {
    let next = Announcement { version: draft.version + 1, ..draft.clone() };
    let shown = show(app, person, &next, fresh).await?;
    Ok(saved(person, draft, what, by, shown))
}

/// A changed draft: stored if nobody was faster, and then this; else that somebody was.
#[must_use]
pub fn saved(person: &Person, draft: Announcement, what: &'static str, by: By, shown: Outcome) -> Outcome {
    let id = draft.id;
    contest(person, id, Claim::Change(Box::new(Change { draft, what, by })), shown)
}

/// What follows if the announcement is still as it was read; else that somebody was faster.
#[must_use]
pub fn contest(person: &Person, id: i64, claim: Claim, won: Outcome) -> Outcome {
    let Outcome { next, records, messages, events, toast, consents, tongue } = won;
    let faster = What::Screen { text: vec![texts::announcements_faster()], keys: back(id), fresh: true };
    let lost = Ending {
        messages: vec![Message::new(To::Chat(person.id), faster)],
        events: Vec::new(),
        toast: Some(Toast { text: texts::announcements_toast_faster(), alert: false }),
        ..Ending::default()
    };
    let record = TurnRecord::Contest {
        claim: TurnClaim::Draft(claim),
        won: Box::new(Ending { messages, events, toast, ..Ending::default() }),
        lost: Box::new(lost),
    };
    let mut outcome = Outcome { next, records, consents, tongue, ..Outcome::nothing() };
    outcome.records.push(record);
    outcome
}

/// The screens of an outcome, also where they hang on a contest.
pub fn screens(outcome: &mut Outcome) -> impl Iterator<Item = &mut What> {
    let endings = outcome.records.iter_mut().filter_map(|record| match record {
        TurnRecord::Contest { won, .. } => Some(won.messages.iter_mut()),
        _ => None,
    });
    outcome
        .messages
        .iter_mut()
        .chain(endings.flatten())
        .map(|message| &mut message.what)
        .filter(|what| matches!(what, What::Screen { .. }))
}

/// The same with a paragraph before all others of the screen.
#[must_use]
pub fn with_first(mut outcome: Outcome, first: Text) -> Outcome {
    if let Some(What::Screen { text, .. }) = screens(&mut outcome).next() {
        text.insert(0, first);
    }
    outcome
}

/// Words of a draft as they were typed, to be copied and sent again.
#[must_use]
pub fn as_typed(person: &Person, words: &str, lang: Lang) -> Message {
    let post = Post {
        media: Media::None,
        words: words.to_owned(),
        lang,
        tongue: lang.into(),
        footer: Vec::new(),
        keys: Vec::new(),
        paid: false,
    };
    Message::new(To::Chat(person.id), What::Post { parts: vec![post] })
}

/// What shall readers get whose language has no words?
#[must_use]
pub fn missing(draft: &Announcement, lang: Lang) -> (Vec<Text>, Keys) {
    let (text, other) = match lang {
        Lang::Kk => (texts::announcements_without_kk(), texts::announcements_key_gets_ru()),
        Lang::Ru => (texts::announcements_without_ru(), texts::announcements_key_gets_kk()),
    };
    let keys = vec![
        vec![key(other, draft.id, Act::Missing(true))],
        vec![key(texts::announcements_key_gets_nothing(), draft.id, Act::Missing(false))],
        vec![key(texts::announcements_key_write_it(), draft.id, Act::Write(lang))],
    ];
    (vec![text], keys)
}
