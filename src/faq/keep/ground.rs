//! What staff say from the chat of an answer's ground, over what the release says: when it was checked, where its words come from,
//! and whether it is sure. Pure.

use jiff::civil::Date;

use crate::{
    faq::topics::{Certainty, Topic},
    text::Text,
    texts,
};

/// The key of the source that is the centre itself.
const OWN: &str = "own";

/// The longest source that is written, in characters: the longest act of the files has about as many.
const MAX_SOURCE: usize = 150;

/// Where an answer's words come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// From where the release says.
    Kept,
    /// The centre knows it itself.
    Own,
    /// From what staff have named.
    Written(String),
}

impl Source {
    /// The word in rows.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Own => "own",
            Self::Written(_) => "written",
        }
    }

    /// The source of a row.
    #[must_use]
    pub fn read(word: &str, words: Option<String>) -> Option<Self> {
        match (word, words) {
            ("kept", _) => Some(Self::Kept),
            ("own", _) => Some(Self::Own),
            ("written", Some(words)) => Some(Self::Written(words)),
            _ => None,
        }
    }

    /// Its name, for staff.
    #[must_use]
    pub fn name(&self) -> Text {
        match self {
            Self::Kept => texts::keep_source_kept(),
            Self::Own => Text::new(format!("source-{OWN}")),
            Self::Written(words) => texts::answers_source_written(words.as_str()),
        }
    }
}

/// What staff have said of a topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The last day on which somebody held the answer against its source.
    pub checked: Option<Date>,
    /// Where its words come from.
    pub source: Option<Source>,
    /// Whether it is confirmed, or has to be.
    pub sure: Option<bool>,
}

impl Said {
    /// Puts it over what the release says of a topic.
    pub fn over(&self, topic: &mut Topic) {
        topic.checked = self.checked.map_or(topic.checked, |day| day.max(topic.checked));
        match &self.source {
            None | Some(Source::Kept) => {}
            Some(Source::Own) => {
                (topic.sources, topic.source_date) = (vec![OWN.to_owned()], None);
            }
            Some(Source::Written(words)) => {
                (topic.sources, topic.source_date) = (Vec::new(), None);
                topic.written = Some(words.clone());
            }
        }
        topic.certainty = match (self.sure, topic.certainty) {
            (None, certainty) => certainty,
            (Some(true), _) => Certainty::Stated,
            (Some(false), Certainty::Stated) => Certainty::Confirm,
            // What staff answer themselves goes back to that.
            (Some(false), open) => open,
        };
    }
}

/// A source as somebody has written it: one line without braces, which mean something in the files.
///
/// # Errors
/// With what is wrong, to be read by whoever wrote it.
pub fn written(words: &str) -> Result<String, Text> {
    let words = words.trim().replace(['{', '}'], "");
    if words.is_empty() || words.contains('\n') || words.chars().count() > MAX_SOURCE {
        return Err(texts::keep_source_wrong(i64::try_from(MAX_SOURCE).unwrap_or(i64::MAX)));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::faq::topics::Topics;

    fn topic(id: &str, said: &Said) -> Topic {
        let mut topic = Topics::embedded().get(id).unwrap().clone();
        said.over(&mut topic);
        topic
    }

    #[test]
    fn an_own_text_claims_no_old_source() {
        let own = topic("quota-size", &Said { source: Some(Source::Own), checked: Some(date(2027, 2, 1)), ..Said::default() });
        assert_eq!((own.sources, own.source_date, own.checked), (vec!["own".to_owned()], None, date(2027, 2, 1)));
        let written = topic("quota-size", &Said { source: Some(Source::Written("egov.kz".into())), ..Said::default() });
        assert!(written.sources.is_empty() && written.source_date.is_none());
        assert_eq!(written.written.as_deref(), Some("egov.kz"));
        assert!(!topic("quota-size", &Said { source: Some(Source::Kept), ..Said::default() }).sources.is_empty());
    }

    #[test]
    fn what_is_no_longer_sure_is_as_open_as_it_was() {
        let certainty = |id, sure| topic(id, &Said { sure: Some(sure), ..Said::default() }).certainty;
        assert_eq!((certainty("army", true), certainty("army", false)), (Certainty::Stated, Certainty::Staff));
        assert_eq!((certainty("pension", true), certainty("pension", false)), (Certainty::Stated, Certainty::Confirm));
    }

    #[test]
    fn a_source_is_one_line() {
        assert_eq!(written(" egov.kz, {20.11.2026} "), Ok("egov.kz, 20.11.2026".to_owned()));
        assert!(written("a\nb").is_err() && written("  ").is_err() && written(&"ж".repeat(151)).is_err());
    }
}
