//! The buttons of this room, in callback data behind `S:`. Like all buttons, a form that was shipped is never used for another.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{button::Unknown, faq::keep::check::Part, text::Lang};

/// What a topic is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// To read and change it.
    Edit,
    /// To give it a question that was not understood, by its number.
    Teach(i64),
}

/// Where new words come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// From the source that stands under the answer.
    Same,
    /// From another, which is written next.
    Other,
    /// The centre knows it itself.
    Own,
}

impl Ground {
    const ALL: [Self; 3] = [Self::Same, Self::Other, Self::Own];

    const fn word(self) -> &'static str {
        match self {
            Self::Same => "s",
            Self::Other => "n",
            Self::Own => "o",
        }
    }
}

/// What a press means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// Choose a topic: by category or by words.
    Find(Goal),
    /// The topics of a category.
    Category(Goal, String),
    /// A topic's texts.
    Topic(String),
    /// Write a part of it anew.
    Write(Part, Lang, String),
    /// Publish the draft.
    Publish(String),
    /// Publish the draft, and say where its words come from.
    From(Ground, String),
    /// The answer is confirmed, or has to be.
    Sure(bool, String),
    /// Throw the draft away.
    Drop(String),
    /// Go on with the draft.
    Draft(String),
    /// Who changed what, and when: a page of it.
    History(String, u16),
    /// Look at an earlier version, to go back to it.
    Version(i64),
    /// Take it into the draft.
    Restore(i64),
    /// Look at the file's own version, to go back to it.
    Original(Part, Lang, String),
    /// Take it into the draft.
    RestoreOriginal(Part, Lang, String),
    /// The answer is still true today.
    StillTrue(String),
    /// Which answers must be checked again: a page of them.
    Review(u16),
    /// What was not understood, in groups.
    Unanswered,
    /// One group, by one of its questions.
    Question(i64),
    /// A group that is no question for the centre.
    NotOurs(i64),
    /// What giving a question to a topic would change.
    Give(i64, String),
    /// Give it.
    Teach(i64, String),
    /// Write its words otherwise before giving it.
    Reword(i64, String),
    /// Give it in the words that were written.
    TeachReworded(i64, String),
    /// The wordings that a topic was given: a page of them.
    Learned(String, u16),
    /// Take one of them away.
    Unlearn(i64),
    /// How the answers are used, over so many days.
    Stats(u16),
}

impl fmt::Display for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Find(goal) => write!(f, "f:{}", word(*goal)),
            Self::Category(goal, category) => write!(f, "c:{}:{category}", word(*goal)),
            Self::Topic(id) => write!(f, "t:{id}"),
            Self::Write(part, lang, id) => write!(f, "w:{}:{}:{id}", part.word(), lang.code()),
            Self::Publish(id) => write!(f, "p:{id}"),
            Self::From(ground, id) => write!(f, "s:{}:{id}", ground.word()),
            Self::Sure(sure, id) => write!(f, "y:{}:{id}", u8::from(*sure)),
            Self::Drop(id) => write!(f, "d:{id}"),
            Self::Draft(id) => write!(f, "D:{id}"),
            Self::History(id, 0) => write!(f, "h:{id}"),
            Self::History(id, page) => write!(f, "h:{id}:{page}"),
            Self::Version(edit) => write!(f, "v:{edit}"),
            Self::Restore(edit) => write!(f, "V:{edit}"),
            Self::Original(part, lang, id) => write!(f, "o:{}:{}:{id}", part.word(), lang.code()),
            Self::RestoreOriginal(part, lang, id) => write!(f, "O:{}:{}:{id}", part.word(), lang.code()),
            Self::StillTrue(id) => write!(f, "k:{id}"),
            Self::Review(0) => write!(f, "r"),
            Self::Review(page) => write!(f, "r:{page}"),
            Self::Unanswered => write!(f, "u"),
            Self::Question(id) => write!(f, "u:{id}"),
            Self::NotOurs(id) => write!(f, "x:{id}"),
            Self::Give(id, topic) => write!(f, "g:{id}:{topic}"),
            Self::Teach(id, topic) => write!(f, "G:{id}:{topic}"),
            Self::Reword(id, topic) => write!(f, "e:{id}:{topic}"),
            Self::TeachReworded(id, topic) => write!(f, "E:{id}:{topic}"),
            Self::Learned(topic, 0) => write!(f, "l:{topic}"),
            Self::Learned(topic, page) => write!(f, "l:{topic}:{page}"),
            Self::Unlearn(id) => write!(f, "L:{id}"),
            Self::Stats(days) => write!(f, "n:{days}"),
        }
    }
}

fn word(goal: Goal) -> String {
    match goal {
        Goal::Edit => "e".into(),
        Goal::Teach(id) => id.to_string(),
    }
}

fn goal(word: &str) -> Result<Goal, Unknown> {
    match word {
        "e" => Ok(Goal::Edit),
        id => Ok(Goal::Teach(number(id)?)),
    }
}

impl Press {
    /// The press of the parts behind `S:`.
    ///
    /// # Errors
    /// When no version ever had such a button.
    pub fn read(parts: &[&str]) -> Result<Self, Unknown> {
        let part = |word: &str| Part::ALL.into_iter().find(|part| part.word() == word).ok_or(Unknown);
        let lang = |code: &str| Lang::from_code(code).ok_or(Unknown);
        Ok(match *parts {
            ["f", of] => Self::Find(goal(of)?),
            ["c", of, category] => Self::Category(goal(of)?, category.into()),
            ["t", id] => Self::Topic(id.into()),
            ["w", of, code, id] => Self::Write(part(of)?, lang(code)?, id.into()),
            ["p", id] => Self::Publish(id.into()),
            ["s", of, id] => Self::From(Ground::ALL.into_iter().find(|ground| ground.word() == of).ok_or(Unknown)?, id.into()),
            ["y", "1", id] => Self::Sure(true, id.into()),
            ["y", "0", id] => Self::Sure(false, id.into()),
            ["d", id] => Self::Drop(id.into()),
            ["D", id] => Self::Draft(id.into()),
            ["h", id] => Self::History(id.into(), 0),
            ["h", id, page] => Self::History(id.into(), number(page)?),
            ["v", edit] => Self::Version(number(edit)?),
            ["V", edit] => Self::Restore(number(edit)?),
            ["o", of, code, id] => Self::Original(part(of)?, lang(code)?, id.into()),
            ["O", of, code, id] => Self::RestoreOriginal(part(of)?, lang(code)?, id.into()),
            ["k", id] => Self::StillTrue(id.into()),
            ["r"] => Self::Review(0),
            ["r", page] => Self::Review(number(page)?),
            ["u"] => Self::Unanswered,
            ["u", id] => Self::Question(number(id)?),
            ["x", id] => Self::NotOurs(number(id)?),
            ["g", id, topic] => Self::Give(number(id)?, topic.into()),
            ["G", id, topic] => Self::Teach(number(id)?, topic.into()),
            ["e", id, topic] => Self::Reword(number(id)?, topic.into()),
            ["E", id, topic] => Self::TeachReworded(number(id)?, topic.into()),
            ["l", topic] => Self::Learned(topic.into(), 0),
            ["l", topic, page] => Self::Learned(topic.into(), number(page)?),
            ["L", id] => Self::Unlearn(number(id)?),
            ["n", days] => Self::Stats(number(days)?),
            _ => return Err(Unknown),
        })
    }
}

fn number<T: FromStr>(part: &str) -> Result<T, Unknown> {
    part.parse().map_err(|_| Unknown)
}
