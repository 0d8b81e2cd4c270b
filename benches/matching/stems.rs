//! Words without their endings: Snowball for Russian, a list for Kazakh.

use qoldau::script::fold;
use rust_stemmers::{Algorithm, Stemmer};

/// Kazakh endings in the fine form, the longer ones first where one is the end of another.
const ENDINGS: &[&str] = &[
    "ларымыз",
    "леримиз",
    "ларынын",
    "леринин",
    "ымызды",
    "имизди",
    "ларды",
    "лерди",
    "лардын",
    "лердин",
    "ларым",
    "лерим",
    "ларга",
    "лерге",
    "дардын",
    "дердин",
    "дарга",
    "дерге",
    "тарга",
    "терге",
    "мынба",
    "мин",
    "мын",
    "сыз",
    "сиз",
    "лар",
    "лер",
    "дар",
    "дер",
    "тар",
    "тер",
    "нын",
    "нин",
    "дын",
    "дин",
    "тын",
    "тин",
    "дан",
    "ден",
    "тан",
    "тен",
    "нан",
    "нен",
    "мен",
    "бен",
    "пен",
    "ымыз",
    "имиз",
    "ыныз",
    "иниз",
    "га",
    "ге",
    "ка",
    "ке",
    "на",
    "не",
    "да",
    "де",
    "та",
    "те",
    "ды",
    "ди",
    "ты",
    "ти",
    "ны",
    "ни",
    "сы",
    "си",
    "ым",
    "им",
    "ын",
    "ин",
];

/// The stems of a text's words; Latin and Arabic letters by their skeleton.
pub(crate) fn stems(text: &str) -> Vec<String> {
    let russian = Stemmer::create(Algorithm::Russian);
    fold::words(text)
        .iter()
        .map(|word| {
            let stem = russian.stem(word);
            if stem.len() < word.len() { stem.into_owned() } else { without_endings(word).to_owned() }
        })
        .collect()
}

fn without_endings(word: &str) -> &str {
    let mut stem = word;
    while let Some(shorter) =
        ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)).filter(|rest| rest.chars().count() >= 3)
    {
        stem = shorter;
    }
    stem
}
