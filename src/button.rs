//! Every inline button, coded by hand into at most 64 bytes of callback data: a letter and ids, never words or personal data.
//! What was shipped once stays in people's chats for years, so a form is never reused for something else (pinned by a test).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    announcements::press::Press as Announce,
    cases::{CaseId, Desk},
    faq::{keep::press::Press, search::Others},
    privacy::Purpose,
    screening::calls::press::Press as OnPhone,
    staff::Role,
    text::Tongue,
};

/// Telegram's limit for callback data, in bytes (Bot API, `InlineKeyboardButton.callback_data`).
pub const MAX_BYTES: usize = 64;

/// What a press means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Button {
    /// Choose a language.
    Language(Tongue),
    /// Show the choice of language.
    Languages,
    /// Show the main menu.
    Menu,
    /// Show what the bot can do.
    Help,
    /// Show the categories of answers.
    Answers,
    /// Show a category's topics.
    Category(String),
    /// Show a topic's answer.
    Topic(String),
    /// The answer helped, or not.
    Helped(bool, String),
    /// The answer shown at once is not what was asked: the topic, and the marks of the next candidates.
    NotThis(String, Others),
    /// Choose whom to ask.
    Desks,
    /// Ask a desk; the topic of the answer that led here travels along.
    Ask(Desk, Option<String>),
    /// Ask a desk and hand over the questionnaire's result.
    AskWithResult(Desk),
    /// Give a message (or the album that begins with it) to the operator.
    Give(i32),
    /// In a crisis: open an urgent case with the psychologist, with this message in it; no consent is asked first.
    Urgent(i32),
    /// Begin or go on with the questionnaire.
    Screening,
    /// Answer a question: its index and the option's.
    Answer(u16, u16),
    /// Prefer not to say.
    Skip(u16),
    /// One question back: from this question, or from the result.
    Back(Option<u16>),
    /// A part of the result by its number, or the short result by 0.
    Part(u16),
    /// Start the questionnaire over.
    Restart,
    /// Leave the questionnaire; the answers stay.
    Leave,
    /// Show the answers given so far, each with a way to change it.
    Summary,
    /// Change the answer to one question.
    Edit(u16),
    /// Show the plan.
    Plan,
    /// Tick something in the plan off, or untick it.
    Tick(bool, String),
    /// The plan as a picture.
    PlanPicture,
    /// Be reminded of the plan, or no longer.
    PlanRemind(bool),
    /// Agree to, or decline, the purpose that is asked for.
    Consent(bool),
    /// Turn an optional purpose on or off.
    Toggle(Purpose),
    /// Show my data and choices.
    Privacy,
    /// Send my data as a file.
    MyData,
    /// Ask whether everything shall be erased.
    Forget,
    /// Yes, erase everything.
    ForgetNow,
    /// Write to a case that is open.
    Write(CaseId),
    /// The person closes a case.
    CloseMine(CaseId),
    /// Staff: take a case.
    Take(CaseId),
    /// Staff: give a case back to the queue.
    Release(CaseId),
    /// Staff: close a case.
    Close(CaseId),
    /// Staff: how far the plan of a case's person is.
    PlanOf(CaseId),
    /// Staff: a button of the questionnaire on the phone, with the call's number.
    OnPhone(i64, OnPhone),
    /// The head: tell people what a change of the rules changes for them.
    TellChanges(i64),
    /// Staff: confirm that the psychologist's desk may go on after its members changed.
    ConfirmDesk(Desk),
    /// The head: end somebody's role; asked once more before it is done.
    Dismiss {
        /// Whose.
        person: i64,
        /// Which role.
        role: Role,
        /// Whether it was asked.
        sure: bool,
    },
    /// Staff: keep the answers right.
    Keep(Press),
    /// Announcements: under one, and the editor's.
    Announce(Announce),
    /// Open the private chat with the bot, with this start payload: a link, never pressed.
    Link(String),
}

impl fmt::Display for Button {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Language(tongue) => write!(f, "l:{}", tongue.code()),
            Self::Languages => write!(f, "L"),
            Self::Menu => write!(f, "m"),
            Self::Help => write!(f, "h"),
            Self::Answers => write!(f, "a"),
            Self::Category(id) => write!(f, "c:{id}"),
            Self::Topic(id) => write!(f, "t:{id}"),
            Self::Helped(true, id) => write!(f, "y:{id}"),
            Self::Helped(false, id) => write!(f, "n:{id}"),
            Self::NotThis(id, [first, second]) => write!(f, "N:{id}:{first:04x}{second:04x}"),
            Self::Desks => write!(f, "p"),
            Self::Ask(desk, None) => write!(f, "p:{desk}"),
            Self::Ask(desk, Some(topic)) => write!(f, "p:{desk}:{topic}"),
            Self::AskWithResult(desk) => write!(f, "P:{desk}"),
            Self::Give(message) => write!(f, "g:{message}"),
            Self::Urgent(message) => write!(f, "u:{message}"),
            Self::Screening => write!(f, "q"),
            Self::Answer(question, option) => write!(f, "q:{question}:{option}"),
            Self::Skip(question) => write!(f, "q:{question}"),
            Self::Back(None) => write!(f, "b"),
            Self::Back(Some(question)) => write!(f, "b:{question}"),
            Self::Part(number) => write!(f, "R:{number}"),
            Self::Restart => write!(f, "Q"),
            Self::Leave => write!(f, "e"),
            Self::Summary => write!(f, "s"),
            Self::Edit(question) => write!(f, "s:{question}"),
            Self::Plan => write!(f, "z"),
            Self::Tick(done, item) => write!(f, "T:{}:{item}", u8::from(*done)),
            Self::PlanPicture => write!(f, "Z"),
            Self::PlanRemind(wished) => write!(f, "r:{}", u8::from(*wished)),
            Self::PlanOf(case) => write!(f, "z:{case}"),
            Self::OnPhone(call, press) => write!(f, "j:{call}:{press}"),
            Self::TellChanges(run) => write!(f, "J:{run}"),
            Self::Consent(yes) => write!(f, "o:{}", u8::from(*yes)),
            Self::Toggle(purpose) => write!(f, "O:{purpose}"),
            Self::Privacy => write!(f, "d"),
            Self::MyData => write!(f, "D"),
            Self::Forget => write!(f, "f"),
            Self::ForgetNow => write!(f, "F"),
            Self::Write(case) => write!(f, "w:{case}"),
            Self::CloseMine(case) => write!(f, "X:{case}"),
            Self::Take(case) => write!(f, "k:{case}"),
            Self::Release(case) => write!(f, "K:{case}"),
            Self::Close(case) => write!(f, "x:{case}"),
            Self::ConfirmDesk(desk) => write!(f, "v:{desk}"),
            Self::Dismiss { person, role, sure } => write!(f, "V:{person}:{role}:{}", u8::from(*sure)),
            Self::Keep(press) => write!(f, "S:{press}"),
            Self::Announce(press) => write!(f, "A:{press}"),
            Self::Link(payload) => write!(f, "I:{payload}"),
        }
    }
}

/// Callback data that no button of this or an earlier version ever had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown;

impl FromStr for Button {
    type Err = Unknown;

    fn from_str(data: &str) -> Result<Self, Unknown> {
        if data.len() > MAX_BYTES {
            return Err(Unknown);
        }
        let parts: Vec<&str> = data.split(':').collect();
        let button = match *parts.as_slice() {
            ["l", lang] => Self::Language(Tongue::from_code(lang).ok_or(Unknown)?),
            ["L"] => Self::Languages,
            ["m"] => Self::Menu,
            ["h"] => Self::Help,
            ["a"] => Self::Answers,
            ["c", id] => Self::Category(id.into()),
            ["t", id] => Self::Topic(id.into()),
            ["y", id] => Self::Helped(true, id.into()),
            ["n", id] => Self::Helped(false, id.into()),
            ["N", id, others] => Self::NotThis(id.into(), marks(others)?),
            ["p"] => Self::Desks,
            ["p", desk] => Self::Ask(read(desk)?, None),
            ["p", desk, topic] => Self::Ask(read(desk)?, Some(topic.into())),
            ["P", desk] => Self::AskWithResult(read(desk)?),
            ["g", message] => Self::Give(read(message)?),
            ["u", message] => Self::Urgent(read(message)?),
            ["q"] => Self::Screening,
            ["q", question] => Self::Skip(read(question)?),
            ["q", question, option] => Self::Answer(read(question)?, read(option)?),
            ["b"] => Self::Back(None),
            ["b", question] => Self::Back(Some(read(question)?)),
            ["R", part] => Self::Part(read(part)?),
            ["Q"] => Self::Restart,
            ["e"] => Self::Leave,
            ["s"] => Self::Summary,
            ["s", question] => Self::Edit(read(question)?),
            ["z"] => Self::Plan,
            ["T", "1", item] => Self::Tick(true, item.into()),
            ["T", "0", item] => Self::Tick(false, item.into()),
            ["Z"] => Self::PlanPicture,
            ["r", "1"] => Self::PlanRemind(true),
            ["r", "0"] => Self::PlanRemind(false),
            ["z", case] => Self::PlanOf(read(case)?),
            ["j", call, ref press @ ..] => Self::OnPhone(read(call)?, OnPhone::read(press)?),
            ["J", run] => Self::TellChanges(read(run)?),
            ["o", "1"] => Self::Consent(true),
            ["o", "0"] => Self::Consent(false),
            ["O", purpose] => Self::Toggle(read(purpose)?),
            ["d"] => Self::Privacy,
            ["D"] => Self::MyData,
            ["f"] => Self::Forget,
            ["F"] => Self::ForgetNow,
            ["w", case] => Self::Write(read(case)?),
            ["X", case] => Self::CloseMine(read(case)?),
            ["k", case] => Self::Take(read(case)?),
            ["K", case] => Self::Release(read(case)?),
            ["x", case] => Self::Close(read(case)?),
            ["v", desk] => Self::ConfirmDesk(read(desk)?),
            ["V", person, role, "0"] => Self::Dismiss { person: read(person)?, role: read(role)?, sure: false },
            ["V", person, role, "1"] => Self::Dismiss { person: read(person)?, role: read(role)?, sure: true },
            ["I", payload] => Self::Link(payload.into()),
            ["A", ref press @ ..] => Self::Announce(Announce::read(press)?),
            ["S", ref press @ ..] => Self::Keep(Press::read(press)?),
            _ => return Err(Unknown),
        };
        Ok(button)
    }
}

fn read<T: FromStr>(part: &str) -> Result<T, Unknown> {
    part.parse().map_err(|_| Unknown)
}

fn marks(part: &str) -> Result<Others, Unknown> {
    let both = u32::from_str_radix(part, 16).map_err(|_| Unknown)?;
    let halves = both.to_be_bytes();
    Ok([u16::from_be_bytes([halves[0], halves[1]]), u16::from_be_bytes([halves[2], halves[3]])])
}

impl Serialize for Button {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Button {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|Unknown| serde::de::Error::custom("unknown button"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every form that was ever sent to somebody. Lines are added, never changed.
    const SHIPPED: &[&str] = &[
        "l:kk",
        "l:ru",
        "l:kk-arab",
        "l:kk-latn",
        "L",
        "m",
        "h",
        "a",
        "c:status",
        "t:status-apply",
        "y:status-apply",
        "n:status-apply",
        "N:status-apply:00ff1234",
        "p",
        "p:lawyer",
        "p:operator:status-apply",
        "P:lawyer",
        "g:17",
        "u:17",
        "q",
        "q:3",
        "q:3:1",
        "b",
        "b:3",
        "R:0",
        "R:3",
        "Q",
        "e",
        "o:1",
        "o:0",
        "O:reminders",
        "d",
        "D",
        "f",
        "F",
        "w:17",
        "X:17",
        "k:17",
        "K:17",
        "x:17",
        "v:psychologist",
        "I:t-status-apply",
        "S:f:e",
        "S:c:e:status",
        "S:t:status-apply",
        "S:w:t:kk:status-apply",
        "S:w:n:ru:status-apply",
        "S:p:status-apply",
        "S:d:status-apply",
        "S:h:status-apply",
        "S:v:17",
        "S:o:t:ru:status-apply",
        "S:k:status-apply",
        "S:r",
        "S:f:17",
        "S:c:17:status",
        "S:u",
        "S:u:17",
        "S:x:17",
        "S:g:17:status-apply",
        "S:G:17:status-apply",
        "S:l:status-apply",
        "S:L:17",
        "S:n:30",
        "S:D:status-apply",
        "S:s:s:status-apply",
        "S:s:n:status-apply",
        "S:s:o:status-apply",
        "S:y:1:status-apply",
        "S:y:0:status-apply",
        "S:h:status-apply:2",
        "S:V:17",
        "S:O:t:ru:status-apply",
        "S:r:2",
        "S:e:17:status-apply",
        "S:E:17:status-apply",
        "S:l:status-apply:2",
        "s",
        "s:3",
        "z",
        "T:1:paper.passport",
        "T:0:do.kandas_status",
        "Z",
        "r:1",
        "r:0",
        "z:17",
        "j:17:q:3:1",
        "j:17:q:3",
        "j:17:b",
        "j:17:b:3",
        "j:17:l",
        "j:17:c:lawyer",
        "J:17",
        "V:17:lawyer:0",
        "V:17:lawyer:1",
        "A:17:t:status-apply",
        "A:17:q",
        "A:17:d:lawyer",
        "A:p:17",
        "A:r:17",
        "A:x:17",
        "A:x:17:1",
        "A:w",
        "A:w:school:1",
        "A:W:1",
        "A:P:0",
        "A:l",
        "A:l:1",
        "A:L:17",
        "A:n",
        "A:s",
        "A:s:a:1",
        "A:s:p:0",
        "A:b:17",
        "A:e:17:kk",
        "A:E:17:ru",
        "A:m:17:1",
        "A:d:17:0",
        "A:i:17",
        "A:I:17",
        "A:B:17",
        "A:B:17:u",
        "A:B:17:t",
        "A:B:17:c:status",
        "A:B:17:t:status-apply",
        "A:B:17:q",
        "A:B:17:p",
        "A:B:17:p:lawyer",
        "A:B:17:n:2",
        "A:B:17:l:2:kk",
        "A:B:17:x:2",
        "A:B:17:r:2",
        "A:j:17",
        "A:j:17:0",
        "A:j:17:school",
        "A:g:17",
        "A:g:17:r",
        "A:g:17:r:turkistan:1",
        "A:G:17",
        "A:h:17",
        "A:h:17:0",
        "A:h:17:a",
        "A:h:17:a:1795330800",
        "A:h:17:m",
        "A:h:17:m:15:10:30",
        "A:v:17",
        "A:f:17:3",
        "A:F:17:3",
        "A:F:17:3:1",
        "A:u:17:1",
        "A:q:17:0",
        "A:o:17",
        "A:O:17:3",
        "A:o:17:0",
        "A:t:17",
        "A:k:17",
        "A:y:17",
        "A:Y:17",
    ];

    #[test]
    fn every_shipped_form_still_parses_and_is_written_the_same() {
        for form in SHIPPED {
            let button: Button = form.parse().unwrap_or_else(|Unknown| panic!("{form} no longer parses"));
            assert_eq!(button.to_string(), *form);
        }
    }

    #[test]
    fn the_longest_buttons_fit_into_64_bytes() {
        let topic = "x".repeat(crate::faq::MAX_TOPIC_ID);
        let longest = [
            Button::Ask(Desk::Psychologist, Some(topic.clone())),
            Button::Helped(true, topic.clone()),
            Button::Keep(Press::Original(crate::faq::keep::check::Part::Title, crate::text::Lang::Kk, topic.clone())),
            Button::NotThis(topic.clone(), [u16::MAX; 2]),
            Button::Announce(Announce::Open(i64::from(u32::MAX), crate::announcements::press::Opens::Topic(topic.clone()))),
            Button::Announce(Announce::Of(i64::from(u32::MAX), crate::announcements::act::Act::Topic(topic))),
            Button::Announce(Announce::Of(
                i64::from(u32::MAX),
                crate::announcements::act::Act::Choose('r', "north_kazakhstan".into(), true),
            )),
            Button::Take(CaseId(i64::MAX)),
            Button::Answer(u16::MAX, u16::MAX),
            Button::Give(i32::MAX),
            Button::OnPhone(i64::MAX, OnPhone::Answer(u16::MAX, u16::MAX)),
            Button::OnPhone(i64::MAX, OnPhone::Case(Desk::Psychologist)),
        ];
        for button in longest {
            assert!(button.to_string().len() <= MAX_BYTES, "{button}");
        }
    }

    #[test]
    fn anything_else_is_unknown() {
        for data in ["", "zz", "q:x", "l:xx", "k:", "t", &"m".repeat(65)] {
            assert_eq!(data.parse::<Button>(), Err(Unknown), "{data}");
        }
    }
}
