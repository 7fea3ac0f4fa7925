//! `cargo xtask bench`: the measurements, in release, from `tests/bench`, which stands outside the workspace.

mod board;

use anyhow::{Result, bail};

use crate::build::{self, Purpose};
use crate::command::{cargo, root, run, say, target};

const MANIFEST: &str = "tests/bench/Cargo.toml";

/// Runs the named measurements, or all that need no browser, and writes their table into the docs.
pub(crate) fn bench(names: &[String]) -> Result<()> {
    if let [name, arguments @ ..] = names
        && name == "board"
    {
        return board::bench(arguments);
    }
    if !root().join(MANIFEST).exists() {
        bail!("There is no {MANIFEST}: nothing to measure.");
    }
    build::set_up(Purpose::Start)?;
    say("Measurements: building in release");
    let target = target()?.with_file_name("bench");
    run(cargo(["run", "--release", "--manifest-path", MANIFEST, "--target-dir"]).arg(target).arg("--").args(names))
}
