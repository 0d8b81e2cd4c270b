//! Sums of money as multiples of the year's МРП / АЕК and МЗП / ЕТЖ, from the dated table `amounts.toml`.
//!
//! A year without an entry is never guessed: the last known year stands in, and the result says so.

use std::sync::LazyLock;

use anyhow::{Context, Result, ensure};
use jiff::civil::Date;
use serde::Deserialize;

static TABLE: LazyLock<Vec<Row>> =
    LazyLock::new(|| load(include_str!("amounts.toml")).expect("a test loads the embedded table of amounts"));

/// What one year's amounts are computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amounts {
    /// The year that the figures belong to.
    pub year: i16,
    /// The year that was asked for; differs from `year` when the table has no entry for it.
    pub asked_year: i16,
    /// Whether the table has the year that was asked for.
    pub known: bool,
    /// МРП / АЕК, in tenge.
    pub mrp_tenge: i64,
    /// МЗП / ЕТЖ, in tenge, where a source was seen.
    pub mzp_tenge: Option<i64>,
    /// The ceiling of the economic mobility certificate, in tenge.
    pub certificate_cap_tenge: i64,
    /// The day the figures were checked.
    pub checked: Date,
}

impl Amounts {
    /// The figures of `year`; for a year that the table does not have, those of its last year with `known == false`.
    #[must_use]
    pub fn for_year(year: i16) -> Self {
        let found = TABLE.iter().find(|row| row.year == year);
        let row = found.or(TABLE.last()).expect("the loader refuses an empty table");
        Self {
            year: row.year,
            asked_year: year,
            known: found.is_some(),
            mrp_tenge: row.mrp,
            mzp_tenge: row.mzp,
            certificate_cap_tenge: row.certificate.tenge(row.mrp),
            checked: row.checked,
        }
    }

    /// `n` × МРП in tenge.
    #[must_use]
    pub const fn multiple(&self, n: i64) -> i64 {
        n * self.mrp_tenge
    }
}

/// A sum as people read it: groups of three digits, with no-break spaces between them and before the sign (`302 750 ₸`).
#[must_use]
pub fn format_tenge(tenge: i64) -> String {
    let digits = tenge.unsigned_abs().to_string();
    let mut words = String::from(if tenge < 0 { "−" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push('\u{a0}');
        }
        words.push(digit);
    }
    words.push_str("\u{a0}₸");
    words
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    year: i16,
    mrp: i64,
    mzp: Option<i64>,
    certificate: Ceiling,
    #[serde(with = "crate::amounts::day")]
    checked: Date,
    source: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Ceiling {
    Mrp(i64),
    Tenge(i64),
}

impl Ceiling {
    const fn tenge(self, mrp: i64) -> i64 {
        match self {
            Self::Mrp(n) => n * mrp,
            Self::Tenge(tenge) => tenge,
        }
    }
}

/// Days in data files, written `2026-11-22`.
pub(crate) mod day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, de::Error};

    /// Reads an ISO 8601 day.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

fn load(source: &str) -> Result<Vec<Row>> {
    let rows = toml::from_str::<File>(source).context("amounts.toml")?.year;
    ensure!(!rows.is_empty(), "amounts.toml has no year");
    for pair in rows.windows(2) {
        ensure!(pair[0].year < pair[1].year, "amounts.toml: {} does not come after {}", pair[1].year, pair[0].year);
    }
    for row in &rows {
        ensure!(row.mrp > 0, "amounts.toml: {} has no МРП", row.year);
        ensure!(!row.source.trim().is_empty(), "amounts.toml: {} names no source", row.year);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_gives_the_sums_of_each_year() {
        for (year, seventy, fifteen, thirty, cap) in [
            (2023, 241_500, 51_750, 103_500, 4_000_000),
            (2024, 258_440, 55_380, 110_760, 4_200_000),
            (2025, 275_240, 58_980, 117_960, 4_561_120),
            (2026, 302_750, 64_875, 129_750, 7_028_125),
        ] {
            let amounts = Amounts::for_year(year);
            assert!(amounts.known);
            assert_eq!(
                (amounts.multiple(70), amounts.multiple(15), amounts.multiple(30), amounts.certificate_cap_tenge),
                (seventy, fifteen, thirty, cap),
                "{year}"
            );
        }
        assert_eq!(Amounts::for_year(2026).mzp_tenge, Some(85_000));
        assert_eq!(Amounts::for_year(2025).mzp_tenge, None);
    }

    #[test]
    fn an_unknown_year_takes_the_last_known_one_and_says_so() {
        for year in [1999, 2022, 2027, 2040] {
            let amounts = Amounts::for_year(year);
            assert_eq!((amounts.year, amounts.asked_year, amounts.known), (2026, year, false));
        }
    }

    #[test]
    fn money_is_grouped_with_no_break_spaces() {
        for (tenge, words) in
            [(0, "0 ₸"), (950, "950 ₸"), (302_750, "302 750 ₸"), (7_028_125, "7 028 125 ₸"), (-1_000, "−1 000 ₸")]
        {
            assert_eq!(format_tenge(tenge), words.replace(' ', "\u{a0}"));
        }
    }

    #[test]
    fn a_broken_table_is_refused_with_the_year() {
        let row = |year: i16, source: &str| {
            format!(
                "[[year]]\nyear = {year}\nmrp = 1\ncertificate = {{ mrp = 1 }}\nchecked = \"2026-01-01\"\nsource = \"{source}\"\n"
            )
        };
        let broken = |toml: String| format!("{:#}", load(&toml).err().expect("a broken table"));
        assert!(broken(row(2026, "a") + &row(2025, "b")).contains("2025"));
        assert!(broken(row(2026, " ")).contains("2026 names no source"));
        assert!(broken(row(2026, "a").replace("2026-01-01", "soon")).contains("amounts.toml"));
    }
}
