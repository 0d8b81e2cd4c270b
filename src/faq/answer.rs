//! An answer as paragraphs: its title, its words with the sums of the year, how sure it is, since when and on what it rests.

use crate::{
    amounts::{Amounts, format_tenge},
    faq::topics::{Certainty, Kind, Topic},
    text::{Arg, Text},
    texts,
};
use jiff::civil::Date;

/// What the answers take from outside: the sums of the present year and the centre's own data.
#[derive(Clone, Debug)]
pub struct AnswerFacts {
    /// The figures of the present year, or of the last known one.
    pub amounts: Amounts,
    /// The centre as configured.
    pub centre: Centre,
}

/// The centre's name and where to find it; what is not configured is shown as not yet given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Centre {
    /// Its name.
    pub name: Option<Bilingual>,
    /// Its phone number, as people dial it.
    pub phone: Option<String>,
    /// Its street address.
    pub address: Option<Bilingual>,
}

/// Words of the configuration, which stand in no locale file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// In Kazakh.
    pub kk: String,
    /// In Russian.
    pub ru: String,
}

impl Bilingual {
    fn text(&self) -> Text {
        texts::answers_own_language(self.kk.as_str(), self.ru.as_str())
    }
}

/// The paragraphs of an answer, to be shown with a blank line between them. The footer, with the day of the last check, is the
/// last one.
///
/// A source is shown where the answer states something; where staff answer, only acts are (they are worth reading), since a
/// press page beside "staff will tell" would look like the answer's ground.
#[must_use]
pub fn answer(topic: &Topic, facts: &AnswerFacts) -> Vec<Text> {
    composed(topic, topic.title(), topic.text(), facts)
}

/// The same with another title and other words, such as a proposal that is looked at before it is published.
#[must_use]
pub fn composed(topic: &Topic, title: Text, text: Text, facts: &AnswerFacts) -> Vec<Text> {
    let mut paragraphs = vec![texts::answers_title(title), fill(topic, text, facts)];
    if topic.amounts && !facts.amounts.known {
        let (now, year) = (i64::from(facts.amounts.asked_year), i64::from(facts.amounts.year));
        paragraphs.push(texts::answers_year_unknown(now, year));
    }
    if topic.kind == Kind::Live {
        paragraphs.push(texts::answers_live(day(topic.checked)));
    }
    match topic.certainty {
        Certainty::Stated => {}
        Certainty::Confirm => paragraphs.push(texts::answers_confirm()),
        Certainty::Staff => paragraphs.push(texts::answers_staff()),
    }
    paragraphs.push(footer(topic));
    paragraphs
}

/// An answer's words with everything that they may name.
#[must_use]
pub fn fill(topic: &Topic, text: Text, facts: &AnswerFacts) -> Text {
    let text = centre(text, &facts.centre);
    if topic.amounts { sums(text, &facts.amounts) } else { text }
}

fn centre(text: Text, centre: &Centre) -> Text {
    let or_unset = |words: Option<Arg>| words.unwrap_or_else(|| texts::answers_centre_unset().into());
    text.with("centre", centre.name.as_ref().map_or_else(texts::answers_centre_name_unset, Bilingual::text))
        .with("centre_phone", or_unset(centre.phone.as_deref().map(Arg::from)))
        .with("centre_address", or_unset(centre.address.as_ref().map(|address| address.text().into())))
}

/// The sums that answers name; the multiples of МРП / АЕК and МЗП / ЕТЖ are those of facts R1–R6, R22 and R23.
fn sums(text: Text, amounts: &Amounts) -> Text {
    let mrp = |n: i64| format_tenge(amounts.multiple(n));
    let doctor = amounts.mzp_tenge.map_or_else(|| texts::answers_sum_unset().into(), |mzp| Arg::Str(format_tenge(100 * mzp)));
    text.with("year", i64::from(amounts.year))
        .with("mrp", mrp(1))
        .with("relocation", mrp(70))
        .with("relocation5", mrp(5 * 70))
        .with("rent_min", mrp(15))
        .with("rent_max", mrp(30))
        .with("employer", mrp(400))
        .with("certificate", format_tenge(amounts.certificate_cap_tenge))
        .with("lift", mrp(100))
        .with("loan", mrp(2500))
        .with("doctor", doctor)
}

fn footer(topic: &Topic) -> Text {
    let checked = day(topic.checked);
    match (source(topic, |key| topic.certainty != Certainty::Staff || is_act(key)), topic.source_date) {
        (None, _) => texts::answers_footer(checked),
        (Some(source), Some(date)) => texts::answers_footer_source_dated(checked, source, day(date)),
        (Some(source), None) => texts::answers_footer_source(checked, source),
    }
}

/// What an answer rests on, of the sources that may be shown; `None` where that is nothing.
#[must_use]
pub fn source(topic: &Topic, shown: impl Fn(&str) -> bool) -> Option<Text> {
    if let Some(words) = &topic.written {
        return Some(texts::answers_source_written(words.as_str()));
    }
    let mut sources = topic.sources.iter().filter(|key| shown(key)).map(|key| Text::new(format!("source-{key}")));
    match (sources.next(), sources.next()) {
        (Some(first), Some(second)) => Some(texts::answers_two_sources(first, second)),
        (only, _) => only,
    }
}

/// Whether a source is an act of law: their keys are `l` and a number.
fn is_act(key: &str) -> bool {
    key.strip_prefix('l').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// A day as people here write it, `22.11.2026`.
#[must_use]
pub fn day(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        faq::topics::Topics,
        text::{Lang, Locales},
    };

    fn facts(year: i16) -> AnswerFacts {
        AnswerFacts { amounts: Amounts::for_year(year), centre: Centre::default() }
    }

    fn ids(topic: &str, year: i16) -> Vec<String> {
        let topics = Topics::embedded();
        let topic = topics.get(topic).expect("a topic");
        answer(topic, &facts(year)).iter().map(|text| text.id.to_string()).collect()
    }

    fn shown(topic: &str, facts: &AnswerFacts, lang: Lang) -> String {
        let (topics, locales) = (Topics::embedded(), Locales::embedded());
        let paragraphs = answer(topics.get(topic).expect("a topic"), facts);
        paragraphs.iter().map(|text| locales.html(lang, text)).collect::<Vec<_>>().join("\n\n").replace('\u{a0}', " ")
    }

    #[test]
    fn a_stated_answer_has_title_words_and_footer() {
        assert_eq!(ids("status-fee", 2026), ["answers-title", "faq-status-fee", "answers-footer-source-dated"]);
    }

    #[test]
    fn lists_kept_by_staff_and_unsure_answers_say_so() {
        assert_eq!(
            ids("quota-now", 2026),
            ["answers-title", "faq-quota-now", "answers-live", "answers-confirm", "answers-footer-source-dated"]
        );
        assert_eq!(ids("army", 2026), ["answers-title", "faq-army", "answers-staff", "answers-footer"]);
    }

    #[test]
    fn where_staff_answer_only_acts_are_named() {
        assert_eq!(ids("china-papers", 2026).last().map(String::as_str), Some("answers-footer"));
        assert_eq!(ids("diploma-foreign", 2026).last().map(String::as_str), Some("answers-footer-source"));
    }

    #[test]
    fn sums_are_of_the_year_and_an_unknown_year_says_so() {
        let words = shown("money-relocation", &facts(2026), Lang::Ru);
        assert!(words.contains("<b>302 750 ₸</b>") && words.contains("1 513 750 ₸") && words.contains("2026 год"), "{words}");
        assert!(!ids("money-relocation", 2026).contains(&"answers-year-unknown".to_owned()));
        let words = shown("money-relocation", &facts(2027), Lang::Ru);
        assert!(words.contains("Сумм на 2027 год у нас ещё нет. Расчёт выше – за 2026 год."), "{words}");
        assert!(shown("doctor-support", &facts(2026), Lang::Kk).contains("8 500 000 ₸"));
        assert!(shown("doctor-support", &facts(2025), Lang::Ru).contains("сумма пока не известна"));
        assert!(!ids("status-fee", 2027).contains(&"answers-year-unknown".to_owned()));
    }

    #[test]
    fn the_footer_names_the_day_and_the_ground() {
        let words = shown("pension", &facts(2026), Lang::Ru);
        assert!(words.ends_with("📅 Проверено 22.11.2026; источник: egov.kz, страницы о пенсии."), "{words}");
        let words = shown("quota-size", &facts(2026), Lang::Kk);
        assert!(words.contains("📅 22.11.2026 күні тексерілді; дереккөз: 2026 жылғы квота"), "{words}");
        assert!(words.ends_with("(19.01.2026 күнгі дерек)."), "{words}");
    }

    #[test]
    fn the_centre_is_shown_in_the_readers_language_and_escaped() {
        let mut facts = facts(2026);
        facts.centre = Centre {
            name: Some(Bilingual { kk: "«Қолдау» & Ко".into(), ru: "«Поддержка» & Ко".into() }),
            phone: Some("+7 7152 00 00 00".into()),
            address: None,
        };
        let words = shown("centre-contacts", &facts, Lang::Kk);
        assert!(words.contains("<b>«Қолдау» &amp; Ко</b>") && words.contains("+7 7152 00 00 00"), "{words}");
        assert!(words.contains("Мекенжай: әлі көрсетілмеген"), "{words}");
        assert!(shown("centre-contacts", &facts, Lang::Ru).contains("<b>«Поддержка» &amp; Ко</b>"));
    }
}
