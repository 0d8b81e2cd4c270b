//! What must hold for any answers at all.

use jiff::civil::date;

use super::*;
use crate::screening::answers::{Kind, Value};

/// The `n`-th value of a key, numbers at the edges of rules.
pub fn sample(key: Key, n: u64) -> Value {
    let pick = |count: usize| usize::try_from(n % count as u64).expect("it is less than the count");
    match key.kind() {
        Kind::Bool => Value::Bool(n.is_multiple_of(2)),
        Kind::Code(codes) => Value::Code(codes[pick(codes.len())]),
        Kind::Number { .. } => Value::Number([1, 3, 4, 6, 7, 11, 12, 13, 35, 36, 37][pick(11)]),
    }
}

/// Some thousand people with answers left out at random, always the same ones.
fn crowd() -> impl Iterator<Item = Vec<(Key, Value)>> {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed >> 11
    };
    (0..5_000).map(move |_| {
        let drawn = Key::ALL.map(|key| (random() % 3 > 0, (key, sample(key, random()))));
        drawn.into_iter().filter(|(given, _)| *given).map(|(_, answer)| answer).collect()
    })
}

#[test]
fn for_anybody_the_result_keeps_its_promises() {
    let rules = Rules::embedded();
    let missing_codes = crate::screening::rules::MISSING;
    for person in crowd() {
        let answers: Answers = person.iter().copied().collect();
        let backwards: Answers = person.iter().rev().copied().collect();
        let result = judge(rules, &answers, date(2026, 11, 22));
        assert_eq!(result, judge(rules, &backwards, date(2026, 11, 22)), "the order of answers matters: {person:?}");
        for (programme, judged) in &result.verdicts {
            let context = format!("{programme} {judged:?} {person:?}");
            assert!(!judged.citations.is_empty(), "{context}");
            assert!(judged.missing.iter().all(|code| missing_codes.contains(code)), "{context}");
            assert_eq!(judged.verdict == Verdict::No, !judged.failed.is_empty(), "{context}");
            assert_eq!(judged.verdict == Verdict::Ask, !judged.unknown.is_empty(), "{context}");
            let open = judged.missing.iter().any(|code| *code != "divorce_certificate");
            match judged.verdict {
                Verdict::NotYet => assert!(open, "{context}"),
                Verdict::Likely => assert!(!open, "{context}"),
                Verdict::No | Verdict::NotApplicable => assert!(judged.missing.is_empty(), "{context}"),
                Verdict::Ask => {}
            }
            let unmet = judged.missing.iter().chain(&judged.failed).chain(&judged.unknown);
            assert!(unmet.clone().all(|code| !judged.passed.contains(code)), "{context}");
        }
        if let Some(next) = result.ask_next {
            assert_eq!(answers.stored(next), None, "asks again: {person:?}");
        }
    }
}

#[test]
fn an_answer_that_is_skipped_counts_like_one_left_out() {
    let rules = Rules::embedded();
    for person in crowd().take(500) {
        let answers: Answers = person.iter().copied().collect();
        let mut skipped = answers.clone();
        for key in Key::ALL.into_iter().filter(|key| answers.stored(*key).is_none()) {
            skipped.set(key, Value::Skipped);
        }
        let (given, skipped) = (judge(rules, &answers, date(2026, 1, 1)), judge(rules, &skipped, date(2026, 1, 1)));
        assert_eq!((given.verdicts, given.documents, given.priority), (skipped.verdicts, skipped.documents, skipped.priority));
        assert_eq!(skipped.ask_next, None);
    }
}
