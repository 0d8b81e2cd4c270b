//! `qoldau screen` from outside: lines in, lines out, held against an independent reading of the rules and a table of families.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Stdio},
};

use serde_json::{Map, Value, json};

mod oracle;

/// Every key with values at the edges of the rules.
fn values(key: &str) -> Vec<Value> {
    let codes = |codes: &str| codes.split(' ').map(|code| json!(code)).collect();
    let numbers = |numbers: &[i64]| numbers.iter().map(|number| json!(number)).collect();
    match key {
        "citizenship" => codes("kz foreign stateless"),
        "where_now" => codes("abroad kz"),
        "region" => codes(
            "turkistan kyzylorda zhambyl almaty_region shymkent zhetisu mangystau almaty_city astana north_kazakhstan other_kz abroad",
        ),
        "job_status" => codes("registered employed not_registered student pensioner"),
        "profession" => codes("doctor teacher vet agro social culture_sport other none"),
        "destination" => codes("village town petropavl undecided"),
        "registered_months" => numbers(&[0, 11, 12, 13, 600]),
        "months_since_graduation" => numbers(&[0, 5, 6, 7]),
        "divorced_months_ago" => numbers(&[0, 35, 36, 37]),
        "household_size" => numbers(&[1, 4, 7]),
        "children_under_18" => numbers(&[0, 3, 4, 5]),
        "date" => codes("2022-06-01 2023-01-01 2024-02-29 2025-12-31 2026-01-01 2026-11-22 2027-01-01 2041-05-05"),
        _ => vec![json!(true), json!(false)],
    }
}

const KEYS: &[&str] = &[
    "ethnic_kazakh",
    "former_kz_citizen",
    "nationality_in_papers",
    "has_kandas_status",
    "keeps_foreign_citizenship",
    "serpin_graduate",
    "received_support_before",
    "has_diploma",
    "owns_home_at_destination",
    "left_home_region_debts",
    "citizenship",
    "where_now",
    "region",
    "job_status",
    "profession",
    "destination",
    "registered_months",
    "months_since_graduation",
    "divorced_months_ago",
    "household_size",
    "children_under_18",
    "date",
];

/// The codes that `missing` may hold.
const MISSING: &[&str] = &[
    "kandas_status",
    "nationality_proof",
    "renounce_foreign_citizenship",
    "registered_12_months",
    "job_seeker_registration",
    "destination_village",
    "diploma",
    "divorce_certificate",
];

/// Runs the command over these bytes, without settings, in a folder without a database; gives its lines.
fn screen(input: &[u8]) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_qoldau"))
        .arg("screen")
        .env_clear()
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "it leaves files behind");
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn codes(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect()
}

/// Holds one result against the oracle and against what every result must be.
fn check(answers: &Map<String, Value>, result: &Value) {
    let said = format!("{} gave {result}", Value::Object(answers.clone()));
    let expected = oracle::judge(answers);
    let verdicts = result["verdicts"].as_object().unwrap_or_else(|| panic!("{said}"));
    assert_eq!(verdicts.len(), 9);
    for (programme, expected) in &expected.verdicts {
        let found = &verdicts[*programme];
        assert_eq!(found["verdict"], expected.verdict, "{programme}: {said}");
        let missing: BTreeSet<&str> = codes(&found["missing"]).into_iter().collect();
        assert_eq!(missing, expected.missing, "{programme}: {said}");
        assert_eq!(missing.len(), codes(&found["missing"]).len(), "a code stands twice: {said}");
        assert!(missing.iter().all(|code| MISSING.contains(code)), "{said}");
        assert!(!codes(&found["citations"]).is_empty(), "{programme}: {said}");
        assert_eq!(found["verdict"] == "no", !codes(&found["failed"]).is_empty(), "{programme}: {said}");
        assert_eq!(found["verdict"] == "ask", !codes(&found["unknown"]).is_empty(), "{programme}: {said}");
        assert!(codes(&found["passed"]).iter().all(|code| !missing.contains(code)), "{programme}: {said}");
    }
    assert_eq!(codes(&result["priority"]), expected.priority, "{said}");
    assert_eq!(result["amounts"], expected.amounts, "{said}");
    assert!(result["rules_version"].is_string() && result["documents"].is_array(), "{said}");
    if let Some(next) = result["ask_next"].as_str() {
        assert!(KEYS.contains(&next) && next != "date" && !answers.contains_key(next), "{said}");
    }
    let all: BTreeSet<&str> = result.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(all, ["amounts", "ask_next", "documents", "priority", "rules_version", "verdicts"].into());
}

fn check_all(people: &[Map<String, Value>]) {
    let lines: String = people.iter().map(|answers| Value::Object(answers.clone()).to_string() + "\n").collect();
    let results = screen(lines.as_bytes());
    assert_eq!(results.len(), people.len());
    people.iter().zip(&results).for_each(|(answers, result)| check(answers, result));
}

fn with(base: &str, more: &[(&str, &Value)]) -> Map<String, Value> {
    let mut answers: Map<String, Value> = serde_json::from_str(base).unwrap();
    answers.entry("date").or_insert(json!("2026-11-22"));
    more.iter().for_each(|(key, value)| drop(answers.insert((*key).to_owned(), (*value).clone())));
    answers
}

#[test]
fn every_pair_of_answers_is_judged_by_the_rules() {
    let mut people = Vec::new();
    for base in ["{}", r#"{"citizenship":"kz"}"#, r#"{"citizenship":"foreign"}"#] {
        people.push(with(base, &[]));
        for (place, one) in KEYS.iter().enumerate() {
            for first in &values(one) {
                people.push(with(base, &[(*one, first)]));
                for two in &KEYS[place + 1..] {
                    people.extend(values(two).iter().map(|second| with(base, &[(*one, first), (*two, second)])));
                }
            }
        }
    }
    assert!(people.len() > 7_000, "{}", people.len());
    check_all(&people);
}

#[test]
fn people_by_chance_are_judged_by_the_rules() {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |count: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from((seed >> 11) % count as u64).unwrap()
    };
    let people: Vec<Map<String, Value>> = (0..6_000)
        .map(|round| {
            let mut answers = with("{}", &[]);
            // Some answer nearly everything, some nearly nothing.
            for key in KEYS.iter().filter(|key| **key != "date") {
                let values = values(key);
                let value = values[below(values.len())].clone();
                if below(6) >= round % 6 {
                    answers.insert((*key).to_owned(), value);
                }
            }
            let dates = values("date");
            answers.insert("date".to_owned(), dates[below(dates.len())].clone());
            answers
        })
        .collect();
    check_all(&people);
}

#[test]
fn a_line_that_is_no_object_of_answers_gets_an_error_and_the_rest_goes_on() {
    let bad: &[(&[u8], &str)] = &[
        (b"", "object"),
        (b"   ", "object"),
        (b"[]", "object"),
        (b"nonsense", "object"),
        (b"{\"citizenship\":\"kz\"", "object"),
        (b"\xff\xfe{}", "UTF-8"),
        (b"{\"shoe_size\":44}", "shoe_size"),
        (b"{\"citizenship\":\"KZ\"}", "citizenship"),
        (b"{\"citizenship\":null}", "citizenship"),
        (b"{\"household_size\":-1}", "household_size"),
        (b"{\"household_size\":1.5}", "household_size"),
        (b"{\"registered_months\":100000000000000000000}", "registered_months"),
        (b"{\"has_diploma\":\"yes\"}", "has_diploma"),
        (b"{\"date\":\"2026-02-30\"}", "date"),
        (b"{\"region\":\"shymkent\",\"region\":\"astana\"}", "region"),
    ];
    let good: &[u8] = br#"{"citizenship":"kz","date":"2026-11-22"}"#;
    let mut input = Vec::new();
    for (line, _) in bad {
        input.extend_from_slice(line);
        input.push(b'\n');
        input.extend_from_slice(good);
        input.extend_from_slice(b"\r\n");
    }
    input.extend_from_slice(good);
    let results = screen(&input);
    assert_eq!(results.len(), 2 * bad.len() + 1);
    for (place, (_, words)) in bad.iter().enumerate() {
        let error = results[2 * place]["error"].as_str().unwrap();
        assert!(error.contains(words), "{words}: {error}");
        assert_eq!(results[2 * place].as_object().unwrap().len(), 1);
        assert_eq!(results[2 * place + 1]["verdicts"]["kandas_status"]["verdict"], "n/a");
    }
    assert!(results[2 * bad.len()]["verdicts"].is_object(), "the last line needs no end");
    assert!(screen(b"").is_empty());
}

#[test]
fn without_a_day_it_is_today() {
    let results = screen(b"{\"citizenship\":\"kz\"}\n");
    assert!(results[0]["amounts"]["year"].as_i64().unwrap() >= 2026);
}

/// One verdict in a line: `?` unknown, `-` missing, `!` failed.
fn line(programme: &str, found: &Value) -> String {
    let mut line = format!("{programme} {}", found["verdict"].as_str().unwrap());
    for (mark, list) in [('!', "failed"), ('?', "unknown"), ('-', "missing")] {
        for code in codes(&found[list]) {
            line.push_str(&format!(" {mark}{code}"));
        }
    }
    line
}

const PROGRAMMES: &[&str] = &[
    "kandas_status",
    "kandas_quota",
    "resettler_quota",
    "relocation_money",
    "mobility_certificate",
    "diploma_to_village",
    "doctor_grant",
    "ata_zholy",
    "simplified_citizenship",
];

/// The families of `tests/data/families.txt`: who, rules, answers, and then a line for each programme that is not `n/a`.
fn families() -> Vec<(String, Map<String, Value>, Vec<String>)> {
    let text = include_str!("../data/families.txt");
    let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty() && !block.starts_with("##"));
    blocks
        .map(|block| {
            let mut lines = block.lines();
            let who = lines.next().unwrap().to_owned();
            let answers = with(lines.next().unwrap(), &[]);
            (who, answers, lines.map(|line| line.trim().to_owned()).collect())
        })
        .collect()
}

#[test]
fn families_hear_what_they_should() {
    let families = families();
    assert!(families.len() >= 60, "{}", families.len());
    let lines: String = families.iter().map(|(_, answers, _)| Value::Object(answers.clone()).to_string() + "\n").collect();
    for ((who, answers, expected), result) in families.iter().zip(screen(lines.as_bytes())) {
        check(answers, &result);
        let found = |programme: &&&str| result["verdicts"][**programme]["verdict"] != "n/a";
        let mut said: Vec<String> =
            PROGRAMMES.iter().filter(found).map(|programme| line(programme, &result["verdicts"][*programme])).collect();
        if !codes(&result["priority"]).is_empty() {
            said.push(format!("priority {}", codes(&result["priority"]).join(" ")));
        }
        if result["amounts"].as_object().unwrap().len() > 1 {
            said.push(format!("amounts {}", result["amounts"]));
        }
        assert_eq!(said, *expected, "{who}");
    }
}
