//! People who do not do what they were asked: they go elsewhere in the middle, answer with words, greet, and thank.

use crate::world::World;

#[tokio::test]
async fn a_question_under_the_menu_opens_no_case() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "Заңгер").await;
    world.says("Айгүл", "/answers").await;
    world.says("Айгүл", "кандас мартебесин калай алам").await;
    assert!(world.last("Айгүл").text.starts_with("Қандас мәртебесін қалай алам?"), "{}", world.last("Айгүл").text);
    assert_eq!(world.count("SELECT count(*) FROM cases").await, 0);
    world.end().await;
}

#[tokio::test]
async fn an_old_button_brings_back_what_was_asked() {
    let mut world = World::furnished().await;
    world.starts("Айгүл").await;
    world.presses("Айгүл", "Қазақша").await;
    world.presses("Айгүл", "Адамнан сұрау").await;
    world.presses("Айгүл", "Заңгер").await;
    let consent = world.last("Айгүл").id;
    world.says("Айгүл", "Балабақша туралы").await;
    world.presses_old("Айгүл", "Айгүл", consent, "O:learning").await;
    assert_eq!(world.toasts("Айгүл").last().map(String::as_str), Some("Бұл ескі батырма. Қазіргі мәзір төменде."));
    world.presses("Айгүл", "Келісемін").await;
    assert!(world.reads("Айгүл", "№1"), "what was written waited for the consent: {}", world.last("Айгүл").text);
    assert!(world.reads("lawyers", "Балабақша туралы"));
    world.end().await;
}

#[tokio::test]
async fn words_in_the_questionnaire_bring_the_question_again() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/screening").await;
    if world.reads("Айгүл", "Келісіміңіз керек") {
        world.presses("Айгүл", "Келісемін").await;
    }
    world.says("Айгүл", "солтүстік қазақстан").await;
    let last = world.last("Айгүл");
    assert!(last.text.contains("түймемен жауап беріңіз") && last.text.contains("1 / "), "{}", last.text);
    assert!(!last.buttons.is_empty(), "the question stands there with its buttons");
    world.end().await;
}

#[tokio::test]
async fn a_greeting_is_greeted_and_thanks_open_no_case() {
    let mut world = World::furnished().await;
    world.says("Айгүл", "Сәлем!").await;
    assert!(world.last("Айгүл").text.contains("Қай тілде сөйлесейік?"), "{}", world.last("Айгүл").text);
    world.presses("Айгүл", "Қазақша").await;
    world.says("Айгүл", "рақмет").await;
    assert!(world.last("Айгүл").text.starts_with("Сізге де рақмет!"), "{}", world.last("Айгүл").text);
    world.end().await;
}

#[tokio::test]
async fn thanks_after_the_end_open_no_new_case() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "Заңгер").await;
    if world.reads("Айгүл", "Келісіміңіз керек") {
        world.presses("Айгүл", "Келісемін").await;
    }
    world.says("Айгүл", "Балабақша туралы сұрағым бар").await;
    world.writes("Ерлан", "lawyers/1", "/close").await;
    world.says("Айгүл", "Рахмет Сізге!").await;
    assert_eq!(world.count("SELECT count(*) FROM cases").await, 1);
    world.says("Айгүл", "Тағы бір сұрақ бар еді").await;
    assert_eq!(world.count("SELECT count(*) FROM cases").await, 2);
    world.end().await;
}
