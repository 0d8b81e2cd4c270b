//! The wordings nearest to a text, by the cosine of their features.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use super::{
    bytes::{put, take, take_bytes},
    features::Vector,
};

/// How many of a topic's wordings count, each half as much as the one before.
const COUNTED: usize = 3;

/// From this cosine on, two texts are the same.
const SAME: f32 = 0.9995;

/// What a feature weighs in a wording, from 0 to 1, is kept in so many parts.
const PARTS: f32 = u16::MAX as f32;

/// Bytes of a wording's number and a weight.
const POSTING: usize = 4;

/// The wordings that have each feature: those that were learnt, and behind them those that were taught.
#[derive(Clone)]
pub(super) struct Nearest {
    learnt: Arc<Filed>,
    taught: BTreeMap<u32, Vec<(usize, f32)>>,
    /// The topic of each that was taught.
    topics: Vec<usize>,
}

/// The learnt wordings by their features.
struct Filed {
    /// Where each feature's wordings begin, and at last where the last one's end.
    starts: Vec<u32>,
    /// A wording and what the feature weighs in it, four bytes each. They are most of what was learnt, so they are read where the
    /// program's file holds them and never copied.
    postings: Cow<'static, [u8]>,
    topics: Vec<u16>,
}

/// How near the wordings are to a text.
pub(super) struct Near {
    /// Of each class, from 0 to 1.
    pub scores: Vec<f32>,
    /// The class of which the text is a wording itself, where it is one's alone.
    pub same: Option<usize>,
}

impl Nearest {
    /// Files the wordings by their features; `features` is one more than the highest feature.
    pub(super) fn new(examples: &[(usize, Vector)], features: usize) -> Self {
        Self { learnt: Arc::new(Filed::new(examples, features)), taught: BTreeMap::new(), topics: Vec::new() }
    }

    /// What was learnt, without what was taught.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        let Filed { starts, postings, topics } = &*self.learnt;
        put(bytes, starts);
        put(bytes, postings);
        put(bytes, topics);
    }

    /// Takes what [`Nearest::write`] wrote.
    pub(super) fn read(bytes: &mut &'static [u8]) -> Option<Self> {
        let starts: Vec<u32> = take(bytes)?;
        let postings = take_bytes(bytes)?;
        if postings.len() != *starts.last()? as usize * POSTING {
            return None;
        }
        let learnt = Filed { starts, postings: Cow::Borrowed(postings), topics: take(bytes)? };
        Some(Self { learnt: Arc::new(learnt), taught: BTreeMap::new(), topics: Vec::new() })
    }

    /// Files one more wording.
    pub(super) fn teach(&mut self, topic: usize, vector: &Vector) {
        for (feature, value) in vector {
            self.taught.entry(*feature).or_default().push((self.topics.len(), *value));
        }
        self.topics.push(topic);
    }

    /// Whether a wording of this class has the feature.
    pub(super) fn has(&self, feature: u32, class: usize) -> bool {
        let learnt = &self.learnt;
        learnt.of(feature).any(|(wording, _)| usize::from(learnt.topics[usize::from(wording)]) == class)
            || self.taught.get(&feature).into_iter().flatten().any(|(wording, _)| self.topics[*wording] == class)
    }

    /// How near each class's nearest wordings are. What staff have taught counts as much as all that count of a class.
    pub(super) fn near(&self, vector: &Vector, classes: usize) -> Near {
        let mut best = self.learnt.best(vector, classes);
        let mut same = only((0..classes).filter(|class| best[*class][0] > SAME));
        if !self.topics.is_empty() {
            let cosines = self.taught_cosines(vector);
            for (topic, cosine) in self.topics.iter().zip(&cosines) {
                best[*topic] = best[*topic].map(|other| other.max(*cosine));
            }
            let taught = self.topics.iter().zip(&cosines).filter(|(_, cosine)| **cosine > SAME).map(|(topic, _)| *topic);
            // The same may have been taught twice.
            let mut taught: Vec<usize> = taught.collect();
            taught.dedup();
            same = only(taught.into_iter()).or(same);
        }
        let scores = best.into_iter().map(|[first, second, third]| (4.0 * first + 2.0 * second + third) / 7.0).collect();
        Near { scores, same }
    }

    fn taught_cosines(&self, vector: &Vector) -> Vec<f32> {
        let mut cosines = vec![0.0; self.topics.len()];
        for (feature, value) in vector {
            for (wording, other) in self.taught.get(feature).into_iter().flatten() {
                cosines[*wording] += value * other;
            }
        }
        cosines
    }
}

impl Filed {
    fn new(examples: &[(usize, Vector)], features: usize) -> Self {
        let mut starts = vec![0_u32; features + 1];
        for (feature, _) in examples.iter().flat_map(|(_, vector)| vector) {
            starts[*feature as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut postings = vec![0; starts[features] as usize * POSTING];
        for (wording, (_, vector)) in examples.iter().enumerate() {
            let wording = u16::try_from(wording).expect("fewer wordings than that");
            for (feature, value) in vector {
                let next = &mut next[*feature as usize];
                let at = *next as usize * POSTING;
                postings[at..at + 2].copy_from_slice(&wording.to_le_bytes());
                postings[at + 2..at + POSTING].copy_from_slice(&parts(*value).to_le_bytes());
                *next += 1;
            }
        }
        let topics = examples.iter().map(|(topic, _)| u16::try_from(*topic).expect("there are fewer topics than that"));
        Self { starts, postings: Cow::Owned(postings), topics: topics.collect() }
    }

    /// The wordings that have a feature, with what it weighs there; none for one that only taught wordings have.
    fn of(&self, feature: u32) -> impl Iterator<Item = (u16, u16)> {
        let postings = match self.starts.get(feature as usize..feature as usize + 2) {
            Some([from, to]) => &self.postings[*from as usize * POSTING..*to as usize * POSTING],
            _ => &[],
        };
        let (postings, _) = postings.as_chunks::<POSTING>();
        postings.iter().map(|[a, b, c, d]| (u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d])))
    }

    /// The highest cosines of each class.
    fn best(&self, vector: &Vector, classes: usize) -> Vec<[f32; COUNTED]> {
        let mut cosines = vec![0.0_f32; self.topics.len()];
        for (feature, value) in vector {
            let value = value / PARTS;
            for (wording, parts) in self.of(*feature) {
                cosines[usize::from(wording)] += value * f32::from(parts);
            }
        }
        let mut best = vec![[0.0_f32; COUNTED]; classes];
        for (topic, cosine) in self.topics.iter().zip(&cosines) {
            let best = &mut best[usize::from(*topic)];
            if *cosine > best[COUNTED - 1] {
                best[COUNTED - 1] = *cosine;
                best.sort_unstable_by(|a, b| b.total_cmp(a));
            }
        }
        best
    }
}

/// A weight from 0 to 1 in parts.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a weight is between 0 and 1")]
fn parts(value: f32) -> u16 {
    (value * PARTS).round() as u16
}

/// The one that there is.
fn only(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    let one = found.next();
    one.filter(|_| found.next().is_none())
}
