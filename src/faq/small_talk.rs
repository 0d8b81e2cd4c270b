//! Greetings, thanks and farewells: nobody who writes them has asked anything, and "no answer was found" would be rude.
//!
//! Yes and no are not among them: after a question of staff's they are an answer.

use std::{collections::HashSet, sync::LazyLock};

use crate::script::fold;

/// Words of which one must be there, and may stand alone.
const CORE: &str = "
    сәлем салам салем сәлеметсіз сәлеметсізбе сәлеметсіздер ассалаумағалейкум ассалаумуалейкум ассалаумаалейкум уағалейкумассалам
    ассаламуалейкум ассалам ассалаумалейкум саламатсызба саламатсыз саламатсыздарма армысыз армысыздар армыз есенсіз есенсізбе амансыз амансызба
    здравствуйте здравствуй здрасте здрасьте здраствуйте здрасти драсти привет приветик приветствую здорово салют салютик хелло хело хай хи
    hello hi hey алло ало добрый доброе доброго доброй қайырлы кеш қалайсыз қалайсыздар қалыңыз халіңіз жағдайыңыз
    рақмет рахмет рахмат рахметт ракмед рахмед спасибо спасиб пасиб пасибо спс благодарю благодарен благодарна мерси сенкс thanks
    ок окей хорошо жақсы жарайды понятно понял поняла ясно түсінікті түсіндім ладно дұрыс мархабат отлично супер тамаша керемет
    сау қош пока свидания спокойной молодец молодцы жарайсың жарайсыз разы раззы";

/// Words that may stand beside them.
const BESIDE: &str = "
    бе ба ма ме сіз сізге сіздер сіздерге сізбе сен вам вас всем вы ты алейкум аллейкум әлейкум алейким алайкум ағалейкум ғалейкум уа уағалейкум ассаламу
    день дня утро утра вечер вечера ночи времени суток таң күн түн жарық кеш кешқұрым
    как дела поживаете настроение жизнь қалай қалыңыз қалдарыңыз халіңіз жағдайыңыз жағдай денсаулық денсаулығыңыз мықты
    большое огромное уже көп үлкен мың шын жүректен за помощь ответ совет внимание подсказку все очень сильно
    көмегіңізге көмегіңіз көмектескеніңізге жауабыңызға жауабыңыз үшін алла аллах болсын болсыншы құдай
    болыңыз болыңыздар болыңызшы бол до свидания хорошего доброго доброй спокойной бот ботик досым бауырым аға апке апай айналайын құрметті
    уважаемые друзья братья ребята народ девушка бас басқа жоқ бәріңізге барлықтарыңызға баршаңызға иә ия и а ну вот мне вам";

static CORE_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| folded(CORE));
static BESIDE_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| folded(BESIDE));

fn folded(words: &str) -> HashSet<String> {
    words.split_whitespace().flat_map(fold::skeletons).collect()
}

/// More words than this are no mere greeting.
const MOST: usize = 7;

/// Whether a message is nothing but small talk. One without a single word, such as 👍, is as well.
#[must_use]
pub fn is(message: &str) -> bool {
    let words = fold::skeletons(message);
    let known = |word: &String| CORE_WORDS.contains(word) || BESIDE_WORDS.contains(word);
    words.is_empty() || (words.len() <= MOST && words.iter().all(known) && words.iter().any(|word| CORE_WORDS.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
