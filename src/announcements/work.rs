//! What a press does with one announcement: the role is known, the rest is looked up anew each time.

use crate::{
    announcements::{
        Announcement, By, Stage, Work,
        act::Act,
        after::store::corrected_by,
        approve,
        audience::Audience,
        board,
        compose::{self, Asks, State},
        content::{Content, Subject, Target},
        drafts::{Claim, New, Record as Draft, store as drafts},
        go, links, lists, news,
        plan::{Plan, When},
        press::Press,
        preview,
        sending::{self, progress},
        store, when, whom,
    },
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    incoming::Incoming,
    outbox::{
        message::{Key, Keys},
        post::Media,
    },
    person::Person,
    text::{Lang, Text},
    texts,
    turn::{Outcome, Record as TurnRecord},
};

use super::Record;

/// A new draft, and the first question. One that was begun and has nothing in it is gone on with.
pub(super) async fn new(app: &App, incoming: &Incoming, person: &Person) -> anyhow::Result<Outcome> {
    if let Some(id) = drafts::empty_of(&app.db.read, person.id).await?
        && let Some(draft) = store::find(&app.db.read, id).await?
    {
        return Ok(compose::write(person, &draft, Lang::Kk));
    }
    let draft = empty(app.next_announcement(), person);
    let record = made(&draft, None, By::of(incoming));
    Ok(compose::write(person, &draft, Lang::Kk).record(record))
}

fn empty(id: i64, person: &Person) -> Announcement {
    Announcement {
        id,
        stage: Stage::Draft,
        content: Content::default(),
        version: 1,
        audience: Audience::default(),
        plan: Plan::default(),
        made_by: person.id,
        made_name: String::new(),
        made_at: 0,
        approved_by: None,
        approved_name: None,
        planned_at: None,
        started_at: None,
        finished_at: None,
        progress: None,
        work: None,
        run: 0,
        work_since: None,
        gathered: false,
    }
}

fn made(draft: &Announcement, parent: Option<i64>, by: By) -> TurnRecord {
    let new = New {
        id: draft.id,
        content: draft.content.clone(),
        audience: draft.audience.clone(),
        plan: draft.plan.clone(),
        parent,
        planned_at: None,
        by,
    };
    TurnRecord::Announcement(Record::Draft(Draft::Make(Box::new(new))))
}

/// A press on a button of an announcement.
pub(super) async fn act(app: &App, incoming: &Incoming, person: &Person, id: i64, act: Act) -> anyhow::Result<Outcome> {
    let Some(draft) = store::find(&app.db.read, id).await? else { return lists::gone(app, person).await };
    match act {
        Act::Board => return board::show(app, person, &draft, false).await,
        Act::Preview => {
            let mut outcome = preview::messages(app, person, &draft).await?;
            let shown = board::show(app, person, &draft, true).await?;
            outcome.messages.extend(shown.messages);
            outcome.next = shown.next;
            return Ok(outcome);
        }
        Act::Look => return approve::look(app, person, &draft).await,
        Act::Approve(version) => return approve::approve(app, incoming, person, &draft, version).await,
        Act::Return => return approve::back(app, incoming, person, &draft, true).await,
        Act::TakeBack => return approve::back(app, incoming, person, &draft, false).await,
        Act::Copy => return copy(app, incoming, person, &draft).await,
        _ => {}
    }
    if draft.stage != Stage::Draft {
        return Ok(board::show(app, person, &draft, true).await?.toast(texts::announcements_not_draft()));
    }
    if act.beyond_words() && corrected_by(&app.db.read, id).await?.is_some() {
        // A correction goes to those who have what it corrects.
        return Ok(board::show(app, person, &draft, true).await?.toast(texts::menu_old_button()));
    }
    match act {
        Act::Send(_) => go::look(app, person, &draft).await,
        Act::Sure(version) => go::sure(app, incoming, person, &draft, (version, false)).await,
        Act::VerySure(version) => go::sure(app, incoming, person, &draft, (version, true)).await,
        Act::Urgent(urgent) => {
            let plan = Plan { urgent, ..draft.plan.clone() };
            go::switched(app, incoming, person, Announcement { plan, ..draft }).await
        }
        Act::Channels(channels) => {
            let plan = Plan { channels, ..draft.plan.clone() };
            go::switched(app, incoming, person, Announcement { plan, ..draft }).await
        }
        Act::Paid(paid) => {
            let plan = Plan { paid, ..draft.plan.clone() };
            go::switched(app, incoming, person, Announcement { plan, ..draft }).await
        }
        Act::When => Ok(when::show(app, person, &draft, false)),
        Act::Now => when::chosen(app, incoming, person, draft, When::Now).await,
        Act::At(at) => when::chosen(app, incoming, person, draft, When::At(at)).await,
        Act::TypeTime => Ok(when::ask(person, &draft, false)),
        Act::Monthly(day, hour, minute) => when::chosen(app, incoming, person, draft, When::Monthly(day, hour, minute)).await,
        Act::TypeMonthly => Ok(when::ask(person, &draft, true)),
        Act::Audience => whom::show(app, person, &draft, false).await,
        Act::Filter(field) => whom::filter(app, person, &draft, field, false).await,
        Act::Choose(field, code, wished) => whom::choose(app, incoming, person, draft, (field, &code, wished)).await,
        Act::Everybody => whom::everybody(app, incoming, person, draft).await,
        Act::Delete => Ok(delete(person, &draft)),
        Act::DeleteNow => delete_now(app, incoming, person, &draft).await,
        act => written(app, incoming, person, draft, act).await,
    }
}

/// What a press does with the words, what is shown, the subject and the buttons of a draft.
async fn written(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    mut draft: Announcement,
    act: Act,
) -> anyhow::Result<Outcome> {
    Ok(match act {
        Act::Write(lang) => compose::write(person, &draft, lang),
        Act::Without(lang) => return compose::without(app, incoming, person, draft, lang).await,
        Act::Missing(other) => return compose::missing(app, incoming, person, draft, other).await,
        Act::Doubt(swap) => return compose::doubted(app, incoming, person, draft, swap).await,
        Act::Media => ask_media(person, &draft),
        Act::NoMedia => {
            draft.content.media = Media::None;
            return board::changed(app, person, draft, "media", By::of(incoming), false).await;
        }
        Act::Subjects => subjects(person, &draft),
        Act::Subject(subject) => {
            draft.content.subject = subject;
            return board::changed(app, person, draft, "subject", By::of(incoming), false).await;
        }
        Act::Links => links::list(person, &draft, false),
        Act::AddUrl => links::ask_url(person, &draft),
        Act::AddTopic => links::categories(person, &draft),
        Act::Category(category) => links::topics(app, person, &draft, &category),
        Act::Topic(topic) => links::add(app, incoming, person, draft, Target::Topic(topic)),
        Act::AddScreening => links::add(app, incoming, person, draft, Target::Screening),
        Act::AddDesk => links::desks(person, &draft),
        Act::Desk(desk) => links::add(app, incoming, person, draft, Target::Desk(desk)),
        Act::Link(place) => links::one(app, person, &draft, place),
        Act::Label(place, lang) => links::ask_label(person, &draft, Asks::Label(place, lang, false)),
        Act::DropLink(place) => links::drop_link(incoming, person, draft, place),
        Act::Raise(place) => links::raise(incoming, person, draft, place),
        _ => board::show(app, person, &draft, true).await?.toast(texts::menu_old_button()),
    })
}

fn ask_media(person: &Person, draft: &Announcement) -> Outcome {
    let mut keys: Keys = Vec::new();
    if !draft.content.media.is_none() {
        keys.push(vec![board::key(texts::announcements_key_no_media(), draft.id, Act::NoMedia)]);
    }
    keys.extend(board::back(draft.id));
    Outcome::nothing()
        .screen(person.id, vec![texts::announcements_ask_media()], keys, true)
        .next(State::asking(draft, Asks::Media))
}

fn subjects(person: &Person, draft: &Announcement) -> Outcome {
    let key = |subject: Option<Subject>| {
        let name = subject.map_or_else(texts::announcements_subject_none, news::name);
        let chosen = draft.content.subject == subject;
        let label = if chosen { texts::announcements_button_on(name) } else { texts::announcements_button_off(name) };
        board::key(label, draft.id, Act::Subject(subject))
    };
    let mut keys: Keys = vec![vec![key(None)]];
    keys.extend(Subject::ALL.chunks(2).map(|pair| pair.iter().map(|subject| key(Some(*subject))).collect()));
    keys.extend(board::back(draft.id));
    Outcome::nothing()
        .screen(person.id, vec![texts::announcements_which_subject()], keys, false)
        .next(State::asking(draft, Asks::Nothing))
}

/// A new draft with the same content and audience; when it goes out is decided anew.
async fn copy(app: &App, incoming: &Incoming, person: &Person, old: &Announcement) -> anyhow::Result<Outcome> {
    let by = By::of(incoming);
    let draft = Announcement {
        content: old.content.clone(),
        audience: old.audience.clone(),
        made_name: by.name.clone(),
        ..empty(app.next_announcement(), person)
    };
    let record = made(&draft, Some(old.id), by);
    let shown = board::show(app, person, &draft, true).await?;
    Ok(shown.record(record).toast(texts::announcements_toast_copied()))
}

/// A new draft that corrects what was sent, and its board; gives its number as well.
pub(super) async fn correction(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    sent: &Announcement,
) -> anyhow::Result<(i64, Outcome)> {
    let by = By::of(incoming);
    let draft = Announcement {
        content: sent.content.clone(),
        audience: sent.audience.clone(),
        made_name: by.name.clone(),
        ..empty(app.next_announcement(), person)
    };
    let record = made(&draft, Some(sent.id), by);
    let shown = board::show_as(app, person, &draft, false, Some(sent.id)).await?;
    Ok((draft.id, shown.record(record)))
}

fn delete(person: &Person, draft: &Announcement) -> Outcome {
    let mut keys = vec![vec![board::key(texts::announcements_key_delete_now(), draft.id, Act::DeleteNow)]];
    keys.extend(board::back(draft.id));
    Outcome::nothing()
        .screen(person.id, vec![texts::announcements_delete_sure()], keys, false)
        .next(State::asking(draft, Asks::Nothing))
}

async fn delete_now(app: &App, incoming: &Incoming, person: &Person, draft: &Announcement) -> anyhow::Result<Outcome> {
    let claim = Claim::Delete { id: draft.id, version: draft.version, by: By::of(incoming) };
    // What the list says is as it will be.
    let shown = lists::without(app, person, draft.id).await?.toast(texts::announcements_toast_deleted());
    Ok(board::contest(person, draft.id, claim, shown))
}

/// Stops what goes out, for now or for good, or lets it go on. The message that shows how far it is changes by itself; anywhere else
/// the board shows what has become of it.
pub(super) async fn stop(app: &App, incoming: &Incoming, person: &Person, id: i64, press: &Press) -> anyhow::Result<Outcome> {
    let Some(it) = store::find(&app.db.read, id).await? else { return lists::gone(app, person).await };
    if matches!(press, Press::Cancel(_)) {
        return stop_sure(app, incoming, person, &it).await;
    }
    let by = By::of(incoming);
    let (mut outcome, stage) = match press {
        Press::Pause(_) => (sending::pause(app, id, by).await?, Stage::Paused),
        Press::Resume(_) => (sending::resume(app, id, by).await?, Stage::Sending),
        _ => {
            let stage = match it.work {
                Some(Work::Send) | None => Stage::Cancelled,
                Some(Work::Revise | Work::Withdraw) => sending::store::rests_as(&mut *app.db.read.acquire().await?, id).await?,
            };
            (sending::cancel(app, id, by).await?, stage)
        }
    };
    if it.progress == Some((incoming.place.chat, incoming.message)) {
        return Ok(outcome);
    }
    let won = board::show(app, person, &Announcement { stage, ..it.clone() }, false).await?.messages;
    let lost = board::show(app, person, &it, true).await?.messages;
    for record in &mut outcome.records {
        if let TurnRecord::Contest { won: first, lost: second, .. } = record {
            first.messages.extend(won.clone());
            second.messages.extend(lost.clone());
        }
    }
    Ok(outcome)
}

/// For good: sure? It stands below what shows how far it is, because that goes on changing.
async fn stop_sure(app: &App, incoming: &Incoming, person: &Person, it: &Announcement) -> anyhow::Result<Outcome> {
    if !matches!(it.stage, Stage::Sending | Stage::Paused) {
        return Ok(board::show(app, person, it, true).await?.toast(texts::announcements_toast_not_now()));
    }
    let text = match it.work {
        Some(Work::Revise) => texts::announcements_stop_revise_sure(it.id),
        Some(Work::Withdraw) => texts::announcements_stop_withdraw_sure(it.id),
        Some(Work::Send) | None => texts::announcements_stop_sure(it.id),
    };
    let key = |label: Text, press: Press| Key::new(label, Button::Announce(press));
    let mut keys: Keys = vec![vec![key(texts::announcements_key_stop_now(), Press::CancelNow(it.id))]];
    if it.stage == Stage::Sending {
        keys.push(vec![key(texts::announcements_button_pause(), Press::Pause(it.id))]);
    }
    keys.extend(board::back(it.id));
    let text = vec![text, progress::line(app, it).await?];
    let goes_on_changing = it.progress == Some((incoming.place.chat, incoming.message));
    Ok(Outcome::nothing().screen(person.id, text, keys, goes_on_changing).next(Dialogue::Idle))
}
