//! `import`: notes from other programs, as one stack and one undoable step.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;

use handvat_exchange::text::LARGEST;
use handvat_protocol::console::ImportHow;
use handvat_protocol::failure::Fault;
use handvat_session::desk::{Imported, import_into};
use handvat_session::import::{ImportFormat, Picked, Wish};
use handvat_session::workshop::OpenWorkshop;
use handvat_words::Words;

use crate::arguments::{Import, Source};
use crate::destination::print;
use crate::hand::hand;
use crate::source::unreadable;

/// Says how many notes came in, and names every row that did not, or that needs a look.
pub(crate) fn import(import: Import, words: Words) -> Result<ExitCode, Fault> {
    let picked = picked(&import)?;
    let workshop = OpenWorkshop::open(hand(words), &import.file)?;
    let how = ImportHow {
        canvas: import.canvas,
        zone_column: import.zone_column,
        voice_column: import.voice_column,
        merge: Some(import.merge),
        loose: None,
    };
    let wish = Wish { zone: import.zone, column: import.column, voice: import.voice, how };
    let imported = import_into(&workshop, &picked, &wish);
    let written = workshop.close();
    let imported = imported?;
    written?;
    print(&report(&imported, words))?;
    Ok(ExitCode::SUCCESS)
}

fn picked(import: &Import) -> Result<Picked, Fault> {
    let format = match import.from {
        Source::Csv => ImportFormat::Csv,
        Source::Text => ImportFormat::Text,
    };
    let name = import
        .input
        .file_name()
        .map_or_else(|| import.input.display().to_string(), |name| name.to_string_lossy().into_owned());
    let bytes = bytes_of(&import.input).map_err(|error| unreadable(&import.input, &error))?;
    Picked::read(&name, format, &bytes)
}

/// No more than an import reads, and one byte that shows that there is more.
fn bytes_of(input: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if input.as_os_str() == "-" {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
    } else {
        File::open(input)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn report(imported: &Imported, words: Words) -> String {
    let apart = imported.cluster.is_none() && imported.notes > 0;
    let sentence = if apart { "cli-imported-apart" } else { "cli-imported" };
    let mut report = words.with(sentence, &[("count", imported.notes)]) + "\n";
    if imported.merged > 0 {
        report += &(words.with("cli-imported-merged", &[("count", imported.merged)]) + "\n");
    }
    if !imported.left_out.is_empty() {
        report += &(words.with("cli-left-out", &[("count", imported.left_out.len())]) + "\n");
        report.extend(imported.left_out.iter().map(|row| format!("  {}\n", row.sentence(&words))));
    }
    if !imported.doubtful.is_empty() {
        report += &(words.with("cli-doubtful", &[("count", imported.doubtful.len())]) + "\n");
        report.extend(imported.doubtful.iter().map(|row| format!("  {}\n", row.sentence(&words))));
    }
    report
}
