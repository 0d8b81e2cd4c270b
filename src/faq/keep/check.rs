//! What is written in the chat, made into the source of a text, or refused with the reason. Pure.

use serde::{Deserialize, Serialize};

use crate::{
    faq::topics::Topic,
    text::{
        Text,
        source::{self, What},
    },
    texts,
};

/// The longest answer, in UTF-16 units: with title, footer and everything that its variables bring it fits into one message of 4096.
const MAX_TEXT: usize = 3_000;

/// The longest title: more does not show on a button on a phone.
const MAX_TITLE: usize = 38;

/// The markup that a text may have, of what Telegram knows (Bot API, "HTML style").
const TAGS: [&str; 8] = ["b", "i", "u", "s", "code", "pre", "a", "blockquote"];

/// What of a topic is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The answer.
    Text,
    /// Its title, which is also its button.
    Title,
}

impl Part {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Text, Self::Title];

    /// The word in buttons.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "t",
            Self::Title => "n",
        }
    }

    /// The id of the text that it is.
    #[must_use]
    pub fn text_id(self, topic: &str) -> String {
        match self {
            Self::Text => format!("faq-{topic}"),
            Self::Title => format!("faq-{topic}.title"),
        }
    }

    /// The part and topic of a text's id; `None` where it is no answer's.
    #[must_use]
    pub fn of_text_id(id: &str) -> Option<(Self, &str)> {
        let topic = id.strip_prefix("faq-")?;
        match topic.split_once('.') {
            None => Some((Self::Text, topic)),
            Some((topic, "title")) => Some((Self::Title, topic)),
            Some(_) => None,
        }
    }
}

/// The variables that a topic's answer is given, in alphabetical order; a title has none.
#[must_use]
pub fn known(topic: &Topic, part: Part) -> Vec<&'static str> {
    let centre = ["centre", "centre_address", "centre_phone"];
    let sums = [
        "certificate",
        "doctor",
        "employer",
        "lift",
        "loan",
        "mrp",
        "relocation",
        "relocation5",
        "rent_max",
        "rent_min",
        "year",
    ];
    match part {
        Part::Title => Vec::new(),
        Part::Text if topic.amounts => centre.into_iter().chain(sums).collect(),
        Part::Text => centre.into(),
    }
}

/// The source of what was written, `html` with its markup.
///
/// # Errors
/// With what is wrong, to be read by whoever wrote it.
pub fn source(topic: &Topic, part: Part, html: &str) -> Result<String, Text> {
    let words = by_paragraph(&allowed_only(html.trim()));
    let variables = source::variables(&words).map_err(|wrong| problem(wrong, &words))?;
    let known = known(topic, part);
    if let Some(unknown) = variables.iter().find(|name| !known.contains(&name.as_str())) {
        let list = known.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(", ");
        let unknown = format!("{{ ${unknown} }}");
        return Err(if known.is_empty() {
            texts::keep_no_variables(unknown)
        } else {
            texts::keep_unknown_variable(list, unknown)
        });
    }
    let length = |words: &str| i64::try_from(plain(words).encode_utf16().count()).unwrap_or(i64::MAX);
    let most = i64::try_from(if part == Part::Title { MAX_TITLE } else { MAX_TEXT }).unwrap_or(i64::MAX);
    if length(&words) > most {
        return Err(texts::keep_too_long(length(&words), most));
    }
    if part == Part::Title && (words.contains('<') || words.contains('&')) {
        return Err(texts::keep_title_plain());
    }
    if part == Part::Title && words.contains('\n') {
        return Err(texts::keep_title_one_line());
    }
    Ok(words)
}

/// Whether both languages name the same variables; else one that only one of them has. A release refuses to be built otherwise.
///
/// # Errors
/// With the variable that is missing in one of them.
pub fn same_variables(kk: &str, ru: &str) -> Result<(), Text> {
    let (kk, ru) = (source::variables(kk).unwrap_or_default(), source::variables(ru).unwrap_or_default());
    let missing = |name: &String| format!("{{ ${name} }}");
    if let Some(name) = kk.iter().find(|name| !ru.contains(name)) {
        return Err(texts::keep_missing_in_ru(missing(name)));
    }
    ru.iter().find(|name| !kk.contains(name)).map_or(Ok(()), |name| Err(texts::keep_missing_in_kk(missing(name))))
}

fn problem(wrong: source::Wrong, words: &str) -> Text {
    let shown: String = plain(words.lines().nth(wrong.line - 1).unwrap_or_default()).chars().take(60).collect();
    let line = i64::try_from(wrong.line).unwrap_or(i64::MAX);
    match wrong.what {
        What::Empty => texts::keep_empty(),
        What::Open => texts::keep_brace_open(line, shown),
        What::Close => texts::keep_brace_close(line, shown),
        What::Program => texts::keep_program(line, shown),
        What::Other => texts::keep_not_fluent(line, shown),
    }
}

/// The words without markup, as people see them; variables stand as they are.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut words = String::new();
    for piece in pieces(html) {
        if let Piece::Words(part) = piece {
            words.push_str(part);
        }
    }
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

enum Piece<'a> {
    Words(&'a str),
    /// Name and everything between `<` and `>`.
    Open(&'a str, &'a str),
    Close(&'a str),
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        found.push(Piece::Words(&rest[..start]));
        let Some(end) = rest[start..].find('>') else {
            found.push(Piece::Words(&rest[start..]));
            return found;
        };
        let tag = &rest[start + 1..start + end];
        found.push(match tag.strip_prefix('/') {
            Some(name) => Piece::Close(name),
            None => Piece::Open(tag.split(' ').next().unwrap_or_default(), tag),
        });
        rest = &rest[start + end + 1..];
    }
    found.push(Piece::Words(rest));
    found
}

/// Markup that is not for answers (spoilers, moving emoji) is left out, its words stay.
fn allowed_only(html: &str) -> String {
    let mut kept = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Words(words) => kept.push_str(words),
            Piece::Open(name, tag) if TAGS.contains(&name) => kept.push_str(&format!("<{tag}>")),
            Piece::Close(name) if TAGS.contains(&name) => kept.push_str(&format!("</{name}>")),
            Piece::Open(..) | Piece::Close(_) => {}
        }
    }
    kept
}

/// Markup that goes on over an empty line is closed before it and opened behind it: a long message is cut between paragraphs.
fn by_paragraph(html: &str) -> String {
    let mut written = String::new();
    let mut open: Vec<(&str, &str)> = Vec::new();
    for piece in pieces(html) {
        match piece {
            Piece::Words(words) => {
                for (index, part) in words.split("\n\n").enumerate() {
                    if index > 0 {
                        written.extend(open.iter().rev().map(|(name, _)| format!("</{name}>")));
                        written.push_str("\n\n");
                        written.extend(open.iter().map(|(_, tag)| format!("<{tag}>")));
                    }
                    written.push_str(part);
                }
            }
            Piece::Open(name, tag) => {
                open.push((name, tag));
                written.push_str(&format!("<{tag}>"));
            }
            Piece::Close(name) => {
                if open.last().is_some_and(|(last, _)| *last == name) {
                    open.pop();
                    written.push_str(&format!("</{name}>"));
                }
            }
        }
    }
    written.extend(open.iter().rev().map(|(name, _)| format!("</{name}>")));
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faq::topics::Topics;

    fn wrote(topic: &str, part: Part, html: &str) -> Result<String, String> {
        source(Topics::embedded().get(topic).unwrap(), part, html).map_err(|text| text.id.to_string())
    }

    #[test]
    fn what_was_written_becomes_a_source() {
        let said = "Зейнет жасы – <b>63 жас</b>.\n\n• 1 &lt; 2 &amp; <a href=\"https://egov.kz\">egov.kz</a>";
        assert_eq!(wrote("pension", Part::Text, said), Ok(said.to_owned()));
        let sum = "{ $year } жылы <b>{ $relocation }</b>";
        assert_eq!(wrote("money-relocation", Part::Text, sum), Ok(sum.to_owned()));
        assert_eq!(wrote("pension", Part::Title, " Зейнетақы "), Ok("Зейнетақы".to_owned()));
    }

    #[test]
    fn markup_ends_with_its_paragraph_and_foreign_markup_goes() {
        assert_eq!(wrote("pension", Part::Text, "<b>бір\n\nекі</b>"), Ok("<b>бір</b>\n\n<b>екі</b>".to_owned()));
        assert_eq!(wrote("pension", Part::Text, "<tg-spoiler>бір</tg-spoiler> екі"), Ok("бір екі".to_owned()));
    }

    #[test]
    fn mistakes_are_named() {
        let id = |topic, part, html: &str| wrote(topic, part, html).unwrap_err();
        assert_eq!(id("pension", Part::Text, "  "), "keep-empty");
        assert_eq!(id("pension", Part::Text, "бір { екі"), "keep-brace-open");
        assert_eq!(id("pension", Part::Text, "бір } екі"), "keep-brace-close");
        assert_eq!(id("pension", Part::Text, "{ menu-help }"), "keep-program");
        assert_eq!(id("pension", Part::Text, "{ $relocation }"), "keep-unknown-variable");
        assert_eq!(id("pension", Part::Title, "{ $year }"), "keep-no-variables");
        assert_eq!(id("pension", Part::Title, "<b>а</b>"), "keep-title-plain");
        assert_eq!(id("pension", Part::Title, "а\nә"), "keep-title-one-line");
        assert_eq!(id("pension", Part::Title, &"ә".repeat(39)), "keep-too-long");
        assert_eq!(id("pension", Part::Text, &"ә".repeat(3001)), "keep-too-long");
        assert_eq!(same_variables("{ $year }", "год").unwrap_err().id, "keep-missing-in-ru");
        assert_eq!(same_variables("жыл", "{ $year }").unwrap_err().id, "keep-missing-in-kk");
        assert_eq!(same_variables("{ $a } { $b }", "{ $b } { $a }"), Ok(()));
    }

    #[test]
    fn the_known_variables_are_those_that_an_answer_is_given() {
        let topics = Topics::embedded();
        let locales = crate::text::Locales::embedded();
        for topic in topics.all() {
            for lang in crate::text::Lang::ALL {
                let words = locales.original(lang, &Part::Text.text_id(&topic.id)).unwrap();
                let known = known(topic, Part::Text);
                let strange = source::variables(&words).unwrap().into_iter().find(|name| !known.contains(&name.as_str()));
                assert_eq!(strange, None, "{}", topic.id);
            }
        }
    }
}
