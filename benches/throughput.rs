//! How much one core carries: the release binary over a database of years, driven by people in the playground on another core.
//! Prints a table with its method; asserts nothing.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement that cannot go on ends, and its result is what it prints"
)]

#[path = "throughput/people.rs"]
mod people;
#[path = "throughput/seed.rs"]
mod seed;

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use people::{Hall, Played, play};
use qoldau::playground::{Options, Playground};
use serde_json::json;

/// People at once, and in all, in the saturated part.
const CROWD: (usize, usize) = (500, 2_000);

/// People at once in the part with pauses, and their mean pause: about 83 updates a second.
const VISITORS: usize = 300;
const PAUSE: Duration = Duration::from_millis(3_600);

/// How long the part with pauses takes.
const VISIT: Duration = Duration::from_secs(40);

/// The scheduler's clock, in ticks a second (Linux, `USER_HZ`).
const TICKS: f64 = 100.0;

fn main() {
    let asked = |option: &str| std::env::args().any(|argument| argument == option);
    // `cargo bench -- --quick` is the crowd alone, with FULL; `--profile` waits for a profiler before it.
    let (quick, profile) = (asked("--quick"), asked("--profile"));
    pin(std::process::id(), 1);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        println!("Making the database of {} people and {} messages, once …", seed::PEOPLE, seed::PEOPLE * seed::MESSAGES);
        let full = seed::database(Path::new(env!("CARGO_TARGET_TMPDIR"))).await;
        let mut rows = Vec::new();
        for synchronous in if quick { &["FULL"][..] } else { &["FULL", "NORMAL"] } {
            rows.push((*synchronous, measure(&full, synchronous, (quick, profile)).await));
        }
        print(&rows);
    });
}

/// What was measured for one `synchronous`.
struct Figures {
    start: Duration,
    idle_kib: u64,
    peak_kib: u64,
    crowd: Played,
    crowd_cpu_s: f64,
    calls: usize,
    visit: Played,
    visit_cpu_s: f64,
}

async fn measure(full: &Path, synchronous: &str, (quick, profile): (bool, bool)) -> Figures {
    let database = full.with_file_name("throughput-run.db");
    seed::remove(&database);
    std::fs::copy(full, &database).unwrap();
    let hall = Arc::new(Hall::default());
    let options = Options { log: false, keep_messages: 12, on_call: Some(hall.on_call()), ..Options::default() };
    let playground = Playground::start(options).await.unwrap();
    open_desk(&playground, &database).await;

    let begun = Instant::now();
    let bot = Bot::start(&playground, &database, synchronous);
    let polled = loop {
        if let Some(polled) = hall.take_polled() {
            break polled;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    };
    playground.wait_quiet(Duration::from_millis(500), Duration::from_secs(20)).await;
    let idle_kib = bot.memory("VmRSS");
    if profile {
        eprintln!("profile process {} now", bot.0.id());
        tokio::time::sleep(Duration::from_secs(3)).await;
    }

    let (cpu, calls) = (bot.cpu_s(), hall.calls());
    let crowd = play(&playground, &hall, CROWD, Duration::ZERO, Duration::from_secs(300)).await;
    playground.wait_quiet(Duration::from_millis(300), Duration::from_secs(20)).await;
    let (crowd_cpu_s, calls) = (bot.cpu_s() - cpu, hall.calls() - calls);
    let peak_kib = bot.memory("VmHWM");

    let cpu = bot.cpu_s();
    let visit = play(&playground, &hall, (VISITORS, usize::MAX), PAUSE, if quick { Duration::ZERO } else { VISIT }).await;
    let visit_cpu_s = bot.cpu_s() - cpu;
    let findings = playground.violations();
    if !findings.is_empty() {
        println!("The judge objects: {findings:#?}");
    }
    playground.stop();
    Figures { start: polled - begun, idle_kib, peak_kib, crowd, crowd_cpu_s, calls, visit, visit_cpu_s }
}

/// The lawyer's forum, bound in the database as `/desk lawyer` binds it.
async fn open_desk(playground: &Playground, database: &Path) {
    let act = |act| playground.act_json(act).unwrap();
    let lawyer = act(json!({"do": "user", "name": "Ерлан"})).user.unwrap();
    let chat = act(json!({"do": "group", "as": lawyer, "title": "Заңгер", "forum": true})).chat.unwrap();
    act(json!({"do": "add_bot", "as": lawyer, "chat": chat}));
    act(json!({"do": "promote_bot", "as": lawyer, "chat": chat, "rights": ["can_manage_topics", "can_pin_messages"]}));
    seed::add_desk(database, chat, lawyer).await;
}

/// The program on core 0.
struct Bot(Child);

impl Bot {
    fn start(playground: &Playground, database: &Path, synchronous: &str) -> Self {
        let bot = Command::new("taskset")
            .args(["-c", "0", env!("CARGO_BIN_EXE_qoldau"), "run"])
            .current_dir(env!("CARGO_TARGET_TMPDIR"))
            .env("TELOXIDE_TOKEN", playground.token())
            .env("TELEGRAM_API_URL", playground.api_url())
            .env("DATABASE_URL", format!("sqlite://{}", database.display()))
            .env("DATABASE_SYNCHRONOUS", synchronous)
            .env("SEND_PER_SECOND", "0")
            .env("SEND_PER_GROUP_MINUTE", "0")
            .env("LOG_LEVEL", "warn")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        Self(bot)
    }

    fn proc(&self, file: &str) -> String {
        std::fs::read_to_string(PathBuf::from("/proc").join(self.0.id().to_string()).join(file)).unwrap()
    }

    /// A line of `/proc/<pid>/status`, in KiB.
    fn memory(&self, name: &str) -> u64 {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
    }

    /// User and system time so far (fields 14 and 15 of `/proc/<pid>/stat`).
    fn cpu_s(&self) -> f64 {
        let stat = self.proc("stat");
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
        (ticks(11) + ticks(12)) / TICKS
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Binds a process to a core.
fn pin(process: u32, core: u32) {
    let done = Command::new("taskset").args(["-acp", &core.to_string(), &process.to_string()]).stdout(Stdio::null()).status();
    if !done.is_ok_and(|status| status.success()) {
        eprintln!("taskset does not work here: nothing is bound to a core, and the figures mix bot and driver");
    }
}

fn print(rows: &[(&str, Figures)]) {
    println!();
    println!(
        "Method: the release binary on core 0, the playground and the people on core 1, over loopback; SQLite in WAL with\n\
         {} people and {} messages in it; unpaced. Crowd: {} people at once, {} in all, {} updates each (language, an answer,\n\
         consent, six questions, a case with its topic), the next one as soon as the answer to the last is there. Visit: {} people\n\
         who pause {} s in the mean, for {} s. First call: from the update to the first call that it causes. CPU: user and system.",
        seed::PEOPLE,
        seed::PEOPLE * seed::MESSAGES,
        CROWD.0,
        CROWD.1,
        people::UPDATES,
        VISITORS,
        PAUSE.as_secs_f64(),
        VISIT.as_secs(),
    );
    println!();
    println!(
        "| synchronous | start s | idle MiB | crowd updates/s | calls | p50/p99 ms | CPU s/1,000 | peak MiB | visit updates/s | p50/p99 ms | CPU s/1,000 |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for (synchronous, figures) in rows {
        let per_1000 = |cpu: f64, played: &Played| cpu * 1_000.0 / played.updates.max(1) as f64;
        println!(
            "| {synchronous} | {:.3} | {:.0} | {:.0} | {} | {} | {:.3} | {:.0} | {:.0} | {} | {:.3} |",
            figures.start.as_secs_f64(),
            figures.idle_kib as f64 / 1024.0,
            rate(&figures.crowd),
            figures.calls,
            percentiles(&figures.crowd),
            per_1000(figures.crowd_cpu_s, &figures.crowd),
            figures.peak_kib as f64 / 1024.0,
            rate(&figures.visit),
            percentiles(&figures.visit),
            per_1000(figures.visit_cpu_s, &figures.visit),
        );
    }
}

fn rate(played: &Played) -> f64 {
    played.updates as f64 / played.took.as_secs_f64()
}

fn percentiles(played: &Played) -> String {
    let at = |part: f64| played.first_calls.get((played.first_calls.len() as f64 * part) as usize).copied().unwrap_or_default();
    format!("{:.1}/{:.1}", at(0.5).as_secs_f64() * 1_000.0, at(0.99).as_secs_f64() * 1_000.0)
}
