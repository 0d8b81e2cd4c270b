//! Who may use whom. A new arrow fails here until somebody has decided that it shall be one.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{Source, read, sources};

/// Each module of `lib.rs` with those that it uses. `text` and `texts` are vocabulary and stand free to all.
const TABLE: &[(&str, &str)] = &[
    ("amounts", ""),
    (
        "announcements",
        "app button cases clock db dialogue faq inbox incoming menu outbox person picture privacy screening script staff turn",
    ),
    ("app", "announcements cases clock config db faq inbox menu outbox person route screening staff tasks turn writer"),
    ("button", "announcements cases faq privacy screening staff"),
    ("cases", "app button config dialogue inbox incoming menu outbox person privacy screening script staff turn"),
    ("cli", "app clock config db faq inbox outbox playground screening staff"),
    ("clock", ""),
    ("config", ""),
    ("db", "config"),
    ("dialogue", "announcements cases faq privacy screening"),
    ("faq", "amounts app button cases dialogue incoming menu outbox person picture privacy script staff turn"),
    ("inbox", "app cases config route writer"),
    ("incoming", "button"),
    ("lib", ""),
    ("main", ""),
    ("menu", "app button cases dialogue incoming outbox person script staff turn"),
    ("outbox", "announcements button cases clock config db inbox menu person picture script staff tasks turn writer"),
    ("person", "dialogue privacy script"),
    ("picture", ""),
    ("playground", "app cases clock config staff tasks turn writer"),
    ("privacy", "announcements app button cases clock dialogue inbox menu outbox person screening turn"),
    (
        "route",
        "announcements app button cases db dialogue faq inbox incoming menu outbox person privacy screening staff turn writer",
    ),
    ("screening", "amounts app button cases db dialogue inbox incoming menu outbox person picture privacy staff turn"),
    ("script", ""),
    ("staff", "app button cases inbox incoming menu outbox person turn"),
    ("tasks", ""),
    ("text", "script"),
    ("turn", "announcements cases dialogue faq inbox outbox privacy screening staff"),
    ("writer", "announcements cases clock db faq inbox outbox person privacy screening script staff tasks turn"),
];

/// What people can do with the bot. Between these an arrow has a name and a reason in ARCHITECTURE.md.
const FEATURES: &[&str] = &["announcements", "cases", "faq", "menu", "privacy", "screening", "staff"];

#[test]
fn nobody_uses_whom_the_table_does_not_name() {
    let allowed: BTreeMap<&str, BTreeSet<&str>> =
        TABLE.iter().map(|(module, used)| (*module, used.split_whitespace().collect())).collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let table = allowed.get(source.module()).unwrap_or_else(|| panic!("{} is not in the table", source.module()));
        for used in used_by(&source) {
            if used != source.module() && !["text", "texts"].contains(&used.as_str()) && !table.contains(used.as_str()) {
                wrong.push(format!("{} uses crate::{used}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "not in the table of tests/house/imports.rs: {wrong:#?}");
}

#[test]
fn the_table_names_no_arrow_that_is_gone() {
    let mut found = BTreeSet::new();
    for source in sources() {
        found.extend(used_by(&source).into_iter().map(|used| format!("{} → {used}", source.module())));
    }
    let named = TABLE.iter().flat_map(|(module, used)| used.split_whitespace().map(move |used| format!("{module} → {used}")));
    let gone: Vec<String> = named.filter(|arrow| !found.contains(arrow)).collect();
    assert!(gone.is_empty(), "take these out of the table: {gone:#?}");
}

#[test]
fn arrows_between_features_are_named_in_the_architecture() {
    let architecture = read("ARCHITECTURE.md");
    let mut unnamed = Vec::new();
    for (feature, used) in TABLE.iter().filter(|(module, _)| FEATURES.contains(module)) {
        for other in used.split_whitespace().filter(|other| FEATURES.contains(other)) {
            let arrow = format!("`{feature} → {other}`");
            if !architecture.contains(&arrow) {
                unnamed.push(arrow);
            }
        }
    }
    assert!(unnamed.is_empty(), "ARCHITECTURE.md gives no reason for {unnamed:?}");
}

/// Every module of `lib.rs` that the code names behind `crate::`, singly or in a `{…}` list.
fn used_by(source: &Source) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for rest in source.code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => used.extend(outermost(list).into_iter().map(|item| first_word(&item))),
            None => drop(used.insert(first_word(rest))),
        }
    }
    used.remove("");
    used
}

/// The items of a `use` list up to its closing brace, without looking into inner lists.
fn outermost(list: &str) -> Vec<String> {
    let (mut items, mut depth) = (vec![String::new()], 0);
    for letter in list.chars() {
        match letter {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            _ if depth == 0 => items.last_mut().unwrap().push(letter),
            _ => {}
        }
    }
    items
}

fn first_word(code: &str) -> String {
    code.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

#[test]
fn the_parser_sees_every_form_of_use() {
    let code = "use crate::{\n    a::{self, B, c::{D}},\n    e,\n};\nuse crate::f::G;\nlet h = crate::h::i(crate::a::J);";
    let source = Source { path: "src/x/y.rs".into(), code: code.into() };
    assert_eq!(used_by(&source).into_iter().collect::<Vec<_>>(), ["a", "e", "f", "h"]);
}
