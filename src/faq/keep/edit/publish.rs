//! Publishing a draft: everybody reads it from then on. Whoever was slower reads first what the faster one wrote.

use crate::{
    app::App,
    dialogue::State as Dialogue,
    faq::{
        answer,
        keep::{
            By, Draft, Publish, State,
            check::Part,
            edit::{agree, begun, card, drop_draft, editable, open, preview},
            key,
            press::Press,
            store::{self, Edited},
        },
        topics::Topic,
    },
    incoming::Incoming,
    menu,
    outbox::message::{Message, To, What},
    person::Person,
    text::{Lang, Text},
    texts,
    turn::{Claim, Ending, Outcome, Record, Toast},
};

/// The edits of a topic that are looked at for what somebody else has published meanwhile.
const MOST_MEANWHILE: i64 = 20;

/// Publishes the draft, unless somebody else has published meanwhile what its writer has not read.
pub(in crate::faq::keep) async fn publish(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    id: &str,
) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let Some(draft) = begun(person, id).filter(|draft| agree(app, draft).is_ok()) else {
        return Ok(open(app, person, id).await?.toast(texts::menu_old_button()));
    };
    let theirs = store::edits_after(&app.db.read, id, draft.since, MOST_MEANWHILE).await?;
    if !theirs.is_empty() {
        return Ok(meanwhile(app, person, &topic, draft, &theirs).alert(texts::keep_meanwhile()));
    }
    let differs = |part: Part, lang, words: &str| app.locales.source(lang, &part.text_id(id)).as_deref() != Some(words);
    let own = |part: Part, lang, words: &str| app.locales.original(lang, &part.text_id(id)).as_deref() == Some(words);
    let new: Vec<_> = draft.words.iter().filter(|(part, lang, words)| differs(*part, *lang, words)).collect();
    if new.is_empty() {
        return Ok(drop_draft(app, person, id).await?.toast(texts::keep_same()));
    }
    let words = new.into_iter().map(|(part, lang, words)| (*part, *lang, (!own(*part, *lang, words)).then(|| words.clone())));
    let publish = Publish { topic: id.to_owned(), since: draft.since, words: words.collect(), by: By::of(incoming) };
    Ok(contest(app, person, &topic, draft, publish))
}

/// Two may press at the same moment: the writer lets only the first publish, the other keeps the draft.
fn contest(app: &App, person: &Person, topic: &Topic, draft: &Draft, publish: Publish) -> Outcome {
    let by = publish.by.name.clone();
    let edited = Edited { id: 0, text: String::new(), lang: Lang::Kk, words: None, by, at: app.clock.now() };
    let reader = Person { state: Dialogue::Idle, ..person.clone() };
    let won = Ending {
        messages: card(app, &reader, topic, Some(&edited), &draft.words, true).messages,
        toast: Some(Toast { text: texts::keep_published(), alert: false }),
        ..Ending::default()
    };
    let keys = vec![vec![key(texts::keep_key_draft(), Press::Draft(topic.id.clone()))]];
    let lost = Ending {
        messages: Outcome::nothing().screen(person.id, vec![texts::keep_faster()], keys, true).messages,
        toast: Some(Toast { text: texts::keep_faster(), alert: true }),
        next: Some(Dialogue::Keeping(State::Writing(draft.clone()))),
        ..Ending::default()
    };
    let contest = Record::Contest { claim: Claim::Publish(publish), won: Box::new(won), lost: Box::new(lost) };
    Outcome::nothing().record(contest).next(Dialogue::Idle)
}

/// Back to the draft, with what somebody else has published meanwhile above it.
pub(in crate::faq::keep) async fn go_on(app: &App, person: &Person, id: &str) -> anyhow::Result<Outcome> {
    let Some(topic) = editable(app, id) else { return Ok(menu::old_button(app, person)) };
    let Some(draft) = begun(person, id) else { return Ok(open(app, person, id).await?.toast(texts::menu_old_button())) };
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
