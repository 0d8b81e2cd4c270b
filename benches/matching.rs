//! Ways to find a topic by a person's words, compared on the half of the labelled questions that nothing was tuned on.
//! Prints a table; asserts nothing. `cargo bench --bench matching`, and with `-- kept` only what the kept way takes.

#![allow(clippy::print_stdout, reason = "its result is what it prints")]

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
        ask::{Kind, learnt, lines},
        matching::{Matcher, NEAR},
        topics::Topics,
    },
    script::fold,
};

use bm25::Bm25;

const SCRIPTS: [&str; 5] = ["kk-cyrl", "kk-arab", "kk-latn", "ru", "mixed"];

struct Question {
    topic: usize,
    script: &'static str,
    words: &'static str,
}

fn main() {
    let topics = Topics::embedded();
    if std::env::args().any(|argument| argument == "kept") {
        return kept(&topics);
    }
    let all = lines(&topics);
    let lines: Vec<(usize, String)> = all.iter().filter(|(topic, _)| *topic < topics.all().len()).cloned().collect();
    let questions = questions(&topics);
    println!(
        "{} topics, {} wordings, {} questions with a topic, none of them of a crisis. First / within three, in percent.\n",
        topics.all().len(),
        lines.len(),
        questions.len()
    );
    println!("| method | all | {} | per question: half below | 99 % below | index |", SCRIPTS.join(" | "));
    println!("|---|---|{}---|---|---|", "---|".repeat(SCRIPTS.len()));

    let (found, index) = timed(|| fts5::Fts5::new(&lines));
    row("SQLite FTS5, trigram tokenizer", &|words: &str| found.find(words), index, &questions);
    let (found, index) = timed(|| Bm25::new(&lines, stems::stems));
    row("stems (Snowball, Kazakh endings), BM25", &|words: &str| found.find(words), index, &questions);
    let (found, index) = timed(|| Bm25::new(&lines, trigrams));
    row("letter trigrams of the skeletons, BM25", &|words: &str| found.find(words), index, &questions);
    let (_, learning) = timed(|| Matcher::learn(&all, topics.all().len()));
    let bytes: &'static [u8] = learnt().write().leak();
    let (matcher, index) = timed(|| Matcher::read(bytes).expect("it has just been written"));
    let mixed = |near: f32, words: &str| matcher.weigh(words, &[], near).best.iter().map(|found| found.topic).collect();
    row("nearest wordings alone", &|words: &str| mixed(1.0, words), index, &questions);
    row("linear classifier alone", &|words: &str| mixed(0.0, words), index, &questions);
    row("both (kept)", &|words: &str| mixed(NEAR, words), index, &questions);

    println!("\nThe kept index is learnt in {learning:.0?} when the program is built, and has {} KiB.", bytes.len() / 1024);
    kept(&topics);
}

/// The lines of the test half.
fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let rows = include_str!("../tests/data/questions.tsv").lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|cells| cells[0] == "test")
}

/// The labelled questions of the test half that have a topic and are of no crisis.
fn questions(topics: &Topics) -> Vec<Question> {
    let of_topics = rows().filter(|cells| !["suicide", "violence"].contains(&cells[1]));
    of_topics
        .filter_map(|cells| {
            let topic = topics.all().iter().position(|topic| topic.id == cells[1])?;
            Some(Question { topic, script: cells[2], words: cells[3] })
        })
        .collect()
}

/// What is made, and how long that takes: the least of a few times, since other programs use the cores too; what takes longer than
/// [`LONG`] is not repeated.
fn timed<T>(make: impl Fn() -> T) -> (T, Duration) {
    let once = || {
        let start = Instant::now();
        (make(), start.elapsed())
    };
    let (made, mut least) = once();
    for _ in 1..if least < LONG { TIMES } else { 1 } {
        least = least.min(once().1);
    }
    (made, least)
}

/// How often everything is timed.
const TIMES: usize = 5;

/// One that takes longer than this is timed once.
const LONG: Duration = Duration::from_millis(10);

fn row(name: &str, method: &dyn Fn(&str) -> Vec<usize>, index: Duration, questions: &[Question]) {
    let mut times = Vec::new();
    let mut places = Vec::new();
    for question in questions {
        let (found, time) = timed(|| method(question.words));
        times.push(time);
        places.push((question.script, found.iter().take(3).position(|topic| *topic == question.topic)));
    }
    let share = |script: Option<&str>| {
        let places: Vec<_> = places.iter().filter(|(of, _)| script.is_none_or(|script| *of == script)).collect();
        let percent = |count: usize| 100.0 * number(count) / number(places.len().max(1));
        let first = places.iter().filter(|(_, place)| *place == Some(0)).count();
        format!("{:.1} / {:.1}", percent(first), percent(places.iter().filter(|(_, place)| place.is_some()).count()))
    };
    let scripts: Vec<String> = SCRIPTS.iter().map(|script| share(Some(script))).collect();
    times.sort_unstable();
    let [half, most] = below(&times);
    println!("| {name} | {} | {} | {half:.0?} | {most:.0?} | {index:.0?} |", share(None), scripts.join(" | "));
}

/// How often the kept way answers at once, how often rightly, and how long the whole question takes: crisis words, greetings and
/// what asks back included, over all lines of the test half, whatever they ask.
fn kept(topics: &Topics) {
    let faq = Faq::embedded();
    faq.prepare();
    let questions = questions(topics);
    let asked = questions.iter().map(|question| (question.topic, faq.ask(question.words)));
    let at_once: Vec<_> = asked.filter(|(_, asked)| asked.kind == Kind::Answer).collect();
    let right = at_once.iter().filter(|(topic, asked)| asked.topic() == Some(*topic)).count();
    println!("Answered at once: {} of {}, of these {right} rightly.", at_once.len(), questions.len());
    let mut times: Vec<Duration> = rows().map(|cells| timed(|| faq.ask(cells[3])).1).collect();
    times.sort_unstable();
    let [half, most] = below(&times);
    println!(
        "The whole question, {} lines: half below {half:.1?}, 99 % below {most:.1?}, the longest {:.1?}.",
        times.len(),
        times[times.len() - 1]
    );
    let story = questions.iter().map(|question| question.words).collect::<Vec<_>>().join(" ");
    let (_, time) = timed(|| faq.ask(&story));
    println!("The longest message that is looked at: {time:.0?}.");
}

/// Below which of the sorted times half of them are, and 99 in a hundred.
fn below(times: &[Duration]) -> [Duration; 2] {
    [times[times.len() / 2], times[times.len() * 99 / 100]]
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("a few thousand at most"))
}

/// The letter triples of a text's skeletons.
fn trigrams(text: &str) -> Vec<String> {
    let words = fold::skeletons(text);
    let padded = words.iter().map(|word| format!("^{word}$").chars().collect::<Vec<_>>());
    padded.flat_map(|letters| letters.windows(3).map(|gram| gram.iter().collect::<String>()).collect::<Vec<_>>()).collect()
}
