//! The eligibility questionnaire: which programmes look open to a family, which not and why, and what to collect.
//!
//! Rules (`rules.toml`) are data; [`judge`] gives the verdicts by them, purely. The words are preliminary throughout: the
//! department decides.

pub mod answers;
pub mod condition;
pub mod judge;
pub mod rules;
