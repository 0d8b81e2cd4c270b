//! People: the first contact, the language, the menu, and the whole way from the first word to a lawyer's answer.

use crate::{screening, world::World};

#[tokio::test]
async fn the_language_is_asked_and_kept() {
    let mut world = World::new().await;
    world.person("Айгүл");
    world.starts("Айгүл").await;
    world.presses("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/start").await;
    world.presses("Айгүл", "Тіл").await;
    world.presses("Айгүл", "Русский").await;
    world.says("Айгүл", "/language").await;
    world.presses("Айгүл", "Қазақша").await;
    insta::assert_snapshot!(world.story(&["Айгүл"]));
    assert_eq!(world.count("SELECT count(*) FROM people WHERE lang = 'kk'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn the_command_menu_follows_the_language() {
    let mut world = World::new().await;
    world.person("Айгүл");
    let commands = |world: &World| {
        let lines = world.chat("Айгүл").commands;
        lines.iter().map(|line| format!("/{} – {}", line.command, line.description)).collect::<Vec<_>>().join("\n")
    };
    world.arrives("Айгүл", "Қазақша").await;
    let kk = commands(&world);
    world.says("Айгүл", "/language").await;
    world.presses("Айгүл", "Русский").await;
    insta::assert_snapshot!(format!("{kk}\n\n{}", commands(&world)));
    world.end().await;
}

#[tokio::test]
async fn before_start_the_bot_says_what_it_is() {
    let world = World::new().await;
    let profile: Vec<String> = world
        .playground
        .calls()
        .into_iter()
        .filter(|call| call.method.starts_with("setMy") && call.method != "setMyCommands")
        .map(|call| serde_json::to_string(&call.params).unwrap())
        .collect();
    insta::assert_snapshot!(profile.join("\n"));
    world.end().await;
}

#[tokio::test]
async fn who_writes_before_choosing_a_language_reads_both() {
    let mut world = World::new().await;
    world.person("Айгүл");
    world.says("Айгүл", "Сәлем").await;
    world.says("Айгүл", "/help").await;
    world.presses("Айгүл", "Русский").await;
    insta::assert_snapshot!(world.story(&["Айгүл"]));
    world.end().await;
}

#[tokio::test]
async fn help_menu_cancel_and_unknown_commands_in_kazakh() {
    let mut world = World::new().await;
    world.person("Айгүл");
    world.arrives("Айгүл", "Қазақша").await;
    world.forget_story();
    for words in ["/help", "/menu", "/cancel", "/nosuchcommand", "/desk lawyer", "/invite head", "/take"] {
        world.says("Айгүл", words).await;
    }
    world.presses("Айгүл", "Көмек").await;
    world.presses("Айгүл", "Мәзір").await;
    insta::assert_snapshot!(world.story(&["Айгүл"]));
    world.end().await;
}

#[tokio::test]
async fn help_menu_cancel_and_unknown_commands_in_russian() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    for words in ["/help", "/menu", "/cancel", "/nosuchcommand", "/desk lawyer", "/invite head", "/take"] {
        world.says("Руслан", words).await;
    }
    world.presses("Руслан", "Помощь").await;
    world.presses("Руслан", "Меню").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    world.end().await;
}

#[tokio::test]
async fn start_in_the_middle_of_anything_shows_the_menu() {
    let mut world = World::furnished().await;
    world.arrives("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    world.says("Руслан", "/start").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    world.presses("Руслан", "✅").await;
    world.forget_story();
    world.starts("Руслан").await;
    world.says("Руслан", "Как получить статус кандаса?").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    assert_eq!(world.count("SELECT count(*) FROM cases").await, 0);
    world.end().await;
}

#[tokio::test]
async fn an_old_button_says_so_and_shows_the_present_screen() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    let first = world.last("Руслан").id;
    world.says("Руслан", "/menu").await;
    world.forget_story();
    for data in [
        "q:1:1",
        "o:1",
        "F",
        "zz",
        "c:no-such-category",
        "t:no-such-topic",
        "y:no-such-topic",
        "k:1",
        "w:1",
        "X:1",
        "v:psychologist",
    ] {
        world.presses_old("Руслан", "Руслан", first, data).await;
    }
    insta::assert_snapshot!(world.story(&["Руслан"]));
    assert_eq!(
        world.count("SELECT count(*) FROM consents").await + world.count("SELECT count(*) FROM screening_answers").await,
        0
    );
    assert_eq!(world.count("SELECT count(*) FROM people").await, 1);
    world.end().await;
}

#[tokio::test]
async fn a_double_press_does_the_thing_once() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    let (chat, message) = (world.id("Руслан"), world.last("Руслан").id);
    for _ in 0..2 {
        world.act(serde_json::json!({ "do": "press", "as": chat, "chat": chat, "message": message, "data": "p:lawyer", "force": true }));
    }
    world.wait().await;
    world.says("Руслан", "Мой вопрос о земле").await;
    let closing = world.last("Руслан").id;
    for _ in 0..2 {
        world.act(
            serde_json::json!({ "do": "press", "as": chat, "chat": chat, "message": closing, "data": "X:1", "force": true }),
        );
    }
    world.wait().await;
    insta::assert_snapshot!(world.story(&["Руслан", "lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn a_state_that_no_longer_decodes_becomes_the_menu() {
    let mut world = World::new().await;
    world.person("Айгүл");
    world.arrives("Айгүл", "Қазақша").await;
    world.sleep().await;
    world.execute("UPDATE people SET state = '{\"of_another_age\":1}'").await;
    world.wake().await;
    world.forget_story();
    world.says("Айгүл", "/menu").await;
    world.says("Айгүл", "/menu").await;
    insta::assert_snapshot!(world.story(&["Айгүл"]));
    world.end().await;
}

#[tokio::test]
async fn the_whole_way_in_kazakh() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.presses("Айгүл", "Жауаптар").await;
    world.presses("Айгүл", "Қандас мәртебесі").await;
    world.presses("Айгүл", "?").await;
    world.presses("Айгүл", "👍").await;
    world.presses("Айгүл", "Мәзір").await;
    world.presses("Айгүл", "Маған бағдарлама").await;
    world.presses("Айгүл", "Келісемін").await;
    screening::walk(&mut world, "Айгүл", &["q:1:2"]).await;
    world.presses("Айгүл", "Нәтижемен заңгерге").await;
    world.says("Айгүл", "Мәртебе алғым келеді, немересі мектепке барады").await;
    world.presses_in("Ерлан", "lawyers/1", "Аламын").await;
    world.staff_replies("Ерлан", "lawyers/1", "Сәлеметсіз бе, Айгүл! Құжаттарыңызды суретке түсіріп жіберіңіз.").await;
    world.says("Айгүл", "Рақмет, қазір жіберемін").await;
    insta::assert_snapshot!("kazakh_person", world.story(&["Айгүл"]));
    insta::assert_snapshot!("kazakh_lawyers", world.story(&["lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn the_whole_way_in_russian() {
    let mut world = World::furnished().await;
    world.arrives("Руслан", "Русский").await;
    world.presses("Руслан", "Ответы").await;
    world.presses("Руслан", "Квота").await;
    world.presses("Руслан", "?").await;
    world.presses("Руслан", "👎").await;
    world.presses("Руслан", "Меню").await;
    world.presses("Руслан", "Какая программа").await;
    world.presses("Руслан", "Согласен").await;
    screening::walk(&mut world, "Руслан", &["q:1:1"]).await;
    world.presses("Руслан", "к юристу").await;
    world.says("Руслан", "Хотим переехать всей семьёй, четверо детей").await;
    world.presses_in("Ерлан", "lawyers/1", "Аламын").await;
    world.staff_replies("Ерлан", "lawyers/1", "Здравствуйте, Руслан! Расскажите, где вы прописаны.").await;
    world.replies("Руслан", "Руслан", "где вы прописаны", "В Туркестане").await;
    insta::assert_snapshot!("russian_person", world.story(&["Руслан"]));
    insta::assert_snapshot!("russian_lawyers", world.story(&["lawyers"]));
    world.end().await;
}
