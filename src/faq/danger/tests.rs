use std::sync::{Arc, LazyLock};

use crate::faq::{Faq, crisis::Crisis};

fn heard(words: &str) -> Option<Crisis> {
    static FAQ: LazyLock<Arc<Faq>> = LazyLock::new(Faq::embedded);
    FAQ.crisis(words)
}

#[test]
fn what_was_learnt_is_heard_word_by_word() {
    let lines = [include_str!("../crisis/suicide.txt"), include_str!("../crisis/violence.txt")].concat();
    let missed: Vec<&str> = lines.lines().filter(|line| heard(line).is_none()).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn one_sentence_of_a_long_story_is_heard() {
    let kazakh = "Сәлеметсіз бе, біз Түркістаннан көшкелі жатырмыз, үш баламыз бар, квота тиді. Үй қашан беріледі деп сұрайын деп едім. \
        Бірақ соңғы кезде өмір сүргім келмейді, таңертең оянбасам деймін. Ауылда мектеп бар ма, балалар қазақша оқи ала ма?";
    assert_eq!(heard(kazakh), Some(Crisis::Suicide));
    let russian = "Здравствуйте, мы переселенцы из Шымкента, приехали в октябре, сертификат получили, очередь двести сорок. Муж вчера опять \
        пришёл пьяный и ударил меня при детях, боюсь ночи. Когда будет комиссия по домам и какие документы нести?";
    assert_eq!(heard(russian), Some(Crisis::Violence));
}

#[test]
fn a_story_without_a_full_stop_is_looked_at_in_windows() {
    let story = "біз былтыр Баян-Өлгийден көшіп келдік қандас куәлігін алдық балаларды мектепке бердік жұмыс жоқ болды күйеуім ішіп келіп \
        балаларды белбеумен сабайды қорқып тұрмыз енді үйге кезекке тұрайын десем анықтама сұрап жатыр қайдан аламын соны";
    assert_eq!(heard(story), Some(Crisis::Violence));
}

#[test]
fn what_surely_asks_something_else_is_no_crisis() {
    for words in [
        "қарап шықтым, рахмет, бәрі түсінікті болды",
        "Спасибо большое, всё очень понятно 🌷",
        "Иә",
        "У меня вопрос",
        "завтра утром",
    ] {
        assert_eq!(heard(words), None, "{words}");
    }
    let story = "Здравствуйте, мы семья из Жетысая, пятеро детей, муж водитель. Осенью умер свёкор, похоронили, теперь решаем переезжать. \
        Дом старый продаём, соседи плачут. Скажите, какие документы собрать и есть ли места в квоте на этот год?";
    assert_eq!(heard(story), None);
}
