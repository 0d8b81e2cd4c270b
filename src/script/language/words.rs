//! Which language a Cyrillic word is of, Kazakh or Russian, learnt from the wordings beside the answers when the program is built.
//!
//! Both languages share most letters, many type Kazakh without the letters that are its own, and each takes words from the other.
//! What tells them apart is what their words are made of: a linear classifier (a perceptron with a margin) weighs the pieces of one
//! to five letters. Only arithmetic that rounds the same everywhere goes into it, so that every machine learns the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::script::{
    chance::mixed,
    fold::{self, Alphabet, Token},
};

/// How many weights there are. The wordings have some 77,000 pieces; those that fall on the same weight share it, and a word has
/// enough others.
const PLACES: usize = 1 << 17;

/// The longest piece of a word, in letters.
const LONGEST: usize = 5;

/// How often each word is looked at.
const EPOCHS: u64 = 10;

/// How far a word moves the weights in the first epoch.
const RATE: f32 = 0.5;

/// A word that is this far on its side moves nothing.
const MARGIN: f32 = 1.0;

/// No word says more than this for a language: about what one with a letter that only Kazakh has does.
pub const MOST: f32 = 2.0;

/// The weights of the pieces: above 0 for Russian, below 0 for Kazakh.
pub struct Words(Vec<f32>);

impl Words {
    /// Learns from lines of each language. Russian ones with a letter that only Kazakh has are mixed and teach nothing. Words
    /// count by the logarithm of how often they occur.
    #[must_use]
    pub fn learn(kazakh: &[String], russian: &[String]) -> Self {
        let kazakh: Vec<_> = kazakh.iter().map(|line| fold::tokens(line)).collect();
        let russian: Vec<_> = russian.iter().map(|line| fold::tokens(line)).collect();
        let russian = russian.iter().filter(|line| line.iter().all(|word| !word.kazakh)).flatten();
        let examples: BTreeSet<(&str, bool, u32)> = [(counted(kazakh.iter().flatten()), false), (counted(russian), true)]
            .iter()
            .flat_map(|(words, russian)| words.iter().map(|(word, times)| (*word, *russian, (times + 1).ilog2())))
            .collect();
        let mut weights = vec![0.0; PLACES];
        for epoch in 0..EPOCHS {
            let mut order: Vec<_> = examples.iter().collect();
            order.sort_unstable_by_key(|(word, russian, _)| (mixed(word.chars(), epoch + u64::from(*russian)), *russian));
            #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
            let rate = RATE / (1 + epoch) as f32;
            for (word, russian, weight) in order {
                let places = places(word);
                let side = if *russian { 1.0 } else { -1.0 };
                let short = MARGIN - side * sum(&weights, &places);
                if short > 0.0 {
                    #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
                    let step = side * rate * *weight as f32 * short.min(1.0) / (places.len() as f32).sqrt();
                    places.iter().for_each(|place| weights[*place] += step);
                }
            }
        }
        Self(weights)
    }

    /// What was learnt, as bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        self.0.iter().flat_map(|weight| weight.to_le_bytes()).collect()
    }

    /// Reads what [`Words::write`] gave.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let (weights, _) = bytes.as_chunks();
        Self(weights.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }

    /// How much a word in Cyrillic letters speaks for Russian, from -[`MOST`] (Kazakh) to [`MOST`].
    #[must_use]
    pub fn russian(&self, word: &Token) -> f32 {
        if word.kazakh { -MOST } else { sum(&self.0, &places(&word.fine)).clamp(-MOST, MOST) }
    }
}

/// How often each word in Cyrillic letters occurs.
fn counted<'a>(words: impl Iterator<Item = &'a Token>) -> BTreeMap<&'a str, u32> {
    let mut counted = BTreeMap::new();
    for word in words.filter(|word| word.alphabet == Alphabet::Cyrillic && word.fine.chars().all(char::is_alphabetic)) {
        *counted.entry(word.fine.as_str()).or_default() += 1;
    }
    counted
}

/// What the pieces say together, whatever their number.
fn sum(weights: &[f32], places: &[usize]) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
    let length = (places.len() as f32).sqrt();
    places.iter().map(|place| weights[*place]).sum::<f32>() / length
}

/// Where the weights of a word's pieces stand: the whole word and every row of one to five letters, with its ends marked.
fn places(word: &str) -> Vec<usize> {
    let letters: Vec<char> = format!("^{word}$").chars().collect();
    let pieces = (1..=LONGEST).flat_map(|length| letters.windows(length));
    pieces.map(|piece| place(mixed(piece.iter().copied(), 1))).chain([place(mixed(word.chars(), 0))]).collect()
}

fn place(hash: u64) -> usize {
    usize::try_from(hash >> 40).expect("24 bits") % PLACES
}
