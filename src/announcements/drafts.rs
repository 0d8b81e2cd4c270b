//! Announcements as staff work on them: new ones, lists, and the changes that are written only where nobody else was faster.

pub mod store;

use crate::announcements::{Announcement, By, Stage, audience::Audience, content::Content, plan::Plan};

/// An announcement in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its number.
    pub id: i64,
    /// Where it stands.
    pub stage: Stage,
    /// What it says.
    pub content: Content,
    /// When it goes out, Unix seconds, where that is fixed.
    pub planned_at: Option<i64>,
    /// When sending began, Unix seconds.
    pub started_at: Option<i64>,
}

/// Rows of drafts.
#[derive(Debug)]
pub enum Record {
    /// A new draft.
    Make(Box<New>),
    /// Somebody approves what goes out at once.
    Approve {
        /// Its number.
        id: i64,
        /// The version that was seen.
        version: i64,
        /// By whom.
        by: By,
    },
    /// The head lets nothing be paid for any more: whoever wants it again reads the price again.
    NonePaid,
    /// A monthly announcement goes out again: the next time.
    Again {
        /// Its number.
        id: i64,
        /// When, Unix seconds.
        planned_at: i64,
    },
}

/// A draft that is not there yet.
#[derive(Clone, Debug)]
pub struct New {
    /// Its number.
    pub id: i64,
    /// What it says.
    pub content: Content,
    /// To whom.
    pub audience: Audience,
    /// When.
    pub plan: Plan,
    /// Copied or repeated from.
    pub parent: Option<i64>,
    /// When it goes out, Unix seconds: another time of what is planned every month, approved with it. A draft otherwise.
    pub planned_at: Option<i64>,
    /// By whom.
    pub by: By,
}

/// A change that holds only if the announcement is still as it was read.
#[derive(Debug)]
pub enum Claim {
    /// New content, audience or plan of a draft.
    Change(Box<Change>),
    /// Another standing.
    Move(Move),
    /// A draft is thrown away; what was done with it stays in the list.
    Delete {
        /// Its number.
        id: i64,
        /// The version that was read.
        version: i64,
        /// By whom.
        by: By,
    },
}

/// New content, audience or plan of a draft.
#[derive(Debug)]
pub struct Change {
    /// The draft as it was read, with what is new in it.
    pub draft: Announcement,
    /// What was changed, for the list.
    pub what: &'static str,
    /// By whom.
    pub by: By,
}

/// Another standing.
#[derive(Debug)]
pub struct Move {
    /// Which announcement.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// Where it stood.
    pub from: Stage,
    /// Where it shall stand.
    pub to: Stage,
    /// When it goes out, Unix seconds.
    pub planned_at: Option<i64>,
    /// Whether this is an approval.
    pub approved: bool,
    /// The line of the list.
    pub what: &'static str,
    /// More of it: numbers and times, nobody's words.
    pub detail: Option<String>,
    /// By whom.
    pub by: By,
}
