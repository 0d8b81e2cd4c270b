//! The rule file `rules.toml`: programmes, their conditions, priorities and papers, read once and refused when an entry cannot
//! be meant. What the rules make of somebody's answers is [`super::judge`]'s.

use std::{fmt, sync::LazyLock};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    answers::Key,
    condition::{Any, Path},
};
use crate::text::Text;

mod check;
pub mod compiled;
mod load;

use compiled::Compiled;

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
    /// The first day on which the rule counts; `None`: as far back as anybody is judged.
    pub from: Option<Date>,
    /// The last day on which it counts.
    pub until: Option<Date>,
    /// How sure they are.
    pub confidence: Confidence,
}

impl Rule {
    /// The condition as a lawyer reads it in the map of rules.
    #[must_use]
    pub fn condition(&self) -> Text {
        Text::new(format!("screening-condition-{}", self.code.replace('_', "-")))
    }
}

/// A fact that rules rest on: where it stands and how sure it is. Citations are the ids of these.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its number in the fact base: a fact of chapter 3 (Q) or 4 (R), or an act (L).
    pub id: String,
    /// The act, by its number in the fact base.
    pub act: Option<String>,
    /// The article of the act.
    pub article: Option<String>,
    /// The item of the act, where it has items and no articles.
    pub item: Option<String>,
    /// The pages where it was seen: number, site, day.
    pub sources: Vec<String>,
    /// How sure it is.
    pub confidence: Confidence,
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
    /// The messages that name its acts and sources.
    pub sources: Vec<String>,
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
    /// What they rest on.
    pub facts: Vec<Fact>,
    compiled: Compiled,
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

    /// The rules of one programme.
    ///
    /// # Panics
    /// Never: a file without one of the programmes does not load.
    #[must_use]
    pub fn programme(&self, id: Programme) -> &ProgrammeRules {
        self.programmes.iter().find(|programme| programme.id == id).expect("the loader refuses a missing programme")
    }

    /// The rules made ready for judging.
    #[must_use]
    pub const fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// The fact of a citation.
    ///
    /// # Panics
    /// When the citation is not from this file, of which the loader checks each.
    #[must_use]
    pub fn fact(&self, cite: &str) -> &Fact {
        self.facts.iter().find(|fact| fact.id == cite).expect("the loader refuses a citation without its fact")
    }

    /// Every message that the file names.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let rules = self.programmes.iter().flat_map(|programme| &programme.rules);
        rules
            .flat_map(|rule| [&rule.text, &rule.pass])
            .flatten()
            .chain(self.programmes.iter().flat_map(|programme| &programme.sources))
            .chain(self.priorities.iter().map(|priority| &priority.text))
            .chain(self.documents.iter().map(|document| &document.text))
            .chain([&self.who.text])
            .map(String::as_str)
    }
}
