//! An announcement to thousands while people chat, against Telegram's limits made ten times as generous: everybody gets it
//! once, nobody is left out by kills, and what is said twice was on its way. How fast it went is printed.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use qoldau::{
    announcements::content::Content,
    outbox::post::Media,
    playground::{OnCall, Options, faults::Faults},
};
use serde_json::json;
use sqlx::Connection;
use tokio::time::Instant;

use crate::{
    kills::Dice,
    uncertain,
    world::{Bot, Start, World, keep_to_the_limits, too_fast},
};

/// Recipients of the announcement.
const PEOPLE: i64 = 5_000;

/// People who chat meanwhile.
const CHATTING: usize = 50;

/// How long they look at an answer: a tenth of four seconds.
const PAUSE: Duration = Duration::from_millis(400);

/// How much faster than Telegram's everything goes here.
const TIMES: f64 = 10.0;

const PACED: Start = Start { paced: false, limited: false, times: Some(TIMES as u32) };

/// When each message arrived at Telegram, and how many each chat has got.
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

fn words() -> Content {
    Content {
        kk: Some("Ертең жиналыс".into()), ru: Some("Завтра собрание".into()), ..Content::default()
    }
}

/// A house with a crowd in it, in the box and in the table, and an announcement that is about to go out.
async fn ready(seen: &Arc<Seen>, people: i64, content: &Content) -> (Arc<World>, i64) {
    let options = Options { keep_messages: 40, on_call: Some(seen.on_call()), ..Options::default() };
    let world = World::unwatched(options).await;
    world.playground.set_pace(Some(TIMES));
    let first = world.playground.act_json(json!({ "do": "crowd", "count": people })).unwrap().user.unwrap();
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
        "INSERT INTO announcements (id, state, content, made_by, made_name, made_at, work, run, work_since, started_at)
         VALUES (1, 'sending', $1, $2, 'Тимур', 0, 'send', 1, 0, 0)",
    )
    .bind(serde_json::to_string(content).unwrap())
    .bind(world.house.editor)
    .execute(&mut database)
    .await
    .unwrap();
    let event = json!({ "announcement_gathers": { "id": 1, "run": 1, "after": 0 } });
    sqlx::query(
        "INSERT INTO inbox (conversation, kind, payload, due_ms, state, received_at)
         VALUES ('a:1', 'announcement_gathers', $1, 0, 'pending', 0)",
    )
    .bind(event.to_string())
    .execute(&mut database)
    .await
    .unwrap();
    database.close().await.unwrap();
    (world, first)
}

/// Asks for the menu again and again. Gives how long each message waited for its answer.
async fn chat(world: Arc<World>, seen: Arc<Seen>, number: usize, until: Instant) -> Vec<Duration> {
    let id = world.person("Айгүл");
    tokio::time::sleep(PAUSE * u32::try_from(number).unwrap() / u32::try_from(CHATTING).unwrap()).await;
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

async fn sent(world: &World) -> i64 {
    world.number("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await
}

/// Waits until the announcement is done.
async fn finished(world: &World, bot: &mut Bot) {
    let deadline = Instant::now() + Duration::from_secs(120);
    while world.number("SELECT count(*) FROM announcements WHERE state = 'done'").await == 0 {
        assert!(!bot.has_ended(), "the bot has ended by itself\n{}", world.log_tail());
        assert!(Instant::now() < deadline, "{} of {PEOPLE} after two minutes\n{}", sent(world).await, world.log_tail());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// How often each of the crowd has it.
fn copies(world: &World, first: i64) -> Vec<usize> {
    let state = world.playground.snapshot();
    let crowd = state.chats.iter().filter(|chat| (first..first + PEOPLE).contains(&chat.id));
    crowd.map(|chat| chat.messages.iter().filter(|message| message.text.contains("/news")).count()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn thousands_are_told_while_people_chat() {
    let seen = Arc::new(Seen::default());
    let (world, first) = ready(&seen, PEOPLE, &words()).await;
    let mut bot = world.start(PACED);
    while sent(&world).await == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let begun = Instant::now();
    let until = begun + Duration::from_secs(14);
    let mut chatting = tokio::task::JoinSet::new();
    for number in 0..CHATTING {
        chatting.spawn(chat(Arc::clone(&world), Arc::clone(&seen), number, until));
    }
    let mut waits: Vec<Duration> = chatting.join_all().await.into_iter().flatten().collect();
    finished(&world, &mut bot).await;
    waits.sort_unstable();
    let times: Vec<Instant> = seen.times.lock().unwrap().iter().copied().filter(|at| (begun..until).contains(at)).collect();
    let within = |from: &Instant| times.iter().filter(|at| (*from..*from + Duration::from_secs(1)).contains(at)).count();
    let most = times.iter().map(within).max().unwrap_or_default();
    let rate = times.len() as f64 / (until - begun).as_secs_f64();
    let at = |part: usize| waits[waits.len() * part / 100];
    eprintln!(
        "{rate:.0} messages a second (27 to 30 times {TIMES}), at most {most} in one; {} replies, p50 {:?}, p95 {:?}; {} calls too fast",
        waits.len(),
        at(50),
        at(95),
        too_fast(&world.playground.calls()).0
    );
    keep_to_the_limits(&world.playground.calls());
    assert!(copies(&world, first).iter().all(|copies| *copies == 1), "everybody has it once");
    assert!(waits.len() > CHATTING, "people chatted");
    assert_eq!(world.playground.violations(), Vec::<String>::new());
    bot.kill();
}

/// A place and the words after it are two messages; the program is killed while the second is on its way to everybody.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_kill_between_the_two_messages_of_a_post_repeats_the_first_for_nobody() {
    const FEW: i64 = 40;
    let seen = Arc::new(Seen::default());
    let place = Media::Location { latitude_e6: 54_870_000, longitude_e6: 69_150_000 };
    let (world, first) = ready(&seen, FEW, &Content { media: place, ..words() }).await;
    world.playground.set_faults(Faults { slow_ms: 4_000, methods: vec!["sendMessage".into()], ..Faults::default() });
    let mut bot = world.start(PACED);
    while (first..first + FEW).any(|person| seen.in_chat(person) == 0) {
        assert!(!bot.has_ended(), "the bot has ended by itself\n{}", world.log_tail());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    bot.kill();
    world.playground.set_faults(Faults::default());
    let mut bot = world.start(PACED);
    finished(&world, &mut bot).await;
    let state = world.playground.snapshot();
    for chat in state.chats.iter().filter(|chat| (first..first + FEW).contains(&chat.id)) {
        let places = chat.messages.iter().filter(|message| message.kind == "location").count();
        let words = chat.messages.iter().filter(|message| message.text.contains("/news")).count();
        assert!(places == 1 && (1..=2).contains(&words), "{places} places and {words} times the words");
    }
    assert_eq!(world.number("SELECT count(*) FROM announcement_people WHERE messages NOT LIKE '%;%'").await, 0);
    assert_eq!(world.playground.violations(), Vec::<String>::new());
    bot.kill();
}

/// The editor corrects announcement 1 so that it says this; nobody waits.
async fn corrects(world: &World, content: &Content) {
    let editor = world.house.editor;
    world.act(json!({ "do": "send", "as": editor, "chat": editor, "text": "/menu" }));
    world.settled().await;
    let state = world.playground.snapshot();
    let menu = crate::world::messages(&state, editor).rev().find(|message| message.from.bot).unwrap().id;
    let press = |data: &str| {
        world.act(json!({ "do": "press", "as": editor, "chat": editor, "message": menu, "data": data, "force": true }));
    };
    press("A:c:1:e");
    world.settled().await;
    let mut database = world.database().await;
    sqlx::query("UPDATE announcements SET content = $1 WHERE id = (SELECT draft_id FROM announcement_corrections)")
        .bind(serde_json::to_string(content).unwrap())
        .execute(&mut database)
        .await
        .unwrap();
    database.close().await.unwrap();
    press("A:c:1:E:1:1");
}

/// The program is killed while the edits of what everybody has are on their way.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_kill_during_a_correction_leaves_the_old_words_with_nobody() {
    const FEW: i64 = 40;
    let seen = Arc::new(Seen::default());
    let (world, first) = ready(&seen, FEW, &words()).await;
    let mut bot = world.start(PACED);
    finished(&world, &mut bot).await;
    world.playground.set_faults(Faults { slow_ms: 2_000, methods: vec!["editMessageText".into()], ..Faults::default() });
    corrects(
        &world,
        &Content {
            kk: Some("Жұмада жиналыс".into()), ru: Some("В пятницу собрание".into()), ..Content::default()
        },
    )
    .await;
    while world.number("SELECT count(*) FROM announcement_people WHERE doing = 1").await == 0 {
        assert!(!bot.has_ended(), "the bot has ended by itself\n{}", world.log_tail());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    bot.kill();
    world.playground.set_faults(Faults::default());
    let mut bot = world.start(PACED);
    finished(&world, &mut bot).await;
    let state = world.playground.snapshot();
    for chat in state.chats.iter().filter(|chat| (first..first + FEW).contains(&chat.id)) {
        let said: Vec<&str> = chat.messages.iter().map(|message| message.text.as_str()).collect();
        assert!(said.len() == 1 && (said[0].contains("Жұмада") || said[0].contains("пятницу")), "{said:?}");
    }
    let left = "SELECT count(*) FROM announcement_people WHERE state <> 'sent' OR version <> 2 OR changed <> 2 OR doing";
    assert_eq!(world.number(left).await, 0);
    assert_eq!(world.playground.violations(), Vec::<String>::new());
    bot.kill();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_kills_leave_nobody_out() {
    let seed = option_env!("CRASH_SEED").and_then(|seed| seed.parse().ok()).or_else(|| getrandom::u64().ok()).unwrap();
    eprintln!("seed {seed}");
    let mut dice = Dice(seed);
    let seen = Arc::new(Seen::default());
    let (world, first) = ready(&seen, PEOPLE, &words()).await;
    let mut bot = world.start(PACED);
    for kill in 1..=10 {
        while sent(&world).await < kill * PEOPLE / 12 {
            assert!(!bot.has_ended(), "the bot has ended by itself\n{}", world.log_tail());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        tokio::time::sleep(Duration::from_millis(dice.below(300))).await;
        bot.kill();
        bot = world.start(PACED);
    }
    finished(&world, &mut bot).await;
    let copies = copies(&world, first);
    assert_eq!(copies.iter().filter(|copies| **copies == 0).count(), 0, "somebody was left out");
    let twice: usize = copies.iter().map(|copies| copies - 1).sum();
    let uncertain = uncertain(&world).await;
    let counted = world.number("SELECT sum(uncertain) FROM announcement_people").await;
    keep_to_the_limits(&world.playground.calls());
    eprintln!("said twice: {twice}, calls in flight at the kills: {uncertain}, counted as uncertain: {counted}");
    assert!(i64::try_from(twice).unwrap() <= counted && counted <= uncertain, "{twice} twice, {counted} counted (seed {seed})");
    assert_eq!(world.playground.violations(), Vec::<String>::new());
    bot.kill();
}
