//! What is pressed in a questionnaire on the phone, as it stands behind `j:CALL:` in callback data.

use std::{fmt, str::FromStr};

use crate::{button::Unknown, cases::Desk};

/// What an operator presses who goes through the questionnaire with somebody on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// An answer: the question's index and the option's.
    Answer(u16, u16),
    /// The caller prefers not to say.
    Skip(u16),
    /// One question back: from this question, or from the result.
    Back(Option<u16>),
    /// Make a link with the result for the caller.
    Link,
    /// Open a case with the result.
    Case(Desk),
}

impl fmt::Display for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(question, option) => write!(f, "q:{question}:{option}"),
            Self::Skip(question) => write!(f, "q:{question}"),
            Self::Back(None) => write!(f, "b"),
            Self::Back(Some(question)) => write!(f, "b:{question}"),
            Self::Link => write!(f, "l"),
            Self::Case(desk) => write!(f, "c:{desk}"),
        }
    }
}

impl Press {
    /// The press of its parts in the callback data.
    ///
    /// # Errors
    /// When no press ever had this form.
    pub fn read(parts: &[&str]) -> Result<Self, Unknown> {
        Ok(match *parts {
            ["q", question] => Self::Skip(part(question)?),
            ["q", question, option] => Self::Answer(part(question)?, part(option)?),
            ["b"] => Self::Back(None),
            ["b", question] => Self::Back(Some(part(question)?)),
            ["l"] => Self::Link,
            ["c", desk] => Self::Case(part(desk)?),
            _ => return Err(Unknown),
        })
    }
}

fn part<T: FromStr>(part: &str) -> Result<T, Unknown> {
    part.parse().map_err(|_| Unknown)
}
