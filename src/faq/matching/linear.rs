//! A linear classifier: softmax regression over the features of the wordings, trained when the wordings are read.

use super::features::Vector;

/// How often every wording is looked at.
const EPOCHS: u16 = 3;

/// How far one wording moves the weights in the first epoch.
const RATE: f32 = 8.0;

/// How much less far in each later one.
const DECAY: f32 = 0.5;

/// Probabilities this near to what they should be move nothing.
const SETTLED: f32 = 0.004;

/// Weights of every feature for every class, a feature's side by side.
pub(super) struct Linear {
    classes: usize,
    weights: Vec<f32>,
}

impl Linear {
    /// Learns which class each vector belongs to; `features` is one more than the highest feature.
    pub(super) fn train(examples: &[(usize, Vector)], features: usize, classes: usize) -> Self {
        let mut model = Self { classes, weights: vec![0.0; features * classes] };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random(0x2545_f491_4f6c_dd1d);
        let mut scores = vec![0.0; classes];
        let mut wrong: Vec<(usize, f32)> = Vec::with_capacity(classes);
        for epoch in 0..EPOCHS {
            for at in (1..order.len()).rev() {
                order.swap(at, random.below(at + 1));
            }
            let rate = RATE / f32::from(epoch).mul_add(DECAY, 1.0);
            for &at in &order {
                let (class, vector) = &examples[at];
                model.scores(vector, &mut scores);
                softmax(&mut scores);
                scores[*class] -= 1.0;
                wrong.clear();
                wrong.extend(scores.iter().copied().enumerate().filter(|(_, wrong)| wrong.abs() > SETTLED));
                model.mend(vector, &wrong, rate);
            }
        }
        model
    }

    fn mend(&mut self, vector: &Vector, wrong: &[(usize, f32)], rate: f32) {
        for (feature, value) in vector {
            let row = *feature as usize * self.classes;
            let row = &mut self.weights[row..row + self.classes];
            for (class, wrong) in wrong {
                row[*class] -= rate * value * wrong;
            }
        }
    }

    /// The score of every class for a vector, before the softmax.
    pub(super) fn scores(&self, vector: &Vector, scores: &mut [f32]) {
        scores.fill(0.0);
        for (feature, value) in vector {
            let row = *feature as usize * self.classes;
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + self.classes]) {
                *score += value * weight;
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
