use std::collections::{BTreeSet, HashMap, HashSet};

use super::*;
use crate::faq::{ask, topics::Topics};

fn world() -> (Topics, &'static Matcher) {
    (Topics::embedded(), ask::learnt())
}

/// Of lines with their topics, how many have it among the best, and which do not.
fn found<'a>(lines: impl Iterator<Item = (&'a str, String)>) -> (usize, Vec<String>) {
    let (topics, matcher) = world();
    let (mut all, mut missed) = (0, Vec::new());
    for (topic, words) in lines {
        all += 1;
        let best = matcher.rank(&words, &[]).best;
        if !best.iter().any(|found| topics.all()[found.topic].id == topic) {
            missed.push(format!("{topic}: {words}"));
        }
    }
    (all, missed)
}

#[test]
fn wordings_and_collected_questions_find_their_topic() {
    let topics = Topics::embedded();
    let lines = ask::lines(&topics);
    let wordings = lines.iter().filter(|(topic, _)| *topic < topics.all().len());
    let (all, missed) = found(wordings.map(|(topic, words)| (topics.all()[*topic].id.as_str(), words.clone())));
    assert!(missed.len() * 100 <= 2 * all, "{} of {all}: {missed:#?}", missed.len());
    let rows =
        include_str!("../../../tests/data/faq-topics.tsv").lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>());
    let (all, missed) = found(rows.flat_map(|cells| [(cells[0], cells[3].to_owned()), (cells[0], cells[4].to_owned())]));
    assert!(missed.len() * 100 <= 3 * all, "{} of {all}: {missed:#?}", missed.len());
    let rows = include_str!("../../../tests/data/faq-paraphrases.tsv").lines().skip(1);
    let rows = rows.map(|row| row.split('\t').collect::<Vec<_>>());
    let (all, missed) = found(rows.map(|cells| (cells[0], cells[1].to_owned())));
    assert!(missed.len() * 100 <= 5 * all, "{} of {all}: {missed:#?}", missed.len());
}

#[test]
fn at_most_three_are_ranked_best_first_and_nothing_is_made_of_nothing() {
    let (_, matcher) = world();
    let ranking = matcher.rank("қандас мәртебесін қалай аламын, құжат керек пе, квота бар ма", &[]);
    assert_eq!(ranking.best.len(), SHOWN);
    assert!(ranking.best.windows(2).all(|pair| pair[0].score >= pair[1].score));
    assert!((0.0..=1.0).contains(&ranking.confidence));
    assert_eq!(matcher.rank("", &[]).best, []);
    assert!(matcher.rank(&"бала ".repeat(20_000), &[]).best.len() <= SHOWN);
}

#[test]
fn the_compiled_matcher_is_what_the_wordings_give() {
    let topics = Topics::embedded();
    let ids: Vec<&str> = topics.all().iter().map(|topic| topic.id.as_str()).collect();
    assert_eq!(ids, corpus::topics());
    let bytes: &'static [u8] = Matcher::learn(&ask::lines(&topics), ids.len()).write().leak();
    assert!(bytes == ask::learnt().write(), "the build script has learnt something else");
    assert!(Matcher::read(&bytes[..bytes.len() - 1]).is_none());
}

#[test]
fn a_taught_wording_is_meant_so_at_once_and_can_be_taken_back() {
    let (topics, learnt) = world();
    let place = |id: &str| topics.all().iter().position(|topic| topic.id == id).expect("a topic");
    let words = "тырнақ бояйтын салон";
    let taught = learnt.taught([(place("trip-look"), words)]);
    for words in [words, "тырнак бояйтын салон", "тырнақ бояйтын салон қайда"] {
        assert_eq!(taught.rank(words, &[]).best[0].topic, place("trip-look"), "{words}");
        assert!(taught.rank(words, &[]).confidence > 0.9, "{words}: {:?}", taught.rank(words, &[]));
    }
    assert!(learnt.rank(words, &[]).confidence < 0.5);
    // Who teaches it otherwise later, or what stands among the wordings, is overruled.
    let wording = "Қандас мәртебесін қалай аламын?";
    assert_eq!(learnt.taught([(place("pension"), wording)]).rank(wording, &[]).best[0].topic, place("pension"));
    assert_eq!(learnt.taught([]).rank(wording, &[]), learnt.rank(wording, &[]));
}

/// The short way to see that words are far from what is set apart leaves out none that the long way finds, also where they were
/// taught; what it lets through is the same.
#[test]
fn far_from_what_is_set_apart_is_only_what_is() {
    const LEAST: f32 = 0.25;
    let (topics, learnt) = world();
    let apart = topics.of_crisis();
    let taught = learnt.taught([(apart[0], "қара бұлт басып тұр"), (apart[1], "есік артынан үн шықты")]);
    let rows = include_str!("../../../tests/data/questions.tsv").lines().skip(1).step_by(5);
    let lines =
        rows.filter_map(|row| row.rsplit('\t').next()).chain(["қара бұлт басып тұр", "есік артынан үн шықты ма", "", "👍"]);
    let (mut near, mut far) = (0, 0);
    for line in lines {
        for matcher in [learnt, &taught] {
            let words = fold::tokens(line);
            let ranking = matcher.rank_folded(&words, apart);
            let score: f32 = ranking.apart.iter().map(|found| found.score).sum();
            match matcher.rank_from(&words, apart, LEAST) {
                Some(same) => {
                    assert_eq!(same, ranking, "{line}");
                    near += 1;
                }
                None => {
                    assert!(score < LEAST, "{line}: {score}");
                    far += 1;
                }
            }
        }
    }
    assert!(near > 100 && far > 100, "{near} are near, {far} are far");
}

#[test]
fn every_concept_fits_and_is_found_by_its_words() {
    assert!(include_str!("concepts.txt").lines().filter(|line| !line.starts_with('#')).count() <= usize::from(u8::MAX));
    let of = |word: &str| concepts::of(&fold::skeletons(word).concat());
    assert!(of("құжаттарды").is_some() && of("құжаттарды") == of("справку") && of("құжаттарды") == of("бумаги"));
    assert_eq!(of("ұшақ"), None);
}

/// A line under two classes says nothing for either, and is no longer "the wording itself" of any.
#[test]
fn no_line_stands_under_two_classes() {
    let topics = Topics::embedded();
    let mut classes: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (class, line) in ask::lines(&topics) {
        classes.entry(fold::skeletons(&line).join(" ")).or_default().insert(class);
    }
    let several: Vec<&String> = classes.iter().filter(|(_, classes)| classes.len() > 1).map(|(line, _)| line).collect();
    assert!(several.is_empty(), "{several:#?}");
}

/// What is measured must not have been learnt.
#[test]
fn no_line_of_the_test_half_is_learnt() {
    let learnt: HashSet<Vec<String>> = ask::lines(&Topics::embedded()).iter().map(|(_, line)| fold::skeletons(line)).collect();
    let lines = include_str!("../../../tests/data/questions.tsv").lines().filter_map(|line| line.strip_prefix("test\t"));
    // Greetings are too short to be said in many ways.
    let lines = lines.filter(|line| !line.starts_with("greeting"));
    let known: Vec<&str> =
        lines.filter(|line| line.rsplit('\t').next().is_some_and(|words| learnt.contains(&fold::skeletons(words)))).collect();
    assert!(known.is_empty(), "{known:#?}");
}
