//! What the rules make of somebody's answers.
//!
//! Pure: the same answers, rules and day always give the same [`Judgement`], in whatever order the answers came. It judges what
//! it is given as final: an answer left out counts for nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{
    answers::{Answers, Key},
    condition::{Any, Path, World},
    rules::{Confidence, Effect, Programme, ProgrammeRules, Rule, Rules, Verdict},
};
use crate::amounts::Amounts;

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

/// Judges `answers` by `rules` on `day`; the day only chooses the year of the amounts.
#[must_use]
pub fn judge<'r>(rules: &'r Rules, answers: &Answers, day: Date) -> Judgement<'r> {
    let person = Person::of(rules, answers);
    let mut found: Vec<Found<'r>> = Vec::with_capacity(rules.programmes.len());
    for programme in &rules.programmes {
        found.push(Found::of(programme, &person, &found));
    }
    let verdicts: BTreeMap<_, _> = found.iter().map(|found| (found.programme.id, found.judged(rules, &person))).collect();
    let amounts = family_amounts(&verdicts, answers, day);
    let ask_next = ask_next(rules, &found, &person, amounts.rent_month_min_tenge.is_some());
    let world = person.sure();
    let priority = rules.priorities.iter().filter(|priority| priority.when.truth(world) == Some(true));
    let documents = rules.documents.iter().filter(|document| {
        let wanted = |programme| document.verdicts.contains(&verdicts[programme].verdict);
        let applies = document.when.truth(world) == Some(true) && document.unless.truth(world) != Some(true);
        applies && document.programmes.iter().any(wanted)
    });
    Judgement {
        priority: priority.map(|priority| priority.code.as_str()).collect(),
        documents: documents.map(|document| document.code.as_str()).collect(),
        verdicts,
        amounts,
        ask_next,
        rules_version: &rules.version,
    }
}

/// Which path the answers point to: those of a citizen unless something says otherwise (screening rule 2).
#[must_use]
pub fn path(rules: &Rules, answers: &Answers) -> Path {
    Person::of(rules, answers).path
}

/// The answers, and what kind of person they speak of.
struct Person<'a> {
    answers: &'a Answers,
    path: Path,
    /// Whether the answers say so, rather than the want of an answer.
    path_sure: bool,
    /// Whether anything says what kind of person this is.
    named: bool,
}

impl<'a> Person<'a> {
    fn of(rules: &Rules, answers: &'a Answers) -> Self {
        let world = World { answers, path: None, skipped_is_no: false };
        let holds = |any: &Any| any.truth(world) == Some(true);
        let (path, path_sure) = if holds(&rules.who.citizen) {
            (Path::Citizen, true)
        } else if holds(&rules.who.kandas) {
            (Path::Kandas, true)
        } else {
            (Path::Citizen, false)
        };
        Self { answers, path, path_sure, named: rules.who.one_of.iter().any(|key| answers.get(*key).is_some()) }
    }

    /// By what the answers say and what follows from their absence.
    fn assumed(&self) -> World<'a> {
        World { answers: self.answers, path: self.named.then_some(self.path), skipped_is_no: false }
    }

    /// By what the answers say alone.
    fn sure(&self) -> World<'a> {
        World { path: (self.named && self.path_sure).then_some(self.path), ..self.assumed() }
    }
}

/// The rules of one programme, sorted by what they came to.
struct Found<'r> {
    programme: &'r ProgrammeRules,
    verdict: Verdict,
    /// Not met.
    applied: Vec<&'r Rule>,
    /// Known to be met.
    passed: Vec<&'r Rule>,
    /// A further answer could change them.
    open: Vec<&'r Rule>,
}

impl<'r> Found<'r> {
    fn of(programme: &'r ProgrammeRules, person: &Person<'_>, earlier: &[Self]) -> Self {
        let mut found = Self { programme, verdict: Verdict::Likely, applied: vec![], passed: vec![], open: vec![] };
        for repeat in &programme.repeats {
            let other = earlier.iter().find(|found| found.programme.id == repeat.of).expect("the loader checks the order");
            if other.verdict == Verdict::NotApplicable || repeat.path.is_some_and(|path| path != person.path) {
                continue;
            }
            let wanted = |rule: &&&Rule| match rule.effect {
                Effect::Na | Effect::Paper => false,
                effect => repeat.effects.is_empty() || repeat.effects.contains(&effect),
            };
            found.applied.extend(other.applied.iter().filter(wanted));
            found.passed.extend(other.passed.iter().filter(wanted));
            found.open.extend(other.open.iter().filter(wanted));
        }
        for rule in &programme.rules {
            if rule.applies(person.assumed()) && (person.named || rule.effect != Effect::Na || rule.even_unknown) {
                found.applied.push(rule);
            }
            match rule.settled(person.sure()) {
                Some(false) if rule.effect != Effect::Paper && !rule.when.is_always() => found.passed.push(rule),
                None => found.open.push(rule),
                Some(_) => {}
            }
        }
        found.verdict = found.decide(person.named);
        found
    }

    /// The strongest of what applies; without a kind of person, `ask` for all but those for other people.
    fn decide(&self, named: bool) -> Verdict {
        let strongest = self.applied.iter().map(|rule| rule.effect.verdict()).max().unwrap_or(Verdict::Likely);
        if named || strongest == Verdict::NotApplicable { strongest } else { Verdict::Ask }
    }

    fn with(&self, effects: &[Effect]) -> impl Iterator<Item = &'r Rule> {
        self.applied.iter().copied().filter(|rule| effects.contains(&rule.effect))
    }

    fn judged(&self, rules: &'r Rules, person: &Person<'_>) -> Judged<'r> {
        let (missing, failed, unknown): (&[Effect], &[Effect], &[Effect]) = match self.verdict {
            Verdict::NotApplicable => (&[], &[], &[]),
            Verdict::No => (&[], &[Effect::No], &[]),
            Verdict::Ask => (&[Effect::NotYet, Effect::Paper], &[], &[Effect::Ask]),
            Verdict::NotYet | Verdict::Likely => (&[Effect::NotYet, Effect::Paper], &[], &[]),
        };
        let who = (!person.named && self.verdict == Verdict::Ask).then_some(&rules.who);
        let passed = if self.verdict == Verdict::NotApplicable { vec![] } else { self.passed() };
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
            passed: self::codes(passed.into_iter()),
            citations,
            confidence: deciding.map(|rule| rule.confidence).min().unwrap_or(self.programme.confidence),
        }
    }

    /// Conditions known to be met. A code that several rules share is met when all of them are.
    fn passed(&self) -> Vec<&'r Rule> {
        let unmet = |code: &str| self.applied.iter().chain(&self.open).any(|rule| rule.code == code);
        self.passed.iter().copied().filter(|rule| !unmet(&rule.code)).collect()
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

/// Weighs each answer not yet given: a verdict that it could change counts far more than a paper, an amount or a priority.
fn ask_next(rules: &Rules, found: &[Found<'_>], person: &Person<'_>, money: bool) -> Option<Key> {
    const VERDICT: u32 = 100;
    let mut weights = [0_u32; Key::ALL.len()];
    let unanswered = |any: &Any| any.keys().filter(|key| person.answers.stored(*key).is_none()).collect::<Vec<_>>();
    if !person.named && person.answers.stored(Key::Citizenship).is_none() {
        weights[Key::Citizenship as usize] += VERDICT * 9;
    }
    for found in found {
        let mut best = [0_u32; Key::ALL.len()];
        for rule in &found.open {
            let applied = found.applied.iter().any(|other| std::ptr::eq(*other, *rule));
            let weight = if applied && rule.effect.verdict() == found.verdict || rule.effect.verdict() > found.verdict {
                VERDICT
            } else if matches!(rule.effect, Effect::NotYet | Effect::Paper) && found.verdict < Verdict::No {
                1
            } else {
                0
            };
            for key in unanswered(&rule.when).into_iter().chain(unanswered(&rule.unless)) {
                best[key as usize] = best[key as usize].max(weight);
            }
        }
        weights.iter_mut().zip(best).for_each(|(total, best)| *total += best);
    }
    if money && person.answers.stored(Key::HouseholdSize).is_none() {
        weights[Key::HouseholdSize as usize] += 1;
    }
    for key in rules.priorities.iter().flat_map(|priority| unanswered(&priority.when)) {
        weights[key as usize] += 1;
    }
    let heaviest = Key::ALL.into_iter().max_by_key(|key| (weights[*key as usize], std::cmp::Reverse(*key)))?;
    (weights[heaviest as usize] > 0).then_some(heaviest)
}

#[cfg(test)]
mod personas;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
