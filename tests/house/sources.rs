//! The repository's files, read as text.

use std::{fs, path::Path};

/// A Rust file of `src/`.
pub struct Source {
    /// The path under the repository, such as `src/cases/store.rs`.
    pub path: String,
    /// The code without comments and without the test module at its end.
    pub code: String,
}

impl Source {
    /// The module of `lib.rs` that it belongs to: `cases` for `src/cases/store.rs`.
    pub fn module(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap();
        inside.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// Whether it is one of the files, or lies in one of the folders (which end with a slash).
    pub fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path == *place || (place.ends_with('/') && self.path.starts_with(place)))
    }
}

/// Every Rust file of `src/` but its files of tests.
pub fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    walk(Path::new(env!("CARGO_MANIFEST_DIR")), "src", &mut paths);
    paths.retain(|path| path.ends_with(".rs") && !path.ends_with("/tests.rs"));
    paths.into_iter().map(|path| source(&path)).collect()
}

/// Every Rust file of the repository with the number of its lines.
pub fn lengths() -> Vec<(String, usize)> {
    let mut paths = vec!["build.rs".to_owned()];
    for folder in ["src", "tests", "benches"] {
        walk(Path::new(env!("CARGO_MANIFEST_DIR")), folder, &mut paths);
    }
    paths.retain(|path| path.ends_with(".rs"));
    paths.into_iter().map(|path| (path.clone(), read(&path).lines().count())).collect()
}

/// A file of the repository.
pub fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn source(path: &str) -> Source {
    let whole = read(path);
    let before_tests = whole.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code = before_tests.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    Source { path: path.to_owned(), code }
}

fn walk(root: &Path, folder: &str, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap()).collect();
    names.sort_by_key(fs::DirEntry::file_name);
    for entry in names {
        let path = format!("{folder}/{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            walk(root, &path, found);
        } else {
            found.push(path);
        }
    }
}
