//! Writing an announcement: what the next message of the editor is taken for, and what becomes of it.

mod media;

use serde::{Deserialize, Serialize};

use crate::{
    announcements::{
        Announcement, By, Stage,
        act::Act,
        approve, board,
        check::{self, Words},
        content::{Content, Link, MAX_LINKS, Missing, Target},
        drafts::store as drafts,
        links, lists, may, store, when,
    },
    app::App,
    dialogue::State as Dialogue,
    incoming::{Incoming, Input, Piece as Sent},
    menu,
    outbox::{
        message::Keys,
        post::{Media, Piece},
    },
    person::Person,
    text::{Lang, Text, escape},
    texts,
    turn::Outcome,
};

pub use media::album;
use media::{media, piece_of_album, showed};

/// What a member of the staff is at with an announcement, in their private chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The draft.
    pub id: i64,
    /// Its version when the question was asked.
    pub seen: i64,
    /// What the next message is taken for.
    pub asks: Asks,
    /// An album that is still arriving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub album: Option<Album>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Nothing: the board is on the screen.
    Nothing,
    /// The words of a language; in the first round the next question follows.
    Words(Lang, bool),
    /// Whether words are meant for the language although they look like the other one.
    Doubt(Lang, String, bool),
    /// Something to show.
    Media,
    /// The address of a new button.
    Url,
    /// The label of a new button that leads to this address.
    NewLabel(String, Lang),
    /// The label of a button, by its place; and whether the other language's follows.
    Label(u8, Lang, bool),
    /// When it goes out.
    Time,
    /// On which day of every month, and when.
    Month,
    /// Why it was given back, for whoever made it. Nobody has to say it.
    Reason,
}

/// The pieces of an album so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Album {
    /// Telegram's `media_group_id`.
    pub group: String,
    /// In the order of their coming.
    pub pieces: Vec<Piece>,
    /// The words under one of them, as HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Something came that no longer fits into it.
    #[serde(default)]
    pub more: bool,
}

impl State {
    /// The draft's state with a question.
    #[must_use]
    pub fn asking(draft: &Announcement, asks: Asks) -> Dialogue {
        Dialogue::Announcing(Self { id: draft.id, seen: draft.version, asks, album: None })
    }
}

/// Words or something else from an editor who writes an announcement.
///
/// # Errors
/// When the database cannot be read.
pub async fn typed(app: &App, incoming: &Incoming, person: &Person, state: State) -> anyhow::Result<Outcome> {
    if !may(app, person.id) {
        return Ok(menu::show(app, person, true).next(Dialogue::Idle));
    }
    if state.asks == Asks::Reason {
        return approve::reason(app, incoming, person, state.id).await;
    }
    let Some(draft) = store::find(&app.db.read, state.id).await?.filter(|draft| draft.stage == Stage::Draft) else {
        return lists::gone(app, person).await;
    };
    if matches!(incoming.input, Input::Edited { .. }) {
        let keys = board::back(draft.id);
        return Ok(Outcome::nothing().screen(person.id, vec![texts::announcements_edited()], keys, true));
    }
    if let Some(outcome) = piece_of_album(incoming, person, &state) {
        return Ok(outcome);
    }
    if draft.version != state.seen && state.asks != Asks::Nothing {
        return meanwhile(app, person, &draft, state).await;
    }
    match state.asks.clone() {
        Asks::Words(lang, first) => wrote(app, incoming, person, draft, (lang, first)).await,
        Asks::Media if incoming.attached.is_some() => showed(app, incoming, person, draft).await,
        Asks::Media => Ok(again(person, &draft, texts::announcements_want_media())),
        Asks::Url | Asks::NewLabel(..) | Asks::Label(..) => labelled(app, incoming, person, draft, state.asks).await,
        Asks::Time | Asks::Month => match &incoming.input {
            Input::Words(words) => when::typed(app, incoming, person, draft, words, state.asks == Asks::Month).await,
            _ => Ok(again(person, &draft, texts::announcements_want_words())),
        },
        Asks::Doubt(..) => Ok(again(person, &draft, texts::announcements_press_first())),
        Asks::Nothing | Asks::Reason => {
            let outcome = board::show(app, person, &draft, true).await?;
            Ok(board::with_first(outcome, texts::announcements_choose_part()))
        }
    }
}

/// A question once more, with the reason.
pub(super) fn again(person: &Person, draft: &Announcement, why: Text) -> Outcome {
    Outcome::nothing().screen(person.id, vec![why], board::back(draft.id), true)
}

/// Somebody else has changed the draft since the question was asked: what is there now is shown before it is written over.
async fn meanwhile(app: &App, person: &Person, draft: &Announcement, state: State) -> anyhow::Result<Outcome> {
    let by = drafts::changed_by(&app.db.read, draft.id).await?.unwrap_or_default();
    let outcome = board::show(app, person, draft, true).await?;
    let state = State { seen: draft.version, album: None, ..state };
    Ok(board::with_first(outcome, texts::announcements_meanwhile(by)).next(Dialogue::Announcing(state)))
}

/// The words of a language, alone or under something to show.
async fn wrote(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
    (lang, first): (Lang, bool),
) -> anyhow::Result<Outcome> {
    let html = match &incoming.input {
        Input::Words(words) => Some(incoming.marked.clone().unwrap_or_else(|| escape(words))),
        Input::Piece { caption, .. } if incoming.attached.is_some() => {
            draft.content.media = media(incoming);
            let html = incoming.marked.clone().unwrap_or_else(|| escape(caption));
            (!html.trim().is_empty()).then_some(html)
        }
        Input::Piece { kind, .. } => return Ok(again(person, &draft, cannot(*kind))),
        _ => return Ok(again(person, &draft, texts::announcements_want_words())),
    };
    came(app, incoming, person, draft, html, (lang, first)).await
}

/// Why something cannot stand in an announcement.
fn cannot(kind: Sent) -> Text {
    match kind {
        Sent::Voice | Sent::VideoNote => texts::announcements_no_voice(),
        Sent::Sticker => texts::announcements_no_sticker(),
        _ => texts::announcements_no_such(),
    }
}

/// Words have come, or something to show without any: checked, stored, and the next question.
async fn came(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
    html: Option<String>,
    (lang, first): (Lang, bool),
) -> anyhow::Result<Outcome> {
    let Some(html) = html else {
        // The picture is taken; its words are still missing.
        let next = ask_words(&draft, lang, first, Some(texts::announcements_media_taken()));
        return Ok(board::saved(person, draft, "media", By::of(incoming), asked(person, next)));
    };
    let keeps_media = draft.content.media.clone();
    match check::words(lang, &html) {
        Words::Refused(why) => {
            let next = (vec![why], ask_keys(&draft, lang, first), Asks::Words(lang, first));
            Ok(with_media(app, incoming, person, draft, keeps_media, next).await?)
        }
        Words::Doubtful(html) => {
            let next = (vec![doubt(lang)], doubt_keys(&draft, lang), Asks::Doubt(lang, html, first));
            Ok(with_media(app, incoming, person, draft, keeps_media, next).await?)
        }
        Words::Good(html) => {
            let over = excess(app, lang, &html);
            if over > 0 {
                let next = (vec![texts::announcements_too_long(over)], ask_keys(&draft, lang, first), Asks::Words(lang, first));
                return with_media(app, incoming, person, draft, keeps_media, next).await;
            }
            put(&mut draft.content, lang, Some(html));
            go_on(app, incoming, person, draft, (lang, first)).await
        }
    }
}

/// How many characters of these words do not fit into one message, in the script that needs most.
fn excess(app: &App, lang: Lang, html: &str) -> i64 {
    let mut alone = Content::default();
    put(&mut alone, lang, Some(html.to_owned()));
    i64::try_from(alone.excess(&app.locales)).unwrap_or(i64::MAX)
}

type Next = (Vec<Text>, Keys, Asks);

/// A question, where what was sent to be shown is kept although its words are not.
async fn with_media(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: Announcement,
    media: Media,
    (text, keys, asks): Next,
) -> anyhow::Result<Outcome> {
    let stored = store::find(&app.db.read, draft.id).await?.map(|stored| stored.content.media);
    if stored.as_ref() == Some(&media) {
        return Ok(Outcome::nothing().screen(person.id, text, keys, true).next(State::asking(&draft, asks)));
    }
    let next = State::asking(&Announcement { version: draft.version + 1, ..draft.clone() }, asks);
    let shown = Outcome::nothing().screen(person.id, text, keys, true).next(next);
    Ok(board::saved(person, draft, "media", By::of(incoming), shown))
}

fn asked(person: &Person, (text, keys, next): (Vec<Text>, Keys, Dialogue)) -> Outcome {
    Outcome::nothing().screen(person.id, text, keys, true).next(next)
}

/// What follows when the words of a language are settled.
async fn go_on(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: Announcement,
    (lang, first): (Lang, bool),
) -> anyhow::Result<Outcome> {
    let what = lang.code();
    let (kk, ru) = (draft.content.words(Lang::Kk).is_some(), draft.content.words(Lang::Ru).is_some());
    if first && lang == Lang::Kk && !ru {
        let next = ask_words(&draft, Lang::Ru, true, None);
        return Ok(board::saved(person, draft, what, By::of(incoming), asked(person, next)));
    }
    if first && kk != ru {
        let (text, keys) = board::missing(&draft, if kk { Lang::Ru } else { Lang::Kk });
        let next = State::asking(&Announcement { version: draft.version + 1, ..draft.clone() }, Asks::Nothing);
        return Ok(board::saved(person, draft, what, By::of(incoming), asked(person, (text, keys, next))));
    }
    board::changed(app, person, draft, what, By::of(incoming), true).await
}

/// Asks for the words of a language; `draft` is about to be saved, so that its version is the next one.
fn ask_words(draft: &Announcement, lang: Lang, first: bool, said: Option<Text>) -> (Vec<Text>, Keys, Dialogue) {
    let mut text: Vec<Text> = said.into_iter().collect();
    text.push(question(lang));
    let next = State::asking(&Announcement { version: draft.version + 1, ..draft.clone() }, Asks::Words(lang, first));
    (text, ask_keys(draft, lang, first), next)
}

fn question(lang: Lang) -> Text {
    if lang == Lang::Kk { texts::announcements_ask_kk() } else { texts::announcements_ask_ru() }
}

fn ask_keys(draft: &Announcement, lang: Lang, first: bool) -> Keys {
    let without = if lang == Lang::Kk { texts::announcements_key_without_kk() } else { texts::announcements_key_without_ru() };
    let mut keys: Keys = Vec::new();
    if first || draft.content.words(lang).is_some() {
        keys.push(vec![board::key(without, draft.id, Act::Without(lang))]);
    }
    keys.extend(board::back(draft.id));
    keys
}

fn doubt(lang: Lang) -> Text {
    if lang == Lang::Kk { texts::announcements_looks_russian() } else { texts::announcements_looks_kazakh() }
}

fn doubt_keys(draft: &Announcement, lang: Lang) -> Keys {
    let (other, swap, keep) = match lang {
        Lang::Kk => (Lang::Ru, texts::announcements_key_swap_ru(), texts::announcements_key_keep_kk()),
        Lang::Ru => (Lang::Kk, texts::announcements_key_swap_kk(), texts::announcements_key_keep_ru()),
    };
    let mut keys = Vec::new();
    // Words that are there already are not written over by a guess.
    if draft.content.words(other).is_none() {
        keys.push(vec![board::key(swap, draft.id, Act::Doubt(true))]);
    }
    keys.push(vec![board::key(keep, draft.id, Act::Doubt(false))]);
    keys.push(vec![board::key(texts::announcements_key_write_again(), draft.id, Act::Write(lang))]);
    keys
}

/// "Yes, it is the other language", or "no, keep it".
///
/// # Errors
/// When the database cannot be read.
pub async fn doubted(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
    swap: bool,
) -> anyhow::Result<Outcome> {
    let Dialogue::Announcing(State { id, asks: Asks::Doubt(lang, html, first), .. }) = &person.state else {
        return Ok(board::show(app, person, &draft, true).await?.toast(texts::menu_old_button()));
    };
    let other = if *lang == Lang::Kk { Lang::Ru } else { Lang::Kk };
    let to = if swap { other } else { *lang };
    if *id != draft.id || swap && draft.content.words(other).is_some() {
        return Ok(board::show(app, person, &draft, true).await?.toast(texts::menu_old_button()));
    }
    let over = excess(app, to, html);
    if over > 0 {
        let keys = ask_keys(&draft, to, *first);
        let next = State::asking(&draft, Asks::Words(to, *first));
        return Ok(Outcome::nothing().screen(person.id, vec![texts::announcements_too_long(over)], keys, true).next(next));
    }
    put(&mut draft.content, to, Some(html.clone()));
    if swap && *first && draft.content.words(*lang).is_none() {
        // The question that was asked still waits for its answer.
        let next = ask_words(&draft, *lang, true, Some(texts::announcements_swapped()));
        return Ok(board::saved(person, draft, to.code(), By::of(incoming), asked(person, next)));
    }
    go_on(app, incoming, person, draft, (to, *first)).await
}

/// "Write": what stands there now, to be copied, and the question.
#[must_use]
pub fn write(person: &Person, draft: &Announcement, lang: Lang) -> Outcome {
    let mut outcome = Outcome::nothing();
    if let Some(words) = draft.content.words(lang) {
        outcome = outcome.message(board::as_typed(person, words, lang));
    }
    let first = draft.content.kk.is_none() && draft.content.ru.is_none();
    let keys = ask_keys(draft, lang, first);
    outcome.screen(person.id, vec![question(lang)], keys, true).next(State::asking(draft, Asks::Words(lang, first)))
}

/// No words in this language.
///
/// # Errors
/// When the database cannot be read.
pub async fn without(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
    lang: Lang,
) -> anyhow::Result<Outcome> {
    let other = if lang == Lang::Kk { Lang::Ru } else { Lang::Kk };
    let first = matches!(&person.state, Dialogue::Announcing(State { asks: Asks::Words(_, true), id, .. }) if *id == draft.id);
    if draft.content.words(other).is_none() {
        if first && lang == Lang::Kk {
            let text = vec![question(Lang::Ru)];
            let keys = ask_keys(&draft, Lang::Ru, true);
            let next = State::asking(&draft, Asks::Words(Lang::Ru, true));
            return Ok(Outcome::nothing().screen(person.id, text, keys, false).next(next));
        }
        if draft.content.media.is_none() {
            let keys = ask_keys(&draft, lang, false);
            let outcome = Outcome::nothing().screen(person.id, vec![texts::announcements_one_language()], keys, false);
            return Ok(outcome.next(State::asking(&draft, Asks::Words(lang, false))));
        }
        put(&mut draft.content, lang, None);
        return board::changed(app, person, draft, lang.code(), By::of(incoming), false).await;
    }
    put(&mut draft.content, lang, None);
    let (text, keys) = board::missing(&draft, lang);
    let next = State::asking(&Announcement { version: draft.version + 1, ..draft.clone() }, Asks::Nothing);
    let shown = Outcome::nothing().screen(person.id, text, keys, false).next(next);
    Ok(board::saved(person, draft, lang.code(), By::of(incoming), shown))
}

/// What readers get whose language has no words.
///
/// # Errors
/// When the database cannot be read.
pub async fn missing(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
    other: bool,
) -> anyhow::Result<Outcome> {
    draft.content.missing = if other { Missing::Other } else { Missing::Nobody };
    board::changed(app, person, draft, "missing", By::of(incoming), false).await
}

/// An address or a label of a button.
async fn labelled(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
    asks: Asks,
) -> anyhow::Result<Outcome> {
    let Input::Words(words) = &incoming.input else {
        return Ok(again(person, &draft, texts::announcements_want_words()));
    };
    let by = By::of(incoming);
    match asks {
        Asks::Url => Ok(match check::url(words) {
            Ok(url) => links::ask_label(person, &draft, Asks::NewLabel(url, links::first_label(&draft))),
            Err(why) => again(person, &draft, why),
        }),
        Asks::NewLabel(url, lang) => {
            let label = match check::label(lang, words) {
                Ok(label) => label,
                Err(why) => return Ok(again(person, &draft, why)),
            };
            if draft.content.buttons.len() >= MAX_LINKS {
                return Ok(links::list(person, &draft, true).toast(texts::announcements_links_full()));
            }
            let mut link = Link { label_kk: None, label_ru: None, to: Target::Url(url) };
            links::set_label(&mut link, lang, label);
            draft.content.buttons.push(link);
            let place = u8::try_from(draft.content.buttons.len() - 1).unwrap_or(u8::MAX);
            let next = match lang {
                Lang::Kk if draft.content.words(Lang::Ru).is_some() => Some(Asks::Label(place, Lang::Ru, false)),
                _ => None,
            };
            Ok(links::saved(person, draft, by, next))
        }
        Asks::Label(place, lang, then) => {
            let label = match check::label(lang, words) {
                Ok(label) => label,
                Err(why) => return Ok(again(person, &draft, why)),
            };
            let Some(link) = draft.content.buttons.get_mut(usize::from(place)) else {
                return Ok(links::list(person, &draft, true).toast(texts::menu_old_button()));
            };
            links::set_label(link, lang, label);
            let next = (then && lang == Lang::Kk).then_some(Asks::Label(place, Lang::Ru, false));
            Ok(links::saved(person, draft, by, next))
        }
        _ => board::show(app, person, &draft, true).await,
    }
}

fn put(content: &mut Content, lang: Lang, html: Option<String>) {
    match lang {
        Lang::Kk => content.kk = html,
        Lang::Ru => content.ru = html,
    }
}
