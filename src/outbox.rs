//! Everything that goes out: the only user of `Bot` methods. Whatever is said is a row before it is a call; rows keep their order
//! within a queue (a chat, a case), keep Telegram's pace, and end in one transaction with all that follows from them.

mod address;
pub mod ask;
mod call;
pub mod inline;
pub mod lanes;
pub mod message;
pub mod pace;
pub mod post;
mod posting;
mod profile;
mod refusal;
pub mod render;
pub mod rows;
mod sender;
pub mod split;
mod steps;
mod stock;
pub mod store;
mod topic;
mod upload;

use std::{
    collections::HashMap,
    ops::Deref,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use teloxide::{Bot, prelude::Requester, types::CallbackQueryId};
use tokio::sync::{Semaphore, mpsc};

pub(crate) use refusal::class_of;

use crate::{
    cases::spots::Spots,
    clock::Clock,
    db::Db,
    outbox::{
        address::Addresses,
        lanes::Lanes,
        message::{Lane, RowId},
        pace::Pace,
        render::{Readers, Renderer},
        rows::Queued,
        sender::Sender,
    },
    tasks::Tasks,
    text::Tongue,
    turn::Toast,
    writer::Writer,
};

/// Calls in flight at once, for each lane. Telegram answers in about 50 ms, so this is far above 30 a second.
const MAX_IN_FLIGHT: usize = 128;

/// Menu messages remembered; beyond it memory starts anew from the table.
const MAX_SCREENS: usize = 20_000;

/// Everything a call needs. One pointer, because every call's task has it.
#[derive(Clone)]
pub struct Outbox(Arc<Inside>);

impl Deref for Outbox {
    type Target = Inside;

    fn deref(&self) -> &Inside {
        &self.0
    }
}

/// What an [`Outbox`] is made of.
pub struct Inside {
    pub(crate) bot: Bot,
    pub(crate) writer: Writer,
    pub(crate) renderer: Renderer,
    pub(crate) addresses: Addresses,
    pub(crate) pace: Pace,
    pub(crate) clock: Clock,
    pub(crate) db: Db,
    bot_id: i64,
    /// Menu messages by chat; `None` where there is certainly none.
    screens: Mutex<HashMap<i64, Option<i32>>>,
    tasks: Tasks,
    in_flight: InFlight,
    lanes: Arc<Lanes>,
    first_row: RowId,
}

/// Room for calls in flight. Bulk has its own, because a call that meets trouble keeps it for ten seconds and more.
pub(crate) struct InFlight([Semaphore; 2]);

impl InFlight {
    fn new() -> Self {
        Self([Semaphore::new(MAX_IN_FLIGHT), Semaphore::new(MAX_IN_FLIGHT)])
    }

    /// The room of a lane.
    pub(crate) const fn of(&self, lane: Lane) -> &Semaphore {
        &self.0[(matches!(lane, Lane::Bulk)) as usize]
    }
}

/// What [`Outbox::new`] is made of.
pub struct Parts {
    /// The bot, with its API URL.
    pub bot: Bot,
    /// Its id.
    pub bot_id: i64,
    /// The way to the writer.
    pub writer: Writer,
    /// For reading.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The spawner.
    pub tasks: Tasks,
    /// The counts of open rows, shared with the writer.
    pub lanes: Arc<Lanes>,
    /// The first row that this start of the program will add.
    pub first_row: RowId,
    /// The limits.
    pub pace: Pace,
    /// Who reads which language, and the words.
    pub readers: Readers,
    /// Where cases are, shared with the writer.
    pub spots: Arc<Spots>,
}

impl Outbox {
    /// Makes the outbox; [`Outbox::run`] sends.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(Inside {
            addresses: Addresses::new(parts.db.clone(), parts.readers.desks.clone(), parts.spots),
            renderer: Renderer::new(parts.readers),
            bot: parts.bot,
            writer: parts.writer,
            pace: parts.pace,
            clock: parts.clock,
            db: parts.db,
            bot_id: parts.bot_id,
            screens: Mutex::default(),
            tasks: parts.tasks,
            in_flight: InFlight::new(),
            lanes: parts.lanes,
            first_row: parts.first_row,
        }))
    }

    /// Answers a pressed button: one attempt, no row, because Telegram forgets the press within seconds.
    pub fn answer_press(&self, query: &str, toast: Option<(Toast, Option<Tongue>)>) {
        let outbox = self.clone();
        let query = CallbackQueryId(query.to_owned());
        self.tasks.spawn(async move {
            let mut call = outbox.bot.answer_callback_query(query);
            if let Some((toast, lang)) = toast {
                call.text = Some(outbox.renderer.toast(&toast.text, lang));
                call.show_alert = toast.alert.then_some(true);
            }
            // Too old or answered before are the ends of every replay; anything else is lost with the press.
            if let Err(error) = call.await {
                tracing::debug!(class = class_of(&error), "outbox: a press could not be answered");
            }
        });
    }

    /// The current menu message of a private chat, from memory or from the database.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn screen_of(&self, chat: i64) -> anyhow::Result<Option<i32>> {
        if let Some(message) = self.screens().get(&chat) {
            return Ok(*message);
        }
        let message = store::screen_of(&self.db.read, chat).await?;
        // A call that has ended meanwhile knows better than what was just read.
        Ok(*self.room_for_screen().entry(chat).or_insert(message))
    }

    /// Forgets every menu message in memory: rows were erased that are not named here.
    pub fn forget_screens(&self) {
        self.screens().clear();
    }

    /// Forgets the menu message of somebody whose rows are gone.
    pub fn forget_screen(&self, chat: i64) {
        self.screens().remove(&chat);
    }

    /// Keeps a menu message in memory.
    pub(crate) fn keep_screen(&self, chat: i64, message: i32) {
        self.room_for_screen().insert(chat, Some(message));
    }

    fn room_for_screen(&self) -> MutexGuard<'_, HashMap<i64, Option<i32>>> {
        let mut screens = self.screens();
        if screens.len() >= MAX_SCREENS {
            screens.clear();
        }
        screens
    }

    fn screens(&self) -> MutexGuard<'_, HashMap<i64, Option<i32>>> {
        self.screens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends until the program stops; then finishes the calls in flight and leaves the rest in the table.
    pub async fn run(self, fresh: mpsc::UnboundedReceiver<Vec<Queued>>) {
        Sender::run(self, fresh).await;
    }
}
