//! The words that the centre's own texts have, by what is left of them in Arabic letters and in the skeleton.

use std::{collections::HashMap, sync::LazyLock};

use crate::{script::fold, texts};

/// Words that the rules read wrongly and that the texts may not have: vowels of both kinds in one word, mostly loans. A
/// translator may add to them; a space divides.
const MIXED: &str = "қазір бірақ мұғалім кітап телефон республика квота полиция психолог түркістан өзбекстан солтүстік заңгер \
                     балалармен қазақстан қытай моңғолия конституция этникалық этникалы халықаралық кәсіп кәсіпкер қауіпсіздік \
                     жәрдемақы көшіп-қону қоныс аударушы мәселе мүмкін зейнетақы қарапайым қызметкер мемлекет әлеуметтік \
                     туралы тіл тілі іс үй үйім әр сіз біз біздің сіздің өтініш сөз жүз күн жер жоқ бұл ол осы мен сен және \
                     үшін әке шеше ұл қыз інім бала балам балаларым күйеуім әйелім жұмыс ақша көмек сәлем рақмет сәлеметсіз бе \
                     ме па пе ма ба қалай қайда қашан қандай қанша неге керек өмір өлгім келеді тірі жан ауыл қала облыс";

/// Known words, each under two keys.
pub(super) struct Lexicon {
    by_back: HashMap<String, String>,
    by_skeleton: HashMap<String, String>,
}

/// Made at the first reading.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

impl Lexicon {
    fn new() -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for word in MIXED.split([' ', '-']).filter(|word| !word.is_empty()) {
            *counts.entry(word.to_owned()).or_default() += 1000;
        }
        let files = texts::FILES.iter().filter(|(code, ..)| *code == "kk");
        for line in files.flat_map(|(_, _, source)| prose(source)) {
            for word in line.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().all(is_cyrillic)) {
                if word.chars().count() > 2 {
                    *counts.entry(word.to_lowercase()).or_default() += 1;
                }
            }
        }
        let mut words: Vec<(String, usize)> = counts.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let (mut by_back, mut by_skeleton) = (HashMap::new(), HashMap::new());
        for (word, _) in words {
            by_back.entry(back(&word)).or_insert_with(|| word.clone());
            by_skeleton.entry(skeleton(&word)).or_insert(word);
        }
        Self { by_back, by_skeleton }
    }

    /// The word that Arabic letters spell, given as if all its vowels were back; else its longest known beginning, with how many
    /// of the letters that covers.
    pub(super) fn arabic(&self, back: &str) -> Option<(&str, usize)> {
        Self::longest(&self.by_back, back, 5)
    }

    /// The same by the skeleton, for Latin spellings that do not tell letters apart. Only whole words are sure enough.
    pub(super) fn latin(&self, skeleton: &str) -> Option<&str> {
        self.by_skeleton.get(skeleton).map(String::as_str)
    }

    fn longest<'a>(words: &'a HashMap<String, String>, key: &str, least: usize) -> Option<(&'a str, usize)> {
        if let Some(word) = words.get(key) {
            return Some((word, key.chars().count()));
        }
        let ends: Vec<usize> = key.char_indices().map(|(at, _)| at).collect();
        (least..ends.len()).rev().find_map(|count| words.get(&key[..ends[count]]).map(|word| (word.as_str(), count)))
    }
}

/// The lines of a Fluent file that people read, without the ways in which people ask: those are spelt as people spell.
fn prose(source: &str) -> impl Iterator<Item = &str> {
    let mut asking = false;
    source.lines().filter(move |line| {
        let inner = line.trim_start();
        if inner.starts_with('.') || !line.starts_with(' ') {
            asking = inner.starts_with(".ask");
        }
        !asking && !line.starts_with('#')
    })
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

fn skeleton(word: &str) -> String {
    fold::skeletons(word).concat()
}

/// A Cyrillic word as Arabic letters leave it: every vowel back, и for й, digraphs for я and ю.
pub(super) fn back(word: &str) -> String {
    let word = word.to_lowercase().replace("ия", "иа").replace("ию", "иу").replace("ий", "и");
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'ә' => out.push('а'),
            'ө' => out.push('о'),
            'ү' => out.push('ұ'),
            'і' => out.push('ы'),
            'й' => out.push('и'),
            'э' => out.push('е'),
            'я' => out.push_str("иа"),
            'ю' => out.push_str("иу"),
            'ё' => out.push_str("ио"),
            'ц' => out.push_str("тс"),
            'щ' => out.push_str("шш"),
            'ь' | 'ъ' => {}
            c => out.push(c),
        }
    }
    out
}
