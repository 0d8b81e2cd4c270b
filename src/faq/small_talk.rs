//! Greetings, thanks and farewells: nobody who writes them has asked anything, and "no answer was found" would be rude.
//!
//! Yes and no are not among them: after a question of staff's they are an answer. Where nobody has asked they are a mere reply.

use std::sync::LazyLock;

use crate::{faq::words::Words, script::fold};

/// Words of which one must be there, and may stand alone. A beginning ends in `*`.
const CORE: &str = "
    сәлем сәлемет* селем салем салемет* салам саламат* салама* ассалам* ассалау* уағалейк* слам алслам алсалам армыс* армыз есенсі* амансы* амансың*
    здравст* здраст* здрасьт* здраствуй* здрасти драсти дратути здаров* здоров привет* приветств* салют* хелло хело хай хи ку хаюшки
    hello hi hey алло ало добрый доброе доброго доброй қайырлы қайырл* кеш қалайсы* қалыңыз халіңіз жағдайыңыз вечерочек
    рақмет* рахмет* рахмат* рахм рхмт рқмт рақм ракмет* спасиб* спасибк* спосиб* пасиб* спс пасип благодар* признател* мерси сенкс thanks thx сағол
    жарылқасын тешеккур*
    ок окей окай хорошо жақсы жарайды понятн* понял поняла ясно түсінікті түсіндім ладно дұрыс мархабат отлично супер тамаша керемет
    сау қош хош пока покеда свидания спокойной молодец молодцы жарайсы* разы раззы алғыс* ризамы* ризашылы* бәрекелді шүкір аман есен
    қайырлысы сәлемдеме пожалуйста айналайын құтты мүбәрак мубарак помогли помогло выручили көмектесті*";

/// Words that may stand beside them.
const BESIDE: &str = "
    бе ба ма ме сіз сізге сіздер* сізбе сен сендер* вам вас всем все ты вы мне нам я и а ну вот ия иә уа ва алейк* аллейк* әлейк* алайк* ағалейк* ғалейк*
    гликм огликм уғаликм ассаламу рахматулл* баракат*
    день дня утро утра утречк* вечер вечера вечерок ночи ночь времени суток таң күн күні* күніңіз* кеш кеші* түн жарық кешқұрым
    как дела поживаете настроение жизнь қалай қалыңыз қалдары* халіңіз жағдай* денсаулы* мықты көңіл*
    большое болшое огромное огромнейшее дай бог здоровь* здоровя милые добрые уже көп үлкен мың шын жүректен за помощь помогли ответ* совет* внимание подсказк* информац* очень сильно тоже реально
    объяснил* разъяснил* подробн* быстр* ответил* терпение
    көмегі* көмектескен* жауабы* жауап* үшін алла аллах болсын болсыншы құдай түсіндір* түсіндім түсінікті бәрі бәріне бәріңі* кеңесі* ақылы* еңбегі* қызметі*
    болыңыз* болыңдар бол болсын до хорошего доброго доброй спокойной удачного приятного отличного бот ботик досы* бауыр* аға* достар* қадірлі* апа* апке* әпке* әже* іні* құрметті
    уважаем* друзья дорогие братья сестры брат братан ребят* народ девушк* админ* коллеги люди соседи земляки родные бас басқа жоқ барлы* баршаңызға
    шексіз зор өте және айт жұма наурыз мерекеңіз* тілеймі* тілек* сәттілік* жетістік* желаю удачи здоровья счастья добра всего самого
    деніңіз* саулы* жүзге ұзақ ғұмыр өмір жаса* сізді сіздерді қаласа разы ағайын* халайық халық көрші* туыс*
    жайыңыз жайлары* аманшылы* па маған бізге жүр жүрсі* жүрсіз жүрсіңдер тұр тұрсы* жатыр* отыр* енді ғой осы";

static CORE_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(CORE));
static BESIDE_WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(BESIDE));
static THANKS: LazyLock<Words> =
    LazyLock::new(|| Words::of("рақмет* рахмет* ракмет* рхмт спасиб* спосиб* пасиб* спс благодар* алғыс*"));

/// That something was understood, or is fine.
static ACKNOWLEDGED: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "ок окей окай хорошо жақсы жарайды понятно понял поняла ясно түсінікті түсіндім ладно дұрыс отлично супер тамаша керемет
        большое болшое огромное вам сізге сіздерге көп",
    )
});

/// What answers a question and says nothing without it: yes, no, needed, I don't know.
static MERE_REPLIES: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "
        иә ия ие йә әйе әйа һа ха а аа ыә мм әрине сөзсіз жоқ жо жох жоғ емес керек керегі керекті қажет білмеймін білмедім болады мүмкін шығар бар
        да ага угу конечно точно нет не неа нету ни надо нужно ненужно можно есть не+знаю незнаю может+быть наверно* yes yep yeah no nope ja net",
    )
});

static FAREWELL: LazyLock<Words> = LazyLock::new(|| Words::of("сау қош хош пока покеда свидания спокойной"));
static HELLO: LazyLock<Words> = LazyLock::new(|| {
    Words::of(
        "сәлем* селем салам* саламат* ассал* асал* уағалейк* слам алслам армыс* есенсі* амансы* қалайсы* қалыңыз халіңіз қайырлы
        здравст* здраст* здрасьт* здраств* здрасти драсти дратути здаров* здоров привет* приветств* салют* хелло хело хай хи
        добрый доброе доброго hello hi hey алло ало",
    )
});

/// What small talk is answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A greeting.
    Hello,
    /// Thanks.
    Thanks,
    /// A farewell.
    Farewell,
    /// Nothing of its own: an "ok", a thumb.
    Nothing,
}

/// What it is answered with. Thanks go before the greeting that they may stand beside.
#[must_use]
pub fn reply(message: &str) -> Reply {
    let words = fold::skeletons(message);
    let has = |these: &Words| words.iter().any(|word| these.have(word));
    match () {
        () if has(&THANKS) => Reply::Thanks,
        () if has(&FAREWELL) => Reply::Farewell,
        () if has(&HELLO) => Reply::Hello,
        () => Reply::Nothing,
    }
}

/// More words than this are no mere greeting.
const MOST: usize = 12;

/// Whether a message is nothing but small talk. One without a single word, such as 👍, is as well.
#[must_use]
pub fn is(message: &str) -> bool {
    is_folded(&fold::skeletons(message))
}

/// The same of folded words.
#[must_use]
pub fn is_folded(words: &[impl AsRef<str>]) -> bool {
    let mut words = words.iter().map(AsRef::as_ref);
    let known = |word| CORE_WORDS.have(word) || BESIDE_WORDS.have(word);
    words.len() == 0 || (words.len() <= MOST && words.clone().all(known) && words.any(|word| CORE_WORDS.have(word)))
}

/// Whether somebody thanks in these folded words: of a message that asks nothing that is known.
#[must_use]
pub fn thanks(words: &[impl AsRef<str>]) -> bool {
    words.len() <= MOST && words.iter().any(|word| THANKS.have(word.as_ref()))
}

/// Whether a message of these folded words only thanks, or says that it has understood: whatever a word of it resembles, nothing is
/// meant by it ("ок" is folded as "оқ", a bullet).
#[must_use]
pub fn acknowledges(words: &[impl AsRef<str>]) -> bool {
    let mut words = words.iter().map(AsRef::as_ref);
    let all = words.clone().all(|word| THANKS.have(word) || ACKNOWLEDGED.have(word));
    all && words.len() <= MOST_OF_A_REPLY && words.any(|word| CORE_WORDS.have(word))
}

/// More words than this are more than a reply.
const MOST_OF_A_REPLY: usize = 4;

/// Whether a message of these folded words is a mere reply, such as yes or no, with thanks or without: nobody can tell to what.
#[must_use]
pub fn mere_reply(words: &[impl AsRef<str>]) -> bool {
    let known = || words.iter().zip(MERE_REPLIES.mark(words)).all(|(word, reply)| reply || THANKS.have(word.as_ref()));
    !words.is_empty() && words.len() <= MOST_OF_A_REPLY && known()
}

#[cfg(test)]
mod tests {
    use crate::script::fold::skeletons;

    use super::*;

    #[test]
    fn a_reply_is_told_from_words_that_ask() {
        for message in [
            "иә",
            "Ия",
            "жоқ",
            "Жоқ, жоқ!",
            "да",
            "Нет.",
            "ага",
            "да нет",
            "joq",
            "iä",
            "جوق",
            "يا",
            "ә?",
            "керек емес",
            "не знаю",
            "нет, спасибо",
        ] {
            assert!(mere_reply(&skeletons(message)), "{message}");
        }
        for message in
            ["", "👍", "квота жоқ", "да, статус", "үй керек", "нет документов", "и", "ауданы", "не хочу жить", "знаю"]
        {
            assert!(!mere_reply(&skeletons(message)), "{message}");
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
            "سالەم",
            "راحمەت سىزگە",
            "salemetsizbe",
            "ассалаумағалейкум бауырым",
            "спасибо вам огромное за помощь",
            "Сәлеметсіздер ме",
            "қайырлы таң бәріңізге",
            "всем привет!",
            "доброго времени суток, уважаемые",
            "спс",
            "рахмет сізге, көп жасаңыз",
            "السلام عليكم",
            "qairly kun",
            "raqmet, bäri tüsınıktı",
            "здаров",
            "хош, аман болыңыздар",
            "спосибо болшое, дай вам бог здоровья",
            "армысыздар, достар",
        ] {
            assert!(is(message), "{message}");
        }
    }

    #[test]
    fn each_kind_is_answered_in_kind() {
        for (message, expected) in [
            ("Сәлеметсіз бе", Reply::Hello),
            ("سالەم", Reply::Hello),
            ("qairly kun", Reply::Hello),
            ("добрый вечер", Reply::Hello),
            ("здрасте", Reply::Hello),
            ("Сәлем, көмектескеніңізге рақмет", Reply::Thanks),
            ("спс", Reply::Thanks),
            ("راحمەت سىزگە", Reply::Thanks),
            ("Сау болыңыз", Reply::Farewell),
            ("до свидания", Reply::Farewell),
            ("ок", Reply::Nothing),
            ("👍", Reply::Nothing),
        ] {
            assert_eq!(reply(message), expected, "{message}");
        }
    }

    #[test]
    fn questions_and_answers_are_none() {
        for message in [
            "Сәлем, квота бар ма?",
            "иә",
            "жоқ",
            "да",
            "нет",
            "сколько уже ждать",
            "күн сайын",
            "үй",
            "5",
            "Сәлеметсіздер ме, үй керек",
            "добрый день, статус",
        ] {
            assert!(!is(message), "{message}");
        }
    }
}
