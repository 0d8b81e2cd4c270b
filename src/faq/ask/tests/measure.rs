//! What is reached on the half of the labelled questions that nothing was tuned on, and the floors below which it may not fall.
//!
//! `cargo test --lib measure -- --nocapture` prints the table.

use std::collections::BTreeMap;

use super::*;
use crate::{faq::crisis::Crisis, faq::topics::Kind as TopicKind};

#[derive(Default)]
struct Row {
    asked: usize,
    first: usize,
    three: usize,
    at_once: usize,
    at_once_right: usize,
}

impl Row {
    fn add(&mut self, place: Option<usize>, kind: Kind) {
        self.asked += 1;
        self.first += usize::from(place == Some(0));
        self.three += usize::from(place.is_some());
        self.at_once += usize::from(kind == Kind::Answer);
        self.at_once_right += usize::from(kind == Kind::Answer && place == Some(0));
    }
}

/// Counts over one half of the questions.
#[derive(Default)]
struct Measured {
    scripts: BTreeMap<&'static str, Row>,
    all: Row,
    elsewhere: [usize; 3],
    crisis: [usize; 2],
    alarms: [usize; 2],
    greetings: [usize; 2],
    written: [usize; 2],
    wrong: Vec<String>,
}

fn measure(half: &str) -> Measured {
    let faq = Faq::embedded();
    let mut measured = Measured::default();
    for line in include_str!("../../../../tests/data/questions.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [set, topic, script, words] = cells.as_slice() else { panic!("{line}") };
        if *set != half {
            continue;
        }
        let asked = faq.ask(words);
        let place = asked.candidates.iter().chain(&asked.nearest).position(|found| faq.topics.all()[found.topic].id == *topic);
        measured.written[0] += 1;
        measured.written[1] += usize::from(asked.script.name() == *script);
        let in_danger = faq.topics.get(topic).is_some_and(|topic| topic.kind == TopicKind::Crisis);
        let right = match *topic {
            "none" => asked.kind == Kind::None,
            "greeting" => asked.kind == Kind::Greeting,
            _ if in_danger => asked.kind == Kind::Crisis,
            _ => place == Some(0),
        };
        match *topic {
            "none" => {
                let kinds = [true, asked.kind == Kind::None, asked.kind == Kind::Answer];
                measured.elsewhere.iter_mut().zip(kinds).for_each(|(count, is)| *count += usize::from(is));
            }
            "greeting" => {
                measured.greetings[0] += 1;
                measured.greetings[1] += usize::from(right);
            }
            _ if in_danger => {
                measured.crisis[0] += 1;
                measured.crisis[1] += usize::from(right);
            }
            _ => {
                let script = Script::ALL.into_iter().map(Script::name).find(|name| name == script).expect("a script");
                measured.scripts.entry(script).or_default().add(place, asked.kind);
                measured.all.add(place, asked.kind);
            }
        }
        if !in_danger {
            measured.alarms[0] += 1;
            measured.alarms[1] += usize::from(asked.kind == Kind::Crisis);
        }
        if !right {
            let first = asked.candidates.first().map_or("-", |first| faq.topics.all()[first.topic].id.as_str());
            measured.wrong.push(format!("{topic}\t{}\t{first}\t{words}", asked.kind.name()));
        }
    }
    measured
}

/// Whether a share is at least so many percent.
fn at_least(part: usize, whole: usize, percent: usize) -> bool {
    part * 100 >= percent * whole
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred questions")]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn table(measured: &Measured) -> String {
    let mut lines = vec!["| script | questions | first | in three | at once | of these right |".to_owned()];
    let rows = measured.scripts.iter().map(|(name, row)| (*name, row)).chain([("all", &measured.all)]);
    for (name, row) in rows {
        lines.push(format!(
            "| {name} | {} | {:.1} % | {:.1} % | {:.1} % | {:.1} % |",
            row.asked,
            percent(row.first, row.asked),
            percent(row.three, row.asked),
            percent(row.at_once, row.asked),
            percent(row.at_once_right, row.at_once),
        ));
    }
    let [asked, none, answered] = measured.elsewhere;
    lines.push(format!(
        "out of scope: {asked}, none {:.1} %, answered {:.1} %",
        percent(none, asked),
        percent(answered, asked)
    ));
    let [asked, found] = measured.crisis;
    let [others, alarms] = measured.alarms;
    let shares = (percent(found, asked), percent(alarms, others));
    lines.push(format!("crisis: {asked}, found {:.1} %; false alarms {alarms} of {others}, {:.1} %", shares.0, shares.1));
    lines.push(format!("greetings: {} of {}", measured.greetings[1], measured.greetings[0]));
    lines.push(format!("script told: {:.1} %", percent(measured.written[1], measured.written[0])));
    lines.join("\n")
}

#[test]
fn the_test_half_stays_above_its_floors() {
    let measured = measure("test");
    let table = table(&measured);
    eprintln!("{table}");
    let Measured { all, elsewhere, crisis, alarms, .. } = &measured;
    assert!(at_least(all.first, all.asked, 96) && at_least(all.three, all.asked, 98), "{table}");
    assert!(at_least(all.at_once, all.asked, 89) && at_least(all.at_once_right, all.at_once, 98), "{table}");
    assert!(at_least(elsewhere[1], elsewhere[0], 88) && elsewhere[2] * 100 <= 2 * elsewhere[0], "{table}");
    assert!(at_least(crisis[1], crisis[0], 99) && alarms[1] * 100 <= 2 * alarms[0], "{table}");
    assert!(at_least(measured.written[1], measured.written[0], 96), "{table}");
    for row in measured.scripts.values() {
        assert!(at_least(row.first, row.asked, 95) && at_least(row.three, row.asked, 97), "{table}");
    }
}

/// For whoever tunes: prints the other half's table and every line that it gets wrong.
#[test]
fn the_tuning_half_is_printed() {
    let measured = measure("tune");
    eprintln!("{}\n{}", table(&measured), measured.wrong.join("\n"));
    assert!(at_least(measured.all.first, measured.all.asked, 90));
}

#[test]
fn a_crisis_topic_is_a_crisis() {
    for crisis in [Crisis::Suicide, Crisis::Violence] {
        assert_eq!(Faq::embedded().topics.get(crisis.topic()).map(|topic| topic.kind), Some(TopicKind::Crisis));
    }
}
