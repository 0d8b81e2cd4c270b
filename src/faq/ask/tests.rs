use super::*;

fn asked(words: &str) -> (Kind, Option<String>) {
    let faq = Faq::embedded();
    let asked = faq.ask(words);
    let first = asked.candidates.first().map(|first| faq.topics.all()[first.topic].id.clone());
    (asked.kind, first)
}

#[test]
fn every_script_gets_the_same_answer() {
    for words in [
        "Қандас мәртебесін қалай аламын?",
        "кандас мартебесин калай аламын",
        "قانداس مارتەبەسىن قالاي الامىن؟",
        "qandas märtebesın qalai alamyn",
        "kandas martebesin kalay alamin",
        "Как получить статус кандаса?",
    ] {
        assert_eq!(asked(words), (Kind::Answer, Some("status-apply".to_owned())), "{words}");
    }
}

#[test]
fn a_short_answer_to_the_questionnaire_is_no_crisis() {
    let faq = Faq::embedded();
    for words in [
        "не было",
        "нет",
        "нет, спасибо",
        "жоқ",
        "болған жоқ",
        "один",
        "нас трое",
        "7 адам",
        "5 балам бар",
        "екі жыл",
        "полтора года",
        "ну как сказать",
        "как получится",
        "посмотрим потом",
        "қалай айтсам екен",
        "қалай болар екен",
        "кейін көрерміз",
        "всем привет",
        "сложить 25 и 48",
        "мен жалғызбын",
        "один живу",
        "умерла жена, вдовец",
    ] {
        assert_eq!(faq.crisis(words), None, "{words}");
    }
}

#[test]
fn what_is_no_question_and_what_is_not_known() {
    for words in ["", "   ", "👍", "!!!", "12 34"] {
        assert_eq!(asked(words).0, Kind::None, "{words}");
    }
    assert_eq!(asked("Сәлеметсіз бе"), (Kind::Greeting, None));
    assert_eq!(asked("рецепт борща"), (Kind::None, None));
    let nearest = Faq::embedded().ask("рецепт борща").nearest;
    assert!(nearest.len() <= 3 && nearest.iter().all(|found| found.score < SUGGEST), "{nearest:?}");
}

/// Folded, a key that was held down is one letter.
#[test]
fn a_slipped_thumb_asks_nothing() {
    for words in ["ұ", "ұұұұұұұұ", "эээ", "ы", "к", "q", "к к к"] {
        assert_eq!(asked(words), (Kind::None, None), "{words}");
    }
}

/// "Ок" is folded as "оқ" is, which is a bullet: "ok, thanks" was an alarm.
#[test]
fn who_thanks_or_has_understood_is_in_no_crisis() {
    let faq = Faq::embedded();
    for words in ["ок спасибо", "Ок, спасибо вам большое", "спасибо, понял", "ok rahmet", "жақсы, рахмет", "اوك، راحمەت"]
    {
        assert_eq!((faq.crisis(words), asked(words).0), (None, Kind::Greeting), "{words}");
    }
    assert!(faq.crisis("ок, спасибо, тогда я повешусь").is_some());
}

#[test]
fn what_is_easily_confused_is_asked_back() {
    let faq = Faq::embedded();
    for words in ["Қандай құжат керек?", "какие документы", "Питерде тұру", "жамбыл"]
    {
        let asked = faq.ask(words);
        assert!(asked.kind != Kind::Answer, "{words}: {asked:?}");
    }
    assert!(faq.ask("Қандай құжат керек?").clarify.is_some());
}

#[test]
fn a_very_long_message_is_cut() {
    assert!(Faq::embedded().ask(&"бала ".repeat(100_000)).candidates.len() <= 3);
}

mod measure;

#[test]
fn of_two_letters_nothing_is_sure() {
    for words in ["әй", "әй әй әй әй әй", "ай ай", "üy"] {
        assert!(matches!(asked(words).0, Kind::Suggest | Kind::None), "{words}");
    }
}
