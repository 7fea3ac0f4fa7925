//! Handvat's window. It asks the system for what a page cannot have — a menu, file dialogs, a place on the
//! screen — and hands everything else to the desk in `handvat-session`. There is no logic to test here.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod commands;
mod dialogs;
mod ending;
mod files;
mod links;
mod log;
mod menu;
mod pages;
mod place;
mod platform;
mod shell;
mod window;
mod wish;

use std::process::ExitCode;

use wish::Wish;

fn main() -> ExitCode {
    let wish = match Wish::read(std::env::args_os().skip(1)) {
        Ok(wish) => wish,
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    if let Err(obstacle) = platform::prepare() {
        eprintln!("{obstacle}");
        return ExitCode::FAILURE;
    }
    match shell::run(wish) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("Handvat could not open its window: {failure}");
            ExitCode::FAILURE
        }
    }
}
