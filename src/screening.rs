//! The eligibility questionnaire: which programmes look open to a family, which not and why, and what to collect.
//!
//! Questions (`questions.toml`) and rules (`rules.toml`) are data. [`step`] is the conversation and [`judge`] the verdicts, both
//! pure; [`result`] words what they came to. The words are preliminary throughout: the department decides.

pub mod answers;
pub mod condition;
pub mod judge;
pub mod questions;
pub mod result;
pub mod rules;
pub mod step;
