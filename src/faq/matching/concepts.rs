//! What words are about, in both languages at once: «құжат», «қағаз» and «справка» are all papers.
//!
//! Wordings are many, but nobody has written down every pair of a verb and a noun in two languages. Concepts carry what was
//! learnt from one wording to the others that mean the same.

use std::sync::LazyLock;

use super::features::ByWord;
use crate::script::fold;

/// Which concept begins so, by the folded beginning; and whether only the whole word counts.
static BEGINNINGS: LazyLock<ByWord<String, Vec<(u8, bool)>>> = LazyLock::new(|| {
    let mut beginnings: ByWord<String, Vec<(u8, bool)>> = ByWord::default();
    let lines = include_str!("concepts.txt").lines().filter(|line| !line.starts_with('#'));
    for (concept, line) in (0_u8..).zip(lines) {
        for word in line.split_whitespace().skip(1) {
            let whole = word.starts_with('=');
            let folded = fold::skeletons(word.trim_start_matches('=')).concat();
            beginnings.entry(folded).or_default().push((concept, whole));
        }
    }
    beginnings
});

/// The concept of a folded word, by its longest known beginning.
pub(super) fn of(word: &str) -> Option<u8> {
    let mut ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(2).collect();
    ends.push(word.len());
    ends.into_iter().rev().find_map(|end| {
        let known = BEGINNINGS.get(&word[..end])?;
        known.iter().find(|(_, whole)| !whole || end == word.len()).map(|(concept, _)| *concept)
    })
}
