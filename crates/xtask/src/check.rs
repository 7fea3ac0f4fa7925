//! The looks that run no test: format, lints, types.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build::{self, Purpose};
use crate::command::{cargo, npm, root, run, say};

/// Where the TypeScript of the wire types is written and committed.
pub(crate) const TYPES: &str = "ui/src/host/types";

/// Format, lints and types of everything.
pub(crate) fn check() -> Result<()> {
    build::set_up(Purpose::Start)?;
    for (title, mut command) in format().into_iter().chain(lints()) {
        say(title);
        run(&mut command)?;
    }
    types_are_fresh()
}

/// The checks of layout.
pub(crate) fn format() -> Vec<(&'static str, Command)> {
    vec![("Rust: format", cargo(["fmt", "--all", "--check"]))]
}

/// The lints of both languages; a warning is a defect.
pub(crate) fn lints() -> Vec<(&'static str, Command)> {
    vec![
        (
            "Rust: lints",
            cargo([
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ]),
        ),
        ("Screens: lint", npm("ui", ["run", "lint"])),
        (
            "Screens: types and accessible markup",
            npm("ui", ["run", "check"]),
        ),
    ]
}

/// Writes the TypeScript of the wire types anew.
pub(crate) fn types() -> Result<()> {
    say("Wire types: writing TypeScript");
    run(&mut generator())
}

/// Fails when the committed TypeScript is not what the Rust types say. The fresh files are left in place.
pub(crate) fn types_are_fresh() -> Result<()> {
    let folder = root().join(TYPES);
    let before = contents(&folder)?;
    types()?;
    if contents(&folder)? != before {
        bail!("{TYPES} was stale; it is fresh now: look at the change and commit it.");
    }
    Ok(())
}

fn generator() -> Command {
    cargo([
        "test",
        "--quiet",
        "--package",
        "handvat-protocol",
        "export_bindings",
    ])
}

/// Names and contents of the files in a folder, sorted; a folder that is not there holds nothing.
fn contents(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in
        fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_file() {
            files.push((path.display().to_string(), fs::read(&path)?));
        }
    }
    files.sort();
    Ok(files)
}
