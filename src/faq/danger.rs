//! Whether a message speaks of a crisis: found before anything else, since its help waits for no consent, language or working hour.
//!
//! What the matcher has learnt decides, of the whole message and of each part of it: one sentence in the middle of a long story is
//! enough. A phrase of [`crisis`] decides as well, unless it is about games, animals, papers or prices: there it only makes less enough.

use std::borrow::Cow;

use crate::{
    faq::{
        crisis::{self, Crisis},
        matching::{Matcher, Ranking},
        topics::Topics,
    },
    script::fold::{self, Token},
};

/// From this score of both crisis topics together on, a message that asks nothing else is of a crisis; the second where its words
/// have a shade of one ([`crisis::shaded`]).
///
/// The numbers here were set with `tests/data/questions.tsv` in view: a missed one costs more than a false alarm, but one ordinary
/// message in fifty at most may raise one (`cargo test --lib measure -- --nocapture`).
pub const WHOLE: [f32; 2] = [0.40, 0.28];

/// The same for a part of a longer message: a part alone looks worse than it is.
pub const PART: [f32; 2] = [0.75, 0.6];

/// How much more it takes the more surely something else is asked ([`Ranking::confidence`]): "this queue is killing me, who has
/// the coal?"
pub const BESIDE: f32 = 0.3;

/// The score that is enough where a phrase says it, but about what takes the weight off ([`crisis::calmed`]); elsewhere a phrase
/// decides.
pub const CALMED: f32 = 0.35;

/// The same where only heavy words occur.
pub const HEAVY: f32 = 0.25;

/// Fewer words than this are short,
const WORDS: usize = 4;

/// and without a shade of crisis it takes so much that they are one: short answers to the questionnaire ("не было", "ну как
/// сказать") are near to anything, but what has been learnt word by word reaches it.
const SHORT: f32 = 0.9;

/// Where a sentence ends.
const ENDS: [char; 8] = ['.', '!', '?', '…', ';', '\n', '؟', '؛'];

/// Where a clause ends.
const BORDERS: [char; 13] = ['.', '!', '?', '…', ';', '\n', '؟', '؛', ',', '،', '–', '—', ':'];

/// More parts than this of one message are not looked at: the longest message takes some 15 ms with them, and nobody's story has
/// more.
const PARTS: usize = 128;

/// A sentence of more words is looked at in windows of so many,
const WINDOW: usize = 12;

/// each beginning so many words after the one before.
const STEP: usize = 6;

/// The crisis that words speak of, if they do. `folded` are the same words, and `ranking` is what the matcher makes of them with the
/// topics of a crisis set apart.
#[must_use]
pub fn heard(topics: &Topics, matcher: &Matcher, words: &str, folded: &[Token], ranking: &Ranking) -> Option<Crisis> {
    match crisis::without_idioms(words, folded) {
        Cow::Borrowed(words) => listen(topics, matcher, words, folded, ranking),
        Cow::Owned(rest) => {
            let folded = fold::tokens(&rest);
            listen(topics, matcher, &rest, &folded, &matcher.rank_folded(&folded, topics.of_crisis()))
        }
    }
}

fn listen(topics: &Topics, matcher: &Matcher, words: &str, folded: &[Token], ranking: &Ranking) -> Option<Crisis> {
    let whole = Heard::of(topics, &Part { folded, words: words.split_whitespace().count() }, ranking, WHOLE);
    // Which one it is, a phrase knows better.
    if whole.over >= 0.0 {
        return crisis::said(folded).or(whole.crisis);
    }
    let sentences: Vec<Sentence> = words.split(ENDS).map(Sentence::of).collect();
    let parts: Vec<Part> = sentences.iter().flat_map(Sentence::parts).take(PARTS).collect();
    // A message of one part has been weighed.
    let parts = if parts.len() > 1 { parts.as_slice() } else { &[] };
    // Below the least that counts anywhere a part changes nothing.
    let ranked = parts.iter().filter_map(|part| Some((part, matcher.rank_from(part.folded, topics.of_crisis(), HEAVY)?)));
    let parts: Vec<Heard> = ranked.map(|(part, ranking)| Heard::of(topics, part, &ranking, PART)).collect();
    if let Some(part) = parts.iter().filter(|part| part.over >= 0.0).max_by(|a, b| a.over.total_cmp(&b.over)) {
        return crisis::said(folded).or(part.crisis);
    }
    let most = parts.iter().map(|part| part.score).fold(whole.score, f32::max);
    match crisis::said(folded) {
        None => crisis::heavy(folded).filter(|_| most >= HEAVY),
        Some(crisis) if !crisis::calmed(folded) => Some(crisis),
        Some(crisis) => {
            // Among much else what says it weighs little, but not in its own clause.
            let clauses = words.split(BORDERS).filter(|clause| !clause.trim().is_empty()).take(PARTS);
            let least = CALMED + BESIDE * ranking.confidence;
            let mut ranked = clauses.filter_map(|clause| matcher.rank_from(&fold::tokens(clause), topics.of_crisis(), least));
            (most >= least || ranked.any(|ranking| score(&ranking) >= least)).then_some(crisis)
        }
    }
}

fn score(ranking: &Ranking) -> f32 {
    ranking.apart.iter().map(|found| found.score).sum()
}

/// How much speaks for a crisis, and for which.
#[derive(Clone, Copy)]
struct Heard {
    score: f32,
    /// How far that is above what it takes.
    over: f32,
    crisis: Option<Crisis>,
}

impl Heard {
    fn of(topics: &Topics, part: &Part<'_>, ranking: &Ranking, least: [f32; 2]) -> Self {
        let score = score(ranking);
        let left = score - BESIDE * ranking.confidence;
        let over = if left < least[1] {
            f32::NEG_INFINITY
        } else if crisis::shaded(part.folded) {
            left - least[1]
        } else if part.words >= WORDS {
            left - least[0]
        } else {
            score - SHORT
        };
        let likeliest = ranking.apart.iter().max_by(|a, b| a.score.total_cmp(&b.score));
        let id = likeliest.and_then(|found| topics.all().get(found.topic)).map(|topic| topic.id.as_str());
        let crisis = id.map(|id| if id == Crisis::Violence.topic() { Crisis::Violence } else { Crisis::Suicide });
        Self { score, over, crisis }
    }
}

/// A message or a part of it.
struct Part<'a> {
    folded: &'a [Token],
    /// How many words it has as they were written; folded, a word and its digits are two.
    words: usize,
}

/// A sentence of a message.
struct Sentence {
    folded: Vec<Token>,
    /// Where each of its words as they were written ends among the folded ones.
    ends: Vec<usize>,
}

impl Sentence {
    fn of(sentence: &str) -> Self {
        let (mut folded, mut ends) = (Vec::new(), Vec::new());
        for word in sentence.split_whitespace() {
            folded.append(&mut fold::tokens(word));
            ends.push(folded.len());
        }
        Self { folded, ends }
    }

    /// The whole of it, or the windows of a long one, which overlap. None of one without a word.
    fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let windows = self.ends.len().saturating_sub(WINDOW).div_ceil(STEP) + 1;
        let windows = (0..windows).map(|at| (at * STEP, self.ends.len().min(at * STEP + WINDOW)));
        let begins = |word: usize| if word == 0 { 0 } else { self.ends[word - 1] };
        windows
            .filter(|(from, to)| from < to)
            .map(move |(from, to)| Part { folded: &self.folded[begins(from)..begins(to)], words: to - from })
    }
}

#[cfg(test)]
mod tests;
