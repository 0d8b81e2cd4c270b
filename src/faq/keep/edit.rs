//! A topic's texts: read, written anew, looked at as people will see them, published, and taken back.

use crate::{
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    faq::{
        answer,
        keep::{
            By, Draft, Record, State,
            check::{self, Part},
            key,
            press::{Goal, Press},
            record, review,
            store::{self, Edited},
        },
        topics::{Kind, Topic},
    },
    incoming::Incoming,
    menu,
    outbox::message::{Key, Keys, Message, To, What},
    person::Person,
    text::{Lang, Text, escape},
    texts,
    turn::Outcome,
};

/// The most lines of a topic's history that are shown.
const MOST_VERSIONS: i64 = 10;

/// A topic as staff see it: both languages, when it was checked, who changed it.
///
/// # Errors
/// When the database cannot be read.
pub async fn open(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let history = store::history(&app.db.read, id, 1).await?;
    Ok(card(app, person, &topic, history.first(), &[], false))
}

/// The topic with the day on which it was checked last; none where its text is the fixed help in a crisis, or it is gone.
fn editable(app: &App, id: &str) -> Option<Topic> {
    app.faq.topic(id).filter(|topic| topic.kind != Kind::Crisis)
}

/// `published` are words that memory does not have yet, because they go out together with this card.
fn card(
    app: &App,
    person: &Person,
    topic: &Topic,
    last: Option<&Edited>,
    published: &[(Part, Lang, String)],
    fresh: bool,
) -> Outcome {
    let mut text = vec![texts::keep_topic(answer::day(topic.checked), topic.id.as_str())];
    for lang in Lang::ALL {
        let language = texts::keep_language().said_in(lang);
        let (title, words) = parts(topic, published, lang);
        text.push(texts::keep_language_title(language, title.said_in(lang)));
        text.push(answer::fill(topic, words, &super::super::facts(app)).said_in(lang));
    }
    text.push(match last {
        Some(edit) => texts::keep_changed(edit.by.as_str(), app.clock.format(edit.at)),
        None => texts::keep_as_released(),
    });
    if let Some(due) = review::due(topic, app.clock.today()) {
        text.push(due.reason());
    }
    let id = &topic.id;
    let write = |part, lang, label: Text| key(label, Press::Write(part, lang, id.clone()));
    let keys = vec![
        vec![write(Part::Text, Lang::Kk, texts::keep_key_write_kk()), write(Part::Text, Lang::Ru, texts::keep_key_write_ru())],
        vec![
            write(Part::Title, Lang::Kk, texts::keep_key_title_kk()),
            write(Part::Title, Lang::Ru, texts::keep_key_title_ru()),
        ],
        vec![key(texts::keep_key_still_true(), Press::StillTrue(id.clone()))],
        vec![
            key(texts::keep_key_history(), Press::History(id.clone())),
            key(texts::keep_key_learned(), Press::Learned(id.clone())),
        ],
        vec![
            key(texts::menu_key_back(), Press::Category(Goal::Edit, topic.category.word().into())),
            Key::new(texts::menu_key_menu(), Button::Menu),
        ],
    ];
    Outcome::nothing().screen(person.id, text, keys, fresh).next(Dialogue::Idle)
}

/// Title and words of a topic in a language, with new words for those that have them.
fn parts(topic: &Topic, new: &[(Part, Lang, String)], lang: Lang) -> (Text, Text) {
    let of = |part: Part, now: Text| {
        let found = new.iter().find(|(of, in_lang, _)| (*of, *in_lang) == (part, lang));
        found.map_or(now, |(.., words)| Text::proposed(words))
    };
    (of(Part::Title, topic.title()), of(Part::Text, topic.text()))
}

/// The draft that a person has of a topic, else a new one.
async fn draft_of(app: &App, person: &Person, id: &str) -> anyhow::Result<Draft> {
    if let Dialogue::Keeping(State::Writing(draft)) = &person.state
        && draft.topic == id
    {
        return Ok(draft.clone());
    }
    let newest = store::history(&app.db.read, id, 1).await?.first().map_or(0, |edit| edit.id);
    Ok(Draft { topic: id.to_owned(), asked: None, words: Vec::new(), since: newest })
}

/// Asks for new words, and gives the present ones to copy.
pub(super) async fn write(app: &App, person: &Person, (part, lang, id): (Part, Lang, String)) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, &id) else { return Ok(menu::old_button(app, person)) };
    let mut draft = draft_of(app, person, &id).await?;
    draft.asked = Some((part, lang));
    let current = draft.source(part, lang).map(str::to_owned).or_else(|| app.locales.source(lang, &part.text_id(&id)));
    let known = check::known(&topic, part);
    // The variables stand as they are written, so that the words can be copied, changed and sent back.
    let copy =
        known.iter().fold(Text::proposed(&current.unwrap_or_default()), |text, name| text.with(name, format!("{{ ${name} }}")));
    let mut text = vec![match (part, lang) {
        (Part::Text, Lang::Kk) => texts::keep_write_kk(),
        (Part::Text, Lang::Ru) => texts::keep_write_ru(),
        (Part::Title, Lang::Kk) => texts::keep_write_title_kk(),
        (Part::Title, Lang::Ru) => texts::keep_write_title_ru(),
    }];
    if part == Part::Text {
        let list = known.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(", ");
        text.push(texts::keep_write_variables(list));
    }
    let keys = vec![vec![key(texts::keep_key_drop(), Press::Drop(id))]];
    let say = What::Say { text: vec![copy.said_in(lang)], keys: Vec::new(), reply_to: None };
    Ok(Outcome::nothing()
        .message(Message::new(To::Chat(person.id), say))
        .screen(person.id, text, keys, true)
        .next(Dialogue::Keeping(State::Writing(draft))))
}

/// New words have come: they are checked, and shown as people will see them.
pub(super) async fn wrote(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Draft,
    words: &str,
) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, &draft.topic) else { return Ok(menu::show(app, person, true).next(Dialogue::Idle)) };
    let Some((part, lang)) = draft.asked else { return Ok(preview(app, person, &topic, draft, true)) };
    let html = incoming.marked.clone().unwrap_or_else(|| escape(words));
    match check::source(&topic, part, &html) {
        Err(problem) => {
            let keys = vec![vec![key(texts::keep_key_drop(), Press::Drop(draft.topic))]];
            Ok(Outcome::nothing().screen(person.id, vec![problem, texts::keep_try_again()], keys, true))
        }
        Ok(source) => {
            draft.words.retain(|(of, in_lang, _)| (*of, *in_lang) != (part, lang));
            // What comes next is the same part once more, until a button says otherwise.
            draft.words.push((part, lang, source));
            Ok(preview(app, person, &topic, draft, true))
        }
    }
}

/// The draft as people will see it, and what can be done with it.
fn preview(app: &App, person: &Person, topic: &Topic, draft: Draft, fresh: bool) -> Outcome {
    let mut outcome = Outcome::nothing();
    for lang in Lang::ALL.into_iter().filter(|lang| draft.words.iter().any(|(_, of, _)| of == lang)) {
        let (title, words) = parts(topic, &draft.words, lang);
        let paragraphs = answer::composed(topic, title.said_in(lang), words, &super::super::facts(app));
        let text = paragraphs.into_iter().map(|text| text.said_in(lang)).collect();
        let what = What::Say { text, keys: Vec::new(), reply_to: None };
        outcome = outcome.message(Message::new(To::Chat(person.id), what));
    }
    let (mut text, mut keys): (Vec<Text>, Keys) = (vec![texts::keep_preview()], Vec::new());
    match agree(app, &draft) {
        Ok(()) => keys.push(vec![key(texts::keep_key_publish(), Press::Publish(draft.topic.clone()))]),
        Err(problem) => text.push(problem),
    }
    let write = |part, lang, label: Text| key(label, Press::Write(part, lang, draft.topic.clone()));
    keys.push(vec![
        write(Part::Text, Lang::Kk, texts::keep_key_write_kk()),
        write(Part::Text, Lang::Ru, texts::keep_key_write_ru()),
    ]);
    keys.push(vec![
        write(Part::Title, Lang::Kk, texts::keep_key_title_kk()),
        write(Part::Title, Lang::Ru, texts::keep_key_title_ru()),
    ]);
    keys.push(vec![key(texts::keep_key_drop(), Press::Drop(draft.topic.clone()))]);
    outcome.screen(person.id, text, keys, fresh).next(Dialogue::Keeping(State::Writing(draft)))
}

/// Whether both languages go together with the draft in them.
fn agree(app: &App, draft: &Draft) -> Result<(), Text> {
    let text = Part::Text.text_id(&draft.topic);
    let of = |lang| {
        let words = draft.source(Part::Text, lang).map(str::to_owned);
        words.or_else(|| app.locales.source(lang, &text)).unwrap_or_default()
    };
    check::same_variables(&of(Lang::Kk), &of(Lang::Ru))
}

/// Publishes the draft: from now on everybody reads it.
pub(super) async fn publish(app: &App, incoming: &Incoming, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let Dialogue::Keeping(State::Writing(draft)) = &person.state else { return open_old(app, person, id).await };
    if draft.topic != id || draft.words.is_empty() || agree(app, draft).is_err() {
        return open_old(app, person, id).await;
    }
    let newest = store::history(&app.db.read, id, 1).await?.first().map_or(0, |edit| edit.id);
    if newest != draft.since {
        // Somebody else was faster: what they wrote must be read before it is written over.
        let draft = Draft { since: newest, asked: None, ..draft.clone() };
        return Ok(preview(app, person, &topic, draft, true).alert(texts::keep_meanwhile()));
    }
    let by = By::of(incoming);
    let mut outcome = Outcome::nothing();
    for (part, lang, words) in &draft.words {
        let text = part.text_id(id);
        if app.locales.source(*lang, &text).as_deref() == Some(words) {
            continue;
        }
        let own = app.locales.original(*lang, &text).as_deref() == Some(words);
        let words = (!own).then(|| words.clone());
        outcome = outcome.record(record(Record::Edit { text, lang: *lang, words, by: by.clone() }));
    }
    let edited = Edited { id: 0, text: String::new(), lang: Lang::Kk, words: None, by: by.name, at: app.clock.now() };
    let shown = card(app, person, &topic, Some(&edited), &draft.words, true);
    outcome.messages = shown.messages;
    Ok(outcome.next(Dialogue::Idle).toast(texts::keep_published()))
}

async fn open_old(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    Ok(open(app, person, id).await?.toast(texts::menu_old_button()))
}

/// Who changed what, and when; each line can be gone back to.
pub(super) async fn history(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let versions = store::history(&app.db.read, id, MOST_VERSIONS).await?;
    let mut keys: Keys = Vec::new();
    let mut lines = Vec::new();
    for version in &versions {
        let Some((part, _)) = Part::of_text_id(&version.text) else { continue };
        let what = part_name(part, version.lang);
        let at = app.clock.format(version.at);
        lines.push(match version.words {
            Some(_) => texts::keep_history_line(version.by.as_str(), what.clone(), at.as_str()),
            None => texts::keep_history_back(version.by.as_str(), what.clone(), at.as_str()),
        });
        if version.words.is_some() {
            keys.push(vec![key(texts::keep_key_version(what, at), Press::Version(version.id))]);
        }
    }
    for part in Part::ALL {
        for lang in Lang::ALL {
            let text = part.text_id(id);
            if app.locales.source(lang, &text) != app.locales.original(lang, &text) {
                let label = texts::keep_key_original(part_name(part, lang));
                keys.push(vec![key(label, Press::Original(part, lang, id.to_owned()))]);
            }
        }
    }
    keys.push(vec![key(texts::menu_key_back(), Press::Topic(id.to_owned()))]);
    let text = if lines.is_empty() {
        vec![texts::keep_history(topic.title()), texts::keep_as_released()]
    } else {
        vec![texts::keep_history(topic.title()), texts::keep_history_lines(lines)]
    };
    Ok(Outcome::nothing().screen(person.id, text, keys, false).next(Dialogue::Idle))
}

fn part_name(part: Part, lang: Lang) -> Text {
    match (part, lang) {
        (Part::Text, Lang::Kk) => texts::keep_part_text_kk(),
        (Part::Text, Lang::Ru) => texts::keep_part_text_ru(),
        (Part::Title, Lang::Kk) => texts::keep_part_title_kk(),
        (Part::Title, Lang::Ru) => texts::keep_part_title_ru(),
    }
}

/// An earlier version becomes the draft: it is looked at, and published like any other.
pub(super) async fn version(app: &App, person: &Person, edit: i64) -> anyhow::Result<Outcome> {
    let Some(Edited { text, lang, words: Some(words), .. }) = store::edit(&app.db.read, edit).await? else {
        return Ok(menu::old_button(app, person));
    };
    let Some((part, id)) = Part::of_text_id(&text) else { return Ok(menu::old_button(app, person)) };
    again(app, person, (part, lang, id), words).await
}

/// The file's own words become the draft.
pub(super) async fn original(app: &App, person: &Person, (part, lang, id): (Part, Lang, String)) -> anyhow::Result<Outcome> {
    let Some(words) = app.locales.original(lang, &part.text_id(&id)) else { return Ok(menu::old_button(app, person)) };
    again(app, person, (part, lang, &id), words).await
}

async fn again(app: &App, person: &Person, (part, lang, id): (Part, Lang, &str), words: String) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let mut draft = draft_of(app, person, id).await?;
    draft.asked = None;
    draft.words.retain(|(of, in_lang, _)| (*of, *in_lang) != (part, lang));
    draft.words.push((part, lang, words));
    Ok(preview(app, person, &topic, draft, true))
}

/// "Still true": the answer says from today that it was checked today.
pub(super) async fn still_true(app: &App, incoming: &Incoming, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let Some(mut topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let today = app.clock.today();
    topic.checked = today;
    let last = store::history(&app.db.read, id, 1).await?;
    let check = record(Record::Check { topic: id.to_owned(), day: today.to_string(), by: By::of(incoming) });
    Ok(card(app, person, &topic, last.first(), &[], false).record(check).toast(texts::keep_checked()))
}
