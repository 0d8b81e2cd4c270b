//! Everything that goes out: the only user of `Bot` methods. Whatever is said is a row before it is a call; rows keep their order
//! within a queue (a chat, a case), keep Telegram's pace, and end in one transaction with all that follows from them.

mod address;
pub mod ask;
mod call;
pub mod lanes;
pub mod message;
pub mod pace;
mod profile;
mod refusal;
pub mod render;
pub mod rows;
mod split;
pub mod store;
mod topic;
mod upload;

use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    ops::Deref,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use teloxide::{Bot, prelude::Requester, types::CallbackQueryId};
use tokio::{
    sync::{Semaphore, mpsc},
    time::Instant,
};

pub(crate) use refusal::class_of;

use crate::{
    cases::spots::Spots,
    clock::Clock,
    db::Db,
    outbox::{
        address::Addresses,
        lanes::Lanes,
        message::{RowId, What},
        pace::Pace,
        render::{Readers, Renderer},
        rows::{End, Mark, Queued},
    },
    tasks::Tasks,
    text::Lang,
    turn::Toast,
    writer::{Writer, class},
};

/// Calls in flight at once. Telegram answers in about 50 ms, so this is far above 30 a second.
const MAX_IN_FLIGHT: usize = 128;

/// Rows held in memory; further ones stay in the table until there is room.
const MAX_IN_MEMORY: usize = 20_000;

/// How often the table is looked at for rows whose time has come.
const LOOK: Duration = Duration::from_millis(500);

/// Menu messages remembered; beyond it memory starts anew from the table.
const MAX_SCREENS: usize = 20_000;

/// Finished rows remembered, for successors that ask what came of them.
const MAX_FINISHED: usize = 10_000;

/// Everything a call needs. One pointer, because every call's task has it.
#[derive(Clone)]
pub struct Outbox(Arc<Inside>);

impl Deref for Outbox {
    type Target = Inside;

    fn deref(&self) -> &Inside {
        &self.0
    }
}

/// What an [`Outbox`] is made of.
pub struct Inside {
    pub(crate) bot: Bot,
    pub(crate) writer: Writer,
    pub(crate) renderer: Renderer,
    pub(crate) addresses: Addresses,
    pub(crate) pace: Pace,
    pub(crate) clock: Clock,
    pub(crate) db: Db,
    bot_id: i64,
    /// Menu messages by chat; `None` where there is certainly none.
    screens: Mutex<HashMap<i64, Option<i32>>>,
    tasks: Tasks,
    in_flight: Semaphore,
    lanes: Arc<Lanes>,
}

/// What [`Outbox::new`] is made of.
pub struct Parts {
    /// The bot, with its API URL.
    pub bot: Bot,
    /// Its id.
    pub bot_id: i64,
    /// The way to the writer.
    pub writer: Writer,
    /// For reading.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The spawner.
    pub tasks: Tasks,
    /// The counts of open rows, shared with the writer.
    pub lanes: Arc<Lanes>,
    /// The limits.
    pub pace: Pace,
    /// Who reads which language, and the words.
    pub readers: Readers,
    /// Where cases are, shared with the writer.
    pub spots: Arc<Spots>,
}

impl Outbox {
    /// Makes the outbox; [`Outbox::run`] sends.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(Inside {
            addresses: Addresses::new(parts.db.clone(), parts.readers.desks.clone(), parts.spots),
            renderer: Renderer::new(parts.readers),
            bot: parts.bot,
            writer: parts.writer,
            pace: parts.pace,
            clock: parts.clock,
            db: parts.db,
            bot_id: parts.bot_id,
            screens: Mutex::default(),
            tasks: parts.tasks,
            in_flight: Semaphore::new(MAX_IN_FLIGHT),
            lanes: parts.lanes,
        }))
    }

    /// Answers a pressed button: one attempt, no row, because Telegram forgets the press within seconds.
    pub fn answer_press(&self, query: &str, toast: Option<(Toast, Option<Lang>)>) {
        let outbox = self.clone();
        let query = CallbackQueryId(query.to_owned());
        self.tasks.spawn(async move {
            let mut call = outbox.bot.answer_callback_query(query);
            if let Some((toast, lang)) = toast {
                call.text = Some(outbox.renderer.toast(&toast.text, lang));
                call.show_alert = toast.alert.then_some(true);
            }
            // Too old or answered before are the ends of every replay; anything else is lost with the press.
            if let Err(error) = call.await {
                tracing::debug!(class = class_of(&error), "outbox: a press could not be answered");
            }
        });
    }

    /// The current menu message of a private chat, from memory or from the database.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn screen_of(&self, chat: i64) -> anyhow::Result<Option<i32>> {
        if let Some(message) = self.screens().get(&chat) {
            return Ok(*message);
        }
        let message = store::screen_of(&self.db.read, chat).await?;
        // A call that has ended meanwhile knows better than what was just read.
        Ok(*self.room_for_screen().entry(chat).or_insert(message))
    }

    /// Forgets every menu message in memory: rows were erased that are not named here.
    pub fn forget_screens(&self) {
        self.screens().clear();
    }

    /// Forgets the menu message of somebody whose rows are gone.
    pub fn forget_screen(&self, chat: i64) {
        self.screens().remove(&chat);
    }

    /// Keeps a menu message in memory.
    pub(crate) fn keep_screen(&self, chat: i64, message: i32) {
        self.room_for_screen().insert(chat, Some(message));
    }

    fn room_for_screen(&self) -> MutexGuard<'_, HashMap<i64, Option<i32>>> {
        let mut screens = self.screens();
        if screens.len() >= MAX_SCREENS {
            screens.clear();
        }
        screens
    }

    fn screens(&self) -> MutexGuard<'_, HashMap<i64, Option<i32>>> {
        self.screens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends until the program stops; then finishes the calls in flight and leaves the rest in the table.
    pub async fn run(self, mut fresh: mpsc::UnboundedReceiver<Vec<Queued>>) {
        let (done, mut ended) = mpsc::unbounded_channel();
        let mut sender = Sender::new(self, done);
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
}

/// What a call's task reports.
pub(crate) struct Ended {
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
struct Sender {
    outbox: Outbox,
    done: mpsc::UnboundedSender<Ended>,
    queues: HashMap<String, Queue>,
    /// Every row in memory.
    open: HashSet<RowId>,
    /// Rows that wait for another one, by that one. They stand in no queue, so nobody waits behind them.
    parked: HashMap<RowId, Vec<Arc<Queued>>>,
    /// Rows whose time has not come, by that time.
    later: BTreeMap<(i64, RowId), Arc<Queued>>,
    /// What came of the rows finished last.
    finished: HashMap<RowId, bool>,
    finished_order: VecDeque<RowId>,
    /// The highest row taken into memory; what is above it in the table has not been seen.
    highest: i64,
    /// Rows were left in the table for want of room.
    behind: bool,
}

#[derive(Default)]
struct Queue {
    rows: VecDeque<Arc<Queued>>,
    busy: bool,
    held: Option<Instant>,
}

impl Sender {
    fn new(outbox: Outbox, done: mpsc::UnboundedSender<Ended>) -> Self {
        Self {
            outbox,
            done,
            queues: HashMap::new(),
            open: HashSet::new(),
            parked: HashMap::new(),
            later: BTreeMap::new(),
            finished: HashMap::new(),
            finished_order: VecDeque::new(),
            highest: 0,
            behind: true,
        }
    }

    /// After a start: what was claimed may have been sent, so it is counted as uncertain and sent again (rather twice than never).
    async fn count_uncertain(&self) {
        match store::claimed_rows(&self.outbox.db.read).await {
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

    /// Rows handed over by the writer, in the order of their ids. While some are left in the table, later ones wait there too.
    async fn enqueue(&mut self, rows: Vec<Queued>) {
        for row in rows {
            if self.behind || self.open.len() >= MAX_IN_MEMORY {
                self.behind = true;
            } else if row.id.0 > self.highest {
                self.take(row).await;
            }
        }
    }

    /// Rows that had no room before, and rows whose time has come.
    async fn look(&mut self) {
        if self.behind && self.open.len() < MAX_IN_MEMORY / 2 {
            let room = MAX_IN_MEMORY - self.open.len();
            match store::open_rows(&self.outbox.db.read, self.highest, room).await {
                Ok(rows) => {
                    self.behind = rows.len() == room;
                    for row in rows {
                        self.outbox.lanes.count_up(&row.queue);
                        self.take(row).await;
                    }
                }
                Err(error) => tracing::error!(class = class(&error), "outbox: open rows could not be read"),
            }
        }
        let now_ms = self.outbox.clock.now_ms();
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
        self.highest = self.highest.max(row.id.0);
        self.open.insert(row.id);
        if row.message.due_ms > self.outbox.clock.now_ms() {
            self.later.insert((row.message.due_ms, row.id), row);
        } else {
            self.line_up(row).await;
        }
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
            let writer = self.outbox.writer.clone();
            let id = old.id;
            self.outbox.tasks.spawn(async move { drop(writer.mark(Mark::new(id, End::Done)).await) });
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
        if self.open.contains(&after) {
            return Predecessor::Open(after);
        }
        let good = match self.finished.get(&after) {
            Some(good) => Some(*good),
            None => store::ended_well(&self.outbox.db.read, after).await.unwrap_or(None),
        };
        match good {
            Some(true) => Predecessor::Good,
            Some(false) => Predecessor::Bad,
            None => {
                // Its predecessor is still in the table for want of room, or cannot be read just now.
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
        self.open.remove(&row.id);
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
