//! The screening rules once more, as plain conditions in the order of their text: written from the rules and not from the engine,
//! so that a slip in either shows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// What the rules say of one programme.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Said {
    pub verdict: &'static str,
    pub missing: BTreeSet<&'static str>,
}

/// What the rules say of one person.
pub struct Judged {
    pub verdicts: BTreeMap<&'static str, Said>,
    pub priority: Vec<&'static str>,
    pub amounts: Value,
}

/// What speaks for each verdict; rule 3 decides between them.
#[derive(Default, Clone)]
struct Case {
    na: bool,
    no: bool,
    ask: bool,
    not_yet: Vec<&'static str>,
    papers: Vec<&'static str>,
}

impl Case {
    fn said(&self, nobody_known: bool, na_by_profession: bool) -> Said {
        let all = || self.not_yet.iter().chain(&self.papers).copied().collect();
        let none = BTreeSet::new;
        if nobody_known {
            // Rule 2.
            return if na_by_profession {
                Said { verdict: "n/a", missing: none() }
            } else {
                Said { verdict: "ask", missing: all() }
            };
        }
        match (self.na, self.no, self.ask, self.not_yet.is_empty()) {
            (true, ..) => Said { verdict: "n/a", missing: none() },
            (_, true, ..) => Said { verdict: "no", missing: none() },
            (_, _, true, _) => Said { verdict: "ask", missing: all() },
            (_, _, _, false) => Said { verdict: "not_yet", missing: all() },
            _ => Said { verdict: "likely", missing: all() },
        }
    }
}

struct Person<'a>(&'a Map<String, Value>);

impl Person<'_> {
    fn code(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or("")
    }

    fn yes(&self, key: &str) -> bool {
        self.0.get(key) == Some(&json!(true))
    }

    fn not(&self, key: &str) -> bool {
        self.0.get(key) == Some(&json!(false))
    }

    fn number(&self, key: &str) -> Option<i64> {
        self.0.get(key).and_then(Value::as_i64)
    }

    fn is(&self, key: &str, codes: &[&str]) -> bool {
        codes.contains(&self.code(key))
    }

    /// Rule 2, its last sentence.
    fn citizen(&self) -> bool {
        match self.code("citizenship") {
            "kz" => true,
            "" => !(self.yes("has_kandas_status") || self.code("where_now") == "abroad"),
            _ => false,
        }
    }

    fn both_quotas_ask(&self) -> bool {
        // Rules 18 and 19.
        self.code("job_status") == "pensioner"
            || self.yes("received_support_before")
            || self.yes("left_home_region_debts")
            || self.is("destination", &["petropavl", "town"])
    }

    /// Rules 5 to 7.
    fn kandas_status(&self) -> Case {
        Case {
            na: self.citizen() || self.yes("has_kandas_status"),
            no: self.not("ethnic_kazakh") || self.yes("former_kz_citizen"),
            not_yet: if self.not("nationality_in_papers") { vec!["nationality_proof"] } else { vec![] },
            ..Case::default()
        }
    }

    /// Rules 8 to 10, 18, 19.
    fn kandas_quota(&self) -> Case {
        let status = self.kandas_status();
        Case {
            na: self.citizen(),
            no: !status.na && status.no,
            ask: self.yes("has_kandas_status") && self.code("region") == "north_kazakhstan" || self.both_quotas_ask(),
            not_yet: if self.not("has_kandas_status") { vec!["kandas_status"] } else { vec![] },
            papers: vec![],
        }
    }

    /// Rules 11 to 16, 18, 19.
    fn resettler_quota(&self) -> Case {
        let free = self.yes("serpin_graduate") && self.number("months_since_graduation").is_some_and(|months| months <= 6);
        let region = self.code("region");
        let unverified = ["zhetisu", "mangystau", "almaty_city", "astana", "other_kz", "abroad"].contains(&region);
        let mut case = Case {
            na: !self.citizen(),
            no: region == "north_kazakhstan" && !free,
            ask: unverified && !free || self.both_quotas_ask(),
            ..Case::default()
        };
        if self.number("registered_months").is_some_and(|months| months < 12) {
            case.not_yet.push("registered_12_months");
        }
        if self.is("job_status", &["employed", "not_registered", "student"]) {
            case.not_yet.push("job_seeker_registration");
        }
        if self.number("divorced_months_ago").is_some_and(|months| months <= 36) {
            case.papers.push("divorce_certificate");
        }
        case
    }

    /// Rule 20: the quota that applies, without the paper of rule 16.
    fn quota_that_applies(&self) -> Case {
        let quota = if self.citizen() { self.resettler_quota() } else { self.kandas_quota() };
        Case { na: false, papers: vec![], ..quota }
    }

    /// Rule 21.
    fn mobility_certificate(&self) -> Case {
        let mut case = self.quota_that_applies();
        case.ask |= self.yes("owns_home_at_destination");
        case
    }

    /// Rules 23 and 24. The home is one in the village unless the destination is said to be another place.
    fn diploma_to_village(&self) -> Case {
        let elsewhere = ["town", "petropavl", "undecided"].contains(&self.code("destination"));
        let mut case = Case {
            na: self.is("profession", &["other", "none"]),
            no: self.yes("owns_home_at_destination") && !elsewhere,
            ask: !self.citizen() || self.code("job_status") == "pensioner" || self.code("destination") == "town",
            ..Case::default()
        };
        if self.not("has_diploma") {
            case.not_yet.push("diploma");
        }
        if self.is("destination", &["petropavl", "undecided"]) {
            case.not_yet.push("destination_village");
        }
        case
    }

    /// Rule 25.
    fn doctor_grant(&self) -> Case {
        let elsewhere = self.is("destination", &["petropavl", "town", "undecided"]);
        Case {
            na: !["", "doctor"].contains(&self.code("profession")),
            ask: !self.citizen() || !elsewhere,
            not_yet: if elsewhere { vec!["destination_village"] } else { vec![] },
            ..Case::default()
        }
    }

    /// Rule 26.
    fn ata_zholy(&self) -> Case {
        Case {
            na: self.citizen() || self.code("citizenship") == "stateless" || self.not("keeps_foreign_citizenship"),
            no: self.not("ethnic_kazakh"),
            ask: true,
            ..Case::default()
        }
    }

    /// Rules 27 and 28.
    fn simplified_citizenship(&self) -> Case {
        let mut case =
            Case { na: self.citizen(), no: self.not("ethnic_kazakh"), ask: self.yes("former_kz_citizen"), ..Case::default() };
        if self.not("has_kandas_status") {
            case.not_yet.push("kandas_status");
        }
        if self.yes("keeps_foreign_citizenship") {
            case.not_yet.push("renounce_foreign_citizenship");
        }
        case
    }
}

/// МРП and the ceiling of the certificate (facts 4.1).
fn figures(year: i64) -> (i64, i64, i64) {
    match year {
        2023 => (2023, 3_450, 4_000_000),
        2024 => (2024, 3_692, 4_200_000),
        2025 => (2025, 3_932, 4_561_120),
        _ => (2026, 4_325, 7_028_125),
    }
}

/// Judges a person by the rules; `date` must be among the answers.
pub fn judge(answers: &Map<String, Value>) -> Judged {
    let person = Person(answers);
    let nobody = ["citizenship", "ethnic_kazakh", "has_kandas_status"].iter().all(|key| !answers.contains_key(*key));
    let cases = [
        ("kandas_status", person.kandas_status()),
        ("kandas_quota", person.kandas_quota()),
        ("resettler_quota", person.resettler_quota()),
        ("relocation_money", person.quota_that_applies()),
        ("mobility_certificate", person.mobility_certificate()),
        ("diploma_to_village", person.diploma_to_village()),
        ("doctor_grant", person.doctor_grant()),
        ("ata_zholy", person.ata_zholy()),
        ("simplified_citizenship", person.simplified_citizenship()),
    ];
    let verdicts: BTreeMap<_, _> = cases
        .iter()
        .map(|(programme, case)| {
            let by_profession = ["diploma_to_village", "doctor_grant"].contains(programme) && case.na;
            (*programme, case.said(nobody, by_profession))
        })
        .collect();
    let mut priority = Vec::new();
    if person.number("children_under_18").is_some_and(|children| children >= 4) {
        priority.push("large_family");
    }
    priority.extend(["doctor", "teacher", "vet"].into_iter().filter(|profession| person.code("profession") == *profession));

    let year: i64 = person.code("date")[..4].parse().unwrap();
    let (year, mrp, cap) = figures(year);
    let mut amounts = json!({ "year": year });
    if verdicts["relocation_money"].verdict == "likely" {
        amounts["rent_month_min_tenge"] = json!(15 * mrp);
        amounts["rent_month_max_tenge"] = json!(30 * mrp);
        if let Some(family) = person.number("household_size") {
            amounts["relocation_tenge"] = json!(70 * mrp * family);
        }
    }
    if verdicts["mobility_certificate"].verdict == "likely" {
        amounts["certificate_cap_tenge"] = json!(cap);
    }
    Judged { verdicts, priority, amounts }
}
