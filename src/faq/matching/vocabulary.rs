//! Which features the wordings have, and how rare each is.

use super::{
    concepts,
    features::{self, ByName, Name, Vector},
};

/// A feature that one wording in so many has says nothing, and takes the most time.
const COMMON: usize = 15;

/// The features that are compared, numbered, and how rare each is.
pub(super) struct Vocabulary {
    numbers: ByName<u32>,
    rarity: Vec<f32>,
    /// In how many wordings each feature stands.
    counts: ByName<u32>,
    wordings: f32,
}

impl Vocabulary {
    /// Counts the features of all wordings and gives each wording's own.
    pub(super) fn new(wordings: &[Vec<String>]) -> (Self, Vec<Vector>) {
        let found: Vec<Vec<(Name, f32)>> = wordings.iter().map(|words| distinct(words)).collect();
        let mut counts: ByName<u32> = ByName::default();
        for (name, _) in found.iter().flatten() {
            *counts.entry(*name).or_default() += 1;
        }
        let mut vocabulary =
            Self { numbers: ByName::default(), rarity: Vec::new(), counts: ByName::default(), wordings: small(wordings.len()) };
        // In the order of the wordings, so that the same wordings give the same numbers.
        for (name, _) in found.iter().flatten() {
            if counts[name] as usize * COMMON < wordings.len().max(COMMON * COMMON) && !vocabulary.numbers.contains_key(name) {
                vocabulary.numbers.insert(*name, u32::try_from(vocabulary.rarity.len()).expect("fewer features than that"));
                vocabulary.rarity.push(vocabulary.rarity_of(counts[name]));
            }
        }
        vocabulary.counts = counts;
        let vectors = found.iter().map(|found| vocabulary.weigh(found)).collect();
        (vocabulary, vectors)
    }

    /// How many features there are.
    pub(super) fn len(&self) -> usize {
        self.rarity.len()
    }

    /// A text's features by their rarity, as a vector of length 1; empty when none is known.
    pub(super) fn vector(&self, words: &[String]) -> Vector {
        self.weigh(&distinct(words))
    }

    fn weigh(&self, found: &[(Name, f32)]) -> Vector {
        let known = found.iter().filter_map(|(name, weight)| Some((*self.numbers.get(name)?, *weight)));
        let mut vector: Vector = known.map(|(number, weight)| (number, weight * self.rarity[number as usize])).collect();
        vector.sort_unstable_by_key(|(number, _)| *number);
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        for (_, weight) in &mut vector {
            *weight /= length;
        }
        vector
    }

    fn rarity_of(&self, count: u32) -> f32 {
        (self.wordings / small(count as usize)).ln().max(0.0)
    }

    /// How much of what the words say the wordings know, by the rarity of each word, from 0 to 1.
    pub(super) fn coverage(&self, words: &[String]) -> f32 {
        let (mut all, mut known) = (0.0, 0.0);
        for word in words {
            let counts = features::of_word(word).map(|name| name.and_then(|name| self.counts.get(&name)).copied().unwrap_or(0));
            let (share, count) = match counts {
                [whole, ..] if whole > 0 => (1.0, whole),
                [_, long, _] if long > 0 => (0.9, long),
                _ if concepts::of(word).is_some() => (0.8, 4),
                [_, _, short] if short > 0 => (0.5, short),
                _ => (0.0, 1),
            };
            let rarity = self.rarity_of(count);
            all += rarity;
            known += share * rarity;
        }
        if all > 0.0 { known / all } else { 0.0 }
    }
}

/// Each feature of the words once.
fn distinct(words: &[String]) -> Vec<(Name, f32)> {
    let mut found = features::of(words);
    found.sort_unstable_by_key(|(name, _)| *name);
    found.dedup_by_key(|(name, _)| *name);
    found
}

/// A count as a number to reckon with; counts here are far below where that loses anything.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
