//! What stands on the disk: a folder that is no memory, bare writes, the lines of a journal.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use atomic_write_file::AtomicWriteFile;
use handvat_model::records::Language;
use handvat_protocol::command::Command;
use handvat_session::workshop::{Hand, OpenWorkshop};
use handvat_store::files::RealFiles;
use handvat_words::Words;
use tempfile::TempDir;

/// The magic number of a file system in memory.
const TMPFS: i64 = 0x0102_1994;

/// A folder beside the program, since the temporary folder may be in memory.
pub fn folder() -> Result<TempDir> {
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR"))?;
    if i64::from(rustix::fs::statfs(folder.path())?.f_type) == TMPFS {
        bail!("{} is in memory: a sync costs nothing there", folder.path().display());
    }
    Ok(folder)
}

/// What the program's own windows open workshops with.
pub fn hand(data: &Path) -> Hand {
    Hand {
        files: Arc::new(RealFiles),
        data: data.to_owned(),
        tell: Arc::new(|_| ()),
        words: Arc::new(|| Words::new(&Language::English)),
        in_memory: false,
    }
}

/// Sends an edit and waits until it is durable.
pub fn send(workshop: &OpenWorkshop, round: usize) -> Result<()> {
    done(workshop, vec![edit(1, round)?])
}

/// Sends one group of edits and waits until they are durable.
pub fn done(workshop: &OpenWorkshop, commands: Vec<Command>) -> Result<()> {
    for done in workshop.send_alone(commands)? {
        done?;
    }
    Ok(())
}

/// Another text for a note of [`crate::large::workshop`].
pub fn edit(note: usize, round: usize) -> Result<Command> {
    let json = format!(r#"{{"edit":"setText","note":"n{note:06}","text":"Wachttijd aan de telefoon {round}"}}"#);
    Ok(serde_json::from_str(&json)?)
}

pub fn new_file(path: &Path) -> Result<File> {
    Ok(OpenOptions::new().create_new(true).append(true).open(path)?)
}

/// The plainest thing that keeps bytes.
pub fn append(file: &mut File, bytes: &[u8]) -> Result<()> {
    file.write_all(bytes)?;
    Ok(file.sync_data()?)
}

/// The plainest whole rewrite that keeps bytes.
pub fn rewrite(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    Ok(file.commit()?)
}

pub fn timed(work: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let began = Instant::now();
    work()?;
    Ok(began.elapsed())
}

/// The lines of all journals under a data folder, in order; not the room that is kept behind them.
pub fn journalled(data: &Path) -> Result<Vec<Vec<u8>>> {
    let mut journals = Vec::new();
    for place in std::fs::read_dir(data.join("workshops"))? {
        for entry in std::fs::read_dir(place?.path())? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("journal-")) {
                journals.push(path);
            }
        }
    }
    journals.sort();
    let mut lines = Vec::new();
    for journal in journals {
        let bytes = std::fs::read(journal)?;
        let whole = bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
        lines.extend(whole.map(|line| line[line.iter().take_while(|byte| **byte == 0).count()..].to_vec()));
    }
    Ok(lines)
}
