//! What a message in Arabic or Latin letters says, in Cyrillic, for staff who read only that.
//!
//! Arabic letters leave out which vowels are front, and chat Latin leaves out still more: a word that the centre's own texts
//! have is taken from there ([`lexicon`]), any other is read by rule. A reading is a help beside the original, not a quotation.

mod arabic;
mod latin;
mod lexicon;

use crate::script::{
    Script,
    fold::{Alphabet, plain, tokens},
    of,
};

/// The Cyrillic reading of a text: words in Arabic letters, and in a Latin text the Latin ones too, become Cyrillic.
///
/// Cyrillic words, addresses of the web, `@names`, commands and digits stay as they are; punctuation becomes European and marks of
/// direction go.
#[must_use]
pub fn reading(text: &str) -> String {
    let text: String = plain(text).collect();
    let script = of(&text);
    let latin = (script == Script::KkLatn).then(|| latin::Habit::of(&text));
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let bare = piece.trim_end();
        if bare.starts_with('/') || tokens(bare).iter().any(|token| token.address) {
            out.push_str(piece);
            continue;
        }
        for c in piece.chars() {
            if c.is_alphanumeric() || is_part(c, &word) {
                word.push(c);
                continue;
            }
            out.push_str(&of_word(&word, latin));
            word.clear();
            match c {
                '،' => out.push(','),
                '؛' => out.push(';'),
                '؟' => out.push('?'),
                '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => {}
                c => out.push(c),
            }
        }
        out.push_str(&of_word(&word, latin));
        word.clear();
    }
    out
}

/// Whether a mark belongs to the word around it: hamza, joiners, combining marks, the apostrophe of a Latin spelling.
fn is_part(c: char, word: &str) -> bool {
    match c {
        '\u{621}' | '\u{674}' | '\u{654}' | '\u{640}' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' => true,
        '\u{200c}' | '\u{200d}' | '\'' | '’' | 'ʼ' | 'ʻ' => !word.is_empty(),
        _ => false,
    }
}

fn of_word(word: &str, latin: Option<latin::Habit>) -> String {
    let Some(token) = tokens(word).into_iter().next() else { return word.to_owned() };
    match (token.alphabet, latin) {
        (Alphabet::Arabic, _) => arabic::read(word),
        (Alphabet::Latin, Some(habit)) => latin::read(word, habit),
        _ => word.to_owned(),
    }
}
