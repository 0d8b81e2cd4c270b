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

/// So many cosines are compared at once.
const AT_ONCE: usize = 16;

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
    /// Where each class's wordings begin, and at last where the last one's end: they are numbered class by class, so that those of
    /// one class are found without looking at the others.
    classes: Vec<u16>,
}

/// How near the wordings are to a text.
pub(super) struct Near {
    /// Of each class, from 0 to 1.
    pub scores: Vec<f32>,
    /// The class of which the text is a wording itself, where it is one's alone.
    pub same: Option<usize>,
}

impl Nearest {
    /// Files the wordings by their features; `features` and `classes` are one more than the highest of each.
    pub(super) fn new(examples: &[(usize, Vector)], features: usize, classes: usize) -> Self {
        Self { learnt: Arc::new(Filed::new(examples, features, classes)), taught: BTreeMap::new(), topics: Vec::new() }
    }

    /// What was learnt, without what was taught.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        let Filed { starts, postings, classes } = &*self.learnt;
        put(bytes, starts);
        put(bytes, postings);
        put(bytes, classes);
    }

    /// Takes what [`Nearest::write`] wrote.
    pub(super) fn read(bytes: &mut &'static [u8]) -> Option<Self> {
        let starts: Vec<u32> = take(bytes)?;
        let postings = take_bytes(bytes)?;
        if postings.len() != *starts.last()? as usize * POSTING {
            return None;
        }
        let learnt = Filed { starts, postings: Cow::Borrowed(postings), classes: take(bytes)? };
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
        !self.learnt.of_class(feature, class).is_empty()
            || self.taught.get(&feature).into_iter().flatten().any(|(wording, _)| self.topics[*wording] == class)
    }

    /// How near each class's nearest wordings are. What staff have taught counts as much as all that count of a class.
    pub(super) fn near(&self, vector: &Vector, classes: usize) -> Near {
        let mut best = self.learnt.best(vector);
        best.resize(classes, [0.0; COUNTED]);
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
        Near { scores: best.into_iter().map(joined).collect(), same }
    }

    /// The score of one class, without a look at the others' wordings; `None` where the text may be a wording of it itself.
    pub(super) fn near_one(&self, vector: &Vector, class: usize) -> Option<f32> {
        let mut best = self.learnt.best_of(vector, class);
        if self.topics.contains(&class) {
            let cosines = self.taught_cosines(vector);
            let own = self.topics.iter().zip(&cosines).filter(|(topic, _)| **topic == class).map(|(_, cosine)| *cosine);
            let most = own.fold(0.0, f32::max);
            best = best.map(|other| other.max(most));
        }
        (best[0] <= SAME).then(|| joined(best))
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
    fn new(examples: &[(usize, Vector)], features: usize, classes: usize) -> Self {
        let mut starts = vec![0_u32; features + 1];
        for (feature, _) in examples.iter().flat_map(|(_, vector)| vector) {
            starts[*feature as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut postings = vec![0; starts[features] as usize * POSTING];
        let mut by_class: Vec<&(usize, Vector)> = examples.iter().collect();
        by_class.sort_by_key(|(class, _)| *class);
        let number = |wording: usize| u16::try_from(wording).expect("fewer wordings than that");
        for (wording, (_, vector)) in by_class.iter().enumerate() {
            for (feature, value) in vector {
                let next = &mut next[*feature as usize];
                let at = *next as usize * POSTING;
                postings[at..at + 2].copy_from_slice(&number(wording).to_le_bytes());
                postings[at + 2..at + POSTING].copy_from_slice(&parts(*value).to_le_bytes());
                *next += 1;
            }
        }
        let begins = |class: usize| number(by_class.partition_point(|(of, _)| *of < class));
        Self { starts, postings: Cow::Owned(postings), classes: (0..=classes).map(begins).collect() }
    }

    /// The wordings that have a feature, ascending; none for one that only taught wordings have.
    fn of(&self, feature: u32) -> &[[u8; POSTING]] {
        let postings = match self.starts.get(feature as usize..feature as usize + 2) {
            Some([from, to]) => &self.postings[*from as usize * POSTING..*to as usize * POSTING],
            _ => &[],
        };
        postings.as_chunks().0
    }

    /// Those of one class.
    fn of_class(&self, feature: u32, class: usize) -> &[[u8; POSTING]] {
        let all = self.of(feature);
        let from = all.partition_point(|posting| wording(posting) < self.classes[class]);
        let all = &all[from..];
        &all[..all.partition_point(|posting| wording(posting) < self.classes[class + 1])]
    }

    /// The highest cosines of each class.
    fn best(&self, vector: &Vector) -> Vec<[f32; COUNTED]> {
        let mut cosines = vec![0.0_f32; self.classes.last().map_or(0, |end| usize::from(*end))];
        for (feature, value) in vector {
            let value = value / PARTS;
            for posting in self.of(*feature) {
                cosines[usize::from(wording(posting))] += value * weight(posting);
            }
        }
        self.classes.windows(2).map(|ends| highest(&cosines[usize::from(ends[0])..usize::from(ends[1])])).collect()
    }

    /// The highest cosines of one class.
    fn best_of(&self, vector: &Vector, class: usize) -> [f32; COUNTED] {
        let begins = usize::from(self.classes[class]);
        let mut cosines = vec![0.0_f32; usize::from(self.classes[class + 1]) - begins];
        for (feature, value) in vector {
            let value = value / PARTS;
            for posting in self.of_class(*feature, class) {
                cosines[usize::from(wording(posting)) - begins] += value * weight(posting);
            }
        }
        highest(&cosines)
    }
}

/// The wording of a posting.
fn wording([low, high, ..]: &[u8; POSTING]) -> u16 {
    u16::from_le_bytes([*low, *high])
}

/// What the feature weighs there, in parts.
fn weight([.., low, high]: &[u8; POSTING]) -> f32 {
    f32::from(u16::from_le_bytes([*low, *high]))
}

/// The highest of some cosines, the highest first.
fn highest(cosines: &[f32]) -> [f32; COUNTED] {
    let mut best = [0.0; COUNTED];
    let mut add = |cosines: &[f32]| {
        for cosine in cosines {
            if *cosine > best[COUNTED - 1] {
                best[COUNTED - 1] = *cosine;
                best.sort_unstable_by(|a, b| b.total_cmp(a));
            }
        }
        best[COUNTED - 1]
    };
    // Nearly all are lower than the three that were found first: several are compared at once.
    let (several, rest) = cosines.as_chunks::<AT_ONCE>();
    let mut least = add(rest);
    for cosines in several {
        if cosines.iter().fold(false, |any, cosine| any | (*cosine > least)) {
            least = add(cosines);
        }
    }
    best
}

/// What a class's highest cosines make together, from 0 to 1.
fn joined([first, second, third]: [f32; COUNTED]) -> f32 {
    (4.0 * first + 2.0 * second + third) / 7.0
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
