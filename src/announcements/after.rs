//! What follows an announcement: numbers, corrections, withdrawal, who did what, the centre's channels and groups, and finished
//! texts and pictures for other networks.

pub mod binding;
pub mod channels;
pub mod correct;
pub mod history;
pub mod networks;
pub mod numbers;
pub mod opened;
pub mod store;
pub mod withdraw;

use std::fmt;

use crate::{
    announcements::{self, Announcement, By, Stage, act::Act, board, check, content::Content, press::Press, store as rows},
    app::App,
    button::{Button, Unknown},
    incoming::Incoming,
    menu,
    outbox::message::{Key, Keys, Message},
    person::Person,
    text::{Lang, Text, Tongue},
    texts,
    turn::{Claim as TurnClaim, Ending, Outcome, Record as TurnRecord, Toast},
};

/// How the payload of a link begins that brings somebody from a channel into the bot; the announcement's number follows.
pub const LINK_PREFIX: &str = "n-";

/// How much of an announcement's words a screen shows, in characters.
const SHOWN: usize = 200;

/// What the editor presses after an announcement went out. The announcement's number stands beside it in the button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    /// Everything that can be done now.
    Menu,
    /// The numbers with a chart.
    Numbers,
    /// The numbers as a file.
    File,
    /// Who did what with it, before this line of the list; 0 for the newest.
    History(i64),
    /// Who did what with any of them; the number is that of the line below which it goes on, 0 for the newest.
    Audit,
    /// Begin a correction, or go on with it.
    Correct,
    /// Is the correction ready?
    Check,
    /// Yes, correct it, with this version of the correction; and whether what looks like a trial, or is for many, was asked about.
    CorrectNow(i64, bool),
    /// Shall it be withdrawn?
    Withdraw,
    /// Yes.
    WithdrawNow,
    /// The centre's channels and groups.
    Channels,
    /// Post it there.
    Post(i64),
    /// One post with both languages there, or two.
    Mode(i64, bool),
    /// Nothing is posted there any more.
    Unbind(i64),
    /// A channel that the bot came into: use it.
    Use(i64),
    /// Do not.
    NotUse(i64),
    /// Texts and pictures for other networks.
    Networks,
    /// In this language and letters.
    Network(Tongue),
}

/// Rows of what follows.
#[derive(Debug)]
pub enum Record {
    /// A draft is the correction of an announcement.
    Corrects {
        /// The draft.
        draft: i64,
        /// The announcement.
        of: i64,
    },
    /// A channel or group takes announcements.
    Bind(Bind),
    /// It takes none any more.
    Unbind {
        /// Its chat.
        chat: i64,
        /// Who said so.
        by: By,
    },
    /// In one post with both languages, or in two.
    Mode {
        /// Its chat.
        chat: i64,
        /// Two.
        two: bool,
    },
}

/// A channel or group that takes announcements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bind {
    /// Its chat.
    pub chat: i64,
    /// Its title.
    pub title: String,
    /// A channel, else a group.
    pub channel: bool,
    /// Who said so.
    pub by: i64,
    /// Their name.
    pub name: String,
}

/// What only the first can do.
#[derive(Debug)]
pub enum Claim {
    /// Correct what was sent.
    Correct(Box<Correction>),
    /// Withdraw what was sent.
    Withdraw(Begin),
    /// Post into a channel or group.
    Post {
        /// The announcement.
        announcement: i64,
        /// The chat.
        chat: i64,
        /// In two posts.
        two: bool,
        /// The version of the words.
        version: i64,
        /// Who.
        by: By,
    },
}

/// A correction that is ready.
#[derive(Debug)]
pub struct Correction {
    /// Which announcement, and where it is shown how far it is.
    pub begin: Begin,
    /// The new content.
    pub content: Content,
    /// The draft that held it, as it was read: number and version.
    pub draft: (i64, i64),
    /// The draft waited for approval, and whoever begins this gives it.
    pub approved: bool,
}

/// Work on what was sent begins.
#[derive(Clone, Debug)]
pub struct Begin {
    /// The announcement.
    pub id: i64,
    /// The version that was read.
    pub version: i64,
    /// The message that shall show how far it is: chat and number.
    pub progress: (i64, i32),
    /// Who.
    pub by: By,
}

impl After {
    /// The form in callback data, behind `A:`.
    ///
    /// # Errors
    /// When `f` does not take it.
    pub(super) fn write(&self, id: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Menu => write!(f, "c:{id}"),
            Self::Numbers => write!(f, "c:{id}:n"),
            Self::File => write!(f, "c:{id}:f"),
            Self::History(0) => write!(f, "c:{id}:h"),
            Self::History(before) => write!(f, "c:{id}:h:{before}"),
            Self::Audit => write!(f, "c:{id}:a"),
            Self::Correct => write!(f, "c:{id}:e"),
            Self::Check => write!(f, "c:{id}:k"),
            Self::CorrectNow(version, false) => write!(f, "c:{id}:E:{version}"),
            Self::CorrectNow(version, true) => write!(f, "c:{id}:E:{version}:1"),
            Self::Withdraw => write!(f, "c:{id}:w"),
            Self::WithdrawNow => write!(f, "c:{id}:W"),
            Self::Channels => write!(f, "c:{id}:c"),
            Self::Post(chat) => write!(f, "c:{id}:p:{chat}"),
            Self::Mode(chat, two) => write!(f, "c:{id}:m:{chat}:{}", u8::from(*two)),
            Self::Unbind(chat) => write!(f, "c:{id}:x:{chat}"),
            Self::Use(chat) => write!(f, "c:{id}:u:{chat}"),
            Self::NotUse(chat) => write!(f, "c:{id}:U:{chat}"),
            Self::Networks => write!(f, "c:{id}:s"),
            Self::Network(tongue) => write!(f, "c:{id}:s:{}", tongue.code()),
        }
    }

    /// The one of the parts behind `A:`; the second part is the announcement's number.
    ///
    /// # Errors
    /// When no version ever had such a button.
    pub(super) fn read(parts: &[&str]) -> Result<Self, Unknown> {
        let number = |part: &str| part.parse::<i64>().map_err(|_| Unknown);
        Ok(match *parts {
            ["c", _] => Self::Menu,
            ["c", _, "n"] => Self::Numbers,
            ["c", _, "f"] => Self::File,
            ["c", _, "h"] => Self::History(0),
            ["c", _, "h", before] => Self::History(number(before)?),
            ["c", _, "a"] => Self::Audit,
            ["c", _, "e"] => Self::Correct,
            ["c", _, "k"] => Self::Check,
            ["c", _, "E", version] => Self::CorrectNow(number(version)?, false),
            ["c", _, "E", version, "1"] => Self::CorrectNow(number(version)?, true),
            ["c", _, "w"] => Self::Withdraw,
            ["c", _, "W"] => Self::WithdrawNow,
            ["c", _, "c"] => Self::Channels,
            ["c", _, "p", chat] => Self::Post(number(chat)?),
            ["c", _, "m", chat, "1"] => Self::Mode(number(chat)?, true),
            ["c", _, "m", chat, "0"] => Self::Mode(number(chat)?, false),
            ["c", _, "x", chat] => Self::Unbind(number(chat)?),
            ["c", _, "u", chat] => Self::Use(number(chat)?),
            ["c", _, "U", chat] => Self::NotUse(number(chat)?),
            ["c", _, "s"] => Self::Networks,
            ["c", _, "s", code] => Self::Network(Tongue::from_code(code).ok_or(Unknown)?),
            _ => return Err(Unknown),
        })
    }
}

/// A button of what follows announcement `id`.
#[must_use]
pub const fn key(label: Text, id: i64, after: After) -> Key {
    Key::new(label, Button::Announce(Press::After(id, after)))
}

/// What the editor pressed.
///
/// # Errors
/// When the database cannot be read.
pub async fn pressed(app: &App, incoming: &Incoming, person: &Person, id: i64, after: After) -> anyhow::Result<Outcome> {
    if !announcements::may(app, person.id) {
        return Ok(menu::old_button(app, person));
    }
    match after {
        After::Audit => return history::audit(app, person, id).await,
        After::Use(chat) => return binding::used(app, incoming, person, chat).await,
        After::NotUse(chat) => return binding::not_used(app, incoming, person, chat).await,
        _ => {}
    }
    let Some(announcement) = rows::find(&app.db.read, id).await? else { return Ok(menu::old_button(app, person)) };
    match after {
        After::Numbers => numbers::show(app, person, &announcement).await,
        After::File => numbers::file::file(app, person, &announcement).await,
        After::History(before) => history::show(app, person, id, before).await,
        After::Correct => correct::begin(app, incoming, person, &announcement).await,
        After::Check => correct::check(app, person, &announcement).await,
        After::CorrectNow(version, very) => correct::now(app, incoming, person, &announcement, (version, very)).await,
        After::Withdraw => withdraw::ask(app, person, &announcement).await,
        After::WithdrawNow => withdraw::now(app, incoming, person, &announcement).await,
        After::Channels => channels::show(app, person, &announcement).await,
        After::Post(chat) => channels::post(app, incoming, person, &announcement, chat).await,
        After::Mode(chat, two) => channels::mode(app, person, &announcement, chat, two).await,
        After::Unbind(chat) => channels::unbind(app, incoming, person, &announcement, chat).await,
        After::Networks => Ok(networks::show(person, &announcement)),
        After::Network(tongue) => Ok(networks::send(app, person, &announcement, tongue)),
        After::Menu | After::Audit | After::Use(_) | After::NotUse(_) => show(app, person, &announcement).await,
    }
}

/// Everything that can be done with an announcement now.
///
/// # Errors
/// When the database cannot be read.
pub async fn show(app: &App, person: &Person, announcement: &Announcement) -> anyhow::Result<Outcome> {
    let id = announcement.id;
    let words = Lang::ALL.into_iter().find_map(|lang| announcement.content.words(lang)).unwrap_or_default();
    let mut text = vec![texts::after_menu(id, stand(announcement), check::beginning(words, SHOWN))];
    let mut lines = Vec::new();
    let got = store::got(&app.db.read, id, 0).await?;
    if got > 0 {
        lines.push(texts::after_menu_got(got));
    }
    let posted = channels::store::posts(&app.db.read, id).await?.iter().filter(|post| post.is_there()).count();
    if posted > 0 {
        lines.push(texts::after_menu_channels(i64::try_from(posted).unwrap_or(i64::MAX)));
    }
    if store::correction(&app.db.read, id).await?.is_some() {
        lines.push(texts::after_menu_correction());
    }
    if !lines.is_empty() {
        text.push(texts::after_lines(lines));
    }
    // Who keeps what was withdrawn can still have it put right; what could not be deleted can be tried again.
    let left = announcement.stage != Stage::Withdrawn || got > 0 || posted > 0;
    Ok(Outcome::nothing().screen(person.id, text, keys(announcement, left), false))
}

/// `left` says that somebody, or a channel, still has it.
fn keys(announcement: &Announcement, left: bool) -> Keys {
    let id = announcement.id;
    let mut keys: Keys = Vec::new();
    let began = !matches!(announcement.stage, Stage::Draft | Stage::Waiting);
    if began {
        keys.push(vec![
            key(texts::after_key_numbers(), id, After::Numbers),
            key(texts::after_key_history(), id, After::History(0)),
        ]);
    }
    if announcement.stage.over() && left {
        keys.push(vec![
            key(texts::after_key_correct(), id, After::Correct),
            key(texts::after_key_withdraw(), id, After::Withdraw),
        ]);
    }
    if began && announcement.stage != Stage::Withdrawn {
        keys.push(vec![key(texts::after_key_channels(), id, After::Channels)]);
    }
    keys.push(vec![key(texts::after_key_networks(), id, After::Networks)]);
    keys.push(vec![board::key(texts::announcements_key_board(), id, Act::Board)]);
    keys
}

/// The way back to [`show`], alone.
fn back(id: i64) -> Keys {
    vec![vec![key(texts::after_key_menu(), id, After::Menu)]]
}

fn stand(announcement: &Announcement) -> Text {
    board::stand_name(announcement.stage)
}

/// What stands below the message that shows how far a correction or withdrawal is, so that the next screen is not that message.
fn below(person: &Person, id: i64, text: Text) -> Message {
    let mut keys = back(id);
    keys.push(vec![Key::new(texts::menu_key_menu(), Button::Menu)]);
    let what = crate::outbox::message::What::Screen { text: vec![text], keys, fresh: true };
    Message::new(crate::outbox::message::To::Chat(person.id), what)
}

/// How long `calls` calls take at the pace of bulk, in words.
fn time(app: &App, calls: i64) -> Text {
    let per_second = i64::from(app.config.send_per_second) * 9 / 10;
    let seconds = if per_second > 0 { calls / per_second } else { 0 };
    match seconds {
        0..60 => texts::after_time_short(),
        60..3_600 => texts::after_time_minutes((seconds + 59) / 60),
        _ => texts::after_time_hours(seconds / 3_600, seconds % 3_600 / 60),
    }
}

/// What follows if nobody was faster; else that somebody was.
fn contest(person: &Person, id: i64, claim: Claim, won: Ending) -> Outcome {
    let faster = crate::outbox::message::What::Screen { text: vec![texts::after_faster()], keys: back(id), fresh: true };
    let lost = Ending {
        messages: vec![Message::new(crate::outbox::message::To::Chat(person.id), faster)],
        events: Vec::new(),
        toast: Some(Toast { text: texts::after_faster(), alert: false }),
        ..Ending::default()
    };
    let claim = TurnClaim::After(claim);
    Outcome::nothing().record(TurnRecord::Contest { claim, won: Box::new(won), lost: Box::new(lost) })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Shown<'a>(&'a After);

    impl fmt::Display for Shown<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.write(i64::from(u32::MAX), f)
        }
    }

    #[test]
    fn every_button_is_read_as_it_was_written_and_fits() {
        let chat = -1_009_999_999_999;
        let mut all = vec![
            After::Menu,
            After::Numbers,
            After::File,
            After::History(0),
            After::History(i64::from(u32::MAX)),
            After::Audit,
            After::Correct,
            After::Check,
            After::CorrectNow(i64::from(u32::MAX), false),
            After::CorrectNow(i64::from(u32::MAX), true),
            After::Withdraw,
            After::WithdrawNow,
            After::Channels,
            After::Post(chat),
            After::Mode(chat, true),
            After::Mode(chat, false),
            After::Unbind(chat),
            After::Use(chat),
            After::NotUse(chat),
            After::Networks,
        ];
        all.extend(Tongue::ALL.map(After::Network));
        for after in all {
            let written = Shown(&after).to_string();
            assert!("A:".len() + written.len() <= crate::button::MAX_BYTES, "{written}");
            assert_eq!(After::read(&written.split(':').collect::<Vec<_>>()), Ok(after), "{written}");
        }
        assert_eq!(After::read(&["c", "1", "z"]), Err(Unknown));
    }
}
