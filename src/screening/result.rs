//! A judgement in words: short paragraphs for the family, and a compact summary for staff that travels with a case.
//!
//! Open programmes come first, programmes for other people are left out. Everything is said as preliminary.

use jiff::civil::Date;

use super::{
    answers::{Answers, Key},
    judge::{Judged, Judgement, RELOCATION_MRP},
    questions::Questions,
    rules::{Effect, Programme, ProgrammeRules, Rule, Rules, Verdict},
};
use crate::{
    amounts::{Amounts, format_tenge},
    text::Text,
    texts,
};

/// The lift allowance and the largest housing loan of «С дипломом – в село!», in МРП (R22).
const DIPLOMA_MRP: (i64, i64) = (100, 2500);
/// The one-time payment to a doctor of a scarce specialty, in МЗП (R23).
const DOCTOR_MZP: i64 = 100;

/// The result for the person, a paragraph each, in the order in which it is read.
#[must_use]
pub fn paragraphs(rules: &Rules, judgement: &Judgement<'_>, answers: &Answers, today: Date) -> Vec<Text> {
    let mut said = vec![texts::screening_result_title()];
    if answers.get(Key::Citizenship).is_none() {
        said.push(texts::screening_result_no_citizenship());
    }
    for (verdict, heading) in [
        (Verdict::Likely, texts::screening_group_likely()),
        (Verdict::NotYet, texts::screening_group_not_yet()),
        (Verdict::Ask, texts::screening_group_ask()),
        (Verdict::No, texts::screening_group_no()),
    ] {
        let mut group = judgement.verdicts.iter().filter(|(_, judged)| judged.verdict == verdict).peekable();
        if group.peek().is_some() {
            said.push(heading);
        }
        said.extend(group.map(|(id, judged)| programme(rules, *id, judged)));
    }
    said.extend(amounts(judgement, answers, today));
    let documents = rules.documents.iter().filter(|document| judgement.documents.contains(&document.code.as_str()));
    let documents: Vec<Text> = documents.map(|document| texts::screening_line_document(Text::new(document.text.clone()))).collect();
    if !documents.is_empty() {
        said.push(texts::screening_documents(documents));
    }
    if let Some(priorities) = priorities(rules, judgement) {
        said.push(texts::screening_priority(priorities));
    }
    said.extend(sources(rules, judgement));
    said.push(texts::screening_disclaimer());
    said
}

/// The result for staff: verdicts with what stands against each, priorities, and the answers. Skipped answers are left out.
#[must_use]
pub fn for_staff(rules: &Rules, judgement: &Judgement<'_>, answers: &Answers, today: Date) -> Vec<Text> {
    let mut said = vec![texts::screening_staff_title(day(today), rules.version.as_str())];
    let shown = judgement.verdicts.iter().filter(|(_, judged)| judged.verdict != Verdict::NotApplicable);
    let verdicts: Vec<Text> = shown.flat_map(|(id, judged)| staff_lines(rules, *id, judged)).collect();
    if !verdicts.is_empty() {
        said.push(texts::screening_staff_verdicts(verdicts));
    }
    if let Some(priorities) = priorities(rules, judgement) {
        said.push(texts::screening_priority(priorities));
    }
    let questions = Questions::embedded();
    let given = answers.iter().filter_map(|(key, value)| {
        let question = questions.of(key);
        Some(texts::screening_staff_answer(question.label(), question.answer(value)?))
    });
    let given: Vec<Text> = given.collect();
    if !given.is_empty() {
        said.push(texts::screening_staff_answers(given));
    }
    said
}

/// The programme's name, for headings and buttons.
#[must_use]
pub fn title(programme: Programme) -> Text {
    match programme {
        Programme::KandasStatus => texts::screening_programme_kandas_status(),
        Programme::KandasQuota => texts::screening_programme_kandas_quota(),
        Programme::ResettlerQuota => texts::screening_programme_resettler_quota(),
        Programme::RelocationMoney => texts::screening_programme_relocation_money(),
        Programme::MobilityCertificate => texts::screening_programme_mobility_certificate(),
        Programme::DiplomaToVillage => texts::screening_programme_diploma_to_village(),
        Programme::DoctorGrant => texts::screening_programme_doctor_grant(),
        Programme::AtaZholy => texts::screening_programme_ata_zholy(),
        Programme::SimplifiedCitizenship => texts::screening_programme_simplified_citizenship(),
    }
}

/// What the programme gives and where it is applied for.
fn about(programme: Programme) -> Text {
    match programme {
        Programme::KandasStatus => texts::screening_about_kandas_status(),
        Programme::KandasQuota => texts::screening_about_kandas_quota(),
        Programme::ResettlerQuota => texts::screening_about_resettler_quota(),
        Programme::RelocationMoney => texts::screening_about_relocation_money(),
        Programme::MobilityCertificate => texts::screening_about_mobility_certificate(),
        Programme::DiplomaToVillage => texts::screening_about_diploma_to_village(),
        Programme::DoctorGrant => texts::screening_about_doctor_grant(),
        Programme::AtaZholy => texts::screening_about_ata_zholy(),
        Programme::SimplifiedCitizenship => texts::screening_about_simplified_citizenship(),
    }
}

/// The verdict in a word or two.
#[must_use]
pub fn verdict_word(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Likely => texts::screening_verdict_likely(),
        Verdict::NotYet => texts::screening_verdict_not_yet(),
        Verdict::Ask => texts::screening_verdict_ask(),
        Verdict::No => texts::screening_verdict_no(),
        Verdict::NotApplicable => texts::screening_verdict_na(),
    }
}

fn programme(rules: &Rules, id: Programme, judged: &Judged<'_>) -> Text {
    let mut lines = match judged.verdict {
        Verdict::No => vec![],
        Verdict::Likely | Verdict::NotYet | Verdict::Ask | Verdict::NotApplicable => vec![about(id)],
    };
    let reasons = reasons(rules, id, judged);
    lines.extend(reasons.iter().map(Reason::line));
    if judged.unknown.contains(&rules.who.code.as_str()) {
        lines.push(texts::screening_line_unknown(Text::new(rules.who.text.clone())));
    }
    if takes_over_a_quota(rules.programme(id)) {
        lines.push(texts::screening_reason_as_quota());
    } else if reasons.is_empty() && judged.verdict == Verdict::Likely {
        lines.push(texts::screening_reason_nothing_against());
    }
    texts::screening_block(lines, title(id))
}

fn staff_lines(rules: &Rules, id: Programme, judged: &Judged<'_>) -> Vec<Text> {
    let mut lines = vec![texts::screening_staff_line(title(id), verdict_word(judged.verdict))];
    let against = reasons(rules, id, judged).into_iter().filter(|reason| reason.effect.is_some());
    lines.extend(against.map(|reason| texts::screening_staff_reason(reason.text.attribute("short"))));
    lines
}

/// One sentence on why a verdict is as it is.
struct Reason {
    /// What follows from the unmet condition; `None` for a condition that is met.
    effect: Option<Effect>,
    text: Text,
}

impl Reason {
    fn line(&self) -> Text {
        let text = self.text.clone();
        match self.effect {
            None => texts::screening_line_pass(text),
            Some(Effect::NotYet | Effect::Paper) => texts::screening_line_missing(text),
            Some(Effect::Ask) => texts::screening_line_unknown(text),
            Some(Effect::No | Effect::Na) => texts::screening_line_failed(text),
        }
    }
}

/// The conditions that the verdict names, unmet ones first. What money takes over from a quota is said once, at the quota.
fn reasons(rules: &Rules, id: Programme, judged: &Judged<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for (codes, effects) in [
        (&judged.failed, &[Effect::No][..]),
        (&judged.missing, &[Effect::NotYet, Effect::Paper]),
        (&judged.unknown, &[Effect::Ask]),
    ] {
        for code in codes {
            let rule = find(rules, id, |rule| rule.code == *code && effects.contains(&rule.effect));
            let Some(text) = rule.and_then(|rule| rule.text.clone()) else { continue };
            reasons.push(Reason { effect: Some(effects[0]), text: Text::new(text) });
        }
    }
    if judged.verdict != Verdict::No {
        for code in &judged.passed {
            let rule = find(rules, id, |rule| rule.code == *code && rule.pass.is_some());
            let Some(pass) = rule.and_then(|rule| rule.pass.clone()) else { continue };
            reasons.push(Reason { effect: None, text: Text::new(pass) });
        }
    }
    reasons
}

fn find(rules: &Rules, id: Programme, wanted: impl Fn(&Rule) -> bool) -> Option<&Rule> {
    let own = rules.programme(id);
    let partly = own.repeats.iter().filter(|repeat| !repeat.effects.is_empty());
    let rules = own.rules.iter().chain(partly.flat_map(|repeat| &rules.programme(repeat.of).rules));
    rules.into_iter().find(|rule| wanted(rule))
}

fn takes_over_a_quota(programme: &ProgrammeRules) -> bool {
    programme.repeats.iter().any(|repeat| repeat.effects.is_empty())
}

fn amounts(judgement: &Judgement<'_>, answers: &Answers, today: Date) -> Vec<Text> {
    let figures = Amounts::for_year(today.year());
    let sums = &judgement.amounts;
    let mut lines = Vec::new();
    if let Some((least, most)) = sums.rent_month_min_tenge.zip(sums.rent_month_max_tenge) {
        let each = format_tenge(figures.multiple(RELOCATION_MRP));
        lines.push(match answers.number(Key::HouseholdSize).zip(sums.relocation_tenge) {
            Some((family, sum)) => texts::screening_amount_relocation(each, family, format_tenge(sum)),
            None => texts::screening_amount_relocation_each(each),
        });
        lines.push(texts::screening_amount_rent(format_tenge(most), format_tenge(least)));
    }
    if let Some(cap) = sums.certificate_cap_tenge {
        lines.push(texts::screening_amount_certificate(format_tenge(cap)));
    }
    let moves = !lines.is_empty();
    if judgement.verdicts[&Programme::DiplomaToVillage].verdict == Verdict::Likely {
        let (lift, loan) = (figures.multiple(DIPLOMA_MRP.0), figures.multiple(DIPLOMA_MRP.1));
        lines.push(texts::screening_amount_diploma(format_tenge(lift), format_tenge(loan)));
    }
    let doctor = matches!(judgement.verdicts[&Programme::DoctorGrant].verdict, Verdict::Ask | Verdict::NotYet);
    if let Some(mzp) = figures.mzp_tenge.filter(|_| doctor && answers.get(Key::Profession).is_some()) {
        lines.push(texts::screening_amount_doctor(format_tenge(DOCTOR_MZP * mzp)));
    }
    if lines.is_empty() {
        return vec![];
    }
    let mut said = vec![texts::screening_amounts(lines, i64::from(figures.year))];
    if !figures.known {
        said.push(texts::screening_amounts_unknown_year(i64::from(figures.asked_year), i64::from(figures.year)));
    }
    if moves {
        said.push(texts::screening_five_years());
    }
    said
}

fn priorities(rules: &Rules, judgement: &Judgement<'_>) -> Option<Vec<Text>> {
    let met = rules.priorities.iter().filter(|priority| judgement.priority.contains(&priority.code.as_str()));
    let met: Vec<Text> = met.map(|priority| Text::new(priority.text.clone())).collect();
    (!met.is_empty()).then_some(met)
}

/// The acts behind the programmes shown, each once, with the day the facts were checked.
fn sources(rules: &Rules, judgement: &Judgement<'_>) -> Option<Text> {
    let shown = judgement.verdicts.iter().filter(|(_, judged)| judged.verdict != Verdict::NotApplicable);
    let mut ids: Vec<&str> = Vec::new();
    for (id, _) in shown {
        let source = rules.programme(*id).source.as_str();
        if !ids.contains(&source) {
            ids.push(source);
        }
    }
    let lines: Vec<Text> = ids.into_iter().map(|id| Text::new(id.to_owned())).collect();
    (!lines.is_empty()).then(|| texts::screening_sources(day(rules.checked), lines))
}

/// A day as people here write it.
fn day(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}
