//! A judgement in words: a short result for the family with what stands behind it on a press, and a compact summary for staff that
//! travels with a case.
//!
//! Open programmes come first, programmes for other people are left out. Everything is said as preliminary.

use jiff::civil::Date;

use super::{
    answers::{Answers, Key, Value},
    judge::{Judged, Judgement, RELOCATION_MRP, next::Outlook},
    questions::Questions,
    rules::{Programme, Rules, Verdict},
};
use crate::{
    amounts::{Amounts, format_tenge},
    text::Text,
    texts,
};

pub mod details;
mod next;

use details::reasons;

/// The lift allowance and the largest housing loan of «С дипломом – в село!», in МРП (R22).
const DIPLOMA_MRP: (i64, i64) = (100, 2500);
/// The one-time payment to a doctor of a scarce specialty, in МЗП (R23).
const DOCTOR_MZP: i64 = 100;

/// The result for the person in short, a paragraph each, in the order in which it is read. What stands behind it is
/// [`details::details`], on a press.
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
        said.extend(group(rules, judgement, verdict, heading));
    }
    said.extend(amounts(judgement, answers, today));
    if let Some(priorities) = priorities(rules, judgement) {
        said.push(texts::screening_priority(priorities));
    }
    said.extend(not_said(rules, answers, today));
    let (step, helper) = next::step(judgement);
    said.push(texts::screening_next(helper, step));
    said.push(texts::screening_disclaimer());
    said
}

/// The programmes with one verdict by their names, and each reason against them once.
fn group(rules: &Rules, judgement: &Judgement<'_>, verdict: Verdict, heading: Text) -> Option<Text> {
    let mut lines: Vec<Text> = Vec::new();
    let mut why: Vec<Text> = Vec::new();
    for (id, judged) in judgement.verdicts.iter().filter(|(_, judged)| judged.verdict == verdict) {
        lines.push(texts::screening_line_programme(title(*id)));
        let against = reasons(rules, judgement, *id, judged).into_iter().filter(|reason| reason.effect.is_some());
        for line in against.map(|reason| reason.line()) {
            if !why.contains(&line) {
                why.push(line);
            }
        }
    }
    if lines.is_empty() {
        return None;
    }
    lines.extend(why);
    Some(texts::screening_group(heading, lines))
}

/// The questions that were refused and whose answers could still change a verdict.
fn not_said(rules: &Rules, answers: &Answers, today: Date) -> Option<Text> {
    let said: Answers = answers.iter().filter(|(_, value)| !matches!(value, Value::Skipped | Value::Unknown)).collect();
    let open = Outlook::of(rules, &said, today).all_deciding();
    let refused = answers.iter().filter(|(key, _)| said.stored(*key).is_none() && open & (1 << *key as usize) != 0);
    let labels: Vec<Text> = refused.map(|(key, _)| Questions::embedded().of(key).label()).collect();
    labels.into_iter().reduce(texts::screening_list).map(texts::screening_not_said)
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

fn staff_lines(rules: &Rules, judgement: &Judgement<'_>, id: Programme, judged: &Judged<'_>) -> Vec<Text> {
    let mut lines = vec![texts::screening_staff_line(title(id), verdict_word(judged.verdict))];
    let against = reasons(rules, judgement, id, judged).into_iter().filter(|reason| reason.effect.is_some());
    lines.extend(against.map(|reason| texts::screening_staff_reason(reason.text.attribute("short"))));
    lines
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
        for part in details::Part::ALL {
            said.extend(details::details(rules, &judgement, today, part));
        }
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
