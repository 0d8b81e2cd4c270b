//! Ways to find a topic by a person's words, compared on the half of the labelled questions that nothing was tuned on.
//! Prints a table; asserts nothing. `cargo bench --bench matching`

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on ends, and its result is what it prints"
)]

#[path = "matching/bm25.rs"]
mod bm25;
#[path = "matching/fts5.rs"]
mod fts5;
#[path = "matching/stems.rs"]
mod stems;

use std::time::{Duration, Instant};

use qoldau::{
    faq::{
        Faq,
        ask::{Kind, wordings},
        matching::Matcher,
        topics::Topics,
    },
    script::fold,
    text::Locales,
};

use bm25::Bm25;

/// Topics by a question's words, best first.
type Method<'a> = Box<dyn Fn(&str) -> Vec<usize> + 'a>;

const SCRIPTS: [&str; 5] = ["kk-cyrl", "kk-arab", "kk-latn", "ru", "mixed"];

struct Question {
    topic: usize,
    script: &'static str,
    words: &'static str,
}

fn main() {
    let (topics, locales) = (Topics::embedded(), Locales::embedded());
    let lines = wordings(&topics, &locales);
    let questions = questions(&topics);
    println!(
        "{} topics, {} wordings, {} questions with a topic, none of them of a crisis\n",
        topics.all().len(),
        lines.len(),
        questions.len()
    );
    println!("First / within three, in percent.\n");
    println!("| method | all | {} | per question, 99 % below | index |", SCRIPTS.join(" | "));
    println!("|---|---|{}---|---|", "---|".repeat(SCRIPTS.len()));

    let (matcher, index) = timed(|| Matcher::new(&lines, topics.all().len()));
    let mixed = |near: f32| -> Method<'_> {
        let matcher = &matcher;
        Box::new(move |words: &str| matcher.weigh_with(words, near).0.iter().map(|found| found.topic).collect())
    };
    row("classifier and nearest wordings (kept)", &mixed(qoldau::faq::matching::NEAR), index, &questions);
    row("classifier alone", &mixed(0.0), index, &questions);
    row("nearest wordings alone: n-gram TF-IDF", &mixed(1.0), index, &questions);
    let (found, index) = timed(|| Bm25::new(&lines, trigrams));
    row("letter trigrams, BM25", &(Box::new(|words: &str| found.find(words)) as Method<'_>), index, &questions);
    let (found, index) = timed(|| Bm25::new(&lines, stems::stems));
    row(
        "stems (Snowball, Kazakh endings), BM25",
        &(Box::new(|words: &str| found.find(words)) as Method<'_>),
        index,
        &questions,
    );
    let (found, index) = timed(|| fts5::Fts5::new(&lines));
    row("SQLite FTS5, trigram tokenizer", &(Box::new(|words: &str| found.find(words)) as Method<'_>), index, &questions);

    println!();
    kept(&questions);
}

/// The labelled questions of the test half that have a topic and are of no crisis.
fn questions(topics: &Topics) -> Vec<Question> {
    let rows = include_str!("../tests/data/questions.tsv").lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let of_topics = rows.filter(|cells| cells[0] == "test" && !["suicide", "violence"].contains(&cells[1]));
    of_topics
        .filter_map(|cells| {
            let topic = topics.all().iter().position(|topic| topic.id == cells[1])?;
            Some(Question { topic, script: cells[2], words: cells[3] })
        })
        .collect()
}

fn timed<T>(make: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    (make(), start.elapsed())
}

fn row(name: &str, method: &Method<'_>, index: Duration, questions: &[Question]) {
    let mut times = Vec::new();
    let mut places = Vec::new();
    for question in questions {
        let (found, time) = timed(|| method(question.words));
        times.push(time);
        places.push((question.script, found.iter().take(3).position(|topic| *topic == question.topic)));
    }
    times.sort_unstable();
    let share = |script: Option<&str>| {
        let places: Vec<_> = places.iter().filter(|(of, _)| script.is_none_or(|script| *of == script)).collect();
        let percent = |count: usize| {
            100.0 * f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(places.len().max(1)).unwrap())
        };
        let first = places.iter().filter(|(_, place)| *place == Some(0)).count();
        format!("{:.1} / {:.1}", percent(first), percent(places.iter().filter(|(_, place)| place.is_some()).count()))
    };
    let scripts: Vec<String> = SCRIPTS.iter().map(|script| share(Some(script))).collect();
    let p99 = times[times.len() * 99 / 100];
    println!("| {name} | {} | {} | {p99:.0?} | {index:.0?} |", share(None), scripts.join(" | "));
}

/// How often the kept way answers at once, and how often rightly.
fn kept(questions: &[Question]) {
    let faq = Faq::embedded();
    let mut times = Vec::new();
    let (mut at_once, mut right) = (0, 0);
    for question in questions {
        let (asked, time) = timed(|| faq.ask(question.words));
        times.push(time);
        if asked.kind == Kind::Answer {
            at_once += 1;
            right += usize::from(asked.topic() == Some(question.topic));
        }
    }
    times.sort_unstable();
    let p99 = times[times.len() * 99 / 100];
    println!(
        "Answered at once: {at_once} of {}, of these {right} rightly. The whole question, crisis words included: 99 % below {p99:.0?}.",
        questions.len()
    );
}

/// The letter triples of a text's skeletons.
fn trigrams(text: &str) -> Vec<String> {
    let words = fold::skeletons(text);
    let padded = words.iter().map(|word| format!("^{word}$").chars().collect::<Vec<_>>());
    padded.flat_map(|letters| letters.windows(3).map(|gram| gram.iter().collect::<String>()).collect::<Vec<_>>()).collect()
}
