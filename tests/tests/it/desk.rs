//! A workshop file, the program's own folder, and the built command line that works on them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Two folders that may lie on different disks.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    folder: PathBuf,
    own: PathBuf,
}

impl Desk {
    /// With an empty workshop.
    pub(crate) fn new(folder: &Path, own: &Path) -> Self {
        let desk = Self { folder: folder.to_owned(), own: own.to_owned() };
        for folder in [folder, own] {
            fs::create_dir_all(folder).unwrap();
        }
        let new = ["new", "--template", "strategy", "--lang", "nl", "--title", "Klantdag", "-o"];
        let made = desk.program(&new).arg(desk.file()).output().unwrap();
        assert!(made.status.success(), "{}", said(&made));
        desk
    }

    /// Both folders side by side.
    pub(crate) fn within(folder: &Path) -> Self {
        Self::new(&folder.join("papers"), &folder.join("own"))
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.join("w.handvat")
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn own(&self) -> &Path {
        &self.own
    }

    /// The command line, in English.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let mut program = Command::new(cli());
        program.args(arguments);
        self.dress(&mut program);
        program
    }

    /// Another program, which starts ours.
    pub(crate) fn through(&self, program: &str, arguments: &[&str]) -> Command {
        let mut through = Command::new(program);
        through.args(arguments).arg(cli());
        self.dress(&mut through);
        through
    }

    fn dress(&self, program: &mut Command) {
        program.env("HANDVAT_DATA_DIR", &self.own).env("HANDVAT_LANG", "en").current_dir("/");
    }

    /// Applies lines to the end.
    pub(crate) fn apply(&self, lines: &str) -> Output {
        let mut child = self
            .program(&["apply"])
            .arg(self.file())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    /// The workshop as it comes back: the file with what the journal knows beyond it.
    pub(crate) fn shown(&self) -> Value {
        let output = self.program(&["show", "--json"]).arg(self.file()).output().unwrap();
        assert!(output.status.success(), "the workshop does not open: {}", said(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// What the file alone says.
    pub(crate) fn written(&self) -> Value {
        serde_json::from_slice(&fs::read(self.file()).unwrap()).expect("the file is broken")
    }

    /// Nothing is wrong with the file.
    pub(crate) fn assert_clean(&self) {
        let output = self.program(&["check"]).arg(self.file()).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
    }

    /// The whole way back after a fault: the file was never broken, every acknowledged note is shown, the
    /// next run goes on from there and leaves a file that holds them, and no litter beside it.
    pub(crate) fn assert_back(&self, acknowledged: &[String], next: &str) {
        self.written();
        self.assert_clean();
        assert_held(&self.shown(), acknowledged);
        let after = self.apply(&format!("{}\n", note(next)));
        assert!(after.status.success(), "the next run: {}", said(&after));
        let written = self.written();
        assert_held(&written, acknowledged);
        assert_held(&written, &[next.to_owned()]);
        assert_eq!(names(&self.folder), ["w.handvat"]);
    }

    /// Puts both folders back to how they were when they were copied.
    pub(crate) fn restore(&self, from: &Self) {
        for (from, to) in [(&from.folder, &self.folder), (&from.own, &self.own)] {
            let _ = fs::remove_dir_all(to);
            copy(from, to);
        }
    }

    /// A copy elsewhere, to restore from. Nothing can be opened there: a place is named after its path.
    pub(crate) fn copied(&self, to: &Path) -> Self {
        let copied = Self { folder: to.join("papers"), own: to.join("own") };
        copied.restore(self);
        copied
    }
}

/// The built command line: `HANDVAT_CLI`, or what lies beside this test's folder.
pub(crate) fn cli() -> PathBuf {
    let built = || std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("handvat-cli");
    let cli = std::env::var_os("HANDVAT_CLI").map_or_else(built, PathBuf::from);
    assert!(cli.exists(), "{} is not built: cargo build --package handvat-cli", cli.display());
    cli
}

/// A line that adds a note of that id, with the id as its words; it need not look for free room.
pub(crate) fn note(id: &str) -> String {
    format!(r#"{{"edit":"addNote","id":"{id}","text":"{id}","at":{{"x":100,"y":100}}}}"#)
}

/// The ids of a workshop's notes.
pub(crate) fn notes(workshop: &Value) -> BTreeSet<String> {
    workshop["notes"].as_object().unwrap().keys().cloned().collect()
}

/// Every one of the notes is there.
pub(crate) fn assert_held(workshop: &Value, acknowledged: &[String]) {
    let held = notes(workshop);
    let lost: Vec<_> = acknowledged.iter().filter(|id| !held.contains(*id)).collect();
    assert!(lost.is_empty(), "{} of {} acknowledged notes are lost: {lost:?}", lost.len(), acknowledged.len());
}

/// The names in a folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

pub(crate) fn said(output: &Output) -> String {
    format!("{}\n{}{}", output.status, String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}
