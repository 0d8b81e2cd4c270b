//! The house rules, checked: what the texts must be, who may use whom, and that the papers say what the program does.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod code;
mod imports;
mod papers;
mod sources;
mod texts;
