//! What somebody was last told by the questionnaire, and by which rules: so that who comes back hears what is new, and a change of
//! the rules can be compared with what was said before.

pub mod store;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    answers::{Answers, Key},
    judge::{Judgement, judge},
    questions::Questions,
    result::{title, verdict_word},
    rules::{Programme, Rules, Verdict},
};
use crate::{amounts::format_tenge, text::Text, texts};

/// A visit as its row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The version of the rules.
    pub rules: String,
    /// The questions that there were.
    pub questions: Vec<Key>,
    /// The result that was shown; `None` before the first.
    pub told: Option<Told>,
}

/// What somebody was told: verdicts, and the sums for their family.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The verdict for each programme.
    pub verdicts: BTreeMap<Programme, Verdict>,
    /// The relocation subsidy of the whole family, in tenge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relocation: Option<i64>,
    /// The ceiling of the certificate, in tenge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<i64>,
}

/// What is to be written.
#[derive(Debug)]
pub struct Record {
    /// Whose visit.
    pub person: i64,
    /// The version of the rules now.
    pub rules: String,
    /// The result that is shown; `None` leaves what was told before.
    pub told: Option<Told>,
    /// The person begins anew: what was told before no longer counts.
    pub afresh: bool,
}

/// How one verdict changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// For which programme.
    pub programme: Programme,
    /// What was said.
    pub from: Verdict,
    /// What holds now.
    pub to: Verdict,
}

impl Told {
    /// What a judgement tells.
    #[must_use]
    pub fn of(judgement: &Judgement<'_>) -> Self {
        Self {
            verdicts: judgement.verdicts.iter().map(|(programme, judged)| (*programme, judged.verdict)).collect(),
            relocation: judgement.amounts.relocation_tenge,
            certificate: judgement.amounts.certificate_cap_tenge,
        }
    }

    /// What these answers come to by the rules of today.
    #[must_use]
    pub fn now(answers: &Answers, today: Date) -> Self {
        Self::of(&judge(Rules::embedded(), answers, today))
    }

    /// The verdicts that are others now; a programme that was not judged before is no change.
    #[must_use]
    pub fn changes(&self, now: &Self) -> Vec<Change> {
        let changed = now.verdicts.iter().filter_map(|(programme, to)| {
            let from = *self.verdicts.get(programme)?;
            (from != *to).then_some(Change { programme: *programme, from, to: *to })
        });
        changed.collect()
    }

    /// What has changed, a line each, for the person: verdicts first, then sums where both were named.
    #[must_use]
    pub fn difference(&self, now: &Self) -> Vec<Text> {
        let mut lines: Vec<Text> = self
            .changes(now)
            .into_iter()
            .map(|change| {
                texts::screening_change_verdict(verdict_word(change.from), title(change.programme), verdict_word(change.to))
            })
            .collect();
        let sums = [
            (self.relocation.zip(now.relocation), Programme::RelocationMoney),
            (self.certificate.zip(now.certificate), Programme::MobilityCertificate),
        ];
        for (sum, programme) in sums {
            if let Some((from, to)) = sum.filter(|(from, to)| from != to) {
                lines.push(texts::screening_change_sum(format_tenge(from), title(programme), format_tenge(to)));
            }
        }
        lines
    }
}

impl Visit {
    /// Whether the rules are others now.
    #[must_use]
    pub fn is_of_other_rules(&self) -> bool {
        self.rules != Rules::embedded().version
    }

    /// How many of the questions still `open` are new to somebody who came by then: all of them where the result was shown, else
    /// those that there were not.
    #[must_use]
    pub fn new_questions(&self, open: &[Key]) -> usize {
        open.iter().filter(|key| self.told.is_some() || !self.questions.contains(key)).count()
    }

    /// What somebody is told who comes back after the rules have changed.
    #[must_use]
    pub fn greeting(&self, open: &[Key]) -> Text {
        match self.new_questions(open) {
            0 => texts::screening_rules_changed(),
            new => texts::screening_rules_changed_questions(i64::try_from(new).unwrap_or(i64::MAX)),
        }
    }
}

/// The questions of this version, as a row keeps them.
fn known_questions() -> String {
    Questions::embedded().iter().map(|question| question.key.as_str()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(verdict: Verdict, relocation: Option<i64>) -> Told {
        Told { verdicts: [(Programme::ResettlerQuota, verdict)].into_iter().collect(), relocation, certificate: None }
    }

    #[test]
    fn a_change_names_what_was_and_what_is() {
        let (before, now) = (told(Verdict::NotYet, Some(1)), told(Verdict::Likely, Some(2)));
        let change = Change { programme: Programme::ResettlerQuota, from: Verdict::NotYet, to: Verdict::Likely };
        assert_eq!(before.changes(&now), [change]);
        assert_eq!(before.difference(&now).len(), 2);
        assert_eq!(before.difference(&before), []);
        // A sum that appears with its verdict is told with it.
        assert_eq!(told(Verdict::NotYet, None).difference(&now).len(), 1);
        assert_eq!(Told::default().changes(&now), []);
    }

    #[test]
    fn new_questions_are_those_that_there_were_not() {
        let mut visit = Visit { rules: "old".into(), questions: vec![Key::Citizenship, Key::Region], told: None };
        assert!(visit.is_of_other_rules());
        assert_eq!(visit.new_questions(&[Key::Region, Key::HasDiploma]), 1);
        visit.told = Some(Told::default());
        assert_eq!(visit.new_questions(&[Key::Region, Key::HasDiploma]), 2);
    }

    #[test]
    fn what_was_told_survives_its_row() {
        let before = told(Verdict::NotApplicable, Some(5));
        let json = serde_json::to_string(&before).expect("plain data");
        assert_eq!(serde_json::from_str::<Told>(&json).expect("just written"), before);
    }
}
