//! Running other programs, from the root of the project.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The root of the project.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest).to_owned()
}

/// Where this program was built to, and with it every other debug program.
pub(crate) fn target() -> Result<PathBuf> {
    let program = env::current_exe().context("could not tell where this program lies")?;
    program.parent().map(Path::to_owned).context("this program lies in no folder")
}

/// A built debug program of this project.
pub(crate) fn program(name: &str) -> Result<PathBuf> {
    Ok(target()?.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
}

/// A program, to be run from the root of the project.
pub(crate) fn command<A: AsRef<OsStr>>(name: impl AsRef<OsStr>, arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    command
}

/// The same cargo that runs this chore, without what it told this chore about this crate.
pub(crate) fn cargo<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") || text == "CARGO" {
            command.env_remove(&name);
        }
    }
    command
}

/// npm in a folder of the project.
pub(crate) fn npm<A: AsRef<OsStr>>(folder: &str, arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = command(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments);
    command.current_dir(root().join(folder)).env("npm_config_update_notifier", "false");
    command
}

/// Runs to the end with the terminal; an exit code other than 0 is a failure.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start {}", spelled(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", spelled(command));
    }
    Ok(())
}

/// Runs to the end, shows what it prints on standard output line by line, and gives it back with whether it
/// succeeded.
pub(crate) fn run_and_read(command: &mut Command) -> Result<(bool, String)> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("could not start {}", spelled(command)))?;
    let output = child.stdout.take().context("the output was asked for")?;
    let mut text = String::new();
    for line in BufReader::new(output).split(b'\n') {
        let line = line.with_context(|| format!("could not read what {} prints", spelled(command)))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        text.push_str(&line);
        text.push('\n');
    }
    let status = child.wait().with_context(|| format!("lost {}", spelled(command)))?;
    Ok((status.success(), text))
}

/// What a program prints on standard output, or nothing when it is not there or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A line that says what begins now.
pub(crate) fn say(text: &str) {
    println!("==> {text}");
}

fn spelled(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    format!("`{}`", words.join(" "))
}
