//! Words as people type them, brought to forms in which they compare.
//!
//! The **fine** form keeps what a Russian keyboard can say: no capitals, no Kazakh letters, no punctuation, look-alikes mended.
//! The **skeleton** is coarser and is where all scripts meet: Arabic letters cannot tell ы from і or ұ from ү, Latin spellings
//! do not agree on й, ч or ж, so none of these is told apart there. It is written in Cyrillic letters.
//!
//! The classes: а (ә a ä á ا), е (э ё e ە), о (ө o ö ó و), у (ұ ү u ü ū ú w ۇ ۋ), и (ы і й i ı y ى ي), к (қ q), г (ғ ğ gh ع),
//! н (ң ñ ng), ш (ч щ sh ş ch ç), ж (zh j c), х (һ h). ь and ъ are nothing, ю and я are two letters, a doubled letter stands once.

mod arabic;
mod latin;

/// Which letters a word is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alphabet {
    /// Russian and Kazakh.
    Cyrillic,
    /// Kazakh төте жазу, also by Persian and Uyghur keyboards.
    Arabic,
    /// Any Latin spelling.
    Latin,
}

/// A word of a text in its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The fine form; of Arabic and Latin words the skeleton, since nothing finer is sure.
    pub fine: String,
    /// The coarse form.
    pub skeleton: String,
    /// The coarse form in another habit, where a Latin letter may be read in two ways: w is у in one and ш in another.
    pub other: Option<String>,
    /// The letters that most of it is written in; Cyrillic for digits.
    pub alphabet: Alphabet,
    /// Whether it is a part of a web address, a mail address or an `@name`.
    pub address: bool,
    /// Whether it has a letter that only Kazakh has.
    pub kazakh: bool,
}

/// The words of a text in order, with their forms. Digits are words of their own.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for piece in text.split_whitespace() {
        let address = is_address(piece);
        let mut word: Vec<char> = Vec::new();
        let mut take = |c: char| match kind(c, &word) {
            Kind::Letter => {
                if border_of_digits(&word, c) {
                    finish(&mut word, address, &mut tokens);
                }
                word.push(c);
            }
            Kind::Nothing => {}
            Kind::Border => finish(&mut word, address, &mut tokens),
        };
        for c in piece.chars() {
            match c {
                // Nearly all letters: no table needs to be looked into for them.
                'а'..='я' | 'a'..='z' => take(c),
                _ => arabic::plain(c).flat_map(char::to_lowercase).for_each(&mut take),
            }
        }
        finish(&mut word, address, &mut tokens);
    }
    tokens
}

/// A text's characters with presentation forms as plain letters and every digit as an ASCII one.
pub(crate) fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(arabic::plain)
}

/// The fine forms of a text's words, in order.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.fine).collect()
}

/// The skeletons of a text's words, in order.
#[must_use]
pub fn skeletons(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.skeleton).collect()
}

fn is_address(piece: &str) -> bool {
    if !piece.bytes().any(|byte| matches!(byte, b'.' | b'@' | b':')) {
        return false;
    }
    if piece.contains("://") || piece.contains('@') || piece.starts_with("www.") {
        return true;
    }
    let inner = piece.trim_matches(|c: char| !c.is_alphanumeric());
    inner.split_once('.').is_some_and(|(host, rest)| {
        !host.is_empty() && rest.len() >= 2 && piece.is_ascii() && rest.chars().next().is_some_and(|c| c.is_ascii_alphabetic())
    })
}

enum Kind {
    Letter,
    Nothing,
    Border,
}

fn kind(c: char, word: &[char]) -> Kind {
    match c {
        'а'..='я' | 'a'..='z' => Kind::Letter,
        '\u{300}'..='\u{36f}' => {
            // A combining mark belongs to a letter; without one it is noise.
            if word.is_empty() { Kind::Nothing } else { Kind::Letter }
        }
        '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{ad}' | '\u{feff}' | '\u{640}' | '\u{64b}'..='\u{65f}' => {
            Kind::Nothing
        }
        '\u{621}' | '\u{674}' => Kind::Nothing,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' if word.last().is_some_and(char::is_ascii_alphabetic) => Kind::Letter,
        '’' | 'ʼ' => Kind::Nothing,
        c if c.is_alphanumeric() => Kind::Letter,
        _ => Kind::Border,
    }
}

/// Whether a word ends between its last letter and this one because one of them is a digit. A 4 inside a Latin word is ч.
fn border_of_digits(word: &[char], next: char) -> bool {
    let Some(last) = word.last() else { return false };
    if last.is_ascii_digit() == next.is_ascii_digit() {
        return false;
    }
    let four = |c: char| c == '4';
    let joined = (four(*last) && next.is_alphabetic() && word.len() != 1)
        || (four(next) && word.iter().any(|c| c.is_alphabetic()))
        || (four(*last) && next.is_ascii_lowercase());
    !joined
}

fn finish(word: &mut Vec<char>, address: bool, tokens: &mut Vec<Token>) {
    let letters = std::mem::take(word);
    // An apostrophe at the end closes a quotation.
    if !letters.iter().any(|c| matches!(c, 'а'..='я') || c.is_alphanumeric()) {
        return;
    }
    let count = |of: fn(char) -> bool| letters.iter().filter(|c| of(**c)).count();
    let (cyrillic, arabic, latin) = (count(is_cyrillic), count(arabic::is), count(|c| c.is_ascii_alphabetic()));
    let alphabet = if arabic > cyrillic.max(latin) {
        Alphabet::Arabic
    } else if latin + count(latin::is_marked) > cyrillic && !latin::looks_cyrillic(&letters, cyrillic) {
        Alphabet::Latin
    } else {
        Alphabet::Cyrillic
    };
    let kazakh = letters.iter().any(|c| matches!(c, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'і' | 'һ'));
    let mut other = None;
    let (fine, skeleton) = match alphabet {
        Alphabet::Cyrillic => {
            let fine = fine(&letters);
            let skeleton = skeleton(&fine);
            (fine, skeleton)
        }
        Alphabet::Arabic => {
            let skeleton = skeleton(&arabic::letters(&letters));
            (skeleton.clone(), skeleton)
        }
        Alphabet::Latin => {
            let likely = skeleton(&latin::letters(&letters, None));
            if letters.contains(&'w') {
                let readings = ["ш", "у"].map(|w| skeleton(&latin::letters(&letters, Some(w))));
                other = readings.into_iter().find(|reading| *reading != likely);
            }
            (likely.clone(), likely)
        }
    };
    if !skeleton.is_empty() {
        tokens.push(Token { fine, skeleton, other, alphabet, address, kazakh });
    }
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// A Cyrillic word as a Russian keyboard would have typed it.
///
/// Kazakh letters become the Russian ones that people type in their place (ә→а ғ→г қ→к ң→н ө→о ұ ү→у і→и һ→х), ё and э
/// become е, Latin letters inside become the Cyrillic ones that they look like, a letter typed three times or more stands once.
fn fine(letters: &[char]) -> String {
    let mut plain: Vec<char> = Vec::with_capacity(letters.len());
    for &c in letters {
        let c = match c {
            'ё' | 'э' | 'є' => 'е',
            'ә' | 'ə' | 'ӓ' | 'ӑ' => 'а',
            'ғ' | 'ѓ' | 'ґ' => 'г',
            'қ' | 'ҝ' | 'ӄ' | 'ќ' | 'ҡ' => 'к',
            'ң' | 'ӊ' | 'ӈ' => 'н',
            'ө' | 'ӧ' => 'о',
            'ұ' | 'ү' | 'ӱ' | 'ў' => 'у',
            'і' | 'ї' => 'и',
            'һ' | 'ҳ' => 'х',
            'җ' => 'ж',
            // A breve makes й of и; the dots of ё and a stress mark change nothing.
            '\u{306}' => {
                if let Some(last) = plain.last_mut().filter(|last| **last == 'и') {
                    *last = 'й';
                }
                continue;
            }
            '\u{300}'..='\u{36f}' => continue,
            '4' if letters.len() > 1 && letters.iter().any(|c| is_cyrillic(*c)) => 'ч',
            c => cyrillic(c),
        };
        if matches!(c, 'а'..='я') || c.is_alphanumeric() {
            plain.push(c);
        }
    }
    let mut word = String::with_capacity(plain.len() * 2);
    let mut rest = plain.as_slice();
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|c| *c == first).count();
        let kept = if run > 2 && !first.is_ascii_digit() { 1 } else { run };
        word.extend(std::iter::repeat_n(*first, kept));
        rest = &rest[run..];
    }
    word
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

/// The coarse form of a word in folded Cyrillic letters.
#[must_use]
pub fn skeleton(fine: &str) -> String {
    let mut word = String::with_capacity(fine.len());
    let mut last = '\0';
    let mut push = |c: char| {
        // «нг» is how ң is spelt where there is none; and a doubled letter is seldom typed surely.
        let digit = c.is_ascii_digit();
        if (c == last && !digit) || (c == 'г' && last == 'н') {
            return;
        }
        word.push(c);
        last = c;
    };
    for c in fine.chars() {
        match c {
            'ё' | 'э' => push('е'),
            'й' | 'ы' | 'і' => push('и'),
            'ч' | 'щ' => push('ш'),
            'ь' | 'ъ' => {}
            'ю' => ['и', 'у'].into_iter().for_each(&mut push),
            'я' => ['и', 'а'].into_iter().for_each(&mut push),
            'ц' => ['т', 'с'].into_iter().for_each(&mut push),
            c => push(c),
        }
    }
    word
}

#[cfg(test)]
mod tests;
