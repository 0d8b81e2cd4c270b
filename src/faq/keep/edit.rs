//! A topic's texts: read, written anew, and looked at as people will see them; `publish` gives them to everybody, `history` tells
//! what was published before.

pub mod history;
pub mod publish;

use crate::{
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    faq::{
        answer,
        keep::{
            By, Draft, Record, State,
            check::{self, Part},
            ground::Said,
            key,
            press::{Goal, Press},
            record, review,
            store::{self, Edited},
        },
        topics::{Certainty, Kind, Topic},
    },
    incoming::{Incoming, Input},
    menu,
    outbox::message::{Key, Keys, Message, To, What},
    person::Person,
    staff::Role,
    text::{Lang, Text, escape},
    texts,
    turn::Outcome,
};

/// The messages of a draft that may still be changed: those before them are long written over.
const MOST_BROUGHT: usize = 20;

/// A topic as staff see it: both languages, when it was checked, who changed it.
///
/// # Errors
/// When the database cannot be read.
pub async fn open(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let last = store::last_edit(&app.db.read, id).await?;
    Ok(card(app, person, &topic, last.as_ref(), &[], false))
}

/// The draft is thrown away, and the topic shown as it is.
pub(super) async fn drop_draft(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let person = Person { state: Dialogue::Idle, ..person.clone() };
    Ok(open(app, &person, id).await?.next(Dialogue::Idle).toast(texts::keep_dropped()))
}

/// The draft of a topic that a person has words in.
fn begun<'a>(person: &'a Person, id: &str) -> Option<&'a Draft> {
    match &person.state {
        Dialogue::Keeping(State::Writing(draft)) if draft.topic == id && !draft.words.is_empty() => Some(draft),
        _ => None,
    }
}

/// The state in which somebody reads about a topic: a draft of it that has words waits, but nothing is written into it.
fn reading(person: &Person, id: &str) -> Dialogue {
    begun(person, id).map_or(Dialogue::Idle, |draft| {
        Dialogue::Keeping(State::Writing(Draft { asked: None, sourcing: false, ..draft.clone() }))
    })
}

/// The way back to a draft that waits.
fn draft_key(person: &Person, id: &str) -> Option<Vec<Key>> {
    begun(person, id).map(|_| vec![key(texts::keep_key_draft(), Press::Draft(id.to_owned()))])
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
    let certainty = match topic.certainty {
        Certainty::Stated => texts::keep_certainty_stated(),
        Certainty::Confirm => texts::keep_certainty_confirm(),
        Certainty::Staff => texts::keep_certainty_staff(),
    };
    text.push(match answer::source(topic, |_| true) {
        Some(source) => texts::keep_ground(certainty, source),
        None => texts::keep_ground_none(certainty),
    });
    text.push(match last {
        Some(edit) => texts::keep_changed(edit.by.as_str(), app.clock.format(edit.at)),
        None => texts::keep_as_released(),
    });
    if let Some(due) = review::due(topic, app.clock.today()) {
        text.push(due.reason());
    }
    let id = &topic.id;
    let write = |part, lang, label: Text| key(label, Press::Write(part, lang, id.clone()));
    let mut keys = vec![
        vec![write(Part::Text, Lang::Kk, texts::keep_key_write_kk()), write(Part::Text, Lang::Ru, texts::keep_key_write_ru())],
        vec![
            write(Part::Title, Lang::Kk, texts::keep_key_title_kk()),
            write(Part::Title, Lang::Ru, texts::keep_key_title_ru()),
        ],
        vec![key(texts::keep_key_still_true(), Press::StillTrue(id.clone()))],
        sure_key(app, person, topic).into_iter().collect(),
        vec![
            key(texts::keep_key_history(), Press::History(id.clone(), 0)),
            key(texts::keep_key_learned(), Press::Learned(id.clone(), 0)),
        ],
        vec![
            key(texts::menu_key_back(), Press::Category(Goal::Edit, topic.category.word().into())),
            Key::new(texts::menu_key_menu(), Button::Menu),
        ],
    ];
    keys.retain(|row: &Vec<Key>| !row.is_empty());
    keys.splice(0..0, draft_key(person, id));
    Outcome::nothing().screen(person.id, text, keys, fresh).next(reading(person, id))
}

/// Who may say that an answer is sure.
const SURE: [Role; 2] = [Role::Head, Role::Lawyer];

fn may_confirm(app: &App, person: &Person) -> bool {
    SURE.into_iter().any(|role| app.staff.has(person.id, role))
}

/// To confirm what is open, or the other way round.
fn sure_key(app: &App, person: &Person, topic: &Topic) -> Option<Key> {
    let label = match topic.certainty {
        Certainty::Stated => texts::keep_key_open(),
        Certainty::Confirm | Certainty::Staff => texts::keep_key_sure(),
    };
    may_confirm(app, person).then(|| key(label, Press::Sure(topic.certainty != Certainty::Stated, topic.id.clone())))
}

/// The head or the lawyer confirms an answer, or says that it has to be confirmed: people read it so from then on.
pub(super) async fn sure(app: &App, incoming: &Incoming, person: &Person, sure: bool, id: &str) -> anyhow::Result<Outcome> {
    if !may_confirm(app, person) {
        return open_old(app, person, id).await;
    }
    let Some(_) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let Some(topic) = with_said(app, id, Said { sure: Some(sure), ..app.faq.said(id) }) else {
        return Ok(menu::old_button(app, person));
    };
    let last = store::last_edit(&app.db.read, id).await?;
    let said = record(Record::Sure { topic: id.to_owned(), sure, by: By::of(incoming) });
    let toast = if sure { texts::keep_sure() } else { texts::keep_open() };
    Ok(card(app, person, &topic, last.as_ref(), &[], false).record(said).toast(toast))
}

/// The topic as it is once this is written.
fn with_said(app: &App, id: &str, said: Said) -> Option<Topic> {
    let mut topic = app.faq.topics.get(id)?.clone();
    said.over(&mut topic);
    Some(topic)
}

async fn open_old(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    Ok(open(app, person, id).await?.toast(texts::menu_old_button()))
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
    let since = store::last_edit(&app.db.read, id).await?.map_or(0, |edit| edit.id);
    Ok(Draft { topic: id.to_owned(), asked: None, words: Vec::new(), since, brought: Vec::new(), sourcing: false })
}

/// Asks for new words, and gives the present ones to copy.
pub(super) async fn write(app: &App, person: &Person, (part, lang, id): (Part, Lang, String)) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, &id) else { return Ok(menu::old_button(app, person)) };
    let mut draft = draft_of(app, person, &id).await?;
    (draft.asked, draft.sourcing) = (Some((part, lang)), false);
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

/// New words have come, or those of an earlier message were changed in it: they are checked, and shown as people will see them.
pub(super) async fn wrote(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: Draft,
    words: &str,
) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, &draft.topic) else { return Ok(menu::show(app, person, true).next(Dialogue::Idle)) };
    if draft.sourcing && matches!(incoming.input, Input::Words(_)) {
        return publish::named(app, incoming, person, &draft.topic, words).await;
    }
    Ok(part_written(app, incoming, person, (&topic, draft), words))
}

fn part_written(app: &App, incoming: &Incoming, person: &Person, (topic, mut draft): (&Topic, Draft), words: &str) -> Outcome {
    let before = draft.brought.iter().find(|(message, ..)| *message == incoming.message).map(|(_, part, lang)| (*part, *lang));
    let meant = if matches!(incoming.input, Input::Edited { .. }) { before } else { draft.asked };
    // What comes without being asked for is no text; what comes once more is the same part, until a button says otherwise.
    let Some((part, lang)) = meant else { return preview(app, person, topic, draft, true) };
    if before.is_none() {
        draft.brought.push((incoming.message, part, lang));
        let oldest = draft.brought.len().saturating_sub(MOST_BROUGHT);
        draft.brought.drain(..oldest);
    }
    let html = incoming.marked.clone().unwrap_or_else(|| escape(words));
    match check::source(topic, part, &html) {
        Err(problem) => {
            let keys = vec![vec![key(texts::keep_key_drop(), Press::Drop(draft.topic.clone()))]];
            let text = vec![problem, texts::keep_try_again()];
            Outcome::nothing().screen(person.id, text, keys, true).next(Dialogue::Keeping(State::Writing(draft)))
        }
        Ok(source) => {
            draft.put(part, lang, source);
            preview(app, person, topic, draft, true)
        }
    }
}

/// The draft as people will see it, and what can be done with it.
fn preview(app: &App, person: &Person, topic: &Topic, draft: Draft, fresh: bool) -> Outcome {
    let draft = Draft { sourcing: false, ..draft };
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
    keys.push(vec![
        key(texts::keep_key_history(), Press::History(draft.topic.clone(), 0)),
        key(texts::keep_key_drop(), Press::Drop(draft.topic.clone())),
    ]);
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

/// "Still true": the answer says from today that it was checked today.
pub(super) async fn still_true(app: &App, incoming: &Incoming, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let Some(mut topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let today = app.clock.today();
    topic.checked = today;
    let last = store::last_edit(&app.db.read, id).await?;
    let check = record(Record::Check { topic: id.to_owned(), day: today.to_string(), by: By::of(incoming) });
    Ok(card(app, person, &topic, last.as_ref(), &[], false).record(check).toast(texts::keep_checked()))
}
