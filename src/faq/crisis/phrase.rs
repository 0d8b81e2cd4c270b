//! Phrases to look for in a row of words.

use std::collections::HashMap;

use crate::{
    faq::crisis::sets::{SETS, TURNS, WHOM},
    script::fold::{self, Alphabet, Token},
};

/// Phrases to look for, filed by how they begin.
///
/// In their notation words stand in order, `a|b` are alternatives, `stem*` is any word that begins so. `.` is at most one word
/// between and `..` at most four, `$set` is one of [`SETS`]. An alternative after `-` does not count right after a word of
/// [`TURNS`] (said once, it holds for all of that place). `!a|b` at the beginning or end forbids a neighbour. Whole phrases
/// side by side are divided by ` | `.
#[derive(Default)]
pub(super) struct Phrases {
    ways: Vec<Way>,
    /// The ways whose first word may begin with these letters of the skeleton: three, or as many as there are.
    beginnings: HashMap<[char; FILED_BY], Vec<usize>>,
    /// A bit for each beginning: where a word's is missing, nothing needs to be looked up. Lists of one or two words are many.
    bits: u64,
}

/// By so many letters phrases are filed.
const FILED_BY: usize = 3;

struct Way {
    not_before: Vec<Alternative>,
    places: Vec<Place>,
    not_after: Vec<Alternative>,
}

struct Place {
    /// Words that may stand between this place and the one before it.
    gap: usize,
    guarded: bool,
    alternatives: Vec<Alternative>,
}

/// A word or a beginning, in the forms in which it is compared.
struct Alternative {
    /// For Cyrillic words of a phrase that tells ы from и; else nothing.
    fine: Option<String>,
    skeleton: String,
    stem: bool,
}

impl Alternative {
    fn new(word: &str, fine: bool) -> Self {
        let stem = word.ends_with('*');
        let token = fold::words(word.trim_end_matches('*')).concat();
        let skeleton = fold::skeleton(&token);
        Self { fine: fine.then_some(token), skeleton, stem }
    }

    fn fits(&self, word: &Token) -> bool {
        let (own, said) = match &self.fine {
            Some(fine) if word.alphabet == Alphabet::Cyrillic => (fine, &word.fine),
            _ => (&self.skeleton, &word.skeleton),
        };
        let fits = |said: &String| if self.stem { said.starts_with(own.as_str()) } else { said == own };
        fits(said) || word.other.as_ref().is_some_and(fits)
    }
}

impl Phrases {
    /// Takes lines of the notation. `fine` ones tell Cyrillic words apart by every letter: Russian has «был» and «бил».
    pub(super) fn add(&mut self, lines: &[&str], fine: bool) {
        for way in lines.iter().flat_map(|line| line.split(" | ")).map(|way| Way::parse(way, fine)) {
            let first = way.places.first().map_or(&[][..], |place| &place.alternatives);
            let mut beginnings: Vec<_> = first.iter().map(|alternative| beginning(&alternative.skeleton, FILED_BY)).collect();
            beginnings.sort_unstable();
            beginnings.dedup();
            for beginning in beginnings {
                self.bits |= bit(beginning);
                self.beginnings.entry(beginning).or_default().push(self.ways.len());
            }
            self.ways.push(way);
        }
    }

    /// Whether the words say one of them anywhere.
    pub(super) fn occur(&self, words: &[Token]) -> bool {
        words.iter().enumerate().any(|(start, word)| {
            let readings = std::iter::once(word.skeleton.as_str()).chain(word.other.as_deref());
            readings.flat_map(beginnings).filter(|beginning| self.bits & bit(*beginning) != 0).any(|beginning| {
                let ways = self.beginnings.get(&beginning).into_iter().flatten();
                ways.into_iter().any(|way| self.ways[*way].occurs(words, start))
            })
        })
    }
}

/// The first letters of a word, at most so many; what is missing is blank.
fn beginning(skeleton: &str, most: usize) -> [char; FILED_BY] {
    let mut beginning = [' '; FILED_BY];
    beginning.iter_mut().zip(skeleton.chars().take(most)).for_each(|(place, letter)| *place = letter);
    beginning
}

/// The beginnings under which a phrase that begins with this word may be filed: a stem may be shorter than the word.
fn beginnings(skeleton: &str) -> impl Iterator<Item = [char; FILED_BY]> {
    (1..=skeleton.chars().take(FILED_BY).count()).map(|most| beginning(skeleton, most))
}

/// One of 64 bits for a beginning.
fn bit(beginning: [char; FILED_BY]) -> u64 {
    let mixed =
        beginning.iter().fold(0_u32, |mixed, letter| (mixed.rotate_left(5) ^ u32::from(*letter)).wrapping_mul(0x9e37_79b9));
    1 << (mixed >> 26)
}

impl Way {
    fn parse(line: &str, fine: bool) -> Self {
        let mut way = Self { not_before: Vec::new(), places: Vec::new(), not_after: Vec::new() };
        let mut gap = 0;
        for token in line.split_whitespace() {
            match token {
                "." => gap = 1,
                ".." => gap = 4,
                _ => match token.strip_prefix('!') {
                    Some(forbidden) if way.places.is_empty() => way.not_before = alternatives(forbidden, fine),
                    Some(forbidden) => way.not_after = alternatives(forbidden, fine),
                    None => {
                        let guarded = token.starts_with('-');
                        way.places.push(Place { gap, guarded, alternatives: alternatives(token, fine) });
                        gap = 0;
                    }
                },
            }
        }
        way
    }

    /// Whether the words from `start` on say it.
    fn occurs(&self, words: &[Token], start: usize) -> bool {
        let free = start == 0 || !any(&self.not_before, &words[start - 1]);
        free && self.places.first().is_some_and(|place| place.fits(words, start)) && self.rest(words, start + 1, 1)
    }

    /// Whether the places from `place` on follow at `at`.
    fn rest(&self, words: &[Token], at: usize, place: usize) -> bool {
        let Some(next) = self.places.get(place) else {
            return words.get(at).is_none_or(|word| !any(&self.not_after, word));
        };
        (at..=at + next.gap).any(|at| at < words.len() && next.fits(words, at) && self.rest(words, at + 1, place + 1))
    }
}

impl Place {
    fn fits(&self, words: &[Token], at: usize) -> bool {
        !(self.guarded && turned(&words[..at])) && any(&self.alternatives, &words[at])
    }
}

/// Whether the words before a verb make it another thing.
fn turned(before: &[Token]) -> bool {
    let mut before = before.iter().rev().map(|word| word.fine.as_str());
    match before.next() {
        Some(word) if WHOM.contains(&word) => before.next().is_some_and(|word| TURNS.contains(&word) && word != "не"),
        word => word.is_some_and(|word| TURNS.contains(&word)),
    }
}

fn any(alternatives: &[Alternative], word: &Token) -> bool {
    alternatives.iter().any(|alternative| alternative.fits(word))
}

fn alternatives(token: &str, fine: bool) -> Vec<Alternative> {
    let mut all = Vec::new();
    for word in token.split('|').map(|word| word.trim_start_matches('-')) {
        match SETS.iter().find(|(name, _)| *name == word) {
            Some((_, set)) => all.extend(alternatives(set, fine)),
            None => all.push(Alternative::new(word, fine)),
        }
    }
    all
}
