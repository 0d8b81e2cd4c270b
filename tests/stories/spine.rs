//! The spine: what was told is kept over restarts, what failed is set aside and replayed, and the door is shut to strangers.

use qoldau::{
    app::Bot,
    config::Config,
    db,
    inbox::store,
    playground::faults::Faults,
    route::door::{self, Caller},
};
use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn what_was_written_while_the_bot_slept_is_answered() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    world.sleep().await;
    let id = world.id("Руслан");
    for text in ["как получить статус кандаса", "/help"] {
        world.act(json!({ "do": "send", "as": id, "chat": id, "text": text }));
    }
    world.forget_story();
    world.wake().await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    world.end().await;
}

#[tokio::test]
async fn the_same_updates_again_are_not_answered_twice() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    let before = world.chat("Руслан").messages.len();
    let app = world.app();
    let update = json!({
        "update_id": 77, "message": {
            "message_id": 900, "date": 1, "text": "/help", "from": { "id": world.id("Руслан"), "is_bot": false, "first_name": "Руслан" },
            "chat": { "id": world.id("Руслан"), "type": "private", "first_name": "Руслан" },
        },
    });
    for _ in 0..3 {
        let Some(Caller::Comes(arrival)) = door::arrival(&app, &update.to_string()).await.unwrap() else {
            panic!("it is kept")
        };
        app.writer.arrive(vec![arrival]).await.unwrap();
    }
    drop(app);
    world.wait().await;
    assert_eq!(world.chat("Руслан").messages.len(), before + 1);
    world.end().await;
}

#[tokio::test]
async fn a_stop_finishes_what_is_in_hand_and_leaves_the_rest_in_the_tables() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.faults(Faults { slow_ms: 150, ..Faults::default() });
    let id = world.id("Руслан");
    for _ in 0..6 {
        world.act(json!({ "do": "send", "as": id, "chat": id, "text": "/help" }));
    }
    world.sleep().await;
    let now = world.count("SELECT count(*) FROM outbox WHERE state = 'claimed'").await;
    assert_eq!(now, 0, "a call in hand was not finished");
    world.faults(Faults::default());
    world.wake().await;
    let answers = world.chat("Руслан").messages.into_iter().filter(|message| message.text.contains("Что умеет бот")).count();
    assert_eq!(answers, 6);
    assert_eq!(world.count("SELECT count(*) FROM outbox WHERE uncertain > 0").await, 0);
    world.end().await;
}

#[tokio::test]
async fn a_failed_update_is_set_aside_apologised_for_and_replayed() {
    for (language, name) in [("Қазақша", "kk"), ("Русский", "ru")] {
        let mut world = World::furnished().await;
        world.known("Айгүл", language).await;
        world.execute("ALTER TABLE cases RENAME TO elsewhere").await;
        world.says("Айгүл", "/ask").await;
        world.until_reads("Гүлнәр", "qoldau failed").await;
        world.says("Айгүл", "/menu").await;
        let story = world.story(&["Айгүл", "Гүлнәр"]);
        let row = world.count("SELECT id FROM inbox WHERE state = 'failed'").await;
        let aside = story.replace(&format!(" {row}."), " (row).");
        assert_eq!(world.count("SELECT attempts FROM inbox WHERE state = 'failed'").await, 3);
        world.forget_story();
        world.execute("ALTER TABLE elsewhere RENAME TO cases").await;
        world.sleep().await;
        let config = Config::read(&|name| world.setting(name)).unwrap();
        let (_, mut writer) = db::open(&config.database_url, config.synchronous).await.unwrap();
        let listed = store::set_aside(&mut writer).await.unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!((listed[0].kind.as_str(), listed[0].class.starts_with("database")), ("update", true));
        assert_eq!(store::replay(&mut writer, Some(listed[0].id)).await.unwrap(), 1);
        drop(writer);
        world.wake().await;
        insta::assert_snapshot!(format!("aside_{name}"), format!("{aside}\n\n(replayed)\n{}", world.story(&["Айгүл"])));
        world.end().await;
    }
}

#[tokio::test]
async fn a_failed_press_is_answered_and_does_not_spin() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.execute("ALTER TABLE cases RENAME TO elsewhere").await;
    world.presses("Руслан", "Спросить").await;
    world.until_reads("Руслан", "Номер ошибки").await;
    world.execute("ALTER TABLE elsewhere RENAME TO cases").await;
    world.execute("UPDATE inbox SET state = 'done', payload = NULL WHERE state = 'failed'").await;
    world.end().await;
}

#[tokio::test]
async fn one_who_fails_does_not_stop_the_others() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.known("Айгүл", "Қазақша").await;
    world.execute("ALTER TABLE cases RENAME TO elsewhere").await;
    let (one, other) = (world.id("Руслан"), world.id("Айгүл"));
    world.act(json!({ "do": "send", "as": one, "chat": one, "text": "/ask" }));
    world.act(json!({ "do": "send", "as": other, "chat": other, "text": "/help" }));
    world.wait().await;
    assert!(world.reads("Айгүл", "Бот не істей алады"));
    world.until_reads("Руслан", "Номер ошибки").await;
    world.execute("ALTER TABLE elsewhere RENAME TO cases").await;
    world.execute("UPDATE inbox SET state = 'done', payload = NULL WHERE state = 'failed'").await;
    world.end().await;
}

#[tokio::test]
async fn the_database_belongs_to_one_bot() {
    let mut world = World::new().await;
    world.sleep().await;
    let other = |name: &str| if name == "TELOXIDE_TOKEN" { Some("6000000002:other".to_owned()) } else { world.setting(name) };
    let config = Config::read(&|name| other(name)).unwrap();
    let refusal = Bot::build(config, world.clock.clone()).await.err().unwrap();
    assert_eq!(
        refusal.to_string(),
        "this database belongs to the bot 5000000001, and TELOXIDE_TOKEN is of the bot 6000000002; use its own DATABASE_URL for each bot"
    );
    world.wake().await;
    world.end().await;
}

#[tokio::test]
async fn a_wrong_token_ends_the_bot_with_a_clear_line() {
    let world = World::asleep(&[("TELOXIDE_TOKEN", "5000000001:marzipan")]).await;
    let config = Config::read(&|name| world.setting(name)).unwrap();
    let bot = Bot::build(config, world.clock.clone()).await.unwrap();
    let end = bot.run(std::future::pending()).await.err().unwrap();
    assert!(end.to_string().contains("TELOXIDE_TOKEN: Telegram does not know this token"), "{end}");
    assert!(!format!("{end:#} {end:?}").contains("marzipan"), "the token is shown");
}

#[tokio::test]
async fn a_second_poller_ends_the_first_with_a_clear_line() {
    let world = World::asleep(&[]).await;
    let config = Config::read(&|name| world.setting(name)).unwrap();
    let bot = Bot::build(config, world.clock.clone()).await.unwrap();
    let url = format!("{}/bot{}/getUpdates", world.playground.api_url(), world.playground.token());
    let other = async {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        loop {
            // It polls as soon as the bot does.
            if world.playground.calls().iter().any(|call| call.method == "getUpdates") {
                let _ = client.post(&url).json(&json!({ "timeout": 1 })).send().await;
                std::future::pending::<()>().await;
            }
            tokio::task::yield_now().await;
        }
    };
    let end = tokio::select! {
        end = bot.run(std::future::pending()) => end,
        () = other => unreachable!("it never ends"),
    };
    assert!(end.err().unwrap().to_string().contains("another program polls with this token (409)"));
}

#[tokio::test]
async fn the_webhook_takes_only_who_knows_the_secret() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (url, listen) = (format!("http://127.0.0.1:{port}/hook"), format!("127.0.0.1:{port}"));
    let mut world =
        World::with(&[("WEBHOOK_URL", &url), ("WEBHOOK_LISTEN", &listen), ("WEBHOOK_SECRET", "right_secret")]).await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    assert!(world.reads("Руслан", "Что Вам нужно"), "Telegram's own calls are taken");
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let id = world.id("Руслан");
    let update = |text: &str, number: i64| {
        json!({ "update_id": number, "message": {
            "message_id": number, "date": 1, "text": text, "from": { "id": id, "is_bot": false, "first_name": "Руслан" },
            "chat": { "id": id, "type": "private", "first_name": "Руслан" },
        } })
    };
    let before = world.count("SELECT count(*) FROM inbox").await;
    for secret in [None, Some(""), Some("wrong"), Some("right_secre"), Some("right_secret_")] {
        let mut request = client.post(&url).json(&update("/help", 1));
        if let Some(secret) = secret {
            request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        assert_eq!(request.send().await.unwrap().status(), 401, "{secret:?}");
    }
    assert_eq!(world.count("SELECT count(*) FROM inbox").await, before);
    let messages = world.chat("Руслан").messages.len();
    for body in [update("/help", 2).to_string(), update("/help", 2).to_string(), "{}".into(), "no json".into()] {
        let request = client.post(&url).header("X-Telegram-Bot-Api-Secret-Token", "right_secret").body(body);
        assert_eq!(request.send().await.unwrap().status(), 200);
    }
    world.wait().await;
    assert_eq!(world.chat("Руслан").messages.len(), messages + 1, "a repeat is answered once");
    assert_eq!(client.get(&url).send().await.unwrap().status(), 405);
    world.end().await;
}

#[tokio::test]
async fn without_a_secret_the_webhook_does_not_start() {
    let world = World::asleep(&[("WEBHOOK_URL", "https://example.org/hook")]).await;
    let problem = Config::read(&|name| world.setting(name)).err().unwrap();
    assert!(problem.to_string().starts_with("WEBHOOK_SECRET: is missing"), "{problem}");
}

#[tokio::test]
async fn updates_of_no_kind_that_the_bot_knows_are_taken_and_done() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    let id = world.id("Руслан");
    let user = json!({ "id": id, "is_bot": false, "first_name": "Руслан" });
    for update in [
        json!({ "update_of_tomorrow": { "from": user, "words": "x" } }),
        json!({ "message": { "nonsense": true } }),
        json!({ "inline_query": { "id": "1", "from": user, "query": "статус", "offset": "" } }),
        json!({ "poll_answer": { "poll_id": "1", "user": user, "option_ids": [0] } }),
    ] {
        world.act(json!({ "do": "raw_update", "update": update }));
    }
    world.wait().await;
    world.says("Руслан", "/help").await;
    assert!(world.reads("Руслан", "Что умеет бот"));
    world.end().await;
}

#[tokio::test]
async fn the_daily_work_goes_on_after_it_was_set_aside() {
    let world = World::furnished().await;
    until_daily(&world).await;
    world.execute("UPDATE inbox SET state = 'done', payload = NULL WHERE kind = 'daily'").await;
    world.clock.advance(std::time::Duration::from_secs(7 * 60 * 60));
    until_daily(&world).await;
    world.end().await;
}

#[tokio::test]
async fn a_database_without_a_folder_is_a_wrong_setting() {
    let mut world = World::new().await;
    world.sleep().await;
    let nowhere = |name: &str| match name {
        "DATABASE_URL" => Some("sqlite:///no/such/folder/qoldau.db".to_owned()),
        name => world.setting(name),
    };
    let config = Config::read(&|name| nowhere(name)).unwrap();
    let refusal = Bot::build(config, world.clock.clone()).await.err().unwrap();
    assert_eq!(refusal.downcast_ref::<qoldau::config::Invalid>().unwrap().name, "DATABASE_URL");
    world.wake().await;
    world.end().await;
}

/// Waits until the daily work has its time.
async fn until_daily(world: &World) {
    for _ in 0..300 {
        if world.count("SELECT count(*) FROM inbox WHERE state = 'pending' AND kind = 'daily'").await == 1 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("nobody looks after the daily work");
}
