//! Staff: invitations, roles, and commands of those who have none.

use std::time::Duration;

use qoldau::{
    staff::{Invitation, Record, Role},
    turn::{self, Outcome},
    writer::Turn,
};

use crate::world::World;

#[tokio::test]
async fn the_first_head_opens_the_printed_link() {
    let mut world = World::new().await;
    world.person("Гүлнәр");
    let invitation = Invitation::new().unwrap();
    let record = Record::Invite { hash: invitation.hash(), role: Role::Head, by: None };
    let outcome = Outcome::nothing().record(turn::Record::Staff(record));
    world.app().writer.turn(Turn { item: None, person: None, outcome }).await.unwrap();
    world.opens("Гүлнәр", &invitation.link("qoldau_bot")).await;
    world.presses("Гүлнәр", "Русский").await;
    world.says("Гүлнәр", "/unreviewed").await;
    let commands: Vec<String> = world.chat("Гүлнәр").commands.into_iter().map(|line| line.command).collect();
    assert!(commands.contains(&"invite".to_owned()), "{commands:?}");
    insta::assert_snapshot!(world.story(&["Гүлнәр"]));
    world.end().await;
}

#[tokio::test]
async fn a_link_works_once_and_seven_days() {
    let mut world = World::furnished().await;
    for who in ["Мәди", "Бекзат"] {
        world.person(who);
        world.arrives(who, "Русский").await;
    }
    world.says("Гүлнәр", "/invite operator").await;
    let first = world.last("Гүлнәр").text;
    world.says("Гүлнәр", "/invite lawyer").await;
    let second = world.last("Гүлнәр").text;
    world.forget_story();
    world.opens("Мәди", &first).await;
    world.opens("Бекзат", &first).await;
    world.passes(Duration::from_secs(8 * 24 * 3600)).await;
    world.opens("Бекзат", &second).await;
    world.opens("Бекзат", "https://t.me/qoldau_bot?start=i-nosuchinvitation").await;
    world.opens("Бекзат", "https://t.me/qoldau_bot?start=some-other-thing").await;
    insta::assert_snapshot!(world.story(&["Мәди", "Бекзат"]));
    assert_eq!(world.count("SELECT count(*) FROM staff WHERE role = 'operator'").await, 2);
    assert_eq!(world.count("SELECT count(*) FROM staff WHERE role = 'lawyer'").await, 1);
    world.end().await;
}

#[tokio::test]
async fn two_open_one_link_at_once_and_one_is_hired() {
    let mut world = World::furnished().await;
    for who in ["Мәди", "Бекзат"] {
        world.person(who);
        world.arrives(who, "Русский").await;
    }
    world.says("Гүлнәр", "/invite operator").await;
    let link = world.last("Гүлнәр").text;
    let payload = link.split("?start=").nth(1).unwrap().trim().to_owned();
    for who in ["Мәди", "Бекзат"] {
        let id = world.id(who);
        world.act(serde_json::json!({ "do": "start", "as": id, "payload": payload }));
    }
    world.wait().await;
    assert_eq!(world.count("SELECT count(*) FROM staff WHERE role = 'operator'").await, 2);
    let welcomed = ["Мәди", "Бекзат"].into_iter().filter(|who| world.reads(who, "Ваша роль")).count();
    assert_eq!(welcomed, 1, "only who is hired is welcomed");
    world.end().await;
}

#[tokio::test]
async fn staff_commands_in_a_private_chat() {
    let mut world = World::furnished().await;
    for words in
        ["/invite", "/invite cook", "/invite editor", "/take", "/close", "/release", "/desk", "/waiting", "/nosuchcommand"]
    {
        world.says("Гүлнәр", words).await;
    }
    for words in ["/invite head", "/desk lawyer", "/waiting", "/unreviewed", "/take"] {
        world.says("Тимур", words).await;
    }
    let story = world.story(&["Гүлнәр", "Тимур"]);
    // The link is another one every time.
    let story: Vec<&str> = story.lines().map(|line| line.split("?start=").next().unwrap()).collect();
    insta::assert_snapshot!(story.join("\n"));
    world.end().await;
}

#[tokio::test]
async fn an_invitation_is_not_made_in_a_group() {
    let mut world = World::furnished().await;
    world.writes("Гүлнәр", "lawyers", "/invite lawyer").await;
    world.writes("Гүлнәр", "lawyers", "/waiting").await;
    world.writes("Гүлнәр", "lawyers", "/nosuchcommand").await;
    world.writes("Гүлнәр", "lawyers", "Әріптестер, сәлем").await;
    insta::assert_snapshot!(world.story(&["lawyers"]));
    world.end().await;
}

#[tokio::test]
async fn roles_are_checked_at_old_buttons() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "⚖️").await;
    world.says("Айгүл", "Сұрағым бар").await;
    let card = world.chat("lawyers").messages.into_iter().find(|message| !message.buttons.is_empty()).unwrap().id;
    world.execute("DELETE FROM staff WHERE role = 'lawyer'").await;
    world.app().reload_staff().await;
    world.forget_story();
    for data in ["k:1", "K:1", "x:1", "k:2", "m", "zz", "v:psychologist"] {
        world.presses_old("Ерлан", "lawyers", card, data).await;
    }
    world.staff_replies("Ерлан", "lawyers/1", "Мен енді заңгер емеспін").await;
    insta::assert_snapshot!(world.story(&["Айгүл", "lawyers"]));
    assert_eq!(world.count("SELECT count(*) FROM cases WHERE status = 'waiting'").await, 1);
    assert!(!world.reads("Айгүл", "заңгер емеспін"));
    world.end().await;
}

#[tokio::test]
async fn the_bot_keeps_quiet_in_other_groups() {
    let mut world = World::furnished().await;
    let (id, other) = (world.id("Руслан"), world.id("Айгүл"));
    let chat = world.act(serde_json::json!({ "do": "group", "as": id, "title": "соседи", "members": [other] })).chat.unwrap();
    world.call("соседи", chat);
    world.act(serde_json::json!({ "do": "add_bot", "as": id, "chat": chat }));
    world.act(serde_json::json!({ "do": "promote_bot", "as": id, "chat": chat, "rights": ["can_pin_messages"] }));
    world.writes("Руслан", "соседи", "Всем привет").await;
    world.writes("Айгүл", "соседи", "/start").await;
    world.writes("Айгүл", "соседи", "/desk lawyer").await;
    world.sends_to("Айгүл", "соседи", "photo", None).await;
    insta::assert_snapshot!(world.story(&["соседи"]));
    world.end().await;
}

#[tokio::test]
async fn the_head_ends_a_role_but_not_the_last_heads_nor_the_psychologists() {
    let mut world = World::furnished().await;
    world.says("Гүлнәр", "/team").await;
    world.presses("Гүлнәр", "Ерлан").await;
    world.presses("Гүлнәр", "рөлін тоқтату").await;
    world.says("Ерлан", "/desk lawyer").await;
    // The button of the first question is still there: it changes nothing more.
    world.presses("Гүлнәр", "Ерлан").await;
    world.says("Гүлнәр", "/team").await;
    world.presses("Гүлнәр", "Гүлнәр").await;
    world.presses("Гүлнәр", "рөлін тоқтату").await;
    insta::assert_snapshot!(world.story(&["Гүлнәр", "Ерлан"]));
    assert_eq!(world.count("SELECT count(*) FROM staff WHERE role = 'lawyer'").await, 0);
    assert_eq!(world.count("SELECT count(*) FROM staff WHERE role = 'head'").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM staff WHERE role = 'psychologist'").await, 1);
    world.end().await;
}

/// Somebody is hired by a link and reads Russian.
async fn hired(world: &mut World, by: &str, who: &str, role: &str) {
    // Later than everybody before them, so that the list of staff has an order.
    world.clock.advance(Duration::from_secs(60));
    world.person(who);
    world.arrives(who, "Русский").await;
    world.says(by, &format!("/invite {role}")).await;
    let link = world.last(by).text;
    world.opens(who, &link).await;
    world.forget_story();
}

#[tokio::test]
async fn the_private_chat_of_a_dismissed_psychologist_is_no_desk_any_more() {
    let mut world = World::furnished().await;
    for (who, language) in [("Айгүл", "Қазақша"), ("Руслан", "Русский")] {
        world.known(who, language).await;
    }
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "Психолог").await;
    world.says("Айгүл", "Ұйықтай алмай жүрмін").await;
    hired(&mut world, "Сәуле", "Мәди", "psychologist").await;
    world.says("Мәди", "/team").await;
    world.presses("Мәди", "Сәуле").await;
    world.presses("Мәди", "Да, снять").await;
    world.says("Айгүл", "Бұл сөзім құпия").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Психолог").await;
    world.says("Руслан", "Личный вопрос").await;
    assert!(!world.reads("Сәуле", "сөзім құпия") && !world.reads("Сәуле", "Личный"), "she goes on receiving");
    world.says("Мәди", "/desk psychologist").await;
    assert!(world.reads("Мәди", "сөзім құпия") && world.reads("Мәди", "Личный"), "what waited arrives");
    insta::assert_snapshot!(world.story(&["Айгүл", "Сәуле", "Мәди", "Гүлнәр"]));
    world.end().await;
}

#[tokio::test]
async fn a_private_desk_stays_with_who_may_still_work_at_it() {
    let mut world = World::furnished().await;
    hired(&mut world, "Гүлнәр", "Мәди", "head").await;
    world.clock.advance(Duration::from_secs(60));
    world.says("Гүлнәр", "/invite operator").await;
    let link = world.last("Гүлнәр").text;
    world.opens("Гүлнәр", &link).await;
    world.says("Гүлнәр", "/desk operator").await;
    world.says("Гүлнәр", "/desk lawyer").await;
    world.forget_story();
    world.says("Мәди", "/team").await;
    world.presses("Мәди", "Гүлнәр (Руководитель)").await;
    world.presses("Мәди", "Да, снять").await;
    insta::assert_snapshot!(world.story(&["Мәди", "Гүлнәр"]));
    assert_eq!(world.count("SELECT count(*) FROM desks WHERE desk = 'operator'").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM desks WHERE desk = 'lawyer'").await, 0);
    world.end().await;
}
