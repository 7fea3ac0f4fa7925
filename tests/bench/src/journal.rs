//! Opening a workshop whose last run was killed: the journal has edits that the file has not.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use handvat_model::edit::Edit;
use handvat_model::history::{Step, StepKind};
use handvat_model::id::Id;
use handvat_model::plan::{Means, plan};
use handvat_report::note::Noto;
use handvat_store::document::{Document, Opened};
use handvat_store::files::RealFiles;
use handvat_store::opening::Access;
use handvat_store::writing;

use crate::disk::folder;
use crate::large;
use crate::table::{Table, median, milliseconds, ratio};

const NOTES: usize = 10_000;
const EDITS: usize = 10_000;
const ROUNDS: usize = 15;

pub fn measure() -> Result<Table> {
    let folder = folder()?;
    let data = folder.path().join("data");
    let [plain, full] = ["plain", "full"].map(|name| folder.path().join(name).with_extension("handvat"));
    std::fs::write(&plain, writing::write(&large::workshop(NOTES))?)?;
    let mut other = large::workshop(NOTES);
    other.id = Id::new("journalled")?;
    std::fs::write(&full, writing::write(&other)?)?;
    fill(open(&data, &full)?)?;
    let (mut without, mut with) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let began = Instant::now();
        black_box(open(&data, &plain)?);
        without.push(began.elapsed());
        let began = Instant::now();
        let opened = black_box(open(&data, &full)?);
        with.push(began.elapsed());
        let back = opened.recovered.context("nothing came back")?.edits;
        ensure!(back as usize == EDITS, "{back} edits came back");
    }
    let (without, with) = (median(without), median(with));
    let ratio = ratio(with, without);
    let row = |name: &str, time, ratio| vec![name.to_owned(), milliseconds(time), format!("{ratio:.2}")];
    Ok(Table {
        title: "Opening after a crash",
        how: "Wall time of opening a file of 10,000 notes, without a journal and with one of 10,000 edits of texts that the file has \
              not: all of them are back in the workshop.",
        head: vec!["what", "median", "ratio"],
        rows: vec![row("without a journal", without, 1.0), row("with 10,000 edits in the journal", with, ratio)],
        goals: vec![(format!("≤ 2 × opening without ({ratio:.2})"), ratio <= 2.0)],
    })
}

fn open(data: &Path, path: &Path) -> Result<Opened> {
    Ok(Document::open(Arc::new(RealFiles), data, path, Access::Edit)?)
}

/// Edits until the journal is full, and ends as a crash would: without a checkpoint.
fn fill(opened: Opened) -> Result<()> {
    let (mut document, mut workshop) = (opened.document, opened.workshop);
    let mut steps = Vec::new();
    for round in 0..EDITS {
        let note = Id::new(format!("n{:06}", round * 7 % NOTES))?;
        let edit = Edit::SetText { note, text: format!("Wachttijd aan de telefoon {round}") };
        let mut fresh = || unreachable!("a text makes no record");
        let mut means = Means { typesetter: &Noto, fresh: &mut fresh, used: &|_| false };
        let planned = plan(&workshop, &edit, &mut means)?;
        let step = Step {
            sequence: workshop.revision + 1,
            at: "2027-01-15T09:00:00Z".to_owned(),
            origin: "facilitator".to_owned(),
            kind: StepKind::Edit,
            label: planned.label,
            patch: planned.patch,
        };
        step.replay(&mut workshop);
        steps.push(step);
        if steps.len() == 50 {
            document.append(&steps)?;
            steps.clear();
        }
    }
    Ok(())
}
