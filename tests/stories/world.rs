//! A world for one story: Telegram in a box, the bot in it with a database of its own, and people who are called by their names.
//!
//! Everybody's words go into a journal as they are said, and so does everything that the bot makes of them; [`World::story`] gives
//! it as text.

mod editor;
mod journal;
mod logged;
mod waiting;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

use qoldau::{
    app::{App, Bot},
    clock::Clock,
    config::Config,
    playground::{
        Options, Playground,
        faults::Faults,
        house::{self, House},
        people::ActDone,
        state::{ChatView, Msg},
    },
    tasks::Tasks,
};
use serde_json::{Value, json};
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use tokio::{sync::oneshot, task::JoinHandle};

use journal::Journal;
pub use logged::text as log_text;

/// The moment at which every story begins: Sunday, 22 November 2026, 12:00 at the centre. Unix milliseconds.
const BEGINNING_MS: i64 = 1_795_330_800_000;

/// Nothing said for this long, and nothing left to do in the tables, means that the bot is done.
const QUIET: Duration = Duration::from_millis(8);

/// How long the bot may take for one thing. A 5xx costs ten seconds inside teloxide.
const LIMIT: Duration = Duration::from_secs(40);

/// What is due within this time is waited for; an album gathers for 0.7 s.
const SOON_MS: i64 = 2_000;

/// The token of the bot in the stories.
pub const TOKEN: &str = "5000000001:AAH-story-token-that-nobody-may-see";

/// A running bot.
struct Running {
    app: App,
    stop: oneshot::Sender<()>,
    done: JoinHandle<anyhow::Result<()>>,
}

/// Telegram, the bot, the people.
pub struct World {
    /// Telegram.
    pub playground: Playground,
    /// The bot's time, and Telegram's.
    pub clock: Clock,
    /// The staff and their chats, in a furnished world.
    pub house: House,
    /// For looking into the database and for spoiling it.
    pub db: SqlitePool,
    folder: tempfile::TempDir,
    settings: HashMap<&'static str, String>,
    bot: Option<Running>,
    names: BTreeMap<String, i64>,
    journal: Journal,
    queries: Vec<String>,
    said: Vec<String>,
}

impl World {
    /// An empty world with a running bot: no staff, no people.
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// The same with settings of its own.
    pub async fn with(settings: &[(&'static str, &str)]) -> Self {
        let mut world = Self::asleep(settings).await;
        world.wake().await;
        world
    }

    /// A world whose bot does not run yet.
    pub async fn asleep(settings: &[(&'static str, &str)]) -> Self {
        logged::install();
        let clock = Clock::new(jiff::tz::TimeZone::get("Asia/Almaty").unwrap());
        clock.set(BEGINNING_MS);
        let time = clock.clone();
        let options = Options { token: TOKEN.into(), clock: Some(Arc::new(move || time.now_ms())), ..Options::default() };
        let playground = Playground::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("qoldau.db");
        let mut all: HashMap<&'static str, String> = HashMap::from([
            ("TELOXIDE_TOKEN", TOKEN.to_owned()),
            ("TELEGRAM_API_URL", playground.api_url()),
            ("DATABASE_URL", format!("sqlite://{}", file.display())),
            ("DATABASE_SYNCHRONOUS", "NORMAL".to_owned()),
            ("SEND_PER_SECOND", "0".to_owned()),
            ("SEND_PER_GROUP_MINUTE", "0".to_owned()),
            ("POLL_TIMEOUT", "5".to_owned()),
        ]);
        all.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let options = SqliteConnectOptions::new().filename(&file).busy_timeout(Duration::from_secs(5));
        let db = SqlitePoolOptions::new().max_connections(2).connect_lazy_with(options);
        Self {
            playground,
            clock,
            house: House::default(),
            db,
            folder,
            settings: all,
            bot: None,
            names: BTreeMap::new(),
            journal: Journal::default(),
            queries: Vec::new(),
            said: Vec::new(),
        }
    }

    /// A world with the staff at their desks, and Айгүл and Руслан who have not met the bot.
    pub async fn furnished() -> Self {
        Self::furnished_with(&[]).await
    }

    /// The same with settings of its own.
    pub async fn furnished_with(settings: &[(&'static str, &str)]) -> Self {
        let mut world = Self::with(settings).await;
        let app = world.bot.as_ref().unwrap().app.clone();
        let house = house::furnish(&world.playground, &app).await.unwrap();
        for user in world.playground.snapshot().users {
            world.names.insert(user.name, user.id);
        }
        world.names.insert("lawyers".into(), house.lawyers_chat);
        world.names.insert("operators".into(), house.operators_chat);
        world.house = house;
        world.settle().await;
        world.journal.clear();
        world
    }

    /// Starts the bot.
    pub async fn wake(&mut self) {
        let config = Config::read(&|name| self.settings.get(name).cloned()).unwrap();
        let bot = Bot::build(config, self.clock.clone()).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        let app = bot.app();
        let done = Tasks::default().spawn(bot.run(async move { drop(stopped.await) }));
        self.bot = Some(Running { app, stop, done });
        self.settle().await;
    }

    /// Tells the bot to stop, as SIGTERM does, and waits until it has.
    pub async fn sleep(&mut self) {
        if let Some(Running { app, stop, done }) = self.bot.take() {
            // The bot ends when nobody holds its writer any more.
            drop(app);
            // A bot that has ended by itself no longer listens.
            let _ = stop.send(());
            done.await.unwrap().unwrap();
        }
    }

    /// What the bot's turns use.
    pub fn app(&self) -> App {
        self.bot.as_ref().unwrap().app.clone()
    }

    /// Where the database is.
    pub fn database(&self) -> std::path::PathBuf {
        self.folder.path().join("qoldau.db")
    }

    /// The setting as the bot reads it.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.settings.get(name).cloned()
    }

    /// A new person, who has not met the bot.
    pub fn person(&mut self, name: &str) -> i64 {
        let id = self.act(json!({ "do": "user", "name": name })).user.unwrap();
        self.names.insert(name.to_owned(), id);
        id
    }

    /// The id behind a name.
    pub fn id(&self, name: &str) -> i64 {
        *self.names.get(name).unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// Gives a chat a name.
    pub fn call(&mut self, name: &str, chat: i64) {
        self.names.insert(name.to_owned(), chat);
    }

    /// Does something that needs no answer yet.
    ///
    /// # Panics
    /// When Telegram does not let them.
    pub fn act(&mut self, act: Value) -> ActDone {
        for field in ["text", "caption", "name", "title"] {
            self.said.extend(act[field].as_str().map(str::to_owned));
        }
        let done = self.playground.act_json(act.clone()).unwrap_or_else(|problem| panic!("{problem}: {act}"));
        self.queries.extend(done.query_id.clone());
        done
    }

    /// Does something and waits for what comes of it.
    pub async fn does(&mut self, heading: String, act: Value) -> ActDone {
        let chat = act["chat"].as_i64().or_else(|| act["as"].as_i64()).unwrap_or_default();
        self.journal.note(chat, heading);
        let done = self.act(act);
        self.settle().await;
        done
    }

    /// Opens the bot and presses Start.
    pub async fn starts(&mut self, who: &str) {
        let by = self.id(who);
        self.does(format!("{who}: /start"), json!({ "do": "start", "as": by })).await;
    }

    /// Opens the bot by a link.
    pub async fn opens(&mut self, who: &str, link: &str) {
        let by = self.id(who);
        let payload = link.split("?start=").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        self.does(format!("{who} opens the link"), json!({ "do": "start", "as": by, "payload": payload })).await;
    }

    /// Starts and chooses a language: `Қазақша` or `Русский`.
    pub async fn arrives(&mut self, who: &str, language: &str) {
        self.starts(who).await;
        self.presses(who, language).await;
    }

    /// The same, and agrees to the consent, leaving the journal empty.
    pub async fn known(&mut self, who: &str, language: &str) {
        self.arrives(who, language).await;
        self.says(who, "/screening").await;
        self.presses(who, if language == "Русский" { "✅" } else { "✅ Кел" }).await;
        self.says(who, "/menu").await;
        self.journal.clear();
    }

    /// Writes in the private chat.
    pub async fn says(&mut self, who: &str, text: &str) -> i64 {
        self.writes(who, who, text).await
    }

    /// Writes somewhere: `Айгүл` is her private chat, `lawyers` the group, `lawyers/1` the topic of case 1.
    pub async fn writes(&mut self, who: &str, place: &str, text: &str) -> i64 {
        let (chat, thread) = self.place(place);
        let shown: String =
            if text.chars().count() > 300 { format!("({} characters)", text.chars().count()) } else { text.to_owned() };
        let at = if who == place { String::new() } else { format!(" in {place}") };
        let act = json!({ "do": "send", "as": self.id(who), "chat": chat, "thread": thread, "text": text });
        self.does(format!("{who}{at}: {shown}"), act).await.message_id.unwrap()
    }

    /// Writes as a reply to the newest message there that holds `part`.
    pub async fn replies(&mut self, who: &str, place: &str, part: &str, text: &str) -> i64 {
        let (chat, thread) = self.place(place);
        let to = self.message(place, part).id;
        let act = json!({ "do": "send", "as": self.id(who), "chat": chat, "thread": thread, "text": text, "reply_to": to });
        self.does(format!("{who} in {place} ↩ «{part}»: {text}"), act).await.message_id.unwrap()
    }

    /// Presses the newest button in the private chat whose label holds `label`.
    pub async fn presses(&mut self, who: &str, label: &str) {
        self.presses_in(who, who, label).await;
    }

    /// Presses the newest such button somewhere.
    pub async fn presses_in(&mut self, who: &str, place: &str, label: &str) {
        let (chat, thread) = self.place(place);
        let at = if who == place { String::new() } else { format!(" in {place}") };
        let act = json!({ "do": "press_text", "as": self.id(who), "chat": chat, "thread": thread, "text": label });
        self.does(format!("{who}{at} presses [{label}]"), act).await;
    }

    /// Presses a button by its data on a message that may long have changed.
    pub async fn presses_old(&mut self, who: &str, place: &str, message: i64, data: &str) {
        let (chat, _) = self.place(place);
        let act = json!({ "do": "press", "as": self.id(who), "chat": chat, "message": message, "data": data, "force": true });
        self.does(format!("{who} presses an old button {data}"), act).await;
    }

    /// Sends something that is not text in the private chat.
    pub async fn sends(&mut self, who: &str, kind: &str) -> i64 {
        self.sends_to(who, who, kind, None).await
    }

    /// Sends something that is not text.
    pub async fn sends_to(&mut self, who: &str, place: &str, kind: &str, caption: Option<&str>) -> i64 {
        let (chat, thread) = self.place(place);
        let mut act = json!({ "do": kind, "as": self.id(who), "chat": chat, "thread": thread, "caption": caption });
        if kind == "album" {
            act["count"] = 3.into();
        }
        let at = if who == place { String::new() } else { format!(" in {place}") };
        let words = caption.map(|caption| format!(" «{caption}»")).unwrap_or_default();
        self.does(format!("{who}{at} sends <{kind}>{words}"), act).await.message_id.unwrap()
    }

    /// Staff answer in the topic of a case.
    pub async fn staff_replies(&mut self, who: &str, place: &str, text: &str) -> i64 {
        self.writes(who, place, text).await
    }

    /// Switches troubles on.
    pub fn faults(&mut self, faults: Faults) {
        self.playground.set_faults(faults);
    }

    /// A number out of the database.
    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(&self.db).await.unwrap()
    }

    /// Spoils or mends the database behind the bot's back.
    pub async fn execute(&self, sql: &'static str) {
        sqlx::query(sql).execute(&self.db).await.unwrap();
    }

    /// The chat of a place as it is now.
    pub fn chat(&self, place: &str) -> ChatView {
        let (id, _) = self.place(place);
        self.playground.snapshot().chats.into_iter().find(|chat| chat.id == id).unwrap()
    }

    /// The newest message of a place whose words hold `part`.
    pub fn message(&self, place: &str, part: &str) -> Msg {
        let (_, thread) = self.place(place);
        let found = self.chat(place).messages.into_iter().rev().find(|message| {
            (thread.is_none() || message.thread == thread) && (message.text.contains(part) || message.caption.contains(part))
        });
        found.unwrap_or_else(|| panic!("{place} has no message with {part}"))
    }

    /// Whether somebody can read `part` in a place.
    pub fn reads(&self, place: &str, part: &str) -> bool {
        let (_, thread) = self.place(place);
        self.chat(place).messages.iter().any(|message| {
            (thread.is_none() || message.thread == thread) && (message.text.contains(part) || message.caption.contains(part))
        })
    }

    /// The newest message of the bot in a place.
    pub fn last(&self, place: &str) -> Msg {
        self.chat(place).messages.into_iter().rev().find(|message| message.from.bot && message.kind != "service").unwrap()
    }

    /// The answers to presses that somebody saw, the newest last.
    pub fn toasts(&self, who: &str) -> Vec<String> {
        let id = self.id(who);
        let toasts = self.playground.snapshot().toasts;
        toasts.into_iter().filter(|toast| toast.user == id && !toast.text.is_empty()).map(|toast| toast.text).collect()
    }

    /// A chat and topic: `Айгүл`, `lawyers`, `lawyers/1`.
    pub fn place(&self, place: &str) -> (i64, Option<i64>) {
        let (chat, case) = place.split_once('/').map_or((place, None), |(chat, case)| (chat, Some(case)));
        let chat = self.id(chat);
        let Some(case) = case else { return (chat, None) };
        let found = self.playground.snapshot().chats.into_iter().find(|view| view.id == chat).unwrap();
        let name = format!("№{case} ");
        // A person who was forgotten leaves the number alone.
        let topic = found.topics.into_iter().rev().find(|topic| format!("{} ", topic.name).contains(&name));
        (chat, Some(topic.unwrap_or_else(|| panic!("{place}: there is no such topic")).id))
    }

    /// What was said so far in these places, since the journal was cleared last.
    pub fn story(&self, places: &[&str]) -> String {
        let chats: Vec<i64> = places.iter().map(|place| self.id(place)).collect();
        self.journal.text(&chats)
    }

    /// Leaves out what was said so far.
    pub fn forget_story(&mut self) {
        self.journal.clear();
    }

    /// The end of every story: nothing is left to do, nothing failed, the judge has nothing to say, the log keeps quiet about
    /// what people said, and the bot stops when it is told to.
    pub async fn end(mut self) {
        self.settle().await;
        if self.bot.is_some() {
            let failed: Vec<(String, String)> =
                sqlx::query_as("SELECT conversation || ' ' || kind, error_class FROM inbox WHERE state = 'failed'")
                    .fetch_all(&self.db)
                    .await
                    .unwrap();
            assert_eq!(failed, [], "updates were set aside");
        }
        let words = self.count("SELECT count(*) FROM inbox WHERE state = 'done' AND payload IS NOT NULL").await
            + self.count("SELECT count(*) FROM outbox WHERE state IN ('done', 'failed') AND payload IS NOT NULL").await;
        assert_eq!(words, 0, "finished rows still hold words");
        assert_eq!(self.playground.violations(), Vec::<String>::new(), "the judge objects");
        self.sleep().await;
        self.playground.stop();
        logged::check(&self.said);
    }
}
