//! `cargo xtask bench board`: the whole console in a browser against the boards of others, from `tests/bench/board`.

use std::env;

use anyhow::{Result, bail};

use crate::build::{self, Purpose};
use crate::command::{cargo, command, npm, root, run, say, target};
use crate::node;

const FOLDER: &str = "tests/bench/board";

/// What makes a run a part of the whole: it writes nothing.
const PARTS: [&str; 5] = ["--quick", "--engine", "--only", "--notes", "--rounds"];

/// Measures with so many notes and rounds as the arguments say, and writes the table into the docs when it is whole.
pub(super) fn bench(arguments: &[String]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("The board is measured on Linux only: the CPU time of a browser's thread is read from /proc.");
    }
    build::set_up(Purpose::Test)?;
    node::install(FOLDER)?;
    say("Boards of others: building");
    run(&mut npm(FOLDER, ["exec", "vite", "build"]))?;
    say("Programs: handvat-cli in release (the first time takes some minutes)");
    run(&mut cargo(["build", "--release", "--package", "handvat-cli"]))?;
    let program = target()?.with_file_name("release").join(format!("handvat-cli{}", env::consts::EXE_SUFFIX));
    let mut measuring = command("node", ["run.mjs"]);
    measuring.args(arguments).current_dir(root().join(FOLDER)).env("HANDVAT_CLI", program);
    if !arguments.iter().any(|argument| PARTS.contains(&argument.split('=').next().unwrap_or_default())) {
        measuring.arg("--docs");
    }
    run(&mut measuring)
}
