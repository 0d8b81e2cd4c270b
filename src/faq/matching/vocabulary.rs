//! Which features the wordings have, and how rare each is.

use super::{
    features::{self, ByName, ByWord, Name, Vector},
    said,
};
use crate::script::fold;

/// A feature that one wording in so many has says nothing, and takes the most time.
const COMMON: usize = 15;

/// A feature that is not compared.
const IGNORED: u32 = u32::MAX;

/// The features that are compared, numbered, and how rare each is.
pub(super) struct Vocabulary {
    features: ByName<Feature>,
    rarity: Vec<f32>,
    wordings: f32,
}

/// A feature that some wording has.
#[derive(Clone, Copy)]
struct Feature {
    /// [`IGNORED`] where it is too common.
    number: u32,
    /// In how many wordings it stands.
    count: u32,
}

impl Vocabulary {
    /// Counts the features of all wordings and gives each wording's own.
    pub(super) fn new(wordings: &[&str]) -> (Self, Vec<Vector>) {
        let mut reader = Reader::default();
        let found: Vec<Vector> = wordings.iter().map(|wording| reader.read(wording)).collect();
        let mut vocabulary = Self { features: ByName::default(), rarity: Vec::new(), wordings: small(wordings.len()) };
        let numbers: Vec<u32> = reader.counts.iter().map(|count| vocabulary.number(*count)).collect();
        let features = reader.numbers.iter().map(|(name, id)| {
            let (number, count) = (numbers[*id as usize], reader.counts[*id as usize]);
            (*name, Feature { number, count })
        });
        vocabulary.features = features.collect();
        let vectors = found.into_iter().map(|mut found| {
            found.retain_mut(|(id, _)| {
                *id = numbers[*id as usize];
                *id != IGNORED
            });
            vocabulary.weigh(&mut found);
            found
        });
        let vectors = vectors.collect();
        (vocabulary, vectors)
    }

    /// The next number, for a feature that so many wordings have.
    fn number(&mut self, count: u32) -> u32 {
        if count as usize * COMMON >= (self.wordings as usize).max(COMMON * COMMON) {
            return IGNORED;
        }
        self.rarity.push(self.rarity_of(count));
        u32::try_from(self.rarity.len() - 1).expect("fewer features than that")
    }

    /// How many features there are.
    pub(super) fn len(&self) -> usize {
        self.rarity.len()
    }

    /// A text's features by their rarity, as a vector of length 1; empty when none is known.
    pub(super) fn vector(&self, words: &[String]) -> Vector {
        let known =
            features::of(words).into_iter().filter_map(|(name, weight)| Some((self.features.get(&name)?.number, weight)));
        let mut vector: Vector = known.filter(|(number, _)| *number != IGNORED).collect();
        self.weigh(&mut vector);
        vector
    }

    fn weigh(&self, vector: &mut Vector) {
        for (number, weight) in &mut *vector {
            *weight *= self.rarity[*number as usize];
        }
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        for (_, weight) in vector {
            *weight /= length;
        }
    }

    fn rarity_of(&self, count: u32) -> f32 {
        (self.wordings / small(count as usize)).ln().max(0.0)
    }

    /// How much of what the words say is known by the features that count, by the rarity of each word, from 0 to 1. A feature that
    /// is too common to be compared counts always.
    pub(super) fn coverage(&self, words: &[String], counts: impl Fn(u32) -> bool) -> f32 {
        let (mut all, mut known) = (0.0, 0.0);
        for word in words {
            let rarity = self.rarity_of(self.known(word).1);
            all += rarity;
            let marks = features::marks_of(word).into_iter().flatten();
            let share = marks.filter_map(|(name, share)| {
                let feature = self.features.get(&name)?;
                (feature.number == IGNORED || counts(feature.number)).then_some(share)
            });
            known += rarity * share.reduce(f32::max).unwrap_or(0.0);
        }
        if all > 0.0 { known / all } else { 0.0 }
    }

    /// How well one word is known, from 0 to 1, and how many wordings have what is known of it.
    pub(super) fn known(&self, word: &str) -> (f32, u32) {
        let marks = features::marks_of(word).into_iter().flatten();
        let best = marks.filter_map(|(name, share)| Some((share, self.features.get(&name)?.count)));
        best.reduce(|best, next| if next.0 > best.0 { next } else { best }).unwrap_or((0.0, 1))
    }
}

/// Reads wordings. Most of their words stand in many of them, so each is folded and taken apart once.
#[derive(Default)]
struct Reader<'a> {
    /// What stands between two blanks, as its words.
    pieces: ByWord<&'a str, Vec<u32>>,
    words: ByWord<String, u32>,
    /// Of every word its features and its concept.
    parts: Vec<(Vector, Option<u8>)>,
    /// Features by name, numbered as they come, so that the same wordings give the same numbers.
    numbers: ByName<u32>,
    counts: Vec<u32>,
    /// For each feature the last wording that had it.
    seen: Vec<u32>,
    wordings: u32,
}

impl<'a> Reader<'a> {
    /// A wording's features, each once, not yet weighed by their rarity.
    fn read(&mut self, wording: &'a str) -> Vector {
        self.wordings += 1;
        let mut words = Vec::new();
        for piece in wording.split_whitespace() {
            if let Some(known) = self.pieces.get(piece) {
                words.extend_from_slice(known);
                continue;
            }
            let read: Vec<u32> = fold::skeletons(piece).into_iter().map(|word| self.word(word)).collect();
            words.extend_from_slice(&read);
            self.pieces.insert(piece, read);
        }
        let words = said(words);
        let mut found = Vector::with_capacity(words.len() * 16);
        let mut concepts = Vec::new();
        for word in words {
            let (features, concept) = &self.parts[word as usize];
            concepts.extend(*concept);
            for (id, weight) in features {
                if std::mem::replace(&mut self.seen[*id as usize], self.wordings) != self.wordings {
                    found.push((*id, *weight));
                }
            }
        }
        for (name, weight) in features::of_concepts(concepts) {
            let id = self.id(name);
            found.push((id, weight));
        }
        for (id, _) in &found {
            self.counts[*id as usize] += 1;
        }
        found
    }

    /// A word's number; a new one is taken apart.
    fn word(&mut self, word: String) -> u32 {
        if let Some(known) = self.words.get(&word) {
            return *known;
        }
        let number = u32::try_from(self.parts.len()).expect("fewer words than that");
        let (features, concept) = features::of_one(&word);
        let features = features.into_iter().map(|(name, weight)| (self.id(name), weight)).collect();
        self.parts.push((features, concept));
        self.words.insert(word, number);
        number
    }

    fn id(&mut self, name: Name) -> u32 {
        let next = u32::try_from(self.counts.len()).expect("fewer features than that");
        let id = *self.numbers.entry(name).or_insert(next);
        if id == next {
            self.counts.push(0);
            self.seen.push(0);
        }
        id
    }
}

/// A count as a number to reckon with; counts here are far below where that loses anything.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
