//! Latin spellings of Kazakh letter by letter: the alphabets of 2021, 2018 and 2017, chat ASCII and Turkish habit (facts 9.5).

use super::is_cyrillic;

/// Whether a character is a Latin letter with a mark of its own.
pub(crate) fn is_marked(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | 'ə')
}

/// Whether a word mostly of Latin letters is a Cyrillic one typed with look-alikes: it has a Cyrillic letter, and every Latin
/// one has a Cyrillic twin.
pub(crate) fn looks_cyrillic(letters: &[char], cyrillic: usize) -> bool {
    let own = letters.iter().filter(|c| is_cyrillic(**c) && **c != 'ә').count();
    own > 0 && cyrillic > 0 && letters.iter().all(|c| is_cyrillic(*c) || "abcehikmoptuyx".contains(*c))
}

/// A Latin word in folded Cyrillic letters; every w as `w` says, or as its place makes likely.
pub(crate) fn letters(word: &[char], w: Option<&'static str>) -> String {
    let plain: Vec<char> = word.iter().filter_map(|c| base(*c)).collect();
    let mut out = String::with_capacity(plain.len() * 2);
    let mut at = 0;
    while at < plain.len() {
        let (folded, taken) = match w {
            Some(w) if plain[at] == 'w' => (w, 1),
            _ => letter(&plain, at),
        };
        out.push_str(folded);
        if folded.is_empty() && !APOSTROPHES.contains(&plain[at]) {
            out.push(plain[at]);
        }
        at += taken;
    }
    out
}

const APOSTROPHES: &[char] = &['\'', '’', '‘', 'ʼ', 'ʻ', '`', '´'];

/// A letter without those marks that do not make it another one here. ı stands for i, ş for sh and so on.
fn base(c: char) -> Option<char> {
    Some(match c {
        'ä' | 'á' | 'â' | 'à' | 'ã' | 'ă' | 'å' | 'ā' | 'ə' | 'ә' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'ğ' | 'ǵ' | 'ģ' | 'ġ' | 'ǧ' | 'ḡ' => 'g',
        'ı' | 'í' | 'î' | 'ï' | 'ī' | 'ì' | 'ĭ' => 'i',
        'ñ' | 'ń' | 'ň' | 'ņ' | 'ŋ' => 'n',
        'ö' | 'ó' | 'ô' | 'ò' | 'õ' | 'ō' | 'ő' | 'ø' => 'o',
        'ü' | 'ú' | 'ū' | 'û' | 'ù' | 'ŭ' | 'ű' | 'ý' => 'u',
        'ÿ' => 'y',
        'ž' => 'j',
        'š' | 'ś' => 'ş',
        'č' | 'ć' => 'ç',
        '\u{300}'..='\u{36f}' => return None,
        c => c,
    })
}

/// What stands at a place, and how many letters it takes.
fn letter(word: &[char], at: usize) -> (&'static str, usize) {
    let next = word.get(at + 1).copied().unwrap_or(' ');
    let before = at.checked_sub(1).map_or(' ', |at| word[at]);
    let apostrophe = APOSTROPHES.contains(&next) && at + 2 < word.len() || next == '\'' && at + 1 < word.len();
    let one = match (word[at], next) {
        ('s', 'h') if word.get(at + 2) == Some(&'c') && word.get(at + 3) == Some(&'h') => return ("щ", 4),
        ('s', 'h') | ('c', 'h') => return ("ш", 2),
        ('z', 'h') => return ("ж", 2),
        ('g', 'h') => return ("г", 2),
        ('k', 'h') => return ("х", 2),
        ('c', 'k') => return ("к", 2),
        ('d', 'j') | ('d', 'c') => return ("ж", 2),
        ('s' | 'c', _) if apostrophe => return ("ш", 2),
        ('y', _) if apostrophe => return ("у", 2),
        ('a', _) => "а",
        ('b', _) => "б",
        ('c', _) => "ж",
        ('ç' | 'ş', _) => "ш",
        ('d', _) => "д",
        ('e', _) => "е",
        ('f', _) => "ф",
        ('g', _) => "г",
        ('h' | 'x', _) => "х",
        ('i' | 'y', _) => "и",
        // Some type й as j: «qandaj», «kerej».
        ('j', next) if "aeiouy".contains(before) && !"aeiouy".contains(next) => "и",
        ('j', _) => "ж",
        ('k' | 'q', _) => "к",
        ('l', _) => "л",
        ('m', _) => "м",
        ('n', _) => "н",
        ('o', _) => "о",
        ('p', _) => "п",
        ('r', _) => "р",
        ('s', _) => "с",
        ('t', _) => "т",
        ('u', _) => "у",
        // Turkish habit has no w: «avıl», «avdarıvşı».
        ('v', next) if "aueiy".contains(before) && next != before && !"aeo".contains(next) => "у",
        ('v', _) => "в",
        ('w', _) => return (double_u(word, at), 1),
        ('z', _) => "з",
        ('4', _) => "ш",
        _ => "",
    };
    (one, 1)
}

/// A w is у in one habit and ш in another: after a consonant or at the end of a verb it is у, at the beginning before a vowel ш;
/// between, the words decide that are asked about most (ауыл, аудару, қауым, жауап; қашан, көшу, үшін, ішінде).
fn double_u(word: &[char], at: usize) -> &'static str {
    let vowel = |c: char| "aeiouyıäöüəə".contains(c);
    let Some(before) = at.checked_sub(1).map(|at| word[at]) else {
        return if word.get(1).is_some_and(|c| vowel(*c)) { "ш" } else { "у" };
    };
    let Some(&next) = word.get(at + 1) else { return "у" };
    if !vowel(before) {
        return if "kqgmntldrszp".contains(before) && before != 'r' { "у" } else { "ш" };
    }
    let beginning: String = word[..at].iter().collect();
    let au = ["a", "ja", "sa", "da", "ta", "ba", "ka", "qa", "zha", "la", "kua", "kwa", "e", "te", "de", "ja", "ua"];
    if before == 'u' || (before == 'a' || before == 'e') && au.contains(&beginning.as_str()) {
        let qashan = word[at + 1..].starts_with(&['a', 'n']) && "qk".contains(word[0]);
        let basta = "tb".contains(word[0]) && next == 't';
        return if qashan || basta || before == 'u' && vowel(next) && at == 1 { "ш" } else { "у" };
    }
    if vowel(next) || !vowel(before) { "ш" } else { "у" }
}
