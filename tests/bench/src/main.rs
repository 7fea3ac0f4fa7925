//! Measurements side by side: what we do against the plainest thing that could do it, or a peer. Each prints
//! medians and ratios and stands as a table in `docs/benchmarks.md`.

mod checkpoint;
mod disk;
mod edit;
mod held;
mod hostile;
mod journal;
mod large;
mod open;
mod plan;
mod table;

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail, ensure};
use mimalloc::MiMalloc;

use table::Table;

/// By the names that can be asked for.
const ALL: [(&str, fn() -> Result<Table>); 8] = [
    ("open", open::measure),
    ("journal", journal::measure),
    ("edit", edit::measure),
    ("group", edit::measure_group),
    ("held", held::measure),
    ("checkpoint", checkpoint::measure),
    ("hostile", hostile::measure),
    ("plan", plan::measure),
];

/// The programs' own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> Result<()> {
    let names: Vec<String> = std::env::args().skip(1).collect();
    match names.as_slice() {
        [word] if word == plan::COLD => return plan::whole_command(),
        [word, path] if word == hostile::ALONE => return hostile::open_and_tell(Path::new(path)),
        _ => {}
    }
    if let Some(unknown) = names.iter().find(|name| ALL.iter().all(|(known, _)| known != name)) {
        bail!("there is no measurement ‘{unknown}’; choose from: {}", ALL.map(|(name, _)| name).join(", "));
    }
    if !names.is_empty() {
        for (_, measure) in ALL.iter().filter(|(name, _)| names.iter().any(|wanted| wanted == name)) {
            println!("{}", measure()?.markdown());
        }
        return Ok(());
    }
    let tables = ALL.iter().map(|(name, _)| alone(name)).collect::<Result<Vec<_>>>()?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks.md");
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    std::fs::write(path, table::document(&tables, &before))?;
    Ok(())
}

/// A measurement in a process of its own: what others before it left in memory is no part of it.
fn alone(name: &str) -> Result<String> {
    let done = Command::new(std::env::current_exe()?).arg(name).stderr(Stdio::inherit()).output()?;
    ensure!(done.status.success(), "the measurement ‘{name}’ failed");
    let table = String::from_utf8(done.stdout)?;
    println!("{table}");
    Ok(table.trim_end().to_owned())
}
