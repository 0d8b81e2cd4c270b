//! What a person has answered, typed: a [`Value`] for each [`Key`], read from database rows and from JSON.
//!
//! The keys and codes are a contract: they stand in the database, in `questions.toml`, in `rules.toml` and in the lines of the
//! `screen` command. They may be added to, never renamed.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

/// What is asked. The order decides between questions that are equally decisive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Key {
    /// Of which state the person is a citizen.
    Citizenship,
    /// Whether the person is in Kazakhstan now.
    WhereNow,
    /// Whether the kandas status is held already.
    HasKandasStatus,
    /// Whether the person is Kazakh by nationality.
    EthnicKazakh,
    /// Whether the person was ever a citizen of Kazakhstan.
    FormerKzCitizen,
    /// Whether the papers name the nationality.
    NationalityInPapers,
    /// Whether the person wants to keep the foreign citizenship.
    KeepsForeignCitizenship,
    /// Where the person lives now.
    Region,
    /// Whether the person finished a Serpin or Zharqyn bolashaq course.
    SerpinGraduate,
    /// How many months ago that was.
    MonthsSinceGraduation,
    /// For how many months the person has had the present permanent registration.
    RegisteredMonths,
    /// Work, and registration at the career centre.
    JobStatus,
    /// The profession, as far as programmes distinguish it.
    Profession,
    /// Whether there is a diploma of that profession.
    HasDiploma,
    /// What kind of place the family moves to.
    Destination,
    /// Whether the family owns a home there.
    OwnsHomeAtDestination,
    /// How many people move, the person included.
    HouseholdSize,
    /// How many children under 18 the family has.
    ChildrenUnder18,
    /// How many months ago a divorce was.
    DivorcedMonthsAgo,
    /// Whether resettlement support was received before.
    ReceivedSupportBefore,
    /// Whether debts stay behind.
    LeftHomeRegionDebts,
}

/// What kind of value a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Bool,
    /// One of these codes.
    Code(&'static [&'static str]),
    /// A whole number within these limits, both included.
    Number {
        /// The smallest that makes sense.
        min: i64,
        /// The largest that makes sense; it also keeps sums far from overflow.
        max: i64,
    },
}

const MONTHS: Kind = Kind::Number { min: 0, max: 1200 };

impl Key {
    /// All keys in their order.
    pub const ALL: [Self; 21] = [
        Self::Citizenship,
        Self::WhereNow,
        Self::HasKandasStatus,
        Self::EthnicKazakh,
        Self::FormerKzCitizen,
        Self::NationalityInPapers,
        Self::KeepsForeignCitizenship,
        Self::Region,
        Self::SerpinGraduate,
        Self::MonthsSinceGraduation,
        Self::RegisteredMonths,
        Self::JobStatus,
        Self::Profession,
        Self::HasDiploma,
        Self::Destination,
        Self::OwnsHomeAtDestination,
        Self::HouseholdSize,
        Self::ChildrenUnder18,
        Self::DivorcedMonthsAgo,
        Self::ReceivedSupportBefore,
        Self::LeftHomeRegionDebts,
    ];

    /// The key as rows, data files and JSON write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Citizenship => "citizenship",
            Self::WhereNow => "where_now",
            Self::EthnicKazakh => "ethnic_kazakh",
            Self::HasKandasStatus => "has_kandas_status",
            Self::FormerKzCitizen => "former_kz_citizen",
            Self::NationalityInPapers => "nationality_in_papers",
            Self::KeepsForeignCitizenship => "keeps_foreign_citizenship",
            Self::Region => "region",
            Self::SerpinGraduate => "serpin_graduate",
            Self::MonthsSinceGraduation => "months_since_graduation",
            Self::RegisteredMonths => "registered_months",
            Self::JobStatus => "job_status",
            Self::Profession => "profession",
            Self::HasDiploma => "has_diploma",
            Self::Destination => "destination",
            Self::OwnsHomeAtDestination => "owns_home_at_destination",
            Self::HouseholdSize => "household_size",
            Self::ChildrenUnder18 => "children_under_18",
            Self::DivorcedMonthsAgo => "divorced_months_ago",
            Self::ReceivedSupportBefore => "received_support_before",
            Self::LeftHomeRegionDebts => "left_home_region_debts",
        }
    }

    /// The key that [`Key::as_str`] wrote; `None` for anything else.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.as_str() == name)
    }

    /// What kind of value this key takes.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Citizenship => Kind::Code(&["kz", "foreign", "stateless"]),
            Self::WhereNow => Kind::Code(&["abroad", "kz"]),
            Self::Region => Kind::Code(&[
                "turkistan",
                "kyzylorda",
                "zhambyl",
                "almaty_region",
                "shymkent",
                "zhetisu",
                "mangystau",
                "almaty_city",
                "astana",
                "north_kazakhstan",
                "other_kz",
                "abroad",
            ]),
            Self::JobStatus => Kind::Code(&["registered", "employed", "not_registered", "student", "pensioner"]),
            Self::Profession => Kind::Code(&["doctor", "teacher", "vet", "agro", "social", "culture_sport", "other", "none"]),
            Self::Destination => Kind::Code(&["village", "town", "petropavl", "undecided"]),
            Self::MonthsSinceGraduation | Self::RegisteredMonths | Self::DivorcedMonthsAgo => MONTHS,
            Self::HouseholdSize => Kind::Number { min: 1, max: 100 },
            Self::ChildrenUnder18 => Kind::Number { min: 0, max: 100 },
            Self::EthnicKazakh
            | Self::HasKandasStatus
            | Self::FormerKzCitizen
            | Self::NationalityInPapers
            | Self::KeepsForeignCitizenship
            | Self::SerpinGraduate
            | Self::HasDiploma
            | Self::OwnsHomeAtDestination
            | Self::ReceivedSupportBefore
            | Self::LeftHomeRegionDebts => Kind::Bool,
        }
    }
}

impl From<Key> for &'static str {
    fn from(key: Key) -> Self {
        key.as_str()
    }
}

impl TryFrom<String> for Key {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::parse(&name).ok_or("no such key")
    }
}

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// One of the key's codes.
    Code(&'static str),
    /// A whole number.
    Number(i64),
    /// "Prefer not to say": counts for nothing, and is not asked again.
    Skipped,
    /// "I don't know": counts for nothing, and is not asked again.
    Unknown,
    /// The question does not concern the person ("no divorce"): counts for nothing.
    NotApplicable,
}

const SKIPPED: &str = "skipped";
const UNKNOWN: &str = "unknown";
const NOT_APPLICABLE: &str = "n/a";

impl Value {
    /// The value of a database row of `key`; `None` when it does not belong to that key (any more).
    #[must_use]
    pub fn parse(key: Key, words: &str) -> Option<Self> {
        match (words, key.kind()) {
            (SKIPPED, _) => Some(Self::Skipped),
            (UNKNOWN, _) => Some(Self::Unknown),
            (NOT_APPLICABLE, _) => Some(Self::NotApplicable),
            (_, Kind::Bool) => words.parse().ok().map(Self::Bool),
            (_, Kind::Code(codes)) => codes.iter().find(|code| **code == words).map(|code| Self::Code(code)),
            (_, Kind::Number { min, max }) => {
                words.parse().ok().filter(|number| (min..=max).contains(number)).map(Self::Number)
            }
        }
    }

    /// Whether the value says something that rules may read.
    #[must_use]
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Skipped | Self::Unknown | Self::NotApplicable)
    }
}

/// The value as a database row holds it; [`Value::parse`] reads it back.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(yes) => write!(f, "{yes}"),
            Self::Code(code) => f.write_str(code),
            Self::Number(number) => write!(f, "{number}"),
            Self::Skipped => f.write_str(SKIPPED),
            Self::Unknown => f.write_str(UNKNOWN),
            Self::NotApplicable => f.write_str(NOT_APPLICABLE),
        }
    }
}

/// A person's answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<Key, Value>);

impl Answers {
    /// The answers of database rows (`key`, `value`). Rows that this version does not know count as not answered, so that an
    /// upgrade or a downgrade asks again instead of failing.
    pub fn from_rows<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        rows.into_iter()
            .filter_map(|(key, value)| Key::parse(key).and_then(|key| Some((key, Value::parse(key, value)?))))
            .collect()
    }

    /// The answers as database rows.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, String)> + '_ {
        self.0.iter().map(|(key, value)| (key.as_str(), value.to_string()))
    }

    /// What was stored for `key`, skipped ones included.
    #[must_use]
    pub fn stored(&self, key: Key) -> Option<Value> {
        self.0.get(&key).copied()
    }

    /// The answer to `key`, if one was given that counts.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<Value> {
        self.stored(key).filter(|value| value.counts())
    }

    /// The number given for `key`.
    #[must_use]
    pub fn number(&self, key: Key) -> Option<i64> {
        match self.get(key) {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// Stores `value` for `key`, in place of an earlier one.
    pub fn set(&mut self, key: Key, value: Value) {
        self.0.insert(key, value);
    }

    /// Forgets the answer to `key`.
    pub fn clear(&mut self, key: Key) {
        self.0.remove(&key);
    }

    /// All that is stored, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (Key, Value)> + '_ {
        self.0.iter().map(|(key, value)| (*key, *value))
    }

    /// Whether nothing is stored.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Key, Value)> for Answers {
    fn from_iter<I: IntoIterator<Item = (Key, Value)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_survives_its_row() {
        for key in Key::ALL {
            let mut values = vec![Value::Skipped, Value::Unknown, Value::NotApplicable];
            match key.kind() {
                Kind::Bool => values.extend([Value::Bool(true), Value::Bool(false)]),
                Kind::Code(codes) => values.extend(codes.iter().map(|code| Value::Code(code))),
                Kind::Number { min, max } => values.extend([Value::Number(min), Value::Number(max)]),
            }
            for value in values {
                let answers: Answers = [(key, value)].into_iter().collect();
                let rows: Vec<_> = answers.rows().collect();
                assert_eq!(Answers::from_rows(rows.iter().map(|(key, value)| (*key, value.as_str()))), answers);
            }
        }
    }

    #[test]
    fn rows_of_another_version_count_as_not_answered() {
        let rows = [("shoe_size", "44"), ("region", "atlantis"), ("household_size", "0"), ("citizenship", "kz")];
        assert_eq!(Answers::from_rows(rows), [(Key::Citizenship, Value::Code("kz"))].into_iter().collect());
    }

    #[test]
    fn a_skipped_answer_is_stored_and_counts_for_nothing() {
        let answers: Answers = [(Key::Region, Value::Skipped)].into_iter().collect();
        assert_eq!((answers.stored(Key::Region), answers.get(Key::Region)), (Some(Value::Skipped), None));
    }

    #[test]
    fn keys_survive_serde() {
        for key in Key::ALL {
            let json = serde_json::to_string(&key).expect("a key is a string");
            assert_eq!(json, format!("\"{}\"", key.as_str()));
            assert_eq!(serde_json::from_str::<Key>(&json).expect("it was just written"), key);
        }
    }
}
