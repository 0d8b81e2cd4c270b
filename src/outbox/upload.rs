//! What goes to Telegram as bytes: files that the bot made, and pictures, drawn here.

use teloxide::{
    payloads::{SendDocumentSetters, SendMessageSetters, SendPhotoSetters},
    prelude::Requester,
    types::{ChatId, InputFile, ParseMode},
};

use crate::{
    inbox::Refusal,
    outbox::{
        Outbox,
        call::{Place, Sent, no_preview, thread_id},
        message::Keys,
        refusal::{Reason, reason},
        rows::Queued,
        split::split,
    },
    picture::Picture,
    text::{Lang, Text},
};

/// Telegram's limit for a caption, in UTF-16 code units (Bot API, `sendDocument.caption` and `sendPhoto.caption`).
const MAX_CAPTION: usize = 1024;

/// Sends a file; words that are too long for a caption follow as a message.
pub(super) async fn file(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (name, content, caption): (&str, &str, &Text),
    lang: Option<Lang>,
) -> Result<Sent, Reason> {
    let caption = outbox.renderer.html(std::slice::from_ref(caption), lang);
    let document = InputFile::memory(content.to_owned()).file_name(name.to_owned());
    let mut call = outbox.bot.send_document(ChatId(place.chat), document);
    if fits(&caption) {
        call = call.caption(caption.clone()).parse_mode(ParseMode::Html);
    }
    let mut messages = vec![call.await.map_err(|error| reason(&error, row))?.id.0];
    if !fits(&caption) {
        messages.extend(follow(outbox, row, place, (&caption, &Vec::new()), lang).await?);
    }
    Ok(Sent { messages, ..Sent::default() })
}

/// Draws a picture in the reader's language and sends it.
pub(super) async fn picture(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (picture, caption, keys): (&Picture, &[Text], &Keys),
    lang: Option<Lang>,
) -> Result<Sent, Reason> {
    let (renderer, drawn) = (outbox.renderer.clone(), picture.clone());
    let png = outbox.tasks.aside(move || drawn.draw(&|text| renderer.plain(text, lang))).await.flatten();
    let Ok(png) = png else {
        tracing::error!(row = row.id.0, "outbox: a picture could not be drawn");
        return Err(Reason::Refused(Refusal::Other));
    };
    let caption = outbox.renderer.html(caption, lang);
    let mut call = outbox.bot.send_photo(ChatId(place.chat), InputFile::memory(png).file_name("qoldau.png"));
    call.message_thread_id = place.thread.map(thread_id);
    if fits(&caption) {
        call.reply_markup = outbox.renderer.keyboard(keys, lang).map(Into::into);
        if !caption.is_empty() {
            call = call.caption(caption.clone()).parse_mode(ParseMode::Html);
        }
    }
    let mut messages = vec![call.await.map_err(|error| reason(&error, row))?.id.0];
    if !fits(&caption) {
        messages.extend(follow(outbox, row, place, (&caption, keys), lang).await?);
    }
    Ok(Sent { messages, ..Sent::default() })
}

fn fits(caption: &str) -> bool {
    caption.encode_utf16().count() <= MAX_CAPTION
}

/// The words that were too long for a caption, with the buttons under the last piece.
async fn follow(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (words, keys): (&str, &Keys),
    lang: Option<Lang>,
) -> Result<Vec<i32>, Reason> {
    let pieces = split(words);
    let last = pieces.len() - 1;
    let mut sent = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.into_iter().enumerate() {
        outbox.pace.wait(place.chat, row.message.lane).await;
        let call = outbox.bot.send_message(ChatId(place.chat), piece);
        let mut call = call.parse_mode(ParseMode::Html).link_preview_options(no_preview());
        call.message_thread_id = place.thread.map(thread_id);
        if index == last {
            call.reply_markup = outbox.renderer.keyboard(keys, lang).map(Into::into);
        }
        sent.push(call.await.map_err(|error| reason(&error, row))?.id.0);
    }
    Ok(sent)
}
