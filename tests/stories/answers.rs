//! Answers: by the menu, by typed words, and the help in a crisis that goes before everything else.

use std::time::Duration;

use qoldau::playground::state::Msg;
use serde_json::json;

use crate::world::World;

/// Buttons under a message whose callback data begins with `prefix`: data and label.
fn under(message: &Msg, prefix: &str) -> Vec<(String, String)> {
    let buttons = message.buttons.iter().flatten();
    let all = buttons.filter_map(|button| Some((button.data.clone()?, button.text.clone())));
    all.filter(|(data, _)| data.starts_with(prefix)).collect()
}

/// The same under the newest message.
fn data(world: &World, who: &str, prefix: &str) -> Vec<(String, String)> {
    under(&world.last(who), prefix)
}

/// Presses a button on the screen `id`; gives the screen as it is then.
async fn press(world: &mut World, who: &str, id: i64, data: &str) -> Msg {
    let by = world.id(who);
    world.act(json!({ "do": "press", "as": by, "chat": by, "message": id, "data": data }));
    world.wait().await;
    world.chat(who).messages.into_iter().find(|message| message.id == id).unwrap()
}

/// An answer has its title, the day of its check and a way to a person, and names no number that may not be shown.
fn check(topic: &str, title: &str, screen: &Msg) {
    let text = &screen.text;
    assert!(text.contains(title), "{topic}: {title} is not in {text}");
    assert!(!under(screen, "p:").is_empty(), "{topic} offers nobody to ask");
    assert!(text.contains("📅") && text.contains(".2026"), "{topic} has no day: {text}");
    assert!(!text.contains('\u{2068}') && !text.contains('{'), "{topic}: {text}");
    for number in ["150", "119"] {
        // Alone, not a part of a sum such as 150 000.
        let alone = text.split(|c: char| !c.is_alphanumeric() && c != '\u{a0}').any(|word| word == number);
        assert!(!alone, "{topic} names {number}: {text}");
    }
}

/// Every topic of every category is opened.
async fn every_answer(language: &str) {
    let mut world = World::furnished().await;
    let who = "Айгүл";
    world.arrives(who, language).await;
    world.says(who, "/answers").await;
    let categories = data(&world, who, "c:");
    assert_eq!(categories.len(), 8, "{categories:?}");
    let (screen, mut count) = (world.last(who).id, 0);
    for (category, _) in categories {
        let topics = under(&press(&mut world, who, screen, &category).await, "t:");
        assert!(!topics.is_empty(), "{category}");
        for (topic, title) in topics {
            count += 1;
            let before = world.last(who).id;
            let shown = press(&mut world, who, screen, &topic).await;
            if world.last(who).id > before {
                assert!(world.last(who).text.contains("112"), "{topic} is no help in a crisis");
                continue;
            }
            check(&topic, &title, &shown);
            press(&mut world, who, screen, &category).await;
        }
        press(&mut world, who, screen, "a").await;
    }
    assert!(count >= 80, "only {count} topics");
    world.end().await;
}

#[tokio::test]
async fn every_topic_is_answered_in_kazakh() {
    every_answer("Қазақша").await;
}

#[tokio::test]
async fn every_topic_is_answered_in_russian() {
    every_answer("Русский").await;
}

#[tokio::test]
async fn did_it_help_and_ask_a_person() {
    for (language, category, name) in [("Қазақша", "Ақша", "kk"), ("Русский", "Деньги", "ru")] {
        let mut world = World::furnished().await;
        world.arrives("Айгүл", language).await;
        world.says("Айгүл", "/answers").await;
        world.presses("Айгүл", category).await;
        let (topic, title) = data(&world, "Айгүл", "t:").remove(0);
        world.presses("Айгүл", &title).await;
        world.presses("Айгүл", "👍").await;
        world.presses("Айгүл", "⬅️").await;
        world.presses("Айгүл", &title).await;
        world.presses("Айгүл", "👎").await;
        let ask = data(&world, "Айгүл", "p:").remove(0);
        assert_eq!(ask.0.split(':').nth(2), topic.split(':').nth(1), "the topic travels along");
        world.presses("Айгүл", &ask.1).await;
        world.presses("Айгүл", "✅").await;
        world.says("Айгүл", "70 АЕК деген қанша?").await;
        insta::assert_snapshot!(format!("helped_{name}"), world.story(&["Айгүл", "operators", "lawyers"]));
        assert_eq!(world.count("SELECT sum(n) FROM counts WHERE what LIKE '%helped'").await, 2);
        world.end().await;
    }
}

#[tokio::test]
async fn the_topic_about_the_language_leads_to_the_choice() {
    let mut world = World::new().await;
    world.person("Айгүл");
    world.arrives("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/answers").await;
    world.presses("Айгүл", "Орталық").await;
    world.presses("Айгүл", "Тілді").await;
    world.presses("Айгүл", "🌐").await;
    world.presses("Айгүл", "Русский").await;
    assert!(world.last("Айгүл").buttons.iter().flatten().any(|button| button.text.contains("Ответы")));
    world.end().await;
}

#[tokio::test]
async fn typed_questions_find_topics_also_without_kazakh_letters() {
    let mut world = World::new().await;
    world.person("Айгүл");
    world.arrives("Айгүл", "Қазақша").await;
    world.forget_story();
    world.says("Айгүл", "Қандас мәртебесін қалай алуға болады?").await;
    world.says("Айгүл", "кандас мартебесин калай алуга болады").await;
    world.presses("Айгүл", "?").await;
    world.says("Айгүл", "Қандай құжат керек?").await;
    world.says("Айгүл", "бля бля бля тра-та-та").await;
    world.says("Айгүл", "👍").await;
    world.says("Айгүл", &"сөз ".repeat(1250)).await;
    insta::assert_snapshot!(world.story(&["Айгүл"]));
    world.end().await;
}

#[tokio::test]
async fn what_is_easily_confused_is_asked_back_and_the_choice_answers() {
    let mut world = World::new().await;
    for (who, language) in [("Айгүл", "Қазақша"), ("Руслан", "Русский")] {
        world.person(who);
        world.arrives(who, language).await;
    }
    world.forget_story();
    world.says("Айгүл", "мал дәрігері керек").await;
    world.presses("Айгүл", "Өзім мал дәрігерімін").await;
    world.says("Айгүл", "калай тиркелем").await;
    world.says("Айгүл", "иә").await;
    world.presses("Айгүл", "Жауаптар").await;
    world.says("Руслан", "в Питере есть дома для переселенцев?").await;
    world.presses("Руслан", "Петропавловск").await;
    world.says("Руслан", "Нет, спасибо").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Руслан"]));
    assert_eq!(world.count("SELECT n FROM counts WHERE what = 'suggested' AND detail = 'vacancy-search'").await, 1);
    assert_eq!(world.count("SELECT coalesce(sum(n), 0) FROM counts WHERE what = 'not_found'").await, 0);
    world.end().await;
}

#[tokio::test]
async fn who_types_instead_of_pressing_chooses_as_well() {
    let kazakh = [
        ("Қандай құжат керек?", "мәртебе"),
        ("Қандай құжат керек?", "көшуге ғой"),
        ("мал дәрігері керек", "Өзім мал дәрігерімін"),
        ("калай тиркелем", "екіншісі"),
    ];
    let russian = [
        ("какие документы", "для статуса"),
        ("какие документы", "2"),
        ("нужна регистрация", "временная"),
        ("в Питере есть дома для переселенцев?", "Петропавловск"),
    ];
    for (who, language, name, questions) in [("Айгүл", "Қазақша", "kk", kazakh), ("Руслан", "Русский", "ru", russian)]
    {
        let mut world = World::new().await;
        world.person(who);
        world.arrives(who, language).await;
        world.forget_story();
        for (question, reply) in questions {
            world.says(who, question).await;
            world.says(who, reply).await;
        }
        insta::assert_snapshot!(format!("typed_choice_{name}"), world.story(&[who]));
        assert_eq!(world.count("SELECT sum(n) FROM counts WHERE what = 'answered'").await, 4);
        world.end().await;
    }
}

#[tokio::test]
async fn what_chooses_nothing_is_a_question_of_its_own() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    world.says("Руслан", "какие документы").await;
    world.says("Руслан", "сколько ждать статус").await;
    world.says("Руслан", "какие документы").await;
    world.presses("Руслан", "Для статуса").await;
    world.says("Руслан", "квота").await;
    world.says("Руслан", "какие документы").await;
    world.says("Руслан", "муж бьёт").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    world.end().await;
}

#[tokio::test]
async fn a_choice_typed_two_hours_later_chooses_nothing() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    world.says("Руслан", "какие документы").await;
    world.passes(Duration::from_secs(2 * 60 * 60)).await;
    world.says("Руслан", "2").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    world.end().await;
}

#[tokio::test]
async fn typed_questions_in_russian() {
    let mut world = World::new().await;
    world.person("Руслан");
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    world.says("Руслан", "как получить статус кандаса").await;
    world.presses("Руслан", "?").await;
    world.says("Руслан", "абракадабра").await;
    world.says("Руслан", "5").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    world.end().await;
}

#[tokio::test]
async fn a_first_contact_in_crisis_gets_help_in_both_languages() {
    let mut world = World::furnished().await;
    world.says("Айгүл", "Өмір сүргім келмейді").await;
    world.presses("Айгүл", "психолог").await;
    world.says("Айгүл", "Жауап беріңізші").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Сәуле"]));
    assert!(!world.reads("Гүлнәр", "Айгүл"));
    assert_eq!(world.count("SELECT count(*) FROM cases WHERE urgent = 1 AND desk = 'psychologist'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn violence_while_describing_a_case_gets_help_and_the_case_goes_on() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    world.says("Руслан", "Муж меня бьёт, что делать").await;
    insta::assert_snapshot!(world.story(&["Руслан", "lawyers", "Сәуле"]));
    world.end().await;
}

#[tokio::test]
async fn a_crisis_without_any_psychologist_tells_the_head_and_still_helps() {
    let mut world = World::furnished().await;
    world.execute("DELETE FROM desks WHERE desk = 'psychologist'").await;
    world.execute("DELETE FROM staff WHERE role = 'psychologist'").await;
    world.app().reload_staff().await;
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    world.says("Руслан", "хочу умереть").await;
    world.presses("Руслан", "психолог").await;
    insta::assert_snapshot!(world.story(&["Руслан", "Гүлнәр"]));
    world.end().await;
}

#[tokio::test]
async fn crisis_words_in_a_caption_count_too() {
    let mut world = World::furnished().await;
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    world.sends_to("Руслан", "Руслан", "photo", Some("я хочу покончить с собой")).await;
    assert!(world.reads("Руслан", "112") && world.reads("Сәуле", "🚨"));
    world.end().await;
}

#[tokio::test]
async fn a_crisis_is_heard_in_a_command_and_from_staff_at_their_texts() {
    let mut world = World::furnished().await;
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    world.says("Руслан", "/хочу_умереть").await;
    assert!(world.reads("Руслан", "112") && world.reads("Сәуле", "🚨"));
    // Who keeps the texts goes on with them; the help stands there all the same, and nobody is alarmed for it.
    world.forget_story();
    world.says("Гүлнәр", "/texts").await;
    world.says("Гүлнәр", "өлгім келеді").await;
    insta::assert_snapshot!(world.story(&["Гүлнәр", "Сәуле"]));
    world.end().await;
}

#[tokio::test]
async fn a_greeting_is_returned_and_so_are_thanks() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    world.arrives("Руслан", "Русский").await;
    world.forget_story();
    for words in ["Ассалаумағалейкум!", "рақмет Сізге", "Сау болыңыз", "👍"] {
        world.says("Айгүл", words).await;
    }
    // Of small talk that no list of words knows the matcher tells.
    for words in ["доброго здоровьица вам, милые люди", "спасибо вам большое от всей нашей семьи"]
    {
        world.says("Руслан", words).await;
    }
    insta::assert_snapshot!(world.story(&["Айгүл", "Руслан"]));
    assert_eq!(world.count("SELECT count(*) FROM questions").await, 0, "small talk is no question");
    world.end().await;
}
