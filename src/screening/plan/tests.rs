//! What stands in whose plan.

use jiff::civil::date;

use super::*;
use crate::screening::answers::{Key, Value};

fn codes(answers: &[(Key, &str)]) -> Vec<String> {
    let answers = answers.iter().map(|(key, value)| (*key, Value::parse(*key, value).expect("a value"))).collect();
    let rules = Rules::embedded();
    items(rules, &judge(rules, &answers, date(2026, 11, 22))).into_iter().map(|item| item.code).collect()
}

#[test]
fn a_family_registers_first_and_collects_its_papers() {
    let codes = codes(&[
        (Key::Citizenship, "kz"),
        (Key::Region, "turkistan"),
        (Key::RegisteredMonths, "24"),
        (Key::JobStatus, "employed"),
        (Key::HouseholdSize, "7"),
        (Key::DivorcedMonthsAgo, "10"),
    ]);
    assert!(codes.contains(&"do.job_seeker_registration".to_owned()), "{codes:?}");
    assert!(codes.contains(&"paper.divorce_certificate".to_owned()), "{codes:?}");
    assert!(!codes.contains(&"do.divorce_certificate".to_owned()), "{codes:?}");
    let unique: std::collections::BTreeSet<_> = codes.iter().collect();
    assert_eq!(unique.len(), codes.len());
}

#[test]
fn a_kandas_gets_the_status_first() {
    let codes = codes(&[
        (Key::Citizenship, "foreign"),
        (Key::HasKandasStatus, "false"),
        (Key::EthnicKazakh, "true"),
        (Key::FormerKzCitizen, "false"),
        (Key::NationalityInPapers, "true"),
    ]);
    assert!(!codes.contains(&"apply.kandas_status".to_owned()), "{codes:?}");
    assert!(codes.contains(&"do.kandas_status".to_owned()), "{codes:?}");
    assert!(codes.contains(&"paper.nationality_papers".to_owned()), "{codes:?}");
}

#[test]
fn nobody_is_sent_for_what_they_cannot_get() {
    let codes = codes(&[(Key::Citizenship, "foreign"), (Key::HasKandasStatus, "false"), (Key::FormerKzCitizen, "true")]);
    assert!(codes.iter().all(|code| code != "do.kandas_status"), "{codes:?}");
}

#[test]
fn every_code_fits_into_a_button() {
    let rules = Rules::embedded();
    let longest = rules.documents.iter().map(|document| document.code.len()).max().unwrap_or(0);
    assert!("T:1:paper.".len() + longest <= crate::button::MAX_BYTES);
    assert!(rules.documents.iter().all(|document| !document.code.contains(':')));
}
