use super::*;

struct World {
    topics: Topics,
    matcher: Matcher,
}

impl World {
    fn new() -> Self {
        let topics = Topics::embedded();
        let matcher = Matcher::new(&topics, &Locales::embedded());
        Self { topics, matcher }
    }

    fn shows(&self, topic: &str, words: &str) -> bool {
        self.matcher.find(words).iter().any(|found| self.topics.all()[found.topic].id == topic)
    }

    /// How many of the wordings show their topic, of how many, and which do not.
    fn hits<'a>(&self, asked: impl Iterator<Item = (&'a str, String)>) -> (usize, usize, Vec<String>) {
        let (mut hits, mut all, mut missed) = (0, 0, Vec::new());
        for (topic, words) in asked {
            all += 1;
            if self.shows(topic, &words) {
                hits += 1;
            } else {
                let found = self.matcher.find(&words);
                let found: Vec<_> = found.iter().map(|found| (&self.topics.all()[found.topic].id, found.score)).collect();
                missed.push(format!("{topic}: {words} → {found:?}"));
            }
        }
        (hits, all, missed)
    }

    fn at_least(&self, percent: usize, name: &str, asked: Vec<(&str, String)>) {
        let (hits, all, missed) = self.hits(asked.into_iter());
        // The figures are wanted: cargo test --lib faq::matching -- --nocapture
        eprintln!("{name}: {hits} of {all}; missed {missed:#?}");
        assert!(hits * 100 >= percent * all, "{name}: {hits} of {all} is less than {percent} %; missed {missed:#?}");
    }
}

/// The rows of the collection of questions: topic, Kazakh, Russian.
fn collected() -> Vec<(&'static str, &'static str, &'static str)> {
    let rows = include_str!("../../../tests/data/faq-topics.tsv").lines().skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        (cells[0], cells[3], cells[4])
    })
    .collect()
}

fn paraphrases(used: &str) -> Vec<(&'static str, String)> {
    let rows = include_str!("../../../tests/data/faq-paraphrases.tsv").lines().skip(1);
    rows.map(|row| row.split('\t').collect::<Vec<_>>())
        .filter(|cells| cells[2] == used)
        .map(|cells| (cells[0], cells[1].to_owned()))
        .collect()
}

fn look_alikes(words: &str) -> String {
    let pairs = [('ә', 'а'), ('ғ', 'г'), ('қ', 'к'), ('ң', 'н'), ('ө', 'о'), ('ұ', 'у'), ('ү', 'у'), ('і', 'и')];
    let lower = words.to_lowercase();
    lower.chars().map(|c| pairs.iter().find(|(own, _)| *own == c).map_or(c, |(_, typed)| *typed)).collect()
}

#[test]
fn every_collected_wording_shows_its_topic() {
    let world = World::new();
    let rows = collected();
    world.at_least(98, "Kazakh", rows.iter().map(|(topic, kk, _)| (*topic, (*kk).to_owned())).collect());
    world.at_least(98, "Kazakh without its own letters", rows.iter().map(|(topic, kk, _)| (*topic, look_alikes(kk))).collect());
    world.at_least(98, "Russian", rows.iter().map(|(topic, _, ru)| (*topic, (*ru).to_owned())).collect());
}

#[test]
fn paraphrases_show_their_topic() {
    let world = World::new();
    world.at_least(93, "paraphrases that the weights were tried on", paraphrases("tuning"));
    world.at_least(90, "paraphrases kept aside", paraphrases("proof"));
}

#[test]
fn small_talk_and_nonsense_show_nothing() {
    let world = World::new();
    let found: Vec<_> = include_str!("../../../tests/data/small-talk.txt")
        .lines()
        .chain(["", "   ", "!!!", "🙏", "qwerty asdf zxcv"])
        .filter_map(|line| {
            let best = *world.matcher.find(line).first()?;
            Some(format!("{line} → {} {}", world.topics.all()[best.topic].id, best.score))
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn questions_about_other_things_seldom_show_anything() {
    let world = World::new();
    let lines: Vec<&str> = include_str!("../../../tests/data/other-questions.txt").lines().collect();
    let shown: Vec<&&str> = lines.iter().filter(|line| !world.matcher.find(line).is_empty()).collect();
    assert!(shown.len() * 100 <= 15 * lines.len(), "{} of {}: {shown:#?}", shown.len(), lines.len());
}

#[test]
fn at_most_three_are_shown_best_first_and_long_messages_are_cut() {
    let world = World::new();
    let found = world.matcher.find("қандас мәртебесін қалай аламын, құжат керек пе, квота бар ма");
    assert!(found.len() <= SHOWN && found.iter().all(|found| found.score >= THRESHOLD && found.score <= 1.0));
    assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
    assert!(world.matcher.find(&"бала ".repeat(2000)).len() <= SHOWN);
}
