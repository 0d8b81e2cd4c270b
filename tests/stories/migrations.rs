//! A database that an earlier version has left is brought up to date, and goes on where it was.
//!
//! `tests/data/databases/v1.db` was made by the migrations 0001 to 0004 with invented people, `v2.db` by those up to 0009,
//! `v3.db` by those up to 0012, `v4.db` by those up to 0013, `v5.db` by those up to 0015. They are never changed: a later version adds a file of its own beside them.

use std::fs;

use serde_json::json;

use crate::world::World;

/// Where the database of a version stands.
fn database(version: &str) -> String {
    format!("{}/tests/data/databases/{version}.db", env!("CARGO_MANIFEST_DIR"))
}

/// The database of a version in the hands of this one, and what its people then read.
async fn goes_on(version: &str) -> String {
    let mut world = World::asleep(&[]).await;
    fs::copy(database(version), world.database()).unwrap();
    let names = ["Айгүл", "Руслан", "Гүлнәр", "Ерлан", "Сәуле", "Динара", "Тимур"];
    for name in names {
        // The playground numbers people in the same order as when the file was made.
        let id = world.person(name);
        world.act(json!({ "do": "start", "as": id, "payload": "hello" }));
    }
    world.wake().await;
    world.forget_story();
    world.says("Айгүл", "/mydata").await;
    world.says("Айгүл", "/screening").await;
    world.says("Айгүл", "/ask").await;
    world.says("Гүлнәр", "/waiting").await;
    assert_eq!(world.count("SELECT count(*) FROM people").await, 7);
    let story = world.story(&["Айгүл", "Гүлнәр"]);
    world.end().await;
    story
}

#[tokio::test]
async fn the_first_versions_database_goes_on() {
    insta::assert_snapshot!(goes_on("v1").await);
}

#[tokio::test]
async fn the_second_versions_database_goes_on() {
    insta::assert_snapshot!(goes_on("v2").await);
}

#[tokio::test]
async fn the_third_versions_database_goes_on() {
    insta::assert_snapshot!(goes_on("v3").await);
}

#[tokio::test]
async fn the_fourth_versions_database_goes_on() {
    insta::assert_snapshot!(goes_on("v4").await);
}

#[tokio::test]
async fn the_fifth_versions_database_goes_on() {
    insta::assert_snapshot!(goes_on("v5").await);
}

/// A copy of a database that has just been used is whole. With `QOLDAU_KEEP_DATABASE=FILE` it is kept as FILE: so the file of a
/// version is made before its release.
#[tokio::test]
async fn a_copy_of_a_used_database_is_whole() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.known("Руслан", "Русский").await;
    world.says("Айгүл", "/screening").await;
    world.presses("Айгүл", "Қазақстан").await;
    world.says("Айгүл", "/ask").await;
    world.presses("Айгүл", "⚖️").await;
    world.says("Айгүл", "Жер туралы сұрағым бар").await;
    world.says("Руслан", "/news").await;
    world.presses("Руслан", "Жильё").await;
    world.says("Тимур", "/announce").await;
    world.presses("Тимур", "➕").await;
    world.says("Тимур", "Ертең орталықта жиналыс болады, келіңіздер.").await;
    world.says("Руслан", "/ask").await;
    world.presses("Руслан", "Оператор").await;
    world.says("Руслан", "Где взять справку").await;
    world.presses_in("Динара", "operators/2", "✋").await;
    world.sleep().await;
    let folder = tempfile::tempdir().unwrap();
    #[expect(clippy::disallowed_methods, reason = "no setting of the bot's")]
    let kept = std::env::var("QOLDAU_KEEP_DATABASE").ok();
    let to = kept.unwrap_or_else(|| folder.path().join("copy.db").display().to_string());
    let (people, cases) = qoldau::db::backup(&world.setting("DATABASE_URL").unwrap(), &to).await.unwrap();
    assert_eq!((people, cases), (7, 2));
}
