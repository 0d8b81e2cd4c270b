//! The order of questions, and that nothing is left out that matters.

use jiff::civil::date;

use super::*;
use crate::screening::{judge::judge, persona::Persona, space::NOT_GIVEN};

const TODAY: Date = date(2026, 11, 22);

/// Always the same numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % count as u64).expect("it is less than the count")
    }

    /// An answer to `key`, numbers at the edges of rules.
    fn answer(&mut self, key: Key) -> Value {
        match key.kind() {
            Kind::Bool => Value::Bool(self.below(2) == 0),
            Kind::Code(codes) => Value::Code(codes[self.below(codes.len())]),
            Kind::Number { .. } => Value::Number([1, 3, 4, 6, 7, 11, 12, 13, 36, 37][self.below(10)]),
        }
    }

    /// Somebody who answers everything, refuses some, or has only come so far.
    fn person(&mut self, silent: usize) -> Answers {
        let drawn = Key::ALL.map(|key| (self.below(10) >= silent, (key, self.answer(key))));
        drawn.into_iter().filter(|(given, _)| *given).map(|(_, answer)| answer).collect()
    }
}

fn verdicts(answers: &Answers) -> [Verdict; Programme::ALL.len()] {
    let map = Rules::embedded().compiled();
    map.verdicts(&map.given(answers), TODAY)
}

fn asked(answers: &str) -> String {
    let answers = Persona::from_json(answers).expect("answers").answers;
    let keys = order(Rules::embedded(), &answers, TODAY);
    let name = |key: &Key| {
        let mark = if answers.stored(*key).is_some() { "" } else { "?" };
        format!("{}{mark}", key.as_str())
    };
    keys.iter().map(name).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_most_decisive_question_comes_first() {
    let ways = [
        "{}",
        r#"{"citizenship":"kz"}"#,
        r#"{"citizenship":"kz","destination":"village","job_status":"registered","region":"turkistan"}"#,
        r#"{"citizenship":"kz","destination":"village","job_status":"registered","region":"mangystau"}"#,
        r#"{"citizenship":"kz","destination":"village","job_status":"registered","region":"mangystau","serpin_graduate":false}"#,
        r#"{"citizenship":"kz","destination":"village","job_status":"registered","region":"north_kazakhstan","serpin_graduate":true}"#,
        r#"{"citizenship":"foreign"}"#,
        r#"{"citizenship":"foreign","ethnic_kazakh":false}"#,
        r#"{"citizenship":"foreign","ethnic_kazakh":true,"former_kz_citizen":false,"has_kandas_status":true}"#,
        r#"{"citizenship":"stateless"}"#,
    ];
    let said: Vec<String> = ways.iter().map(|way| format!("{way}\n    {}", asked(way))).collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn what_was_not_asked_would_have_changed_no_verdict() {
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    for _ in 0..250 {
        let everything = chance.person(0);
        let asked = order(Rules::embedded(), &everything, TODAY);
        let said: Answers = everything.iter().filter(|(key, _)| asked.contains(key)).collect();
        assert_eq!(verdicts(&said), verdicts(&everything), "{everything:?}");
        assert_eq!(order(Rules::embedded(), &said, TODAY), asked);
        let (short, whole) = (judge(Rules::embedded(), &said, TODAY), judge(Rules::embedded(), &everything, TODAY));
        assert_eq!((&short.amounts, &short.priority), (&whole.amounts, &whole.priority), "{everything:?}");
        for (programme, judged) in &whole.verdicts {
            if judged.verdict < Verdict::Ask {
                assert_eq!(short.verdicts[programme].missing, judged.missing, "{programme}: {everything:?}");
            }
        }
        assert!(standings(Rules::embedded(), &said, TODAY).iter().all(|standing| *standing != Standing::Open), "{said:?}");
    }
}

/// The answers with those that are open said by chance, some of them refused.
fn completed(answers: &Answers, chance: &mut Chance) -> Answers {
    let mut whole = answers.clone();
    for key in Key::ALL.into_iter().filter(|key| answers.stored(*key).is_none()) {
        let value = if chance.below(2) == 0 { Value::Skipped } else { chance.answer(key) };
        whole.set(key, value);
    }
    whole
}

#[test]
fn a_verdict_stands_only_when_no_question_can_change_it() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let rules = Rules::embedded();
    let mut settled = 0;
    for round in 0..600 {
        let so_far = chance.person(2 + round % 7);
        let standings = standings(rules, &so_far, TODAY);
        for _ in 0..30 {
            let whole = verdicts(&completed(&so_far, &mut chance));
            for (standing, verdict) in standings.iter().zip(whole) {
                if let Standing::Settled(said) = standing {
                    assert_eq!(*said, verdict, "{so_far:?}");
                    settled += 1;
                }
            }
        }
    }
    assert!(settled > 10_000);
}

#[test]
fn a_question_is_called_open_only_if_it_can_change_something() {
    let mut chance = Chance(0xd1b5_4a32_d192_ed03);
    let rules = Rules::embedded();
    let map = rules.compiled();
    let mut open = 0;
    for round in 0..60 {
        let so_far = chance.person(3 + round % 5);
        let outlook = Outlook::of(rules, &so_far, TODAY);
        // While it is open what kind of person this is, that is asked first, and of the rest there may be one too many.
        if map.each_kind(&map.ahead(&so_far)).count() > 1 {
            continue;
        }
        for key in Key::ALL {
            let programmes: Vec<Programme> = Programme::ALL
                .into_iter()
                .filter(|programme| outlook.deciding[*programme as usize] & (1 << key as usize) != 0)
                .collect();
            let mut left = programmes.clone();
            for _ in 0..1_500 {
                if left.is_empty() {
                    break;
                }
                let others = map.given(&completed(&so_far, &mut chance));
                let cells = map.cells.samples(key).iter().copied().chain([NOT_GIVEN]);
                let each = cells.map(|cell| {
                    let mut space = others;
                    space.0[key as usize] = cell;
                    map.settle(space)
                });
                let each: Vec<_> = each.collect();
                left.retain(|programme| {
                    let first = map.verdict(*programme, &each[0], TODAY);
                    each.iter().all(|space| map.verdict(*programme, space, TODAY) == first)
                });
            }
            assert!(left.is_empty(), "{} cannot change {left:?} of {so_far:?}", key.as_str());
            open += programmes.len();
        }
    }
    assert!(open > 300, "{open}");
}

#[test]
fn the_number_of_questions_only_shrinks_once_the_citizenship_is_said() {
    let mut chance = Chance(0x0123_4567_89ab_cdef);
    let rules = Rules::embedded();
    for _ in 0..25 {
        let everything = chance.person(0);
        let mut answers = Answers::default();
        let mut last = length(rules, &answers, TODAY);
        while let Some(key) = order(rules, &answers, TODAY).into_iter().find(|key| answers.stored(*key).is_none()) {
            let refuses = key != Key::Citizenship && chance.below(4) == 0;
            answers.set(key, if refuses { Value::Unknown } else { everything.stored(key).expect("everything is said") });
            let now = length(rules, &answers, TODAY);
            assert!(now <= last, "{now} after {last}: {answers:?}");
            last = now;
        }
        assert!(last <= 16, "{last}");
    }
}
