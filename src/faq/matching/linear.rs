//! A linear classifier: softmax regression over the features of the wordings, trained when the wordings are read.
//!
//! A feature has weights only for the classes whose wordings have it. That is a small part of all, so that training takes a
//! fraction of a second, and what a feature says against all other classes it says by what it says for its own.

use super::features::Vector;

/// How often every wording is looked at.
const EPOCHS: u16 = 2;

/// How far one wording moves the weights in the first epoch.
const RATE: f32 = 8.0;

/// How much less far in each later one.
const DECAY: f32 = 0.5;

/// A wording whose class is this sure moves nothing.
const SETTLED: f32 = 0.98;

/// Weights of every feature for its classes.
pub(super) struct Linear {
    /// Where each feature's weights begin, and at last where the last one's end.
    starts: Vec<usize>,
    weights: Vec<(u16, f32)>,
}

impl Linear {
    /// Learns which class each vector belongs to; `features` is one more than the highest feature.
    pub(super) fn train(examples: &[(usize, Vector)], features: usize, classes: usize) -> Self {
        let mut model = Self::empty(examples, features);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random(0x2545_f491_4f6c_dd1d);
        let mut scores = vec![0.0; classes];
        for epoch in 0..EPOCHS {
            for at in (1..order.len()).rev() {
                order.swap(at, random.below(at + 1));
            }
            let rate = RATE / f32::from(epoch).mul_add(DECAY, 1.0);
            for &at in &order {
                let (class, vector) = &examples[at];
                model.scores(vector, &mut scores);
                softmax(&mut scores);
                if scores[*class] < SETTLED {
                    scores[*class] -= 1.0;
                    model.mend(vector, &scores, rate);
                }
            }
        }
        model
    }

    /// A weight of 0 for every feature and class that occur together.
    fn empty(examples: &[(usize, Vector)], features: usize) -> Self {
        let mut classes: Vec<Vec<u16>> = vec![Vec::new(); features];
        for (class, vector) in examples {
            let class = u16::try_from(*class).expect("there are fewer topics than that");
            for (feature, _) in vector {
                let known = &mut classes[*feature as usize];
                if known.last() != Some(&class) && !known.contains(&class) {
                    known.push(class);
                }
            }
        }
        let mut model = Self { starts: Vec::with_capacity(features + 1), weights: Vec::new() };
        for classes in classes {
            model.starts.push(model.weights.len());
            model.weights.extend(classes.into_iter().map(|class| (class, 0.0)));
        }
        model.starts.push(model.weights.len());
        model
    }

    fn mend(&mut self, vector: &Vector, wrong: &[f32], rate: f32) {
        for (feature, value) in vector {
            let step = rate * value;
            let feature = *feature as usize;
            for (class, weight) in &mut self.weights[self.starts[feature]..self.starts[feature + 1]] {
                *weight -= step * wrong[usize::from(*class)];
            }
        }
    }

    /// The score of every class for a vector, before the softmax.
    pub(super) fn scores(&self, vector: &Vector, scores: &mut [f32]) {
        scores.fill(0.0);
        for (feature, value) in vector {
            let feature = *feature as usize;
            for (class, weight) in &self.weights[self.starts[feature]..self.starts[feature + 1]] {
                scores[usize::from(*class)] += value * weight;
            }
        }
    }
}

/// Turns scores into probabilities.
pub(super) fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

/// Numbers that look like chance and are the same each time, so that the same wordings give the same weights.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let bound = u64::try_from(bound).expect("a usize has at most 64 bits");
        usize::try_from(self.0 % bound).expect("below a usize")
    }
}
