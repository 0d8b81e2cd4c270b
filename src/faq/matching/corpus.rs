//! What the matcher learns from: the ways of asking that stand beside each topic in the locale files, the indirect examples of a
//! crisis, questions about other things, what people say that is no question, and small talk. The build script reads it to learn,
//! and the program where it learns anew.

use fluent_syntax::{
    ast::{Entry, Message, Pattern, PatternElement},
    parser,
};

/// The ids of the topics in their order, read off the data without checking them.
#[must_use]
pub fn topics() -> Vec<&'static str> {
    let lines = include_str!("../topics.toml").lines();
    lines.filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"')).collect()
}

/// The lines to learn from, each with the place of its topic among `topics`, with their number where it is about something else, or
/// with one more where it is small talk.
/// `files` are sources of locale files, in Fluent; those in Kazakh come first.
#[must_use]
pub fn lines<'a>(topics: &[&str], files: impl IntoIterator<Item = &'a str>) -> Vec<(usize, String)> {
    let mut lines: Vec<Vec<String>> = vec![Vec::new(); topics.len()];
    for file in files {
        for (topic, asked) in asked(topics, file) {
            lines[topic].extend(asked);
        }
    }
    for (lines, topic) in lines.iter_mut().zip(topics) {
        lines.extend(examples(topic).map(str::to_owned));
    }
    let of_topics = lines.into_iter().enumerate().flat_map(|(topic, lines)| lines.into_iter().map(move |line| (topic, line)));
    let others = include_str!("others.txt").lines().chain(include_str!("talk.txt").lines());
    let others = others.map(|line| (topics.len(), line.to_owned()));
    let greetings = include_str!("greetings.txt").lines().map(|line| (topics.len() + 1, line.to_owned()));
    of_topics.chain(others).chain(greetings).collect()
}

/// The ways of asking that stand in one locale file, by the place of their topic among `topics`.
#[must_use]
pub fn asked(topics: &[&str], file: &str) -> Vec<(usize, Vec<String>)> {
    let resource = parser::parse(file).unwrap_or_else(|(resource, _)| resource);
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    let place = |message: &Message<&str>| {
        let id = message.id.name.strip_prefix("faq-")?;
        topics.iter().position(|topic| *topic == id)
    };
    messages.filter_map(|message| Some((place(message)?, wordings(message)))).collect()
}

/// How people ask it and its title.
fn wordings(message: &Message<&str>) -> Vec<String> {
    let text = |name: &str| {
        let attribute = message.attributes.iter().find(|attribute| attribute.id.name == name);
        attribute.map(|attribute| words(&attribute.value)).unwrap_or_default()
    };
    let (asked, title) = (text("ask"), text("title"));
    asked.lines().chain([title.as_str()]).map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn words(pattern: &Pattern<&str>) -> String {
    let texts = pattern.elements.iter().filter_map(|element| match element {
        PatternElement::TextElement { value } => Some(*value),
        PatternElement::Placeable { .. } => None,
    });
    texts.collect()
}

/// Indirect ways to say what the crisis topic `id` is about; none for other topics.
fn examples(id: &str) -> impl Iterator<Item = &'static str> {
    let lines = match id {
        "suicide" => include_str!("../crisis/suicide.txt"),
        "violence" => include_str!("../crisis/violence.txt"),
        _ => "",
    };
    lines.lines()
}
