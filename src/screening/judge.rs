//! What the rules make of somebody's answers.
//!
//! Pure: the same answers, rules and day always give the same [`Judgement`], in whatever order the answers came. It judges what
//! it is given as final: an answer left out counts for nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{
    answers::{Answers, Key},
    condition::Path,
    rules::{Confidence, Effect, Programme, ProgrammeRules, Rule, Rules, Verdict},
    space::{NAMED, NO, PATH, Space, Truth, path_cell},
};
use crate::amounts::Amounts;

pub mod next;

/// The whole result, as the `screen` command writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judgement<'r> {
    /// One verdict for each programme.
    pub verdicts: BTreeMap<Programme, Judged<'r>>,
    /// The centre's own priorities that the answers meet (screening rule 29).
    pub priority: Vec<&'r str>,
    /// Money for this family (screening rule 22).
    pub amounts: FamilyAmounts,
    /// Codes of the papers to collect.
    pub documents: Vec<&'r str>,
    /// The answer not yet given that could change most; `None` when none could change anything.
    pub ask_next: Option<Key>,
    /// The version of the rules.
    pub rules_version: &'r str,
}

/// The result for one programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judged<'r> {
    /// What the answers come to.
    pub verdict: Verdict,
    /// Conditions that the answers meet.
    pub passed: Vec<&'r str>,
    /// Conditions that can still be met, and papers; see [`super::rules::MISSING`].
    pub missing: Vec<&'r str>,
    /// Conditions that cannot be met; only under `no`.
    pub failed: Vec<&'r str>,
    /// Conditions that somebody must be asked about; only under `ask`.
    pub unknown: Vec<&'r str>,
    /// Facts and acts behind the verdict.
    pub citations: Vec<&'r str>,
    /// How sure the facts behind the verdict are: the least sure of those that decide it.
    #[serde(skip)]
    pub confidence: Confidence,
}

/// Amounts in tenge, by the figures of `year`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FamilyAmounts {
    /// The year of the figures: the last known one where the asked year has none.
    pub year: i16,
    /// 70 × МРП for each member of the family; when relocation money is likely and the size of the family known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relocation_tenge: Option<i64>,
    /// 15 × МРП; when relocation money is likely.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rent_month_min_tenge: Option<i64>,
    /// 30 × МРП; when relocation money is likely.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rent_month_max_tenge: Option<i64>,
    /// The ceiling of the certificate; when it is likely.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_cap_tenge: Option<i64>,
}

/// The relocation subsidy for each member of the family, in МРП (R1).
pub const RELOCATION_MRP: i64 = 70;
/// The least and the most rent subsidy a month, in МРП (R2).
pub const RENT_MRP: (i64, i64) = (15, 30);

/// Judges `answers` by `rules` on `day`: the day chooses the year of the amounts, and the rules that are in force.
#[must_use]
pub fn judge<'r>(rules: &'r Rules, answers: &Answers, day: Date) -> Judgement<'r> {
    let map = rules.compiled();
    let (given, known) = (map.given(answers), map.known(answers));
    let verdicts: BTreeMap<_, _> = Programme::ALL
        .into_iter()
        .map(|programme| {
            let found = Found::of(rules, programme, &given, &known, day);
            (programme, found.judged(rules, &given))
        })
        .collect();
    let amounts = family_amounts(&verdicts, answers, day);
    let priority = rules.priorities.iter().zip(&map.priorities).filter(|(_, when)| when.truth(&given) == Truth::True);
    let documents = rules.documents.iter().zip(&map.documents).filter(|(document, (when, unless))| {
        let wanted = |programme| document.verdicts.contains(&verdicts[programme].verdict);
        let applies = when.truth(&given) == Truth::True && unless.truth(&given) != Truth::True;
        applies && document.programmes.iter().any(wanted)
    });
    Judgement {
        priority: priority.map(|(priority, _)| priority.code.as_str()).collect(),
        documents: documents.map(|(document, _)| document.code.as_str()).collect(),
        ask_next: next::ask_next(rules, answers, &given, day),
        verdicts,
        amounts,
        rules_version: &rules.version,
    }
}

/// Which path the answers point to: those of a citizen unless something says otherwise (screening rule 2).
#[must_use]
pub fn path(rules: &Rules, answers: &Answers) -> Path {
    let map = rules.compiled();
    if map.given(answers).0[PATH] == path_cell(Path::Kandas) { Path::Kandas } else { Path::Citizen }
}

/// The rules of one programme, sorted by what they came to.
struct Found<'r> {
    programme: &'r ProgrammeRules,
    verdict: Verdict,
    /// Not met.
    applied: Vec<&'r Rule>,
    /// Known to be met.
    passed: Vec<&'r Rule>,
}

impl<'r> Found<'r> {
    fn of(rules: &'r Rules, id: Programme, given: &Space, known: &Space, day: Date) -> Self {
        let map = rules.compiled();
        let (mut applied, mut passed, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for line in map.lines(id).iter().filter(|line| line.in_force(day)) {
            let rule = &rules.programmes[line.rule.0].rules[line.rule.1];
            if line.counts(given) != Truth::True {
                continue;
            }
            if line.unmet(given) == Truth::True {
                applied.push(rule);
            }
            match line.unmet(known) {
                Truth::False if line.can_pass() => passed.push(rule),
                Truth::Open => open.push(rule),
                Truth::False | Truth::True => {}
            }
        }
        // A code that several rules share is met when all of them are.
        passed.retain(|rule: &&Rule| !applied.iter().chain(&open).any(|other: &&Rule| other.code == rule.code));
        Self { programme: rules.programme(id), verdict: map.verdict(id, given, day), applied, passed }
    }

    fn with(&self, effects: &[Effect]) -> impl Iterator<Item = &'r Rule> {
        self.applied.iter().copied().filter(|rule| effects.contains(&rule.effect))
    }

    fn judged(self, rules: &'r Rules, given: &Space) -> Judged<'r> {
        let (missing, failed, unknown): (&[Effect], &[Effect], &[Effect]) = match self.verdict {
            Verdict::NotApplicable => (&[], &[], &[]),
            Verdict::No => (&[], &[Effect::No], &[]),
            Verdict::Ask => (&[Effect::NotYet, Effect::Paper], &[], &[Effect::Ask]),
            Verdict::NotYet | Verdict::Likely => (&[Effect::NotYet, Effect::Paper], &[], &[]),
        };
        let who = (given.0[NAMED] == NO && self.verdict == Verdict::Ask).then_some(&rules.who);
        let passed: &[&Rule] = if self.verdict == Verdict::NotApplicable { &[] } else { &self.passed };
        let deciding = self.applied.iter().copied().filter(|rule| rule.effect != Effect::Paper);
        let deciding = deciding.filter(|rule| rule.effect.verdict() == self.verdict);

        let mut citations = Vec::new();
        let shown = self.with(missing).chain(self.with(failed)).chain(self.with(unknown)).chain(deciding.clone());
        let cites = shown.chain(passed.iter().copied()).flat_map(|rule| &rule.cites);
        let cites = self.programme.cites.iter().chain(who.iter().flat_map(|who| &who.cites)).chain(cites);
        cites.for_each(|cite| push_new(&mut citations, cite));

        let codes = |effects| codes(self.with(effects));
        let mut unknown = codes(unknown);
        if let Some(who) = who {
            unknown.insert(0, who.code.as_str());
        }
        Judged {
            verdict: self.verdict,
            missing: codes(missing),
            failed: codes(failed),
            unknown,
            passed: self::codes(passed.iter().copied()),
            citations,
            confidence: deciding.map(|rule| rule.confidence).min().unwrap_or(self.programme.confidence),
        }
    }
}

fn codes<'r>(rules: impl Iterator<Item = &'r Rule>) -> Vec<&'r str> {
    let mut codes = Vec::new();
    rules.for_each(|rule| push_new(&mut codes, &rule.code));
    codes
}

fn push_new<'r>(list: &mut Vec<&'r str>, item: &'r str) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn family_amounts(verdicts: &BTreeMap<Programme, Judged<'_>>, answers: &Answers, day: Date) -> FamilyAmounts {
    let figures = Amounts::for_year(day.year());
    let likely = |programme| verdicts[&programme].verdict == Verdict::Likely;
    let money = likely(Programme::RelocationMoney);
    let family = answers.number(Key::HouseholdSize);
    FamilyAmounts {
        year: figures.year,
        relocation_tenge: family.filter(|_| money).map(|family| figures.multiple(RELOCATION_MRP) * family),
        rent_month_min_tenge: money.then(|| figures.multiple(RENT_MRP.0)),
        rent_month_max_tenge: money.then(|| figures.multiple(RENT_MRP.1)),
        certificate_cap_tenge: likely(Programme::MobilityCertificate).then_some(figures.certificate_cap_tenge),
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
