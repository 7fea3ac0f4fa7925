//! What edits feel of checkpoints.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use handvat_session::workshop::OpenWorkshop;

use crate::disk::{append, folder, hand, journalled, new_file, rewrite, send, timed};
use crate::large;
use crate::table::{Spread, Table, milliseconds};

const ROUNDS: usize = 15;

/// Fewer than those after which a checkpoint begins by itself.
const EDITS: usize = 150;

/// How much longer an edit may take while the file is written.
const HELD: Duration = Duration::from_millis(5);

pub fn measure() -> Result<Table> {
    let folder = folder()?;
    let (data, path) = (folder.path().join("data"), folder.path().join("large.handvat"));
    let workshop = OpenWorkshop::begin(hand(&data), large::workshop(10_000))?;
    send(&workshop, 0)?;
    let line = journalled(&data)?.pop().context("the edit was journalled")?;
    workshop.save_as(&path)?;
    let bytes = std::fs::read(&path)?;
    let mut bare = new_file(&folder.path().join("bare"))?;
    let other = folder.path().join("other");
    let mut times = [const { Vec::new() }; 4];
    let mut checkpoints = 0;
    for round in 0..ROUNDS {
        times[0].extend(again(|_| append(&mut bare, &line))?);
        times[1].extend(beside(|| rewrite(&other, &bytes), || again(|_| append(&mut bare, &line)))?.0);
        times[2].extend(again(|edit| send(&workshop, round * EDITS + edit))?);
        let written = || Ok(workshop.checkpoint()?);
        let (edits, count) = beside(written, || again(|edit| send(&workshop, (ROUNDS + round) * EDITS + edit)))?;
        times[3].extend(edits);
        checkpoints += count;
        workshop.checkpoint()?;
    }
    let [bare, bare_beside, alone, during] = times.map(Spread::of);
    let row = |name: &str, spread: Spread| {
        vec![name.to_owned(), milliseconds(spread.median), milliseconds(spread.most), milliseconds(spread.longest)]
    };
    let longest = during.longest.saturating_sub(alone.longest);
    let most = during.most.saturating_sub(alone.most);
    Ok(Table {
        title: "Edits while the file is written",
        how: "Wall time of single durable edits at 10,000 notes, sent without a pause: alone, and while one checkpoint follows on the \
              other. Beside them a bare append and fdatasync of an edit's line, alone and while another thread rewrites a file of the \
              same bytes with `atomic-write-file`: what the disk itself adds.",
        head: vec!["what", "median", "99 of 100 within", "longest"],
        rows: vec![
            row("bare append", bare),
            row("bare append beside a bare rewrite", bare_beside),
            row("edit", alone),
            row(&format!("edit during checkpoints ({checkpoints} of them)"), during),
        ],
        goals: vec![
            (format!("held back ≤ 5 ms: 99 of 100 by at most {}", milliseconds(most)), most <= HELD),
            (format!("held back ≤ 5 ms: the longest by {}", milliseconds(longest)), longest <= HELD),
        ],
    })
}

fn again(mut work: impl FnMut(usize) -> Result<()>) -> Result<Vec<Duration>> {
    (0..EDITS).map(|edit| timed(|| work(edit))).collect()
}

/// Works while the other work is done again and again; also says how often it was.
fn beside<T>(other: impl Fn() -> Result<()> + Sync, work: impl FnOnce() -> Result<T>) -> Result<(T, usize)> {
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let others = scope.spawn(|| {
            let mut count = 0;
            while !ended.load(Ordering::Relaxed) {
                other()?;
                count += 1;
            }
            anyhow::Ok(count)
        });
        let worked = work();
        ended.store(true, Ordering::Relaxed);
        let count = others.join().map_err(|_| anyhow!("the other thread panicked"))??;
        Ok((worked?, count))
    })
}
