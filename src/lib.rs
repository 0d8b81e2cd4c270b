//! Qoldau (Қолдау, "support"): the Telegram bot of an advice centre in North Kazakhstan region.
//!
//! The modules stand in reading order; `ARCHITECTURE.md` has the flow, the map and the invariants.

pub mod cli;

pub mod app;
pub mod clock;
pub mod config;
pub mod db;
pub mod tasks;

pub mod inbox;
pub mod incoming;
pub mod outbox;
pub mod route;
pub mod turn;
pub mod writer;

pub mod button;
pub mod dialogue;
pub mod person;
pub mod picture;
pub mod script;
pub mod text;

pub mod amounts;
pub mod announcements;
pub mod cases;
pub mod faq;
pub mod menu;
pub mod privacy;
pub mod screening;
pub mod staff;

pub mod playground;

/// One constructor for each message of `locales/`, made by `build.rs`.
pub mod texts {
    use crate::text::{Arg, Text};

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));

    /// Every locale file: language code, path, source.
    pub static FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/resources.rs"));
}
