//! A linear classifier: softmax regression over the features of the wordings, trained when the wordings are read.
//!
//! A feature of few topics has weights for these alone, and what it says against all others it says by what it says for its own.
//! A feature of many has a weight for each class, in one row, which takes less time than picking out the classes that have it.

use super::features::Vector;

/// How often every wording is looked at.
const EPOCHS: u16 = 2;

/// How far one wording moves the weights in the first epoch.
const RATE: f32 = 7.0;

/// How much less far in each later one.
const DECAY: f32 = 0.5;

/// A wording whose class is this sure moves nothing.
const SETTLED: f32 = 0.98;

/// A class whose probability is off by less than this is not moved.
const SLIGHT: f32 = 4e-3;

/// A feature of more classes than this has a weight for each.
const MANY: usize = 24;

/// A score so far below the highest one makes no probability worth reckoning.
const FAR: f32 = 10.0;

/// Weights of every feature for its classes.
pub(super) struct Linear {
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
    /// Learns which class each vector belongs to; `features` is one more than the highest feature.
    pub(super) fn train(examples: &[(usize, Vector)], features: usize, classes: usize) -> Self {
        let mut model = Self::empty(examples, features, classes);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random(0x2545_f491_4f6c_dd1d);
        let mut scores = vec![0.0; classes];
        let mut wrong = Vec::with_capacity(classes);
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
                    wrong.clear();
                    wrong.extend(scores.iter().copied().enumerate().filter(|(_, wrong)| wrong.abs() > SLIGHT));
                    model.mend(vector, &scores, &wrong, rate);
                }
            }
        }
        model
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

    /// The score of every class for a vector, before the softmax.
    pub(super) fn scores(&self, vector: &Vector, scores: &mut [f32]) {
        scores.fill(0.0);
        for (feature, value) in vector {
            match self.rows[*feature as usize] {
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
        *score = if most - *score > FAR { 0.0 } else { (*score - most).exp() };
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
