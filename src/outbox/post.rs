//! A post as data: what an announcement says to one reader. Words and labels stand in the post itself, because people of the centre
//! wrote them; only what is added to them (the footer) comes from the locales.

use serde::{Deserialize, Serialize};

use crate::{
    button::Button,
    script::writing::{self, Letters},
    text::{Lang, Locales, Text, Tongue},
};

/// Telegram's limit for a caption, in UTF-16 code units after the markup is taken off (Bot API, `sendPhoto.caption`).
pub const MAX_CAPTION: usize = 1024;

/// How many pieces an album has (Bot API, `sendMediaGroup.media`).
pub const ALBUM: std::ops::RangeInclusive<usize> = 2..=10;

/// One message, or one album, to one reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// What is shown besides the words.
    #[serde(default, skip_serializing_if = "Media::is_none")]
    pub media: Media,
    /// The words as Telegram HTML, Kazakh in Cyrillic; empty where there are none. With media they are the caption.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The language that words and labels are in.
    pub lang: Lang,
    /// How the reader reads: the footer's language, and the letters of Kazakh words.
    pub tongue: Tongue,
    /// Said under the words, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub footer: Vec<Text>,
    /// The buttons, row by row. An album has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<Vec<PostKey>>,
    /// Sent as a paid broadcast (Bot API, `allow_paid_broadcast`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paid: bool,
}

/// What a post shows. Files are named by Telegram's `file_id`, so that they stay when the message that they came with is deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// Nothing but words.
    #[default]
    None,
    /// A photo.
    Photo(String),
    /// A video.
    Video(String),
    /// A file of any other kind.
    Document(String),
    /// Two to ten pieces, shown together.
    Album(Vec<Piece>),
    /// A point on the map, in millionths of a degree.
    Location {
        /// North is positive.
        latitude_e6: i32,
        /// East is positive.
        longitude_e6: i32,
    },
}

/// A piece of an album. Documents stand only with documents (Bot API, `sendMediaGroup`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// Telegram's `file_id`.
    pub file_id: String,
}

/// The kinds of files that a post can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A photo.
    Photo,
    /// A video.
    Video,
    /// Any other file.
    Document,
}

/// A button under a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostKey {
    /// What it says, in the language of the post; Kazakh in Cyrillic.
    pub label: String,
    /// What it does.
    pub to: PostTo,
}

/// What a button under a post does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostTo {
    /// Opens an address (`https`, `http` or `tg`).
    Open(String),
    /// Is pressed.
    Press(Button),
}

impl Media {
    /// Whether there is nothing to show.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// How many messages it is: the pieces of an album, else one.
    #[must_use]
    pub fn messages(&self) -> usize {
        match self {
            Self::Album(pieces) => pieces.len(),
            _ => 1,
        }
    }

    /// Its files, in order; none for words and locations.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let one = |kind, file_id: &String| vec![Piece { kind, file_id: file_id.clone() }];
        match self {
            Self::None | Self::Location { .. } => Vec::new(),
            Self::Photo(file_id) => one(Kind::Photo, file_id),
            Self::Video(file_id) => one(Kind::Video, file_id),
            Self::Document(file_id) => one(Kind::Document, file_id),
            Self::Album(pieces) => pieces.clone(),
        }
    }
}

impl Post {
    /// How many messages of Telegram's it is; limits count them all.
    #[must_use]
    pub fn messages(&self) -> usize {
        self.media.messages()
    }

    /// The letters in which this reader reads these words: the chosen ones where both are Kazakh.
    #[must_use]
    pub fn letters(&self) -> Letters {
        if self.lang == Lang::Kk && self.tongue.lang == Lang::Kk { self.tongue.letters } else { Letters::Cyrl }
    }

    /// Words and footer as Telegram HTML, as this reader sees them; empty where there are none.
    #[must_use]
    pub fn html(&self, locales: &Locales) -> String {
        let words = (!self.words.is_empty()).then(|| writing::html(self.words.clone(), self.letters()));
        let footer = self.footer.iter().map(|text| locales.html(self.tongue, text));
        words.into_iter().chain(footer).collect::<Vec<_>>().join("\n\n")
    }
}

/// Telegram's numbers of what was sent, as a recipient's row keeps them: `17,18;19` for posts of two messages and of one.
#[must_use]
pub fn numbers(posts: &[Post], messages: &[i32]) -> String {
    let mut rest = messages;
    let mut parts = Vec::with_capacity(posts.len());
    for post in posts {
        let (own, others) = rest.split_at(post.messages().min(rest.len()));
        parts.push(own.iter().map(ToString::to_string).collect::<Vec<_>>().join(","));
        rest = others;
    }
    parts.join(";")
}

/// What [`numbers`] wrote, post by post. Anything else is left out.
#[must_use]
pub fn read_numbers(numbers: &str) -> Vec<Vec<i32>> {
    let post = |part: &str| part.split(',').filter_map(|number| number.parse().ok()).collect();
    numbers.split(';').map(post).collect()
}

/// How many UTF-16 code units Telegram counts: those of the HTML without tags, each entity as the one character that it stands for.
#[must_use]
pub fn length(html: &str) -> usize {
    let (mut units, mut rest) = (0, html);
    while let Some(letter) = rest.chars().next() {
        let entity = || rest.find(';').filter(|end| *end <= 8 && !rest[1..*end].contains(['&', ' ', '<']));
        rest = match letter {
            '<' => rest.find('>').map_or("", |end| &rest[end + 1..]),
            '&' if let Some(end) = entity() => {
                units += 1;
                &rest[end + 1..]
            }
            letter => {
                units += letter.len_utf16();
                &rest[letter.len_utf8()..]
            }
        };
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telegram_counts_what_is_read() {
        for (html, units) in [
            ("", 0),
            ("Сәлем", 5),
            ("<b>Сә</b>лем", 5),
            ("<a href=\"https://example.org/a?b&amp;c\">a</a> &lt; b", 5),
            ("🙂", 2),
            ("a & b", 5),
        ] {
            assert_eq!(length(html), units, "{html}");
        }
    }

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let piece = |id: &str| Piece { kind: Kind::Photo, file_id: id.into() };
        let post = |media| Post {
            media,
            words: String::new(),
            lang: Lang::Kk,
            tongue: Lang::Kk.into(),
            footer: Vec::new(),
            keys: Vec::new(),
            paid: false,
        };
        let posts = [post(Media::Album(vec![piece("a"), piece("b")])), post(Media::None)];
        assert_eq!(numbers(&posts, &[17, 18, 19]), "17,18;19");
        assert_eq!(read_numbers("17,18;19"), [vec![17, 18], vec![19]]);
        assert_eq!(read_numbers(&numbers(&posts, &[17])), [vec![17], vec![]]);
    }
}
