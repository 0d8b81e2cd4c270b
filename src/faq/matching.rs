//! Which topics a person's own words mean: learnt from the ways in which people ask, in both languages at once.
//!
//! Words of every script meet in one skeleton ([`crate::script::fold`]). Two opinions are joined: a linear classifier that has
//! learnt from all wordings which words matter for which topic, and the wordings that stand nearest. Neither knows what it has
//! never seen, so how much of the words the found topic's wordings know goes into the [`Ranking::confidence`].
//!
//! All of it is learnt when the program is built ([`corpus`], `build.rs`) and read at the start; what staff teach since is learnt on
//! top ([`Matcher::taught`]). `cargo bench --bench matching` compares this with other methods; ARCHITECTURE.md has the table.

mod bytes;
mod concepts;
pub mod corpus;
mod exact;
mod features;
mod linear;
mod nearest;
mod vocabulary;

use crate::script::fold::{self, Token};

use self::{
    linear::Linear,
    nearest::{Near, Nearest},
    vocabulary::Vocabulary,
};

/// The most topics that are shown.
pub const SHOWN: usize = 3;

/// Classes that are no topics: something else, and small talk.
const BESIDE: usize = 2;

/// More words than this of one message are not looked at.
const MAX_WORDS: usize = 80;

/// What the nearest wordings count beside the classifier.
pub const NEAR: f32 = 0.4;

/// What is left of the others where words are one topic's wording itself.
const RESEMBLING: f32 = 0.3;

/// No less than this is taken for the probability that none of the topics set apart is meant: below it, what is left for the
/// others is chance.
const LEAST_OTHERS: f32 = 0.02;

/// A topic that the words may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Its number, as given to [`Matcher::learn`].
    pub topic: usize,
    /// How much speaks for it beside the others, from 0 to 1.
    pub score: f32,
}

/// What the words mean, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// At most [`SHOWN`] topics.
    pub best: Vec<Match>,
    /// How surely the first one is meant, from 0 to 1: of questions with a confidence of 0.9, nine in ten are answered rightly.
    pub confidence: f32,
    /// How surely it is only a greeting, thanks or a farewell, from 0 to 1.
    pub greeting: f32,
    /// The topics that were set apart, in the order in which they were named, with what speaks for each beside all others.
    pub apart: Vec<Match>,
}

impl Ranking {
    fn of(Weighed { best, evidence, apart }: Weighed) -> Self {
        let confidence = if best.is_empty() { 0.0 } else { evidence.confidence() };
        Self { best, confidence, greeting: evidence.greeting, apart }
    }
}

/// What a ranking's confidence is reckoned from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// How far the classifier's probability of the first topic is above the second's.
    pub margin: f32,
    /// Its probability that this is about something else.
    pub elsewhere: f32,
    /// Its probability that this is small talk.
    pub greeting: f32,
    /// How much of the words the first topic's own wordings know: one word that it knows must not carry four that it does not.
    pub own: f32,
}

impl Evidence {
    /// From 0 to 1, by a logistic regression over wordings held out in five parts and the tuning half of the labelled questions.
    #[must_use]
    pub fn confidence(&self) -> f32 {
        let sum = BIAS + self.margin * OF_MARGIN + (self.elsewhere + self.greeting) * OF_ELSEWHERE + self.own * OF_OWN;
        1.0 / (1.0 + (-sum).exp())
    }
}

const BIAS: f32 = -3.20;
const OF_MARGIN: f32 = 3.63;
const OF_ELSEWHERE: f32 = -1.32;
const OF_OWN: f32 = 4.01;

/// What the words mean and what that is reckoned from; nothing where not a single feature is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighed {
    /// At most [`SHOWN`] topics, best first.
    pub best: Vec<Match>,
    /// What the confidence in the first is reckoned from.
    pub evidence: Evidence,
    /// What speaks for the topics that were set apart.
    pub apart: Vec<Match>,
}

/// A text as it is compared.
struct Read<'a> {
    /// Its words in the reading that the wordings know.
    words: Vec<&'a str>,
    /// Its features; empty where none is known.
    vector: features::Vector,
    /// What the classifier makes of it, by class; empty where no feature is known.
    probabilities: Vec<f32>,
}

/// The wordings of all topics, prepared for searching.
#[derive(Clone)]
pub struct Matcher {
    vocabulary: Vocabulary,
    linear: Linear,
    nearest: Nearest,
    /// How many topics there are; the classes after them are "something else" and small talk.
    topics: usize,
}

impl Matcher {
    /// Learns from lines, each with the number of its topic below `topics`, or with `topics` where it is about something else, and
    /// with one more where it is small talk.
    #[must_use]
    pub fn learn(lines: &[(usize, String)], topics: usize) -> Self {
        let texts: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
        let (vocabulary, vectors) = Vocabulary::new(&texts);
        let examples: Vec<_> = lines.iter().map(|(topic, _)| *topic).zip(vectors).collect();
        let linear = Linear::train(&texts, &examples, vocabulary.len(), topics + BESIDE);
        let nearest = Nearest::new(&examples, vocabulary.len(), topics + BESIDE);
        Self { vocabulary, linear, nearest, topics }
    }

    /// What was learnt, as bytes: the same lines give the same ones on every machine.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes::put(&mut bytes, &[u16::try_from(self.topics).expect("there are fewer topics than that")]);
        self.vocabulary.write(&mut bytes);
        self.linear.write(&mut bytes);
        self.nearest.write(&mut bytes);
        bytes
    }

    /// Reads what [`Matcher::write`] gave, most of it in place; `None` where the bytes end too early.
    #[must_use]
    pub fn read(mut bytes: &'static [u8]) -> Option<Self> {
        let bytes = &mut bytes;
        let topics = usize::from(*bytes::take::<u16>(bytes)?.first()?);
        let (vocabulary, linear) = (Vocabulary::read(bytes)?, Linear::read(bytes)?);
        Some(Self { vocabulary, linear, nearest: Nearest::read(bytes)?, topics })
    }

    /// The same with further wordings, which staff have chosen: each is meant so from then on, and what resembles it more likely.
    /// Nothing is learnt anew, so it takes a fraction of a millisecond a line.
    #[must_use]
    pub fn taught<'a>(&self, lines: impl IntoIterator<Item = (usize, &'a str)>) -> Self {
        let mut matcher = self.clone();
        for (topic, line) in lines {
            let folded = fold::tokens(line);
            let words = said(matcher.readings(&folded));
            let vector = matcher.vocabulary.teach(&words);
            matcher.linear.teach(topic, &vector);
            matcher.nearest.teach(topic, &vector);
        }
        matcher
    }

    /// The topics that the words may mean, and how surely. No topics when not a single feature is known.
    ///
    /// Topics of `apart` never stand among them: what speaks for these is in [`Ranking::apart`], and the classifier's
    /// opinion of the others is taken as if these were surely not meant.
    #[must_use]
    pub fn rank(&self, words: &str, apart: &[usize]) -> Ranking {
        self.rank_folded(&fold::tokens(words), apart)
    }

    /// The same of words that are folded already.
    #[must_use]
    pub fn rank_folded(&self, words: &[Token], apart: &[usize]) -> Ranking {
        Ranking::of(self.weigh_read(self.read_words(words), apart, NEAR))
    }

    /// [`Matcher::rank_folded`], where at least `least` speaks for the topics set apart together; `None` where it is less. Most
    /// parts of most messages are far from them, and that takes less than half the time to see.
    #[must_use]
    pub fn rank_from(&self, words: &[Token], apart: &[usize], least: f32) -> Option<Ranking> {
        let read = self.read_words(words);
        let near: Option<f32> = apart.iter().map(|topic| self.nearest.near_one(&read.vector, *topic)).sum();
        let probable = apart.iter().map(|topic| read.probabilities.get(*topic).copied().unwrap_or(0.0)).sum::<f32>();
        // A wording of another topic only makes it less.
        if near.is_some_and(|near| (1.0 - NEAR) * probable + NEAR * near < least) {
            return None;
        }
        Some(Ranking::of(self.weigh_read(read, apart, NEAR)))
    }

    /// What a ranking is made of, with any weight of the nearest wordings instead of [`NEAR`]: 0 is the classifier alone, 1 they
    /// alone.
    #[must_use]
    pub fn weigh(&self, words: &str, apart: &[usize], nearness: f32) -> Weighed {
        self.weigh_read(self.read_words(&fold::tokens(words)), apart, nearness)
    }

    fn read_words<'a>(&self, words: &'a [Token]) -> Read<'a> {
        let words = said(self.readings(words));
        let vector = self.vocabulary.vector(&words);
        let mut probabilities = Vec::new();
        if !vector.is_empty() {
            probabilities.resize(self.topics + BESIDE, 0.0);
            self.linear.scores(&vector, &mut probabilities);
            linear::softmax(&mut probabilities);
        }
        Read { words, vector, probabilities }
    }

    fn weigh_read(&self, Read { words, vector, mut probabilities }: Read<'_>, apart: &[usize], nearness: f32) -> Weighed {
        if vector.is_empty() {
            return Weighed::default();
        }
        let Near { scores: mut near, same } = self.nearest.near(&vector, self.topics + BESIDE);
        // What is a wording itself is meant so, whatever resembles it.
        let same = same.filter(|same| *same < self.topics && nearness > 0.0);
        if let Some(same) = same {
            probabilities.iter_mut().chain(&mut near).for_each(|score| *score *= RESEMBLING);
            (probabilities[same], near[same]) = (1.0, 1.0);
        }
        let joined = |topic: usize, probability: f32| (1.0 - nearness) * probability + nearness * near[topic];
        let set_apart = apart.iter().map(|&topic| Match { topic, score: joined(topic, probabilities[topic]) }).collect();
        let others = 1.0 - apart.iter().map(|topic| probabilities[*topic]).sum::<f32>();
        for probability in &mut probabilities {
            *probability = (*probability / others.max(LEAST_OTHERS)).min(1.0);
        }
        let meant = |topic: &usize| !apart.contains(topic);
        let scored = (0..self.topics).filter(meant).map(|topic| Match { topic, score: joined(topic, probabilities[topic]) });
        let mut best: Vec<Match> = scored.collect();
        best.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
        best.truncate(SHOWN);
        let first = best.first().map_or(0, |best| best.topic);
        let rivals = (0..self.topics).filter(meant).filter(|topic| *topic != first);
        let rival = rivals.map(|topic| probabilities[topic]).fold(0.0, f32::max);
        if same.is_some_and(|same| apart.contains(&same)) {
            return Weighed { best, apart: set_apart, ..Weighed::default() };
        }
        let evidence = Evidence {
            margin: probabilities[first] - rival,
            elsewhere: probabilities[self.topics],
            greeting: probabilities[self.topics + 1],
            own: self.vocabulary.coverage(&words, |feature| self.nearest.has(feature, first)),
        };
        Weighed { best, evidence, apart: set_apart }
    }

    /// Words, each in the reading that the wordings know better.
    fn readings<'a>(&self, words: &'a [Token]) -> Vec<&'a str> {
        let better = |word: &'a Token| match &word.other {
            Some(other) if self.vocabulary.known(other).0 > self.vocabulary.known(&word.skeleton).0 => other.as_str(),
            _ => &word.skeleton,
        };
        words.iter().map(better).collect()
    }
}

/// The words that are looked at: the last ones of a long story too, since the question often stands there.
fn said<T>(mut words: Vec<T>) -> Vec<T> {
    if words.len() > MAX_WORDS {
        words.drain(MAX_WORDS / 2..words.len() - MAX_WORDS / 2);
    }
    words
}

#[cfg(test)]
mod tests;
