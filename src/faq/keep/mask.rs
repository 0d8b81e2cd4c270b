//! What is kept of a question that was not understood: its words, without digits, addresses and names. Pure.
//!
//! Names are found by what stands before them ("менің атым"), by their endings (-ұлы, -қызы, -ович), by a list of common first
//! names, and by a capital letter inside a sentence where the centre's own texts do not have the word. What is masked too much
//! costs a wording; what is masked too little costs somebody's trust.
//!
//! Words in Arabic or Latin letters are compared by their skeletons, where all scripts meet. Arabic letters have no capitals: there
//! a name that is on no list and that nothing introduces is not seen.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use crate::script::fold::{self, Alphabet, Token};

/// What stands for something that was taken out.
const TAKEN: &str = "□";

/// Longer questions are cut: a story tells who somebody is.
const MAX_CHARS: usize = 300;

/// Beginnings of this length tell that a word is one that the texts know.
const STEM: usize = 5;

/// Words behind which a name stands.
static INTRODUCE: LazyLock<Forms> =
    LazyLock::new(|| Forms::of(["атым есімім жөнім жөніммін фамилия фамилиям тегім аты есімі ысмым зовут имя"].into_iter()));

/// Endings of patronymics and surnames.
static ENDINGS: LazyLock<Forms> = LazyLock::new(|| Forms::of(["ұлы қызы ович евич овна евна ова ева баев беков"].into_iter()));

/// Common first names of Kazakhs and of others in the region.
static NAMES: LazyLock<Forms> =
    LazyLock::new(|| Forms::of(include_str!("names.txt").lines().filter(|line| !line.starts_with('#'))));

/// Words as they compare with Cyrillic ones, and as they compare with those in other letters, of which nothing finer is sure.
struct Forms {
    fine: HashSet<String>,
    coarse: HashSet<String>,
}

impl Forms {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (fine, coarse) = texts.flat_map(fold::tokens).map(|word| (word.fine, word.skeleton)).unzip();
        Self { fine, coarse }
    }

    /// Those that a word in these letters compares with.
    const fn in_letters(&self, alphabet: Alphabet) -> &HashSet<String> {
        match alphabet {
            Alphabet::Cyrillic => &self.fine,
            Alphabet::Arabic | Alphabet::Latin => &self.coarse,
        }
    }
}

/// The words that the centre's own texts use: none of them is a name.
pub struct Known {
    words: Forms,
    stems: Forms,
}

impl Known {
    /// Those of the given texts.
    #[must_use]
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let words = Forms::of(texts);
        let stems = |words: &HashSet<String>| words.iter().filter_map(|word| stem(word)).collect();
        let stems = Forms { fine: stems(&words.fine), coarse: stems(&words.coarse) };
        Self { words, stems }
    }

    fn has(&self, word: &str, alphabet: Alphabet) -> bool {
        self.words.in_letters(alphabet).contains(word)
    }

    fn has_stem(&self, word: &str, alphabet: Alphabet) -> bool {
        self.has(word, alphabet) || stem(word).is_some_and(|stem| self.stems.in_letters(alphabet).contains(&stem))
    }
}

/// The beginning of a word; `None` for one that is shorter.
fn stem(word: &str) -> Option<String> {
    let stem: String = word.chars().take(STEM).collect();
    (stem.chars().count() == STEM).then_some(stem)
}

/// The words of a question with everything masked that tells whose it is. `own` is the first name of whoever asks.
#[must_use]
pub fn mask(question: &str, own: &str, known: &Known) -> String {
    let cut: String = question.chars().take(MAX_CHARS).collect();
    let own = Forms::of([own].into_iter());
    let mut masked = Vec::new();
    let (mut introduced, mut begins) = (0_usize, true);
    for token in cut.split_whitespace() {
        let said = token.trim_matches(|c: char| !c.is_alphanumeric());
        let words = fold::tokens(said);
        let word: String = words.iter().map(|word| word.fine.as_str()).collect();
        let letters = words.first().map_or(Alphabet::Cyrillic, |word| word.alphabet);
        let is_known = known.has_stem(&word, letters);
        let capital = said.chars().next().is_some_and(char::is_uppercase) && said.chars().any(char::is_lowercase);
        let address = token.contains('@') || token.contains("://") || token.contains("www.") || is_domain(said);
        let name = words.iter().any(|word| is_own(word, &own) || is_name(word))
            || introduced > 0 && !is_known
            || ends_as_name(&word, letters) && !known.has(&word, letters)
            || capital && !begins && !is_known;
        let introduces = INTRODUCE.in_letters(letters).contains(&word);
        introduced = if introduces { 3 } else { introduced.saturating_sub(usize::from(!word.is_empty())) };
        begins = token.ends_with(['.', '!', '?', '…', ':', '؟']);
        masked.push(match () {
            () if address => TAKEN.to_owned(),
            () if name => token.replace(said, TAKEN),
            () => without_digits(token),
        });
    }
    // A name of several words is one gap, and so is a number in groups.
    masked.dedup_by(|next, last| next == last && (last == TAKEN || last == "#"));
    masked.join(" ")
}

fn is_domain(word: &str) -> bool {
    let Some((before, last)) = word.rsplit_once('.') else { return false };
    before.len() > 1 && (2..=4).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_own(word: &Token, own: &Forms) -> bool {
    word.fine.chars().count() > 2 && own.in_letters(word.alphabet).contains(&word.fine)
}

fn ends_as_name(word: &str, letters: Alphabet) -> bool {
    let endings = ENDINGS.in_letters(letters);
    endings.iter().any(|ending| word.strip_suffix(ending.as_str()).is_some_and(|stem| stem.chars().count() > 2))
}

/// A name, also with a Kazakh or Russian ending behind it; short ones only as they are.
fn is_name(word: &Token) -> bool {
    let names = NAMES.in_letters(word.alphabet);
    if names.contains(&word.fine) {
        return true;
    }
    let letters: Vec<char> = word.fine.chars().collect();
    (5..letters.len().min(12))
        .any(|length| letters.len() - length <= 4 && names.contains(&letters[..length].iter().collect::<String>()))
}

/// A run of digits, with the signs of a phone number between them, becomes one `#`.
fn without_digits(token: &str) -> String {
    let mut masked = String::new();
    let mut chars = token.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_numeric() {
            masked.push(c);
            continue;
        }
        if masked.ends_with('+') {
            masked.pop();
        }
        while chars.peek().is_some_and(|next| next.is_numeric()) {
            chars.next();
        }
        // The signs between the digits of one number go with them.
        let before = masked.trim_end_matches(['-', '(', ')', '.', ',', '/']);
        if before.ends_with('#') {
            masked.truncate(before.len());
        } else {
            masked.push('#');
        }
    }
    masked
}

/// Questions that say nearly the same, together: the numbers of their places, the largest group first.
#[must_use]
pub fn groups(questions: &[String]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // How many pieces the first question of a group has, and the groups whose first question has a piece.
    let mut sizes: Vec<usize> = Vec::new();
    let mut having: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, question) in questions.iter().enumerate() {
        let pieces = pieces(question);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for group in pieces.iter().filter_map(|piece| having.get(piece)).flatten() {
            *shared.entry(*group).or_default() += 1;
        }
        let near = shared.into_iter().map(|(group, both)| (alike(both, sizes[group] + pieces.len()), std::cmp::Reverse(group)));
        match near.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))) {
            Some((alike, std::cmp::Reverse(group))) if alike >= ALIKE => groups[group].push(place),
            _ => {
                sizes.push(pieces.len());
                for piece in pieces {
                    having.entry(piece).or_default().push(groups.len());
                }
                groups.push(vec![place]);
            }
        }
    }
    groups.sort_by_key(|places| std::cmp::Reverse(places.len()));
    groups
}

/// How much two questions must have in common to be one.
const ALIKE: f32 = 0.62;

/// The letter triples of the folded words.
fn pieces(question: &str) -> HashSet<String> {
    let mut pieces = HashSet::new();
    for word in fold::words(question) {
        let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
        pieces.extend(letters.windows(3).map(|three| three.iter().collect::<String>()));
    }
    pieces
}

#[expect(clippy::cast_precision_loss, reason = "a question has some hundred letters")]
fn alike(both: usize, all: usize) -> f32 {
    2.0 * both as f32 / all as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(question: &str) -> String {
        let texts =
            ["Петропавл қаласында жер телімі беріле ме? Қандас мәртебесі, құжат, жұмыс. Где получить землю в Петропавловске"];
        mask(question, "Айгүл", &Known::new(texts.into_iter()))
    }

    #[test]
    fn digits_phones_and_addresses_are_masked() {
        assert_eq!(masked("телефоным +7(701)123-45-67, жсн 850101350123"), "телефоным #, жсн #");
        assert_eq!(masked("пишите @aigul или a@b.kz, https://t.me/x mail.ru"), "пишите □ или □");
    }

    #[test]
    fn names_are_masked_and_places_stay() {
        assert_eq!(masked("Менің атым Серікбол Қуанышұлы, жер керек"), "Менің атым □ □, жер керек");
        assert_eq!(masked("меня зовут ерболат хочу землю"), "меня зовут □ землю");
        assert_eq!(masked("Көршім Тасболат Петропавлда жұмыс тапты"), "Көршім □ Петропавлда жұмыс тапты");
        assert_eq!(masked("айгүл деген едім"), "□ деген едім");
        assert_eq!(masked("Иванова Мария Петровна где получить"), "□ где получить");
    }

    #[test]
    fn names_in_other_letters_are_masked_as_well() {
        assert_eq!(masked("مەنىڭ اتىم تاسبولات، جەر بەرىلە مە"), "مەنىڭ اتىم □، جەر بەرىلە مە");
        assert_eq!(masked("مەنىڭ اتىم ايگەرىم، جەر بەرىلە مە"), "مەنىڭ اتىم □، جەر بەرىلە مە");
        assert_eq!(masked("كورشىم نۇرسۇلتان جۇمىس تاپتى"), "كورشىم □ جۇمىس تاپتى");
        assert_eq!(masked("ايگۇل دەگەن ەدىم"), "□ دەگەن ەدىم");
        assert_eq!(masked("menın atym tasbolat, jer berile me"), "menın atym □, jer berile me");
        assert_eq!(masked("men aigul edim, jer qaida"), "men □ edim, jer qaida");
        assert_eq!(masked("aigul serikuly qaida"), "□ qaida");
    }

    #[test]
    fn what_says_nearly_the_same_is_one_group() {
        let questions = ["жылқы әкелуге бола ма", "ит алып келуге бола ма", "жылқы әкелуге болама екен", "кино қайда"];
        let groups = groups(&questions.map(str::to_owned));
        assert_eq!(groups[0], [0, 2]);
        assert_eq!(groups.len(), 3);
    }
}
