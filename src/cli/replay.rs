//! `qoldau ask --replay`: what a change of wordings would have done to the questions that were collected.

use std::path::Path;

use anyhow::{Context, bail, ensure};

use crate::{
    config::Config,
    db,
    faq::{
        Faq, ask,
        keep::{
            replay::{self, Change, Verdict, Wording},
            store,
        },
        matching::Matcher,
        topics::Topics,
    },
};

/// Compares, over the collected questions, the wordings as they are with those that the file `with` makes of them; without a file, the
/// compiled wordings alone with those that staff have given beside them. Gives what is printed.
pub(super) async fn replay(with: Option<&Path>) -> anyhow::Result<String> {
    let faq = Faq::embedded();
    let trial = match with {
        Some(file) => {
            let lines = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
            Some(Trial::read(&faq.topics, &lines).with_context(|| file.display().to_string())?)
        }
        None => None,
    };
    let config = Config::load()?;
    let (db, _writer) = db::open(&config.database_url, config.synchronous).await?;
    let learned = store::learned(&db.read).await?;
    let questions: Vec<String> =
        store::questions(&db.read, i64::MAX).await?.into_iter().map(|question| question.words).collect();
    let (before, after) = match trial {
        Some(trial) => {
            let after = trial.matcher(&faq.topics, &ask::lines(&faq.topics), &learned)?;
            (replay::matcher(&faq.topics, &learned), after)
        }
        None => (replay::matcher(&faq.topics, &[]), replay::matcher(&faq.topics, &learned)),
    };
    Ok(words(&replay::compare(&faq.topics, &questions, &before, &after)))
}

/// A compiled wording, with the place of its topic.
type Line = (usize, String);

/// Wordings to try: some more, and some less.
#[derive(Debug, Default, PartialEq, Eq)]
struct Trial {
    more: Vec<Wording>,
    less: Vec<Wording>,
}

impl Trial {
    /// Reads a line each: a topic's id, a tab, a wording; a `-` before the id takes the wording away. Empty lines and those that begin
    /// with `#` are passed over.
    fn read(topics: &Topics, lines: &str) -> anyhow::Result<Self> {
        let mut trial = Self::default();
        for (number, line) in (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
            let Some((topic, words)) = line.split_once('\t') else {
                bail!("line {number}: a topic, a tab and a wording are wanted");
            };
            let (topic, list) = match topic.trim().strip_prefix('-') {
                Some(topic) => (topic.trim(), &mut trial.less),
                None => (topic.trim(), &mut trial.more),
            };
            if topics.get(topic).is_none() {
                bail!("line {number}: there is no topic {topic}");
            }
            list.push((topic.to_owned(), words.trim().to_owned()));
        }
        Ok(trial)
    }

    /// The matcher that knows the wordings as they would be; `lines` are the compiled ones, `learned` those that staff gave.
    fn matcher(&self, topics: &Topics, lines: &[Line], learned: &[Wording]) -> anyhow::Result<Matcher> {
        let (kept, given) = self.remaining(topics, lines, learned)?;
        let given = [given, self.more.clone()].concat();
        if kept.len() == lines.len() {
            return Ok(replay::matcher(topics, &given));
        }
        // What the classifier has learnt of a wording cannot be taken out of it: it learns without.
        let place = |id: &str| topics.all().iter().position(|topic| topic.id == id);
        let given = given.iter().filter_map(|(topic, words)| Some((place(topic)?, words.as_str())));
        Ok(Matcher::learn(&kept, topics.all().len()).taught(given))
    }

    /// The compiled wordings and the given ones without those that are taken away. A wording that nobody has is a mistake in the file.
    fn remaining(&self, topics: &Topics, lines: &[Line], learned: &[Wording]) -> anyhow::Result<(Vec<Line>, Vec<Wording>)> {
        let mut kept = lines.to_vec();
        let mut given = learned.to_vec();
        for (topic, words) in &self.less {
            let before = kept.len() + given.len();
            kept.retain(|(place, line)| topics.all().get(*place).is_none_or(|of| of.id != *topic) || line != words);
            given.retain(|wording| *wording != (topic.clone(), words.clone()));
            ensure!(kept.len() + given.len() < before, "{topic} has no wording \"{words}\"");
        }
        Ok((kept, given))
    }
}

fn words(change: &Change) -> String {
    let short = |verdict: &Verdict| match &verdict.topic {
        Some(topic) => format!("{} {topic}", verdict.kind.name()),
        None => verdict.kind.name().to_owned(),
    };
    let mut lines = vec![
        format!("questions: {}", change.all),
        format!("answered at once: {} -> {}", change.answered[0], change.answered[1]),
        format!("suggested: {} -> {}", change.suggested[0], change.suggested[1]),
        format!("treated otherwise: {}", change.moved.len()),
    ];
    lines.extend(
        change.moved.iter().map(|moved| format!("{} -> {}\t{}", short(&moved.before), short(&moved.after), moved.words)),
    );
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(topic: &str, words: &str) -> Wording {
        (topic.to_owned(), words.to_owned())
    }

    #[test]
    fn a_file_adds_takes_away_and_changes_wordings() {
        let topics = Topics::embedded();
        let trial = Trial::read(&topics, "# a change\n-pension\tзейнет қашан\npension\tзейнетке қашан шығам\n\n").unwrap();
        assert_eq!(trial.more, [wording("pension", "зейнетке қашан шығам")]);
        assert_eq!(trial.less, [wording("pension", "зейнет қашан")]);
        assert!(Trial::read(&topics, "pension зейнет").is_err());
        assert!(Trial::read(&topics, "-no-such-topic\tx").is_err());
    }

    #[test]
    fn a_wording_is_taken_from_its_own_topic_whether_it_is_compiled_or_given() {
        let topics = Topics::embedded();
        let pension = topics.all().iter().position(|topic| topic.id == "pension").unwrap();
        let lines = [(pension, "a b".to_owned()), (pension, "c".to_owned()), (topics.all().len(), "a b".to_owned())];
        let given = [wording("pension", "d"), wording("army", "d")];
        let trial = Trial { less: vec![wording("pension", "a b"), wording("pension", "d")], ..Trial::default() };
        let (kept, given) = trial.remaining(&topics, &lines, &given).unwrap();
        assert_eq!(kept, [lines[1].clone(), lines[2].clone()]);
        assert_eq!(given, [wording("army", "d")]);
        let trial = Trial { less: vec![wording("pension", "e")], ..Trial::default() };
        assert!(trial.remaining(&topics, &lines, &given).is_err());
    }
}
