//! The scripts that Kazakh and Russian are typed in: which one a text is in, and what it says in Cyrillic.
//!
//! Three readings of a text serve three ends. [`fold`] brings words of every script to one coarse skeleton in which they
//! compare: nobody sees it. [`reading()`] is what staff see under a message in Arabic or Latin letters. The opposite direction,
//! from the Cyrillic of `locales/` to what people read, is [`writing`].

pub mod chance;
pub mod fold;
pub mod language;
mod reading;
pub mod writing;

pub use reading::reading;

use crate::script::fold::{Alphabet, Token};

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Kazakh in Cyrillic, with or without its own letters.
    KkCyrl,
    /// Kazakh in Arabic letters (төте жазу).
    KkArab,
    /// Kazakh in Latin letters of any spelling.
    KkLatn,
    /// Russian.
    Ru,
    /// Kazakh and Russian, or several alphabets, in one text.
    Mixed,
    /// Anything else: another language, digits, nothing.
    Other,
}

impl Script {
    /// Every script, in the order of the tables that name them.
    pub const ALL: [Self; 6] = [Self::KkCyrl, Self::KkArab, Self::KkLatn, Self::Ru, Self::Mixed, Self::Other];

    /// Its name on the command line and in data: `kk-cyrl`, `kk-arab`, `kk-latn`, `ru`, `mixed`, `other`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::KkCyrl => "kk-cyrl",
            Self::KkArab => "kk-arab",
            Self::KkLatn => "kk-latn",
            Self::Ru => "ru",
            Self::Mixed => "mixed",
            Self::Other => "other",
        }
    }
}

/// The script of a text: by its letters, and where they are Cyrillic by the words of the two languages.
///
/// A few foreign letters (a name, an address on the web) do not make a text mixed. Arabic letters that Kazakh does not have,
/// and Latin words of which none looks Kazakh, make it [`Script::Other`].
#[must_use]
pub fn of(text: &str) -> Script {
    of_folded(text, &fold::tokens(text))
}

/// The same of a text whose words are folded already.
#[must_use]
pub fn of_folded(text: &str, words: &[Token]) -> Script {
    let mut letters = [0_usize; 3];
    for word in words.iter().filter(|word| !word.address) {
        letters[word.alphabet as usize] += word.skeleton.chars().filter(|c| c.is_alphabetic()).count();
    }
    let all: usize = letters.iter().sum();
    if all == 0 {
        return Script::Other;
    }
    let mostly = |alphabet: Alphabet| letters[alphabet as usize] * 4 >= all * 3;
    if mostly(Alphabet::Arabic) {
        return if language::foreign_arabic(text) { Script::Other } else { Script::KkArab };
    }
    if mostly(Alphabet::Latin) {
        return if language::kazakh_latin(text, words) { Script::KkLatn } else { Script::Other };
    }
    if mostly(Alphabet::Cyrillic) {
        return language::of_cyrillic(words);
    }
    Script::Mixed
}

#[cfg(test)]
mod tests;
