//! `reply_markup`, and formatted text as a request gives it.

use serde_json::{Map, Value, json};

use crate::playground::entities::{self, Formatted};

use super::{Args, Refusal};

/// Most buttons that a message may have, and most UTF-16 units of a text and a caption.
const MOST_BUTTONS: usize = 100;
const MOST_TEXT: usize = 4096;
const MOST_CAPTION: usize = 1024;

/// A keyboard under a message, or below the field where one writes.
#[derive(Default)]
pub(super) struct Markup {
    pub buttons: Option<Value>,
    pub keyboard: Option<Value>,
}

/// Reads `reply_markup`.
pub(super) fn markup(args: &Args) -> Result<Markup, Refusal> {
    let Some(markup) = args.value("reply_markup") else { return Ok(Markup::default()) };
    if let Some(rows) = markup.get("inline_keyboard").and_then(Value::as_array) {
        return Ok(Markup { buttons: inline(rows)?, keyboard: None });
    }
    let known = ["keyboard", "remove_keyboard", "force_reply"].iter().any(|field| markup.get(field).is_some());
    if !known {
        return Err(Refusal::bad("object expected as reply markup"));
    }
    Ok(Markup { buttons: None, keyboard: Some(markup.clone()) })
}

fn inline(rows: &[Value]) -> Result<Option<Value>, Refusal> {
    let mut kept = Vec::new();
    let mut count = 0;
    for row in rows.iter().filter_map(Value::as_array).filter(|row| !row.is_empty()) {
        for button in row {
            check_button(button)?;
        }
        count += row.len();
        kept.push(row.clone());
    }
    if count > MOST_BUTTONS {
        return Err(Refusal::bad("reply markup is too long"));
    }
    Ok((!kept.is_empty()).then(|| json!({"inline_keyboard": kept})))
}

fn check_button(button: &Value) -> Result<(), Refusal> {
    if button["text"].as_str().is_none_or(|text| text.trim().is_empty()) {
        return Err(Refusal::bad("inline keyboard button text must be non-empty"));
    }
    if let Some(data) = button.get("callback_data") {
        let length = data.as_str().unwrap_or_default().len();
        return if (1..=64).contains(&length) { Ok(()) } else { Err(Refusal::bad("BUTTON_DATA_INVALID")) };
    }
    if let Some(address) = button.get("url").and_then(Value::as_str) {
        let valid = url::Url::parse(address).is_ok_and(|url| match url.scheme() {
            "http" | "https" => url.host_str().is_some_and(|host| host.contains('.')),
            "tg" | "ton" => true,
            _ => false,
        });
        let refusal = || Refusal::bad(format!("inline keyboard button URL '{address}' is invalid: Wrong HTTP URL"));
        return if valid { Ok(()) } else { Err(refusal()) };
    }
    let other = ["web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text", "pay"];
    if other.iter().chain(&["switch_inline_query_chosen_chat", "callback_game"]).any(|field| button.get(field).is_some()) {
        return Ok(());
    }
    Err(Refusal::bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"))
}

/// The text of a request, its entities, and the HTML that it came from.
pub(super) struct Words {
    pub text: String,
    pub entities: Vec<Value>,
    pub html: Option<String>,
}

impl Words {
    /// Puts the words into a message's content as text or caption.
    pub fn put(self, content: &mut Map<String, Value>, field: &str) -> Option<String> {
        content.insert(field.to_owned(), self.text.into());
        let entities_field = if field == "text" { "entities" } else { "caption_entities" };
        content.remove(entities_field);
        if !self.entities.is_empty() {
            content.insert(entities_field.to_owned(), self.entities.into());
        }
        self.html
    }
}

/// Reads `text`, which must be there.
pub(super) fn text(args: &Args, too_long: &str) -> Result<Words, Refusal> {
    let words = formatted(args.text("text").unwrap_or_default(), args.text("parse_mode"), args.list("entities"))?;
    if words.text.is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    if entities::utf16_len(&words.text) > MOST_TEXT {
        return Err(Refusal::bad(too_long));
    }
    Ok(words)
}

/// Reads `caption` of a request or of an `InputMedia`; `None` when there are no words in it.
pub(super) fn caption(args: &Args) -> Result<Option<Words>, Refusal> {
    let Some(caption) = args.text("caption") else { return Ok(None) };
    let words = formatted(caption, args.text("parse_mode"), args.list("caption_entities"))?;
    if entities::utf16_len(&words.text) > MOST_CAPTION {
        return Err(Refusal::bad("message caption is too long"));
    }
    Ok((!words.text.is_empty()).then_some(words))
}

fn formatted(source: &str, parse_mode: Option<&str>, given: &[Value]) -> Result<Words, Refusal> {
    let (parsed, html): (Formatted, _) = match parse_mode {
        None | Some("") => ((source.to_owned(), given.to_vec()), None),
        Some(mode) if mode.eq_ignore_ascii_case("html") => {
            let parsed =
                entities::parse_html(source).map_err(|words| Refusal::bad(format!("can't parse entities: {words}")))?;
            (parsed, Some(source.to_owned()))
        }
        Some(mode) => return Err(Refusal::bad(format!("unsupported parse_mode: the playground reads HTML only, not {mode}"))),
    };
    let (text, mut entities) = entities::trim(parsed);
    entities::detect(&text, &mut entities);
    Ok(Words { text, entities, html })
}
