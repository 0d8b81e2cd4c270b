//! The one place where state changes. A single task owns the one connection that writes; it takes whatever turns, marks and
//! arrivals are ready and commits them together, in bulk statements. When such a group fails, each of its jobs is done again
//! alone, so that one that cannot be written takes no other with it.

pub mod bulk;
mod job;
mod records;
mod trouble;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use sqlx::{Connection as _, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use job::Job;
pub use job::{Arrival, Committed, Failure, Turn};
pub use trouble::{Repeated, class, passes};

use crate::{
    announcements,
    clock::Clock,
    inbox::{Conversation, Event, Item},
    outbox::{
        lanes::Lanes,
        message::{Lane, Message, RowId},
        rows::{End, Mark, Queued},
    },
    person::{People, Person},
    tasks::Tasks,
    turn::Timed,
    writer::records::Hot,
};

pub use records::Memory;

/// How many jobs one transaction takes at most. More would make the first of them wait without making a commit cheaper.
const MAX_GROUP: usize = 256;

/// A group of so many jobs tells that much is going on; then the next one is given a moment to grow, because a commit costs the same
/// for few and for many. Where little is going on nothing waits.
const BUSY: usize = 24;

/// That moment.
const GATHER: Duration = Duration::from_millis(16);

/// Jobs that may wait for the writer; whoever brings one more waits as well.
const MAX_WAITING: usize = 4_096;

/// The way to the writer. Cheap to clone; every method waits for the commit.
#[derive(Clone, Debug)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
}

impl Writer {
    /// Stores updates and hands the new ones to their conversations; repeats are recognised by their number.
    ///
    /// # Errors
    /// When they could not be committed. Then Telegram must not be told that they arrived.
    pub async fn arrive(&self, arrivals: Vec<Arrival>) -> anyhow::Result<usize> {
        self.send(|reply| Job::Arrive { arrivals, reply }).await
    }

    /// Commits a turn.
    ///
    /// # Errors
    /// When it could not be committed; nothing of it is then written.
    pub async fn turn(&self, turn: Turn) -> anyhow::Result<Committed> {
        self.send(|reply| Job::Turn { turn: Box::new(turn), reply }).await
    }

    /// Notes a failed attempt, and sets the row aside where it was the last.
    ///
    /// # Errors
    /// When it could not be committed.
    pub async fn fail(&self, failure: Failure) -> anyhow::Result<Committed> {
        self.send(|reply| Job::Fail { failure, reply }).await
    }

    /// Marks a row of the outbox as about to be called; says whether it is still there to be called.
    ///
    /// # Errors
    /// When it could not be committed; the call must not be made then.
    pub async fn claim(&self, row: RowId) -> anyhow::Result<bool> {
        self.send(|reply| Job::Claim { row, reply }).await
    }

    /// Takes all those marks back: nothing is called any more, so what is left was never begun.
    ///
    /// # Errors
    /// When it could not be committed; the rows then count as uncertain at the next start.
    pub async fn unclaim(&self) -> anyhow::Result<Committed> {
        self.send(|reply| Job::Unclaim { reply }).await
    }

    /// Writes what came of a call.
    ///
    /// # Errors
    /// When it could not be committed; the call then counts as uncertain.
    pub async fn mark(&self, mark: impl Into<Arc<Mark>>) -> anyhow::Result<Committed> {
        self.send(|reply| Job::Mark { mark: mark.into(), reply }).await
    }

    async fn send<T>(&self, job: impl FnOnce(oneshot::Sender<anyhow::Result<T>>) -> Job) -> anyhow::Result<T> {
        let (reply, answer) = oneshot::channel();
        self.jobs.send(job(reply)).await.map_err(|_| anyhow::anyhow!("the writer has stopped"))?;
        answer.await.map_err(|_| anyhow::anyhow!("the writer has stopped"))?
    }
}

/// Where committed work goes on.
#[derive(Clone, Debug)]
pub struct Handover {
    /// Rows of the outbox, in the order of their ids.
    pub outbox: mpsc::UnboundedSender<Vec<Queued>>,
    /// Rows of the inbox.
    pub inbox: mpsc::UnboundedSender<Vec<Item>>,
}

/// The task that writes.
pub struct WriterTask {
    connection: SqliteConnection,
    jobs: mpsc::Receiver<Job>,
    handover: Handover,
    memory: Memory,
    lanes: Arc<Lanes>,
    clock: Clock,
    bot_id: i64,
    next_inbox: i64,
    next_outbox: i64,
}

/// What one transaction collects before it writes.
#[derive(Default)]
struct Group<'a> {
    items: Vec<Item>,
    queued: Vec<Queued>,
    done: Vec<i64>,
    people: HashMap<i64, Person>,
    marks: Vec<&'a Mark>,
    claims: Vec<i64>,
    /// Records that wait to be written together.
    hot: Hot<'a>,
    /// Queues that the new rows were counted into.
    counted: Vec<String>,
}

impl WriterTask {
    /// Makes the writer over the connection that writes.
    ///
    /// # Errors
    /// When the highest row numbers cannot be read.
    pub async fn new(
        mut connection: SqliteConnection,
        handover: Handover,
        memory: Memory,
        lanes: Arc<Lanes>,
        clock: Clock,
        bot_id: i64,
    ) -> anyhow::Result<(Writer, Self)> {
        let next_inbox =
            sqlx::query_scalar!(r#"SELECT coalesce(max(id), 0) AS "id!: i64" FROM inbox"#).fetch_one(&mut connection).await?
                + 1;
        let next_outbox =
            sqlx::query_scalar!(r#"SELECT coalesce(max(id), 0) AS "id!: i64" FROM outbox"#).fetch_one(&mut connection).await?
                + 1;
        let (sender, jobs) = mpsc::channel(MAX_WAITING);
        let task = Self { connection, jobs, handover, memory, lanes, clock, bot_id, next_inbox, next_outbox };
        Ok((Writer { jobs: sender }, task))
    }

    /// The first row of the outbox that this task will add.
    #[must_use]
    pub const fn first_row(&self) -> RowId {
        RowId(self.next_outbox)
    }

    /// Writes until it is told to stop, and then whatever still waits.
    pub async fn run(mut self, tasks: Tasks) {
        let mut jobs = Vec::with_capacity(MAX_GROUP);
        loop {
            tokio::select! {
                biased;
                count = self.jobs.recv_many(&mut jobs, MAX_GROUP) => {
                    if count == 0 {
                        break;
                    }
                    let busy = count >= BUSY;
                    self.commit_all(&mut jobs).await;
                    if busy && !tasks.stopping() {
                        tokio::time::sleep(GATHER).await;
                    }
                }
                () = tasks.stopped() => {
                    self.jobs.close();
                    if self.jobs.is_empty() {
                        break;
                    }
                }
            }
        }
        if let Err(error) = self.connection.close().await {
            tracing::error!(class = class(&error.into()), "writer: the database was not closed cleanly");
        }
    }

    async fn commit_all(&mut self, jobs: &mut Vec<Job>) {
        let (inbox, outbox) = (self.next_inbox, self.next_outbox);
        match self.commit(jobs).await {
            Ok(results) => finish(jobs.drain(..), results),
            Err(error) if jobs.len() == 1 => {
                (self.next_inbox, self.next_outbox) = (inbox, outbox);
                self.refuse(jobs.remove(0), error);
            }
            Err(error) => {
                tracing::warn!(class = class(&error), jobs = jobs.len(), "writer: a group failed, its jobs go one by one");
                (self.next_inbox, self.next_outbox) = (inbox, outbox);
                for job in jobs.drain(..) {
                    Box::pin(self.commit_all(&mut vec![job])).await;
                }
            }
        }
    }

    /// One transaction over all jobs. On an error nothing of it is written and nothing is handed over.
    async fn commit(&mut self, jobs: &[Job]) -> anyhow::Result<Vec<Done>> {
        let now_ms = self.clock.now_ms();
        let mut group = Group::default();
        let mut ids = Ids { inbox: self.next_inbox, outbox: self.next_outbox, now_ms };
        match self.write(jobs, &mut group, &mut ids).await {
            Ok(results) => {
                (self.next_inbox, self.next_outbox) = (ids.inbox, ids.outbox);
                for job in jobs {
                    match job {
                        Job::Turn { turn, .. } => self.memory.remember(&turn.outcome.records),
                        Job::Mark { mark, .. } => self.memory.remember(&mark.records),
                        _ => {}
                    }
                }
                hand_over(&self.handover, &self.memory.people, group);
                Ok(results)
            }
            Err(error) => {
                self.lanes.release(&group.counted);
                bulk::roll_back(&mut self.connection).await;
                Err(error)
            }
        }
    }

    /// The transaction itself, from its beginning to its commit.
    async fn write<'a>(&mut self, jobs: &'a [Job], group: &mut Group<'a>, ids: &mut Ids) -> anyhow::Result<Vec<Done>> {
        let connection = &mut self.connection;
        // One statement is a transaction by itself; for updates that arrive and for most marks that is all.
        let alone = jobs.iter().all(|job| match job {
            Job::Arrive { .. } => true,
            Job::Mark { mark, .. } => mark.is_plain(),
            _ => false,
        }) && (jobs.iter().all(|job| matches!(job, Job::Arrive { .. }))
            || jobs.iter().all(|job| matches!(job, Job::Mark { .. })));
        if !alone {
            bulk::begin(connection).await?;
        }
        let mut results = Vec::with_capacity(jobs.len());
        for job in jobs {
            results.push(collect(connection, job, group, ids).await?);
        }
        group.hot.write(connection, ids.now_ms / 1000).await?;
        let arrived = bulk::insert_inbox(connection, self.bot_id, &group.items, ids.now_ms / 1000).await?;
        group.items.retain(|item| arrived.contains(&item.id));
        group.counted = reserve(&self.lanes, &mut group.queued, ids.now_ms);
        let claimed = write(connection, group, ids.now_ms).await?;
        for (job, result) in jobs.iter().zip(&mut results) {
            if let Job::Claim { row, .. } = job {
                *result = Done::Claimed(claimed.contains(&row.0));
            }
        }
        if !alone {
            bulk::commit(connection).await?;
        }
        Ok(results)
    }

    fn refuse(&self, job: Job, error: anyhow::Error) {
        tracing::error!(class = class(&error), "writer: a job could not be committed");
        match job {
            Job::Arrive { reply, .. } => drop(reply.send(Err(error))),
            Job::Turn { turn, reply } => {
                if let Some(person) = turn.person {
                    self.memory.people.forget(person.id);
                }
                drop(reply.send(Err(error)));
            }
            Job::Claim { reply, .. } => drop(reply.send(Err(error))),
            Job::Fail { reply, .. } | Job::Unclaim { reply } | Job::Mark { reply, .. } => {
                drop(reply.send(Err(error)));
            }
        }
    }
}

/// Gives committed work to those who go on with it.
fn hand_over(handover: &Handover, people: &People, group: Group<'_>) {
    for person in group.people.into_values() {
        people.keep(person);
    }
    // The receivers live as long as the program; when it stops, what they miss is in the tables.
    if !group.queued.is_empty() {
        let written = |row: Queued| Queued { payload: String::new(), ..row };
        let _ = handover.outbox.send(group.queued.into_iter().map(written).collect());
    }
    if !group.items.is_empty() {
        let _ = handover.inbox.send(group.items);
    }
}

/// The kind of an inbox row that came from Telegram.
pub const UPDATE: &str = "update";

/// The next row numbers; taken over only when the transaction is committed.
struct Ids {
    inbox: i64,
    outbox: i64,
    now_ms: i64,
}

/// What a job's owner is told after the commit.
enum Done {
    Arrived(usize),
    Claimed(bool),
    Committed(Committed),
}

fn finish(jobs: impl Iterator<Item = Job>, results: Vec<Done>) {
    for (job, result) in jobs.zip(results) {
        match (job, result) {
            (Job::Arrive { reply, .. }, Done::Arrived(count)) => drop(reply.send(Ok(count))),
            (Job::Claim { reply, .. }, Done::Claimed(there)) => drop(reply.send(Ok(there))),
            (
                Job::Turn { reply, .. } | Job::Fail { reply, .. } | Job::Unclaim { reply } | Job::Mark { reply, .. },
                Done::Committed(committed),
            ) => drop(reply.send(Ok(committed))),
            _ => unreachable!("every job has a result of its own kind"),
        }
    }
}

/// Runs what must run in order (records, contests) and collects what can be written in bulk.
async fn collect<'a>(
    connection: &mut SqliteConnection,
    job: &'a Job,
    group: &mut Group<'a>,
    ids: &mut Ids,
) -> anyhow::Result<Done> {
    match job {
        Job::Arrive { arrivals, .. } => {
            for arrival in arrivals {
                group.items.push(Item {
                    id: take(&mut ids.inbox),
                    conversation: arrival.conversation,
                    kind: UPDATE.into(),
                    payload: arrival.payload.clone(),
                    attempts: 0,
                    received_at: ids.now_ms / 1000,
                    due_ms: ids.now_ms,
                    update_id: Some(arrival.update_id),
                });
            }
            Ok(Done::Arrived(arrivals.len()))
        }
        Job::Turn { turn, .. } => collect_turn(connection, turn, group, ids).await,
        Job::Fail { failure, .. } => {
            bulk::fail_inbox(connection, failure, ids.now_ms / 1000).await?;
            push_messages(&failure.messages, group, ids)?;
            Ok(Done::Committed(Committed::default()))
        }
        Job::Claim { row, .. } => {
            group.claims.push(row.0);
            Ok(Done::Claimed(false))
        }
        Job::Unclaim { .. } => {
            bulk::unclaim_outbox(connection).await?;
            Ok(Done::Committed(Committed::default()))
        }
        Job::Mark { mark, .. } => {
            for record in &mark.records {
                group.hot.apply(connection, record, ids.now_ms / 1000).await?;
            }
            push_events(&mark.events, group, ids)?;
            group.marks.push(mark);
            Ok(Done::Committed(Committed::default()))
        }
    }
}

async fn collect_turn<'a>(
    connection: &mut SqliteConnection,
    turn: &'a Turn,
    group: &mut Group<'a>,
    ids: &mut Ids,
) -> anyhow::Result<Done> {
    let mut toast = turn.outcome.toast.clone();
    let mut next = None;
    for record in &turn.outcome.records {
        if let Some(ending) = group.hot.apply(connection, record, ids.now_ms / 1000).await? {
            push_messages(&ending.messages, group, ids)?;
            push_events(&ending.events, group, ids)?;
            toast = ending.toast.clone().or(toast);
            next = ending.next.clone().or(next);
        }
    }
    push_messages(&turn.outcome.messages, group, ids)?;
    push_events(&turn.outcome.events, group, ids)?;
    group.done.extend(turn.item);
    if let Some(person) = &turn.person {
        let state = next.unwrap_or_else(|| person.state.clone());
        group.people.insert(person.id, Person { state, ..person.clone() });
    }
    Ok(Done::Committed(Committed { toast }))
}

fn push_messages(messages: &[Message], group: &mut Group<'_>, ids: &mut Ids) -> anyhow::Result<()> {
    let base = ids.outbox;
    for message in messages {
        let mut message = message.clone();
        message.after = message.after.map(|row| RowId(base + row.0));
        let id = RowId(take(&mut ids.outbox));
        group.queued.push(Queued::new(id, message, ids.now_ms)?);
    }
    Ok(())
}

fn push_events(events: &[Timed], group: &mut Group<'_>, ids: &mut Ids) -> anyhow::Result<()> {
    for timed in events {
        group.items.push(event_item(take(&mut ids.inbox), timed.to, &timed.event, ids.now_ms, timed.in_ms)?);
    }
    Ok(())
}

fn event_item(id: i64, conversation: Conversation, event: &Event, now_ms: i64, in_ms: i64) -> anyhow::Result<Item> {
    Ok(Item {
        id,
        conversation,
        kind: event.kind().into(),
        payload: serde_json::to_string(event)?,
        attempts: 0,
        received_at: now_ms / 1000,
        due_ms: now_ms + in_ms,
        update_id: None,
    })
}

/// Marks as claimed the rows that will be called right after the commit: live, due, with nobody before them. That saves a commit
/// between the turn and its first call; any other row is claimed when its time comes. Gives the queues that were counted up.
fn reserve(lanes: &Lanes, queued: &mut [Queued], now_ms: i64) -> Vec<String> {
    let mut counted = Vec::with_capacity(queued.len());
    for row in queued {
        let free = lanes.count_up(&row.queue);
        row.claimed = free && row.message.lane == Lane::Live && row.message.after.is_none() && row.message.due_ms <= now_ms;
        counted.push(row.queue.clone());
    }
    counted
}

/// Writes what was collected; gives the rows of the outbox that could be claimed.
async fn write(connection: &mut SqliteConnection, group: &Group<'_>, now_ms: i64) -> anyhow::Result<HashSet<i64>> {
    let now = now_ms / 1000;
    if bulk::finish_inbox(connection, &group.done, now).await? < group.done.len() {
        return Err(Repeated.into());
    }
    bulk::upsert_people(connection, group.people.values()).await?;
    bulk::insert_outbox(connection, &group.queued, now).await?;
    let claimed = bulk::claim_outbox(connection, &group.claims).await?;
    bulk::finish_outbox(connection, &group.marks, now).await?;
    let doubted = group.marks.iter().filter(|mark| matches!(mark.end, End::Later { uncertain: true, .. }));
    announcements::sending::store::uncertain(connection, &doubted.map(|mark| mark.id.0).collect::<Vec<_>>()).await?;
    Ok(claimed)
}

fn take(next: &mut i64) -> i64 {
    *next += 1;
    *next - 1
}

#[cfg(test)]
mod tests;
