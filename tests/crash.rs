//! The real program, killed and stopped at bad moments: nothing that anybody sent is lost, and what is said twice was on its way.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test that cannot go on has failed, and says how to repeat it")]

#[path = "crash/broadcast.rs"]
mod broadcast;
#[path = "crash/kills.rs"]
mod kills;
#[path = "crash/script.rs"]
mod script;
#[path = "crash/world.rs"]
mod world;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use kills::Dice;
use qoldau::{
    playground::{
        Options,
        faults::Faults,
        state::{Msg, State},
    },
    text::{Lang, Locales},
};
use script::{Player, said};
use serde_json::json;
use sqlx::Connection;
use tokio::task::JoinSet;
use world::{Start, World, keep_to_the_limits, messages};

/// People who play while the bot is killed.
const PEOPLE: usize = 50;

/// The numbers of two more, who play before: what they see is what everybody shall see.
const FIRST: usize = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_kills_lose_nothing() {
    let seed = option_env!("CRASH_SEED").and_then(|seed| seed.parse().ok()).or_else(|| getrandom::u64().ok()).unwrap();
    eprintln!("seed {seed} (CRASH_SEED={seed} at compile time repeats its plan)");
    let mut dice = Dice(seed);
    let world = World::furnished(Options::default()).await;
    let bot = world.start(Start::default());
    let models = [Player::new(&world, FIRST), Player::new(&world, FIRST + 1)];
    for model in models {
        model.play(&world).await;
    }
    world.settled().await;
    let (before, uncertain) = (world.acts.load(Ordering::Relaxed), uncertain(&world).await);
    assert_eq!(uncertain, 0, "nothing is uncertain before the first kill");

    let mut players = JoinSet::new();
    let everybody: Vec<Player> = (0..PEOPLE).map(|number| Player::new(&world, number)).collect();
    for player in everybody.clone() {
        let world = Arc::clone(&world);
        players.spawn(async move {
            // One after the other, so that at each moment everything happens to somebody.
            while world.acts.load(Ordering::Relaxed) < before + player.number * 14 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            player.play(&world).await;
        });
    }
    let plan = kills::plan(&mut dice, PEOPLE * script::UPDATES).into_iter().map(|(at, moment)| (before + at, moment)).collect();
    let (mut bot, met) = kills::kill_by(&world, plan, dice, bot).await;
    while let Some(played) = players.join_next().await {
        played.unwrap();
    }
    world.settled().await;
    eprintln!("met {met:?}");

    assert_eq!(world.playground.violations(), Vec::<String>::new());
    every_update_was_handled_once(&world, &everybody).await;
    let state = world.playground.snapshot();
    let repeats = everybody.iter().map(|player| as_the_model(&world, &state, player, &models)).sum::<i64>();
    let topics = spare_topics(&world, &state).await;
    let uncertain = self::uncertain(&world).await;
    eprintln!("said twice: {repeats}, topics made twice: {topics}, calls in flight at the kills: {uncertain}");
    let log = world.log();
    let at_each: Vec<&str> = log.lines().filter_map(|line| line.split("are made again rows=").nth(1)).collect();
    eprintln!("in flight at each kill that met any: {}", at_each.join(" "));
    assert!(
        repeats + topics <= uncertain,
        "{repeats} repeats and {topics} spare topics with {uncertain} calls in flight (seed {seed})"
    );
    bot.kill();
}

async fn uncertain(world: &World) -> i64 {
    world.number("SELECT sum(uncertain) FROM outbox").await
}

/// No number is missing in the inbox, nothing was set aside, and every effect is there once.
async fn every_update_was_handled_once(world: &World, players: &[Player]) {
    let n = async |query| world.number(query).await;
    assert_eq!(world.playground.waiting(), 0);
    assert_eq!(n("SELECT count(*) FROM inbox WHERE state = 'failed'").await, 0);
    assert_eq!(n("SELECT count(*) FROM outbox WHERE state = 'failed'").await, 0);
    let gaps = n("SELECT max(update_id) - min(update_id) + 1 - count(update_id) FROM inbox").await;
    assert_eq!(gaps, 0, "updates are missing in the inbox");
    assert!(n("SELECT count(*) FROM inbox WHERE kind = 'update' AND state = 'done'").await >= 22 * 52);
    assert_eq!(n("SELECT sum(n) FROM counts WHERE what = 'helped'").await, 52, "a press was counted twice, or not at all");
    let mut database = world.database().await;
    for player in players {
        let once = "SELECT
            (SELECT count(*) FROM consents WHERE person_id = $1),
            (SELECT count(*) FROM screening_answers WHERE person_id = $1),
            (SELECT count(*) FROM cases WHERE person_id = $1 AND status = 'taken'),
            (SELECT count(*) FROM cases WHERE person_id = $1),
            (SELECT count(*) FROM case_messages JOIN cases ON cases.id = case_id WHERE person_id = $1 AND side = 'person'),
            (SELECT count(*) FROM case_messages JOIN cases ON cases.id = case_id WHERE person_id = $1 AND side = 'desk'),
            (SELECT count(*) FROM case_messages JOIN cases ON cases.id = case_id WHERE person_id = $1 AND arrived_at IS NOT NULL),
            (SELECT count(*) FROM people WHERE id = $1 AND lang = $2 AND state = '\"idle\"')";
        let counts: (i64, i64, i64, i64, i64, i64, i64, i64) =
            sqlx::query_as(once).bind(player.id).bind(player.lang).fetch_one(&mut database).await.unwrap();
        assert_eq!(counts, (4, 4, 1, 1, 3, 2, 5, 1), "of person {}", player.number);
    }
    database.close().await.unwrap();
}

/// A person's chat and their topic hold what the model's hold, in the same order; gives what stands there besides.
fn as_the_model(world: &World, state: &State, player: &Player, models: &[Player; 2]) -> i64 {
    let model = models.iter().find(|model| model.lang == player.lang).unwrap();
    let (desk, number) = (world.house.lawyers_chat, player.number);
    let chat = |player: &Player| messages(state, player.id).filter(|message| message.from.bot).map(plain).collect::<Vec<_>>();
    let topic = |player: &Player| {
        let thread = thread(world, state, player);
        messages(state, desk).filter(|message| message.thread == Some(thread)).map(plain).collect::<Vec<_>>()
    };
    let extra = beyond(&chat(model), &chat(player), &format!("the chat of person {number}"));
    let in_topic = beyond(&topic(model), &topic(player), &format!("the topic of person {number}"));
    for (part, who) in [(1, "Сұрақ"), (2, "Қағаз"), (3, "Рақмет")] {
        let words = player.words(who, part);
        let copies = messages(state, desk).filter(|message| message.copied && said(message) == words).count();
        assert!(copies >= 1, "«{words}» is not in its topic");
    }
    for part in 1..=2 {
        let words = player.words("Жауап", part);
        assert!(messages(state, player.id).any(|message| message.copied && message.text == words), "«{words}» did not arrive");
    }
    extra + in_topic
}

/// The topic in which the person's first words stand; where a topic was made twice, the one that was gone on with.
fn thread(world: &World, state: &State, player: &Player) -> i64 {
    let words = player.words("Сұрақ", 1);
    let found = messages(state, world.house.lawyers_chat).rfind(|message| said(message) == words);
    found.and_then(|message| message.thread).unwrap()
}

/// A message without what differs from person to person: every number is a `#`.
fn plain(message: &Msg) -> String {
    let buttons: Vec<&str> = message.buttons.iter().flatten().map(|button| button.text.as_str()).collect();
    let whole = format!("{} {} {} {buttons:?} {}", message.kind, message.text, message.caption, message.reactions.len());
    let mut plain = String::with_capacity(whole.len());
    for character in whole.chars() {
        match character {
            '0'..='9' if plain.ends_with('#') => {}
            '0'..='9' => plain.push('#'),
            other => plain.push(other),
        }
    }
    plain
}

/// How many messages stand in `found` besides those of `wanted`, which must all be there in their order.
fn beyond(wanted: &[String], found: &[String], place: &str) -> i64 {
    let mut rest = found.iter();
    for message in wanted {
        assert!(rest.any(|other| other == message), "{place} lacks «{message}»:\n{found:#?}\nwanted:\n{wanted:#?}");
    }
    i64::try_from(found.len() - wanted.len()).unwrap()
}

/// Topics that no case goes on with. A topic cannot be asked for, so one that was being made at a kill is made again.
async fn spare_topics(world: &World, state: &State) -> i64 {
    let chat = state.chats.iter().find(|chat| chat.id == world.house.lawyers_chat).unwrap();
    let used = world.number("SELECT count(DISTINCT thread_id) FROM cases").await;
    let mut names: HashMap<&str, usize> = HashMap::new();
    for topic in &chat.topics {
        *names.entry(&topic.name).or_default() += 1;
    }
    assert_eq!(names.len(), PEOPLE + 2, "a topic for each case");
    assert_eq!(used, i64::try_from(names.len()).unwrap());
    let ids: HashSet<i64> = chat.topics.iter().map(|topic| topic.id).collect();
    i64::try_from(ids.len()).unwrap() - used
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_orderly_stop_says_nothing_twice() {
    let world = World::furnished(Options::default()).await;
    let mut bot = world.start(Start::default());
    // Calls take their time, so that some are under way whenever the word to stop comes.
    world.playground.set_faults(Faults { slow_ms: 25, ..Faults::default() });
    let mut players = JoinSet::new();
    let everybody: Vec<Player> = (0..12).map(|number| Player::new(&world, number)).collect();
    for player in everybody.clone() {
        let world = Arc::clone(&world);
        players.spawn(async move { player.play(&world).await });
    }
    for updates in [30, 90, 150, 210] {
        while world.acts.load(Ordering::Relaxed) < updates {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert_eq!(bot.terminate().await.code(), Some(0), "{}", world.log_tail());
        let under_way = world.number("SELECT count(*) FROM outbox WHERE state = 'claimed'").await;
        assert_eq!(under_way, 0, "what was in hand is finished");
        bot = world.start(Start::default());
    }
    while let Some(played) = players.join_next().await {
        played.unwrap();
    }
    world.settled().await;
    let state = world.playground.snapshot();
    let models = [everybody[0], everybody[1]];
    assert_eq!(everybody.iter().map(|player| as_the_model(&world, &state, player, &models)).sum::<i64>(), 0);
    assert_eq!(uncertain(&world).await, 0);
    assert_eq!(world.number("SELECT count(*) FROM inbox WHERE state = 'failed'").await, 0);
    assert_eq!(world.playground.violations(), Vec::<String>::new());
    assert_eq!(bot.terminate().await.code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_full_disk_confirms_nothing_and_loses_nothing() {
    if !world::can_limit() {
        eprintln!("skipped: this machine has no prlimit (util-linux), which plays the full disk");
        return;
    }
    let world = World::furnished(Options::default()).await;
    let bot = world.start(Start { limited: true, ..Start::default() });
    let everybody: Vec<Player> = (0..6).map(|number| Player::new(&world, number)).collect();
    for player in &everybody {
        player.through_the_menus(&world).await;
    }
    world.settled().await;
    let seen = world.playground.calls().last().map_or(0, |call| call.seq);

    bot.limit("0");
    for player in &everybody {
        world.act(json!({"do": "send", "as": player.id, "chat": player.id, "text": player.words("Сұрақ", 1)}));
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(world.playground.waiting(), everybody.len(), "what cannot be stored is not confirmed");
    let said = world.playground.calls_since(seen).into_iter().filter(|call| call.method != "getUpdates").count();
    assert_eq!(said, 0, "nothing is said that is not written down");

    bot.limit("unlimited");
    for player in &everybody {
        world.until("the case's screen", |state| script::button(state, player.id, "X:")).await;
    }
    let head = world.house.head;
    let alarm = Locales::embedded().plain(Lang::Kk, &qoldau::texts::staff_alarm_database());
    world.until("the head's alarm", |state| messages(state, head).find(|message| message.text == alarm).map(|_| ())).await;
    world.settled().await;
    assert_eq!(world.number("SELECT count(*) FROM cases").await, 6);
    assert_eq!(world.playground.violations(), Vec::<String>::new());
    assert_eq!(bot.terminate().await.code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_default_pace_keeps_telegrams_limits() {
    let world = World::furnished(Options::default()).await;
    world.playground.set_pace(Some(1.0));
    let seen = world.playground.calls().last().map_or(0, |call| call.seq);
    let mut bot = world.start(Start { paced: true, ..Start::default() });
    let mut players = JoinSet::new();
    for number in 0..36 {
        let (world, player) = (Arc::clone(&world), Player::new(&world, number));
        players.spawn(async move {
            player.through_the_menus(&world).await;
            // The lawyer's forum takes twenty a minute: as many cases as fit into that.
            if number < 3 {
                player.opens_a_case(&world).await;
            }
        });
    }
    let begun = tokio::time::Instant::now();
    while let Some(played) = players.join_next().await {
        played.unwrap();
    }
    let calls = world.playground.calls_since(seen);
    let counts = |method: &str| ["send", "edit", "copy"].iter().any(|start| method.starts_with(start));
    let sent: Vec<i64> = calls.iter().filter(|call| counts(&call.method)).map(|call| call.at_ms).collect();
    let most = sent.iter().map(|from| sent.iter().filter(|at| (*from..*from + 1000).contains(*at)).count()).max();
    eprintln!(
        "{} calls in {:.1} s, at most {} in a second",
        sent.len(),
        begun.elapsed().as_secs_f64(),
        most.unwrap_or_default()
    );
    assert!(sent.len() > 500, "there was something to pace");
    keep_to_the_limits(&calls);
    assert_eq!(world.playground.violations(), Vec::<String>::new());
    bot.kill();
}
