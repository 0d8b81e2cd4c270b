//! The last step before a call: texts become words in the reader's language. Who has not chosen one yet reads both.

use std::sync::{Arc, OnceLock};

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use crate::{
    button::Button,
    cases::desks::Desks,
    db::Db,
    outbox::message::{Key, Keys},
    person::People,
    text::{Lang, Locales, Text, Tongue},
};

/// Telegram's limit for a toast, in characters (Bot API, `answerCallbackQuery.text`).
const MAX_TOAST: usize = 200;

/// Whom a text is for, and the words.
pub struct Readers {
    /// Languages of people.
    pub people: Arc<People>,
    /// Languages of desks.
    pub desks: Arc<Desks>,
    /// The words.
    pub locales: Arc<Locales>,
    /// For people who are not in memory.
    pub db: Db,
    /// The bot's user name, once Telegram has told it, for links to it.
    pub username: Arc<OnceLock<String>>,
}

/// Renders for a reader.
pub struct Renderer {
    readers: Readers,
}

impl Renderer {
    /// Over the given readers.
    #[must_use]
    pub const fn new(readers: Readers) -> Self {
        Self { readers }
    }

    /// The language and letters of a chat: the desk's, else the person's; `None` for a person who has not chosen, or whose row cannot be
    /// read.
    pub async fn tongue_of(&self, chat: i64) -> Option<Tongue> {
        if chat < 0 {
            return Some(self.readers.desks.lang_of_chat(chat).unwrap_or(Lang::Kk).into());
        }
        let person = self.readers.people.find(&self.readers.db.read, chat).await.ok().flatten();
        person.and_then(|person| person.tongue)
    }

    /// The words, and the language they are in.
    #[must_use]
    pub fn locales(&self) -> &Locales {
        &self.readers.locales
    }

    /// Paragraphs as Telegram HTML, an empty line between two.
    #[must_use]
    pub fn html(&self, text: &[Text], lang: Option<Tongue>) -> String {
        let in_one =
            |lang: Tongue| text.iter().map(|text| self.readers.locales.html(lang, text)).collect::<Vec<_>>().join("\n\n");
        match lang {
            Some(lang) => in_one(lang),
            None => {
                let (kk, ru) = (in_one(Lang::Kk.into()), in_one(Lang::Ru.into()));
                if kk == ru { kk } else { format!("{kk}\n\n{ru}") }
            }
        }
    }

    /// A text without markup.
    #[must_use]
    pub fn plain(&self, text: &Text, lang: Option<Tongue>) -> String {
        match lang {
            Some(lang) => self.readers.locales.plain(lang, text),
            None => {
                let (kk, ru) = (self.readers.locales.plain(Lang::Kk, text), self.readers.locales.plain(Lang::Ru, text));
                if kk == ru { kk } else { format!("{kk} / {ru}") }
            }
        }
    }

    /// A toast, cut to what Telegram takes.
    #[must_use]
    pub fn toast(&self, text: &Text, lang: Option<Tongue>) -> String {
        self.plain(text, lang).chars().take(MAX_TOAST).collect()
    }

    /// Inline buttons; `None` where there are none.
    #[must_use]
    pub fn keyboard(&self, keys: &Keys, lang: Option<Tongue>) -> Option<InlineKeyboardMarkup> {
        if keys.is_empty() {
            return None;
        }
        let button = |key: &Key| {
            let label = self.plain(&key.label, key.lang.or(lang));
            match self.link(&key.press) {
                Some(link) => InlineKeyboardButton::url(label, link),
                None => InlineKeyboardButton::callback(label, key.press.to_string()),
            }
        };
        Some(InlineKeyboardMarkup::new(keys.iter().map(|row| row.iter().map(button).collect::<Vec<_>>())))
    }

    /// The address that a button leads to instead of being pressed.
    fn link(&self, press: &Button) -> Option<url::Url> {
        let Button::Link(payload) = press else { return None };
        format!("https://t.me/{}?start={payload}", self.readers.username.get()?).parse().ok()
    }
}
