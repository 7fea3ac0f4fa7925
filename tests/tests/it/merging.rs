//! The command line as git's merge driver, with real git.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use super::desk::{Desk, cli, said};

/// A repository in which the documented lines were run.
struct Repository {
    folder: tempfile::TempDir,
    desk: Desk,
}

impl Repository {
    /// None, said aloud, where git is not installed.
    fn new(test: &str) -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("SKIPPED {test}: git is not here");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let repository = Self { desk: Desk::within(folder.path()), folder };
        repository.git(&["init", "--quiet", "--initial-branch=main", "."]);
        let driver = format!("{} merge %O %A %B -o %A", cli().display());
        repository.git(&["config", "merge.handvat.driver", &driver]);
        fs::write(repository.path(".gitattributes"), "*.handvat merge=handvat\n").unwrap();
        repository.commit("Begin");
        Some(repository)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.desk.folder().join(name)
    }

    fn try_git(&self, arguments: &[&str]) -> Output {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Facilitator", "-c", "user.email=facilitator@example.org"]).args(arguments);
        git.current_dir(self.desk.folder()).env("HANDVAT_DATA_DIR", self.desk.own()).env("HANDVAT_LANG", "en");
        git.env("GIT_CONFIG_GLOBAL", self.folder.path().join("none")).env("GIT_CONFIG_NOSYSTEM", "1");
        git.output().unwrap()
    }

    fn git(&self, arguments: &[&str]) {
        let done = self.try_git(arguments);
        assert!(done.status.success(), "{arguments:?}: {}", said(&done));
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "-m", message]);
    }

    fn apply(&self, lines: &str) {
        let done = self.desk.apply(lines);
        assert!(done.status.success(), "{}", said(&done));
    }

    /// One branch does this, the other that, and the second is merged into the first.
    fn merge(&self, ours: &str, theirs: &str) -> Output {
        self.git(&["switch", "--quiet", "-c", "theirs"]);
        self.apply(theirs);
        self.commit("Theirs");
        self.git(&["switch", "--quiet", "main"]);
        self.apply(ours);
        self.commit("Ours");
        self.try_git(&["merge", "--no-edit", "theirs"])
    }
}

fn texts(workshop: &Value) -> Vec<String> {
    let notes = workshop["notes"].as_object().unwrap();
    let mut texts: Vec<String> = notes.values().map(|note| note["text"].as_str().unwrap().to_owned()).collect();
    texts.sort();
    texts
}

fn note(id: &str, text: &str) -> String {
    format!("{{\"edit\":\"addNote\",\"id\":\"{id}\",\"zone\":\"technology\",\"text\":\"{text}\"}}\n")
}

#[test]
fn git_brings_two_branches_of_a_workshop_together() {
    let Some(repository) = Repository::new("git_brings_two_branches_of_a_workshop_together") else { return };
    let merged = repository.merge(
        &(note("a", "ours") + "{\"edit\":\"setDetails\",\"place\":\"Zaal 1\"}\n"),
        &(note("b", "theirs") + "{\"edit\":\"setDetails\",\"sponsor\":\"Directie\"}\n"),
    );
    assert!(merged.status.success(), "{}", said(&merged));
    let workshop = repository.desk.written();
    assert_eq!(texts(&workshop), ["ours", "theirs"]);
    assert_eq!(
        (&workshop["details"]["place"], &workshop["details"]["sponsor"]),
        (&"Zaal 1".into(), &"Directie".into())
    );
    assert!(workshop.get("conflicts").is_none());
    repository.desk.assert_clean();
}

#[test]
fn git_says_that_conflicts_remain_and_the_file_is_whole_with_both() {
    let test = "git_says_that_conflicts_remain_and_the_file_is_whole_with_both";
    let Some(repository) = Repository::new(test) else { return };
    repository.apply(&note("a", "begin"));
    repository.commit("A note");
    let merged = repository.merge(
        "{\"edit\":\"setText\",\"note\":\"a\",\"text\":\"ours\"}\n",
        "{\"edit\":\"setText\",\"note\":\"a\",\"text\":\"theirs\"}\n",
    );
    assert_eq!(merged.status.code(), Some(1));
    assert!(said(&merged).contains("1 conflict remains"), "{}", said(&merged));
    assert!(said(&merged).contains("Text: ours ‘ours’, theirs ‘theirs’"), "{}", said(&merged));
    let workshop = repository.desk.written();
    assert_eq!(texts(&workshop), ["ours", "theirs"]);
    repository.desk.assert_clean();
    // A choice ends it, and git takes the outcome.
    let conflict = workshop["conflicts"].as_object().unwrap().keys().next().unwrap().clone();
    repository.apply(&format!("{{\"edit\":\"resolveConflict\",\"conflict\":\"{conflict}\",\"take\":\"theirs\"}}\n"));
    repository.commit("Merge");
    assert_eq!(texts(&repository.desk.written()), ["theirs"]);
    assert!(repository.desk.written().get("conflicts").is_none());
}

#[test]
fn marks_that_git_left_are_named_and_the_file_stays_as_it_is() {
    let test = "marks_that_git_left_are_named_and_the_file_stays_as_it_is";
    let Some(repository) = Repository::new(test) else { return };
    fs::write(repository.path(".gitattributes"), "").unwrap();
    repository.apply(&note("a", "begin"));
    repository.commit("Without the driver");
    let merged = repository.merge(
        "{\"edit\":\"setText\",\"note\":\"a\",\"text\":\"ours\"}\n",
        "{\"edit\":\"setText\",\"note\":\"a\",\"text\":\"theirs\"}\n",
    );
    assert_eq!(merged.status.code(), Some(1));
    let before = fs::read(repository.desk.file()).unwrap();
    let line = String::from_utf8_lossy(&before).lines().position(|line| line.starts_with("<<<<<<<")).unwrap() + 1;
    let opened = repository.desk.program(&["show"]).arg(repository.desk.file()).output().unwrap();
    assert_eq!(opened.status.code(), Some(1));
    assert!(said(&opened).contains(&format!("line {line}")), "{}", said(&opened));
    assert_eq!(fs::read(repository.desk.file()).unwrap(), before);
}

#[test]
fn the_documented_lines_are_those_of_the_tests() {
    let docs = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/merging.md")).unwrap();
    assert!(docs.contains("git config merge.handvat.driver \"handvat-cli merge %O %A %B -o %A\""));
    assert!(docs.contains("*.handvat merge=handvat"));
}
