//! Kazakh or Russian, by the words: both use the same letters, and many type Kazakh without the letters that are its own.

/// Public for the build script's sake, which learns with it.
pub mod words;

use std::{collections::HashSet, sync::LazyLock};

use crate::script::{
    Script,
    fold::{self, Alphabet, Token},
    language::words::Words,
};

/// Kazakh words that are everywhere; Latin texts are known by their skeletons.
const KAZAKH: &str = "
    мен сен сиз биз ол бул сол осы мына ана оны оган онын менин сизден бизге маган саган сизге бизде менде бар жок емес ма ме
    ба бе па пе мы ми би гой шыгар екен еди бола болады болад болсын болмайды болса болма болып болу болган керек керекпе кажет
    калай кандай кайда кайдан кайсы кашан канша неше неге нене не ким кимге кимнен кимде нешинши ушин туралы жайлы кейин дейин
    шейин бурын соң жане немесе бирак егер ал да де та те гана тек оте коп аз баска озим озимнин озим кайтып казир ендi енди
    али бугин ертен кеше жыл ай кун балам балалар балаларым балдар бала уй уйим уйди жумыс акша кужат кужаттар кагаз кагаздар
    казак казакша казахша орысша мартебе кош кошип кошу кошем кошсем кошкен кошкин ауыл ауылда елге елим отбасы жер
    куйеуим айелим келдим келдик алсам алам аламын алуга алу беру бересиз береди бересиндер беремин барам барамын барсам турам
    турамын турмыз тургым калам жатыр жатырмын журмин жур истеймин истеу истеп истейм айтасыз айтыныз айтсаныз билгим келеди келед
    салем салеметсиз салеметсизбе ассалаумагалейкум рахмет рақмет комектесиниз комектес сурак сурайын болмай бермей
    жаксы жаман улкен киши еки уш торт бес алты жети сегиз тогыз он бир жуз мын отыз жиырма барма бармы керекма онда мунда осында
    жактан жакта тегин арзан кымбат омир денсаулык дариger даригер мектеп балабакша оку окиды окимын окыту зейнетакы кемпир шал
    ата ана аке шеше апа апке ага ини карындас кыз ул келин жан адам адамдар зан занды тарту тарт тусеми тиеди тиеме тиме сала
    калада калага кала облыс аудан сурау битти болды калды келе кете";

/// Russian words that are everywhere, for the same end.
const RUSSIAN: &str = "
    я ты он она мы вы они мне меня мной тебе вам вас нам нас их им его ее и в во на с со у к ко о об от до за по из для без при
    про над под а но или если то что чтобы как где куда откуда когда какой какая какие какое каких сколько почему зачем кто кому
    кого чем чего это ето этот эта этого не нет да ли же бы ни еще уже только тоже также очень можно нельзя надо нужно нужны
    нужна нужен есть был была было были будет будут быть стать может могу можем хочу хотим хочет хотел хотела дают дадут дать дали
    взять брать получить получу получают делать сделать идти ехать переехать переезд переезжать жить живу живем работа работать
    работу дом дома дети детей ребенок ребенка деньги денег документы документов документ справка справки срок сроки где там тут
    здесь сейчас потом после раньше всего все всех свой свою своего мой моя мои муж мужа жена жены жену семья семьи семьей город
    село селе скажите подскажите пожалуйста спасибо здравствуйте привет добрый день вопрос помогите через больше меньше лет год
    года году месяц месяца день дней казах казахи казахстан гражданство гражданин гражданства паспорт район области область
    какую какого какому кем так там чего чему школа школе больница врач врача врачи бесплатно платно платить сам самому нового
    новый год лучше хуже много мало мой своих своим который которые которая потеряли потерял";

/// Ends of words that only Kazakh has.
const KAZAKH_ENDS: &[&str] = &[
    "мын",
    "мин",
    "сыз",
    "сыздар",
    "сиздер",
    "дар",
    "дер",
    "лар",
    "лер",
    "тар",
    "нын",
    "нин",
    "дын",
    "дин",
    "тын",
    "дан",
    "ден",
    "тан",
    "тен",
    "нан",
    "нен",
    "бен",
    "пен",
    "лык",
    "лик",
    "тык",
    "тик",
    "дык",
    "дик",
    "ган",
    "ген",
    "кен",
    "ады",
    "еди",
    "йды",
    "йди",
    "ым",
    "ип",
    "ып",
    "уга",
    "уге",
    "дагы",
    "деги",
    "тагы",
    "теги",
    "сем",
    "сам",
    "саныз",
    "йин",
    "йын",
    "кыз",
    "ымыз",
    "имиз",
    "рым",
    "рим",
    "луга",
    "гым",
    "гим",
    "дыр",
    "дир",
    "рга",
    "рге",
    "лга",
    "лге",
    "нга",
    "нге",
    "мды",
    "мди",
    "ынды",
    "майды",
    "мейди",
    "сын",
    "син",
    "ынба",
    "исти",
    "ысты",
    "сыба",
    "гали",
];

/// Beginnings of words that both languages use, with whatever ends.
const BOTH: &[&str] = &[
    "сертификат",
    "ипотек",
    "телефон",
    "оператор",
    "субсид",
    "квот",
    "паспорт",
    "кандас",
    "оралман",
    "виз",
    "пенси",
    "поликлиник",
    "документ",
    "банк",
    "процент",
    "психолог",
    "програм",
    "диплом",
    "суицид",
    "буллинг",
    "участок",
    "аванс",
    "консул",
    "апостил",
    "статус",
    "семей",
    "бюджет",
    "грант",
    "центр",
    "цон",
    "иин",
    "код",
    "анкет",
    "компани",
    "интернет",
    "автобус",
    "сим",
    "карт",
    "петропавл",
    "миграц",
    "электрон",
    "форм",
    "штраф",
    "депорт",
    "район",
    "порталь",
    "портал",
    "чат",
    "бот",
    "ватсап",
    "телеграм",
];

static KAZAKH_SKELETONS: LazyLock<HashSet<String>> = LazyLock::new(|| KAZAKH.split_whitespace().map(fold::skeleton).collect());
static RUSSIAN_SKELETONS: LazyLock<HashSet<String>> =
    LazyLock::new(|| RUSSIAN.split_whitespace().map(fold::skeleton).collect());

fn longest(word: &str, ends: &[&str]) -> usize {
    let room = |end: &&&str| word.ends_with(**end) && word.len() > end.len() + 2;
    ends.iter().filter(room).map(|end| end.len()).max().unwrap_or(0)
}

/// Less than this a word says nothing: both languages have it.
const DECIDES: f32 = 0.5;

/// From this sum on, Russian words are more than a loan word in a Kazakh text.
const RUSSIAN_TOO: f32 = 0.55;

/// From this sum on, Kazakh words are more than a name in a Russian text: no word alone reaches it.
const KAZAKH_TOO: f32 = 2.1;

/// Which language each word is of.
pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"))));

/// Kazakh, Russian or both, of words in Cyrillic letters. Words that both languages have decide nothing; where no word
/// decides, it is taken for Russian.
pub(super) fn of_cyrillic(words: &[Token]) -> Script {
    let (mut kazakh, mut russian) = (0.0, 0.0);
    for word in words.iter().filter(|word| word.alphabet == Alphabet::Cyrillic && !word.address) {
        match WORDS.russian(word) {
            says if says > DECIDES => russian += says,
            says if says < -DECIDES => kazakh -= says,
            _ => {}
        }
    }
    if russian >= RUSSIAN_TOO && kazakh >= KAZAKH_TOO {
        Script::Mixed
    } else if kazakh > russian {
        Script::KkCyrl
    } else {
        Script::Ru
    }
}

/// Whether a Latin text is Kazakh: enough of its words are everyday ones, end as Kazakh words do or have letters of a Kazakh
/// alphabet, and fewer are Russian.
pub(super) fn kazakh_latin(text: &str, words: &[Token]) -> bool {
    let (mut kazakh, mut russian, mut all) = (0, 0, 0);
    for word in words.iter().filter(|word| word.alphabet == Alphabet::Latin && !word.address) {
        let skeleton = word.skeleton.as_str();
        all += 1;
        let other = word.other.as_deref().unwrap_or(skeleton);
        if KAZAKH_SKELETONS.contains(skeleton) || KAZAKH_SKELETONS.contains(other) {
            kazakh += 1;
        } else if RUSSIAN_SKELETONS.contains(skeleton) {
            russian += 1;
        } else if longest(skeleton, KAZAKH_ENDS) >= 6
            || ["кандас", "оралман", "кужат"].iter().any(|stem| skeleton.starts_with(stem))
        {
            kazakh += 1;
        } else if BOTH.iter().any(|stem| skeleton.starts_with(stem)) {
            all -= 1;
        }
    }
    for word in text.split_whitespace() {
        let lower = word.to_lowercase();
        let qa = lower.split('q').skip(1).any(|rest| !rest.starts_with('u') || rest.starts_with("uj"));
        kazakh += usize::from(qa || lower.chars().any(|c| "äáǵğńñşūúöóıə".contains(c)));
    }
    kazakh * 4 >= all && kazakh >= russian && kazakh > 0
}

/// Whether a text in Arabic letters is Arabic, Persian or Urdu rather than Kazakh: it has letters that Kazakh lacks and more of
/// them than of those that only Kazakh and Uyghur write.
pub(super) fn foreign_arabic(text: &str) -> bool {
    let count = |letters: &str| text.chars().filter(|c| letters.contains(*c)).count();
    let foreign = count("ثذصضطظةأإؤےٹڈڑ");
    foreign >= 2 && foreign * 2 > count("ەۇۋڭىۆې")
}
