//! Conditions over answers, as the data files write them: `when = { region = ["turkistan", "shymkent"], registered_months = { max = 11 } }`.
//!
//! A table holds when all of its lines hold; a list of tables holds when one of them does. They are held against answers in
//! [`super::space`].

use anyhow::{Context, Result, bail, ensure};

use super::answers::{Key, Kind};

/// Which programmes are a person's: those for kandas or those for citizens (screening rule 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// Citizens of Kazakhstan who move inside the country.
    Citizen,
    /// People coming home: foreign citizens and stateless people.
    Kandas,
}

/// One of several tables must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Any(Vec<All>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct All(Vec<Test>);

/// One line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The person's path.
    Path(Path),
    /// An answer, and what it must be.
    Answer(Key, Matcher),
}

/// What an answer must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matcher {
    /// Yes or no.
    Is(bool),
    /// One of these codes.
    OneOf(Vec<&'static str>),
    /// A number within these limits, both included.
    Between(i64, i64),
}

impl Any {
    /// The condition that always holds.
    #[must_use]
    pub fn always() -> Self {
        Self(vec![All::default()])
    }

    /// The condition that never holds.
    #[must_use]
    pub const fn never() -> Self {
        Self(Vec::new())
    }

    /// Reads a condition: a table, or a list of tables.
    ///
    /// # Errors
    /// When a key, a code or the form of a value is not one that [`Key::kind`] knows, or a limit can never matter.
    pub fn parse(value: &toml::Value) -> Result<Self> {
        match value {
            toml::Value::Table(table) => Ok(Self(vec![All::parse(table)?])),
            toml::Value::Array(tables) => {
                let tables = tables.iter().map(|table| All::parse(table.as_table().context("a list of tables is expected")?));
                Ok(Self(tables.collect::<Result<_>>()?))
            }
            _ => bail!("a condition is a table or a list of tables"),
        }
    }

    /// The tables, each as its lines.
    pub fn alternatives(&self) -> impl Iterator<Item = &[Test]> {
        self.0.iter().map(|all| all.0.as_slice())
    }

    /// Whether this is [`Any::always`].
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.0.iter().any(|all| all.0.is_empty())
    }
}

impl All {
    fn parse(table: &toml::Table) -> Result<Self> {
        ensure!(!table.is_empty(), "an empty condition");
        let tests = table.iter().map(|(name, value)| Test::parse(name, value).with_context(|| format!("condition on {name}")));
        Ok(Self(tests.collect::<Result<_>>()?))
    }
}

impl Test {
    fn parse(name: &str, value: &toml::Value) -> Result<Self> {
        if name == "path" {
            return match value.as_str() {
                Some("citizen") => Ok(Self::Path(Path::Citizen)),
                Some("kandas") => Ok(Self::Path(Path::Kandas)),
                _ => bail!("citizen or kandas is expected"),
            };
        }
        let key = Key::parse(name).context("no such answer")?;
        Ok(Self::Answer(key, Matcher::parse(key, value)?))
    }
}

impl Matcher {
    fn parse(key: Key, value: &toml::Value) -> Result<Self> {
        match (key.kind(), value) {
            (Kind::Bool, toml::Value::Boolean(yes)) => Ok(Self::Is(*yes)),
            (Kind::Code(codes), toml::Value::String(_)) => Ok(Self::OneOf(vec![code(codes, value)?])),
            (Kind::Code(codes), toml::Value::Array(values)) => {
                ensure!(!values.is_empty(), "an empty list");
                Ok(Self::OneOf(values.iter().map(|value| code(codes, value)).collect::<Result<_>>()?))
            }
            (Kind::Number { min, max }, toml::Value::Table(limits)) => {
                ensure!(!limits.is_empty(), "min or max is expected");
                let (mut low, mut high) = (min, max);
                for (name, limit) in limits {
                    let limit = limit.as_integer().context("a whole number is expected")?;
                    ensure!((min..=max).contains(&limit), "{limit} is outside {min} to {max}");
                    match name.as_str() {
                        "min" => low = limit,
                        "max" => high = limit,
                        other => bail!("{other} is neither min nor max"),
                    }
                }
                ensure!(low <= high, "no number lies from {low} to {high}");
                Ok(Self::Between(low, high))
            }
            (Kind::Bool, _) => bail!("true or false is expected"),
            (Kind::Code(_), _) => bail!("a code or a list of codes is expected"),
            (Kind::Number { .. }, _) => bail!("{{ min = …, max = … }} is expected"),
        }
    }
}

fn code(codes: &'static [&'static str], value: &toml::Value) -> Result<&'static str> {
    let name = value.as_str().context("a code is expected")?;
    codes.iter().copied().find(|code| *code == name).with_context(|| format!("no such code: {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(source: &str) -> Result<Any> {
        let table: toml::Table = toml::from_str(source).expect("TOML");
        Any::parse(&table["when"])
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (source, words) in [
            ("when = { shoe_size = 1 }", "no such answer"),
            ("when = { region = 'atlantis' }", "no such code: atlantis"),
            ("when = { region = true }", "a code or a list of codes"),
            ("when = { region = [] }", "an empty list"),
            ("when = { has_diploma = 'true' }", "true or false"),
            ("when = { registered_months = 12 }", "min = …"),
            ("when = { registered_months = { maximum = 12 } }", "neither min nor max"),
            ("when = { registered_months = { min = 13, max = 12 } }", "no number lies"),
            ("when = { household_size = { max = 0 } }", "outside 1 to 100"),
            ("when = { path = 'sea' }", "citizen or kandas"),
            ("when = {}", "an empty condition"),
            ("when = 1", "a table or a list"),
        ] {
            let error = format!("{:#}", parse(source).expect_err(source));
            assert!(error.contains(words), "{source}: {error}");
        }
    }
}
