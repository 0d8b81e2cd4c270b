//! Answers to frequent questions: what is known ([`topics`]), how a person's words find it ([`matching`]), how it is shown
//! ([`answer`]), and the words that go before everything else ([`crisis`]).
//!
//! All of it is pure: the words stand in `locales/`, what each answer rests on in `faq/topics.toml`, and nothing here reads a
//! clock, a network or a database.

pub mod answer;
pub mod crisis;
pub mod fold;
pub mod matching;
pub mod topics;

/// The longest id of a topic, in bytes: it stands in callback data, of which Telegram takes 64 bytes.
pub const MAX_TOPIC_ID: usize = 40;

#[cfg(test)]
mod tests;
