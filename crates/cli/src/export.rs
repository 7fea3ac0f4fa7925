//! `export`: a document of a workshop.

use std::process::ExitCode;

use handvat_protocol::console::{Export as Request, ExportFormat, Picture, Profile as Printed};
use handvat_protocol::failure::Fault;
use handvat_session::export::{export as make, spare_workshop};
use handvat_session::places::data_folder;
use handvat_store::files::RealFiles;
use handvat_words::Words;

use crate::arguments::{Export, Kind, Profile};
use crate::destination;
use crate::source::workshop_of;

/// The same workshop and arguments give the same bytes. Characters that no typeface has are named on stderr.
pub(crate) fn export(export: Export, words: Words) -> Result<ExitCode, Fault> {
    if !destination::is_stdout(&export.output) {
        spare_workshop(&RealFiles, &export.output)?;
    }
    let workshop = workshop_of(&export.file, words)?;
    let request = Request {
        format: match export.to {
            Kind::Pdf => ExportFormat::Pdf,
            Kind::Svg => ExportFormat::Svg,
            Kind::Png => ExportFormat::Png,
            Kind::Csv => ExportFormat::Csv,
            Kind::Md => ExportFormat::Md,
        },
        profile: match export.profile {
            Profile::Full => Printed::Full,
            Profile::Manager => Printed::Manager,
            Profile::Poster => Printed::Poster,
            Profile::RunSheet => Printed::RunSheet,
        },
        blank: export.blank,
        paper: export.paper.0,
        language: export.lang,
        canvas: export.canvas,
        date: export.date,
        picture: Some(Picture { zone: export.zone, notes: export.notes, scale: export.scale }),
    };
    let exported = make(&workshop, &request, &data_folder())?;
    destination::write(&export.output, &exported.bytes)?;
    if !exported.missing.is_empty() {
        eprintln!("{}", words.with("cli-missing-characters", &[("characters", exported.missing.join(" "))]));
    }
    Ok(ExitCode::SUCCESS)
}
