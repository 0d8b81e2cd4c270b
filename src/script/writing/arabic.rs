//! Төте жазу: 29 letters and the sign ء, which says that the vowels of a word are front ones.
//!
//! The rule is the one by which the news sites of Kazakhstan and Xinjiang write ("style A"): ء stands once, before the word, when
//! it has ә, ө, ү or і, and is left out where ە, ك, گ show frontness anyway or where ق or ع stand. Sources: `facts.md` 9.1–9.3 of the
//! project's fact base (S83a, S83b, and pairs from ar.egemen.kz, ar.inform.kz, abai.kz).

use crate::script::writing::{exceptions, pieces::Piece};

/// The sign of front vowels.
const HAMZA: char = 'ء';

/// Says "left to right" without being seen: numbers and commands between two of these keep their order in a line that runs the
/// other way (Unicode Standard Annex 9, rule W7).
const LEFT_TO_RIGHT: char = '\u{200e}';

/// Says "right to left": a line that begins with a number, a bullet or a Latin word still runs from the right.
const RIGHT_TO_LEFT: char = '\u{200f}';

/// A line, with its punctuation and the marks by which numbers and links stay readable.
#[must_use]
pub fn line(pieces: &[Piece<'_>]) -> String {
    let runs_right_to_left = pieces.iter().any(|piece| matches!(piece, Piece::Word(_)));
    let mut line = String::new();
    let begins_with_word =
        pieces.iter().find(|piece| !matches!(piece, Piece::Markup(_))).is_some_and(|piece| matches!(piece, Piece::Word(_)));
    if runs_right_to_left && !begins_with_word {
        line.push(RIGHT_TO_LEFT);
    }
    // Whether the last thing that has a direction runs from the left: a number behind it would join it.
    let mut left = false;
    for piece in pieces {
        if left && matches!(piece, Piece::Number(_)) {
            line.push(RIGHT_TO_LEFT);
        }
        let isolates = match piece {
            Piece::Number(text) => has_parts(text),
            Piece::Kept(text) => text.starts_with(['/', '@']),
            _ => false,
        };
        match piece {
            Piece::Word(text) => line.push_str(&exceptions::arabic(text).unwrap_or_else(|| word(text))),
            Piece::Number(text) | Piece::Kept(text) if runs_right_to_left && isolates => isolated(&mut line, text),
            Piece::Number(text) | Piece::Kept(text) | Piece::Markup(text) => line.push_str(text),
            Piece::Other(text) if runs_right_to_left => line.push_str(punctuation(text)),
            Piece::Other(text) => line.push_str(text),
        }
        left = runs_right_to_left && (isolates || matches!(piece, Piece::Kept(_)) || left && !matches!(piece, Piece::Word(_)));
    }
    line
}

/// Whether a number would fall apart in a line from the right: a sign before it, or groups with something between them.
fn has_parts(number: &str) -> bool {
    number.starts_with(|c: char| !c.is_ascii_digit()) || number.contains(|c: char| !c.is_ascii_digit() && !".,:".contains(c))
}

fn isolated(line: &mut String, text: &str) {
    line.push(LEFT_TO_RIGHT);
    line.push_str(text);
    line.push(LEFT_TO_RIGHT);
}

fn punctuation(text: &str) -> &str {
    match text {
        "," => "،",
        ";" => "؛",
        "?" => "؟",
        other => other,
    }
}

/// A word by the rule.
#[must_use]
pub fn word(word: &str) -> String {
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let has = |some: &str| letters.iter().any(|letter| some.contains(*letter));
    let mut written = String::with_capacity(word.len() + 2);
    if has("әөүі") && !has("еэкгқғ") {
        written.push(HAMZA);
    }
    for (at, letter) in letters.iter().enumerate() {
        // ия, ию and ий are written with one ي.
        if *letter == 'и' && matches!(letters.get(at + 1), Some('я' | 'ю' | 'й')) {
            continue;
        }
        match of(*letter) {
            Some(arabic) => written.push_str(arabic),
            None => written.push(*letter),
        }
    }
    written
}

const fn of(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'ә' => "ا",
        'б' => "ب",
        'в' => "ۆ",
        'г' => "گ",
        'ғ' => "ع",
        'д' => "د",
        'е' | 'э' => "ە",
        'ж' => "ج",
        'з' => "ز",
        'и' | 'й' => "ي",
        'к' => "ك",
        'қ' => "ق",
        'л' => "ل",
        'м' => "م",
        'н' => "ن",
        'ң' => "ڭ",
        'о' | 'ө' => "و",
        'п' => "پ",
        'р' => "ر",
        'с' => "س",
        'т' => "ت",
        'у' => "ۋ",
        'ұ' | 'ү' => "ۇ",
        'ф' => "ف",
        'х' => "ح",
        'һ' => "ھ",
        'ч' => "چ",
        'ш' => "ش",
        'ы' | 'і' => "ى",
        'ц' => "تس",
        'щ' => "شش",
        'ю' => "يۋ",
        'я' => "يا",
        'ё' => "يو",
        'ъ' | 'ь' | '\u{301}' => "",
        _ => return None,
    })
}
