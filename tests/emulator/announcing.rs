//! What announcements need: videos, files by their id, albums, corrections, withdrawals after two days, channels, a crowd, and limits.

use super::*;

fn media(kind: &str, file: &Value) -> Value {
    json!({"type": kind, "media": file})
}

impl World {
    /// Somebody sends a file of this kind; its `file_id`.
    async fn file(&self, person: i64, kind: &str) -> Value {
        self.act(json!({"do": kind, "as": person, "chat": person}));
        let content = self.update().await["message"][kind].clone();
        content.as_array().and_then(|sizes| sizes.last()).unwrap_or(&content)["file_id"].clone()
    }

    /// A channel with a reader, into which the bot may post.
    async fn channel(&self) -> (i64, i64, i64) {
        let (owner, reader) = (self.person("Тимур"), self.person("Айгүл"));
        let found = json!({"do": "channel", "as": owner, "title": "Орталық", "username": "ortalyq", "members": [reader]});
        let chat = self.act(found)["chat"].as_i64().unwrap();
        let rights = ["can_post_messages", "can_edit_messages", "can_delete_messages"];
        self.act(json!({"do": "promote_bot", "as": owner, "chat": chat, "rights": rights}));
        (owner, reader, chat)
    }
}

#[tokio::test]
async fn files_go_out_again_by_their_id_and_keep_their_kind() {
    let world = World::new().await;
    let person = world.visitor().await;
    let (photo, video) = (world.file(person, "photo").await, world.file(person, "video").await);
    let document = world.file(person, "document").await;
    let sent =
        world.call("sendVideo", json!({"chat_id": person, "video": video, "caption": "<b>Үй</b>", "parse_mode": "HTML"}));
    let sent = sent.await;
    assert_eq!((&sent["video"]["file_id"], &sent["caption"]), (&video, &json!("Үй")));
    world.call("sendPhoto", json!({"chat_id": person, "photo": photo})).await;
    world.call("sendDocument", json!({"chat_id": person, "document": document})).await;
    let wrong = world.refusal("sendPhoto", json!({"chat_id": person, "photo": video})).await;
    assert_eq!(wrong, "Bad Request: can't use file of type Video as Photo");
    let album = json!([media("photo", &photo), media("video", &video)]);
    let sent = world.call("sendMediaGroup", json!({"chat_id": person, "media": album})).await;
    assert!(sent[0]["media_group_id"].is_string() && sent[0]["media_group_id"] == sent[1]["media_group_id"]);
    let mixed = json!([media("photo", &photo), media("document", &document)]);
    let refusal = world.refusal("sendMediaGroup", json!({"chat_id": person, "media": mixed})).await;
    assert_eq!(refusal, "Bad Request: document can't be mixed with other media types");
    world.no_violations();
    let keys = json!({"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]});
    let album = json!([media("photo", &photo), media("photo", &photo)]);
    world.call("sendMediaGroup", json!({"chat_id": person, "media": album, "reply_markup": keys})).await;
    assert_eq!(world.playground.violations(), ["sendMediaGroup.reply_markup: unknown field"], "an album takes no buttons");
}

#[tokio::test]
async fn each_part_of_a_message_is_corrected_by_its_own_method() {
    let world = World::new().await;
    let person = world.visitor().await;
    let (photo, video) = (world.file(person, "photo").await, world.file(person, "video").await);
    let document = world.file(person, "document").await;
    let album = json!([media("photo", &photo), media("photo", &photo)]);
    let album = world.call("sendMediaGroup", json!({"chat_id": person, "media": album})).await;
    let piece = &album[1]["message_id"];
    let caption = json!({"chat_id": person, "message_id": piece, "caption": "Түзетілді"});
    assert_eq!(world.call("editMessageCaption", caption.clone()).await["caption"], "Түзетілді");
    assert!(world.refusal("editMessageCaption", caption).await.contains("message is not modified"));
    let becomes =
        |id: &Value, kind: &str, file: &Value| json!({"chat_id": person, "message_id": id, "media": media(kind, file)});
    assert!(world.call("editMessageMedia", becomes(piece, "video", &video)).await["video"].is_object());
    let refusal = world.refusal("editMessageMedia", becomes(piece, "document", &document)).await;
    assert_eq!(refusal, "Bad Request: message can't be edited");
    let text = world.call("sendMessage", json!({"chat_id": person, "text": "Мәтін"})).await["message_id"].clone();
    assert!(world.call("editMessageMedia", becomes(&text, "document", &document)).await["document"].is_object());
    let back = json!({"chat_id": person, "message_id": text, "text": "Мәтін"});
    assert_eq!(world.refusal("editMessageText", back).await, "Bad Request: there is no text in the message to edit");
    let place = world.call("sendLocation", json!({"chat_id": person, "latitude": 54.87, "longitude": 69.16})).await;
    let refusal = world.refusal("editMessageMedia", becomes(&place["message_id"], "photo", &photo)).await;
    assert_eq!(refusal, "Bad Request: there is no media in the message to edit");
    world.no_violations();
}

#[tokio::test]
async fn after_two_days_nothing_is_deleted_and_nobody_says_so() {
    use std::sync::atomic::{AtomicI64, Ordering};
    let now = std::sync::Arc::new(AtomicI64::new(1_795_413_600_000));
    let time = std::sync::Arc::clone(&now);
    let clock: qoldau::playground::Clock = std::sync::Arc::new(move || time.load(Ordering::Relaxed));
    let world = World::with(Options { clock: Some(clock), ..Options::default() }).await;
    let person = world.visitor().await;
    let send = || world.call("sendMessage", json!({"chat_id": person, "text": "a"}));
    let (old, older) = (send().await["message_id"].clone(), send().await["message_id"].clone());
    now.fetch_add(47 * 3_600_000, Ordering::Relaxed);
    let young = send().await["message_id"].clone();
    world.call("deleteMessage", json!({"chat_id": person, "message_id": old})).await;
    now.fetch_add(2 * 3_600_000, Ordering::Relaxed);
    let refusal = world.refusal("deleteMessage", json!({"chat_id": person, "message_id": older})).await;
    assert_eq!(refusal, "Bad Request: message can't be deleted for everyone");
    let many = json!({"chat_id": person, "message_ids": [old, older, young]});
    assert_eq!(world.call("deleteMessages", many).await, true);
    let left: Vec<i64> = world.playground.snapshot().chats[0].messages.iter().filter(|m| !m.deleted).map(|m| m.id).collect();
    assert_eq!(left, [1, older.as_i64().unwrap()]);
    world.no_violations();
}

#[tokio::test]
async fn a_channel_takes_the_posts_of_its_administrators() {
    let world = World::new().await;
    let (owner, reader, chat) = world.channel().await;
    let update = world.update().await["my_chat_member"].clone();
    assert_eq!((&update["chat"]["type"], &update["chat"]["title"]), (&json!("channel"), &json!("Орталық")));
    assert_eq!(
        (&update["old_chat_member"]["status"], &update["new_chat_member"]["can_post_messages"]),
        (&json!("left"), &json!(true))
    );
    assert_eq!(update["from"]["id"], owner);
    let link = json!({"inline_keyboard": [[{"text": "Ботты ашу", "url": "https://t.me/qoldau_bot?start=n-1"}]]});
    let post = world.call("sendMessage", json!({"chat_id": chat, "text": "Жаңалық", "reply_markup": link})).await;
    assert!(post.get("from").is_none() && post["sender_chat"]["id"] == chat);
    let pressed = world.act(json!({"do": "press_text", "as": reader, "chat": chat, "text": "Ботты"}));
    assert_eq!(pressed["url"], "https://t.me/qoldau_bot?start=n-1");
    let edit = json!({"chat_id": chat, "message_id": post["message_id"], "text": "Түзетілді"});
    assert_eq!(world.call("editMessageText", edit).await["text"], "Түзетілді");
    let writes = |who: i64| world.playground.act_json(json!({"do": "send", "as": who, "chat": chat, "text": "Сәлем"}));
    assert!(writes(reader).is_err() && writes(owner).is_ok());
    assert_eq!(world.update().await["channel_post"]["text"], "Сәлем");
    world.act(json!({"do": "promote_bot", "as": owner, "chat": chat, "rights": ["can_delete_messages"]}));
    let refusal = world.refusal("sendMessage", json!({"chat_id": chat, "text": "a"})).await;
    assert_eq!(refusal, "Bad Request: need administrator rights in the channel chat");
    world.act(json!({"do": "remove_bot", "as": owner, "chat": chat}));
    let refusal = world.refusal("sendMessage", json!({"chat_id": chat, "text": "a"})).await;
    assert_eq!(refusal, "Forbidden: bot was kicked from the channel chat");
    let view = world.playground.snapshot().chats.into_iter().find(|view| view.id == chat).unwrap();
    assert_eq!((view.kind, view.members.len(), view.username.as_deref()), ("channel", 2, Some("ortalyq")));
    world.no_violations();
}

#[tokio::test]
async fn a_crowd_can_be_written_to_and_the_limits_count_all_of_it() {
    let world = World::new().await;
    let first = world.act(json!({"do": "crowd", "count": 400, "lang": "kk"}))["user"].as_i64().unwrap();
    assert_eq!(world.updates().await.len(), 0);
    world.playground.set_pace(Some(10.0));
    let (mut passed, mut paid) = (0, 0);
    for person in first..first + 400 {
        let message = json!({"chat_id": person, "text": "a"});
        passed += usize::from(world.ask("sendMessage", message).await.unwrap()["ok"] == true);
        let message = json!({"chat_id": person, "text": "a", "allow_paid_broadcast": true});
        paid += usize::from(world.ask("sendMessage", message).await.unwrap()["ok"] == true);
    }
    // On a slow machine the 400 may take more than one second.
    assert!(passed >= 300 && paid == 400, "{passed} {paid}");
    world.no_violations();
}
