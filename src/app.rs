//! The running program: everything a turn may use, wired once, started and stopped together.

use std::{
    ops::Deref,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use anyhow::Context;
use tokio::sync::mpsc;

use crate::{
    announcements,
    cases::{self, CaseId, desks::Desks},
    clock::Clock,
    config::{Config, Reception},
    db::{self, Db},
    faq::{self, Faq},
    inbox::{Conversation, Event, poll, webhook, workers},
    menu,
    outbox::{self, Outbox, ask, lanes::Lanes, message::ProfilePart, pace::Pace, render::Readers},
    person::People,
    screening,
    staff::{self, Staff},
    tasks::Tasks,
    text::Locales,
    texts,
    turn::Outcome,
    writer::{Handover, Memory, Turn, Writer, WriterTask, class},
};

/// How often the write-ahead log is brought over into the database file.
const KEEP: Duration = Duration::from_secs(1);

/// How often, in seconds, it is made sure that the daily work goes on.
const DAILY_LOOK: i64 = 6 * 60 * 60;

/// What every turn may use. One pointer, because the tree hands it from branch to branch.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// What an [`App`] is made of.
pub struct Parts {
    /// The settings.
    pub config: Config,
    /// For reading.
    pub db: Db,
    /// The one clock.
    pub clock: Clock,
    /// The words.
    pub locales: Arc<Locales>,
    /// People in memory.
    pub people: Arc<People>,
    /// Answers of the questionnaire in memory.
    pub answered: Arc<screening::store::Memory>,
    /// Roles in memory.
    pub staff: Arc<Staff>,
    /// The desks' chats in memory.
    pub desks: Arc<Desks>,
    /// What people wrote in other letters, until a desk has it.
    pub readings: cases::readings::Readings,
    /// Topics and their index.
    pub faq: Arc<Faq>,
    /// The one place where state changes.
    pub writer: Writer,
    /// The one way out.
    pub outbox: Outbox,
    /// The spawner, and the word to stop.
    pub tasks: Tasks,
    /// What the head must hear once it can be told.
    pub trouble: Trouble,
    /// One reading after the other: an older one must not overwrite a newer one.
    answers: tokio::sync::Mutex<()>,
    cases: AtomicI64,
    announcements: AtomicI64,
    username: Arc<OnceLock<String>>,
}

/// Trouble with the database that could not be told when it happened, because telling takes a row.
#[derive(Debug, Default)]
pub struct Trouble {
    noted: AtomicBool,
}

impl Trouble {
    /// Notes that something could not be written.
    pub fn note(&self) {
        self.noted.store(true, Ordering::Relaxed);
    }

    fn take(&self) -> bool {
        self.noted.swap(false, Ordering::Relaxed)
    }
}

impl App {
    /// The number of the next case. Numbers are taken in memory, so that a turn can name its case; a failed turn leaves a gap.
    #[must_use]
    pub fn next_case(&self) -> CaseId {
        CaseId(self.cases.fetch_add(1, Ordering::Relaxed) + 1)
    }

    /// The number of the next announcement, taken in the same way.
    #[must_use]
    pub fn next_announcement(&self) -> i64 {
        self.announcements.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The bot's user name, for links to it.
    #[must_use]
    pub fn username(&self) -> String {
        self.username.get().cloned().unwrap_or_default()
    }

    /// Reads anew what staff have published over the files, and what they have checked.
    pub async fn reload_answers(&self) {
        if let Err(error) = self.read_answers().await {
            tracing::error!(class = class(&error), "app: what staff have published could not be read");
        }
    }

    async fn read_answers(&self) -> anyhow::Result<()> {
        let _alone = self.answers.lock().await;
        let learned = self.read_published().await?;
        let faq = Arc::clone(&self.faq);
        self.tasks.aside(move || faq.learn_wordings(learned)).await?;
        Ok(())
    }

    /// Takes over words and days; gives the wordings that the index is to know.
    async fn read_published(&self) -> anyhow::Result<Vec<(String, String)>> {
        self.locales.publish(&faq::keep::store::edits(&self.db.read).await?);
        self.faq.keep_said(faq::keep::store::said(&self.db.read).await?);
        faq::keep::store::learned(&self.db.read).await
    }

    /// Reads roles and desks anew after their rows have changed.
    pub async fn reload_staff(&self) {
        let read = &self.db.read;
        if let Err(error) = self.staff.reload(read).await.and(self.desks.reload(read).await) {
            tracing::error!(class = class(&error), "app: roles and desks could not be read");
        }
    }
}

/// A bot that is wired but not yet running.
pub struct Bot {
    app: App,
    writer: WriterTask,
    outbox: mpsc::UnboundedReceiver<Vec<crate::outbox::rows::Queued>>,
    inbox: mpsc::UnboundedReceiver<Vec<crate::inbox::Item>>,
}

impl Bot {
    /// Opens the database and wires everything; nothing runs yet.
    ///
    /// # Errors
    /// When the database cannot be opened, belongs to another bot, or the HTTP client cannot be made.
    pub async fn build(config: Config, clock: Clock) -> anyhow::Result<Self> {
        let (faq, tasks) = (Faq::embedded(), Tasks::default());
        prepare(&tasks, &faq);
        let (db, mut connection) = db::open(&config.database_url, config.synchronous).await?;
        let bot_id = config.bot_id();
        db::claim_for_bot(&mut connection, bot_id).await?;
        let (to_outbox, outbox) = mpsc::unbounded_channel();
        let (to_inbox, inbox) = mpsc::unbounded_channel();
        let handover = Handover { outbox: to_outbox, inbox: to_inbox };
        let (memory, lanes) = (Memory::default(), Arc::new(Lanes::default()));
        let Memory { people, answers, spots } = memory.clone();
        let (writer, task) = WriterTask::new(connection, handover, memory, Arc::clone(&lanes), clock.clone(), bot_id).await?;
        let (locales, desks) = (Arc::new(Locales::embedded()), Arc::new(Desks::default()));
        let username: Arc<OnceLock<String>> = Arc::default();
        let readers = Readers {
            username: Arc::clone(&username),
            people: Arc::clone(&people),
            desks: Arc::clone(&desks),
            locales: Arc::clone(&locales),
            db: db.clone(),
        };
        let out = Outbox::new(outbox::Parts {
            bot: ask::bot(&config.token, config.api_url.clone())?,
            bot_id,
            writer: writer.clone(),
            db: db.clone(),
            clock: clock.clone(),
            tasks: tasks.clone(),
            lanes,
            first_row: task.first_row(),
            pace: Pace::new(config.send_per_second, config.send_per_group_minute),
            readers,
            spots,
        });
        let app = App(Arc::new(Parts {
            faq,
            cases: AtomicI64::new(cases::store::highest(&db.read).await?),
            announcements: AtomicI64::new(announcements::drafts::store::highest(&db.read).await?),
            config,
            db,
            clock,
            locales,
            people,
            answered: answers,
            readings: cases::readings::Readings::default(),
            staff: Arc::default(),
            desks,
            writer,
            outbox: out,
            tasks,
            trouble: Trouble::default(),
            answers: tokio::sync::Mutex::default(),
            username,
        }));
        app.staff.reload(&app.db.read).await?;
        app.desks.reload(&app.db.read).await?;
        app.read_answers().await?;
        prepare(&app.tasks, &app.faq);
        Ok(Self { app, writer: task, outbox, inbox })
    }

    /// What the turns use, for whoever started the bot.
    #[must_use]
    pub fn app(&self) -> App {
        self.app.clone()
    }

    /// Runs until `stop` ends, then finishes what is in hand and leaves the rest in the tables.
    ///
    /// # Errors
    /// When Telegram refuses the token or another program polls with it.
    pub async fn run(self, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
        let Self { app, writer, outbox, inbox } = self;
        // The writer outlives the others, so that what they finish is written.
        let writing = Tasks::default();
        let mut writer = writing.spawn(writer.run(writing.clone()));
        let mut sender = app.tasks.spawn(app.outbox.clone().run(outbox));
        let mut working = app.tasks.spawn(workers::run(app.clone(), inbox));
        app.tasks.spawn(begin(app.clone()));
        app.tasks.spawn(tell_trouble(app.clone()));
        app.tasks.spawn(keep_log_short(app.clone()));
        let mut receiving = app.tasks.spawn(receive(app.clone()));
        let result = tokio::select! {
            () = stop => Ok(()),
            ended = &mut receiving => ended.context("receiving broke").and_then(|result| result),
            // Any of the three ends by itself only when it panics; without it the program would be a shell that answers nobody.
            _ = &mut writer => Err(anyhow::anyhow!("the writer broke; start the program again")),
            _ = &mut sender => Err(anyhow::anyhow!("the outbox broke; start the program again")),
            _ = &mut working => Err(anyhow::anyhow!("the inbox broke; start the program again")),
        };
        tracing::info!("app: stopping");
        app.tasks.stop();
        if !app.tasks.finished().await {
            tracing::warn!("app: something did not finish in time; it is in the tables");
        } else if let Err(error) = app.writer.unclaim().await {
            tracing::warn!(class = class(&error), "app: what was not begun counts as uncertain");
        }
        writing.stop();
        writing.finished().await;
        tracing::info!("app: stopped");
        result
    }
}

/// Reads the index beside everything else: asking Telegram need not wait for it, a turn that needs it does.
fn prepare(tasks: &Tasks, faq: &Arc<Faq>) {
    let (aside, faq) = (tasks.clone(), Arc::clone(faq));
    tasks.spawn(async move { aside.aside(move || faq.prepare()).await });
}

async fn receive(app: App) -> anyhow::Result<()> {
    match app.config.reception.clone() {
        Reception::Poll => poll::run(app).await,
        Reception::Webhook { url, listen, secret } => webhook::run(app, url, listen, secret).await,
    }
}

/// What is said once at a start: who the bot is, what people see before /start, and the daily work.
async fn begin(app: App) {
    match app.outbox.who_am_i().await {
        Ok(Some((_, username))) => drop(app.username.set(username)),
        // Without an answer the poll says why, and ends the program where waiting would not help.
        Ok(None) | Err(_) => return,
    }
    if let Err(error) = introduce(&app).await {
        tracing::error!(class = class(&error), "app: the profile could not be brought up to date");
    }
}

/// Rows for the bot's name, descriptions and commands, when they are not what was told last; and the daily work, once.
async fn introduce(app: &App) -> anyhow::Result<()> {
    let mut outcome = Outcome::nothing();
    let words = profile_words(app);
    if db::remembered(&app.db.read, "profile").await?.as_deref() != Some(words.as_str()) {
        outcome.messages = menu::profile();
        outcome.records.push(crate::turn::Record::Remember { key: "profile", value: words });
    }
    let rules = crate::screening::recheck::at_start(app).await?;
    outcome.records.extend(rules.records);
    outcome.events.extend(rules.events);
    app.writer.turn(Turn { item: None, person: None, outcome }).await?;
    keep_daily(app).await
}

/// The daily work and announcements go on by themselves; where they were broken off (a turn was set aside), they begin anew.
async fn keep_daily(app: &App) -> anyhow::Result<()> {
    let mut outcome = Outcome { events: announcements::sending::kept_going(app).await?, ..Outcome::nothing() };
    if !crate::inbox::store::is_waiting(&app.db.read, Event::Daily.kind()).await? {
        outcome = outcome.event_in(Conversation::House, Event::Daily, crate::route::DAY_MS);
    }
    if outcome.events.is_empty() {
        return Ok(());
    }
    app.writer.turn(Turn { item: None, person: None, outcome }).await?;
    Ok(())
}

/// A hash of everything that the profile says, in both languages.
fn profile_words(app: &App) -> String {
    let parts = [ProfilePart::Name, ProfilePart::Description, ProfilePart::ShortDescription];
    let texts = parts.map(|part| match part {
        ProfilePart::Name => texts::profile_name(),
        ProfilePart::Description | ProfilePart::Commands => texts::profile_description(),
        ProfilePart::ShortDescription => texts::profile_short(),
    });
    let commands = menu::COMMANDS.iter().map(|name| crate::text::Text::new(format!("commands-{name}")));
    let words: Vec<String> = texts
        .into_iter()
        .chain(commands)
        .flat_map(|text| crate::text::Lang::ALL.map(|lang| app.locales.plain(lang, &text)))
        .collect();
    staff::hash(&words.join("\n"))
}

/// Brings the write-ahead log over while the bot runs. Where that fails, the writer does it when the log is long.
async fn keep_log_short(app: App) {
    let mut keeper = match db::Keeper::open(&app.config.database_url, app.config.synchronous).await {
        Ok(keeper) => keeper,
        Err(error) => return tracing::error!(class = class(&error), "app: the log cannot be kept short beside the writer"),
    };
    loop {
        tokio::select! {
            () = app.tasks.stopped() => return,
            () = tokio::time::sleep(KEEP) => {}
        }
        if let Err(error) = keeper.check_in().await {
            tracing::warn!(class = class(&error), "app: the log could not be brought over");
        }
    }
}

/// Tells the head that something could not be written, as soon as writing works again; and sees every few hours that the daily work
/// still goes on.
async fn tell_trouble(app: App) {
    let mut looked = app.clock.now();
    loop {
        tokio::select! {
            () = app.tasks.stopped() => return,
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
        }
        if app.clock.now() - looked >= DAILY_LOOK {
            looked = app.clock.now();
            if let Err(error) = keep_daily(&app).await {
                tracing::error!(class = class(&error), "app: the daily work could not be looked after");
            }
        }
        if !app.trouble.take() {
            continue;
        }
        let mut outcome = Outcome::nothing();
        outcome.messages = staff::to_heads(&app, vec![texts::staff_alarm_database()]);
        if app.writer.turn(Turn { item: None, person: None, outcome }).await.is_err() {
            app.trouble.note();
        }
    }
}
