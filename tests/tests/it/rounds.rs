//! How often a proof is repeated: a share of it in every run of the tests, all of it in `cargo xtask soak`,
//! which also collects the figures.

use std::fmt::Display;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

/// Where `cargo xtask soak` wants the figures; it is set for the long rounds only.
fn soak() -> Option<PathBuf> {
    std::env::var_os("HANDVAT_SOAK").map(PathBuf::from)
}

/// As many rounds as a soak does, or a run of the tests.
pub(crate) fn rounds(soaking: usize, testing: usize) -> usize {
    if soak().is_some() { soaking } else { testing }
}

/// All of the points in a soak. Else a tenth of them, another one with each commit: `HANDVAT_TENTH`, or a
/// figure of the commit's hash, says which.
pub(crate) fn share<T>(points: Vec<T>) -> Vec<T> {
    if soak().is_some() {
        return points;
    }
    let tenth = tenth();
    points.into_iter().enumerate().filter(|(index, _)| index % 10 == tenth).map(|(_, point)| point).collect()
}

fn tenth() -> usize {
    if let Ok(asked) = std::env::var("HANDVAT_TENTH") {
        return asked.parse::<usize>().expect("HANDVAT_TENTH is a figure") % 10;
    }
    let commit = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(handvat_tests::root()).output();
    let hash = commit.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    hash.get(..6).and_then(|start| usize::from_str_radix(start, 16).ok()).unwrap_or(0) % 10
}

/// Numbers that look random and are the same in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Below a limit.
    pub(crate) fn throw(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// A line of the soak's table, and of the test's own output.
pub(crate) fn figure(proof: &str, rounds: impl Display, outcome: impl Display) {
    aloud(&format!("{proof}: {rounds}; {outcome}"));
    if let Some(file) = soak() {
        let mut file = OpenOptions::new().append(true).create(true).open(file).unwrap();
        writeln!(file, "{proof}\t{rounds}\t{outcome}").unwrap();
    }
}

/// Says that a proof could not be given here, and why.
pub(crate) fn skip(proof: &str, why: &str) {
    figure(proof, "skipped", why);
}

/// Past the test runner, which keeps what passing tests print to itself.
fn aloud(text: &str) {
    let _ = writeln!(std::io::stderr(), "    {text}");
}

/// A program that the proof cannot do without.
pub(crate) fn needs(program: &str, package: &str) {
    let there = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .chain(["/usr/sbin", "/sbin"].map(PathBuf::from))
        .any(|folder| folder.join(program).exists());
    assert!(there, "{program} is missing: `cargo xtask test` installs it (Debian package {package})");
}
