//! Which topics a person's own words mean: a search over the ways in which people ask, in both languages at once.
//!
//! Words are folded ([`crate::script::fold`]) and compared by their common beginning and their letter triples, so that endings,
//! missing Kazakh letters and small slips do not matter. A word weighs by how few topics use it; a wording counts by how much
//! of it the person said and how much of what the person said it has. Nothing is shown below [`THRESHOLD`]. The weights below
//! were chosen by trial on the collected wordings and a part of the paraphrases in `tests/data/`.

use std::collections::{HashMap, HashSet};

use crate::{
    faq::topics::Topics,
    script::fold,
    text::{Lang, Locales},
};

/// The least score that is shown: a wording said in full scores 1.
pub const THRESHOLD: f32 = 0.42;

/// The most topics that are shown.
pub const SHOWN: usize = 3;

/// More words than this of one message are not looked at.
const MAX_WORDS: usize = 40;

/// How alike two words must be to count.
const ALIKE: f32 = 0.55;

/// How much the best wording counts beside the whole vocabulary of its topic.
const WORDING: f32 = 0.5;

/// The least weight of what a wording and the words said have in common: less is "is there" and "how much" alone.
const EVIDENCE: f32 = 3.0;

/// What a word weighs that every topic uses, ln 2.
const FUNCTION_WEIGHT: f32 = std::f32::consts::LN_2;

/// Words that are about nothing by themselves, however few topics use them; they weigh as if every topic did.
const FUNCTION: &str = "ты вы мы он она они ето что как где когда какой какая какие сколько мне нам вам мой моя мою нет еще уже \
                        будет есть можно надо нужно сен сиз биз мен бул калай кандай кайда канша кашан неге керек бола ушин \
                        не истеп истеу истеймин делать болсын до";

/// Folded words of greeting and thanks, which mean no topic and speak against none.
const COURTESY: &str = "салем салеметсиз салеметсиздер салам алейкум ассалаумагалейкум ассаламу ассалам армысыз кайырлы тан кеш \
                        рахмет ракмет рахмед отинемин айналайын айтынызшы комектесинизши здравствуйте здраствуйте здрасте привет \
                        добрый доброе доброй утро вечер день ночи спасибо большое пожалуйста пожалуста благодарю подскажите скажите \
                        понятно понял поняла ладно хорошо пока свидания тусиникти дурыс жаксы жарайды кутты шаршаманыз сау кош";

/// A topic that the words may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Its place in [`Topics::all`].
    pub topic: usize,
    /// From [`THRESHOLD`] to 1.
    pub score: f32,
}

/// The wordings of all topics, prepared for searching.
pub struct Matcher {
    /// Known words with their weights.
    vocabulary: Vec<Known>,
    /// The words that have a letter triple.
    triples: HashMap<[char; 3], Vec<u32>>,
    wordings: Vec<Wording>,
    /// How many topics there are.
    topics: usize,
    /// The weight of a word that only one topic uses.
    rarest: f32,
}

struct Known {
    letters: Vec<char>,
    triples: usize,
    weight: f32,
    wordings: Vec<u32>,
    topics: Vec<u32>,
}

struct Wording {
    topic: usize,
    /// The sum of its words' weights.
    weight: f32,
}

/// What a wording and the words said have in common, weighed on each side.
#[derive(Clone, Copy, Default)]
struct Overlap {
    of_wording: f32,
    of_said: f32,
}

impl Overlap {
    fn at_least(&mut self, of_wording: f32, of_said: f32) {
        self.of_wording = self.of_wording.max(of_wording);
        self.of_said = self.of_said.max(of_said);
    }
}

impl Matcher {
    /// Reads the titles and wordings of every topic in both languages.
    #[must_use]
    pub fn new(topics: &Topics, locales: &Locales) -> Self {
        let mut lines: Vec<(usize, Vec<String>)> = Vec::new();
        for (topic, entry) in topics.all().iter().enumerate() {
            for lang in Lang::ALL {
                let asked = locales.plain(lang, &entry.wordings());
                let title = locales.plain(lang, &entry.title());
                lines.extend(asked.lines().chain([title.as_str()]).map(|line| (topic, distinct(line))));
            }
        }
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut vocabulary: Vec<Known> = Vec::new();
        for (wording, (topic, words)) in (0u32..).zip(&lines) {
            let topic = u32::try_from(*topic).expect("there are fewer topics than that");
            for word in words {
                let number = *numbers.entry(word).or_insert_with(|| {
                    let letters: Vec<char> = word.chars().collect();
                    let triples = triples(&letters).len();
                    vocabulary.push(Known { letters, triples, weight: 0.0, wordings: Vec::new(), topics: Vec::new() });
                    u32::try_from(vocabulary.len() - 1).expect("there are fewer words than that")
                });
                let known = &mut vocabulary[number as usize];
                known.wordings.push(wording);
                if known.topics.last() != Some(&topic) {
                    known.topics.push(topic);
                }
            }
        }
        let mut matcher =
            Self { vocabulary, triples: HashMap::new(), wordings: Vec::new(), topics: topics.all().len(), rarest: 1.0 };
        matcher.weigh();
        matcher.wordings = lines
            .iter()
            .map(|(topic, words)| {
                let weight = words.iter().map(|word| matcher.vocabulary[numbers[word.as_str()] as usize].weight).sum();
                Wording { topic: *topic, weight }
            })
            .collect();
        matcher
    }

    /// Weighs every word by the topics that use it or a word like it, and files its letter triples.
    fn weigh(&mut self) {
        for (number, known) in (0u32..).zip(&self.vocabulary) {
            for triple in triples(&known.letters) {
                self.triples.entry(triple).or_default().push(number);
            }
        }
        let topics = small(self.topics);
        let weight = |used: usize| (1.0 + topics / small(used)).ln();
        self.rarest = weight(1);
        let weights: Vec<f32> = self
            .vocabulary
            .iter()
            .map(|known| {
                let used: HashSet<u32> = self
                    .alike(&known.letters)
                    .into_iter()
                    .filter(|(_, alike)| *alike >= 0.75)
                    .flat_map(|(number, _)| self.vocabulary[number as usize].topics.iter().copied())
                    .collect();
                let word: String = known.letters.iter().collect();
                if is_one_of(FUNCTION, &word) { FUNCTION_WEIGHT } else { weight(used.len().max(1)) }
            })
            .collect();
        for (known, weight) in self.vocabulary.iter_mut().zip(weights) {
            known.weight = weight;
        }
    }

    /// The topics that the words may mean, best first: at most [`SHOWN`], none below [`THRESHOLD`].
    #[must_use]
    pub fn find(&self, words: &str) -> Vec<Match> {
        let mut said = distinct(words);
        said.retain(|word| !is_one_of(COURTESY, word));
        said.truncate(MAX_WORDS);
        let mut weight_said = 0.0;
        let mut found = vec![Overlap::default(); self.wordings.len()];
        let mut topics = vec![0.0; self.topics];
        for word in &said {
            let alike = self.alike(&word.chars().collect::<Vec<_>>());
            let best = alike.iter().max_by(|a, b| a.1.total_cmp(&b.1));
            let weight = match best {
                _ if is_one_of(FUNCTION, word) => FUNCTION_WEIGHT,
                Some((number, _)) => self.vocabulary[*number as usize].weight,
                None => self.rarest,
            };
            weight_said += weight;
            let mut by_wording = vec![Overlap::default(); self.wordings.len()];
            let mut by_topic = vec![0.0_f32; self.topics];
            for (number, alike) in alike {
                let known = &self.vocabulary[number as usize];
                for wording in &known.wordings {
                    by_wording[*wording as usize].at_least(alike * known.weight, alike * weight);
                }
                for topic in &known.topics {
                    let topic = &mut by_topic[*topic as usize];
                    *topic = topic.max(alike * weight);
                }
            }
            for (sum, one) in found.iter_mut().zip(by_wording) {
                sum.of_wording += one.of_wording;
                sum.of_said += one.of_said;
            }
            for (sum, one) in topics.iter_mut().zip(by_topic) {
                *sum += one;
            }
        }
        self.rank(weight_said, &found, &topics)
    }

    fn rank(&self, weight_said: f32, found: &[Overlap], topics: &[f32]) -> Vec<Match> {
        let mut best = vec![0.0_f32; self.topics];
        for (wording, overlap) in self.wordings.iter().zip(found) {
            let known = topics[wording.topic] / weight_said;
            if overlap.of_said < EVIDENCE {
                continue;
            }
            let whole = (overlap.of_wording / wording.weight).min(1.0);
            let score = WORDING * (whole * overlap.of_said / weight_said).sqrt() + (1.0 - WORDING) * known;
            best[wording.topic] = best[wording.topic].max(score);
        }
        let mut matches: Vec<Match> = best
            .into_iter()
            .enumerate()
            .filter(|(_, score)| *score >= THRESHOLD)
            .map(|(topic, score)| Match { topic, score })
            .collect();
        matches.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
        matches.truncate(SHOWN);
        matches
    }

    /// The known words like this one, with how alike they are: from [`ALIKE`] to 1.
    fn alike(&self, letters: &[char]) -> Vec<(u32, f32)> {
        let own = triples(letters);
        let mut shared = vec![0_u16; self.vocabulary.len()];
        for number in own.iter().filter_map(|triple| self.triples.get(triple)).flatten() {
            shared[*number as usize] += 1;
        }
        (0u32..)
            .zip(shared)
            .zip(&self.vocabulary)
            .filter(|((_, shared), _)| *shared > 0)
            .filter_map(|((number, shared), known)| {
                let triples = 2.0 * f32::from(shared) / small(own.len() + known.triples);
                let alike = triples.max(beginning(letters, &known.letters));
                (alike >= ALIKE).then_some((number, alike))
            })
            .collect()
    }
}

/// How alike two words are by their common beginning: 1 when they are the same, 0 when it is too short to mean the same stem.
fn beginning(a: &[char], b: &[char]) -> f32 {
    if a == b {
        return 1.0;
    }
    let common = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let stem = match common {
        0..=2 => false,
        3 => common == shorter && longer <= 7,
        _ => small(common) >= 0.6 * small(shorter) && shorter - common <= 4,
    };
    if stem { 0.6 + 0.4 * 2.0 * small(common) / small(shorter + longer) } else { 0.0 }
}

/// The letter triples of a word with its borders, each once.
fn triples(letters: &[char]) -> Vec<[char; 3]> {
    let mut padded = vec!['^', '^'];
    padded.extend_from_slice(letters);
    padded.push('$');
    let mut triples: Vec<[char; 3]> = padded.windows(3).map(|triple| [triple[0], triple[1], triple[2]]).collect();
    triples.sort_unstable();
    triples.dedup();
    triples
}

fn is_one_of(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|one| one == word)
}

fn distinct(line: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    fold::words(line).into_iter().filter(|word| seen.insert(word.clone())).collect()
}

/// A count as a number to reckon with; counts here are far below where that loses anything.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests;
