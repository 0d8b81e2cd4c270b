//! Words as people type them, brought to one form in which the search and the crisis words compare.
//!
//! It has no capitals, no letters that Russian keyboards lack, no punctuation and no emoji.

/// The words of a text, folded, in order.
///
/// Kazakh letters become the Russian ones that people type in their place (ә→а ғ→г қ→к ң→н ө→о ұ ү→у і→и һ→х), ё and э become
/// е, Latin letters inside a Cyrillic word become the Cyrillic ones that they look like, a letter typed three times or more
/// stands once, and digits are words of their own.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Vec<char> = Vec::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match letter(c) {
            Letter::Is(c) => {
                if word.last().is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit()) {
                    finish(&mut word, &mut words);
                }
                word.push(c);
            }
            // A breve makes й of и; the dots of ё and a stress mark change nothing.
            Letter::Breve => {
                if let Some(last) = word.last_mut().filter(|last| **last == 'и') {
                    *last = 'й';
                }
            }
            Letter::Nothing => {}
            Letter::Border => finish(&mut word, &mut words),
        }
    }
    finish(&mut word, &mut words);
    words
}

enum Letter {
    Is(char),
    Breve,
    Nothing,
    Border,
}

fn letter(c: char) -> Letter {
    match c {
        'ё' | 'э' => Letter::Is('е'),
        'ә' | 'ə' | 'ӓ' => Letter::Is('а'),
        'ғ' | 'ѓ' => Letter::Is('г'),
        'қ' | 'ҝ' | 'ӄ' | 'ќ' => Letter::Is('к'),
        'ң' | 'ӊ' | 'ӈ' => Letter::Is('н'),
        'ө' | 'ӧ' => Letter::Is('о'),
        'ұ' | 'ү' | 'ӱ' => Letter::Is('у'),
        'і' | 'ї' => Letter::Is('и'),
        'һ' => Letter::Is('х'),
        '\u{306}' => Letter::Breve,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{ad}' | '\u{feff}' => Letter::Nothing,
        c if c.is_alphanumeric() => Letter::Is(c),
        _ => Letter::Border,
    }
}

fn finish(word: &mut Vec<char>, words: &mut Vec<String>) {
    if word.is_empty() {
        return;
    }
    if word.iter().any(|c| ('а'..='я').contains(c)) {
        for c in word.iter_mut() {
            *c = cyrillic(*c);
        }
    }
    let mut plain = String::with_capacity(word.len() * 2);
    let mut rest = word.as_slice();
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|c| *c == first).count();
        let kept = if run > 2 && !first.is_ascii_digit() { 1 } else { run };
        plain.extend(std::iter::repeat_n(*first, kept));
        rest = &rest[run..];
    }
    words.push(plain);
    word.clear();
}

/// The Cyrillic letter that a Latin one is mistaken for on the keyboard or on the screen.
fn cyrillic(c: char) -> char {
    match c {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' => 'х',
        'i' => 'и',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'u' | 'y' => 'у',
        'x' => 'х',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kazakh_letters_become_the_russian_ones_typed_in_their_place() {
        assert_eq!(words("Әке, ғой, қант, таң, өмір, ұл, үй, іні, гауһар"), words("аке гой кант тан омир ул уй ини гаухар"));
        assert_eq!(words("Ещё этот ЁЖ"), ["еще", "етот", "еж"]);
    }

    #[test]
    fn punctuation_emoji_and_joiners_go() {
        assert_eq!(words("Квота… бар ма?! 🙏🏽 ЖСН-ді"), ["квота", "бар", "ма", "жсн", "ди"]);
        assert_eq!(words("мои\u{306} де\u{308}н\u{301}"), ["мой", "ден"]);
        assert_eq!(words("  —  "), Vec::<String>::new());
    }

    #[test]
    fn look_alike_latin_letters_and_long_vowels_are_mended() {
        assert_eq!(words("мeн өлгiм кeлeдi"), words("мен өлгім келеді"));
        assert_eq!(words("не хочуууу"), ["не", "хочу"]);
        assert_eq!(words("Enbek Migration"), ["enbek", "migration"]);
    }

    #[test]
    fn numbers_are_words_of_their_own() {
        assert_eq!(words("7млн 5000"), ["7", "млн", "5000"]);
    }
}
