//! `cargo xtask test`: all the set-up, then everything that can fail. One step that fails does not stop the
//! others; the summary names it, and the last line counts every test.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::build::{self, Purpose};
use crate::check;
use crate::command::{cargo, command, npm, program, root, run_and_read, say};
use crate::tally::Tally;

const PARTS: &[&str] = &["format", "lint", "rust", "screens", "browser", "window"];

/// How a step ended.
struct Outcome {
    title: &'static str,
    passed: bool,
    tally: Tally,
    took: Duration,
}

/// Runs the named parts, or all.
pub(crate) fn test(arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.iter().find(|part| !PARTS.contains(&part.as_str())) {
        bail!("There is no part “{unknown}”; choose from: {}.", PARTS.join(", "));
    }
    let wanted = |part: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == part);
    build::set_up(Purpose::Test)?;
    let mut outcomes = Vec::new();
    if wanted("format") {
        steps(check::format(), &mut outcomes);
    }
    if wanted("lint") {
        steps(check::lints(), &mut outcomes);
    }
    if wanted("rust") {
        // The tests of the whole program start these.
        build::programs(&["handvat-cli"])?;
        step("Rust: tests", &mut cargo(["test", "--workspace", "--no-fail-fast"]), &mut outcomes);
    }
    if wanted("screens") {
        step("Screens: tests", &mut npm("ui", ["test"]), &mut outcomes);
    }
    if wanted("browser") {
        build::programs(&["handvat-cli"])?;
        let mut journeys = journeys("tests/browser")?;
        journeys.env("HANDVAT_CLI", program("handvat-cli")?);
        step("Browser: journeys", &mut journeys, &mut outcomes);
    }
    if wanted("window") && cfg!(target_os = "linux") {
        build::programs(&["handvat", "handvat-cli"])?;
        let mut journeys = journeys("tests/window")?;
        journeys.env("HANDVAT", program("handvat")?);
        journeys.env("HANDVAT_CLI", program("handvat-cli")?);
        step("Window: journeys", &mut journeys, &mut outcomes);
    }
    summary(&outcomes)
}

/// Node's own test runner on every `*.test.mjs` of a folder, one file after the other: they share two cores.
fn journeys(folder: &str) -> Result<Command> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder)).with_context(|| format!("could not list {folder}"))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("{folder} holds no test.");
    }
    let mut journeys = command("node", ["--test", "--test-reporter=spec", "--test-concurrency=1"]);
    journeys.args(files);
    Ok(journeys)
}

fn steps(steps: Vec<(&'static str, Command)>, outcomes: &mut Vec<Outcome>) {
    for (title, mut command) in steps {
        step(title, &mut command, outcomes);
    }
}

/// Runs one step. A runner that fails without counting a failed test still counts as one failure.
fn step(title: &'static str, command: &mut Command, outcomes: &mut Vec<Outcome>) {
    say(title);
    let began = Instant::now();
    // Colours would stand between the words that are counted.
    command.env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    let (passed, mut tally) = match run_and_read(command) {
        Ok((passed, output)) => (passed, Tally::read(&output)),
        Err(failure) => {
            println!("{failure:#}");
            (false, Tally::default())
        }
    };
    if tally == Tally::default() || (!passed && tally.failed == 0) {
        tally += Tally::of_one(passed);
    }
    outcomes.push(Outcome { title, passed: passed && tally.failed == 0, tally, took: began.elapsed() });
}

fn summary(outcomes: &[Outcome]) -> Result<()> {
    let mut total = Tally::default();
    println!();
    for outcome in outcomes {
        total += outcome.tally;
        println!(
            "{} {:<40} {:>5} passed {:>3} failed {:>5} s",
            if outcome.passed { "ok  " } else { "FAIL" },
            outcome.title,
            outcome.tally.passed,
            outcome.tally.failed,
            outcome.took.as_secs()
        );
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if outcomes.iter().any(|outcome| !outcome.passed) {
        bail!("Not everything passed; the summary above names the steps.");
    }
    Ok(())
}
