//! What people send in stress: everything that a phone can send, outside a case, in a questionnaire and in a case. Never silence.

use serde_json::json;

use crate::world::World;

/// Kinds that a phone sends besides text.
const KINDS: [&str; 14] = [
    "voice",
    "video_note",
    "photo",
    "document",
    "location",
    "sticker",
    "video",
    "audio",
    "animation",
    "contact",
    "poll",
    "dice",
    "venue",
    "album",
];

/// Everything outside a case: the bot cannot use it, and one press gives it to the operator.
async fn outside_a_case(language: &str, give: &str) -> String {
    let mut world = World::furnished().await;
    world.known("Айгүл", language).await;
    for kind in KINDS {
        world.sends("Айгүл", kind).await;
        let last = world.last("Айгүл");
        assert!(
            last.buttons.iter().flatten().any(|button| button.text.contains(give)),
            "{kind} is not answered: {}",
            last.text
        );
    }
    let story = world.story(&["Айгүл"]);
    world.end().await;
    story
}

#[tokio::test]
async fn anything_is_answered_in_kazakh() {
    insta::assert_snapshot!(outside_a_case("Қазақша", "операторға беріңіз").await);
}

#[tokio::test]
async fn anything_is_answered_in_russian() {
    insta::assert_snapshot!(outside_a_case("Русский", "передайте оператору").await);
}

#[tokio::test]
async fn a_voice_message_reaches_the_operator_after_consent() {
    for (language, name, give, agree) in
        [("Қазақша", "kk", "Иә, операторға", "Келісемін"), ("Русский", "ru", "Да, передайте", "Согласен")]
    {
        let mut world = World::furnished().await;
        world.arrives("Айгүл", language).await;
        world.forget_story();
        world.sends("Айгүл", "voice").await;
        world.presses("Айгүл", give).await;
        world.presses("Айгүл", agree).await;
        world.staff_replies("Динара", "operators/1", "Тыңдадым, қазір жауап беремін").await;
        insta::assert_snapshot!(format!("voice_{name}"), world.story(&["Айгүл", "operators"]));
        world.end().await;
    }
}

#[tokio::test]
async fn what_is_written_while_consent_is_asked_goes_along() {
    let mut world = World::furnished().await;
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    world.sends("Руслан", "photo").await;
    world.presses("Руслан", "Да, передайте").await;
    world.says("Руслан", "Это справка из школы").await;
    world.presses("Руслан", "Согласен").await;
    insta::assert_snapshot!(world.story(&["Руслан", "operators"]));
    world.end().await;
}

#[tokio::test]
async fn an_album_stays_one() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.sends_to("Руслан", "Руслан", "album", Some("Справки")).await;
    world.presses("Руслан", "Да, передайте").await;
    world.sends("Руслан", "album").await;
    world.sends_to("Динара", "operators/1", "album", None).await;
    insta::assert_snapshot!(world.story(&["Руслан", "operators"]));
    let albums = world.playground.calls().into_iter().filter(|call| call.method == "copyMessages").count();
    assert_eq!(albums, 3);
    world.end().await;
}

#[tokio::test]
async fn an_album_opens_a_case_when_one_is_described() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    world.sends("Руслан", "album").await;
    insta::assert_snapshot!(world.story(&["Руслан", "lawyers"]));
    assert_eq!(world.count("SELECT count(*) FROM cases").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM cases WHERE name = 'Руслан'").await, 1, "the card names the person");
    world.end().await;
}

#[tokio::test]
async fn forwarded_edited_long_and_unknown_messages_and_reactions() {
    for (language, name) in [("Қазақша", "kk"), ("Русский", "ru")] {
        let mut world = World::new().await;
        let id = world.person("Айгүл");
        world.arrives("Айгүл", language).await;
        world.forget_story();
        let question = world.says("Айгүл", "статус").await;
        world
            .does(
                "Айгүл forwards it".into(),
                json!({ "do": "forward", "as": id, "chat": id, "from_chat": id, "message": question }),
            )
            .await;
        world
            .does("Айгүл edits it".into(), json!({ "do": "edit", "as": id, "chat": id, "message": question, "text": "квота" }))
            .await;
        let photo = world.sends_to("Айгүл", "Айгүл", "photo", Some("қағаз")).await;
        world
            .does(
                "Айгүл edits the caption".into(),
                json!({ "do": "edit", "as": id, "chat": id, "message": photo, "text": "қағаз 2" }),
            )
            .await;
        world.says("Айгүл", &"а".repeat(5000)).await;
        let unknown = json!({ "checklist_of_tomorrow": { "title": "x", "tasks": [] } });
        world
            .does(
                "Айгүл sends a kind of tomorrow".into(),
                json!({ "do": "raw_message", "as": id, "chat": id, "message": unknown }),
            )
            .await;
        world
            .does("Айгүл reacts".into(), json!({ "do": "react", "as": id, "chat": id, "message": question, "emoji": "👍" }))
            .await;
        insta::assert_snapshot!(format!("odd_{name}"), world.story(&["Айгүл"]));
        world.end().await;
    }
}

#[tokio::test]
async fn anything_goes_into_a_case_and_back() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Оператор").await;
    world.says("Руслан", "Вот мои документы").await;
    for kind in KINDS.into_iter().filter(|kind| *kind != "album") {
        world.sends("Руслан", kind).await;
        world.sends_to("Динара", "operators/1", kind, None).await;
    }
    let id = world.id("Руслан");
    let unknown = json!({ "checklist_of_tomorrow": { "title": "x", "tasks": [] } });
    world
        .does(
            "Руслан sends a kind of tomorrow".into(),
            json!({ "do": "raw_message", "as": id, "chat": id, "message": unknown }),
        )
        .await;
    insta::assert_snapshot!(world.story(&["Руслан", "operators"]));
    world.end().await;
}

#[tokio::test]
async fn edits_reactions_and_long_texts_in_a_case() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Оператор").await;
    let first = world.says("Руслан", "У меня вопрос").await;
    let (id, operator, chat) = (world.id("Руслан"), world.id("Динара"), world.id("operators"));
    world
        .does(
            "Руслан edits it".into(),
            json!({ "do": "edit", "as": id, "chat": id, "message": first, "text": "У меня другой вопрос" }),
        )
        .await;
    world.says("Руслан", &"б".repeat(5000)).await;
    let answer = world.staff_replies("Динара", "operators/1", "Слушаю вас").await;
    world
        .does(
            "Динара edits it".into(),
            json!({ "do": "edit", "as": operator, "chat": chat, "message": answer, "text": "Слушаю" }),
        )
        .await;
    let copy = world.message("Руслан", "Слушаю вас").id;
    world.does("Руслан reacts".into(), json!({ "do": "react", "as": id, "chat": id, "message": copy, "emoji": "❤" })).await;
    insta::assert_snapshot!(world.story(&["Руслан", "operators"]));
    world.end().await;
}

#[tokio::test]
async fn two_people_write_side_by_side() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.known("Айгүл", "Қазақша").await;
    for who in ["Руслан", "Айгүл"] {
        world.says(who, "/ask").await;
        world.presses(who, "📞").await;
    }
    for turn in 0..10 {
        for who in ["Руслан", "Айгүл"] {
            let id = world.id(who);
            world.act(json!({ "do": "send", "as": id, "chat": id, "text": format!("{who} жазады {turn}") }));
        }
    }
    world.wait().await;
    for case in ["operators/1", "operators/2"] {
        let (_, thread) = world.place(case);
        let words: Vec<String> = world
            .chat("operators")
            .messages
            .into_iter()
            .filter(|message| message.thread == thread && message.copied)
            .map(|m| m.text)
            .collect();
        assert_eq!(words.len(), 10, "{words:?}");
        assert!(words.iter().enumerate().all(|(turn, text)| text.ends_with(&format!("жазады {turn}"))), "{words:?}");
        assert!(words.iter().all(|text| text.split(' ').next() == words[0].split(' ').next()), "{words:?}");
    }
    world.end().await;
}
