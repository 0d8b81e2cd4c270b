//! Announcements that are minded: what goes out is stopped from the board, what is planned is found among many drafts, what is said to
//! whom is seen and asked, and who comes from a channel finds what its buttons promised.

use std::time::Duration;

use qoldau::{
    announcements::{
        content::{Content, Link, Target},
        sending,
    },
    cases::Desk,
};

use crate::world::World;

const KAZAKH: &str = "Түркістаннан көшетін отбасыларға: Петропавлдағы №20 мектепте бірінші сыныпқа орын бар.";
const RUSSIAN: &str = "Семьям, которые переезжают из Туркестана: в школе №20 Петропавловска есть места в первом классе.";

fn words() -> Content {
    Content { kk: Some(KAZAKH.into()), ru: Some(RUSSIAN.into()), ..Content::default() }
}

#[tokio::test]
async fn the_head_stops_what_the_editor_sends_and_is_asked_before_it_is_for_good() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.passes(Duration::from_secs(11 * 3600)).await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә").await;
    world.goes_out().await;
    world.forget_story();
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "▶️").await;
    world.presses("Гүлнәр", "⏸").await;
    world.presses("Гүлнәр", "▶️ Жалғастыру").await;
    world.presses("Гүлнәр", "⏹").await;
    world.presses("Гүлнәр", "⬅️").await;
    world.presses("Гүлнәр", "⏹").await;
    world.presses("Гүлнәр", "⏸").await;
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'paused'").await, 1);
    // In the message that shows how far it is, the question stands below.
    world.presses("Тимур", "⏹").await;
    world.presses("Тимур", "⏹ Иә").await;
    let asked = world.last("Тимур").id;
    world.presses_old("Тимур", "Тимур", asked, "A:x:1").await;
    world.goes_out().await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр"]));
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'cancelled'").await, 1);
    world.passes(Duration::from_secs(12 * 3600)).await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 0);
    world.end().await;
}

#[tokio::test]
async fn under_a_picture_a_letter_and_what_shows_how_far_it_is_the_next_screen_stands_below() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.sends_it("Тимур", "✅ Иә").await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "📊 Сандар").await;
    let picture = world.last("Тимур").id;
    world.presses("Тимур", "⬅️ Хабарландыруға").await;
    assert!(world.last("Тимур").id > picture, "it changed out of sight");
    world.presses("Тимур", "🖼").await;
    world.presses("Тимур", "Қазақша").await;
    let letter = world.last("Тимур").id;
    world.presses("Тимур", "⬅️ Хабарландыруға").await;
    assert!(world.last("Тимур").id > letter, "it changed out of sight");
    world.presses("Тимур", "🗑 Қайтарып алу").await;
    let shows = world.last("Тимур").id;
    world.presses("Тимур", "🗑 Иә").await;
    world.presses("Тимур", "⬅️ Хабарландыруға").await;
    assert!(world.last("Тимур").id > shows, "the next screen is the message that shows how far it is");
    world.goes_out().await;
    assert!(world.message("Тимур", "өшірілді").id == shows);
    world.end().await;
}

#[tokio::test]
async fn what_is_planned_stands_first_and_drafts_have_pages() {
    let mut world = World::furnished().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "🔁").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    for n in 1..=12 {
        world.has_drafted(&Content { kk: Some(format!("Жоба, реті {n}")), ..Content::default() }).await;
    }
    world.forget_story();
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "⬇️").await;
    world.presses("Тимур", "📣 Тізім").await;
    world.presses("Тимур", "🗓").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.end().await;
}

#[tokio::test]
async fn what_readers_of_the_other_language_get_is_one_button_away_and_stands_in_the_question() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.says("Тимур", KAZAKH).await;
    world.forget_story();
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "🚫").await;
    world.presses("Тимур", "🚀").await;
    assert!(world.last("Тимур").text.contains("Орысша оқитындар ештеңе алмайды"), "{}", world.last("Тимур").text);
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "↪️").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    world.end().await;
}

#[tokio::test]
async fn a_picture_without_words_and_an_hour_of_the_night_are_asked_about() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.sends("Тимур", "photo").await;
    world.presses("Тимур", "Қазақшасыз").await;
    world.presses("Тимур", "Орысшасыз").await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Басқа").await;
    world.says("Тимур", "бүгін 23:00").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "🌙").await;
    world.presses("Тимур", "✅ Иә").await;
    let asked = world.last("Тимур").text;
    assert!(asked.contains("Мәтін жоқ") && asked.contains("22.11.2026 23:00 – түнгі уақыт"), "{asked}");
    assert!(!asked.contains("Қазір түн"), "{asked}");
    world.presses("Тимур", "✅ Иә, нағыз").await;
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'planned'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn nothing_is_paid_for_once_the_head_forbids_it() {
    let mut world = World::furnished().await;
    world.has_drafted(&words()).await;
    world
        .execute(
            "UPDATE announcements SET state = 'sending', work = 'send', run = 1, gathered = 1, progress_chat = 1, progress_message = 1,
                 plan = '{\"paid\":true}'",
        )
        .await;
    let row = "INSERT INTO announcement_people (announcement_id, person_id, tongue, state) SELECT 1, id, 'kk', 'queued' FROM people LIMIT 1";
    world.execute(row).await;
    for (allowed, setting) in [
        (false, "DELETE FROM meta WHERE key = 'announcements_paid'"),
        (true, "INSERT INTO meta (key, value) VALUES ('announcements_paid', '1')"),
        (false, "UPDATE meta SET value = '0' WHERE key = 'announcements_paid'"),
    ] {
        world.execute(setting).await;
        let fed = format!("{:?}", sending::goes_on(&world.app(), 1, 1).await.unwrap());
        assert!(fed.contains("Post {"), "{fed}");
        assert_eq!(fed.contains("paid: true"), allowed, "{setting}");
    }
    // Allowed again, it is free until somebody has read the price again.
    world.execute("UPDATE meta SET value = '1' WHERE key = 'announcements_paid'").await;
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "⚙️").await;
    world.presses("Гүлнәр", "☑️ Ақылы").await;
    world.presses("Гүлнәр", "⬜ Ақылы").await;
    assert_eq!(world.count("SELECT json_extract(plan, '$.paid') FROM announcements").await, 0);
    world.end().await;
}

#[tokio::test]
async fn who_comes_from_a_channel_finds_what_its_buttons_promised() {
    let mut world = World::furnished().await;
    world.readers().await;
    let link = |label: &str, to| Link { label_kk: Some(label.into()), label_ru: Some(format!("{label} (ru)")), to };
    let buttons = vec![
        link("Сайт", Target::Url("https://example.org".into())),
        link("Сауалнаманы толтыру", Target::Screening),
        link("Заңгерге жазу", Target::Desk(Desk::Lawyer)),
    ];
    world.has_drafted(&Content { buttons, ..words() }).await;
    world.has_drafted(&words()).await;
    world.execute("UPDATE announcements SET state = 'done', started_at = 1").await;
    world.opens("Мадина", "https://t.me/qoldau_bot?start=n-1").await;
    world.presses("Мадина", "Сауалнаманы толтыру").await;
    // Who has chosen no language yet chooses it first.
    world.person("Нұрлан");
    world.opens("Нұрлан", "https://t.me/qoldau_bot?start=n-1").await;
    world.presses("Нұрлан", "Русский").await;
    world.presses("Нұрлан", "Заңгерге жазу (ru)").await;
    // What is for staff alone, and what has stood in no channel yet, is nobody's who guesses its number.
    let buttons = vec![link("Операторға жазу", Target::Desk(Desk::Operator))];
    world.has_drafted(&Content { buttons: buttons.clone(), ..words() }).await;
    world.has_drafted(&Content { buttons, ..words() }).await;
    world.execute("UPDATE announcements SET state = 'done', started_at = 1, audience = json_set(audience, '$.staff', json('true')) WHERE id = 3").await;
    world.execute("UPDATE announcements SET state = 'planned', planned_at = 4102444800 WHERE id = 4").await;
    for guess in ["https://t.me/qoldau_bot?start=n-3", "https://t.me/qoldau_bot?start=n-4"] {
        world.opens("Мадина", guess).await;
        assert!(!world.last("Мадина").buttons.concat().iter().any(|button| button.text.contains("Операторға")), "{guess}");
    }
    // Nothing to open: the menu as it is.
    world.opens("Ержан", "https://t.me/qoldau_bot?start=n-2").await;
    insta::assert_snapshot!(world.story(&["Мадина", "Нұрлан", "Ержан"]));
    assert_eq!(world.count("SELECT count(*) FROM announcement_presses WHERE what = 'channel'").await, 3);
    world.end().await;
}

#[tokio::test]
async fn the_preview_of_what_was_sent_counts_those_who_have_it() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.sends_it("Тимур", "✅ Иә").await;
    for who in ["Берік", "Олжас"] {
        world.person(who);
        world.arrives(who, "Қазақша").await;
    }
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "🗂").await;
    world.presses("Тимур", "✅").await;
    world.presses("Тимур", "👁").await;
    assert!(world.reads("Тимур", "кириллица · 6 адам мынаны алды"), "{}", world.story(&["Тимур"]));
    world.presses("Тимур", "📊").await;
    world.presses("Тимур", "✏️ Түзету").await;
    world.presses("Тимур", "👁").await;
    assert!(world.reads("Тимур", "кириллица · 6 адам осыны алады"), "{}", world.story(&["Тимур"]));
    world.end().await;
}

#[tokio::test]
async fn a_draft_that_went_out_meanwhile_is_not_said_to_be_thrown_away() {
    let mut world = World::furnished().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🚀").await;
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "📝").await;
    world.presses("Гүлнәр", "🗑").await;
    let sure = world.last("Гүлнәр").id;
    world.presses("Тимур", "✅ Иә").await;
    world.goes_out().await;
    world.presses_old("Гүлнәр", "Гүлнәр", sure, "A:Y:1").await;
    assert!(!world.toasts("Гүлнәр").iter().any(|toast| toast.contains("өшірілді")), "{:?}", world.toasts("Гүлнәр"));
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'done'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn settings_and_channels_stand_in_the_history() {
    let mut world = World::furnished().await;
    let chat = world.channel("Тимур", "Қолдау СҚО", &[]);
    world.promotes("Тимур", chat, &["can_post_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "⚙️").await;
    for name in ["Екінші адамның", "Екінші адамның", "Ақылы", "Ақылы"] {
        world.presses("Гүлнәр", name).await;
    }
    let editor = world.id("Тимур");
    world.act(serde_json::json!({ "do": "remove_bot", "as": editor, "chat": chat }));
    world.settle().await;
    world.forget_story();
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "🗂").await;
    world.presses("Гүлнәр", "🕘").await;
    insta::assert_snapshot!(world.story(&["Гүлнәр"]));
    world.end().await;
}
