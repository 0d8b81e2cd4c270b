//! The wordings nearest to a text, by the cosine of their features.

use super::features::Vector;

/// How many of a topic's wordings count, each half as much as the one before.
const COUNTED: usize = 3;

/// From this cosine on, two texts are the same.
const SAME: f32 = 0.9995;

/// The wordings that have each feature.
pub(super) struct Nearest {
    /// Where each feature's wordings begin, and at last where the last one's end.
    starts: Vec<u32>,
    postings: Vec<(u32, f32)>,
    topics: Vec<usize>,
}

impl Nearest {
    /// Files the wordings by their features; `features` is one more than the highest feature.
    pub(super) fn new(examples: &[(usize, Vector)], features: usize) -> Self {
        let mut starts = vec![0_u32; features + 1];
        for (feature, _) in examples.iter().flat_map(|(_, vector)| vector) {
            starts[*feature as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut postings = vec![(0, 0.0); starts[features] as usize];
        for (wording, (_, vector)) in (0_u32..).zip(examples) {
            for (feature, value) in vector {
                let next = &mut next[*feature as usize];
                postings[*next as usize] = (wording, *value);
                *next += 1;
            }
        }
        Self { starts, postings, topics: examples.iter().map(|(topic, _)| *topic).collect() }
    }

    /// Whether a wording of this class has the feature.
    pub(super) fn has(&self, feature: u32, class: usize) -> bool {
        let (from, to) = (self.starts[feature as usize], self.starts[feature as usize + 1]);
        self.postings[from as usize..to as usize].iter().any(|(wording, _)| self.topics[*wording as usize] == class)
    }

    /// How near each class's nearest wordings are, from 0 to 1; and the class of which this is a wording itself, where it is one's
    /// alone.
    pub(super) fn scores(&self, vector: &Vector, classes: usize) -> (Vec<f32>, Option<usize>) {
        let mut cosines = vec![0.0_f32; self.topics.len()];
        for (feature, value) in vector {
            let feature = *feature as usize;
            for (wording, other) in &self.postings[self.starts[feature] as usize..self.starts[feature + 1] as usize] {
                cosines[*wording as usize] += value * other;
            }
        }
        let mut best = vec![[0.0_f32; COUNTED]; classes];
        for (topic, cosine) in self.topics.iter().zip(&cosines) {
            let best = &mut best[*topic];
            if *cosine > best[COUNTED - 1] {
                best[COUNTED - 1] = *cosine;
                best.sort_unstable_by(|a, b| b.total_cmp(a));
            }
        }
        let mut same = (0..classes).filter(|class| best[*class][0] > SAME);
        let same = same.next().filter(|_| same.next().is_none());
        (best.into_iter().map(|[first, second, third]| (4.0 * first + 2.0 * second + third) / 7.0).collect(), same)
    }
}
