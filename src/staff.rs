//! Who works here: roles, one-time invitations, and the desks' chats. A staff command from anybody else is answered as an unknown
//! command, so that nobody learns that it exists.

pub mod binding;
pub mod store;
pub mod team;

use std::{
    collections::HashSet,
    fmt,
    str::FromStr,
    sync::{PoisonError, RwLock},
};

use serde::{Deserialize, Serialize};
use sqlx::SqlitePool;

use crate::{
    app::App,
    button::Unknown,
    cases::{Desk, desks::DeskKind},
    incoming::Incoming,
    outbox::message::{Message, To, What},
    person::Person,
    text::{Lang, Text},
    texts,
    turn::{Claim, Ending, Outcome, Record as TurnRecord},
};

/// The commands in a staff member's menu, in order; their descriptions are `commands-NAME`.
pub const COMMANDS: &[&str] = &[
    "take",
    "release",
    "close",
    "screen",
    "desk",
    "invite",
    "team",
    "waiting",
    "unreviewed",
    "texts",
    "unanswered",
    "review",
    "stats",
    "announce",
];

/// How long an invitation may be used, in seconds.
pub const INVITATION_TERM: i64 = 7 * 24 * 60 * 60;

/// How a start payload of an invitation begins (Bot API: at most 64 characters of `A-Za-z0-9_-`).
pub const INVITATION_PREFIX: &str = "i-";

/// What somebody does at the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Leads the centre.
    Head,
    /// Works in the call centre.
    Operator,
    /// The lawyer.
    Lawyer,
    /// The psychologist.
    Psychologist,
    /// Writes announcements.
    Editor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Head, Self::Operator, Self::Lawyer, Self::Psychologist, Self::Editor];

    /// The name in commands and rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Operator => "operator",
            Self::Lawyer => "lawyer",
            Self::Psychologist => "psychologist",
            Self::Editor => "editor",
        }
    }

    /// The name that people read.
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Head => texts::staff_role_head(),
            Self::Operator => texts::staff_role_operator(),
            Self::Lawyer => texts::staff_role_lawyer(),
            Self::Psychologist => texts::staff_role_psychologist(),
            Self::Editor => texts::staff_role_editor(),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Role {
    type Err = Unknown;

    fn from_str(word: &str) -> Result<Self, Unknown> {
        Self::ALL.into_iter().find(|role| role.word() == word).ok_or(Unknown)
    }
}

/// Rows of this feature.
#[derive(Debug)]
pub enum Record {
    /// An invitation was made.
    Invite {
        /// The hash of the word in its link.
        hash: String,
        /// For which role.
        role: Role,
        /// By whom; `None` from the command line.
        by: Option<i64>,
    },
    /// A desk has a chat.
    Bind {
        /// Which desk.
        desk: Desk,
        /// The chat.
        chat: i64,
        /// How staff work there.
        kind: DeskKind,
        /// The language of the bot's words there.
        lang: Lang,
        /// By whom.
        by: i64,
    },
    /// A desk's relay is suspended, or goes on.
    Suspend {
        /// The chat.
        chat: i64,
        /// Which desk.
        desk: Desk,
        /// Whether it is suspended now.
        suspended: bool,
    },
    /// The bot was taken out of a chat.
    Unbind {
        /// The chat.
        chat: i64,
    },
}

/// Somebody opens an invitation: a role for whoever is first.
#[derive(Debug)]
pub struct Hire {
    /// Who.
    pub person: i64,
    /// First name.
    pub name: String,
    /// Which role.
    pub role: Role,
    /// The hash of the word in the invitation's link.
    pub invitation: String,
}

/// A role ends. The last head's stays: nobody could invite anybody any more.
#[derive(Debug)]
pub struct Dismissal {
    /// Whose.
    pub person: i64,
    /// Which.
    pub role: Role,
}

/// Somebody's role, as its row says.
#[derive(Debug)]
pub struct Member {
    /// Who.
    pub person: i64,
    /// Which role.
    pub role: Role,
    /// First name when the role was taken.
    pub name: String,
}

/// The roles in memory.
#[derive(Debug, Default)]
pub struct Staff {
    roles: RwLock<HashSet<(i64, Role)>>,
    /// One reload after the other: an older reading must not overwrite a newer one.
    reading: tokio::sync::Mutex<()>,
}

impl Staff {
    /// Reads the roles anew.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn reload(&self, read: &SqlitePool) -> anyhow::Result<()> {
        let _alone = self.reading.lock().await;
        let roles = store::roles(read).await?;
        *self.roles.write().unwrap_or_else(PoisonError::into_inner) = roles;
        Ok(())
    }

    /// Whether somebody has a role.
    #[must_use]
    pub fn has(&self, person: i64, role: Role) -> bool {
        self.read(|roles| roles.contains(&(person, role)))
    }

    /// Whether somebody works here at all.
    #[must_use]
    pub fn works_here(&self, person: i64) -> bool {
        self.read(|roles| roles.iter().any(|(id, _)| *id == person))
    }

    /// Everybody with a role, in the order of their ids.
    #[must_use]
    pub fn with(&self, role: Role) -> Vec<i64> {
        let mut people: Vec<i64> = self.read(|roles| roles.iter().filter(|(_, has)| *has == role).map(|(id, _)| *id).collect());
        people.sort_unstable();
        people
    }

    fn read<T>(&self, look: impl Fn(&HashSet<(i64, Role)>) -> T) -> T {
        look(&self.roles.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whether somebody with these roles may work on a desk's cases: its own staff, and the head, except for the psychologist's.
pub fn may_work(desk: Desk, has: impl Fn(Role) -> bool) -> bool {
    match desk {
        Desk::Operator => has(Role::Operator) || has(Role::Head),
        Desk::Lawyer => has(Role::Lawyer) || has(Role::Head),
        Desk::Psychologist => has(Role::Psychologist),
    }
}

/// The same words to every head.
#[must_use]
pub fn to_heads(app: &App, text: Vec<Text>) -> Vec<Message> {
    app.staff
        .with(Role::Head)
        .into_iter()
        .map(|head| Message::new(To::Chat(head), What::Say { text: text.clone(), keys: Vec::new(), reply_to: None }))
        .collect()
}

/// A staff command; from anybody else it is an unknown command.
///
/// # Errors
/// When the database cannot be read or Telegram does not tell about the chat.
pub async fn command(app: &App, incoming: &Incoming, name: &str, args: &str) -> anyhow::Result<Outcome> {
    let sender = incoming.sender.id;
    let place = &incoming.place;
    if incoming.sender.anonymous && COMMANDS.contains(&name) {
        return Ok(answer(incoming, vec![texts::staff_anonymous()]));
    }
    if !app.staff.works_here(sender) || !COMMANDS.contains(&name) {
        if place.is_private() {
            return Ok(crate::menu::unknown_command(app, sender));
        }
        // A group is not a place to teach commands to everybody who tries one; at a desk whoever writes one is answered.
        let desk = app.desks.of_chat(place.chat).is_some();
        return Ok(if desk { answer(incoming, vec![texts::staff_unknown_command()]) } else { Outcome::nothing() });
    }
    let head = app.staff.has(sender, Role::Head);
    match name {
        "desk" => binding::bind(app, incoming, args).await,
        "invite" if head || app.staff.has(sender, Role::Psychologist) => invite(app, incoming, args),
        "team" if head || app.staff.has(sender, Role::Psychologist) => team::list(app, incoming).await,
        "waiting" if head => waiting(app, incoming).await,
        "unreviewed" if head => Ok(answer(incoming, crate::menu::unreviewed(app))),
        "take" | "release" | "close" => Ok(answer(incoming, vec![texts::staff_not_in_case()])),
        _ => Ok(answer(incoming, vec![texts::staff_not_your_role()])),
    }
}

/// The words under a command, in the chat where it stands.
#[must_use]
pub fn answer(incoming: &Incoming, text: Vec<Text>) -> Outcome {
    let what = What::Say { text, keys: Vec::new(), reply_to: Some(incoming.message) };
    Outcome::nothing().message(Message::new(To::Chat(incoming.place.chat), what))
}

fn invite(app: &App, incoming: &Incoming, args: &str) -> anyhow::Result<Outcome> {
    let head = app.staff.has(incoming.sender.id, Role::Head);
    if !incoming.place.is_private() {
        return Ok(answer(incoming, vec![texts::staff_invite_in_private()]));
    }
    let Ok(role) = args.parse::<Role>() else { return Ok(answer(incoming, vec![texts::staff_invite_how()])) };
    if !head && role != Role::Psychologist {
        return Ok(answer(incoming, vec![texts::staff_not_your_role()]));
    }
    let psychologists = app.staff.with(Role::Psychologist);
    if role == Role::Psychologist && !psychologists.is_empty() && !psychologists.contains(&incoming.sender.id) {
        // Else the head could read the psychologist's cases by inviting themself.
        return Ok(answer(incoming, vec![texts::staff_invite_psychologist()]));
    }
    let invitation = Invitation::new()?;
    let record = Record::Invite { hash: invitation.hash(), role, by: Some(incoming.sender.id) };
    let link = invitation.link(&app.username());
    Ok(answer(incoming, vec![texts::staff_invited(link, role.name())]).record(TurnRecord::Staff(record)))
}

async fn waiting(app: &App, incoming: &Incoming) -> anyhow::Result<Outcome> {
    let mut lines = Vec::new();
    let waiting = crate::cases::store::waiting(&app.db.read).await?;
    for desk in Desk::ALL {
        let count = waiting.iter().find(|(of, ..)| *of == desk).map_or(0, |(_, count, _)| *count);
        lines.push(texts::staff_waiting_desk(count, desk.name()));
        match app.desks.of(desk) {
            None => lines.push(texts::staff_waiting_unbound()),
            Some(binding) if binding.suspended => lines.push(texts::staff_waiting_suspended()),
            Some(_) => {}
        }
    }
    Ok(answer(incoming, vec![texts::staff_waiting(lines)]))
}

/// Somebody has opened an invitation's link.
///
/// # Errors
/// When the database cannot be read.
pub async fn accept(app: &App, incoming: &Incoming, person: &Person, word: &str) -> anyhow::Result<Outcome> {
    let hash = hash(word);
    let Some(role) = store::invitation(&app.db.read, &hash, app.clock.now()).await? else {
        return Ok(Outcome::nothing().say(person.id, vec![texts::staff_invitation_over()]));
    };
    let hire = Hire { person: person.id, name: incoming.sender.name.clone(), role, invitation: hash };
    let lang = person.tongue.unwrap_or(Lang::Kk.into());
    let say = |text| Message::new(To::Chat(person.id), What::Say { text, keys: Vec::new(), reply_to: None });
    let commands = Message::new(To::Chat(person.id), What::Commands { lang, staff: true });
    let mut won = vec![say(vec![texts::staff_welcome(role.name()), how(role)]), commands];
    if role == Role::Psychologist {
        for colleague in app.staff.with(role).into_iter().filter(|colleague| *colleague != person.id) {
            let text = vec![texts::staff_new_psychologist(incoming.sender.name.clone())];
            won.push(Message::new(To::Chat(colleague), What::Say { text, keys: Vec::new(), reply_to: None }));
        }
    }
    let lost = vec![say(vec![texts::staff_invitation_over()])];
    Ok(Outcome::nothing().record(TurnRecord::Contest {
        claim: Claim::Invitation(hire),
        won: Box::new(Ending { messages: won, ..Ending::default() }),
        lost: Box::new(Ending { messages: lost, ..Ending::default() }),
    }))
}

fn how(role: Role) -> Text {
    match role {
        Role::Head => texts::staff_how_head(),
        Role::Operator | Role::Lawyer => texts::staff_how_desk(),
        Role::Psychologist => texts::staff_how_psychologist(),
        Role::Editor => texts::staff_how_editor(),
    }
}

/// A one-time word, 120 random bits, and its link.
pub struct Invitation {
    word: String,
}

impl Invitation {
    /// A new one.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new() -> anyhow::Result<Self> {
        const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let mut bytes = [0_u8; 24];
        getrandom::fill(&mut bytes).map_err(|_| anyhow::anyhow!("the system gives no random bytes"))?;
        let word = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
        Ok(Self { word })
    }

    /// What is stored: the word itself stands only in the link.
    #[must_use]
    pub fn hash(&self) -> String {
        hash(&self.word)
    }

    /// `https://t.me/<bot>?start=…`
    #[must_use]
    pub fn link(&self, bot: &str) -> String {
        self.link_with(INVITATION_PREFIX, bot)
    }

    /// The same with another beginning of the payload, for what else is given by a one-time link.
    #[must_use]
    pub fn link_with(&self, prefix: &str, bot: &str) -> String {
        format!("https://t.me/{bot}?start={prefix}{}", self.word)
    }
}

/// SHA-256 of an invitation's word, in hex.
#[must_use]
pub fn hash(word: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(word.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        hex.push_str(&format!("{byte:02x}"));
        hex
    })
}
