//! Latin spellings to Cyrillic (facts 9.5). Which letter stands for which depends on whose habit it is, and that is seen by the
//! letters of the whole text.

use crate::script::{fold, reading::lexicon::LEXICON};

/// Whose spelling it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// The alphabet of 2021.
    State,
    /// The alphabet of 2018, with acutes.
    Acute,
    /// The letters of Turkey.
    Turkish,
    /// Letters without marks.
    Plain,
}

impl Habit {
    /// The habit that the letters of a text show.
    pub(super) fn of(text: &str) -> Self {
        let text = text.to_lowercase();
        let has = |letters: &str| text.chars().any(|c| letters.contains(c));
        if has("áǵńýóú") {
            Self::Acute
        } else if has("äñū") || (has("ğışöü") && has("q")) {
            Self::State
        } else if has("çğışöü") {
            Self::Turkish
        } else {
            Self::Plain
        }
    }
}

/// A word in Latin letters, read. Words that the texts know are taken from there unless the spelling says every letter itself.
pub(super) fn read(word: &str, habit: Habit) -> String {
    let skeleton = fold::skeletons(word).concat();
    if habit != Habit::State
        && let Some(known) = LEXICON.latin(&skeleton)
    {
        return known.to_owned();
    }
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| !matches!(c, '\u{307}' | '\'' | '’' | 'ʼ' | 'ʻ')).collect();
    let front =
        letters.iter().any(|c| "eäöüəáóú".contains(*c) || (*c == 'k' && !letters.contains(&'q') && habit == Habit::Plain))
            && !(habit == Habit::Plain && letters.contains(&'q'));
    let mut out = String::new();
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let before = at.checked_sub(1).map_or(' ', |at| letters[at]);
        let (cyrillic, taken) = letter(letters[at], before, next, habit, front);
        match cyrillic {
            Some(cyrillic) => out.push_str(cyrillic),
            None => out.push(letters[at]),
        }
        at += taken;
    }
    out
}

fn is_vowel(c: char) -> bool {
    "aäáeoöóuüúūıiyəâ".contains(c)
}

/// What a letter stands for between its neighbours, and how many letters that takes; nothing where it stays as it is.
fn letter(c: char, before: char, next: char, habit: Habit, front: bool) -> (Option<&'static str>, usize) {
    let pair = match (c, next) {
        ('s', 'h') => Some("ш"),
        ('c', 'h') => Some("ш"),
        ('z', 'h') => Some("ж"),
        ('g', 'h') => Some("ғ"),
        ('k', 'h') => Some("х"),
        ('n', 'g') if matches!(habit, Habit::Plain | Habit::Turkish) => Some("ң"),
        ('y' | 'i', 'a') if habit != Habit::State && is_vowel(before) => Some("я"),
        ('i', 'a') => Some(if is_vowel(before) { "я" } else { "ия" }),
        ('i', 'u') if is_vowel(before) => Some("ю"),
        _ => None,
    };
    if pair.is_some() && habit != Habit::State || matches!((c, next), ('i', 'a' | 'u')) && pair.is_some() {
        return (pair, 2);
    }
    let one = match c {
        'i' | 'ı' | 'y' | 'í' | 'ï' | 'ĭ' => high(c, before, next, habit, front),
        'u' | 'w' | 'ū' | 'ü' | 'ú' | 'ý' | 'v' => round(c, before, next, habit, front),
        'a' | 'â' => "а",
        'ä' | 'á' | 'ə' => "ә",
        'b' => "б",
        'c' | 'j' => "ж",
        'ç' | 'ş' | 'š' => "ш",
        'd' => "д",
        'e' => "е",
        'f' => "ф",
        'g' if front => "г",
        'g' => {
            if habit == Habit::Turkish {
                "ғ"
            } else {
                "г"
            }
        }
        'ğ' | 'ǵ' => "ғ",
        'h' | 'x' => "х",
        'k' if habit == Habit::Turkish && !front => "қ",
        'k' => "к",
        'q' => "қ",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'ñ' | 'ń' => "ң",
        'o' if front && habit == Habit::Plain => "ө",
        'o' => "о",
        'ö' | 'ó' => "ө",
        'p' => "п",
        'r' => "р",
        's' => "с",
        't' => "т",
        'z' => "з",
        '4' => "ч",
        _ => return (None, 1),
    };
    (Some(one), 1)
}

/// ы, і, и or й.
fn high(c: char, before: char, next: char, habit: Habit, front: bool) -> &'static str {
    let glide = if is_vowel(before) { "й" } else { "и" };
    match (habit, c) {
        (Habit::State, 'ı') | (Habit::Acute, 'i') => "і",
        (Habit::State, 'i') | (Habit::Acute, 'ı' | 'í') => glide,
        (Habit::State | Habit::Acute, 'y') | (Habit::Turkish, 'ı') => "ы",
        (Habit::Turkish, 'y') => "й",
        (Habit::Turkish, _) => "і",
        (Habit::Plain, _) if is_vowel(before) || (c == 'y' && is_vowel(next)) => "й",
        (Habit::Plain, 'y') if !front => "ы",
        (Habit::Plain, _) => {
            if front {
                "і"
            } else {
                "ы"
            }
        }
        _ => glide,
    }
}

/// ұ, ү, у or в.
fn round(c: char, before: char, next: char, habit: Habit, front: bool) -> &'static str {
    match (habit, c) {
        (_, 'ü') | (Habit::Acute, 'ú') => "ү",
        (_, 'ū') | (Habit::Acute, 'u') => "ұ",
        (_, 'ý') | (Habit::State, 'u') => "у",
        (_, 'v') if is_vowel(before) && habit == Habit::Turkish => "у",
        (_, 'v') => "в",
        (Habit::Plain, 'w') if !is_vowel(before) && is_vowel(next) => "ш",
        (_, 'w') => "у",
        _ if next == ' ' || is_vowel(before) || is_vowel(next) => "у",
        _ => {
            if front {
                "ү"
            } else {
                "ұ"
            }
        }
    }
}
