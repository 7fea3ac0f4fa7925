//! `cargo xtask start`: all the set-up, then the window.

use std::env;

use anyhow::{Result, bail};

use crate::build::{self, Purpose};
use crate::command::{command, program, run, say};

/// Sets up, builds and opens the window: on a file when one is named, else on an untitled copy of the sample.
pub(crate) fn start(arguments: &[String]) -> Result<()> {
    let file = match arguments {
        [] => None,
        [file] if !file.starts_with('-') => Some(file),
        _ => bail!("`cargo xtask start` takes nothing, or one workshop file."),
    };
    build::set_up(Purpose::Start)?;
    build::programs(&["handvat"])?;
    if cfg!(target_os = "linux") && !["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some()) {
        bail!(
            "Everything is built, but there is no display to open the window on. Start it from a desktop session, \
             or use a browser: `cargo run -p handvat-cli -- serve FILE`."
        );
    }
    say("Handvat opens");
    let mut window = command(program("handvat")?, [file.map_or("--sample", String::as_str)]);
    // A file is named from where the chore was started, which need not be the root.
    window.current_dir(env::current_dir()?);
    run(&mut window)
}
