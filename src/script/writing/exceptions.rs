//! Words that the rules get wrong: `locales/kk/scripts.tsv`, a beginning of a word a line, with how it is written. What follows the
//! beginning is written by the rule, so that one line serves every ending.

use std::sync::LazyLock;

use crate::script::writing::{arabic, latin};

/// A line of the file: the beginning in Cyrillic, its Arabic and its Latin form; an empty form is left to the rule.
struct Exception {
    beginning: &'static str,
    arabic: &'static str,
    latin: &'static str,
}

static EXCEPTIONS: LazyLock<Vec<Exception>> = LazyLock::new(|| {
    let rows = include_str!("../../../locales/kk/scripts.tsv").lines().filter(|row| !row.starts_with('#') && !row.is_empty());
    let mut exceptions: Vec<Exception> = rows
        .map(|row| {
            let mut columns = row.split('\t').map(str::trim);
            let mut column = || columns.next().unwrap_or_default();
            Exception { beginning: column(), arabic: column(), latin: column() }
        })
        .collect();
    // The longest beginning wins.
    exceptions.sort_by_key(|exception| std::cmp::Reverse(exception.beginning.len()));
    exceptions
});

/// The word in Arabic letters, if the list has its beginning.
#[must_use]
pub fn arabic(word: &str) -> Option<String> {
    let (exception, ending) = find(word, |exception| exception.arabic)?;
    // An ending takes no sign of its own: the word's beginning has it, or needs none.
    let ending = arabic::word(ending);
    Some(format!("{}{}", exception.arabic, ending.trim_start_matches('ء')))
}

/// The word in Latin letters, if the list has its beginning.
#[must_use]
pub fn latin(word: &str) -> Option<String> {
    let (exception, ending) = find(word, |exception| exception.latin)?;
    let mut written = exception.latin.to_owned();
    if word.starts_with(char::is_uppercase)
        && let Some(first) = written.chars().next()
    {
        let capital: String = if first == 'i' { "İ".into() } else { first.to_uppercase().collect() };
        written.replace_range(..first.len_utf8(), &capital);
    }
    Some(written + &latin::word(ending))
}

fn find(word: &str, form: impl Fn(&Exception) -> &'static str) -> Option<(&'static Exception, &str)> {
    let small = word.to_lowercase();
    let exception =
        EXCEPTIONS.iter().find(|exception| !form(exception).is_empty() && small.starts_with(exception.beginning))?;
    // Capitals of Kazakh and Russian letters are as long as the small ones, so the same byte ends the beginning.
    Some((exception, word.get(exception.beginning.len()..)?))
}
