//! What the errors of the database mean, as classes: never their words, which may hold a person's.

/// A turn of a row that is done already: its effects are there, so nothing of it is written again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated;

impl std::fmt::Display for Repeated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the row is done already")
    }
}

impl std::error::Error for Repeated {}

/// Whether a failure of this class is one of the database that may pass: busy, locked, read-only, an input or output error, full,
/// the writer gone (SQLite, "Result and Error Codes"; the lower eight bits are the primary code).
#[must_use]
pub fn passes(class: &str) -> bool {
    match class.strip_prefix("database ") {
        Some("io" | "busy") => true,
        Some(code) => code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13)),
        None => false,
    }
}

/// The kind of an error for the log: never its words, which may hold a person's.
#[must_use]
pub fn class(error: &anyhow::Error) -> String {
    if let Some(error) = error.downcast_ref::<sqlx::Error>() {
        return match error {
            sqlx::Error::Database(database) => format!("database {}", database.code().unwrap_or_default()),
            sqlx::Error::Io(_) => "database io".into(),
            sqlx::Error::PoolTimedOut => "database busy".into(),
            _ => "database other".into(),
        };
    }
    if error.is::<Repeated>() {
        return "repeated".into();
    }
    if error.is::<serde_json::Error>() {
        return "json".into();
    }
    "failure".into()
}
