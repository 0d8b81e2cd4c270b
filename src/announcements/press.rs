//! The buttons of announcements, in the bytes after `A:`: what people press under one, and what the editor presses.

use std::fmt;

use super::{
    act::{Act, flag},
    after::After,
    content::Subject,
};
use crate::{button::Unknown, cases::Desk};

/// What a press means. The number is the announcement's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// Under an announcement: open something inside the bot.
    Open(i64, Opens),
    /// Staff: stop sending for now.
    Pause(i64),
    /// Staff: go on sending.
    Resume(i64),
    /// Staff: send to nobody else: sure?
    Cancel(i64),
    /// Yes.
    CancelNow(i64),
    /// People: what they want to hear of.
    News,
    /// People: a subject is wished, or no longer.
    Wish(Subject, bool),
    /// People: no announcements any more, or again.
    Stop(bool),
    /// People: announcements chosen by what they told, or no longer.
    ByProfile(bool),
    /// Staff: every announcement that is not over.
    List,
    /// More of them: this page, the first being 0.
    Page(i64),
    /// Staff: those that are over, from this number down; 0 is the newest.
    Past(i64),
    /// Staff: a new one.
    New,
    /// The head: what holds for all of them.
    Settings,
    /// The head: whether a second person must approve.
    Approval(bool),
    /// The head: whether broadcasts may be paid for.
    PaidAllowed(bool),
    /// Staff: something with one announcement.
    Of(i64, Act),
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
            Self::CancelNow(id) => write!(f, "x:{id}:1"),
            Self::News => write!(f, "w"),
            Self::Wish(subject, yes) => write!(f, "w:{}:{}", subject.word(), u8::from(*yes)),
            Self::Stop(yes) => write!(f, "W:{}", u8::from(*yes)),
            Self::ByProfile(yes) => write!(f, "P:{}", u8::from(*yes)),
            Self::List => write!(f, "l"),
            Self::Page(page) => write!(f, "l:{page}"),
            Self::Past(before) => write!(f, "L:{before}"),
            Self::New => write!(f, "n"),
            Self::Settings => write!(f, "s"),
            Self::Approval(on) => write!(f, "s:a:{}", u8::from(*on)),
            Self::PaidAllowed(on) => write!(f, "s:p:{}", u8::from(*on)),
            Self::Of(id, act) => act.write(*id, f),
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
            ["x", id, "1"] => Self::CancelNow(number(id)?),
            ["w"] => Self::News,
            ["w", subject, yes] => Self::Wish(Subject::from_word(subject).ok_or(Unknown)?, flag(yes)?),
            ["W", yes] => Self::Stop(flag(yes)?),
            ["P", yes] => Self::ByProfile(flag(yes)?),
            ["l"] => Self::List,
            ["l", page] => Self::Page(number(page)?),
            ["L", before] => Self::Past(number(before)?),
            ["n"] => Self::New,
            ["s"] => Self::Settings,
            ["s", "a", on] => Self::Approval(flag(on)?),
            ["s", "p", on] => Self::PaidAllowed(flag(on)?),
            [id, "t", topic] => Self::Open(number(id)?, Opens::Topic(topic.into())),
            [id, "q"] => Self::Open(number(id)?, Opens::Screening),
            [id, "d", desk] => Self::Open(number(id)?, Opens::Desk(desk.parse().map_err(|_| Unknown)?)),
            [_, id, ..] => Self::Of(number(id)?, Act::read(parts)?),
            _ => return Err(Unknown),
        })
    }
}
