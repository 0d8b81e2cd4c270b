//! Cases: what is complex goes to a person. Somebody picks a desk and writes; staff answer from their own Telegram; every message
//! that can be copied goes both ways, and whoever sent one is told whether it arrived.

pub mod caller;
pub mod card;
pub mod desk_side;
pub mod desks;
pub mod person_side;
pub mod readings;
pub mod spots;
pub mod store;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    button::Unknown,
    inbox::{Conversation, Event, Refusal},
    outbox::message::{Keys, Message, Tell, To, What},
    text::{Lang, Text},
    texts,
};

/// The number of a case, as people and staff see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub i64);

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for CaseId {
    type Err = Unknown;

    fn from_str(digits: &str) -> Result<Self, Unknown> {
        digits.parse().map(Self).map_err(|_| Unknown)
    }
}

/// Who works on a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Desk {
    /// The call centre.
    Operator,
    /// The lawyer.
    Lawyer,
    /// The psychologist.
    Psychologist,
}

impl Desk {
    /// Every desk, in the order in which people see them.
    pub const ALL: [Self; 3] = [Self::Operator, Self::Lawyer, Self::Psychologist];

    /// The name in commands, buttons and rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Lawyer => "lawyer",
            Self::Psychologist => "psychologist",
        }
    }

    /// The name that people read.
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Operator => texts::cases_desk_operator(),
            Self::Lawyer => texts::cases_desk_lawyer(),
            Self::Psychologist => texts::cases_desk_psychologist(),
        }
    }
}

impl fmt::Display for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Desk {
    type Err = Unknown;

    fn from_str(word: &str) -> Result<Self, Unknown> {
        Self::ALL.into_iter().find(|desk| desk.word() == word).ok_or(Unknown)
    }
}

/// The two sides of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The person who brought it.
    Person,
    /// Staff.
    Desk,
}

impl Side {
    /// The name in rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Desk => "desk",
        }
    }
}

/// A row that copies messages of one side to the other, with somebody told what came of it.
#[must_use]
pub fn copy(
    to: To,
    (case, side): (CaseId, Side),
    from: i64,
    messages: &[i32],
    (keys, reply_to): (Keys, Option<i32>),
) -> Message {
    let event = |refusal| Event::Carried { case, from: side, sources: messages.to_vec(), refusal };
    let tell =
        Tell { conversation: Conversation::Case(case), sent: Some(event(None)), refused: Some(event(Some(Refusal::Other))) };
    let what = What::Copy { from, messages: messages.to_vec(), keys, reply_to };
    Message::new(to, what).of_case(case, messages.first().copied()).tell(tell)
}

/// How far a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nobody has taken it.
    Waiting,
    /// Somebody works on it.
    Taken,
    /// It is over.
    Closed,
}

/// A case as its row says.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its number.
    pub id: CaseId,
    /// The person; `None` after they were forgotten.
    pub person: Option<i64>,
    /// With whom.
    pub desk: Desk,
    /// How far it is.
    pub status: Status,
    /// Opened in a crisis.
    pub urgent: bool,
    /// The person's first name as Telegram showed it.
    pub name: String,
    /// The person's language.
    pub lang: Lang,
    /// The answer's topic that led to it.
    pub topic: Option<String>,
    /// The case that it continues.
    pub previous: Option<CaseId>,
    /// The first name of whoever has it.
    pub taken_name: Option<String>,
    /// Who has it.
    pub taken_by: Option<i64>,
    /// When it was opened, Unix seconds.
    pub opened_at: i64,
    /// When it was closed, Unix seconds.
    pub closed_at: Option<i64>,
    /// Which side closed it.
    pub closed_by: Option<Side>,
}

/// A new case.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// Its number, taken beforehand.
    pub id: CaseId,
    /// The person; `None` for a caller who is not known in Telegram.
    pub person: Option<i64>,
    /// With whom.
    pub desk: Desk,
    /// Opened in a crisis.
    pub urgent: bool,
    /// The person's first name.
    pub name: String,
    /// The person's language.
    pub lang: Lang,
    /// The answer's topic that led to it.
    pub topic: Option<String>,
    /// The questionnaire's result that travels along.
    pub result: Vec<Text>,
    /// The case that it continues.
    pub previous: Option<CaseId>,
}

/// Changes of rows that nobody can contest.
#[derive(Debug)]
pub enum Record {
    /// A case is opened.
    Open(Box<NewCase>),
    /// A message of one side is to be carried to the other.
    Message {
        /// The case.
        case: CaseId,
        /// Whose it is.
        side: Side,
        /// The chat it stands in.
        chat: i64,
        /// The message.
        message: i32,
        /// Who wrote it.
        author: i64,
    },
    /// A message was carried, or refused for good.
    Carried {
        /// The case.
        case: CaseId,
        /// Whose it is.
        side: Side,
        /// The message on that side.
        message: i32,
        /// The class of the refusal; `None` when it arrived.
        refused: Option<&'static str>,
    },
    /// The person means this case with what they write next.
    Touch {
        /// The case.
        case: CaseId,
    },
    /// Telegram has made a topic.
    TopicMade {
        /// The case.
        case: CaseId,
        /// The desk's chat.
        chat: i64,
        /// The topic.
        thread: i32,
    },
    /// The topic was deleted.
    TopicGone {
        /// The case.
        case: CaseId,
    },
    /// The case is about to be placed in the desk's chat, so that nobody places it a second time.
    Placed {
        /// The case.
        case: CaseId,
        /// The desk's chat.
        chat: i64,
    },
    /// The card stands in the desk's chat.
    CardSent {
        /// The case.
        case: CaseId,
        /// The desk's chat.
        chat: i64,
        /// The card's message.
        card: i32,
    },
}

/// What only the first can do: a compare-and-set on the case's status.
#[derive(Debug)]
pub enum Claim {
    /// Take a waiting case.
    Take {
        /// The case.
        case: CaseId,
        /// Who takes it.
        staff: i64,
        /// Their first name.
        name: String,
    },
    /// Give a taken case back.
    Release {
        /// The case.
        case: CaseId,
    },
    /// Close a case that is open.
    Close {
        /// The case.
        case: CaseId,
        /// By which side.
        by: Side,
    },
}
