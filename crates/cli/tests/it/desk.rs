//! A folder of its own for each test, and the program that works in it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Files and the program's own folder, away from everybody else's.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

/// The program's templates by file.
pub(crate) const TEMPLATES: [(&str, &str); 7] = [
    ("strategy.json", include_str!("../../../../templates/strategy.json")),
    ("opening-scan.json", include_str!("../../../../templates/opening-scan.json")),
    ("is-is-not.json", include_str!("../../../../templates/is-is-not.json")),
    ("outside-in.json", include_str!("../../../../templates/outside-in.json")),
    ("building-blocks.json", include_str!("../../../../templates/building-blocks.json")),
    ("half-day-strategy.json", include_str!("../../../../templates/half-day-strategy.json")),
    ("outside-in-morning.json", include_str!("../../../../templates/outside-in-morning.json")),
];

/// What a run of the program left.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With an empty workshop `w.handvat` from the strategy template.
    pub(crate) fn with_workshop() -> Self {
        let desk = Self::new();
        desk.run(&["new", "--template", "strategy", "--lang", "nl", "--title", "Klantdag", "-o", "w.handvat"]).done();
        desk
    }

    /// With the sample as `w.handvat`.
    pub(crate) fn with_sample() -> Self {
        let desk = Self::new();
        desk.run(&["new", "--template", "sample", "--lang", "nl", "-o", "w.handvat"]).done();
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The workshop file as it is on the disk.
    pub(crate) fn file(&self) -> Value {
        serde_json::from_slice(&self.bytes("w.handvat")).unwrap()
    }

    /// Names in the folder, the program's own folder left out.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != "own");
        names.sort();
        names
    }

    /// The program, to be run in the folder, in English.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_handvat-cli"));
        program.args(arguments).current_dir(self.folder.path());
        program.env("HANDVAT_DATA_DIR", self.path("own")).env("HANDVAT_LANG", "en");
        program
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        finish(self.program(arguments), input)
    }

    /// Applies lines to the workshop; the answers.
    pub(crate) fn apply(&self, lines: &str) -> Vec<Value> {
        let run = self.run_with(&["apply", "w.handvat"], lines);
        assert!(run.err.is_empty(), "{}", run.err);
        run.answers()
    }
}

/// Runs a program to its end.
pub(crate) fn finish(mut program: Command, input: &str) -> Run {
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // On a thread of its own: the program may answer before it has read everything, or not read at all.
    let writing = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writing.join().unwrap();
    Run { code: status.code().unwrap_or(-1), out: stdout, err: String::from_utf8(stderr).unwrap() }
}

impl Run {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.out.clone()).unwrap()
    }

    /// Exit 0, nothing on stderr; what it printed.
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", String::from_utf8_lossy(&self.out));
        self.text()
    }

    /// Exit 1, nothing on stdout; the sentence and its hint.
    #[track_caller]
    pub(crate) fn refused(self) -> String {
        assert_eq!((self.code, self.text().as_str()), (1, ""), "{}", self.err);
        self.err
    }

    /// One JSON value a line.
    pub(crate) fn answers(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Whether a program that a test needs is there; says so when it is not.
pub(crate) fn has(program: &str, test: &str) -> bool {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = found else {
        eprintln!("SKIPPED {test}: {program} is not here");
        return false;
    };
    child.wait().unwrap();
    true
}

/// A file outside the project that may be absent; says so when it is.
pub(crate) fn shared(name: &str, test: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(name);
    if !file.exists() {
        eprintln!("SKIPPED {test}: {} is not here", file.display());
    }
    file.exists().then_some(file)
}
