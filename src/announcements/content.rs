//! What an announcement says: words in one or both languages, something to show, buttons, a subject; and how that is laid out in
//! messages for each reader.

use serde::{Deserialize, Serialize};

use super::press::{Opens, Press};
use crate::{
    button::Button,
    cases::Desk,
    outbox::post::{Kind, MAX_CAPTION, Media, Post, PostKey, PostTo, length},
    text::{Lang, Locales, Tongue},
    texts,
};

/// Telegram's limit for a message, in UTF-16 code units after the markup is taken off (Bot API, `sendMessage.text`).
pub const MAX_WORDS: usize = 4096;

/// The most buttons under an announcement, one on a row.
pub const MAX_LINKS: usize = 8;

/// Everything that an announcement says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Kazakh in Cyrillic, as Telegram HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kk: Option<String>,
    /// Russian, as Telegram HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
    /// What readers get whose language has no words.
    #[serde(default)]
    pub missing: Missing,
    /// What is shown besides the words.
    #[serde(default)]
    pub media: Media,
    /// The buttons, at most [`MAX_LINKS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<Link>,
    /// What it is about; `None` is important for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
}

/// What readers get whose language has no words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Missing {
    /// The other language's.
    #[default]
    Other,
    /// Nothing.
    Nobody,
}

/// A button under an announcement. At least one of the labels is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it says in Kazakh, in Cyrillic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label_kk: Option<String>,
    /// What it says in Russian.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label_ru: Option<String>,
    /// What it does.
    pub to: Target,
}

/// What a button under an announcement leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// An address: `https`, `http` or `tg`.
    Url(String),
    /// A topic's answer.
    Topic(String),
    /// The questionnaire.
    Screening,
    /// Asking a desk.
    Desk(Desk),
}

/// What an announcement is about, and what people choose to hear of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// Quotas and the status of kandas.
    Quota,
    /// Housing.
    Housing,
    /// Work and business.
    Work,
    /// School, kindergarten, study.
    School,
    /// Laws and papers.
    Law,
    /// Meetings and events.
    Events,
}

impl Subject {
    /// Every subject, in the order in which people see them.
    pub const ALL: [Self; 6] = [Self::Quota, Self::Housing, Self::Work, Self::School, Self::Law, Self::Events];

    /// The name in rows and buttons.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quota => "quota",
            Self::Housing => "housing",
            Self::Work => "work",
            Self::School => "school",
            Self::Law => "law",
            Self::Events => "events",
        }
    }

    /// The subject of a word that [`Subject::word`] gave; `None` for any other.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.word() == word)
    }
}

/// Why a correction cannot be put into messages that are already there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It takes another number of messages.
    Parts,
    /// What is shown can become the other only by a new message: a picture where there was none, another point on the map, an album
    /// of another length or kind (Bot API, `editMessageMedia`).
    Media,
}

/// How words and media stand together; the same for every reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// One message.
    Whole,
    /// What is shown, and after it the words with the buttons.
    Apart,
}

impl Content {
    /// The language whose words a reader of `lang` gets; `None` where they get nothing.
    #[must_use]
    pub fn variant(&self, lang: Lang) -> Option<Lang> {
        let other = if lang == Lang::Kk { Lang::Ru } else { Lang::Kk };
        match (self.words(lang), self.words(other)) {
            (Some(_), _) => Some(lang),
            (None, Some(_)) => (self.missing == Missing::Other).then_some(other),
            // A picture or a place that speaks for itself.
            (None, None) => (!self.media.is_none()).then_some(lang),
        }
    }

    /// The words in a language, if there are any.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Option<&str> {
        let words = if lang == Lang::Kk { &self.kk } else { &self.ru };
        words.as_deref().filter(|words| !words.trim().is_empty())
    }

    /// The messages that announcement `id` is for a reader of `tongue`: one or two, the same number for everybody who gets any;
    /// none for those who get nothing.
    #[must_use]
    pub fn layout(&self, id: i64, tongue: Tongue, locales: &Locales) -> Vec<Post> {
        let Some(lang) = self.variant(tongue.lang) else { return Vec::new() };
        let words = Post { keys: self.keys(id, lang), ..self.text(lang, tongue) };
        match self.shape(locales) {
            Shape::Whole => vec![Post { media: self.media.clone(), ..words }],
            Shape::Apart => {
                let shown = Post { words: String::new(), footer: Vec::new(), keys: Vec::new(), ..words.clone() };
                vec![Post { media: self.media.clone(), ..shown }, words]
            }
        }
    }

    /// By how many characters the longest rendering is too long for one message; 0 where every one fits.
    #[must_use]
    pub fn excess(&self, locales: &Locales) -> usize {
        self.longest(locales).saturating_sub(MAX_WORDS)
    }

    /// Whether messages that say this can be edited to say `new`.
    ///
    /// # Errors
    /// Why not.
    pub fn can_become(&self, new: &Self, locales: &Locales) -> Result<(), Unfit> {
        if self.shape(locales) != new.shape(locales) {
            return Err(Unfit::Parts);
        }
        let fits = match (&self.media, &new.media) {
            (Media::None, Media::None) => true,
            (
                Media::Photo(_) | Media::Video(_) | Media::Document(_),
                Media::Photo(_) | Media::Video(_) | Media::Document(_),
            ) => true,
            (Media::Album(old), Media::Album(new)) => {
                let papers = |piece: &crate::outbox::post::Piece| piece.kind == Kind::Document;
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| papers(old) == papers(new))
            }
            (old @ Media::Location { .. }, new @ Media::Location { .. }) => old == new,
            _ => false,
        };
        if fits { Ok(()) } else { Err(Unfit::Media) }
    }

    /// The words with the footer, as they stand in a message for a reader of `tongue`.
    fn text(&self, lang: Lang, tongue: Tongue) -> Post {
        Post {
            media: Media::None,
            words: self.words(lang).unwrap_or_default().to_owned(),
            lang,
            tongue,
            footer: vec![texts::announcements_footer()],
            keys: Vec::new(),
            paid: false,
        }
    }

    fn shape(&self, locales: &Locales) -> Shape {
        let caption = || self.longest(locales) <= MAX_CAPTION;
        let whole = match &self.media {
            Media::None => true,
            Media::Photo(_) | Media::Video(_) | Media::Document(_) => caption(),
            Media::Album(_) => self.buttons.is_empty() && caption(),
            Media::Location { .. } => false,
        };
        if whole { Shape::Whole } else { Shape::Apart }
    }

    /// The length of the longest rendering, as Telegram counts.
    fn longest(&self, locales: &Locales) -> usize {
        let rendered = Tongue::ALL.into_iter().filter_map(|tongue| Some(self.text(self.variant(tongue.lang)?, tongue)));
        rendered.map(|post| length(&post.html(locales))).max().unwrap_or_default()
    }

    fn keys(&self, id: i64, lang: Lang) -> Vec<Vec<PostKey>> {
        self.buttons.iter().filter_map(|link| link.key(id, lang)).map(|key| vec![key]).collect()
    }
}

impl Link {
    /// The button as it stands under announcement `id` in a language; the other language's label where this one has none.
    #[must_use]
    pub fn key(&self, id: i64, lang: Lang) -> Option<PostKey> {
        let (own, other) = if lang == Lang::Kk { (&self.label_kk, &self.label_ru) } else { (&self.label_ru, &self.label_kk) };
        let label = own.as_ref().or(other.as_ref())?.clone();
        let press = |opens| PostTo::Press(Button::Announce(Press::Open(id, opens)));
        let to = match &self.to {
            Target::Url(url) => PostTo::Open(url.clone()),
            Target::Topic(topic) => press(Opens::Topic(topic.clone())),
            Target::Screening => press(Opens::Screening),
            Target::Desk(desk) => press(Opens::Desk(*desk)),
        };
        Some(PostKey { label, to })
    }
}

#[cfg(test)]
mod tests;
