//! `check`: what is wrong in workshops and templates.

use std::fs;
use std::iter;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use handvat_model::records::Language;
use handvat_protocol::failure::Fault;
use handvat_session::clock::{fresh_id, now};
use handvat_session::faults::coded;
use handvat_session::places::data_folder;
use handvat_session::templates::{self, begin_filled};
use handvat_store::check::lines;
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
        for (line, fault) in &wrong {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            eprint!("{name}{line}: {}", said(&fault.worded(&words)));
        }
        if wrong.is_empty() {
            print(&format!("{}\n", words.with("cli-check-clean", &[("file", name)])))?;
        }
        clean &= wrong.is_empty();
    }
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// With the line where it is not in the words.
fn faults_of(file: &Path) -> Vec<(Option<usize>, Fault)> {
    match Document::open(Arc::new(RealFiles), &data_folder(), file, Access::Look) {
        Ok(opened) => {
            let lines = fs::read(file).map(|bytes| lines(&bytes, &opened.faults)).unwrap_or_default();
            let lines = lines.into_iter().map(Some).chain(iter::repeat(None));
            lines.zip(opened.faults.iter().map(|fault| coded(fault))).collect()
        }
        Err(OpenFailure::Read { source: ReadFailure::NotWorkshop { found: Some(found) }, .. })
            if found == "handvat-template" =>
        {
            checked_template(file).into_iter().map(|fault| (None, fault)).collect()
        }
        Err(failure) => vec![(None, coded(&failure))],
    }
}

/// What is wrong with a template by itself, or else with the workshops that it makes with the others.
fn checked_template(file: &Path) -> Vec<Fault> {
    if let Err(wrong) = templates::faults_of(file) {
        return wrong;
    }
    let template = match templates::read(file, &data_folder()) {
        Ok(template) => template,
        Err(fault) => return vec![fault],
    };
    if template.sample.is_none() {
        return Vec::new();
    }
    let samples = Language::KNOWN.iter().map(|language| begin_filled(&template, fresh_id(), language, &now()));
    samples.filter_map(Result::err).take(1).collect()
}
