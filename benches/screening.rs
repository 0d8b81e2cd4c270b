//! How long it takes to judge one persona, to read and write its line, and to find the next question. Prints a table; asserts nothing.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement prints its result, and takes the time itself"
)]

use std::{hint::black_box, time::Instant};

use jiff::civil::{Date, date};
use qoldau::screening::{answers::Answers, judge::judge, order::order, persona::Persona, rules::Rules, screen_line};

/// The families that the tests judge; the second line of each block holds the answers.
const FAMILIES: &str = include_str!("../tests/data/families.txt");

const ROUNDS: usize = 300;

fn main() {
    let today = date(2026, 11, 22);
    let lines: Vec<&str> = FAMILIES.split("\n\n").filter_map(|block| block.trim().lines().nth(1)).collect();
    let lines: Vec<&str> = lines.into_iter().filter(|line| line.starts_with('{')).collect();
    let answers: Vec<Answers> = lines.iter().map(|line| Persona::from_json(line).unwrap().answers).collect();
    let rules = Rules::embedded();
    println!("{} families, {ROUNDS} rounds; microseconds for each family", lines.len());
    println!("{:<44} {:>8} {:>8} {:>8} {:>12}", "least of the rounds", "mean", "median", "most", "mean of all");
    print("judging, the next question included", &answers, |answers| drop(black_box(judge(rules, answers, today))));
    print("a line of `qoldau screen`, JSON to JSON", &lines, |line| drop(black_box(screen_line(line.as_bytes(), today))));
    print("the order of the conversation's questions", &answers, |answers| {
        black_box(whole_order(answers, today));
    });
}

fn whole_order(answers: &Answers, today: Date) -> usize {
    order(Rules::embedded(), answers, today).len()
}

/// Times the work for each item, once to warm up, and prints a line: the least time of each item, which is what the work takes
/// when nothing else is done, and the mean of all rounds.
fn print<T>(what: &str, items: &[T], work: impl Fn(&T)) {
    let (mut least, mut all) = (vec![u128::MAX; items.len()], 0);
    for round in 0..=ROUNDS {
        for (place, item) in items.iter().enumerate() {
            let begun = Instant::now();
            work(item);
            let took = begun.elapsed().as_nanos();
            if round > 0 {
                least[place] = least[place].min(took);
                all += took;
            }
        }
    }
    least.sort_unstable();
    let micros = |nanos: u128| format!("{}.{}", nanos / 1000, nanos % 1000 / 100);
    let mean = least.iter().sum::<u128>() / least.len() as u128;
    let (median, most) = (least[least.len() / 2], least[least.len() - 1]);
    let disturbed = all / (items.len() * ROUNDS) as u128;
    println!("{what:<44} {:>8} {:>8} {:>8} {:>12}", micros(mean), micros(median), micros(most), micros(disturbed));
}
