//! The person on the other end: language, dialogue state, consents. Active people are kept in memory and written through, because
//! only their own conversation changes them.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use sqlx::SqlitePool;

use crate::{
    dialogue::State,
    privacy::{Consents, Purpose},
    script::writing::Letters,
    text::{Lang, Tongue},
};

/// How many people are kept in memory. One takes about 300 bytes.
const MAX_IN_MEMORY: usize = 5_000;

/// A person as the database knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Telegram's user id.
    pub id: i64,
    /// The chosen language and letters; `None` until they were chosen, then texts come in both languages.
    pub tongue: Option<Tongue>,
    /// Where the person stands in the conversation.
    pub state: State,
    /// A stored state could not be read and was given up.
    pub state_lost: bool,
    /// What the person has agreed to.
    pub consents: Consents,
    /// First message, Unix seconds.
    pub first_seen_at: i64,
    /// Last message, Unix seconds; written once an hour.
    pub seen_at: i64,
    /// Since when the bot is blocked.
    pub blocked_at: Option<i64>,
    /// Not in the database yet.
    pub is_new: bool,
}

impl Person {
    /// Somebody who writes for the first time.
    #[must_use]
    pub fn new(id: i64, now: i64) -> Self {
        Self {
            id,
            tongue: None,
            state: State::Idle,
            state_lost: false,
            consents: Consents::default(),
            first_seen_at: now,
            seen_at: now,
            blocked_at: None,
            is_new: true,
        }
    }

    /// The chosen language, whatever its letters.
    #[must_use]
    pub fn lang(&self) -> Option<Lang> {
        self.tongue.map(|tongue| tongue.lang)
    }

    /// Whether the person has agreed to a purpose.
    #[must_use]
    pub fn agreed(&self, purpose: Purpose) -> bool {
        self.consents.has(purpose)
    }
}

/// The people in memory.
#[derive(Debug, Default)]
pub struct People {
    active: Mutex<HashMap<i64, Person>>,
}

impl People {
    /// The person, from memory or from the database; a new one where there is none yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn load(&self, read: &SqlitePool, id: i64, now: i64) -> anyhow::Result<Person> {
        Ok(self.find(read, id).await?.unwrap_or_else(|| Person::new(id, now)))
    }

    /// The person, if they have ever written.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn find(&self, read: &SqlitePool, id: i64) -> anyhow::Result<Option<Person>> {
        if let Some(person) = self.lock().get(&id) {
            return Ok(Some(person.clone()));
        }
        stored(read, id).await
    }

    /// The person as memory has them, without asking the database.
    #[must_use]
    pub fn in_memory(&self, id: i64) -> Option<Person> {
        self.lock().get(&id).cloned()
    }

    /// Keeps a person whose row has just been written.
    pub fn keep(&self, person: Person) {
        let mut active = self.lock();
        if active.len() >= MAX_IN_MEMORY && !active.contains_key(&person.id) {
            // Whoever wrote longest ago makes room, an eighth at a time, so that this walk is rare.
            let mut seen: Vec<(i64, i64)> = active.values().map(|person| (person.seen_at, person.id)).collect();
            seen.sort_unstable();
            for (_, id) in seen.into_iter().take(MAX_IN_MEMORY / 8) {
                active.remove(&id);
            }
        }
        active.insert(person.id, Person { is_new: false, state_lost: false, ..person });
    }

    /// Forgets a person's copy in memory: their row is gone, or its last write failed.
    pub fn forget(&self, id: i64) {
        self.lock().remove(&id);
    }

    /// Forgets every copy in memory: rows were erased that are not named here.
    pub fn forget_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<i64, Person>> {
        self.active.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn stored(read: &SqlitePool, id: i64) -> anyhow::Result<Option<Person>> {
    let row = sqlx::query!(
        "SELECT id, lang, letters, state, consents, first_seen_at, seen_at, blocked_at FROM people WHERE id = $1",
        id
    )
    .fetch_optional(read)
    .await?;
    Ok(row.map(|row| {
        let (state, state_lost) = State::decode(&row.state);
        Person {
            id: row.id,
            tongue: row
                .lang
                .as_deref()
                .and_then(Lang::from_code)
                .map(|lang| Tongue { lang, letters: Letters::from_code(&row.letters).unwrap_or_default() }),
            state,
            state_lost,
            consents: Consents::decode(&row.consents),
            first_seen_at: row.first_seen_at,
            seen_at: row.seen_at,
            blocked_at: row.blocked_at,
            is_new: false,
        }
    }))
}
