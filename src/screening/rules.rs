//! The rule file `rules.toml`: programmes, their conditions, priorities and papers, read once and refused when an entry cannot
//! be meant. What the rules make of somebody's answers is [`super::judge`]'s.

use std::{fmt, sync::LazyLock};

use anyhow::{Context, Result, bail, ensure};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    answers::Key,
    condition::{Any, Path, World},
};

static EMBEDDED: LazyLock<Rules> =
    LazyLock::new(|| Rules::load(include_str!("rules.toml")).expect("a test loads the embedded rules"));

/// Codes that `missing` may hold; other programs read them.
pub const MISSING: [&str; 8] = [
    "kandas_status",
    "nationality_proof",
    "renounce_foreign_citizenship",
    "registered_12_months",
    "job_seeker_registration",
    "destination_village",
    "diploma",
    "divorce_certificate",
];

/// A programme that people are judged for. The order is that of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Programme {
    /// The kandas status itself.
    KandasStatus,
    /// A place in the regional quota for kandas.
    KandasQuota,
    /// A place in the regional quota for resettlers.
    ResettlerQuota,
    /// Relocation and rent subsidies for those in a quota.
    RelocationMoney,
    /// The economic mobility certificate for a home.
    MobilityCertificate,
    /// "Дипломмен – ауылға!" / «С дипломом – в село!».
    DiplomaToVillage,
    /// The one-time payment to doctors of scarce specialties in villages.
    DoctorGrant,
    /// The «Ата жолы» card.
    AtaZholy,
    /// Citizenship by the simplified procedure.
    SimplifiedCitizenship,
}

impl Programme {
    /// All programmes in the order of results.
    pub const ALL: [Self; 9] = [
        Self::KandasStatus,
        Self::KandasQuota,
        Self::ResettlerQuota,
        Self::RelocationMoney,
        Self::MobilityCertificate,
        Self::DiplomaToVillage,
        Self::DoctorGrant,
        Self::AtaZholy,
        Self::SimplifiedCitizenship,
    ];

    /// The code that files and results write.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::KandasStatus => "kandas_status",
            Self::KandasQuota => "kandas_quota",
            Self::ResettlerQuota => "resettler_quota",
            Self::RelocationMoney => "relocation_money",
            Self::MobilityCertificate => "mobility_certificate",
            Self::DiplomaToVillage => "diploma_to_village",
            Self::DoctorGrant => "doctor_grant",
            Self::AtaZholy => "ata_zholy",
            Self::SimplifiedCitizenship => "simplified_citizenship",
        }
    }
}

impl fmt::Display for Programme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the answers come to for one programme. The weakest first: of several, the greatest holds (screening rule 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No given answer fails a known condition.
    Likely,
    /// A condition is missing that can still be met.
    NotYet,
    /// Unknown, unverified, or for the lawyer or the department to decide.
    Ask,
    /// A condition that cannot be met.
    No,
    /// The programme is for another kind of person.
    #[serde(rename = "n/a")]
    NotApplicable,
}

/// What follows from a condition that is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The programme is for another kind of person.
    Na,
    /// It cannot be met.
    No,
    /// Somebody must be asked.
    Ask,
    /// It can still be met.
    NotYet,
    /// The verdict stays; a paper is missing.
    Paper,
}

impl Effect {
    /// The verdict that this effect leads to by itself.
    #[must_use]
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::Na => Verdict::NotApplicable,
            Self::No => Verdict::No,
            Self::Ask => Verdict::Ask,
            Self::NotYet => Verdict::NotYet,
            Self::Paper => Verdict::Likely,
        }
    }
}

/// How sure it is that a statement is true and still current.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Unverified or in conflict.
    Low,
    /// Seen, but old, second-hand or incomplete.
    Medium,
    /// Seen and current when it was checked.
    High,
}

/// One condition of a programme.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The condition's name in results.
    pub code: String,
    /// What follows when it is not met.
    pub effect: Effect,
    /// When it is not met.
    pub when: Any,
    /// When that does not matter.
    pub unless: Any,
    /// Whether it applies although nothing says what kind of person this is.
    pub even_unknown: bool,
    /// The message that explains the unmet condition; none under `na`, which is not shown.
    pub text: Option<String>,
    /// The message for the met condition.
    pub pass: Option<String>,
    /// Facts and acts that it rests on.
    pub cites: Vec<String>,
    /// The day those were checked.
    pub checked: Date,
    /// How sure they are.
    pub confidence: Confidence,
}

impl Rule {
    /// Whether the condition is not met, so that the effect follows; an unknown exception does not protect.
    #[must_use]
    pub fn applies(&self, world: World<'_>) -> bool {
        self.when.truth(world) == Some(true) && self.unless.truth(world) != Some(true)
    }

    /// Whether the condition is not met, if no further answer can change that.
    #[must_use]
    pub fn settled(&self, world: World<'_>) -> Option<bool> {
        match (self.when.truth(world), self.unless.truth(world)) {
            (Some(false), _) | (_, Some(true)) => Some(false),
            (Some(true), Some(false)) => Some(true),
            _ => None,
        }
    }
}

/// A programme takes over what another came to.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// The other programme, judged earlier.
    pub of: Programme,
    /// For which people; `None` for all.
    pub path: Option<Path>,
    /// Which effects; empty for all but papers.
    pub effects: Vec<Effect>,
}

/// The rules of one programme.
#[derive(Clone, Debug)]
pub struct ProgrammeRules {
    /// Which programme.
    pub id: Programme,
    /// What it takes over from others.
    pub repeats: Vec<Repeat>,
    /// Its own conditions.
    pub rules: Vec<Rule>,
    /// Facts and acts behind the programme as such.
    pub cites: Vec<String>,
    /// How sure a `likely` is.
    pub confidence: Confidence,
    /// The message that names its acts.
    pub source: String,
}

/// A group that the centre puts first by its own practice.
#[derive(Clone, Debug)]
pub struct Priority {
    /// Its name in results.
    pub code: String,
    /// Who belongs to it.
    pub when: Any,
    /// Its message.
    pub text: String,
    /// What it rests on.
    pub cites: Vec<String>,
}

/// A paper to collect.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its name in results.
    pub code: String,
    /// The programmes that want it.
    pub programmes: Vec<Programme>,
    /// With which verdicts.
    pub verdicts: Vec<Verdict>,
    /// For whom.
    pub when: Any,
    /// For whom not.
    pub unless: Any,
    /// Its message.
    pub text: String,
    /// What it rests on.
    pub cites: Vec<String>,
}

/// How it is known what kind of person this is (screening rule 2).
#[derive(Clone, Debug)]
pub struct Who {
    /// Without one of these nothing can be said.
    pub one_of: Vec<Key>,
    /// Who certainly is a citizen.
    pub citizen: Any,
    /// Who else is on the kandas path; everybody else is judged as a citizen.
    pub kandas: Any,
    /// The code in `unknown` when nothing can be said.
    pub code: String,
    /// Its message.
    pub text: String,
    /// What it rests on.
    pub cites: Vec<String>,
}

/// A whole rule file.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Kept with every result.
    pub version: String,
    /// The day the facts were checked.
    pub checked: Date,
    /// What kind of person this is.
    pub who: Who,
    /// The programmes, in the order in which they are judged.
    pub programmes: Vec<ProgrammeRules>,
    /// The centre's priorities.
    pub priorities: Vec<Priority>,
    /// The papers.
    pub documents: Vec<Document>,
}

impl Rules {
    /// The rules compiled into the program.
    ///
    /// # Panics
    /// When they do not load, which a test has ruled out.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

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

    /// The rules of one programme.
    ///
    /// # Panics
    /// Never: a file without one of the programmes does not load.
    #[must_use]
    pub fn programme(&self, id: Programme) -> &ProgrammeRules {
        self.programmes.iter().find(|programme| programme.id == id).expect("the loader refuses a missing programme")
    }

    /// Every message that the file names.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let rules = self.programmes.iter().flat_map(|programme| &programme.rules);
        rules
            .flat_map(|rule| [&rule.text, &rule.pass])
            .flatten()
            .chain(self.programmes.iter().map(|programme| &programme.source))
            .chain(self.priorities.iter().map(|priority| &priority.text))
            .chain(self.documents.iter().map(|document| &document.text))
            .chain([&self.who.text])
            .map(String::as_str)
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
    source: String,
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
        shown(&self.source)?;
        for repeat in &self.repeats {
            ensure!(earlier.iter().any(|programme| programme.id == repeat.of), "repeats {}, which is not judged earlier", repeat.of);
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
        Ok(ProgrammeRules { id: self.id, repeats, rules, cites: self.cites, confidence: self.confidence, source: self.source })
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
        Ok(Document { code: self.code, programmes: self.programmes, verdicts, when, unless, text: self.text, cites: self.cites })
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

    const SOURCE: &str = include_str!("rules.toml");

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
