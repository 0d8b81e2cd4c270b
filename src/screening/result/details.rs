//! What stands behind a short result: each programme with its reasons, the papers, the acts, and what there is besides.

use jiff::civil::Date;

use super::{Judged, Judgement, day, title};
use crate::{
    amounts::{Amounts, format_tenge},
    screening::rules::{Confidence, Effect, Programme, ProgrammeRules, Rule, Rules, Verdict},
    text::Text,
    texts,
};

/// What an employer gets who helps a family to move, in МРП (R5), and the largest grant for a new business idea (R6).
const EMPLOYER_MRP: i64 = 400;

/// A part of the result that is shown on a press. The numbers stand in buttons and are never used for another part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Each programme with its reasons.
    Programmes = 1,
    /// The papers to collect.
    Documents = 2,
    /// The acts and pages that it rests on.
    Basis = 3,
    /// What there is beside the programmes that are judged.
    Besides = 4,
}

impl Part {
    /// All parts in the order of their buttons.
    pub const ALL: [Self; 4] = [Self::Programmes, Self::Documents, Self::Basis, Self::Besides];

    /// The part of a button.
    #[must_use]
    pub fn of(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|part| *part as u16 == number)
    }

    /// The words on its button.
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::Programmes => texts::screening_button_programmes(),
            Self::Documents => texts::screening_button_documents(),
            Self::Basis => texts::screening_button_basis(),
            Self::Besides => texts::screening_button_besides(),
        }
    }
}

/// One part of the result, a paragraph each.
#[must_use]
pub fn details(rules: &Rules, judgement: &Judgement<'_>, today: Date, part: Part) -> Vec<Text> {
    match part {
        Part::Programmes => programmes(rules, judgement),
        Part::Documents => vec![documents(rules, judgement)],
        Part::Basis => sources(rules, judgement).map_or_else(Vec::new, |sources| vec![sources]),
        Part::Besides => besides(today),
    }
}

fn programmes(rules: &Rules, judgement: &Judgement<'_>) -> Vec<Text> {
    let mut said = Vec::new();
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
    said
}

fn documents(rules: &Rules, judgement: &Judgement<'_>) -> Text {
    let documents = rules.documents.iter().filter(|document| judgement.documents.contains(&document.code.as_str()));
    let lines: Vec<Text> = documents.map(|document| texts::screening_line_document(Text::new(document.text.clone()))).collect();
    if lines.is_empty() { texts::screening_no_documents() } else { texts::screening_documents(lines) }
}

/// What an employer gets, the grant for a business, the housing queue: not judged, said with the day of the facts.
fn besides(today: Date) -> Vec<Text> {
    let figures = Amounts::for_year(today.year());
    let sum = format_tenge(figures.multiple(EMPLOYER_MRP));
    let year = i64::from(figures.year);
    vec![
        texts::screening_besides(),
        texts::screening_besides_employer(sum, year),
        texts::screening_besides_business(),
        texts::screening_besides_housing(),
        texts::screening_besides_ask(),
    ]
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
    let sure = match judged.confidence {
        Confidence::High => None,
        Confidence::Medium => Some(texts::screening_sure_medium()),
        Confidence::Low => Some(texts::screening_sure_low()),
    };
    lines.extend(sure.filter(|_| judged.verdict == Verdict::Likely || judged.verdict == Verdict::NotYet));
    texts::screening_block(lines, title(id))
}

/// One sentence on why a verdict is as it is.
pub(super) struct Reason {
    /// What follows from the unmet condition; `None` for a condition that is met.
    pub(super) effect: Option<Effect>,
    pub(super) text: Text,
}

impl Reason {
    pub(super) fn line(&self) -> Text {
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
pub(super) fn reasons(rules: &Rules, judgement: &Judgement<'_>, id: Programme, judged: &Judged<'_>) -> Vec<Reason> {
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
