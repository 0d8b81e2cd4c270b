//! Questions that were not understood: kept without a person, given to a topic, understood at once; and how the answers are used.

use std::time::Duration;

use crate::world::World;

/// Words that no topic has.
const KAZAKH: &str = "тырнақ бояйтын салон +7 701 123 45 67";
const RUSSIAN: &str = "маникюр и педикюр недорого для Серикболсына";

/// Waits until the bot has learned so many wordings: without optimisation the index takes seconds.
async fn learned(world: &World, count: usize) {
    for _ in 0..2_000 {
        if world.app().faq.learned().len() == count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it does not know {count} wordings");
}

#[tokio::test]
async fn what_was_not_understood_is_given_to_a_topic_and_understood_at_once() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    for _ in 0..2 {
        world.says("Айгүл", KAZAKH).await;
    }
    world.says("Руслан", RUSSIAN).await;
    assert_eq!(world.count("SELECT count(*) FROM questions WHERE kind = 'none' AND person_id IS NULL").await, 3);
    assert_eq!(world.count("SELECT count(*) FROM questions WHERE words GLOB '*[0-9]*' OR words LIKE '%Серикбол%'").await, 0);
    world.says("Гүлнәр", "/unanswered").await;
    world.presses("Гүлнәр", "1. тырнақ").await;
    // Which topics come near depends on every wording that there is.
    world.forget_story();
    world.presses("Гүлнәр", "🔎").await;
    world.says("Гүлнәр", "centre-about").await;
    world.presses("Гүлнәр", "қандай орталық").await;
    world.presses("Гүлнәр", "✅ Беремін").await;
    learned(&world, 1).await;
    world.says("Айгүл", "тырнақ бояйтын салон қайда").await;
    world.presses("Гүлнәр", "❓ Келесі").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Гүлнәр"]));
    assert_eq!(world.count("SELECT count(*) FROM learned").await, 1);
    // It is there after a restart, and can be taken back.
    world.sleep().await;
    world.wake().await;
    world.says("Айгүл", "тырнақ бояйтын салон").await;
    assert!(world.last("Айгүл").text.contains("Бұл қандай орталық?"), "{}", world.last("Айгүл").text);
    world.says("Гүлнәр", "/texts centre-about").await;
    world.presses("Гүлнәр", "қандай орталық").await;
    world.presses("Гүлнәр", "📚").await;
    world.presses("Гүлнәр", "🗑 тырнақ").await;
    learned(&world, 0).await;
    world.says("Айгүл", "тырнақ бояйтын салон").await;
    assert!(world.last("Айгүл").text.contains("дайын жауап таба алмадым"), "{}", world.last("Айгүл").text);
    world.end().await;
}

#[tokio::test]
async fn who_agreed_to_learning_finds_the_question_in_their_data_and_takes_it_along() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/privacy").await;
    world.presses("Айгүл", "үйрен").await;
    world.says("Айгүл", KAZAKH).await;
    assert_eq!(world.count("SELECT count(*) FROM questions WHERE person_id IS NOT NULL").await, 1);
    world.says("Айгүл", "Қандас мәртебесін қалай алуға болады?").await;
    world.presses("Айгүл", "❓ Мен басқаны").await;
    assert_eq!(world.count("SELECT count(*) FROM questions WHERE kind = 'wrong' AND topic = 'status-apply'").await, 1);
    world.says("Айгүл", "/forget").await;
    world.presses("Айгүл", "Иә").await;
    assert_eq!(world.count("SELECT count(*) FROM questions").await, 0);
    world.end().await;
}

#[tokio::test]
async fn whoever_ends_the_learning_is_no_longer_known_as_the_asker() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/privacy").await;
    world.presses("Айгүл", "үйрен").await;
    world.says("Айгүл", KAZAKH).await;
    assert_eq!(world.count("SELECT count(*) FROM questions WHERE person_id IS NOT NULL").await, 1);
    world.says("Айгүл", "/privacy").await;
    world.presses("Айгүл", "үйрен").await;
    assert_eq!(world.count("SELECT count(*) FROM questions WHERE person_id IS NOT NULL").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM questions").await, 1);
    world.end().await;
}

#[tokio::test]
async fn words_are_never_filed_under_an_answer_that_they_did_not_get() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.says("Айгүл", "Қандас мәртебесін қалай алуға болады?").await;
    let first = world.last("Айгүл").id;
    world.says("Айгүл", "Зейнетақыны қалай рәсімдеймін?").await;
    assert!(world.reads("Айгүл", "зейнетақы беттері"), "{}", world.last("Айгүл").text);
    world.presses_old("Айгүл", "Айгүл", first, "N:status-apply:00000000").await;
    world.presses_old("Айгүл", "Айгүл", first, "N:status-apply:00000000").await;
    assert_eq!(world.count("SELECT count(*) FROM questions").await, 0);
    // It was said of one answer, twice.
    assert_eq!(world.count("SELECT n FROM counts WHERE what = 'not_this' AND detail = 'status-apply'").await, 1);
    world.presses("Айгүл", "❓ Мен басқаны").await;
    assert_eq!(world.count("SELECT count(*) FROM questions WHERE topic = 'pension' AND words LIKE 'Зейнетақы%'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn staff_write_the_words_otherwise_before_a_topic_gets_them() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.says("Айгүл", KAZAKH).await;
    world.says("Тимур", "/unanswered").await;
    world.presses("Тимур", "1. тырнақ").await;
    world.presses("Тимур", "🔎").await;
    world.says("Тимур", "centre-about").await;
    world.presses("Тимур", "қандай орталық").await;
    let old = world.last("Тимур").id;
    world.presses("Тимур", "✏️ Сөздерін").await;
    world.says("Тимур", "12345").await;
    world.says("Тимур", "Серікболсын тырнақ бояй ма").await;
    // The words that were written are not lost to a button that stands above them.
    world.presses_old("Тимур", "Тимур", old, "S:e:1:centre-about").await;
    world.presses_old("Тимур", "Тимур", old, "S:E:1:centre-about").await;
    assert_eq!(world.count("SELECT count(*) FROM learned").await, 0);
    world.presses("Тимур", "✏️ Сөздерін").await;
    world.says("Тимур", "Серікболсын тырнақ бояй ма").await;
    world.presses("Тимур", "✅ Беремін").await;
    learned(&world, 1).await;
    assert_eq!(world.count("SELECT count(*) FROM learned WHERE words = 'тырнақ бояй ма'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn every_wording_can_be_taken_back() {
    let mut world = World::furnished().await;
    for number in 1..13 {
        sqlx::query("INSERT INTO learned (topic, words, by_id, by_name, at) VALUES ('pension', $1, 1, 'Тимур', 0)")
            .bind(format!("сөз {number}"))
            .execute(&world.db)
            .await
            .unwrap();
    }
    world.says("Тимур", "/texts pension").await;
    world.presses("Тимур", "Зейнетақыны қалай").await;
    world.presses("Тимур", "📚").await;
    world.presses("Тимур", "Келесілері").await;
    world.presses("Тимур", "🗑 сөз 1").await;
    assert_eq!(world.count("SELECT count(*) FROM learned").await, 11);
    world.end().await;
}

#[tokio::test]
async fn people_are_counted_and_not_taps() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.says("Айгүл", "Зейнетақыны қалай рәсімдеймін?").await;
    let answer = world.last("Айгүл").id;
    world.presses("Айгүл", "👍").await;
    assert!(!world.last("Айгүл").buttons.iter().flatten().any(|button| button.text.contains("👍")));
    for _ in 0..4 {
        world.presses_old("Айгүл", "Айгүл", answer, "y:pension").await;
    }
    assert_eq!(world.count("SELECT n FROM counts WHERE what = 'helped'").await, 1);
    // Whoever declines the consent has gone on to nobody.
    world.presses("Айгүл", "👤").await;
    world.presses("Айгүл", "Келіспеймін").await;
    assert_eq!(world.count("SELECT count(*) FROM counts WHERE what = 'person'").await, 0);
    world.presses_old("Айгүл", "Айгүл", answer, "p:operator:pension").await;
    world.presses("Айгүл", "✅").await;
    world.says("Айгүл", "Еңбек кітапшам жоқ").await;
    assert_eq!(world.count("SELECT n FROM counts WHERE what = 'person' AND detail = 'pension'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn questions_are_kept_ninety_days_and_a_crisis_never() {
    let mut world = World::furnished().await;
    world.arrives("Руслан", "Русский").await;
    world.says("Руслан", RUSSIAN).await;
    world.says("Руслан", "хочу умереть").await;
    assert_eq!(world.count("SELECT count(*) FROM questions").await, 1);
    world.execute("UPDATE questions SET day = '2026-08-25'").await;
    world.passes(Duration::from_secs(25 * 3600)).await;
    assert_eq!(world.count("SELECT count(*) FROM questions").await, 1);
    world.passes(Duration::from_secs(25 * 3600)).await;
    assert_eq!(world.count("SELECT count(*) FROM questions").await, 0);
    world.end().await;
}

#[tokio::test]
async fn a_group_that_is_no_question_for_the_centre_is_thrown_away() {
    let mut world = World::furnished().await;
    world.arrives("Руслан", "Русский").await;
    world.says("Руслан", RUSSIAN).await;
    world.says("Тимур", "/unanswered").await;
    world.presses("Тимур", "1. маникюр").await;
    let old = world.last("Тимур").id;
    world.presses("Тимур", "🗑").await;
    world.presses("Тимур", "❓").await;
    assert!(world.last("Тимур").text.contains('✅'), "{}", world.last("Тимур").text);
    for data in ["S:u:1", "S:g:1:pension", "S:G:1:pension", "S:x:1", "S:L:1"] {
        world.presses_old("Тимур", "Тимур", old, data).await;
    }
    assert_eq!(world.count("SELECT count(*) FROM learned").await, 0);
    world.end().await;
}

#[tokio::test]
async fn the_head_sees_how_the_answers_are_used() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.arrives("Руслан", "Русский").await;
    world.says("Гүлнәр", "/stats").await;
    world.says("Айгүл", "Қандас мәртебесін қалай алуға болады?").await;
    world.presses("Айгүл", "👍").await;
    world.says("Руслан", "как получить статус кандаса").await;
    world.says("Руслан", RUSSIAN).await;
    world.says("Руслан", "/answers").await;
    world.presses("Руслан", "Врач").await;
    world.presses("Руслан", "Как оформить пенсию?").await;
    world.presses("Руслан", "Спросить").await;
    world.presses("Руслан", "✅").await;
    world.says("Руслан", "Трудовая книжка потеряна").await;
    world.forget_story();
    world.says("Гүлнәр", "/stats").await;
    world.presses("Гүлнәр", "Жыл").await;
    insta::assert_snapshot!(world.story(&["Гүлнәр"]));
    assert_eq!(world.last("Гүлнәр").kind, "photo");
    // The editor keeps texts; the numbers are the head's.
    world.says("Тимур", "/stats").await;
    assert!(world.last("Тимур").text.contains("рөліңізге жатпайды"), "{}", world.last("Тимур").text);
    world.end().await;
}
