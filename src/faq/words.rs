//! Lists of words in the code, folded as what people write is folded, so that a word typed in any script is found in them.

use std::collections::HashSet;

use crate::script::fold;

/// Words, beginnings of words (`прив*`) and neighbouring words (`мал+дәрігер*`), folded.
pub struct Words {
    whole: HashSet<String>,
    /// In order, and none that begins with another one: so the only one that a word can begin with is the last before it.
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
        let mut beginnings: Vec<String> = beginnings.iter().flat_map(folded).collect();
        beginnings.sort_unstable();
        beginnings.dedup_by(|longer, shorter| longer.starts_with(shorter.as_str()));
        Self {
            whole: whole.iter().flat_map(folded).collect(),
            beginnings,
            neighbours: neighbours.iter().map(|words| words.split('+').map(One::of).collect()).collect(),
        }
    }

    /// Whether a folded word is in the list by itself.
    #[must_use]
    pub fn have(&self, word: &str) -> bool {
        let before = self.beginnings.partition_point(|beginning| beginning.as_str() <= word);
        before.checked_sub(1).is_some_and(|last| word.starts_with(&self.beginnings[last])) || self.whole.contains(word)
    }

    /// Which of a text's folded words are in the list, by themselves or with their neighbours.
    #[must_use]
    pub fn mark(&self, said: &[impl AsRef<str>]) -> Vec<bool> {
        let mut marks: Vec<bool> = said.iter().map(|word| self.have(word.as_ref())).collect();
        for words in &self.neighbours {
            for at in stand(words, said) {
                marks[at..at + words.len()].fill(true);
            }
        }
        marks
    }

    /// Whether any of a text's folded words is in the list.
    #[must_use]
    pub fn any(&self, said: &[impl AsRef<str>]) -> bool {
        said.iter().any(|word| self.have(word.as_ref()))
            || self.neighbours.iter().any(|words| stand(words, said).next().is_some())
    }
}

/// Where neighbouring words stand in a text.
fn stand<'a>(words: &'a [One], said: &'a [impl AsRef<str>]) -> impl Iterator<Item = usize> + 'a {
    let all = |window: &[_]| words.iter().zip(window).all(|(one, word): (&One, &_)| one.is(AsRef::as_ref(word)));
    said.windows(words.len()).enumerate().filter(move |(_, window)| all(window)).map(|(at, _)| at)
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
