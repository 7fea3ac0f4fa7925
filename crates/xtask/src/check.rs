//! The looks that run no test: format, lints, types.

use std::process::Command;

use anyhow::Result;

use crate::build::{self, Purpose};
use crate::command::{cargo, npm, run, say};

/// The journeys stand outside `ui` and are laid out as everything in it.
const JOURNEYS_FORMAT: [&str; 10] = [
    "exec",
    "--",
    "prettier",
    "--config=.prettierrc.json",
    "--check",
    "../tests/bench/board/*.mjs",
    "../tests/bench/board/peers",
    "../tests/browser",
    "../tests/lines",
    "../tests/window",
];

/// Format, lints and types of everything.
pub(crate) fn check() -> Result<()> {
    build::set_up(Purpose::Start)?;
    for (title, mut command) in format().into_iter().chain(lints()) {
        say(title);
        run(&mut command)?;
    }
    Ok(())
}

/// The checks of layout.
pub(crate) fn format() -> Vec<(&'static str, Command)> {
    vec![
        ("Rust: format", cargo(["fmt", "--all", "--check"])),
        ("Screens: format", npm("ui", ["run", "format:check"])),
        ("Journeys: format", npm("ui", JOURNEYS_FORMAT)),
    ]
}

/// The lints of both languages; a warning is a defect.
pub(crate) fn lints() -> Vec<(&'static str, Command)> {
    vec![
        ("Rust: lints", cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
        ("Screens: lint", npm("ui", ["run", "lint"])),
        ("Screens: types and accessible markup", npm("ui", ["run", "check"])),
    ]
}

/// Writes the TypeScript of the wire types anew. That it is fresh is a test of its own.
pub(crate) fn types() -> Result<()> {
    say("Wire types: writing TypeScript");
    run(cargo(["test", "--quiet", "--package", "handvat-protocol"]).env("UPDATE_TYPES", "1"))
}
