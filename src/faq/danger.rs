//! Whether a message speaks of a crisis. What the matcher has learnt decides, of the whole message and of each part of it, since
//! one sentence in the middle of a long story is enough; the phrases of [`crisis`] make sure that plain words are never weighed away.

use crate::faq::{
    crisis::{self, Crisis},
    matching::{Matcher, Ranking},
    topics::Topics,
};

/// From this score of both crisis topics together on, a message that asks nothing else is of a crisis; the second where its words
/// have a shade of one ([`crisis::shaded`]).
///
/// The numbers here were set on 1,640 lines by two writers that nothing was learnt from: a missed one costs more than a false
/// alarm, but one ordinary message in fifty at most may raise one.
pub const WHOLE: [f32; 2] = [0.45, 0.3];

/// The same for a part of a longer message: a part alone looks worse than it is.
pub const PART: [f32; 2] = [0.75, 0.6];

/// How much more it takes the more surely something else is asked ([`Ranking::confidence`]): "this queue is killing me, who has
/// the coal?"
pub const BESIDE: f32 = 0.3;

/// The score that is enough where a phrase says it: that it is not plainly about something else.
pub const SAID: f32 = 0.25;

/// Fewer words than this without a shade of crisis ([`crisis::shaded`]) are never one: short answers to the questionnaire ("не было",
/// "ну как сказать") are near to anything. What is short and meant so stands among the phrases.
const WORDS: usize = 4;

/// A sentence of more words is looked at in windows of so many,
const WINDOW: usize = 12;

/// each beginning so many words after the one before.
const STEP: usize = 6;

/// The crisis that words speak of, if they do. `ranking` is what the matcher makes of them with the topics of a crisis set apart.
#[must_use]
pub fn heard(topics: &Topics, matcher: &Matcher, words: &str, ranking: &Ranking) -> Option<Crisis> {
    let whole = Heard::of(topics, words, ranking, WHOLE);
    if whole.over >= 0.0 {
        return whole.crisis;
    }
    let parts = parts(words);
    let parts = parts.iter().filter(|_| parts.len() > 1);
    let parts = parts.map(|part| Heard::of(topics, part, &matcher.rank(part, topics.of_crisis()), PART));
    let parts: Vec<Heard> = parts.collect();
    if let Some(part) = parts.iter().filter(|part| part.over >= 0.0).max_by(|a, b| a.over.total_cmp(&b.over)) {
        return part.crisis;
    }
    let most = parts.iter().map(|part| part.score).fold(whole.score, f32::max);
    if most >= SAID { crisis::crisis(words) } else { None }
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
        let score: f32 = ranking.apart.iter().map(|found| found.score).sum();
        let left = score - BESIDE * ranking.confidence;
        let over = if left < least[1] {
            f32::NEG_INFINITY
        } else if crisis::shaded(words) {
            left - least[1]
        } else if words.split_whitespace().count() >= WORDS {
            left - least[0]
        } else {
            f32::NEG_INFINITY
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
