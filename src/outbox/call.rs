//! One row, one delivery: find the place, keep the pace, claim the row, call Telegram, and write what came of it.

use std::{sync::Arc, time::Duration};

use teloxide::{
    ApiError, RequestError,
    payloads::{
        EditMessageTextSetters, PinChatMessageSetters, SendMessageSetters, SetMessageReactionSetters, SetMyCommandsSetters,
    },
    prelude::Requester,
    types::{
        BotCommandScope, ChatId, LinkPreviewOptions, MessageId, ParseMode, ReactionType, Recipient, ReplyParameters, ThreadId,
    },
};
use tokio::time::Instant;

use crate::{
    cases,
    inbox::{Conversation, Event, Refusal},
    outbox::{
        Outbox,
        message::{Keys, To, What},
        pace::Load,
        posting, profile,
        refusal::{Reason, gone, reason},
        rows::{End, Mark, Queued},
        sender::Finished,
        split::split,
        steps::{begin_anew, between},
        topic::{topic, write},
        upload,
    },
    text::{Lang, Text, Tongue},
    turn::{Outcome, Record, Timed},
    writer::{class, passes},
};

/// The longest wait between two attempts.
pub(super) const MAX_WAIT: Duration = Duration::from_secs(60);

/// Wait before a mark that the database did not take is written again.
const TROUBLE: Duration = Duration::from_secs(1);

/// How long a row is tried while Telegram does not answer. A day covers an outage over night.
const MAX_AGE_MS: i64 = 24 * 60 * 60 * 1000;

/// How long one call may take before its end is unknown. A file over a slow line may take this long.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(60);

/// Where a row goes, once found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub chat: i64,
    pub thread: Option<i32>,
}

/// What Telegram gave back.
#[derive(Default)]
pub(super) struct Sent {
    pub messages: Vec<i32>,
    pub screen: Option<i32>,
    pub card: Option<i32>,
    /// Something of it was left out.
    pub partly: bool,
}

/// Delivers a row and writes what came of it.
pub(crate) async fn deliver(outbox: &Outbox, row: Arc<Queued>) -> Finished {
    let place = match find(outbox, &row).await {
        Ok(Ok(place)) => place,
        Ok(Err(refusal)) => return refused(outbox, &row, refusal).await,
        Err(error) => return postpone(&error),
    };
    let (lane, load) = (row.message.lane, row.load());
    let near = async {
        let slot = outbox.pace.chat(place.chat, load).await;
        // Before its place in the common window, so that no place is taken by a row that cannot go yet.
        let permit = outbox.in_flight.of(lane).acquire().await;
        (permit, outbox.pace.line(lane, load).await, slot)
    };
    let (Some((_permit, next, slot)), false) = (unless_stopped(outbox, near).await, outbox.tasks.stopping()) else {
        return not_begun();
    };
    if !row.claimed {
        match outbox.writer.claim(row.id).await {
            Ok(true) => {}
            // Called off meanwhile.
            Ok(false) => return Finished::For { good: false },
            Err(error) => return postpone(&error),
        }
    }
    let Some(at) = unless_stopped(outbox, outbox.pace.all(lane, load)).await else { return not_begun() };
    drop(next);
    outbox.pace.left(place.chat, slot, at);
    let answer = attempt(outbox, &row, place).await;
    outbox.pace.ended(at, load);
    match answer {
        Ok(sent) => succeeded(outbox, &row, place, sent).await,
        Err(Reason::Refused(refusal)) => refused(outbox, &row, refusal).await,
        Err(Reason::Later { wait, uncertain, attempt }) => {
            if !attempt {
                outbox.pace.hold(place.chat, row.message.lane, wait);
            }
            later(outbox, &row, wait, uncertain, attempt).await
        }
        Err(Reason::TopicGone | Reason::TopicClosed | Reason::Migrated(_)) => {
            later(outbox, &row, Duration::from_millis(500), false, true).await
        }
    }
}

/// What a wait comes to; nothing when the program stops first.
pub(super) async fn unless_stopped<T>(outbox: &Outbox, wait: impl Future<Output = T>) -> Option<T> {
    tokio::select! {
        biased;
        () = outbox.tasks.stopped() => None,
        done = wait => Some(done),
    }
}

/// It stays in the table for the next start.
fn not_begun() -> Finished {
    Finished::Later(Instant::now() + MAX_WAIT)
}

async fn find(outbox: &Outbox, row: &Queued) -> anyhow::Result<Result<Place, Refusal>> {
    match row.message.to {
        To::Bot => Ok(Ok(Place { chat: 0, thread: None })),
        To::Chat(chat) => Ok(Ok(Place { chat, thread: None })),
        To::Case(case) => {
            let found = outbox.addresses.of_case(case, &row.message.what).await?;
            Ok(found.map(|address| Place { chat: address.chat, thread: address.thread }))
        }
    }
}

/// The call, with what can be mended on the way: a topic that must be made or opened, a group that has moved.
async fn attempt(outbox: &Outbox, row: &Queued, place: Place) -> Result<Sent, Reason> {
    let mut place = place;
    for round in 0..3 {
        // The place was looked up a moment ago; what is missing there, or has changed since, is looked up again.
        if let To::Case(case) = row.message.to
            && (round > 0 || place.thread.is_none())
        {
            place.thread = topic(outbox, case, &row.message.what).await?;
        }
        match perform(outbox, row, place).await {
            Err(Reason::TopicGone) => {
                begin_anew(outbox, row).await;
                let To::Case(case) = row.message.to else { return Err(Reason::Refused(Refusal::NoChat)) };
                write(outbox, Outcome::nothing().record(Record::Case(cases::Record::TopicGone { case }))).await?;
            }
            Err(Reason::TopicClosed) => {
                let Some(thread) = place.thread else { return Err(Reason::Refused(Refusal::NoRight)) };
                outbox
                    .bot
                    .reopen_forum_topic(ChatId(place.chat), thread_id(thread))
                    .await
                    .map_err(|error| reason(&error, row))?;
            }
            Err(Reason::Migrated(new)) => {
                begin_anew(outbox, row).await;
                let moved = Outcome::nothing().record(Record::Migrated { old: place.chat, new });
                write(outbox, moved.event(Conversation::Chat(new), Event::DeskBound)).await?;
                outbox.addresses.reload().await;
                place = Place { chat: new, thread: None };
            }
            other => return other,
        }
    }
    Err(Reason::Later { wait: Duration::from_secs(5), uncertain: false, attempt: true })
}

async fn perform(outbox: &Outbox, row: &Queued, place: Place) -> Result<Sent, Reason> {
    let lang = if place.chat == 0 { Some(Lang::Kk.into()) } else { outbox.renderer.tongue_of(place.chat).await };
    let chat = ChatId(place.chat);
    let gone_is_done = |error: RequestError| match gone(&error) {
        true => Ok(Sent::default()),
        false => Err(reason(&error, row)),
    };
    match &row.message.what {
        What::Screen { text, keys, fresh } => screen(outbox, row, place, (text, keys, *fresh), lang).await,
        What::Say { text, keys, reply_to } => {
            let messages = say(outbox, row, place, (text, keys, *reply_to), lang).await?;
            Ok(Sent { messages, ..Sent::default() })
        }
        What::Card { text, keys } => {
            let messages = say(outbox, row, place, (text, keys, None), lang).await?;
            Ok(Sent { card: messages.last().copied(), messages, ..Sent::default() })
        }
        What::EditCard { text, keys } => {
            let Some(card) = card(outbox, row, place).await? else { return Ok(Sent::default()) };
            edit(outbox, chat, card, (text, keys), lang).await.or_else(gone_is_done)
        }
        What::Edit { message, text, keys } => edit(outbox, chat, *message, (text, keys), lang).await.or_else(gone_is_done),
        What::PinCard => {
            let Some(card) = card(outbox, row, place).await? else { return Ok(Sent::default()) };
            let call = outbox.bot.pin_chat_message(chat, MessageId(card)).disable_notification(true);
            call.await.map(|_| Sent::default()).or_else(gone_is_done)
        }
        What::Copy { from, messages, keys, reply_to } => {
            copy(outbox, place, (*from, messages, keys, *reply_to), lang).await.map_err(|error| reason(&error, row))
        }
        What::File { name, content, caption } => upload::file(outbox, row, place, (name, content, caption), lang).await,
        What::Picture { picture, caption, keys } => upload::picture(outbox, row, place, (picture, caption, keys), lang).await,
        What::React { message, emoji, otherwise } => react(outbox, row, place, (*message, emoji, otherwise), lang).await,
        What::Topic { open } => {
            let Some(thread) = place.thread else { return Ok(Sent::default()) };
            let done = if *open {
                outbox.bot.reopen_forum_topic(chat, thread_id(thread)).await
            } else {
                outbox.bot.close_forum_topic(chat, thread_id(thread)).await
            };
            done.map(|_| Sent::default()).or_else(gone_is_done)
        }
        What::Commands { lang, staff } => {
            let scope = BotCommandScope::Chat { chat_id: Recipient::Id(chat) };
            let call = outbox.bot.set_my_commands(profile::commands(outbox, *lang, *staff)).scope(scope);
            call.await.map(|_| Sent::default()).or_else(gone_is_done)
        }
        What::Profile { part, lang } => {
            profile::tell(outbox, *part, *lang).await.map_err(|error| reason(&error, row))?;
            Ok(Sent::default())
        }
        What::Rename { name } => {
            let Some(thread) = place.thread else { return Ok(Sent::default()) };
            let mut call = outbox.bot.edit_forum_topic(chat, thread_id(thread));
            call.name = Some(name.clone());
            call.await.map(|_| Sent::default()).or_else(gone_is_done)
        }
        What::Post { parts } => posting::post(outbox, row, place, parts).await,
        What::Revise { messages, old, new } => posting::revise(outbox, row, place, (messages, old, new)).await,
        What::Unsend { messages } => posting::unsend(outbox, row, place, messages).await,
        What::Leave => outbox.bot.leave_chat(chat).await.map(|_| Sent::default()).or_else(gone_is_done),
    }
}

/// The menu message: edited where it stands, sent anew where that is refused.
async fn screen(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (text, keys, fresh): (&[Text], &Keys, bool),
    lang: Option<Tongue>,
) -> Result<Sent, Reason> {
    let later = |_| Reason::Later { wait: Duration::from_secs(1), uncertain: false, attempt: false };
    // What does not fit into one message cannot be edited into one: it is sent anew, in pieces.
    let pieces = split(&outbox.renderer.html(text, lang));
    let current = if fresh || pieces.len() > 1 { None } else { outbox.screen_of(place.chat).await.map_err(later)? };
    if let Some(message) = current {
        match edit_to(outbox, ChatId(place.chat), message, (&pieces[0], keys), lang).await {
            Ok(_) => return Ok(Sent { screen: Some(message), ..Sent::default() }),
            Err(RequestError::Api(ApiError::MessageNotModified)) => {
                return Ok(Sent { screen: Some(message), ..Sent::default() });
            }
            Err(error) if gone(&error) => {}
            Err(error) => return Err(reason(&error, row)),
        }
    }
    let messages = say_pieces(outbox, row, place, (pieces, keys, None), lang).await?;
    Ok(Sent { screen: messages.last().copied(), messages, ..Sent::default() })
}

async fn say(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (text, keys, reply_to): (&[Text], &Keys, Option<i32>),
    lang: Option<Tongue>,
) -> Result<Vec<i32>, Reason> {
    say_pieces(outbox, row, place, (split(&outbox.renderer.html(text, lang)), keys, reply_to), lang).await
}

async fn say_pieces(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (pieces, keys, reply_to): (Vec<String>, &Keys, Option<i32>),
    lang: Option<Tongue>,
) -> Result<Vec<i32>, Reason> {
    let last = pieces.len() - 1;
    let before = row.sent().len();
    for (index, piece) in pieces.into_iter().enumerate().skip(before) {
        let mut call =
            outbox.bot.send_message(ChatId(place.chat), piece).parse_mode(ParseMode::Html).link_preview_options(no_preview());
        call.message_thread_id = place.thread.map(thread_id);
        if index == 0 {
            call.reply_parameters = reply_to.map(reply);
        }
        if index == last {
            call.reply_markup = outbox.renderer.keyboard(keys, lang).map(Into::into);
        }
        let message = call.await.map_err(|error| reason(&error, row))?.id.0;
        row.sent().push(message);
        if index < last {
            between(outbox, row, place, Load::more()).await?;
        }
    }
    Ok(row.sent().clone())
}

async fn edit(
    outbox: &Outbox,
    chat: ChatId,
    message: i32,
    (text, keys): (&[Text], &Keys),
    lang: Option<Tongue>,
) -> Result<Sent, RequestError> {
    let pieces = split(&outbox.renderer.html(text, lang));
    edit_to(outbox, chat, message, (pieces.first().map(String::as_str).unwrap_or_default(), keys), lang).await
}

async fn edit_to(
    outbox: &Outbox,
    chat: ChatId,
    message: i32,
    (html, keys): (&str, &Keys),
    lang: Option<Tongue>,
) -> Result<Sent, RequestError> {
    let mut call = outbox
        .bot
        .edit_message_text(chat, MessageId(message), html)
        .parse_mode(ParseMode::Html)
        .link_preview_options(no_preview());
    call.reply_markup = outbox.renderer.keyboard(keys, lang);
    call.await.map(|_| Sent::default())
}

async fn copy(
    outbox: &Outbox,
    place: Place,
    (from, messages, keys, reply_to): (i64, &[i32], &Keys, Option<i32>),
    lang: Option<Tongue>,
) -> Result<Sent, RequestError> {
    let (chat, from) = (ChatId(place.chat), ChatId(from));
    if let [message] = *messages {
        let mut call = outbox.bot.copy_message(chat, from, MessageId(message));
        call.message_thread_id = place.thread.map(thread_id);
        call.reply_parameters = reply_to.map(reply);
        call.reply_markup = outbox.renderer.keyboard(keys, lang).map(Into::into);
        let copy = call.await?;
        return Ok(Sent { messages: vec![copy.0], ..Sent::default() });
    }
    let mut call = outbox.bot.copy_messages(chat, from, messages.iter().map(|id| MessageId(*id)));
    call.message_thread_id = place.thread.map(thread_id);
    let copies: Vec<i32> = call.await?.into_iter().map(|copy| copy.0).collect();
    // What cannot be copied is left out without a word (Bot API, `copyMessages`).
    let partly = copies.len() < messages.len();
    Ok(Sent { messages: copies, partly, ..Sent::default() })
}

async fn react(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (message, emoji, otherwise): (i32, &str, &Text),
    lang: Option<Tongue>,
) -> Result<Sent, Reason> {
    let reaction = ReactionType::Emoji { emoji: emoji.to_owned() };
    let call = outbox.bot.set_message_reaction(ChatId(place.chat), MessageId(message)).reaction(vec![reaction]);
    match call.await {
        Ok(_) => Ok(Sent::default()),
        Err(error) => match reason(&error, row) {
            // The group allows no reactions, or not this one: the same is said in words.
            Reason::Refused(Refusal::Other | Refusal::NoRight) => {
                let messages =
                    say(outbox, row, place, (std::slice::from_ref(otherwise), &Vec::new(), Some(message)), lang).await?;
                Ok(Sent { messages, ..Sent::default() })
            }
            Reason::Refused(Refusal::NoMessage) => Ok(Sent::default()),
            reason => Err(reason),
        },
    }
}

async fn card(outbox: &Outbox, row: &Queued, place: Place) -> Result<Option<i32>, Reason> {
    let To::Case(case) = row.message.to else { return Ok(None) };
    outbox.addresses.card(case, place.chat).await.map_err(|_| Reason::Later {
        wait: Duration::from_secs(1),
        uncertain: false,
        attempt: false,
    })
}

async fn succeeded(outbox: &Outbox, row: &Queued, place: Place, sent: Sent) -> Finished {
    let end = if sent.partly { End::Failed(Refusal::Partly.class()) } else { End::Done };
    let mut mark = Mark::new(row.id, end);
    if let Some(belongs) = row.message.belongs {
        mark.map = sent.messages.iter().map(|message| (place.chat, *message, belongs)).collect();
    }
    if let Some(screen) = sent.screen {
        outbox.keep_screen(place.chat, screen);
        mark.screen = (!sent.messages.is_empty()).then_some((place.chat, screen));
    }
    if let (Some(card), To::Case(case)) = (sent.card, row.message.to) {
        mark.records.push(Record::Case(cases::Record::CardSent { case, chat: place.chat, card }));
    }
    mark.records.extend(posting::came(row, &sent.messages, None));
    if let Some(tell) = &row.message.tell {
        let refused = || tell.refused.clone().map(|event| event.with(Refusal::Partly));
        let event = if sent.partly { refused() } else { tell.sent.clone() };
        mark.events.extend(event.map(|event| Timed { to: tell.conversation, event, in_ms: 0 }));
    }
    finish(outbox, mark, !sent.partly).await
}

async fn refused(outbox: &Outbox, row: &Queued, refusal: Refusal) -> Finished {
    tracing::info!(row = row.id.0, kind = row.message.what.kind(), class = refusal.class(), "outbox: refused for good");
    finish(outbox, given_up(row, refusal, End::Failed(refusal.class())), false).await
}

/// The mark of a row that is given up, with everybody told who must know.
pub(crate) fn given_up(row: &Queued, refusal: Refusal, end: End) -> Mark {
    let mut mark = Mark::new(row.id, end);
    match (&row.message.tell, row.message.to) {
        (Some(tell), _) => {
            if let Some(event) = tell.refused.clone().map(|event| event.with(refusal)) {
                mark.events.push(Timed { to: tell.conversation, event, in_ms: 0 });
            }
        }
        // A desk without a chat is known: the head was told when the case was opened, and what waits goes there once it has one.
        (None, To::Case(_)) if refusal != Refusal::NoDesk => {
            let event = Event::GivenUp { queue: row.queue.clone(), refusal };
            mark.events.push(Timed { to: Conversation::House, event, in_ms: 0 });
        }
        (None, _) => {}
    }
    mark.records.extend(posting::came(row, &row.sent(), Some(refusal)));
    if let (To::Chat(person @ 1..), Refusal::Blocked | Refusal::Gone) = (row.message.to, refusal) {
        mark.events.push(Timed { to: Conversation::Person(person), event: Event::Unreachable, in_ms: 0 });
    }
    mark
}

async fn later(outbox: &Outbox, row: &Queued, wait: Duration, uncertain: bool, attempt: bool) -> Finished {
    let now_ms = outbox.clock.now_ms();
    if attempt && now_ms - row.message.due_ms > MAX_AGE_MS {
        return refused(outbox, row, Refusal::NoAnswer).await;
    }
    let wait = if attempt { backoff(row.attempts).max(wait) } else { wait };
    let mark = Mark::new(row.id, End::Later { uncertain, attempt });
    if let Err(error) = outbox.writer.mark(mark).await {
        return postpone(&error);
    }
    Finished::Later(Instant::now() + wait)
}

fn backoff(attempts: u32) -> Duration {
    Duration::from_secs(1 << attempts.min(6)).min(MAX_WAIT)
}

/// Writes the mark. While the disk is full it waits, because the call is made and would be made twice; when the mark cannot be
/// written at all, the row is tried again, rather twice than never.
pub(crate) async fn finish(outbox: &Outbox, mark: Mark, good: bool) -> Finished {
    let mark = Arc::new(mark);
    loop {
        match outbox.writer.mark(Arc::clone(&mark)).await {
            Ok(_) => return Finished::For { good },
            Err(error) if passes(&class(&error)) && !outbox.tasks.stopping() => tokio::time::sleep(TROUBLE).await,
            Err(error) => return postpone(&error),
        }
    }
}

fn postpone(error: &anyhow::Error) -> Finished {
    tracing::error!(class = class(error), "outbox: the database did not answer");
    Finished::Later(Instant::now() + Duration::from_secs(1))
}

pub(super) fn thread_id(thread: i32) -> ThreadId {
    ThreadId(MessageId(thread))
}

fn reply(message: i32) -> ReplyParameters {
    // The person may have deleted it meanwhile; what is said matters more than what it answers.
    ReplyParameters::new(MessageId(message)).allow_sending_without_reply()
}

pub(super) const fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}
