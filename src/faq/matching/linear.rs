//! A linear classifier: softmax regression over the features of the wordings, trained when the program is built.
//!
//! A feature of few topics has weights for these alone, and what it says against all others it says by what it says for its own.
//! A feature of many has a weight for each class, in one row, which takes less time than picking out the classes that have it.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    bytes::{put, take},
    exact::exp,
    features::Vector,
};
use crate::script::chance::mixed;

/// How often every wording is looked at.
const EPOCHS: u16 = 4;

/// How many epochs at the end the weights are averaged over: where they stood last depends on which wording came last.
const AVERAGED: u16 = 2;

/// How far one wording moves the weights in the first epoch.
const RATE: f32 = 7.0;

/// How much less far in each later one.
const DECAY: f32 = 1.0;

/// A wording whose class is this sure moves nothing.
const SETTLED: f32 = 0.98;

/// A class whose probability is off by less than this is not moved.
const SLIGHT: f32 = 4e-3;

/// A feature of more classes than this has a weight for each.
const MANY: usize = 24;

/// A score so far below the highest one makes no probability worth reckoning.
const FAR: f32 = 10.0;

/// Steps towards one taught line at most.
const STEPS: u8 = 6;

/// How far each of them goes.
const STEP: f32 = 2.0;

/// A taught line whose topic is this sure is learnt.
const LEARNT: f32 = 0.85;

/// Weights of every feature for its classes; what was taught is added to what was learnt.
#[derive(Clone)]
pub(super) struct Linear {
    learnt: Arc<Weights>,
    taught: BTreeMap<u32, Vec<(usize, f32)>>,
}

/// The weights that were learnt from all wordings.
/// The weights that were learnt from all wordings.
#[derive(Clone)]
struct Weights {
    rows: Vec<Row>,
    few: Vec<(u16, f32)>,
    /// Rows of one weight a class.
    many: Vec<f32>,
    classes: usize,
}

/// Where the weights of a feature stand.
#[derive(Clone, Copy)]
enum Row {
    /// From and to.
    Few(u32, u32),
    /// From; as many as there are classes.
    Many(u32),
}

impl Linear {
    /// Learns which class the vector of each text belongs to; `features` is one more than the highest feature.
    pub(super) fn train(texts: &[&str], examples: &[(usize, Vector)], features: usize, classes: usize) -> Self {
        Self { learnt: Arc::new(Weights::train(texts, examples, features, classes)), taught: BTreeMap::new() }
    }

    /// What was learnt, without what was taught.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        self.learnt.write(bytes);
    }

    /// Takes what [`Linear::write`] wrote.
    pub(super) fn read(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self { learnt: Arc::new(Weights::read(bytes)?), taught: BTreeMap::new() })
    }

    /// Learns one more line: some steps in which it is set against the classes that it is taken for. Only weights of its own
    /// features move.
    pub(super) fn teach(&mut self, class: usize, vector: &Vector) {
        let mut scores = vec![0.0; self.learnt.classes];
        for _ in 0..STEPS {
            self.scores(vector, &mut scores);
            softmax(&mut scores);
            if scores[class] > LEARNT {
                return;
            }
            scores[class] -= 1.0;
            for (feature, value) in vector {
                let weights = self.taught.entry(*feature).or_default();
                for (class, wrong) in scores.iter().enumerate().filter(|(_, wrong)| wrong.abs() > SLIGHT) {
                    let step = STEP * value * wrong;
                    match weights.iter_mut().find(|(of, _)| *of == class) {
                        Some((_, weight)) => *weight -= step,
                        None => weights.push((class, -step)),
                    }
                }
            }
        }
    }

    /// The score of every class for a vector, before the softmax.
    pub(super) fn scores(&self, vector: &Vector, scores: &mut [f32]) {
        self.learnt.scores(vector, scores);
        if self.taught.is_empty() {
            return;
        }
        for (feature, value) in vector {
            for (class, weight) in self.taught.get(feature).into_iter().flatten() {
                scores[*class] += value * weight;
            }
        }
    }
}

impl Weights {
    fn train(texts: &[&str], examples: &[(usize, Vector)], features: usize, classes: usize) -> Self {
        let mut model = Self::empty(examples, features, classes);
        let mut late = model.clone();
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut scores = vec![0.0; classes];
        let mut wrong = Vec::with_capacity(classes);
        for epoch in 0..EPOCHS {
            // By the text, so that one more wording leaves the order of all others as it is.
            order.sort_by_cached_key(|at| mixed(texts[*at].chars(), epoch.into()));
            let rate = RATE / f32::from(epoch).mul_add(DECAY, 1.0);
            for (step, &at) in order.iter().enumerate() {
                let (class, vector) = &examples[at];
                model.scores(vector, &mut scores);
                softmax(&mut scores);
                if scores[*class] < SETTLED {
                    scores[*class] -= 1.0;
                    wrong.clear();
                    wrong.extend(scores.iter().copied().enumerate().filter(|(_, wrong)| wrong.abs() > SLIGHT));
                    model.mend(vector, &scores, &wrong, rate);
                    if let Some(averaged) = (epoch + AVERAGED).checked_sub(EPOCHS) {
                        let missed = (f32::from(averaged) + part(step, order.len())) / f32::from(AVERAGED);
                        late.mend(vector, &scores, &wrong, rate * missed);
                    }
                }
            }
        }
        model.without(&late);
        model
    }

    /// Takes other weights of the same features off.
    fn without(&mut self, others: &Self) {
        for ((_, weight), (_, other)) in self.few.iter_mut().zip(&others.few) {
            *weight -= other;
        }
        for (weight, other) in self.many.iter_mut().zip(&others.many) {
            *weight -= other;
        }
    }

    /// A weight of 0 for every feature and class that occur together.
    fn empty(examples: &[(usize, Vector)], features: usize, classes: usize) -> Self {
        let mut having: Vec<Vec<u16>> = vec![Vec::new(); features];
        for (class, vector) in examples {
            let class = u16::try_from(*class).expect("there are fewer topics than that");
            for (feature, _) in vector {
                let known = &mut having[*feature as usize];
                if known.len() <= MANY && known.last() != Some(&class) && !known.contains(&class) {
                    known.push(class);
                }
            }
        }
        let mut model = Self { rows: Vec::with_capacity(features), few: Vec::new(), many: Vec::new(), classes };
        let place = |at: usize| u32::try_from(at).expect("fewer weights than that");
        for having in having {
            if having.len() > MANY {
                model.rows.push(Row::Many(place(model.many.len())));
                model.many.resize(model.many.len() + classes, 0.0);
            } else {
                let from = model.few.len();
                model.few.extend(having.into_iter().map(|class| (class, 0.0)));
                model.rows.push(Row::Few(place(from), place(model.few.len())));
            }
        }
        model
    }

    /// Moves the weights: `wrong` by class, and of it those that are worth it.
    fn mend(&mut self, vector: &Vector, all: &[f32], wrong: &[(usize, f32)], rate: f32) {
        for (feature, value) in vector {
            let step = rate * value;
            match self.rows[*feature as usize] {
                Row::Few(from, to) => {
                    for (class, weight) in &mut self.few[from as usize..to as usize] {
                        *weight -= step * all[usize::from(*class)];
                    }
                }
                Row::Many(from) => {
                    let row = &mut self.many[from as usize..from as usize + self.classes];
                    for (class, wrong) in wrong {
                        row[*class] -= step * wrong;
                    }
                }
            }
        }
    }

    /// For each feature the number of its weights, then the classes and weights of those that have few, then those that have
    /// many, at last the number of classes.
    fn write(&self, bytes: &mut Vec<u8>) {
        let size = |row: &Row| match row {
            Row::Few(from, to) => u8::try_from(to - from).expect("fewer than MANY"),
            Row::Many(_) => u8::MAX,
        };
        put(bytes, &self.rows.iter().map(size).collect::<Vec<u8>>());
        put(bytes, &self.few.iter().map(|(class, _)| *class).collect::<Vec<u16>>());
        put(bytes, &self.few.iter().map(|(_, weight)| *weight).collect::<Vec<f32>>());
        put(bytes, &self.many);
        put(bytes, &[u16::try_from(self.classes).expect("there are fewer topics than that")]);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let sizes: Vec<u8> = take(bytes)?;
        let few = take::<u16>(bytes)?.into_iter().zip(take::<f32>(bytes)?).collect();
        let many = take(bytes)?;
        let classes = usize::from(*take::<u16>(bytes)?.first()?);
        let (mut next_few, mut next_many) = (0, 0);
        let row = |size: u8| {
            if size == u8::MAX {
                next_many += u32::try_from(classes).expect("there are fewer topics than that");
                return Row::Many(next_many - u32::try_from(classes).expect("there are fewer topics than that"));
            }
            next_few += u32::from(size);
            Row::Few(next_few - u32::from(size), next_few)
        };
        Some(Self { rows: sizes.into_iter().map(row).collect(), few, many, classes })
    }

    fn scores(&self, vector: &Vector, scores: &mut [f32]) {
        scores.fill(0.0);
        for (feature, value) in vector {
            // A feature that only taught lines have stands behind all others.
            let Some(row) = self.rows.get(*feature as usize) else { continue };
            match *row {
                Row::Few(from, to) => {
                    for (class, weight) in &self.few[from as usize..to as usize] {
                        scores[usize::from(*class)] += value * weight;
                    }
                }
                Row::Many(from) => {
                    let row = &self.many[from as usize..from as usize + self.classes];
                    for (score, weight) in scores.iter_mut().zip(row) {
                        *score += value * weight;
                    }
                }
            }
        }
    }
}

/// Turns scores into probabilities.
pub(super) fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = if most - *score > FAR { 0.0 } else { exp(*score - most) };
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

/// How much of a whole a number is.
#[expect(clippy::cast_precision_loss, reason = "there are fewer wordings than an f32 counts")]
fn part(number: usize, whole: usize) -> f32 {
    number as f32 / whole as f32
}
