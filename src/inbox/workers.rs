//! One worker per conversation that has something to do: its rows in order, conversations side by side. A panic or an error undoes
//! its turn alone.

use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use tokio::{
    sync::{Semaphore, mpsc},
    time::Instant,
};

use crate::{
    app::App,
    inbox::{Conversation, Item, MAX_ATTEMPTS, store},
    route,
    writer::{Failure, Repeated, class, passes},
};

/// Rows of one conversation held in memory; further ones wait in the table, so that one flood does not crowd out the others.
const MAX_PER_CONVERSATION: usize = 64;

/// Rows held in memory in all.
const MAX_IN_MEMORY: usize = 10_000;

/// Turns under way at once.
const MAX_TURNS: usize = 256;

/// How often timers are looked at.
const LOOK: Duration = Duration::from_millis(100);

/// How often the table is looked at for rows that somebody has put back in line (`qoldau failed --replay`).
const RECHECK: Duration = Duration::from_secs(10);

/// A row that has waited this long, in milliseconds, is not one that just came in.
const OVERDUE_MS: i64 = 5_000;

/// How far ahead timers are known in memory.
const HORIZON_MS: i64 = 60 * 60 * 1000;

/// Wait before a turn that the database did not take is tried again.
const TROUBLE: Duration = Duration::from_secs(2);

/// Waits before the second and the third attempt.
const RETRY: [Duration; 2] = [Duration::from_millis(200), Duration::from_secs(1)];

/// Works until the program stops; then finishes the turns under way.
pub async fn run(app: App, mut fresh: mpsc::UnboundedReceiver<Vec<Item>>) {
    let (done, mut ended) = mpsc::unbounded_channel();
    let mut workers = Workers {
        turns: Arc::new(Semaphore::new(MAX_TURNS)),
        app,
        done,
        conversations: HashMap::new(),
        held: 0,
        timers: BTreeSet::new(),
        known_until_ms: i64::MIN,
        rechecked: Instant::now(),
    };
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            biased;
            () = workers.app.tasks.stopped() => return,
            Some(end) = ended.recv() => workers.ended(end),
            Some(items) = fresh.recv() => items.into_iter().for_each(|item| workers.deliver(item)),
            _ = look.tick() => workers.look().await,
        }
    }
}

struct Workers {
    app: App,
    turns: Arc<Semaphore>,
    done: mpsc::UnboundedSender<End>,
    conversations: HashMap<Conversation, Line>,
    held: usize,
    /// When which conversation has something to do, up to `known_until_ms`.
    timers: BTreeSet<(i64, Conversation)>,
    known_until_ms: i64,
    rechecked: Instant,
}

/// What waits in one conversation.
#[derive(Default)]
struct Line {
    items: VecDeque<Item>,
    busy: bool,
    loading: bool,
    /// The table holds more than memory.
    behind: bool,
}

enum End {
    Turn(Conversation),
    Loaded(Conversation, Vec<Item>),
}

impl Workers {
    /// A committed row. One whose time has not come stays in the table for [`Workers::look`].
    fn deliver(&mut self, item: Item) {
        if item.due_ms > self.app.clock.now_ms() {
            if item.due_ms <= self.known_until_ms {
                self.timers.insert((item.due_ms, item.conversation));
            }
            return;
        }
        let conversation = item.conversation;
        let line = self.conversations.entry(conversation).or_default();
        if line.loading || line.behind || line.items.len() >= MAX_PER_CONVERSATION || self.held >= MAX_IN_MEMORY {
            line.behind = true;
        } else {
            line.items.push_back(item);
            self.held += 1;
        }
        self.next(conversation);
    }

    fn ended(&mut self, end: End) {
        let conversation = match end {
            End::Turn(conversation) => {
                if let Some(line) = self.conversations.get_mut(&conversation) {
                    line.busy = false;
                }
                conversation
            }
            End::Loaded(conversation, items) => {
                if let Some(line) = self.conversations.get_mut(&conversation) {
                    line.loading = false;
                    line.behind |= items.len() >= MAX_PER_CONVERSATION;
                    self.held += items.len();
                    line.items.extend(items);
                }
                conversation
            }
        };
        self.next(conversation);
    }

    /// Starts what the conversation does next: a turn, a look into the table, or nothing.
    fn next(&mut self, conversation: Conversation) {
        let Some(line) = self.conversations.get_mut(&conversation) else { return };
        if line.busy || line.loading {
            return;
        }
        let (app, done) = (self.app.clone(), self.done.clone());
        if let Some(item) = line.items.pop_front() {
            self.held -= 1;
            line.busy = true;
            let turns = Arc::clone(&self.turns);
            self.app.tasks.spawn(async move {
                if let Ok(_permit) = turns.acquire().await
                    && !app.tasks.stopping()
                {
                    work(&app, item).await;
                }
                let _ = done.send(End::Turn(conversation));
            });
        } else if line.behind {
            line.behind = false;
            line.loading = true;
            self.app.tasks.spawn(async move {
                let most = i64::try_from(MAX_PER_CONVERSATION).unwrap_or(i64::MAX);
                let items = store::due(&app.db.read, conversation, app.clock.now_ms(), most).await;
                let items = items.unwrap_or_else(|error| {
                    tracing::error!(class = class(&error), "inbox: a conversation could not be read");
                    Vec::new()
                });
                let _ = done.send(End::Loaded(conversation, items));
            });
        } else {
            self.conversations.remove(&conversation);
        }
    }

    /// Conversations whose time has come. Timers of the next hour are known in memory; the table is read when that hour runs out,
    /// and at the start for everything that is not done.
    async fn look(&mut self) {
        let now_ms = self.app.clock.now_ms();
        if now_ms + HORIZON_MS / 2 > self.known_until_ms {
            let until_ms = now_ms + HORIZON_MS;
            match store::waiting(&self.app.db.read, self.known_until_ms, until_ms).await {
                Ok(waiting) => {
                    self.timers.extend(waiting);
                    self.known_until_ms = until_ms;
                }
                Err(error) => tracing::error!(class = class(&error), "inbox: timers could not be read"),
            }
        }
        if self.rechecked.elapsed() >= RECHECK {
            self.rechecked = Instant::now();
            match store::waiting(&self.app.db.read, i64::MIN, now_ms - OVERDUE_MS).await {
                Ok(waiting) => self.timers.extend(waiting),
                Err(error) => tracing::error!(class = class(&error), "inbox: timers could not be read"),
            }
        }
        while let Some((due_ms, conversation)) = self.timers.first().copied() {
            if due_ms > now_ms {
                break;
            }
            self.timers.pop_first();
            self.conversations.entry(conversation).or_default().behind = true;
            self.next(conversation);
        }
    }
}

/// One row until it is done or set aside.
async fn work(app: &App, item: Item) {
    let mut attempts = item.attempts;
    loop {
        let turn = app.tasks.spawn({
            let (app, item) = (app.clone(), item.clone());
            async move { route::turn(&app, &item).await }
        });
        let class = match turn.await {
            Ok(Ok(())) => return,
            Ok(Err(error)) if error.is::<Repeated>() => return,
            Ok(Err(error)) => class(&error),
            Err(_) => "panic".to_owned(),
        };
        if passes(&class) {
            // The disk is full or the database is busy: not this update's fault, so it waits as long as it takes.
            tracing::error!(row = item.id, class, "inbox: the database does not take a turn, it is tried again");
            app.trouble.note();
            tokio::time::sleep(TROUBLE).await;
            if app.tasks.stopping() {
                return;
            }
            continue;
        }
        attempts += 1;
        let aside = attempts >= MAX_ATTEMPTS;
        tracing::error!(row = item.id, kind = item.kind, attempts, class, aside, "inbox: a turn failed");
        let messages = if aside { route::set_aside(app, &item) } else { Vec::new() };
        let failure = Failure { item: item.id, attempts, class, aside, messages };
        if let Err(error) = app.writer.fail(failure).await {
            tracing::error!(class = crate::writer::class(&error), "inbox: a failed turn could not be noted");
        } else if aside {
            route::release_button(app, &item);
        }
        if aside {
            return;
        }
        tokio::time::sleep(RETRY[(attempts as usize - 1).min(RETRY.len() - 1)]).await;
        if app.tasks.stopping() {
            return;
        }
    }
}
