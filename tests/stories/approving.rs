//! The second person: nothing goes out that somebody else has not looked at, whether it goes at once, at a time, every month, into a
//! channel, or into messages that people have already.

use std::time::Duration;

use crate::world::World;

const KAZAKH: &str = "Түркістаннан көшетін отбасыларға: Петропавлдағы №20 мектепте бірінші сыныпқа орын бар.";
const RUSSIAN: &str = "Семьям, которые переезжают из Туркестана: в школе №20 Петропавловска есть места в первом классе.";

/// The head switches approval on.
async fn approval_is_wished(world: &mut World) {
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "⚙️").await;
    world.presses("Гүлнәр", "Екінші адамның").await;
}

/// A draft of the editor's on the 25th of every month at 10:00 is planned.
async fn is_planned_every_month(world: &mut World) {
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Ай сайын").await;
    world.says("Тимур", "25 10:00").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
}

#[tokio::test]
async fn a_correction_waits_for_a_second_person_and_is_asked_about_like_what_it_corrects() {
    let mut world = World::furnished().await;
    world.readers().await;
    approval_is_wished(&mut world).await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "📨").await;
    world.presses("Гүлнәр", "👁 Қарап").await;
    world.presses("Гүлнәр", "✅ Бекітемін").await;
    world.goes_out().await;
    world.opens_what_follows("Тимур").await;
    world.forget_story();
    world.presses("Тимур", "✏️ Түзету").await;
    world.presses("Тимур", "✏️ Қазақша").await;
    world.says("Тимур", "Орын қалмады.").await;
    world.presses("Тимур", "✅ Түзетуді жіберу").await;
    let question = world.last("Тимур").id;
    world.presses("Тимур", "📨").await;
    world.presses("Тимур", "✅ Иә, нағыз").await;
    // Neither the same button nor the author's own approval puts it into anybody's messages.
    for old in ["A:c:1:E:2", "A:c:1:E:2:1", "A:O:2:2"] {
        world.presses_old("Тимур", "Тимур", question, old).await;
    }
    world.goes_out().await;
    assert!(!world.reads("Мадина", "Орын қалмады"));
    world.presses("Гүлнәр", "👁 Қарап").await;
    world.presses("Гүлнәр", "✅ Бекітемін").await;
    world.goes_out().await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр"]));
    assert!(world.reads("Мадина", "Орын қалмады"));
    assert_eq!(world.count("SELECT count(*) FROM announcements").await, 1);
    let head = world.id("Гүлнәр");
    let approved = sqlx::query_scalar::<_, i64>("SELECT approved_by FROM announcements WHERE version > 1");
    assert_eq!(approved.fetch_one(&world.db).await.unwrap(), head);
    world.end().await;
}

#[tokio::test]
async fn a_correction_is_given_back_and_goes_nowhere_when_it_is_too_late() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.sends_it("Тимур", "✅ Иә").await;
    approval_is_wished(&mut world).await;
    world.opens_what_follows("Тимур").await;
    world.presses("Тимур", "✏️ Түзету").await;
    world.presses("Тимур", "✏️ Қазақша").await;
    world.says("Тимур", "Мектепте енді орын қалмады, басқа мектепке хабарласыңыз.").await;
    world.forget_story();
    world.presses("Тимур", "✅ Түзетуді жіберу").await;
    world.presses("Тимур", "📨").await;
    world.presses("Гүлнәр", "👁 Қарап").await;
    world.presses("Гүлнәр", "↩️").await;
    world.says("Гүлнәр", "Қай мектепке екенін жазыңыз.").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "✅ Түзетуді жіберу").await;
    world.presses("Тимур", "📨").await;
    // Meanwhile it is taken back from everybody.
    world.opens_what_follows("Гүлнәр").await;
    world.presses("Гүлнәр", "🗑 Қайтарып алу").await;
    world.presses("Гүлнәр", "🗑 Иә").await;
    world.goes_out().await;
    world.presses("Гүлнәр", "👁 Қарап").await;
    world.presses("Гүлнәр", "✅ Бекітемін").await;
    world.goes_out().await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр"]));
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'waiting'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn what_goes_at_once_goes_when_it_is_approved() {
    let mut world = World::furnished().await;
    world.readers().await;
    approval_is_wished(&mut world).await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "📨").await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people").await, 0);
    world.forget_story();
    world.presses("Гүлнәр", "👁 Қарап").await;
    let look = world.last("Гүлнәр").id;
    world.presses("Гүлнәр", "✅ Бекітемін").await;
    world.presses_old("Гүлнәр", "Гүлнәр", look, "A:O:1:3").await;
    world.goes_out().await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр", "Мадина"]));
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 9);
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'done' AND approved_by IS NOT NULL").await, 1);
    world.end().await;
}

#[tokio::test]
async fn wished_after_planning_it_holds_what_is_due_and_sends_this_time_too() {
    let mut world = World::furnished().await;
    world.readers().await;
    let chat = world.channel("Тимур", "Қолдау СҚО", &["Айгүл"]);
    world.promotes("Тимур", chat, &["can_post_messages", "can_edit_messages"]).await;
    world.presses("Тимур", "✅ Иә, шықсын").await;
    is_planned_every_month(&mut world).await;
    approval_is_wished(&mut world).await;
    world.forget_story();
    // Into the channel neither.
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "🗓").await;
    world.presses("Тимур", "📊").await;
    world.presses("Тимур", "📢").await;
    world.presses("Тимур", "📤").await;
    assert!(!world.reads("Қолдау СҚО", "мектепте"));
    world.passes(Duration::from_secs(4 * 24 * 3600)).await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people").await, 0);
    world.presses("Гүлнәр", "👁 Қарап").await;
    world.presses("Гүлнәр", "✅ Бекітемін").await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 9);
    let plan = "SELECT count(*) FROM announcements WHERE id = 1 AND state = 'planned' AND approved_by IS NOT NULL";
    assert_eq!(world.count(plan).await, 1);
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "🗂").await;
    world.presses("Гүлнәр", "🕘").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр"]));
    // Next month it goes out by itself.
    for _ in 0..30 {
        world.passes(Duration::from_secs(24 * 3600)).await;
        world.goes_out().await;
    }
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE parent_id = 1 AND state = 'done'").await, 2);
    world.end().await;
}

#[tokio::test]
async fn whoever_chose_to_whom_has_a_hand_in_it_and_every_head_hears_that_nobody_is_left() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "📝").await;
    world.presses("Гүлнәр", "👥").await;
    world.presses("Гүлнәр", "Қызметкерлер").await;
    world.presses("Гүлнәр", "Тек орталық").await;
    world.presses("Гүлнәр", "☑️ Тек орталық").await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_log WHERE detail = 'audience'").await, 1);
    world.presses("Гүлнәр", "⬅️ Хабар").await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Басқа").await;
    world.says("Тимур", "ертең 10:00").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    approval_is_wished(&mut world).await;
    world.forget_story();
    world.passes(Duration::from_secs(24 * 3600)).await;
    world.goes_out().await;
    world.presses("Гүлнәр", "⬅️").await;
    world.presses("Гүлнәр", "👁 Қарап").await;
    let look = world.last("Гүлнәр").id;
    world.presses_old("Гүлнәр", "Гүлнәр", look, "A:O:1:6").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Гүлнәр"]));
    assert_eq!(world.count("SELECT count(*) FROM announcement_people").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'waiting'").await, 1);
    world.end().await;
}
