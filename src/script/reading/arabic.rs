//! Төте жазу to Cyrillic (facts 9.4): the letters by table, the vowels by hamza and by the nearest letter that tells.

use crate::script::{fold, reading::lexicon::LEXICON};

/// A word in Arabic letters, read.
pub(super) fn read(word: &str) -> String {
    let hamza = word.chars().any(|c| matches!(c, '\u{621}' | '\u{674}' | '\u{654}'));
    let back: Vec<char> = fold::plain(word).filter_map(letter).collect();
    let back = settle(&back);
    let text: String = back.iter().collect();
    if let Some((known, covered)) = LEXICON.arabic(&text) {
        if covered == back.len() {
            return known.to_owned();
        }
        let front = known.chars().rev().find_map(harmony).unwrap_or(false);
        return format!("{known}{}", spell(&back, covered, |_| front));
    }
    let telling: Vec<Option<bool>> = back.iter().map(|c| indicator(*c)).collect();
    if hamza && !back.iter().any(|c| matches!(c, 'қ' | 'ғ')) {
        return spell(&back, 0, |_| true);
    }
    spell(&back, 0, |at| {
        let distance = |other: usize| at.abs_diff(other);
        let told = telling.iter().enumerate().filter_map(|(other, told)| told.map(|told| (distance(other), told)));
        told.min_by_key(|(distance, _)| *distance).map_or(hamza, |(_, front)| front)
    })
}

/// The letter as if every vowel were back.
fn letter(c: char) -> Option<char> {
    Some(match c {
        'ا' | 'آ' | 'أ' | 'إ' | 'ٱ' | 'ٵ' => 'а',
        'ب' => 'б',
        'پ' => 'п',
        'ت' | 'ط' => 'т',
        'ج' | 'ژ' => 'ж',
        'چ' => 'ч',
        'ح' | 'خ' => 'х',
        'ھ' => 'һ',
        'د' => 'д',
        'ر' => 'р',
        'ز' | 'ذ' | 'ض' | 'ظ' => 'з',
        'س' | 'ص' | 'ث' => 'с',
        'ش' => 'ш',
        'ع' | 'غ' => 'ғ',
        'گ' | 'ګ' => 'г',
        'ف' => 'ф',
        'ق' => 'қ',
        'ك' | 'ک' => 'к',
        'ڭ' | 'ݣ' | 'ڴ' => 'ң',
        'ل' => 'л',
        'م' => 'м',
        'ن' => 'н',
        'و' => 'о',
        'ۇ' | 'ۈ' => 'ұ',
        'ۋ' | 'ؤ' => 'у',
        'ۆ' => 'в',
        'ە' | 'ه' | 'ة' | 'ې' => 'е',
        'ى' => 'ы',
        'ي' => 'и',
        'ی' => 'ی',
        c if c.is_ascii_digit() => c,
        _ => return None,
    })
}

/// The Persian ی is и beside a vowel and ы elsewhere; «ىي» is one и.
fn settle(letters: &[char]) -> Vec<char> {
    let vowel = |c: Option<&char>| c.is_some_and(|c| "аоұеыу".contains(*c));
    let mut out: Vec<char> = Vec::with_capacity(letters.len());
    for (at, &c) in letters.iter().enumerate() {
        match c {
            'ی' if vowel(out.last()) || vowel(letters.get(at + 1)) => out.push('и'),
            'ی' => out.push('ы'),
            'и' if out.last() == Some(&'ы') && !vowel(letters.get(at + 1)) => {
                out.pop();
                out.push('и');
            }
            c => out.push(c),
        }
    }
    out
}

/// What a letter tells about the vowels near it: front, back or nothing.
fn indicator(c: char) -> Option<bool> {
    match c {
        'к' | 'г' | 'е' => Some(true),
        'қ' | 'ғ' => Some(false),
        _ => None,
    }
}

/// The class of a Cyrillic vowel that has one.
fn harmony(c: char) -> Option<bool> {
    match c {
        'ә' | 'е' | 'ө' | 'ү' | 'і' => Some(true),
        'а' | 'о' | 'ұ' | 'ы' => Some(false),
        _ => None,
    }
}

/// The letters from `from` on, with their vowels front where `front` says so.
fn spell(back: &[char], from: usize, front: impl Fn(usize) -> bool) -> String {
    let vowel = |c: char| "аоұеыиу".contains(c);
    let mut out = String::new();
    let mut at = from;
    while at < back.len() {
        let next = back.get(at + 1).copied();
        let after_vowel = at > 0 && vowel(back[at - 1]);
        match (back[at], next) {
            ('т', Some('с')) if back.get(at + 2) == Some(&'и') && vowel(back.get(at + 3).copied().unwrap_or(' ')) => {
                out.push('ц');
                at += 1;
            }
            ('и', Some('а')) => {
                out.push_str(if after_vowel { "я" } else { "ия" });
                at += 1;
            }
            ('и', Some('у')) => {
                out.push_str(if after_vowel { "ю" } else { "ию" });
                at += 1;
            }
            ('и', _) if after_vowel => out.push('й'),
            ('а', _) if front(at) => out.push('ә'),
            ('о', _) if front(at) => out.push('ө'),
            ('ұ', _) if front(at) => out.push('ү'),
            ('ы', _) if front(at) => out.push('і'),
            (c, _) => out.push(c),
        }
        at += 1;
    }
    out
}
