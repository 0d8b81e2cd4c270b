//! Okapi BM25 over wordings, by whatever terms.

use std::collections::HashMap;

use super::number;

const K1: f64 = 1.2;
const B: f64 = 0.75;

pub(crate) struct Bm25 {
    terms: fn(&str) -> Vec<String>,
    /// Per term the wordings that have it, with how often.
    postings: HashMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    mean: f64,
    topics: Vec<usize>,
}

impl Bm25 {
    pub(crate) fn new(lines: &[(usize, String)], terms: fn(&str) -> Vec<String>) -> Self {
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (wording, (_, line)) in lines.iter().enumerate() {
            let found = terms(line);
            lengths.push(number(found.len()));
            for term in found {
                let known = postings.entry(term).or_default();
                match known.last_mut().filter(|(last, _)| *last == wording) {
                    Some((_, count)) => *count += 1.0,
                    None => known.push((wording, 1.0)),
                }
            }
        }
        let mean = lengths.iter().sum::<f64>() / number(lengths.len());
        Self { terms, postings, lengths, mean, topics: lines.iter().map(|(topic, _)| *topic).collect() }
    }

    /// Topics by their best wording.
    pub(crate) fn find(&self, words: &str) -> Vec<usize> {
        let all = number(self.lengths.len());
        let mut scores = vec![0.0; self.lengths.len()];
        for term in (self.terms)(words) {
            let Some(known) = self.postings.get(&term) else { continue };
            let in_how_many = number(known.len());
            let rarity = ((all - in_how_many + 0.5) / (in_how_many + 0.5)).ln_1p();
            for (wording, count) in known {
                let length = 1.0 - B + B * self.lengths[*wording] / self.mean;
                scores[*wording] += rarity * count * (K1 + 1.0) / (count + K1 * length);
            }
        }
        let mut order: Vec<usize> = (0..scores.len()).filter(|wording| scores[*wording] > 0.0).collect();
        order.sort_unstable_by(|a, b| scores[*b].total_cmp(&scores[*a]));
        let mut topics: Vec<usize> = Vec::new();
        for wording in order {
            if !topics.contains(&self.topics[wording]) {
                topics.push(self.topics[wording]);
            }
            if topics.len() == 3 {
                break;
            }
        }
        topics
    }
}
