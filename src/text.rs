//! What the program says, as data: a [`Text`] names a message of `locales/` and its arguments, and becomes words only when the
//! outbox renders it in the reader's language. Nothing else in the program holds a sentence for people.

mod edits;
pub mod source;

use std::{
    borrow::Cow,
    sync::{Arc, PoisonError, RwLock},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};

pub use edits::Edit;
use edits::Edits;

use crate::script::writing::{self, Letters};

/// A language that Qoldau speaks. Kazakh comes first wherever both are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Kazakh, in Cyrillic.
    Kk,
    /// Russian.
    Ru,
}

impl Lang {
    /// Both languages, Kazakh first.
    pub const ALL: [Self; 2] = [Self::Kk, Self::Ru];

    /// The two-letter code of ISO 639-1, as Telegram and the database write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
        }
    }

    /// The language of a code that [`Lang::code`] gave; `None` for any other.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

/// How somebody reads: a language, and for Kazakh its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tongue {
    /// The language.
    pub lang: Lang,
    /// Its letters; always Cyrillic for Russian.
    pub letters: Letters,
}

impl Tongue {
    /// Every way to read that can be chosen, Kazakh first.
    pub const ALL: [Self; 4] =
        [Self::kazakh(Letters::Cyrl), Self::kazakh(Letters::Arab), Self::kazakh(Letters::Latn), Self::RUSSIAN];

    /// Russian.
    pub const RUSSIAN: Self = Self { lang: Lang::Ru, letters: Letters::Cyrl };

    /// Kazakh in the given letters.
    #[must_use]
    pub const fn kazakh(letters: Letters) -> Self {
        Self { lang: Lang::Kk, letters }
    }

    /// `kk`, `kk-arab`, `kk-latn` or `ru`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match (self.lang, self.letters) {
            (Lang::Ru, _) => "ru",
            (Lang::Kk, Letters::Cyrl) => "kk",
            (Lang::Kk, Letters::Arab) => "kk-arab",
            (Lang::Kk, Letters::Latn) => "kk-latn",
        }
    }

    /// The one of a code that [`Tongue::code`] gave; `None` for any other.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tongue| tongue.code() == code)
    }
}

impl From<Lang> for Tongue {
    fn from(lang: Lang) -> Self {
        Self { lang, letters: Letters::Cyrl }
    }
}

impl Serialize for Tongue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Tongue {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = Cow::<str>::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom("no such language"))
    }
}

/// How the id of a text begins that is its own source; no message's id can begin so.
const PROPOSED: char = '=';

/// A message of the locales with its arguments, not yet in any language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The message's id, or `id.attribute`.
    pub id: Cow<'static, str>,
    /// Its arguments by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Cow<'static, str>, Arg)>,
    /// The language where it is not the reader's: the reader has just been forgotten, or a language is offered in its own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Tongue>,
}

impl Text {
    /// A message without arguments. Prefer the constructors of [`crate::texts`], which the compiler checks.
    #[must_use]
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), args: Vec::new(), lang: None }
    }

    /// A text that stands in no file yet, by its source ([`source`]): a proposal, to be shown before it is published.
    #[must_use]
    pub fn proposed(source: &str) -> Self {
        Self::new(format!("{PROPOSED}{source}"))
    }

    /// The same message with one argument more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }

    /// The attribute `name` of this message (`faq-pension` → `faq-pension.title`), with the same arguments.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Self {
        Self { id: format!("{}.{name}", self.id).into(), args: self.args.clone(), lang: self.lang }
    }

    /// The same message in a language that is not left to the reader.
    #[must_use]
    pub fn said_in(mut self, tongue: impl Into<Tongue>) -> Self {
        self.lang = Some(tongue.into());
        self
    }
}

/// An argument of a [`Text`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A number; it can choose a plural form, so numbers are never passed as strings.
    Num(i64),
    /// Words that are shown as they are; escaped where the text is HTML.
    Str(String),
    /// Another message, rendered in the same language.
    Text(Box<Text>),
    /// Several messages, rendered in the same language, one on a line.
    Lines(Vec<Text>),
}

impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Self::Num(value)
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Str(value)
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Str(value.to_owned())
    }
}

impl From<Text> for Arg {
    fn from(value: Text) -> Self {
        Self::Text(Box::new(value))
    }
}

impl From<Vec<Text>> for Arg {
    fn from(value: Vec<Text>) -> Self {
        Self::Lines(value)
    }
}

/// What a rendered text is for: it decides whether arguments are escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Plain,
}

/// The texts of both languages, parsed once at start, and over them what staff have published.
pub struct Locales {
    kk: FluentBundle<FluentResource>,
    ru: FluentBundle<FluentResource>,
    edits: RwLock<Arc<Edits>>,
}

impl Locales {
    /// The locales compiled into the program.
    ///
    /// # Panics
    /// When an embedded file does not parse, which `build.rs` has already refused.
    #[must_use]
    pub fn embedded() -> Self {
        let bundle = |lang: Lang| {
            let mut bundle = edits::empty(lang);
            for (_, file, source) in crate::texts::FILES.iter().filter(|(code, ..)| *code == lang.code()) {
                let resource =
                    FluentResource::try_new((*source).to_owned()).unwrap_or_else(|_| panic!("build.rs has parsed {file}"));
                bundle.add_resource(resource).unwrap_or_else(|_| panic!("build.rs has refused duplicates in {file}"));
            }
            bundle
        };
        Self { kk: bundle(Lang::Kk), ru: bundle(Lang::Ru), edits: RwLock::default() }
    }

    /// Puts other words over those of the files, in place of all that were put there before.
    pub fn publish(&self, edits: &[Edit]) {
        let edits = Arc::new(Edits::new(edits));
        *self.edits.write().unwrap_or_else(PoisonError::into_inner) = edits;
    }

    /// The source of a message or attribute as people see it now; `None` where it is not there or more than words and variables.
    #[must_use]
    pub fn source(&self, lang: Lang, id: &str) -> Option<String> {
        let edits = self.edits();
        let edited = edits.of(lang).and_then(|bundle| pattern(bundle, id)).and_then(source::of);
        edited.or_else(|| self.original(lang, id))
    }

    /// The same as the files have it.
    #[must_use]
    pub fn original(&self, lang: Lang, id: &str) -> Option<String> {
        pattern(self.bundle(lang), id).and_then(source::of)
    }

    fn edits(&self) -> Arc<Edits> {
        // Held for the copy alone: rendering calls itself, and must not wait for itself.
        Arc::clone(&self.edits.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The text as Telegram HTML: the message's own markup stands, arguments are escaped.
    #[must_use]
    pub fn html(&self, reader: impl Into<Tongue>, text: &Text) -> String {
        let tongue = text.lang.unwrap_or_else(|| reader.into());
        writing::html(self.render(tongue.lang, text, Form::Html), tongue.letters)
    }

    /// The text without markup, for buttons, commands, toasts and files.
    #[must_use]
    pub fn plain(&self, reader: impl Into<Tongue>, text: &Text) -> String {
        let tongue = text.lang.unwrap_or_else(|| reader.into());
        writing::plain(self.render(tongue.lang, text, Form::Plain), tongue.letters)
    }

    /// Whether the language itself, without fallback, has this message or attribute.
    #[must_use]
    pub fn has(&self, lang: Lang, id: &str) -> bool {
        pattern(self.bundle(lang), id).is_some()
    }

    /// The Kazakh files with the number of messages that no native speaker has signed, and of all messages.
    ///
    /// A message is signed by a line `# Signed: NAME, YYYY-MM-DD` in the comment right above it.
    #[must_use]
    pub fn unreviewed(&self) -> Vec<(String, i64, i64)> {
        let kazakh = crate::texts::FILES.iter().filter(|(code, ..)| *code == Lang::Kk.code());
        kazakh
            .map(|(_, file, source)| {
                let Ok(resource) = fluent_syntax::parser::parse(*source) else { return ((*file).to_owned(), 0, 0) };
                let signed = |message: &&fluent_syntax::ast::Message<&str>| {
                    message
                        .comment
                        .as_ref()
                        .is_some_and(|comment| comment.content.iter().any(|line| line.starts_with("Signed: ")))
                };
                let messages: Vec<_> = resource
                    .body
                    .iter()
                    .filter_map(|entry| match entry {
                        fluent_syntax::ast::Entry::Message(message) => Some(message),
                        _ => None,
                    })
                    .collect();
                let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
                let unsigned = messages.len() - messages.iter().filter(|message| signed(message)).count();
                let name = file.rsplit('/').next().unwrap_or(file);
                (name.to_owned(), count(unsigned), count(messages.len()))
            })
            .collect()
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
        }
    }

    fn render(&self, lang: Lang, text: &Text, form: Form) -> String {
        let lang = text.lang.map_or(lang, |tongue| tongue.lang);
        let mut args = FluentArgs::new();
        for (name, value) in &text.args {
            args.set(name.clone(), self.value(lang, value, form));
        }
        if let Some(words) = text.id.strip_prefix(PROPOSED) {
            let edits = Edits::new(&[Edit { lang, id: "proposed".into(), words: words.to_owned() }]);
            return edits.of(lang).and_then(|bundle| words_of(bundle, "proposed", &args)).unwrap_or_default();
        }
        let other = if lang == Lang::Kk { Lang::Ru } else { Lang::Kk };
        let edits = self.edits();
        for candidate in [lang, other] {
            let edited = edits.of(candidate).and_then(|bundle| words_of(bundle, &text.id, &args));
            if let Some(words) = edited.or_else(|| words_of(self.bundle(candidate), &text.id, &args)) {
                return words;
            }
        }
        tracing::error!(id = %text.id, "text: no such message");
        text.id.to_string()
    }

    fn value(&self, lang: Lang, value: &Arg, form: Form) -> FluentValue<'static> {
        match value {
            Arg::Num(number) => FluentValue::from(*number),
            Arg::Str(words) if form == Form::Html => FluentValue::from(escape(words)),
            Arg::Str(words) => FluentValue::from(words.clone()),
            Arg::Text(text) => FluentValue::from(self.render(lang, text, form)),
            Arg::Lines(texts) => {
                let lines: Vec<String> = texts.iter().map(|text| self.render(lang, text, form)).collect();
                FluentValue::from(lines.join("\n"))
            }
        }
    }
}

/// A bundle's words for a message or attribute, if it has any.
fn words_of(bundle: &FluentBundle<FluentResource>, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = pattern(bundle, id)?;
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::error!(id, errors = errors.len(), "text: an argument is missing");
    }
    Some(words)
}

/// Words with the three characters escaped that Telegram's HTML reserves (Bot API, "HTML style").
#[must_use]
pub fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn pattern<'a>(bundle: &'a FluentBundle<FluentResource>, id: &str) -> Option<&'a fluent_syntax::ast::Pattern<&'a str>> {
    match id.split_once('.') {
        None => bundle.get_message(id)?.value(),
        Some((id, attribute)) => Some(bundle.get_message(id)?.get_attribute(attribute)?.value()),
    }
}
