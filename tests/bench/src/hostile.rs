//! Files that mean harm: how long until they are refused or opened, and in how much memory.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use handvat_store::document::Document;
use handvat_store::files::RealFiles;
use handvat_store::opening::{Access, OpenFailure};
use handvat_store::writing;

use crate::disk::folder;
use crate::large;
use crate::table::{Table, milliseconds};

/// The argument by which this program opens one file and ends.
pub const ALONE: &str = "open-hostile";

const TIME: Duration = Duration::from_secs(2);
const MEMORY: u64 = 200_000_000;

/// Just under the largest file that is read.
const FULL: usize = 64 * 1024 * 1024 - 64 * 1024;

pub fn measure() -> Result<Table> {
    let folder = folder()?;
    let path = folder.path().join("hostile.handvat");
    let mut rows = Vec::new();
    let (mut slowest, mut largest) = (Duration::ZERO, 0);
    for (name, write) in CASES {
        write(&path)?;
        let began = Instant::now();
        let output = Command::new(std::env::current_exe()?).arg(ALONE).arg(&path).output()?;
        let time = began.elapsed();
        let text = String::from_utf8_lossy(&output.stdout);
        let (memory, answer) = text.trim().split_once(' ').unwrap_or(("0", "**ended by the system**"));
        let memory: u64 = memory.parse()?;
        rows.push(vec![name.to_owned(), answer.to_owned(), milliseconds(time), format!("{} MB", memory / 1_000_000)]);
        slowest = slowest.max(time);
        largest = largest.max(memory);
    }
    Ok(Table {
        title: "Files that mean harm",
        how: "A process of its own opens each file and ends: wall time of the whole process and the most memory it had.",
        head: vec!["the file", "the answer", "time", "memory"],
        rows,
        goals: vec![
            (format!("≤ 2 s (slowest {})", milliseconds(slowest)), slowest <= TIME),
            (format!("≤ 200 MB (most {} MB)", largest / 1_000_000), largest <= MEMORY),
        ],
    })
}

/// Opens a file and prints the most memory that this took, in bytes, and what came of it.
pub fn open_and_tell(path: &Path) -> Result<()> {
    let data = path.with_extension("data");
    let answer = match Document::open(Arc::new(RealFiles), &data, path, Access::Look) {
        Ok(opened) => format!("opened: {} notes", opened.workshop.notes.len()),
        Err(OpenFailure::Read { source, .. }) => source.to_string(),
        Err(failure) => failure.to_string(),
    };
    let mut short: String = answer.chars().filter(|character| !character.is_control()).take(90).collect();
    if short.len() < answer.len() {
        short.push('…');
    }
    println!("{} {short}", most_memory()?);
    Ok(())
}

fn most_memory() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("the system does not say")?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kibibytes * 1024)
}

type Case = (&'static str, fn(&Path) -> Result<()>);

const CASES: [Case; 17] = [
    ("10,000 notes, for comparison", |path| Ok(std::fs::write(path, writing::write(&large::workshop(10_000))?)?)),
    ("100,000 notes, the most", |path| Ok(std::fs::write(path, writing::write(&large::workshop(100_000))?)?)),
    ("1,000,000 notes, as short as can be", |path| {
        let mut notes = String::from("\"notes\":{");
        for note in 0..1_000_000 {
            write!(notes, "\"{note:x}\":{{\"canvas\":\"s\",\"x\":0,\"y\":0}},")?;
        }
        notes.pop();
        with(path, &(notes + "}"))
    }),
    ("500 MB of nothing", |path| Ok(std::fs::File::create(path)?.set_len(500_000_000)?)),
    ("64 MB of zero bytes", |path| Ok(std::fs::File::create(path)?.set_len(FULL as u64)?)),
    ("64 MB of open brackets", |path| Ok(std::fs::write(path, "[".repeat(FULL))?)),
    ("nested 128 deep", |path| with(path, &format!("\"deep\":{}{}", "[".repeat(128), "]".repeat(128)))),
    ("64 MB in one text", |path| with(path, &format!("\"head\":{{\"title\":\"{}\"}}", "a".repeat(FULL)))),
    ("64 MB in one number", |path| with(path, &format!("\"revision\":{}", "1".repeat(FULL)))),
    ("64 MB of one key again and again", |path| with(path, &format!("{}\"a\":1", "\"a\":1,".repeat(FULL / 6)))),
    ("64 MB of zeros in a list that nobody knows", |path| {
        with(path, &format!("\"unknown\":[{}0]", "0,".repeat(FULL / 2)))
    }),
    ("64 MB of keys that nobody knows", |path| {
        let mut keys = String::with_capacity(FULL);
        let mut key = 0_u32;
        while keys.len() < FULL - 32 {
            write!(keys, "\"{key:x}\":0,")?;
            key += 1;
        }
        keys.pop();
        with(path, &keys)
    }),
    ("64 MB of lists in a list that nobody knows", |path| {
        with(path, &format!("\"unknown\":[{}[]]", "[],".repeat(FULL / 3)))
    }),
    ("64 MB of escapes", |path| with(path, &format!("\"unknown\":\"{}\"", "\\u00e9".repeat(FULL / 6)))),
    ("half a character", |path| with(path, "\"unknown\":\"\\ud800\"")),
    ("1e999", |path| with(path, "\"revision\":1e999")),
    ("64 MB of UTF-16", |path| Ok(std::fs::write(path, b"\xff\xfe{\0".repeat(FULL / 4))?)),
];

/// A workshop without notes in which this stands before everything else.
fn with(path: &Path, entry: &str) -> Result<()> {
    let whole = String::from_utf8(writing::write(&large::workshop(0))?)?;
    let (head, tail) = whole.split_once('{').context("a workshop is an object")?;
    let key = entry.split(':').next().unwrap_or_default();
    // What the entry takes the place of would be a key twice.
    let tail = tail.replacen(&format!("\n  {key}:"), "\n  \"was\":", 1);
    Ok(std::fs::write(path, format!("{head}{{{entry},{tail}"))?)
}
