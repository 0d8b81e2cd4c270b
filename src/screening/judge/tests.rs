//! The edges of every rule.

use jiff::civil::date;

use super::*;
use crate::screening::persona::Persona;

/// Judges one JSON line, on its own day or on 22 November 2026.
pub fn judged(line: &str) -> Judgement<'static> {
    let persona = Persona::from_json(line).unwrap_or_else(|error| panic!("{line}: {error}"));
    judge(Rules::embedded(), &persona.answers, persona.date.unwrap_or(date(2026, 11, 22)))
}

/// One verdict in a line: `ask ?departure_region -registered_12_months` (`?` unknown, `-` missing, `!` failed).
pub fn line(judged: &Judged<'_>) -> String {
    let mut line = verdict(judged.verdict).to_owned();
    for (mark, codes) in [('!', &judged.failed), ('?', &judged.unknown), ('-', &judged.missing)] {
        for code in codes {
            line.push(' ');
            line.push(mark);
            line.push_str(code);
        }
    }
    line
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Likely => "likely",
        Verdict::NotYet => "not_yet",
        Verdict::Ask => "ask",
        Verdict::No => "no",
        Verdict::NotApplicable => "n/a",
    }
}

/// Checks a table of (answers without braces, expected line) for one programme. `base` is put before each.
fn table(programme: Programme, base: &str, rows: &[(&str, &str)]) {
    for (answers, expected) in rows {
        let answers = [base, answers].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(",");
        let result = judged(&format!("{{{answers}}}"));
        assert_eq!(line(&result.verdicts[&programme]), *expected, "{programme}: {answers}");
    }
}

const KZ: &str = r#""citizenship":"kz""#;
const FOREIGN: &str = r#""citizenship":"foreign""#;
const HELD: &str = r#""citizenship":"foreign","has_kandas_status":true"#;

#[test]
fn rule_2_without_a_kind_of_person_everything_is_asked() {
    for nothing in [
        "{}",
        r#"{"where_now":"abroad","region":"turkistan"}"#,
        r#"{"keeps_foreign_citizenship":false,"former_kz_citizen":true}"#,
    ] {
        let result = judged(nothing);
        assert!(result.verdicts.values().all(|judged| judged.verdict == Verdict::Ask), "{nothing}");
        assert!(
            result.verdicts.values().all(|judged| judged.unknown[0] == "who_you_are" && judged.failed.is_empty()),
            "{nothing}"
        );
        assert_eq!(result.ask_next, Some(Key::Citizenship), "{nothing}");
    }
    table(
        Programme::DiplomaToVillage,
        "",
        &[(r#""profession":"other""#, "n/a"), (r#""profession":"vet""#, "ask ?who_you_are")],
    );
    table(
        Programme::DoctorGrant,
        "",
        &[(r#""profession":"vet""#, "n/a"), (r#""profession":"doctor""#, "ask ?who_you_are ?scarce_specialty")],
    );
    table(Programme::ResettlerQuota, "", &[(r#""registered_months":5"#, "ask ?who_you_are -registered_12_months")]);
}

#[test]
fn rule_2_without_citizenship_status_or_a_place_abroad_points_to_kandas() {
    for (answers, kandas) in [
        (r#"{"has_kandas_status":true}"#, true),
        (r#"{"ethnic_kazakh":true,"where_now":"abroad"}"#, true),
        (r#"{"has_kandas_status":false,"where_now":"abroad"}"#, true),
        (r#"{"ethnic_kazakh":true}"#, false),
        (r#"{"ethnic_kazakh":true,"where_now":"kz"}"#, false),
        (r#"{"has_kandas_status":false}"#, false),
        (r#"{"citizenship":"kz","has_kandas_status":true,"where_now":"abroad"}"#, false),
        (r#"{"citizenship":"stateless","where_now":"kz"}"#, true),
    ] {
        let result = judged(answers);
        let applies = |programme| result.verdicts[&programme].verdict != Verdict::NotApplicable;
        assert_eq!((applies(Programme::KandasQuota), applies(Programme::ResettlerQuota)), (kandas, !kandas), "{answers}");
    }
}

#[test]
fn rules_5_to_7_kandas_status() {
    table(
        Programme::KandasStatus,
        "",
        &[
            (KZ, "n/a"),
            (FOREIGN, "likely"),
            (r#""citizenship":"stateless","ethnic_kazakh":true,"former_kz_citizen":false"#, "likely"),
            (r#""citizenship":"foreign","ethnic_kazakh":false"#, "no !ethnic_kazakh"),
            (r#""citizenship":"foreign","former_kz_citizen":true"#, "no !never_kz_citizen"),
            (r#""citizenship":"stateless","former_kz_citizen":true"#, "no !never_kz_citizen"),
            (
                r#""citizenship":"foreign","ethnic_kazakh":false,"former_kz_citizen":true,"nationality_in_papers":false"#,
                "no !ethnic_kazakh !never_kz_citizen",
            ),
            (HELD, "n/a"),
            (r#""citizenship":"foreign","has_kandas_status":true,"ethnic_kazakh":false"#, "n/a"),
            (r#""citizenship":"foreign","nationality_in_papers":false"#, "not_yet -nationality_proof"),
            (r#""citizenship":"foreign","keeps_foreign_citizenship":true,"where_now":"abroad""#, "likely"),
        ],
    );
}

#[test]
fn rules_8_to_10_and_18_to_19_kandas_quota() {
    table(
        Programme::KandasQuota,
        "",
        &[
            (KZ, "n/a"),
            (r#""citizenship":"foreign","ethnic_kazakh":false"#, "no !ethnic_kazakh"),
            (r#""citizenship":"foreign","former_kz_citizen":true,"has_kandas_status":false"#, "no !never_kz_citizen"),
            (r#""citizenship":"foreign","has_kandas_status":true,"ethnic_kazakh":false"#, "likely"),
            (r#""citizenship":"foreign","has_kandas_status":false"#, "not_yet -kandas_status"),
            (r#""citizenship":"foreign","nationality_in_papers":false"#, "likely"),
            (FOREIGN, "likely"),
        ],
    );
    table(
        Programme::KandasQuota,
        HELD,
        &[
            (r#""region":"mangystau""#, "likely"),
            (r#""region":"abroad""#, "likely"),
            (r#""region":"north_kazakhstan""#, "ask ?not_yet_in_region"),
            (r#""job_status":"pensioner""#, "ask ?not_pensioner"),
            (r#""job_status":"employed""#, "likely"),
            (r#""received_support_before":true"#, "ask ?first_support"),
            (r#""left_home_region_debts":true"#, "ask ?no_debts"),
            (r#""destination":"petropavl""#, "ask ?listed_place"),
            (r#""destination":"town""#, "ask ?listed_place"),
            (r#""destination":"village""#, "likely"),
            (r#""destination":"undecided""#, "likely"),
            (r#""divorced_months_ago":3"#, "likely"),
        ],
    );
    table(
        Programme::KandasQuota,
        r#""citizenship":"foreign","has_kandas_status":false"#,
        &[
            (r#""region":"north_kazakhstan""#, "not_yet -kandas_status"),
            (r#""left_home_region_debts":true"#, "ask ?no_debts -kandas_status"),
        ],
    );
}

#[test]
fn rules_11_to_14_resettler_quota() {
    table(Programme::ResettlerQuota, "", &[(FOREIGN, "n/a"), (HELD, "n/a"), (KZ, "likely")]);
    table(
        Programme::ResettlerQuota,
        KZ,
        &[
            (r#""region":"turkistan","ethnic_kazakh":false"#, "likely"),
            (r#""region":"kyzylorda""#, "likely"),
            (r#""region":"zhambyl""#, "likely"),
            (r#""region":"almaty_region""#, "likely"),
            (r#""region":"shymkent""#, "likely"),
            (r#""region":"zhetisu""#, "ask ?departure_region"),
            (r#""region":"mangystau""#, "ask ?departure_region"),
            (r#""region":"almaty_city""#, "ask ?departure_region"),
            (r#""region":"astana""#, "ask ?departure_region"),
            (r#""region":"other_kz""#, "ask ?departure_region"),
            (r#""region":"abroad""#, "ask ?departure_region"),
            (r#""region":"north_kazakhstan","registered_months":3"#, "no !departure_region"),
            (r#""registered_months":0"#, "not_yet -registered_12_months"),
            (r#""registered_months":11"#, "not_yet -registered_12_months"),
            (r#""registered_months":12"#, "likely"),
            (r#""registered_months":13"#, "likely"),
            (r#""job_status":"registered""#, "likely"),
            (r#""job_status":"employed""#, "not_yet -job_seeker_registration"),
            (r#""job_status":"not_registered""#, "not_yet -job_seeker_registration"),
            (r#""job_status":"student""#, "not_yet -job_seeker_registration"),
            (r#""job_status":"pensioner""#, "ask ?not_pensioner"),
            (
                r#""region":"zhetisu","registered_months":11,"job_status":"student""#,
                "ask ?departure_region -registered_12_months -job_seeker_registration",
            ),
            (r#""household_size":1,"children_under_18":0"#, "likely"),
            (r#""received_support_before":true"#, "ask ?first_support"),
            (r#""left_home_region_debts":true"#, "ask ?no_debts"),
            (r#""destination":"town""#, "ask ?listed_place"),
            (r#""destination":"petropavl""#, "ask ?listed_place"),
            (r#""destination":"undecided""#, "likely"),
            (r#""received_support_before":false,"left_home_region_debts":false,"destination":"village""#, "likely"),
        ],
    );
}

#[test]
fn rule_15_serpin_graduates_are_free_of_the_region_test_for_six_months() {
    table(
        Programme::ResettlerQuota,
        r#""citizenship":"kz","serpin_graduate":true"#,
        &[
            (r#""region":"north_kazakhstan","months_since_graduation":5"#, "likely"),
            (r#""region":"north_kazakhstan","months_since_graduation":6"#, "likely"),
            (r#""region":"north_kazakhstan","months_since_graduation":7"#, "no !departure_region"),
            (r#""region":"north_kazakhstan""#, "no !departure_region"),
            (r#""region":"mangystau","months_since_graduation":6"#, "likely"),
            (r#""region":"mangystau","months_since_graduation":7"#, "ask ?departure_region"),
            (r#""region":"turkistan","months_since_graduation":7"#, "likely"),
            (
                r#""region":"north_kazakhstan","months_since_graduation":2,"registered_months":11,"job_status":"student""#,
                "not_yet -registered_12_months -job_seeker_registration",
            ),
        ],
    );
    let not = r#""serpin_graduate":false,"region":"north_kazakhstan","months_since_graduation":1"#;
    table(Programme::ResettlerQuota, KZ, &[(not, "no !departure_region")]);
}

#[test]
fn rule_16_a_divorce_asks_for_a_paper_for_36_months() {
    table(
        Programme::ResettlerQuota,
        KZ,
        &[
            (r#""divorced_months_ago":0"#, "likely -divorce_certificate"),
            (r#""divorced_months_ago":35"#, "likely -divorce_certificate"),
            (r#""divorced_months_ago":36"#, "likely -divorce_certificate"),
            (r#""divorced_months_ago":37"#, "likely"),
            (r#""divorced_months_ago":36,"registered_months":11"#, "not_yet -registered_12_months -divorce_certificate"),
            (r#""divorced_months_ago":36,"region":"astana""#, "ask ?departure_region -divorce_certificate"),
            (r#""divorced_months_ago":36,"region":"north_kazakhstan""#, "no !departure_region"),
        ],
    );
    table(Programme::RelocationMoney, KZ, &[(r#""divorced_months_ago":36"#, "likely")]);
    table(Programme::MobilityCertificate, KZ, &[(r#""divorced_months_ago":36"#, "likely")]);
    assert!(judged(r#"{"citizenship":"kz","divorced_months_ago":36}"#).documents.contains(&"divorce_certificate"));
    assert!(!judged(r#"{"citizenship":"kz","divorced_months_ago":37}"#).documents.contains(&"divorce_certificate"));
}

#[test]
fn rules_20_and_21_money_follows_the_quota() {
    for (answers, money, certificate) in [
        (r#"{"citizenship":"kz","region":"turkistan"}"#, "likely", "likely"),
        (r#"{"citizenship":"kz","owns_home_at_destination":true}"#, "likely", "ask ?no_home_at_destination"),
        (r#"{"citizenship":"kz","registered_months":1}"#, "not_yet -registered_12_months", "not_yet -registered_12_months"),
        (
            r#"{"citizenship":"kz","registered_months":1,"owns_home_at_destination":true}"#,
            "not_yet -registered_12_months",
            "ask ?no_home_at_destination -registered_12_months",
        ),
        (r#"{"citizenship":"kz","region":"astana"}"#, "ask ?departure_region", "ask ?departure_region"),
        (
            r#"{"citizenship":"kz","region":"north_kazakhstan","owns_home_at_destination":true}"#,
            "no !departure_region",
            "no !departure_region",
        ),
        (r#"{"citizenship":"foreign","has_kandas_status":false}"#, "not_yet -kandas_status", "not_yet -kandas_status"),
        (r#"{"citizenship":"foreign","has_kandas_status":true}"#, "likely", "likely"),
        (r#"{"citizenship":"foreign","ethnic_kazakh":false}"#, "no !ethnic_kazakh", "no !ethnic_kazakh"),
    ] {
        let result = judged(answers);
        assert_eq!(line(&result.verdicts[&Programme::RelocationMoney]), money, "{answers}");
        assert_eq!(line(&result.verdicts[&Programme::MobilityCertificate]), certificate, "{answers}");
    }
}

#[test]
fn rule_22_amounts_of_the_year() {
    let amounts = |line: &str| serde_json::to_string(&judged(line).amounts).expect("amounts are JSON");
    assert_eq!(
        amounts(r#"{"citizenship":"kz","household_size":7}"#),
        r#"{"year":2026,"relocation_tenge":2119250,"rent_month_min_tenge":64875,"rent_month_max_tenge":129750,"certificate_cap_tenge":7028125}"#
    );
    assert_eq!(
        amounts(r#"{"citizenship":"kz","owns_home_at_destination":true}"#),
        r#"{"year":2026,"rent_month_min_tenge":64875,"rent_month_max_tenge":129750}"#
    );
    assert_eq!(amounts(r#"{"citizenship":"kz","household_size":7,"registered_months":11}"#), r#"{"year":2026}"#);
    assert_eq!(amounts(r#"{"citizenship":"kz","registered_months":11,"date":"2027-01-01"}"#), r#"{"year":2026}"#);
    assert_eq!(
        amounts(r#"{"citizenship":"kz","household_size":1,"date":"2025-12-31"}"#),
        r#"{"year":2025,"relocation_tenge":275240,"rent_month_min_tenge":58980,"rent_month_max_tenge":117960,"certificate_cap_tenge":4561120}"#
    );
}

#[test]
fn rules_23_and_24_diploma_to_village() {
    table(
        Programme::DiplomaToVillage,
        "",
        &[
            (r#""citizenship":"kz","profession":"other""#, "n/a"),
            (r#""citizenship":"kz","profession":"none""#, "n/a"),
            (r#""citizenship":"foreign","profession":"none""#, "n/a"),
            (r#""citizenship":"foreign","profession":"vet""#, "ask ?kz_citizen"),
            (r#""citizenship":"foreign","profession":"vet","has_diploma":false"#, "ask ?kz_citizen -diploma"),
            (r#""citizenship":"foreign","profession":"vet","owns_home_at_destination":true"#, "no !no_home_in_village"),
        ],
    );
    for profession in ["doctor", "teacher", "vet", "agro", "social", "culture_sport"] {
        let base = format!(r#""citizenship":"kz","profession":"{profession}""#);
        table(
            Programme::DiplomaToVillage,
            &base,
            &[("", "likely"), (r#""has_diploma":true,"destination":"village""#, "likely")],
        );
    }
    table(
        Programme::DiplomaToVillage,
        r#""citizenship":"kz","profession":"teacher""#,
        &[
            (r#""job_status":"pensioner""#, "ask ?not_pensioner"),
            (r#""owns_home_at_destination":true"#, "no !no_home_in_village"),
            (r#""owns_home_at_destination":true,"destination":"village","has_diploma":false"#, "no !no_home_in_village"),
            (r#""owns_home_at_destination":true,"destination":"petropavl""#, "not_yet -destination_village"),
            (r#""owns_home_at_destination":true,"destination":"town""#, "ask ?destination_not_town"),
            (r#""has_diploma":false"#, "not_yet -diploma"),
            (r#""destination":"petropavl""#, "not_yet -destination_village"),
            (r#""destination":"undecided","has_diploma":false"#, "not_yet -diploma -destination_village"),
            (r#""destination":"town""#, "ask ?destination_not_town"),
            (r#""destination":"town","has_diploma":false"#, "ask ?destination_not_town -diploma"),
            (r#""region":"north_kazakhstan""#, "likely"),
        ],
    );
}

#[test]
fn rule_25_doctor_grant() {
    for profession in ["teacher", "vet", "agro", "social", "culture_sport", "other", "none"] {
        table(Programme::DoctorGrant, KZ, &[(&format!(r#""profession":"{profession}""#), "n/a")]);
    }
    table(
        Programme::DoctorGrant,
        r#""profession":"doctor""#,
        &[
            (KZ, "ask ?scarce_specialty"),
            (r#""citizenship":"kz","destination":"village""#, "ask ?scarce_specialty"),
            (r#""citizenship":"kz","destination":"petropavl""#, "not_yet -destination_village"),
            (r#""citizenship":"kz","destination":"town""#, "not_yet -destination_village"),
            (r#""citizenship":"kz","destination":"undecided""#, "not_yet -destination_village"),
            (FOREIGN, "ask ?kz_citizen ?scarce_specialty"),
            (r#""citizenship":"foreign","destination":"town""#, "ask ?kz_citizen -destination_village"),
        ],
    );
}

#[test]
fn rule_26_ata_zholy() {
    table(
        Programme::AtaZholy,
        "",
        &[
            (KZ, "n/a"),
            (r#""citizenship":"stateless""#, "n/a"),
            (r#""citizenship":"foreign","ethnic_kazakh":false"#, "no !ethnic_kazakh"),
            (r#""citizenship":"foreign","keeps_foreign_citizenship":false"#, "n/a"),
            (r#""citizenship":"foreign","keeps_foreign_citizenship":false,"ethnic_kazakh":false"#, "n/a"),
            (r#""citizenship":"foreign","keeps_foreign_citizenship":true"#, "ask ?profession_or_business"),
            (FOREIGN, "ask ?profession_or_business"),
        ],
    );
}

#[test]
fn rules_27_and_28_simplified_citizenship() {
    table(
        Programme::SimplifiedCitizenship,
        "",
        &[
            (KZ, "n/a"),
            (r#""citizenship":"foreign","ethnic_kazakh":false"#, "no !ethnic_kazakh"),
            (r#""citizenship":"foreign","ethnic_kazakh":false,"former_kz_citizen":true"#, "no !ethnic_kazakh"),
            (r#""citizenship":"foreign","former_kz_citizen":true"#, "ask ?never_kz_citizen"),
            (
                r#""citizenship":"foreign","former_kz_citizen":true,"has_kandas_status":false"#,
                "ask ?never_kz_citizen -kandas_status",
            ),
            (
                r#""citizenship":"foreign","has_kandas_status":false,"keeps_foreign_citizenship":true"#,
                "not_yet -kandas_status -renounce_foreign_citizenship",
            ),
            (
                r#""citizenship":"foreign","has_kandas_status":true,"keeps_foreign_citizenship":true"#,
                "not_yet -renounce_foreign_citizenship",
            ),
            (r#""citizenship":"foreign","has_kandas_status":true,"keeps_foreign_citizenship":false"#, "likely"),
            (r#""citizenship":"stateless","has_kandas_status":true"#, "likely"),
        ],
    );
}

#[test]
fn rule_29_priorities_come_from_the_answers_alone() {
    for (answers, priority) in [
        (r#"{"children_under_18":3}"#, &[][..]),
        (r#"{"children_under_18":4}"#, &["large_family"]),
        (
            r#"{"citizenship":"foreign","ethnic_kazakh":false,"children_under_18":5,"profession":"vet"}"#,
            &["large_family", "vet"],
        ),
        (r#"{"profession":"doctor"}"#, &["doctor"]),
        (r#"{"profession":"teacher"}"#, &["teacher"]),
        (r#"{"profession":"agro"}"#, &[]),
    ] {
        assert_eq!(judged(answers).priority, priority, "{answers}");
    }
}

#[test]
fn passed_codes_are_those_of_answers_that_were_given() {
    let result = judged(r#"{"citizenship":"kz","region":"turkistan","registered_months":12,"job_status":"employed"}"#);
    let quota = &result.verdicts[&Programme::ResettlerQuota];
    assert_eq!(quota.passed, ["kz_citizen", "departure_region", "registered_12_months", "not_pensioner"]);
    assert!(judged(r#"{"ethnic_kazakh":true}"#).verdicts[&Programme::ResettlerQuota].passed.is_empty());
}

#[test]
fn the_next_answer_is_the_one_that_could_change_most() {
    for (answers, next) in [
        (r#"{"ethnic_kazakh":true}"#, Some(Key::Citizenship)),
        (r#"{"citizenship":"kz","region":"turkistan","profession":"other"}"#, Some(Key::RegisteredMonths)),
        (r#"{"citizenship":"foreign"}"#, Some(Key::EthnicKazakh)),
    ] {
        assert_eq!(judged(answers).ask_next, next, "{answers}");
    }
    let all: Answers = Key::ALL.into_iter().map(|key| (key, super::properties::sample(key, 1))).collect();
    assert_eq!(judge(Rules::embedded(), &all, date(2026, 1, 1)).ask_next, None);
}

#[test]
fn json_of_a_result_has_the_shape_of_the_contract() {
    let json = serde_json::to_value(judged(r#"{"citizenship":"kz"}"#)).expect("a result is JSON");
    let keys = |value: &serde_json::Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&json), ["amounts", "ask_next", "documents", "priority", "rules_version", "verdicts"]);
    let mut programmes: Vec<_> = Programme::ALL.iter().map(ToString::to_string).collect();
    programmes.sort();
    assert_eq!(keys(&json["verdicts"]), programmes);
    assert_eq!(keys(&json["verdicts"]["ata_zholy"]), ["citations", "failed", "missing", "passed", "unknown", "verdict"]);
    assert_eq!(json["verdicts"]["ata_zholy"]["verdict"], "n/a");
}
