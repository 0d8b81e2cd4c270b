//! What README.md, ARCHITECTURE.md and .env.example say is so.

use std::{cell::RefCell, collections::BTreeSet, path::Path, process::Command};

use qoldau::config::Config;

use crate::sources::{read, sources};

/// Reads the settings from a table and notes every name that was asked for.
fn read_settings(values: &[(&str, &str)]) -> (Config, BTreeSet<&'static str>) {
    let asked = RefCell::new(BTreeSet::new());
    let value = |name: &'static str| {
        asked.borrow_mut().insert(name);
        values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    };
    let config = Config::read(&value).unwrap();
    (config, asked.into_inner())
}

/// The names in `.env.example` with the values that stand there, commented out or not.
fn example() -> Vec<(String, String)> {
    let setting = |line: &str| {
        let (name, value) = line.strip_prefix('#').unwrap_or(line).split_once('=')?;
        let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
        is_name.then(|| (name.to_owned(), value.to_owned()))
    };
    read(".env.example").lines().filter_map(setting).collect()
}

#[test]
fn the_example_names_every_setting_and_no_other() {
    let webhook = [("TELOXIDE_TOKEN", "1:x"), ("WEBHOOK_URL", "https://example.org/hook"), ("WEBHOOK_SECRET", "secret")];
    let (_, asked) = read_settings(&webhook);
    let named: Vec<String> = example().into_iter().map(|(name, _)| name).collect();
    let unique: BTreeSet<&str> = named.iter().map(String::as_str).collect();
    assert_eq!(unique.len(), named.len(), "a name stands twice");
    assert_eq!(unique, asked);
}

#[test]
fn the_example_shows_the_defaults() {
    let token = ("TELOXIDE_TOKEN", "1:x");
    let (default, _) = read_settings(&[token]);
    let example = example();
    let mut values: Vec<(&str, &str)> = example.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    values.insert(0, token);
    let (shown, _) = read_settings(&values);
    assert_eq!(format!("{shown:?}"), format!("{default:?}"));
}

#[test]
fn every_setting_in_the_example_has_a_sentence() {
    let text = read(".env.example");
    let mut before = "";
    for line in text.lines() {
        if line
            .split_once('=')
            .is_some_and(|(name, _)| name.trim_start_matches('#').chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        {
            assert!(before.starts_with("# ") && before.len() > 20, "{line} has no sentence above it");
        }
        before = line;
    }
}

/// The lines of the `sh` blocks of README.md, without their comments.
fn commands() -> Vec<String> {
    let readme = read("README.md");
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned());
    blocks
        .flat_map(|block| block.lines().map(|line| line.split('#').next().unwrap().trim().to_owned()).collect::<Vec<_>>())
        .collect()
}

#[test]
fn the_commands_of_the_readme_exist() {
    let commands = commands();
    for whole in ["cargo run --release -- playground", "cargo test"] {
        assert!(commands.iter().any(|line| line == whole), "README.md must have the line {whole}");
    }
    let own = commands.iter().filter_map(|line| {
        let arguments = line.strip_prefix("target/release/qoldau ").or_else(|| line.strip_prefix("cargo run --release -- "))?;
        Some(arguments.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    });
    let mut seen = 0;
    for arguments in own {
        let mut help: Vec<&str> = vec![&arguments[0], "--help"];
        let output = Command::new(env!("CARGO_BIN_EXE_qoldau")).args(&help).output().unwrap();
        assert!(output.status.success(), "qoldau {arguments:?}");
        let options = String::from_utf8(output.stdout).unwrap();
        help.clear();
        for option in arguments.iter().filter(|argument| argument.starts_with("--")) {
            assert!(options.contains(option.as_str()), "qoldau {} has no {option}", arguments[0]);
        }
        seen += 1;
    }
    assert!(seen >= 6, "README.md shows how the program is run");
}

#[test]
fn links_lead_to_files() {
    for paper in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"] {
        let text = read(paper);
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap_or_default();
            let inside = !target.starts_with("http") && !target.starts_with('#');
            assert!(!inside || Path::new(env!("CARGO_MANIFEST_DIR")).join(target).exists(), "{paper} links to {target}");
        }
    }
}

#[test]
fn the_map_has_every_module() {
    let map = read("ARCHITECTURE.md");
    for source in sources() {
        let module = source.module();
        assert!(map.contains(&format!("{module}.rs")) || map.contains(&format!("`{module}`")), "the map has no {module}");
    }
}

#[test]
fn the_picture_is_small() {
    let picture = std::fs::metadata(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/playground/page.png")).unwrap();
    assert!(picture.len() < 300_000, "{} bytes", picture.len());
}
