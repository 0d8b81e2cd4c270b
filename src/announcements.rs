//! Announcements: what the centre tells many people at once, each in their language and letters, at the pace that Telegram allows.

pub mod act;
pub mod after;
pub mod approve;
pub mod audience;
pub mod board;
pub mod check;
pub mod compose;
pub mod content;
pub mod drafts;
pub mod go;
pub mod links;
pub mod lists;
pub mod news;
pub mod plan;
pub mod press;
pub mod preview;
pub mod sending;
pub mod settings;
pub mod store;
pub mod when;
pub mod whom;
mod work;

use crate::{
    app::App,
    incoming::Incoming,
    menu,
    outbox::message::{Recipient, What},
    person::Person,
    staff::Role,
    texts,
    turn::{Outcome, Record as TurnRecord},
};
use audience::Audience;
use content::Content;
use plan::Plan;
use press::{Opens, Press};

/// Where an announcement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Being written.
    Draft,
    /// Waiting for a second person's approval.
    Waiting,
    /// Planned for a time.
    Planned,
    /// Going out, or being corrected or withdrawn.
    Sending,
    /// Stopped for now.
    Paused,
    /// Sent to everybody.
    Done,
    /// Stopped for good before everybody had it.
    Cancelled,
    /// Deleted where it could be.
    Withdrawn,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 8] =
        [Self::Draft, Self::Waiting, Self::Planned, Self::Sending, Self::Paused, Self::Done, Self::Cancelled, Self::Withdrawn];

    /// The name in rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting => "waiting",
            Self::Planned => "planned",
            Self::Sending => "sending",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether nothing more goes out.
    #[must_use]
    pub const fn over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Withdrawn)
    }

    /// The stage of a word that [`Stage::word`] gave; `None` for any other.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// What is being done with many people's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// They get it.
    Send,
    /// What they have is corrected.
    Revise,
    /// What they have is deleted.
    Withdraw,
}

impl Work {
    /// The name in rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Revise => "revise",
            Self::Withdraw => "withdraw",
        }
    }

    /// The work of a word that [`Work::word`] gave; `None` for any other.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Send, Self::Revise, Self::Withdraw].into_iter().find(|work| work.word() == word)
    }
}

/// An announcement as its row has it.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// Its number.
    pub id: i64,
    /// Where it stands.
    pub stage: Stage,
    /// What it says.
    pub content: Content,
    /// Which version of its words that is, from 1.
    pub version: i64,
    /// To whom.
    pub audience: Audience,
    /// When.
    pub plan: Plan,
    /// Who made it.
    pub made_by: i64,
    /// Their name.
    pub made_name: String,
    /// When, Unix seconds.
    pub made_at: i64,
    /// Who approved it.
    pub approved_by: Option<i64>,
    /// Their name.
    pub approved_name: Option<String>,
    /// When it goes out, Unix seconds, where that is fixed.
    pub planned_at: Option<i64>,
    /// When sending began, Unix seconds.
    pub started_at: Option<i64>,
    /// When it ended, Unix seconds.
    pub finished_at: Option<i64>,
    /// The message that shows how far it is: chat and number.
    pub progress: Option<(i64, i32)>,
    /// What is going on.
    pub work: Option<Work>,
    /// How often that was begun or resumed.
    pub run: i64,
    /// Since when it has been going on, Unix seconds.
    pub work_since: Option<i64>,
    /// Whether everybody concerned has a row.
    pub gathered: bool,
}

/// Who does something with an announcement: id and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Telegram's id; `None` for the bot itself.
    pub id: Option<i64>,
    /// The name in the audit list.
    pub name: String,
}

impl By {
    /// Whoever wrote or pressed.
    #[must_use]
    pub fn of(incoming: &Incoming) -> Self {
        Self { id: Some(incoming.sender.id), name: incoming.sender.name.clone() }
    }

    /// The bot itself, which has no name here.
    #[must_use]
    pub const fn bot() -> Self {
        Self { id: None, name: String::new() }
    }
}

/// Rows of this feature.
#[derive(Debug)]
pub enum Record {
    /// A line of the audit list.
    Log(Entry),
    /// Somebody pressed a button under an announcement.
    Pressed {
        /// The announcement.
        announcement: i64,
        /// Who.
        person: i64,
        /// Which button: `topic:<id>`, `screening` or `desk:<name>`.
        what: String,
    },
    /// What came of a call for a recipient.
    Came(Came),
    /// A new draft, or one that goes.
    Draft(drafts::Record),
    /// What a person wants to hear of.
    News(news::Record),
    /// Of sending.
    Sending(sending::Record),
    /// Of what follows.
    After(after::Record),
}

/// A line of the audit list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The announcement.
    pub announcement: i64,
    /// What was done: `made`, `changed`, `asked`, `approved`, `returned`, `started`, `paused`, `resumed`, `cancelled`, `finished`,
    /// `corrected`, `withdrawn` and their like; `approval_on`, `bound` and their like are about no announcement.
    pub what: &'static str,
    /// Who did it.
    pub by: By,
    /// What else there is to say, without anybody's name.
    pub detail: Option<String>,
}

impl Entry {
    /// Stands for the number of an announcement where a line is about none of them: a setting, a channel.
    pub const OF_NONE: i64 = 0;

    /// The record of a line.
    #[must_use]
    pub const fn record(announcement: i64, what: &'static str, by: By) -> TurnRecord {
        TurnRecord::Announcement(Record::Log(Self { announcement, what, by, detail: None }))
    }
}

/// What came of a call for a recipient, written in the transaction of the call's mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// Whose row it is.
    pub to: Recipient,
    /// What was done.
    pub work: Work,
    /// Telegram's numbers, as `outbox::post::numbers` writes them; empty where nothing was sent.
    pub messages: String,
    /// The class of the refusal; `None` when it was done.
    pub refusal: Option<&'static str>,
}

/// `/announce`, from somebody who may.
///
/// # Errors
/// When the database cannot be read.
pub async fn command(app: &App, person: &Person) -> anyhow::Result<Outcome> {
    lists::open(app, person, 0, true).await
}

/// A button of the announcements.
///
/// # Errors
/// When the database cannot be read.
pub async fn pressed(app: &App, incoming: &Incoming, person: &Person, press: Press) -> anyhow::Result<Outcome> {
    // Under a letter or a preview, an older screen would change out of sight.
    let fresh = app.outbox.screen_of(person.id).await? != Some(incoming.message);
    match press {
        Press::News => return news::show(app, person, fresh).await,
        Press::Wish(subject, wished) => return news::wish(app, person, subject, wished, fresh).await,
        Press::Stop(stopped) => return news::stop(app, person, stopped, fresh).await,
        Press::ByProfile(given) => return news::by_profile(app, person, given, fresh).await,
        // What it opens is the router's to know.
        Press::Open(..) => return Ok(menu::old_button(app, person)),
        _ => {}
    }
    if !may(app, person.id) {
        return Ok(menu::old_button(app, person));
    }
    let mut outcome = match press {
        Press::Pause(id) | Press::Resume(id) | Press::Cancel(id) | Press::CancelNow(id) => {
            work::stop(app, incoming, person, id, &press).await?
        }
        Press::List => lists::open(app, person, 0, false).await?,
        Press::Page(page) => lists::open(app, person, page, false).await?,
        Press::Past(before) => lists::past(app, person, before, false).await?,
        Press::New => work::new(app, incoming, person).await?,
        Press::Settings if app.staff.has(person.id, Role::Head) => settings::show(app, person, false).await?,
        Press::Settings => Outcome::nothing().toast(texts::staff_not_your_role()),
        Press::Approval(_) | Press::PaidAllowed(_) => settings::switch(app, incoming, person, &press).await?,
        Press::After(id, after) => after::pressed(app, incoming, person, id, after).await?,
        Press::Of(id, act) => work::act(app, incoming, person, id, act).await?,
        Press::News | Press::Wish(..) | Press::Stop(_) | Press::ByProfile(_) | Press::Open(..) => Outcome::nothing(),
    };
    if fresh {
        for what in board::screens(&mut outcome) {
            if let What::Screen { fresh, .. } = what {
                *fresh = true;
            }
        }
    }
    Ok(outcome)
}

/// The line that counts a press under an announcement. One under a preview is nobody's.
///
/// # Errors
/// When the database cannot be read.
pub async fn counted(app: &App, person: &Person, id: i64, opens: &Opens) -> anyhow::Result<Option<TurnRecord>> {
    let found = store::find(&app.db.read, id).await?;
    let out = found.is_some_and(|found| !matches!(found.stage, Stage::Draft | Stage::Waiting | Stage::Planned));
    let what = match opens {
        Opens::Topic(topic) => format!("topic:{topic}"),
        Opens::Screening => "screening".to_owned(),
        Opens::Desk(desk) => format!("desk:{desk}"),
    };
    let record = Record::Pressed { announcement: id, person: person.id, what };
    Ok(out.then_some(TurnRecord::Announcement(record)))
}

/// Whether somebody makes announcements: the head and the editor do.
#[must_use]
pub fn may(app: &App, person: i64) -> bool {
    app.staff.has(person, Role::Head) || app.staff.has(person, Role::Editor)
}
