//! The database: one file, one connection that writes and a few that read. What only SQLite can do stands here and in
//! `writer/bulk.rs`.

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt, path::Path, str::FromStr, time::Duration};

use anyhow::{Context, bail};
use sqlx::{
    Connection, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::config::{Invalid, Synchronous};

/// Connections that read. Two are enough for two cores, and each costs a thread and a page cache.
const READERS: u32 = 2;

/// Page cache of each connection, in KiB (SQLite's negative form of `cache_size`).
const CACHE_KIB: &str = "-4096";

/// Pages in the write-ahead log from which on the writer itself brings them over (64 MiB): a bound for hours in which the keeper
/// never finds it finished.
const LOG_PAGES: &str = "16384";

/// Where the database is, and the connections that read it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    /// For reading only; SQLite refuses a write on it.
    pub read: SqlitePool,
}

/// Opens the database of `url`, making the file (readable by its owner alone) and its tables where they are missing.
///
/// Gives the readers and the one connection that writes.
///
/// # Errors
/// When the file cannot be made or opened, or a migration fails.
pub async fn open(url: &str, synchronous: Synchronous) -> anyhow::Result<(Db, SqliteConnection)> {
    let options = options(url, synchronous)?;
    make_private(path(&options))?;
    let alone = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await;
    let alone = alone.context("the database cannot be opened for writing")?;
    sqlx::migrate!().run(&alone).await.context("the database cannot be brought up to date")?;
    alone.close().await;
    let writer = options.clone().pragma("wal_autocheckpoint", LOG_PAGES);
    let writer = SqliteConnection::connect_with(&writer).await.context("the database cannot be opened for writing")?;
    let read = SqlitePoolOptions::new()
        .max_connections(READERS)
        .min_connections(1)
        // A file does not hang up: asking each connection whether it is still there would cost as much as the question itself.
        .test_before_acquire(false)
        .connect_with(options.read_only(true).create_if_missing(false))
        .await
        .context("the database cannot be opened for reading")?;
    Ok((Db { read }, writer))
}

/// Brings what is committed over from the write-ahead log into the file, beside the writer: done by a commit, as SQLite does by
/// default, it would keep that commit, and everybody who waits for it, for as long as the disk takes.
pub struct Keeper(SqliteConnection);

impl Keeper {
    /// Opens the connection that it has to itself.
    ///
    /// # Errors
    /// When the database cannot be opened.
    pub async fn open(url: &str, synchronous: Synchronous) -> anyhow::Result<Self> {
        let options = options(url, synchronous)?.create_if_missing(false);
        Ok(Self(SqliteConnection::connect_with(&options).await.context("the database cannot be opened")?))
    }

    /// Brings over what no reader needs in the log any more; never waits for anybody, nor keeps anybody waiting.
    ///
    /// # Errors
    /// When the statement fails, such as on a full disk; what is in the log is safe there.
    pub async fn check_in(&mut self) -> anyhow::Result<()> {
        sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&mut self.0).await?;
        Ok(())
    }
}

/// Remembers the bot whose database this is, and refuses any other: updates are known by (bot, update).
///
/// # Errors
/// When the database belongs to another bot, or cannot be read or written.
pub async fn claim_for_bot(writer: &mut SqliteConnection, bot_id: i64) -> anyhow::Result<()> {
    let id = bot_id.to_string();
    sqlx::query!("INSERT INTO meta (key, value) VALUES ('bot_id', $1) ON CONFLICT (key) DO NOTHING", id)
        .execute(&mut *writer)
        .await?;
    let owner = sqlx::query_scalar!("SELECT value FROM meta WHERE key = 'bot_id'").fetch_one(&mut *writer).await?;
    if owner != id {
        bail!(
            "this database belongs to the bot {owner}, and TELOXIDE_TOKEN is of the bot {id}; use its own DATABASE_URL for each bot"
        );
    }
    Ok(())
}

/// A value that the program remembers about itself.
///
/// # Errors
/// When the database cannot be read.
pub async fn remembered(read: &SqlitePool, key: &str) -> anyhow::Result<Option<String>> {
    Ok(sqlx::query_scalar!("SELECT value FROM meta WHERE key = $1", key).fetch_optional(read).await?)
}

/// Keeps such a value.
///
/// # Errors
/// When the statement fails.
pub async fn remember(writer: &mut SqliteConnection, key: &str, value: &str) -> anyhow::Result<()> {
    sqlx::query!(
        "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key,
        value
    )
    .execute(writer)
    .await?;
    Ok(())
}

/// Writes a checked copy of the database to `target`, which must not exist yet; gives the number of people and of cases in it.
///
/// # Errors
/// When the copy cannot be written or opened, or does not hold as many rows as the original had when it was begun.
pub async fn backup(url: &str, target: &str) -> anyhow::Result<(i64, i64)> {
    if std::path::Path::new(target).exists() {
        bail!("{target} exists already; name a file that does not");
    }
    make_private(Path::new(target)).map_err(|_| anyhow::anyhow!("{target} cannot be made; does its folder exist?"))?;
    let mut source = SqliteConnection::connect_with(&options(url, Synchronous::Full)?.create_if_missing(false)).await?;
    let before = counts(&mut source).await?;
    sqlx::query("VACUUM INTO $1").bind(target).execute(&mut source).await.context("the copy cannot be written")?;
    let copy_options = SqliteConnectOptions::from_str(&format!("sqlite://{target}"))?.read_only(true);
    let mut copy = SqliteConnection::connect_with(&copy_options).await.context("the copy cannot be opened")?;
    let sound = sqlx::query_scalar::<_, String>("PRAGMA integrity_check").fetch_one(&mut copy).await?;
    let after = counts(&mut copy).await?;
    if sound != "ok" || after.0 < before.0 || after.1 < before.1 {
        bail!("the copy is not whole ({sound}); try again, and check the disk");
    }
    Ok(after)
}

async fn counts(connection: &mut SqliteConnection) -> anyhow::Result<(i64, i64)> {
    let people = sqlx::query_scalar!("SELECT count(*) FROM people").fetch_one(&mut *connection).await?;
    let cases = sqlx::query_scalar!("SELECT count(*) FROM cases").fetch_one(&mut *connection).await?;
    Ok((people, cases))
}

fn options(url: &str, synchronous: Synchronous) -> anyhow::Result<SqliteConnectOptions> {
    let level = match synchronous {
        Synchronous::Full => SqliteSynchronous::Full,
        Synchronous::Normal => SqliteSynchronous::Normal,
    };
    Ok(SqliteConnectOptions::from_str(url)
        .map_err(|_| Invalid { name: "DATABASE_URL", problem: "write a path such as sqlite://qoldau.db".into() })?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(level)
        .busy_timeout(Duration::from_secs(5))
        .pragma("cache_size", CACHE_KIB)
        .pragma("temp_store", "memory")
        .statement_cache_capacity(200))
}

fn path(options: &SqliteConnectOptions) -> &Path {
    options.get_filename()
}

/// Makes the file readable and writable by its owner alone; SQLite gives its WAL the same rights.
fn make_private(path: &Path) -> Result<(), Invalid> {
    if path.exists() {
        return Ok(());
    }
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(|_| Invalid {
        name: "DATABASE_URL",
        problem: format!("{} cannot be made; does its folder exist, and may it be written to?", path.display()),
    })?;
    Ok(())
}
