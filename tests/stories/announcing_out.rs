//! Announcements all the way: from the editor's phone into everybody's own letters, at once, at a time, every month; and what people
//! do with them.

use std::time::Duration;

use crate::world::World;

const KAZAKH: &str = "Түркістаннан көшетін отбасыларға: Петропавлдағы №20 мектепте бірінші сыныпқа орын бар.";
const RUSSIAN: &str = "Семьям, которые переезжают из Туркестана: в школе №20 Петропавловска есть места в первом классе.";
const READERS: [&str; 4] = ["Айгүл", "Руслан", "Ержан", "Мадина"];

/// Айгүл reads төте жазу, Руслан Russian, Ержан Latin letters, Мадина Cyrillic; they have met the bot.
async fn readers(world: &mut World) {
    for (name, language) in READERS.into_iter().zip(["قازاقشا", "Русский", "Qazaqşa", "Қазақша"]) {
        if !["Айгүл", "Руслан"].contains(&name) {
            world.person(name);
        }
        world.arrives(name, language).await;
    }
    world.forget_story();
}

/// A new announcement with words in both languages; the board is on the screen.
async fn drafted(world: &mut World, who: &str) {
    world.says(who, "/announce").await;
    world.presses(who, "➕").await;
    world.says(who, KAZAKH).await;
    world.says(who, RUSSIAN).await;
}

/// Lets the work on announcements go on until nothing of it is due any more.
async fn goes_on(world: &mut World) {
    for _ in 0..4 {
        world.passes(Duration::from_secs(3)).await;
    }
}

#[tokio::test]
async fn everybody_reads_it_in_their_own_letters_and_whoever_stops_gets_no_more() {
    let mut world = World::furnished().await;
    readers(&mut world).await;
    drafted(&mut world, "Тимур").await;
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
    goes_on(&mut world).await;
    world.presses("Мадина", "📝").await;
    world.says("Айгүл", "/news").await;
    world.presses("Айгүл", "🔕").await;
    insta::assert_snapshot!(world.story(&["Тимур", "Айгүл", "Руслан", "Ержан", "Мадина"]));
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 9);
    assert_eq!(world.count("SELECT count(*) FROM announcement_presses").await, 1);
    world.forget_story();
    drafted(&mut world, "Тимур").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә").await;
    goes_on(&mut world).await;
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
    readers(&mut world).await;
    drafted(&mut world, "Тимур").await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Ай сайын").await;
    world.says("Тимур", "25 10:00").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    drafted(&mut world, "Тимур").await;
    world.presses("Тимур", "🕒").await;
    world.presses("Тимур", "✏️ Басқа").await;
    world.says("Тимур", "ертең 10:00").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "✅ Иә, жоспарға").await;
    world.forget_story();
    world.passes(Duration::from_secs(21 * 3600 + 50 * 60)).await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people").await, 0);
    world.passes(Duration::from_secs(11 * 60)).await;
    goes_on(&mut world).await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent' AND announcement_id = 2").await, 9);
    for day in 2..=34 {
        world.passes(Duration::from_secs(24 * 3600)).await;
        goes_on(&mut world).await;
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
    readers(&mut world).await;
    world.passes(Duration::from_secs(11 * 3600)).await;
    drafted(&mut world, "Тимур").await;
    world.presses("Тимур", "🚀").await;
    world.forget_story();
    world.presses("Тимур", "🌙").await;
    world.presses("Тимур", "✅ Иә").await;
    world.presses("Тимур", "✖️").await;
    world.presses("Тимур", "🚀").await;
    world.presses("Тимур", "☑️ 🌙").await;
    world.presses("Тимур", "✅ Иә").await;
    goes_on(&mut world).await;
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 0);
    world.passes(Duration::from_secs(10 * 3600 + 60)).await;
    goes_on(&mut world).await;
    insta::assert_snapshot!(world.story(&["Тимур"]));
    assert_eq!(world.count("SELECT count(*) FROM announcement_people WHERE state = 'sent'").await, 9);
    world.end().await;
}

#[tokio::test]
async fn a_draft_that_somebody_else_has_thrown_away_is_gone() {
    let mut world = World::furnished().await;
    drafted(&mut world, "Тимур").await;
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
    drafted(&mut world, "Тимур").await;
    assert_eq!(world.count("SELECT max(id) FROM announcements").await, 2);
    world.end().await;
}
