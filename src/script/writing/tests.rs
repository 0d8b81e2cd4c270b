use super::{Letters, html, plain};

/// Pairs taken from ar.egemen.kz, ar.inform.kz, abai.kz/tt, aqshamnews.kz/tote, qandastar.kz, qamshy.kz, as the project's fact base
/// collects them (`facts.md` 9.3).
const PAIRS: &[(&str, &str)] = &[
    ("Қазақстан", "قازاقستان"),
    ("туралы", "تۋرالى"),
    ("мемлекеттік", "مەملەكەتتىك"),
    ("білім", "ءبىلىم"),
    ("беру", "بەرۋ"),
    ("көрсетілетін", "كورسەتىلەتىن"),
    ("қызметтер", "قىزمەتتەر"),
    ("үшін", "ءۇشىن"),
    ("құжаттарды", "قۇجاتتاردى"),
    ("балаларды", "بالالاردى"),
    ("мектепке", "مەكتەپكە"),
    ("дейінгі", "دەيىنگى"),
    ("және", "جانە"),
    ("орта", "ورتا"),
    ("сәйкес", "سايكەس"),
    ("тегін", "تەگىن"),
    ("үй", "ءۇي"),
    ("үйі", "ءۇيى"),
    ("үйде", "ۇيدە"),
    ("көлік", "كولىك"),
    ("жүзу", "ءجۇزۋ"),
    ("тіркеу", "تىركەۋ"),
    ("тұрғын", "تۇرعىن"),
    ("кезегіне", "كەزەگىنە"),
    ("ережесі", "ەرەجەسى"),
    ("өзгереді", "وزگەرەدى"),
    ("жаңа", "جاڭا"),
    ("тәртіп", "ءتارتىپ"),
    ("азаматтар", "ازاماتتار"),
    ("соңғы", "سوڭعى"),
    ("жылда", "جىلدا"),
    ("тізіміне", "تىزىمىنە"),
    ("ғылым", "عىلىم"),
    ("бұйрығымен", "بۇيرىعىمەن"),
    ("Конституция", "كونستيتۋتسيا"),
    ("этникалық", "ەتنيكالىق"),
    ("қазақтарға", "قازاقتارعا"),
    ("телефон", "تەلەفون"),
    ("нөмірі", "ءنومىرى"),
    ("тұрғылықты жері", "تۇرعىلىقتى جەرى"),
    ("азаматтығына", "ازاماتتىعىنا"),
    ("тілі", "ءتىلى"),
    ("тарихынан", "تاريحىنان"),
    ("бірақ", "بىراق"),
    ("өзінің", "ءوزىنىڭ"),
    ("халық", "حالىق"),
    ("сіз", "ءسىز"),
    ("егер", "ەگەر"),
    ("өтініш", "ءوتىنىش"),
    ("нәтижесінде", "ناتيجەسىندە"),
    ("халықаралық", "حالىقارالىق"),
    ("министрінің", "ءمينيسترىنىڭ"),
    ("Үкіметінің", "ۇكىمەتىنىڭ"),
    ("сұрақ", "سۇراق"),
    ("жауап", "جاۋاپ"),
    ("әр", "ءار"),
    ("іс", "ءىس"),
];

/// Words of the bot by the same rule (`facts.md` 9.3).
const VOCABULARY: &[(&str, &str)] = &[
    ("қандас", "قانداس"),
    ("мәртебесі", "مارتەبەسى"),
    ("куәлік", "كۋالىك"),
    ("көші-қон", "كوشى-قون"),
    ("қоныс", "قونىس"),
    ("аударушы", "اۋدارۋشى"),
    ("отбасы", "وتباسى"),
    ("көмек", "كومەك"),
    ("баспана", "باسپانا"),
    ("тұрақты", "تۇراقتى"),
    ("ықтиярхат", "ىقتيارحات"),
    ("құжат", "قۇجات"),
    ("жұмыс", "جۇمىس"),
    ("мұғалім", "مۇعالىم"),
    ("дәрігер", "دارىگەر"),
    ("ауыл", "اۋىل"),
    ("зейнетақы", "زەينەتاقى"),
    ("солтүстік", "سولتۇستىك"),
];

fn arabic(text: &str) -> String {
    html(text.to_owned(), Letters::Arab)
}

fn latin(text: &str) -> String {
    html(text.to_owned(), Letters::Latn)
}

#[test]
fn all_collected_pairs_come_out_exactly() {
    for (cyrillic, written) in PAIRS.iter().chain(VOCABULARY) {
        assert_eq!(arabic(cyrillic), *written, "{cyrillic}");
    }
}

#[test]
fn the_author_s_own_examples_of_the_sign_come_out() {
    for (cyrillic, written) in
        [("ар", "ار"), ("әр", "ءار"), ("ор", "ور"), ("өр", "ءور"), ("ұр", "ۇر"), ("үр", "ءۇر"), ("ыс", "ىس")]
    {
        assert_eq!(arabic(cyrillic), written, "{cyrillic}");
    }
    assert_eq!(arabic("баспасөзге"), "باسپا ءسوزگە");
}

#[test]
fn the_latin_alphabet_of_2021_comes_out() {
    assert_eq!(latin("Бұрынғы өткен заманда, бір данышпан кісі"), "Būrynğy ötken zamanda, bır danyşpan kısı");
    assert_eq!(latin("Қандас мәртебесі үшін қандай құжат керек?"), "Qandas märtebesı üşın qandai qūjat kerek?");
    assert_eq!(latin("Иә, ҚАЗАҚСТАН, Іс, ЖСН"), "İä, QAZAQSTAN, Is, JSN");
    assert_eq!(latin("Конституция, тарихы"), "Konstitutsia, tarihy");
}

#[test]
fn what_is_no_kazakh_word_stays_as_it_is() {
    for letters in [Letters::Arab, Letters::Latn] {
        for kept in [
            "https://migration.enbek.kz/kk/page?id=7",
            "migration.enbek.kz",
            "Enbek Migration",
            "info@example.kz",
            "t.me/qoldau_bot",
            "@qoldau_bot",
            "/mydata",
            "+7 (7152) 46-00-00",
            "112",
            "302 750 ₸",
            "22.11.2026",
        ] {
            let marks = |text: String| text.replace(['\u{200e}', '\u{200f}'], "");
            let written = marks(html(format!("Мынаны {kept} қараңыз, <b>көмек</b>"), letters));
            assert!(written.contains(&format!(" {kept} ")), "{letters:?}: {written}");
            assert!(!written.chars().any(|c| ('а'..='я').contains(&c)), "{written}");
        }
        let code = "<a href=\"https://egov.kz/жол\"></a><code>бас № 5</code> &lt;&amp;&gt;";
        assert_eq!(html(code.into(), letters), code);
    }
}

#[test]
fn a_line_from_the_right_keeps_numbers_and_commands_in_order() {
    assert_eq!(arabic("Телефон: +7 (7152) 46-00-00, жазыңыз"), "تەلەفون: \u{200e}+7 (7152) 46-00-00\u{200e}، جازىڭىز");
    assert_eq!(arabic("5 жанға 1 513 750 ₸ беріледі"), "\u{200f}5 جانعا \u{200e}1 513 750 ₸\u{200e} بەرىلەدى");
    assert_eq!(arabic("112 нөміріне қоңырау шалыңыз; /help?"), "\u{200f}112 نومىرىنە قوڭىراۋ شالىڭىز؛ \u{200e}/help\u{200e}؟");
    assert_eq!(arabic("• <b>egov.kz</b>"), "• <b>egov.kz</b>");
    assert_eq!(arabic("15–30 АЕК (айына)"), "\u{200f}\u{200e}15–30\u{200e} اەك (ايىنا)");
}

#[test]
fn a_date_behind_a_link_does_not_join_it() {
    assert_eq!(
        arabic("Дереккөз: baq.kz, 19.01.2026 (18.01.2026 күні)"),
        "دەرەككوز: baq.kz، \u{200f}19.01.2026 (\u{200f}18.01.2026 كۇنى)"
    );
}

#[test]
fn buttons_have_no_markup() {
    assert_eq!(plain("Үй < пәтер & жер".into(), Letters::Arab), "ءۇي < پاتەر & جەر");
    assert_eq!(plain("📚 Жауаптар".into(), Letters::Latn), "📚 Jauaptar");
}

#[test]
fn cyrillic_readers_read_the_text_itself() {
    assert_eq!(html("Сәлем, <b>дос</b>!".into(), Letters::Cyrl), "Сәлем, <b>дос</b>!");
}
