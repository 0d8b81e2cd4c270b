//! Kazakh in the letters that a reader has chosen. Every Kazakh text exists once, in Cyrillic; here it is written in the Arabic
//! script of the Kazakhs of China (төте жазу) or in the Latin alphabet of 2021, word by word, at the last moment.
//!
//! What is no Kazakh word stays as it is: markup, code, links, addresses, `@names`, `/commands`, numbers and Latin words. Words that the rule
//! gets wrong stand in `locales/kk/scripts.tsv`, which a translator edits.

mod arabic;
mod exceptions;
mod latin;
mod pieces;

use serde::{Deserialize, Serialize};

use crate::script::writing::pieces::Piece;

/// The letters in which somebody reads Kazakh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Letters {
    /// Cyrillic, as the texts are kept.
    #[default]
    Cyrl,
    /// Төте жазу, the Arabic script of the Kazakhs of China.
    Arab,
    /// The Latin alphabet of 2021, 31 letters.
    Latn,
}

impl Letters {
    /// All three, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Cyrl, Self::Arab, Self::Latn];

    /// The code of ISO 15924 in small letters, as the database writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cyrl => "cyrl",
            Self::Arab => "arab",
            Self::Latn => "latn",
        }
    }

    /// The letters of a code that [`Letters::code`] gave; `None` for any other.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letters| letters.code() == code)
    }
}

/// A Kazakh text in Telegram's HTML, written in the given letters. Tags, entities and what stands in `<code>` and `<pre>` stay.
#[must_use]
pub fn html(text: String, letters: Letters) -> String {
    write(text, letters, true)
}

/// A Kazakh text without markup, written in the given letters.
#[must_use]
pub fn plain(text: String, letters: Letters) -> String {
    write(text, letters, false)
}

fn write(text: String, letters: Letters, markup: bool) -> String {
    if letters == Letters::Cyrl {
        return text;
    }
    let lines: Vec<String> = pieces::lines(&text, markup)
        .into_iter()
        .map(|line| match letters {
            Letters::Cyrl => unreachable!("returned above"),
            Letters::Latn => line.iter().map(latin_piece).collect(),
            Letters::Arab => arabic::line(&line),
        })
        .collect();
    lines.join("\n")
}

fn latin_piece(piece: &Piece<'_>) -> String {
    match piece {
        Piece::Word(word) => exceptions::latin(word).unwrap_or_else(|| latin::word(word)),
        Piece::Kept(kept) | Piece::Number(kept) | Piece::Markup(kept) | Piece::Other(kept) => (*kept).to_owned(),
    }
}

#[cfg(test)]
mod tests;
