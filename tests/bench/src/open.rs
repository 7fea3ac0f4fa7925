//! Opening a workshop of 10,000 notes: reading with all its checks, against serde_json alone.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;
use handvat_model::records::Workshop;
use handvat_store::document::Document;
use handvat_store::files::RealFiles;
use handvat_store::opening::Access;
use handvat_store::{reading, writing};

use crate::large;
use crate::table::{Table, median, milliseconds, ratio};

const ROUNDS: usize = 15;

pub fn measure() -> Result<Table> {
    let bytes = writing::write(&large::workshop(10_000))?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large.handvat");
    std::fs::write(&path, &bytes)?;
    let (mut plain, mut ours, mut document) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let began = Instant::now();
        black_box(serde_json::from_slice::<Workshop>(&bytes)?);
        plain.push(began.elapsed());
        let began = Instant::now();
        black_box(reading::read(&bytes)?);
        ours.push(began.elapsed());
        let began = Instant::now();
        black_box(Document::open(Arc::new(RealFiles), &folder.path().join("data"), &path, Access::Edit)?);
        document.push(began.elapsed());
    }
    let (plain, ours, document) = (median(plain), median(ours), median(document));
    let row = |name: &str, time| vec![name.to_owned(), milliseconds(time), format!("{:.2}", ratio(time, plain))];
    Ok(Table {
        title: "Opening 10,000 notes",
        how: "Wall time. `serde_json::from_slice` reads the same bytes into the same file types; ours also refuses duplicate keys, \
              checks limits, numbers and references. The last row reads the file, takes the lock and looks at the journal too.",
        head: vec!["what", "median", "ratio"],
        rows: vec![
            row("serde_json::from_slice", plain),
            row("read, model ready", ours),
            row("open the document", document),
        ],
        goals: vec![
            (format!("read ≤ 2 × from_slice ({:.2})", ratio(ours, plain)), ratio(ours, plain) <= 2.0),
            (format!("open ≤ 2 × from_slice ({:.2})", ratio(document, plain)), ratio(document, plain) <= 2.0),
        ],
    })
}
