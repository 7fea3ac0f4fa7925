//! Every failure that the program makes can be worded: its code has a sentence, and the sentence gets its variables.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use handvat_tests::{root, text};

/// The codes of `failures.ftl` with the variables of sentence and hint.
fn sentences() -> BTreeMap<String, BTreeSet<String>> {
    let mut sentences: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut code = String::new();
    for line in text("ui/locales/en/failures.ftl").lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" = ").filter(|(name, _)| !name.starts_with(' ')) {
            name.clone_into(&mut code);
        }
        let variables = line.split('$').skip(1).map(|rest| rest.split([' ', '}', ')']).next().unwrap().to_owned());
        sentences.entry(code.clone()).or_default().extend(variables);
    }
    sentences
}

/// The Rust files of all crates, without those of tests.
fn sources() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(root().join("crates")).unwrap().map(|entry| entry.unwrap().path().join("src")).collect();
    folders.push(root().join("src-tauri/src"));
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files
}

/// A fault as the source makes it: `Fault::new("code").with("name", …)…`.
struct Made {
    file: PathBuf,
    code: String,
    given: BTreeSet<String>,
}

fn made_in(file: &Path) -> Vec<Made> {
    let source = std::fs::read_to_string(file).unwrap();
    let source: String = source.split_whitespace().collect();
    let made = source.split("Fault::new(\"").skip(1).map(|rest| {
        let (code, mut rest) = rest.split_once('"').unwrap();
        rest = rest.trim_start_matches([',', ')']);
        let mut given = BTreeSet::new();
        while let Some(argument) = rest.strip_prefix(".with(\"") {
            given.insert(argument.split('"').next().unwrap().to_owned());
            rest = after_brackets(&rest[".with".len()..]);
        }
        Made { file: file.to_owned(), code: code.to_owned(), given }
    });
    made.collect()
}

/// What follows the bracket that closes the first one.
fn after_brackets(text: &str) -> &str {
    let mut depth = 0;
    for (place, sign) in text.char_indices() {
        depth += match sign {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        if depth == 0 {
            return &text[place + 1..];
        }
    }
    ""
}

#[test]
fn every_fault_has_a_sentence_and_gives_it_what_it_names() {
    let sentences = sentences();
    let made: Vec<Made> = sources().iter().flat_map(|file| made_in(file)).collect();
    assert!(made.len() > 20, "the sources were not found");
    let mut wrong = Vec::new();
    for Made { file, code, given } in made {
        match sentences.get(&code) {
            None => wrong.push(format!("{}: ‘{code}’ has no sentence", file.display())),
            Some(named) => {
                // What is wrong with a file that comes in is said by code that sees only its bytes; the name comes later.
                let known_later = |name: &&String| code.starts_with("import-") && *name == "file";
                let lacking: Vec<_> = named.difference(&given).filter(|name| !known_later(name)).collect();
                if !lacking.is_empty() {
                    wrong.push(format!("{}: ‘{code}’ lacks {lacking:?}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
