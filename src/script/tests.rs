use super::{
    language::{WORDS, words::Words},
    *,
};
use crate::{faq::matching::corpus, texts};

/// The tested pairs of facts 9.3.
const PAIRS: &str = "қазақстан قازاقستان туралы تۋرالى мемлекеттік مەملەكەتتىك білім ءبىلىم беру بەرۋ көрсетілетін كورسەتىلەتىن \
    қызметтер قىزمەتتەر үшін ءۇشىن құжаттарды قۇجاتتاردى балаларды بالالاردى мектепке مەكتەپكە дейінгі دەيىنگى және جانە орта ورتا \
    сәйкес سايكەس тегін تەگىن үй ءۇي үйі ءۇيى үйде ۇيدە көлік كولىك жүзу ءجۇزۋ тіркеу تىركەۋ тұрғын تۇرعىن кезегіне كەزەگىنە \
    ережесі ەرەجەسى өзгереді وزگەرەدى жаңа جاڭا тәртіп ءتارتىپ азаматтар ازاماتتار соңғы سوڭعى жылда جىلدا тізіміне تىزىمىنە \
    ғылым عىلىم бұйрығымен بۇيرىعىمەن конституция كونستيتۋتسيا этникалық ەتنيكالىق қазақтарға قازاقتارعا телефон تەلەفون \
    нөмірі ءنومىرى тұрғылықты تۇرعىلىقتى жері جەرى азаматтығына ازاماتتىعىنا тілі ءتىلى тарихынан تاريحىنان бірақ بىراق \
    өзінің ءوزىنىڭ халық حالىق сіз ءسىز егер ەگەر өтініш ءوتىنىش нәтижесінде ناتيجەسىندە халықаралық حالىقارالىق министрінің \
    ءمينيسترىنىڭ үкіметінің ۇكىمەتىنىڭ сұрақ سۇراق жауап جاۋاپ әр ءار іс ءىس қандас قانداس мәртебесі مارتەبەسى куәлік كۋالىك \
    көші كوشى қоныс قونىس аударушы اۋدارۋشى отбасы وتباسى көмек كومەك баспана باسپانا тұрақты تۇراقتى ықтиярхат ىقتيارحات \
    құжат قۇجات жұмыс جۇمىس мұғалім مۇعالىم дәрігер دارىگەر ауыл اۋىل зейнетақы زەينەتاقى солтүстік سولتۇستىك";

fn pairs() -> Vec<(&'static str, &'static str)> {
    let words: Vec<&str> = PAIRS.split_whitespace().collect();
    words.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

#[test]
fn arabic_letters_meet_cyrillic_ones_in_the_skeleton() {
    for (cyrillic, arabic) in pairs() {
        assert_eq!(fold::skeletons(cyrillic), fold::skeletons(arabic), "{cyrillic} {arabic}");
    }
}

#[test]
fn arabic_letters_are_read_as_the_word_they_spell() {
    let wrong: Vec<_> =
        pairs().into_iter().map(|(word, arabic)| (word, reading(arabic))).filter(|(word, read)| word != read).collect();
    assert!(wrong.len() * 100 <= 3 * pairs().len(), "{} of {}: {wrong:?}", wrong.len(), pairs().len());
}

#[test]
fn both_hamza_styles_and_foreign_keyboards_are_read() {
    assert_eq!(reading("ءقازىر قازىر"), "қазір қазір");
    assert_eq!(reading("\u{621}ۇي \u{674}ۇي"), "үй үй");
    assert_eq!(reading("قانداي قۇجات كەرەك؟"), "қандай құжат керек?");
    // Persian ک ی ه, Uyghur ئ ې.
    assert_eq!(reading("کەرەک، قاندای"), "керек, қандай");
    assert_eq!(reading("كېرېك ئوتباسى"), "керек отбасы");
}

#[test]
fn latin_spellings_are_read() {
    assert_eq!(reading("Qandai qūjat kerek?"), "қандай құжат керек?");
    assert_eq!(reading("qandas mártebesi"), "қандас мәртебесі");
    assert_eq!(reading("kandai kuzhat kerek"), "қандай құжат керек");
    assert_eq!(reading("jumys bar ma"), "жұмыс бар ма");
    assert_eq!(reading("üy kerek, kanday cumıs var"), "үй керек, қандай жұмыс вар");
}

#[test]
fn what_is_not_kazakh_of_another_script_stays() {
    for text in [
        "Сәлем, +7 715 123",
        "https://enbek.kz/x قانداس".split(' ').next().unwrap_or_default(),
        "WhatsApp-қа жаздым",
        "@qoldau_bot",
    ] {
        assert_eq!(reading(text), text);
    }
    assert_eq!(reading("enbek.kz قانداس ۸۷۷"), "enbek.kz қандас 877");
}

#[test]
fn scripts_are_told_apart() {
    for (text, script) in [
        ("Қандай құжат керек?", Script::KkCyrl),
        ("кандай кужат керек", Script::KkCyrl),
        ("кандаска кайда барам", Script::KkCyrl),
        ("قانداي قۇجات كەرەك", Script::KkArab),
        ("qandai qujat kerek", Script::KkLatn),
        ("kvota bar ma", Script::KkLatn),
        ("Какие документы нужны", Script::Ru),
        ("квота 2027", Script::Ru),
        ("мен квотаға түсем бе или нет, скажите пожалуйста", Script::Mixed),
        ("подъемные қашан береді", Script::Mixed),
        ("Екі апта болды, заявление қарап жатыр ма", Script::Mixed),
        ("скажите, балабақшада орын бар ма", Script::Mixed),
        ("банкке барып карта ашу керек пе", Script::KkCyrl),
        ("Получают ли кандасы в Көкшетау субсидию", Script::Ru),
        ("قانداي документ керек", Script::Mixed),
        ("hello how are you", Script::Other),
        ("12345", Script::Other),
        ("", Script::Other),
        ("👍", Script::Other),
        ("ما هي الوثائق المطلوبة للحصول على التأشيرة", Script::Other),
    ] {
        assert_eq!(of(text), script, "{text}");
    }
}

#[test]
fn the_compiled_words_are_what_the_wordings_give() {
    let ids = corpus::topics();
    let of = |lang: &str| -> Vec<String> {
        let sources = texts::FILES.iter().filter(|(of, ..)| *of == lang).map(|(.., source)| *source);
        sources.flat_map(|source| corpus::asked(&ids, source)).flat_map(|(_, asked)| asked).collect()
    };
    let learnt = Words::learn(&of("kk"), &of("ru")).write();
    assert!(learnt == WORDS.write(), "the build script has learnt something else");
}
