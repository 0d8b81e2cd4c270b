//! The questionnaire: one question a screen, back, "prefer not to say", typed numbers, /cancel, and going on after days.

use std::time::Duration;

use qoldau::playground::state::Msg;

use crate::world::World;

/// Presses these buttons (callback data), then "prefer not to say" until the result is there.
pub async fn walk(world: &mut World, who: &str, answers: &[&str]) {
    for data in answers {
        press(world, who, data).await;
    }
    for _ in 0..40 {
        let Some(skip) = data(world, who).into_iter().find(|data| is_skip(data)) else { return };
        press(world, who, &skip).await;
    }
    panic!("the questionnaire does not end");
}

/// Presses the newest button with this data.
pub async fn press(world: &mut World, who: &str, data: &str) {
    let has = |message: &&Msg| message.buttons.iter().flatten().any(|button| button.data.as_deref() == Some(data));
    let messages = world.chat(who).messages;
    let message = messages.iter().rev().find(has).unwrap_or_else(|| panic!("no button {data}"));
    let label = &message.buttons.iter().flatten().find(|button| button.data.as_deref() == Some(data)).unwrap().text;
    let id = world.id(who);
    let act = serde_json::json!({ "do": "press", "as": id, "chat": id, "message": message.id, "data": data });
    world.does(format!("{who} presses [{label}]"), act).await;
}

/// The data of the buttons under the newest message.
pub fn data(world: &World, who: &str) -> Vec<String> {
    world.last(who).buttons.into_iter().flatten().filter_map(|button| button.data).collect()
}

fn is_skip(data: &str) -> bool {
    data.strip_prefix("q:").is_some_and(|rest| rest.parse::<u32>().is_ok())
}

/// Answers every question with its first button until the result; gives the number of questions.
async fn first_answers(world: &mut World, who: &str) -> usize {
    for count in 0..40 {
        let Some(answer) = data(world, who).into_iter().find(|data| data.starts_with("q:")).filter(|data| !is_skip(data))
        else {
            return count;
        };
        press(world, who, &answer).await;
    }
    panic!("the questionnaire does not end");
}

#[tokio::test]
async fn every_question_answered_in_kazakh() {
    let mut world = World::new().await;
    world.person("Айгүл");
    world.arrives("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/screening").await;
    world.presses("Айгүл", "Келісемін").await;
    assert!(first_answers(&mut world, "Айгүл").await >= 5);
    insta::assert_snapshot!(world.story(&["Айгүл"]));
    world.end().await;
}

#[tokio::test]
async fn every_question_answered_in_russian() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    world.says("Руслан", "/screening").await;
    world.presses("Руслан", "Согласен").await;
    press(&mut world, "Руслан", "q:1:2").await;
    assert!(first_answers(&mut world, "Руслан").await >= 4);
    insta::assert_snapshot!(world.story(&["Руслан"]));
    world.end().await;
}

#[tokio::test]
async fn without_consent_there_is_no_questionnaire() {
    for (language, decline) in [("Қазақша", "Келіспеймін"), ("Русский", "Не согласен")] {
        let mut world = World::new().await;
        world.person("Айгүл");
        world.arrives("Айгүл", language).await;
        world.forget_story();
        world.says("Айгүл", "/screening").await;
        world.presses("Айгүл", decline).await;
        insta::assert_snapshot!(
            format!("declined_{}", if language == "Русский" { "ru" } else { "kk" }),
            world.story(&["Айгүл"])
        );
        assert_eq!(world.count("SELECT count(*) FROM screening_answers").await, 0);
        world.end().await;
    }
}

#[tokio::test]
async fn back_changes_an_answer_and_an_old_question_says_so() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/screening").await;
    press(&mut world, "Руслан", "q:1:1").await;
    world.presses("Руслан", "Назад").await;
    press(&mut world, "Руслан", "q:1:2").await;
    let message = world.last("Руслан").id;
    world.presses_old("Руслан", "Руслан", message, "q:1:1").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    assert_eq!(
        world.count("SELECT count(*) FROM screening_answers WHERE key = 'citizenship' AND value LIKE '%foreign%'").await,
        1
    );
    world.end().await;
}

#[tokio::test]
async fn words_numbers_and_photos_in_the_questionnaire() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/screening").await;
    world.says("Руслан", "Мы из Ташкента").await;
    world.says("Руслан", "7").await;
    for answer in ["q:1:1", "q:15:1", "q:12:1", "q:8:1"] {
        press(&mut world, "Руслан", answer).await;
    }
    // Months of registration may be typed.
    world.says("Руслан", "много").await;
    world.says("Руслан", "99999").await;
    world.says("Руслан", "14").await;
    world.sends("Руслан", "photo").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    world.end().await;
}

#[tokio::test]
async fn it_goes_on_after_cancel_after_days_and_after_a_restart() {
    let mut world = World::new().await;
    world.person("Айгүл");
    world.known("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/screening").await;
    press(&mut world, "Айгүл", "q:1:1").await;
    world.says("Айгүл", "/cancel").await;
    world.says("Айгүл", "/screening").await;
    press(&mut world, "Айгүл", "q:15:1").await;
    world.sleep().await;
    world.clock.advance(Duration::from_secs(5 * 24 * 3600));
    world.wake().await;
    world.says("Айгүл", "/screening").await;
    insta::assert_snapshot!(world.story(&["Айгүл"]));
    assert_eq!(world.count("SELECT count(*) FROM screening_answers").await, 2);
    world.end().await;
}

#[tokio::test]
async fn a_crisis_in_the_middle_comes_first_and_the_answers_stay() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/screening").await;
    press(&mut world, "Руслан", "q:1:1").await;
    world.says("Руслан", "Я больше не хочу жить").await;
    world.presses("Руслан", "Поговорить с психологом").await;
    world.says("Руслан", "/screening").await;
    insta::assert_snapshot!(world.story(&["Руслан", "Сәуле"]));
    assert!(!world.reads("Гүлнәр", "Руслан"), "the head reads nothing of a psychologist's case");
    world.end().await;
}

#[tokio::test]
async fn starting_over_forgets_the_answers() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/screening").await;
    walk(&mut world, "Руслан", &["q:1:1"]).await;
    world.forget_story();
    world.presses("Руслан", "Начать заново").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    assert_eq!(world.count("SELECT count(*) FROM screening_answers").await, 0);
    world.end().await;
}
