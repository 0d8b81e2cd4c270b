//! What follows an announcement: it stands in the channel too, is put right, is taken back, is counted; and goes to other networks.

use std::time::Duration;

use qoldau::playground::faults::Faults;
use serde_json::json;

use crate::world::World;

const KAZAKH: &str =
    "Петропавлда тегін заң кеңесі. 28 қарашада сағат 10:00-де №20 мектепте заңгер қабылдайды. Құжаттарыңызды ала келіңіз.";
const PUT_RIGHT: &str =
    "Петропавлда тегін заң кеңесі. 29 қарашада сағат 11:00-де №20 мектепте заңгер қабылдайды. Құжаттарыңызды ала келіңіз.";
const RUSSIAN: &str =
    "Бесплатная консультация юриста в Петропавловске: 28 ноября в 10:00, школа №20. Возьмите с собой документы.";

/// The readers, and Берік who reads Kazakh too.
async fn readers(world: &mut World) {
    world.readers().await;
    world.person("Берік");
    world.arrives("Берік", "Қазақша").await;
    world.forget_story();
}

/// Written in both languages and sent to everybody.
async fn sent(world: &mut World, kazakh: bool) {
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.sends_it("Тимур", if kazakh { "✅ Иә" } else { "✅ Да" }).await;
}

#[tokio::test]
async fn the_announcement_stands_in_the_channel_is_put_right_and_taken_back() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    let chat = world.channel("Тимур", "Қолдау СҚО", &["Айгүл", "Мадина"]);
    world.promotes("Тимур", chat, &["can_delete_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    world.promotes("Тимур", chat, &["can_post_messages", "can_edit_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    sent(&mut world, true).await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "📤").await;
    let link = world.last("Қолдау СҚО").buttons.last().unwrap()[0].url.clone().unwrap();
    world.opens("Мадина", &link).await;
    world.opens("Мадина", &link).await;

    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "✏️ Түзету").await;
    world.presses("Тимур", "✅ Түзетуді жіберу").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "✏️ Қазақша").await;
    world.says("Тимур", PUT_RIGHT).await;
    world.presses("Тимур", "✅ Түзетуді жіберу").await;
    world.presses("Тимур", "✅ Иә, түзетілсін").await;
    world.goes_out().await;
    assert!(world.reads("Мадина", "29 қарашада") && !world.reads("Мадина", "28 қарашада"));
    assert!(world.reads("Қолдау СҚО", "29 қарашада"));

    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📊 Сандар").await;
    world.presses("Тимур", "📄").await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "🗑 Қайтарып алу").await;
    world.presses("Тимур", "🗑 Иә").await;
    world.goes_out().await;
    assert!(!world.reads("Мадина", "29 қарашада") && !world.reads("Қолдау СҚО", "29 қарашада"));
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "🗂").await;
    world.presses("Тимур", "🗑").await;
    world.presses("Тимур", "📊").await;
    world.presses("Тимур", "🕘 Тарихы").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Қолдау СҚО", "Мадина"]));
    world.end().await;
}

#[tokio::test]
async fn in_russian_two_posts_in_a_group_and_the_text_for_other_networks() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    world.says("Тимур", "/language").await;
    world.presses("Тимур", "Русский").await;
    let editor = world.id("Тимур");
    let found = json!({ "do": "group", "as": editor, "title": "Переезд в СКО", "members": [world.id("Руслан")] });
    let chat = world.act(found).chat.unwrap();
    world.call("group", chat);
    world.act(json!({ "do": "add_bot", "as": editor, "chat": chat }));
    world.settle().await;
    world.writes("Руслан", "group", "/announce here").await;
    world.writes("Тимур", "group", "/announce").await;
    world.writes("Тимур", "group", "/announce here").await;
    sent(&mut world, false).await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "2️⃣").await;
    world.presses("Тимур", "📤").await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "🖼").await;
    for language in ["Қазақша", "قازاقشا", "Qazaqşa", "Русский"] {
        world.presses("Тимур", language).await;
        world.opens_what_follows("Тимур").await;
        world.presses("Тимур", "🖼").await;
    }
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "📊 Числа").await;
    world.writes("Тимур", "group", "/announce off").await;
    insta::assert_snapshot!(world.story(&["Тимур", "group"]));
    world.end().await;
}

#[tokio::test]
async fn what_cannot_be_put_right_or_taken_back_is_said() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    sent(&mut world, true).await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "✏️ Түзету").await;
    world.presses("Тимур", "🖼").await;
    world.sends("Тимур", "photo").await;
    world.presses("Тимур", "✅ Түзетуді жіберу").await;
    world.passes(Duration::from_secs(49 * 3600)).await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "🗑 Қайтарып алу").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.end().await;
}

#[tokio::test]
async fn two_posts_that_are_too_old_to_be_taken_back_stay_and_that_is_said() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    let chat = world.channel("Тимур", "Қолдау СҚО", &["Айгүл"]);
    world.promotes("Тимур", chat, &["can_post_messages", "can_edit_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    sent(&mut world, true).await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "2️⃣").await;
    world.presses("Тимур", "📤").await;
    world.passes(Duration::from_secs(49 * 3600)).await;
    world.forget_story();
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "🗑 Қайтарып алу").await;
    world.presses("Тимур", "🗑 Иә").await;
    world.goes_out().await;
    insta::assert_snapshot!(world.story(&["Тимур", "Қолдау СҚО"]));
    world.end().await;
}

#[tokio::test]
async fn what_is_deleted_twice_has_come_once() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    sent(&mut world, true).await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "🗑 Қайтарып алу").await;
    world.faults(Faults { drop_after: 3, methods: vec!["deleteMessage".into()], ..Faults::default() });
    world.presses("Тимур", "🗑 Иә").await;
    world.goes_out().await;
    assert!(world.count("SELECT count(*) FROM outbox WHERE kind = 'unsend' AND uncertain > 0").await > 0, "it was done twice");
    assert_eq!(world.count("SELECT sum(uncertain) FROM announcement_people").await, 0, "nobody has read it twice");
    assert!(!world.reads("Айгүл", "тегін заң кеңесі"));
    world.end().await;
}

#[tokio::test]
async fn a_channel_of_somebody_else_is_left_alone_and_a_lost_one_is_reported() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    let stranger = world.id("Руслан");
    let own = world.act(json!({ "do": "channel", "as": stranger, "title": "Чужой" })).chat.unwrap();
    world.call("Чужой", own);
    world.promotes("Руслан", own, &["can_post_messages"]).await;
    let chat = world.channel("Тимур", "Қолдау СҚО", &["Айгүл", "Мадина"]);
    world.promotes("Тимур", chat, &["can_post_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    let editor = world.id("Тимур");
    world.act(json!({ "do": "remove_bot", "as": editor, "chat": chat }));
    world.settle().await;
    world.promotes("Тимур", chat, &["can_post_messages"]).await;
    world.presses("Тимур", "Жоқ").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр", "Чужой", "Қолдау СҚО"]));
    assert_eq!(world.count("SELECT count(*) FROM channels").await, 0);
    world.end().await;
}

/// A picture or an album with words in both languages, posted into a channel in one post and in two.
async fn posted(kind: &str) -> String {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    let (one, two) = (world.channel("Тимур", "Бір жазба", &["Айгүл"]), world.channel("Тимур", "Екі жазба", &["Мадина"]));
    for chat in [one, two] {
        world.promotes("Тимур", chat, &["can_post_messages", "can_edit_messages", "can_delete_messages"]).await;
        world.presses("Тимур", "✅ Иә, шықсын").await;
    }
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.sends_to("Тимур", "Тимур", kind, Some(KAZAKH)).await;
    world.says("Тимур", RUSSIAN).await;
    world.sends_it("Тимур", "✅ Иә").await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "2️⃣ Екі жазба: Екі жазба").await;
    world.presses("Тимур", "📤 Шығару: Бір жазба").await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "📤 Шығару: Екі жазба").await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "🗑 Қайтарып алу").await;
    world.presses("Тимур", "🗑 Иә").await;
    world.goes_out().await;
    assert!(!world.reads("Бір жазба", "қараша") && !world.reads("Екі жазба", "ноября"));
    let story = world.story(&["Бір жазба", "Екі жазба"]);
    world.end().await;
    story
}

#[tokio::test]
async fn a_picture_stands_in_channels_in_one_post_and_in_two() {
    insta::assert_snapshot!(posted("photo").await);
}

#[tokio::test]
async fn an_album_stands_in_channels_in_one_post_and_in_two() {
    insta::assert_snapshot!(posted("album").await);
}

#[tokio::test]
async fn a_post_in_a_group_that_became_a_supergroup_is_out_of_reach_and_that_is_said() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    let editor = world.id("Тимур");
    let found = json!({ "do": "group", "as": editor, "title": "СҚО-ға көшу", "members": [world.id("Айгүл")] });
    let chat = world.act(found).chat.unwrap();
    world.call("group", chat);
    world.act(json!({ "do": "add_bot", "as": editor, "chat": chat }));
    world.settle().await;
    world.writes("Тимур", "group", "/announce here").await;
    sent(&mut world, true).await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "📤").await;
    let moved =
        world.does("the group becomes a supergroup".into(), json!({ "do": "migrate", "chat": chat })).await.chat.unwrap();
    world.call("supergroup", moved);
    world.forget_story();
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "🗑 Қайтарып алу").await;
    world.presses("Тимур", "🗑 Иә").await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM channel_posts WHERE state = 'moved'").await, 1);
    assert!(world.reads("Тимур", "супертопқа айналған"), "{}", world.story(&["Тимур"]));
    assert!(!world.reads("Мадина", "28 қарашада"));
    // The next announcement finds the way.
    sent(&mut world, true).await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "📤").await;
    insta::assert_snapshot!(world.story(&["Тимур", "group", "supergroup"]));
    assert!(world.reads("supergroup", "28 қарашада"));
    world.end().await;
}

#[tokio::test]
async fn what_is_planned_for_the_channels_too_stands_there_at_its_time_and_every_month() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    let chat = world.channel("Тимур", "Қолдау СҚО", &["Айгүл"]);
    world.promotes("Тимур", chat, &["can_post_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Ай сайын").await;
    world.says("Тимур", "23 22:30").await;
    world.forget_story();
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "📢 Арна мен топтарға да").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Қолдау СҚО"]));
    // It is the quiet hours: nobody's phone rings, nor that of a channel's reader.
    world.passes(Duration::from_secs(34 * 3600 + 1860)).await;
    world.goes_out().await;
    assert!(!world.reads("Қолдау СҚО", "28 қарашада") && !world.reads("Мадина", "28 қарашада"));
    world.passes(Duration::from_secs(10 * 3600 + 1800)).await;
    world.goes_out().await;
    assert!(world.reads("Қолдау СҚО", "28 қарашада") && world.reads("Мадина", "28 қарашада"));
    assert!(world.reads("Тимур", "«Қолдау СҚО»: хабарландыру шықты"));
    for _ in 0..30 {
        world.passes(Duration::from_secs(24 * 3600)).await;
        world.goes_out().await;
    }
    let posts = world.chat("Қолдау СҚО").messages.into_iter().filter(|message| message.text.contains("28 қарашада"));
    assert_eq!(posts.count(), 2);
    world.end().await;
}
