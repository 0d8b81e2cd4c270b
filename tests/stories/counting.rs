//! The numbers of announcements: they tell what happened, why something did not, and never who is in trouble.

use std::time::Duration;

use qoldau::announcements::content::{Content, Link, Missing, Target};
use serde_json::json;

use crate::world::World;

fn words() -> Content {
    Content {
        kk: Some("<b>Жиналыс</b> ертең".into()), ru: Some("<b>Собрание</b> завтра".into()), ..Content::default()
    }
}

/// Somebody who reads Kazakh in Cyrillic and has met the bot.
async fn reader(world: &mut World, name: &str) -> i64 {
    let id = world.person(name);
    world.arrives(name, "Қазақша").await;
    id
}

/// They told their region, and agreed that it may choose announcements for them.
async fn told(world: &World, person: i64, region: &str) {
    for sql in [
        "UPDATE people SET consents = 'case,announcements' WHERE id = $1",
        "INSERT INTO screening_answers (person_id, key, value, at) VALUES ($1, 'region', $2, 1)",
    ] {
        sqlx::query(sql).bind(person).bind(region).execute(&world.db).await.unwrap();
    }
    world.app().people.forget_all();
}

async fn audience(world: &World, id: i64, audience: &str) {
    sqlx::query("UPDATE announcements SET audience = $2 WHERE id = $1")
        .bind(id)
        .bind(audience)
        .execute(&world.db)
        .await
        .unwrap();
}

/// Somebody who makes announcements says yes to this version of the draft.
async fn sends(world: &mut World, who: &str, id: i64, version: i64) {
    world.says(who, "/menu").await;
    let screen = world.last(who).id;
    world.presses_old(who, who, screen, &format!("A:F:{id}:{version}:1")).await;
    world.goes_out().await;
}

async fn presses(world: &mut World, who: &str, data: &str) {
    let screen = world.last(who).id;
    world.presses_old(who, who, screen, data).await;
}

/// Everything that stands in somebody's chat now.
fn stands(world: &World, who: &str) -> String {
    let messages = world.chat(who).messages.into_iter().filter(|message| message.from.bot && !message.deleted);
    let text = |message: qoldau::playground::state::Msg| {
        let keys: Vec<String> = message.buttons.concat().into_iter().map(|key| key.text).collect();
        format!("{}{} {keys:?}\n", message.text, message.caption)
    };
    messages.map(text).collect()
}

/// What the newest numbers say.
async fn numbers(world: &mut World, id: i64) -> String {
    presses(world, "Тимур", &format!("A:c:{id}:n")).await;
    world.last("Тимур").caption
}

/// What stands in the newest file of somebody's chat.
async fn file(world: &mut World, id: i64) -> String {
    presses(world, "Тимур", &format!("A:c:{id}:f")).await;
    let file = world.last("Тимур").file.unwrap();
    let api = world.playground.api_url();
    let (api, token) = (api.trim_end_matches('/'), crate::world::TOKEN);
    let asked = reqwest::get(format!("{api}/bot{token}/getFile?file_id={}", file.id)).await.unwrap();
    let about: serde_json::Value = serde_json::from_str(&asked.text().await.unwrap()).unwrap();
    let path = about["result"]["file_path"].as_str().unwrap();
    reqwest::get(format!("{api}/file/bot{token}/{path}")).await.unwrap().text().await.unwrap()
}

/// All that the editor can learn of an announcement to one person: sent, counted, corrected, withdrawn; and the next one's number.
async fn learnt(crisis: bool) -> String {
    let mut world = World::furnished().await;
    let nurlan = reader(&mut world, "Нұрлан").await;
    told(&world, nurlan, "turkistan").await;
    if crisis {
        let urgent = "INSERT INTO cases (person_id, desk, status, urgent, name, lang, opened_at, active_at)
            VALUES ($1, 'psychologist', 'waiting', 1, 'Н', 'kk', 1, 1)";
        sqlx::query(urgent).bind(nurlan).execute(&world.db).await.unwrap();
    }
    let id = world.has_drafted(&words()).await;
    audience(&world, id, r#"{"regions":["turkistan"]}"#).await;
    sends(&mut world, "Тимур", id, 1).await;
    assert_eq!(world.reads("Нұрлан", "Жиналыс"), !crisis);
    let mut seen = vec![numbers(&mut world, id).await, file(&mut world, id).await];
    presses(&mut world, "Тимур", &format!("A:c:{id}")).await;
    // Another one, for those of them who have got none.
    let next = world.has_drafted(&words()).await;
    audience(&world, next, r#"{"regions":["turkistan"],"not_within":1}"#).await;
    presses(&mut world, "Тимур", &format!("A:b:{next}")).await;
    let right = Content { kk: Some("Жиналыс жұмада".into()), ..words() };
    let yes = world.corrects(id, &right).await;
    presses(&mut world, "Тимур", &yes).await;
    world.goes_out().await;
    seen.extend([numbers(&mut world, id).await, file(&mut world, id).await]);
    let yes = world.corrects(id, &Content { kk: None, missing: Missing::Nobody, ..words() }).await;
    presses(&mut world, "Тимур", &yes).await;
    world.goes_out().await;
    seen.extend([numbers(&mut world, id).await, file(&mut world, id).await]);
    presses(&mut world, "Тимур", &format!("A:c:{id}:w")).await;
    presses(&mut world, "Тимур", &format!("A:c:{id}:W")).await;
    world.goes_out().await;
    seen.extend([numbers(&mut world, id).await, file(&mut world, id).await, stands(&world, "Тимур")]);
    world.execute("UPDATE cases SET status = 'closed'").await;
    world.end().await;
    seen.join("\n----\n")
}

#[tokio::test]
async fn whoever_is_in_a_crisis_is_in_no_number_even_of_an_announcement_to_one_person() {
    let (crisis, well) = (learnt(true).await, learnt(false).await);
    assert_eq!(crisis, well);
    assert!(well.contains("10-нан аз"), "{well}");
}

#[tokio::test]
async fn ten_who_were_left_out_at_the_last_moment_are_a_number_without_language() {
    let mut world = World::furnished().await;
    for name in 0..12 {
        let id = reader(&mut world, &format!("Оқырман{name}")).await;
        let urgent = "INSERT INTO cases (person_id, desk, status, urgent, name, lang, opened_at, active_at)
            VALUES ($1, 'psychologist', 'closed', 1, 'Н', 'kk', 1, 1)";
        sqlx::query(urgent).bind(id).execute(&world.db).await.unwrap();
    }
    world.execute("UPDATE cases SET status = 'waiting'").await;
    let id = world.has_drafted(&words()).await;
    sends(&mut world, "Тимур", id, 1).await;
    let shown = numbers(&mut world, id).await;
    assert!(shown.contains("тілінде мәтін жоқ): 12"), "{shown}");
    let table = file(&mut world, id).await;
    assert!(table.contains("соңғы сәтте жіберілмегені;;;12"), "{table}");
    world.execute("UPDATE cases SET status = 'closed'").await;
    world.end().await;
}

#[tokio::test]
async fn a_correction_that_did_not_arrive_is_told_apart_from_one_that_did() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.known("Руслан", "Русский").await;
    for name in ["Нұрлан", "Серік", "Ботагөз"] {
        reader(&mut world, name).await;
    }
    let id = world.has_drafted(&words()).await;
    sends(&mut world, "Тимур", id, 1).await;
    // One blocks the bot, one deletes the message, one has everything erased.
    let (nurlan, serik) = (world.id("Нұрлан"), world.id("Серік"));
    world.act(json!({ "do": "block", "as": nurlan }));
    let got = world.message("Серік", "Жиналыс").id;
    world.act(json!({ "do": "delete", "as": serik, "chat": serik, "message": got }));
    world.says("Ботагөз", "/forget").await;
    world.presses("Ботагөз", "өшір").await;
    let yes = world.corrects(id, &Content { kk: Some("Жиналыс жұмада".into()), ..words() }).await;
    presses(&mut world, "Тимур", &yes).await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'done' AND work IS NULL").await, 1);
    assert!(world.reads("Айгүл", "Жиналыс жұмада"));
    let first = format!("{}\n\n{}", numbers(&mut world, id).await, file(&mut world, id).await.replace('\r', ""));
    // Nobody reads Russian in it any more; those whom the first did not reach are tried again.
    let yes = world
        .corrects(id, &Content { kk: Some("Жиналыс сенбіде".into()), ru: None, missing: Missing::Nobody, ..words() })
        .await;
    world.act(json!({ "do": "unblock", "as": nurlan }));
    presses(&mut world, "Тимур", &yes).await;
    world.goes_out().await;
    assert!(world.reads("Нұрлан", "сенбіде") && world.reads("Руслан", "Собрание"));
    insta::assert_snapshot!(format!("{first}\n\n{}", numbers(&mut world, id).await));
    world.end().await;
}

#[tokio::test]
async fn whoever_takes_the_consent_back_or_reads_otherwise_before_it_goes_out_gets_nothing() {
    let mut world = World::furnished().await;
    for name in ["Нұрлан", "Серік", "Ботагөз"] {
        let id = reader(&mut world, name).await;
        told(&world, id, "turkistan").await;
    }
    // 21:30.
    world.passes(Duration::from_secs(9 * 3600 + 1800)).await;
    let id = world.has_drafted(&words()).await;
    audience(&world, id, r#"{"regions":["turkistan"],"tongues":["kk"]}"#).await;
    sends(&mut world, "Тимур", id, 1).await;
    world.says("Нұрлан", "/news").await;
    world.presses("Нұрлан", "Жауаптарыма сай").await;
    world.says("Серік", "/language").await;
    world.presses("Серік", "Русский").await;
    world.passes(Duration::from_secs(12 * 3600)).await;
    world.goes_out().await;
    assert!(world.reads("Ботагөз", "Жиналыс"));
    assert!(!world.reads("Нұрлан", "Жиналыс") && !world.reads("Серік", "Собрание"));
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE held").await, 2);
    world.end().await;
}

#[tokio::test]
async fn whoever_has_lost_the_role_sees_nothing_of_what_they_planned_and_somebody_else_does() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.drafts("Тимур", "Ертең орталықта жиналыс болады, келіңіздер.", "Завтра в центре собрание, приходите.").await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Басқа").await;
    world.says("Тимур", "ертең 23:00").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    world.execute("DELETE FROM staff WHERE role = 'editor'").await;
    world.app().reload_staff().await;
    world.forget_story();
    // It rests in the quiet hours until the morning.
    world.passes(Duration::from_secs(35 * 3600 + 60)).await;
    world.goes_out().await;
    assert_eq!(world.story(&["Тимур"]), "");
    assert!(world.reads("Гүлнәр", "№1 хабарландыру: тыныш сағаттар"), "{}", world.story(&["Гүлнәр"]));
    // The head who sees it go is relieved while it rests, and another head sees the rest.
    world.passes(Duration::from_secs(3600)).await;
    let olga = world.person("Ольга");
    world.arrives("Ольга", "Русский").await;
    sqlx::query("UPDATE staff SET person_id = $1 WHERE role = 'head'").bind(olga).execute(&world.db).await.unwrap();
    world.app().reload_staff().await;
    world.forget_story();
    world.passes(Duration::from_secs(10 * 3600)).await;
    world.goes_out().await;
    assert!(world.reads("Ольга", "отправлено"), "{}", world.story(&["Ольга", "Гүлнәр"]));
    assert!(!world.reads("Гүлнәр", "жіберілді"), "{}", world.story(&["Гүлнәр"]));
    world.end().await;
}

#[tokio::test]
async fn presses_are_counted_by_language_and_few_on_the_way_to_the_psychologist_are_not() {
    let mut world = World::furnished().await;
    world.readers().await;
    let link = |kk: &str, to| Link { label_kk: Some(kk.into()), label_ru: None, to };
    let buttons = vec![link("Сауалнама", Target::Screening), link("Психолог", Target::Desk(qoldau::cases::Desk::Psychologist))];
    let id = world.has_drafted(&Content { buttons, ..words() }).await;
    sends(&mut world, "Тимур", id, 1).await;
    let before = numbers(&mut world, id).await;
    assert!(before.contains("Психолог: 10-нан аз"), "{before}");
    for (who, label) in [("Мадина", "Сауалнама"), ("Руслан", "Сауалнама"), ("Айгүл", "ساۋالناما"), ("Мадина", "Психолог")]
    {
        world.presses(who, label).await;
    }
    insta::assert_snapshot!(format!("{}\n\n{}", numbers(&mut world, id).await, file(&mut world, id).await.replace('\r', "")));
    world.end().await;
}

#[tokio::test]
async fn a_long_history_is_read_page_by_page() {
    let mut world = World::furnished().await;
    let id = world.has_drafted(&words()).await;
    sends(&mut world, "Тимур", id, 1).await;
    world
        .execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 26)
             INSERT INTO announcement_log (announcement_id, what, by_name, at) SELECT 1, 'posted', 'Т' || i, 1795330800 FROM n",
        )
        .await;
    presses(&mut world, "Тимур", &format!("A:c:{id}:h")).await;
    let newest = world.message("Тимур", "хабарландырудың тарихы").text;
    assert!(newest.contains("Т26") && newest.contains("Т2:") && !newest.contains("Т1:"), "{newest}");
    world.presses("Тимур", "Бұрынғылары").await;
    let older = world.message("Тимур", "хабарландырудың тарихы").text;
    assert!(older.contains("Т1:") && older.contains("жіберуді бастады") && !older.contains("Т2:"), "{older}");
    world.end().await;
}

#[tokio::test]
async fn a_paid_announcement_says_so_with_every_call() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "⚙️").await;
    world.presses("Гүлнәр", "Ақылы").await;
    world.drafts("Тимур", "Ертең орталықта жиналыс болады, келіңіздер.", "Завтра в центре собрание, приходите.").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "⭐").await;
    world.presses("Тимур", "✅ Иә").await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 9);
    let calls = world.playground.calls();
    let paid =
        calls.iter().filter(|call| call.params.get("allow_paid_broadcast").is_some_and(|paid| paid == "true" || *paid == true));
    assert_eq!(paid.count(), 9);
    world.end().await;
}

/// Words so long that both languages just fit into one post of a channel.
fn long(sentence: &str, units: usize) -> String {
    let mut words = sentence.repeat(units / sentence.chars().count());
    words.push('!');
    words
}

/// A channel in which the newest announcement stands, its number, and the chat.
async fn posted(world: &mut World, content: &Content, rights: &[&str]) -> (i64, i64) {
    let chat = world.channel("Тимур", "Қолдау СҚО", &["Айгүл"]);
    world.promotes("Тимур", chat, rights).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    let id = world.has_drafted(content).await;
    sends(world, "Тимур", id, 1).await;
    presses(world, "Тимур", &format!("A:c:{id}:p:{chat}")).await;
    assert!(world.reads("Қолдау СҚО", "Жиналыс"));
    (id, chat)
}

#[tokio::test]
async fn a_post_of_a_channel_that_cannot_be_put_right_keeps_its_words_and_that_is_said() {
    let mut world = World::furnished().await;
    let content = Content {
        kk: Some(long("Жиналыс ертең. ", 2_000)), ru: Some(long("Собрание завтра. ", 2_000)), ..words()
    };
    let (id, _) = posted(&mut world, &content, &["can_post_messages", "can_edit_messages"]).await;
    // Together the new words are longer than Telegram takes: that is said before, and people have them all the same.
    let right = Content { kk: Some(long("Жиналыс жұмада. ", 2_300)), ..content.clone() };
    let yes = world.corrects(id, &right).await;
    assert!(stands(&world, "Тимур").contains("4096 таңбадан ұзын"), "{}", stands(&world, "Тимур"));
    presses(&mut world, "Тимур", &yes).await;
    world.goes_out().await;
    assert!(world.reads("Қолдау СҚО", "ертең") && world.reads("Тимур", "Жиналыс жұмада"));
    presses(&mut world, "Тимур", &format!("A:c:{id}:c")).await;
    assert!(stands(&world, "Тимур").contains("бұрынғы мәтін тұр"), "{}", stands(&world, "Тимур"));
    // Shorter again: what stands there, not the newest words, is compared.
    let yes = world.corrects(id, &Content { ru: Some("Собрание в пятницу".into()), ..content.clone() }).await;
    presses(&mut world, "Тимур", &yes).await;
    world.goes_out().await;
    assert!(world.reads("Қолдау СҚО", "Собрание в пятницу") && !world.reads("Қолдау СҚО", "Собрание завтра"));
    presses(&mut world, "Тимур", &format!("A:c:{id}:c")).await;
    assert!(!stands(&world, "Тимур").contains("бұрынғы мәтін тұр"), "{}", stands(&world, "Тимур"));
    world.end().await;
}

#[tokio::test]
async fn what_telegram_refuses_in_a_channel_is_said_with_its_reason_and_what_people_keep_can_still_be_put_right() {
    let mut world = World::furnished().await;
    let (id, chat) = posted(&mut world, &words(), &["can_post_messages", "can_edit_messages"]).await;
    world.passes(Duration::from_secs(49 * 3600)).await;
    // Too late for people; for the channel the bot would need a right that it has not got.
    presses(&mut world, "Тимур", &format!("A:c:{id}:w")).await;
    let told = stands(&world, "Тимур");
    assert!(told.contains("Бәрі 48 сағаттан бұрын алған") && told.contains("Тек арна мен топтағы 1 жазбаны"), "{told}");
    world.presses("Тимур", "🗑 Иә, арнадан").await;
    world.goes_out().await;
    assert!(world.reads("Тимур", "жазбаны өшіру мүмкін болмады: қайтаруға кеш"), "{}", stands(&world, "Тимур"));
    presses(&mut world, "Тимур", &format!("A:c:{id}:c")).await;
    let told = stands(&world, "Тимур");
    assert!(told.contains("шықты, өшіру мүмкін болмады: қайтаруға кеш"), "{told}");
    let yes = world.corrects(id, &Content { kk: Some("Жиналыс жұмада".into()), ..words() }).await;
    presses(&mut world, "Тимур", &yes).await;
    world.goes_out().await;
    assert!(world.reads("Тимур", "Жиналыс жұмада") && world.reads("Қолдау СҚО", "Жиналыс жұмада"));
    let caption = numbers(&mut world, id).await;
    assert!(caption.contains("Түзетілгенін алды: 5") && caption.contains("Қайтаруға кеш қалды: 5"), "{caption}");
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'withdrawn' AND work IS NULL").await, 1);
    // With the right it goes; and what an administrator deleted by hand cannot be put right.
    world.promotes("Тимур", chat, &["can_post_messages", "can_edit_messages", "can_delete_messages"]).await;
    let editor = world.id("Тимур");
    let second = world.has_drafted(&words()).await;
    sends(&mut world, "Тимур", second, 1).await;
    presses(&mut world, "Тимур", &format!("A:c:{second}:p:{chat}")).await;
    let message = world.message("Қолдау СҚО", "ертең").id;
    world.act(json!({ "do": "delete", "as": editor, "chat": chat, "message": message }));
    let yes = world.corrects(second, &Content { kk: Some("Жиналыс сенбіде".into()), ..words() }).await;
    presses(&mut world, "Тимур", &yes).await;
    world.goes_out().await;
    assert!(world.reads("Тимур", "жазба онда енді жоқ"), "{}", stands(&world, "Тимур"));
    presses(&mut world, "Тимур", &format!("A:c:{id}:w")).await;
    world.presses("Тимур", "🗑 Иә").await;
    world.goes_out().await;
    assert!(!world.reads("Қолдау СҚО", "Жиналыс жұмада"));
    world.end().await;
}

#[tokio::test]
async fn a_long_text_for_other_networks_comes_in_pieces_that_can_each_be_copied() {
    let mut world = World::furnished().await;
    let id = world.has_drafted(&Content { kk: Some(long("Жиналыс ертең.\n\n", 3_950)), ..words() }).await;
    sends(&mut world, "Тимур", id, 1).await;
    presses(&mut world, "Тимур", &format!("A:c:{id}:s:kk")).await;
    assert!(world.reads("Тимур", "2 бөліктің 1-і") && world.reads("Тимур", "2 бөліктің 2-і"));
    assert!(world.last("Тимур").text.contains("t.me/"), "{}", world.last("Тимур").text);
    world.end().await;
}

#[tokio::test]
async fn a_plan_of_every_month_for_an_hour_at_night_goes_out_in_the_morning() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.drafts("Тимур", "Ертең орталықта жиналыс болады, келіңіздер.", "Завтра в центре собрание, приходите.").await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Ай сайын").await;
    world.says("Тимур", "23 22:30").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    world.passes(Duration::from_secs(34 * 3600 + 1860)).await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE parent_id = 1 AND state = 'sending'").await, 1);
    assert!(!world.reads("Мадина", "жиналыс"));
    world.passes(Duration::from_secs(10 * 3600 + 1800)).await;
    world.goes_out().await;
    assert!(world.reads("Мадина", "жиналыс"));
    assert_eq!(
        world.count("SELECT count(*) FROM announcements WHERE id = 1 AND state = 'planned' AND planned_at > 1795500000").await,
        1
    );
    world.end().await;
}
