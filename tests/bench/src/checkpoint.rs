//! A checkpoint, beside the plainest safe rewrite of the same bytes.

use std::sync::Arc;

use anyhow::Result;
use handvat_store::document::Document;
use handvat_store::files::RealFiles;
use handvat_store::opening::Access;
use handvat_store::writing;

use crate::disk::{folder, rewrite, timed};
use crate::large;
use crate::table::{Table, median, milliseconds, ratio};

const ROUNDS: usize = 25;

pub fn measure() -> Result<Table> {
    let folder = folder()?;
    let path = folder.path().join("large.handvat");
    let bytes = writing::write(&large::workshop(10_000))?;
    std::fs::write(&path, &bytes)?;
    let opened = Document::open(Arc::new(RealFiles), &folder.path().join("data"), &path, Access::Edit)?;
    let (mut document, mut workshop) = (opened.document, Arc::new(opened.workshop));
    let other = folder.path().join("other");
    let (mut bare, mut whole, mut ours) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        bare.push(timed(|| rewrite(&other, &bytes))?);
        whole.push(timed(|| rewrite(&other, &writing::write(&workshop)?))?);
        let next = Arc::make_mut(&mut workshop);
        next.revision += 1;
        next.head.title = format!("Bench {round}");
        ours.push(timed(|| {
            let done = document.begin_checkpoint(Arc::clone(&workshop), &[])?.run()?;
            document.finish_checkpoint(done);
            Ok(())
        })?);
    }
    let (bare, whole, ours) = (median(bare), median(whole), median(ours));
    let row = |name: &str, time| vec![name.to_owned(), milliseconds(time), format!("{:.2}", ratio(time, bare))];
    Ok(Table {
        title: "One checkpoint",
        how: "Wall time at 10,000 notes, on a thread of its own in the program. `atomic-write-file` writes the same bytes to a new \
              file, syncs it and puts it in the place of the old one. A checkpoint also makes the bytes, looks whether the old file is \
              still the one it knows, reads the new one back, and keeps a copy in the program's own folder to merge from, synced too.",
        head: vec!["what", "median", "ratio"],
        rows: vec![
            row("atomic-write-file, the bytes made before", bare),
            row("atomic-write-file, the bytes made too", whole),
            row("checkpoint", ours),
        ],
        goals: Vec::new(),
    })
}
