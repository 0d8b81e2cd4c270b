//! What was published in the chat, written back into the files, ready for a release.

use std::path::Path;

use anyhow::Context;
use sqlx::SqlitePool;

use crate::{
    faq::keep::{replay::Wording, store},
    script::{self, Script},
    text::{Edit, Lang, Locales, source},
    texts::FILES,
};

/// What was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Exported {
    /// The files that differ from the release, below the folder.
    pub files: Vec<String>,
    /// Texts that the release does not have any more.
    pub gone: Vec<String>,
}

/// Writes every locale file into `folder`, with what staff have published and the wordings that they gave in it, and the topics with
/// the days on which they were checked.
///
/// # Errors
/// When the database cannot be read or the folder cannot be written.
pub async fn export(read: &SqlitePool, folder: &Path) -> anyhow::Result<Exported> {
    let mut edits = store::edits(read).await?;
    edits.extend(asked(&store::learned(read).await?, &Locales::embedded()));
    let checks = store::checks(read).await?;
    let mut exported = Exported { files: Vec::new(), gone: Vec::new() };
    let mut written = Vec::new();
    for (code, name, file) in FILES {
        let changed = with(file, edits.iter().filter(|edit| edit.lang.code() == *code), &mut written);
        put(folder, name, &changed)?;
        if changed != *file {
            exported.files.push((*name).to_owned());
        }
    }
    let topics = include_str!("../topics.toml");
    let changed = checks.iter().fold(topics.to_owned(), |file, (topic, day)| checked(&file, topic, &day.to_string()));
    put(folder, "src/faq/topics.toml", &changed)?;
    if changed != topics {
        exported.files.push("src/faq/topics.toml".into());
    }
    let gone = edits.iter().filter(|edit| !written.contains(&(edit.lang, edit.id.clone())));
    exported.gone = gone.map(|edit| format!("{} {}", edit.lang.code(), edit.id)).collect();
    Ok(exported)
}

/// The wordings of topics with those that staff gave behind them, each in the language that it is in.
fn asked(learned: &[Wording], locales: &Locales) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for (topic, words) in learned {
        let lang = if script::of(words) == Script::Ru { Lang::Ru } else { Lang::Kk };
        let id = format!("faq-{topic}.ask");
        let Some(now) = locales.original(lang, &id) else { continue };
        let line = words.replace(['{', '}'], "");
        match edits.iter_mut().find(|edit| (edit.lang, &edit.id) == (lang, &id)) {
            Some(edit) => edit.words.push_str(&format!("\n{line}")),
            None if now.lines().any(|known| known == line) => {}
            None => edits.push(Edit { lang, id, words: format!("{now}\n{line}") }),
        }
    }
    edits
}

fn with<'a>(file: &str, edits: impl Iterator<Item = &'a Edit>, written: &mut Vec<(Lang, String)>) -> String {
    let mut changed = file.to_owned();
    for edit in edits {
        if let Some(next) = source::replace(&changed, &edit.id, &edit.words) {
            changed = next;
            written.push((edit.lang, edit.id.clone()));
        }
    }
    changed
}

/// The topics' file with another day for one of them.
fn checked(file: &str, topic: &str, day: &str) -> String {
    let id = format!("id = \"{topic}\"");
    let mut within = false;
    let mut lines = Vec::new();
    for line in file.lines() {
        if line.starts_with("id = ") {
            within = line == id;
        }
        lines.push(if within && line.starts_with("checked = ") { format!("checked = \"{day}\"") } else { line.to_owned() });
    }
    lines.join("\n") + "\n"
}

fn put(folder: &Path, name: &str, content: &str) -> anyhow::Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
    }
    std::fs::write(&path, content).with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faq::topics::Topics;

    #[test]
    fn wordings_go_behind_those_of_their_language() {
        let learned = [("pension", "зейнет { қашан"), ("pension", "когда пенсия мне"), ("gone", "жоқ")];
        let learned = learned.map(|(topic, words)| (topic.to_owned(), words.to_owned()));
        let edits = asked(&learned, &Locales::embedded());
        assert_eq!(edits.iter().map(|edit| edit.lang).collect::<Vec<_>>(), [Lang::Kk, Lang::Ru]);
        assert!(edits[0].words.ends_with("\nзейнет  қашан") && edits[1].words.ends_with("\nкогда пенсия мне"));
        let file = FILES.iter().find(|(lang, name, _)| *lang == "kk" && name.ends_with("faq-life.ftl")).unwrap().2;
        let written = source::replace(file, &edits[0].id, &edits[0].words).unwrap();
        assert_eq!(written.lines().count(), file.lines().count() + 1);
        assert!(written.contains("\n        зейнет  қашан\n"));
    }

    #[test]
    fn the_day_of_one_topic_is_written_into_the_topics() {
        let file = include_str!("../topics.toml");
        assert_eq!(checked(file, "no-such-topic", "2027-01-01"), file);
        let changed = checked(file, "pension", "2027-01-01");
        let topics = Topics::parse(&changed, |_| true).unwrap();
        let newer: Vec<&str> =
            topics.all().iter().filter(|topic| topic.checked.year() == 2027).map(|topic| topic.id.as_str()).collect();
        assert_eq!(newer, ["pension"]);
        assert_eq!(changed.lines().count(), file.lines().count());
    }
}
