//! Which chat belongs to which desk. A handful of rows, kept in memory and read anew when one changes.

use std::sync::{PoisonError, RwLock};

use sqlx::SqlitePool;

use crate::{cases::Desk, text::Lang};

/// How staff work in a desk's chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskKind {
    /// A group with topics: a topic a case.
    Forum,
    /// A plain group: staff answer by replying to the bot's copy.
    Group,
    /// A private chat: the same.
    Private,
}

impl DeskKind {
    /// The name in rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Forum => "forum",
            Self::Group => "group",
            Self::Private => "private",
        }
    }
}

/// A desk's chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Whose it is.
    pub desk: Desk,
    /// The chat.
    pub chat: i64,
    /// How staff work in it.
    pub kind: DeskKind,
    /// The language of the bot's words there.
    pub lang: Lang,
    /// Nothing is carried until somebody has confirmed who reads along.
    pub suspended: bool,
}

/// The bindings in memory.
#[derive(Debug, Default)]
pub struct Desks {
    bindings: RwLock<Vec<Binding>>,
    /// One reload after the other: an older reading must not overwrite a newer one.
    reading: tokio::sync::Mutex<()>,
}

impl Desks {
    /// Reads the bindings anew.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn reload(&self, read: &SqlitePool) -> anyhow::Result<()> {
        let _alone = self.reading.lock().await;
        let bindings = super::store::bindings(read).await?;
        *self.bindings.write().unwrap_or_else(PoisonError::into_inner) = bindings;
        Ok(())
    }

    /// The desk's chat, also while it is suspended.
    #[must_use]
    pub fn of(&self, desk: Desk) -> Option<Binding> {
        self.find(|binding| binding.desk == desk)
    }

    /// The desk's chat, if messages may be carried there.
    #[must_use]
    pub fn open(&self, desk: Desk) -> Option<Binding> {
        self.find(|binding| binding.desk == desk && !binding.suspended)
    }

    /// The binding of a chat. A chat may serve more than one desk; then this is the first.
    #[must_use]
    pub fn of_chat(&self, chat: i64) -> Option<Binding> {
        self.find(|binding| binding.chat == chat)
    }

    /// The language of the bot's words in a desk's chat.
    #[must_use]
    pub fn lang_of_chat(&self, chat: i64) -> Option<Lang> {
        self.of_chat(chat).map(|binding| binding.lang)
    }

    fn find(&self, wanted: impl Fn(&Binding) -> bool) -> Option<Binding> {
        self.bindings.read().unwrap_or_else(PoisonError::into_inner).iter().find(|binding| wanted(binding)).cloned()
    }
}
