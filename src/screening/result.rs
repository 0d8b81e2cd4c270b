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
    if judgement.verdicts.values().any(|judged| judged.unknown.contains(&rules.who.code.as_str())) {
        said.push(Text::new(rules.who.text.clone()));
    } else if answers.get(Key::Citizenship).is_none() {
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
        said.extend(group.map(|(id, judged)| programme(rules, judgement, *id, judged)));
    }
    said.extend(amounts(judgement, answers, today));
    let documents = rules.documents.iter().filter(|document| judgement.documents.contains(&document.code.as_str()));
    let documents: Vec<Text> =
        documents.map(|document| texts::screening_line_document(Text::new(document.text.clone()))).collect();
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
    let verdicts: Vec<Text> = shown.flat_map(|(id, judged)| staff_lines(rules, judgement, *id, judged)).collect();
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

fn programme(rules: &Rules, judgement: &Judgement<'_>, id: Programme, judged: &Judged<'_>) -> Text {
    let mut lines = match judged.verdict {
        Verdict::No => vec![],
        Verdict::Likely | Verdict::NotYet | Verdict::Ask | Verdict::NotApplicable => vec![about(id)],
    };
    let reasons = reasons(rules, judgement, id, judged);
    lines.extend(reasons.iter().map(Reason::line));
    if takes_over_a_quota(rules.programme(id)) {
        lines.push(texts::screening_reason_as_quota());
    } else if reasons.is_empty() && judged.verdict == Verdict::Likely {
        lines.push(texts::screening_reason_nothing_against());
    }
    texts::screening_block(lines, title(id))
}

fn staff_lines(rules: &Rules, judgement: &Judgement<'_>, id: Programme, judged: &Judged<'_>) -> Vec<Text> {
    let mut lines = vec![texts::screening_staff_line(title(id), verdict_word(judged.verdict))];
    let against = reasons(rules, judgement, id, judged).into_iter().filter(|reason| reason.effect.is_some());
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
fn reasons(rules: &Rules, judgement: &Judgement<'_>, id: Programme, judged: &Judged<'_>) -> Vec<Reason> {
    let out_of_reach = judgement.verdicts[&Programme::KandasStatus].verdict == Verdict::No;
    let mut reasons = Vec::new();
    for (codes, effects) in [
        (&judged.failed, &[Effect::No][..]),
        (&judged.missing, &[Effect::NotYet, Effect::Paper]),
        (&judged.unknown, &[Effect::Ask]),
    ] {
        // Nobody is told to get first what they cannot get.
        for code in codes.iter().filter(|code| !(out_of_reach && **code == Programme::KandasStatus.as_str())) {
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
        for source in &rules.programme(*id).sources {
            if !ids.contains(&source.as_str()) {
                ids.push(source);
            }
        }
    }
    let lines: Vec<Text> = ids.into_iter().map(|id| Text::new(id.to_owned())).collect();
    (!lines.is_empty()).then(|| texts::screening_sources(day(rules.checked), lines))
}

/// A day as people here write it.
fn day(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        screening::{judge::judge, persona::Persona},
        text::{Lang, Locales},
    };

    /// What the person and then staff read.
    fn read(answers: &str, today: Date, lang: Lang) -> String {
        let rules = Rules::embedded();
        let answers = Persona::from_json(answers).expect("answers").answers;
        let judgement = judge(rules, &answers, today);
        let mut said = paragraphs(rules, &judgement, &answers, today);
        said.extend(for_staff(rules, &judgement, &answers, today));
        let said: Vec<_> = said.iter().map(|text| Locales::embedded().html(lang, text)).collect();
        said.join("\n\n")
    }

    #[test]
    fn a_family_with_a_house_in_the_village_reads_its_result_early_in_an_unknown_year() {
        let family = r#"{"citizenship":"kz","region":"kyzylorda","registered_months":80,"job_status":"registered",
            "profession":"social","has_diploma":true,"destination":"village","owns_home_at_destination":true,
            "household_size":3,"children_under_18":4,"divorced_months_ago":3}"#;
        insta::assert_snapshot!("family_kk", read(family, date(2027, 1, 5), Lang::Kk));
        insta::assert_snapshot!("family_ru", read(family, date(2027, 1, 5), Lang::Ru));
    }

    #[test]
    fn a_kandas_from_china_reads_what_to_do_first() {
        let kandas = r#"{"citizenship":"foreign","has_kandas_status":false,"ethnic_kazakh":true,"former_kz_citizen":false,
            "nationality_in_papers":false,"keeps_foreign_citizenship":true,"profession":"vet","destination":"village"}"#;
        insta::assert_snapshot!("kandas_kk", read(kandas, date(2026, 11, 22), Lang::Kk));
        insta::assert_snapshot!("kandas_ru", read(kandas, date(2026, 11, 22), Lang::Ru));
    }

    #[test]
    fn a_former_citizen_is_not_sent_for_the_status() {
        let former = r#"{"citizenship":"foreign","has_kandas_status":false,"former_kz_citizen":true,"profession":"none"}"#;
        let words = read(former, date(2026, 11, 22), Lang::Ru);
        assert!(!words.contains("Сначала получите статус"), "{words}");
        assert!(words.contains("скажет юрист"), "{words}");
    }
}
