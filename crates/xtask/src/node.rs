//! Node: its version, and the packages of the screens.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::command::{answer, command, npm, root, run, say};
use crate::stamp::Stamp;

/// The oldest Node that Vite runs on: 20.19, or 22.12 and later; 21 is left out by Vite itself.
const OLDEST: (u32, u32) = (20, 19);
const OLDEST_OF_22: (u32, u32) = (22, 12);

/// Says in one sentence what to install when Node is missing or too old.
pub(crate) fn require() -> Result<()> {
    let Some(text) = answer(&mut command("node", ["--version"])) else {
        bail!("Node is missing: install Node 20.19 or later (22.12 or later of the 22 line), with npm.");
    };
    let text = text.trim();
    if !fits(text) {
        bail!("Node {text} is too old: install Node 20.19 or later (22.12 or later of the 22 line).");
    }
    if answer(&mut npm(".", ["--version"])).is_none() {
        bail!("npm is missing: install the npm that belongs to Node {text}.");
    }
    Ok(())
}

/// Installs a folder's npm packages when its lock file is not the one they were installed from.
pub(crate) fn install(folder: &str) -> Result<()> {
    let home = root().join(folder);
    let stamp = Stamp::new(
        home.join("node_modules/.installed-from"),
        &[home.join("package.json"), home.join("package-lock.json")],
    )?;
    if stamp.holds() {
        say(&format!("npm packages of {folder}: all there"));
        return Ok(());
    }
    say(&format!("npm packages of {folder}: installing"));
    run(&mut npm(folder, ["ci", "--no-audit", "--no-fund"]))?;
    stamp.set()
}

fn fits(text: &str) -> bool {
    let mut numbers = text.trim_start_matches('v').split('.').map(str::parse::<u32>);
    let (Some(Ok(major)), Some(Ok(minor))) = (numbers.next(), numbers.next()) else {
        return false;
    };
    let version = (major, minor);
    match major {
        20 => version >= OLDEST,
        22 => version >= OLDEST_OF_22,
        _ => major > 22,
    }
}

/// The folder of the screens.
pub(crate) fn screens() -> PathBuf {
    root().join("ui")
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn only_the_versions_that_vite_runs_on_are_taken() {
        for taken in ["v20.19.0", "v20.20.2", "v22.12.1", "v24.1.0"] {
            assert!(fits(taken), "{taken}");
        }
        for refused in ["v18.20.4", "v20.18.3", "v21.7.0", "v22.11.0", "nonsense", ""] {
            assert!(!fits(refused), "{refused}");
        }
    }
}
