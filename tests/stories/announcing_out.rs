//! Announcements all the way: from the editor's phone into everybody's own letters, at once, at a time, every month; and what people
//! do with them.

use std::time::Duration;

use qoldau::announcements::{
    audience::{Audience, Filter, Milestone, Way, store::count},
    content::{Content, Missing, Subject},
};

use crate::world::World;

const KAZAKH: &str = "Түркістаннан көшетін отбасыларға: Петропавлдағы №20 мектепте бірінші сыныпқа орын бар.";
const RUSSIAN: &str = "Семьям, которые переезжают из Туркестана: в школе №20 Петропавловска есть места в первом классе.";
#[tokio::test]
async fn everybody_reads_it_in_their_own_letters_and_whoever_stops_gets_no_more() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🔘").await;
    world.presses("Тимур", "➕ Сауалнама").await;
    world.presses("Тимур", "⬅️").await;
    world.presses("Тимур", "🚀").await;
    world.forget_story();
    let question = world.last("Тимур").id;
    let sure = world.last("Тимур").buttons[0][0].data.clone().unwrap();
    world.presses("Тимур", "✅ Иә").await;
    // A thumb presses twice.
    world.presses_old("Тимур", "Тимур", question, &sure).await;
    world.goes_out().await;
    world.presses("Мадина", "📝").await;
    world.says("Айгүл", "/news").await;
    world.presses("Айгүл", "🔕").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Айгүл", "Руслан", "Ержан", "Мадина"]));
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 9);
    assert_eq!(world.count("SELECT count(*) FROM announcement_presses").await, 1);
    world.forget_story();
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә").await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent' AND announcement_id = 2").await, 8);
    assert_eq!(world.story(&["Айгүл"]), "");
    world.says("Руслан", "/mydata").await;
    world.says("Руслан", "/forget").await;
    world.presses("Руслан", "🗑 Да").await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE person_id IS NULL AND state = 'sent'").await, 2);
    world.end().await;
}

#[tokio::test]
async fn what_is_planned_goes_out_at_its_time_and_what_repeats_every_month_again() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Ай сайын").await;
    world.says("Тимур", "25 10:00").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Басқа").await;
    world.says("Тимур", "ертең 10:00").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    world.forget_story();
    world.passes(Duration::from_secs(21 * 3600 + 50 * 60)).await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people").await, 0);
    world.passes(Duration::from_secs(11 * 60)).await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent' AND announcement_id = 2").await, 9);
    for day in 2..=34 {
        world.passes(Duration::from_secs(24 * 3600)).await;
        world.goes_out().await;
        let _ = day;
    }
    insta::assert_snapshot!(world.story(&["Тимур", "Мадина"]));
    // November and December, each an announcement of its own; the plan stays for January.
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE parent_id = 1 AND state = 'done'").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE id = 1 AND state = 'planned'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn at_night_it_waits_for_the_morning_unless_it_is_urgent_and_asked_about() {
    let mut world = World::furnished().await;
    world.readers().await;
    world.passes(Duration::from_secs(11 * 3600)).await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🚀").await;
    world.forget_story();
    world.presses("Тимур", "🌙").await;
    world.presses("Тимур", "✅ Иә").await;
    world.presses("Тимур", "✖️").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "☑️ 🌙").await;
    world.presses("Тимур", "✅ Иә").await;
    world.goes_out().await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 0);
    world.passes(Duration::from_secs(10 * 3600 + 60)).await;
    world.goes_out().await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 9);
    world.end().await;
}

#[tokio::test]
async fn a_draft_that_somebody_else_has_thrown_away_is_gone() {
    let mut world = World::furnished().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "✏️ Қазақша").await;
    world.says("Гүлнәр", "/announce").await;
    world.presses("Гүлнәр", "📝").await;
    world.presses("Гүлнәр", "🗑").await;
    world.presses("Гүлнәр", "🗑 Иә").await;
    world.forget_story();
    world.says("Тимур", KAZAKH).await;
    world.says("Тимур", "/announce").await;
    let screen = world.last("Тимур").id;
    world.presses_old("Тимур", "Тимур", screen, "A:b:1").await;
    world.presses_old("Тимур", "Тимур", screen, "A:F:1:3").await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    // A number is never given twice.
    world.sleep().await;
    world.wake().await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    assert_eq!(world.count("SELECT max(id) FROM announcements").await, 2);
    world.end().await;
}

/// Somebody whom the audience's query may find.
async fn invented(world: &World, id: i64, consents: &str, lang: Option<&str>, answers: &[(&str, &str)]) {
    let person = "INSERT INTO people (id, lang, state, consents, first_seen_at, seen_at) VALUES ($1, $2, '\"idle\"', $3, 1, 1)";
    sqlx::query(person).bind(id).bind(lang).bind(consents).execute(&world.db).await.unwrap();
    for (key, value) in answers {
        let answer = "INSERT INTO screening_answers (person_id, key, value, at) VALUES ($1, $2, $3, 1)";
        sqlx::query(answer).bind(id).bind(key).bind(value).execute(&world.db).await.unwrap();
    }
}

#[tokio::test]
async fn every_filter_and_exclusion_finds_whom_it_says() {
    let world = World::new().await;
    let agreed = "case,announcements";
    invented(&world, 1, agreed, Some("kk"), &[("region", "turkistan"), ("citizenship", "kz"), ("profession", "doctor")]).await;
    invented(&world, 2, agreed, Some("ru"), &[("region", "abroad"), ("citizenship", "foreign"), ("children_under_18", "2")])
        .await;
    invented(&world, 3, agreed, Some("kk"), &[("region", "north_kazakhstan"), ("has_kandas_status", "true")]).await;
    invented(&world, 4, agreed, Some("kk"), &[("region", "shymkent"), ("citizenship", "kz"), ("children_under_18", "skipped")])
        .await;
    // Agreed to nothing; stopped; blocked; without a language.
    invented(&world, 5, "case", Some("ru"), &[("region", "turkistan"), ("children_under_18", "3")]).await;
    for id in 6..=8 {
        invented(&world, id, agreed, (id != 8).then_some("kk"), &[("region", "turkistan")]).await;
    }
    world.execute("UPDATE people SET letters = 'arab' WHERE id = 4").await;
    world.execute("UPDATE people SET seen_at = 1795330800 WHERE id = 3").await;
    world.execute("UPDATE people SET blocked_at = 1 WHERE id = 7").await;
    world.execute("INSERT INTO plan_ticks (person_id, item, done_at) VALUES (4, 'apply.resettler_quota', 1), (3, 'apply.kandas_quota', 1)").await;
    world.execute("INSERT INTO news_choices (person_id, stopped_at, subjects, at) VALUES (6, 1, '', 1), (1, NULL, 'school,law', 1), (2, NULL, 'work', 1)").await;
    world.execute("INSERT INTO staff (person_id, role, name, since) VALUES (5, 'lawyer', 'Ерлан', 1)").await;
    world.execute("INSERT INTO announcement_people (announcement_id, person_id, tongue, state, sent_at) VALUES (1, 2, 'ru', 'sent', 1795300000)").await;
    world.execute("INSERT INTO cases (id, person_id, desk, status, urgent, name, lang, opened_at, active_at) VALUES (1, 1, 'psychologist', 'waiting', 1, 'A', 'kk', 1, 1)").await;
    let app = world.app();
    let both = Content { kk: Some("Сәлем".into()), ru: Some("Привет".into()), ..Content::default() };
    let set = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    let all = Audience::default();
    let school = Content { subject: Some(Subject::School), ..both.clone() };
    for (what, audience, content, chosen) in [
        ("everybody", all.clone(), both.clone(), 5),
        ("Kazakh only", all.clone(), Content { ru: None, missing: Missing::Nobody, ..both.clone() }, 3),
        ("Arabic letters", Audience { tongues: set(&["kk-arab"]), ..all.clone() }, both.clone(), 1),
        ("a region", Audience { regions: set(&["turkistan", "shymkent"]), ..all.clone() }, both.clone(), 2),
        ("kandas", Audience { way: Some(Way::Kandas), ..all.clone() }, both.clone(), 2),
        ("resettlers", Audience { way: Some(Way::Resettler), ..all.clone() }, both.clone(), 2),
        ("doctors", Audience { professions: set(&["doctor", "teacher"]), ..all.clone() }, both.clone(), 1),
        ("children", Audience { children: true, ..all.clone() }, both.clone(), 1),
        ("asking", Audience { stages: [Milestone::Asking].into(), ..all.clone() }, both.clone(), 2),
        ("waiting", Audience { stages: [Milestone::Waiting].into(), ..all.clone() }, both.clone(), 1),
        ("arrived", Audience { stages: [Milestone::Arrived].into(), ..all.clone() }, both.clone(), 1),
        ("a subject", all.clone(), school.clone(), 4),
        ("who chose it", Audience { chosen: true, ..all.clone() }, school, 1),
        ("chosen, of no subject", Audience { chosen: true, ..all.clone() }, both.clone(), 5),
        ("staff", Audience { staff: true, ..all.clone() }, both.clone(), 1),
        ("not who wrote today", Audience { not_today: true, ..all.clone() }, both.clone(), 4),
        ("not who got one", Audience { not_within: 1, ..all.clone() }, both.clone(), 4),
        // No case moves a number.
        ("urgent cases too", Audience { not_urgent: false, ..all.clone() }, both.clone(), 5),
        ("two at once", Audience { regions: set(&["turkistan"]), way: Some(Way::Resettler), ..all.clone() }, both.clone(), 1),
    ] {
        let numbers = count(&app.db.read, &Filter::of(&audience, &content, &app.clock)).await.unwrap();
        assert_eq!(numbers.chosen, chosen, "{what}");
    }
    let numbers = count(&app.db.read, &Filter::of(&all, &both, &app.clock)).await.unwrap();
    assert_eq!((numbers.all, numbers.agreed), (5, 4));
    drop(app);
    world.end().await;
}

#[tokio::test]
async fn more_than_a_thousand_are_asked_about_once_more() {
    let mut world = World::furnished().await;
    world
        .execute(
            "WITH RECURSIVE n(id) AS (SELECT 1000 UNION ALL SELECT id + 1 FROM n WHERE id < 2200)
             INSERT INTO people (id, lang, state, first_seen_at, seen_at) SELECT id, 'kk', '\"idle\"', 1, 1 FROM n",
        )
        .await;
    world.drafts("Тимур", KAZAKH, RUSSIAN).await;
    world.presses("Тимур", "🚀").await;
    assert!(world.last("Тимур").text.contains("1206 адамға"), "{}", world.last("Тимур").text);
    world.forget_story();
    world.presses("Тимур", "✅ Иә").await;
    world.presses("Тимур", "✖️").await;
    assert!(world.story(&["Тимур"]).contains("1206 адамға барады"), "{}", world.story(&["Тимур"]));
    assert_eq!(world.count("SELECT count(*) FROM announcements WHERE state = 'draft'").await, 1);
    world.end().await;
}
