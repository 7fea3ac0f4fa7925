//! The cells of a column as the texts of notes, with a word on every row that did not become one.

use handvat_model::limits::NOTE_CHARACTERS;
use handvat_words::Words;

use crate::table::{Row, Table};
use crate::text::cleaned;

/// What a file gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// One note each, in the order of the file.
    pub texts: Vec<String>,
    /// Rows that gave no note.
    pub left_out: Vec<LeftOut>,
    /// Rows that gave a note but have more or fewer cells than the heading, so that it may hold the wrong words.
    pub doubtful: Vec<LeftOut>,
}

/// A row and what is the matter with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// As a spreadsheet counts, with the heading as row 1; the line for a plain text.
    pub row: usize,
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// Why.
    pub reason: Reason,
}

/// What is the matter with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The cell is empty, or only blanks.
    Empty,
    /// The row ends before the column.
    CellMissing,
    /// More characters than a note holds; see [`NOTE_CHARACTERS`].
    TooLong {
        /// As many as there are.
        characters: usize,
    },
    /// Not as many cells as the heading.
    OtherWidth {
        /// As many as the row has.
        cells: usize,
        /// As many as the heading has.
        columns: usize,
    },
}

impl Reason {
    /// The id of its sentence in `exchange.ftl`; the variables are `row`, `line` and, by name, those of the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "exchange-row-empty",
            Self::CellMissing => "exchange-row-short",
            Self::TooLong { .. } => "exchange-row-long",
            Self::OtherWidth { .. } => "exchange-row-width",
        }
    }
}

impl LeftOut {
    /// One sentence that names the row and says what is the matter.
    pub fn sentence(&self, words: &Words) -> String {
        let mut arguments = vec![("row", self.row), ("line", self.line as usize)];
        match self.reason {
            Reason::Empty | Reason::CellMissing => {}
            Reason::TooLong { characters } => {
                arguments.extend([("characters", characters), ("longest", NOTE_CHARACTERS)]);
            }
            Reason::OtherWidth { cells, columns } => {
                arguments.extend([("cells", cells), ("columns", columns)]);
            }
        }
        words.with(self.reason.code(), &arguments)
    }
}

/// Why a column cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnFailure {
    /// No column is called so.
    #[error("no column is called ‘{wanted}’; there are {}", columns.join(", "))]
    Unknown {
        /// As it was asked for.
        wanted: String,
        /// What there is.
        columns: Vec<String>,
    },
    /// Several columns, and none was named.
    #[error("which of the columns {} is meant?", columns.join(", "))]
    NotNamed {
        /// What there is.
        columns: Vec<String>,
    },
}

/// One note for each cell of a column that holds something: HTML entities read, blanks around it gone. The name may
/// differ in capitals and blanks; with a single column it need not be given.
pub fn notes_from(table: &Table, column: Option<&str>) -> Result<Taken, ColumnFailure> {
    let place = place_of(&table.columns, column)?;
    let mut taken = Taken::default();
    for row in &table.rows {
        match text_of(row, place) {
            Ok(text) => {
                if row.cells.len() != table.columns.len() {
                    let reason = Reason::OtherWidth { cells: row.cells.len(), columns: table.columns.len() };
                    taken.doubtful.push(remark(row, reason));
                }
                taken.texts.push(text);
            }
            Err(reason) => taken.left_out.push(remark(row, reason)),
        }
    }
    Ok(taken)
}

fn place_of(columns: &[String], wanted: Option<&str>) -> Result<usize, ColumnFailure> {
    let Some(wanted) = wanted else {
        return if columns.len() == 1 { Ok(0) } else { Err(ColumnFailure::NotNamed { columns: columns.to_vec() }) };
    };
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    columns
        .iter()
        .position(|name| name == wanted)
        .or_else(|| columns.iter().position(|name| plain(name) == plain(wanted)))
        .ok_or_else(|| ColumnFailure::Unknown { wanted: wanted.to_owned(), columns: columns.to_vec() })
}

fn text_of(row: &Row, place: usize) -> Result<String, Reason> {
    let cell = row.cells.get(place).ok_or(Reason::CellMissing)?;
    fitting(&html_escape::decode_html_entities(cell))
}

/// The text as a note may hold it.
pub(crate) fn fitting(text: &str) -> Result<String, Reason> {
    let text = cleaned(text);
    match text.chars().count() {
        0 => Err(Reason::Empty),
        characters if characters > NOTE_CHARACTERS => Err(Reason::TooLong { characters }),
        _ => Ok(text),
    }
}

fn remark(row: &Row, reason: Reason) -> LeftOut {
    LeftOut { row: row.number, line: row.line, reason }
}
