//! Handvat's window. It asks the system for what a page cannot have — a menu, file dialogs, a place on the
//! screen — and hands everything else to the desk in `handvat-session`. There is no logic to test here.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod beamer;
mod clipboard;
mod commands;
mod dialogs;
mod displays;
mod ending;
mod files;
mod first;
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

use first::{Asked, Stand};
use handvat_session::places::data_folder;
use mimalloc::MiMalloc;
use wish::Wish;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

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
    let asked = Asked::of(&wish, platform::activation());
    let first = match first::stand(&data_folder(), &asked, first::PATIENCE) {
        Stand::First(first) => Some(first),
        Stand::Heard => return ExitCode::SUCCESS,
        Stand::Alone => None,
    };
    match shell::run(wish, first) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("Handvat could not open its window: {failure}");
            ExitCode::FAILURE
        }
    }
}
