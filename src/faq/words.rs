//! Lists of words in the code, folded as what people write is folded, so that a word typed in any script is found in them.

use std::collections::HashSet;

use crate::script::fold;

/// Words, beginnings of words (`прив*`) and neighbouring words (`мал+дәрігер*`), folded.
pub struct Words {
    whole: HashSet<String>,
    beginnings: Vec<String>,
    neighbours: Vec<Vec<One>>,
}

/// A word of several that stand beside each other.
struct One {
    folded: String,
    beginning: bool,
}

impl One {
    fn of(word: &str) -> Self {
        Self { folded: fold::skeletons(word).concat(), beginning: word.ends_with('*') }
    }

    fn is(&self, word: &str) -> bool {
        if self.beginning { word.starts_with(&self.folded) } else { word == self.folded }
    }
}

impl Words {
    /// Of a list between white space.
    #[must_use]
    pub fn of(list: &str) -> Self {
        let (neighbours, single): (Vec<&str>, Vec<&str>) = list.split_whitespace().partition(|word| word.contains('+'));
        let (beginnings, whole): (Vec<&str>, Vec<&str>) = single.into_iter().partition(|word| word.ends_with('*'));
        let folded = |word: &&str| fold::skeletons(word);
        Self {
            whole: whole.iter().flat_map(folded).collect(),
            beginnings: beginnings.iter().flat_map(folded).collect(),
            neighbours: neighbours.iter().map(|words| words.split('+').map(One::of).collect()).collect(),
        }
    }

    /// Whether a folded word is in the list by itself.
    #[must_use]
    pub fn have(&self, word: &str) -> bool {
        self.whole.contains(word) || self.beginnings.iter().any(|beginning| word.starts_with(beginning.as_str()))
    }

    /// Which of a text's folded words are in the list, by themselves or with their neighbours.
    #[must_use]
    pub fn mark(&self, said: &[String]) -> Vec<bool> {
        let mut marks: Vec<bool> = said.iter().map(|word| self.have(word)).collect();
        for words in &self.neighbours {
            for (at, window) in said.windows(words.len()).enumerate() {
                if words.iter().zip(window).all(|(one, word)| one.is(word)) {
                    marks[at..at + words.len()].fill(true);
                }
            }
        }
        marks
    }

    /// Whether any of a text's folded words is in the list.
    #[must_use]
    pub fn any(&self, said: &[String]) -> bool {
        self.mark(said).contains(&true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(list: &str, said: &str) -> Vec<bool> {
        Words::of(list).mark(&fold::skeletons(said))
    }

    #[test]
    fn words_beginnings_and_neighbours_are_found_in_any_script() {
        assert_eq!(marks("переезд* россия", "на переезде Россия россиянин"), [false, true, true, false]);
        assert_eq!(marks("мал+дәрігер*", "мал дәрігері, дәрігер, мал"), [true, true, false, false]);
        assert_eq!(marks("мал+дәрігер*", "مال دارىگەرى"), [true, true]);
        assert_eq!(marks("мал+дәрігер*", "mal darigeri"), [true, true]);
        assert_eq!(marks("", "мал"), [false]);
    }
}
