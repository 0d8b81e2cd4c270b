//! What people type, and what is understood.

use super::*;

fn count(words: &str) -> Option<Heard> {
    number(words, Unit::Count)
}

fn months(words: &str) -> Option<Heard> {
    number(words, Unit::Months)
}

#[test]
fn people_are_counted_in_both_languages() {
    for (words, expected) in [
        ("5", 5),
        (" 7 ", 7),
        ("5 балам бар", 5),
        ("5балам бар", 5),
        ("бес", 5),
        ("Бес!", 5),
        ("бес бала", 5),
        ("бесеу", 5),
        ("бесеуміз", 5),
        ("бесеумиз", 5),
        ("екеуміз", 2),
        ("алтаумыз", 6),
        ("7 адам", 7),
        ("жеті адам", 7),
        ("жети адам", 7),
        ("екі", 2),
        ("еки", 2),
        ("екы", 2),
        ("үш", 3),
        ("уш", 3),
        ("төртеу", 4),
        ("тортеу", 4),
        ("тоғыз", 9),
        ("он", 10),
        ("он екі", 12),
        ("он еки адам", 12),
        ("жиырма бес", 25),
        ("пятеро", 5),
        ("пять", 5),
        ("пят", 5),
        ("У меня пятеро детей", 5),
        ("нас семеро", 7),
        ("четверо детей", 4),
        ("двое", 2),
        ("трое", 3),
        ("один", 1),
        ("одна", 1),
        ("жалғызбын", 1),
        ("вдвоём с мужем", 2),
        ("двадцать один", 21),
        ("двенадцать", 12),
        ("Нас 6 человек", 6),
        ("6 чел.", 6),
        ("ноль", 0),
        ("нөл", 0),
        ("-3", -3),
    ] {
        assert_eq!(count(words), Some(Heard::Number(expected)), "{words}");
    }
}

#[test]
fn none_is_an_answer() {
    for words in ["жоқ", "жок", "Жоқ.", "нет", "Нету", "балам жоқ", "детей нет", "без детей", "баласыз", "ешкім", "никого"]
    {
        assert_eq!(count(words), Some(Heard::Nothing), "{words}");
    }
    for words in ["не было", "развода не было", "не разводилась", "болған жоқ", "ажыраспағанмын"]
    {
        assert_eq!(value(Key::DivorcedMonthsAgo, words), Some(Value::NotApplicable), "{words}");
    }
    // A number says more than the word beside it.
    assert_eq!(count("жоқ, екеу ғана"), Some(Heard::Number(2)));
    for (key, expected) in [
        (Key::ChildrenUnder18, Some(Value::Number(0))),
        (Key::RegisteredMonths, Some(Value::Number(0))),
        (Key::DivorcedMonthsAgo, Some(Value::NotApplicable)),
        (Key::HouseholdSize, None),
        (Key::MonthsSinceGraduation, None),
        (Key::Region, None),
        (Key::HasDiploma, Some(Value::Bool(false))),
    ] {
        assert_eq!(value(key, "жоқ"), expected, "{}", key.as_str());
        assert_eq!(value(key, "нет"), expected, "{}", key.as_str());
    }
}

#[test]
fn years_become_months() {
    for (words, expected) in [
        ("14", 14),
        ("14 ай", 14),
        ("14ай", 14),
        ("он төрт ай", 14),
        ("14 месяцев", 14),
        ("2 жыл", 24),
        ("2 жыл бұрын", 24),
        ("екі жыл", 24),
        ("еки жыл", 24),
        ("екі жылдан астам", 24),
        ("год", 12),
        ("Год назад", 12),
        ("жыл", 12),
        ("бір жыл", 12),
        ("бир жил", 12),
        ("1 год", 12),
        ("2 года", 24),
        ("пять лет", 60),
        ("5 лет назад", 60),
        ("полтора года", 18),
        ("Полтора года назад", 18),
        ("1,5 года", 18),
        ("1.5 жыл", 18),
        ("бір жарым жыл", 18),
        ("бир жарым жыл", 18),
        ("2 с половиной года", 30),
        ("полгода", 6),
        ("жарты жыл", 6),
        ("1 жыл 6 ай", 18),
        ("1 год и 3 месяца", 15),
        ("год и 3 месяца", 15),
        ("месяц", 1),
        ("ай", 1),
        ("полтора месяца", 1),
        ("3 недели", 0),
        ("6 недель", 1),
        ("жиырма төрт ай", 24),
        ("тридцать шесть месяцев", 36),
        ("сорок", 40),
    ] {
        assert_eq!(months(words), Some(Heard::Number(expected)), "{words}");
    }
}

#[test]
fn what_could_be_meant_in_two_ways_is_not_understood() {
    for words in [
        "",
        "много",
        "көп",
        "2 или 3",
        "2-3",
        "2 взрослых и 3 детей",
        "екі бала, үш ересек",
        "не знаю",
        "қайдам",
        "ребёнку 5 лет",
        "балам 5 жаста",
        "балам 5 жаста, екіншісі 7 жаста",
        "без понятия",
        "полтора",
        "2,5",
        "5 детей нужно?",
        "Здравствуйте, мы семья из Ташкента, нас пять человек и мы хотим переехать к вам жить",
        "👍",
    ] {
        assert_eq!(count(words), None, "{words}");
    }
    for words in ["2019 год", "с 2019 года", "2 года 3 года", "с рождения", "давно", "көптен бері", "полтора", "1 год 2 года 3"]
    {
        assert_eq!(months(words), None, "{words}");
    }
}

#[test]
fn numbers_of_any_length_are_only_out_of_range() {
    for words in ["99999999999999999999", "99999999999999999999 адам", "9223372036854775807 лет"] {
        match months(words) {
            Some(Heard::Number(number)) => assert!(number > 1_200, "{words}: {number}"),
            None => {}
            Some(Heard::Nothing) => panic!("{words}"),
        }
    }
    assert_eq!(count("87011234567"), Some(Heard::Number(87_011_234_567)));
}

#[test]
fn yes_and_no_may_be_typed() {
    for words in ["иә", "Иә", "ия", "да", "Да.", "бар", "есть", "ага"] {
        assert_eq!(value(Key::HasDiploma, words), Some(Value::Bool(true)), "{words}");
    }
    for words in ["жоқ", "жок", "нет", "Нету", "диплома нет"] {
        assert_eq!(value(Key::HasDiploma, words), Some(Value::Bool(false)), "{words}");
    }
    for words in ["не знаю", "Білмеймін", "билмеймын", "я не знаю"] {
        assert_eq!(value(Key::HasDiploma, words), Some(Value::Unknown), "{words}");
        assert_eq!(value(Key::HouseholdSize, words), Some(Value::Unknown), "{words}");
        assert_eq!(value(Key::Region, words), Some(Value::Unknown), "{words}");
    }
    for words in ["да нет", "может быть", "", "5"] {
        assert_eq!(value(Key::HasDiploma, words), None, "{words}");
    }
}

#[test]
fn a_short_message_is_nothing_but_an_answer() {
    assert!(is_brief("5 балам бар"));
    assert!(is_brief("полтора года"));
    assert!(!is_brief("Скажите пожалуйста где взять справку 5"));
}
