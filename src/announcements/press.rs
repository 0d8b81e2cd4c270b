//! The buttons of announcements, in the bytes after `A:`: what people press under one, and what the editor presses.

use std::fmt;

use crate::{announcements::after::After, button::Unknown, cases::Desk};

/// What a press means. The number is the announcement's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// Under an announcement: open something inside the bot.
    Open(i64, Opens),
    /// Staff: stop sending for now.
    Pause(i64),
    /// Staff: go on sending.
    Resume(i64),
    /// Staff: send to nobody else.
    Cancel(i64),
    /// Staff: what follows an announcement.
    After(i64, After),
}

/// What a button under an announcement opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// A topic's answer.
    Topic(String),
    /// The questionnaire.
    Screening,
    /// Asking a desk.
    Desk(Desk),
}

impl fmt::Display for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(id, opens) => write!(f, "{id}:{opens}"),
            Self::Pause(id) => write!(f, "p:{id}"),
            Self::Resume(id) => write!(f, "r:{id}"),
            Self::Cancel(id) => write!(f, "x:{id}"),
            Self::After(id, after) => after.write(*id, f),
        }
    }
}

impl fmt::Display for Opens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Topic(topic) => write!(f, "t:{topic}"),
            Self::Screening => write!(f, "q"),
            Self::Desk(desk) => write!(f, "d:{desk}"),
        }
    }
}

impl Press {
    /// Reads what stands after `A:`.
    ///
    /// # Errors
    /// When no version ever wrote it so.
    pub fn read(parts: &[&str]) -> Result<Self, Unknown> {
        let number = |part: &str| part.parse().map_err(|_| Unknown);
        Ok(match *parts {
            ["p", id] => Self::Pause(number(id)?),
            ["r", id] => Self::Resume(number(id)?),
            ["c", id, ..] => Self::After(number(id)?, After::read(parts)?),
            ["x", id] => Self::Cancel(number(id)?),
            [id, "t", topic] => Self::Open(number(id)?, Opens::Topic(topic.into())),
            [id, "q"] => Self::Open(number(id)?, Opens::Screening),
            [id, "d", desk] => Self::Open(number(id)?, Opens::Desk(desk.parse().map_err(|_| Unknown)?)),
            _ => return Err(Unknown),
        })
    }
}
