//! The answers kept right by the staff: edited from the chat, taken back, checked again.

use std::time::Duration;

use serde_json::json;

use crate::world::World;

/// Opens a topic for editing by words and its title.
async fn opens(world: &mut World, who: &str, words: &str, title: &str) {
    world.says(who, "/texts").await;
    world.says(who, words).await;
    world.presses(who, title).await;
}

#[tokio::test]
async fn an_answer_is_edited_published_and_taken_back() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    opens(&mut world, "Гүлнәр", "pension", "Зейнетақыны қалай").await;
    world.presses("Гүлнәр", "✏️ Қазақша").await;
    world.says("Гүлнәр", "Зейнетақы { $жыл").await;
    world.says("Гүлнәр", "Зейнетақы 63 жастан тағайындалады.\n\n* Құжаттарды орталыққа әкеліңіз.").await;
    world.presses("Гүлнәр", "✅ Жариялау").await;
    assert!(world.reads("Гүлнәр", "Зейнетақы 63 жастан тағайындалады."));
    world.says("Айгүл", "зейнетақы қашан").await;
    world.says("Айгүл", "/answers").await;
    world.presses("Айгүл", "Емхана").await;
    world.presses("Айгүл", "Зейнетақыны қалай").await;
    assert!(world.last("Айгүл").text.contains("Зейнетақы 63 жастан тағайындалады."), "{}", world.last("Айгүл").text);
    // What is published outlives a restart.
    world.sleep().await;
    world.wake().await;
    world.presses("Айгүл", "Артқа").await;
    world.presses("Айгүл", "Зейнетақыны қалай").await;
    assert!(world.last("Айгүл").text.contains("63 жастан"), "{}", world.last("Айгүл").text);
    world.presses("Гүлнәр", "🕘").await;
    world.presses("Гүлнәр", "↩️ Бастапқысы").await;
    world.presses("Гүлнәр", "✅ Жариялау").await;
    world.presses("Айгүл", "Артқа").await;
    world.presses("Айгүл", "Зейнетақыны қалай").await;
    assert!(!world.last("Айгүл").text.contains("63 жастан тағайындалады"), "{}", world.last("Айгүл").text);
    world.presses("Гүлнәр", "🕘").await;
    insta::assert_snapshot!(world.story(&["Гүлнәр"]));
    assert_eq!(world.count("SELECT count(*) FROM text_edits").await, 2);
    world.end().await;
}

#[tokio::test]
async fn markup_of_telegram_is_kept_and_a_sum_stays_in_both_languages() {
    let mut world = World::furnished().await;
    let head = world.id("Гүлнәр");
    world.says("Гүлнәр", "/language").await;
    world.presses("Гүлнәр", "Русский").await;
    world.forget_story();
    opens(&mut world, "Гүлнәр", "money-rent", "Оплачивают ли").await;
    world.presses("Гүлнәр", "✏️ На русском").await;
    world.says("Гүлнәр", "Да: без сумм.").await;
    assert!(!world.last("Гүлнәр").buttons.iter().flatten().any(|button| button.text.contains("Опубликовать")));
    let text = "Да: от { $rent_min } до { $rent_max }, { $year } год.";
    let entities = json!([{ "type": "bold", "offset": 0, "length": 2 }, { "type": "spoiler", "offset": 4, "length": 2 }]);
    let act = json!({ "do": "raw_message", "as": head, "chat": head, "message": { "text": text, "entities": entities } });
    world.does(format!("Гүлнәр: **Да**{}", text.trim_start_matches("Да")), act).await;
    world.presses("Гүлнәр", "✅ Опубликовать").await;
    world.presses("Гүлнәр", "🕘").await;
    world.presses("Гүлнәр", "↩️ 22").await;
    world.presses("Гүлнәр", "🗑").await;
    insta::assert_snapshot!(world.story(&["Гүлнәр"]));
    assert_eq!(world.count("SELECT count(*) FROM text_edits WHERE words LIKE '<b>Да</b>: от { $rent_min }%'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn only_those_who_keep_the_answers_may() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    for who in ["Айгүл", "Динара"] {
        world.forget_story();
        world.says(who, "/texts").await;
        assert!(!world.reads(who, "Қай жауап?"), "{who}");
    }
    opens(&mut world, "Гүлнәр", "pension", "Зейнетақыны қалай").await;
    let card = world.last("Гүлнәр").id;
    // Somebody else presses what only staff were ever shown.
    let place = world.last("Айгүл").id;
    for data in ["S:t:pension", "S:p:pension", "S:k:pension", "S:r", "S:v:1"] {
        world.presses_old("Айгүл", "Айгүл", place, data).await;
        world.presses_old("Динара", "Динара", place, data).await;
    }
    // The head is a head no more: the button under the old message asks again.
    world.execute("DELETE FROM staff WHERE role = 'head'").await;
    world.app().reload_staff().await;
    world.presses_old("Гүлнәр", "Гүлнәр", card, "S:k:pension").await;
    assert_eq!(world.count("SELECT count(*) FROM topic_checks").await, 0);
    world.end().await;
}

#[tokio::test]
async fn two_edit_at_once_and_the_second_reads_what_the_first_wrote() {
    let mut world = World::furnished().await;
    for who in ["Гүлнәр", "Тимур"] {
        opens(&mut world, who, "pension", "Зейнетақыны қалай").await;
        world.presses(who, "✏️ Қазақша").await;
        world.says(who, "Жаңа мәтін.").await;
    }
    world.presses("Гүлнәр", "✅ Жариялау").await;
    world.presses("Тимур", "✅ Жариялау").await;
    assert!(world.toasts("Тимур").last().unwrap().contains("басқа біреу"), "{:?}", world.toasts("Тимур"));
    world.presses("Тимур", "✅ Жариялау").await;
    assert_eq!(world.count("SELECT count(*) FROM text_edits").await, 1);
    world.end().await;
}

#[tokio::test]
async fn still_true_is_one_press_and_what_is_old_comes_to_the_head_once_a_month() {
    let mut world = World::furnished().await;
    world.says("Гүлнәр", "/review").await;
    world.passes(Duration::from_secs(25 * 3600)).await;
    world.forget_story();
    // Into December, a day at a time, as the daily work goes.
    for _ in 0..9 {
        world.passes(Duration::from_secs(24 * 3600)).await;
    }
    assert!(world.last("Гүлнәр").text.contains("АЕК"), "{}", world.last("Гүлнәр").text);
    let list = world.last("Гүлнәр");
    let before = list.buttons.len();
    let first = list.buttons[0][0].text.clone();
    world.presses("Гүлнәр", &first).await;
    world.presses("Гүлнәр", "✅ Әлі дұрыс").await;
    assert!(world.last("Гүлнәр").text.contains("02.12.2026 күні тексерілді"), "{}", world.last("Гүлнәр").text);
    world.says("Гүлнәр", "/review").await;
    insta::assert_snapshot!(world.story(&["Гүлнәр"]));
    assert!(before > 1);
    assert_eq!(world.count("SELECT count(*) FROM topic_checks").await, 1);
    world.end().await;
}

#[tokio::test]
async fn what_was_published_is_written_back_into_the_files() {
    let mut world = World::furnished().await;
    opens(&mut world, "Гүлнәр", "pension", "Зейнетақыны қалай").await;
    world.presses("Гүлнәр", "✏️ Орысша").await;
    world.says("Гүлнәр", "Пенсию назначают с 63 лет.\n\n[1] Принесите бумаги.").await;
    world.presses("Гүлнәр", "✅ Жариялау").await;
    world.presses("Гүлнәр", "✅ Әлі дұрыс").await;
    let folder = tempfile::tempdir().unwrap();
    let app = world.app();
    let exported = qoldau::faq::keep::export::export(&app.db.read, folder.path()).await.unwrap();
    drop(app);
    assert_eq!(exported.files, ["locales/ru/faq-life.ftl"]);
    assert!(exported.gone.is_empty());
    for (_, name, source) in qoldau::texts::FILES {
        let written = std::fs::read_to_string(folder.path().join(name)).unwrap();
        if *name == "locales/ru/faq-life.ftl" {
            assert!(
                written.contains(
                    "\nfaq-pension =\n    Пенсию назначают с 63 лет.\n\n    { \"[\" }1] Принесите бумаги.\n    .title"
                )
            );
        } else {
            assert_eq!(written, *source, "{name}");
        }
    }
    world.end().await;
}
