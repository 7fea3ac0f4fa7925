//! Where input comes from: workshops to look at, files of other programs.

use std::io;
use std::path::Path;
use std::sync::Arc;

use handvat_model::records::Workshop;
use handvat_protocol::failure::Fault;
use handvat_session::faults::coded;
use handvat_session::places::data_folder;
use handvat_store::document::{Document, Opened};
use handvat_store::files::RealFiles;
use handvat_store::opening::Access;
use handvat_words::Words;

/// A workshop as it is now, also while another program has it open. Nothing is written. What the journal has and the
/// file has not is part of it, and stderr says so.
pub(crate) fn workshop_of(file: &Path, words: Words) -> Result<Workshop, Fault> {
    let opened = opened(file)?;
    tell_ahead(file, &opened, words);
    Ok(opened.workshop)
}

/// A workshop and what belongs to its file, to be looked at only.
pub(crate) fn opened(file: &Path) -> Result<Opened, Fault> {
    Document::open(Arc::new(RealFiles), &data_folder(), file, Access::Look).map_err(|failure| coded(&failure))
}

fn tell_ahead(file: &Path, opened: &Opened, words: Words) {
    let steps = opened.recovered.as_ref().map_or(0, |recovered| recovered.edits);
    if steps > 0 {
        let said = [("file", file.display().to_string().into()), ("count", handvat_words::Value::from(steps))];
        eprintln!("{}", words.with("cli-ahead", &said));
    }
}

/// A file of another program that cannot be read.
pub(crate) fn unreadable(file: &Path, error: &io::Error) -> Fault {
    Fault::new("import-unreadable").with("file", file.display().to_string()).with("detail", error.to_string())
}
