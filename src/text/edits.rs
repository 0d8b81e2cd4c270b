//! The texts that staff have published over those of the files: a second bundle for each language, asked first. Built anew at each
//! publication and swapped as a whole, so that rendering never waits.

use std::collections::BTreeMap;

use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use unic_langid::langid;

use super::{Lang, source};

/// Other words for one message or attribute in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The language.
    pub lang: Lang,
    /// `id`, or `id.attribute`.
    pub id: String,
    /// The source, as [`source`] has it.
    pub words: String,
}

/// All of them, ready to be asked.
#[derive(Default)]
pub(super) struct Edits {
    kk: Option<FluentBundle<FluentResource>>,
    ru: Option<FluentBundle<FluentResource>>,
}

impl Edits {
    /// Reads them. One that is no source any more is left out, and the file's words stand.
    pub fn new(edits: &[Edit]) -> Self {
        let of = |lang: Lang| edits.iter().filter(move |edit| edit.lang == lang);
        Self { kk: bundle(Lang::Kk, of(Lang::Kk)), ru: bundle(Lang::Ru, of(Lang::Ru)) }
    }

    /// Those of a language, where there are any.
    pub const fn of(&self, lang: Lang) -> Option<&FluentBundle<FluentResource>> {
        match lang {
            Lang::Kk => self.kk.as_ref(),
            Lang::Ru => self.ru.as_ref(),
        }
    }
}

/// An empty bundle of a language.
pub(super) fn empty(lang: Lang) -> FluentBundle<FluentResource> {
    let tag = match lang {
        Lang::Kk => langid!("kk"),
        Lang::Ru => langid!("ru"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks break the copying of phone numbers, commands and links.
    bundle.set_use_isolating(false);
    bundle
}

/// A message with its value and its attributes, as far as they were edited.
#[derive(Default)]
struct Parts<'a> {
    value: Option<&'a str>,
    attributes: Vec<(&'a str, &'a str)>,
}

fn bundle<'a>(lang: Lang, edits: impl Iterator<Item = &'a Edit>) -> Option<FluentBundle<FluentResource>> {
    let mut messages: BTreeMap<&str, Parts<'_>> = BTreeMap::new();
    for edit in edits {
        if source::variables(&edit.words).is_err() {
            tracing::error!(id = edit.id, lang = lang.code(), "text: a published text cannot be read, the file's words stand");
            continue;
        }
        match edit.id.split_once('.') {
            None => messages.entry(&edit.id).or_default().value = Some(&edit.words),
            Some((id, name)) => messages.entry(id).or_default().attributes.push((name, &edit.words)),
        }
    }
    if messages.is_empty() {
        return None;
    }
    let mut bundle = empty(lang);
    for (id, parts) in messages {
        if let Ok(resource) = FluentResource::try_new(source::message(id, parts.value, &parts.attributes)) {
            // Each id stands once in the map.
            drop(bundle.add_resource(resource));
        }
    }
    Some(bundle)
}
