//! Posts on their way: sent, each part by the method for what it shows; corrected in place, each by the method for what differs; and
//! deleted.

use teloxide::{
    ApiError, RequestError,
    payloads::{EditMessageCaptionSetters, EditMessageTextSetters, SendMessageSetters},
    prelude::Requester,
    types::{
        ChatId, FileId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMedia, InputMediaDocument, InputMediaPhoto,
        InputMediaVideo, MessageId, ParseMode,
    },
};

use crate::{
    announcements::{self, Came, Work},
    inbox::Refusal,
    outbox::{
        Outbox,
        call::{Place, Sent, no_preview},
        message::What,
        pace::Load,
        post::{Kind, Media, Piece, Post, PostKey, PostTo, numbers},
        refusal::{Reason, gone, reason},
        rows::Queued,
        steps::between,
    },
    script::writing,
    turn::Record,
};

/// Sends the parts of a post one after the other. What went out before something failed is not sent again.
pub(super) async fn post(outbox: &Outbox, row: &Queued, place: Place, parts: &[Post]) -> Result<Sent, Reason> {
    let (mut before, mut first) = (0, true);
    for part in parts {
        before += part.messages();
        if row.sent().len() >= before {
            continue;
        }
        if !first {
            between(outbox, row, place, Load::next(part)).await?;
        }
        first = false;
        let messages = send(outbox, place, part).await.map_err(|error| reason(&error, row))?;
        row.sent().extend(messages);
    }
    Ok(Sent { messages: row.sent().clone(), ..Sent::default() })
}

async fn send(outbox: &Outbox, place: Place, post: &Post) -> Result<Vec<i32>, RequestError> {
    let (chat, html, keys) = (ChatId(place.chat), post.html(outbox.renderer.locales()), keyboard(post));
    let words = (!html.is_empty()).then(|| html.clone());
    let mode = words.is_some().then_some(ParseMode::Html);
    let file = |file_id: &str| InputFile::file_id(FileId(file_id.to_owned()));
    let paid = post.paid.then_some(true);
    let message = match &post.media {
        Media::None => {
            let mut call = outbox.bot.send_message(chat, html).parse_mode(ParseMode::Html).link_preview_options(no_preview());
            (call.reply_markup, call.allow_paid_broadcast) = (keys.map(Into::into), paid);
            call.await?
        }
        Media::Photo(photo) => {
            let mut call = outbox.bot.send_photo(chat, file(photo));
            (call.caption, call.parse_mode, call.reply_markup) = (words, mode, keys.map(Into::into));
            call.allow_paid_broadcast = paid;
            call.await?
        }
        Media::Video(video) => {
            let mut call = outbox.bot.send_video(chat, file(video));
            (call.caption, call.parse_mode, call.reply_markup) = (words, mode, keys.map(Into::into));
            call.allow_paid_broadcast = paid;
            call.await?
        }
        Media::Document(document) => {
            let mut call = outbox.bot.send_document(chat, file(document));
            (call.caption, call.parse_mode, call.reply_markup) = (words, mode, keys.map(Into::into));
            call.allow_paid_broadcast = paid;
            call.await?
        }
        Media::Location { latitude_e6, longitude_e6 } => {
            let mut call = outbox.bot.send_location(chat, degrees(*latitude_e6), degrees(*longitude_e6));
            (call.reply_markup, call.allow_paid_broadcast) = (keys.map(Into::into), paid);
            call.await?
        }
        Media::Album(pieces) => {
            // The words under the first piece are shown under the album.
            let caption = |index: usize| if index == 0 { html.as_str() } else { "" };
            let media = pieces.iter().enumerate().map(|(index, piece)| media(piece, caption(index)));
            let mut call = outbox.bot.send_media_group(chat, media);
            call.allow_paid_broadcast = paid;
            return Ok(call.await?.iter().map(|message| message.id.0).collect());
        }
    };
    Ok(vec![message.id.0])
}

/// Puts new words, media and buttons into the messages of a post, each by the method for what differs. A message that is gone is
/// passed over.
pub(super) async fn revise(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (messages, old, new): (&[Vec<i32>], &[Post], &[Post]),
) -> Result<Sent, Reason> {
    let mut first = true;
    for ((messages, old), new) in messages.iter().zip(old).zip(new) {
        for change in changes(outbox, old, new) {
            let Some(message) = messages.get(change.index()) else { continue };
            if !first {
                outbox.pace.wait(place.chat, row.message.lane, Load::more()).await;
            }
            first = false;
            match change.make(outbox, ChatId(place.chat), MessageId(*message), new).await {
                Ok(()) => {}
                Err(RequestError::Api(ApiError::MessageNotModified)) => {}
                Err(error) if gone(&error) => return Err(Reason::Refused(Refusal::NoMessage)),
                Err(error) => return Err(reason(&error, row)),
            }
        }
    }
    Ok(Sent::default())
}

/// One call of a correction.
enum Change {
    Words,
    Caption,
    Keys,
    Piece { index: usize, piece: Piece },
}

/// The calls that make one part of an old post the new one.
fn changes(outbox: &Outbox, old: &Post, new: &Post) -> Vec<Change> {
    let locales = outbox.renderer.locales();
    let (words, keys) = (old.html(locales) != new.html(locales), old.keys != new.keys);
    let (before, after) = (old.media.pieces(), new.media.pieces());
    if after.is_empty() {
        return match &new.media {
            Media::None if words || keys => vec![Change::Words],
            _ if keys => vec![Change::Keys],
            _ => Vec::new(),
        };
    }
    let mut changes: Vec<Change> = before
        .iter()
        .zip(&after)
        .enumerate()
        .filter(|(_, (before, after))| before != after)
        .map(|(index, (_, after))| Change::Piece { index, piece: after.clone() })
        .collect();
    // A new piece brings its caption and buttons along.
    let first_is_new = changes.first().is_some_and(|change| change.index() == 0);
    match (first_is_new, words, keys) {
        (false, true, _) => changes.push(Change::Caption),
        (false, false, true) => changes.push(Change::Keys),
        _ => {}
    }
    changes
}

impl Change {
    /// Which of the part's messages it is about.
    const fn index(&self) -> usize {
        match self {
            Self::Words | Self::Caption | Self::Keys => 0,
            Self::Piece { index, .. } => *index,
        }
    }

    async fn make(&self, outbox: &Outbox, chat: ChatId, message: MessageId, new: &Post) -> Result<(), RequestError> {
        let (html, keys) = (new.html(outbox.renderer.locales()), keyboard(new));
        match self {
            Self::Words => {
                let call = outbox.bot.edit_message_text(chat, message, html).parse_mode(ParseMode::Html);
                let mut call = call.link_preview_options(no_preview());
                call.reply_markup = keys;
                call.await.map(drop)
            }
            Self::Caption => {
                let mut call = outbox.bot.edit_message_caption(chat, message).caption(html).parse_mode(ParseMode::Html);
                call.reply_markup = keys;
                call.await.map(drop)
            }
            Self::Keys => {
                let mut call = outbox.bot.edit_message_reply_markup(chat, message);
                call.reply_markup = keys;
                call.await.map(drop)
            }
            Self::Piece { index, piece } => {
                let caption = if *index == 0 { html.as_str() } else { "" };
                let mut call = outbox.bot.edit_message_media(chat, message, media(piece, caption));
                call.reply_markup = keys.filter(|_| *index == 0);
                call.await.map(drop)
            }
        }
    }
}

/// Deletes messages. Of a single one Telegram says whether it could; of several it passes over what it cannot delete. In a
/// private chat it is asked for only while it can be done (48 hours), so several go in one call; in a channel or a group it hangs on
/// what the bot may do there, so they go one by one, and the first that stays ends it.
pub(super) async fn unsend(outbox: &Outbox, row: &Queued, place: Place, messages: &[i32]) -> Result<Sent, Reason> {
    let chat = ChatId(place.chat);
    let ids = || messages.iter().map(|id| MessageId(*id));
    let whether = |done: Result<_, RequestError>| match done {
        Err(error) if !gone(&error) => Err(reason(&error, row)),
        _ => Ok(()),
    };
    if chat.is_user() && messages.len() > 1 {
        whether(outbox.bot.delete_messages(chat, ids()).await)?;
    } else {
        for id in ids() {
            whether(outbox.bot.delete_message(chat, id).await)?;
        }
    }
    Ok(Sent::default())
}

/// What a recipient's row shall say of it, where the message has one.
pub(super) fn came(row: &Queued, messages: &[i32], refusal: Option<Refusal>) -> Option<Record> {
    let to = row.message.recipient?;
    let (work, messages) = match &row.message.what {
        What::Post { parts } => (Work::Send, numbers(parts, messages)),
        What::Revise { .. } => (Work::Revise, String::new()),
        What::Unsend { .. } => (Work::Withdraw, String::new()),
        _ => (Work::Send, messages.last().map(ToString::to_string).unwrap_or_default()),
    };
    Some(Record::Announcement(announcements::Record::Came(Came { to, work, messages, refusal: refusal.map(Refusal::class) })))
}

fn media(piece: &Piece, html: &str) -> InputMedia {
    let file = InputFile::file_id(FileId(piece.file_id.clone()));
    let words = (!html.is_empty()).then(|| html.to_owned());
    let mode = words.is_some().then_some(ParseMode::Html);
    match piece.kind {
        Kind::Photo => {
            let mut media = InputMediaPhoto::new(file);
            (media.caption, media.parse_mode) = (words, mode);
            InputMedia::Photo(media)
        }
        Kind::Video => {
            let mut media = InputMediaVideo::new(file);
            (media.caption, media.parse_mode) = (words, mode);
            InputMedia::Video(media)
        }
        Kind::Document => {
            let mut media = InputMediaDocument::new(file);
            (media.caption, media.parse_mode) = (words, mode);
            InputMedia::Document(media)
        }
    }
}

fn keyboard(post: &Post) -> Option<InlineKeyboardMarkup> {
    if post.keys.is_empty() {
        return None;
    }
    let button = |key: &PostKey| {
        let label = writing::plain(key.label.clone(), post.letters());
        match &key.to {
            PostTo::Open(url) => match url.parse() {
                Ok(url) => Some(InlineKeyboardButton::url(label, url)),
                // Addresses are checked where they are written.
                Err(_) => None,
            },
            PostTo::Press(press) => Some(InlineKeyboardButton::callback(label, press.to_string())),
        }
    };
    Some(InlineKeyboardMarkup::new(post.keys.iter().map(|row| row.iter().filter_map(button).collect::<Vec<_>>())))
}

fn degrees(millionths: i32) -> f64 {
    f64::from(millionths) / 1_000_000.0
}
