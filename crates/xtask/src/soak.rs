//! `cargo xtask soak`: the proofs of `tests/` in full, where `cargo xtask test` takes a share, and their figures
//! as a table.

use std::fs;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::command::{cargo, program, run, say, target};
use crate::{build, packages, screens};

/// The modules of `tests/tests/it` whose rounds are many.
const PROOFS: &[&str] = &["clock::", "full::", "injected::", "killed::", "power::", "replaced::"];

/// Runs every round. A proof that could not be given here stands in the table with the reason.
pub(crate) fn soak() -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("The proofs with a failing kernel are for Linux.");
    }
    packages::install(packages::FAILING)?;
    screens::build()?;
    build::programs(&["handvat-cli"])?;
    let figures = target()?.with_file_name("soak.tsv");
    fs::write(&figures, "").with_context(|| format!("could not write {}", figures.display()))?;
    say("Long rounds");
    let began = Instant::now();
    let mut proofs = cargo(["test", "--package", "handvat-tests", "--test", "it", "--no-fail-fast", "--"]);
    proofs.args(PROOFS).env("HANDVAT_SOAK", &figures).env("HANDVAT_CLI", program("handvat-cli")?);
    let proved = run(&mut proofs);
    let table = fs::read_to_string(&figures).with_context(|| format!("could not read {}", figures.display()))?;
    println!("\n| what | rounds | outcome |\n| --- | --- | --- |");
    for line in table.lines() {
        println!("| {} |", line.replace('\t', " | "));
    }
    println!("\n{} s in all", began.elapsed().as_secs());
    proved
}
