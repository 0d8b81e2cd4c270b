//! What people wrote in Arabic or Latin letters reaches a desk as it was written, with a Cyrillic reading under it: not every
//! colleague reads all three.
//!
//! A message is often given to a desk by a later press ("talk to the psychologist", "I agree"), and Telegram does not show the
//! bot an old message again. So the words stay in memory for a while, and only there: before somebody has agreed, nothing that
//! they wrote is stored. After a restart in between the message arrives without a reading.

use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

use crate::{
    incoming::Incoming,
    outbox::message::{Message, RowId, To, What},
    script::{self, Script},
    text::Text,
    texts,
    turn::Outcome,
};

/// Messages kept, of all people together: some 16 MB if each is as long as Telegram allows (4,096 characters).
const MOST: usize = 2_000;

/// How long one is kept, in seconds: a consent or a button of the evening is pressed by the next evening, or not at all.
const KEEP: i64 = 24 * 60 * 60;

/// The last messages in other letters than Cyrillic, the newest at the end.
#[derive(Debug, Default)]
pub struct Readings(Mutex<VecDeque<Written>>);

#[derive(Debug)]
struct Written {
    person: i64,
    message: i32,
    at: i64,
    words: String,
}

impl Readings {
    /// Keeps the words of a person's message if staff may need a reading of them. `now` is in Unix seconds.
    pub fn note(&self, incoming: &Incoming, now: i64) {
        let words = incoming.words();
        if incoming.message == 0 || !in_other_letters(words) {
            return;
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while kept.len() >= MOST || kept.front().is_some_and(|oldest| oldest.at < now - KEEP) {
            kept.pop_front();
        }
        kept.push_back(Written { person: incoming.sender.id, message: incoming.message, at: now, words: words.to_owned() });
    }

    /// Puts a reading under each message that goes to a desk.
    pub fn add(&self, outcome: &mut Outcome) {
        let mut readings = Vec::new();
        for (row, message) in (0..).zip(&outcome.messages) {
            if let (What::Copy { from, messages, .. }, To::Case(case)) = (&message.what, message.to) {
                let text: Vec<Text> = messages.iter().filter_map(|message| self.of(*from, *message)).collect();
                // Whoever answers the reading answers the message.
                let said = What::Say { text, keys: Vec::new(), reply_to: None };
                readings.push(Message::new(To::Case(case), said).of_case(case, messages.first().copied()).after(RowId(row)));
            }
        }
        let said = |message: &Message| matches!(&message.what, What::Say { text, .. } if !text.is_empty());
        outcome.messages.extend(readings.into_iter().filter(said));
    }

    /// Forgets everything of one person.
    pub fn forget(&self, person: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|written| written.person != person);
    }

    /// What a message says in Cyrillic; of one that was changed, its newest words.
    fn of(&self, person: i64, message: i32) -> Option<Text> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let written = kept.iter().rev().find(|written| written.person == person && written.message == message)?;
        Some(texts::cases_reading(script::reading(&written.words)))
    }
}

fn in_other_letters(words: &str) -> bool {
    words.chars().any(|c| matches!(c, '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
        || script::of(words) == Script::KkLatn
}
