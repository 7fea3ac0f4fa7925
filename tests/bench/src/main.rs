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

use anyhow::{Result, bail};
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
    let mut tables = Vec::new();
    for (_, measure) in ALL.iter().filter(|(name, _)| names.is_empty() || names.iter().any(|wanted| wanted == name)) {
        let table = measure()?;
        println!("{}", table.markdown());
        tables.push(table);
    }
    if names.is_empty() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks.md");
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        std::fs::write(path, table::document(&tables, &before))?;
    }
    Ok(())
}
