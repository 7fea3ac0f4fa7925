//! `check`: what is wrong in workshops and templates.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use handvat_protocol::failure::Fault;
use handvat_session::faults::coded;
use handvat_session::places::data_folder;
use handvat_session::templates;
use handvat_store::document::Document;
use handvat_store::files::RealFiles;
use handvat_store::opening::{Access, OpenFailure};
use handvat_store::reading::ReadFailure;
use handvat_words::Words;

use crate::arguments::Check;
use crate::destination::print;
use crate::tell::said;

/// Exit 0 when nothing is wrong, else 1 with the list on stderr.
pub(crate) fn check(check: &Check, words: Words) -> Result<ExitCode, Fault> {
    let mut clean = true;
    for file in &check.files {
        let name = file.display().to_string();
        let wrong = faults_of(file);
        for fault in &wrong {
            eprint!("{name}: {}", said(&fault.worded(&words)));
        }
        if wrong.is_empty() {
            print(&format!("{}\n", words.with("cli-check-clean", &[("file", name)])))?;
        }
        clean &= wrong.is_empty();
    }
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn faults_of(file: &Path) -> Vec<Fault> {
    match Document::open(Arc::new(RealFiles), &data_folder(), file, Access::Look) {
        Ok(opened) => opened.faults.iter().map(|fault| coded(fault)).collect(),
        Err(OpenFailure::Read { source: ReadFailure::NotWorkshop { found: Some(found) }, .. })
            if found == "handvat-template" =>
        {
            templates::read(file).err().into_iter().collect()
        }
        Err(failure) => vec![coded(&failure)],
    }
}
