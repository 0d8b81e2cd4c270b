//! What the centre may do with what people tell it: consent for each purpose, everybody's data as a file, erasure, and the term.

use std::time::Duration;

use serde_json::json;
use sqlx::Row;

use crate::world::World;

/// A person with a questionnaire begun, consents and a case that staff have answered.
async fn known_well(language: &str) -> World {
    let mut world = World::furnished().await;
    world.known("Айгүл", language).await;
    world.says("Айгүл", "/screening").await;
    world.presses("Айгүл", "Қазақстан").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "⚖️").await;
    world.says("Айгүл", "Жер туралы құпия сұрағым").await;
    world.staff_replies("Ерлан", "lawyers/1", "Жауабым осы").await;
    world.forget_story();
    world
}

#[tokio::test]
async fn each_purpose_is_agreed_to_by_itself() {
    for (language, name, reminders, agree) in
        [("Қазақша", "kk", "Еске салу", "Келісемін"), ("Русский", "ru", "Напоминания", "Согласен")]
    {
        let mut world = World::new().await;
        world.person("Айгүл");
        world.arrives("Айгүл", language).await;
        world.forget_story();
        world.says("Айгүл", "/screening").await;
        world.presses("Айгүл", reminders).await;
        world.presses("Айгүл", agree).await;
        world.says("Айгүл", "/privacy").await;
        world.presses("Айгүл", reminders).await;
        insta::assert_snapshot!(format!("purposes_{name}"), world.story(&["Айгүл"]));
        let rows = sqlx::query("SELECT purpose, given, lang, version <> '' FROM consents ORDER BY id")
            .fetch_all(&world.db)
            .await
            .unwrap();
        let rows: Vec<(String, i64, String, i64)> =
            rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect();
        let code = if language == "Русский" { "ru" } else { "kk" };
        let expected = [("case", 1), ("reminders", 1), ("announcements", 0), ("learning", 0), ("reminders", 0)];
        assert_eq!(rows, expected.map(|(purpose, given)| (purpose.to_owned(), given, code.to_owned(), 1)));
        world.end().await;
    }
}

#[tokio::test]
async fn withdrawn_consent_is_asked_for_again() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/privacy").await;
    world.presses("Руслан", "Обращения и анкета").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    world.end().await;
}

#[tokio::test]
async fn my_data_is_a_file_with_everything_and_no_words() {
    for (language, name) in [("Қазақша", "kk"), ("Русский", "ru")] {
        let mut world = if language == "Қазақша" { known_well(language).await } else { World::new().await };
        if language == "Русский" {
            world.person("Айгүл");
            world.known("Айгүл", language).await;
        }
        world.says("Айгүл", "/mydata").await;
        let file = world.last("Айгүл").file.unwrap();
        let url = format!("{}api/file/{}", world.playground.page_url(), file.id);
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let content = client.get(url).send().await.unwrap().text().await.unwrap();
        let data: serde_json::Value = serde_json::from_str(&content).unwrap();
        assert_eq!(data["telegram_id"], world.id("Айгүл"));
        assert!(!content.contains("құпия") && !content.contains("Жауабым"), "words are stored");
        let shown = content.replace(&world.id("Айгүл").to_string(), "ID");
        let shown: Vec<String> = shown.lines().map(without_time).collect();
        insta::assert_snapshot!(format!("my_data_{name}"), format!("{}\n\n{}", world.story(&["Айгүл"]), shown.join("\n")));
        world.end().await;
    }
}

/// The time of the day behind a date, left out.
fn without_time(line: &str) -> String {
    match line.find(".2026 ") {
        Some(at) => format!("{}{}", &line[..at + 6], &line[at + 11..]),
        None => line.to_owned(),
    }
}

#[tokio::test]
async fn forget_erases_the_person_and_keeps_counts() {
    for (language, name, sure, keep) in
        [("Қазақша", "kk", "Иә, бәрін", "Жоқ"), ("Русский", "ru", "Да, стереть", "Нет, оставить")]
    {
        let mut world = World::furnished().await;
        world.known("Айгүл", language).await;
        world.says("Айгүл", "/answers").await;
        world.presses("Айгүл", "💰").await;
        world.presses("Айгүл", "?").await;
        world.presses("Айгүл", "👍").await;
        world.says("Айгүл", "/screening").await;
        world.presses("Айгүл", if name == "kk" { "Басқа ел" } else { "Другая страна" }).await;
        world.says("Айгүл", "/ask").await;
        world.presses("Айгүл", "⚖️").await;
        world.says("Айгүл", "Жер туралы құпия сұрағым").await;
        world.sends("Айгүл", "album").await;
        world.staff_replies("Ерлан", "lawyers/1", "Жауабым осы").await;
        world.forget_story();
        world.says("Айгүл", "/forget").await;
        world.presses("Айгүл", keep).await;
        world.says("Айгүл", "/forget").await;
        world.presses("Айгүл", sure).await;
        world.staff_replies("Гүлнәр", "lawyers/1", "Әлі осындасыз ба?").await;
        insta::assert_snapshot!(format!("forgotten_{name}"), world.story(&["Айгүл", "lawyers"]));
        let id = world.id("Айгүл").to_string();
        let found = everything_about(&world, &[&id, "Айгүл", "құпия"]).await;
        // For three days the numbers of updates are kept, to recognise repeats.
        let keys = |line: &String| line.starts_with("inbox.conversation") || line.starts_with("outbox.dest");
        assert_eq!(found.into_iter().filter(|line| !keys(line)).collect::<Vec<_>>(), Vec::<String>::new(), "something is left");
        for _ in 0..5 {
            world.passes(Duration::from_secs(25 * 3600)).await;
        }
        assert_eq!(everything_about(&world, &[&id, "Айгүл"]).await, Vec::<String>::new(), "something is left after three days");
        assert_eq!(world.count("SELECT count(*) FROM cases WHERE status = 'closed' AND person_id IS NULL").await, 1);
        assert_eq!(world.count("SELECT sum(n) FROM counts WHERE what = 'helped'").await, 1);
        world.starts("Айгүл").await;
        assert!(
            world.last("Айгүл").buttons.iter().flatten().any(|button| button.text == "Русский"),
            "the language is asked anew"
        );
        world.end().await;
    }
}

/// Every cell of every table that holds one of these.
async fn everything_about(world: &World, needles: &[&str]) -> Vec<String> {
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(&world.db).await.unwrap();
    let mut found = Vec::new();
    for table in tables {
        let columns: Vec<String> =
            sqlx::query_scalar("SELECT name FROM pragma_table_info($1)").bind(&table).fetch_all(&world.db).await.unwrap();
        for column in columns {
            for needle in needles {
                let sql = format!("SELECT count(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS TEXT), $1) > 0");
                let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(needle).fetch_one(&world.db).await.unwrap();
                if count > 0 {
                    found.push(format!("{table}.{column} holds {needle} {count} times"));
                }
            }
        }
    }
    found
}

#[tokio::test]
async fn who_has_not_written_for_the_storage_term_is_forgotten() {
    let mut world = World::furnished_with(&[("STORAGE_DAYS", "30")]).await;
    world.known("Айгүл", "Қазақша").await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    world.says("Руслан", "Вопрос о земле").await;
    world.passes(Duration::from_secs(29 * 24 * 3600)).await;
    assert_eq!(world.count("SELECT count(*) FROM people").await, 7, "the term is not over");
    world.passes(Duration::from_secs(3 * 24 * 3600)).await;
    // The second look of the daily work, in case the first came before the term was over.
    world.passes(Duration::from_secs(25 * 3600)).await;
    let found = everything_about(&world, &[&world.id("Айгүл").to_string()]).await;
    assert_eq!(found, Vec::<String>::new());
    // Also Руслан, whose case both sides have left.
    assert_eq!(world.count("SELECT count(*) FROM people").await, 5, "staff stay");
    world.forget_story();
    world.says("Айгүл", "/start").await;
    insta::assert_snapshot!(world.story(&["Айгүл"]));
    world.end().await;
}

#[tokio::test]
async fn the_database_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new().await;
    for name in ["qoldau.db", "qoldau.db-wal"] {
        let mode = std::fs::metadata(world.database().with_file_name(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    world.end().await;
}

#[tokio::test]
async fn consent_may_be_typed() {
    for (language, yes, question) in [("Қазақша", "Келісемін!", "1 / "), ("Русский", "согласна", "1 / ")]
    {
        let mut world = World::new().await;
        world.person("Айгүл");
        world.arrives("Айгүл", language).await;
        world.says("Айгүл", "/screening").await;
        world.says("Айгүл", yes).await;
        assert!(world.reads("Айгүл", question), "{}", world.story(&["Айгүл"]));
        assert_eq!(world.count("SELECT count(*) FROM consents WHERE given = 1 AND purpose = 'case'").await, 1);
        world.end().await;
    }
    let mut world = World::new().await;
    world.person("Айгүл");
    world.arrives("Айгүл", "Русский").await;
    world.says("Айгүл", "/screening").await;
    world.says("Айгүл", "Не согласна").await;
    assert_eq!(world.count("SELECT count(*) FROM consents WHERE given = 1").await, 0);
    assert!(!world.reads("Айгүл", "1 / "));
    world.end().await;
}

#[tokio::test]
async fn a_case_that_everybody_has_left_keeps_nobody_for_ever() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Юрист").await;
    world.says("Руслан", "Вопрос").await;
    world.staff_replies("Ерлан", "lawyers/1", "Ответ").await;
    world.known("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "⚖️").await;
    world.says("Айгүл", "Жер туралы сұрағым").await;
    world.staff_replies("Ерлан", "lawyers/2", "Жауабым осы").await;
    world.writes("Ерлан", "lawyers/2", "/close").await;
    world.forget_story();
    let years = world.app().config.storage_days;
    world.passes(Duration::from_secs(u64::from(years + 2) * 24 * 60 * 60)).await;
    assert_eq!(world.count("SELECT count(*) FROM cases WHERE person_id IS NOT NULL").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM cases WHERE status = 'closed'").await, 2);
    insta::assert_snapshot!("unseen_for_years", world.story(&["lawyers"]));
    world.end().await;
}

/// Somebody whose case with the lawyer was answered and closed, and who has withdrawn the consent since; the journal is empty.
async fn withdrawn(language: &str, purpose: &str) -> World {
    let mut world = World::furnished().await;
    world.known("Айгүл", language).await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "⚖️").await;
    world.says("Айгүл", "Жер туралы сұрағым").await;
    world.staff_replies("Ерлан", "lawyers/1", "Жауабым осы").await;
    world.writes("Ерлан", "lawyers/1", "/close").await;
    world.passes(Duration::from_secs(60)).await;
    world.says("Айгүл", "/privacy").await;
    world.presses("Айгүл", purpose).await;
    world.forget_story();
    world
}

#[tokio::test]
async fn a_closed_case_goes_on_only_after_consent() {
    let ways = [
        ("Қазақша", "kk", "Өтініштер мен", "Тағы жазу", "Келіспеймін", "Келісемін"),
        ("Русский", "ru", "Обращения и", "Написать ещё", "Не согласен", "Согласен"),
    ];
    for (language, name, purpose, again, decline, agree) in ways {
        let mut world = withdrawn(language, purpose).await;
        world.replies("Айгүл", "Айгүл", "Жауабым осы", "Тағы бір сөз").await;
        world.presses("Айгүл", decline).await;
        world.presses("Айгүл", again).await;
        assert_eq!(world.count("SELECT count(*) FROM cases").await, 1, "nobody has agreed");
        world.presses("Айгүл", agree).await;
        world.says("Айгүл", "Екінші сұрақ").await;
        assert_eq!(world.count("SELECT count(*) FROM cases WHERE previous_id = 1").await, 1);
        world.writes("Ерлан", "lawyers/2", "/close").await;
        world.says("Айгүл", "/privacy").await;
        world.presses("Айгүл", purpose).await;
        world.says("Айгүл", "Үшінші сұрақ").await;
        world.sends("Айгүл", "photo").await;
        world.replies("Айгүл", "Айгүл", "Жауабым осы", "Осыған қоса").await;
        assert_eq!(world.count("SELECT count(*) FROM cases").await, 2, "nobody has agreed");
        world.presses("Айгүл", agree).await;
        insta::assert_snapshot!(format!("closed_{name}"), world.story(&["Айгүл", "lawyers"]));
        assert_eq!(world.count("SELECT count(*) FROM case_messages WHERE case_id = 3 AND side = 'person'").await, 3);
        assert!(!world.reads("lawyers", "Тағы бір сөз"), "what was declined went nowhere");
        world.end().await;
    }
}

#[tokio::test]
async fn after_a_no_words_are_a_question_again_and_a_reply_asks() {
    let mut world = withdrawn("Русский", "Обращения и").await;
    world.says("Айгүл", "Ещё один вопрос").await;
    assert!(world.last("Айгүл").text.starts_with("Нужно Ваше согласие"), "{}", world.last("Айгүл").text);
    world.presses("Айгүл", "Не согласен").await;
    world.says("Айгүл", "как получить статус кандаса").await;
    assert!(world.last("Айгүл").text.starts_with("Как получить статус кандаса?"), "{}", world.last("Айгүл").text);
    world.forget_story();
    let (id, to) = (world.id("Айгүл"), world.message("Айгүл", "Жауабым осы").id);
    let album = json!({ "do": "album", "as": id, "chat": id, "count": 2, "reply_to": to });
    world.does("Айгүл ↩ «Жауабым осы» sends <album>".into(), album).await;
    world.presses("Айгүл", "✅").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    assert_eq!(world.count("SELECT count(*) FROM case_messages WHERE case_id = 2 AND side = 'person'").await, 2);
    world.end().await;
}

#[tokio::test]
async fn who_never_agreed_is_asked_before_a_closed_urgent_case_goes_on_and_urgent_help_asks_nothing() {
    let mut world = World::furnished().await;
    world.arrives("Айгүл", "Русский").await;
    for case in 1..=2 {
        world.says("Айгүл", "хочу умереть").await;
        world.presses("Айгүл", "психолог").await;
        assert_eq!(world.count("SELECT count(*) FROM cases WHERE urgent = 1").await, case);
        world.replies("Сәуле", "Сәуле", "хочу умереть", "Я рядом").await;
        world.presses_in("Сәуле", "Сәуле", "✔️").await;
        world.forget_story();
    }
    assert_eq!(world.count("SELECT count(*) FROM consents").await, 0);
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "⚖️").await;
    world.says("Айгүл", "Вопрос о земле").await;
    // Two desks do not wait at once, and neither gets what is meant for the other.
    world.replies("Айгүл", "Айгүл", "Я рядом", "Во сколько приём?").await;
    assert_eq!(world.count("SELECT count(*) FROM cases").await, 2, "nobody has agreed");
    world.presses("Айгүл", "✅").await;
    assert!(world.reads("lawyers", "Вопрос о земле") && !world.reads("lawyers", "приём"));
    assert!(!world.reads("Сәуле", "приём"));
    world.replies("Айгүл", "Айгүл", "Я рядом", "Во сколько завтра приём?").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Сәуле", "lawyers"]));
    assert!(world.reads("Сәуле", "завтра приём"));
    world.end().await;
}
