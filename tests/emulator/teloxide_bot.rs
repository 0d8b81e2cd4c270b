//! The same world through teloxide: what it sends has no violation, and it understands what it gets.

use super::*;
use teloxide::net::Download;
use teloxide::payloads::{AnswerCallbackQuerySetters, GetUpdatesSetters, SendMessageSetters, SetMyCommandsSetters};
use teloxide::requests::Requester;
use teloxide::types::{
    AllowedUpdate, BotCommand, BotCommandScope, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMedia,
    InputMediaPhoto, MessageId, ParseMode, ReactionType, ReplyParameters, UpdateKind, UserId,
};
use teloxide::{ApiError, Bot, RequestError};

fn bot(world: &World) -> Bot {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    Bot::with_client(world.playground.token(), client).set_api_url(world.playground.api_url().parse().unwrap())
}

fn api(error: RequestError) -> ApiError {
    match error {
        RequestError::Api(error) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn talks_in_private() {
    let world = World::new().await;
    let bot = bot(&world);
    assert_eq!(bot.get_me().await.unwrap().username(), "qoldau_bot");
    let person = world.person("Айгүл");
    world.act(json!({"do": "start", "as": person}));
    let allowed =
        [AllowedUpdate::Message, AllowedUpdate::CallbackQuery, AllowedUpdate::MyChatMember, AllowedUpdate::MessageReaction];
    let updates = bot.get_updates().timeout(1).allowed_updates(allowed).await.unwrap();
    let UpdateKind::Message(start) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(start.text(), Some("/start"));
    let chat = ChatId(person);
    let keyboard = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Иә", "y")]]);
    let sent = bot
        .send_message(chat, "<b>Сәлем</b>")
        .parse_mode(ParseMode::Html)
        .reply_markup(keyboard.clone())
        .reply_parameters(ReplyParameters::new(start.id))
        .await
        .unwrap();
    assert_eq!(sent.reply_to_message().unwrap().id, start.id);
    world.act(json!({"do": "press", "as": person, "chat": person, "message": sent.id.0, "data": "y"}));
    let updates = bot.get_updates().offset((updates[0].id.0 + 1).cast_signed()).await.unwrap();
    let UpdateKind::CallbackQuery(query) = &updates[0].kind else { panic!("{updates:?}") };
    bot.answer_callback_query(query.id.clone()).text("Жарайды").await.unwrap();
    assert!(bot.answer_callback_query(query.id.clone()).await.is_err());
    let unchanged = bot.edit_message_text(chat, sent.id, "Сәлем").await.unwrap();
    assert_eq!(api(bot.edit_message_text(chat, unchanged.id, "Сәлем").await.unwrap_err()), ApiError::MessageNotModified);
    bot.edit_message_reply_markup(chat, sent.id).await.unwrap_err();
    bot.copy_message(chat, chat, start.id).await.unwrap();
    bot.forward_message(chat, chat, start.id).await.unwrap();
    assert_eq!(api(bot.copy_message(chat, chat, MessageId(99)).await.unwrap_err()), ApiError::MessageToCopyNotFound);
    let reaction = vec![ReactionType::Emoji { emoji: "👍".to_owned() }];
    teloxide::payloads::SetMessageReactionSetters::reaction(bot.set_message_reaction(chat, start.id), reaction).await.unwrap();
    bot.pin_chat_message(chat, sent.id).await.unwrap();
    assert_eq!(bot.get_chat(chat).await.unwrap().pinned_message.unwrap().id, sent.id);
    bot.delete_message(chat, sent.id).await.unwrap();
    world.act(json!({"do": "block", "as": person}));
    assert_eq!(api(bot.send_message(chat, "a").await.unwrap_err()), ApiError::BotBlocked);
    assert_eq!(api(bot.send_message(ChatId(5), "a").await.unwrap_err()), ApiError::ChatNotFound);
    world.no_violations();
}

#[tokio::test]
async fn sends_files_and_albums() {
    let world = World::new().await;
    let bot = bot(&world);
    let chat = ChatId(world.visitor().await);
    let photo = || InputFile::memory(vec![0x89, b'P', b'N', b'G']).file_name("a.png");
    let sent = bot.send_photo(chat, photo()).await.unwrap();
    let file = bot.get_file(sent.photo().unwrap()[0].file.id.clone()).await.unwrap();
    let mut bytes = Vec::new();
    bot.download_file(&file.path, &mut bytes).await.unwrap();
    assert_eq!(bytes, [0x89, b'P', b'N', b'G']);
    bot.send_photo(chat, InputFile::file_id(file.meta.id.clone())).await.unwrap();
    bot.send_voice(chat, InputFile::memory(vec![1]).file_name("v.ogg")).await.unwrap();
    bot.send_location(chat, 54.87, 69.16).await.unwrap();
    let item = |caption: &str| InputMedia::Photo(InputMediaPhoto::new(photo()).caption(caption));
    let album = bot.send_media_group(chat, [item("бір"), item("екі")]).await.unwrap();
    assert!(album[0].media_group_id().is_some() && album[0].media_group_id() == album[1].media_group_id());
    assert_eq!(bot.copy_messages(chat, chat, album.iter().map(|message| message.id)).await.unwrap().len(), 2);
    world.no_violations();
}

#[tokio::test]
async fn works_in_groups() {
    let world = World::new().await;
    let bot = bot(&world);
    let (owner, chat) = world.group(true, &["can_manage_topics", "can_pin_messages", "can_delete_messages"]).await;
    let chat = ChatId(chat);
    let topic = bot.create_forum_topic(chat, "№1").await;
    let topic = topic.unwrap();
    let message = bot.send_message(chat, "Карточка").message_thread_id(topic.thread_id).await.unwrap();
    assert!(message.is_topic_message);
    bot.pin_chat_message(chat, message.id).await.unwrap();
    bot.close_forum_topic(chat, topic.thread_id).await.unwrap();
    let me = bot.get_me().await.unwrap().id;
    assert!(bot.get_chat_member(chat, me).await.unwrap().can_manage_chat());
    assert!(bot.get_chat_member(chat, UserId(owner.unsigned_abs())).await.unwrap().is_owner());
    assert_eq!(bot.get_chat_administrators(chat).await.unwrap().len(), 2);
    assert_eq!(bot.get_chat_member_count(chat).await.unwrap(), 2);
    assert!(bot.get_chat(chat).await.unwrap().is_supergroup());
    let updates = bot.get_updates().await.unwrap();
    assert!(updates.iter().all(|update| !matches!(update.kind, UpdateKind::Error(_))), "{updates:?}");
    let commands = [BotCommand::new("start", "Бастау")];
    bot.set_my_commands(commands).scope(BotCommandScope::AllPrivateChats).language_code("kk").await.unwrap();
    world.playground.set_faults(Faults { next_429: 1, retry_after: 3, ..Faults::default() });
    let error = bot.send_message(chat, "a").await.unwrap_err();
    assert!(matches!(error, RequestError::RetryAfter(seconds) if seconds.seconds() == 3));
    bot.leave_chat(chat).await.unwrap();
    world.no_violations();
}

#[tokio::test]
async fn understands_every_kind_of_message() {
    let world = World::new().await;
    let bot = bot(&world);
    let person = world.visitor().await;
    let kinds = [
        "photo",
        "voice",
        "video_note",
        "video",
        "document",
        "sticker",
        "location",
        "contact",
        "poll",
        "dice",
        "animation",
        "audio",
        "venue",
    ];
    for kind in kinds {
        world.act(json!({"do": kind, "as": person, "chat": person, "caption": "x"}));
    }
    world.act(json!({"do": "forward", "as": person, "chat": person, "from_chat": person, "message": 2}));
    world.act(json!({"do": "raw_message", "as": person, "chat": person, "message": {"gift_of_tomorrow": {"a": 1}}}));
    world.act(json!({"do": "edit", "as": person, "chat": person, "message": 2, "text": "жаңа"}));
    world.act(json!({"do": "inline", "as": person, "query": "жәрдемақы"}));
    world.act(json!({"do": "block", "as": person}));
    let updates = bot.get_updates().await.unwrap();
    assert_eq!(updates.len(), kinds.len() + 5);
    for update in &updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
    }
}
