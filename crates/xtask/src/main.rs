//! The chores of the project. `cargo xtask start` sets everything up and opens the window; `cargo xtask test`
//! sets everything up and proves it. A chore that finds its work done says so and does not do it again.
#![expect(clippy::print_stdout, reason = "chores talk to the terminal")]

mod bench;
mod build;
mod check;
mod command;
mod fuzz;
mod node;
mod packages;
mod screens;
mod soak;
mod stamp;
mod start;
mod tally;
mod test;

use std::env;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask CHORE

  start [FILE]   set up, build, and open the window (on a copy of the sample workshop, or on FILE)
  test [PART…]   set up, and run every test; PART is one or more of: format lint rust screens browser window
  check          the quick look before a commit: format, lints and types, without running a test
  types          write the TypeScript of the wire types anew
  bench [NAME…]  measure, print side by side, and write the table in the docs
  bench board [--quick]
                 the board in a browser against other boards (an hour; --quick: some minutes, and writes nothing)
  soak           every fault and all the long rounds (about ten minutes; whole only as root), with a table of figures
  fuzz [TARGET…] [--seconds N]
                 bytes that nobody thought of, 60 seconds a target; needs a nightly toolchain, and names it

Set-up installs Debian packages as root or through sudo; with neither it prints the command.";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let chore = arguments.first().map(String::as_str);
    let rest = arguments.get(1..).unwrap_or_default();
    let done = match chore {
        Some("start") => start::start(rest),
        Some("test") => test::test(rest),
        Some("check") => check::check(),
        Some("types") => check::types(),
        Some("bench") => bench::bench(rest),
        Some("soak") => soak::soak(),
        Some("fuzz") => fuzz::fuzz(rest),
        Some("help" | "--help" | "-h") => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure:#}");
            ExitCode::FAILURE
        }
    }
}
