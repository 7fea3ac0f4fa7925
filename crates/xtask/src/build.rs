//! Everything before the first run, in order: packages, screens, programs.

use anyhow::Result;

use crate::command::{cargo, run, say};
use crate::{packages, screens};

/// What the set-up is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building and running the window.
    Start,
    /// That, and everything the tests run.
    Test,
}

/// Debian packages, npm packages and screens. What is there already is left alone.
pub(crate) fn set_up(purpose: Purpose) -> Result<()> {
    let mut wanted = packages::BUILDING.to_vec();
    if purpose == Purpose::Test {
        wanted.extend(packages::TESTING);
    }
    packages::install(&wanted)?;
    screens::build()
}

/// Builds programs of the project; cargo sees what is fresh.
pub(crate) fn programs(names: &[&str]) -> Result<()> {
    say(&format!("Programs: {} (the first time takes some minutes)", names.join(", ")));
    let mut build = cargo(["build"]);
    for name in names {
        build.args(["--package", name]);
    }
    run(&mut build)
}
