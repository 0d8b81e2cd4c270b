//! The box and the real program in it: started, killed and started again over one database.

use std::{
    fs::File,
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use qoldau::{
    app,
    clock::Clock,
    playground::{
        Options, Playground,
        house::{self, House},
        log::Call,
        state::{Msg, State},
    },
};
use serde_json::{Value, json};
use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::{sync::watch, task::JoinSet};

/// How often the world is looked at for those who wait for something in it.
const LOOK: Duration = Duration::from_millis(10);

/// A playground with a furnished house, its database, and what the bot of the moment is started with.
pub struct World {
    /// Telegram.
    pub playground: Playground,
    /// Staff and desks.
    pub house: House,
    /// Updates caused so far by people and staff.
    pub acts: AtomicUsize,
    folder: tempfile::TempDir,
    seen: watch::Receiver<Arc<State>>,
    // Ends with the world.
    _looking: JoinSet<()>,
}

/// The running program; it does not outlive the test.
pub struct Bot(Child);

impl Bot {
    /// SIGKILL.
    pub fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        self.0.try_wait().unwrap().is_some()
    }

    /// Sends the word to stop, as systemd and `docker stop` do, and waits for the end.
    pub async fn terminate(mut self) -> ExitStatus {
        let status = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.id())]).status().unwrap();
        assert!(status.success());
        for _ in 0..2_000 {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the program does not end");
    }

    /// Sets how large the files may become that it writes, in bytes: 0 is a full disk.
    pub fn limit(&self, bytes: &str) {
        let pid = self.id().to_string();
        let status = Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={bytes}:")]).status().unwrap();
        assert!(status.success());
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How the bot is started.
#[derive(Clone, Copy, Default)]
pub struct Start {
    /// With Telegram's limits in mind, as by default; else unpaced.
    pub paced: bool,
    /// Ignoring SIGXFSZ, so that a write over the limit is an error as on a full disk, and not the end.
    pub limited: bool,
    /// With limits so many times as generous as Telegram's.
    pub times: Option<u32>,
}

impl World {
    /// A house that is ready; the bot that furnished it has stopped.
    pub async fn furnished(options: Options) -> Arc<Self> {
        Self::looked_at(options, LOOK).await
    }

    /// The same with nobody who looks at it all the time: [`World::until`] does not work there, and a crowd costs nothing.
    pub async fn unwatched(options: Options) -> Arc<Self> {
        Self::looked_at(options, Duration::from_secs(3_600)).await
    }

    async fn looked_at(options: Options, every: Duration) -> Arc<Self> {
        let playground = Playground::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let config = house::settings(&playground, &url(&folder)).unwrap();
        let clock = Clock::new(config.zone.clone());
        let bot = app::Bot::build(config, clock).await.unwrap();
        let app = bot.app();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let mut running = JoinSet::new();
        running.spawn(bot.run(async move { drop(stopped.await) }));
        let house = house::furnish(&playground, &app).await.unwrap();
        drop(app);
        stop.send(()).unwrap();
        running.join_next().await.unwrap().unwrap().unwrap();
        let (seen, looking) = look(playground.clone(), every);
        Arc::new(Self { playground, house, acts: AtomicUsize::new(0), folder, seen, _looking: looking })
    }

    /// Starts the program.
    pub fn start(&self, start: Start) -> Bot {
        let mut command = if start.limited {
            let mut shell = Command::new("sh");
            shell.args(["-c", "trap '' XFSZ; exec \"$0\" run", env!("CARGO_BIN_EXE_qoldau")]);
            shell
        } else {
            let mut command = Command::new(env!("CARGO_BIN_EXE_qoldau"));
            command.arg("run");
            command
        };
        if let Some(times) = start.times {
            command.env("SEND_PER_SECOND", (30 * times).to_string()).env("SEND_PER_GROUP_MINUTE", (20 * times).to_string());
        } else if !start.paced {
            command.env("SEND_PER_SECOND", "0").env("SEND_PER_GROUP_MINUTE", "0");
        }
        let mut child = command
            .current_dir(self.folder.path())
            .env("TELOXIDE_TOKEN", self.playground.token())
            .env("TELEGRAM_API_URL", self.playground.api_url())
            .env("DATABASE_URL", url(&self.folder))
            .env("POLL_TIMEOUT", "5")
            .env("QUIET_HOURS", "off")
            .env("LOG_LEVEL", "info")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Written by this side, because a full disk of the program's shall not cut its log.
        let mut log = File::options().create(true).append(true).open(self.log_path()).unwrap();
        let mut said = child.stderr.take().unwrap();
        std::thread::spawn(move || std::io::copy(&mut said, &mut log));
        Bot(child)
    }

    /// Does what somebody does, and counts it.
    pub fn act(&self, act: Value) -> i64 {
        self.acts.fetch_add(1, Ordering::Relaxed);
        self.playground.act_json(act).unwrap().message_id.unwrap_or_default()
    }

    /// A new person.
    pub fn person(&self, name: &str) -> i64 {
        self.playground.act_json(json!({"do": "user", "name": name})).unwrap().user.unwrap()
    }

    /// Waits until the world is such that `find` finds what it looks for; panics with `what` when that takes too long.
    pub async fn until<T>(&self, what: &str, mut find: impl FnMut(&State) -> Option<T>) -> T {
        let mut seen = self.seen.clone();
        let found = async {
            loop {
                let state = Arc::clone(&seen.borrow_and_update());
                if let Some(found) = find(&state) {
                    return found;
                }
                seen.changed().await.unwrap();
            }
        };
        match tokio::time::timeout(Duration::from_secs(60), found).await {
            Ok(found) => found,
            Err(_) => panic!("waited in vain for: {what}\n{}", self.log_tail()),
        }
    }

    /// What the bot has logged last.
    pub fn log_tail(&self) -> String {
        let log = self.log();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }

    /// Everything that the bots of this world have logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    /// The write-ahead log of the database.
    pub fn wal(&self) -> PathBuf {
        self.folder.path().join("qoldau.db-wal")
    }

    /// A connection to the database, for looking.
    pub async fn database(&self) -> SqliteConnection {
        let file = self.folder.path().join("qoldau.db");
        SqliteConnectOptions::new().filename(file).busy_timeout(Duration::from_secs(10)).connect().await.unwrap()
    }

    /// One number out of the database.
    pub async fn number(&self, query: &'static str) -> i64 {
        let mut database = self.database().await;
        let number = sqlx::query_scalar::<_, Option<i64>>(query).fetch_one(&mut database).await.unwrap();
        database.close().await.unwrap();
        number.unwrap_or_default()
    }

    /// Waits until every update is confirmed and handled and everything is said.
    pub async fn settled(&self) {
        for _ in 0..600 {
            let quiet = self.playground.wait_quiet(Duration::from_millis(100), Duration::from_millis(400)).await;
            if quiet && self.open_rows().await == 0 {
                return;
            }
        }
        panic!("the bot does not come to rest\n{}", self.log_tail());
    }

    /// Rows that are neither done nor set aside; timers that lie ahead do not count.
    pub async fn open_rows(&self) -> i64 {
        let waiting = "SELECT (SELECT count(*) FROM inbox WHERE state = 'pending' AND kind NOT IN ('case_waits', 'daily'))
            + (SELECT count(*) FROM outbox WHERE state IN ('queued', 'claimed'))";
        self.number(waiting).await
    }

    fn log_path(&self) -> PathBuf {
        self.folder.path().join("qoldau.log")
    }
}

fn url(folder: &tempfile::TempDir) -> String {
    format!("sqlite://{}/qoldau.db", folder.path().display())
}

/// One look for all who wait, because a look copies the world.
fn look(playground: Playground, every: Duration) -> (watch::Receiver<Arc<State>>, JoinSet<()>) {
    let (seen, receiver) = watch::channel(Arc::new(playground.snapshot()));
    let mut looking = JoinSet::new();
    looking.spawn(async move {
        let mut last = 0;
        loop {
            tokio::time::sleep(every).await;
            let state = playground.snapshot();
            if state.seq != last {
                last = state.seq;
                seen.send_replace(Arc::new(state));
            }
        }
    });
    (receiver, looking)
}

/// How many calls Telegram found too fast, of all that say something.
pub fn too_fast(calls: &[Call]) -> (usize, usize) {
    let says = |call: &&Call| ["send", "edit", "copy"].iter().any(|start| call.method.starts_with(start));
    let refused = calls.iter().filter(|call| call.refusal.as_deref().is_some_and(|words| words.contains("Too Many")));
    (refused.count(), calls.iter().filter(says).count())
}

/// The pace keeps Telegram's limits. A call counts at Telegram when it is looked at there: where this machine stands still for a tenth
/// of a second, calls of two seconds arrive in one. So one in a hundred may be too fast (without a pace every other is), and is said
/// again by the outbox.
pub fn keep_to_the_limits(calls: &[Call]) {
    let (refused, all) = too_fast(calls);
    assert!(refused * 100 <= all, "Telegram found {refused} of {all} calls too fast");
}

/// What stands in a chat, oldest first.
pub fn messages(state: &State, chat: i64) -> impl DoubleEndedIterator<Item = &Msg> {
    let chat = state.chats.iter().find(|found| found.id == chat);
    chat.map(|chat| chat.messages.iter()).into_iter().flatten().filter(|message| !message.deleted)
}

/// Whether [`Bot::limit`] works here.
pub fn can_limit() -> bool {
    Command::new("prlimit").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}
