//! Announcements on their way: to everybody in their own letters, through troubles, stops and starts; corrected and withdrawn.

use std::time::Duration;

use qoldau::{
    announcements::{By, Stage, content::Content, sending},
    outbox::post::Media,
    playground::{faults::Faults, state::Msg},
    turn::Outcome,
    writer::Turn,
};
use serde_json::json;

use crate::world::World;

/// The messages of announcement 1 in somebody's chat: those that name the way to stop it, or that hold `part`.
fn got(world: &World, who: &str, part: &str) -> Vec<Msg> {
    let holds = |message: &Msg| message.text.contains(part) || message.caption.contains(part);
    world.chat(who).messages.into_iter().filter(|message| message.from.bot && !message.deleted && holds(message)).collect()
}

/// A world with an announcement that Тимур, the editor, has written.
async fn written(settings: &[(&'static str, &str)], content: &Content) -> World {
    let world = World::furnished_with(settings).await;
    world.has_drafted(content).await;
    world
}

fn words() -> Content {
    Content {
        kk: Some("<b>Жиналыс</b> ертең".into()), ru: Some("<b>Собрание</b> завтра".into()), ..Content::default()
    }
}

fn editor(world: &World) -> By {
    By { id: Some(world.house.editor), name: "Тимур".into() }
}

async fn commit(world: &World, outcome: Outcome) {
    world.app().writer.turn(Turn { item: None, person: None, outcome }).await.unwrap();
}

/// Sends announcement `id`, and does not wait.
async fn begin(world: &World, id: i64) {
    let outcome = sending::begin(&world.app(), id, 1, Stage::Draft, editor(world), None).await.unwrap();
    commit(world, outcome).await;
}

async fn stage(world: &World) -> String {
    sqlx::query_scalar("SELECT state FROM announcements WHERE id = 1").fetch_one(&world.db).await.unwrap()
}

/// `state:reason` of a person's row, and its messages.
async fn row(world: &World, who: &str) -> (String, String) {
    sqlx::query_as(
        "SELECT state || coalesce(':' || reason, ''), coalesce(messages, '') FROM announcement_people
         WHERE announcement_id = 1 AND person_id = $1",
    )
    .bind(world.id(who))
    .fetch_one(&world.db)
    .await
    .unwrap()
}

/// The row of somebody who was left out at the last look.
fn held() -> (String, String) {
    ("sent".into(), String::new())
}

/// What the editor sees of how far it is.
fn progress(world: &World) -> String {
    got(world, "Тимур", "📣").pop().map(|message| message.text).unwrap_or_default()
}

/// People whom nobody drives by hand: in the box and in the table.
async fn crowd(world: &mut World, count: i64) -> i64 {
    let first = world.act(json!({ "do": "crowd", "count": count })).user.unwrap();
    sqlx::query(
        "INSERT INTO people (id, lang, state, first_seen_at, seen_at)
         WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT $2)
         SELECT $1 + i, iif(i % 2, 'ru', 'kk'), '\"idle\"', 0, unixepoch() FROM n",
    )
    .bind(first)
    .bind(count)
    .execute(&world.db)
    .await
    .unwrap();
    first
}

/// How many of the crowd have so many messages of the bot.
fn with_messages(world: &World, first: i64, count: i64, messages: usize) -> usize {
    let state = world.playground.snapshot();
    let own = |chat: i64| state.chats.iter().find(|view| view.id == chat).map_or(0, |view| view.messages.len());
    (first..first + count).filter(|person| own(*person) == messages).count()
}

#[tokio::test]
async fn everybody_reads_their_own_letters_and_the_editor_sees_it_arrive() {
    let mut world = written(&[], &words()).await;
    for (who, language) in [("Айгүл", "Қазақша"), ("Руслан", "Русский")] {
        world.known(who, language).await;
    }
    for (who, language) in [("Серік", "قازاق"), ("Ботагөз", "Qazaq"), ("Нұрлан", "Қазақша"), ("Олег", "Русский")]
    {
        world.person(who);
        world.arrives(who, language).await;
    }
    let (nurlan, oleg) = (world.id("Нұрлан"), world.id("Олег"));
    world.playground.act_json(json!({ "do": "deactivate", "as": oleg })).unwrap();
    world.does("Нұрлан blocks the bot".into(), json!({ "do": "block", "as": nurlan })).await;
    // The bot does not know of either yet.
    world.execute("UPDATE people SET blocked_at = NULL").await;
    world.app().people.forget_all();
    world.forget_story();
    begin(&world, 1).await;
    world.settle().await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Руслан", "Серік", "Ботагөз", "Тимур"]));
    assert_eq!(row(&world, "Айгүл").await.0, "sent");
    assert_eq!(row(&world, "Олег").await.0, "gone:gone");
    assert_eq!(row(&world, "Нұрлан").await.0, "blocked:blocked");
    assert!(progress(&world).contains("Ботты бұғаттаған: 1\nАккаунты жойылған: 1"), "{}", progress(&world));
    assert_eq!(
        world.count("SELECT count(*) FROM people WHERE blocked_at IS NOT NULL").await,
        2,
        "whoever cannot be reached is marked"
    );
    assert_eq!(stage(&world).await, "done");
    let log: Vec<String> = sqlx::query_scalar("SELECT what || ' ' || by_name FROM announcement_log ORDER BY id")
        .fetch_all(&world.db)
        .await
        .unwrap();
    assert_eq!(log, ["started Тимур", "finished "]);
    world.end().await;
}

#[tokio::test]
async fn troubles_on_the_way_lose_and_double_nothing() {
    let mut world = written(&[], &words()).await;
    let first = crowd(&mut world, 40).await;
    for faults in [
        Faults { next_429: 3, retry_after: 1, ..Faults::default() },
        Faults { drop_before: 3, ..Faults::default() },
        Faults { next_5xx: 2, ..Faults::default() },
    ] {
        let methods = vec!["sendMessage".into()];
        world.faults(Faults { methods, ..faults });
        let id = world.count("SELECT max(id) FROM announcements").await;
        begin(&world, id).await;
        world.settle().await;
        world.has_drafted(&words()).await;
    }
    assert_eq!(with_messages(&world, first, 40, 3), 40);
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state <> 'sent'").await, 0);
    world.end().await;
}

#[tokio::test]
async fn what_was_cut_after_the_work_is_sent_again_and_counted_as_uncertain() {
    let mut world = written(&[], &words()).await;
    let first = crowd(&mut world, 10).await;
    world.faults(Faults { drop_after: 2, methods: vec!["sendMessage".into()], ..Faults::default() });
    begin(&world, 1).await;
    world.settle().await;
    // The progress message may be one of the two.
    let twice = with_messages(&world, first, 10, 2);
    assert_eq!(with_messages(&world, first, 10, 1) + twice, 10);
    let uncertain = world.count("SELECT sum(uncertain) FROM announcement_people").await;
    assert!(uncertain >= i64::try_from(twice).unwrap());
    world.end().await;
}

#[tokio::test]
async fn who_has_one_part_of_it_gets_the_other_and_none_twice_when_it_is_paused() {
    let place = Media::Location { latitude_e6: 54_870_000, longitude_e6: 69_150_000 };
    let mut world = written(&[], &Content { media: place, ..words() }).await;
    let first = crowd(&mut world, 10).await;
    world.faults(Faults { next_429: 40, retry_after: 1, methods: vec!["sendMessage".into()], ..Faults::default() });
    begin(&world, 1).await;
    while world.count("SELECT count(*) FROM outbox WHERE kind = 'post' AND sent IS NOT NULL AND state = 'queued'").await == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let outcome = sending::pause(&world.app(), 1, editor(&world)).await.unwrap();
    commit(&world, outcome).await;
    world.faults(Faults::default());
    world.settle().await;
    let outcome = sending::resume(&world.app(), 1, editor(&world)).await.unwrap();
    commit(&world, outcome).await;
    world.settle().await;
    world.passes(Duration::from_secs(10)).await;
    assert_eq!(with_messages(&world, first, 10, 2), 10, "the place and the words, each once");
    world.end().await;
}

/// The editor presses a button as soon as it is there, and nobody waits.
async fn press(world: &mut World, label: &str) {
    let editor = world.house.editor;
    let holds = |message: &Msg| message.buttons.concat().iter().any(|key| key.text.contains(label));
    while !world.chat("Тимур").messages.iter().any(|message| !message.deleted && holds(message)) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    world.act(json!({ "do": "press_text", "as": editor, "chat": editor, "text": label }));
}

#[tokio::test]
async fn a_restart_goes_on_where_it_stopped() {
    let mut world = written(&[("SEND_PER_SECOND", "30")], &words()).await;
    let first = crowd(&mut world, 80).await;
    begin(&world, 1).await;
    for part in [10, 40] {
        while world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await < part {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        world.sleep().await;
        let open = world.count("SELECT count(*) FROM outbox WHERE state = 'claimed'").await;
        assert_eq!(open, 0, "an orderly stop finishes what is in hand");
        world.wake().await;
    }
    world.passes(Duration::from_secs(4)).await;
    assert_eq!(with_messages(&world, first, 80, 1), 80);
    assert_eq!(world.count("SELECT sum(uncertain) FROM announcement_people").await, 0);
    assert_eq!(stage(&world).await, "done");
    world.end().await;
}

#[tokio::test]
async fn paused_resumed_over_a_restart_and_cancelled() {
    let mut world = written(&[("SEND_PER_SECOND", "20")], &words()).await;
    let first = crowd(&mut world, 200).await;
    begin(&world, 1).await;
    let sent = "SELECT count(*) FROM announcement_people WHERE state = 'sent'";
    while world.count(sent).await < 10 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    press(&mut world, "Кідірту").await;
    world.settle().await;
    let before = world.count(sent).await;
    assert!((10..100).contains(&before), "{before}");
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'outbox'").await, 0);
    assert_eq!(stage(&world).await, "paused");
    world.passes(Duration::from_secs(10)).await;
    assert!(progress(&world).contains("кідіртілді"), "{}", progress(&world));

    world.sleep().await;
    world.wake().await;
    assert_eq!(world.count(sent).await, before, "a restart resumes nothing");
    press(&mut world, "Жалғастыру").await;
    while world.count(sent).await < before + 10 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    press(&mut world, "Тоқтату").await;
    press(&mut world, "мүлде тоқтату").await;
    world.settle().await;
    world.passes(Duration::from_secs(10)).await;
    let of_the_crowd = "SELECT count(*) FROM announcement_people JOIN staff USING (person_id) WHERE state = 'sent'";
    let staff = world.count(of_the_crowd).await;
    let reached = usize::try_from(world.count(sent).await - staff).unwrap();
    assert_eq!(stage(&world).await, "cancelled");
    assert_eq!((with_messages(&world, first, 200, 1), with_messages(&world, first, 200, 2)), (reached, 0));
    let total = world.count("SELECT count(*) FROM announcement_people").await;
    let out = "SELECT count(*) FROM announcement_people WHERE state = 'left_out' AND reason = 'cancelled'";
    assert_eq!(world.count(out).await, total - staff - i64::try_from(reached).unwrap());
    assert!(progress(&world).contains("тоқтатылды"), "{}", progress(&world));
    let told = format!("Тоқтатылды, жіберілмеді: {}", total - staff - i64::try_from(reached).unwrap());
    assert_eq!(got(&world, "Тимур", &told).len(), 1);
    let shown = got(&world, "Тимур", "📣").pop().unwrap().id;
    world.presses_old("Тимур", "Тимур", shown, "A:r:1").await;
    assert_eq!(world.toasts("Тимур").last().unwrap(), "Бұл енді мүмкін емес: хабарландырудың жағдайы өзгерген");
    world.end().await;
}

#[tokio::test]
async fn at_night_it_rests_and_whoever_leaves_meanwhile_gets_nothing() {
    let mut world = written(&[], &words()).await;
    for (who, language) in [("Айгүл", "Қазақша"), ("Руслан", "Русский")] {
        world.known(who, language).await;
    }
    for who in ["Серік", "Ботагөз", "Нұрлан"] {
        world.person(who);
        world.known(who, "Қазақша").await;
    }
    // 21:30.
    world.passes(Duration::from_secs(9 * 3600 + 1800)).await;
    world.forget_story();
    begin(&world, 1).await;
    world.settle().await;
    assert_eq!(got(&world, "Айгүл", "Жиналыс").len(), 0);
    assert!(progress(&world).contains("тыныш сағаттар, жалғасы 23.11.2026 09:00"), "{}", progress(&world));
    // One stops the announcements, one has everything erased, one opens an urgent case, one blocks the bot.
    let stops = "INSERT INTO news_choices (person_id, stopped_at, at) SELECT id, 1, 1 FROM people WHERE id = $1";
    sqlx::query(stops).bind(world.id("Руслан")).execute(&world.db).await.unwrap();
    world.says("Серік", "/forget").await;
    world.presses("Серік", "өшір").await;
    let urgent = "INSERT INTO cases (person_id, desk, status, urgent, name, lang, opened_at, active_at)
        VALUES ($1, 'psychologist', 'waiting', 1, 'Б', 'kk', 1, 1)";
    sqlx::query(urgent).bind(world.id("Ботагөз")).execute(&world.db).await.unwrap();
    world.execute("UPDATE announcements SET audience = '{\"not_urgent\":true}'").await;
    let nurlan = world.id("Нұрлан");
    world.does("Нұрлан blocks the bot".into(), json!({ "do": "block", "as": nurlan })).await;
    world.passes(Duration::from_secs(12 * 3600)).await;
    assert_eq!(got(&world, "Айгүл", "Жиналыс").len(), 1);
    for who in ["Руслан", "Серік", "Ботагөз", "Нұрлан"] {
        assert_eq!(got(&world, who, "Жиналыс").len() + got(&world, who, "Собрание").len(), 0, "{who}");
    }
    // In every number they stand among those who got it.
    assert_eq!((row(&world, "Руслан").await, row(&world, "Ботагөз").await), (held(), held()));
    assert_eq!(row(&world, "Нұрлан").await.0, "blocked:blocked");
    let erased = "SELECT count(*) FROM announcement_people WHERE person_id IS NULL AND held AND messages IS NULL";
    assert_eq!(world.count(erased).await, 1);
    assert_eq!(stage(&world).await, "done");
    world.end().await;
}

/// What stands in the newest file of somebody's chat.
async fn file_of(world: &World, who: &str) -> String {
    let file = world.last(who).file.unwrap();
    let api = world.playground.api_url();
    let api = api.trim_end_matches('/');
    let token = crate::world::TOKEN;
    let asked = reqwest::get(format!("{api}/bot{token}/getFile?file_id={}", file.id)).await.unwrap();
    let told: serde_json::Value = serde_json::from_str(&asked.text().await.unwrap()).unwrap();
    let path = told["result"]["file_path"].as_str().unwrap();
    reqwest::get(format!("{api}/file/bot{token}/{path}")).await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn whoever_could_not_be_reached_stands_in_the_numbers_with_the_reason() {
    let mut world = written(&[], &words()).await;
    for who in ["Нұрлан", "Олег"] {
        world.person(who);
        world.arrives(who, if who == "Олег" { "Русский" } else { "Қазақша" }).await;
    }
    let (nurlan, oleg) = (world.id("Нұрлан"), world.id("Олег"));
    world.playground.act_json(json!({ "do": "deactivate", "as": oleg })).unwrap();
    world.does("Нұрлан blocks the bot".into(), json!({ "do": "block", "as": nurlan })).await;
    world.execute("UPDATE people SET blocked_at = NULL").await;
    // Telegram knows nobody of this number.
    world
        .execute("INSERT INTO people (id, lang, state, first_seen_at, seen_at) VALUES (999999999, 'kk', '\"idle\"', 1, 1)")
        .await;
    world.app().people.forget_all();
    begin(&world, 1).await;
    world.settle().await;
    world.goes_out().await;
    world.presses("Тимур", "📊 Сандар").await;
    world.forget_story();
    world.presses("Тимур", "📊 Сандар").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.presses("Тимур", "📄").await;
    insta::assert_snapshot!(
        "the_file_of_numbers",
        file_of(&world, "Тимур").await.trim_start_matches('\u{feff}').replace('\r', "")
    );
    world.end().await;
}
