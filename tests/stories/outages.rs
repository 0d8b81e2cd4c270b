//! Telegram in trouble: too busy, failing, cut off before or after the work, groups that move, topics that are gone or closed.

use qoldau::{playground::faults::Faults, texts, turn::Outcome, writer::Turn};
use serde_json::json;

use crate::world::World;

/// A case at the lawyer's desk with one message in it; the journal is empty.
async fn opened() -> World {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    world.says("Руслан", "Первый вопрос").await;
    world.forget_story();
    world
}

/// How many messages in a place hold these words.
fn times(world: &World, place: &str, words: &str) -> usize {
    world.chat(place).messages.into_iter().filter(|message| !message.deleted && message.text.contains(words)).count()
}

#[tokio::test]
async fn too_many_requests_are_waited_out_in_order() {
    let mut world = opened().await;
    world.faults(Faults { next_429: 3, retry_after: 1, ..Faults::default() });
    let id = world.id("Руслан");
    for turn in 0..4 {
        world.act(json!({ "do": "send", "as": id, "chat": id, "text": format!("слово номер {turn}") }));
    }
    world.wait().await;
    let (_, thread) = world.place("lawyers/1");
    let copies: Vec<String> =
        world.chat("lawyers").messages.into_iter().filter(|m| m.thread == thread && m.copied).map(|m| m.text).collect();
    assert_eq!(copies, ["Первый вопрос", "слово номер 0", "слово номер 1", "слово номер 2", "слово номер 3"]);
    world.end().await;
}

#[tokio::test]
async fn a_failing_server_is_asked_again() {
    let mut world = opened().await;
    world.faults(Faults { next_5xx: 1, methods: vec!["copyMessage".into()], ..Faults::default() });
    world.says("Руслан", "Второй вопрос").await;
    assert_eq!(times(&world, "lawyers", "Второй вопрос"), 1);
    assert!(world.reads("Руслан", "Передано по №1"));
    world.end().await;
}

#[tokio::test]
async fn a_connection_cut_before_the_work_loses_nothing() {
    let mut world = opened().await;
    world.faults(Faults { drop_before: 1, ..Faults::default() });
    world.says("Руслан", "Второй вопрос").await;
    assert_eq!(times(&world, "lawyers", "Второй вопрос"), 1);
    world.end().await;
}

#[tokio::test]
async fn a_connection_cut_after_the_work_says_it_rather_twice_than_never() {
    let mut world = opened().await;
    world.faults(Faults { drop_after: 1, methods: vec!["copyMessage".into()], ..Faults::default() });
    world.says("Руслан", "Второй вопрос").await;
    assert!((1..=2).contains(&times(&world, "lawyers", "Второй вопрос")));
    assert_eq!(world.count("SELECT count(*) FROM outbox WHERE uncertain > 0").await, 1, "it is counted as uncertain");
    world.end().await;
}

#[tokio::test]
async fn a_connection_cut_while_a_topic_is_made_leaves_one_case() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    world.faults(Faults { drop_after: 1, methods: vec!["createForumTopic".into()], ..Faults::default() });
    world.says("Руслан", "Первый вопрос").await;
    assert_eq!(times(&world, "lawyers", "Первый вопрос"), 1);
    world.staff_replies("Ерлан", "lawyers/1", "Слышу вас").await;
    assert!(world.reads("Руслан", "Слышу вас"));
    world.end().await;
}

#[tokio::test]
async fn polling_survives_a_failing_server() {
    let mut world = World::new().await;
    world.person("Руслан");
    let faults = Faults { next_5xx: 1, drop_before: 1, methods: vec!["getUpdates".into()], ..Faults::default() };
    world.faults(faults);
    world.arrives("Руслан", "Русский").await;
    assert_eq!(times(&world, "Руслан", "Что Вам нужно"), 1);
    world.end().await;
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_goes_on() {
    let mut world = World::furnished().await;
    let (head, operator) = (world.id("Гүлнәр"), world.id("Динара"));
    let chat = world.act(json!({ "do": "group", "as": head, "title": "группа", "members": [operator] })).chat.unwrap();
    world.act(json!({ "do": "add_bot", "as": head, "chat": chat }));
    world.act(json!({ "do": "promote_bot", "as": head, "chat": chat, "rights": ["can_pin_messages"] }));
    world.call("группа", chat);
    world.writes("Гүлнәр", "группа", "/desk operator").await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Оператор").await;
    world.says("Руслан", "Первый вопрос").await;
    let moved =
        world.does("the group becomes a supergroup".into(), json!({ "do": "migrate", "chat": chat })).await.chat.unwrap();
    world.call("супергруппа", moved);
    world.says("Руслан", "Второй вопрос").await;
    world.replies("Динара", "супергруппа", "Второй вопрос", "Вижу").await;
    insta::assert_snapshot!(world.story(&["Руслан", "группа", "супергруппа"]));
    world.end().await;
}

#[tokio::test]
async fn a_group_that_moved_while_the_bot_slept_is_found() {
    let mut world = World::furnished().await;
    let (head, operator) = (world.id("Гүлнәр"), world.id("Динара"));
    let chat = world.act(json!({ "do": "group", "as": head, "title": "группа", "members": [operator] })).chat.unwrap();
    world.act(json!({ "do": "add_bot", "as": head, "chat": chat }));
    world.act(json!({ "do": "promote_bot", "as": head, "chat": chat, "rights": ["can_pin_messages"] }));
    world.call("группа", chat);
    world.writes("Гүлнәр", "группа", "/desk operator").await;
    world.known("Руслан", "Русский").await;
    world.sleep().await;
    let moved = world.act(json!({ "do": "migrate", "chat": chat })).chat.unwrap();
    world.call("супергруппа", moved);
    world.wake().await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Оператор").await;
    world.says("Руслан", "Первый вопрос").await;
    world.replies("Динара", "супергруппа", "Первый вопрос", "Вижу").await;
    assert!(world.reads("Руслан", "Вижу"));
    world.end().await;
}

#[tokio::test]
async fn a_deleted_topic_is_made_anew() {
    let mut world = opened().await;
    let (chat, thread) = world.place("lawyers/1");
    let head = world.id("Гүлнәр");
    world
        .does("the topic is deleted".into(), json!({ "do": "delete_topic", "as": head, "chat": chat, "thread": thread }))
        .await;
    world.says("Руслан", "Второй вопрос").await;
    world.staff_replies("Ерлан", "lawyers/1", "Теперь вижу").await;
    insta::assert_snapshot!(world.story(&["Руслан", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn a_closed_topic_is_no_obstacle() {
    let mut world = opened().await;
    let (chat, thread) = world.place("lawyers/1");
    let head = world.id("Гүлнәр");
    world.does("the topic is closed".into(), json!({ "do": "close_topic", "as": head, "chat": chat, "thread": thread })).await;
    world.says("Руслан", "Второй вопрос").await;
    insta::assert_snapshot!(world.story(&["Руслан", "lawyers"]));
    assert_eq!(times(&world, "lawyers", "Второй вопрос"), 1);
    world.end().await;
}

#[tokio::test]
async fn without_the_right_to_topics_the_case_reaches_the_general_topic() {
    let mut world = World::furnished().await;
    let (head, chat) = (world.id("Гүлнәр"), world.id("lawyers"));
    world.act(json!({ "do": "promote_bot", "as": head, "chat": chat, "rights": ["can_delete_messages"] }));
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    world.says("Руслан", "Первый вопрос").await;
    world.replies("Ерлан", "lawyers", "Первый вопрос", "Вижу").await;
    insta::assert_snapshot!(world.story(&["Руслан", "lawyers", "Гүлнәр"]));
    assert!(world.reads("Руслан", "Вижу"));
    world.end().await;
}

#[tokio::test]
async fn a_message_deleted_before_it_went_is_said_to_be_gone() {
    let mut world = opened().await;
    let (id, lawyer, (chat, thread)) = (world.id("Руслан"), world.id("Ерлан"), world.place("lawyers/1"));
    world.sleep().await;
    let message = world.act(json!({ "do": "send", "as": id, "chat": id, "text": "Лишнее слово" })).message_id.unwrap();
    world.act(json!({ "do": "delete", "as": id, "chat": id, "message": message }));
    world.wake().await;
    world.sleep().await;
    let send = json!({ "do": "send", "as": lawyer, "chat": chat, "thread": thread, "text": "Лишний ответ" });
    let message = world.act(send).message_id.unwrap();
    world.act(json!({ "do": "delete", "as": lawyer, "chat": chat, "message": message }));
    world.wake().await;
    insta::assert_snapshot!(world.story(&["Руслан", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn a_message_that_cannot_be_copied_is_said_to_the_sender() {
    let mut world = opened().await;
    let id = world.id("Руслан");
    let invoice = json!({ "invoice": { "title": "x", "description": "x", "start_parameter": "x", "currency": "KZT", "total_amount": 1 } });
    world
        .does("Руслан sends an invoice".into(), json!({ "do": "raw_message", "as": id, "chat": id, "message": invoice }))
        .await;
    insta::assert_snapshot!(world.story(&["Руслан", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn an_album_of_which_a_part_is_missing_is_not_said_to_have_arrived() {
    let mut world = opened().await;
    let id = world.id("Руслан");
    world.sleep().await;
    let message = world.act(json!({ "do": "album", "as": id, "chat": id, "count": 3 })).message_id.unwrap();
    world.act(json!({ "do": "delete", "as": id, "chat": id, "message": message }));
    world.wake().await;
    world.until_reads("Руслан", "Часть альбома не дошла").await;
    assert!(!world.reads("Руслан", "Передано по №1"));
    world.end().await;
}

#[tokio::test]
async fn a_long_text_goes_on_from_the_piece_that_was_refused() {
    let mut world = opened().await;
    let (id, app) = (world.id("Руслан"), world.app());
    let long: String = (0..1_500).map(|number| format!("строка{number} ")).collect();
    world.faults(Faults { slow_ms: 300, methods: vec!["sendMessage".into()], ..Faults::default() });
    let outcome = Outcome::nothing().say(id, vec![texts::cases_hours_daily(long)]);
    app.writer.turn(Turn { item: None, person: None, outcome }).await.unwrap();
    drop(app);
    world.until_reads("Руслан", "строка1 ").await;
    world.faults(Faults { next_429: 1, retry_after: 1, methods: vec!["sendMessage".into()], ..Faults::default() });
    world.until_reads("Руслан", "строка1499").await;
    world.wait().await;
    for piece in ["строка1 ", "строка700 ", "строка1499"] {
        assert_eq!(times(&world, "Руслан", piece), 1, "{piece}");
    }
    world.end().await;
}
