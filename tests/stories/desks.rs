//! Desks: binding a chat, what is missing there, plain groups and private chats, a desk without a chat, and the psychologist's
//! privacy.

use std::time::Duration;

use qoldau::playground::state::Msg;
use serde_json::json;

use crate::world::World;

/// A group of the head's with the bot in it.
fn group(world: &mut World, name: &str, forum: bool, members: &[&str], rights: Option<&[&str]>) -> i64 {
    let (head, members) = (world.id("Гүлнәр"), members.iter().map(|name| world.id(name)).collect::<Vec<_>>());
    let act = json!({ "do": "group", "as": head, "title": name, "forum": forum, "members": members });
    let chat = world.act(act).chat.unwrap();
    world.act(json!({ "do": "add_bot", "as": head, "chat": chat }));
    if let Some(rights) = rights {
        world.act(json!({ "do": "promote_bot", "as": head, "chat": chat, "rights": rights }));
    }
    world.call(name, chat);
    chat
}

async fn asks(world: &mut World, who: &str, desk: &str, words: &str) {
    world.says(who, "/ask").await;
    world.presses(who, desk).await;
    world.says(who, words).await;
}

#[tokio::test]
async fn a_group_without_rights_is_told_what_is_missing() {
    let mut world = World::furnished().await;
    let chat = group(&mut world, "новые", true, &["Ерлан"], None);
    world.wait().await;
    world.forget_story();
    world.writes("Гүлнәр", "новые", "/desk lawyer").await;
    let head = world.id("Гүлнәр");
    for rights in [&["can_delete_messages"][..], &["can_manage_topics"], &["can_pin_messages"]] {
        world.act(json!({ "do": "promote_bot", "as": head, "chat": chat, "rights": rights }));
        world.writes("Гүлнәр", "новые", "/desk lawyer").await;
    }
    world.writes("Гүлнәр", "новые", "/desk").await;
    world.writes("Гүлнәр", "новые", "/desk cook").await;
    world.writes("Ерлан", "новые", "/desk lawyer").await;
    world.act(json!({ "do": "promote_bot", "as": head, "chat": chat, "rights": ["can_manage_topics", "can_pin_messages"] }));
    world.writes("Гүлнәр", "новые", "/desk lawyer").await;
    insta::assert_snapshot!(world.story(&["новые"]));
    world.end().await;
}

#[tokio::test]
async fn in_a_plain_group_staff_answer_by_replying() {
    let mut world = World::furnished().await;
    group(&mut world, "группа", false, &["Динара"], Some(&["can_delete_messages"]));
    world.writes("Гүлнәр", "группа", "/desk operator").await;
    world.known("Руслан", "Русский").await;
    asks(&mut world, "Руслан", "Оператор", "Где взять справку").await;
    world.writes("Динара", "группа", "Это мы болтаем между собой").await;
    world.replies("Динара", "группа", "Где взять справку", "В ЦОНе").await;
    world.says("Руслан", "А в каком?").await;
    world.replies("Динара", "группа", "А в каком", "В любом").await;
    world.presses_in("Динара", "группа", "Қайтару").await;
    world.replies("Динара", "группа", "А в каком", "/take").await;
    world.replies("Динара", "группа", "А в каком", "/close").await;
    world.writes("Динара", "группа", "/close").await;
    insta::assert_snapshot!(world.story(&["Руслан", "группа"]));
    assert!(!world.reads("Руслан", "болтаем"));
    world.end().await;
}

#[tokio::test]
async fn in_a_private_desk_staff_answer_by_replying() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    asks(&mut world, "Айгүл", "Психолог", "Ұйықтай алмай жүрмін").await;
    world.replies("Сәуле", "Сәуле", "Ұйықтай", "Қашаннан бері?").await;
    world.says("Айгүл", "Бір айдан бері").await;
    world.says("Сәуле", "Бұл ешкімге бармайды").await;
    world.presses("Сәуле", "✔️").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Сәуле"]));
    assert!(!world.reads("Айгүл", "ешкімге бармайды"));
    world.end().await;
}

#[tokio::test]
async fn without_a_chat_the_case_waits_and_everything_arrives_later() {
    let mut world = World::furnished().await;
    world.execute("DELETE FROM desks WHERE desk = 'lawyer'").await;
    world.app().reload_staff().await;
    world.known("Айгүл", "Қазақша").await;
    world.known("Руслан", "Русский").await;
    asks(&mut world, "Руслан", "Юрист", "Земля и дом").await;
    world.says("Руслан", "И ещё участок").await;
    world.sends("Руслан", "photo").await;
    world.passes(Duration::from_secs(4 * 3600 + 60)).await;
    asks(&mut world, "Айгүл", "Заңгер", "Менің сұрағым").await;
    world.says("Гүлнәр", "/waiting").await;
    world.writes("Гүлнәр", "lawyers", "/desk lawyer").await;
    world.staff_replies("Ерлан", "lawyers/1", "Здравствуйте").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Руслан", "Гүлнәр", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn a_bot_that_is_thrown_out_tells_the_head_and_cases_move() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    asks(&mut world, "Руслан", "Юрист", "Земля и дом").await;
    world.forget_story();
    let (head, chat) = (world.id("Гүлнәр"), world.id("lawyers"));
    world.does("the head throws the bot out".into(), json!({ "do": "remove_bot", "as": head, "chat": chat })).await;
    world.says("Руслан", "Вы здесь?").await;
    group(&mut world, "новые", true, &["Ерлан"], Some(&["can_manage_topics", "can_pin_messages"]));
    world.writes("Гүлнәр", "новые", "/desk lawyer").await;
    world.staff_replies("Ерлан", "новые/1", "Здесь").await;
    insta::assert_snapshot!(world.story(&["Руслан", "Гүлнәр", "новые"]));
    world.end().await;
}

#[tokio::test]
async fn the_head_cannot_bind_the_psychologists_desk_nor_see_its_cases() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    asks(&mut world, "Айгүл", "Психолог", "Құпия сөзім бар").await;
    world.says("Гүлнәр", "/desk psychologist").await;
    world.writes("Гүлнәр", "lawyers", "/desk psychologist").await;
    world.says("Гүлнәр", "/waiting").await;
    let card = world.chat("Сәуле").messages.into_iter().rev().find(|message| message.text.contains("№1")).unwrap().id;
    world.presses_old("Гүлнәр", "Гүлнәр", card, "k:1").await;
    world.presses_old("Гүлнәр", "Гүлнәр", card, "x:1").await;
    world.passes(Duration::from_secs(4 * 3600 + 60)).await;
    world.passes(Duration::from_secs(4 * 3600 + 60)).await;
    insta::assert_snapshot!(world.story(&["Гүлнәр", "lawyers", "operators"]));
    for place in ["Гүлнәр", "lawyers", "operators", "Тимур", "Динара", "Ерлан"] {
        assert!(!world.reads(place, "Құпия") && !world.reads(place, "Айгүл"), "{place} reads the psychologist's case");
    }
    world.end().await;
}

#[tokio::test]
async fn a_new_member_suspends_the_psychologists_group() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    let (id, stranger) = (world.id("Сәуле"), world.person("Бекзат"));
    let chat = world.act(json!({ "do": "group", "as": id, "title": "жан", "forum": true })).chat.unwrap();
    world.call("жан", chat);
    world.act(json!({ "do": "add_bot", "as": id, "chat": chat }));
    world.act(json!({ "do": "promote_bot", "as": id, "chat": chat, "rights": ["can_manage_topics", "can_pin_messages"] }));
    world.writes("Сәуле", "жан", "/desk psychologist").await;
    asks(&mut world, "Айгүл", "Психолог", "Ұйықтай алмай жүрмін").await;
    world.does("Бекзат joins".into(), json!({ "do": "join", "as": stranger, "chat": chat })).await;
    world.says("Айгүл", "Бұны бөтен адам көрмеуі керек").await;
    assert!(!world.reads("жан", "бөтен адам"), "the stranger reads along");
    world.staff_replies("Сәуле", "жан/1", "Жауап").await;
    world.presses_in("Бекзат", "жан", "✅").await;
    world.presses_in("Сәуле", "жан", "✅").await;
    world.does("Бекзат leaves".into(), json!({ "do": "leave", "as": stranger, "chat": chat })).await;
    world.presses_in("Сәуле", "жан", "✅").await;
    assert!(world.reads("жан", "бөтен адам"), "what waited arrives");
    world.staff_replies("Сәуле", "жан/1", "Тыңдап тұрмын").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "жан", "Гүлнәр"]));
    world.end().await;
}

#[tokio::test]
async fn a_group_with_strangers_is_no_psychologists_desk() {
    let mut world = World::furnished().await;
    let (id, stranger) = (world.id("Сәуле"), world.person("Бекзат"));
    let chat =
        world.act(json!({ "do": "group", "as": id, "title": "жан", "forum": true, "members": [stranger] })).chat.unwrap();
    world.call("жан", chat);
    world.act(json!({ "do": "add_bot", "as": id, "chat": chat }));
    world.act(json!({ "do": "promote_bot", "as": id, "chat": chat, "rights": ["can_manage_topics", "can_pin_messages"] }));
    world.forget_story();
    world.writes("Сәуле", "жан", "/desk psychologist").await;
    world.writes("Бекзат", "жан", "/desk psychologist").await;
    insta::assert_snapshot!(world.story(&["жан"]));
    world.end().await;
}

#[tokio::test]
async fn the_crisis_alarm_reaches_the_desk_with_no_word_of_the_person() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    let (id, _) = world.place("Сәуле");
    let chat = world.act(json!({ "do": "group", "as": id, "title": "жан", "forum": true })).chat.unwrap();
    world.call("жан", chat);
    world.act(json!({ "do": "add_bot", "as": id, "chat": chat }));
    world.act(json!({ "do": "promote_bot", "as": id, "chat": chat, "rights": ["can_manage_topics", "can_pin_messages"] }));
    world.writes("Сәуле", "жан", "/desk psychologist").await;
    world.forget_story();
    world.says("Руслан", "не хочу больше жить, прощайте").await;
    assert!(!world.reads("жан", "прощайте") && !world.reads("жан", "Руслан"));
    world.presses("Руслан", "психолог").await;
    world.passes(Duration::from_secs(11 * 60)).await;
    insta::assert_snapshot!(world.story(&["Руслан", "жан", "Гүлнәр"]));
    world.end().await;
}

#[tokio::test]
async fn a_case_taken_and_given_back_is_brought_up_once() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    asks(&mut world, "Руслан", "Юрист", "Где взять справку").await;
    world.writes("Ерлан", "lawyers/1", "/take").await;
    world.writes("Ерлан", "lawyers/1", "/release").await;
    assert_eq!(world.count("SELECT count(*) FROM inbox WHERE state = 'pending' AND kind = 'case_waits'").await, 2);
    world.passes(std::time::Duration::from_secs(5 * 60 * 60)).await;
    assert_eq!(world.count("SELECT count(*) FROM inbox WHERE state = 'pending' AND kind = 'case_waits'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn after_a_desk_has_moved_forget_blanks_the_old_card_and_no_other() {
    let mut world = World::furnished().await;
    for _ in 0..8 {
        world.writes("Ерлан", "lawyers", "Сәлем").await;
    }
    world.known("Айгүл", "Русский").await;
    world.known("Руслан", "Русский").await;
    asks(&mut world, "Айгүл", "Юрист", "Земля и дом").await;
    let card = text_of(&world, "lawyers", |message| message.text.contains("№1 · ")).0;
    world.presses_in("Ерлан", "lawyers/1", "✔️").await;
    group(&mut world, "новые", true, &["Ерлан"], Some(&["can_manage_topics", "can_pin_messages"]));
    world.writes("Гүлнәр", "новые", "/desk lawyer").await;
    // Numbers begin anew in every group: the card of another case comes to stand under that of the closed one. Its topic is first.
    while world.chat("новые").messages.last().unwrap().id + 2 < card {
        world.writes("Ерлан", "новые", "Сәлем").await;
    }
    asks(&mut world, "Руслан", "Юрист", "Другой вопрос").await;
    assert_eq!(text_of(&world, "новые", |message| message.text.contains("№2 · ")).0, card);
    world.forget_story();
    world.says("Айгүл", "/forget").await;
    world.presses("Айгүл", "Да, стереть").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers", "новые"]));
    let others = text_of(&world, "новые", |message| message.id == card).1;
    assert!(others.contains("№2 · ") && others.contains("Руслан"), "{others}");
    let hers = text_of(&world, "lawyers", |message| message.id == card).1;
    assert!(hers.contains("№1 · ") && !hers.contains("Айгүл"), "{hers}");
    let named =
        world.playground.snapshot().chats.into_iter().flat_map(|chat| chat.topics).any(|topic| topic.name.contains("Айгүл"));
    assert!(!named, "her topic keeps her name");
    world.end().await;
}

/// The number and words of the first message of a chat that is wanted; what Telegram itself says there is none.
fn text_of(world: &World, place: &str, wanted: impl Fn(&Msg) -> bool) -> (i64, String) {
    let found = world.chat(place).messages.into_iter().find(|message| message.kind == "text" && wanted(message)).unwrap();
    (found.id, found.text)
}

#[tokio::test]
async fn a_card_in_a_group_without_the_bot_alarms_nobody() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Русский").await;
    asks(&mut world, "Айгүл", "Юрист", "Земля и дом").await;
    world.presses_in("Ерлан", "lawyers/1", "✔️").await;
    let (head, chat) = (world.id("Гүлнәр"), world.id("lawyers"));
    world.does("the head throws the bot out".into(), json!({ "do": "remove_bot", "as": head, "chat": chat })).await;
    world.forget_story();
    world.says("Айгүл", "/forget").await;
    world.presses("Айгүл", "Да, стереть").await;
    assert_eq!(world.story(&["Гүлнәр"]), "");
    assert_eq!(world.count("SELECT count(*) FROM cases WHERE person_id IS NULL").await, 1);
    world.end().await;
}

#[tokio::test]
async fn an_urgent_case_given_back_is_brought_up_within_ten_minutes() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "не хочу больше жить, прощайте").await;
    world.presses("Руслан", "психолог").await;
    world.presses("Сәуле", "✋").await;
    world.presses("Сәуле", "↩️").await;
    world.forget_story();
    world.passes(Duration::from_secs(11 * 60)).await;
    assert!(world.reads("Сәуле", "шұғыл өтінішін"), "nobody is reminded");
    // The next reminder of this chain is a day away when it is taken and given back once more.
    world.passes(Duration::from_secs(11 * 60)).await;
    world.passes(Duration::from_secs(11 * 60)).await;
    world.presses("Сәуле", "✋").await;
    world.presses("Сәуле", "↩️").await;
    let before = reminders(&world);
    world.passes(Duration::from_secs(11 * 60)).await;
    assert_eq!(reminders(&world), before + 1);
    world.passes(Duration::from_secs(25 * 60 * 60)).await;
    insta::assert_snapshot!(world.story(&["Сәуле", "Гүлнәр"]));
    assert_eq!(world.count("SELECT count(*) FROM inbox WHERE state = 'pending' AND kind = 'case_waits'").await, 1, "one chain");
    world.end().await;
}

fn reminders(world: &World) -> usize {
    world.chat("Сәуле").messages.iter().filter(|message| message.text.contains("шұғыл өтінішін")).count()
}

#[tokio::test]
async fn in_a_plain_group_talk_among_staff_stays_there() {
    let mut world = World::furnished().await;
    let chat = group(&mut world, "группа", false, &["Динара"], Some(&["can_delete_messages"]));
    world.writes("Гүлнәр", "группа", "/desk operator").await;
    world.known("Руслан", "Русский").await;
    asks(&mut world, "Руслан", "Оператор", "Где взять справку").await;
    world.replies("Динара", "группа", "Где взять справку", "В ЦОНе").await;
    world.forget_story();
    world.replies("Гүлнәр", "группа", "В ЦОНе", "Мне кажется, он лжёт, проверь").await;
    world.replies("Динара", "группа", "жіберілмеді", "Поняла").await;
    let (operator, answer) = (world.id("Динара"), world.message("группа", "В ЦОНе").id);
    let album = json!({ "do": "album", "as": operator, "chat": chat, "count": 3, "caption": "Для нас", "reply_to": answer });
    world.does("Динара answers «В ЦОНе» with an album".into(), album).await;
    world.presses_in("Динара", "группа", "Қайтару").await;
    world.passes(Duration::from_secs(4 * 3600 + 60)).await;
    world.replies("Гүлнәр", "группа", "⏰", "Кто возьмёт?").await;
    assert_eq!(world.count("SELECT count(*) FROM cases WHERE status = 'waiting'").await, 1, "talk takes no case");
    world.replies("Динара", "группа", "№1 · ", "Справку дают за три дня").await;
    let question = world.message("группа", "Где взять справку").id;
    let album = json!({ "do": "album", "as": operator, "chat": chat, "count": 2, "caption": "Образец", "reply_to": question });
    world.does("Динара answers «Где взять справку» with an album".into(), album).await;
    world.replies("Гүлнәр", "группа", "В ЦОНе", "/close").await;
    world.replies("Гүлнәр", "группа", "В ЦОНе", "Хорошо вышло").await;
    insta::assert_snapshot!(world.story(&["Руслан", "группа"]));
    for words in ["лжёт", "Поняла", "Для нас", "Кто возьмёт", "Хорошо"] {
        assert!(!world.reads("Руслан", words), "{words}");
    }
    assert!(world.reads("Руслан", "три дня") && world.reads("Руслан", "Образец"));
    world.end().await;
}

#[tokio::test]
async fn a_reply_to_the_cyrillic_reading_is_an_answer_to_the_person() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    asks(&mut world, "Айгүл", "Психолог", "Ata-anamnyñ qūjaty joq, ne isteimın?").await;
    world.forget_story();
    world.replies("Сәуле", "Сәуле", "🔤", "Ертең сөйлесейік").await;
    world.replies("Сәуле", "Сәуле", "Ертең сөйлесейік", "Бұны кімге жаздым?").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Сәуле"]));
    assert!(world.reads("Айгүл", "Ертең сөйлесейік") && !world.reads("Айгүл", "кімге жаздым"));
    world.end().await;
}
