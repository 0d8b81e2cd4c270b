//! Whether a message speaks of a crisis: found before anything else, since its help waits for no consent, language or working hour.
//!
//! What the matcher has learnt decides, of the whole message and of each part of it: one sentence in the middle of a long story is
//! enough. A phrase of [`crisis`] decides as well, unless it is about games, animals, papers or prices: there it only makes less enough.

use std::borrow::Cow;

use crate::faq::{
    crisis::{self, Crisis},
    matching::{Matcher, Ranking},
    topics::Topics,
};

/// From this score of both crisis topics together on, a message that asks nothing else is of a crisis; the second where its words
/// have a shade of one ([`crisis::shaded`]).
///
/// The numbers here were set with `tests/data/questions.tsv` in view: a missed one costs more than a false alarm, but one ordinary
/// message in fifty at most may raise one (`cargo test --lib measure -- --nocapture`).
pub const WHOLE: [f32; 2] = [0.36, 0.25];

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

/// Where a clause ends.
const BORDERS: [char; 13] = ['.', '!', '?', '…', ';', '\n', '؟', '؛', ',', '،', '–', '—', ':'];

/// More parts than this of one message are not looked at: each takes a tenth of a millisecond, and nobody's story has more.
const PARTS: usize = 128;

/// A sentence of more words is looked at in windows of so many,
const WINDOW: usize = 12;

/// each beginning so many words after the one before.
const STEP: usize = 6;

/// The crisis that words speak of, if they do. `ranking` is what the matcher makes of them with the topics of a crisis set apart.
#[must_use]
pub fn heard(topics: &Topics, matcher: &Matcher, words: &str, ranking: &Ranking) -> Option<Crisis> {
    match crisis::without_idioms(words) {
        Cow::Borrowed(words) => listen(topics, matcher, words, ranking),
        Cow::Owned(rest) => listen(topics, matcher, &rest, &matcher.rank(&rest, topics.of_crisis())),
    }
}

fn listen(topics: &Topics, matcher: &Matcher, words: &str, ranking: &Ranking) -> Option<Crisis> {
    let whole = Heard::of(topics, words, ranking, WHOLE);
    // Which one it is, a phrase knows better.
    if whole.over >= 0.0 {
        return crisis::said(words).or(whole.crisis);
    }
    let parts = parts(words);
    // A message of one part has been weighed.
    let parts = if parts.len() > 1 { parts.as_slice() } else { &[] };
    let parts = parts.iter().take(PARTS);
    let parts: Vec<Heard> = parts.map(|part| Heard::of(topics, part, &matcher.rank(part, topics.of_crisis()), PART)).collect();
    if let Some(part) = parts.iter().filter(|part| part.over >= 0.0).max_by(|a, b| a.over.total_cmp(&b.over)) {
        return crisis::said(words).or(part.crisis);
    }
    let most = parts.iter().map(|part| part.score).fold(whole.score, f32::max);
    match crisis::said(words) {
        None => crisis::heavy(words).filter(|_| most >= HEAVY),
        Some(crisis) if !crisis::calmed(words) => Some(crisis),
        Some(crisis) => {
            // Among much else what says it weighs little, but not in its own clause.
            let clauses = words.split(BORDERS).filter(|clause| !clause.trim().is_empty()).take(PARTS);
            let mut scores = clauses.map(|clause| score(&matcher.rank(clause, topics.of_crisis())));
            let least = CALMED + BESIDE * ranking.confidence;
            (most >= least || scores.any(|score| score >= least)).then_some(crisis)
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
    fn of(topics: &Topics, words: &str, ranking: &Ranking, least: [f32; 2]) -> Self {
        let score = score(ranking);
        let left = score - BESIDE * ranking.confidence;
        let over = if left < least[1] {
            f32::NEG_INFINITY
        } else if crisis::shaded(words) {
            left - least[1]
        } else if words.split_whitespace().count() >= WORDS {
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

/// The sentences of a text, long ones in windows that overlap.
fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for sentence in text.split(['.', '!', '?', '…', ';', '\n', '؟', '؛']) {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let last = words.len().saturating_sub(WINDOW).div_ceil(STEP);
        let windows = (0..=last).map(|at| &words[at * STEP..words.len().min(at * STEP + WINDOW)]);
        parts.extend(windows.filter(|window| !window.is_empty()).map(|window| window.join(" ")));
    }
    parts
}

#[cfg(test)]
mod tests;
