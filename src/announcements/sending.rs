//! Sending: recipients are gathered into rows, and rows are fed to the outbox as fast as it sends them.

use super::By;
use crate::{app::App, turn::Outcome};

/// The next portion of recipients.
///
/// # Errors
/// When the database cannot be read.
pub async fn gathers(_app: &App, _id: i64, _run: i64, _after: i64) -> anyhow::Result<Outcome> {
    Ok(Outcome::nothing())
}

/// A little further.
///
/// # Errors
/// When the database cannot be read.
pub async fn goes_on(_app: &App, _id: i64, _run: i64) -> anyhow::Result<Outcome> {
    Ok(Outcome::nothing())
}

/// Stops for now.
///
/// # Errors
/// When the database cannot be read.
pub async fn pause(_app: &App, _id: i64, _by: By) -> anyhow::Result<Outcome> {
    Ok(Outcome::nothing())
}

/// Goes on.
///
/// # Errors
/// When the database cannot be read.
pub async fn resume(_app: &App, _id: i64, _by: By) -> anyhow::Result<Outcome> {
    Ok(Outcome::nothing())
}

/// Stops for good.
///
/// # Errors
/// When the database cannot be read.
pub async fn cancel(_app: &App, _id: i64, _by: By) -> anyhow::Result<Outcome> {
    Ok(Outcome::nothing())
}

/// TEMP
pub async fn begin(
    _app: &App,
    _id: i64,
    _version: i64,
    _from: super::Stage,
    _by: By,
    _progress: Option<(i64, i32)>,
) -> anyhow::Result<Outcome> {
    Ok(Outcome::nothing())
}

/// TEMP
#[must_use]
pub fn quiet_until(_app: &App, _at: i64) -> Option<i64> {
    None
}
