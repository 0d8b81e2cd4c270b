//! Photos, videos, documents, voice messages, locations and albums.

use serde_json::{Map, Value, json};

use crate::playground::files::{File, browser_type};
use crate::playground::world::{Author, Message, World};

use super::markup::caption;
use super::messages::{place, post, send};
use super::{Answer, Args, Refusal, Uploads};

/// The most items of an album.
const MOST_ITEMS: usize = 10;

/// Whether a kind of message has a caption.
pub(in crate::playground) fn has_caption(kind: &str) -> bool {
    matches!(kind, "photo" | "video" | "animation" | "audio" | "document" | "voice")
}

/// The content of a message of this kind, as the Bot API describes it, without its caption.
pub(in crate::playground) fn content(kind: &str, file: &File) -> Map<String, Value> {
    let mut json = json!({"file_id": file.id, "file_unique_id": file.unique_id(), "file_size": file.bytes.len()});
    let more = match kind {
        "photo" => {
            let (width, height) = size(&file.bytes);
            json!({"width": width, "height": height})
        }
        "video" | "animation" => {
            json!({"width": 160, "height": 120, "duration": 3, "mime_type": file.mime, "file_name": file.name})
        }
        "video_note" => json!({"length": 120, "duration": 3}),
        "voice" => json!({"duration": 3, "mime_type": file.mime}),
        "audio" => json!({"duration": 3, "mime_type": file.mime, "file_name": file.name, "title": "A sample"}),
        "sticker" => {
            let plain = json!({"is_animated": false, "is_video": false, "emoji": "🙂", "set_name": "Sample"});
            merge(json!({"type": "regular", "width": 160, "height": 120}), plain)
        }
        _ => json!({"mime_type": file.mime, "file_name": file.name}),
    };
    json = merge(json, more);
    let mut content = Map::new();
    if kind == "animation" {
        content.insert("document".to_owned(), json.clone());
    }
    let json = if kind == "photo" { json!([json]) } else { json };
    content.insert(kind.to_owned(), json);
    content
}

/// Width and height of a PNG, as its first chunk says; of anything else those of a small sample.
fn size(bytes: &[u8]) -> (u32, u32) {
    let number = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
    match (bytes.starts_with(b"\x89PNG"), number(16), number(20)) {
        (true, Some(width), Some(height)) => (width, height),
        _ => (160, 120),
    }
}

fn merge(mut one: Value, other: Value) -> Value {
    if let (Some(one), Value::Object(other)) = (one.as_object_mut(), other) {
        one.extend(other);
    }
    one
}

pub(super) fn send_file(world: &mut World, method: &str, args: &Args, mut uploads: Uploads) -> Answer {
    let kind = match method {
        "sendPhoto" => "photo",
        "sendVideo" => "video",
        "sendVoice" => "voice",
        _ => "document",
    };
    let place = place(world, args)?;
    let words = caption(args)?;
    let file = file(world, args, kind, kind, &mut uploads)?;
    let mut message = Message::new(Author::Bot, kind, content(kind, &file));
    message.html = words.and_then(|words| words.put(&mut message.content, "caption"));
    send(world, &place, args, message)
}

/// The file that a field names: one that is stored, or one that came with the request.
fn file(world: &mut World, args: &Args, field: &str, kind: &str, uploads: &mut Uploads) -> Result<File, Refusal> {
    let name = args.text(field);
    let part = match name {
        Some(name) => name.strip_prefix("attach://"),
        None => Some(field),
    };
    if let Some(upload) = part.and_then(|part| uploads.remove(part)) {
        if upload.bytes.is_empty() {
            return Err(Refusal::bad("file must be non-empty"));
        }
        let fallback = if kind == "photo" { "photo.jpg" } else { "file" };
        let name = if upload.name.is_empty() { fallback } else { &upload.name };
        // Of a photo Telegram looks at the content, whatever the part says.
        let plain = kind == "photo" && upload.mime == "application/octet-stream";
        let mime = if plain { browser_type(&upload.bytes) } else { &upload.mime };
        return Ok(world.files.add((kind, name, mime), upload.bytes));
    }
    match name {
        None => Err(Refusal::bad(format!("there is no {kind} in the request"))),
        Some(name) if name.starts_with("http://") || name.starts_with("https://") => {
            Err(Refusal::bad("failed to get HTTP URL content"))
        }
        Some(name) => {
            let file = world.files.get(name).cloned();
            let file = file.ok_or_else(|| Refusal::bad("wrong file identifier/HTTP URL specified"))?;
            // "It is not possible to change the file type when resending by file_id" (Bot API, "Sending files").
            let same = file.kind == kind || (file.kind == "animation" && kind == "document");
            if !same {
                return Err(Refusal::bad(format!("can't use file of type {} as {}", capital(&file.kind), capital(kind))));
            }
            Ok(file)
        }
    }
}

fn capital(kind: &str) -> String {
    kind.get(..1).map_or_else(String::new, |first| first.to_ascii_uppercase() + &kind[1..])
}

pub(super) fn send_location(world: &mut World, args: &Args) -> Answer {
    let place = place(world, args)?;
    let (Some(latitude), Some(longitude)) = (args.float("latitude"), args.float("longitude")) else {
        return Err(Refusal::bad("latitude is empty"));
    };
    let location = json!({"latitude": latitude, "longitude": longitude});
    let content = Map::from_iter([("location".to_owned(), location)]);
    send(world, &place, args, Message::new(Author::Bot, "location", content))
}

/// Kind and content of an `InputMedia`, without its caption.
pub(super) fn item(world: &mut World, item: &Args, uploads: &mut Uploads) -> Result<(String, Map<String, Value>), Refusal> {
    let kind = item.text("type").filter(|kind| has_caption(kind) && *kind != "voice");
    let kind = kind.ok_or_else(|| Refusal::bad("can't parse InputMedia: field \"type\" is wrong"))?;
    let file = file(world, item, "media", kind, uploads)?;
    Ok((kind.to_owned(), content(kind, &file)))
}

pub(super) fn send_group(world: &mut World, args: &Args, mut uploads: Uploads) -> Answer {
    let place = place(world, args)?;
    let items = args.list("media");
    if items.is_empty() {
        return Err(Refusal::bad("there are no messages to send"));
    }
    if items.len() > MOST_ITEMS {
        return Err(Refusal::bad("too many messages to send as an album"));
    }
    let mut messages = Vec::new();
    for given in items {
        let given = given.as_object().map(Args::new).ok_or_else(|| Refusal::bad("can't parse InputMedia"))?;
        let words = caption(&given)?;
        let (kind, content) = item(world, &given, &mut uploads)?;
        let mut message = Message::new(Author::Bot, &kind, content);
        message.html = words.and_then(|words| words.put(&mut message.content, "caption"));
        messages.push(message);
    }
    // "Documents and audio files can be only grouped in an album with messages of the same type" (Bot API, `sendMediaGroup`).
    let alone = |kind: &&str| matches!(*kind, "document" | "audio");
    let kinds = || messages.iter().map(|message| message.kind.as_str());
    if let Some(kind) = kinds().find(alone)
        && kinds().any(|other| other != kind)
    {
        return Err(Refusal::bad(format!("{kind} can't be mixed with other media types")));
    }
    let album = world.new_album_id();
    let mut sent = Vec::new();
    for mut message in messages {
        message.album = Some(album.clone());
        let id = post(world, &place, args, message)?;
        let chat = world.chats.get(&place.chat).expect("the message was just posted there");
        sent.push(world.message_json(chat, chat.message(id).expect("the message was just posted")));
    }
    Ok(sent.into())
}
