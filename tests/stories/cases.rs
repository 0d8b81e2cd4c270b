//! Cases: a person asks, staff answer from their own Telegram, and both see what arrived.

use std::time::Duration;

use serde_json::json;

use crate::world::World;

/// A case at the lawyer's desk with one message in it; the journal is empty.
async fn opened(language: &str) -> World {
    let mut world = World::furnished().await;
    world.known("Айгүл", language).await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "⚖️").await;
    world.says("Айгүл", "Бірінші сұрағым бар").await;
    world.forget_story();
    world
}

#[tokio::test]
async fn who_declines_keeps_answers_and_phone() {
    for (language, name, decline) in [("Қазақша", "kk", "Келіспеймін"), ("Русский", "ru", "Не согласен")]
    {
        let mut world = World::furnished_with(&[
            ("CENTRE_NAME_KK", "«Үміт» орталығы"),
            ("CENTRE_NAME_RU", "Центр «Умит»"),
            ("CENTRE_BIN", "000000000000"),
            ("CENTRE_PHONE", "+7 000 000 00 00"),
            ("CENTRE_ADDRESS_KK", "Петропавл"),
            ("CENTRE_ADDRESS_RU", "Петропавловск"),
        ])
        .await;
        world.arrives("Айгүл", language).await;
        world.says("Айгүл", "/ask").await;
        world.presses("Айгүл", "⚖️").await;
        world.presses("Айгүл", decline).await;
        world.presses("Айгүл", "📚").await;
        insta::assert_snapshot!(format!("declined_{name}"), world.story(&["Айгүл"]));
        assert_eq!(world.count("SELECT count(*) FROM cases").await, 0);
        assert_eq!(world.count("SELECT count(*) FROM consents WHERE given = 0 AND purpose = 'case'").await, 1);
        world.end().await;
    }
}

#[tokio::test]
async fn take_answer_close_and_write_again_in_kazakh() {
    let mut world = opened("Қазақша").await;
    take_answer_close(&mut world, "Тағы жазу").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn take_answer_close_and_write_again_in_russian() {
    let mut world = opened("Русский").await;
    take_answer_close(&mut world, "Написать ещё").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    world.end().await;
}

async fn take_answer_close(world: &mut World, again: &str) {
    world.writes("Ерлан", "lawyers/1", "/take").await;
    world.writes("Ерлан", "lawyers/1", "/take").await;
    world.staff_replies("Ерлан", "lawyers/1", "Жауабым осы").await;
    world.replies("Айгүл", "Айгүл", "Жауабым осы", "Рақмет сізге").await;
    world.writes("Ерлан", "lawyers/1", "/release").await;
    world.writes("Ерлан", "lawyers/1", "/release").await;
    world.presses_in("Ерлан", "lawyers/1", "✔️").await;
    // Only an administrator can still write into a closed topic.
    world.staff_replies("Гүлнәр", "lawyers/1", "Тағы бірдеңе").await;
    world.writes("Гүлнәр", "lawyers/1", "/close").await;
    world.presses("Айгүл", again).await;
    world.says("Айгүл", "Тағы бір сұрақ").await;
}

#[tokio::test]
async fn a_message_after_closing_opens_a_case_that_continues_it() {
    let mut world = opened("Русский").await;
    world.presses_in("Ерлан", "lawyers/1", "✔️").await;
    world.says("Айгүл", "Ещё один вопрос по тому же").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    assert_eq!(world.count("SELECT previous_id FROM cases WHERE id = 2").await, 1);
    world.end().await;
}

#[tokio::test]
async fn days_after_closing_words_are_a_question_again() {
    let mut world = opened("Русский").await;
    world.presses_in("Ерлан", "lawyers/1", "✔️").await;
    world.passes(Duration::from_secs(3 * 24 * 3600)).await;
    world.forget_story();
    world.says("Айгүл", "как получить статус кандаса").await;
    insta::assert_snapshot!(world.story(&["Айгүл"]));
    assert_eq!(world.count("SELECT count(*) FROM cases").await, 1);
    world.end().await;
}

#[tokio::test]
async fn the_person_closes_and_the_menu_works_meanwhile() {
    let mut world = opened("Русский").await;
    world.says("Айгүл", "/menu").await;
    world.presses("Айгүл", "Ответы").await;
    world.presses("Айгүл", "Квота").await;
    world.says("Айгүл", "Это слова для юриста").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "Написать по").await;
    world.presses("Айгүл", "Закрыть №1").await;
    world.says("Айгүл", "спасибо большое").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn two_cases_at_once_and_a_reply_chooses() {
    let mut world = opened("Русский").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "Оператор").await;
    world.says("Айгүл", "Вопрос оператору").await;
    world.staff_replies("Ерлан", "lawyers/1", "Я юрист").await;
    world.staff_replies("Динара", "operators/2", "Я оператор").await;
    world.replies("Айгүл", "Айгүл", "Я юрист", "Это юристу").await;
    world.replies("Айгүл", "Айгүл", "Я оператор", "Это оператору").await;
    world.presses("Айгүл", "Юрист · №1").await;
    world.says("Айгүл", "И это юристу").await;
    world.says("Айгүл", "/ask").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers", "operators"]));
    world.end().await;
}

#[tokio::test]
async fn a_reply_to_somebody_who_blocked_the_bot_says_so() {
    let mut world = opened("Қазақша").await;
    let id = world.id("Айгүл");
    world.does("Айгүл blocks the bot".into(), json!({ "do": "block", "as": id })).await;
    world.staff_replies("Ерлан", "lawyers/1", "Естіп тұрсыз ба?").await;
    world.presses_in("Ерлан", "lawyers/1", "✔️").await;
    world.does("Айгүл unblocks the bot".into(), json!({ "do": "unblock", "as": id })).await;
    world.starts("Айгүл").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn a_reply_to_a_deleted_account_says_so() {
    let mut world = opened("Қазақша").await;
    let id = world.id("Айгүл");
    world.does("Айгүл deletes her account".into(), json!({ "do": "deactivate", "as": id })).await;
    world.staff_replies("Ерлан", "lawyers/1", "Естіп тұрсыз ба?").await;
    insta::assert_snapshot!(world.story(&["lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn words_of_others_in_a_topic_do_not_go_out() {
    let mut world = opened("Русский").await;
    let stranger = world.person("Бекзат");
    let chat = world.id("lawyers");
    world.act(json!({ "do": "join", "as": stranger, "chat": chat }));
    world.writes("Бекзат", "lawyers/1", "Я просто мимо").await;
    world.presses_in("Бекзат", "lawyers/1", "✋").await;
    world.writes("Бекзат", "lawyers/1", "/take").await;
    world.writes("Гүлнәр", "lawyers/1", "Я руководитель, отвечу сама").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    assert!(!world.reads("Айгүл", "мимо"));
    world.end().await;
}

#[tokio::test]
async fn an_anonymous_administrator_is_told_how_to_be_seen() {
    let mut world = opened("Русский").await;
    let (head, (chat, thread)) = (world.id("Гүлнәр"), world.place("lawyers/1"));
    let write =
        json!({ "do": "send", "as": head, "chat": chat, "thread": thread, "text": "Ответ без имени", "anonymous": true });
    world.does("an anonymous administrator writes".into(), write).await;
    let command = json!({ "do": "send", "as": head, "chat": chat, "text": "/desk lawyer", "anonymous": true });
    world.does("an anonymous administrator sends /desk lawyer".into(), command).await;
    insta::assert_snapshot!(world.story(&["lawyers"]));
    assert!(!world.reads("Айгүл", "без имени"));
    world.end().await;
}

#[tokio::test]
async fn two_take_at_once_and_one_wins() {
    let mut world = opened("Русский").await;
    let second = world.person("Мәди");
    world.says("Гүлнәр", "/invite lawyer").await;
    let link = world.last("Гүлнәр").text;
    world.opens("Мәди", &link).await;
    world.presses("Мәди", "Русский").await;
    let chat = world.id("lawyers");
    world.act(json!({ "do": "join", "as": second, "chat": chat }));
    world.wait().await;
    world.forget_story();
    let message = world.chat("lawyers").messages.into_iter().find(|message| !message.buttons.is_empty()).unwrap().id;
    for by in [world.id("Ерлан"), second] {
        world.act(json!({ "do": "press", "as": by, "chat": chat, "message": message, "data": "k:1" }));
    }
    world.wait().await;
    let toasts = [world.toasts("Ерлан"), world.toasts("Мәди")].concat();
    assert_eq!(toasts.len(), 2, "{toasts:?}");
    assert_ne!(toasts[0], toasts[1]);
    assert_eq!(world.count("SELECT count(*) FROM cases WHERE status = 'taken'").await, 1);
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn a_case_nobody_takes_is_brought_up_again() {
    let mut world = opened("Русский").await;
    for hours in [4, 4, 24, 24] {
        world.passes(Duration::from_secs(hours * 3600 + 60)).await;
    }
    world.writes("Ерлан", "lawyers/1", "/take").await;
    world.passes(Duration::from_secs(48 * 3600)).await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers", "Гүлнәр"]));
    world.end().await;
}

#[tokio::test]
async fn a_released_case_is_brought_up_again() {
    let mut world = opened("Русский").await;
    world.writes("Ерлан", "lawyers/1", "/take").await;
    world.passes(Duration::from_secs(5 * 3600)).await;
    world.forget_story();
    world.writes("Ерлан", "lawyers/1", "/release").await;
    world.passes(Duration::from_secs(4 * 3600 + 60)).await;
    insta::assert_snapshot!(world.story(&["lawyers", "Гүлнәр"]));
    world.end().await;
}

/// Two open cases, the psychologist's (№1), who has answered, and the lawyer's (№2), to whom she wrote last; the journal is empty.
/// Gives her message to the psychologist as well.
async fn at_two_desks() -> (World, i64) {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Русский").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "💚").await;
    let first = world.says("Айгүл", "Сын не привыкнет к шкле").await;
    world.replies("Сәуле", "Сәуле", "Сын не", "Расскажите о нём").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "⚖️").await;
    world.says("Айгүл", "Вопрос о земле").await;
    world.forget_story();
    (world, first)
}

async fn answers_with_album(world: &mut World, part: &str) {
    let (id, to) = (world.id("Айгүл"), world.message("Айгүл", part).id);
    let album = json!({ "do": "album", "as": id, "chat": id, "count": 2, "reply_to": to });
    world.does(format!("Айгүл ↩ «{part}» sends <album>"), album).await;
}

async fn edits(world: &mut World, message: i64, text: &str) {
    let id = world.id("Айгүл");
    let edit = json!({ "do": "edit", "as": id, "chat": id, "message": message, "text": text });
    world.does(format!("Айгүл edits: {text}"), edit).await;
}

#[tokio::test]
async fn an_album_in_answer_goes_to_the_desk_that_it_answers() {
    let (mut world, _) = at_two_desks().await;
    answers_with_album(&mut world, "Расскажите о нём").await;
    assert_eq!(world.count("SELECT count(*) FROM case_messages WHERE case_id = 1 AND side = 'person'").await, 3);
    // Also while a new case is being described, which goes on with the album that answers nothing.
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "Оператор").await;
    answers_with_album(&mut world, "Расскажите о нём").await;
    let answer = world.replies("Айгүл", "Айгүл", "Расскажите о нём", "Это его рисунке").await;
    edits(&mut world, answer, "Это его рисунки").await;
    assert_eq!(world.count("SELECT count(*) FROM cases").await, 2, "the answers opened no case");
    world.sends("Айгүл", "album").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Сәуле", "lawyers", "operators"]));
    assert_eq!(world.count("SELECT count(*) FROM cases WHERE desk = 'operator'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn what_is_changed_during_the_questionnaire_goes_to_the_desk_that_had_it() {
    let (mut world, first) = at_two_desks().await;
    world.says("Айгүл", "/screening").await;
    edits(&mut world, first, "Сын не привыкнет к школе").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Сәуле", "lawyers"]));
    assert!(world.reads("Сәуле", "к школе") && !world.reads("lawyers", "Сын"));
    world.end().await;
}

#[tokio::test]
async fn what_is_changed_while_consent_is_asked_stays_with_the_desk_that_had_it() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Русский").await;
    world.says("Айгүл", "хочу умереть").await;
    world.presses("Айгүл", "психолог").await;
    let first = world.says("Айгүл", "Во скалько приём?").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "⚖️").await;
    world.forget_story();
    edits(&mut world, first, "Во сколько приём?").await;
    let waits = world.says("Айгүл", "Вопрос о зимле").await;
    edits(&mut world, first, "Во сколько завтра приём?").await;
    edits(&mut world, waits, "Вопрос о земле").await;
    world.presses("Айгүл", "✅").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Сәуле", "lawyers"]));
    assert!(world.reads("Сәуле", "завтра") && !world.reads("lawyers", "приём"));
    assert!(world.reads("lawyers", "о земле"));
    assert_eq!(world.count("SELECT count(*) FROM case_messages WHERE case_id = 2 AND side = 'person'").await, 1);
    world.end().await;
}
