//! What comes into the workshop: a file or a pasted text is looked at first, then its rows are taken.

mod laying;
mod names;
mod weighing;

use std::path::Path;

use handvat_exchange::import::{ImportFailure, from_text, table_of};
use handvat_exchange::table::{self, Table};
use handvat_exchange::take::{self, Columns, Taken, TakenRow, TakenRows};
use handvat_protocol::failure::Fault;

pub use laying::{Laid, Wish, lay};
pub(crate) use weighing::Known;

/// A file or a pasted text that was read, before anything of it is taken.
#[derive(Debug, Clone)]
pub struct Picked {
    /// Its name, without the folder.
    pub file: String,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    /// And whether its first row names the columns.
    Table(Table, bool),
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
            ImportFormat::Csv => Content::Table(table_of(bytes).map_err(|failure| named(&failure, file))?, true),
            ImportFormat::Text => Content::Lines(from_text(bytes).map_err(|failure| named(&failure, file))?),
        };
        Ok(Self { file: file.to_owned(), content })
    }

    /// Reads what was pasted, under a name for it: a table, else a note a line. `heading` says whether the first row
    /// names the columns; else that is seen from its words.
    pub fn pasted(name: &str, text: &str, heading: Option<bool>) -> Result<Self, Fault> {
        let content = match table::read_pasted(text, heading) {
            Some((table, heading)) => Content::Table(table, heading),
            None => Content::Lines(from_text(text.as_bytes()).map_err(|failure| named(&failure, name))?),
        };
        Ok(Self { file: name.to_owned(), content })
    }

    /// The rows that become notes; a table with several columns asks for that of the texts.
    pub fn rows(&self, columns: Columns<'_>) -> Result<TakenRows, Fault> {
        match &self.content {
            Content::Table(table, _) => {
                take::rows_from(table, columns).map_err(|failure| named(&failure.into(), &self.file))
            }
            Content::Lines(taken) => Ok(TakenRows {
                rows: taken.texts.iter().map(|text| TakenRow { text: text.clone(), ..TakenRow::default() }).collect(),
                left_out: taken.left_out.clone(),
                doubtful: taken.doubtful.clone(),
            }),
        }
    }
}

fn named(failure: &ImportFailure, file: &str) -> Fault {
    let fault = Fault::new(failure.code()).with("file", file);
    failure.arguments().into_iter().fold(fault, |fault, (name, value)| fault.with(name, value))
}
