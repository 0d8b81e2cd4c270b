//! What follows an announcement: it stands in the channel too, is put right, is taken back, is counted; and goes to other networks.

use std::time::Duration;

use serde_json::json;

use crate::world::World;

const KAZAKH: &str =
    "Петропавлда тегін заң кеңесі. 28 қарашада сағат 10:00-де №20 мектепте заңгер қабылдайды. Құжаттарыңызды ала келіңіз.";
const PUT_RIGHT: &str =
    "Петропавлда тегін заң кеңесі. 29 қарашада сағат 11:00-де №20 мектепте заңгер қабылдайды. Құжаттарыңызды ала келіңіз.";
const RUSSIAN: &str =
    "Бесплатная консультация юриста в Петропавловске: 28 ноября в 10:00, школа №20. Возьмите с собой документы.";

/// Айгүл reads төте жазу, Руслан Russian, Ержан Latin letters, Мадина Cyrillic; Берік has blocked the bot.
async fn readers(world: &mut World) {
    for name in ["Ержан", "Мадина", "Берік"] {
        world.person(name);
    }
    for (name, language) in
        [("Айгүл", "قازاقشا"), ("Руслан", "Русский"), ("Ержан", "Qazaqşa"), ("Мадина", "Қазақша"), ("Берік", "Қазақша")]
    {
        world.arrives(name, language).await;
    }
    world.forget_story();
}

/// A channel of the editor's that Айгүл and Мадина read.
fn channel(world: &mut World, title: &str) -> i64 {
    let members = [world.id("Айгүл"), world.id("Мадина")];
    let found = json!({ "do": "channel", "as": world.id("Тимур"), "title": title, "members": members });
    let chat = world.act(found).chat.unwrap();
    world.call(title, chat);
    chat
}

async fn promotes(world: &mut World, who: &str, chat: i64, rights: &[&str]) {
    let act = json!({ "do": "promote_bot", "as": world.id(who), "chat": chat, "rights": rights });
    world.does(format!("{who} makes the bot an administrator: {}", rights.join(", ")), act).await;
}

/// Written in both languages and sent to everybody.
async fn sent(world: &mut World, kazakh: bool) {
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.says("Тимур", KAZAKH).await;
    world.says("Тимур", RUSSIAN).await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", if kazakh { "✅ Иә" } else { "✅ Да" }).await;
    goes_out(world).await;
    world.forget_story();
}

/// Feeding and the message that shows it take their ticks.
async fn goes_out(world: &mut World) {
    for _ in 0..4 {
        world.passes(Duration::from_secs(4)).await;
    }
}

/// The screen of what follows the newest announcement that is over.
async fn opens(world: &mut World) {
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "🗂").await;
    world.presses("Тимур", "✅").await;
    world.presses("Тимур", "📊").await;
}

#[tokio::test]
async fn the_announcement_stands_in_the_channel_is_put_right_and_taken_back() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    let chat = channel(&mut world, "Қолдау СҚО");
    promotes(&mut world, "Тимур", chat, &["can_delete_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    promotes(&mut world, "Тимур", chat, &["can_post_messages", "can_edit_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    sent(&mut world, true).await;
    opens(&mut world).await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "📤").await;
    let link = world.last("Қолдау СҚО").buttons.last().unwrap()[0].url.clone().unwrap();
    world.opens("Мадина", &link).await;
    world.opens("Мадина", &link).await;

    opens(&mut world).await;
    world.presses("Тимур", "✏️ Түзету").await;
    world.presses("Тимур", "✅ Түзетуді жіберу").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "✏️ Қазақша").await;
    world.says("Тимур", PUT_RIGHT).await;
    world.presses("Тимур", "✅ Түзетуді жіберу").await;
    world.presses("Тимур", "✅ Иә, түзетілсін").await;
    goes_out(&mut world).await;
    assert!(world.reads("Мадина", "29 қарашада") && !world.reads("Мадина", "28 қарашада"));
    assert!(world.reads("Қолдау СҚО", "29 қарашада"));

    opens(&mut world).await;
    world.presses("Тимур", "📊 Сандар").await;
    world.presses("Тимур", "📄").await;
    opens(&mut world).await;
    world.presses("Тимур", "🗑 Қайтарып алу").await;
    world.presses("Тимур", "🗑 Иә").await;
    goes_out(&mut world).await;
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
    opens(&mut world).await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "2️⃣").await;
    world.presses("Тимур", "📤").await;
    opens(&mut world).await;
    world.presses("Тимур", "🖼").await;
    for language in ["Қазақша", "قازاقشا", "Qazaqşa", "Русский"] {
        world.presses("Тимур", language).await;
        opens(&mut world).await;
        world.presses("Тимур", "🖼").await;
    }
    world.presses("Тимур", "←").await;
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
    opens(&mut world).await;
    world.presses("Тимур", "✏️ Түзету").await;
    world.presses("Тимур", "🖼").await;
    world.sends("Тимур", "photo").await;
    world.presses("Тимур", "✅ Түзетуді жіберу").await;
    world.passes(Duration::from_secs(49 * 3600)).await;
    opens(&mut world).await;
    world.presses("Тимур", "🗑 Қайтарып алу").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.end().await;
}

#[tokio::test]
async fn a_channel_of_somebody_else_is_left_alone_and_a_lost_one_is_reported() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    let stranger = world.id("Руслан");
    let own = world.act(json!({ "do": "channel", "as": stranger, "title": "Чужой" })).chat.unwrap();
    world.call("Чужой", own);
    promotes(&mut world, "Руслан", own, &["can_post_messages"]).await;
    let chat = channel(&mut world, "Қолдау СҚО");
    promotes(&mut world, "Тимур", chat, &["can_post_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    let editor = world.id("Тимур");
    world.act(json!({ "do": "remove_bot", "as": editor, "chat": chat }));
    world.settle().await;
    promotes(&mut world, "Тимур", chat, &["can_post_messages"]).await;
    world.presses("Тимур", "Жоқ").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр", "Чужой", "Қолдау СҚО"]));
    assert_eq!(world.count("SELECT count(*) FROM channels").await, 0);
    world.end().await;
}
