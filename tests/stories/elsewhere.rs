//! Outside the private chat: answers inserted into any chat, and groups that are no desks.

use serde_json::{Value, json};

use crate::world::World;

/// Types behind the bot's name; gives what Telegram is told to offer.
async fn types(world: &mut World, who: &str, words: &str) -> Value {
    let by = world.id(who);
    world.act(json!({ "do": "inline", "as": by, "query": words }));
    world.wait().await;
    let calls = world.playground.calls();
    let call = calls.into_iter().rev().find(|call| call.params.contains_key("inline_query_id")).unwrap();
    call.params.into()
}

/// The lines that are offered.
fn titles(answer: &Value) -> Vec<String> {
    let results = match &answer["results"] {
        Value::String(results) => serde_json::from_str(results).unwrap(),
        results => results.clone(),
    };
    results.as_array().unwrap().iter().map(|result| result["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn answers_are_inserted_into_any_chat_and_nothing_is_kept() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    let rows = "SELECT (SELECT count(*) FROM inbox) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM people)
                     + (SELECT coalesce(sum(n), 0) FROM counts) + (SELECT count(*) FROM questions)";
    let before = world.count(rows).await;
    let answer = types(&mut world, "Айгүл", "қандас мәртебесін қалай алуға болады").await;
    assert_eq!(titles(&answer).first().map(String::as_str), Some("Қандас мәртебесін қалай алам?"));
    assert_eq!((&answer["is_personal"], &answer["cache_time"]), (&json!(true), &json!(10)));
    let inserted = answer["results"].to_string();
    assert!(inserted.contains("күні тексерілді") && inserted.contains("HTML"), "{inserted}");
    // Somebody who has never met the bot is answered in the language of the question.
    world.person("Мәди");
    let answer = types(&mut world, "Мәди", "как получить статус кандаса").await;
    assert_eq!(titles(&answer).first().map(String::as_str), Some("Как получить статус кандаса?"));
    assert_eq!(titles(&types(&mut world, "Мәди", "").await), Vec::<String>::new());
    assert_eq!(titles(&types(&mut world, "Мәди", "маникюрный салон").await), Vec::<String>::new());
    let help = types(&mut world, "Мәди", "хочу умереть").await;
    assert_eq!(titles(&help).len(), 1);
    let help = help["results"].to_string();
    assert!(help.contains("112") && help.contains("start=t-suicide"), "{help}");
    // Each in their own letters, also before they have chosen any.
    let arabic = types(&mut world, "Мәди", "قانداس مارتەبەسىن قالاي الامىن").await;
    assert_eq!(titles(&arabic).first().map(String::as_str), Some("قانداس مارتەبەسىن قالاي الام؟"));
    let latin = types(&mut world, "Мәди", "qandas mártebesin qalai alamyn").await;
    assert_eq!(titles(&latin).first().map(String::as_str), Some("Qandas märtebesın qalai alam?"));
    assert_eq!(world.count(rows).await, before, "something is kept of what was typed");
    world.end().await;
}

#[tokio::test]
async fn in_a_group_the_bot_says_what_it_is_for_and_speaks_when_it_is_addressed() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Қазақша").await;
    let (aigul, ruslan) = (world.id("Айгүл"), world.id("Руслан"));
    let group = world
        .act(json!({ "do": "group", "as": aigul, "title": "Көршілер", "supergroup": true, "members": [ruslan] }))
        .chat
        .unwrap();
    world.call("neighbours", group);
    world.forget_story();
    world.does("Айгүл adds the bot".into(), json!({ "do": "add_bot", "as": aigul, "chat": group })).await;
    world.writes("Айгүл", "neighbours", "Қандас мәртебесін қалай алуға болады?").await;
    world.writes("Айгүл", "neighbours", "@qoldau_bot Қандас мәртебесін қалай алуға болады?").await;
    world.writes("Руслан", "neighbours", "@qoldau_bot, как получить статус кандаса?").await;
    world.replies("Руслан", "neighbours", "Как получить статус кандаса?", "маникюрный салон").await;
    world.writes("Руслан", "neighbours", "@qoldau_bot какие документы нужны").await;
    world.writes("Руслан", "neighbours", "@qoldau_bot").await;
    world.writes("Руслан", "neighbours", "@qoldau_bot قانداس مارتەبەسىن قالاي الامىن").await;
    world.sends_to("Руслан", "neighbours", "photo", Some("@qoldau_bot какие документы нужны на статус кандаса")).await;
    world.writes("Руслан", "neighbours", "@qoldau_bot хочу умереть").await;
    world.opens("Руслан", "https://t.me/qoldau_bot?start=t-suicide").await;
    insta::assert_snapshot!(world.story(&["neighbours", "Руслан", "Сәуле"]));
    assert_eq!(world.count("SELECT count(*) FROM questions").await, 0);
    world.end().await;
}

#[tokio::test]
async fn the_link_of_a_group_opens_the_answer_in_the_private_chat() {
    let mut world = World::furnished().await;
    world.opens("Руслан", "https://t.me/qoldau_bot?start=t-pension").await;
    world.presses("Руслан", "Русский").await;
    world.opens("Руслан", "https://t.me/qoldau_bot?start=t-pension").await;
    world.opens("Руслан", "https://t.me/qoldau_bot?start=t-nosuchtopic").await;
    world.opens("Руслан", "https://t.me/qoldau_bot?start=inline").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    world.end().await;
}
