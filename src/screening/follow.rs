//! Rows of what follows the questionnaire, and what only the first can have of it: written by the writer, each by its own store.

use sqlx::SqliteConnection;

use super::{calls, plan, recheck, visit};

/// One row, or one change of rows.
#[derive(Debug)]
pub enum Record {
    /// What somebody was told.
    Visit(visit::Record),
    /// Of a plan.
    Plan(plan::Record),
    /// Of a questionnaire on the phone.
    Call(calls::Record),
    /// Of judging the stored answers anew.
    Recheck(recheck::Record),
}

/// What only the first can have.
#[derive(Debug)]
pub enum Claim {
    /// The result behind a link.
    Result(calls::Take),
    /// Telling people what has changed for them.
    Tell(recheck::Tell),
}

/// Writes a record.
///
/// # Errors
/// When a statement fails.
pub async fn apply(connection: &mut SqliteConnection, record: &Record, now: i64) -> anyhow::Result<()> {
    match record {
        Record::Visit(record) => visit::store::apply(connection, record, now).await,
        Record::Plan(record) => plan::store::apply(connection, record, now).await,
        Record::Call(record) => calls::store::apply(connection, record, now).await,
        Record::Recheck(record) => recheck::store::apply(connection, record, now).await,
    }
}

/// Decides a contest; says whether the claim came first.
///
/// # Errors
/// When a statement fails.
pub async fn claim(connection: &mut SqliteConnection, claim: &Claim, now: i64) -> anyhow::Result<bool> {
    match claim {
        Claim::Result(take) => calls::store::take(connection, take, now).await,
        Claim::Tell(tell) => recheck::store::tell(connection, tell, now).await,
    }
}

/// Erases what tells of a person.
///
/// # Errors
/// When a statement fails.
pub async fn forget(connection: &mut SqliteConnection, person: i64) -> anyhow::Result<()> {
    visit::store::forget(connection, person).await?;
    plan::store::forget(connection, person).await?;
    calls::store::forget(connection, person).await?;
    recheck::store::forget(connection, person).await
}
