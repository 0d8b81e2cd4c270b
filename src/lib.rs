//! Qoldau (Қолдау, "support"): the Telegram bot of an advice centre in North Kazakhstan region.
//!
//! The modules stand in reading order; `ARCHITECTURE.md` has the flow, the map and the invariants.

pub mod text;

pub mod amounts;
pub mod screening;

/// One constructor for each message of `locales/`, made by `build.rs`.
pub mod texts {
    use crate::text::{Arg, Text};

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));

    /// Every locale file: language code, path, source.
    pub static FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/resources.rs"));
}
