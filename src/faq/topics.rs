//! What is known, as data: a topic holds what its answer rests on, since when, and how surely; its words stand in `locales/`.
//!
//! The data come from `topics.toml` beside this file and are compiled in.

use std::collections::HashSet;

use anyhow::{Context as _, bail, ensure};
use jiff::civil::Date;
use serde::Deserialize;

use crate::{cases::Desk, faq::MAX_TOPIC_ID, text::Text, texts};

/// Every topic, in the order of the menu.
#[derive(Clone, Debug)]
pub struct Topics {
    all: Vec<Topic>,
    of_crisis: Vec<usize>,
}

/// One question that people ask, and what its answer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// At most [`MAX_TOPIC_ID`] bytes of `a-z`, digits and `-`; never changed once shipped, since old buttons carry it.
    pub id: String,
    /// Where it stands in the menu.
    pub category: Category,
    /// What choosing it does.
    pub kind: Kind,
    /// The numbers of the fact base that the answer states.
    pub facts: Vec<String>,
    /// Keys of the acts and pages (`source-<key>` of the locales), the most official first, at most two.
    pub sources: Vec<String>,
    /// The source in words of staff, in place of those.
    pub written: Option<String>,
    /// The day on which somebody last held the answer against its sources.
    pub checked: Date,
    /// The day of the newest source, where it is known.
    pub source_date: Option<Date>,
    /// Whether the answer names sums, which belong to a year.
    pub amounts: bool,
    /// How surely the answer is known.
    pub certainty: Certainty,
    /// Whom the answer offers to ask.
    pub desk: Desk,
}

impl Topic {
    /// The answer's words, whose variables [`crate::faq::answer::answer`] fills.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new(format!("faq-{}", self.id))
    }

    /// The short title for its button, without markup.
    #[must_use]
    pub fn title(&self) -> Text {
        self.text().attribute("title")
    }

    /// The ways in which people ask it, one a line.
    #[must_use]
    pub fn wordings(&self) -> Text {
        self.text().attribute("ask")
    }
}

/// A heading of the menu, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// The kandas status.
    Status,
    /// Identity, residence and citizenship.
    Papers,
    /// The quota and the way into it.
    Quota,
    /// Subsidies, the certificate, grants.
    Money,
    /// The region: houses, work, schools, winter.
    Region,
    /// Health, pension, studies, customs.
    Life,
    /// Distress, violence, the lawyer.
    Help,
    /// The centre and this bot.
    Centre,
}

impl Category {
    /// Every heading, in the order of the menu.
    pub const ALL: [Self; 8] =
        [Self::Status, Self::Papers, Self::Quota, Self::Money, Self::Region, Self::Life, Self::Help, Self::Centre];

    /// Its word in buttons and in the data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Papers => "papers",
            Self::Quota => "quota",
            Self::Money => "money",
            Self::Region => "region",
            Self::Life => "life",
            Self::Help => "help",
            Self::Centre => "centre",
        }
    }

    /// Its name for a button, with one emoji.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::Status => texts::answers_category_status(),
            Self::Papers => texts::answers_category_papers(),
            Self::Quota => texts::answers_category_quota(),
            Self::Money => texts::answers_category_money(),
            Self::Region => texts::answers_category_region(),
            Self::Life => texts::answers_category_life(),
            Self::Help => texts::answers_category_help(),
            Self::Centre => texts::answers_category_centre(),
        }
    }
}

/// What choosing a topic does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Shows its answer.
    Answer,
    /// Shows what is known in general; the list itself is kept by staff.
    Live,
    /// Shows a few warm words and a person to talk to.
    Handoff,
    /// Shows the fixed message of [`crate::faq::crisis`] and alarms the desk.
    Crisis,
    /// Starts something: the questionnaire, a talk with a person, the deletion of one's data.
    Action,
}

/// How surely an answer is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// The sources say it and agree.
    Stated,
    /// Known as far as it goes, to be confirmed.
    Confirm,
    /// Nothing is stated; a person answers.
    Staff,
}

/// An entry of `topics.toml` as it is written, not yet checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    category: String,
    kind: String,
    facts: Vec<String>,
    sources: Vec<String>,
    checked: String,
    source_date: Option<String>,
    #[serde(default)]
    amounts: bool,
    certainty: String,
    desk: String,
}

#[derive(Deserialize)]
struct File {
    topic: Vec<Entry>,
}

impl Topics {
    /// The topics compiled into the program.
    ///
    /// # Panics
    /// When the embedded data are wrong, which a test of this file refuses.
    #[must_use]
    pub fn embedded() -> Self {
        let texts = ids_in_both_languages();
        Self::parse(include_str!("topics.toml"), |id| texts.contains(id)).expect("a test has read the embedded topics")
    }

    /// Reads topics in the form of `topics.toml`; `has_text` says whether the locales have a message of that id.
    ///
    /// # Errors
    /// For a duplicate, overlong or ill-formed id, an unknown category, kind, certainty or desk, a date that is none, and an
    /// answer or source without text. The error names the entry.
    pub fn parse(source: &str, has_text: impl Fn(&str) -> bool) -> anyhow::Result<Self> {
        let file: File = toml::from_str(source).context("the topics are not in their form")?;
        let mut all: Vec<Topic> = Vec::with_capacity(file.topic.len());
        for entry in file.topic {
            let id = entry.id.clone();
            ensure!(all.iter().all(|topic| topic.id != id), "topic {id}: stands twice");
            all.push(check(entry, &has_text).with_context(|| format!("topic {id}"))?);
        }
        let of_crisis = (0..all.len()).filter(|topic| all[*topic].kind == Kind::Crisis).collect();
        Ok(Self { all, of_crisis })
    }

    /// The places of the topics of a crisis among [`Topics::all`]: they are found in a way of their own and never suggested.
    #[must_use]
    pub fn of_crisis(&self) -> &[usize] {
        &self.of_crisis
    }

    /// Every topic, in the order of the menu.
    #[must_use]
    pub fn all(&self) -> &[Topic] {
        &self.all
    }

    /// The topic of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Topic> {
        self.all.iter().find(|topic| topic.id == id)
    }

    /// The topics of one heading, in the order of the menu.
    pub fn of(&self, category: Category) -> impl Iterator<Item = &Topic> {
        self.all.iter().filter(move |topic| topic.category == category)
    }
}

fn check(entry: Entry, has_text: &impl Fn(&str) -> bool) -> anyhow::Result<Topic> {
    let Entry { id, .. } = &entry;
    ensure!(id.len() <= MAX_TOPIC_ID, "the id is longer than {MAX_TOPIC_ID} bytes");
    ensure!(
        !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
        "the id may have a-z, digits and - only"
    );
    ensure!(has_text(&format!("faq-{id}")), "faq-{id} has no text");
    ensure!(entry.sources.len() <= 2, "an answer shows two sources at most");
    for key in &entry.sources {
        if !has_text(&format!("source-{key}")) {
            bail!("source-{key} has no text");
        }
    }
    Ok(Topic {
        category: known("category", &entry.category)?,
        kind: known("kind", &entry.kind)?,
        certainty: known("certainty", &entry.certainty)?,
        desk: known("desk", &entry.desk)?,
        checked: date(&entry.checked)?,
        source_date: entry.source_date.as_deref().map(date).transpose()?,
        id: entry.id,
        facts: entry.facts,
        sources: entry.sources,
        written: None,
        amounts: entry.amounts,
    })
}

fn known<T: for<'a> Deserialize<'a>>(what: &str, word: &str) -> anyhow::Result<T> {
    let word: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
        serde::de::IntoDeserializer::into_deserializer(word);
    T::deserialize(word).with_context(|| format!("unknown {what}"))
}

fn date(words: &str) -> anyhow::Result<Date> {
    words.parse().with_context(|| format!("{words} is no date"))
}

/// The messages that each language has, read off the files themselves, without parsing them.
fn ids_in_both_languages() -> HashSet<&'static str> {
    let ids = |lang: &'static str| -> HashSet<&'static str> {
        let files = texts::FILES.iter().filter(|(code, ..)| *code == lang);
        files.flat_map(|(_, _, source)| source.lines()).filter_map(|line| Some(line.split_once(" =")?.0)).collect()
    };
    let (kk, ru) = (ids("kk"), ids("ru"));
    kk.intersection(&ru).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(changes: &[(&str, &str)]) -> String {
        let mut lines = vec![
            ("id", "\"pension\""),
            ("category", "\"life\""),
            ("kind", "\"answer\""),
            ("facts", "[\"Q25\"]"),
            ("sources", "[\"s33\"]"),
            ("checked", "\"2026-11-22\""),
            ("certainty", "\"stated\""),
            ("desk", "\"operator\""),
        ];
        for (key, value) in changes {
            match lines.iter_mut().find(|(name, _)| name == key) {
                Some(line) => line.1 = value,
                None => lines.push((key, value)),
            }
        }
        let lines: Vec<String> = lines.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        format!("[[topic]]\n{}\n", lines.join("\n"))
    }

    fn refusal(source: &str) -> String {
        format!("{:#}", Topics::parse(source, |id| id != "source-none" && id != "faq-none").expect_err("refused"))
    }

    #[test]
    fn the_embedded_topics_load_in_the_order_of_the_file() {
        let topics = Topics::embedded();
        assert_eq!(topics.all().first().map(|topic| topic.id.as_str()), Some("status-apply"));
        assert_eq!(topics.get("pension").map(|topic| topic.category), Some(Category::Life));
        assert!(Category::ALL.into_iter().all(|category| topics.of(category).count() > 0));
    }

    #[test]
    fn a_good_entry_is_read() {
        let topics = Topics::parse(&entry(&[("source_date", "\"2025-08-26\"")]), |_| true).expect("a good entry");
        let topic = &topics.all()[0];
        assert_eq!((topic.kind, topic.certainty, topic.desk), (Kind::Answer, Certainty::Stated, Desk::Operator));
        assert_eq!(topic.source_date, Some(jiff::civil::date(2025, 8, 26)));
        assert!(!topic.amounts);
    }

    #[test]
    fn a_refusal_names_the_entry() {
        assert_eq!(refusal(&entry(&[]).repeat(2)), "topic pension: stands twice");
        assert!(refusal(&entry(&[("category", "\"lunch\"")])).starts_with("topic pension: unknown category"));
        assert!(refusal(&entry(&[("kind", "\"maybe\"")])).starts_with("topic pension: unknown kind"));
        assert!(refusal(&entry(&[("certainty", "\"sure\"")])).starts_with("topic pension: unknown certainty"));
        assert!(refusal(&entry(&[("desk", "\"head\"")])).starts_with("topic pension: unknown desk"));
        assert!(refusal(&entry(&[("checked", "\"yesterday\"")])).starts_with("topic pension: yesterday is no date"));
        assert_eq!(refusal(&entry(&[("sources", "[\"none\"]")])), "topic pension: source-none has no text");
        assert_eq!(refusal(&entry(&[("id", "\"none\"")])), "topic none: faq-none has no text");
    }

    #[test]
    fn an_id_fits_into_a_button() {
        let id = "a".repeat(MAX_TOPIC_ID + 1);
        assert_eq!(refusal(&entry(&[("id", &format!("\"{id}\""))])), format!("topic {id}: the id is longer than 40 bytes"));
        assert!(refusal(&entry(&[("id", "\"Pension\"")])).contains("a-z, digits and - only"));
    }
}
