//! The second person: whoever made or changed an announcement, or a correction of one, asks for approval; somebody else gives it, or
//! gives the announcement back.

use crate::{
    announcements::{
        Announcement, By, Stage,
        act::Act,
        after::{self, After, correct},
        board,
        compose::{self, Asks, State},
        drafts::{Claim, Move, store as drafts},
        go, lists, may,
        plan::When,
        preview, store, when, whom,
    },
    app::App,
    dialogue::State as Dialogue,
    incoming::{Incoming, Input},
    outbox::message::{Key, Keys, Message, To, What},
    person::Person,
    staff::Role,
    text::Text,
    texts,
    turn::{Claim as TurnClaim, Ending, Outcome, Record as TurnRecord},
};

/// Who else may approve: heads and editors who have not had a hand in it.
async fn approvers(app: &App, id: i64, asks: i64) -> anyhow::Result<Vec<i64>> {
    let hands = drafts::hands(&app.db.read, id).await?;
    let mut all: Vec<i64> = [Role::Head, Role::Editor].into_iter().flat_map(|role| app.staff.with(role)).collect();
    all.sort_unstable();
    all.dedup();
    all.retain(|one| *one != asks && !hands.contains(one));
    Ok(all)
}

/// A second person must approve a draft that is for so many: they are told, and it waits. `of` is what it corrects.
///
/// # Errors
/// When the database cannot be read.
pub async fn ask(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: &Announcement,
    (people, of): (i64, Option<i64>),
) -> anyhow::Result<Outcome> {
    let approvers = approvers(app, draft.id, person.id).await?;
    if approvers.is_empty() {
        let outcome = board::show(app, person, draft, true).await?;
        return Ok(board::with_first(outcome, texts::announcements_nobody_approves()));
    }
    let waiting = Announcement { stage: Stage::Waiting, ..draft.clone() };
    let n = i64::try_from(approvers.len()).unwrap_or(i64::MAX);
    let mut won = board::with_first(board::show(app, person, &waiting, false).await?, texts::announcements_asked(n));
    let by = incoming.sender.name.as_str();
    let text = match of {
        Some(of) => texts::after_correct_approve_please(by, of),
        None => texts::announcements_approve_please(by, draft.id),
    };
    won.messages.extend(please(draft.id, &text, approvers));
    let moved = Move {
        id: draft.id,
        version: draft.version,
        from: Stage::Draft,
        to: Stage::Waiting,
        planned_at: None,
        approved: false,
        what: "asked",
        detail: Some(people.to_string()),
        by: By::of(incoming),
    };
    Ok(board::contest(person, draft.id, Claim::Move(moved), won))
}

fn please(id: i64, text: &Text, approvers: Vec<i64>) -> Vec<Message> {
    let key = || board::key(texts::announcements_key_look(), id, Act::Look);
    approvers.into_iter().map(|approver| told(approver, text.clone(), key())).collect()
}

/// A letter to one of the staff, with one button.
fn told(to: i64, text: Text, key: Key) -> Message {
    Message::new(To::Chat(to), What::Say { text: vec![text], keys: vec![vec![key]], reply_to: None })
}

/// The second person looks: everything as each group sees it, and the question.
///
/// # Errors
/// When the database cannot be read.
pub async fn look(app: &App, person: &Person, draft: &Announcement) -> anyhow::Result<Outcome> {
    if draft.stage != Stage::Waiting {
        return Ok(board::show(app, person, draft, true).await?.toast(texts::menu_old_button()));
    }
    let mut outcome = preview::messages(app, person, draft).await?;
    let (mut text, question) = match after::store::corrected_by(&app.db.read, draft.id).await? {
        Some(of) => correction(app, draft, of).await?,
        None => whole(app, draft).await?,
    };
    text.insert(0, texts::announcements_seen());
    let mut keys: Keys = Vec::new();
    if drafts::hands(&app.db.read, draft.id).await?.contains(&person.id) {
        text.push(texts::announcements_not_your_own());
    } else {
        text.push(question);
        keys.push(vec![board::key(texts::announcements_key_approve(), draft.id, Act::Approve(draft.version))]);
    }
    keys.push(vec![board::key(texts::announcements_key_return(), draft.id, Act::Return)]);
    keys.extend(board::back(draft.id));
    outcome = outcome.screen(person.id, text, keys, true);
    Ok(outcome.next(Dialogue::Idle))
}

/// To whom and when, and the question.
async fn whole(app: &App, draft: &Announcement) -> anyhow::Result<(Vec<Text>, Text)> {
    let reach = whom::numbers(app, draft).await?;
    let mut lines = whom::lines(&draft.audience);
    lines.extend(reach.lines(draft));
    let starts = when::next(app, draft.plan.when).filter(|at| *at > app.clock.now() && !is_due(app, draft));
    lines.push(match starts {
        Some(at) => texts::announcements_approve_when(app.clock.format(at)),
        None => texts::announcements_approve_now(),
    });
    if draft.plan.channels {
        lines.push(texts::announcements_line_channels());
    }
    Ok((vec![texts::announcements_lines(lines)], texts::announcements_approve(reach.people.chosen, reach.takes())))
}

/// What a correction changes, and the question.
async fn correction(app: &App, draft: &Announcement, of: i64) -> anyhow::Result<(Vec<Text>, Text)> {
    let mut text = vec![texts::after_correct_waits(of)];
    if let Some(announcement) = store::find(&app.db.read, of).await? {
        text.extend(correct::about(app, &announcement, &draft.content).await?);
    }
    Ok((text, texts::after_correct_approve()))
}

/// Whether its time came while it was planned, and nobody had approved it.
fn is_due(app: &App, draft: &Announcement) -> bool {
    draft.stage == Stage::Waiting && draft.planned_at.is_some_and(|at| at <= app.clock.now())
}

/// The time at which something that repeats was to go out while nobody had approved it; it goes out as soon as somebody does.
#[must_use]
pub fn missed(app: &App, draft: &Announcement) -> Option<i64> {
    let repeats = matches!(draft.plan.when, When::Monthly(..));
    draft.planned_at.filter(|_| repeats && is_due(app, draft))
}

/// The second person approves.
///
/// # Errors
/// When the database cannot be read.
pub async fn approve(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: &Announcement,
    version: i64,
) -> anyhow::Result<Outcome> {
    if draft.stage != Stage::Waiting || draft.version != version {
        return Ok(board::show(app, person, draft, true).await?.toast(texts::menu_old_button()));
    }
    if drafts::hands(&app.db.read, draft.id).await?.contains(&person.id) {
        return Ok(look(app, person, draft).await?.alert(texts::announcements_not_your_own()));
    }
    let by = incoming.sender.name.as_str();
    if let Some(of) = after::store::corrected_by(&app.db.read, draft.id).await? {
        let mut outcome = correct::approved(app, incoming, person, draft, of).await?;
        // The draft is gone with its correction.
        let key = after::key(texts::after_key_menu(), of, After::Menu);
        tell_author(&mut outcome, draft, person, (texts::after_correct_approved(by, of), key));
        return Ok(outcome);
    }
    let mut outcome = go::out(app, incoming, person, draft, Stage::Waiting).await?;
    tell_author(&mut outcome, draft, person, (texts::announcements_approved(by, draft.id), board_key(draft.id)));
    Ok(outcome)
}

fn board_key(id: i64) -> Key {
    board::key(texts::announcements_key_board(), id, Act::Board)
}

/// Tells whoever made it, where the change is really made.
fn tell_author(outcome: &mut Outcome, draft: &Announcement, person: &Person, (text, key): (Text, Key)) {
    if draft.made_by == person.id {
        return;
    }
    let told = told(draft.made_by, text, key);
    for record in &mut outcome.records {
        if let TurnRecord::Contest { won, .. } = record {
            won.messages.push(told.clone());
        }
    }
}

/// Back into the drafts: by the second person who does not approve, or by somebody who changes their mind.
///
/// # Errors
/// When the database cannot be read.
pub async fn back(
    app: &App,
    incoming: &Incoming,
    person: &Person,
    draft: &Announcement,
    returned: bool,
) -> anyhow::Result<Outcome> {
    let allowed = if returned { draft.stage == Stage::Waiting } else { matches!(draft.stage, Stage::Waiting | Stage::Planned) };
    if !allowed {
        return Ok(board::show(app, person, draft, true).await?.toast(texts::menu_old_button()));
    }
    let again = Announcement { stage: Stage::Draft, planned_at: None, approved_name: None, ..draft.clone() };
    let mut won = board::show(app, person, &again, true).await?;
    won = won.toast(if returned { texts::announcements_toast_returned() } else { texts::announcements_toast_taken_back() });
    let moved = Move {
        id: draft.id,
        version: draft.version,
        from: draft.stage,
        to: Stage::Draft,
        planned_at: None,
        approved: false,
        what: if returned { "returned" } else { "taken_back" },
        detail: None,
        by: By::of(incoming),
    };
    let asks_why = returned && draft.made_by != person.id;
    if asks_why {
        won = board::with_first(won, texts::announcements_ask_reason());
    }
    let mut outcome = board::contest(person, draft.id, Claim::Move(moved), won);
    if asks_why {
        outcome = outcome.next(State::asking(draft, Asks::Reason));
    }
    if returned {
        let text = texts::announcements_returned(incoming.sender.name.as_str(), draft.id);
        tell_author(&mut outcome, draft, person, (text, board_key(draft.id)));
    }
    Ok(outcome)
}

/// Why it was given back, in the words of whoever did: passed on to whoever made it, and kept nowhere.
///
/// # Errors
/// When the database cannot be read.
pub async fn reason(app: &App, incoming: &Incoming, person: &Person, id: i64) -> anyhow::Result<Outcome> {
    let Some(draft) = store::find(&app.db.read, id).await? else { return lists::gone(app, person).await };
    let Input::Words(words) = &incoming.input else {
        return Ok(compose::again(person, &draft, texts::announcements_want_words()));
    };
    let text = texts::announcements_reason(incoming.sender.name.as_str(), id, words.trim());
    let shown = board::with_first(board::show(app, person, &draft, true).await?, texts::announcements_reason_told());
    Ok(shown.message(told(draft.made_by, text, board_key(id))))
}

/// Approval was switched on after it was planned: it waits for somebody, and does not go out unseen. Where nobody is left who may
/// approve it, every head hears of that.
///
/// # Errors
/// When the database cannot be read.
pub async fn after_all(app: &App, planned: &Announcement, by: By) -> anyhow::Result<Outcome> {
    let id = planned.id;
    let approvers = approvers(app, id, 0).await?;
    let mut messages = Vec::new();
    let mut author = Some(planned.made_by).filter(|made_by| may(app, *made_by));
    if approvers.is_empty() {
        let heads = app.staff.with(Role::Head);
        author = author.filter(|author| !heads.contains(author));
        messages.extend(heads.into_iter().map(|head| told(head, texts::announcements_waits_for_nobody(id), board_key(id))));
    }
    messages.extend(please(id, &texts::announcements_approve_please(planned.made_name.as_str(), id), approvers));
    messages.extend(author.map(|author| told(author, texts::announcements_waits_again(id), board_key(id))));
    let moved = Move {
        id,
        version: planned.version,
        from: Stage::Planned,
        to: Stage::Waiting,
        // Kept, so that what repeats goes out for this time too when somebody approves.
        planned_at: planned.planned_at,
        approved: false,
        what: "waits",
        detail: None,
        by,
    };
    let record = TurnRecord::Contest {
        claim: TurnClaim::Draft(Claim::Move(moved)),
        won: Box::new(Ending { messages, ..Ending::default() }),
        lost: Box::default(),
    };
    Ok(Outcome::nothing().record(record))
}
