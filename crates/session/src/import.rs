//! What comes into the workshop: a file is looked at first, then one of its columns is taken.

use std::path::Path;

use handvat_exchange::import::{ImportFailure, from_text, table_of};
use handvat_exchange::table::Table;
use handvat_exchange::take::{self, Taken};
use handvat_protocol::console::{ImportColumn, ImportPreview};
use handvat_protocol::failure::Fault;

/// A file that was read, before anything of it is taken.
#[derive(Debug, Clone)]
pub struct Picked {
    /// Its name, without the folder.
    pub file: String,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Table(Table),
    Lines(Taken),
}

/// How the bytes are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportFormat {
    /// Rows and columns.
    Csv,
    /// A note a line.
    Text,
}

impl ImportFormat {
    /// By the name of the file: what is not CSV is text.
    pub fn of(file: &str) -> Self {
        let extension = Path::new(file).extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("csv" | "tsv" | "tab") => Self::Csv,
            _ => Self::Text,
        }
    }
}

impl Picked {
    /// Reads a file's bytes.
    pub fn read(file: &str, format: ImportFormat, bytes: &[u8]) -> Result<Self, Fault> {
        let content = match format {
            ImportFormat::Csv => Content::Table(table_of(bytes).map_err(|failure| named(&failure, file))?),
            ImportFormat::Text => Content::Lines(from_text(bytes).map_err(|failure| named(&failure, file))?),
        };
        Ok(Self { file: file.to_owned(), content })
    }

    /// What is in it, for the page.
    pub fn preview(&self, handle: &str) -> ImportPreview {
        let (columns, rows) = match &self.content {
            Content::Table(table) => {
                ((0..table.columns.len()).map(|place| column(table, place)).collect(), table.rows.len())
            }
            Content::Lines(taken) => (Vec::new(), taken.texts.len()),
        };
        ImportPreview {
            handle: handle.to_owned(),
            file: self.file.clone(),
            columns,
            rows: u32::try_from(rows).unwrap_or(u32::MAX),
        }
    }

    /// The texts of the notes; a table asks for one of its columns.
    pub fn take(&self, column: Option<&str>) -> Result<Taken, Fault> {
        match &self.content {
            Content::Table(table) => {
                take::notes_from(table, column).map_err(|failure| named(&failure.into(), &self.file))
            }
            Content::Lines(taken) => Ok(taken.clone()),
        }
    }
}

fn column(table: &Table, place: usize) -> ImportColumn {
    let filled: Vec<&String> =
        table.rows.iter().filter_map(|row| row.cells.get(place)).filter(|cell| !cell.trim().is_empty()).collect();
    ImportColumn {
        name: table.columns.get(place).cloned().unwrap_or_default(),
        examples: filled.iter().take(3).map(|cell| cell.chars().take(120).collect()).collect(),
        filled: u32::try_from(filled.len()).unwrap_or(u32::MAX),
    }
}

fn named(failure: &ImportFailure, file: &str) -> Fault {
    let fault = Fault::new(failure.code()).with("file", file);
    failure.arguments().into_iter().fold(fault, |fault, (name, value)| fault.with(name, value))
}
