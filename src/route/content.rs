//! What somebody wrote or sent in a private chat, and the one press that goes on with it: into a new case, an open one, the
//! questionnaire, or a search of the answers.

use std::sync::Arc;

use crate::{
    announcements::{self, press::Opens},
    app::App,
    cases::{self, Desk, desk_side::ALBUM_MS, person_side},
    dialogue::{Draft, State, Then},
    faq::{self, small_talk},
    inbox::{Conversation, Event, store as inbox_store},
    incoming::{Incoming, Input},
    menu,
    outbox::message::What,
    person::Person,
    privacy::{self, Choices, Purpose},
    screening,
    text::Tongue,
    texts,
    turn::{Outcome, Record},
};

/// Asked what a new case is about: whatever comes opens it.
pub(super) async fn for_new_case(app: App, incoming: Arc<Incoming>, person: Person, draft: Draft) -> anyhow::Result<Outcome> {
    if let Some(outcome) = screening::calls::replied(&app, &incoming).await? {
        return Ok(outcome);
    }
    if let Some(outcome) = for_its_desk(&app, &incoming, &person).await? {
        return Ok(outcome);
    }
    // A message that was only changed opens nothing.
    if matches!(incoming.input, Input::Edited { .. }) {
        return in_idle(app, incoming, person).await;
    }
    if let Some(outcome) = gather(&app, &incoming, &person).await? {
        return Ok(outcome);
    }
    person_side::described(&app, &incoming, &person, draft, &[incoming.message]).await
}

/// Asked for consent, the person writes on: nothing of it is lost, it goes in as soon as they agree.
pub(super) async fn before_consent(
    app: App,
    incoming: Arc<Incoming>,
    person: Person,
    (_, then): (Choices, Then),
) -> anyhow::Result<Outcome> {
    if let Some(outcome) = for_its_desk(&app, &incoming, &person).await? {
        return Ok(outcome);
    }
    let waits = matches!(&then, Then::Give { messages, .. } if messages.contains(&incoming.message));
    if matches!(incoming.input, Input::Edited { .. }) && !waits {
        // What is changed now was not meant for the case that is about to be opened.
        return in_idle(app, incoming, person).await;
    }
    if let Input::Words(words) = &incoming.input
        && let Some(yes) = privacy::typed_consent(words)
    {
        return consented(&app, &incoming, &person, yes).await;
    }
    match then {
        Then::Describe(draft) | Then::Give { draft, .. } => {
            Ok(person_side::after_consent(&app, &person, draft, &[incoming.message]))
        }
        Then::Screening | Then::Menu | Then::CallResult { .. } => in_idle(app, incoming, person).await,
    }
}

/// In the questionnaire: a typed number answers it; anything else goes to an open case, else the question is shown again.
pub(super) async fn in_screening(app: App, incoming: Arc<Incoming>, person: Person) -> anyhow::Result<Outcome> {
    if let Some(outcome) = screening::calls::replied(&app, &incoming).await? {
        return Ok(outcome);
    }
    // The result is read: what is typed now is a question like any other. What was changed is meant for what it was written for.
    if person.state.on_result() || matches!(incoming.input, Input::Edited { .. }) {
        return in_idle(app, incoming, person).await;
    }
    let heard = match &incoming.input {
        Input::Words(words) => screening::heard(&person, words).map(|value| (value, screening::numbers::is_brief(words))),
        _ => None,
    };
    if let Some((value, true)) = heard {
        return screening::typed(&app, &person, value).await;
    }
    if let Some((case, peer)) = person_side::case_for(&app, &incoming, &person).await?
        && case.closed_at.is_none()
    {
        return to_case(&app, &incoming, &person, (case, peer)).await;
    }
    if let Some((value, false)) = heard {
        return screening::typed(&app, &person, value).await;
    }
    match &incoming.input {
        Input::Words(_) => screening::not_understood(&app, &person).await,
        _ => in_idle(app, incoming, person).await,
    }
}

/// From staff who keep the answers: what they look for, or the new words of a text.
pub(super) async fn keeping(
    app: App,
    incoming: Arc<Incoming>,
    person: Person,
    state: faq::keep::State,
) -> anyhow::Result<Outcome> {
    if let Some(outcome) = for_its_desk(&app, &incoming, &person).await? {
        return Ok(outcome);
    }
    // A changed message is meant for what it was written for.
    if matches!(incoming.input, Input::Edited { .. }) && !faq::keep::wrote(&state, incoming.message) {
        return in_idle(app, incoming, person).await;
    }
    faq::keep::typed(&app, &incoming, &person, state).await
}

/// From an editor who writes an announcement.
pub(super) async fn announcing(
    app: App,
    incoming: Arc<Incoming>,
    person: Person,
    state: announcements::compose::State,
) -> anyhow::Result<Outcome> {
    if let Some(outcome) = for_its_desk(&app, &incoming, &person).await? {
        return Ok(outcome);
    }
    announcements::compose::typed(&app, &incoming, &person, state).await
}

/// A button under an announcement: it is counted, and does what the same button does elsewhere.
pub(super) async fn announced(
    app: &App,
    incoming: Arc<Incoming>,
    person: &Person,
    id: i64,
    opens: Opens,
) -> anyhow::Result<Outcome> {
    let counted = announcements::counted(app, person, id, &opens).await?;
    let mut outcome = match opens {
        Opens::Topic(topic) => faq::opened(app, person, &topic).await?,
        Opens::Screening => screening::begin(app, person, true).await?,
        Opens::Desk(desk) => {
            let draft = Draft { desk, topic: None, with_result: false, previous: None };
            person_side::ask(app, &incoming, person, draft).await?
        }
    };
    outcome.records.extend(counted);
    // The letter stays as it is; what it leads to stands below it.
    for message in &mut outcome.messages {
        if let What::Screen { fresh, .. } = &mut message.what {
            *fresh = true;
        }
    }
    Ok(outcome)
}

/// What the person is at, sent anew: the question, the consent, what a new case is asked for, else the menu.
pub(super) async fn current_screen(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    match person.state.clone() {
        State::Screening(_) => screening::current_screen(app, person).await,
        State::Describing(draft) => Ok(person_side::describe(app, person, draft, true)),
        State::Consenting { choices, then } => {
            let person = Person { consents: choices, ..person.clone() };
            Ok(privacy::ask(app, &person, then, true))
        }
        State::Idle | State::Keeping(_) | State::Announcing(_) => Ok(menu::show(app, person, true)),
    }
}

/// A language is chosen. Who is asked for consent before they take the result of a call goes on with that.
pub(super) async fn language(app: &App, person: &Person, tongue: Tongue) -> anyhow::Result<Outcome> {
    if !matches!(&person.state, State::Consenting { then: Then::CallResult { .. }, .. }) {
        let outcome = menu::chosen(app, person, tongue);
        if person.tongue.is_none() {
            return announcements::after::opened::chosen(app, person, tongue, outcome).await;
        }
        return Ok(outcome);
    }
    let person = Person { tongue: Some(tongue), ..person.clone() };
    let mut outcome = current_screen(app, &person).await?;
    outcome.tongue = Some(tongue);
    Ok(outcome)
}

/// Outside a conversation: an open case, else a search, else the operator's offer.
pub(super) async fn in_idle(app: App, incoming: Arc<Incoming>, person: Person) -> anyhow::Result<Outcome> {
    if let Input::Edited { words } = &incoming.input {
        return edited(&app, &incoming, &person, words).await;
    }
    if let Some(outcome) = screening::calls::replied(&app, &incoming).await? {
        return Ok(outcome);
    }
    let is_small_talk = matches!(&incoming.input, Input::Words(words) if small_talk::is(words));
    match person_side::case_for(&app, &incoming, &person).await? {
        // "Thank you" after staff have closed a case opens no new one.
        Some((case, _)) if is_small_talk && case.closed_at.is_some() => {}
        Some(found) => return to_case(&app, &incoming, &person, found).await,
        None => {}
    }
    match &incoming.input {
        // The private chat of a desk: an answer must say whom it answers.
        Input::Words(_) | Input::Piece { .. } if app.desks.of_chat(person.id).is_some() => {
            Ok(Outcome::nothing().screen(person.id, vec![texts::staff_reply_to_answer()], menu::back_key(), true))
        }
        Input::Words(_) if is_small_talk && person.tongue.is_none() => Ok(menu::languages(&person, true)),
        Input::Words(words) if is_small_talk => Ok(faq::search::returned(&app, &person, words)),
        Input::Words(words) => Ok(faq::search::search(&app, &person, &incoming.sender.name, words)),
        Input::Piece { album: Some(_), .. } => Ok(gather(&app, &incoming, &person).await?.unwrap_or_default()),
        Input::Piece { kind, .. } => Ok(menu::offer_operator(&person, Some(*kind), incoming.message)),
        _ => Ok(menu::offer_operator(&person, None, incoming.message)),
    }
}

/// What answers a desk's message is for that desk, whatever the person is at, and so is a changed message that a desk has.
async fn for_its_desk(app: &App, incoming: &Incoming, person: &Person) -> anyhow::Result<Option<Outcome>> {
    if let Input::Edited { words } = &incoming.input {
        let known = cases::store::of_message(&app.db.read, person.id, incoming.message).await?.is_some();
        return Ok(if known { Some(edited(app, incoming, person, words).await?) } else { None });
    }
    match person_side::answered_case(app, incoming, person).await? {
        Some(found) => Ok(Some(to_case(app, incoming, person, found).await?)),
        None => Ok(None),
    }
}

/// A message was changed: in an open case it goes to the desk once more, else it is a new question.
async fn edited(app: &App, incoming: &Incoming, person: &Person, words: &str) -> anyhow::Result<Outcome> {
    if let Some((case, _)) = cases::store::of_message(&app.db.read, person.id, incoming.message).await?
        && let Some(case) = cases::store::find(&app.db.read, case).await?
    {
        let open = case.closed_at.is_none() && case.person == Some(person.id);
        return Ok(if open {
            person_side::relay_changed(app, person, &case, incoming.message, None)
        } else {
            Outcome::nothing()
        });
    }
    Ok(if words.is_empty() { Outcome::nothing() } else { faq::search::search(app, person, &incoming.sender.name, words) })
}

/// An album of a person's has come whole.
pub(super) async fn album(app: &App, person: &Person, incoming: &Incoming, album: &str) -> anyhow::Result<Outcome> {
    // What answers a desk's message is meant for that desk, whatever else the person is at.
    let answered = person_side::answered_case(app, incoming, person).await?;
    if let State::Announcing(state) = &person.state
        && state.album.is_some()
        && answered.is_none()
    {
        return announcements::compose::album(app, incoming, person, state.clone(), album).await;
    }
    let messages = inbox_store::album(&app.db.read, person.id, album).await?;
    let Some(first) = messages.first().copied() else { return Ok(Outcome::nothing()) };
    let gathered = Record::AlbumGathered { group: album.to_owned(), chat: person.id };
    if let State::Describing(draft) = &person.state
        && answered.is_none()
    {
        let described = person_side::described(app, incoming, person, draft.clone(), &messages).await?;
        return Ok(described.record(gathered));
    }
    let found = match answered {
        Some(answered) => Some(answered),
        None => person_side::case_for(app, incoming, person).await?,
    };
    let outcome = match found {
        Some(found) => person_side::carry_or_reopen(app, incoming, person, found, &messages),
        None => menu::offer_operator(person, None, first),
    };
    Ok(outcome.record(gathered))
}

/// "Give it to the operator": one press opens the case with the message, or the whole album, in it.
pub(super) async fn give(app: &App, incoming: &Incoming, person: &Person, first: i32) -> anyhow::Result<Outcome> {
    let messages = inbox_store::album_from(&app.db.read, person.id, first).await?;
    let draft = Draft { desk: Desk::Operator, topic: None, with_result: false, previous: None };
    handed(app, incoming, person, draft, messages).await
}

async fn handed(app: &App, incoming: &Incoming, person: &Person, draft: Draft, messages: Vec<i32>) -> anyhow::Result<Outcome> {
    let open = cases::store::open_of(&app.db.read, person.id).await?;
    if let Some(case) = open.into_iter().find(|case| case.desk == draft.desk) {
        let given = cases::store::messages_of_person(&app.db.read, case.id, true).await?;
        let new: Vec<i32> = messages.into_iter().filter(|message| !given.contains(message)).collect();
        if new.is_empty() {
            return Ok(Outcome::nothing().next(State::Idle).toast(texts::cases_given_before(case.id.0)));
        }
        return Ok(person_side::relay(app, person, &case, &new, None).next(State::Idle));
    }
    if !person.agreed(Purpose::Case) {
        return Ok(privacy::ask(app, person, Then::Give { draft, messages }, false));
    }
    person_side::described(app, incoming, person, draft, &messages).await
}

/// The press on the consent: what waited for it goes on, or the person keeps what needs none.
pub(super) async fn consented(app: &App, incoming: &Incoming, person: &Person, yes: bool) -> anyhow::Result<Outcome> {
    let State::Consenting { choices, then } = &person.state else { return Ok(menu::old_button(app, person)) };
    if !yes {
        let mut outcome = privacy::declined(app, person);
        outcome.consents = Some(person.consents.set(Purpose::Case, false));
        return Ok(outcome);
    }
    let (consents, records) = privacy::agreed(person, *choices);
    let agreed = Person { consents, state: State::Idle, ..person.clone() };
    let mut outcome = match then {
        Then::Describe(draft) => person_side::describe(app, &agreed, draft.clone(), false),
        Then::Give { draft, messages } => handed(app, incoming, &agreed, draft.clone(), messages.clone()).await?,
        Then::Screening => screening::begin(app, &agreed, false).await?,
        Then::CallResult { hash } => screening::calls::takes(app, incoming, &agreed, hash.clone()),
        Then::Menu => privacy::menu(app, &agreed, false).next(State::Idle),
    };
    outcome.records.splice(0..0, records);
    outcome.consents = Some(consents);
    Ok(outcome)
}

/// A message for a case; a piece of an album waits until the album is whole.
async fn to_case(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    found: (cases::Case, Option<i32>),
) -> anyhow::Result<Outcome> {
    match gather(app, incoming, person).await? {
        Some(outcome) => Ok(outcome),
        None => Ok(person_side::carry_or_reopen(app, incoming, person, found, &[incoming.message])),
    }
}

/// A piece of an album is kept until no further one comes; `None` for anything else.
async fn gather(app: &App, incoming: &Incoming, person: &Person) -> anyhow::Result<Option<Outcome>> {
    let Input::Piece { album: Some(album), .. } = &incoming.input else { return Ok(None) };
    let first = inbox_store::album(&app.db.read, person.id, album).await?.is_empty();
    let piece = Record::AlbumPiece { group: album.clone(), chat: person.id, message: incoming.message };
    let outcome = Outcome::nothing().record(piece);
    if !first {
        return Ok(Some(outcome));
    }
    let (group, chat, by, name) = (album.clone(), person.id, person.id, incoming.sender.name.clone());
    let event = match incoming.reply_to {
        Some(reply_to) => Event::AlbumAnswers { group, chat, by, name, reply_to },
        None => Event::AlbumGathered { group, chat, by, name },
    };
    Ok(Some(outcome.event_in(Conversation::Person(person.id), event, ALBUM_MS)))
}
