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
    /// No zone is called as the cell says.
    UnknownZone {
        /// As the cell says.
        name: String,
    },
    /// No voice is called as the cell says.
    UnknownVoice {
        /// As the cell says.
        name: String,
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
            Self::UnknownZone { .. } => "exchange-row-zone",
            Self::UnknownVoice { .. } => "exchange-row-voice",
        }
    }
}

impl LeftOut {
    /// One sentence that names the row and says what is the matter.
    pub fn sentence(&self, words: &Words) -> String {
        let mut arguments = vec![("row", self.row), ("line", self.line as usize)];
        match &self.reason {
            Reason::Empty | Reason::CellMissing => {}
            Reason::TooLong { characters } => {
                arguments.extend([("characters", *characters), ("longest", NOTE_CHARACTERS)]);
            }
            Reason::OtherWidth { cells, columns } => {
                arguments.extend([("cells", *cells), ("columns", *columns)]);
            }
            Reason::UnknownZone { name } | Reason::UnknownVoice { name } => {
                let name: String = name.chars().take(80).collect();
                let row = words.count(self.row);
                return words.with(self.reason.code(), &[("row", row.as_str()), ("name", name.as_str())]);
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
    let rows = rows_from(table, Columns { text: column, ..Columns::default() })?;
    let texts = rows.rows.into_iter().map(|row| row.text).collect();
    Ok(Taken { texts, left_out: rows.left_out, doubtful: rows.doubtful })
}

/// Which columns of a table hold what, by their names.
#[derive(Debug, Clone, Copy, Default)]
pub struct Columns<'a> {
    /// The texts of the notes; with a single column it need not be given.
    pub text: Option<&'a str>,
    /// Where each note lies.
    pub zone: Option<&'a str>,
    /// Whose words each note holds.
    pub voice: Option<&'a str>,
}

/// What a table gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenRows {
    /// One note each, in the order of the file.
    pub rows: Vec<TakenRow>,
    /// Rows that gave no note.
    pub left_out: Vec<LeftOut>,
    /// Rows that gave a note but have more or fewer cells than the heading.
    pub doubtful: Vec<LeftOut>,
}

/// A note of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenRow {
    /// As a spreadsheet counts.
    pub row: usize,
    /// From 1.
    pub line: u64,
    /// Its words.
    pub text: String,
    /// The cell that says where it lies; none when there is no such column or the cell is empty.
    pub zone: Option<String>,
    /// The cell that says whose words these are; none when there is no such column or the cell is empty.
    pub voice: Option<String>,
}

/// As [`notes_from`], with the cells beside the text.
pub fn rows_from(table: &Table, columns: Columns<'_>) -> Result<TakenRows, ColumnFailure> {
    let place = place_of(&table.columns, columns.text)?;
    let beside = |name: Option<&str>| name.map(|name| place_of(&table.columns, Some(name))).transpose();
    let (zone, voice) = (beside(columns.zone)?, beside(columns.voice)?);
    let mut taken = TakenRows::default();
    for row in &table.rows {
        match text_of(row, place) {
            Ok(text) => {
                if row.cells.len() != table.columns.len() {
                    let reason = Reason::OtherWidth { cells: row.cells.len(), columns: table.columns.len() };
                    taken.doubtful.push(remark(row, reason));
                }
                let cell = |place: Option<usize>| {
                    let cell = row.cells.get(place?)?.split_whitespace().collect::<Vec<_>>().join(" ");
                    (!cell.is_empty()).then_some(cell)
                };
                let (zone, voice) = (cell(zone), cell(voice));
                taken.rows.push(TakenRow { row: row.number, line: row.line, text, zone, voice });
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
