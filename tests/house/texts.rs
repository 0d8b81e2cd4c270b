//! What both languages must hold to.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use qoldau::{
    menu, staff,
    text::{Lang, Locales, Text},
    texts::FILES,
};

use crate::sources::{read, sources};

/// A message or attribute as the files have it.
struct Message {
    file: &'static str,
    variables: BTreeSet<String>,
    /// Every wording: one, or one for each branch of its selectors. Variables stand as `{}`.
    wordings: Vec<String>,
}

/// Everything that a language says, by `id` or `id.attribute`.
fn catalogue(lang: Lang) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    for (_, file, source) in FILES.iter().filter(|(code, ..)| *code == lang.code()) {
        for entry in parser::parse(*source).unwrap().body {
            let Entry::Message(message) = entry else { continue };
            let mut parts: Vec<(String, &Pattern<&str>)> = Vec::new();
            parts.extend(message.value.iter().map(|pattern| (message.id.name.to_owned(), pattern)));
            let attributes = message.attributes.iter();
            parts.extend(attributes.map(|part| (format!("{}.{}", message.id.name, part.id.name), &part.value)));
            for (id, pattern) in parts {
                let mut variables = BTreeSet::new();
                let branches = branches(pattern, &mut variables);
                let wordings = (0..branches).map(|branch| wording(pattern, branch)).collect();
                assert!(messages.insert(id.clone(), Message { file, variables, wordings }).is_none(), "{id} stands twice");
            }
        }
    }
    messages
}

/// Notes the variables, and counts the branches of the selector that has most.
fn branches(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) -> usize {
    let mut most = 1;
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => note(inline, variables),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                note(selector, variables);
                most = most.max(variants.len());
                for variant in variants {
                    most = most.max(branches(&variant.value, variables));
                }
            }
            PatternElement::TextElement { .. } => {}
        }
    }
    most
}

fn note(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        variables.insert(id.name.to_owned());
    }
}

fn wording(pattern: &Pattern<&str>, branch: usize) -> String {
    let mut words = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                words.push_str(value);
            }
            PatternElement::Placeable { expression: Expression::Inline(_) } => words.push_str("{}"),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                words.push_str(&wording(&variants[branch.min(variants.len() - 1)].value, branch));
            }
        }
    }
    words
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let (kk, ru) = (catalogue(Lang::Kk), catalogue(Lang::Ru));
    let ids = |messages: &BTreeMap<String, Message>| messages.keys().cloned().collect::<BTreeSet<_>>();
    let different: Vec<String> = ids(&kk).symmetric_difference(&ids(&ru)).cloned().collect();
    assert!(different.is_empty(), "in one language only: {different:#?}");
    for (id, message) in &kk {
        assert_eq!(message.variables, ru[id].variables, "variables of {id}");
        let file = |path: &'static str| path.rsplit('/').next();
        assert_eq!(file(message.file), file(ru[id].file), "{id} stands in files of different names");
    }
}

#[test]
fn nothing_breaks_the_copying_of_numbers_and_links() {
    for (_, file, source) in FILES {
        assert!(!source.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']), "{file} holds isolation marks");
    }
    let words = Locales::embedded().plain(Lang::Kk, &Text::new("cases-opened").with("desk", "x").with("number", 112));
    assert!(!words.contains(['\u{2068}', '\u{2069}']));
}

#[test]
fn markup_is_balanced_in_every_paragraph() {
    for lang in Lang::ALL {
        for (id, message) in catalogue(lang) {
            for wording in &message.wordings {
                for paragraph in wording.split("\n\n") {
                    if let Err(problem) = balanced(paragraph) {
                        panic!("{} {id}: {problem} in {paragraph:?}", lang.code());
                    }
                }
            }
        }
    }
}

/// Telegram's tags, each closed in order; `&` only as one of the entities that Telegram knows.
fn balanced(paragraph: &str) -> Result<(), String> {
    let mut open = Vec::new();
    for rest in paragraph.split('<').skip(1) {
        let Some((tag, _)) = rest.split_once('>') else { return Err(format!("<{rest} does not end")) };
        match tag.strip_prefix('/') {
            Some(name) if open.last() == Some(&name) => drop(open.pop()),
            Some(name) => return Err(format!("</{name}> closes nothing")),
            None => {
                let name = tag.split(' ').next().unwrap_or_default();
                if !["b", "i", "u", "s", "code", "pre", "a", "blockquote"].contains(&name) {
                    return Err(format!("<{tag}> is no tag of Telegram's"));
                }
                open.push(name);
            }
        }
    }
    if let Some(rest) =
        paragraph.split('&').skip(1).find(|rest| !["amp;", "lt;", "gt;", "quot;"].iter().any(|e| rest.starts_with(e)))
    {
        return Err(format!("&{rest:.10} is no entity"));
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stays open")) }
}

/// The ids of everything that is shown without markup: buttons and toasts as the code names them, titles, commands, the profile.
fn plain_ids(all: &BTreeMap<String, Message>) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = all
        .keys()
        .filter(|id| {
            id.ends_with(".title") || id.starts_with("profile-") || id.starts_with("commands-") || id.contains("-button-")
        })
        .cloned()
        .collect();
    for source in sources() {
        for opening in ["Key::new(texts::", "Press::new(texts::", "toast(texts::", "alert(texts::"] {
            ids.extend(source.code.split(opening).skip(1).map(|rest| rest.split('(').next().unwrap().replace('_', "-")));
        }
    }
    for line in read("src/screening/questions.toml").lines().filter(|line| line.trim_start().starts_with("{ index")) {
        ids.extend(line.split('"').filter(|word| word.starts_with("screening-")).map(str::to_owned));
    }
    ids.extend(all.keys().filter(|id| id.starts_with("cases-desk-") || id.starts_with("menu-lang-")).cloned());
    ids
}

#[test]
fn buttons_and_toasts_have_no_markup() {
    for lang in Lang::ALL {
        let all = catalogue(lang);
        let ids = plain_ids(&all);
        assert!(ids.len() > 50, "{} found", ids.len());
        for id in ids {
            let message = all.get(&id).unwrap_or_else(|| panic!("{} has no {id}", lang.code()));
            let marked = message.wordings.iter().any(|wording| wording.contains(['<', '&']));
            assert!(!marked, "{} {id} is shown without markup", lang.code());
        }
    }
}

#[test]
fn toasts_fit() {
    for source in sources() {
        for opening in ["toast(texts::", "alert(texts::"] {
            for id in source.code.split(opening).skip(1).map(|rest| rest.split('(').next().unwrap().replace('_', "-")) {
                for lang in Lang::ALL {
                    let longest = catalogue(lang)[&id].wordings.iter().map(|words| words.encode_utf16().count()).max().unwrap();
                    assert!(longest <= 200, "{} {id}: {longest} (Bot API, answerCallbackQuery)", lang.code());
                }
            }
        }
    }
}

#[test]
fn the_profile_fits() {
    let limits = [("profile-name", 64), ("profile-description", 512), ("profile-short", 120)];
    for lang in Lang::ALL {
        let all = catalogue(lang);
        for (id, most) in limits {
            let length = all[id].wordings[0].chars().count();
            assert!((1..=most).contains(&length), "{} {id}: {length} of {most} (Bot API, setMyName and its like)", lang.code());
        }
    }
}

#[test]
fn every_command_is_described() {
    for command in menu::COMMANDS.iter().chain(staff::COMMANDS) {
        let form = command.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
        assert!(form && command.len() <= 32, "/{command} (Bot API, BotCommand)");
        for lang in Lang::ALL {
            let words = Locales::embedded().plain(lang, &Text::new(format!("commands-{command}")));
            assert!(
                (1..=256).contains(&words.chars().count()) && !words.starts_with("commands-"),
                "{} /{command}",
                lang.code()
            );
        }
    }
}

#[test]
fn kazakh_texts_say_whether_they_are_reviewed() {
    for (_, file, source) in FILES.iter().filter(|(code, ..)| *code == Lang::Kk.code()) {
        let unsigned =
            Locales::embedded().unreviewed().into_iter().any(|(name, unsigned, _)| file.ends_with(&name) && unsigned > 0);
        let says =
            source.lines().take_while(|line| line.starts_with('#') || line.is_empty()).any(|line| line.contains("eviewed"));
        assert!(!unsigned || says, "{file} holds unsigned texts and does not say so at its head");
    }
}
