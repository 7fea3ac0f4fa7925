//! `cargo xtask fuzz`: the targets of `tests/fuzz`, one after the other. They stand outside the workspace, since
//! what finds its way through the program by its branches wants a nightly toolchain.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{answer, command, root, run, say, target};

const FOLDER: &str = "tests/fuzz";
const TARGETS: &[&str] = &["document", "journal", "edits", "merge"];

/// Of cargo-fuzz, from crates.io.
const VERSION: &str = "0.13.2";

/// Runs the named targets, or all, for 60 seconds or as long as is asked.
pub(crate) fn fuzz(arguments: &[String]) -> Result<()> {
    let (targets, seconds) = asked(arguments)?;
    tools()?;
    for name in targets {
        say(&format!("Fuzzing {name} for {seconds} seconds"));
        // What is found on the way is kept out of the project; the seeds are in it.
        let found = target()?.with_file_name("fuzz").join("corpus").join(&name);
        fs::create_dir_all(&found).with_context(|| format!("could not make {}", found.display()))?;
        let mut fuzz = cargo_fuzz()?;
        fuzz.args(["run", "--fuzz-dir", FOLDER, "--target-dir"]).arg(target()?.with_file_name("fuzz")).arg(&name);
        fuzz.arg(&found).arg(format!("{FOLDER}/seeds/{name}")).arg("--");
        fuzz.arg(format!("-max_total_time={seconds}")).args([
            "-timeout=10",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
        ]);
        fuzz.args(["-max_len=65536", &format!("-dict={FOLDER}/words.dict")]);
        run(&mut fuzz).with_context(|| {
            format!("{name} found something; the input lies in {FOLDER}/artifacts/{name} and fails again by itself")
        })?;
    }
    Ok(())
}

fn asked(arguments: &[String]) -> Result<(Vec<String>, u64)> {
    let mut seconds = 60;
    let mut targets = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == "--seconds" {
            let count = arguments.next().and_then(|count| count.parse().ok());
            seconds = count.context("--seconds wants a number")?;
        } else if TARGETS.contains(&argument.as_str()) {
            targets.push(argument.clone());
        } else {
            bail!("There is no target “{argument}”; choose from: {}.", TARGETS.join(", "));
        }
    }
    if targets.is_empty() {
        targets = TARGETS.iter().map(|&target| target.to_owned()).collect();
    }
    Ok((targets, seconds))
}

/// A nightly toolchain, and cargo-fuzz in a place of this project's own.
fn tools() -> Result<()> {
    if answer(&mut command("cargo", ["+nightly", "--version"])).is_none() {
        bail!("Fuzzing needs a nightly toolchain. Install it and start again:\n    rustup toolchain install nightly");
    }
    if cargo_fuzz().is_ok_and(|mut fuzz| answer(fuzz.arg("--version")).is_some()) {
        return Ok(());
    }
    say(&format!("cargo-fuzz {VERSION} from crates.io (the first time takes a minute)"));
    let place = target()?.with_file_name("tools");
    run(command("cargo", ["install", "cargo-fuzz", "--locked", "--version", VERSION, "--root"]).arg(place))
}

fn cargo_fuzz() -> Result<std::process::Command> {
    let mut fuzz = command(target()?.with_file_name("tools").join("bin/cargo-fuzz"), ["fuzz"]);
    // The toolchain of this chore would win over the one that is asked for.
    fuzz.env("RUSTUP_TOOLCHAIN", "nightly").env_remove("CARGO").env_remove("RUSTC").current_dir(root());
    Ok(fuzz)
}
