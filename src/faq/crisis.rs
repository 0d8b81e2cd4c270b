//! Phrases of suicide and violence, in Kazakh of every script and in Russian: words in a row, signs that mean it only together
//! (`crisis::signs`), and heavy words that nothing calms (`crisis::risk`).
//!
//! What is taken for a crisis is decided in [`super::danger`], where the matcher has its say first; a phrase makes much less of it
//! enough. What both miss, a person still finds under the topic of the menu; what they find wrongly costs one kind message.

mod idioms;
mod phrase;
mod risk;
mod sets;
mod signs;
mod suicide;
mod violence;

pub use idioms::without_idioms;

use std::sync::LazyLock;

use crate::{
    faq::crisis::phrase::Phrases,
    script::fold::Token,
    text::Text,
    texts::{crisis_suicide, crisis_violence},
};

/// What a person's words say is happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Crisis {
    /// Somebody does not want to live.
    Suicide,
    /// Somebody is beaten, forced, locked in or threatened, or a child is in danger.
    Violence,
}

impl Crisis {
    /// The id of its topic.
    #[must_use]
    pub const fn topic(self) -> &'static str {
        match self {
            Self::Suicide => "suicide",
            Self::Violence => "violence",
        }
    }

    /// The fixed message with the numbers to call.
    #[must_use]
    pub fn message(self) -> Text {
        match self {
            Self::Suicide => crisis_suicide(),
            Self::Violence => crisis_violence(),
        }
    }
}

/// What a phrase says, if one does; suicide goes before violence.
#[must_use]
pub fn said(words: &[Token]) -> Option<Crisis> {
    if SUICIDE.occur(words) || together(&SIGNS_OF_SUICIDE, words) {
        Some(Crisis::Suicide)
    } else if (VIOLENCE.occur(words) || together(&SIGNS_OF_VIOLENCE, words)) && !among_children(words) && !sport(words) {
        Some(Crisis::Violence)
    } else {
        None
    }
}

/// Whether all signs of one of the rows occur.
fn together(signs: &[Vec<Phrases>], words: &[Token]) -> bool {
    signs.iter().any(|signs| signs.iter().all(|sign| sign.occur(words)))
}

/// Whether it is about a fight of sportsmen, and nobody near is named.
fn sport(words: &[Token]) -> bool {
    SPORT.occur(words) && !NEAR.occur(words)
}

static SPORT: LazyLock<Phrases> = LazyLock::new(|| listed(risk::SPORT));
static SIGNS_OF_SUICIDE: LazyLock<Vec<Vec<Phrases>>> = LazyLock::new(|| signs(signs::SUICIDE));
static SIGNS_OF_VIOLENCE: LazyLock<Vec<Vec<Phrases>>> = LazyLock::new(|| signs(signs::VIOLENCE));

fn signs(rows: &[signs::Together]) -> Vec<Vec<Phrases>> {
    let one = |sign: &&str| {
        let mut phrases = Phrases::default();
        phrases.add(&[sign], false);
        phrases
    };
    rows.iter().map(|row| row.iter().map(one).collect()).collect()
}

/// Whether words have a shade of crisis at all that nothing calms, for what the search is only half sure of.
#[must_use]
pub fn shaded(words: &[Token]) -> bool {
    SHADE.occur(words) && (!CALM.occur(words) || NEAR.occur(words))
}

/// Whether words are about what takes the weight off, and nobody near is named: games, animals, papers, prices.
#[must_use]
pub fn calmed(words: &[Token]) -> bool {
    CALM.occur(words) && !NEAR.occur(words)
}

static SHADE: LazyLock<Phrases> = LazyLock::new(|| listed(risk::SHADE));

/// What heavy words say that nothing calms.
#[must_use]
pub fn heavy(words: &[Token]) -> Option<Crisis> {
    if CALM.occur(words) && !(NEAR.occur(words) && HEAVIEST.occur(words)) {
        return None;
    }
    if RISK_OF_SUICIDE.occur(words) {
        Some(Crisis::Suicide)
    } else if RISK_OF_VIOLENCE.occur(words) && !among_children(words) {
        Some(Crisis::Violence)
    } else {
        None
    }
}

static RISK_OF_SUICIDE: LazyLock<Phrases> = LazyLock::new(|| listed(risk::SUICIDE));
static RISK_OF_VIOLENCE: LazyLock<Phrases> = LazyLock::new(|| listed(risk::VIOLENCE));
static CALM: LazyLock<Phrases> = LazyLock::new(|| listed(risk::CALM));
static NEAR: LazyLock<Phrases> = LazyLock::new(|| listed(risk::NEAR));
static HEAVIEST: LazyLock<Phrases> = LazyLock::new(|| listed(risk::HEAVIEST));

/// Words of a list as phrases of one place, or of several that follow each other where `_` joins them.
fn listed(words: &str) -> Phrases {
    let lines: Vec<String> = words.split_whitespace().map(|word| word.replace('_', " . ")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut phrases = Phrases::default();
    phrases.add(&lines, false);
    phrases
}

/// Whether it is about school and no grown-up is named who does it: children who hit children are a topic of their own, whose
/// answer names the same numbers.
fn among_children(words: &[Token]) -> bool {
    let begins =
        |beginnings: &[&str]| words.iter().any(|word| beginnings.iter().any(|beginning| word.skeleton.starts_with(beginning)));
    begins(&["мектеп", "школ", "синип", "класс", "клас", "одноклас"]) && !begins(GROWN_UP)
}

/// Beginnings of grown-ups, and of what no child does to a child.
const GROWN_UP: &[&str] = &[
    "муж",
    "отшим",
    "отетс",
    "отс",
    "пап",
    "мат",
    "мам",
    "сожител",
    "куиеу",
    "жолдас",
    "ерим",
    "аке",
    "шеше",
    "анаси",
    "енем",
    "мугалим",
    "ушител",
    "воспитат",
    "тренер",
    "тарбиеши",
    "директор",
    "дад",
    "диад",
    "зорл",
    "насил",
    "изнасил",
    "домага",
    "пиша",
    "нож",
    "похити",
    "украл",
    "пропал",
    "жогал",
    "педоф",
    "жинист",
    "развра",
];

static SUICIDE: LazyLock<Phrases> = LazyLock::new(|| phrases(suicide::RUSSIAN, suicide::KAZAKH));
static VIOLENCE: LazyLock<Phrases> = LazyLock::new(|| phrases(violence::RUSSIAN, violence::KAZAKH));

fn phrases(russian: &[&str], kazakh: &[&str]) -> Phrases {
    let mut phrases = Phrases::default();
    phrases.add(russian, true);
    phrases.add(kazakh, false);
    phrases
}

#[cfg(test)]
mod tests;
