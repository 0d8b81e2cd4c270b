//! The desks that a person's question can go to.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Whom a person is handed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Desk {
    /// The call-centre operators.
    Operator,
    /// The lawyer.
    Lawyer,
    /// The psychologist, whose cases nobody else reads.
    Psychologist,
}

impl Desk {
    /// Every desk.
    pub const ALL: [Self; 3] = [Self::Operator, Self::Lawyer, Self::Psychologist];
}

impl fmt::Display for Desk {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Operator => "operator",
            Self::Lawyer => "lawyer",
            Self::Psychologist => "psychologist",
        })
    }
}

impl FromStr for Desk {
    type Err = anyhow::Error;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|desk| desk.to_string() == word).ok_or_else(|| anyhow::anyhow!("unknown desk"))
    }
}
