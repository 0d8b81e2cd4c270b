//! What the specification says of a field in prose only, where it says so in a regular way: lengths, ranges, choices, letters.

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unit {
    /// UTF-16 code units.
    Characters,
    Bytes,
    Items,
    /// The number itself.
    Value,
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Characters => "characters",
            Self::Bytes => "bytes",
            Self::Items => "items",
            Self::Value => "as value",
        })
    }
}

/// The rules of a field.
#[derive(Default)]
pub(super) struct Rule {
    /// Least, most, and of what.
    pub limit: Option<(f64, f64, Unit)>,
    /// The limit counts the text without its markup.
    pub after_parsing: bool,
    /// The values that may stand here; empty if any may.
    pub choices: Vec<String>,
    /// The letters that may stand here.
    pub charset: Option<fn(char) -> bool>,
}

impl Rule {
    /// Reads the rules out of a field's description. Two fields have theirs written here, because their prose is not regular.
    pub fn read(field: &str, prose: &str) -> Self {
        let choices = match field {
            "parse_mode" => ["HTML", "MarkdownV2", "Markdown"].map(str::to_owned).to_vec(),
            "action" if prose.starts_with("Type of action to broadcast") => actions(prose),
            _ => choices(prose),
        };
        let limit = limit(prose).filter(|_| choices.is_empty());
        let after_parsing = prose.contains("after entities parsing") || prose.contains("after entity parsing");
        Self { limit, after_parsing, choices, charset: charset(prose) }
    }
}

/// "1-4096 characters", "1-64 bytes", "2-10 items", "Values between 1-100", "; 0-1500".
fn limit(prose: &str) -> Option<(f64, f64, Unit)> {
    let words: Vec<&str> = prose.split_whitespace().collect();
    for (index, word) in words.iter().enumerate() {
        let Some((least, most)) = word.trim_end_matches(['.', ',', ';']).split_once('-') else { continue };
        let (Ok(least), Ok(most)) = (least.parse::<f64>(), most.parse::<f64>()) else { continue };
        if least >= most {
            continue; // "ISO 639-1"
        }
        let next = words.get(index + 1).copied().unwrap_or_default().trim_end_matches(['.', ',', ';']);
        let unit = match next.to_lowercase().as_str() {
            "characters" => Unit::Characters,
            "bytes" => Unit::Bytes,
            "items" | "identifiers" => Unit::Items,
            _ => Unit::Value,
        };
        return Some((least, most, unit));
    }
    // "must be between 1 and 360", but not "…, or 0x7FFFFFFF".
    let (_, rest) = prose.split_once("ust be between ")?;
    let mut words = rest.split_whitespace();
    let least = words.next()?.parse().ok()?;
    let most = words.nth(1)?;
    let most = if most.ends_with(',') { None } else { most.trim_end_matches('.').parse().ok() }?;
    Some((least, most, Unit::Value))
}

/// "must be photo", "one of "danger" (red), …", "Currently, can be "mention" …", "must be one of 7322096 (0x6FB9F0), …".
fn choices(prose: &str) -> Vec<String> {
    if let Some((before, word)) = prose.rsplit_once(", must be ")
        && before.ends_with("ype of the media") | before.contains("type") | before.contains("Type")
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    {
        return vec![word.to_owned()];
    }
    let marker = ["must be one of ", "Must be one of ", "can be one of ", "Currently, can be "];
    let Some(rest) = marker.iter().find_map(|marker| Some(prose.split_once(marker)?.1)) else { return Vec::new() };
    let list = rest.split_once(". ").map_or(rest, |(list, _)| list);
    let quoted: Vec<String> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    if !quoted.is_empty() {
        return quoted;
    }
    list.split(", ")
        .filter_map(|item| item.trim_start_matches("or ").split(' ').next()?.parse::<i64>().ok())
        .map(|number| number.to_string())
        .collect()
}

/// "Choose one …: typing for text messages, `record_video` or `upload_video` for videos, …".
fn actions(prose: &str) -> Vec<String> {
    let list = prose.split_once(": ").map_or("", |(_, list)| list);
    list.split(", ").flat_map(|item| item.split(" for ").next().unwrap_or_default().split(" or ")).map(str::to_owned).collect()
}

fn charset(prose: &str) -> Option<fn(char) -> bool> {
    if prose.contains("only lowercase English letters, digits and underscores") {
        return Some(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    }
    if prose.contains("nly characters A-Z, a-z, 0-9, _ and - are allowed")
        || prose.contains("only A-Z, a-z, 0-9, _ and - are allowed")
    {
        return Some(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    }
    if prose.starts_with("A two-letter ISO 639-1 language code") {
        return Some(|c| c.is_ascii_lowercase());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read() {
        assert_eq!(limit("Text, 1-4096 characters after entities parsing"), Some((1.0, 4096.0, Unit::Characters)));
        assert_eq!(limit("Unique identifier for this result, 1-64 Bytes"), Some((1.0, 64.0, Unit::Bytes)));
        assert_eq!(limit("A list of 1-100 identifiers of messages"), Some((1.0, 100.0, Unit::Items)));
        assert_eq!(limit("measured in meters; 0-1500"), Some((0.0, 1500.0, Unit::Value)));
        assert_eq!(limit("Must be between 1 and 360 if specified."), Some((1.0, 360.0, Unit::Value)));
        assert_eq!(limit("should be between 60 and 86400, or 0x7FFFFFFF"), None);
        assert_eq!(limit("A two-letter ISO 639-1 language code"), None);
    }

    #[test]
    fn choices_are_read() {
        assert_eq!(choices("Scope type, must be all_group_chats"), ["all_group_chats"]);
        assert_eq!(choices("Currently, must be one of 7322096 (0x6FB9F0), or 16478047 (0xFB6F5F)."), ["7322096", "16478047"]);
        assert_eq!(choices("Must be one of \"danger\" (red), \"success\" (green). If omitted, \"x\""), ["danger", "success"]);
        assert!(choices("Text of the button").is_empty());
        let action =
            "Type of action to broadcast. Choose one: typing for text messages, record_video or upload_video for videos.";
        assert_eq!(actions(action), ["typing", "record_video", "upload_video"]);
    }
}
