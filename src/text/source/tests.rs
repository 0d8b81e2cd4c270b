use super::*;
use crate::texts::FILES;

/// Every message and attribute of a file with its source.
fn all(file: &str) -> Vec<(String, Option<String>)> {
    let resource = parser::parse(file).unwrap();
    let mut found = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        if let Some(value) = &message.value {
            found.push((message.id.name.to_owned(), of(value)));
        }
        for part in &message.attributes {
            found.push((format!("{}.{}", message.id.name, part.id.name), of(&part.value)));
        }
    }
    found
}

#[test]
fn every_answer_comes_back_the_same_when_it_is_written_into_its_file() {
    for (_, name, file) in FILES.iter().filter(|(_, name, _)| name.contains("/faq-")) {
        let before = all(file);
        let mut changed = (*file).to_owned();
        for (id, words) in &before {
            changed = replace(&changed, id, words.as_deref().unwrap()).unwrap_or_else(|| panic!("{name} has no {id}"));
        }
        assert_eq!(all(&changed), before, "{name}");
        let comments = |file: &str| file.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(comments(&changed), comments(file), "{name}");
    }
}

#[test]
fn one_message_is_changed_and_every_other_line_stays() {
    let file = "# About a.\na = Old\n    .title = T\n    .ask =\n        one\n        two\n\n# About b.\nb =\n    Line\n\n    { $n }\n\nc = C\n";
    let changed = replace(file, "a", "New\n\n[1] . { $n }").unwrap();
    assert_eq!(
        changed,
        "# About a.\na =\n    New\n\n    { \"[\" }1] . { $n }\n    .title = T\n    .ask =\n        one\n        two\n\n# About b.\nb =\n    Line\n\n    { $n }\n\nc = C\n"
    );
    assert_eq!(all(&changed)[0].1.as_deref(), Some("New\n\n[1] . { $n }"));
    let changed = replace(file, "a.ask", "three").unwrap();
    assert!(changed.contains("    .ask = three\n\n# About b.\n"), "{changed}");
    assert!(replace(file, "b", "X").unwrap().contains("# About b.\nb = X\n\nc = C\n"));
    assert_eq!((replace(file, "d", "x"), replace(file, "a.none", "x")), (None, None));
}

#[test]
fn variables_are_found_and_mistakes_are_named_with_their_line() {
    assert_eq!(variables("{ $year } жылы {$mrp}, { $year }"), Ok(vec!["mrp".to_owned(), "year".to_owned()]));
    assert_eq!(variables("* бірінші\n. екінші\n[үш]\n# төрт"), Ok(Vec::new()));
    let what = |words: &str| variables(words).map_err(|wrong| (wrong.line, wrong.what));
    assert_eq!(what("бір\nекі { $year"), Err((2, What::Open)));
    assert_eq!(what("бір }"), Err((1, What::Close)));
    assert_eq!(what("бір\nекі { сома }"), Err((2, What::Open)));
    assert_eq!(what("бір\nекі { menu-help }"), Err((2, What::Program)));
    assert_eq!(what("{ NUMBER($year) }"), Err((1, What::Program)));
    assert_eq!(what(" \n "), Err((1, What::Empty)));
}
