//! Things that are easily taken for one another: where the words leave open which is meant, the bot asks back.
//!
//! It asks where nothing but the word with two meanings is said ("registration, how?"), where both are named with "or" between them,
//! where the answer found hangs on it ("houses in Zhambyl"), and where the two that are found stand close together. Each question has
//! choices of its own, so that whatever it asks can be answered by a button.

mod table;

use std::sync::LazyLock;

use crate::{
    faq::{
        ask,
        matching::{Match, Ranking},
        topics::Topics,
        words::Words,
    },
    text::Text,
    texts,
};

use self::table::{COMMON, Choice, OR, PAIRS, PARTICLES, Pair};

/// Two topics are undecided when the second has at least this share of the first one's score.
const CLOSE: f32 = 0.6;

/// Where the word with two meanings is said, less confidence in what else is asked is enough than elsewhere ([`ask::SUGGEST`]).
const NAMED: f32 = 0.1;

/// How many words a question may have for nothing to be said beside the word with two meanings.
const MOST: usize = 12;

/// A question asked back.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedBack {
    /// The line that asks.
    pub which: Text,
    /// What its buttons say, with the places of the topics that they open. None where there is nothing to choose from.
    pub choices: Vec<(Text, usize)>,
}

impl AskedBack {
    /// A reply to nothing that was asked.
    #[must_use]
    pub fn to_what() -> Self {
        Self { which: texts::answers_to_what(), choices: Vec::new() }
    }
}

/// A pair with its words folded.
struct Folded {
    pair: &'static Pair,
    about: Vec<Words>,
    beside: Words,
    sides: Option<[Words; 2]>,
    decides: Words,
}

static FOLDED: LazyLock<Vec<Folded>> = LazyLock::new(|| {
    let folded = |pair: &'static Pair| Folded {
        pair,
        about: pair.about.iter().copied().map(Words::of).collect(),
        beside: Words::of(pair.beside),
        sides: pair.sides.map(|sides| sides.map(Words::of)),
        decides: Words::of(pair.decides),
    };
    PAIRS.iter().map(folded).collect()
});
static BESIDE_ALL: LazyLock<Words> = LazyLock::new(|| Words::of(COMMON));
static BETWEEN: LazyLock<Words> = LazyLock::new(|| Words::of(OR));
static ASKING: LazyLock<Words> = LazyLock::new(|| Words::of(PARTICLES));

/// The question that folded words leave open, if they do.
#[must_use]
pub fn asks_back(topics: &Topics, said: &[&str], ranking: &Ranking) -> Option<AskedBack> {
    let named: Vec<&Folded> = FOLDED.iter().filter(|pair| pair.is_named(said)).collect();
    if let Some(bare) = named.iter().find(|pair| pair.is_all_of(said)) {
        return Some(asked(topics, bare.pair, &[]));
    }
    let found: Vec<usize> = ranking.best.iter().map(|found| found.topic).collect();
    let first = found.first().filter(|_| ranking.confidence >= NAMED);
    let hangs = |pair: &&&Folded| first.is_some_and(|first| hangs_on_it(topics, pair.pair, *first));
    if let Some(open) = named.iter().find(hangs) {
        return Some(asked(topics, open.pair, &found));
    }
    if ranking.confidence < ask::SUGGEST {
        return None;
    }
    let near = PAIRS.iter().find(|pair| pair.near && both_are_near(topics, pair, &ranking.best))?;
    Some(asked(topics, near, &found))
}

impl Folded {
    /// Whether the words with two meanings are said, and nothing that decides which.
    fn is_named(&self, said: &[&str]) -> bool {
        self.about.iter().all(|about| about.any(said)) && !self.decides.any(said)
    }

    /// Whether nothing else is said that could tell, or both are named as a choice.
    fn is_all_of(&self, said: &[&str]) -> bool {
        if said.len() > MOST {
            return false;
        }
        let lists = self.about.iter().chain([&self.beside, &*BESIDE_ALL]);
        // A number alone tells nothing.
        let mut known: Vec<bool> = said.iter().map(|word| word.bytes().all(|byte| byte.is_ascii_digit())).collect();
        let mut add = |marks: Vec<bool>| known.iter_mut().zip(marks).for_each(|(known, mark)| *known |= mark);
        lists.for_each(|list| add(list.mark(said)));
        if let Some(sides) = self.sides.as_ref().filter(|sides| sides.iter().all(|side| side.any(said)) && has_or(said)) {
            sides.iter().for_each(|side| add(side.mark(said)));
            add(BETWEEN.mark(said));
        }
        known.iter().all(|known| *known)
    }
}

/// Whether two things are named to choose from: with "or", or each with the particle that asks.
fn has_or(said: &[&str]) -> bool {
    BETWEEN.any(said) || ASKING.mark(said).iter().filter(|asks| **asks).count() > 1
}

fn hangs_on_it(topics: &Topics, pair: &Pair, first: usize) -> bool {
    topics.all().get(first).is_some_and(|topic| pair.hangs.iter().any(|topics| topics.contains(&topic.id.as_str())))
}

/// Whether the two that are found first are of two choices, one of them the pair's first, and none is far ahead.
fn both_are_near(topics: &Topics, pair: &Pair, best: &[Match]) -> bool {
    let [first, second, ..] = best else { return false };
    let of = |found: &Match| pair.choices.iter().position(|choice| belongs(topics, choice, found.topic));
    let apart = of(first).zip(of(second)).is_some_and(|(one, other)| one != other && one.min(other) == 0);
    apart && second.score >= CLOSE * first.score
}

fn belongs(topics: &Topics, choice: &Choice, topic: usize) -> bool {
    topics.all().get(topic).is_some_and(|topic| choice.topics.contains(&topic.id.as_str()))
}

/// The question with its choices: each opens what was found of its topics, else the one that it opens without more words.
fn asked(topics: &Topics, pair: &Pair, found: &[usize]) -> AskedBack {
    let usual = |choice: &Choice| topics.all().iter().position(|topic| topic.id == choice.topics[0]);
    let choices = pair.choices.iter().filter_map(|choice| {
        let meant = found.iter().copied().find(|topic| belongs(topics, choice, *topic));
        Some(((choice.label)(), meant.or_else(|| usual(choice))?))
    });
    AskedBack { which: (pair.which)(), choices: choices.collect() }
}

#[cfg(test)]
mod tests;
