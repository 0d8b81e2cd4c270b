//! Turns every Fluent message into a typed constructor, so that a wrong id or a missing argument does not compile.
//!
//! Kazakh is the base language. A message or attribute whose variables differ between the languages stops the build; one that
//! is missing in a language is a build warning here and a failure in `tests/`.

#![expect(clippy::disallowed_methods, reason = "a build script is told everything by the environment")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
};

use faq::matching::{Matcher, corpus};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use script::language::words::Words;

/// Words of every script in one form, as the program has them, and which language they are of.
#[path = "src/script"]
#[allow(dead_code, reason = "here wordings are only read and learnt from")]
mod script {
    pub mod chance;
    pub mod fold;
    pub mod language {
        pub mod words;
    }
}

/// The matcher learns here and is asked in the program.
#[path = "src/faq"]
#[allow(dead_code, reason = "here the matcher only learns")]
mod faq {
    pub mod matching;
}

/// Variables of every message and of every attribute (`id.attribute`), by key.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=src/playground/page");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let kk = read("kk");
    let ru = read("ru");
    for (key, vars) in &kk {
        match ru.get(key) {
            None => println!("cargo:warning=locales/ru has no {key}"),
            Some(other) if other != vars => panic!("{key}: variables differ, kk {vars:?}, ru {other:?}"),
            Some(_) => {}
        }
    }
    for key in ru.keys().filter(|key| !kk.contains_key(*key)) {
        println!("cargo:warning=locales/kk has no {key}");
    }
    let mut all = ru;
    all.extend(kk);
    fs::write(Path::new(&out).join("texts.rs"), constructors(&all)).expect("OUT_DIR is writable");
    fs::write(Path::new(&out).join("resources.rs"), resources()).expect("OUT_DIR is writable");
    fs::write(Path::new(&out).join("page.rs"), page()).expect("OUT_DIR is writable");
    fs::write(Path::new(&out).join("matching.bin"), matcher()).expect("OUT_DIR is writable");
    fs::write(Path::new(&out).join("words.bin"), words()).expect("OUT_DIR is writable");
}

/// What the matcher learns from the wordings beside the answers.
fn matcher() -> Vec<u8> {
    let topics = corpus::topics();
    let sources: Vec<String> = ["kk", "ru"].iter().flat_map(|lang| sources(lang)).collect();
    let lines = corpus::lines(&topics, sources.iter().map(String::as_str));
    Matcher::learn(&lines, topics.len()).write()
}

/// Which language words are of, by the wordings of each.
fn words() -> Vec<u8> {
    let topics = corpus::topics();
    let asked = |file: &String| corpus::asked(&topics, file).into_iter().flat_map(|(_, asked)| asked).collect::<Vec<_>>();
    let [kazakh, russian] = ["kk", "ru"].map(|lang| sources(lang).iter().flat_map(asked).collect::<Vec<_>>());
    Words::learn(&kazakh, &russian).write()
}

/// What stands in the files of one language.
fn sources(lang: &str) -> Vec<String> {
    files(lang).iter().map(|file| fs::read_to_string(file).expect("a listed file can be read")).collect()
}

/// Every file of the playground's page with its content, as one array expression.
fn page() -> String {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let folder = Path::new(&root).join("src/playground/page");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("the page's folder can be listed").file_name().into_string().expect("names are UTF-8"))
        .collect();
    names.sort();
    let path = |name: &String| folder.join(name).display().to_string();
    let files: Vec<String> = names.iter().map(|name| format!("({name:?}, include_str!({:?}))", path(name))).collect();
    format!("&[{}]", files.join(", "))
}

/// Parses every file of one language; a syntax error or a duplicate id stops the build with the file's name.
fn read(lang: &str) -> Catalogue {
    let mut catalogue = Catalogue::new();
    for path in files(lang) {
        let source = fs::read_to_string(&path).expect("a listed file can be read");
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            if let Some(pattern) = &message.value {
                insert(&mut catalogue, id.clone(), pattern, &path);
            }
            for attribute in &message.attributes {
                insert(&mut catalogue, format!("{id}.{}", attribute.id.name), &attribute.value, &path);
            }
        }
    }
    catalogue
}

fn files(lang: &str) -> Vec<String> {
    let mut files: Vec<String> = fs::read_dir(format!("locales/{lang}"))
        .expect("locales/<lang> exists")
        .map(|entry| entry.expect("a directory entry can be read").path().display().to_string())
        .filter(|path| path.ends_with(".ftl"))
        .collect();
    files.sort();
    files
}

fn insert(catalogue: &mut Catalogue, key: String, pattern: &Pattern<String>, path: &str) {
    let mut vars = BTreeSet::new();
    variables(pattern, &mut vars);
    assert!(catalogue.insert(key.clone(), vars).is_none(), "{path}: {key} stands twice");
}

fn variables(pattern: &Pattern<String>, vars: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => inline_variables(inline, vars),
                Expression::Select { selector, variants } => {
                    inline_variables(selector, vars);
                    for variant in variants {
                        variables(&variant.value, vars);
                    }
                }
            }
        }
    }
}

fn inline_variables(inline: &InlineExpression<String>, vars: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            vars.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = expression.as_ref() {
                inline_variables(inner, vars);
            }
        }
        _ => {}
    }
}

/// One function a message: `menu-welcome` with `$name` becomes `menu_welcome(name: impl Into<Arg>) -> Text`.
///
/// Attributes get none: they are reached through `Text::attribute`. Answers (`faq-…`) and their sources (`source-…`) get none
/// either: data name them, and what names them is checked when the data are read.
fn constructors(all: &Catalogue) -> String {
    let mut code = String::new();
    for (key, vars) in all.iter().filter(|(key, _)| !key.contains('.') && !is_data(key)) {
        let name = key.replace('-', "_");
        let params: Vec<String> = vars.iter().map(|var| format!("{}: impl Into<Arg>", ident(var))).collect();
        let args: Vec<String> = vars.iter().map(|var| format!(".with(\"{var}\", {})", ident(var))).collect();
        code.push_str(&format!(
            "#[doc = \"`{key}` of the locales.\"]\n#[must_use]\npub fn {name}({}) -> Text {{ Text::new(\"{key}\"){} }}\n",
            params.join(", "),
            args.concat()
        ));
    }
    code
}

fn is_data(key: &str) -> bool {
    key.starts_with("faq-") || key.starts_with("source-")
}

fn ident(var: &str) -> String {
    let name = var.replace('-', "_");
    if matches!(name.as_str(), "type" | "match" | "ref" | "move" | "in" | "for" | "where" | "use") {
        format!("{name}_")
    } else {
        name
    }
}

/// The files themselves, embedded: `(language, file, source)`.
fn resources() -> String {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let mut code = String::from("&[\n");
    for lang in ["kk", "ru"] {
        for file in files(lang) {
            code.push_str(&format!("(\"{lang}\", \"{file}\", include_str!(\"{root}/{file}\")),\n"));
        }
    }
    code.push(']');
    code
}
