//! The queues: rows keep their order within a queue, wait for their predecessors, and are called one after the other; queues side by
//! side.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use tokio::{sync::mpsc, time::Instant};

use crate::{
    outbox::{
        Outbox, call,
        message::{RowId, To, What},
        rows::{End, Mark, Queued},
        stock::Stock,
        store,
    },
    writer::class,
};

/// How often the table is looked at for rows whose time has come.
const LOOK: Duration = Duration::from_millis(500);

/// Finished rows remembered, for successors that ask what came of them.
const MAX_FINISHED: usize = 10_000;

/// What a call's task reports.
struct Ended {
    queue: String,
    row: RowId,
    outcome: Finished,
}

/// How a call ended, as its queue needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finished {
    /// Done, or refused for good: the queue goes on.
    For {
        /// Whether Telegram did it.
        good: bool,
    },
    /// The row stays at the head of its queue until then.
    Later(Instant),
}

/// The queues in memory.
pub(super) struct Sender {
    outbox: Outbox,
    done: mpsc::UnboundedSender<Ended>,
    queues: HashMap<String, Queue>,
    /// Which rows are in memory.
    stock: Stock,
    /// Rows that wait for another one, by that one. They stand in no queue, so nobody waits behind them.
    parked: HashMap<RowId, Vec<Arc<Queued>>>,
    /// Rows whose time has not come, by that time.
    later: BTreeMap<(i64, RowId), Arc<Queued>>,
    /// What came of the rows finished last.
    finished: HashMap<RowId, bool>,
    finished_order: VecDeque<RowId>,
}

#[derive(Default)]
struct Queue {
    rows: VecDeque<Arc<Queued>>,
    busy: bool,
    held: Option<Instant>,
}

impl Sender {
    /// Sends until the program stops.
    pub(super) async fn run(outbox: Outbox, mut fresh: mpsc::UnboundedReceiver<Vec<Queued>>) {
        let (done, mut ended) = mpsc::unbounded_channel();
        let mut sender = Self {
            stock: Stock::new(outbox.clock.now_ms()),
            outbox,
            done,
            queues: HashMap::new(),
            parked: HashMap::new(),
            later: BTreeMap::new(),
            finished: HashMap::new(),
            finished_order: VecDeque::new(),
        };
        sender.outbox.pace.begins();
        sender.count_uncertain().await;
        sender.look().await;
        let mut look = tokio::time::interval(LOOK);
        look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                biased;
                () = sender.outbox.tasks.stopped() => return,
                Some(end) = ended.recv() => sender.finish(end).await,
                Some(rows) = fresh.recv() => sender.enqueue(rows).await,
                _ = look.tick() => sender.look().await,
            }
        }
    }

    /// After a start: what was claimed may have been sent, so it is counted as uncertain and sent again (rather twice than never).
    async fn count_uncertain(&self) {
        match store::claimed_rows(&self.outbox.db.read, self.outbox.first_row).await {
            Ok(rows) if rows.is_empty() => {}
            Ok(rows) => {
                tracing::warn!(rows = rows.len(), "outbox: calls in flight at the last stop are made again");
                for row in rows {
                    let end = End::Later { uncertain: true, attempt: false };
                    if let Err(error) = self.outbox.writer.mark(Mark::new(row, end)).await {
                        tracing::error!(class = class(&error), "outbox: an uncertain row could not be counted");
                    }
                }
            }
            Err(error) => tracing::error!(class = class(&error), "outbox: open rows could not be read"),
        }
    }

    /// Rows handed over by the writer, in the order of their ids. What is not taken now is read from the table when its turn comes.
    async fn enqueue(&mut self, rows: Vec<Queued>) {
        let now_ms = self.outbox.clock.now_ms();
        for row in rows {
            if !self.finished.contains_key(&row.id) && self.stock.takes(&row, now_ms) {
                self.take(row).await;
            } else {
                // The writer has counted it; it is counted again when it is read.
                self.outbox.lanes.count_down(&row.queue);
            }
        }
    }

    /// Rows that had no room before, and rows whose time has come.
    async fn look(&mut self) {
        let now_ms = self.outbox.clock.now_ms();
        match self.stock.look(&self.outbox.db.read, now_ms).await {
            Ok(found) => {
                for row in found.unreadable {
                    tracing::error!(row = row.0, "outbox: a row of an earlier version can no longer be read");
                    self.mark_aside(row, End::Failed("unreadable"));
                }
                for row in found.rows {
                    // An earlier start of the program has sent the beginning of it, perhaps a moment ago.
                    if let (To::Chat(chat), sent @ 1..) = (row.message.to, row.sent().len()) {
                        self.outbox.pace.was_sent(chat, sent);
                    }
                    self.outbox.lanes.count_up(&row.queue);
                    self.take(row).await;
                }
            }
            Err(error) => tracing::error!(class = class(&error), "outbox: open rows could not be read"),
        }
        while let Some(entry) = self.later.first_entry() {
            if entry.key().0 > now_ms {
                break;
            }
            let row = entry.remove();
            self.line_up(row).await;
        }
        let now = Instant::now();
        let due: Vec<String> = self
            .queues
            .iter()
            .filter(|(_, queue)| !queue.busy && queue.held.is_some_and(|held| held <= now))
            .map(|(key, _)| key.clone())
            .collect();
        for key in due {
            self.start(&key).await;
        }
    }

    async fn take(&mut self, row: Queued) {
        let row = Arc::new(row);
        if row.message.due_ms > self.outbox.clock.now_ms() {
            self.later.insert((row.message.due_ms, row.id), row);
        } else {
            self.line_up(row).await;
        }
    }

    /// Writes the end of a row that is not called.
    fn mark_aside(&self, row: RowId, end: End) {
        let writer = self.outbox.writer.clone();
        self.outbox.tasks.spawn(async move { drop(writer.mark(Mark::new(row, end)).await) });
    }

    async fn line_up(&mut self, row: Arc<Queued>) {
        let key = row.queue.clone();
        let queue = self.queues.entry(key.clone()).or_default();
        // An edit that nobody has seen yet is overtaken by the next one of the same screen.
        let first_waiting = usize::from(queue.busy);
        let overtaken = if queue.rows.len() > first_waiting && queue.rows.back().is_some_and(|last| overtakes(&row, last)) {
            queue.rows.pop_back()
        } else {
            None
        };
        queue.rows.push_back(row);
        if let Some(old) = overtaken {
            self.mark_aside(old.id, End::Done);
            Box::pin(self.finished(&old, true)).await;
        }
        self.start(&key).await;
    }

    /// Starts the row at the head of a queue, if nothing stands in its way.
    async fn start(&mut self, key: &str) {
        loop {
            let Some(queue) = self.queues.get_mut(key) else { return };
            if queue.busy || queue.held.is_some_and(|held| held > Instant::now()) {
                return;
            }
            queue.held = None;
            let Some(row) = queue.rows.front() else {
                self.queues.remove(key);
                return;
            };
            let (id, after) = (row.id, row.message.after);
            match self.predecessor(key, after).await {
                Predecessor::Waits => return,
                Predecessor::Open(predecessor) => {
                    let row = self.queues.get_mut(key).and_then(|queue| queue.rows.pop_front());
                    self.parked.entry(predecessor).or_default().extend(row);
                }
                Predecessor::Good => return self.launch(key, false),
                Predecessor::Bad if self.head_has_fallback(key) => return self.launch(key, true),
                Predecessor::Bad => self.fail_head(key, id).await,
            }
        }
    }

    fn head_has_fallback(&self, key: &str) -> bool {
        self.queues.get(key).and_then(|queue| queue.rows.front()).is_some_and(|row| row.message.fallback.is_some())
    }

    async fn predecessor(&mut self, key: &str, after: Option<RowId>) -> Predecessor {
        let Some(after) = after else { return Predecessor::Good };
        if self.stock.holds(after) {
            return Predecessor::Open(after);
        }
        if let Some(good) = self.finished.get(&after) {
            return if *good { Predecessor::Good } else { Predecessor::Bad };
        }
        match store::ended_well(&self.outbox.db.read, after).await {
            Ok(Some(true)) => Predecessor::Good,
            Ok(Some(false)) => Predecessor::Bad,
            // Still in the table, for want of room or because its time has not come.
            Ok(None) => Predecessor::Open(after),
            Err(error) => {
                tracing::error!(class = class(&error), "outbox: a predecessor could not be read");
                if let Some(queue) = self.queues.get_mut(key) {
                    queue.held = Some(Instant::now() + LOOK);
                }
                Predecessor::Waits
            }
        }
    }

    fn launch(&mut self, key: &str, fallback: bool) {
        let Some(queue) = self.queues.get_mut(key) else { return };
        let Some(head) = queue.rows.front() else { return };
        queue.busy = true;
        let mut row = Arc::clone(head);
        if fallback
            && let row = Arc::make_mut(&mut row)
            && let Some(what) = row.message.fallback.take()
        {
            row.message.what = *what;
        }
        let (outbox, done, queue) = (self.outbox.clone(), self.done.clone(), key.to_owned());
        let tasks = self.outbox.tasks.clone();
        self.outbox.tasks.spawn(async move {
            let id = row.id;
            let given_up = call::given_up(&row, crate::inbox::Refusal::Other, End::Failed("panic"));
            let delivery = tasks.spawn({
                let outbox = outbox.clone();
                async move { call::deliver(&outbox, row).await }
            });
            // A row that makes the program panic must not hold its queue for ever.
            let outcome = match delivery.await {
                Ok(outcome) => outcome,
                Err(_) => call::finish(&outbox, given_up, false).await,
            };
            // The receiver is gone only when the program stops; the mark is written by then.
            let _ = done.send(Ended { queue, row: id, outcome });
        });
    }

    async fn fail_head(&mut self, key: &str, id: RowId) {
        let Some(row) = self.queues.get_mut(key).and_then(|queue| queue.rows.pop_front()) else { return };
        let mark = call::given_up(&row, crate::inbox::Refusal::Other, End::Failed("predecessor"));
        if let Err(error) = self.outbox.writer.mark(mark).await {
            tracing::error!(class = class(&error), row = id.0, "outbox: a row could not be given up");
        }
        Box::pin(self.finished(&row, false)).await;
    }

    async fn finish(&mut self, end: Ended) {
        let Some(queue) = self.queues.get_mut(&end.queue) else { return };
        queue.busy = false;
        match end.outcome {
            Finished::For { good } => {
                if let Some(row) = queue.rows.pop_front() {
                    debug_assert_eq!(row.id, end.row, "a queue's head stays until it is finished");
                    self.finished(&row, good).await;
                }
            }
            Finished::Later(at) => {
                queue.held = Some(at);
                if let Some(row) = queue.rows.front_mut().map(Arc::make_mut) {
                    row.claimed = false;
                    row.attempts += 1;
                }
            }
        }
        self.start(&end.queue).await;
    }

    async fn finished(&mut self, row: &Queued, good: bool) {
        self.outbox.lanes.count_down(&row.queue);
        self.finished.insert(row.id, good);
        self.finished_order.push_back(row.id);
        if self.finished_order.len() > MAX_FINISHED
            && let Some(oldest) = self.finished_order.pop_front()
        {
            self.finished.remove(&oldest);
        }
        self.stock.drop(row.id);
        for row in self.parked.remove(&row.id).unwrap_or_default() {
            Box::pin(self.line_up(row)).await;
        }
    }
}

enum Predecessor {
    Open(RowId),
    Waits,
    Good,
    Bad,
}

/// Whether a waiting edit of a screen is made pointless by a newer one.
fn overtakes(new: &Queued, old: &Queued) -> bool {
    let plain = |row: &Queued| row.message.after.is_none() && row.message.tell.is_none() && row.message.belongs.is_none();
    matches!(new.message.what, What::Screen { fresh: false, .. })
        && matches!(old.message.what, What::Screen { fresh: false, .. })
        && plain(new)
        && plain(old)
}
