//! Which answers must be checked again, and which facts have outlived their year. The terms are data, `review.toml`.

use std::sync::LazyLock;

use jiff::{ToSpan, civil::Date};
use serde::Deserialize;

use crate::{
    amounts::Amounts,
    app::App,
    button::Button,
    dialogue::State as Dialogue,
    faq::{
        Faq, answer,
        keep::{key, pages, press::Press},
        topics::{Kind, Topic},
    },
    outbox::message::{Key, Keys, Message, To, What},
    person::Person,
    staff::Role,
    text::Text,
    texts,
    turn::Outcome,
};

/// The topics whose buttons stand on a page of the list: the oldest first.
const PER_PAGE: usize = 20;

static TERMS: LazyLock<Terms> =
    LazyLock::new(|| toml::from_str(include_str!("review.toml")).expect("a test has read the embedded terms"));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    /// How long an answer stands, in days, where no rule says otherwise.
    days: i32,
    rule: Vec<Rule>,
    year: Vec<OfYear>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    facts: Vec<String>,
    sources: Vec<String>,
    days: i32,
    /// What was checked on this day or before counts as never checked.
    #[serde(default, deserialize_with = "day")]
    after: Option<Date>,
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    String::deserialize(deserializer)?.parse().map(Some).map_err(serde::de::Error::custom)
}

/// A fact that belongs to a year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfYear {
    /// The text that names it.
    name: String,
    year: i16,
    /// The topics that state it; those with sums where none are named.
    #[serde(default)]
    topics: Vec<String>,
}

/// Why an answer must be checked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day since which it is due.
    pub since: Date,
    /// The day on which it was checked last.
    pub checked: Date,
}

impl Due {
    /// In words.
    #[must_use]
    pub fn reason(self) -> Text {
        texts::keep_due(answer::day(self.checked), answer::day(self.since))
    }
}

/// Whether a topic must be checked again today.
///
/// # Panics
/// When the embedded terms are wrong, which a test of this file refuses.
#[must_use]
pub fn due(topic: &Topic, today: Date) -> Option<Due> {
    if matches!(topic.kind, Kind::Crisis | Kind::Action) {
        return None;
    }
    let falls = |rule: &&Rule| {
        rule.facts.iter().any(|fact| topic.facts.contains(fact)) || rule.sources.iter().any(|key| topic.sources.contains(key))
    };
    let rules: Vec<&Rule> = TERMS.rule.iter().filter(falls).collect();
    let days = rules.iter().map(|rule| rule.days).min().unwrap_or(TERMS.days);
    let mut since = topic.checked.saturating_add(days.days());
    if let Some(after) = rules.iter().filter_map(|rule| rule.after).filter(|after| topic.checked <= *after).max() {
        since = since.min(after.saturating_add(1.day()));
    }
    for fact in TERMS.year.iter().filter(|fact| states(topic, fact)) {
        if topic.checked < december(fact.year) {
            since = since.min(december(fact.year));
        }
    }
    (since <= today).then_some(Due { since, checked: topic.checked })
}

fn states(topic: &Topic, fact: &OfYear) -> bool {
    if fact.topics.is_empty() { topic.amounts } else { fact.topics.contains(&topic.id) }
}

/// The facts whose year ends or has ended: their names, with the year. Settled is one of which the table of amounts knows a later
/// year, or whose topics have all been checked since that December began: then somebody has looked for the next year's.
fn ended(faq: &Faq, today: Date) -> Vec<(Text, i16)> {
    let over = |fact: &&OfYear| today >= december(fact.year);
    let known = |fact: &&OfYear| {
        let next = Amounts::for_year(fact.year + 1);
        match fact.name.as_str() {
            "keep-fact-mrp" => next.known,
            "keep-fact-mzp" => next.known && next.mzp_tenge.is_some(),
            _ => fact.topics.iter().filter_map(|id| faq.topic(id)).all(|topic| topic.checked >= december(fact.year)),
        }
    };
    let ended = TERMS.year.iter().filter(|fact| over(fact) && !known(fact));
    ended.map(|fact| (Text::new(fact.name.clone()), fact.year)).collect()
}

/// When the next year's figures are looked for.
fn december(year: i16) -> Date {
    jiff::civil::date(year, 12, 1)
}

/// What must be checked again, those first that are due the longest.
fn old(app: &App) -> Vec<(Due, Topic)> {
    let today = app.clock.today();
    let topics = app.faq.topics.all().iter().filter_map(|topic| app.faq.topic(&topic.id));
    let mut old: Vec<(Due, Topic)> = topics.filter_map(|topic| Some((due(&topic, today)?, topic))).collect();
    old.sort_by_key(|(due, _)| due.since);
    old
}

/// How many there are, and what else is to be looked at.
fn heading(app: &App, old: &[(Due, Topic)]) -> Vec<Text> {
    let ended = ended(&app.faq, app.clock.today());
    let facts: Vec<Text> = ended.into_iter().map(|(name, year)| texts::keep_fact_ended(name, i64::from(year))).collect();
    let mut text = vec![texts::keep_review(i64::try_from(old.len()).unwrap_or(i64::MAX)), texts::keep_review_hotlines()];
    if !facts.is_empty() {
        text.push(texts::keep_review_facts(facts));
    }
    text
}

/// The topics of a page to press, and the ways to its neighbours.
fn keys(old: &[(Due, Topic)], number: u16) -> Keys {
    let page = pages::page(old.len(), PER_PAGE, number, Press::Review);
    let topics = &old[page.shown.clone()];
    let mut keys: Keys = topics.iter().map(|(_, topic)| vec![key(topic.title(), Press::Topic(topic.id.clone()))]).collect();
    keys.extend(page.keys());
    keys
}

/// The list on demand, a page of it.
#[must_use]
pub fn list(app: &App, person: &Person, page: u16, fresh: bool) -> Outcome {
    let old = old(app);
    let mut keys = keys(&old, page);
    keys.push(vec![Key::new(texts::menu_key_menu(), Button::Menu)]);
    Outcome::nothing().screen(person.id, heading(app, &old), keys, fresh).next(Dialogue::Idle)
}

/// The list for the heads, once a month. `last` is the month in which it was sent last, as `2026-11`; gives the present one, and
/// what is sent in it.
#[must_use]
pub fn monthly(app: &App, last: Option<&str>) -> (String, Vec<Message>) {
    let month = app.clock.today().strftime("%Y-%m").to_string();
    // A centre that has just begun has checked everything.
    if last.is_none_or(|last| last == month) {
        return (month, Vec::new());
    }
    let old = old(app);
    let (mut text, keys) = (heading(app, &old), keys(&old, 0));
    // Every topic is named: what does not fit into one message goes on in the next.
    let names: Vec<Text> = old.iter().map(|(_, topic)| texts::keep_review_line(topic.title())).collect();
    if !names.is_empty() {
        text.push(texts::keep_review_lines(names));
    }
    let what = |text: Vec<Text>, keys: Keys| What::Say { text, keys, reply_to: None };
    let heads = app.staff.with(Role::Head);
    let messages = heads.into_iter().map(|head| Message::new(To::Chat(head), what(text.clone(), keys.clone()))).collect();
    (month, messages)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        faq::{keep::ground::Said, topics::Topics},
        text::{Lang, Locales},
    };

    fn since(id: &str, today: Date) -> Option<Date> {
        due(Topics::embedded().get(id).unwrap(), today).map(|due| due.since)
    }

    #[test]
    fn the_terms_name_what_there_is() {
        let (topics, locales) = (Topics::embedded(), Locales::embedded());
        for fact in &TERMS.year {
            assert!(Lang::ALL.into_iter().all(|lang| locales.has(lang, &fact.name)), "{}", fact.name);
            assert!(fact.topics.iter().all(|id| topics.get(id).is_some()), "{:?}", fact.topics);
        }
        for rule in &TERMS.rule {
            let named = |topic: &Topic| rule.facts.iter().any(|fact| topic.facts.contains(fact));
            assert!(topics.all().iter().any(named), "{:?}", rule.facts);
        }
    }

    #[test]
    fn acts_are_due_quarterly_hotlines_monthly_and_the_rest_twice_a_year() {
        assert_eq!(since("status-fee", date(2026, 11, 30)), None);
        assert_eq!(since("status-fee", date(2027, 3, 1)), Some(date(2027, 2, 21)));
        assert_eq!(since("bullying", date(2026, 12, 24)), Some(date(2026, 12, 23)));
        assert_eq!(since("climate", date(2027, 5, 1)), None);
        assert_eq!(since("climate", date(2027, 6, 1)), Some(date(2027, 5, 21)));
        assert_eq!(since("suicide", date(2030, 1, 1)), None);
    }

    #[test]
    fn what_belongs_to_a_year_is_due_in_its_december() {
        assert_eq!(since("money-relocation", date(2026, 11, 30)), None);
        assert_eq!(since("money-relocation", date(2026, 12, 1)), Some(date(2026, 12, 1)));
        assert_eq!(since("quota-size", date(2026, 12, 1)), Some(date(2026, 12, 1)));
        let faq = Faq::embedded();
        assert!(ended(&faq, date(2026, 11, 30)).is_empty());
        assert_eq!(ended(&faq, date(2027, 1, 1)).len(), 3);
        // The quota is settled from the chat: its topics are held against the new one.
        let quota = TERMS.year.iter().find(|fact| fact.name == "keep-fact-quota").unwrap();
        let said = Said { checked: Some(date(2026, 12, 20)), ..Said::default() };
        faq.keep_said(quota.topics.iter().map(|id| (id.clone(), said.clone())).collect());
        assert_eq!(ended(&faq, date(2027, 1, 1)).len(), 2);
    }

    #[test]
    fn what_nobody_has_seen_since_it_changed_is_due_at_once() {
        assert_eq!(since("temporary-registration", date(2026, 11, 23)), Some(date(2026, 11, 23)));
    }
}
