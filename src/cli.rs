//! The command line: the only code that prints. `qoldau run` is the bot.

mod ask;
mod replay;

use std::{
    io::{BufRead, Read, Write},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::{
    app,
    clock::Clock,
    config::{Config, Invalid},
    db, faq, inbox,
    playground::house,
    screening::{self, map, rules::Rules},
    staff::{self, Invitation, Role},
};

/// Where the centre stands when no setting says otherwise.
const CENTRE_ZONE: &str = "Asia/Almaty";

/// Qoldau, the advice centre's Telegram bot.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the bot with the settings of the environment and .env.
    Run,
    /// Runs the bot in a Telegram of its own, in the browser; needs no token and no settings.
    Playground {
        /// The port of the page.
        #[arg(long, default_value_t = 8642)]
        port: u16,
    },
    /// Says what the bot would answer: to the question given, or to one a line from standard input. Needs no settings.
    Ask {
        /// Prints a JSON object a line: query, kind, topic, candidates with scores, script.
        #[arg(long)]
        json: bool,
        /// Says instead what other wordings would have done to the questions in the database that were not understood. This one
        /// needs the settings.
        #[arg(long, conflicts_with_all = ["json", "question"])]
        replay: bool,
        /// The wordings to try: a topic's id, a tab and the words on each line; a - before the id takes them away. Without it: what those
        /// that staff gave have done.
        #[arg(long, value_name = "FILE", requires = "replay")]
        with: Option<std::path::PathBuf>,
        /// The question.
        question: Vec<String>,
    },
    /// Prints a one-time link that makes whoever opens it a member of the staff.
    Invite {
        /// head, operator, lawyer, psychologist or editor.
        role: String,
        /// The bot's user name, where Telegram cannot be asked just now.
        #[arg(long)]
        bot: Option<String>,
    },
    /// Lists updates that were set aside after three attempts; nothing that anybody wrote is shown.
    Failed {
        /// Puts one of them back in line: its number, or `all`. The running bot takes it within the hour, a started one at once.
        #[arg(long, value_name = "NUMBER|all")]
        replay: Option<String>,
    },
    /// What staff have published from the chat.
    #[command(subcommand)]
    Texts(Texts),
    /// Writes a checked copy of the database to FILE.
    Backup {
        /// A file that does not exist yet.
        file: String,
    },
    /// Brings the database up to date and ends.
    Migrate,
    /// Judges answers: reads one JSON object a line and writes one result a line. Needs no settings and no database.
    Screen,
    /// Prints the map of rules that `screen` and the questionnaire judge by, in both languages.
    Rules {
        /// Tab-separated values for a spreadsheet instead of Markdown.
        #[arg(long)]
        tsv: bool,
    },
}

#[derive(Subcommand)]
enum Texts {
    /// Writes the locale files and the topics into FOLDER, with everything that was published and checked in the chat: copy them over
    /// the repository's for the next release.
    Export {
        /// A folder; what is in it under the same names is written over.
        folder: std::path::PathBuf,
    },
}

/// Parses the arguments, does what they say, and gives the exit code: 0 done, 1 failed, 2 a wrong setting or argument.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Command::Ask { json, question, replay: false, .. } = &cli.command {
        return answer(question, *json);
    }
    let Ok(runtime) = tokio::runtime::Builder::new_multi_thread().enable_all().build() else {
        return complain("the system gives no threads", 1);
    };
    match runtime.block_on(dispatch(cli.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let code = if error.is::<Invalid>() { 2 } else { 1 };
            complain(&format!("{error:#}"), code)
        }
    }
}

async fn dispatch(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Run => run().await,
        Command::Ask { with, .. } => {
            say(&replay::replay(with.as_deref()).await?);
            Ok(())
        }
        Command::Playground { port } => playground(port).await,
        Command::Invite { role, bot } => invite(&role, bot).await,
        Command::Failed { replay } => failed(replay.as_deref()).await,
        Command::Texts(Texts::Export { folder }) => export(&folder).await,
        Command::Backup { file } => {
            let config = Config::load()?;
            let (people, cases) = db::backup(&config.database_url, &file).await?;
            say(&format!("{file}: whole, {people} people and {cases} cases"));
            Ok(())
        }
        Command::Screen => screen(std::io::stdin().lock(), std::io::stdout().lock()),
        Command::Rules { tsv } => {
            let form = if tsv { map::Form::Tsv } else { map::Form::Markdown };
            say(map::map(Rules::embedded(), form).trim_end());
            Ok(())
        }
        Command::Migrate => {
            let config = Config::load()?;
            db::open(&config.database_url, config.synchronous).await?;
            say("the database is up to date");
            Ok(())
        }
    }
}

/// The longest line of a question, in bytes; what is beyond is passed over.
const LONGEST_LINE: u64 = 64 * 1024;

/// Answers a question, or one a line of standard input in order, each as soon as it has come.
fn answer(question: &[String], json: bool) -> ExitCode {
    let asker = ask::Asker::new(json);
    if !question.is_empty() {
        say(&asker.answer(&question.join(" ")));
        return ExitCode::SUCCESS;
    }
    let mut input = std::io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        match input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
            Ok(0) => return ExitCode::SUCCESS,
            Ok(_) => {}
            Err(_) => return complain("standard input cannot be read", 1),
        }
        if line.last() != Some(&b'\n') && input.skip_until(b'\n').is_err() {
            return complain("standard input cannot be read", 1);
        }
        let words = String::from_utf8_lossy(&line);
        let words = words.trim_end_matches(['\n', '\r']);
        // A reader may wait for each answer before it asks the next.
        if writeln!(std::io::stdout(), "{}", asker.answer(words)).and_then(|()| std::io::stdout().flush()).is_err() {
            return ExitCode::SUCCESS;
        }
    }
}

async fn run() -> anyhow::Result<()> {
    let config = Config::load()?;
    log(&config.log_level)?;
    let clock = Clock::new(config.zone.clone());
    let bot = app::Bot::build(config, clock).await?;
    bot.run(stop_signal()).await
}

async fn playground(port: u16) -> anyhow::Result<()> {
    log("warn")?;
    let running = house::start(port).await?;
    say(&format!("Qoldau's playground: {}", running.page_url()));
    say("Ctrl-C ends it.");
    stop_signal().await;
    running.stop().await;
    Ok(())
}

async fn invite(role: &str, bot: Option<String>) -> anyhow::Result<()> {
    let config = Config::load()?;
    let Ok(role) = role.parse::<Role>() else {
        anyhow::bail!("{role} is no role; write head, operator, lawyer, psychologist or editor");
    };
    let (_, mut writer) = db::open(&config.database_url, config.synchronous).await?;
    let bot = match bot {
        Some(bot) => bot,
        None => crate::outbox::ask::username(&config.token, config.api_url.clone()).await?,
    };
    let invitation = Invitation::new()?;
    let now = Clock::new(config.zone.clone()).now();
    staff::store::invite(&mut writer, &invitation.hash(), role, None, now).await?;
    say(&format!("For one {role}, once, within 7 days:\n{}", invitation.link(&bot)));
    Ok(())
}

async fn export(folder: &std::path::Path) -> anyhow::Result<()> {
    let config = Config::load()?;
    let (db, _writer) = db::open(&config.database_url, config.synchronous).await?;
    let exported = faq::keep::export::export(&db.read, folder).await?;
    for file in &exported.files {
        say(&format!("changed: {file}"));
    }
    for text in &exported.gone {
        say(&format!("not in this release any more: {text}"));
    }
    if exported.files.is_empty() {
        say("nothing was published that differs from this release");
    }
    Ok(())
}

async fn failed(replay: Option<&str>) -> anyhow::Result<()> {
    let config = Config::load()?;
    let (_, mut writer) = db::open(&config.database_url, config.synchronous).await?;
    if let Some(which) = replay {
        let id = match which {
            "all" => None,
            number => Some(number.parse().map_err(|_| anyhow::anyhow!("{number} is no number; see `qoldau failed`"))?),
        };
        let count = inbox::store::replay(&mut writer, id).await?;
        say(&format!("{count} put back in line"));
        return Ok(());
    }
    let aside = inbox::store::set_aside(&mut writer).await?;
    let now = Clock::new(config.zone.clone());
    if aside.is_empty() {
        say("none");
    }
    for row in aside {
        let hours = (now.now() - row.received_at) / 3600;
        say(&format!("{:>8}  {:<12}  {:>5} h  {}", row.id, row.kind, hours, row.class));
    }
    Ok(())
}

/// The log goes to standard error: classes, ids, kinds, counts and durations, never a word of anybody's.
fn log(filter: &str) -> anyhow::Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_new(filter)
        .map_err(|_| Invalid { name: "LOG_LEVEL", problem: "write error, warn, info or debug".into() })?;
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).init();
    // A panic's words may hold a person's; its place may not.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
    Ok(())
}

/// Judges line by line. A line that is no persona gets an error of its own, and the rest goes on.
fn screen(lines: impl BufRead, mut out: impl Write) -> anyhow::Result<()> {
    // The zone is that of the centre's settings where there are none; it matters for the year of a line without a day.
    let zone = jiff::tz::TimeZone::get(CENTRE_ZONE).unwrap_or(jiff::tz::TimeZone::UTC);
    let today = Clock::new(zone).today();
    for line in lines.split(b'\n') {
        let result = screening::screen_line(&line?, today);
        match writeln!(out, "{result}").and_then(|()| out.flush()) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
            other => other?,
        }
    }
    Ok(())
}

async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

fn say(line: &str) {
    // A closed pipe is the reader's wish.
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn complain(problem: &str, code: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "qoldau: {problem}");
    ExitCode::from(code)
}
