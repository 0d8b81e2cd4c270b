//! Greetings, thanks and farewells: nobody who writes them has asked anything, and "no answer was found" would be rude.
//!
//! Yes and no are not among them: after a question of staff's they are an answer.

use crate::script::fold;

/// The words of small talk, folded.
const WORDS: &[&str] = &[
    // Greetings.
    "салем",
    "салам",
    "алейкум",
    "алейким",
    "ассалаумагалейкум",
    "ассалаумуалейкум",
    "уагалейкумассалам",
    "салеметсиз",
    "салеметсизбе",
    "бе",
    "сиз",
    "здравствуйте",
    "здравствуй",
    "здрасте",
    "здрасьте",
    "привет",
    "добрый",
    "доброе",
    "доброго",
    "день",
    "дня",
    "утро",
    "вечер",
    "кайырлы",
    "тан",
    "кун",
    "кеш",
    "калайсыз",
    "армысыз",
    "алло",
    "ало",
    "салютик",
    "салют",
    "хелло",
    "хело",
    "хи",
    // Thanks.
    "рахмет",
    "ракмет",
    "рахмат",
    "спасибо",
    "спс",
    "благодарю",
    "большое",
    "огромное",
    "уже",
    "коп",
    "сизге",
    "вам",
    "айналайын",
    // That will do.
    "ок",
    "окей",
    "хорошо",
    "жаксы",
    "жарайды",
    "понятно",
    "понял",
    "поняла",
    "тусиникти",
    "тусиндим",
    "ладно",
    "дурыс",
    "мархабат",
    // Farewells.
    "сау",
    "кош",
    "болыныз",
    "болынызшы",
    "до",
    "свидания",
    "пока",
    "доброй",
    "спокойной",
    "ночи",
    "тун",
];

/// More words than this are no mere greeting.
const MOST: usize = 5;

/// Whether a message is nothing but small talk. One without a single word, such as 👍, is as well.
#[must_use]
pub fn is(message: &str) -> bool {
    let words = fold::words(message);
    words.len() <= MOST && words.iter().all(|word| WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_written_folded() {
        for word in WORDS {
            assert_eq!(fold::words(word), [*word]);
        }
    }

    #[test]
    fn greetings_and_thanks_are_small_talk() {
        for message in [
            "Сәлем!",
            "Сәлеметсіз бе",
            "САЛАМ АЛЕЙКУМ",
            "Здравствуйте, добрый день",
            "рақмет",
            "Көп рахмет сізге",
            "👍",
            "ок",
            "Сау болыңыз",
        ] {
            assert!(is(message), "{message}");
        }
    }

    #[test]
    fn questions_and_answers_are_none() {
        for message in ["Сәлем, квота бар ма?", "иә", "жоқ", "да", "нет", "сколько уже ждать", "күн сайын", "үй", "5"]
        {
            assert!(!is(message), "{message}");
        }
    }
}
