//! Which features the wordings have, and how rare each is.

use std::sync::Arc;

use super::{
    bytes::{put, take},
    exact::ln,
    features::{self, ByName, ByWord, Name, Vector},
    said,
};
use crate::script::fold;

/// A feature that one wording in so many has says nothing, and takes the most time.
const COMMON: usize = 15;

/// Names are filed by so many of their first bits.
const FILED_BY: u32 = 16;

/// The features that are compared, numbered by the order of their names; those that only taught lines have are numbered after them.
#[derive(Clone)]
pub(super) struct Vocabulary {
    learnt: Arc<Features>,
    taught: ByName<u32>,
}

/// The features of the learnt wordings.
struct Features {
    /// Ascending.
    names: Vec<Name>,
    /// In how many wordings each stands.
    counts: Vec<u16>,
    /// By their count.
    rarity: Vec<f32>,
    /// Where the names of each beginning start, and at last where the last ones end.
    starts: Vec<u32>,
    wordings: u16,
}

impl Vocabulary {
    /// Counts the features of all wordings and gives each wording's own.
    pub(super) fn new(wordings: &[&str]) -> (Self, Vec<Vector>) {
        let mut reader = Reader::default();
        let found: Vec<Vector> = wordings.iter().map(|wording| reader.read(wording)).collect();
        let mut named: Vec<(Name, u32)> = reader.numbers.iter().map(|(name, id)| (*name, *id)).collect();
        named.sort_unstable();
        let mut numbers = vec![0; named.len()];
        for (number, (_, id)) in (0_u32..).zip(&named) {
            numbers[*id as usize] = number;
        }
        let counts = named.iter().map(|(_, id)| reader.counts[*id as usize]).collect();
        let names = named.into_iter().map(|(name, _)| name).collect();
        let wordings = u16::try_from(wordings.len()).expect("fewer wordings than that");
        let vocabulary = Self { learnt: Arc::new(Features::new(names, counts, wordings)), taught: ByName::default() };
        let vectors = found.into_iter().map(|mut found| {
            for (id, _) in &mut found {
                *id = numbers[*id as usize];
            }
            vocabulary.weighed(found)
        });
        let vectors = vectors.collect();
        (vocabulary, vectors)
    }

    /// What was learnt, without what was taught.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        put(bytes, &self.learnt.names);
        put(bytes, &self.learnt.counts);
        put(bytes, &[self.learnt.wordings]);
    }

    /// Takes what [`Vocabulary::write`] wrote.
    pub(super) fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (names, counts) = (take(bytes)?, take(bytes)?);
        let learnt = Features::new(names, counts, *take(bytes)?.first()?);
        Some(Self { learnt: Arc::new(learnt), taught: ByName::default() })
    }

    /// How many features the learnt wordings have.
    pub(super) fn len(&self) -> usize {
        self.learnt.names.len()
    }

    /// A text's features by their rarity, as a vector of length 1; empty when none is known.
    pub(super) fn vector(&self, words: &[&str]) -> Vector {
        let known = features::of(words).into_iter().filter_map(|(name, weight)| Some((self.find(name)?, weight)));
        self.weighed(known.collect())
    }

    /// The same of a taught line, whose features are all known from then on.
    pub(super) fn teach(&mut self, words: &[&str]) -> Vector {
        for (name, _) in features::of(words) {
            if self.find(name).is_none() {
                let number = u32::try_from(self.len() + self.taught.len()).expect("fewer features than that");
                self.taught.insert(name, number);
            }
        }
        self.vector(words)
    }

    fn find(&self, name: Name) -> Option<u32> {
        self.learnt.find(name).or_else(|| self.taught.get(&name).copied())
    }

    /// Leaves out what is too common and weighs the others.
    fn weighed(&self, mut vector: Vector) -> Vector {
        vector.retain_mut(|(number, weight)| {
            let count = self.count(*number);
            *weight *= self.learnt.rarity_of(count);
            !self.learnt.is_common(count)
        });
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        for (_, weight) in &mut vector {
            *weight /= length;
        }
        vector
    }

    /// In how many wordings a feature stands; one of taught lines counts as one.
    fn count(&self, number: u32) -> u16 {
        self.learnt.counts.get(number as usize).copied().unwrap_or(1)
    }

    /// How much of what the words say is known by the features that count, by the rarity of each word, from 0 to 1. A feature that
    /// is too common to be compared counts always.
    pub(super) fn coverage(&self, words: &[&str], counts: impl Fn(u32) -> bool) -> f32 {
        let (mut all, mut known) = (0.0, 0.0);
        for word in words {
            let rarity = self.learnt.rarity_of(self.known(word).1);
            all += rarity;
            let marks = features::marks_of(word).into_iter().flatten();
            let share = marks.filter_map(|(name, share)| {
                let number = self.find(name)?;
                (self.learnt.is_common(self.count(number)) || counts(number)).then_some(share)
            });
            known += rarity * share.reduce(f32::max).unwrap_or(0.0);
        }
        if all > 0.0 { known / all } else { 0.0 }
    }

    /// How well one word is known, from 0 to 1, and how many wordings have what is known of it.
    pub(super) fn known(&self, word: &str) -> (f32, u16) {
        let marks = features::marks_of(word).into_iter().flatten();
        let best = marks.filter_map(|(name, share)| Some((share, self.count(self.find(name)?))));
        best.reduce(|best, next| if next.0 > best.0 { next } else { best }).unwrap_or((0.0, 1))
    }
}

impl Features {
    fn new(names: Vec<Name>, counts: Vec<u16>, wordings: u16) -> Self {
        let mut starts = vec![0_u32; (1 << FILED_BY) + 1];
        for name in &names {
            starts[beginning(*name) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let most = counts.iter().copied().max().unwrap_or(1);
        let rarity = |count: u16| ln(f32::from(wordings) / f32::from(count.max(1))).max(0.0);
        Self { names, counts, rarity: (0..=most).map(rarity).collect(), starts, wordings }
    }

    /// A feature's number.
    fn find(&self, name: Name) -> Option<u32> {
        let beginning = beginning(name);
        let (from, to) = (self.starts[beginning], self.starts[beginning + 1]);
        let at = self.names[from as usize..to as usize].iter().position(|known| *known == name)?;
        Some(from + u32::try_from(at).expect("fewer features than that"))
    }

    fn rarity_of(&self, count: u16) -> f32 {
        self.rarity[usize::from(count)]
    }

    fn is_common(&self, count: u16) -> bool {
        usize::from(count) * COMMON >= usize::from(self.wordings).max(COMMON * COMMON)
    }
}

/// The first bits of a name.
fn beginning(name: Name) -> usize {
    usize::try_from(name >> (Name::BITS - FILED_BY)).expect("that few bits")
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
    counts: Vec<u16>,
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
            let count = &mut self.counts[*id as usize];
            *count = count.saturating_add(1);
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
