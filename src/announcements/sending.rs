//! Sending to many: recipients are gathered into rows, a portion at a time; rows are fed to the outbox a few seconds ahead of its
//! pace, each looked at once more; a message of its own shows how far it is. Corrections and withdrawals go the same way.
//!
//! Everything is an event of the announcement's conversation, so that a restart goes on where it stopped. Each beginning, resuming or
//! stopping raises the number of the run, and events of earlier runs are void, so that there is never more than one chain.

pub mod counts;
pub mod progress;
pub mod store;

use std::collections::HashMap;

use super::{
    Announcement, By, Stage, Work,
    after::channels,
    audience::{self, Filter},
    content::Content,
    settings,
};
use crate::{
    app::App,
    inbox::{Conversation, Event},
    outbox::{
        message::{Lane, Message, Recipient, To, What},
        post::{Post, read_numbers},
    },
    text::{Text, Tongue},
    texts,
    turn::{Claim as TurnClaim, Ending, Outcome, Record as TurnRecord, Timed, Toast},
};
use progress::Now;
use store::LastLook;

/// Recipients gathered in one transaction, so that no reply waits long for it.
const PORTION: i64 = 5_000;

/// Milliseconds from one feeding to the next.
const TICK_MS: i64 = 3_000;

/// The same for a paid broadcast, and where nothing is paced.
const QUICK_TICK_MS: i64 = 500;

/// Milliseconds until it is looked again for the message that shows how far it is, and seconds for which it is waited for.
const SOON_MS: i64 = 100;
const PATIENCE: i64 = 10;

/// How many ticks of work the outbox is kept ahead.
const AHEAD: f64 = 2.0;

/// Rows kept ahead where nothing is paced.
const UNPACED_AHEAD: i64 = 2_000;

/// A day, in seconds.
const DAY: i64 = 24 * 60 * 60;

/// How long, in seconds, a message can be deleted in a private chat (Bot API, `deleteMessage`), less a minute for the way.
const DELETABLE: i64 = 48 * 60 * 60 - 60;

/// Rows of sending.
#[derive(Debug)]
pub enum Record {
    /// A portion of recipients.
    Gathered {
        /// The announcement.
        id: i64,
        /// In which run; of an earlier one it is void.
        run: i64,
        /// Who, and how they read.
        people: Vec<(i64, Tongue)>,
        /// Nobody comes after them.
        all: bool,
    },
    /// Everybody's row is done.
    Finished {
        /// The announcement.
        id: i64,
        /// In which run; of an earlier one it is void.
        run: i64,
        /// What was being done.
        work: Work,
        /// What came of it, for the audit list: numbers only.
        detail: String,
    },
}

/// Rows that go to the outbox in the same transaction, and rows that will not; void if work was stopped meanwhile.
#[derive(Debug)]
pub struct Fed {
    /// The announcement.
    pub id: i64,
    /// In which run.
    pub run: i64,
    /// What is done with them.
    pub work: Work,
    /// Their rows, and how they read.
    pub fed: Vec<(i64, Tongue)>,
    /// Rows that are passed over: the state they have now, and why.
    pub passed: Vec<(i64, &'static str, Option<&'static str>)>,
    /// Rows that are left out at the last look.
    pub held: Vec<i64>,
    /// Rows that a correction is over for without a call.
    pub settled: Vec<(i64, Settled)>,
    /// The version that they get.
    pub version: i64,
    /// Now, Unix seconds.
    pub at: i64,
}

/// How a correction is over for somebody without a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Nothing differs for them.
    Same,
    /// It would have changed, had they got it.
    Changed,
    /// There is no text in their language any more: they keep what they have.
    Without,
}

/// A change of what is going on, which only the first of several can make.
#[derive(Debug)]
pub struct Claim {
    /// The announcement.
    pub id: i64,
    /// The run that it was in.
    pub run: i64,
    /// The stage that it was at.
    pub stage: Stage,
    /// What shall be.
    pub step: Step,
    /// Who wants it.
    pub by: By,
}

/// What shall be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is sent, shown in this message (chat and number), else in one of its own. Work on what was sent begins in
    /// [`super::after`].
    Begin(Option<(i64, i32)>),
    /// It stops for now.
    Pause,
    /// It goes on.
    Resume,
    /// It stops for good.
    Cancel,
}

/// Begins to send an announcement, if it still is at that version and stage. How far it is stands in `shown` (chat and message), else
/// in a message of its own to whoever begins it, or else [`progress::overseer`].
///
/// # Errors
/// When the database cannot be read.
pub async fn begin(
    app: &App,
    id: i64,
    version: i64,
    from: Stage,
    by: By,
    shown: Option<(i64, i32)>,
) -> anyhow::Result<Outcome> {
    let it = super::store::find(&app.db.read, id).await?;
    let Some(it) = it.filter(|it| it.version == version && it.stage == from) else { return Ok(not_now()) };
    let (id, run) = (it.id, it.run + 1);
    let to = by.id.or_else(|| progress::overseer(app, &it)).filter(|_| shown.is_none());
    let messages = to.map(|to| progress::own(&it, to)).into_iter().collect();
    let first = Event::AnnouncementGathers { id, run, after: 0 };
    let won = Ending {
        messages,
        events: vec![Timed { to: Conversation::Announcement(id), event: first, in_ms: 0 }],
        toast: Some(Toast { text: texts::announcements_toast_begun(), alert: false }),
        ..Ending::default()
    };
    Ok(contest(&it, Step::Begin(shown), by, won))
}

/// Stops for now: rows that are not called yet are taken out of the outbox again.
///
/// # Errors
/// When the database cannot be read.
pub async fn pause(app: &App, id: i64, by: By) -> anyhow::Result<Outcome> {
    step(app, id, Step::Pause, by, texts::announcements_toast_paused()).await
}

/// Goes on after a pause.
///
/// # Errors
/// When the database cannot be read.
pub async fn resume(app: &App, id: i64, by: By) -> anyhow::Result<Outcome> {
    step(app, id, Step::Resume, by, texts::announcements_toast_resumed()).await
}

/// Stops for good; whoever has no message yet gets none.
///
/// # Errors
/// When the database cannot be read.
pub async fn cancel(app: &App, id: i64, by: By) -> anyhow::Result<Outcome> {
    step(app, id, Step::Cancel, by, texts::announcements_toast_cancelled()).await
}

/// When the quiet hours end in which the moment `at` falls, both Unix seconds; `None` outside of them.
#[must_use]
pub fn quiet_until(app: &App, at: i64) -> Option<i64> {
    let quiet = app.config.quiet_hours?;
    app.clock.end_of(quiet.from, quiet.until, at)
}

async fn step(app: &App, id: i64, step: Step, by: By, toast: Text) -> anyhow::Result<Outcome> {
    let Some(it) = super::store::find(&app.db.read, id).await? else { return Ok(not_now()) };
    let run = it.run + 1;
    // After a stop it is looked once more, when what was on its way has arrived.
    let mut events = vec![(Event::AnnouncementGoesOn { id, run }, 0)];
    match step {
        Step::Resume if it.work == Some(Work::Send) && !it.gathered => {
            let after = store::last_person(&app.db.read, id).await?;
            events = vec![(Event::AnnouncementGathers { id, run, after }, 0)];
        }
        Step::Pause | Step::Cancel => events.push((Event::AnnouncementGoesOn { id, run }, TICK_MS)),
        Step::Begin(..) | Step::Resume => {}
    }
    let to = Conversation::Announcement(id);
    let won = Ending {
        messages: Vec::new(),
        events: events.into_iter().map(|(event, in_ms)| Timed { to, event, in_ms }).collect(),
        toast: Some(Toast { text: toast, alert: false }),
        ..Ending::default()
    };
    Ok(contest(&it, step, by, won))
}

fn contest(it: &Announcement, step: Step, by: By, won: Ending) -> Outcome {
    let claim = Claim { id: it.id, run: it.run, stage: it.stage, step, by };
    let toast = Some(Toast { text: texts::announcements_toast_not_now(), alert: false });
    let lost = Ending { toast, ..Ending::default() };
    Outcome::nothing().record(TurnRecord::Contest {
        claim: TurnClaim::Announcement(claim),
        won: Box::new(won),
        lost: Box::new(lost),
    })
}

fn not_now() -> Outcome {
    Outcome::nothing().toast(texts::announcements_toast_not_now())
}

/// The next portion of recipients, in the order of their numbers, after the one given.
///
/// # Errors
/// When the database cannot be read.
pub async fn gathers(app: &App, id: i64, run: i64, after: i64) -> anyhow::Result<Outcome> {
    let Some(it) = current(app, id, run).await? else { return Ok(Outcome::nothing()) };
    if it.stage != Stage::Sending {
        return Ok(Outcome::nothing());
    }
    let people =
        audience::store::chosen(&app.db.read, &Filter::of(&it.audience, &it.content, &app.clock), after, PORTION).await?;
    let last = people.last().map_or(after, |(person, _)| *person);
    let all = i64::try_from(people.len()).unwrap_or(i64::MAX) < PORTION;
    let next = if all { Event::AnnouncementGoesOn { id, run } } else { Event::AnnouncementGathers { id, run, after: last } };
    Ok(Outcome::nothing().record(of(Record::Gathered { id, run, people, all })).event(Conversation::Announcement(id), next))
}

/// Feeds the outbox, shows how far it is, and comes again; ends when everybody's row is done.
///
/// # Errors
/// When the database cannot be read.
pub async fn goes_on(app: &App, id: i64, run: i64) -> anyhow::Result<Outcome> {
    let Some(it) = current(app, id, run).await? else { return Ok(Outcome::nothing()) };
    let now = app.clock.now();
    let counts = counts::store::read(&app.db.read, &it, now).await?;
    let (Stage::Sending, Some(work)) = (it.stage, it.work) else {
        return Ok(progress::show(app, &it, &counts, Now::Stopped));
    };
    if work == Work::Send && !it.gathered {
        return Ok(Outcome::nothing());
    }
    let again = Event::AnnouncementGoesOn { id, run };
    // The message that shows it is on its way; where it cannot be sent, nothing waits for it for long.
    if it.progress.is_none() && it.work_since.is_some_and(|since| now - since < PATIENCE) {
        return Ok(Outcome::nothing().event_in(Conversation::Announcement(id), again, SOON_MS));
    }
    // Nobody's phone rings for a correction or a withdrawal, and a wrong date should not stand until the morning.
    if let Some(until) = quiet_until(app, now).filter(|_| work == Work::Send && !it.plan.urgent) {
        let in_ms = if counts.open > 0 { TICK_MS } else { until * 1000 - app.clock.now_ms() };
        let shown = progress::show(app, &it, &counts, Now::Quiet(until));
        return Ok(shown.event_in(Conversation::Announcement(id), again, in_ms));
    }
    // Each channel once: what is posted, or was refused, has a row.
    let posts = if work == Work::Send && it.plan.channels { channels::planned(app, &it).await? } else { Vec::new() };
    let (ahead, tick_ms) = ahead(app, &it);
    let last = last_look(app, &it);
    let portion = store::portion(&app.db.read, &it, work, last, (ahead - counts.open).max(0)).await?;
    if portion.is_empty() && counts.open == 0 && counts.left(work) == 0 {
        let finished = Record::Finished { id, run, work, detail: counts.in_words() };
        let mut outcome = progress::show(app, &it, &counts, Now::Finished(work)).record(of(finished));
        outcome.records.extend(posts);
        return Ok(outcome);
    }
    let mut outcome = feed(app, &it, work, &portion).await?;
    outcome.records.extend(posts);
    // More often than this its chat would have no room for anything else.
    if tick_ms == TICK_MS || app.clock.now_ms() % TICK_MS < tick_ms {
        outcome.messages.extend(progress::show(app, &it, &counts, Now::GoesOn(work)).messages);
    }
    Ok(outcome.event_in(Conversation::Announcement(id), again, tick_ms))
}

/// After a start: announcements whose chain was broken off, because its event was set aside, go on.
///
/// # Errors
/// When the database cannot be read.
pub async fn kept_going(app: &App) -> anyhow::Result<Vec<Timed>> {
    let mut events = Vec::new();
    for (id, run, gathered) in store::under_way(&app.db.read).await? {
        let to = Conversation::Announcement(id);
        let kinds = ["announcement_gathers", "announcement_goes_on"];
        let mut waiting = 0;
        for kind in kinds {
            waiting += crate::inbox::store::waiting_in(&app.db.read, to, kind).await?;
        }
        if waiting > 0 {
            continue;
        }
        let event = if gathered {
            Event::AnnouncementGoesOn { id, run }
        } else {
            Event::AnnouncementGathers { id, run, after: store::last_person(&app.db.read, id).await? }
        };
        events.push(Timed { to, event, in_ms: 0 });
    }
    Ok(events)
}

/// The announcement, if this is still its run. Paid for is only what the head lets be paid for, now as when it was planned.
async fn current(app: &App, id: i64, run: i64) -> anyhow::Result<Option<Announcement>> {
    let Some(mut it) = super::store::find(&app.db.read, id).await?.filter(|it| it.run == run) else { return Ok(None) };
    it.plan.paid = it.plan.paid && settings::read(app).await?.paid;
    Ok(Some(it))
}

/// The exclusions of an audience that are looked at once more for each recipient.
fn last_look(app: &App, it: &Announcement) -> LastLook {
    let days = i64::from(it.audience.not_within);
    LastLook {
        by_profile: it.audience.by_profile(),
        chosen: it.audience.chosen && it.content.subject.is_some(),
        wrote_since: it.audience.not_today.then(|| app.clock.midnight()),
        got_since: (days > 0).then(|| app.clock.now() - days * DAY),
        urgent_case: it.audience.not_urgent,
    }
}

/// How many rows the outbox is kept ahead, and how often it is fed, in milliseconds.
fn ahead(app: &App, it: &Announcement) -> (i64, i64) {
    let Some(rate) = app.outbox.pace.bulk_per_second(it.plan.paid) else { return (UNPACED_AHEAD, QUICK_TICK_MS) };
    let tick_ms = if it.plan.paid { QUICK_TICK_MS } else { TICK_MS };
    ((rate * AHEAD * tick_ms as f64 / 1000.0).ceil() as i64, tick_ms)
}

/// One recipient's row, looked at before it is fed.
#[derive(Debug)]
pub struct Row {
    /// The row.
    pub id: i64,
    /// The person.
    pub person: i64,
    /// How they read.
    pub tongue: Tongue,
    /// They have blocked the bot meanwhile.
    pub blocked: bool,
    /// Left out at the last look, now or when it was sent: they opted out, an exclusion holds for them, or the like. It is kept nowhere
    /// which, and they stay among those who got it, because a crisis is one of the reasons, and a number is soon a person.
    pub held: bool,
    /// Telegram's numbers of what they have.
    pub messages: String,
    /// When they got it, Unix seconds.
    pub sent_at: Option<i64>,
    /// Which version of it.
    pub version: i64,
}

async fn feed(app: &App, it: &Announcement, work: Work, portion: &[Row]) -> anyhow::Result<Outcome> {
    let mut layouts = Layouts { app, it, versions: HashMap::new(), laid_out: HashMap::new() };
    let mut messages = Vec::new();
    let (id, run, version, at) = (it.id, it.run, it.version, app.clock.now());
    let (passed, held, settled) = (Vec::new(), Vec::new(), Vec::new());
    let mut fed = Fed { id, run, work, fed: Vec::new(), passed, held, settled, version, at };
    for row in portion {
        let what = match work {
            Work::Send => to_send(&mut layouts, row, &mut fed).await?,
            Work::Revise => to_revise(&mut layouts, row, &mut fed).await?,
            Work::Withdraw => to_withdraw(row, &mut fed),
        };
        let Some(what) = what else { continue };
        fed.fed.push((row.id, row.tongue));
        let message = Message { lane: Lane::Bulk, ..Message::new(To::Chat(row.person), what) };
        messages.push(message.to_recipient(Recipient::Person { row: row.id, version }));
    }
    if portion.is_empty() {
        return Ok(Outcome::nothing());
    }
    // Whoever stops it meanwhile comes first, and nothing of this goes out.
    let won = Box::new(Ending { messages, ..Ending::default() });
    Ok(Outcome::nothing().record(TurnRecord::Contest { claim: TurnClaim::Feed(fed), won, lost: Box::default() }))
}

/// The call for a row that waits; none where its person gets nothing.
async fn to_send(layouts: &mut Layouts<'_>, row: &Row, fed: &mut Fed) -> anyhow::Result<Option<What>> {
    if row.blocked {
        fed.passed.push((row.id, "blocked", Some("blocked")));
        return Ok(None);
    }
    let parts = layouts.of(fed.version, row.tongue).await?;
    if row.held || parts.is_empty() {
        fed.held.push(row.id);
        return Ok(None);
    }
    Ok(Some(What::Post { parts }))
}

/// The call for a row that is corrected; none where nothing is to be done.
async fn to_revise(layouts: &mut Layouts<'_>, row: &Row, fed: &mut Fed) -> anyhow::Result<Option<What>> {
    let (old, new) = (layouts.of(row.version, row.tongue).await?, layouts.of(fed.version, row.tongue).await?);
    let settled = match () {
        () if old == new => Settled::Same,
        () if new.is_empty() => Settled::Without,
        () if row.held => Settled::Changed,
        () => return Ok(Some(What::Revise { messages: read_numbers(&row.messages), old, new })),
    };
    fed.settled.push((row.id, settled));
    Ok(None)
}

/// The call for a row that is deleted; none where that is too late, or there is nothing.
fn to_withdraw(row: &Row, fed: &mut Fed) -> Option<What> {
    let state = match () {
        () if row.sent_at.is_none_or(|sent| fed.at - sent > DELETABLE) => "late",
        () if row.held => "withdrawn",
        () => return Some(What::Unsend { messages: read_numbers(&row.messages).concat() }),
    };
    fed.passed.push((row.id, state, None));
    None
}

/// What each version is in each tongue; the same for all who read alike.
struct Layouts<'a> {
    app: &'a App,
    it: &'a Announcement,
    versions: HashMap<i64, Content>,
    laid_out: HashMap<(i64, Tongue), Vec<Post>>,
}

impl Layouts<'_> {
    async fn of(&mut self, version: i64, tongue: Tongue) -> anyhow::Result<Vec<Post>> {
        if let Some(parts) = self.laid_out.get(&(version, tongue)) {
            return Ok(parts.clone());
        }
        if version != self.it.version && !self.versions.contains_key(&version) {
            let content = store::version(&self.app.db.read, self.it.id, version).await?;
            self.versions.insert(version, content);
        }
        let content = self.versions.get(&version).unwrap_or(&self.it.content);
        let mut parts = content.layout(self.it.id, tongue, &self.app.locales);
        for part in &mut parts {
            part.paid = self.it.plan.paid;
        }
        self.laid_out.insert((version, tongue), parts.clone());
        Ok(parts)
    }
}

const fn of(record: Record) -> TurnRecord {
    TurnRecord::Announcement(super::Record::Sending(record))
}
