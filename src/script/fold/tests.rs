use super::*;

#[test]
fn kazakh_letters_become_the_russian_ones_typed_in_their_place() {
    assert_eq!(words("Әке, ғой, қант, таң, өмір, ұл, үй, іні, гауһар"), words("аке гой кант тан омир ул уй ини гаухар"));
    assert_eq!(words("Ещё этот ЁЖ"), ["еще", "етот", "еж"]);
}

#[test]
fn punctuation_emoji_and_joiners_go() {
    assert_eq!(words("Квота… бар ма?! 🙏🏽 ЖСН-ді"), ["квота", "бар", "ма", "жсн", "ди"]);
    assert_eq!(words("мои\u{306} де\u{308}н\u{301}"), ["мой", "ден"]);
    assert_eq!(words("  —  "), Vec::<String>::new());
}

#[test]
fn look_alike_latin_letters_and_long_vowels_are_mended() {
    assert_eq!(words("мeн өлгiм кeлeдi"), words("мен өлгім келеді"));
    assert_eq!(words("не хочуууу"), ["не", "хочу"]);
}

#[test]
fn numbers_are_words_of_their_own() {
    assert_eq!(words("7млн 5000"), ["7", "млн", "5000"]);
    assert_eq!(skeletons("2027жылы"), ["2027", "жили"]);
}

#[test]
fn all_spellings_meet() {
    for (cyrillic, others) in [
        (
            "қандай құжат керек",
            &["qandai qūjat kerek", "qandaı qujat kerek", "kandai kuzhat kerek", "kanday kucat kerek", "qandaj qujat kerek"][..],
        ),
        ("үй", &["üi", "úı", "uy", "uj", "üy"]),
        ("өмір сүргім келмейді", &["ömır sürgım kelmeidı", "ómir súrgim kelmeıdi", "omir surgim kelmeydi"]),
        ("қашан", &["qaşan", "qashan", "kachan", "qas'an", "kaşan", "qawan", "qa4an"]),
        ("жеңілдік", &["jeñıldık", "zhengildik", "jenildik", "jeńildik", "jen'ildik"]),
        ("ауыл", &["auyl", "awyl", "avıl", "aýyl"]),
        ("мұғалім", &["mūğalım", "mugalim", "mughalim", "muǵalim", "mug'alim"]),
        ("жоқ", &["joq", "zhok", "jok", "cok"]),
    ] {
        for other in others {
            assert_eq!(skeletons(cyrillic), skeletons(other), "{other}");
        }
    }
}

#[test]
fn addresses_are_known() {
    let address = |text: &str| tokens(text).iter().any(|token| token.address);
    assert!(address("migration.enbek.kz") && address("https://egov.kz/x") && address("@qoldau"));
    assert!(!address("барам.сосын") && !address("3.5 млн"));
}
