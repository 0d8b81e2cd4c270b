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
