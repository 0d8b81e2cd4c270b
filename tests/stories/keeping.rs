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
    world.presses("Гүлнәр", "📄 Сол").await;
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
    world.presses("Гүлнәр", "👁 Бастапқысы").await;
    world.presses("Гүлнәр", "↩️ Осыны").await;
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
    world.presses("Гүлнәр", "📄 На том").await;
    world.presses("Гүлнәр", "🕘").await;
    world.presses("Гүлнәр", "👁 22").await;
    world.presses("Гүлнәр", "↩️ Вернуть").await;
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

/// Two write other words for the same answer; the bot has shown both of them their drafts.
async fn two_drafts(world: &mut World) {
    for (who, words) in [("Гүлнәр", "Біріншінің мәтіні."), ("Тимур", "Екіншінің мәтіні.")]
    {
        opens(world, who, "pension", "Зейнетақыны қалай").await;
        world.presses(who, "✏️ Қазақша").await;
        world.says(who, words).await;
    }
}

#[tokio::test]
async fn two_edit_at_once_and_the_second_reads_what_the_first_wrote() {
    let mut world = World::furnished().await;
    two_drafts(&mut world).await;
    world.forget_story();
    world.presses("Гүлнәр", "✅ Жариялау").await;
    world.presses("Тимур", "✅ Жариялау").await;
    world.presses("Гүлнәр", "📄 Сол").await;
    world.presses("Тимур", "📄 Сол").await;
    assert!(world.toasts("Тимур").last().unwrap().contains("басқа біреу"), "{:?}", world.toasts("Тимур"));
    assert_eq!(world.count("SELECT count(*) FROM text_edits").await, 1);
    // The history and an older version are read without losing the draft.
    world.presses("Тимур", "🕘").await;
    world.presses("Тимур", "👁 22").await;
    world.presses("Тимур", "📝").await;
    world.presses("Тимур", "✅ Жариялау").await;
    world.presses("Тимур", "📄 Сол").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    assert_eq!(world.count("SELECT count(*) FROM text_edits WHERE words = 'Екіншінің мәтіні.' AND id = 2").await, 1);
    // Nothing is said to be published where nothing differs.
    world.presses("Тимур", "🕘").await;
    world.presses("Тимур", "👁 22").await;
    world.presses("Тимур", "↩️ Осыны").await;
    world.presses("Тимур", "✅ Жариялау").await;
    assert!(world.toasts("Тимур").last().unwrap().contains("Ештеңе өзгерген жоқ"), "{:?}", world.toasts("Тимур"));
    assert_eq!(world.count("SELECT count(*) FROM text_edits").await, 2);
    world.end().await;
}

#[tokio::test]
async fn two_publish_in_the_same_moment_and_one_of_them_keeps_the_draft() {
    let mut world = World::furnished().await;
    two_drafts(&mut world).await;
    for who in ["Гүлнәр", "Тимур"] {
        let (id, screen) = (world.id(who), world.last(who).id);
        world.act(json!({ "do": "press", "as": id, "chat": id, "message": screen, "data": "S:s:s:pension", "force": true }));
    }
    world.settle().await;
    assert_eq!(world.count("SELECT count(*) FROM text_edits").await, 1);
    let winner = world.count("SELECT by_id FROM text_edits").await;
    let (loser, theirs, own) = if winner == world.id("Гүлнәр") {
        ("Тимур", "Біріншінің", "Екіншінің")
    } else {
        ("Гүлнәр", "Екіншінің", "Біріншінің")
    };
    if world.last(loser).buttons.iter().flatten().any(|button| button.text.contains("📝")) {
        world.presses(loser, "📝").await;
    }
    assert!(world.reads(loser, theirs), "the loser reads what was published");
    world.presses(loser, "✅ Жариялау").await;
    world.presses(loser, "📄 Сол").await;
    assert!(world.last(loser).text.contains(own), "{}", world.last(loser).text);
    assert_eq!(world.count("SELECT count(*) FROM text_edits").await, 2);
    world.end().await;
}

#[tokio::test]
async fn a_draft_is_corrected_by_editing_the_message() {
    let mut world = World::furnished().await;
    opens(&mut world, "Тимур", "pension", "Зейнетақыны қалай").await;
    world.presses("Тимур", "✏️ Қазақша").await;
    let kazakh = world.says("Тимур", "Зейнетқы 63 жастан.").await;
    world.presses("Тимур", "✏️ Орысша").await;
    let russian = world.says("Тимур", "Пенсия с { 63 лет.").await;
    // What is changed is the part that the message brought, though another one was asked for last; a refused one as well.
    let id = world.id("Тимур");
    for (message, words) in [(kazakh, "Зейнетақы 63 жастан."), (russian, "Пенсия с 63 лет.")] {
        let act = json!({ "do": "edit", "as": id, "chat": id, "message": message, "text": words });
        world.does(format!("Тимур edits a message: {words}"), act).await;
    }
    world.presses("Тимур", "✅ Жариялау").await;
    world.presses("Тимур", "📄 Сол").await;
    assert_eq!(world.count("SELECT count(*) FROM text_edits WHERE lang = 'kk' AND words = 'Зейнетақы 63 жастан.'").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM text_edits WHERE lang = 'ru' AND words = 'Пенсия с 63 лет.'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn every_version_and_every_check_stands_in_the_history() {
    let mut world = World::furnished().await;
    for number in 1..13 {
        sqlx::query("INSERT INTO text_edits (text_id, lang, words, by_id, by_name, at) VALUES ('faq-pension', 'ru', $1, 1, 'Тимур', $2)")
            .bind(format!("Текст {number}."))
            .bind(1_795_300_000 + number)
            .execute(&world.db)
            .await
            .unwrap();
    }
    world.app().reload_answers().await;
    opens(&mut world, "Гүлнәр", "pension", "Зейнетақыны қалай").await;
    world.presses("Гүлнәр", "✅ Әлі дұрыс").await;
    world.presses("Гүлнәр", "🕘").await;
    assert!(world.last("Гүлнәр").text.contains("Гүлнәр · ✅ тексерілді"), "{}", world.last("Гүлнәр").text);
    world.presses("Гүлнәр", "Келесілері").await;
    let versions = world.last("Гүлнәр").buttons.iter().flatten().filter(|button| button.text.contains("👁")).count();
    assert_eq!(versions, 3);
    world.presses_old("Гүлнәр", "Гүлнәр", world.last("Гүлнәр").id, "S:v:1").await;
    assert!(world.last("Гүлнәр").text.contains("Текст 1."), "{}", world.last("Гүлнәр").text);
    world.presses("Гүлнәр", "↩️ Осыны").await;
    world.presses("Гүлнәр", "✅ Жариялау").await;
    world.presses("Гүлнәр", "📄 Сол").await;
    assert_eq!(world.count("SELECT count(*) FROM text_edits WHERE id = 13 AND words = 'Текст 1.'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn a_new_text_says_where_it_comes_from_and_the_lawyer_confirms_it() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.passes(Duration::from_secs(24 * 3600)).await;
    // The lawyer writes what only staff could answer until now.
    opens(&mut world, "Ерлан", "army", "скер").await;
    world.forget_story();
    world.presses("Ерлан", "✏️ Қазақша").await;
    world.says("Ерлан", "Бұл – заңгер жазған жаңа мәтін.").await;
    world.presses("Ерлан", "✅ Жариялау").await;
    // Each at its own time, so that the history has an order.
    world.clock.advance(Duration::from_secs(60));
    world.presses("Ерлан", "✍️").await;
    world.says("Ерлан", "Екі жол\nболмайды").await;
    world.says("Ерлан", "adilet.zan.kz, 23.11.2026").await;
    world.clock.advance(Duration::from_secs(60));
    world.presses("Ерлан", "☑️ Растаймын").await;
    world.presses("Ерлан", "🕘").await;
    insta::assert_snapshot!(world.story(&["Ерлан"]));
    world.says("Айгүл", "/start t-army").await;
    let words = world.last("Айгүл").text;
    assert!(words.contains("23.11.2026 күні тексерілді; дереккөз: adilet.zan.kz, 23.11.2026."), "{words}");
    assert!(!words.contains("маман"), "{words}");
    // The next text rests on what the centre knows itself, and no longer on that page; the release's own on its own again.
    opens(&mut world, "Тимур", "army", "скер").await;
    assert!(
        !world.last("Тимур").buttons.iter().flatten().any(|button| button.text.contains("Растау")),
        "an editor confirms nothing"
    );
    world.presses("Тимур", "✏️ Қазақша").await;
    world.says("Тимур", "Мұны орталыққа келіп сұраңыз.").await;
    world.presses("Тимур", "✅ Жариялау").await;
    world.presses("Тимур", "🏢").await;
    world.says("Айгүл", "/start t-army").await;
    assert!(world.last("Айгүл").text.contains("дереккөз: орталық мамандарының мәліметі."), "{}", world.last("Айгүл").text);
    let folder = tempfile::tempdir().unwrap();
    let read = world.app().db.read.clone();
    let exported = qoldau::faq::keep::export::export(&read, folder.path()).await.unwrap();
    assert!(exported.files.contains(&"src/faq/topics.toml".to_owned()), "{:?}", exported.files);
    let topics = std::fs::read_to_string(folder.path().join("src/faq/topics.toml")).unwrap();
    assert!(topics.contains("sources = [\"own\"]"));
    drop(read);
    world.presses("Тимур", "🕘").await;
    world.presses("Тимур", "👁 Бастапқысы").await;
    world.presses("Тимур", "↩️ Осыны").await;
    world.presses("Тимур", "✅ Жариялау").await;
    world.says("Айгүл", "/start t-army").await;
    assert!(!world.last("Айгүл").text.contains("мамандарының мәліметі"), "{}", world.last("Айгүл").text);
    // Who may not confirm presses in vain.
    world.presses_old("Тимур", "Тимур", world.last("Тимур").id, "S:y:0:army").await;
    assert_eq!(world.count("SELECT count(*) FROM topic_grounds WHERE what = 'certainty'").await, 1);
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
    assert!(world.last("Гүлнәр").text.contains("• "), "{}", world.last("Гүлнәр").text);
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
async fn the_monthly_list_names_every_topic_and_all_of_them_can_be_opened() {
    let mut world = World::furnished().await;
    // The 1st of June.
    world.clock.set(world.clock.now_ms() + 191 * 86_400_000);
    let (month, messages) = qoldau::faq::keep::review::monthly(&world.app(), Some("2027-05"));
    assert_eq!(month, "2027-06");
    let words = format!("{messages:?}");
    let today = world.clock.today();
    let faq = std::sync::Arc::clone(&world.app().faq);
    let due: Vec<&str> = faq
        .topics
        .all()
        .iter()
        .filter(|topic| qoldau::faq::keep::review::due(topic, today).is_some())
        .map(|topic| topic.id.as_str())
        .collect();
    assert!(due.len() > 100, "{}", due.len());
    for id in &due {
        assert!(words.contains(&format!("faq-{id}.title")), "{id}");
    }
    world.says("Гүлнәр", "/review").await;
    let mut opened = 0;
    loop {
        let last = world.last("Гүлнәр");
        opened += last.buttons.iter().flatten().filter(|button| format!("{button:?}").contains("S:t:")).count();
        if !last.buttons.iter().flatten().any(|button| button.text.contains("Келесілері")) {
            break;
        }
        world.presses("Гүлнәр", "Келесілері").await;
    }
    assert_eq!(opened, due.len());
    world.end().await;
}

#[tokio::test]
async fn what_was_published_is_written_back_into_the_files() {
    let mut world = World::furnished().await;
    opens(&mut world, "Гүлнәр", "pension", "Зейнетақыны қалай").await;
    world.presses("Гүлнәр", "✏️ Орысша").await;
    world.says("Гүлнәр", "Пенсию назначают с 63 лет.\n\n[1] Принесите бумаги.").await;
    world.presses("Гүлнәр", "✅ Жариялау").await;
    world.presses("Гүлнәр", "📄 Сол").await;
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
