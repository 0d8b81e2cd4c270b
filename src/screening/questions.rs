//! The questions of the conversation, from `questions.toml`: their words, buttons and limits. Which are asked, and in which order,
//! follows from the rules: [`super::order`].

use std::sync::LazyLock;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use super::answers::{Key, Kind, Value};
use crate::text::Text;

static EMBEDDED: LazyLock<Questions> =
    LazyLock::new(|| Questions::load(include_str!("questions.toml")).expect("a test loads the embedded questions"));

/// One button of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The number that the button carries; append-only within its question.
    pub index: u8,
    /// What a press stores.
    pub value: Value,
    /// The message on it; a number without one shows itself.
    text: Option<String>,
}

impl Choice {
    /// The words on the button.
    #[must_use]
    pub fn label(&self) -> Text {
        match (&self.text, self.value) {
            (Some(id), _) => Text::new(id.clone()),
            (None, Value::Number(number)) => crate::texts::screening_number(number),
            (None, _) => unreachable!("the loader wants a text for what is not a number"),
        }
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The number that its buttons carry; append-only.
    pub index: u8,
    /// What is asked.
    pub key: Key,
    /// The buttons, in order.
    pub choices: Vec<Choice>,
    /// The least and the largest number that may be typed; `None` where nothing is typed.
    pub limits: Option<(i64, i64)>,
    text: String,
    label: String,
}

impl Question {
    /// The question in words.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new(self.text.clone())
    }

    /// Its short name in summaries.
    #[must_use]
    pub fn label(&self) -> Text {
        Text::new(self.label.clone())
    }

    /// An answer in words, as its button has it; `None` for one that says nothing.
    #[must_use]
    pub fn answer(&self, value: Value) -> Option<Text> {
        let button = self.choices.iter().find(|choice| choice.value == value).map(Choice::label);
        button.or(match value {
            Value::Number(number) => Some(crate::texts::screening_number(number)),
            _ => None,
        })
    }

    /// The button with this index.
    #[must_use]
    pub fn choice(&self, index: u8) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.index == index)
    }
}

/// All questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions(Vec<Question>);

impl Questions {
    /// The questions compiled into the program.
    ///
    /// # Panics
    /// When they do not load, which a test has ruled out.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads a file of questions.
    ///
    /// # Errors
    /// When an entry cannot be meant: an unknown key or code, an index used twice. The error
    /// names the entry.
    pub fn load(source: &str) -> Result<Self> {
        let mut questions: Vec<Question> = Vec::new();
        for raw in toml::from_str::<File>(source)?.question {
            let key = raw.key;
            questions.push(raw.build(&questions).with_context(|| format!("question {}", key.as_str()))?);
        }
        for key in Key::ALL {
            ensure!(questions.iter().any(|question| question.key == key), "question {} is missing", key.as_str());
        }
        Ok(Self(questions))
    }

    /// The questions in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Question> {
        self.0.iter()
    }

    /// The question of a key.
    ///
    /// # Panics
    /// Never: a file without a question for every key does not load.
    #[must_use]
    pub fn of(&self, key: Key) -> &Question {
        self.0.iter().find(|question| question.key == key).expect("the loader wants a question for every key")
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<RawQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestion {
    index: u8,
    key: Key,
    text: String,
    label: String,
    min: Option<i64>,
    max: Option<i64>,
    #[serde(default)]
    option: Vec<RawChoice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    index: u8,
    value: toml::Value,
    text: Option<String>,
}

impl RawQuestion {
    fn build(self, earlier: &[Question]) -> Result<Question> {
        ensure!(self.index > 0, "index 0 is no button");
        ensure!(earlier.iter().all(|question| question.index != self.index), "index {} stands twice", self.index);
        ensure!(earlier.iter().all(|question| question.key != self.key), "stands twice");
        let limits = match (self.key.kind(), self.min.zip(self.max)) {
            (Kind::Number { min, max }, Some((low, high))) if min <= low && low < high && high <= max => Some((low, high)),
            (Kind::Number { min, max }, _) => bail!("min and max from {min} to {max} are expected"),
            (_, None) if self.min.is_none() && self.max.is_none() => None,
            _ => bail!("min and max are for numbers"),
        };
        let mut choices: Vec<Choice> = Vec::new();
        for raw in self.option {
            let index = raw.index;
            ensure!(choices.iter().all(|choice| choice.index != index), "option {index} stands twice");
            choices.push(raw.build(self.key, limits).with_context(|| format!("option {index}"))?);
        }
        match self.key.kind() {
            Kind::Bool => {
                ensure!(choices.is_empty(), "yes and no are given");
                choices.extend([(1, true, "screening-yes"), (2, false, "screening-no")].map(|(index, yes, text)| Choice {
                    index,
                    value: Value::Bool(yes),
                    text: Some(text.to_owned()),
                }));
            }
            Kind::Code(codes) => {
                for code in codes {
                    ensure!(choices.iter().any(|choice| choice.value == Value::Code(code)), "{code} has no option");
                }
            }
            Kind::Number { .. } => ensure!(!choices.is_empty(), "a number has options too"),
        }
        let (index, key, text, label) = (self.index, self.key, self.text, self.label);
        Ok(Question { index, key, choices, limits, text, label })
    }
}

impl RawChoice {
    fn build(self, key: Key, limits: Option<(i64, i64)>) -> Result<Choice> {
        let value = match &self.value {
            toml::Value::String(code) => Value::parse(key, code).filter(|value| *value != Value::Skipped),
            toml::Value::Integer(number) if limits.is_some_and(|(min, max)| (min..=max).contains(number)) => {
                Some(Value::Number(*number))
            }
            _ => None,
        };
        let value = value.context("no such value")?;
        ensure!(self.text.is_some() || matches!(value, Value::Number(_)), "no text");
        Ok(Choice { index: self.index, value, text: self.text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = include_str!("questions.toml");

    #[test]
    fn the_embedded_questions_load_in_the_order_of_the_keys() {
        let questions = Questions::load(SOURCE).expect("the embedded questions");
        assert_eq!(questions.iter().map(|question| question.key).collect::<Vec<_>>(), Key::ALL);
    }

    /// Old buttons live for years: a line here is never changed, only added to.
    #[test]
    fn indices_once_shipped_keep_their_meaning() {
        let pinned = "1 citizenship: kz foreign stateless
            2 where_now: abroad kz
            3 has_kandas_status: true false
            4 ethnic_kazakh: true false
            5 former_kz_citizen: true false
            6 nationality_in_papers: true false
            7 keeps_foreign_citizenship: true false
            8 region: turkistan kyzylorda zhambyl almaty_region shymkent zhetisu mangystau almaty_city astana north_kazakhstan \
              other_kz abroad
            9 serpin_graduate: true false
            10 months_since_graduation: 0 7
            11 registered_months: 0 12
            12 job_status: registered employed not_registered student pensioner
            13 profession: doctor teacher vet agro social culture_sport other none
            14 has_diploma: true false
            15 destination: village town petropavl undecided
            16 owns_home_at_destination: true false
            17 household_size: 1 2 3 4 5 6 7 8 9 10
            18 children_under_18: 0 1 2 3 4 5 6 7
            19 divorced_months_ago: n/a 0 37
            20 received_support_before: true false
            21 left_home_region_debts: true false";
        let lines = Questions::embedded().iter().map(|question| {
            let mut choices: Vec<_> = question.choices.iter().collect();
            choices.sort_by_key(|choice| choice.index);
            assert!(choices.iter().zip(1..).all(|(choice, index)| choice.index == index), "indices count from 1 without gaps");
            let values: Vec<_> = choices.iter().map(|choice| choice.value.to_string()).collect();
            format!("{} {}: {}", question.index, question.key.as_str(), values.join(" "))
        });
        let pinned: Vec<_> = pinned.lines().map(str::trim).collect();
        assert_eq!(lines.collect::<Vec<_>>(), pinned);
    }

    #[test]
    fn an_entry_that_cannot_be_meant_is_refused_by_name() {
        for (from, to, words) in [
            ("key = \"region\"", "key = \"shoe_size\"", "no such key"),
            ("index = 9\n", "index = 8\n", "question serpin_graduate: index 8 stands twice"),
            ("index = 2, value = \"kyzylorda\"", "index = 1, value = \"kyzylorda\"", "question region: option 1 stands twice"),
            ("value = \"shymkent\"", "value = \"atlantis\"", "question region: option 5: no such value"),
            ("value = \"shymkent\"", "value = \"skipped\"", "question region: option 5: no such value"),
            ("value = 10 }", "value = 31 }", "question household_size: option 10: no such value"),
            ("min = 1\n", "", "question household_size: min and max from 1 to 100"),
        ] {
            assert!(SOURCE.contains(from), "{from}");
            let error = format!("{:#}", Questions::load(&SOURCE.replacen(from, to, 1)).expect_err(to));
            assert!(error.contains(words), "{to}: {error}");
        }
        let fewer =
            SOURCE.replacen("  { index = 4, value = \"undecided\", text = \"screening-destination-undecided\" },\n", "", 1);
        let error = format!("{:#}", Questions::load(&fewer).expect_err("a code without an option"));
        assert!(error.contains("question destination: undecided has no option"), "{error}");
    }
}
