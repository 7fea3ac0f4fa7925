//! `export`: a document of a workshop.

use std::process::ExitCode;

use handvat_protocol::console::{Export as Request, ExportFormat};
use handvat_protocol::failure::Fault;
use handvat_session::export::export as make;
use handvat_words::Words;

use crate::arguments::{Export, Kind, Profile};
use crate::destination;
use crate::source::workshop_of;

/// The same workshop and arguments give the same bytes. Characters that no typeface has are named on stderr.
pub(crate) fn export(export: Export, words: Words) -> Result<ExitCode, Fault> {
    let workshop = workshop_of(&export.file, words)?;
    let request = Request {
        format: match export.to {
            Kind::Pdf => ExportFormat::Pdf,
            Kind::Svg => ExportFormat::Svg,
            Kind::Csv => ExportFormat::Csv,
            Kind::Md => ExportFormat::Md,
        },
        profile: match export.profile {
            Profile::Full => handvat_report::plan::Profile::Full,
            Profile::Manager => handvat_report::plan::Profile::Manager,
        },
        paper: export.paper.0,
        language: export.lang,
        canvas: export.canvas,
        date: export.date,
    };
    let exported = make(&workshop, &request)?;
    destination::write(&export.output, &exported.bytes)?;
    if !exported.missing.is_empty() {
        eprintln!("{}", words.with("cli-missing-characters", &[("characters", exported.missing.join(" "))]));
    }
    Ok(ExitCode::SUCCESS)
}
