//! Whom an announcement is for: a choice of filters and exclusions as data. `store` has the one query that counts and finds by it.
//!
//! Everybody who has chosen a language, can be written to and has not stopped the announcements is looked at. What a person told in
//! the questionnaire is looked at only where they have agreed to that purpose. Cases never choose anybody, and never feed a number.

pub mod store;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    announcements::content::{Content, Subject},
    clock::Clock,
    text::Tongue,
};

/// A day, in seconds.
const DAY: i64 = 24 * 60 * 60;

/// The way that somebody takes to the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// From abroad, or with the status of a kandas.
    Kandas,
    /// A citizen who moves from another region.
    Resettler,
}

impl Way {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Kandas, Self::Resettler];

    /// The name in rows and buttons.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kandas => "kandas",
            Self::Resettler => "resettler",
        }
    }
}

/// How far somebody has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Milestone {
    /// Asks and thinks about it.
    Asking,
    /// Has ticked off in the plan that the quota is applied for.
    Waiting,
    /// Lives in the region.
    Arrived,
}

impl Milestone {
    /// All, in the order of the way.
    pub const ALL: [Self; 3] = [Self::Asking, Self::Waiting, Self::Arrived];

    /// The name in rows and buttons.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asking => "asking",
            Self::Waiting => "waiting",
            Self::Arrived => "arrived",
        }
    }
}

/// Who shall get an announcement. The default is everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Audience {
    /// Codes of [`Tongue::code`]; none is all.
    pub tongues: BTreeSet<String>,
    /// Codes of the questionnaire's question about the region; none is all.
    pub regions: BTreeSet<String>,
    /// Kandas or resettlers.
    pub way: Option<Way>,
    /// Codes of the questionnaire's question about the profession; none is all.
    pub professions: BTreeSet<String>,
    /// With children under 18.
    pub children: bool,
    /// How far they have come; none is all.
    pub stages: BTreeSet<Milestone>,
    /// Only those who have chosen the announcement's subject themselves.
    pub chosen: bool,
    /// Only those who work at the centre.
    pub staff: bool,
    /// Not those who wrote today.
    pub not_today: bool,
    /// Not those who got an announcement within so many days; 0 leaves nobody out.
    pub not_within: u16,
    /// Not those whose urgent case is open. Looked at only when it is sent, so that no number on a screen tells of such a case.
    pub not_urgent: bool,
}

impl Default for Audience {
    fn default() -> Self {
        Self {
            tongues: BTreeSet::new(),
            regions: BTreeSet::new(),
            way: None,
            professions: BTreeSet::new(),
            children: false,
            stages: BTreeSet::new(),
            chosen: false,
            staff: false,
            not_today: false,
            not_within: 0,
            not_urgent: true,
        }
    }
}

impl Audience {
    /// Whether what people told about themselves decides.
    #[must_use]
    pub fn by_profile(&self) -> bool {
        !self.regions.is_empty()
            || self.way.is_some()
            || !self.professions.is_empty()
            || self.children
            || !self.stages.is_empty()
    }
}

/// The audience as the query takes it: what is not asked for is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    tongues: Option<String>,
    subject: Option<&'static str>,
    chosen: bool,
    staff: bool,
    by_profile: bool,
    regions: Option<String>,
    way: Option<&'static str>,
    professions: Option<String>,
    children: bool,
    stages: Option<String>,
    wrote_since: Option<i64>,
    got_since: Option<i64>,
}

impl Filter {
    /// What an announcement's audience comes to now: readers of a language for which it has no words are left out.
    #[must_use]
    pub fn of(audience: &Audience, content: &Content, clock: &Clock) -> Self {
        let reads = |tongue: &Tongue| {
            content.variant(tongue.lang).is_some() && (audience.tongues.is_empty() || audience.tongues.contains(tongue.code()))
        };
        let tongues: Vec<&str> = Tongue::ALL.iter().filter(|tongue| reads(tongue)).map(|tongue| tongue.code()).collect();
        let list = |codes: Vec<&str>| (!codes.is_empty()).then(|| json!(codes).to_string());
        Self {
            tongues: (tongues.len() < Tongue::ALL.len()).then(|| json!(tongues).to_string()),
            subject: content.subject.map(Subject::word),
            chosen: audience.chosen && content.subject.is_some(),
            staff: audience.staff,
            by_profile: audience.by_profile(),
            regions: list(audience.regions.iter().map(String::as_str).collect()),
            way: audience.way.map(Way::word),
            professions: list(audience.professions.iter().map(String::as_str).collect()),
            children: audience.children,
            stages: list(audience.stages.iter().map(|stage| stage.word()).collect()),
            wrote_since: audience.not_today.then(|| clock.midnight()),
            got_since: (audience.not_within > 0).then(|| clock.now() - i64::from(audience.not_within) * DAY),
        }
    }
}

/// How many people an audience has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Everybody who could get an announcement in these languages.
    pub all: i64,
    /// Of those, who have agreed that what they told may choose announcements for them.
    pub agreed: i64,
    /// Who will get it.
    pub chosen: i64,
}
