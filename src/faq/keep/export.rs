//! What was published in the chat, written back into the files, ready for a release.

use std::{collections::BTreeMap, path::Path};

use anyhow::Context;
use sqlx::SqlitePool;

use crate::{
    faq::keep::{
        ground::{Said, Source},
        replay::Wording,
        store,
    },
    script::{self, Script},
    text::{Edit, Lang, Locales, escape, source},
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
/// what they have said of their grounds.
///
/// # Errors
/// When the database cannot be read or the folder cannot be written.
pub async fn export(read: &SqlitePool, folder: &Path) -> anyhow::Result<Exported> {
    let mut edits = store::edits(read).await?;
    edits.extend(asked(&store::learned(read).await?, &Locales::embedded()));
    let said: BTreeMap<_, _> = store::said(read).await?.into_iter().collect();
    let mut exported = Exported { files: Vec::new(), gone: Vec::new() };
    let mut written = Vec::new();
    for (code, name, file) in FILES {
        let mut changed = with(file, edits.iter().filter(|edit| edit.lang.code() == *code), &mut written);
        if name.ends_with("/sources.ftl") {
            changed = said.iter().fold(changed, |file, (topic, said)| sourced(file, topic, said));
        }
        put(folder, name, &changed)?;
        if changed != *file {
            exported.files.push((*name).to_owned());
        }
    }
    let topics = include_str!("../topics.toml");
    let changed = said.iter().fold(topics.to_owned(), |file, (topic, said)| grounded(&file, topic, said));
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

/// The sources with the one that staff have written for a topic, in the words in which it is shown.
fn sourced(file: String, topic: &str, said: &Said) -> String {
    let Some(Source::Written(words)) = &said.source else { return file };
    let (id, words) = (format!("source-{}", key(topic)), escape(words));
    source::replace(&file, &id, &words).unwrap_or_else(|| format!("{file}{id} = {words}\n"))
}

/// The key of the source that staff have written for a topic.
fn key(topic: &str) -> String {
    format!("of-{topic}")
}

/// The topics' file with what staff have said of the ground of one of them.
fn grounded(file: &str, topic: &str, said: &Said) -> String {
    let id = format!("id = \"{topic}\"");
    let sources = match &said.source {
        None | Some(Source::Kept) => None,
        Some(Source::Own) => Some("sources = [\"own\"]".to_owned()),
        Some(Source::Written(_)) => Some(format!("sources = [\"{}\"]", key(topic))),
    };
    let mut within = false;
    let mut lines = Vec::new();
    for line in file.lines() {
        if line.starts_with("id = ") {
            within = line == id;
        }
        let name = line.split(" = ").next().filter(|_| within);
        lines.push(match (name, said) {
            (Some("checked"), Said { checked: Some(day), .. }) => format!("checked = \"{day}\""),
            (Some("sources"), _) if sources.is_some() => sources.clone().unwrap_or_default(),
            // The day was that of the old source.
            (Some("source_date"), _) if sources.is_some() => continue,
            (Some("certainty"), Said { sure: Some(true), .. }) => "certainty = \"stated\"".to_owned(),
            (Some("certainty"), Said { sure: Some(false), .. }) => line.replace("\"stated\"", "\"confirm\""),
            _ => line.to_owned(),
        });
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
    fn the_ground_of_one_topic_is_written_into_the_files() {
        let file = include_str!("../topics.toml");
        let day: jiff::civil::Date = "2027-01-01".parse().unwrap();
        let said = Said { checked: Some(day), ..Said::default() };
        assert_eq!(grounded(file, "no-such-topic", &said), file);
        let changed = grounded(file, "pension", &said);
        let topics = Topics::parse(&changed, |_| true).unwrap();
        let newer: Vec<&str> =
            topics.all().iter().filter(|topic| topic.checked == day).map(|topic| topic.id.as_str()).collect();
        assert_eq!(newer, ["pension"]);
        assert_eq!(changed.lines().count(), file.lines().count());

        // What the next release says is what staff had said.
        let before = Topics::embedded();
        for source in [Source::Own, Source::Written("egov.kz, 20.11.2026".into())] {
            for (id, sure) in [("quota-size", true), ("status-documents", false), ("army", true), ("army", false)] {
                let said = Said { checked: Some(day), source: Some(source.clone()), sure: Some(sure) };
                let topics = Topics::parse(&grounded(file, id, &said), |_| true).unwrap();
                let mut expected = before.get(id).unwrap().clone();
                said.over(&mut expected);
                if expected.written.take().is_some() {
                    expected.sources = vec![format!("of-{id}")];
                }
                assert_eq!(topics.get(id), Some(&expected));
                assert_eq!(topics.get("pension"), before.get("pension"));
            }
        }
    }

    #[test]
    fn a_written_source_stands_among_the_others_and_once() {
        let said = |words: &str| Said { source: Some(Source::Written(words.into())), ..Said::default() };
        let file = "source-l1 = A\n".to_owned();
        let once = sourced(file.clone(), "pension", &said("egov.kz & Co"));
        assert_eq!(once, "source-l1 = A\nsource-of-pension = egov.kz &amp; Co\n");
        assert_eq!(sourced(once, "pension", &said("adilet.zan.kz")), "source-l1 = A\nsource-of-pension = adilet.zan.kz\n");
        assert_eq!(sourced(file.clone(), "pension", &Said { source: Some(Source::Own), ..Said::default() }), file);
    }
}
