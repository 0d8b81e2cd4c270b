//! Text as Telegram sees it: HTML into text and entities, entities that Telegram finds by itself, lengths in UTF-16 units.
//! Pure functions; offsets and lengths are UTF-16 code units throughout, as in the Bot API's `MessageEntity`.

use serde_json::{Map, Value, json};

/// Text with its entities (`MessageEntity` objects of the Bot API).
pub(super) type Formatted = (String, Vec<Value>);

/// The length of a text in UTF-16 code units, the only unit of length that Telegram has.
pub(super) fn utf16_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() }
}

/// Parses the `HTML` parse mode.
///
/// # Errors
/// The words that follow `Bad Request: can't parse entities: ` in Telegram's answer.
pub(super) fn parse_html(html: &str) -> Result<Formatted, String> {
    let mut parser =
        Parser { html, at: 0, text: String::with_capacity(html.len()), units: 0, open: Vec::new(), done: Vec::new() };
    while let Some(c) = html[parser.at..].chars().next() {
        match c {
            '<' => parser.tag()?,
            '&' => parser.reference(),
            _ => parser.push(c, c.len_utf8()),
        }
    }
    if let Some(tag) = parser.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", tag.name));
    }
    let mut done = parser.done;
    done.sort_by_key(|entity| (number(entity, "offset"), std::cmp::Reverse(number(entity, "length"))));
    Ok((parser.text, done))
}

/// Cuts white space off both ends and fits the entities to what is left.
pub(super) fn trim((text, entities): Formatted) -> Formatted {
    let trimmed = text.trim();
    if trimmed.len() == text.len() {
        return (text, entities);
    }
    let lead = utf16_len(&text[..text.len() - text.trim_start().len()]);
    let length = utf16_len(trimmed);
    let entities = entities.into_iter().filter_map(|mut entity| {
        let start = number(&entity, "offset");
        let end = (start + number(&entity, "length")).saturating_sub(lead).min(length);
        let start = start.saturating_sub(lead);
        entity["offset"] = json!(start);
        entity["length"] = json!(end.saturating_sub(start));
        (end > start).then_some(entity)
    });
    let entities = entities.collect();
    (trimmed.to_owned(), entities)
}

/// Adds the entities that Telegram finds in plain text: commands, mentions, hashtags, links, e-mail addresses.
pub(super) fn detect(text: &str, entities: &mut Vec<Value>) {
    if !text.contains(['/', '@', '#', '.']) {
        return;
    }
    let taken: Vec<(usize, usize)> = entities
        .iter()
        .filter(|entity| matches!(entity["type"].as_str(), Some("code" | "pre" | "text_link")))
        .map(|entity| (number(entity, "offset"), number(entity, "offset") + number(entity, "length")))
        .collect();
    let (mut offset, mut found) = (0, false);
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end().trim_start_matches(['(', '«', '"']);
        let start = offset + utf16_len(&word.trim_end()[..word.trim_end().len() - bare.len()]);
        offset += utf16_len(word);
        if let Some((kind, length)) = token(bare)
            && !taken.iter().any(|&(from, to)| start < to && start + length > from)
        {
            entities.push(json!({"type": kind, "offset": start, "length": length}));
            found = true;
        }
    }
    if found {
        entities.sort_by_key(|entity| (number(entity, "offset"), std::cmp::Reverse(number(entity, "length"))));
    }
}

/// A field of an entity as a number, 0 when it is absent.
pub(super) fn number(entity: &Value, field: &str) -> usize {
    entity[field].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
}

/// Cuts a text into pieces of at most `limit` UTF-16 units, as a client does with a long message.
pub(super) fn pieces(text: &str, limit: usize) -> Vec<&str> {
    let (mut pieces, mut start, mut units) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        if units + c.len_utf16() > limit {
            pieces.push(&text[start..at]);
            (start, units) = (at, 0);
        }
        units += c.len_utf16();
    }
    pieces.push(&text[start..]);
    pieces
}

/// What kind of entity a word is, and its length in ASCII-compatible UTF-16 units.
fn token(word: &str) -> Option<(&'static str, usize)> {
    let name = |text: &str| text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    if let Some(rest) = word.strip_prefix('/') {
        let command = name(rest);
        let bot = rest[command..].strip_prefix('@').map_or(0, |rest| name(rest) + 1);
        return (1..=64).contains(&command).then_some(("bot_command", 1 + command + if bot > 1 { bot } else { 0 }));
    }
    if let Some(rest) = word.strip_prefix('@') {
        return (name(rest) >= 3).then(|| ("mention", 1 + name(rest)));
    }
    if let Some(rest) = word.strip_prefix('#') {
        let length: usize = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf16).sum();
        return (length > 0).then_some(("hashtag", 1 + length));
    }
    let end = word.trim_end_matches(['.', ',', '!', '?', ')', ':', ';', '»', '"']);
    if end.starts_with("https://") || end.starts_with("http://") || end.starts_with("www.") {
        return Some(("url", utf16_len(end)));
    }
    if let Some((user, host)) = end.split_once('@') {
        let fits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b));
        return (fits(user) && fits(host) && host.contains('.')).then_some(("email", end.len()));
    }
    let (host, _) = end.split_once('/').unwrap_or((end, ""));
    let known = [".kz", ".ru", ".com", ".org", ".net", ".me"].iter().any(|zone| host.ends_with(zone));
    (known && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')).then(|| ("url", utf16_len(end)))
}

/// An open tag of the HTML parser.
struct Open {
    name: String,
    /// The entity it becomes, without offset and length.
    entity: Map<String, Value>,
    offset: usize,
    byte: usize,
}

struct Parser<'a> {
    html: &'a str,
    at: usize,
    text: String,
    units: usize,
    open: Vec<Open>,
    done: Vec<Value>,
}

impl Parser<'_> {
    fn push(&mut self, c: char, source_bytes: usize) {
        self.text.push(c);
        self.units += c.len_utf16();
        self.at += source_bytes;
    }

    /// `&lt;` and its kin; what is no reference of Telegram's stays as it is.
    fn reference(&mut self) {
        let rest = &self.html[self.at + 1..];
        let end = rest.bytes().take(10).position(|b| b == b';');
        let found = end.and_then(|end| match &rest[..end] {
            "lt" => Some(('<', end)),
            "gt" => Some(('>', end)),
            "amp" => Some(('&', end)),
            "quot" => Some(('"', end)),
            name => {
                let digits = name.strip_prefix('#')?;
                let code =
                    digits.strip_prefix('x').map_or_else(|| digits.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
                Some((char::from_u32(code?)?, end))
            }
        });
        match found {
            Some((c, end)) => self.push(c, end + 2),
            None => self.push('&', 1),
        }
    }

    fn tag(&mut self) -> Result<(), String> {
        let byte = self.at;
        let Some(close) = self.html[byte..].find('>').map(|end| byte + end) else {
            return Err(format!("Unclosed start tag at byte offset {byte}"));
        };
        let inner = &self.html[byte + 1..close];
        self.at = close + 1;
        if let Some(name) = inner.strip_prefix('/') {
            return self.end(name.trim(), byte);
        }
        let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let name = name.to_lowercase();
        let entity = self.entity(&name, attributes).ok_or(format!("Unsupported start tag \"{name}\" at byte offset {byte}"))?;
        self.open.push(Open { name, entity, offset: self.units, byte });
        Ok(())
    }

    fn entity(&self, name: &str, attributes: &str) -> Option<Map<String, Value>> {
        let kind = match name {
            "b" | "strong" => "bold",
            "i" | "em" => "italic",
            "u" | "ins" => "underline",
            "s" | "strike" | "del" => "strikethrough",
            "code" => "code",
            "pre" => "pre",
            "a" => "text_link",
            "tg-spoiler" => "spoiler",
            "span" if attribute(attributes, "class").as_deref() == Some("tg-spoiler") => "spoiler",
            "blockquote" if attributes.contains("expandable") => "expandable_blockquote",
            "blockquote" => "blockquote",
            _ => return None,
        };
        let mut entity = Map::new();
        entity.insert("type".to_owned(), kind.into());
        if name == "a" {
            entity.insert("url".to_owned(), attribute(attributes, "href").unwrap_or_default().into());
        }
        if name == "code" && self.open.last().is_some_and(|open| open.name == "pre") {
            let language = attribute(attributes, "class").and_then(|class| class.strip_prefix("language-").map(Value::from));
            entity.extend(language.map(|language| ("language".to_owned(), language)));
        }
        Some(entity)
    }

    fn end(&mut self, name: &str, byte: usize) -> Result<(), String> {
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {byte}"));
        };
        if !name.is_empty() && !name.eq_ignore_ascii_case(&open.name) {
            let expected = &open.name;
            return Err(format!("Unmatched end tag at byte offset {byte}, expected \"</{expected}>\", found \"</{name}>\""));
        }
        let length = self.units - open.offset;
        let mut entity = open.entity;
        if let Some(outer) = self.open.last_mut().filter(|outer| outer.name == "pre" && open.name == "code") {
            // <pre><code class="language-…">: one entity, the outer one.
            outer.entity.extend(entity.remove("language").map(|language| ("language".to_owned(), language)));
            return Ok(());
        }
        if entity.get("url").is_some_and(|url| url.as_str().is_none_or(|url| !url.contains(':') && !url.contains('.'))) {
            return Ok(());
        }
        if length > 0 {
            entity.insert("offset".to_owned(), open.offset.into());
            entity.insert("length".to_owned(), length.into());
            self.done.push(Value::Object(entity));
        }
        debug_assert!(open.byte < byte);
        Ok(())
    }
}

/// The value of an attribute of a tag, with its references resolved.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let rest = attributes[attributes.find(name)? + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next()?,
        _ => rest.split(char::is_whitespace).next()?,
    };
    Some(value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_text_and_entities_counted_in_utf16_units() {
        let (text, entities) =
            parse_html("😀 <b>Сәлем, <i>әлем</i></b> &lt;&amp;&#39; <a href=\"https://a.kz/?x=1&amp;y=2\">үй</a>").unwrap();
        assert_eq!(text, "😀 Сәлем, әлем <&' үй");
        assert_eq!(
            entities,
            vec![
                json!({"type": "bold", "offset": 3, "length": 11}),
                json!({"type": "italic", "offset": 10, "length": 4}),
                json!({"type": "text_link", "url": "https://a.kz/?x=1&y=2", "offset": 19, "length": 2}),
            ]
        );
    }

    #[test]
    fn markup_that_does_not_balance_is_refused_in_telegrams_words() {
        assert_eq!(parse_html("<b>x").unwrap_err(), "Can't find end tag corresponding to start tag \"b\"");
        assert_eq!(parse_html("x</b>").unwrap_err(), "Unexpected end tag at byte offset 1");
        assert!(parse_html("<b><i>x</b></i>").unwrap_err().starts_with("Unmatched end tag at byte offset 7"));
        assert_eq!(parse_html("a <br> b").unwrap_err(), "Unsupported start tag \"br\" at byte offset 2");
        assert_eq!(parse_html("1 < 2").unwrap_err(), "Unclosed start tag at byte offset 2");
    }

    #[test]
    fn a_pre_with_a_language_is_one_entity() {
        let (_, entities) = parse_html("<pre><code class=\"language-rust\">fn</code></pre>").unwrap();
        assert_eq!(entities, vec![json!({"type": "pre", "language": "rust", "offset": 0, "length": 2})]);
    }

    #[test]
    fn trimming_moves_the_entities() {
        let (text, entities) = trim(parse_html("\n <b> x </b> ").unwrap());
        assert_eq!((text.as_str(), &entities), ("x", &vec![json!({"type": "bold", "offset": 0, "length": 1})]));
    }

    #[test]
    fn commands_mentions_and_links_are_found() {
        let mut entities = Vec::new();
        detect("/start@bot abc, сілтеме https://egov.kz. @someone а@б", &mut entities);
        let found: Vec<_> =
            entities.iter().map(|e| (e["type"].as_str().unwrap(), number(e, "offset"), number(e, "length"))).collect();
        assert_eq!(found, vec![("bot_command", 0, 10), ("url", 24, 15), ("mention", 41, 8)]);
    }

    #[test]
    fn long_words_are_cut_as_a_client_cuts_them() {
        assert_eq!(pieces("абвгд", 2), vec!["аб", "вг", "д"]);
        assert_eq!(pieces("", 2), vec![""]);
    }
}
