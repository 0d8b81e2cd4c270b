//! `qoldau ask --replay`: what a change of wordings would have done to the questions that were collected.

use std::path::Path;

use anyhow::{Context, bail};

use crate::{
    config::Config,
    db,
    faq::{
        Faq,
        keep::{
            replay::{self, Change, Verdict, Wording},
            store,
        },
    },
};

/// Compares, over the collected questions, the wordings as they are with those of `with` beside them; without a file, the compiled
/// wordings alone with those that staff have given beside them. Gives what is printed.
pub(super) async fn replay(with: Option<&Path>) -> anyhow::Result<String> {
    let faq = Faq::embedded();
    let more = with.map(|file| wordings(&faq, file)).transpose()?;
    let config = Config::load()?;
    let (db, _writer) = db::open(&config.database_url, config.synchronous).await?;
    let learned = store::learned(&db.read).await?;
    let questions: Vec<String> =
        store::questions(&db.read, i64::MAX).await?.into_iter().map(|question| question.words).collect();
    let (before, after) = match more {
        Some(more) => (learned.clone(), [learned, more].concat()),
        None => (Vec::new(), learned),
    };
    let matcher = |wordings: &[Wording]| replay::matcher(&faq.topics, wordings);
    Ok(words(&replay::compare(&faq.topics, &questions, &matcher(&before), &matcher(&after))))
}

/// The lines of a file: a topic's id, a tab, a wording. Empty lines and those that begin with `#` are passed over.
fn wordings(faq: &Faq, file: &Path) -> anyhow::Result<Vec<Wording>> {
    let lines = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut wordings = Vec::new();
    for (number, line) in (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        let Some((topic, words)) = line.split_once('\t') else {
            bail!("{}:{number}: a topic, a tab and a wording are wanted", file.display());
        };
        if faq.topics.get(topic.trim()).is_none() {
            bail!("{}:{number}: there is no topic {}", file.display(), topic.trim());
        }
        wordings.push((topic.trim().to_owned(), words.trim().to_owned()));
    }
    Ok(wordings)
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
