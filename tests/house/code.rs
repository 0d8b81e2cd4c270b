//! Who alone may do what: the invariants of ARCHITECTURE.md that can be read off the code.

use crate::sources::{Source, lengths, read, sources};

/// Nobody but these files may hold any of the words.
fn only(places: &[&str], words: &[&str]) {
    let wrong: Vec<String> =
        sources().iter().filter(|source| !source.is_in(places)).flat_map(|source| found(source, words)).collect();
    assert!(wrong.is_empty(), "only {places:?} may: {wrong:#?}");
}

/// None of these files may hold any of the words.
fn none(places: &[&str], words: &[&str]) {
    let all = sources();
    for place in places {
        assert!(all.iter().any(|source| source.is_in(&[place])), "{place} is gone; take it out of the list");
    }
    let wrong: Vec<String> = all.iter().filter(|source| source.is_in(places)).flat_map(|source| found(source, words)).collect();
    assert!(wrong.is_empty(), "these are pure: {wrong:#?}");
}

fn found(source: &Source, words: &[&str]) -> Vec<String> {
    words.iter().filter(|word| source.code.contains(**word)).map(|word| format!("{}: {word}", source.path)).collect()
}

#[test]
fn only_the_outbox_calls_telegram() {
    only(
        &["src/outbox.rs", "src/outbox/"],
        &["Requester", "teloxide::Bot", "teloxide::{", "teloxide::prelude", "teloxide::payloads"],
    );
    // The poll is our own request, because what can be replayed is the raw JSON.
    only(&["src/outbox/ask.rs", "src/inbox/poll.rs", "src/playground/"], &["reqwest::"]);
}

#[test]
fn only_config_reads_the_environment() {
    only(&["src/config.rs"], &["env::var", "std::env", "dotenvy"]);
}

#[test]
fn only_tasks_spawns() {
    let spawners = ["tokio::spawn", "task::spawn", "spawn_blocking", "spawn_local", "thread::spawn", "JoinSet"];
    only(&["src/tasks.rs", "src/playground/server.rs"], &spawners);
}

#[test]
fn only_the_command_line_prints() {
    // The matcher's test shows its table.
    only(
        &["src/cli.rs", "src/cli/", "src/faq/ask/tests/"],
        &["println!", "print!(", "eprint!(", "io::stdout", "io::stderr", "dbg!"],
    );
}

#[test]
fn only_stores_speak_sql() {
    let places: Vec<String> =
        sources().into_iter().map(|source| source.path).filter(|path| path.ends_with("/store.rs")).collect();
    let mut places: Vec<&str> = places.iter().map(String::as_str).collect();
    places.extend(["src/cases/store/", "src/db.rs", "src/person.rs", "src/writer.rs", "src/writer/bulk.rs"]);
    only(&places, &["sqlx::query", "QueryBuilder"]);
}

#[test]
fn only_the_clock_knows_the_time() {
    let clocks = ["src/clock.rs", "src/playground/house.rs"];
    only(&clocks, &["SystemTime", "Timestamp::now", "Zoned::now"]);
}

#[test]
fn what_decides_is_pure() {
    let pure = [
        "src/amounts.rs",
        "src/announcements/act.rs",
        "src/announcements/check.rs",
        "src/announcements/content.rs",
        "src/announcements/plan.rs",
        "src/announcements/press.rs",
        "src/button.rs",
        "src/dialogue.rs",
        "src/turn.rs",
        "src/faq/answer.rs",
        "src/faq/crisis.rs",
        "src/faq/keep/check.rs",
        "src/faq/keep/ground.rs",
        "src/faq/keep/mask.rs",
        "src/faq/keep/press.rs",
        "src/script.rs",
        "src/script/",
        "src/faq/matching.rs",
        "src/faq/topics.rs",
        "src/outbox/message.rs",
        "src/outbox/post.rs",
        "src/picture/",
        "src/picture.rs",
        "src/outbox/split.rs",
        "src/screening/answers.rs",
        "src/screening/condition.rs",
        "src/screening/judge.rs",
        "src/screening/judge/",
        "src/screening/map.rs",
        "src/screening/numbers.rs",
        "src/screening/persona.rs",
        "src/screening/questions.rs",
        "src/screening/order.rs",
        "src/screening/result.rs",
        "src/screening/result/",
        "src/screening/rules.rs",
        "src/screening/rules/",
        "src/screening/space.rs",
        "src/screening/step.rs",
        "src/text.rs",
        "src/text/",
        "src/screening/summary.rs",
        "src/screening/visit.rs",
        "src/screening/why.rs",
        "src/playground/api/",
        "src/playground/entities.rs",
        "src/playground/judge.rs",
        "src/playground/judge/",
        "src/playground/people.rs",
        "src/playground/people/",
        "src/playground/render.rs",
        "src/playground/world.rs",
    ];
    none(&pure, &["async fn", "async move", ".await", "teloxide", "sqlx::query", "tokio", "Clock", "Instant", "app::App"]);
}

#[test]
fn every_file_has_fewer_than_500_lines() {
    let long: Vec<(String, usize)> = lengths().into_iter().filter(|(_, lines)| *lines >= 500).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn no_folder_has_a_mod_rs() {
    assert!(lengths().iter().all(|(path, _)| !path.ends_with("/mod.rs")));
}

#[test]
fn every_kind_of_update_that_is_routed_is_asked_for() {
    let code = read("src/incoming.rs") + &read("src/route/trigger.rs");
    let mut routed: Vec<String> = code
        .split("UpdateKind::")
        .skip(1)
        .map(|rest| snake(&rest.chars().take_while(|letter| letter.is_alphanumeric()).collect::<String>()))
        .collect();
    // What the library could not read at all is of no kind.
    routed.retain(|kind| kind != "error");
    routed.sort_unstable();
    routed.dedup();
    let mut asked: Vec<&str> = qoldau::inbox::ALLOWED_UPDATES.to_vec();
    asked.sort_unstable();
    assert_eq!(routed, asked);
}

#[test]
fn every_handler_gets_what_it_asks_for() {
    qoldau::route::check_wiring();
}

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
