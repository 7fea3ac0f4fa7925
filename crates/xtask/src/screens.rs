//! The screens (`ui`): built once, and again when their sources changed.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{npm, run, say, target};
use crate::node;
use crate::stamp::Stamp;

/// What stands in `ui` but is no source of the build.
const NOT_SOURCES: &[&str] = &["node_modules", "dist", ".svelte-kit", "coverage"];

/// Installs the packages and builds `ui/dist`, each only when needed.
pub(crate) fn build() -> Result<()> {
    node::require()?;
    node::install("ui")?;
    let stamp = Stamp::new(target()?.join("screens-built-from"), &sources()?)?;
    if stamp.holds() && node::screens().join("dist/console.html").exists() {
        say("Screens: built already");
        return Ok(());
    }
    say("Screens: building");
    run(&mut npm("ui", ["run", "build"]))?;
    stamp.set()
}

fn sources() -> Result<Vec<PathBuf>> {
    let home = node::screens();
    let mut sources = Vec::new();
    for entry in fs::read_dir(&home).with_context(|| format!("could not list {}", home.display()))? {
        let entry = entry?;
        if !NOT_SOURCES.iter().any(|&name| entry.file_name() == name) {
            sources.push(entry.path());
        }
    }
    sources.sort();
    Ok(sources)
}
