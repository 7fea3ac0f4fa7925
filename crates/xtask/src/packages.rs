//! The Debian packages that building and testing need. What is missing is named first and then installed as
//! root or through sudo; with neither, the command to type is printed. On other systems the list is printed
//! and the chore goes on.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::command::{answer, command, run, say};

/// What a build of the window links against.
pub(crate) const BUILDING: &[&str] = &["pkg-config", "libgtk-3-dev", "libwebkit2gtk-4.1-dev"];

/// What the tests run: a browser, a screen without a monitor and one with two, a hand that clicks, tools that read PDF, and tools
/// that make disks and calls to the system fail.
pub(crate) const TESTING: &[&str] = &[
    "chromium",
    "e2fsprogs",
    "faketime",
    "fonts-dejavu-core",
    "mount",
    "openbox",
    "poppler-utils",
    "qpdf",
    "strace",
    "util-linux",
    "webkit2gtk-driver",
    "x11-utils",
    "x11-xserver-utils",
    "xdotool",
    "xfsprogs",
    "xserver-xorg-core",
    "xserver-xorg-video-dummy",
    "xvfb",
];

/// What makes disks and calls to the system fail; all that the long rounds need besides the command line.
pub(crate) const FAILING: &[&str] = &["e2fsprogs", "faketime", "mount", "strace", "util-linux", "xfsprogs"];

/// Makes sure that the packages are there.
pub(crate) fn install(wanted: &[&str]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !Path::new("/usr/bin/dpkg-query").exists() {
        say("This is not Debian: the equivalents of these packages must be installed by hand");
        println!("    {}", wanted.join(" "));
        return Ok(());
    }
    let missing = missing(wanted);
    if missing.is_empty() {
        say("Debian packages: all there");
        return Ok(());
    }
    say(&format!("Debian packages to install: {}", missing.join(" ")));
    let Some(apt) = privileged() else {
        bail!(
            "Neither root nor sudo is at hand. Install the packages and start again:\n    \
             apt-get update && apt-get install --yes --no-install-recommends {}",
            missing.join(" ")
        );
    };
    run(apt().args(["apt-get", "update", "--quiet"]))?;
    run(apt().args(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"]).args(&missing))?;
    Ok(())
}

/// Those of the packages that are not installed.
fn missing(wanted: &[&str]) -> Vec<String> {
    wanted.iter().filter(|package| !installed(package)).map(|&package| package.to_owned()).collect()
}

fn installed(package: &str) -> bool {
    let status = answer(&mut command("dpkg-query", ["--show", "--showformat=${db:Status-Status}", package]));
    status.is_some_and(|status| status.trim() == "installed")
}

/// A way to run a command as root: directly, or through sudo.
fn privileged() -> Option<impl Fn() -> Command> {
    let root = answer(&mut command("id", ["-u"])).is_some_and(|id| id.trim() == "0");
    let sudo = || env::split_paths(&env::var_os("PATH").unwrap_or_default()).any(|folder| folder.join("sudo").exists());
    let through: Option<&str> = match (root, !root && sudo()) {
        (true, _) => Some("env"),
        (false, true) => Some("sudo"),
        (false, false) => None,
    };
    through.map(|through| {
        move || {
            let mut command = command(through, ["DEBIAN_FRONTEND=noninteractive"]);
            command.stdin(Stdio::inherit());
            command
        }
    })
}
