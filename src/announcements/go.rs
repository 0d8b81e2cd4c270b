//! Sending: nothing goes out that was not looked at, and what may be a trial or reaches many is asked about once more.

use crate::{
    announcements::{
        Announcement, By, Stage,
        act::Act,
        after::channels,
        approve, board, check,
        compose::{Asks, State},
        drafts::{Claim, Move, New, Record},
        plan::When,
        preview, sending, settings, store, when, whom,
    },
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    inbox::{Conversation, Event},
    incoming::Incoming,
    outbox::message::{Key, Keys, Message, To, What},
    person::Person,
    text::{Lang, Text},
    texts,
    turn::{Outcome, Record as TurnRecord},
};

/// More people than this are asked about once more.
const MANY: i64 = 1_000;

/// "Send": first everything as each group sees it, then whether that is meant.
///
/// # Errors
/// When the database cannot be read.
pub async fn look(app: &App, person: &Person, draft: &Announcement) -> anyhow::Result<Outcome> {
    let content = &draft.content;
    if content.words(Lang::Kk).is_none() && content.words(Lang::Ru).is_none() && content.media.is_none() {
        let outcome = board::show(app, person, draft, true).await?;
        return Ok(board::with_first(outcome, texts::announcements_nothing_yet()));
    }
    let mut outcome = preview::messages(app, person, draft).await?;
    let asked = ask(app, person, draft).await?;
    outcome.messages.extend(asked.messages);
    outcome.next = asked.next;
    Ok(outcome)
}

/// The question under the preview.
async fn ask(app: &App, person: &Person, draft: &Announcement) -> anyhow::Result<Outcome> {
    let reach = whom::numbers(app, draft).await?;
    let n = reach.people.chosen;
    let next = State::asking(draft, Asks::Nothing);
    let mut keys: Keys = Vec::new();
    if n == 0 {
        keys.push(vec![board::key(texts::announcements_key_audience(), draft.id, Act::Audience)]);
        keys.extend(board::back(draft.id));
        let text = vec![texts::announcements_seen(), texts::announcements_nobody()];
        return Ok(Outcome::nothing().screen(person.id, text, keys, true).next(next));
    }
    let settings = settings::read(app).await?;
    let starts = when::next(app, draft.plan.when);
    let at = |moment: i64| app.clock.format(moment);
    let mut text = vec![texts::announcements_seen()];
    text.push(match (draft.plan.when, starts) {
        (When::Monthly(..), Some(moment)) => texts::announcements_send_monthly(at(moment), n),
        (_, Some(moment)) => texts::announcements_send_at(at(moment), n),
        (_, None) => texts::announcements_send_now(n, reach.takes()),
    });
    let quiet = sending::quiet_until(app, starts.unwrap_or_else(|| app.clock.now()));
    if let Some(until) = quiet.filter(|_| !draft.plan.urgent) {
        text.push(match starts {
            None => texts::announcements_send_quiet(at(until)),
            Some(_) => texts::announcements_send_quiet_at(at(until)),
        });
    }
    text.extend(board::gets(&draft.content).map(|(_, line)| line));
    let channels = channels::store::channels(&app.db.read).await?;
    if draft.plan.channels && !channels.is_empty() {
        text.push(texts::announcements_line_channels());
    }
    if settings.approval {
        text.push(texts::announcements_send_approval());
    }
    if settings.paid {
        text.push(texts::announcements_price(stars(n * reach.messages)));
    }
    let sure = match (settings.approval, draft.plan.when) {
        (true, _) => texts::announcements_key_sure_ask(),
        (false, When::Now) => texts::announcements_key_sure_now(n),
        (false, _) => texts::announcements_key_sure_plan(),
    };
    keys.push(vec![board::key(sure, draft.id, Act::Sure(draft.version))]);
    if quiet.is_some() || draft.plan.urgent {
        let label = tick(draft.plan.urgent, texts::announcements_key_urgent());
        keys.push(vec![board::key(label, draft.id, Act::Urgent(!draft.plan.urgent))]);
    }
    if settings.paid {
        let label = tick(draft.plan.paid, texts::announcements_key_paid());
        keys.push(vec![board::key(label, draft.id, Act::Paid(!draft.plan.paid))]);
    }
    if !channels.is_empty() {
        let n = i64::try_from(channels.len()).unwrap_or(i64::MAX);
        let label = tick(draft.plan.channels, texts::announcements_key_channels(n));
        keys.push(vec![board::key(label, draft.id, Act::Channels(!draft.plan.channels))]);
    }
    keys.extend(board::back(draft.id));
    Ok(Outcome::nothing().screen(person.id, text, keys, true).next(next))
}

fn tick(on: bool, name: Text) -> Text {
    if on { texts::announcements_button_on(name) } else { texts::announcements_button_off(name) }
}

/// The price of so many paid messages in Telegram Stars, at 0.1 each (Bot API, `allow_paid_broadcast`).
#[must_use]
pub fn stars(messages: i64) -> String {
    format!("{},{}", messages / 10, messages % 10)
}

/// It may go out in the quiet hours, be paid for, or go into the channels; the question stands below once more.
///
/// # Errors
/// When the database cannot be read.
pub async fn switched(app: &App, incoming: &Incoming, person: &Person, mut draft: Announcement) -> anyhow::Result<Outcome> {
    draft.plan.paid &= settings::read(app).await?.paid;
    let next = Announcement { version: draft.version + 1, ..draft.clone() };
    let mut shown = ask(app, person, &next).await?;
    for what in board::screens(&mut shown) {
        if let What::Screen { fresh, .. } = what {
            *fresh = false;
        }
    }
    Ok(board::saved(person, draft, "how", By::of(incoming), shown))
}

/// Yes. `very` says that what looks like a trial, or is for many, was asked about once more.
///
/// # Errors
/// When the database cannot be read.
pub async fn sure(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: &Announcement,
    (version, very): (i64, bool),
) -> anyhow::Result<Outcome> {
    if draft.version != version {
        let outcome = look(app, person, draft).await?;
        return Ok(board::with_first(outcome, texts::announcements_changed_since()));
    }
    let starts = when::next(app, draft.plan.when);
    if starts.is_some_and(|at| at <= app.clock.now()) {
        let outcome = when::show(app, person, draft, true);
        return Ok(outcome.toast(texts::announcements_toast_time_past()));
    }
    let reach = whom::numbers(app, draft).await?;
    if reach.people.chosen == 0 {
        return ask(app, person, draft).await;
    }
    let reasons = reasons(app, draft, reach.people.chosen, starts);
    if !very && !reasons.is_empty() {
        let yes = board::key(texts::announcements_key_very_sure(), draft.id, Act::VerySure(version));
        return Ok(once_more(person, draft, reasons, yes));
    }
    if settings::read(app).await?.approval {
        return approve::ask(app, incoming, person, draft, (reach.people.chosen, None)).await;
    }
    out(app, incoming, person, draft, Stage::Draft).await
}

/// Why it is asked once more.
#[must_use]
pub fn reasons(app: &App, draft: &Announcement, people: i64, starts: Option<i64>) -> Vec<Text> {
    let mut reasons = Vec::new();
    if people > MANY {
        reasons.push(texts::announcements_once_many(people));
    }
    let words: Vec<&str> = Lang::ALL.into_iter().filter_map(|lang| draft.content.words(lang)).collect();
    if words.is_empty() {
        reasons.push(texts::announcements_once_wordless());
    } else if check::looks_like_trial(words) {
        reasons.push(texts::announcements_once_trial());
    }
    let at = starts.unwrap_or_else(|| app.clock.now());
    if draft.plan.urgent && sending::quiet_until(app, at).is_some() {
        reasons.push(match starts {
            Some(at) => texts::announcements_once_night_at(app.clock.format(at)),
            None => texts::announcements_once_night(),
        });
    }
    reasons
}

/// The question once more, with the reasons, and the way on.
#[must_use]
pub fn once_more(person: &Person, draft: &Announcement, reasons: Vec<Text>, yes: Key) -> Outcome {
    let text = vec![texts::announcements_once_more(), texts::announcements_lines(reasons)];
    let keys = vec![vec![board::key(texts::announcements_key_no_wait(), draft.id, Act::Board)], vec![yes]];
    Outcome::nothing().screen(person.id, text, keys, false).next(State::asking(draft, Asks::Nothing))
}

/// It goes out, or into the plan. `from` is where it stands: what waited is approved with this.
///
/// # Errors
/// When the database cannot be read.
pub async fn out(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: &Announcement,
    from: Stage,
) -> anyhow::Result<Outcome> {
    let approved = from == Stage::Waiting;
    let Some(at) = when::next(app, draft.plan.when).filter(|at| *at > app.clock.now()) else {
        let progress = (incoming.place.chat, incoming.message);
        let mut outcome = sending::begin(app, draft.id, draft.version, from, By::of(incoming), Some(progress)).await?;
        if approved {
            let record = Record::Approve { id: draft.id, version: draft.version, by: By::of(incoming) };
            outcome.records.insert(0, TurnRecord::Announcement(super::Record::Draft(record)));
        }
        below(app, &mut outcome, person, draft);
        return Ok(outcome.next(Dialogue::Idle));
    };
    let planned = Announcement { stage: Stage::Planned, planned_at: Some(at), ..draft.clone() };
    let mut won = board::show(app, person, &planned, false).await?;
    let missed = approve::missed(app, draft);
    let said = match missed {
        Some(_) => texts::announcements_approved_due(app.clock.format(at)),
        None => texts::announcements_planned(app.clock.format(at)),
    };
    won = board::with_first(won, said);
    // What was to go out while nobody had approved it is due at once, and plans the next time itself.
    let at = missed.unwrap_or(at);
    let event = Event::AnnouncementDue { id: draft.id, at };
    won = won.event_in(Conversation::Announcement(draft.id), event, (at - app.clock.now()).max(0) * 1000);
    let moved = Move {
        id: draft.id,
        version: draft.version,
        from,
        to: Stage::Planned,
        planned_at: Some(at),
        approved,
        what: if approved { "approved" } else { "planned" },
        detail: Some(app.clock.format(at)),
        by: By::of(incoming),
    };
    Ok(board::contest(person, draft.id, Claim::Move(moved), won))
}

/// The message of the button goes on to show how far it is, so that the next screen stands below it.
fn below(app: &App, outcome: &mut Outcome, person: &Person, draft: &Announcement) {
    let mut keys = board::back(draft.id);
    let text = match sending::quiet_until(app, app.clock.now()).filter(|_| !draft.plan.urgent) {
        Some(until) => texts::announcements_begun_quiet(app.clock.format(until)),
        None => texts::announcements_begun(),
    };
    keys.push(vec![Key::new(texts::menu_key_menu(), Button::Menu)]);
    let screen = What::Screen { text: vec![text], keys, fresh: true };
    for record in &mut outcome.records {
        if let TurnRecord::Contest { won, .. } = record {
            won.messages.push(Message::new(To::Chat(person.id), screen.clone()));
        }
    }
}

/// The time of a planned announcement has come.
///
/// # Errors
/// When the database cannot be read.
pub async fn due(app: &App, id: i64, at: i64) -> anyhow::Result<Outcome> {
    let found = store::find(&app.db.read, id).await?;
    let Some(planned) = found.filter(|found| found.stage == Stage::Planned && found.planned_at == Some(at)) else {
        return Ok(Outcome::nothing());
    };
    let by = By { id: None, name: planned.made_name.clone() };
    if settings::read(app).await?.approval && planned.approved_by.is_none() {
        return approve::after_all(app, &planned, by).await;
    }
    let When::Monthly(..) = planned.plan.when else {
        return sending::begin(app, id, planned.version, Stage::Planned, by, None).await;
    };
    // Every time is an announcement of its own, with its own numbers; the plan itself stays.
    let copy = app.next_announcement();
    let mut plan = planned.plan.clone();
    plan.when = When::Now;
    let new = New {
        id: copy,
        content: planned.content.clone(),
        audience: planned.audience.clone(),
        plan,
        parent: Some(id),
        planned_at: Some(at),
        by: By { id: Some(planned.made_by), name: planned.made_name.clone() },
    };
    let make = TurnRecord::Announcement(super::Record::Draft(Record::Make(Box::new(new))));
    let mut outcome = Outcome::nothing().record(make);
    outcome = outcome.event(Conversation::Announcement(copy), Event::AnnouncementDue { id: copy, at });
    if let Some(next) = when::next(app, planned.plan.when) {
        let again = TurnRecord::Announcement(super::Record::Draft(Record::Again { id, planned_at: next }));
        let event = Event::AnnouncementDue { id, at: next };
        let in_ms = (next - app.clock.now()).max(0) * 1000;
        outcome = outcome.record(again).event_in(Conversation::Announcement(id), event, in_ms);
    }
    Ok(outcome)
}
