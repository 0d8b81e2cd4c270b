//! Publishing a draft: everybody reads it from then on. Whoever was slower reads first what the faster one wrote.

use crate::{
    app::App,
    dialogue::State as Dialogue,
    faq::{
        answer,
        keep::{
            By, Draft, Publish, State,
            check::Part,
            edit::{agree, begun, card, drop_draft, editable, open_old, preview, reading, with_said},
            ground::{self, Said, Source},
            key,
            press::{Ground, Press},
            store::{self, Edited},
        },
        topics::Topic,
    },
    incoming::{Incoming, Input},
    menu,
    outbox::message::{Message, To, What},
    person::Person,
    text::{Lang, Text},
    texts,
    turn::{Claim, Ending, Outcome, Record, Toast},
};

/// The edits of a topic that are looked at for what somebody else has published meanwhile.
const MOST_MEANWHILE: i64 = 20;

/// A draft that may be published.
struct Ready {
    topic: Topic,
    draft: Draft,
    /// What differs from what people read; `None` for the file's own.
    words: Vec<(Part, Lang, Option<String>)>,
}

/// What may be published, or what is said instead: an old button, somebody else's words, or that nothing differs.
async fn ready(app: &App, person: &Person, id: &str) -> anyhow::Result<Result<Ready, Outcome>> {
    let Some(topic) = editable(app, id) else { return Ok(Err(menu::old_button(app, person))) };
    let Some(draft) = begun(person, id).filter(|draft| agree(app, draft).is_ok()) else {
        return Ok(Err(open_old(app, person, id).await?));
    };
    let theirs = store::edits_after(&app.db.read, id, draft.since, MOST_MEANWHILE).await?;
    if !theirs.is_empty() {
        return Ok(Err(meanwhile(app, person, &topic, draft, &theirs).alert(texts::keep_meanwhile())));
    }
    let differs = |part: Part, lang, words: &str| app.locales.source(lang, &part.text_id(id)).as_deref() != Some(words);
    let own = |part: Part, lang, words: &str| app.locales.original(lang, &part.text_id(id)).as_deref() == Some(words);
    let new = draft.words.iter().filter(|(part, lang, words)| differs(*part, *lang, words));
    let new = new.map(|(part, lang, words)| (*part, *lang, (!own(*part, *lang, words)).then(|| words.clone())));
    let words: Vec<_> = new.collect();
    if words.is_empty() {
        return Ok(Err(drop_draft(app, person, id).await?.toast(texts::keep_same())));
    }
    Ok(Ok(Ready { topic, draft: draft.clone(), words }))
}

/// Publishes the draft. Where it is an answer in words of staff, it is asked first where they come from: new words must not claim an
/// old source.
pub(in crate::faq::keep) async fn publish(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    id: &str,
) -> anyhow::Result<Outcome> {
    let ready = match ready(app, person, id).await? {
        Ok(ready) => ready,
        Err(instead) => return Ok(instead),
    };
    if !ready.words.iter().any(|(part, ..)| *part == Part::Text) {
        return Ok(contest(app, incoming, person, ready, (None, false)));
    }
    let text = Part::Text.text_id(id);
    let released = |lang: Lang| match ready.words.iter().find(|(part, of, _)| (*part, *of) == (Part::Text, lang)) {
        Some((.., words)) => words.is_none(),
        None => app.locales.source(lang, &text) == app.locales.original(lang, &text),
    };
    if Lang::ALL.into_iter().all(released) {
        // The release's words rest on what the release says.
        let back = app.faq.said(id).source.filter(|source| *source != Source::Kept).map(|_| Source::Kept);
        return Ok(contest(app, incoming, person, ready, (back, false)));
    }
    Ok(ask(person, &ready))
}

/// Asks where the words come from.
fn ask(person: &Person, ready: &Ready) -> Outcome {
    let id = &ready.topic.id;
    let from = |label, ground| vec![key(label, Press::From(ground, id.clone()))];
    let (text, mut keys) = match answer::source(&ready.topic, |_| true) {
        Some(source) => (texts::keep_source_ask(source), vec![from(texts::keep_key_source_same(), Ground::Same)]),
        None => (texts::keep_source_ask_none(), Vec::new()),
    };
    keys.push(from(texts::keep_key_source_other(), Ground::Other));
    keys.push(from(texts::keep_key_source_own(), Ground::Own));
    keys.push(vec![key(texts::keep_key_draft(), Press::Draft(id.clone()))]);
    Outcome::nothing().screen(person.id, vec![text], keys, false).next(reading(person, id))
}

/// Publishes the draft, with where its words come from.
pub(in crate::faq::keep) async fn from(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    ground: Ground,
    id: &str,
) -> anyhow::Result<Outcome> {
    let ready = match ready(app, person, id).await? {
        Ok(ready) => ready,
        Err(instead) => return Ok(instead),
    };
    match ground {
        Ground::Same => Ok(contest(app, incoming, person, ready, (None, true))),
        Ground::Own => Ok(contest(app, incoming, person, ready, (Some(Source::Own), true))),
        Ground::Other => Ok(name(person, ready.draft, vec![texts::keep_source_write()], false)),
    }
}

/// Asks for the source's name.
fn name(person: &Person, draft: Draft, text: Vec<Text>, fresh: bool) -> Outcome {
    let keys = vec![vec![key(texts::keep_key_draft(), Press::Draft(draft.topic.clone()))]];
    let draft = Draft { asked: None, sourcing: true, ..draft };
    Outcome::nothing().screen(person.id, text, keys, fresh).next(Dialogue::Keeping(State::Writing(draft)))
}

/// The source has been named: the draft is published.
pub(super) async fn named(app: &App, incoming: &Incoming, person: &Person, id: &str, words: &str) -> anyhow::Result<Outcome> {
    let ready = match ready(app, person, id).await? {
        Ok(ready) => ready,
        // Nobody has pressed what the toast would answer; the screen says it as well.
        Err(instead) => return Ok(instead),
    };
    match ground::written(words) {
        Ok(source) => Ok(contest(app, incoming, person, ready, (Some(Source::Written(source)), true))),
        Err(problem) => Ok(name(person, ready.draft, vec![problem, texts::keep_source_write()], true)),
    }
}

/// Two may press at the same moment: the writer lets only the first publish, the other keeps the draft.
fn contest(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    Ready { topic, draft, words }: Ready,
    (source, checked): (Option<Source>, bool),
) -> Outcome {
    let by = By::of(incoming);
    let checked = checked.then(|| app.clock.today());
    let edited = Edited { id: 0, text: String::new(), lang: Lang::Kk, words: None, by: by.name.clone(), at: app.clock.now() };
    let before = app.faq.said(&topic.id);
    let said = Said { source: source.clone().or(before.source), checked: checked.max(before.checked), sure: before.sure };
    let now = with_said(app, &topic.id, said).unwrap_or_else(|| topic.clone());
    let reader = Person { state: Dialogue::Idle, ..person.clone() };
    let mut shown = card(app, &reader, &now, Some(&edited), &draft.words, true);
    if !matches!(incoming.input, Input::Press { .. }) {
        // Only a press has a toast.
        shown.say_first(Outcome::nothing().say(person.id, vec![texts::keep_published()]).messages);
    }
    let won = Ending {
        messages: shown.messages,
        toast: Some(Toast { text: texts::keep_published(), alert: false }),
        ..Ending::default()
    };
    let keys = vec![vec![key(texts::keep_key_draft(), Press::Draft(topic.id.clone()))]];
    let publish = Publish { topic: topic.id, since: draft.since, words, source, checked, by };
    let lost = Ending {
        messages: Outcome::nothing().screen(person.id, vec![texts::keep_faster()], keys, true).messages,
        toast: Some(Toast { text: texts::keep_faster(), alert: true }),
        next: Some(Dialogue::Keeping(State::Writing(Draft { sourcing: false, ..draft }))),
        ..Ending::default()
    };
    let contest = Record::Contest { claim: Claim::Publish(publish), won: Box::new(won), lost: Box::new(lost) };
    Outcome::nothing().record(contest).next(Dialogue::Idle)
}

/// Back to the draft, with what somebody else has published meanwhile above it.
pub(in crate::faq::keep) async fn go_on(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let Some(draft) = begun(person, id) else { return open_old(app, person, id).await };
    let theirs = store::edits_after(&app.db.read, id, draft.since, MOST_MEANWHILE).await?;
    if theirs.is_empty() {
        return Ok(preview(app, person, &topic, Draft { asked: None, ..draft.clone() }, true));
    }
    Ok(meanwhile(app, person, &topic, draft, &theirs))
}

/// What somebody else wrote, as people read it now; under it the draft, which may be published from here on.
fn meanwhile(app: &App, person: &Person, topic: &Topic, draft: &Draft, theirs: &[Edited]) -> Outcome {
    let say = |text: Vec<Text>| Message::new(To::Chat(person.id), What::Say { text, keys: Vec::new(), reply_to: None });
    let mut outcome = Outcome::nothing();
    if let Some(newest) = theirs.first() {
        outcome = outcome.message(say(vec![texts::keep_theirs(newest.by.as_str(), app.clock.format(newest.at))]));
    }
    for lang in Lang::ALL.into_iter().filter(|lang| theirs.iter().any(|edit| edit.lang == *lang)) {
        let now = answer::composed(topic, topic.title().said_in(lang), topic.text(), &super::super::super::facts(app));
        outcome = outcome.message(say(now.into_iter().map(|text| text.said_in(lang)).collect()));
    }
    let since = theirs.first().map_or(draft.since, |newest| newest.id);
    let own = preview(app, person, topic, Draft { since, asked: None, ..draft.clone() }, true);
    outcome = outcome.message(say(vec![texts::keep_yours()]));
    outcome.messages.extend(own.messages);
    outcome.next = own.next;
    outcome
}
