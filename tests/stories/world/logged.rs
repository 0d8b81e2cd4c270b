//! Everything that is logged during the stories, kept to be searched for what must not stand in it.

use std::{
    io::Write,
    sync::{Mutex, Once, PoisonError},
};

use tracing_subscriber::EnvFilter;

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static INSTALLED: Once = Once::new();

struct Keep;

impl Write for Keep {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Begins to keep the log of the whole process: ours from debug up, that of the libraries from info up.
pub fn install() {
    INSTALLED.call_once(|| {
        let filter = EnvFilter::new("info,qoldau=debug");
        let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(|| Keep).with_ansi(false);
        subscriber.try_init().unwrap();
    });
}

/// Everything so far.
pub fn text() -> String {
    String::from_utf8_lossy(&LOG.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}

/// Looks for what people said, for the token, and for any letter that is not Latin: our own log is in English.
pub fn check(said: &[String]) {
    let log = text();
    assert!(!log.contains(super::TOKEN) && !log.contains(super::TOKEN.split(':').nth(1).unwrap()), "the token is in the log");
    for words in said.iter().filter(|words| words.chars().count() >= 5 && !words.starts_with('/')) {
        assert!(!log.contains(words.as_str()), "what somebody said is in the log: {words}");
    }
    let line = log.lines().find(|line| line.chars().any(|c| c.is_alphabetic() && !c.is_ascii()));
    assert_eq!(line, None, "the log holds words of a person's");
}
