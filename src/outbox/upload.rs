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
        pace::Load,
        refusal::{Reason, reason},
        rows::Queued,
        split::split,
        steps::between,
    },
    picture::Picture,
    text::{Text, Tongue},
};

/// Telegram's limit for a caption, in UTF-16 code units (Bot API, `sendDocument.caption` and `sendPhoto.caption`).
const MAX_CAPTION: usize = 1024;

/// Sends a file; words that are too long for a caption follow as a message.
pub(super) async fn file(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (name, content, caption): (&str, &str, &Text),
    lang: Option<Tongue>,
) -> Result<Sent, Reason> {
    let caption = outbox.renderer.html(std::slice::from_ref(caption), lang);
    let document = InputFile::memory(content.to_owned()).file_name(name.to_owned());
    let mut call = outbox.bot.send_document(ChatId(place.chat), document);
    if fits(&caption) {
        call = call.caption(caption.clone()).parse_mode(ParseMode::Html);
    }
    if row.sent().is_empty() {
        let message = call.await.map_err(|error| reason(&error, row))?.id.0;
        row.sent().push(message);
    }
    follow(outbox, row, place, (&caption, &Vec::new()), lang).await
}

/// Draws a picture in the reader's language and sends it.
pub(super) async fn picture(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (picture, caption, keys): (&Picture, &[Text], &Keys),
    lang: Option<Tongue>,
) -> Result<Sent, Reason> {
    if !row.sent().is_empty() {
        let caption = outbox.renderer.html(caption, lang);
        return follow(outbox, row, place, (&caption, keys), lang).await;
    }
    let (inside, drawn) = (outbox.clone(), picture.clone());
    let png = outbox.tasks.aside(move || drawn.draw(&|text| inside.renderer.plain(text, lang))).await.flatten();
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
    let message = call.await.map_err(|error| reason(&error, row))?.id.0;
    row.sent().push(message);
    follow(outbox, row, place, (&caption, keys), lang).await
}

fn fits(caption: &str) -> bool {
    caption.encode_utf16().count() <= MAX_CAPTION
}

/// The words, where they were too long for a caption, with the buttons under the last piece. What went out before something failed
/// is not sent again.
async fn follow(
    outbox: &Outbox,
    row: &Queued,
    place: Place,
    (words, keys): (&str, &Keys),
    lang: Option<Tongue>,
) -> Result<Sent, Reason> {
    let pieces = if fits(words) { Vec::new() } else { split(words) };
    let (count, before) = (pieces.len(), row.sent().len() - 1);
    for (index, piece) in pieces.into_iter().enumerate().skip(before) {
        between(outbox, row, place, Load::more()).await?;
        let call = outbox.bot.send_message(ChatId(place.chat), piece);
        let mut call = call.parse_mode(ParseMode::Html).link_preview_options(no_preview());
        call.message_thread_id = place.thread.map(thread_id);
        if index + 1 == count {
            call.reply_markup = outbox.renderer.keyboard(keys, lang).map(Into::into);
        }
        let message = call.await.map_err(|error| reason(&error, row))?.id.0;
        row.sent().push(message);
    }
    let messages = row.sent().clone();
    Ok(Sent { messages, ..Sent::default() })
}
