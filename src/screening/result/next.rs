//! The next step: one thing to do now, with its place and its term, and who at the centre helps with it.

use super::Judgement;
use crate::{
    screening::rules::{Programme, Verdict},
    text::Text,
    texts,
};

/// Codes under `ask` that are for the lawyer; the operator takes the rest to the department.
const FOR_THE_LAWYER: [&str; 4] = ["never_kz_citizen", "no_debts", "first_support", "profession_or_business"];

/// The first thing to do, and who helps.
pub(super) fn step(judgement: &Judgement<'_>) -> (Text, Text) {
    let is = |programme: Programme, verdict| judgement.verdicts[&programme].verdict == verdict;
    let misses = |programme: Programme, code| {
        let judged = &judgement.verdicts[&programme];
        judged.verdict == Verdict::NotYet && judged.missing.contains(&code)
    };
    let operator = texts::screening_helper_operator;
    if misses(Programme::KandasStatus, "nationality_proof") {
        return (texts::screening_next_nationality(), texts::screening_helper_lawyer());
    }
    if is(Programme::KandasStatus, Verdict::Likely) {
        return (texts::screening_next_status(), operator());
    }
    if misses(Programme::ResettlerQuota, "job_seeker_registration") {
        return (texts::screening_next_career_centre(), operator());
    }
    if misses(Programme::ResettlerQuota, "registered_12_months") {
        return (texts::screening_next_registration(), operator());
    }
    if is(Programme::KandasQuota, Verdict::Likely) {
        return (texts::screening_next_kandas_quota(), operator());
    }
    if is(Programme::ResettlerQuota, Verdict::Likely) {
        return (texts::screening_next_resettler_quota(), operator());
    }
    if is(Programme::SimplifiedCitizenship, Verdict::Likely) {
        return (texts::screening_next_citizenship(), operator());
    }
    if is(Programme::DiplomaToVillage, Verdict::Likely) {
        return (texts::screening_next_diploma(), operator());
    }
    if misses(Programme::DiplomaToVillage, "destination_village") || misses(Programme::DoctorGrant, "destination_village") {
        return (texts::screening_next_village(), operator());
    }
    let asked = judgement.verdicts.values().filter(|judged| judged.verdict == Verdict::Ask);
    let mut unknown = asked.flat_map(|judged| &judged.unknown).peekable();
    if unknown.peek().is_none() {
        return (texts::screening_next_other(), operator());
    }
    let lawyer = unknown.any(|code| FOR_THE_LAWYER.contains(code));
    (texts::screening_next_ask(), if lawyer { texts::screening_helper_lawyer() } else { operator() })
}
