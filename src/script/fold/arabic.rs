//! Төте жазу letter by letter, as Kazakh, Persian and Uyghur keyboards type it (facts 9.1 and 9.4).

/// The plain letters of a presentation form, of a digit of another alphabet, or the character itself.
pub(crate) fn plain(c: char) -> impl Iterator<Item = char> {
    let digit = |zero: u32| char::from_digit(u32::from(c) - zero, 10).unwrap_or(c);
    let one = match c {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => presentation(c),
        c => c,
    };
    let (first, second) = match c {
        '\u{fef5}'..='\u{fefc}' => ('ل', Some('ا')),
        _ => (one, None),
    };
    std::iter::once(first).chain(second)
}

/// The first code of each letter's presentation forms up to the next letter's, in the order of Unicode.
const FORMS: &[(u32, char)] = &[
    (0xfb50, '\u{671}'),
    (0xfb52, '\u{67b}'),
    (0xfb56, 'پ'),
    (0xfb5a, '\u{680}'),
    (0xfb7a, 'چ'),
    (0xfb7e, '\u{687}'),
    (0xfb8a, 'ژ'),
    (0xfb8c, '\u{691}'),
    (0xfb8e, 'ک'),
    (0xfb92, 'گ'),
    (0xfb96, '\u{6b3}'),
    (0xfba4, 'ە'),
    (0xfba6, 'ہ'),
    (0xfbaa, 'ھ'),
    (0xfbae, '\u{6d2}'),
    (0xfbd3, 'ڭ'),
    (0xfbd7, 'ۇ'),
    (0xfbd9, 'ۆ'),
    (0xfbdb, 'ۈ'),
    (0xfbdd, 'ۇ'),
    (0xfbde, 'ۋ'),
    (0xfbe0, 'ۉ'),
    (0xfbe2, '\u{6c9}'),
    (0xfbe4, 'ې'),
    (0xfbe8, 'ى'),
    (0xfbea, 'ئ'),
    (0xfbfc, 'ی'),
    (0xfc00, '\u{fc00}'),
    (0xfe70, '\u{64b}'),
    (0xfe80, 'ء'),
    (0xfe81, 'ا'),
    (0xfe85, 'و'),
    (0xfe87, 'ا'),
    (0xfe89, 'ئ'),
    (0xfe8d, 'ا'),
    (0xfe8f, 'ب'),
    (0xfe93, 'ە'),
    (0xfe95, 'ت'),
    (0xfe99, 'ث'),
    (0xfe9d, 'ج'),
    (0xfea1, 'ح'),
    (0xfea5, 'خ'),
    (0xfea9, 'د'),
    (0xfeab, 'ذ'),
    (0xfead, 'ر'),
    (0xfeaf, 'ز'),
    (0xfeb1, 'س'),
    (0xfeb5, 'ش'),
    (0xfeb9, 'ص'),
    (0xfebd, 'ض'),
    (0xfec1, 'ط'),
    (0xfec5, 'ظ'),
    (0xfec9, 'ع'),
    (0xfecd, 'غ'),
    (0xfed1, 'ف'),
    (0xfed5, 'ق'),
    (0xfed9, 'ك'),
    (0xfedd, 'ل'),
    (0xfee1, 'م'),
    (0xfee5, 'ن'),
    (0xfee9, 'ه'),
    (0xfeed, 'و'),
    (0xfeef, 'ى'),
    (0xfef1, 'ي'),
];

fn presentation(c: char) -> char {
    let after = FORMS.partition_point(|(first, _)| *first <= u32::from(c));
    after.checked_sub(1).map_or(c, |at| FORMS[at].1)
}

/// Whether a character is an Arabic letter.
pub(crate) fn is(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d5}')
}

/// An Arabic word in folded Cyrillic letters.
pub(crate) fn letters(word: &[char]) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    for (at, &c) in word.iter().enumerate() {
        let folded = match c {
            'ا' | 'آ' | 'أ' | 'إ' | 'ٱ' | 'ٵ' | 'ﻪ' => 'а',
            'ب' => 'б',
            'پ' => 'п',
            'ت' | 'ط' => 'т',
            'ج' | 'ژ' => 'ж',
            'چ' => 'ч',
            'ح' | 'خ' | 'ھ' => 'х',
            'د' => 'д',
            'ر' => 'р',
            'ز' | 'ذ' | 'ض' | 'ظ' => 'з',
            'س' | 'ص' | 'ث' => 'с',
            'ش' => 'ш',
            'ع' | 'غ' | 'گ' | 'ګ' => 'г',
            'ف' => 'ф',
            'ق' | 'ك' | 'ک' => 'к',
            'ڭ' | 'ݣ' | 'ڴ' | 'ڬ' => 'н',
            'ل' => 'л',
            'م' => 'м',
            'ن' | 'ں' => 'н',
            'و' | 'ۉ' | 'ٶ' => 'о',
            'ۇ' | 'ۋ' | 'ۈ' | 'ٷ' | 'ؤ' => 'у',
            // Kazakh writes в so, Uyghur ö: between consonants it can only be a vowel.
            'ۆ' => {
                let vowel = |c: Option<&char>| c.is_none_or(|c| "اەهوۇۋۈىيیېئ".contains(*c));
                let inside = at > 0 && (!vowel(word.get(at - 1)) || word[at - 1] == 'ئ');
                if inside && !vowel(word.get(at + 1)) { 'о' } else { 'в' }
            }
            'ە' | 'ه' | 'ة' | 'ې' | 'ہ' | 'ۀ' => 'е',
            'ى' | 'ي' | 'ی' | 'ٸ' => 'и',
            c if is(c) => continue,
            c => c,
        };
        out.push(folded);
    }
    out
}
