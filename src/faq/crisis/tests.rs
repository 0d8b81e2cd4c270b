use std::sync::Arc;

use super::*;
use crate::{
    faq::{Faq, topics::Kind},
    script::fold,
    text::{Lang, Locales},
};

/// By the phrases alone.
fn phrased(words: &str) -> bool {
    let words = fold::tokens(words);
    said(&words).or_else(|| heavy(&words)).is_some()
}

/// By the whole decision, of which the phrases are a part.
fn heard(words: &str) -> Option<Crisis> {
    static FAQ: LazyLock<Arc<Faq>> = LazyLock::new(Faq::embedded);
    FAQ.crisis(words)
}

fn none_is_said(sayings: &[&str]) {
    let wrong: Vec<&&str> = sayings.iter().filter(|words| phrased(words)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let heard: Vec<&&str> = sayings.iter().filter(|words| heard(words).is_some()).collect();
    assert!(heard.len() * 10 <= sayings.len(), "{} of {}: {heard:#?}", heard.len(), sayings.len());
}

fn all_are(expected: Option<Crisis>, sayings: &[&str]) {
    let wrong: Vec<&&str> = sayings.iter().filter(|saying| heard(saying) != expected).collect();
    assert!(wrong.is_empty(), "not {expected:?}: {wrong:#?}");
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn words_of_suicide_are_known() {
    all_are(
        Some(Crisis::Suicide),
        &[
            "Не хочу жить",
            "жить не хочу больше",
            "ЖИТЬ НЕ ХОЧУУУУ!!!",
            "нехочу жить",
            "я больше не хочу так жить",
            "мне не хочется жить",
            "не хочу жить на этом свете",
            "не могу больше жить",
            "устала жить",
            "жить незачем",
            "надоело жить",
            "нет смысла жить",
            "нет сил жить",
            "не вижу смысла жить",
            "жизнь потеряла смысл",
            "зачем мне жить",
            "хочу умереть",
            "брошусь в Сырдарию, в реку",
            "отдадут за него – прыгну в Сырдарью",
            "қызым таблетка ішті, өлгісі келеді екен",
            "қара жердің асты тыныш қой, сонда барғым келеді",
            "дочка умирать хочет деп жылап отыр",
            "інім бұрын у ішкен еді, енді тағы сол жайлы айтады",
            "Хочется просто умереть",
            "лучше бы я умерла",
            "лучше умереть чем так",
            "хочу уснуть и не проснуться",
            "думаю покончить с собой",
            "покончу с жизнью",
            "хочу наложить на себя руки",
            "убью себя",
            "хочу себя убить",
            "я повешусь",
            "режу вены",
            "спрыгну с крыши",
            "наглотаюсь таблеток",
            "хочу уйти из жизни",
            "мысли о суициде",
            "самоубийство",
            "сын говорит о суициде",
            "Өмір сүргім келмейді",
            "омир сургим келмейди",
            "Менің өмір сүргім мүлде келмейді",
            "өмір сүруден шаршадым",
            "өмірден түңілдім",
            "өмірдің мәні қалмады",
            "омирдин мани жок",
            "бұл өмірден кеткім келеді",
            "өлгім келеді",
            "олгим келед",
            "өлгім келіп жүр",
            "өлсем екен",
            "бәрінен шаршадым, өлсем екен",
            "бүйткенше өлген артық",
            "өлгенім жақсы еді",
            "өзімді өлтірем",
            "озимди олтиргим келеди",
            "өзімді-өзім өлтіргім келеді",
            "өзіме қол жұмсағым келеді",
            "өзіме қол саламын",
            "балам өзіне қол салмақ болды",
            "асылып өлгім келеді",
            "у ішіп өлем",
            "ұйықтап, оянбай қалсам",
            "өмірімді қиям",
            "суицид жасағым келеді",
            "лучше бы меня не было",
            "не могу так больше жить",
            "хоть в петлю лезь",
            "қызым өлгісі келетінін айтты",
            "балам өмір сүргісі келмейді дейді",
            "қызым асылып қалмақ болды",
            "өлуді ойлап жүрмін",
            "өзімді бірдеңе қылып қоям",
            "жүргім келмейді бұл өмірде",
            "дочь говорит что не хочет жить",
            "подруга хочет покончить с собой",
            "сестра горсть таблеток выпила, откачали, говорит опять выпьет",
            "сіңлім бір уыс дәріні жұтып қойды, енді тағы дейді",
            "проще под поезд, чем опять к вам с бумагами",
        ],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn words_of_violence_are_known() {
    all_are(
        Some(Crisis::Violence),
        &[
            "Муж бьёт меня",
            "әкем анамды тебіп жатыр",
            "зять внука в подвал сажает, когда тот плачет",
            "күзетші қызымның денесін сипалапты",
            "у соседей двое детей одни в холодном доме вторые сутки",
            "күйеуім мамамды тепті",
            "agam inimdi teuip jatyr",
            "муж бьет",
            "муж меня постоянно бьёт",
            "он бьёт меня и детей",
            "меня избивают",
            "избивает каждый день",
            "муж избил",
            "отец бьёт, куда идти",
            "отчим бьёт ребёнка",
            "моего сына бьют",
            "бьют моего ребёнка",
            "дома бьют меня",
            "муж ударил меня по лицу",
            "он меня убьёт",
            "убьёт меня",
            "муж угрожает мне",
            "угрожает убить",
            "мне угрожают",
            "домашнее насилие",
            "меня изнасиловали",
            "поднимает на меня руку",
            "распускает руки",
            "боюсь мужа",
            "не выпускает меня из дома",
            "запер меня дома",
            "побои от мужа",
            "Күйеуім ұрады",
            "куйеуим урады",
            "күйеуім мені күнде ұрады",
            "ұрып жатыр",
            "мені сабап жатыр",
            "сабайды",
            "үйде ұрып-соғады",
            "жолдасым қол көтереді",
            "маған қол жұмсайды",
            "балама қол көтереді",
            "таяқ жеп жүрмін",
            "баламды ұрады",
            "балаларды сабайды",
            "әкем ұрады, қайда барам",
            "күйеуім қорқытып жүр",
            "өлтіремін деп қорқытады",
            "олтирем дейди",
            "мені өлтіреді",
            "үйде зорлық көріп жүрмін",
            "зорлап кетті",
            "зорлық-зомбылық",
            "үйден шығармай қойды",
            "күйеуімнен қорқамын",
            "пышақпен қорқытты",
            "мені алып қашып кетті",
            "муж поднимает руку",
            "муж с ножом",
            "бьёт муж",
            "сожитель насилует дочь",
            "күйеуім мас болып ұрып жатыр",
            "жұбайым ұрды",
            "баламды әкесі сабайды",
            "мені қорлап жүр",
            "пышақпен қуып жүр",
            "үйде қамап қойды",
        ],
    );
}

/// No phrase says it; of so few words the matcher may mistake one in ten.
#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn ordinary_words_raise_no_alarm() {
    none_is_said(&[
        "",
        "сәлем",
        "қыста тоңып өлеміз бе",
        "умереть от холода там можно?",
        "хочу узнать, можно ли там умереть от холода",
        "убитая дорога",
        "мал өлді",
        "бить по кошельку",
        "аренда бьёт по карману",
        "нас бьёт по карману квартплата",
        "өлген әкемнің құжаты",
        "муж бьётся за квоту",
        "әкем қайтыс болды",
        "отец ушёл из жизни, как получить справку о смерти",
        "муж умер, дадут ли статус вдове",
        "күйеуім өлді, мәртебе бере ме",
        "хочу жить в Петропавловске",
        "не хочу жить в городе",
        "не хочу жить с родителями",
        "не хочу жить на квартире, хочу дом",
        "надоело жить на съёмной квартире",
        "не могу жить в общежитии",
        "хочу умереть на родине",
        "елімде өлгім келеді",
        "не хочу умирать, холодно там?",
        "балам мектепте сабақ оқиды",
        "сабағы қалай",
        "паспортымды ұрлап кетті",
        "баламды үсік ұрды",
        "малды аяз ұрып кетті",
        "көршім ұрысады",
        "күйеуім қоңырау соғады",
        "әзер шыдап жүрміз, зорға жеттік",
        "муж не бьёт, просто пьёт",
        "мне угрожает депортация",
        "избирательный участок где",
        "насилу нашёл ваш бот",
        "қол қою керек пе",
        "өтінішке қол қойдым",
        "жить где буду",
        "как жить на севере",
        "өмір сүру қымбат па",
        "өмір сүруге ақша жете ме",
        "балаларым өмір сүретін үй",
        "қайда өмір сүреміз",
        "көшкім келмейді",
        "бұл жақта тұрғым келмейді",
        "үйден шыққым келмейді, суық",
        "жұмыс істегім келмейді",
        "өлшемі қандай",
        "справка о смерти мужа",
        "сиырым бар, Сырдария жағынан көшеміз",
        "у нас дача у речки",
        "өлім туралы куәлік",
        "убить время",
        "муж был гражданином",
        "мать была казашкой",
        "отец был оралман",
        "меня зовут Аслан, хочу подать на статус",
        "боюсь, что нас не возьмут",
        "боюсь холода",
        "устала от документов",
        "шаршадым, қағазым бітпейді",
        "көп жүріп шаршадым",
        "не вижу смысла подавать",
        "есть ли смысл переезжать",
        "нет сил ждать",
        "қалай өлшейді",
        "кто убил собаку",
        "кузнец кует, дерево рубят",
        "меня ударил мороз",
        "күн ұрды",
        "негде жить",
        "нет денег жить",
        "на что жить первое время",
        "өтініш жасағым келмейді",
        "сабақтан қалды",
        "балам сабаққа барады",
        "қорқып тұрмын көшуге",
        "мал аштан өлмей ме",
        "муж ушёл, что делать",
        "ипотека душит",
        "над ребёнком смеются",
        "ребенка бьют в школе одноклассники",
        "из китая не выпускают родителей",
        "кредит задушил совсем",
        "баға ұрып тұр",
        "без меня можно подать документы жене",
        "мал соятын жер бар ма",
        "не хочу жить в России",
        "өлке қандай",
        "көшуден қорқам",
        "апам күніне бір уыс дәрі ішеді, емханаға қалай тіркелеміз",
        "что лучше, поездом или машиной до Петропавловска",
    ]);
}

/// By the whole decision, not by the phrases alone: what was learnt knows that a fuel's price which "kills" is a price. Of the
/// wordings of other topics two in a thousand may raise an alarm.
#[test]
fn the_wordings_of_the_crisis_topics_are_known_and_hardly_any_others() {
    let (faq, locales) = (Faq::embedded(), Locales::embedded());
    let (mut wrong, mut alarms, mut others) = (Vec::new(), Vec::new(), 0);
    for topic in faq.topics.all() {
        let of_crisis = [Crisis::Suicide, Crisis::Violence].into_iter().find(|crisis| crisis.topic() == topic.id);
        assert_eq!(topic.kind == Kind::Crisis, of_crisis.is_some(), "{}", topic.id);
        for lang in Lang::ALL {
            let (asked, title) = (locales.plain(lang, &topic.wordings()), locales.plain(lang, &topic.title()));
            let say = |line: &str| format!("{}: {line}", topic.id);
            if of_crisis.is_some() {
                wrong.extend(asked.lines().filter(|line| faq.crisis(line) != of_crisis).map(say));
            } else {
                wrong.extend(title.lines().filter(|line| faq.crisis(line).is_some()).map(say));
                alarms.extend(asked.lines().filter(|line| faq.crisis(line).is_some()).map(say));
                others += asked.lines().count();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(alarms.len() * 1000 <= 2 * others, "{} of {others}: {alarms:#?}", alarms.len());
}

#[test]
fn the_messages_name_the_numbers_and_promise_no_secrecy() {
    let locales = Locales::embedded();
    for lang in Lang::ALL {
        for kind in [Crisis::Suicide, Crisis::Violence] {
            let words = locales.html(lang, &kind.message());
            for number in ["112", "102", "103", "111"] {
                assert!(words.contains(&format!("<code>{number}</code>")), "{number} in {words}");
            }
            for word in ["құпия", "тайн", "конфиденциал", "никому не", "150", "119"] {
                assert!(!words.to_lowercase().contains(word), "{word} in {words}");
            }
        }
    }
}

#[test]
fn words_of_crisis_are_known_in_every_script() {
    all_are(
        Some(Crisis::Suicide),
        &[
            "өлгім келеді",
            "ولگىم كەلەدى",
            "ءولگىم كەلەدى",
            "ئولگىم كېلەدى",
            "ölgım keledı",
            "ólgim keledi",
            "olgim keledi",
            "ölgim keledi",
            "омыр сургым келмейды",
            "ne hochu zhit",
            "мен болмасам всем легче болар еді",
            "всем будет легче если меня не станет",
            "ертең оянбасам екен деп жатамын",
            "намылю веревку и все",
        ],
    );
    all_are(
        Some(Crisis::Violence),
        &[
            "كۇيەۋىم ۇرادى",
            "کۇيهۋىم ۇرادى",
            "küieuım ūrady",
            "kuyeuim uradi",
            "kúıeýim sabaıdy",
            "күйеуім ұрады, помогите",
            "есікті жауып кетті, не выпускает мені",
            "муж ұрып жатыр, полицияны шақырыңдар",
            "сын пропал второй день",
            "паспортымды тартып алып, ұрып-соғып, жұмысқа қинап жатыр",
        ],
    );
}

#[test]
fn the_phrases_are_written_as_the_notation_wants() {
    let lines = [suicide::RUSSIAN, suicide::KAZAKH, violence::RUSSIAN, violence::KAZAKH].concat();
    for line in &lines {
        for token in line.split_whitespace().filter(|token| !["|", ".", ".."].contains(token)) {
            let alternatives = token.trim_start_matches(['!', '-']);
            for word in alternatives.split('|') {
                let known = word.strip_prefix('$').is_none_or(|_| sets::SETS.iter().any(|(name, _)| *name == word));
                assert!(known && !word.trim_end_matches('*').is_empty(), "{word:?} in {line}");
            }
        }
        assert!(!line.starts_with('.') && !line.ends_with('.'), "{line}");
    }
}

/// Who types what a button says has pressed it, and is in no danger for that.
#[test]
fn no_button_says_it() {
    let lines = crate::texts::FILES.iter().flat_map(|(.., source)| source.lines());
    let label = |line: &'static str| {
        let (id, label) = line.split_once(" = ")?;
        (["-key-", "-choice-"].iter().any(|part| id.contains(part)) && !label.contains('{')).then_some(label)
    };
    let labels: Vec<&str> = lines.filter_map(label).collect();
    assert!(labels.len() > 250, "{}", labels.len());
    let wrong: Vec<&&str> = labels.iter().filter(|label| heard(label).is_some()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

mod classes;
