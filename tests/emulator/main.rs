//! The playground over HTTP, as a bot sees it: with plain requests, and with teloxide's `Bot`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "a test's own server is no task of the program")]

mod announcing;
mod teloxide_bot;

use std::time::Duration;

use qoldau::playground::faults::Faults;
use qoldau::playground::{Options, Playground};
use serde_json::{Value, json};

/// A playground and a client for it.
struct World {
    playground: Playground,
    http: reqwest::Client,
}

impl World {
    async fn new() -> Self {
        Self::with(Options::default()).await
    }

    async fn with(options: Options) -> Self {
        let playground = Playground::start(options).await.unwrap();
        Self { playground, http: reqwest::Client::builder().no_proxy().build().unwrap() }
    }

    /// The whole answer to a call; an error when the connection was cut.
    async fn ask(&self, method: &str, params: Value) -> Result<Value, reqwest::Error> {
        let url = format!("{}/bot{}/{method}", self.playground.api_url(), self.playground.token());
        self.http.post(url).json(&params).send().await?.json().await
    }

    /// The result of a call that is answered with ok.
    async fn call(&self, method: &str, params: Value) -> Value {
        let answer = self.ask(method, params).await.unwrap();
        assert_eq!(answer["ok"], true, "{method}: {answer}");
        answer["result"].clone()
    }

    /// The description of a refusal.
    async fn refusal(&self, method: &str, params: Value) -> String {
        let answer = self.ask(method, params).await.unwrap();
        assert_eq!(answer["ok"], false, "{method}: {answer}");
        answer["description"].as_str().unwrap().to_owned()
    }

    fn act(&self, act: Value) -> Value {
        serde_json::to_value(self.playground.act_json(act).unwrap()).unwrap()
    }

    fn person(&self, name: &str) -> i64 {
        self.act(json!({"do": "user", "name": name}))["user"].as_i64().unwrap()
    }

    /// Somebody who has pressed Start; the update is confirmed.
    async fn visitor(&self) -> i64 {
        let person = self.person("Айгүл");
        self.act(json!({"do": "start", "as": person}));
        self.updates().await;
        person
    }

    /// A group with the bot in it as an administrator with these rights.
    async fn group(&self, forum: bool, rights: &[&str]) -> (i64, i64) {
        let owner = self.person("Дәурен");
        let chat = self.act(json!({"do": "group", "as": owner, "title": "Заңгер", "forum": forum}))["chat"].as_i64().unwrap();
        self.act(json!({"do": "add_bot", "as": owner, "chat": chat}));
        if !rights.is_empty() {
            self.act(json!({"do": "promote_bot", "as": owner, "chat": chat, "rights": rights}));
        }
        self.updates().await;
        (owner, chat)
    }

    /// All updates that wait, confirmed.
    async fn updates(&self) -> Vec<Value> {
        let updates = self.call("getUpdates", json!({})).await.as_array().unwrap().clone();
        if let Some(last) = updates.last() {
            let next = last["update_id"].as_i64().unwrap() + 1;
            assert_eq!(self.call("getUpdates", json!({"offset": next})).await, json!([]));
        }
        updates
    }

    /// The single update that waits.
    async fn update(&self) -> Value {
        let updates = self.updates().await;
        assert_eq!(updates.len(), 1, "{updates:?}");
        updates[0].clone()
    }

    fn no_violations(&self) {
        assert_eq!(self.playground.violations(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn updates_stay_until_they_are_confirmed() {
    let world = World::new().await;
    let person = world.person("Айгүл");
    world.act(json!({"do": "start", "as": person, "payload": "abc"}));
    let first = world.call("getUpdates", json!({})).await;
    assert_eq!(first[0]["message"]["text"], "/start abc");
    assert_eq!(first[0]["message"]["entities"], json!([{"type": "bot_command", "offset": 0, "length": 6}]));
    assert_eq!(world.call("GETUPDATES", json!({})).await, first);
    assert_eq!(world.updates().await.len(), 1);
    assert_eq!(world.updates().await.len(), 0);
    world.no_violations();
}

#[tokio::test]
async fn a_poll_waits_for_what_comes() {
    let world = World::new().await;
    let person = world.visitor().await;
    let (answer, ()) = tokio::join!(world.call("getUpdates", json!({"timeout": 20})), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        world.act(json!({"do": "send", "as": person, "chat": person, "text": "Сәлем"}));
    });
    assert_eq!(answer[0]["message"]["text"], "Сәлем");
    assert!(!world.playground.wait_quiet(Duration::from_millis(10), Duration::from_millis(40)).await);
    world.updates().await;
    assert!(world.playground.wait_quiet(Duration::from_millis(10), Duration::from_secs(5)).await);
}

#[tokio::test]
async fn of_two_polls_the_earlier_ends_with_409() {
    let world = World::new().await;
    let (earlier, later) = tokio::join!(world.ask("getUpdates", json!({"timeout": 20})), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        world.ask("getUpdates", json!({"timeout": 0})).await
    });
    let earlier = earlier.unwrap();
    assert_eq!(earlier["error_code"], 409);
    assert!(earlier["description"].as_str().unwrap().starts_with("Conflict: terminated by other getUpdates request"));
    assert_eq!(later.unwrap()["ok"], true);
}

#[tokio::test]
async fn reactions_come_only_when_they_are_asked_for() {
    let world = World::new().await;
    let person = world.visitor().await;
    let sent = world.call("sendMessage", json!({"chat_id": person, "text": "Сәлем"})).await["message_id"].clone();
    world.act(json!({"do": "react", "as": person, "chat": person, "message": sent, "emoji": "👍"}));
    assert_eq!(world.updates().await.len(), 0);
    world.call("getUpdates", json!({"allowed_updates": ["message", "message_reaction"]})).await;
    world.act(json!({"do": "react", "as": person, "chat": person, "message": sent, "emoji": "❤"}));
    let update = world.update().await;
    assert_eq!(update["message_reaction"]["old_reaction"], json!([{"type": "emoji", "emoji": "👍"}]));
    assert_eq!(update["message_reaction"]["new_reaction"], json!([{"type": "emoji", "emoji": "❤"}]));
    world.act(json!({"do": "block", "as": person}));
    assert_eq!(world.updates().await.len(), 0, "my_chat_member is not in the list any more");
}

#[tokio::test]
async fn texts_are_sent_edited_and_refused_as_telegram_does() {
    let world = World::new().await;
    let person = world.visitor().await;
    let message = json!({"chat_id": person, "text": "<b>Сәлем</b>, 😀 әлем", "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[{"text": "Иә", "callback_data": "y"}]]}});
    let sent = world.call("sendMessage", message).await;
    assert_eq!(
        (&sent["text"], &sent["entities"]),
        (&json!("Сәлем, 😀 әлем"), &json!([{"type": "bold", "offset": 0, "length": 5}]))
    );
    assert_eq!(sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"], "y");
    let id = sent["message_id"].clone();
    let edit = json!({"chat_id": person, "message_id": id, "text": "Жаңа"});
    assert!(world.call("editMessageText", edit.clone()).await.get("reply_markup").is_none());
    assert!(world.refusal("editMessageText", edit).await.starts_with("Bad Request: message is not modified: "));
    for (method, params, words) in [
        ("editMessageText", json!({"chat_id": person, "message_id": 999, "text": "a"}), "message to edit not found"),
        ("editMessageText", json!({"chat_id": person, "message_id": 1, "text": "a"}), "message can't be edited"),
        ("sendMessage", json!({"chat_id": person, "text": " "}), "message text is empty"),
        ("sendMessage", json!({"chat_id": person, "text": "я".repeat(4097)}), "message is too long"),
        ("sendMessage", json!({"chat_id": 4, "text": "a"}), "chat not found"),
        (
            "sendMessage",
            json!({"chat_id": person, "text": "a", "reply_parameters": {"message_id": 99}}),
            "message to be replied not found",
        ),
        ("copyMessage", json!({"chat_id": person, "from_chat_id": person, "message_id": 99}), "message to copy not found"),
        ("deleteMessage", json!({"chat_id": person, "message_id": 99}), "message to delete not found"),
        ("createForumTopic", json!({"chat_id": person, "name": "a"}), "the chat is not a forum"),
        (
            "setMessageReaction",
            json!({"chat_id": person, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "🧿"}]}),
            "REACTION_INVALID",
        ),
    ] {
        assert_eq!(world.refusal(method, params).await, format!("Bad Request: {words}"));
    }
    let data = json!({"inline_keyboard": [[{"text": "a", "callback_data": "ж".repeat(33)}]]});
    let refusal = world.refusal("sendMessage", json!({"chat_id": person, "text": "a", "reply_markup": data})).await;
    assert_eq!(refusal, "Bad Request: BUTTON_DATA_INVALID");
    let refusal = world.refusal("sendMessage", json!({"chat_id": person, "text": "<b>a", "parse_mode": "HTML"})).await;
    assert!(refusal.starts_with("Bad Request: can't parse entities: "));
    assert_eq!(world.ask("sendRocket", json!({})).await.unwrap()["error_code"], 404);
}

#[tokio::test]
async fn the_judge_names_method_and_field() {
    let world = World::new().await;
    let person = world.visitor().await;
    world.call("sendMessage", json!({"chat_id": person, "text": "a", "disable_web_page_preview": true})).await;
    assert_eq!(world.playground.violations(), ["sendMessage.disable_web_page_preview: unknown field"]);
    let strict = World::with(Options { strict: true, ..Options::default() }).await;
    let person = strict.visitor().await;
    let refusal = strict.refusal("sendMessage", json!({"chat_id": person, "text": "a", "silent": true})).await;
    assert_eq!(refusal, "Bad Request: sendMessage.silent: unknown field");
}

#[tokio::test]
async fn a_query_is_answered_once() {
    let world = World::new().await;
    let person = world.visitor().await;
    let keyboard = json!({"inline_keyboard": [[{"text": "Иә", "callback_data": "y"}]]});
    world.call("sendMessage", json!({"chat_id": person, "text": "?", "reply_markup": keyboard})).await;
    world.act(json!({"do": "press_text", "as": person, "chat": person, "text": "Иә"}));
    let query = world.update().await["callback_query"].clone();
    assert_eq!((&query["data"], &query["message"]["text"]), (&json!("y"), &json!("?")));
    let answer = json!({"callback_query_id": query["id"], "text": "Жарайды"});
    world.call("answerCallbackQuery", answer.clone()).await;
    assert_eq!(world.playground.snapshot().toasts[0].text, "Жарайды");
    let refusal = world.refusal("answerCallbackQuery", answer).await;
    assert_eq!(refusal, "Bad Request: query is too old and response timeout expired or query ID is invalid");
    let message = query["message"]["message_id"].clone();
    world.call("deleteMessage", json!({"chat_id": person, "message_id": message})).await;
    let press = json!({"do": "press", "as": person, "chat": person, "message": message, "data": "y"});
    assert!(world.playground.act_json(press.clone()).is_err());
    let mut forced = press;
    forced["force"] = true.into();
    world.act(forced);
    assert_eq!(world.update().await["callback_query"]["message"]["date"], 0);
}

#[tokio::test]
async fn a_person_who_blocked_the_bot_gets_nothing() {
    let world = World::new().await;
    let person = world.visitor().await;
    world.act(json!({"do": "block", "as": person}));
    assert_eq!(world.update().await["my_chat_member"]["new_chat_member"]["status"], "kicked");
    let message = json!({"chat_id": person, "text": "a"});
    assert_eq!(world.refusal("sendMessage", message.clone()).await, "Forbidden: bot was blocked by the user");
    world.act(json!({"do": "start", "as": person}));
    let updates = world.updates().await;
    assert_eq!(updates[0]["my_chat_member"]["new_chat_member"]["status"], "member");
    assert_eq!(updates[1]["message"]["text"], "/start");
    world.call("sendMessage", message.clone()).await;
    world.act(json!({"do": "deactivate", "as": person}));
    assert_eq!(world.refusal("sendMessage", message).await, "Forbidden: user is deactivated");
    let (owner, _) = world.group(false, &[]).await;
    let stranger = json!({"chat_id": owner, "text": "a"});
    assert_eq!(world.refusal("sendMessage", stranger).await, "Forbidden: bot can't initiate conversation with a user");
}

#[tokio::test]
async fn topics_are_opened_closed_and_deleted() {
    let world = World::new().await;
    let (owner, chat) = world.group(true, &["can_manage_topics", "can_delete_messages"]).await;
    let topic = world.call("createForumTopic", json!({"chat_id": chat, "name": "№1 Айгүл"})).await["message_thread_id"].clone();
    assert_eq!(world.update().await["message"]["forum_topic_created"]["name"], "№1 Айгүл", "the bot hears of its own topic");
    let into = json!({"chat_id": chat, "message_thread_id": topic, "text": "Карточка"});
    let sent = world.call("sendMessage", into.clone()).await;
    assert_eq!((&sent["message_thread_id"], &sent["is_topic_message"]), (&topic, &json!(true)));
    world.act(json!({"do": "send", "as": owner, "chat": chat, "thread": topic, "text": "Сәлем"}));
    let heard = world.update().await["message"].clone();
    assert_eq!(heard["message_thread_id"], topic);
    assert!(heard["reply_to_message"].get("forum_topic_created").is_some(), "as in Telegram");
    let close = json!({"chat_id": chat, "message_thread_id": topic});
    world.call("closeForumTopic", close.clone()).await;
    assert_eq!(world.refusal("closeForumTopic", close.clone()).await, "Bad Request: TOPIC_NOT_MODIFIED");
    world.call("sendMessage", into.clone()).await;
    world.call("reopenForumTopic", close.clone()).await;
    world.call("deleteForumTopic", close).await;
    assert_eq!(world.refusal("sendMessage", into).await, "Bad Request: message thread not found");
    world.no_violations();
}

#[tokio::test]
async fn without_the_right_topics_and_pins_are_refused() {
    let world = World::new().await;
    let (owner, chat) = world.group(true, &["can_delete_messages"]).await;
    let refusal = world.refusal("createForumTopic", json!({"chat_id": chat, "name": "a"})).await;
    assert_eq!(refusal, "Bad Request: not enough rights to create a topic");
    let thread = world.act(json!({"do": "topic", "as": owner, "chat": chat, "name": "Сұрақ"}))["thread"].clone();
    world.act(json!({"do": "close_topic", "as": owner, "chat": chat, "thread": thread}));
    let into = json!({"chat_id": chat, "message_thread_id": thread, "text": "a"});
    assert_eq!(world.refusal("sendMessage", into).await, "Bad Request: TOPIC_CLOSED");
    let message = world.call("sendMessage", json!({"chat_id": chat, "text": "a"})).await["message_id"].clone();
    let pin = json!({"chat_id": chat, "message_id": message});
    assert_eq!(
        world.refusal("pinChatMessage", pin.clone()).await,
        "Bad Request: not enough rights to manage pinned messages in the chat"
    );
    world.act(json!({"do": "promote_bot", "as": owner, "chat": chat, "rights": ["can_pin_messages"]}));
    world.updates().await;
    world.call("pinChatMessage", pin).await;
    assert_eq!(world.update().await["message"]["pinned_message"]["message_id"], message);
    assert_eq!(world.call("getChat", json!({"chat_id": chat})).await["pinned_message"]["message_id"], message);
    world.act(json!({"do": "remove_bot", "as": owner, "chat": chat}));
    let refusal = world.refusal("sendMessage", json!({"chat_id": chat, "text": "a"})).await;
    assert_eq!(refusal, "Forbidden: bot was kicked from the supergroup chat");
}

#[tokio::test]
async fn in_privacy_mode_only_what_is_meant_for_the_bot_reaches_it() {
    let world = World::new().await;
    let (owner, chat) = world.group(false, &[]).await;
    let own = world.call("sendMessage", json!({"chat_id": chat, "text": "Мен осындамын"})).await["message_id"].clone();
    let say = |text: &str, reply_to: Value| {
        world.act(json!({"do": "send", "as": owner, "chat": chat, "text": text, "reply_to": reply_to}))
    };
    say("өз арамызда", Value::Null);
    say("/help@other_bot", Value::Null);
    say("/help", Value::Null);
    say("@qoldau_bot сұрақ", Value::Null);
    say("жауап", own);
    let heard: Vec<_> =
        world.updates().await.iter().map(|update| update["message"]["text"].as_str().unwrap().to_owned()).collect();
    assert_eq!(heard, ["/help", "@qoldau_bot сұрақ", "жауап"]);
    world.act(json!({"do": "promote_bot", "as": owner, "chat": chat, "rights": []}));
    world.updates().await;
    world.act(json!({"do": "send", "as": owner, "chat": chat, "text": "өз арамызда", "anonymous": true}));
    let heard = world.update().await["message"].clone();
    assert_eq!((&heard["from"]["id"], &heard["sender_chat"]["id"]), (&json!(1_087_968_824), &json!(chat)));
}

#[tokio::test]
async fn a_group_that_became_a_supergroup_says_where_it_went() {
    let world = World::new().await;
    let (_, chat) = world.group(false, &[]).await;
    let new = world.act(json!({"do": "migrate", "chat": chat}))["chat"].clone();
    let updates = world.updates().await;
    assert_eq!(updates[0]["message"]["migrate_to_chat_id"], new);
    assert_eq!((&updates[1]["message"]["migrate_from_chat_id"], &updates[1]["message"]["chat"]["id"]), (&json!(chat), &new));
    let answer = world.ask("sendMessage", json!({"chat_id": chat, "text": "a"})).await.unwrap();
    assert_eq!(answer["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], new);
    world.call("sendMessage", json!({"chat_id": new, "text": "a"})).await;
}

#[tokio::test]
async fn an_album_comes_in_parts_and_is_copied_as_one() {
    let world = World::new().await;
    let person = world.visitor().await;
    let sent = world.act(json!({"do": "album", "as": person, "chat": person, "count": 3, "caption": "Құжаттар"}));
    let updates = world.updates().await;
    let albums: Vec<_> = updates.iter().map(|update| update["message"]["media_group_id"].clone()).collect();
    assert!(albums.len() == 3 && albums.iter().all(|album| album.is_string() && *album == albums[0]));
    let copy = json!({"chat_id": person, "from_chat_id": person, "message_ids": sent["message_ids"]});
    assert_eq!(world.call("copyMessages", copy).await.as_array().unwrap().len(), 3);
    let state = world.playground.snapshot();
    let chat = state.chats.iter().find(|chat| chat.id == person).unwrap();
    let copies: Vec<_> = chat.messages.iter().filter(|message| message.copied).collect();
    assert!(copies.len() == 3 && copies[0].album.is_some() && copies[0].album == copies[2].album);
    assert_eq!((copies[0].caption.as_str(), copies[0].file.as_ref().unwrap().name.as_str()), ("Құжаттар", "photo.png"));
    world.no_violations();
}

#[tokio::test]
async fn troubles_befall_the_calls_that_they_are_meant_for() {
    let world = World::new().await;
    let person = world.visitor().await;
    let message = json!({"chat_id": person, "text": "a"});
    world.playground.set_faults(Faults { next_429: 1, retry_after: 7, ..Faults::default() });
    let answer = world.ask("sendMessage", message.clone()).await.unwrap();
    assert_eq!((&answer["error_code"], &answer["parameters"]["retry_after"]), (&json!(429), &json!(7)));
    let sent = || world.playground.snapshot().chats[0].messages.len();
    world.act(json!({"do": "faults", "drop_before": 1}));
    assert!(world.ask("sendMessage", message.clone()).await.is_err());
    assert_eq!(sent(), 1);
    world.act(json!({"do": "faults", "drop_after": 1}));
    assert!(world.ask("sendMessage", message.clone()).await.is_err());
    assert_eq!(sent(), 2);
    world.act(json!({"do": "faults", "next_5xx": 1}));
    assert_eq!(world.ask("sendMessage", message.clone()).await.unwrap()["error_code"], 502);
    assert_eq!(world.playground.faults(), Faults::default());
    world.call("sendMessage", message.clone()).await;
    world.playground.set_pace(Some(1.0));
    let mut refused = 0;
    for _ in 0..7 {
        refused += i32::from(world.ask("sendMessage", message.clone()).await.unwrap()["error_code"] == 429);
    }
    assert!(refused >= 1);
}

#[tokio::test]
async fn updates_are_pushed_in_order_until_they_are_taken() {
    use axum::http::{HeaderMap, StatusCode};
    let world = World::new().await;
    let person = world.visitor().await;
    let (sender, mut pushed) = tokio::sync::mpsc::unbounded_channel();
    let take = move |headers: HeaderMap, body: String| async move {
        let first = !body.contains("again") && headers["x-telegram-bot-api-secret-token"] == "s3cret";
        sender.send((first, body)).unwrap();
        if first { StatusCode::OK } else { StatusCode::INTERNAL_SERVER_ERROR }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let router = axum::Router::new().route("/hook", axum::routing::post(take));
    tokio::spawn(async move { axum::serve(listener, router).await });
    assert!(world.refusal("setWebhook", json!({"url": "https://example.org/"})).await.contains("bad webhook"));
    world.call("setWebhook", json!({"url": url, "secret_token": "s3cret"})).await;
    assert_eq!(world.ask("getUpdates", json!({})).await.unwrap()["error_code"], 409);
    for text in ["one", "again", "two"] {
        world.act(json!({"do": "send", "as": person, "chat": person, "text": text}));
    }
    for text in ["one", "again", "again"] {
        assert!(pushed.recv().await.unwrap().1.contains(text));
    }
    assert_eq!(world.call("getWebhookInfo", json!({})).await["pending_update_count"], 2);
    world.call("deleteWebhook", json!({"drop_pending_updates": true})).await;
    assert_eq!(world.updates().await.len(), 0);
}

#[tokio::test]
async fn the_page_is_for_this_machine_only() {
    let world = World::new().await;
    let page = world.playground.page_url();
    let get = |url: String| world.http.get(url);
    assert!(get(format!("{page}api/calls")).send().await.unwrap().status().is_success());
    assert_eq!(get(page.clone()).header("Host", "evil.example").send().await.unwrap().status(), 403);
    assert_eq!(get(page.clone()).header("Origin", "http://evil.example").send().await.unwrap().status(), 403);
    assert_eq!(get(format!("{}/wrong/", world.playground.api_url())).send().await.unwrap().status(), 404);
    let act = |act: Value| world.http.post(format!("{page}api/act")).json(&act).send();
    let done: Value = act(json!({"do": "user", "name": "Айгүл", "lang": "kk"})).await.unwrap().json().await.unwrap();
    assert_eq!(done["ok"], true);
    let done: Value = act(json!({"do": "fly"})).await.unwrap().json().await.unwrap();
    assert_eq!(done["ok"], false);
    let state: Value = get(format!("{page}api/state")).send().await.unwrap().json().await.unwrap();
    assert_eq!(state["users"][0]["name"], "Айгүл");
    let (changed, ()) = tokio::join!(get(format!("{page}api/events?since={}", state["seq"])).send(), async {
        tokio::time::sleep(Duration::from_millis(30)).await;
        world.person("Бек");
    });
    assert_eq!(changed.unwrap().json::<Value>().await.unwrap()["changed"], true);
    world.playground.fresh();
    assert!(world.playground.snapshot().users.is_empty());
}

#[tokio::test]
async fn a_chat_offers_the_commands_of_its_scope_and_language() {
    let world = World::new().await;
    let person = world.act(json!({"do": "user", "name": "Айгүл", "lang": "kk"}))["user"].as_i64().unwrap();
    let set = |description: &str, more: Value| {
        let mut params = json!({"commands": [{"command": "start", "description": description}]});
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        world.call("setMyCommands", params)
    };
    let offered = || world.playground.snapshot().chats[0].commands[0].description.clone();
    set("Start", json!({})).await;
    assert_eq!(offered(), "Start");
    set("Бастау", json!({"language_code": "kk"})).await;
    assert_eq!(offered(), "Бастау");
    set("Сәлем", json!({"scope": {"type": "chat", "chat_id": person}})).await;
    assert_eq!(offered(), "Сәлем");
    world.call("setMyName", json!({"name": "Қолдау"})).await;
    world.call("setMyDescription", json!({"description": "Көмек"})).await;
    let bot = world.playground.snapshot().bot;
    assert_eq!((bot.name.as_str(), bot.description.as_str()), ("Қолдау", "Көмек"));
    world.no_violations();
}

#[tokio::test]
async fn a_copy_keeps_the_caption_or_gets_its_own() {
    let world = World::new().await;
    let person = world.visitor().await;
    let photo = world.act(json!({"do": "photo", "as": person, "chat": person, "caption": "паспорт"}))["message_id"].clone();
    let copy = |more: Value| {
        let mut params = json!({"chat_id": person, "from_chat_id": person, "message_id": photo});
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        world.call("copyMessage", params)
    };
    let caption = || world.playground.snapshot().chats[0].messages.last().unwrap().caption.clone();
    copy(json!({})).await;
    assert_eq!(caption(), "паспорт");
    copy(json!({"caption": "<i>құжат</i>", "parse_mode": "HTML"})).await;
    assert_eq!(caption(), "құжат");
    copy(json!({"caption": ""})).await;
    assert_eq!(caption(), "");
    world.no_violations();
}
