//! The letters that Kazakh is written in.

pub mod writing;
