//! One durable edit, against a bare append of the same bytes with its own sync.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use handvat_model::records::Language;
use handvat_protocol::command::Command;
use handvat_session::workshop::{Hand, OpenWorkshop};
use handvat_store::files::RealFiles;
use handvat_words::Words;

use crate::large;
use crate::table::{Table, median, milliseconds, ratio};

const ROUNDS: usize = 200;

/// The magic number of a file system in memory.
const TMPFS: i64 = 0x0102_1994;

pub fn measure() -> Result<Table> {
    // Beside the program, since the temporary folder may be in memory.
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR"))?;
    if i64::from(rustix::fs::statfs(folder.path())?.f_type) == TMPFS {
        bail!("{} is in memory: a sync costs nothing there", folder.path().display());
    }
    let mut rows = Vec::new();
    let mut ratios = Vec::new();
    for notes in [100, 10_000, 50_000] {
        let (bare, ours) = one_size(folder.path(), notes)?;
        rows.push(vec![notes.to_string(), milliseconds(bare), milliseconds(ours), format!("{:.2}", ratio(ours, bare))]);
        ratios.push(ratio(ours, bare));
    }
    let worst = ratios.iter().copied().fold(0.0, f64::max);
    let spread = worst / ratios.iter().copied().fold(f64::MAX, f64::min);
    Ok(Table {
        title: "One durable edit",
        how: "Wall time from the edit to its acknowledgement (plan, apply, journal, sync), against a bare append and fdatasync of the \
              journal's own bytes, one after the other in turn.",
        head: vec!["notes", "bare append + fdatasync", "durable edit", "ratio"],
        rows,
        goals: vec![
            (format!("≤ 1.5 × the bare append (worst {worst:.2})"), worst <= 1.5),
            (format!("independent of the number of notes (largest ratio {spread:.2} × the smallest)"), spread <= 1.25),
        ],
    })
}

fn one_size(folder: &Path, notes: usize) -> Result<(Duration, Duration)> {
    let data = folder.join(format!("data-{notes}"));
    let hand = Hand {
        files: Arc::new(RealFiles),
        data: data.clone(),
        tell: Arc::new(|_| ()),
        words: Arc::new(|| Words::new(&Language::English)),
        in_memory: false,
    };
    let workshop = OpenWorkshop::begin(hand, large::workshop(notes))?;
    send(&workshop, 0)?;
    let line = longest_line(&data)?;
    let mut bare = OpenOptions::new().create_new(true).append(true).open(folder.join(format!("bare-{notes}")))?;
    let (mut bare_times, mut our_times) = (Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        bare_times.push(timed(|| append(&mut bare, &line))?);
        our_times.push(timed(|| send(&workshop, round))?);
    }
    Ok((median(bare_times), median(our_times)))
}

fn send(workshop: &OpenWorkshop, round: usize) -> Result<()> {
    let json = format!(r#"{{"edit":"setText","note":"n000001","text":"Wachttijd aan de telefoon {round}"}}"#);
    let command: Command = serde_json::from_str(&json)?;
    for done in workshop.send_alone(vec![command])? {
        done?;
    }
    Ok(())
}

fn append(file: &mut File, line: &[u8]) -> Result<()> {
    file.write_all(line)?;
    Ok(file.sync_data()?)
}

fn timed(work: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let began = Instant::now();
    work()?;
    Ok(began.elapsed())
}

/// A line of the journal, as the edit above leaves it.
fn longest_line(data: &Path) -> Result<Vec<u8>> {
    let place = std::fs::read_dir(data.join("workshops"))?.next().context("the workshop has a place")??.path();
    let journal = std::fs::read_dir(place)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("journal-")))
        .context("the edit was journalled")?;
    let bytes = std::fs::read(journal)?;
    Ok(bytes.split_inclusive(|byte| *byte == b'\n').max_by_key(|line| line.len()).unwrap_or_default().to_vec())
}
