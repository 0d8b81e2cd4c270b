//! Reads a rule file and refuses entries that cannot be meant, by name.

use anyhow::{Context, Result, bail, ensure};
use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::{
    Confidence, Document, Effect, Fact, MISSING, Priority, Programme, ProgrammeRules, Repeat, Rule, Rules, Verdict, Who,
    check::reachable, compiled::Compiled,
};
use crate::screening::{
    answers::Key,
    condition::{Any, Path},
};

impl Rules {
    /// Reads a rule file.
    ///
    /// # Errors
    /// When an entry cannot be meant: an unknown answer, code or programme, no citation or one without its fact, no text, a rule
    /// that can never be reached, a missing programme. The error names the line and the entry.
    pub fn load(source: &str) -> Result<Self> {
        let file = File { source };
        let raw: RawRules = toml::from_str(source)?;
        let checked = raw.checked;
        let facts = file.facts(raw.fact)?;
        let mut programmes: Vec<ProgrammeRules> = Vec::new();
        let mut lines: Vec<Vec<usize>> = Vec::new();
        for entry in raw.programme {
            let (line, entry) = file.entry(entry);
            let id = entry.id;
            let build = || {
                ensure!(programmes.iter().all(|earlier| earlier.id != id), "stands twice");
                lines.push(entry.rule.iter().map(|rule| file.line(rule.span().start)).collect());
                entry.build(&file, &facts, checked, &programmes)
            };
            let built = build().with_context(|| format!("line {line}: programme {id}"))?;
            programmes.push(built);
        }
        for id in Programme::ALL {
            ensure!(programmes.iter().any(|programme| programme.id == id), "programme {id} is missing");
        }
        let (line, who) = file.entry(raw.who);
        let who = who.build(&facts).with_context(|| format!("line {line}: who"))?;
        let priorities = file.entries(raw.priority, |raw| raw.code.clone(), |raw| raw.build(&facts))?;
        let documents = file.entries(raw.document, |raw| raw.code.clone(), |raw| raw.build(&facts))?;
        ensure!(!raw.version.is_empty(), "the version is empty");
        let compiled = Compiled::of(&who, &programmes, &priorities, &documents);
        for (programme, lines) in programmes.iter().zip(&lines) {
            reachable(&compiled, programme).map_err(|(place, error)| {
                let code = &programme.rules[place].code;
                error.context(format!("line {}: programme {}: rule {code}", lines[place], programme.id))
            })?;
        }
        Ok(Self { version: raw.version, checked, who, programmes, priorities, documents, facts, compiled })
    }
}

/// The file's text, for the lines of its entries.
struct File<'a> {
    source: &'a str,
}

impl File<'_> {
    /// The line, counted from 1, on which the byte `place` stands.
    fn line(&self, place: usize) -> usize {
        self.source[..place].matches('\n').count() + 1
    }

    fn entry<T>(&self, entry: Spanned<T>) -> (usize, T) {
        (self.line(entry.span().start), entry.into_inner())
    }

    fn entries<Raw, T>(
        &self,
        raw: Vec<Spanned<Raw>>,
        code: impl Fn(&Raw) -> String,
        build: impl Fn(Raw) -> Result<T>,
    ) -> Result<Vec<T>> {
        let built = raw.into_iter().map(|entry| {
            let (line, raw) = self.entry(entry);
            let code = code(&raw);
            build(raw).with_context(|| format!("line {line}: {code}"))
        });
        built.collect()
    }

    fn condition(&self, value: Option<Spanned<toml::Value>>, name: &'static str, without: fn() -> Any) -> Result<Any> {
        let Some(value) = value else { return Ok(without()) };
        let (line, value) = self.entry(value);
        Any::parse(&value).with_context(|| format!("line {line}: {name}"))
    }

    fn facts(&self, raw: Vec<Spanned<RawFact>>) -> Result<Vec<Fact>> {
        let facts = self.entries(raw, |raw| format!("fact {}", raw.id), RawFact::build)?;
        for (place, fact) in facts.iter().enumerate() {
            ensure!(facts[..place].iter().all(|earlier| earlier.id != fact.id), "fact {} stands twice", fact.id);
            if let Some(act) = &fact.act {
                ensure!(facts.iter().any(|other| other.id == *act), "fact {}: act {act} stands nowhere", fact.id);
            }
        }
        Ok(facts)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRules {
    version: String,
    #[serde(with = "crate::amounts::day")]
    checked: Date,
    who: Spanned<RawWho>,
    fact: Vec<Spanned<RawFact>>,
    programme: Vec<Spanned<RawProgramme>>,
    #[serde(default)]
    priority: Vec<Spanned<RawPriority>>,
    #[serde(default)]
    document: Vec<Spanned<RawDocument>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFact {
    id: String,
    act: Option<String>,
    article: Option<String>,
    item: Option<String>,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    unverified: bool,
    confidence: Confidence,
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
    rule: Vec<Spanned<RawRule>>,
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
    when: Option<Spanned<toml::Value>>,
    unless: Option<Spanned<toml::Value>>,
    #[serde(default)]
    even_unknown: bool,
    text: Option<String>,
    pass: Option<String>,
    #[serde(default)]
    cites: Vec<String>,
    #[serde(default, deserialize_with = "optional_day")]
    checked: Option<Date>,
    #[serde(default, deserialize_with = "optional_day")]
    from: Option<Date>,
    #[serde(default, deserialize_with = "optional_day")]
    until: Option<Date>,
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

impl RawFact {
    fn build(self) -> Result<Fact> {
        let number = self.id.strip_prefix(['Q', 'R', 'L']).unwrap_or_default();
        ensure!(
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()),
            "a number like Q1, R11 or L5 is expected"
        );
        let is_act = self.id.starts_with('L');
        ensure!(is_act || self.act.is_some() || !self.sources.is_empty() || self.unverified, "neither act nor source");
        ensure!(!self.unverified || self.sources.is_empty(), "unverified, and yet with a source");
        ensure!(self.act.is_some() || self.article.is_none() && self.item.is_none(), "an article without its act");
        Ok(Fact {
            id: self.id,
            act: self.act,
            article: self.article,
            item: self.item,
            sources: self.sources,
            confidence: self.confidence,
        })
    }
}

impl RawWho {
    fn build(self, facts: &[Fact]) -> Result<Who> {
        cited(&self.cites, facts)?;
        shown(&self.text)?;
        ensure!(!self.one_of.is_empty(), "one_of is empty");
        let (citizen, kandas) = (Any::parse(&self.citizen)?, Any::parse(&self.kandas)?);
        Ok(Who { one_of: self.one_of, citizen, kandas, code: self.code, text: self.text, cites: self.cites })
    }
}

impl RawProgramme {
    fn build(self, file: &File<'_>, facts: &[Fact], checked: Date, earlier: &[ProgrammeRules]) -> Result<ProgrammeRules> {
        cited(&self.cites, facts)?;
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
        let rules = file.entries(self.rule, |raw| format!("rule {}", raw.code), |raw| raw.build(file, facts, checked))?;
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
    fn build(self, file: &File<'_>, facts: &[Fact], checked: Date) -> Result<Rule> {
        cited(&self.cites, facts)?;
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
            when: file.condition(self.when, "when", Any::always)?,
            unless: file.condition(self.unless, "unless", Any::never)?,
            even_unknown: self.even_unknown,
            text: self.text,
            pass: self.pass,
            cites: self.cites,
            checked: self.checked.unwrap_or(checked),
            from: self.from,
            until: self.until,
            confidence: self.confidence,
        })
    }
}

impl RawPriority {
    fn build(self, facts: &[Fact]) -> Result<Priority> {
        let build = || {
            cited(&self.cites, facts)?;
            shown(&self.text)?;
            Any::parse(&self.when)
        };
        let when = build().context("priority")?;
        Ok(Priority { code: self.code, when, text: self.text, cites: self.cites })
    }
}

impl RawDocument {
    fn build(self, facts: &[Fact]) -> Result<Document> {
        let build = || {
            cited(&self.cites, facts)?;
            shown(&self.text)?;
            ensure!(!self.programmes.is_empty(), "no programme wants it");
            Ok((when(self.when.as_ref())?, unless(self.unless.as_ref())?))
        };
        let (when, unless) = build().context("document")?;
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

/// Each citation is the id of a fact in the file.
fn cited(cites: &[String], facts: &[Fact]) -> Result<()> {
    ensure!(!cites.is_empty(), "no citation");
    for cite in cites {
        ensure!(facts.iter().any(|fact| fact.id == *cite), "no such fact: {cite}");
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

    /// Loads the file with `from` replaced by `to`, and gives the error.
    fn refused(from: &str, to: &str) -> String {
        assert!(SOURCE.contains(from), "{from}");
        format!("{:#}", Rules::load(&SOURCE.replacen(from, to, 1)).expect_err(to))
    }

    #[test]
    fn an_entry_that_cannot_be_meant_is_refused_by_name_and_line() {
        for (from, to, words) in [
            ("{ registered_months = ", "{ months_registered = ", "condition on months_registered: no such answer"),
            ("{ profession = \"vet\" }", "{ profession = \"pilot\" }", "vet: priority: condition on profession"),
            ("{ former_kz_citizen = true }", "{ former_kz_citizen = 1 }", "when: condition on former_kz_citizen"),
            ("cites = [\"R13\"]", "cites = []", "rule divorce_certificate: no citation"),
            ("cites = [\"R13\"]", "cites = [\"a blog\"]", "no such fact: a blog"),
            ("cites = [\"R13\"]", "cites = [\"R99\"]", "no such fact: R99"),
            ("code = \"diploma\"", "code = \"paper\"", "rule paper: the code may not stand in missing"),
            ("text = \"screening-failed-home-in-village\"\n", "", "rule no_home_in_village: no text"),
            ("text = \"screening-missing-diploma\"", "text = \"menu-hello\"", "menu-hello"),
            ("id = \"ata_zholy\"", "id = \"doctor_grant\"", "programme doctor_grant: stands twice"),
            ("of = \"kandas_status\"", "of = \"ata_zholy\"", "programme kandas_quota: repeats ata_zholy"),
            ("programmes = [\"diploma_to_village\"]", "programmes = []", "diploma: document"),
            ("id = \"R21\"\nunverified = true", "id = \"R21\"", "fact R21: neither act nor source"),
            ("act = \"L5\"", "act = \"L55\"", "act L55 stands nowhere"),
        ] {
            let error = refused(from, to);
            assert!(error.contains(words), "{to}: {error}");
            // The last line that is named is the start of the entry that was changed, or the very line.
            let named = error.rsplit("line ").next().and_then(|rest| rest.split(':').next()).and_then(|line| line.parse().ok());
            let changed = SOURCE.replacen(from, to, 1)[..SOURCE.find(from).unwrap_or(0)].matches('\n').count() + 1;
            if let Some(named) = named {
                let entry = SOURCE.lines().skip(named).take(changed - named);
                assert!(named <= changed && entry.clone().all(|line| !line.trim().is_empty()), "{changed}: {error}");
            } else {
                assert!(words.contains("stands nowhere"), "no line: {error}");
            }
        }
        assert!(refused("one_of = [\"citizenship\",", "one_of = [\"nationality\",").contains("no such key"));
        assert!(refused("checked = \"2026-11-22\"", "checked = \"lately\"").contains("checked"));
        let last = SOURCE.split("[[programme]]\nid = \"simplified_citizenship\"").next().expect("a first part");
        let facts = &SOURCE[SOURCE.find("[[fact]]").expect("facts")..];
        let error = format!("{:#}", Rules::load(&format!("{last}\n{facts}")).expect_err("a missing programme"));
        assert!(error.contains("programme simplified_citizenship is missing"), "{error}");
    }

    #[test]
    fn a_rule_that_can_never_be_reached_is_refused_by_name_and_line() {
        let line = |text: &str| SOURCE[..SOURCE.find(text).expect("the text stands there")].matches('\n').count();
        let min = "{ registered_months = { max = 11 } }";
        let rule = line("code = \"registered_12_months\"");
        for (from, to, words) in [
            // The exception covers the whole condition.
            (
                min,
                "{ registered_months = { max = 11 } }\n  unless = { registered_months = { max = 12 } }",
                "can never be unmet",
            ),
            // A person is never a citizen and on the kandas path.
            (min, "{ registered_months = { max = 11 }, citizenship = \"kz\", path = \"kandas\" }", "can never be unmet"),
            // Those on the kandas path are told `n/a` before.
            (min, "{ registered_months = { max = 11 }, path = \"kandas\" }", "stronger rule always applies"),
            // Those in the region are told `no` before.
            (
                min,
                "{ registered_months = { max = 11 }, region = \"north_kazakhstan\", serpin_graduate = false }",
                "stronger rule always applies",
            ),
            (
                min,
                "{ registered_months = { max = 11 } }\n  from = \"2027-01-01\"\n  until = \"2026-12-31\"",
                "ends before it begins",
            ),
        ] {
            let error = refused(from, to);
            assert!(error.contains(words), "{to}: {error}");
            assert!(error.contains(&format!("line {rule}: programme resettler_quota: rule registered_12_months")), "{error}");
        }
    }

    #[test]
    fn a_rule_counts_from_its_first_day_to_its_last() {
        let dated = "{ registered_months = { max = 11 } }\n  from = \"2027-02-01\"\n  until = \"2027-03-31\"";
        let rules = Rules::load(&SOURCE.replacen("{ registered_months = { max = 11 } }", dated, 1)).expect("dated rules");
        let person = crate::screening::persona::Persona::from_json(r#"{"citizenship":"kz","registered_months":3}"#);
        let answers = person.expect("a person").answers;
        for (day, verdict) in [
            ("2027-01-31", Verdict::Likely),
            ("2027-02-01", Verdict::NotYet),
            ("2027-03-31", Verdict::NotYet),
            ("2027-04-01", Verdict::Likely),
        ] {
            let result = crate::screening::judge::judge(&rules, &answers, day.parse().expect("a day"));
            assert_eq!(result.verdicts[&Programme::ResettlerQuota].verdict, verdict, "{day}");
        }
    }
}
