//! A turn's result as data. An [`Outcome`] says what shall be, and the writer makes all of it true in one transaction or none of
//! it; nothing here reads, writes or calls.

use crate::{
    announcements, cases,
    dialogue::State,
    faq,
    inbox::{Conversation, Event},
    outbox::message::{Keys, Message, RowId, To, What},
    privacy, screening, staff,
    text::{Text, Tongue},
};

/// Everything that follows from one update or internal event.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The person's next dialogue state; `None` leaves it.
    pub next: Option<State>,
    /// The language and letters that the person has chosen.
    pub tongue: Option<Tongue>,
    /// What the person has agreed to from now on.
    pub consents: Option<privacy::Consents>,
    /// Rows of the features.
    pub records: Vec<Record>,
    /// What is said. A [`RowId`] in `after` counts from 0 within this list until the writer gives the real ids.
    pub messages: Vec<Message>,
    /// Internal events for other conversations, or for this one later.
    pub events: Vec<Timed>,
    /// The short answer to a pressed button.
    pub toast: Option<Toast>,
}

/// An internal event with its addressee and its time.
#[derive(Debug, Clone)]
pub struct Timed {
    /// Whose turn it will be.
    pub to: Conversation,
    /// What happened.
    pub event: Event,
    /// How much later, in milliseconds; 0 is right after the commit.
    pub in_ms: i64,
}

/// The answer to a pressed button (Bot API, `answerCallbackQuery`).
#[derive(Debug, Clone)]
pub struct Toast {
    /// At most 200 characters when rendered.
    pub text: Text,
    /// Shown as a window that must be closed instead of a passing line.
    pub alert: bool,
}

/// One row, or one change of rows, that a feature wants.
#[derive(Debug)]
pub enum Record {
    /// Of a case.
    Case(cases::Record),
    /// Of the questionnaire.
    Screening(screening::store::Record),
    /// Of what follows the questionnaire.
    Follow(screening::follow::Record),
    /// Consents, erasure.
    Privacy(privacy::Record),
    /// Staff and desks.
    Staff(staff::Record),
    /// Counts of answers.
    Faq(faq::Record),
    /// Announcements.
    Announcement(announcements::Record),
    /// A piece of an album that is still arriving.
    AlbumPiece {
        /// Telegram's `media_group_id`.
        group: String,
        /// The chat it stands in.
        chat: i64,
        /// The message.
        message: i32,
    },
    /// An album was taken whole; pieces that come later begin a new one.
    AlbumGathered {
        /// Telegram's `media_group_id`.
        group: String,
        /// The chat it stands in.
        chat: i64,
    },
    /// A person's reachability as Telegram told it.
    Blocked {
        /// The person.
        person: i64,
        /// Whether the bot is blocked now.
        blocked: bool,
    },
    /// A group became a supergroup; every address of it changes.
    Migrated {
        /// The id it had.
        old: i64,
        /// The id it has now.
        new: i64,
    },
    /// A value that the program remembers about itself.
    Remember {
        /// Its name.
        key: &'static str,
        /// The value.
        value: String,
    },
    /// Something that only the first can have: both endings are told, the writer chooses.
    Contest {
        /// What is claimed.
        claim: Claim,
        /// When the claim succeeded.
        won: Box<Ending>,
        /// When somebody else was first.
        lost: Box<Ending>,
    },
}

/// What only the first can have.
#[derive(Debug)]
pub enum Claim {
    /// A case: to take, to give back, to close.
    Case(cases::Claim),
    /// A one-time invitation, and the role with it.
    Invitation(staff::Hire),
    /// The end of a role.
    Dismissal(staff::Dismissal),
    /// Beginning, stopping and resuming an announcement.
    Announcement(announcements::sending::Claim),
    /// To give a portion of an announcement to the outbox, while nobody has stopped it.
    Feed(announcements::sending::Fed),
    /// The result behind a one-time link; telling people of changed rules.
    Follow(screening::follow::Claim),
    /// A change of an announcement that somebody else may have changed meanwhile.
    Draft(announcements::drafts::Claim),
    /// To correct, withdraw or post an announcement.
    After(announcements::after::Claim),
    /// To publish a topic's words, while nobody has published others.
    Publish(faq::keep::Publish),
}

/// What follows when a contest is decided. Row ids count from 0 within `messages`.
#[derive(Debug, Default)]
pub struct Ending {
    /// What is said.
    pub messages: Vec<Message>,
    /// Events.
    pub events: Vec<Timed>,
    /// The answer to the button.
    pub toast: Option<Toast>,
    /// The person's next dialogue state, where it is another one than the outcome's.
    pub next: Option<State>,
}

impl Outcome {
    /// An outcome that changes nothing and says nothing.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }

    /// The same with the next state.
    #[must_use]
    pub fn next(mut self, state: State) -> Self {
        self.next = Some(state);
        self
    }

    /// The same with a record more.
    #[must_use]
    pub fn record(mut self, record: Record) -> Self {
        self.records.push(record);
        self
    }

    /// The same with a message more.
    #[must_use]
    pub fn message(mut self, message: Message) -> Self {
        self.messages.push(message);
        self
    }

    /// Adds a message and gives its row, for a successor to name.
    pub fn push(&mut self, message: Message) -> RowId {
        self.messages.push(message);
        RowId(i64::try_from(self.messages.len()).unwrap_or(i64::MAX) - 1)
    }

    /// Puts messages before all others; rows that name a predecessor go on naming the same one.
    pub fn say_first(&mut self, messages: Vec<Message>) {
        let by = i64::try_from(messages.len()).unwrap_or(i64::MAX);
        for message in &mut self.messages {
            message.after = message.after.map(|row| RowId(row.0 + by));
        }
        self.messages.splice(0..0, messages);
    }

    /// The same with the person's screen.
    #[must_use]
    pub fn screen(self, person: i64, text: Vec<Text>, keys: Keys, fresh: bool) -> Self {
        self.message(Message::new(To::Chat(person), What::Screen { text, keys, fresh }))
    }

    /// The same with a plain message.
    #[must_use]
    pub fn say(self, chat: i64, text: Vec<Text>) -> Self {
        self.message(Message::new(To::Chat(chat), What::Say { text, keys: Vec::new(), reply_to: None }))
    }

    /// The same with an event for a conversation right after the commit.
    #[must_use]
    pub fn event(self, to: Conversation, event: Event) -> Self {
        self.event_in(to, event, 0)
    }

    /// The same with an event later.
    #[must_use]
    pub fn event_in(mut self, to: Conversation, event: Event, in_ms: i64) -> Self {
        self.events.push(Timed { to, event, in_ms });
        self
    }

    /// The same with a passing answer to the button.
    #[must_use]
    pub fn toast(mut self, text: Text) -> Self {
        self.toast = Some(Toast { text, alert: false });
        self
    }

    /// The same with an answer to the button that must be closed.
    #[must_use]
    pub fn alert(mut self, text: Text) -> Self {
        self.toast = Some(Toast { text, alert: true });
        self
    }
}
