//! Things that are easily taken for one another: where the words leave open which is meant, the bot asks back.

use crate::{
    faq::{
        matching::{Match, Ranking},
        topics::Topics,
    },
    script::fold,
    text::Text,
    texts,
};

/// Two topics are undecided when the second has at least this share of the first one's score.
const CLOSE: f32 = 0.6;

/// Topics of one kind, the other kind, and the line that asks which.
struct Pair {
    one: &'static [&'static str],
    other: &'static [&'static str],
    which: fn() -> Text,
}

const PAIRS: &[Pair] = &[
    Pair { one: &["status-documents"], other: &["resettle-documents"], which: texts::answers_which_documents },
    Pair {
        one: &["quota-who", "resettle-apply", "quota-now", "resettle-term", "resettle-refused"],
        other: &["status-apply", "status-term", "status-refused", "status-delayed"],
        which: texts::answers_which_quota,
    },
    Pair { one: &["temporary-registration"], other: &["residence-registration"], which: texts::answers_which_registration },
    Pair { one: &["polyclinic"], other: &["doctor-support"], which: texts::answers_which_doctor },
];

/// A word that means two things, the words of which one decides, and the line that asks which. Beginnings, folded.
struct Word {
    word: &'static [&'static str],
    decides: &'static [&'static str],
    which: fn() -> Text,
}

const WORDS: &[Word] = &[
    // Papers of what?
    Word {
        word: &["кужат", "документ", "справк", "кагаз"],
        decides: &[
            "кандас",
            "оралман",
            "мартебе",
            "статус",
            "квот",
            "кош",
            "конис",
            "перее",
            "пересел",
            "азамат",
            "граждан",
            "китаи",
            "сертификат",
            "паспорт",
            "субсиди",
            "виз",
            "жогал",
            "потер",
            "ихтиар",
            "ихтииар",
            "внж",
            "рпп",
            "пмж",
            "турак",
        ],
        which: texts::answers_which_documents,
    },
    // In North Kazakhstan it is a district, in the south a region.
    Word {
        word: &["жамбил"],
        decides: &[
            "аудан",
            "раион",
            "облис",
            "област",
            "тараз",
            "ско",
            "солтустик",
            "север",
            "шимкент",
            "туркистан",
            "онтустик",
            "иуг",
            "жамбилдан",
            "жамбилданби",
        ],
        which: texts::answers_which_zhambyl,
    },
    // Petropavl is called so, and so is St Petersburg.
    Word {
        word: &["питер"],
        decides: &["петропавл", "кизилжар", "ско", "росси", "ресеи", "санкт", "москв"],
        which: texts::answers_which_piter,
    },
    // Who is ill, and who can heal animals?
    Word {
        word: &["малдариг", "ветеринар", "ветврач"],
        decides: &["жумис", "работ", "вакан", "маман", "диплом", "болип", "помощ", "комек", "выплат", "виплат", "мен", "иа"],
        which: texts::answers_which_doctor,
    },
];

/// How many words a question may have for one of its words to be all that it says.
const BARE: usize = 4;

/// The line that asks back, where the words leave two things open.
#[must_use]
pub fn clarify(topics: &Topics, words: &str, candidates: &[Match], ranking: &Ranking) -> Option<Text> {
    let id = |at: usize| candidates.get(at).and_then(|found| topics.all().get(found.topic)).map(|topic| topic.id.as_str());
    let said = fold::skeletons(words);
    let begins = |beginnings: &[&str]| said.iter().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)));
    let word = WORDS.iter().find(|word| {
        let papers = word.word[0] != "кужат" || (said.len() <= BARE && id(0).is_some_and(|id| id.ends_with("-documents")));
        papers && begins(word.word) && !begins(word.decides)
    });
    if let Some(word) = word {
        return Some((word.which)());
    }
    let second =
        ranking.best.get(1).zip(ranking.best.first()).is_some_and(|(second, first)| second.score >= CLOSE * first.score);
    let (one, other) = (id(0)?, id(1)?);
    let pair = PAIRS.iter().find(|pair| {
        (pair.one.contains(&one) && pair.other.contains(&other)) || (pair.one.contains(&other) && pair.other.contains(&one))
    })?;
    second.then(pair.which)
}
