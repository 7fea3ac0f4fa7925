//! The arrows of the architecture: who may know whom.

use std::collections::BTreeSet;

use handvat_tests::{root, text};

/// Each crate with the crates of the project that it may name, apart from tests.
const ARROWS: [(&str, &[&str]); 12] = [
    ("crates/model", &[]),
    ("crates/words", &["model"]),
    ("crates/store", &["model"]),
    ("crates/report", &["model", "words"]),
    ("crates/exchange", &["model", "words"]),
    ("crates/protocol", &["model", "words", "report"]),
    ("crates/session", &["model", "words", "store", "report", "exchange", "protocol"]),
    ("crates/assets", &[]),
    ("crates/room", &["model", "words", "protocol", "session", "assets"]),
    ("crates/cli", &["model", "words", "store", "report", "exchange", "protocol", "session", "room"]),
    ("src-tauri", &["model", "words", "protocol", "session", "assets"]),
    ("crates/xtask", &[]),
];

/// Libraries that only one crate may name.
const KEPT: [(&str, &str); 6] = [
    ("axum", "crates/room"),
    ("hyper", "crates/room"),
    ("printpdf", "crates/report"),
    ("lopdf", "crates/report"),
    ("rfd", "src-tauri"),
    ("tauri", "src-tauri"),
];

/// The names under `[dependencies]` and `[build-dependencies]`.
fn dependencies(folder: &str) -> BTreeSet<String> {
    let manifest = text(&format!("{folder}/Cargo.toml"));
    let mut names = BTreeSet::new();
    let mut section = String::new();
    for line in manifest.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            name.trim_end_matches(']').clone_into(&mut section);
            // A dependency with a table of its own.
            let named = section.rsplit_once('.').filter(|(kind, _)| counts(kind));
            names.extend(named.map(|(_, name)| name.to_owned()));
        } else if counts(&section) {
            names.extend(line.split(['.', '=', ' ']).next().map(str::to_owned));
        }
    }
    names
}

/// Those of the tests may go anywhere.
fn counts(section: &str) -> bool {
    section.ends_with("dependencies") && !section.ends_with("dev-dependencies")
}

#[test]
fn every_crate_has_its_place() {
    let mut folders: Vec<String> = std::fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| format!("crates/{}", entry.unwrap().file_name().into_string().unwrap()))
        .collect();
    folders.push("src-tauri".to_owned());
    folders.sort();
    let mut known = ARROWS.map(|(folder, _)| folder.to_owned()).to_vec();
    known.sort();
    assert_eq!(folders, known);
}

#[test]
fn no_arrow_turns_round() {
    for (folder, allowed) in ARROWS {
        for name in dependencies(folder).iter().filter_map(|name| name.strip_prefix("handvat-")) {
            assert!(allowed.contains(&name), "{folder} must not know {name}");
        }
    }
}

#[test]
fn what_is_kept_to_one_crate_is_named_by_that_crate_only() {
    for (library, keeper) in KEPT {
        for (folder, _) in ARROWS {
            assert_eq!(dependencies(folder).contains(library), folder == keeper, "{library} in {folder}");
        }
    }
}
