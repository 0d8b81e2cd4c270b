//! `qoldau ask`: what the bot would answer, for people and for machines.

use std::sync::Arc;

use serde::Serialize;

use crate::{
    faq::{Faq, ask::Asked},
    text::{Lang, Locales},
};

/// What answers questions on the command line.
pub(super) struct Asker {
    faq: Arc<Faq>,
    /// Only people want titles.
    titles: Option<Locales>,
}

#[derive(Serialize)]
struct Line<'a> {
    query: &'a str,
    kind: &'static str,
    topic: Option<&'a str>,
    candidates: Vec<Candidate<'a>>,
    script: &'static str,
}

#[derive(Serialize)]
struct Candidate<'a> {
    topic: &'a str,
    score: f64,
}

impl Asker {
    /// Ready to answer as JSON or in words.
    pub(super) fn new(json: bool) -> Self {
        Self { faq: Faq::embedded(), titles: (!json).then(Locales::embedded) }
    }

    /// The answer to one question, without a line's end where it is JSON.
    pub(super) fn answer(&self, question: &str) -> String {
        let asked = self.faq.ask(question);
        match &self.titles {
            Some(titles) => self.words(titles, question, &asked),
            None => self.json(question, &asked),
        }
    }

    fn id(&self, topic: usize) -> &str {
        self.faq.topics.all().get(topic).map_or("", |topic| topic.id.as_str())
    }

    fn json(&self, query: &str, asked: &Asked) -> String {
        let candidates = asked
            .candidates
            .iter()
            .chain(&asked.nearest)
            .map(|found| Candidate { topic: self.id(found.topic), score: (f64::from(found.score) * 1000.0).round() / 1000.0 });
        let line = Line {
            query,
            kind: asked.kind.name(),
            topic: asked.topic().map(|topic| self.id(topic)),
            candidates: candidates.collect(),
            script: asked.script.name(),
        };
        serde_json::to_string(&line).expect("strings and numbers are always JSON")
    }

    fn words(&self, titles: &Locales, question: &str, asked: &Asked) -> String {
        let mut lines = vec![format!("{question}\n  {} ({})", asked.kind.name(), asked.script.name())];
        for found in asked.candidates.iter().chain(&asked.nearest) {
            let Some(topic) = self.faq.topics.all().get(found.topic) else { continue };
            let [kk, ru] = [Lang::Kk, Lang::Ru].map(|lang| titles.plain(lang, &topic.title()));
            lines.push(format!("  {:.2}  {:<26} {kk} / {ru}", found.score, topic.id));
        }
        if let Some(back) = &asked.clarify {
            let said = std::iter::once(&back.which).chain(back.choices.iter().map(|(label, _)| label));
            lines.extend(said.map(|text| format!("  {} / {}", titles.plain(Lang::Kk, text), titles.plain(Lang::Ru, text))));
        }
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_fields_in_their_order() {
        let asker = Asker::new(true);
        let line = asker.answer("Қандас мәртебесін қалай аламын?");
        assert!(line.starts_with(r#"{"query":"Қандас мәртебесін қалай аламын?","kind":"answer","topic":"status-apply","candidates":[{"topic":"status-apply","score":0."#), "{line}");
        assert!(line.ends_with(r#"],"script":"kk-cyrl"}"#), "{line}");
        assert_eq!(asker.answer(""), r#"{"query":"","kind":"none","topic":null,"candidates":[],"script":"other"}"#);
        let crisis = asker.answer("өлгім келеді");
        assert!(crisis.contains(r#""kind":"crisis","topic":"suicide","candidates":[{"topic":"suicide""#), "{crisis}");
        assert!(asker.answer("сәлем").contains(r#""kind":"greeting","topic":null,"candidates":[]"#));
    }
}
