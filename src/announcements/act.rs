//! What staff do with one announcement, as its buttons have it: a letter, the announcement's number, and what else is needed.

use std::{fmt, str::FromStr};

use crate::{announcements::content::Subject, button::Unknown, cases::Desk, text::Lang};

/// What staff do with one announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Show everything about it, with buttons for its parts.
    Board,
    /// Write the words of a language.
    Write(Lang),
    /// No words in this language.
    Without(Lang),
    /// Its readers get the other language's words, or nothing.
    Missing(bool),
    /// The words that came are of the other language after all, or are not.
    Doubt(bool),
    /// Send a picture or the like.
    Media,
    /// Take the picture out.
    NoMedia,
    /// The buttons under it.
    Links,
    /// A new button that leads to an address.
    AddUrl,
    /// A new button that opens an answer: the categories.
    AddTopic,
    /// The topics of a category.
    Category(String),
    /// This topic.
    Topic(String),
    /// A new button that begins the questionnaire.
    AddScreening,
    /// A new button that opens a desk: which one?
    AddDesk,
    /// This desk.
    Desk(Desk),
    /// One of its buttons, by its place.
    Link(u8),
    /// Write its label in a language.
    Label(u8, Lang),
    /// Take it out.
    DropLink(u8),
    /// Put it one higher.
    Raise(u8),
    /// Choose the subject.
    Subjects,
    /// This subject, or none.
    Subject(Option<Subject>),
    /// To whom.
    Audience,
    /// One of the filters.
    Filter(char),
    /// A filter's value is wished, or no longer.
    Choose(char, String, bool),
    /// Everybody again.
    Everybody,
    /// When.
    When,
    /// As soon as it is sent.
    Now,
    /// At this moment, Unix seconds.
    At(i64),
    /// Type a time.
    TypeTime,
    /// Every month, on this day at this hour and minute.
    Monthly(u8, u8, u8),
    /// Type the day and time of every month.
    TypeMonthly,
    /// Exactly as each group sees it.
    Preview,
    /// Send it: look first. The version that was seen.
    Send(i64),
    /// Yes, send this version.
    Sure(i64),
    /// Yes, although it looks like a trial, or is for many.
    VerySure(i64),
    /// It may go out in the quiet hours.
    Urgent(bool),
    /// It is paid for.
    Paid(bool),
    /// It is posted into the channels and groups too.
    Channels(bool),
    /// Look at one that waits for approval.
    Look,
    /// Approve this version.
    Approve(i64),
    /// Give it back to whoever made it.
    Return,
    /// Take it back into the drafts, to change it.
    TakeBack,
    /// A new draft with the same content.
    Copy,
    /// Throw the draft away: sure?
    Delete,
    /// Yes.
    DeleteNow,
}

impl Act {
    /// Whether it is about to whom, when and whether an announcement goes out, not about what it says.
    #[must_use]
    pub const fn beyond_words(&self) -> bool {
        matches!(
            self,
            Self::Subjects
                | Self::Subject(_)
                | Self::Audience
                | Self::Filter(_)
                | Self::Choose(..)
                | Self::Everybody
                | Self::When
                | Self::Now
                | Self::At(_)
                | Self::TypeTime
                | Self::Monthly(..)
                | Self::TypeMonthly
                | Self::Send(_)
                | Self::Sure(_)
                | Self::VerySure(_)
                | Self::Urgent(_)
                | Self::Paid(_)
                | Self::Channels(_)
        )
    }

    /// The form in callback data, behind `A:`.
    pub(super) fn write(&self, id: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let yes = |yes: bool| u8::from(yes);
        match self {
            Self::Board => write!(f, "b:{id}"),
            Self::Write(lang) => write!(f, "e:{id}:{}", lang.code()),
            Self::Without(lang) => write!(f, "E:{id}:{}", lang.code()),
            Self::Missing(other) => write!(f, "m:{id}:{}", yes(*other)),
            Self::Doubt(swap) => write!(f, "d:{id}:{}", yes(*swap)),
            Self::Media => write!(f, "i:{id}"),
            Self::NoMedia => write!(f, "I:{id}"),
            Self::Links => write!(f, "B:{id}"),
            Self::AddUrl => write!(f, "B:{id}:u"),
            Self::AddTopic => write!(f, "B:{id}:t"),
            Self::Category(category) => write!(f, "B:{id}:c:{category}"),
            Self::Topic(topic) => write!(f, "B:{id}:t:{topic}"),
            Self::AddScreening => write!(f, "B:{id}:q"),
            Self::AddDesk => write!(f, "B:{id}:p"),
            Self::Desk(desk) => write!(f, "B:{id}:p:{desk}"),
            Self::Link(place) => write!(f, "B:{id}:n:{place}"),
            Self::Label(place, lang) => write!(f, "B:{id}:l:{place}:{}", lang.code()),
            Self::DropLink(place) => write!(f, "B:{id}:x:{place}"),
            Self::Raise(place) => write!(f, "B:{id}:r:{place}"),
            Self::Subjects => write!(f, "j:{id}"),
            Self::Subject(None) => write!(f, "j:{id}:0"),
            Self::Subject(Some(subject)) => write!(f, "j:{id}:{}", subject.word()),
            Self::Audience => write!(f, "g:{id}"),
            Self::Filter(field) => write!(f, "g:{id}:{field}"),
            Self::Choose(field, value, wished) => write!(f, "g:{id}:{field}:{value}:{}", yes(*wished)),
            Self::Everybody => write!(f, "G:{id}"),
            Self::When => write!(f, "h:{id}"),
            Self::Now => write!(f, "h:{id}:0"),
            Self::At(moment) => write!(f, "h:{id}:a:{moment}"),
            Self::TypeTime => write!(f, "h:{id}:a"),
            Self::Monthly(day, hour, minute) => write!(f, "h:{id}:m:{day}:{hour}:{minute}"),
            Self::TypeMonthly => write!(f, "h:{id}:m"),
            Self::Preview => write!(f, "v:{id}"),
            Self::Send(version) => write!(f, "f:{id}:{version}"),
            Self::Sure(version) => write!(f, "F:{id}:{version}"),
            Self::VerySure(version) => write!(f, "F:{id}:{version}:1"),
            Self::Urgent(urgent) => write!(f, "u:{id}:{}", yes(*urgent)),
            Self::Paid(paid) => write!(f, "q:{id}:{}", yes(*paid)),
            Self::Channels(too) => write!(f, "z:{id}:{}", yes(*too)),
            Self::Look => write!(f, "o:{id}"),
            Self::Approve(version) => write!(f, "O:{id}:{version}"),
            Self::Return => write!(f, "o:{id}:0"),
            Self::TakeBack => write!(f, "t:{id}"),
            Self::Copy => write!(f, "k:{id}"),
            Self::Delete => write!(f, "y:{id}"),
            Self::DeleteNow => write!(f, "Y:{id}"),
        }
    }

    /// The act of the parts behind `A:`; the second part is the announcement's number.
    ///
    /// # Errors
    /// When no version ever had such a button.
    pub(super) fn read(parts: &[&str]) -> Result<Self, Unknown> {
        let lang = |code: &str| Lang::from_code(code).ok_or(Unknown);
        Ok(match *parts {
            ["b", _] => Self::Board,
            ["e", _, code] => Self::Write(lang(code)?),
            ["E", _, code] => Self::Without(lang(code)?),
            ["m", _, other] => Self::Missing(flag(other)?),
            ["d", _, swap] => Self::Doubt(flag(swap)?),
            ["i", _] => Self::Media,
            ["I", _] => Self::NoMedia,
            ["B", _, ref rest @ ..] => Self::read_link(rest)?,
            ["j", _] => Self::Subjects,
            ["j", _, "0"] => Self::Subject(None),
            ["j", _, subject] => Self::Subject(Some(Subject::from_word(subject).ok_or(Unknown)?)),
            ["g", _] => Self::Audience,
            ["g", _, field] => Self::Filter(number(field)?),
            ["g", _, field, value, wished] => Self::Choose(number(field)?, value.into(), flag(wished)?),
            ["G", _] => Self::Everybody,
            ["h", _] => Self::When,
            ["h", _, "0"] => Self::Now,
            ["h", _, "a"] => Self::TypeTime,
            ["h", _, "a", moment] => Self::At(number(moment)?),
            ["h", _, "m"] => Self::TypeMonthly,
            ["h", _, "m", day, hour, minute] => Self::Monthly(number(day)?, number(hour)?, number(minute)?),
            ["v", _] => Self::Preview,
            ["f", _, version] => Self::Send(number(version)?),
            ["F", _, version] => Self::Sure(number(version)?),
            ["F", _, version, "1"] => Self::VerySure(number(version)?),
            ["u", _, urgent] => Self::Urgent(flag(urgent)?),
            ["q", _, paid] => Self::Paid(flag(paid)?),
            ["z", _, too] => Self::Channels(flag(too)?),
            ["o", _] => Self::Look,
            ["O", _, version] => Self::Approve(number(version)?),
            ["o", _, "0"] => Self::Return,
            ["t", _] => Self::TakeBack,
            ["k", _] => Self::Copy,
            ["y", _] => Self::Delete,
            ["Y", _] => Self::DeleteNow,
            _ => return Err(Unknown),
        })
    }

    fn read_link(rest: &[&str]) -> Result<Self, Unknown> {
        Ok(match *rest {
            [] => Self::Links,
            ["u"] => Self::AddUrl,
            ["t"] => Self::AddTopic,
            ["c", category] => Self::Category(category.into()),
            ["t", topic] => Self::Topic(topic.into()),
            ["q"] => Self::AddScreening,
            ["p"] => Self::AddDesk,
            ["p", desk] => Self::Desk(number(desk)?),
            ["n", place] => Self::Link(number(place)?),
            ["l", place, code] => Self::Label(number(place)?, Lang::from_code(code).ok_or(Unknown)?),
            ["x", place] => Self::DropLink(number(place)?),
            ["r", place] => Self::Raise(number(place)?),
            _ => return Err(Unknown),
        })
    }
}

pub(super) fn flag(part: &str) -> Result<bool, Unknown> {
    match part {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err(Unknown),
    }
}

fn number<T: FromStr>(part: &str) -> Result<T, Unknown> {
    part.parse().map_err(|_| Unknown)
}
