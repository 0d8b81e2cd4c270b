//! What follows the questionnaire: typed numbers, changing an answer, the plan, coming back under other rules, the questionnaire on
//! the phone, and telling people what a change of the rules changes for them.

use std::time::Duration;

use qoldau::playground::state::Msg;

use crate::{
    screening::{data, press},
    world::World,
};

/// What a person does at a question.
#[derive(Clone, Copy)]
enum Reply {
    /// Presses the option with this index.
    Option(u16),
    /// Types it.
    Words(&'static str),
}

use Reply::{Option as Press, Words};

/// Indices of questions.
const CITIZENSHIP: u16 = 1;
const STATUS: u16 = 3;
const ETHNIC: u16 = 4;
const FORMER: u16 = 5;
const IN_PAPERS: u16 = 6;
const KEEPS: u16 = 7;
const REGION: u16 = 8;
const REGISTERED: u16 = 11;
const JOB: u16 = 12;
const PROFESSION: u16 = 13;
const DIPLOMA: u16 = 14;
const DESTINATION: u16 = 15;
const HOME: u16 = 16;
const HOUSEHOLD: u16 = 17;
const CHILDREN: u16 = 18;
const DIVORCED: u16 = 19;
const BEFORE: u16 = 20;
const DEBTS: u16 = 21;

const FAMILY: &[(u16, Reply)] = &[
    (CITIZENSHIP, Press(1)),
    (REGION, Press(1)),
    (REGISTERED, Words("екі жыл")),
    (JOB, Press(1)),
    (PROFESSION, Press(7)),
    (DESTINATION, Press(1)),
    (HOME, Press(2)),
    (HOUSEHOLD, Words("7 адам")),
    (CHILDREN, Words("5 балам бар")),
    (DIVORCED, Words("жоқ")),
    (BEFORE, Press(2)),
    (DEBTS, Words("жоқ")),
];

const KANDAS: &[(u16, Reply)] = &[
    (CITIZENSHIP, Press(2)),
    (STATUS, Press(2)),
    (ETHNIC, Press(1)),
    (FORMER, Press(2)),
    (IN_PAPERS, Press(1)),
    (KEEPS, Press(2)),
    (JOB, Press(3)),
    (PROFESSION, Press(7)),
    (DESTINATION, Press(1)),
    (HOME, Press(2)),
    (HOUSEHOLD, Words("пятеро")),
    (CHILDREN, Words("трое")),
    (BEFORE, Press(2)),
    (DEBTS, Press(2)),
];

const VET: &[(u16, Reply)] = &[
    (CITIZENSHIP, Press(1)),
    (REGION, Press(5)),
    (REGISTERED, Words("полтора года")),
    (JOB, Press(1)),
    (PROFESSION, Press(3)),
    (DIPLOMA, Words("да")),
    (DESTINATION, Press(1)),
    (HOME, Words("нет")),
    (HOUSEHOLD, Words("нас трое")),
    (CHILDREN, Words("один")),
    (DIVORCED, Words("не было")),
    (BEFORE, Press(2)),
    (DEBTS, Press(2)),
];

/// Goes through the questionnaire, whatever it asks first; what is not among the answers is refused.
async fn tell(world: &mut World, who: &str, answers: &[(u16, Reply)]) {
    for _ in 0..40 {
        let Some(question) = question(&data(world, who)) else { return };
        match answers.iter().find(|(index, _)| *index == question) {
            Some((_, Press(option))) => press(world, who, &format!("q:{question}:{option}")).await,
            Some((_, Words(words))) => drop(world.says(who, words).await),
            None => press(world, who, &format!("q:{question}")).await,
        }
    }
    panic!("the questionnaire does not end");
}

/// The index of the question under which these buttons stand.
fn question(data: &[String]) -> Option<u16> {
    data.iter().find_map(|data| data.strip_prefix("q:")?.split(':').next()?.parse().ok())
}

/// The newest message of a place with a button whose data begins so, and that data.
fn button(world: &World, place: &str, begins: &str) -> Option<(Msg, String)> {
    world.chat(place).messages.into_iter().rev().find_map(|message| {
        let data =
            message.buttons.iter().flatten().filter_map(|button| button.data.clone()).find(|data| data.starts_with(begins))?;
        Some((message, data))
    })
}

/// Presses the newest button whose data begins so.
async fn press_at(world: &mut World, who: &str, place: &str, begins: &str) {
    let (message, data) = button(world, place, begins).unwrap_or_else(|| panic!("{place} has no button {begins}"));
    world.presses_old(who, place, message.id, &data).await;
}

/// A person who has gone through the questionnaire, with an empty journal.
async fn with_result(world: &mut World, who: &str, language: &str, answers: &[(u16, Reply)]) {
    world.known(who, language).await;
    world.says(who, "/screening").await;
    tell(world, who, answers).await;
    world.forget_story();
}

async fn answer_of(world: &World, key: &'static str) -> Option<String> {
    sqlx::query_scalar("SELECT value FROM screening_answers WHERE key = $1").bind(key).fetch_optional(&world.db).await.unwrap()
}

#[tokio::test]
async fn a_family_of_seven_types_its_numbers_and_shows_its_plan() {
    let mut world = World::furnished().await;
    with_result(&mut world, "Айгүл", "Қазақша", FAMILY).await;
    for (key, value) in [
        ("registered_months", "24"),
        ("household_size", "7"),
        ("children_under_18", "5"),
        ("divorced_months_ago", "n/a"),
        ("left_home_region_debts", "false"),
    ] {
        assert_eq!(answer_of(&world, key).await.as_deref(), Some(value), "{key}");
    }
    world.presses("Айгүл", "Менің жоспарым").await;
    press_at(&mut world, "Айгүл", "Айгүл", "T:1:").await;
    world.presses("Айгүл", "Жоспар сурет түрінде").await;
    world.presses("Айгүл", "заңгерге").await;
    world.says("Айгүл", "Құжатты қарап беріңізші").await;
    world.presses_in("Ерлан", "lawyers/1", "Адамның жоспары").await;
    world.writes("Ерлан", "lawyers/1", "/plan").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    assert_eq!(world.count("SELECT count(*) FROM plan_ticks").await, 1);
    world.end().await;
}

#[tokio::test]
async fn a_kandas_from_china_has_a_plan_and_is_reminded_of_it() {
    let mut world = World::new().await;
    world.person("Руслан");
    with_result(&mut world, "Руслан", "Русский", KANDAS).await;
    assert_eq!(answer_of(&world, "household_size").await.unwrap_or("5".into()), "5");
    world.presses("Руслан", "Мой план").await;
    press_at(&mut world, "Руслан", "Руслан", "T:1:paper.").await;
    let (message, data) = button(&world, "Руслан", "T:0:").unwrap();
    // A second press of the same button changes nothing.
    world.presses_old("Руслан", "Руслан", message.id, &data.replacen("T:0", "T:1", 1)).await;
    world.presses("Руслан", "Напоминать").await;
    world.passes(Duration::from_secs(8 * 24 * 3600)).await;
    assert!(world.reads("Руслан", "В Вашем плане осталось"));
    world.presses("Руслан", "Больше не напоминать").await;
    world.passes(Duration::from_secs(8 * 24 * 3600)).await;
    insta::assert_snapshot!(world.story(&["Руслан"]));
    assert_eq!(world.count("SELECT count(*) FROM plan_ticks").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM plan_reminders").await, 0);
    world.end().await;
}

#[tokio::test]
async fn a_vet_answers_in_words() {
    for (language, plan) in [("Русский", "Мой план"), ("Қазақша", "Менің жоспарым")] {
        let mut world = World::new().await;
        world.person("Тимур");
        with_result(&mut world, "Тимур", language, VET).await;
        assert_eq!(answer_of(&world, "profession").await.as_deref(), Some("vet"));
        assert_eq!(answer_of(&world, "registered_months").await.unwrap_or("18".into()), "18");
        assert_eq!(answer_of(&world, "has_diploma").await.unwrap_or("true".into()), "true");
        world.says("Тимур", "/plan").await;
        assert!(world.reads("Тимур", plan));
        world.end().await;
    }
}

#[tokio::test]
async fn who_refuses_half_of_the_questions_still_gets_a_plan() {
    let mut world = World::new().await;
    world.person("Руслан");
    let half: Vec<(u16, Reply)> = KANDAS.iter().step_by(2).copied().collect();
    with_result(&mut world, "Руслан", "Русский", &half).await;
    assert!(world.count("SELECT count(*) FROM screening_answers WHERE value = 'skipped'").await > 1);
    world.says("Руслан", "/plan").await;
    world.presses("Руслан", "Итог").await;
    world.presses("Руслан", "Мои ответы").await;
    assert!(world.reads("Руслан", "не указано"));
    world.end().await;
}

#[tokio::test]
async fn nonsense_is_asked_again_twice_and_then_a_person_is_offered() {
    for (language, offer, words) in [
        ("Русский", "Кажется, я Вас не понимаю", ["ну как сказать", "как получится", "посмотрим потом"]),
        ("Қазақша", "Сізді түсінбей тұрған", ["қалай айтсам екен", "қалай болар екен", "кейін көрерміз"]),
    ] {
        let mut world = World::furnished().await;
        world.known("Айгүл", language).await;
        world.says("Айгүл", "/screening").await;
        press(&mut world, "Айгүл", "q:1:1").await;
        world.says("Айгүл", words[0]).await;
        world.says("Айгүл", words[1]).await;
        assert!(!world.reads("Айгүл", offer));
        world.says("Айгүл", words[2]).await;
        assert!(world.last("Айгүл").text.contains(offer));
        // An answer takes the offer away.
        let asked = question(&data(&world, "Айгүл")).unwrap();
        press(&mut world, "Айгүл", &format!("q:{asked}:1")).await;
        world.says("Айгүл", words[0]).await;
        assert!(!world.last("Айгүл").text.contains(offer));
        world.end().await;
    }
}

#[tokio::test]
async fn an_answer_is_changed_from_the_summary() {
    let mut world = World::new().await;
    world.person("Руслан");
    with_result(&mut world, "Руслан", "Русский", VET).await;
    world.presses("Руслан", "Мои ответы").await;
    press_at(&mut world, "Руслан", "Руслан", &format!("s:{JOB}")).await;
    press(&mut world, "Руслан", &format!("q:{JOB}:2")).await;
    assert_eq!(answer_of(&world, "job_status").await.as_deref(), Some("employed"));
    // The other answers stay, and the result comes back at once.
    assert!(world.last("Руслан").text.contains("Предварительный итог"));
    insta::assert_snapshot!(world.story(&["Руслан"]).lines().take(40).collect::<Vec<_>>().join("\n"));
    world.end().await;
}

#[tokio::test]
async fn who_comes_back_hears_that_the_rules_have_changed() {
    for (who, language, told) in
        [("Руслан", "Русский", "Появилось 2 новых вопроса"), ("Айгүл", "Қазақша", "2 жаңа сұрақ пайда болды")]
    {
        let mut world = World::new().await;
        world.person(who);
        with_result(&mut world, who, language, VET).await;
        world.says(who, "/menu").await;
        world.sleep().await;
        world.execute("UPDATE screening_visits SET rules = '2025-01-01'").await;
        world.execute("DELETE FROM screening_answers WHERE key IN ('job_status', 'received_support_before')").await;
        world.clock.advance(Duration::from_secs(20 * 24 * 3600));
        world.wake().await;
        world.says(who, "/screening").await;
        assert!(world.last(who).text.contains(told), "{}", world.last(who).text);
        // Once is enough.
        world.says(who, "/screening").await;
        assert!(!world.last(who).text.contains(told));
        // Who presses on after a night hears of it as well.
        world.execute("UPDATE screening_visits SET rules = '2025-01-01'").await;
        world.passes(Duration::from_secs(10 * 3600)).await;
        let asked = question(&data(&world, who)).unwrap();
        press(&mut world, who, &format!("q:{asked}:1")).await;
        assert!(world.reads(
            who,
            if language == "Русский" {
                "правила изменились"
            } else {
                "ережелер өзгерді"
            }
        ));
        world.says(who, "/menu").await;
        world.says(who, "/screening").await;
        assert!(!world.last(who).text.contains(told));
        world.end().await;
    }
}

#[tokio::test]
async fn start_in_the_middle_old_buttons_and_photos() {
    let mut world = World::new().await;
    world.person("Руслан");
    with_result(&mut world, "Руслан", "Русский", VET).await;
    world.presses("Руслан", "Мои ответы").await;
    let (message, edit) = button(&world, "Руслан", "s:1").unwrap();
    press_at(&mut world, "Руслан", "Руслан", &format!("s:{HOUSEHOLD}")).await;
    world.sends("Руслан", "photo").await;
    world.says("Руслан", "/start").await;
    world.presses_old("Руслан", "Руслан", message.id, &edit).await;
    world.presses_old("Руслан", "Руслан", message.id, "s:99").await;
    world.presses_old("Руслан", "Руслан", message.id, "T:1:paper.of_another_version").await;
    world.presses_old("Руслан", "Руслан", message.id, "j:17:q:1:1").await;
    world.presses_old("Руслан", "Руслан", message.id, "J:1").await;
    world.presses_old("Руслан", "Руслан", message.id, "z:1").await;
    assert_eq!(answer_of(&world, "household_size").await.as_deref(), Some("3"));
    assert_eq!(world.count("SELECT count(*) FROM plan_ticks").await, 0);
    world.end().await;
}

/// The newest link in a place.
fn link(world: &World, place: &str) -> String {
    world.message(place, "?start=r-").text.split_whitespace().find(|word| word.contains("?start=r-")).unwrap().to_owned()
}

/// An operator presses a caller's answers; what is not among them the caller refuses.
async fn asks(world: &mut World, who: &str, place: &str, answers: &[(u16, Reply)]) {
    for _ in 0..40 {
        let Some((message, data)) = button(world, place, "j:") else { panic!("no call") };
        let parts: Vec<&str> = data.split(':').collect();
        let ["j", call, "q", question, ..] = parts.as_slice() else { return };
        let reply = answers.iter().find(|(index, _)| index.to_string() == *question).map(|(_, reply)| reply);
        match reply {
            Some(Words(words)) => {
                let (chat, thread) = world.place(place);
                let act = serde_json::json!({
                    "do": "send", "as": world.id(who), "chat": chat, "thread": thread, "text": words, "reply_to": message.id,
                });
                world.does(format!("{who} answers {words}"), act).await;
            }
            Some(Press(option)) => world.presses_old(who, place, message.id, &format!("j:{call}:q:{question}:{option}")).await,
            None => world.presses_old(who, place, message.id, &format!("j:{call}:q:{question}")).await,
        }
    }
    panic!("the questionnaire does not end");
}

#[tokio::test]
async fn an_operator_asks_on_the_phone_and_gives_the_result_by_a_link() {
    let mut world = World::furnished().await;
    world.writes("Динара", "operators", "/screen").await;
    asks(&mut world, "Динара", "operators", FAMILY).await;
    assert_eq!(world.count("SELECT count(*) FROM screening_answers").await, 0, "nothing of a call is the operator's own");
    press_at(&mut world, "Динара", "operators", "j:").await;
    let opened = link(&world, "operators");
    let (message, data) = button(&world, "operators", "j:").unwrap();
    assert_eq!(world.count("SELECT count(*) FROM screening_calls WHERE link_hash IS NOT NULL").await, 1);
    // The caller has never met the bot: language and consent come first.
    world.forget_story();
    world.opens("Айгүл", &opened).await;
    world.presses("Айгүл", "Қазақша").await;
    world.presses("Айгүл", "✅ Кел").await;
    assert!(world.reads("Айгүл", "оператормен сөйлескен"), "{}", world.last("Айгүл").text);
    assert!(world.count("SELECT count(*) FROM screening_answers").await > 5);
    // The same link again, and by somebody else.
    world.opens("Айгүл", &opened).await;
    assert!(world.last("Айгүл").text.contains("Сілтеме пайдаланылған"));
    world.opens("Руслан", &opened).await;
    world.presses_old("Динара", "operators", message.id, &data).await;
    assert_eq!(world.toasts("Динара").last().map(String::as_str), Some("Қорытынды сілтеме арқылы алынып қойған."));
    world.says("Айгүл", "/plan").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "Руслан"]));
    world.end().await;
}

#[tokio::test]
async fn an_operator_opens_a_case_for_a_caller_who_comes_to_telegram_later() {
    let mut world = World::furnished().await;
    world.known("Руслан", "Русский").await;
    world.says("Динара", "/screen").await;
    asks(&mut world, "Динара", "Динара", VET).await;
    world.forget_story();
    let (message, data) = button(&world, "Динара", "j:").unwrap();
    let case = data.rsplit_once(':').map(|(call, _)| format!("{call}:c:lawyer")).unwrap();
    world.presses_old("Динара", "Динара", message.id, &case).await;
    world.presses_old("Динара", "Динара", message.id, &case).await;
    assert_eq!(world.count("SELECT count(*) FROM cases").await, 1, "a second press opens no second case");
    world.writes("Ерлан", "lawyers/1", "Диплом нужен с апостилем").await;
    insta::assert_snapshot!(world.story(&["lawyers"]));
    world.presses_old("Динара", "Динара", message.id, &data).await;
    let opened = link(&world, "Динара");
    world.opens("Руслан", &opened).await;
    assert!(world.reads("Руслан", "Вашего разговора с оператором"));
    assert!(world.reads("Руслан", "Оператор открыл для Вас обращение № 1"));
    assert!(world.reads("lawyers/1", "сілтемені ашты"));
    // Now the case is theirs as well.
    world.writes("Ерлан", "lawyers/1", "Теперь мой ответ дойдёт").await;
    assert!(world.reads("Руслан", "Теперь мой ответ дойдёт"));
    world.end().await;
}

#[tokio::test]
async fn a_call_is_for_operators_and_its_link_expires() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/screen").await;
    world.writes("Ерлан", "lawyers", "/screen").await;
    assert_eq!(world.count("SELECT count(*) FROM screening_calls").await, 0);
    world.writes("Динара", "operators", "/screen").await;
    let (_, data) = button(&world, "operators", "j:").unwrap();
    world.says("Ерлан", "/screen").await;
    let last = world.last("Ерлан").id;
    world.presses_old("Ерлан", "Ерлан", last, &data).await;
    let last = world.last("Айгүл").id;
    world.presses_old("Айгүл", "Айгүл", last, &data).await;
    assert_eq!(world.count("SELECT count(*) FROM screening_calls WHERE answers <> '{}'").await, 0);
    asks(&mut world, "Динара", "operators", KANDAS).await;
    press_at(&mut world, "Динара", "operators", "j:").await;
    let opened = link(&world, "operators");
    world.clock.advance(Duration::from_secs(8 * 24 * 3600));
    world.opens("Айгүл", &opened).await;
    assert!(world.last("Айгүл").text.contains("мерзімі өткен"));
    assert_eq!(world.count("SELECT count(*) FROM screening_answers").await, 0);
    world.end().await;
}

/// Changes what somebody was told, as if other rules had judged them, and starts the bot with the rules of today.
async fn rules_change(world: &mut World) {
    world.sleep().await;
    world.execute("UPDATE meta SET value = 'of other rules' WHERE key = 'screening_basis'").await;
    world.execute("UPDATE screening_visits SET told = json_set(told, '$.verdicts.diploma_to_village', 'no')").await;
    world.wake().await;
    world.settle().await;
}

#[tokio::test]
async fn a_change_of_the_rules_is_told_to_whom_it_concerns_after_the_head_says_so() {
    let mut world = World::furnished().await;
    with_result(&mut world, "Айгүл", "Қазақша", VET).await;
    with_result(&mut world, "Руслан", "Русский", VET).await;
    // Айгүл agrees to be written to; Руслан does not.
    world.says("Айгүл", "/privacy").await;
    press_at(&mut world, "Айгүл", "Айгүл", "O:announcements").await;
    world.forget_story();
    rules_change(&mut world).await;
    world.until_reads("Гүлнәр", "Қорытындысы өзгеретіні: 2").await;
    let (message, data) = button(&world, "Гүлнәр", "J:").unwrap();
    // Only the head may, and only once; a restart in between repeats nothing.
    world.presses_old("Гүлнәр", "Гүлнәр", message.id, &data).await;
    world.presses_old("Гүлнәр", "Гүлнәр", message.id, &data).await;
    world.until_reads("Гүлнәр", "Кезекке қойылған хабарлар: 1").await;
    world.sleep().await;
    world.wake().await;
    insta::assert_snapshot!(world.story(&["Гүлнәр", "Айгүл", "Руслан"]));
    assert_eq!(world.count("SELECT count(*) FROM recheck_changes").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM recheck_changes WHERE told_at IS NOT NULL").await, 1);
    world.end().await;
}

#[tokio::test]
async fn a_start_without_a_change_says_nothing() {
    let mut world = World::furnished().await;
    with_result(&mut world, "Айгүл", "Қазақша", VET).await;
    world.sleep().await;
    world.wake().await;
    world.passes(Duration::from_secs(25 * 3600)).await;
    assert_eq!(world.count("SELECT count(*) FROM rechecks").await, 0);
    world.end().await;
}

#[tokio::test]
async fn forgetting_takes_the_plan_and_the_call_along() {
    let mut world = World::furnished().await;
    with_result(&mut world, "Айгүл", "Қазақша", FAMILY).await;
    world.presses("Айгүл", "Менің жоспарым").await;
    press_at(&mut world, "Айгүл", "Айгүл", "T:1:").await;
    world.presses("Айгүл", "ескерту").await;
    world.says("Айгүл", "/mydata").await;
    world.says("Айгүл", "/forget").await;
    world.presses("Айгүл", "Иә").await;
    for table in [
        "SELECT count(*) FROM plan_ticks",
        "SELECT count(*) FROM plan_reminders",
        "SELECT count(*) FROM screening_visits",
        "SELECT count(*) FROM screening_answers",
    ] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
    world.passes(Duration::from_secs(8 * 24 * 3600)).await;
    world.end().await;
}
