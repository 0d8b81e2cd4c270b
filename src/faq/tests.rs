//! The answers as a whole: every collected question has one, in both languages, within Telegram's limits.

use std::collections::BTreeSet;

use super::{
    answer::{AnswerFacts, Centre, answer},
    topics::{Category, Topics},
};
use crate::{
    amounts::Amounts,
    text::{Lang, Locales, Text},
};

/// The variables of one year's sums.
const SUMS: [&str; 10] =
    ["relocation", "relocation5", "rent_min", "rent_max", "employer", "certificate", "lift", "loan", "doctor", "mrp"];

/// The other variables that an answer may name.
const OTHERS: [&str; 4] = ["year", "centre", "centre_phone", "centre_address"];

/// UTF-16 units of an answer: Telegram takes 4096, and a question about its use may stand below.
const MAX_ANSWER: usize = 3500;

/// The collected questions: topic, category, kind, Kazakh, Russian.
fn collected() -> Vec<Vec<&'static str>> {
    include_str!("../../tests/data/faq-topics.tsv").lines().skip(1).map(|row| row.split('\t').collect()).collect()
}

/// The source of each answer, by id.
fn answers(lang: Lang) -> Vec<(&'static str, String)> {
    let files = crate::texts::FILES.iter().filter(|(code, ..)| *code == lang.code());
    let names: Vec<&str> = files.filter_map(|(_, path, _)| path.rsplit('/').next()).collect();
    names.into_iter().filter(|name| name.starts_with("faq-")).flat_map(|name| messages(lang, name)).collect()
}

/// The source of each message of a locale file, by id.
fn messages(lang: Lang, file: &str) -> Vec<(&'static str, String)> {
    let (_, _, source) = crate::texts::FILES
        .iter()
        .find(|(code, path, _)| *code == lang.code() && path.ends_with(&format!("/{file}")))
        .expect("a locale file");
    let mut messages: Vec<(&str, String)> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        match (line.split_once(" ="), messages.last_mut()) {
            (Some((id, rest)), _) if !line.starts_with(' ') => messages.push((id, rest.to_owned())),
            (_, Some((_, text))) => *text = format!("{text}\n{line}"),
            (_, None) => {}
        }
    }
    messages
}

fn variables(source: &str) -> BTreeSet<&str> {
    source.split("{ $").skip(1).filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()).collect()
}

fn rendered(locales: &Locales, lang: Lang, texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| locales.html(lang, text)).collect()
}

/// Whether every tag that opens closes in order; only Telegram's own tags are known.
fn balanced(paragraph: &str) -> bool {
    let mut open = Vec::new();
    for rest in paragraph.split('<').skip(1) {
        let Some((tag, _)) = rest.split_once('>') else { return false };
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return false,
            Some(_) => {}
            None => {
                let name = tag.split(' ').next().unwrap_or(tag);
                if !["b", "i", "code", "a"].contains(&name) {
                    return false;
                }
                open.push(name);
            }
        }
    }
    open.is_empty()
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty())
}

#[test]
fn every_collected_question_is_a_topic() {
    let topics = Topics::embedded();
    for row in collected() {
        let topic = topics.get(row[0]).expect("a topic");
        assert_eq!(
            format!("{:?} {:?}", topic.category, topic.kind).to_lowercase(),
            format!("{} {}", row[1], row[2]),
            "{}",
            row[0]
        );
    }
}

#[test]
fn every_topic_has_title_wordings_and_answer_in_both_languages() {
    let (topics, locales) = (Topics::embedded(), Locales::embedded());
    for topic in topics.all() {
        for lang in Lang::ALL {
            for text in [topic.text(), topic.title(), topic.wordings()] {
                assert!(locales.has(lang, &text.id), "{lang:?} has no {}", text.id);
            }
            let title = locales.plain(lang, &topic.title());
            assert!(title.chars().count() <= 38 && !title.contains(['<', '&', '\n']) && !title.ends_with('.'), "{title}");
            let asked = locales.plain(lang, &topic.wordings());
            assert!(asked.lines().count() >= 6, "{}: few wordings in {lang:?}", topic.id);
            for row in collected().iter().filter(|row| row[0] == topic.id) {
                let wording = if lang == Lang::Kk { row[3] } else { row[4] };
                assert!(asked.lines().any(|line| line == wording), "{}: {wording} is missing", topic.id);
            }
        }
    }
}

#[test]
fn answers_name_only_variables_that_the_code_fills() {
    let topics = Topics::embedded();
    for lang in Lang::ALL {
        for (id, source) in answers(lang) {
            let topic =
                topics.get(id.strip_prefix("faq-").expect("ids of answers begin so")).expect("every message is a topic");
            let used = variables(&source);
            assert!(used.iter().all(|name| SUMS.contains(name) || OTHERS.contains(name)), "{id}: {used:?}");
            let sums = used.iter().any(|name| SUMS.contains(name));
            assert_eq!((sums, used.contains("year")), (topic.amounts, topic.amounts), "{id}: sums and their year go together");
        }
    }
}

#[test]
fn rendered_answers_fit_into_a_message_and_are_whole() {
    let (topics, locales) = (Topics::embedded(), Locales::embedded());
    for (year, lang) in [(2026, Lang::Kk), (2026, Lang::Ru), (2027, Lang::Kk), (2027, Lang::Ru)] {
        let facts = AnswerFacts { amounts: Amounts::for_year(year), centre: Centre::default() };
        for topic in topics.all() {
            let paragraphs = rendered(&locales, lang, &answer(topic, &facts));
            let whole = paragraphs.join("\n\n");
            assert!(whole.encode_utf16().count() <= MAX_ANSWER, "{} is too long", topic.id);
            assert!(paragraphs.first().is_some_and(|title| title.starts_with("<b>") && title.ends_with("</b>")), "{whole}");
            assert!(
                paragraphs.last().is_some_and(
                    |footer| footer.starts_with("📅") && footer.contains(&topic.checked.strftime("%d.%m.%Y").to_string())
                ),
                "{whole}"
            );
            assert!(!whole.contains(['{', '}', '$']), "{whole}");
            assert!(whole.split("\n\n").all(balanced), "{whole}");
            assert!(numbers(&whole).all(|number| number != "150" && number != "119"), "{whole}");
        }
    }
}

#[test]
fn no_answer_has_a_sum_in_its_own_words() {
    for lang in Lang::ALL {
        for (id, source) in answers(lang) {
            let words = source.split("\n    .ask").next().unwrap_or_default();
            assert!(!words.contains(['₸']) && !words.contains("тенге") && !words.contains("теңге"), "{id}");
        }
    }
}

#[test]
fn every_source_is_used_and_stands_in_both_languages() {
    let topics = Topics::embedded();
    let mut used: BTreeSet<String> =
        topics.all().iter().flat_map(|topic| &topic.sources).map(|key| format!("source-{key}")).collect();
    // Chosen by staff from the chat.
    used.insert("source-own".to_owned());
    for lang in Lang::ALL {
        let have: BTreeSet<String> = messages(lang, "sources.ftl").into_iter().map(|(id, _)| id.to_owned()).collect();
        assert_eq!(have, used);
    }
}

#[test]
fn category_titles_have_a_name_in_both_languages() {
    let locales = Locales::embedded();
    for category in Category::ALL {
        assert!(Lang::ALL.into_iter().all(|lang| locales.has(lang, &category.title().id)), "{category:?}");
    }
}

#[test]
fn kazakh_texts_say_who_has_signed_them() {
    for file in ["faq-status.ftl", "faq-money.ftl", "sources.ftl", "answers.ftl", "crisis.ftl"] {
        let (.., source) = crate::texts::FILES
            .iter()
            .find(|(code, path, _)| *code == "kk" && path.ends_with(&format!("/{file}")))
            .expect("a locale file");
        assert!(source.starts_with("### Unreviewed: no native speaker has signed these texts yet.\n"), "{file}");
    }
}
