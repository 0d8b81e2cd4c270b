//! Which questions are asked, and in which order: only those that can still change something, the most decisive first.
//!
//! The order follows from the answers alone: what was asked first is the most decisive question of all, what comes next the most
//! decisive after that answer, and so on. So nothing about it is stored, and a changed answer reopens and closes what depends on
//! it by itself.

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    answers::{Answers, Key, Kind, Value},
    judge::next::{Outlook, weights},
    rules::{Programme, Rules, Verdict},
};

/// The questions that somebody goes through, answered ones included, in the order in which they are asked.
#[must_use]
pub fn order(rules: &Rules, answers: &Answers, day: Date) -> Vec<Key> {
    let mut so_far = Answers::default();
    let mut asked: Vec<Key> = Vec::new();
    loop {
        let open = most_decisive_first(rules, &so_far, day);
        let open: Vec<Key> = open.iter().copied().filter(|key| !asked.contains(key)).collect();
        // Those without an answer change nothing; the first with one does.
        asked.extend(open.iter().take_while(|key| answers.stored(**key).is_none()));
        let Some((key, value)) = open.iter().find_map(|key| Some((*key, answers.stored(*key)?))) else { return asked };
        asked.push(key);
        so_far.set(key, value);
    }
}

/// What could still change something. It is found once for all people whose answers no rule tells apart: everybody begins alike,
/// and every step of the questionnaire asks for all that led to it.
fn most_decisive_first(rules: &Rules, answers: &Answers, day: Date) -> Arc<[Key]> {
    let map = rules.compiled();
    map.next.get((map.ahead(answers), day), || {
        let mut open = weights(rules, answers, &map.given(answers), day);
        open.sort_by_key(|(key, weight)| (std::cmp::Reverse(*weight), *key));
        open.into_iter().map(|(key, _)| key).collect()
    })
}

/// How many questions there will be, answered ones included. Before the citizenship is said, the longest of its ways counts, so
/// that the number shrinks rather than grows; it grows only for those who do not say it.
#[must_use]
pub fn length(rules: &Rules, answers: &Answers, day: Date) -> usize {
    let Kind::Code(codes) = Key::Citizenship.kind() else { return 0 };
    if answers.stored(Key::Citizenship).is_some() {
        return order(rules, answers, day).len();
    }
    let ways = codes.iter().map(|code| {
        let mut answers = answers.clone();
        answers.set(Key::Citizenship, Value::Code(code));
        order(rules, &answers, day).len()
    });
    ways.max().unwrap_or(0)
}

/// What the conversation can say of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A question that was not asked yet can still change the verdict.
    Open,
    /// Nothing can change it any more.
    Settled(Verdict),
}

/// What can be said of each programme while questions remain, in the order of [`Programme::ALL`].
///
/// A verdict stands here only when no question that was not asked yet can change it.
#[must_use]
pub fn standings(rules: &Rules, answers: &Answers, day: Date) -> [Standing; Programme::ALL.len()] {
    let outlook = Outlook::of(rules, answers, day);
    let verdicts = rules.compiled().verdicts(&rules.compiled().given(answers), day);
    Programme::ALL.map(|programme| {
        if outlook.is_open(programme) { Standing::Open } else { Standing::Settled(verdicts[programme as usize]) }
    })
}

#[cfg(test)]
mod tests;
