use super::*;
use crate::{
    faq::{ask, topics::Topics},
    text::Locales,
};

fn world() -> (Topics, Matcher) {
    let topics = Topics::embedded();
    let matcher = Matcher::new(&ask::wordings(&topics, &Locales::embedded()), topics.all().len());
    (topics, matcher)
}

/// Of lines with their topics, how many have it among the best, and which do not.
fn found<'a>(lines: impl Iterator<Item = (&'a str, String)>) -> (usize, Vec<String>) {
    let (topics, matcher) = world();
    let (mut all, mut missed) = (0, Vec::new());
    for (topic, words) in lines {
        all += 1;
        let best = matcher.rank(&words).best;
        if !best.iter().any(|found| topics.all()[found.topic].id == topic) {
            missed.push(format!("{topic}: {words}"));
        }
    }
    (all, missed)
}

#[test]
fn wordings_and_collected_questions_find_their_topic() {
    let (topics, locales) = (Topics::embedded(), Locales::embedded());
    let wordings = ask::wordings(&topics, &locales);
    let (all, missed) = found(wordings.iter().map(|(topic, words)| (topics.all()[*topic].id.as_str(), words.clone())));
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
    let ranking = matcher.rank("қандас мәртебесін қалай аламын, құжат керек пе, квота бар ма");
    assert_eq!(ranking.best.len(), SHOWN);
    assert!(ranking.best.windows(2).all(|pair| pair[0].score >= pair[1].score));
    assert!((0.0..=1.0).contains(&ranking.confidence));
    assert_eq!(matcher.rank("").best, []);
    assert!(matcher.rank(&"бала ".repeat(20_000)).best.len() <= SHOWN);
}

#[test]
fn the_same_wordings_give_the_same_matcher() {
    let lines = [(0, "квота бар ма".to_owned()), (1, "үй қайда".to_owned()), (0, "квота қалды ма".to_owned())];
    let (one, other) = (Matcher::new(&lines, 2), Matcher::new(&lines, 2));
    assert_eq!(one.rank("квота қалды ма"), other.rank("квота қалды ма"));
}

#[test]
fn every_concept_fits_and_is_found_by_its_words() {
    assert!(include_str!("concepts.txt").lines().filter(|line| !line.starts_with('#')).count() <= usize::from(u8::MAX));
    let of = |word: &str| concepts::of(&fold::skeletons(word).concat());
    assert!(of("құжаттарды").is_some() && of("құжаттарды") == of("справку") && of("құжаттарды") == of("бумаги"));
    assert_eq!(of("ұшақ"), None);
}
