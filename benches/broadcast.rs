//! An announcement to everybody: how soon 100,000 recipients have their rows and what memory that takes, and the whole way to 5,000
//! people at Telegram's own limits while 50 chat. Prints figures with their method; asserts nothing.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement that cannot go on ends, and its result is what it prints"
)]

#[path = "../tests/crash/world.rs"]
#[allow(dead_code, reason = "the crash tests use all of it")]
mod world;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use qoldau::{
    announcements::content::Content,
    playground::{OnCall, Options},
};
use serde_json::json;
use sqlx::{Connection, SqliteConnection};
use world::{Bot, Start, World};

/// Recipients whose rows are timed.
const EVERYBODY: i64 = 100_000;

/// Recipients of the whole broadcast: three minutes at 27 a second.
const CROWD: i64 = 5_000;

/// People who chat during it, and how long each looks at an answer.
const CHATTING: u32 = 50;
const PAUSE: Duration = Duration::from_secs(4);

/// How long they chat.
const CHAT: Duration = Duration::from_secs(150);

/// The bot with Telegram's limits in mind.
const PACED: Start = Start { paced: true, limited: false, times: None };

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        queueing().await;
        broadcast().await;
    });
}

/// Puts people and an announcement that is ready to go out into the database.
async fn prepare(world: &World, first: i64, people: i64) {
    let words = Content {
        kk: Some("Ертең жиналыс".into()), ru: Some("Завтра собрание".into()), ..Content::default()
    };
    let mut database = world.database().await;
    sqlx::query(
        "INSERT INTO people (id, lang, state, first_seen_at, seen_at)
         WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT $2)
         SELECT $1 + i, iif(i % 2, 'ru', 'kk'), '\"idle\"', 0, unixepoch() FROM n",
    )
    .bind(first)
    .bind(people)
    .execute(&mut database)
    .await
    .unwrap();
    sqlx::query(
        "INSERT INTO announcements (id, state, content, made_by, made_name, made_at) VALUES (1, 'draft', $1, $2, 'Тимур', 0)",
    )
    .bind(serde_json::to_string(&words).unwrap())
    .bind(world.house.editor)
    .execute(&mut database)
    .await
    .unwrap();
    database.close().await.unwrap();
}

/// The editor presses the last "yes"; gives the moment.
async fn press(world: &World) -> Instant {
    let editor = world.house.editor;
    world.act(json!({ "do": "send", "as": editor, "chat": editor, "text": "/menu" }));
    world.settled().await;
    let state = world.playground.snapshot();
    let menu = world::messages(&state, editor).rev().find(|message| message.from.bot).unwrap().id;
    let pressed = Instant::now();
    world.act(json!({ "do": "press", "as": editor, "chat": editor, "message": menu, "data": "A:F:1:1:1", "force": true }));
    pressed
}

async fn number(database: &mut SqliteConnection, query: &'static str) -> i64 {
    sqlx::query_scalar::<_, Option<i64>>(query).fetch_one(database).await.unwrap().unwrap_or_default()
}

async fn queueing() {
    let world = World::unwatched(Options::default()).await;
    // Nobody of them has ever written to the box: what is sent meanwhile is refused, and only the queueing is looked at.
    prepare(&world, 1, EVERYBODY).await;
    let mut database = world.database().await;
    let bot = world.start(PACED);
    let pressed = press(&world).await;
    let before = memory(&bot, "VmRSS");
    let done = loop {
        if number(&mut database, "SELECT gathered FROM announcements").await == 1 {
            break Instant::now();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    };
    let rows = number(&mut database, "SELECT count(*) FROM announcement_people").await;
    database.close().await.unwrap();
    println!(
        "queueing: {rows} recipients in {:.2} s from the press to the last row; resident {before} MiB at the press, {} MiB at the most",
        (done - pressed).as_secs_f64(),
        memory(&bot, "VmHWM"),
    );
}

/// When messages arrived at the box, and how many in each chat.
#[derive(Default)]
struct Seen {
    times: Mutex<Vec<Instant>>,
    chats: Mutex<HashMap<i64, usize>>,
}

impl Seen {
    fn on_call(self: &Arc<Self>) -> OnCall {
        let seen = Arc::clone(self);
        Arc::new(move |method, params, result| {
            let counts = ["send", "copy", "edit"].iter().any(|start| method.starts_with(start));
            let chat = params.get("chat_id").and_then(serde_json::Value::as_i64);
            if let (true, Some(chat), Some(_)) = (counts, chat, result) {
                seen.times.lock().unwrap().push(Instant::now());
                *seen.chats.lock().unwrap().entry(chat).or_default() += 1;
            }
        })
    }

    fn in_chat(&self, chat: i64) -> usize {
        self.chats.lock().unwrap().get(&chat).copied().unwrap_or_default()
    }
}

async fn broadcast() {
    let seen = Arc::new(Seen::default());
    let options = Options { keep_messages: 40, on_call: Some(seen.on_call()), ..Options::default() };
    let world = World::unwatched(options).await;
    world.playground.set_pace(Some(1.0));
    let first = world.playground.act_json(json!({ "do": "crowd", "count": CROWD })).unwrap().user.unwrap();
    prepare(&world, first, CROWD).await;
    let mut bot = world.start(PACED);
    let pressed = press(&world).await;
    while world.number("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let begun = Instant::now();
    let until = begun + CHAT;
    let mut chatting = tokio::task::JoinSet::new();
    for number in 0..CHATTING {
        chatting.spawn(chat(Arc::clone(&world), Arc::clone(&seen), number, until));
    }
    let mut waits: Vec<Duration> = chatting.join_all().await.into_iter().flatten().collect();
    while world.number("SELECT count(*) FROM announcements WHERE state = 'done'").await == 0 && !bot.has_ended() {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let took = pressed.elapsed();
    waits.sort_unstable();
    let times: Vec<Instant> = seen.times.lock().unwrap().iter().copied().filter(|at| (begun..until).contains(at)).collect();
    let rate = times.len() as f64 / CHAT.as_secs_f64();
    let at = |part: usize| waits[waits.len() * part / 100].as_secs_f64() * 1_000.0;
    let calls = world.playground.calls();
    let too_fast = calls.iter().filter(|call| call.refusal.as_deref().is_some_and(|words| words.contains("Too Many"))).count();
    println!(
        "broadcast: {CROWD} people in {:.0} s from the press; all messages {rate:.1} a second while {CHATTING} people chat; {} replies, p50 {:.0} ms, p95 {:.0} ms; \
         {too_fast} calls too fast; resident {} MiB at the most; the judge objects to {}",
        took.as_secs_f64(),
        waits.len(),
        at(50),
        at(95),
        memory(&bot, "VmHWM"),
        world.playground.violations().len(),
    );
}

/// Asks for the menu again and again. Gives how long each message waited for its answer.
async fn chat(world: Arc<World>, seen: Arc<Seen>, number: u32, until: Instant) -> Vec<Duration> {
    let id = world.person("Айгүл");
    tokio::time::sleep(PAUSE * number / CHATTING).await;
    let mut waits = Vec::new();
    let mut act = json!({ "do": "start", "as": id });
    while Instant::now() < until {
        let (before, asked) = (seen.in_chat(id), Instant::now());
        world.act(act);
        while seen.in_chat(id) == before {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        waits.push(asked.elapsed());
        tokio::time::sleep(PAUSE).await;
        act = json!({ "do": "send", "as": id, "chat": id, "text": "/menu" });
    }
    waits
}

/// A line of `/proc/<pid>/status`, in MiB.
fn memory(bot: &Bot, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", bot.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or_default() / 1024
}
