//! What of a text's words is compared: the word, its beginnings, its letter triples and quadruples, and what it is about.
//!
//! Kazakh piles endings on a stem and people mistype both: no single one of these survives everything, but some of them always
//! do.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::concepts;

/// A sparse vector: features with their weights, each feature once.
pub(super) type Vector = Vec<(u32, f32)>;

/// A feature's name, hashed.
pub(super) type Name = u64;

/// What a whole word weighs.
const WORD: f32 = 0.8;
/// What a word's beginning weighs.
const BEGINNING: f32 = 0.7;
/// What three or four letters in a row weigh.
const GRAM: f32 = 0.7;
/// What a concept weighs.
const CONCEPT: f32 = 1.0;
/// What two concepts in one text weigh.
const CONCEPTS: f32 = 1.3;

/// More concepts than this of one text are not paired: it is a story.
const MOST_CONCEPTS: usize = 12;

/// What one word (a skeleton) gives, whatever stands around it: its features with what each weighs by its kind, and its concept.
pub(super) fn of_one(word: &str) -> (Vec<(Name, f32)>, Option<u8>) {
    let mut padded = Vec::with_capacity(word.len() + 2);
    padded.push('^');
    padded.extend(word.chars());
    padded.push('$');
    let letters = &padded[1..padded.len() - 1];
    let mut found = Vec::with_capacity(letters.len() * 2 + 3);
    found.push((name(1, letters), WORD));
    for length in [4, 6] {
        if letters.len() >= length {
            found.push((name(2, &letters[..length]), BEGINNING));
        }
    }
    for length in [3, 4] {
        found.extend(padded.windows(length).map(|gram| (name(3, gram), GRAM)));
    }
    (found, concepts::of(word))
}

/// The features of what a text is about: each concept, and every two of them.
pub(super) fn of_concepts(mut concepts: Vec<u8>) -> Vec<(Name, f32)> {
    let mut found = Vec::with_capacity(concepts.len() * (concepts.len() + 1) / 2);
    concepts.sort_unstable();
    concepts.dedup();
    concepts.truncate(MOST_CONCEPTS);
    for (at, one) in concepts.iter().enumerate() {
        let one = of_concept(*one);
        found.push((one, CONCEPT));
        found.extend(concepts[at + 1..].iter().map(|other| (mix(one, u64::from(*other)), CONCEPTS)));
    }
    found
}

/// The features of words (skeletons), each once.
pub(super) fn of(words: &[&str]) -> Vec<(Name, f32)> {
    let mut found = Vec::with_capacity(words.len() * 20);
    let mut concepts = Vec::new();
    for word in words {
        let (features, concept) = of_one(word);
        found.extend(features);
        concepts.extend(concept);
    }
    found.extend(of_concepts(concepts));
    found.sort_unstable_by_key(|(name, _)| *name);
    found.dedup_by_key(|(name, _)| *name);
    found
}

/// The names by which one word is known, with how well it is known by each, from 0 to 1: the whole, its longer beginning, what it
/// is about, its shorter beginning.
pub(super) fn marks_of(word: &str) -> [Option<(Name, f32)>; 4] {
    let letters: Vec<char> = word.chars().collect();
    let beginning = |length: usize| letters.get(..length).map(|letters| name(2, letters));
    [
        Some((name(1, &letters), 1.0)),
        beginning(6).map(|name| (name, 0.9)),
        concepts::of(word).map(|concept| (of_concept(concept), 0.8)),
        beginning(4).map(|name| (name, 0.5)),
    ]
}

fn of_concept(concept: u8) -> Name {
    mix(mix(SEED, 4), u64::from(concept))
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

fn name(kind: u64, letters: &[char]) -> Name {
    letters.iter().fold(mix(SEED, kind), |name, letter| mix(name, u64::from(u32::from(*letter))))
}

fn mix(name: Name, next: u64) -> Name {
    let mixed = (name.rotate_left(5) ^ next).wrapping_mul(0x517c_c1b7_2722_0a95);
    mixed ^ (mixed >> 29)
}

/// Names are hashes already; words are hashed as they come, since they are the centre's own.
#[derive(Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = mix(self.0, u64::from_le_bytes(word));
        }
    }

    fn write_u64(&mut self, name: u64) {
        self.0 = name;
    }
}

/// A map by name.
pub(super) type ByName<T> = HashMap<Name, T, BuildHasherDefault<AsIs>>;

/// A map by words of the wordings.
pub(super) type ByWord<W, T> = HashMap<W, T, BuildHasherDefault<AsIs>>;
