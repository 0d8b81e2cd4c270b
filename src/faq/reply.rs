//! A typed reply to a question asked back: "for the status" after "which papers?", as many type who do not press buttons.
//!
//! What was asked back is kept in memory only, until the person's next words or press and for an hour at most; after a restart
//! the words stand for themselves, as anybody's do.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

use crate::{
    faq::{
        Faq,
        ask::{Asked, Kind},
        matching::Match,
        pairs::AskedBack,
        words::Words,
    },
    script::fold,
    text::{Lang, Locales, Text},
};

/// Seconds for which a question waits; after an hour whoever writes "the first" means something else.
const WAITS: i64 = 60 * 60;

/// People whose question is open; beyond it memory starts anew.
const MAX_OPEN: usize = 5_000;

/// Words of a reply; more of them ask something by themselves.
const MOST: usize = 4;

/// Up to so many words are taken for a reply even where they could be asked by themselves ("the quota").
const BARE: usize = 2;

/// So many letters that two words begin with make them the same one, whatever endings they have.
const BEGINNING: usize = 4;

/// What is said beside the words of a choice and tells nothing.
const FILLERS: &str = "
    мен маған менің біз бізге бізде керек керегі үшін туралы ғой ше ғана иә жоқ сол осы дегенім айтамын айтып
    я мне мы нам для на за о об про по в с и а да нет же это нужно нужна нужны нужен надо именно пожалуйста";

/// The first, the second and the third choice.
const ORDER: [&str; 3] = [
    "1 бірінші* біріншісі* первое первый первая первую первые",
    "2 екінші* екіншісі* второе второй вторая вторую вторые",
    "3 үшінші* үшіншісі* третье третий третья третью третьи",
];

static FILLING: LazyLock<Words> = LazyLock::new(|| Words::of(FILLERS));
static COUNTED: LazyLock<[Words; 3]> = LazyLock::new(|| ORDER.map(Words::of));

/// Questions that were asked back and wait for their reply, by person.
#[derive(Default)]
pub struct Open(Mutex<HashMap<i64, Question>>);

/// What somebody asked, and what they were asked back.
struct Question {
    /// In Unix seconds.
    at: i64,
    words: String,
    choices: Vec<(Text, usize)>,
}

impl Open {
    /// Nothing waits any more: a choice was pressed, or something else.
    pub fn close(&self, person: i64) {
        self.lock().remove(&person);
    }

    fn put(&self, person: i64, question: Question) {
        let mut open = self.lock();
        if open.len() >= MAX_OPEN {
            open.clear();
        }
        open.insert(person, question);
    }

    fn take(&self, person: i64) -> Option<Question> {
        self.lock().remove(&person)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Question>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Faq {
    /// What somebody's message of the moment `now` (Unix seconds) asks, and the words that ask it: of a reply to what the bot has
    /// asked them back within the last hour, those of the question before it as well.
    #[must_use]
    pub fn ask_on(&self, locales: &Locales, person: i64, words: &str, now: i64) -> (Asked, String) {
        let alone = self.ask(words);
        let open = self.open.take(person).filter(|question| now - question.at <= WAITS);
        let told = open.and_then(|question| self.told(locales, &question, words, &alone));
        let (asked, words) = told.unwrap_or_else(|| (alone, words.to_owned()));
        if let Some(AskedBack { choices, .. }) = asked.clarify.as_ref().filter(|back| !back.choices.is_empty()) {
            self.open.put(person, Question { at: now, words: words.clone(), choices: choices.clone() });
        }
        (asked, words)
    }

    /// What a reply chooses, if it is one.
    fn told(&self, locales: &Locales, question: &Question, words: &str, alone: &Asked) -> Option<(Asked, String)> {
        let said = fold::skeletons(words);
        if said.is_empty() || said.len() > MOST || alone.kind == Kind::Crisis {
            return None;
        }
        let both = format!("{} {words}", question.words);
        if let Some(chosen) = named(locales, &question.choices, &said) {
            let others = question.choices.iter().map(|(_, topic)| *topic).filter(|topic| *topic != chosen);
            let first = Match { topic: chosen, score: 1.0 };
            let candidates = std::iter::once(first).chain(others.map(|topic| Match { topic, score: 0.0 })).collect();
            let asked = Asked { kind: Kind::Answer, candidates, clarify: None, ..alone.clone() };
            return Some((asked, both));
        }
        if said.len() > BARE && alone.kind == Kind::Answer {
            return None;
        }
        let joined = self.ask(&both);
        let fits = joined.kind == Kind::Answer && question.choices.iter().any(|(_, topic)| Some(*topic) == joined.topic());
        fits.then_some((joined, both))
    }
}

/// The choice that is named by words of its own, or counted; nothing else may be said beside them.
fn named(locales: &Locales, choices: &[(Text, usize)], said: &[String]) -> Option<usize> {
    let telling: Vec<&String> = said.iter().filter(|word| !FILLING.have(word)).collect();
    if let [word] = telling.as_slice()
        && let Some(at) = COUNTED.iter().position(|words| words.have(word))
    {
        return choices.get(at).map(|(_, topic)| *topic);
    }
    let labels: Vec<Vec<String>> = choices.iter().map(|(label, _)| label_words(locales, label)).collect();
    let has = |label: &[String], word: &str| label.iter().any(|of| same(of, word));
    if !telling.iter().all(|word| labels.iter().any(|label| has(label, word))) {
        return None;
    }
    let own = |at: usize| {
        telling.iter().any(|word| labels.iter().enumerate().all(|(other, label)| has(label, word) == (other == at)))
    };
    let mut chosen = (0..labels.len()).filter(|at| own(*at));
    let only = chosen.next()?;
    chosen.next().is_none().then(|| choices[only].1)
}

/// The folded words of a button in both languages.
fn label_words(locales: &Locales, label: &Text) -> Vec<String> {
    let words = Lang::ALL.iter().flat_map(|lang| fold::skeletons(&locales.plain(*lang, label)));
    words.filter(|word| !FILLING.have(word)).collect()
}

/// Whether two words are one with different endings.
fn same(one: &str, other: &str) -> bool {
    one == other
        || one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
            >= BEGINNING.max(one.chars().count().min(other.chars().count()).saturating_sub(2))
}
