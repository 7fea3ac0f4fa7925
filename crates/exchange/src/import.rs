//! Files that others made, as the texts of notes.

use crate::lines;
use crate::table::{self, Table, TableFailure};
use crate::take::{ColumnFailure, Taken, notes_from};
use crate::text::{LARGEST, TextFailure, decode};

/// Why a file could not be brought in. A code and arguments, which the session words in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportFailure {
    /// The bytes are no text.
    #[error(transparent)]
    Text(#[from] TextFailure),
    /// The text is no table.
    #[error(transparent)]
    Table(#[from] TableFailure),
    /// The table has no such column.
    #[error(transparent)]
    Column(#[from] ColumnFailure),
}

/// The cells of a column of a CSV file; see [`take::notes_from`](notes_from).
pub fn from_csv(bytes: &[u8], column: Option<&str>) -> Result<Taken, ImportFailure> {
    Ok(notes_from(&table_of(bytes)?, column)?)
}

/// The lines of a text file; see [`lines::notes_from`].
pub fn from_text(bytes: &[u8]) -> Result<Taken, ImportFailure> {
    Ok(lines::notes_from(&decode(bytes)?))
}

/// A CSV file before a column is chosen.
pub fn table_of(bytes: &[u8]) -> Result<Table, ImportFailure> {
    Ok(table::read(&decode(bytes)?)?)
}

impl ImportFailure {
    /// The id of its sentence in `failures.ftl`. The sentence also names the `file`, which the caller knows.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text(TextFailure::TooLarge { .. }) => "import-too-large",
            Self::Text(TextFailure::Workbook) => "import-workbook",
            Self::Text(TextFailure::Binary { .. }) => "import-binary",
            Self::Text(TextFailure::Empty) => "import-empty",
            Self::Table(TableFailure::OpenQuote { .. }) => "import-open-quote",
            Self::Table(TableFailure::NoRows) => "import-no-rows",
            Self::Column(ColumnFailure::Unknown { .. }) => "import-no-column",
            Self::Column(ColumnFailure::NotNamed { .. }) => "import-which-column",
        }
    }

    /// The variables of the sentence, without `file`.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Text(TextFailure::TooLarge { .. }) => {
                vec![("megabytes", (LARGEST / 1024 / 1024).to_string())]
            }
            Self::Text(TextFailure::Binary { line }) => vec![("line", line.to_string())],
            Self::Table(TableFailure::OpenQuote { row, line }) => {
                vec![("row", row.to_string()), ("line", line.to_string())]
            }
            Self::Column(ColumnFailure::Unknown { wanted, columns }) => {
                vec![("column", wanted.clone()), ("columns", quoted(columns))]
            }
            Self::Column(ColumnFailure::NotNamed { columns }) => vec![("columns", quoted(columns))],
            Self::Text(TextFailure::Workbook | TextFailure::Empty) | Self::Table(TableFailure::NoRows) => Vec::new(),
        }
    }
}

fn quoted(columns: &[String]) -> String {
    columns.iter().map(|column| format!("‘{column}’")).collect::<Vec<_>>().join(", ")
}
