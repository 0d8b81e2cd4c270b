//! The pairs: what they are about, what decides, what is asked, and what can be answered. The lists are folded when they are first
//! looked into, so they are written as people write.

use crate::{text::Text, texts};

/// A question with two meanings, or two questions that resemble each other.
pub struct Pair {
    /// Lists of words; the pair is named where one word of each is said.
    pub about: &'static [&'static str],
    /// What may be said beside them, besides [`COMMON`], without telling which is meant.
    pub beside: &'static str,
    /// What names the one and the other, where somebody asks "this or that?".
    pub sides: Option<[&'static str; 2]>,
    /// What tells which is meant, wherever it stands.
    pub decides: &'static str,
    /// The topics whose answer hangs on which is meant, whatever else is said.
    pub hangs: &'static [&'static [&'static str]],
    /// Whether it is asked as well where topics of the first choice and of another are found and stand close together.
    pub near: bool,
    /// The line that asks which.
    pub which: fn() -> Text,
    /// What can be answered, in the order of that line; at most three.
    pub choices: &'static [Choice],
}

/// An answer to a question asked back.
pub struct Choice {
    /// What its button says.
    pub label: fn() -> Text,
    /// The topics that it may open: what was found of them, else the first.
    pub topics: &'static [&'static str],
}

const fn choice(label: fn() -> Text, topics: &'static [&'static str]) -> Choice {
    Choice { label, topics }
}

/// What may be said beside any word with two meanings without telling which is meant.
pub const COMMON: &str = "
    қандай* қай қайсы* қайда қайдан қалай қалайша не нені ма ме ба бе па пе болады бола болама болар болса екен еді едім едік ғой ғо ше
    керек керекті керегі керегін керекпе қажет қажетті қажеті маған мағанда бізге сізге сізден бізде осы бұл сол мына енді тағы
    айтыңыз* айтып айтшы айтсаңыз* айтасыз* жіберіңіз* жібересіз жазып жазыңыз* беріңіз* бересіз берші көрсетіңіз* түсіндіріңіз*
    білгім білейін білу білсем білмеймін келеді туралы жайлы жайында жөнінде үшін сұрақ сұрағым* сұрайын деген дегенім
    алу алуға алам аламын аламыз алсам алғым жаса* істеу істеймін істейміз істесем істейін рәсімде* өтінемін өтініш
    сәлем* ассалау* қайырлы күн кеш рақмет* рахмет* здравств* добрый день вечер привет* салам* спасибо
    какой какая какое какую какие каких каким какими где куда откуда как что чего это этот эта этого эти
    нужен нужна нужно нужны надо требу* понадоб* необходим* мне нам нас вам вас у для на в с со по за о об про насчет к ко
    ли можно могу можем хочу хотим хотел* подскаж* скаж* расскаж* напиш* объясн* дайте пожалуйста пж вопрос узнать знать интересует
    сделать делать оформ* получить получать и а же ещё ну";

/// What stands between two things to choose from.
pub const OR: &str = "или либо әлде немесе яки";

/// What makes a question of the word before it.
pub const PARTICLES: &str = "ма ме ба бе па пе";

/// The pairs, in the order in which they are tried.
pub const PAIRS: &[Pair] = &[
    // Papers of what?
    Pair {
        about: &["құжат* документ* справк* қағаз* анықтама* бумаг* бумаж* dokument* dokyment*"],
        beside: "
            мен я мы біз бар барма есть тізім* тізбе* толық барлық бәрі жина* тапсыр* дайында* апар* әкел* алып барам барамын өткіз* беремін беру
            сұрайды сұрай сұрап список* перечень весь все всё полный собира* собрать собер* сбор* подготов* готов* сдавать сдать подать подавать подач*
            принести приносить нести взять брать с+собой пакет* жоқ нет нету",
        sides: Some(["қандас* оралман* кандас* статус* мәртебе*", "көш* қоныс* квот* переезд* переселен* переех*"]),
        decides: "",
        hangs: &[],
        near: true,
        which: texts::answers_which_documents,
        choices: &[
            choice(texts::answers_choice_papers_status, &["status-documents"]),
            choice(texts::answers_choice_papers_move, &["resettle-documents"]),
        ],
    },
    Pair {
        about: &["квот* квоот*", "қандас* кандас* оралман* статус* мәртебе*"],
        beside: "
            алдымен сначала сперва мен я мы біз пен бен және бар барма есть беру береді бере бермек берсе беріңізші аламба ала дают даёт дать дадут дай положен* полагается
            получит получат получу получим получается тиесілі кіру кірем кіремін кіре кіреміз кірсем іліну іліне попасть войти подать подаю өту өтем өтемін",
        sides: None,
        decides: "
            квотасыз* мәртебесіз* без вне жоқ жоқпа нет нету нема не ни емес тек ғана только бір айырма* разн* отлич* одно байланыс* завис* обязательн* міндет*
            закры* законч* исчерп* бітсе бітті біткен бөлінбе* берілме* бермей* бермес* кірмей* өтпе* жатпа* алмай* қабылдамай* сонда бірақ бәрібір
            область* области облыс* регион* өңір* город* қала қалада жерде алматы* астана* ақтау* атырау* шымкент* маңғыстау* мангыст* мангист*
            түркістан* туркестан* қызылорда* тараз* жамбыл* қарағанды* ақтөбе* семей* өскемен*",
        hangs: &[&["status-no-quota-region", "status-from-abroad"]],
        near: true,
        which: texts::answers_which_quota,
        choices: &[
            choice(
                texts::answers_choice_quota,
                &["quota-who", "resettle-apply", "quota-now", "resettle-term", "resettle-refused"],
            ),
            choice(texts::answers_choice_status, &["status-apply", "status-term", "status-refused", "status-delayed"]),
            choice(texts::answers_choice_status_alone, &["status-no-quota-region"]),
        ],
    },
    // Прописка is the home address alone, so it decides.
    Pair {
        about: &["тіркеу* тіркел* тіркет* регистрац* регистрасы* регистрир* регистрирова* зарегистр* registraci* registratsi* registraciy*"],
        beside: "
            мен я мы біз бар есть тұру тұрам тұрамын тұруға тұрсам тұрсақ тұрайын тұрайық тұрғым тұра тұрамыз отыру өту өтем өтемін өтуге барам барамын бару
            встать стать вставать пройти проходить",
        sides: Some([
            "уақытша временн* шетелдік* иностран*",
            "прописк* прописат* прописыв* тұрақты тұрғылықты постоянн* мекенжай* адрес* үй үйге жаңа новый новому месту жительства",
        ]),
        decides: "",
        hangs: &[],
        near: true,
        which: texts::answers_which_registration,
        choices: &[
            choice(texts::answers_choice_registration_temporary, &["temporary-registration"]),
            choice(texts::answers_choice_registration_home, &["residence-registration"]),
        ],
    },
    // Who is ill, and who can heal?
    Pair {
        about: &["
            дәрігер дәрігері дәрігерге дәрігерді дәрігерлер дәрігерлерге дохтыр доктор доктора доктору доктора врач врача врачу врачом врачи врачей врачам врачка
            ветеринар ветеринара ветеринару ветеринары ветеринаров ветврач ветврача ветврачи ветдәрігер ветдәрігері
            мал+дәрігер мал+дәрігері мал+дәрігеріне мал+дәрігерін мал+дәрігерлері мал+дәрігерлер мал+доктор мал+докторы"],
        beside: "іздеп іздеймін іздейміз іздеу жүрмін жүрміз отырмыз табу табам табамын таба ищу ищем найти хороший хорошая жақсы срочно тез шұғыл бар барма есть",
        sides: None,
        decides: "",
        hangs: &[],
        near: true,
        which: texts::answers_which_doctor,
        choices: &[
            choice(texts::answers_choice_see_doctor, &["polyclinic"]),
            choice(texts::answers_choice_am_doctor, &["doctor-support"]),
            choice(texts::answers_choice_am_vet, &["vacancy-search"]),
        ],
    },
    // In North Kazakhstan it is a district, in the south a region, from which people leave.
    Pair {
        about: &["жамбыл* жамбил* джамбул* жамбул* zhambyl* jambyl* jambul*"],
        beside: "мен я мы біз бар барма есть",
        sides: None,
        decides: "
            аудан* район* облыс* облас* обл тараз* ско сқо солтүстік* север* шымкент* түркістан* туркестан* оңтүстік* юг юга югом
            жамбылдан* жамбылдық* из+жамбыл* с+жамбыл* из+джамбул* есіл* есиль* мамлют* айыртау* қызылжар* преснов* пресногорьк* тайынша* тимирязев*
            мағжан* булаев* петропавл* меркі* мерке* қордай* байзақ* сарысу* талас* жабаев*",
        hangs: &[OF_THE_DISTRICT, &["quota-departure-region", "other-regions", "not-kazakh"]],
        near: false,
        which: texts::answers_which_zhambyl,
        choices: &[
            choice(texts::answers_choice_zhambyl_district, OF_THE_DISTRICT),
            choice(texts::answers_choice_zhambyl_region, &["quota-departure-region"]),
        ],
    },
    // Petropavl is called so, and so is St Petersburg.
    Pair {
        about: &["питер* piter*"],
        beside: "мен я мы біз бар барма есть көшу көшсем көшкім переех* переезд*",
        sides: None,
        decides: "петропавл* қызылжар* ско сқо солтүстік* росси* ресей* рф санкт* спб москв* ленинград* петербург*",
        hangs: &[OF_THE_TOWN, &["status-from-abroad", "not-kazakh"]],
        near: false,
        which: texts::answers_which_piter,
        choices: &[
            choice(texts::answers_choice_petropavl, OF_THE_TOWN),
            choice(texts::answers_choice_petersburg, &["status-from-abroad"]),
        ],
    },
];

/// What may be asked about a district in the north; the first where nothing more is said.
const OF_THE_DISTRICT: &[&str] = &[
    "villages-list",
    "houses-where",
    "vacancy-search",
    "house-quality",
    "trip-look",
    "climate",
    "school-kazakh",
    "kindergarten",
    "land",
    "firewood",
    "internet",
    "move-on",
    "quota-now",
    "quota-who",
    "resettle-apply",
];

/// What may be asked about the town; the first where nothing more is said.
const OF_THE_TOWN: &[&str] = &[
    "live-in-petropavl",
    "certificate-city",
    "money-rent",
    "certificate-mortgage",
    "houses-where",
    "vacancy-search",
    "house-quality",
    "trip-look",
    "climate",
    "school-kazakh",
    "kindergarten",
    "quota-now",
    "quota-who",
    "resettle-apply",
];
