//! One line for the `screen` command: a JSON object of somebody's answers, read strictly, because a slip that is passed over
//! becomes a wrong verdict.

use std::fmt;

use jiff::civil::Date;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::answers::{Answers, Key, Kind, Value};

/// Somebody's answers and the day to judge by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persona {
    /// The answers; keys left out are not answered.
    pub answers: Answers,
    /// `date`: the day to judge by, if it is given.
    pub date: Option<Date>,
}

/// Why a line is not a [`Persona`]. It names the key and what is expected, never the value that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAnswer {
    /// The key at fault; empty when the line as a whole is no JSON object.
    pub key: String,
    /// What is expected there.
    pub expected: String,
}

impl fmt::Display for BadAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.key.is_empty() { write!(f, "{}", self.expected) } else { write!(f, "{}: {}", self.key, self.expected) }
    }
}

impl std::error::Error for BadAnswer {}

/// Where the day to judge by stands.
const DATE: &str = "date";

/// Letters of an unknown key that an error repeats.
const KEY_SHOWN: usize = 60;

impl Persona {
    /// Reads one JSON object of answers.
    ///
    /// # Errors
    /// [`BadAnswer`] when the text is not a JSON object, or for the first key that is unknown, stands twice, or has a value of
    /// another kind: `null`, a fraction, a number outside [`Key::kind`]'s limits, a code that is not in the list, a day that is
    /// not in the calendar.
    pub fn from_json(line: &str) -> Result<Self, BadAnswer> {
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        let Ok(Entries(entries)) = serde_json::from_str(line) else {
            return Err(bad("", "a JSON object of answers is expected"));
        };
        let mut persona = Self { answers: Answers::default(), date: None };
        for (name, raw) in entries {
            // A raw value is JSON already; only a number too large for any type does not read.
            let value = serde_json::from_str(raw.get()).unwrap_or(serde_json::Value::Null);
            let twice = || bad(&name, "stands twice");
            if name == DATE {
                if persona.date.is_some() {
                    return Err(twice());
                }
                persona.date = Some(day(&value).ok_or_else(|| bad(DATE, "a day like \"2026-11-22\" is expected"))?);
                continue;
            }
            let key = Key::parse(&name).ok_or_else(|| bad(&name, "no such key"))?;
            if persona.answers.stored(key).is_some() {
                return Err(twice());
            }
            persona.answers.set(key, answer(key, &value)?);
        }
        Ok(persona)
    }
}

/// The members of an object in the order in which they stand, repeated ones too.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = members.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(Members)
    }
}

fn bad(key: &str, expected: impl Into<String>) -> BadAnswer {
    BadAnswer { key: key.chars().take(KEY_SHOWN).collect(), expected: expected.into() }
}

/// A day as ISO 8601 writes it in full, `2026-11-22`, and in no other way.
fn day(value: &serde_json::Value) -> Option<Date> {
    let words = value.as_str()?;
    let form = |(place, byte): (usize, u8)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    (words.len() == "2026-11-22".len() && words.bytes().enumerate().all(form)).then(|| words.parse().ok())?
}

fn answer(key: Key, value: &serde_json::Value) -> Result<Value, BadAnswer> {
    let (found, expected) = match key.kind() {
        Kind::Bool => (value.as_bool().map(Value::Bool), "true or false is expected".to_owned()),
        Kind::Code(codes) => {
            let found = value.as_str().and_then(|words| codes.iter().find(|code| **code == words));
            (found.map(|code| Value::Code(code)), format!("one of {} is expected", codes.join(", ")))
        }
        Kind::Number { min, max } => {
            let found = value.as_i64().filter(|number| (min..=max).contains(number));
            (found.map(Value::Number), format!("a whole number from {min} to {max} is expected"))
        }
    };
    found.ok_or_else(|| bad(key.as_str(), expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_by_the_contract() {
        let line = "\u{feff} {\"date\":\"2026-11-22\",\"citizenship\":\"kz\",\"children_under_18\":4,\"has_diploma\":false}\r";
        let persona = Persona::from_json(line).expect("a good line");
        assert_eq!(persona.date, Some(jiff::civil::date(2026, 11, 22)));
        assert_eq!(persona.answers.number(Key::ChildrenUnder18), Some(4));
        assert_eq!(persona.answers.get(Key::HasDiploma), Some(Value::Bool(false)));
        assert_eq!(Persona::from_json("{}"), Ok(Persona { answers: Answers::default(), date: None }));
    }

    #[test]
    fn a_bad_line_names_its_key_and_not_its_words() {
        for (line, key) in [
            ("", ""),
            ("   ", ""),
            ("[]", ""),
            ("[{\"citizenship\":\"kz\"}]", ""),
            ("\"secret\"", ""),
            ("secret", ""),
            ("12", ""),
            ("null", ""),
            ("{} {}", ""),
            ("{\"citizenship\":\"kz\"", ""),
            ("{'citizenship':'kz'}", ""),
            ("{\"citizenship\":\"kz\",}", ""),
            (r#"{"shoe_size":1}"#, "shoe_size"),
            (r#"{"":1}"#, ""),
            (r#"{"Citizenship":"kz"}"#, "Citizenship"),
            (r#"{"citizenship":"secret"}"#, "citizenship"),
            (r#"{"citizenship":"KZ"}"#, "citizenship"),
            (r#"{"citizenship":""}"#, "citizenship"),
            (r#"{"citizenship":null}"#, "citizenship"),
            (r#"{"citizenship":["kz"]}"#, "citizenship"),
            (r#"{"citizenship":"skipped"}"#, "citizenship"),
            (r#"{"citizenship":"kz","citizenship":"kz"}"#, "citizenship"),
            (r#"{"divorced_months_ago":"n/a"}"#, "divorced_months_ago"),
            (r#"{"registered_months":"secret"}"#, "registered_months"),
            (r#"{"registered_months":"12"}"#, "registered_months"),
            (r#"{"registered_months":11.5}"#, "registered_months"),
            (r#"{"registered_months":-1}"#, "registered_months"),
            (r#"{"registered_months":true}"#, "registered_months"),
            (r#"{"household_size":0}"#, "household_size"),
            (r#"{"household_size":1000}"#, "household_size"),
            (r#"{"household_size":99999999999999999999}"#, "household_size"),
            (r#"{"household_size":1e999}"#, "household_size"),
            (r#"{"has_diploma":"true"}"#, "has_diploma"),
            (r#"{"has_diploma":1}"#, "has_diploma"),
            (r#"{"date":"secret"}"#, "date"),
            (r#"{"date":"2026-02-30"}"#, "date"),
            (r#"{"date":"2026-2-3"}"#, "date"),
            (r#"{"date":"20260203"}"#, "date"),
            (r#"{"date":"22.11.2026"}"#, "date"),
            (r#"{"date":"2026-11-22T10:00"}"#, "date"),
            (r#"{"date":20261122}"#, "date"),
            (r#"{"date":"2026-11-22","date":"2026-11-22"}"#, "date"),
        ] {
            let error = Persona::from_json(line).expect_err(line);
            assert_eq!(error.key, key, "{line}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

    #[test]
    fn the_first_bad_key_is_the_one_that_is_named() {
        let error = Persona::from_json(r#"{"region":"x","citizenship":"y"}"#).expect_err("two bad keys");
        assert_eq!(error.key, "region");
        let long = format!("{{\"{}\":1}}", "k".repeat(10_000));
        assert!(Persona::from_json(&long).expect_err("an unknown key").to_string().len() < 100);
    }
}
