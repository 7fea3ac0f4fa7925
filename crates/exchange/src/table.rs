//! CSV as programs write it: any of four separators, quoted line breaks, rows that do not fit.

use std::io::Read;

use csv::ReaderBuilder;

/// A CSV file: its heading and its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// One name each, none twice. A column without a name, or with the name of an earlier one, has its place in it:
    /// `#1` is the first column, `Text #5` the second that is called Text.
    pub columns: Vec<String>,
    /// Without the heading, and without rows of nothing but blanks at the end.
    pub rows: Vec<Row>,
}

/// A row, with where it is in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet counts: the heading is row 1.
    pub number: usize,
    /// The line of the file on which it begins, from 1; cells with line breaks make it run ahead of the number.
    pub line: u64,
    /// As many as the row has, which need not be as many as there are columns.
    pub cells: Vec<String>,
}

/// Why a text is not a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFailure {
    /// A quotation mark that swallows the rest of the file.
    #[error("the quotation mark that opens in row {row} (line {line}) is never closed")]
    OpenQuote {
        /// As a spreadsheet counts.
        row: usize,
        /// From 1.
        line: u64,
    },
    /// A heading and nothing under it.
    #[error("the table has no rows")]
    NoRows,
}

/// Reads the text of a CSV file. The separator is the one that makes the rows most alike; a first line `sep=;` is obeyed.
pub fn read(text: &str) -> Result<Table, TableFailure> {
    let (text, separator, skipped) = match declared(text) {
        Some((separator, rest)) => (rest, separator, 1),
        None => (text, detected(text), 0),
    };
    let mut rows = records(text, separator, skipped)?;
    while rows.pop_if(|row| is_blank(row)).is_some() {}
    if rows.len() < 2 {
        return Err(TableFailure::NoRows);
    }
    let heading = rows.remove(0);
    Ok(Table { columns: named(&heading.cells), rows })
}

/// Reads a table that was pasted: with tabs as spreadsheets give it, else with the separator that makes all its rows
/// alike. `heading` says whether the first row names the columns; else that is seen from its words. None for what is
/// no table but text.
pub fn read_pasted(text: &str, heading: Option<bool>) -> Option<(Table, bool)> {
    let separator = if text.contains('\t') { b'\t' } else { detected(text) };
    let mut rows = records(text, separator, 0).ok()?;
    while rows.pop_if(|row| is_blank(row)).is_some() {}
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    if width < 2 || (separator != b'\t' && rows.iter().any(|row| row.cells.len() != width)) {
        return None;
    }
    let heading = heading.unwrap_or_else(|| rows.len() > 1 && names_columns(&rows[0].cells));
    let mut names = if heading { rows.remove(0).cells } else { Vec::new() };
    names.resize(width, String::new());
    Some((Table { columns: named(&names), rows }, heading))
}

/// What columns with texts, with zones and with voices are often called.
pub const TEXT_NAMES: [&str; 14] = [
    "text",
    "tekst",
    "note",
    "notitie",
    "comment",
    "opmerking",
    "answer",
    "antwoord",
    "feedback",
    "description",
    "omschrijving",
    "idea",
    "idee",
    "quote",
];
/// See [`TEXT_NAMES`].
pub const ZONE_NAMES: [&str; 8] = ["zone", "vak", "step", "stap", "handle", "handvat", "category", "categorie"];
/// See [`TEXT_NAMES`].
pub const VOICE_NAMES: [&str; 6] = ["voice", "stem", "source", "bron", "who", "wie"];

/// Whether a column's name is one of those, whatever its capitals.
pub fn is_called(name: &str, names: &[&str]) -> bool {
    let name = name.trim().to_lowercase();
    names.contains(&name.as_str())
}

fn names_columns(cells: &[String]) -> bool {
    let known = |cell: &String| [&TEXT_NAMES[..], &ZONE_NAMES, &VOICE_NAMES].iter().any(|names| is_called(cell, names));
    cells.iter().all(|cell| !cell.trim().is_empty()) && cells.iter().any(known)
}

/// `sep=;` on a line of its own, as Excel writes and reads it.
fn declared(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    match first.trim_end().as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] if SEPARATORS.contains(separator) => {
            Some((*separator, rest))
        }
        _ => None,
    }
}

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The separator with which most of the first rows have as many cells as the heading. One that leaves
/// the heading whole is chosen only when no other fits a quarter of the rows.
fn detected(text: &str) -> u8 {
    let fit = |separator: u8| {
        let records = reader(text.as_bytes(), separator).into_records().take(100);
        let widths: Vec<usize> = records.filter_map(Result::ok).map(|record| record.len()).collect();
        let heading = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().skip(1).filter(|&&width| width == heading).count();
        let splits = heading > 1 && alike * 4 + 1 >= widths.len();
        (splits, alike, heading)
    };
    // Of equals the last one wins: the comma.
    SEPARATORS.into_iter().rev().max_by_key(|&separator| fit(separator)).unwrap_or(b',')
}

/// All rows with the heading. The reader leaves blank lines out, but a spreadsheet counts them.
fn records(text: &str, separator: u8, skipped: u64) -> Result<Vec<Row>, TableFailure> {
    let source = text.as_bytes().chain("\n".as_bytes()).chain(END.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    let (mut number, mut line, mut counted) = (0, 1 + skipped, 0);
    for record in reader(source, separator).into_records() {
        // The reader fails on bytes that are not UTF-8 only, and these come from a `str`.
        let Ok(record) = record else { continue };
        let from = record.position().map_or(0, |position| position.byte() as usize).min(text.len());
        let start = text.len() - text[from..].trim_start_matches(['\r', '\n']).len();
        number += 1 + line_ends(&text[..start], from);
        line += line_ends(&text[..start], counted) as u64;
        counted = start;
        rows.push(Row { number, line, cells: record.iter().map(str::to_owned).collect() });
    }
    match rows.pop() {
        Some(last) if last.cells.len() == 1 && last.cells[0] == END => Ok(rows),
        Some(open) => Err(TableFailure::OpenQuote { row: open.number, line: open.line }),
        None => Ok(rows),
    }
}

/// A row that no file has, set behind the text: when it does not come back, an open quotation mark swallowed it.
const END: &str = "\u{1}end of the table\u{1}";

fn reader<R: Read>(source: R, separator: u8) -> csv::Reader<R> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(source)
}

/// How many lines end in the text from a byte on. `\r\n` is one end, also when the text is cut between the two.
fn line_ends(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    (from..bytes.len())
        .filter(|&at| bytes[at] == b'\r' || (bytes[at] == b'\n' && (at == 0 || bytes[at - 1] != b'\r')))
        .count()
}

fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.trim().is_empty())
}

fn named(heading: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(heading.len());
    for (index, cell) in heading.iter().enumerate() {
        let name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = format!("#{}", index + 1);
        names.push(match name.as_str() {
            "" => place,
            _ if names.contains(&name) => format!("{name} {place}"),
            _ => name,
        });
    }
    names
}
