//! What a message asks, decided without a chat: an answer, suggestions, nothing known, a crisis, or a greeting.

use std::{collections::HashSet, sync::LazyLock};

use crate::{
    faq::{
        Faq,
        crisis::Crisis,
        danger,
        matching::{Match, Matcher, Ranking, corpus},
        pairs::{self, AskedBack},
        small_talk,
        topics::Topics,
    },
    script::{
        self, Script,
        fold::{self, Token},
    },
    texts,
};

/// From this confidence on the answer is shown at once.
pub const ANSWER: f32 = 0.82;

/// From this confidence on topics are suggested.
pub const SUGGEST: f32 = 0.22;

/// From this probability of small talk on, it is taken for it where no list of words says so.
pub const GREETING: f32 = 0.5;

/// Different words of fewer letters together are answered with suggestions at most.
const LEAST_LETTERS: usize = 3;

/// More characters than this of a message are not looked at; Telegram sends no longer ones.
pub const MAX_CHARS: usize = 4096;

/// What kind of thing was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One topic is meant: its answer is shown.
    Answer,
    /// It may be one of the candidates.
    Suggest,
    /// Nothing that is known.
    None,
    /// Somebody is in danger.
    Crisis,
    /// A greeting, thanks or a farewell.
    Greeting,
}

impl Kind {
    /// Its name on the command line and in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Suggest => "suggest",
            Self::None => "none",
            Self::Crisis => "crisis",
            Self::Greeting => "greeting",
        }
    }
}

/// What a message asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What kind of thing was said.
    pub kind: Kind,
    /// At most three topics (their places in [`Topics::all`]) with scores from 0 to 1, best first: the first one's is how surely it is
    /// meant. Where the bot asks back, those that can be chosen. None for a greeting and for what is not known.
    pub candidates: Vec<Match>,
    /// What comes nearest where nothing is known, in the same form: for whoever looks after the wordings, shown to nobody who asks.
    pub nearest: Vec<Match>,
    /// The question asked back, where the words leave open which of two things is meant, or to what a mere reply belongs.
    pub clarify: Option<AskedBack>,
    /// What it is written in.
    pub script: Script,
}

impl Asked {
    fn bare(kind: Kind, script: Script) -> Self {
        Self { kind, candidates: Vec::new(), nearest: Vec::new(), clarify: None, script }
    }

    fn of_crisis(topics: &Topics, crisis: Crisis, script: Script) -> Self {
        let topic = topics.all().iter().position(|topic| topic.id == crisis.topic());
        let candidates = topic.map(|topic| Match { topic, score: 1.0 });
        Self { candidates: candidates.into_iter().collect(), ..Self::bare(Kind::Crisis, script) }
    }

    /// The topic that is meant, where that is sure: of an answer or a crisis.
    #[must_use]
    pub fn topic(&self) -> Option<usize> {
        matches!(self.kind, Kind::Answer | Kind::Crisis).then(|| self.candidates.first().map(|first| first.topic)).flatten()
    }
}

impl Faq {
    /// What a message asks. Pure: the same words and wordings give the same.
    #[must_use]
    pub fn ask(&self, words: &str) -> Asked {
        ask(&self.topics, &self.matcher(), words)
    }

    /// Whether words are of a crisis.
    #[must_use]
    pub fn crisis(&self, words: &str) -> Option<Crisis> {
        let words = cut(words);
        let folded = fold::tokens(words);
        let said = skeletons(&folded);
        if words.trim().is_empty() || small_talk::mere_reply(&said) || small_talk::acknowledges(&said) {
            return None;
        }
        let matcher = self.matcher();
        danger::heard(&self.topics, &matcher, words, &folded, &matcher.rank_folded(&folded, self.topics.of_crisis()))
    }
}

/// The matcher that was learnt when the program was built, from [`lines`].
#[must_use]
pub fn learnt() -> &'static Matcher {
    static LEARNT: LazyLock<Matcher> = LazyLock::new(|| {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/matching.bin"));
        Matcher::read(bytes).expect("the build script has written it")
    });
    &LEARNT
}

/// What it was learnt from: each line with the place of its topic, or with their number where it is about something else.
#[must_use]
pub fn lines(topics: &Topics) -> Vec<(usize, String)> {
    let ids: Vec<&str> = topics.all().iter().map(|topic| topic.id.as_str()).collect();
    corpus::lines(&ids, texts::FILES.iter().map(|(.., source)| *source))
}

fn cut(words: &str) -> &str {
    match words.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => &words[..end],
        None => words,
    }
}

/// What a message asks, by these topics and this matcher; `keep::replay` gives other ones.
#[must_use]
pub fn ask(topics: &Topics, matcher: &Matcher, words: &str) -> Asked {
    let words = cut(words);
    let folded = fold::tokens(words);
    let script = script::of_folded(words, &folded);
    if !words.chars().any(char::is_alphabetic) {
        return Asked::bare(Kind::None, script);
    }
    let said = skeletons(&folded);
    if small_talk::mere_reply(&said) {
        return match small_talk::thanks(&said) {
            true => Asked::bare(Kind::Greeting, script),
            false => Asked { clarify: Some(AskedBack::to_what()), ..Asked::bare(Kind::None, script) },
        };
    }
    if small_talk::acknowledges(&said) {
        return Asked::bare(Kind::Greeting, script);
    }
    if letters(&said) <= 1 {
        return Asked::bare(Kind::None, script);
    }
    let ranking = matcher.rank_folded(&folded, topics.of_crisis());
    if let Some(crisis) = danger::heard(topics, matcher, words, &folded, &ranking) {
        return Asked::of_crisis(topics, crisis, script);
    }
    if small_talk::is_folded(&said) {
        return Asked::bare(Kind::Greeting, script);
    }
    if let Some(back) = pairs::asks_back(topics, &said, &ranking) {
        let candidates = choices(&back, &ranking, &matcher.rank_folded(&folded, &places(&back)).apart);
        return Asked { clarify: Some(back), candidates, ..Asked::bare(Kind::Suggest, script) };
    }
    if ranking.greeting >= GREETING || (ranking.confidence < SUGGEST && small_talk::thanks(&said)) {
        return Asked::bare(Kind::Greeting, script);
    }
    let first = ranking.best.first().map_or(1.0, |first| first.score);
    let candidates: Vec<Match> =
        ranking.best.iter().map(|found| Match { score: ranking.confidence * found.score / first, ..*found }).collect();
    match ranking.confidence {
        sure if sure >= ANSWER && letters(&said) >= LEAST_LETTERS => Asked { candidates, ..Asked::bare(Kind::Answer, script) },
        likely if likely >= SUGGEST => Asked { candidates, ..Asked::bare(Kind::Suggest, script) },
        _ => Asked { nearest: candidates, ..Asked::bare(Kind::None, script) },
    }
}

/// The skeletons of folded words.
fn skeletons(folded: &[Token]) -> Vec<&str> {
    folded.iter().map(|word| word.skeleton.as_str()).collect()
}

/// How many letters the different words have together: with too few there is nothing to be sure of ("әй", a slipped thumb,
/// however often), and a single one asks nothing.
fn letters(said: &[&str]) -> usize {
    let different: HashSet<&str> = said.iter().copied().collect();
    different.iter().map(|word| word.chars().count()).sum()
}

fn places(back: &AskedBack) -> Vec<usize> {
    back.choices.iter().map(|(_, topic)| *topic).collect()
}

/// What can be chosen, with how surely each is meant beside what was found first.
fn choices(back: &AskedBack, ranking: &Ranking, weighed: &[Match]) -> Vec<Match> {
    let first = ranking.best.first().map_or(1.0, |first| first.score);
    let score = |topic: usize| weighed.iter().find(|found| found.topic == topic).map_or(0.0, |found| found.score);
    let share = |topic: usize| ranking.confidence * (score(topic) / first).min(1.0);
    let mut choices: Vec<Match> = places(back).into_iter().map(|topic| Match { topic, score: share(topic) }).collect();
    choices.sort_by(|one, other| other.score.total_cmp(&one.score));
    choices
}

#[cfg(test)]
mod tests;
