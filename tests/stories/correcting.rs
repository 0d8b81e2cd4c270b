//! Announcements put right and taken back, each kind by its own method; and who comes first.

use std::time::Duration;

use qoldau::{
    announcements::content::{Content, Link, Target},
    outbox::post::{Kind, Media, Piece},
};
use serde_json::json;

use crate::world::World;

fn words() -> Content {
    Content {
        kk: Some("<b>Жиналыс</b> ертең".into()), ru: Some("<b>Собрание</b> завтра".into()), ..Content::default()
    }
}

fn link(label: &str) -> Link {
    Link { label_kk: Some(label.into()), label_ru: None, to: Target::Url("https://example.org".into()) }
}

fn album(photo: &str, video: &str) -> Media {
    let piece = |kind, file_id: &str| Piece { kind, file_id: file_id.into() };
    Media::Album(vec![piece(Kind::Photo, photo), piece(Kind::Video, video)])
}

/// What was sent, and what it becomes.
fn changes(photo: &str, video: &str, paper: &str) -> [(Content, Content); 5] {
    let place = Media::Location { latitude_e6: 54_870_000, longitude_e6: 69_150_000 };
    [
        (words(), Content { ru: Some("Собрание в пятницу".into()), ..words() }),
        (
            Content { media: Media::Photo(photo.into()), buttons: vec![link("Толығырақ")], ..words() },
            Content { media: Media::Video(video.into()), buttons: vec![link("Толығырақ")], ..words() },
        ),
        (
            Content { media: Media::Document(paper.into()), ..words() },
            Content { media: Media::Document(paper.into()), buttons: vec![link("Ашу")], ..words() },
        ),
        (
            Content { media: album(photo, video), ..words() },
            Content { media: album(photo, video), kk: Some("Жиналыс жұмада".into()), ..words() },
        ),
        (Content { media: place.clone(), ..words() }, Content { media: place, kk: Some("Жиналыс осында".into()), ..words() }),
    ]
}

/// Sends a draft of this content to everybody; gives its number.
async fn sent(world: &mut World, content: &Content) -> i64 {
    let id = world.has_drafted(content).await;
    let screen = world.last("Тимур").id;
    world.presses_old("Тимур", "Тимур", screen, &format!("A:F:{id}:1")).await;
    world.presses("Тимур", "✅ Иә").await;
    world.goes_out().await;
    world.forget_story();
    id
}

/// How many rows of an announcement are not as a correction leaves them.
async fn left(world: &World, id: i64) -> i64 {
    sqlx::query_scalar(
        "SELECT count(*) FROM announcement_people WHERE announcement_id = $1 AND (state <> 'sent' OR version <> 2 OR doing)",
    )
    .bind(id)
    .fetch_one(&world.db)
    .await
    .unwrap()
}

async fn states(world: &World, id: i64) -> Vec<String> {
    sqlx::query_scalar("SELECT DISTINCT state FROM announcement_people WHERE announcement_id = $1 ORDER BY 1")
        .bind(id)
        .fetch_all(&world.db)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_correction_edits_and_a_withdrawal_deletes_what_it_still_can() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    world.known("Руслан", "Русский").await;
    let file = |world: &mut World, kind: &str| {
        let editor = world.id("Тимур");
        let message = world.act(json!({ "do": kind, "as": editor, "chat": editor })).message_id.unwrap();
        let found = world.chat("Тимур").messages.into_iter().find(|found| found.id == message).unwrap();
        found.file.unwrap().id
    };
    let (photo, video, paper) = (file(&mut world, "photo"), file(&mut world, "video"), file(&mut world, "document"));
    world.settle().await;
    let mut first = 0;
    for (number, (before, after)) in changes(&photo, &video, &paper).iter().enumerate() {
        let id = sent(&mut world, before).await;
        let yes = world.corrects(id, after).await;
        world.forget_story();
        let screen = world.last("Тимур").id;
        world.presses_old("Тимур", "Тимур", screen, &yes).await;
        world.goes_out().await;
        assert_eq!(left(&world, id).await, 0);
        insta::assert_snapshot!(format!("correction-{}", number + 1), world.story(&["Айгүл", "Руслан"]));
        first = if number == 0 { id } else { first };
    }
    // Two days later it is too late for those; the last one still goes.
    world.passes(Duration::from_secs(48 * 3600 + 60)).await;
    let last = sent(&mut world, &Content { media: album(&photo, &video), buttons: vec![link("Ашу")], ..words() }).await;
    for (id, state) in [(first, "sent"), (last, "withdrawn")] {
        let screen = world.last("Тимур").id;
        world.presses_old("Тимур", "Тимур", screen, &format!("A:c:{id}:w")).await;
        if state == "sent" {
            assert!(world.reads("Тимур", "Бәрі 48 сағаттан бұрын алған"));
            continue;
        }
        world.presses("Тимур", "🗑 Иә").await;
        world.goes_out().await;
        assert_eq!(states(&world, id).await, [state]);
    }
    world.end().await;
}

#[tokio::test]
async fn of_two_who_correct_at_once_one_is_first_and_nobody_corrects_what_is_being_taken_back() {
    let mut world = World::furnished().await;
    world.known("Айгүл", "Қазақша").await;
    let id = sent(&mut world, &words()).await;
    let right = Content { kk: Some("<b>Жиналыс</b> жұмада".into()), ..words() };
    let yes = world.corrects(id, &right).await;
    world.forget_story();
    let (editor, head) = (world.id("Тимур"), world.id("Гүлнәр"));
    world.says("Гүлнәр", "/menu").await;
    for who in [editor, head, editor] {
        let screen = world.last(if who == head { "Гүлнәр" } else { "Тимур" }).id;
        world.act(json!({ "do": "press", "as": who, "chat": who, "message": screen, "data": yes, "force": true }));
    }
    world.settle().await;
    world.goes_out().await;
    assert_eq!(left(&world, id).await, 0);
    assert_eq!(world.count("SELECT count(*) FROM announcement_versions").await, 1);
    assert_eq!(world.count("SELECT count(*) FROM announcement_log WHERE what = 'correcting'").await, 1);
    assert!(world.reads("Айгүл", "Жиналыс жұмада") && !world.reads("Айгүл", "Жиналыс ертең"));

    // Another correction is ready when somebody begins to take the announcement back.
    let yes = world.corrects(id, &words()).await;
    let (editors, heads) = (world.last("Тимур").id, world.last("Гүлнәр").id);
    let press = |who: i64, message: i64, data: &str| json!({ "do": "press", "as": who, "chat": who, "message": message, "data": data, "force": true });
    world.act(press(head, heads, &format!("A:c:{id}:W")));
    world.act(press(editor, editors, &yes));
    world.settle().await;
    world.presses_old("Тимур", "Тимур", editors, &yes).await;
    world.goes_out().await;
    let stage: String =
        sqlx::query_scalar("SELECT state FROM announcements WHERE id = $1").bind(id).fetch_one(&world.db).await.unwrap();
    let version = world.count("SELECT max(version) FROM announcements WHERE state <> 'draft'").await;
    // Whoever came first has won, and the other has changed nothing.
    match stage.as_str() {
        "withdrawn" => {
            assert_eq!((version, states(&world, id).await), (2, vec!["withdrawn".to_owned()]));
            assert!(!world.reads("Айгүл", "Жиналыс жұмада"));
        }
        _ => assert_eq!((version, states(&world, id).await), (3, vec!["sent".to_owned()])),
    }
    let log: Vec<String> = sqlx::query_scalar("SELECT what FROM announcement_log WHERE announcement_id = $1 ORDER BY id")
        .bind(id)
        .fetch_all(&world.db)
        .await
        .unwrap();
    assert_eq!(log[..4], ["started", "finished", "correcting", "corrected"]);
    assert!(log[4..] == ["withdrawing", "withdrawn"] || log[4..] == ["correcting", "corrected"], "{log:?}");
    world.end().await;
}
