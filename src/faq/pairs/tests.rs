use super::{table::OR, *};
use crate::{
    faq::{
        Faq,
        ask::{Asked, Kind},
    },
    script::fold,
};

/// What must be asked back and what says which is meant, with the topics that can be chosen.
struct Case {
    choices: &'static [&'static str],
    asked: &'static [&'static str],
    told: &'static [&'static str],
}

const PAPERS: Case = Case {
    choices: &["status-documents", "resettle-documents"],
    asked: &[
        "құжат",
        "Қандай құжат керек?",
        "маған кандай кужаттар жинау керек екен",
        "документы",
        "қағаз 2",
        "какие документы нужно собрать",
        "قۇجات كەرەك",
        "qandai qujattar kerek",
        "документы для статуса или для переезда?",
    ],
    told: &[
        "документы на переезд",
        "документы для переезда",
        "көшуге қандай құжат керек",
        "кандас мартебесине кандай кужат керек",
        "какие документы нужны для статуса кандаса",
        "قانداس مارتەبەسىنە قانداي قۇجات كەرەك",
        "koshuge qandai qujattar kerek",
        "құжатымды жоғалтып алдым",
    ],
};

const QUOTA: Case = Case {
    choices: &["quota-who", "status-apply", "status-no-quota-region"],
    asked: &[
        "мен қандаспын квота керек",
        "хочу получить квоту кандаса",
        "кандас получит квоту?",
        "хочу статус и квоту",
        "кандаска квота бере ме",
        "مەن قانداسپىن ماعان كۆوتا كەرەك",
        "qandaspyn kvota kerek",
        "мәртебе ме, квота ма",
        "кандаспын, квота бар ма",
        "мы кандасы из Узбекистана, хотим получить квоту",
    ],
    told: &[
        "квота жоқ өңірде қандас мәртебесін бере ме",
        "квотасыз кандас мартебесин алуга бола ма",
        "можно получить статус кандаса без квоты",
        "в Актау нет квоты, статус кандаса дадут?",
        "биыл квота бар ма",
        "как получить статус кандаса",
        "كۆوتاسىز قانداس مارتەبەسىن بەرە مە",
        "kvotasyz qandas märtebesın bere me",
    ],
};

const REGISTRATION: Case = Case {
    choices: &["temporary-registration", "residence-registration"],
    asked: &[
        "регистрация",
        "тіркеу",
        "тіркелу",
        "калай тиркелем",
        "где можно зарегистрироваться",
        "тіркеуге тұрғым келеді",
        "временная регистрация или прописка",
        "تىركەۋگە قالاي تۇرام",
        "qalai tirkelemin",
    ],
    told: &[
        "уақытша тіркеуге қалай тұрам",
        "уакытша тиркелу керек",
        "временная регистрация",
        "прописка",
        "маған прописка керек еді",
        "мне нужна прописка",
        "как прописаться по новому адресу",
        "жаңа мекенжайға қалай тіркелем",
        "емханаға тіркелу",
        "ۋاقىتشا تىركەۋ قالاي",
        "jana mekenjaiga qalai tirkelemin",
    ],
};

const DOCTOR: Case = Case {
    choices: &["polyclinic", "doctor-support", "vacancy-search"],
    asked: &[
        "мал дәрігері",
        "мал дәрігері керек",
        "маған даригер керек",
        "нужен врач",
        "мне нужен врач",
        "ветеринар",
        "مال دارىگەرى",
        "mal darigeri kerek",
    ],
    told: &[
        "дәрігерге қалай жазыламын",
        "даригерге тиркелу керек",
        "я врач, какие выплаты при переезде в село",
        "мен дәрігермін, ауылға барсам не бересіздер",
        "ребёнок заболел, нужен врач",
        "работа для ветеринара есть?",
        "دارىگەرمىن، اۋىلعا بارسام قانداي كومەك بار",
        "emhanadagy darigerge qalai jazylamyn",
    ],
};

const ZHAMBYL: Case = Case {
    choices: &["villages-list", "quota-departure-region"],
    asked: &["Жамбыл", "жамбылда", "Жамбыл туралы айтыңызшы", "а Жамбыл?", "Жамбылға барсам бола ма", "جامبىل", "Jambyl"],
    told: &[
        "мен жамбылданмын квота бар ма",
        "Жамбыл облысынан көшуге бола ма",
        "жамбыл ауданында кандай ауылдар тизимде",
        "из Жамбылской области берут?",
        "я из Жамбыла",
        "جامبىل وبلىسىنان كوشۋگە بولا ما",
        "Jambyl oblysynan kóshýge bola ma",
    ],
};

const PITER: Case = Case {
    choices: &["live-in-petropavl", "status-from-abroad"],
    asked: &[
        "Питер",
        "Питерде тұру",
        "питерде турсак бола ма",
        "хочу в Питер",
        "можно жить в Питере?",
        "پيتەر",
        "piterde turuga bola ma",
    ],
    told: &[
        "Петропавлда тұруға бола ма",
        "петропавлда турсак бола ма",
        "можно жить в Петропавловске",
        "Питерде, Петропавлда яғни, тұруға бола ма",
        "پەتروپاۆلدا تۇرۋعا بولا ما",
        "Petropavlda turuga bola ma",
    ],
};

const CASES: &[Case] = &[PAPERS, QUOTA, REGISTRATION, DOCTOR, ZHAMBYL, PITER];

fn ids(faq: &Faq, topics: impl Iterator<Item = usize>) -> Vec<&str> {
    topics.map(|topic| faq.topics.all()[topic].id.as_str()).collect()
}

fn choices<'a>(faq: &'a Faq, asked: &Asked) -> Vec<&'a str> {
    let back = asked.clarify.as_ref();
    ids(faq, back.into_iter().flat_map(|back| back.choices.iter().map(|(_, topic)| *topic)))
}

#[test]
fn what_is_easily_confused_is_asked_back_with_choices_of_its_own() {
    let faq = Faq::embedded();
    for case in CASES {
        for words in case.asked {
            let asked = faq.ask(words);
            assert_eq!((asked.kind, choices(&faq, &asked)), (Kind::Suggest, case.choices.to_vec()), "{words}");
            let mut candidates = ids(&faq, asked.candidates.iter().map(|found| found.topic));
            assert!(asked.candidates.is_sorted_by(|one, other| one.score >= other.score), "{words}: {asked:?}");
            candidates.sort_unstable();
            let mut offered = case.choices.to_vec();
            offered.sort_unstable();
            assert_eq!(candidates, offered, "{words}");
        }
    }
}

#[test]
fn what_says_which_is_meant_is_not_asked_back() {
    let faq = Faq::embedded();
    let back: Vec<&str> =
        CASES.iter().flat_map(|case| case.told).copied().filter(|words| faq.ask(words).clarify.is_some()).collect();
    assert!(back.is_empty(), "{back:#?}");
}

#[test]
fn the_choice_opens_what_was_asked_where_more_was_said() {
    let faq = Faq::embedded();
    for (words, wanted) in [
        ("Жамбылда бос үйлер қай жерде бар", ["houses-where", "quota-departure-region"]),
        ("в Жамбыле есть дома?", ["houses-where", "quota-departure-region"]),
        ("в Питере есть дома для переселенцев?", ["houses-where", "status-from-abroad"]),
    ] {
        let asked = faq.ask(words);
        assert_eq!(choices(&faq, &asked), wanted, "{words}: {asked:?}");
    }
}

#[test]
fn nobody_is_told_by_a_place_that_they_are_no_kazakh() {
    let faq = Faq::embedded();
    for words in [
        "мен жамбылданмын квота бар ма",
        "Шымкенттенмін, квота бар ма",
        "я из Тараза, квота есть?",
        "мы из Жамбыла хотим на север",
        "tarazdanmyn kvota bar ma",
    ] {
        let asked = faq.ask(words);
        let first = ids(&faq, asked.candidates.iter().map(|found| found.topic)).first().copied();
        assert!(matches!(first, Some("quota-departure-region" | "quota-now")), "{words}: {asked:?}");
    }
}

#[test]
fn a_mere_reply_is_no_topic() {
    let faq = Faq::embedded();
    for words in ["иә", "ия", "да", "жоқ", "нет", "ага", "جوق", "joq", "Да, да", "не знаю", "керек емес"]
    {
        let asked = faq.ask(words);
        assert!(asked.kind == Kind::None && asked.candidates.is_empty() && asked.nearest.is_empty(), "{words}: {asked:?}");
        assert_eq!(asked.clarify, Some(AskedBack::to_what()), "{words}");
    }
    assert_eq!(faq.ask("нет, спасибо").kind, Kind::Greeting);
    assert_eq!(faq.ask("рецепт борща").clarify, None);
}

#[test]
fn every_word_of_the_tables_can_be_found() {
    let lists = PAIRS.iter().flat_map(|pair| {
        let sides = pair.sides.iter().flatten();
        pair.about.iter().chain([&pair.beside, &pair.decides]).chain(sides).copied()
    });
    for list in lists.chain([COMMON, OR, PARTICLES]) {
        for entry in list.split_whitespace() {
            let said = fold::skeletons(&entry.replace('+', " ").replace('*', ""));
            assert_eq!(said.len(), entry.split('+').count(), "{entry} is no word");
            assert!(!Words::of(entry).mark(&said).contains(&false), "{entry} finds nothing");
        }
    }
}

#[test]
fn every_choice_opens_a_topic_and_there_are_two_or_three() {
    let topics = Topics::embedded();
    for pair in PAIRS {
        assert!((2..=3).contains(&pair.choices.len()));
        let named = pair.choices.iter().flat_map(|choice| choice.topics).chain(pair.hangs.iter().copied().flatten());
        assert!(named.copied().all(|id| topics.get(id).is_some()));
        assert!(pair.choices.iter().all(|choice| !choice.topics.is_empty()));
    }
}
