//! Reads a rule file and refuses entries that cannot be meant, by name.

use anyhow::{Context, Result, bail, ensure};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Confidence, Document, Effect, MISSING, Priority, Programme, ProgrammeRules, Repeat, Rule, Rules, Verdict, Who};
use crate::screening::{
    answers::Key,
    condition::{Any, Path},
};

impl Rules {
    /// Reads a rule file.
    ///
    /// # Errors
    /// When an entry cannot be meant: an unknown answer, code or programme, no citation, no text, a missing programme. The error
    /// names the entry.
    pub fn load(source: &str) -> Result<Self> {
        let raw: RawRules = toml::from_str(source)?;
        let checked = raw.checked;
        let mut programmes: Vec<ProgrammeRules> = Vec::new();
        for entry in raw.programme {
            let id = entry.id;
            ensure!(programmes.iter().all(|earlier| earlier.id != id), "programme {id} stands twice");
            programmes.push(entry.build(checked, &programmes).with_context(|| format!("programme {id}"))?);
        }
        for id in Programme::ALL {
            ensure!(programmes.iter().any(|programme| programme.id == id), "programme {id} is missing");
        }
        let priorities = raw.priority.into_iter().map(RawPriority::build).collect::<Result<_>>()?;
        let documents = raw.document.into_iter().map(RawDocument::build).collect::<Result<_>>()?;
        ensure!(!raw.version.is_empty(), "the version is empty");
        Ok(Self { version: raw.version, checked, who: raw.who.build().context("who")?, programmes, priorities, documents })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRules {
    version: String,
    #[serde(with = "crate::amounts::day")]
    checked: Date,
    who: RawWho,
    programme: Vec<RawProgramme>,
    #[serde(default)]
    priority: Vec<RawPriority>,
    #[serde(default)]
    document: Vec<RawDocument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWho {
    one_of: Vec<Key>,
    citizen: toml::Value,
    kandas: toml::Value,
    code: String,
    text: String,
    cites: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProgramme {
    id: Programme,
    cites: Vec<String>,
    confidence: Confidence,
    sources: Vec<String>,
    #[serde(default)]
    repeats: Vec<RawRepeat>,
    #[serde(default)]
    rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRepeat {
    of: Programme,
    path: Option<RawPath>,
    #[serde(default)]
    effects: Vec<Effect>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawPath {
    Citizen,
    Kandas,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    code: String,
    effect: Effect,
    when: Option<toml::Value>,
    unless: Option<toml::Value>,
    #[serde(default)]
    even_unknown: bool,
    text: Option<String>,
    pass: Option<String>,
    #[serde(default)]
    cites: Vec<String>,
    #[serde(default, deserialize_with = "optional_day")]
    checked: Option<Date>,
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPriority {
    code: String,
    when: toml::Value,
    text: String,
    #[serde(default)]
    cites: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDocument {
    code: String,
    programmes: Vec<Programme>,
    #[serde(default)]
    verdicts: Vec<Verdict>,
    when: Option<toml::Value>,
    unless: Option<toml::Value>,
    text: String,
    #[serde(default)]
    cites: Vec<String>,
}

fn optional_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    crate::amounts::day::deserialize(deserializer).map(Some)
}

impl RawWho {
    fn build(self) -> Result<Who> {
        cited(&self.cites)?;
        shown(&self.text)?;
        ensure!(!self.one_of.is_empty(), "one_of is empty");
        let (citizen, kandas) = (Any::parse(&self.citizen)?, Any::parse(&self.kandas)?);
        Ok(Who { one_of: self.one_of, citizen, kandas, code: self.code, text: self.text, cites: self.cites })
    }
}

impl RawProgramme {
    fn build(self, checked: Date, earlier: &[ProgrammeRules]) -> Result<ProgrammeRules> {
        cited(&self.cites)?;
        ensure!(!self.sources.is_empty(), "no source");
        self.sources.iter().try_for_each(|source| shown(source))?;
        for repeat in &self.repeats {
            ensure!(
                earlier.iter().any(|programme| programme.id == repeat.of),
                "repeats {}, which is not judged earlier",
                repeat.of
            );
        }
        let repeats = self.repeats.into_iter().map(|raw| {
            let path = raw.path.map(|path| match path {
                RawPath::Citizen => Path::Citizen,
                RawPath::Kandas => Path::Kandas,
            });
            Repeat { of: raw.of, path, effects: raw.effects }
        });
        let repeats = repeats.collect();
        let rules = self.rule.into_iter().map(|raw| {
            let code = raw.code.clone();
            raw.build(checked).with_context(|| format!("rule {code}"))
        });
        let rules = rules.collect::<Result<Vec<_>>>()?;
        ensure!(!rules.is_empty() || !earlier.is_empty(), "no rule");
        Ok(ProgrammeRules {
            id: self.id,
            repeats,
            rules,
            cites: self.cites,
            confidence: self.confidence,
            sources: self.sources,
        })
    }
}

impl RawRule {
    fn build(self, checked: Date) -> Result<Rule> {
        cited(&self.cites)?;
        match (self.effect, &self.text) {
            (Effect::Na, None) => {}
            (Effect::Na, Some(_)) => bail!("a programme for others is not shown, so it has no text"),
            (_, Some(text)) => shown(text)?,
            (_, None) => bail!("no text"),
        }
        if let Some(pass) = &self.pass {
            shown(pass)?;
        }
        if matches!(self.effect, Effect::NotYet | Effect::Paper) {
            ensure!(MISSING.contains(&self.code.as_str()), "the code may not stand in missing");
        }
        Ok(Rule {
            code: self.code,
            effect: self.effect,
            when: when(self.when.as_ref())?,
            unless: unless(self.unless.as_ref())?,
            even_unknown: self.even_unknown,
            text: self.text,
            pass: self.pass,
            cites: self.cites,
            checked: self.checked.unwrap_or(checked),
            confidence: self.confidence,
        })
    }
}

impl RawPriority {
    fn build(self) -> Result<Priority> {
        let build = || {
            cited(&self.cites)?;
            shown(&self.text)?;
            Any::parse(&self.when)
        };
        let when = build().with_context(|| format!("priority {}", self.code))?;
        Ok(Priority { code: self.code, when, text: self.text, cites: self.cites })
    }
}

impl RawDocument {
    fn build(self) -> Result<Document> {
        let build = || {
            cited(&self.cites)?;
            shown(&self.text)?;
            ensure!(!self.programmes.is_empty(), "no programme wants it");
            Ok((when(self.when.as_ref())?, unless(self.unless.as_ref())?))
        };
        let (when, unless) = build().with_context(|| format!("document {}", self.code))?;
        let verdicts = if self.verdicts.is_empty() { vec![Verdict::Likely, Verdict::NotYet] } else { self.verdicts };
        Ok(Document {
            code: self.code,
            programmes: self.programmes,
            verdicts,
            when,
            unless,
            text: self.text,
            cites: self.cites,
        })
    }
}

fn when(value: Option<&toml::Value>) -> Result<Any> {
    value.map_or_else(|| Ok(Any::always()), |value| Any::parse(value).context("when"))
}

fn unless(value: Option<&toml::Value>) -> Result<Any> {
    value.map_or_else(|| Ok(Any::never()), |value| Any::parse(value).context("unless"))
}

/// A citation is the number of a fact (Q, R), of an act (L): a letter and digits.
fn cited(cites: &[String]) -> Result<()> {
    ensure!(!cites.is_empty(), "no citation");
    for cite in cites {
        let digits = cite.strip_prefix(['Q', 'R', 'L']).unwrap_or_default();
        ensure!(!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()), "no such citation: {cite}");
    }
    Ok(())
}

fn shown(text: &str) -> Result<()> {
    ensure!(text.starts_with("screening-"), "{text} is no message of this feature");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = include_str!("../rules.toml");

    #[test]
    fn the_embedded_rules_load() {
        let rules = Rules::load(SOURCE).expect("the embedded rules");
        assert_eq!(rules.programmes.iter().map(|programme| programme.id).collect::<Vec<_>>(), Programme::ALL);
    }

    #[test]
    fn codes_of_programmes_are_those_of_serde() {
        for programme in Programme::ALL {
            let json = serde_json::to_string(&programme).expect("a programme is a string");
            assert_eq!(json, format!("\"{programme}\""));
        }
    }

    #[test]
    fn an_entry_that_cannot_be_meant_is_refused_by_name() {
        for (from, to, words) in [
            ("{ registered_months = ", "{ months_registered = ", "resettler_quota: rule registered_12_months"),
            ("{ profession = \"vet\" }", "{ profession = \"pilot\" }", "priority vet"),
            ("{ former_kz_citizen = true }", "{ former_kz_citizen = 1 }", "rule never_kz_citizen"),
            ("cites = [\"R13\"]", "cites = []", "rule divorce_certificate: no citation"),
            ("cites = [\"R13\"]", "cites = [\"a blog\"]", "no such citation: a blog"),
            ("code = \"diploma\"", "code = \"paper\"", "rule paper: the code may not stand in missing"),
            ("text = \"screening-failed-home-in-village\"\n", "", "rule no_home_in_village: no text"),
            ("text = \"screening-missing-diploma\"", "text = \"menu-hello\"", "menu-hello"),
            ("id = \"ata_zholy\"", "id = \"doctor_grant\"", "programme doctor_grant stands twice"),
            ("of = \"kandas_status\"", "of = \"ata_zholy\"", "programme kandas_quota: repeats ata_zholy"),
            ("programmes = [\"diploma_to_village\"]", "programmes = []", "document diploma"),
            ("one_of = [\"citizenship\",", "one_of = [\"nationality\",", "no such key"),
            ("checked = \"2026-11-22\"", "checked = \"lately\"", "checked"),
        ] {
            assert!(SOURCE.contains(from), "{from}");
            let error = format!("{:#}", Rules::load(&SOURCE.replacen(from, to, 1)).expect_err(to));
            assert!(error.contains(words), "{to}: {error}");
        }
        let last = SOURCE.split("[[programme]]\nid = \"simplified_citizenship\"").next().expect("a first part");
        let error = format!("{:#}", Rules::load(last).expect_err("a missing programme"));
        assert!(error.contains("programme simplified_citizenship is missing"), "{error}");
    }
}
