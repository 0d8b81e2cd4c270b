//! The map of rules: everything that the rule file says, as tables in both languages that a lawyer can check line by line.

use super::{
    condition::{Any, Matcher, Path, Test},
    result::title,
    rules::{Confidence, Effect, Fact, Programme, Repeat, Rule, Rules},
};
use crate::{
    text::{Lang, Locales, Text},
    texts,
};

/// How the tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Markdown, a table for each programme.
    Markdown,
    /// Tab-separated values for a spreadsheet, one table of all rules.
    Tsv,
}

/// A table: its heading, the names of its columns, and its lines.
struct Table {
    heading: String,
    columns: Vec<String>,
    lines: Vec<Vec<String>>,
}

/// The whole map.
#[must_use]
pub fn map(rules: &Rules, form: Form) -> String {
    let words = Words { locales: Locales::embedded(), rules };
    match form {
        Form::Markdown => {
            let head = words.both(&texts::screening_map_title(rules.checked.to_string(), rules.version.as_str()));
            let note = words.both(&texts::screening_map_note());
            let mut tables: Vec<Table> = Programme::ALL.into_iter().map(|programme| words.programme(programme)).collect();
            tables.extend([words.who(), words.priorities(), words.documents(), words.facts()]);
            let tables: Vec<String> = tables.iter().map(markdown).collect();
            format!("# {head}\n\n{note}\n\n{}", tables.join("\n"))
        }
        Form::Tsv => {
            let mut columns = vec![words.both(&texts::screening_map_programme())];
            columns.extend(words.rule_columns());
            let mut lines = vec![columns];
            for id in Programme::ALL {
                for line in words.programme(id).lines {
                    lines.push([id.to_string()].into_iter().chain(line).collect());
                }
            }
            lines.iter().map(|line| tab_separated(line)).collect()
        }
    }
}

fn markdown(table: &Table) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = vec!["---".to_owned(); table.columns.len()];
    let lines: String = table.lines.iter().map(|line| row(line)).collect();
    format!("## {}\n\n{}{}{lines}", table.heading, row(&table.columns), row(&rule))
}

fn tab_separated(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace(['\t', '\n'], " ")).collect();
    format!("{}\n", cells.join("\t"))
}

struct Words<'r> {
    locales: Locales,
    rules: &'r Rules,
}

impl Words<'_> {
    fn of(&self, lang: Lang, text: &Text) -> String {
        self.locales.plain(lang, text)
    }

    /// The words in both languages, Kazakh first; once where they are the same.
    fn both(&self, text: &Text) -> String {
        let [kk, ru] = Lang::ALL.map(|lang| self.of(lang, text));
        if kk == ru { kk } else { format!("{kk} / {ru}") }
    }

    fn rule_columns(&self) -> Vec<String> {
        let condition = texts::screening_map_condition();
        let mut columns = vec![self.both(&texts::screening_map_code())];
        columns.extend(Lang::ALL.map(|lang| self.of(lang, &condition)));
        let rest = [
            texts::screening_map_when(),
            texts::screening_map_effect(),
            texts::screening_map_reads(),
            texts::screening_map_basis(),
            texts::screening_map_checked(),
            texts::screening_map_confidence(),
            texts::screening_map_from(),
            texts::screening_map_until(),
        ];
        columns.extend(rest.iter().map(|text| self.both(text)));
        columns
    }

    fn programme(&self, id: Programme) -> Table {
        let programme = self.rules.programme(id);
        let mut lines: Vec<Vec<String>> = programme.repeats.iter().map(|repeat| self.repeat(repeat)).collect();
        lines.extend(programme.rules.iter().map(|rule| self.rule(rule)));
        Table { heading: format!("{id}: {}", self.both(&title(id))), columns: self.rule_columns(), lines }
    }

    fn rule(&self, rule: &Rule) -> Vec<String> {
        let condition = rule.condition();
        let mut cells = vec![rule.code.clone()];
        cells.extend(Lang::ALL.map(|lang| self.of(lang, &condition)));
        let unless = described(&rule.unless);
        let unmet = described(&rule.when).unwrap_or_else(|| self.both(&texts::screening_map_always()));
        cells.push(
            unless.map_or(unmet.clone(), |unless| format!("{unmet}; {} {unless}", self.both(&texts::screening_map_unless()))),
        );
        cells.push(self.effect(rule.effect));
        cells.push(reads(&[&rule.when, &rule.unless]));
        cells.push(self.basis(&rule.cites));
        cells.push(rule.checked.to_string());
        cells.push(self.confidence(rule.confidence));
        cells.extend([rule.from, rule.until].map(|day| day.map_or_else(|| "–".to_owned(), |day| day.to_string())));
        cells
    }

    /// What a programme takes over from another, as one line of the table.
    fn repeat(&self, repeat: &Repeat) -> Vec<String> {
        let mut cells = vec![format!("→ {}", repeat.of)];
        let taken = texts::screening_map_takes_over(title(repeat.of));
        cells.extend(Lang::ALL.map(|lang| self.of(lang, &taken)));
        cells.push(repeat.path.map_or_else(|| "–".to_owned(), |path| test(&Test::Path(path))));
        let effects: Vec<String> = repeat.effects.iter().map(|effect| self.effect(*effect)).collect();
        cells.push(if effects.is_empty() { self.both(&texts::screening_map_effect_all()) } else { effects.join(", ") });
        cells.extend(vec!["–".to_owned(); 6]);
        cells
    }

    fn effect(&self, effect: Effect) -> String {
        let (code, words) = match effect {
            Effect::Na => ("n/a", texts::screening_map_effect_na()),
            Effect::No => ("no", texts::screening_map_effect_no()),
            Effect::Ask => ("ask", texts::screening_map_effect_ask()),
            Effect::NotYet => ("not_yet", texts::screening_map_effect_not_yet()),
            Effect::Paper => ("–", texts::screening_map_effect_paper()),
        };
        format!("{code}: {}", self.both(&words))
    }

    fn confidence(&self, confidence: Confidence) -> String {
        self.both(&match confidence {
            Confidence::High => texts::screening_map_confidence_high(),
            Confidence::Medium => texts::screening_map_confidence_medium(),
            Confidence::Low => texts::screening_map_confidence_low(),
        })
    }

    /// Each citation with its act and article, or with the pages where it was seen.
    fn basis(&self, cites: &[String]) -> String {
        let each: Vec<String> = cites.iter().map(|cite| self.rests_on(self.rules.fact(cite))).collect();
        each.join("; ")
    }

    fn rests_on(&self, fact: &Fact) -> String {
        let mut on = Vec::new();
        let act = if fact.id.starts_with('L') { Some(&fact.id) } else { fact.act.as_ref() };
        if let Some(act) = act {
            let name = self.both(&Text::new(format!("source-{}", act.to_lowercase())));
            let article = fact.article.as_ref().map(|article| self.both(&texts::screening_map_article(article.as_str())));
            let item = fact.item.as_ref().map(|item| self.both(&texts::screening_map_item(item.as_str())));
            on.push([Some(name), article, item].into_iter().flatten().collect::<Vec<_>>().join(", "));
        }
        on.extend(fact.sources.iter().cloned());
        if fact.sources.is_empty() {
            on.push(self.both(&texts::screening_map_unverified()));
        }
        format!("{}: {}", fact.id, on.join(", "))
    }

    fn who(&self) -> Table {
        let who = &self.rules.who;
        let keys: Vec<&str> = who.one_of.iter().map(|key| key.as_str()).collect();
        let line =
            |text: Text, said: String| vec![self.of(Lang::Kk, &text), self.of(Lang::Ru, &text), said, self.basis(&who.cites)];
        let path = |any: &Any| described(any).unwrap_or_default();
        Table {
            heading: self.both(&texts::screening_map_who()),
            columns: self.short_columns(),
            lines: vec![
                line(texts::screening_map_who_one_of(), keys.join(", ")),
                line(texts::screening_map_who_citizen(), path(&who.citizen)),
                line(texts::screening_map_who_kandas(), path(&who.kandas)),
            ],
        }
    }

    fn short_columns(&self) -> Vec<String> {
        let condition = texts::screening_map_condition();
        vec![
            self.of(Lang::Kk, &condition),
            self.of(Lang::Ru, &condition),
            self.both(&texts::screening_map_answers()),
            self.both(&texts::screening_map_basis()),
        ]
    }

    fn priorities(&self) -> Table {
        let lines = self.rules.priorities.iter().map(|priority| {
            let text = Text::new(priority.text.clone());
            let when = described(&priority.when).unwrap_or_default();
            vec![priority.code.clone(), self.of(Lang::Kk, &text), self.of(Lang::Ru, &text), when, self.basis(&priority.cites)]
        });
        let mut columns = vec![self.both(&texts::screening_map_code())];
        columns.extend(self.short_columns());
        Table { heading: self.both(&texts::screening_map_priorities()), columns, lines: lines.collect() }
    }

    fn documents(&self) -> Table {
        let lines = self.rules.documents.iter().map(|paper| {
            let text = Text::new(paper.text.clone());
            let programmes: Vec<String> = paper.programmes.iter().map(ToString::to_string).collect();
            let mut when = vec![programmes.join(", ")];
            when.extend(described(&paper.when));
            when.extend(
                described(&paper.unless).map(|unless| format!("{} {unless}", self.both(&texts::screening_map_unless()))),
            );
            vec![
                paper.code.clone(),
                self.of(Lang::Kk, &text),
                self.of(Lang::Ru, &text),
                when.join("; "),
                self.basis(&paper.cites),
            ]
        });
        let mut columns = vec![self.both(&texts::screening_map_code())];
        columns.extend(self.short_columns());
        Table { heading: self.both(&texts::screening_map_documents()), columns, lines: lines.collect() }
    }

    fn facts(&self) -> Table {
        let lines = self.rules.facts.iter().map(|fact| vec![self.rests_on(fact), self.confidence(fact.confidence)]);
        Table {
            heading: self.both(&texts::screening_map_facts()),
            columns: vec![self.both(&texts::screening_map_basis()), self.both(&texts::screening_map_confidence())],
            lines: lines.collect(),
        }
    }
}

/// The answers that conditions read, each once.
fn reads(conditions: &[&Any]) -> String {
    let mut keys: Vec<&str> = Vec::new();
    for test in conditions.iter().flat_map(|any| any.alternatives()).flatten() {
        let read: &[&str] = match test {
            Test::Path(_) => &["citizenship", "has_kandas_status", "where_now"],
            Test::Answer(key, _) => &[key.as_str()],
        };
        for key in read {
            if !keys.contains(key) {
                keys.push(key);
            }
        }
    }
    if keys.is_empty() { "–".to_owned() } else { keys.join(", ") }
}

/// A condition in the words of the answers; `None` for one that always or never holds.
fn described(any: &Any) -> Option<String> {
    let alternatives = any.alternatives().map(|tests| tests.iter().map(test).collect::<Vec<_>>().join(" & "));
    let alternatives: Vec<String> = alternatives.filter(|words| !words.is_empty()).collect();
    (!alternatives.is_empty()).then(|| alternatives.join(" | "))
}

fn test(test: &Test) -> String {
    match test {
        Test::Path(Path::Citizen) => "path = citizen".to_owned(),
        Test::Path(Path::Kandas) => "path = kandas".to_owned(),
        Test::Answer(key, matcher) => {
            let name = key.as_str();
            match matcher {
                Matcher::Is(yes) => format!("{name} = {yes}"),
                Matcher::OneOf(codes) => format!("{name} = {}", codes.join(", ")),
                Matcher::Between(low, high) => match key.kind() {
                    super::answers::Kind::Number { max, .. } if *high == max => format!("{name} ≥ {low}"),
                    super::answers::Kind::Number { min, .. } if *low == min => format!("{name} ≤ {high}"),
                    _ => format!("{low} ≤ {name} ≤ {high}"),
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_names_every_rule_in_both_languages() {
        let rules = Rules::embedded();
        let map = map(rules, Form::Markdown);
        for (_, rule) in Programme::ALL.into_iter().flat_map(|id| rules.programme(id).rules.iter().map(move |rule| (id, rule)))
        {
            for lang in Lang::ALL {
                let id = rule.condition().id.into_owned();
                assert!(Locales::embedded().has(lang, &id), "{}: {id}", lang.code());
            }
        }
        for fact in rules.facts.iter().filter_map(|fact| fact.act.as_ref()) {
            assert!(Locales::embedded().has(Lang::Kk, &format!("source-{}", fact.to_lowercase())), "{fact}");
        }
        assert!(!map.contains("screening-") && !map.contains("source-l"), "a message is missing");
        insta::assert_snapshot!(map);
    }

    #[test]
    fn every_line_of_the_spreadsheet_has_as_many_cells() {
        let map = map(Rules::embedded(), Form::Tsv);
        let cells: Vec<usize> = map.lines().map(|line| line.split('\t').count()).collect();
        assert!(cells.len() > 40 && cells.iter().all(|count| *count == cells[0]), "{cells:?}");
    }
}
