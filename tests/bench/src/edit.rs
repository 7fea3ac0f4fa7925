//! Durable edits, against a bare append of the same bytes with its own sync, and against a database that keeps them.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use handvat_session::workshop::OpenWorkshop;
use rusqlite::Connection;

use crate::disk::{append, done, edit, folder, hand, journalled, new_file, send, timed};
use crate::large;
use crate::table::{Table, median, milliseconds, ratio};

const ROUNDS: usize = 200;

/// Edits that are sent together.
const GROUP: usize = 50;
const GROUP_ROUNDS: usize = 40;

/// After this no thread works on the versions any more.
const REST: Duration = Duration::from_millis(300);

pub fn measure() -> Result<Table> {
    let folder = folder()?;
    // Whoever comes first finds cold caches.
    let first = folder.path().join("first");
    std::fs::create_dir(&first)?;
    one_size(&first, 100)?;
    let mut rows = Vec::new();
    let mut ratios = Vec::new();
    for notes in [100, 10_000, 50_000] {
        let [bare, ours, database] = one_size(folder.path(), notes)?;
        let times = [bare, ours, database].map(milliseconds);
        let ratio = ratio(ours, bare);
        rows.push([vec![notes.to_string()], times.to_vec(), vec![format!("{ratio:.2}")]].concat());
        ratios.push(ratio);
    }
    let worst = ratios.iter().copied().fold(0.0, f64::max);
    let spread = worst / ratios.iter().copied().fold(f64::MAX, f64::min);
    Ok(Table {
        title: "One durable edit",
        how: "Wall time from the edit to its acknowledgement (plan, apply, journal, sync), against a bare append and fdatasync of the \
              journal's own bytes, and against SQLite (WAL, synchronous=FULL) with one INSERT of the same bytes a transaction; one \
              after the other in turn.",
        head: vec!["notes", "bare append + fdatasync", "durable edit", "SQLite", "edit to bare"],
        rows,
        goals: vec![
            (format!("≤ 1.3 × the bare append (worst {worst:.2})"), worst <= 1.3),
            (format!("independent of the number of notes (largest ratio {spread:.2} × the smallest)"), spread <= 1.25),
        ],
    })
}

pub fn measure_group() -> Result<Table> {
    let folder = folder()?;
    let data = folder.path().join("data");
    let workshop = OpenWorkshop::begin(hand(&data), large::workshop(10_000))?;
    send(&workshop, 0)?;
    let group = |round| (0..GROUP).map(|note| edit(note, round)).collect::<Result<Vec<_>>>();
    done(&workshop, group(1)?)?;
    let lines = journalled(&data)?;
    let bytes = lines[lines.len() - GROUP..].concat();
    let mut bare = new_file(&folder.path().join("bare"))?;
    let (mut bare_times, mut our_times) = (Vec::new(), Vec::new());
    for round in 2..GROUP_ROUNDS + 2 {
        bare_times.push(timed(|| append(&mut bare, &bytes))?);
        let commands = group(round)?;
        our_times.push(timed(|| done(&workshop, commands))?);
        if round % 4 == 0 {
            // Before it would begin by itself, in the middle of a round; and until what follows it is at rest.
            workshop.checkpoint()?;
            send(&workshop, round)?;
            std::thread::sleep(REST);
        }
    }
    let (bare, ours) = (median(bare_times), median(our_times));
    let ratio = ratio(ours, bare);
    let row = |name: &str, time, ratio| vec![name.to_owned(), milliseconds(time), format!("{ratio:.2}")];
    Ok(Table {
        title: "Fifty edits in one group",
        how: "Wall time from fifty edits, sent together, to their acknowledgement at 10,000 notes, against one bare append and \
              fdatasync of the lines that the journal has for them; while no checkpoint runs.",
        head: vec!["what", "median", "ratio"],
        rows: vec![row("one bare append + fdatasync", bare, 1.0), row("fifty edits", ours, ratio)],
        goals: vec![(format!("≤ 1.5 × one bare append ({ratio:.2})"), ratio <= 1.5)],
    })
}

/// Bare, ours, the database's.
fn one_size(folder: &Path, notes: usize) -> Result<[Duration; 3]> {
    let data = folder.join(format!("data-{notes}"));
    let workshop = OpenWorkshop::begin(hand(&data), large::workshop(notes))?;
    send(&workshop, 0)?;
    send(&workshop, 1)?;
    let line = journalled(&data)?.pop().context("the edit was journalled")?;
    let mut bare = new_file(&folder.join(format!("bare-{notes}")))?;
    let database = database(&folder.join(format!("database-{notes}")))?;
    let mut times = [const { Vec::new() }; 3];
    for round in 2..ROUNDS + 2 {
        times[0].push(timed(|| append(&mut bare, &line))?);
        times[1].push(timed(|| send(&workshop, round))?);
        times[2].push(timed(|| insert(&database, &line))?);
    }
    Ok(times.map(median))
}

fn database(path: &Path) -> Result<Connection> {
    let database = Connection::open(path)?;
    database.pragma_update(None, "journal_mode", "wal")?;
    database.pragma_update(None, "synchronous", "full")?;
    database.execute("CREATE TABLE steps (sequence INTEGER PRIMARY KEY, line BLOB NOT NULL)", ())?;
    Ok(database)
}

fn insert(database: &Connection, line: &[u8]) -> Result<()> {
    database.prepare_cached("INSERT INTO steps (line) VALUES (?1)")?.execute([line])?;
    Ok(())
}
