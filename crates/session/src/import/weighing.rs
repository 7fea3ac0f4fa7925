//! What is in a table before it is brought in: which column holds what, and what is there already.

use std::collections::BTreeSet;

use handvat_exchange::table::{TEXT_NAMES, Table, VOICE_NAMES, ZONE_NAMES, is_called};
use handvat_model::records::Workshop;
use handvat_model::similar::folded;
use handvat_protocol::console::{ImportColumn, ImportGuess, ImportPreview};

use super::names::Names;
use super::{Content, Picked};

/// As many rows are shown.
const SAMPLE: usize = 8;
/// As much of a cell is shown, in characters.
const CELL: usize = 120;

/// What of a workshop counts for a preview.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    names: Names,
    texts: BTreeSet<String>,
}

impl Known {
    /// The names of the workshop's zones, and what its notes say. Of notes that lie face down nothing is said.
    pub(crate) fn of(workshop: &Workshop) -> Self {
        let texts = workshop.notes.values().filter(|note| !note.hidden).map(|note| folded(&note.text)).collect();
        Self { names: Names::of(workshop, None), texts }
    }
}

impl Picked {
    /// What is in it, for the page.
    pub(crate) fn preview(&self, handle: &str, known: &Known) -> ImportPreview {
        let mut preview = ImportPreview {
            handle: handle.to_owned(),
            file: self.file.clone(),
            columns: Vec::new(),
            rows: 0,
            heading: false,
            sample: Vec::new(),
            guess: ImportGuess::default(),
            repeated: 0,
            known: 0,
        };
        match &self.content {
            Content::Table(table, heading) => {
                preview.rows = counted(table.rows.len());
                preview.heading = *heading;
                preview.columns = (0..table.columns.len()).map(|place| column(table, place, known)).collect();
                preview.guess = guess(table, &preview.columns);
                preview.sample = table.rows.iter().take(SAMPLE).map(|row| shown(&row.cells, table)).collect();
            }
            Content::Lines(taken) => {
                preview.rows = counted(taken.texts.len());
                (preview.repeated, preview.known) = doubles(taken.texts.iter().map(String::as_str), known);
            }
        }
        preview
    }
}

fn column(table: &Table, place: usize, known: &Known) -> ImportColumn {
    let filled: Vec<&str> = cells(table, place).collect();
    let (repeated, there) = doubles(filled.iter().copied(), known);
    ImportColumn {
        name: table.columns.get(place).cloned().unwrap_or_default(),
        examples: filled.iter().take(3).map(|cell| cell.chars().take(CELL).collect()).collect(),
        filled: counted(filled.len()),
        zones: counted(filled.iter().filter(|cell| known.names.zone(cell).is_some()).count()),
        voices: counted(filled.iter().filter(|cell| known.names.voice(cell).is_some()).count()),
        repeated,
        known: there,
    }
}

/// The cells of a column that hold something.
fn cells(table: &Table, place: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().filter_map(move |row| row.cells.get(place));
    cells.map(String::as_str).filter(|cell| !cell.trim().is_empty())
}

/// How many texts say the same as one before them, and how many of the others the same as a note.
fn doubles<'t>(texts: impl Iterator<Item = &'t str>, known: &Known) -> (u32, u32) {
    let mut seen = BTreeSet::new();
    let (mut repeated, mut there) = (0, 0);
    for text in texts.map(folded) {
        if known.texts.contains(&text) {
            there += 1;
        } else if !seen.insert(text) {
            repeated += 1;
        }
    }
    (repeated, there)
}

/// Zones and voices are where most cells name one; the texts are in the column that is called so, else in the one
/// with the longest cells.
fn guess(table: &Table, columns: &[ImportColumn]) -> ImportGuess {
    let most = |named: fn(&ImportColumn) -> u32, called: &[&str]| {
        let likely = |column: &&ImportColumn| {
            let named = named(column);
            named > 0 && (named * 5 >= column.filled * 3 || is_called(&column.name, called))
        };
        columns.iter().filter(likely).max_by_key(|column| named(column)).map(|column| column.name.clone())
    };
    let zone = most(|column| column.zones, &ZONE_NAMES);
    let voice = most(|column| column.voices, &VOICE_NAMES).filter(|name| Some(name) != zone.as_ref());
    let rest = || {
        columns.iter().enumerate().filter(|(_, it)| Some(&it.name) != zone.as_ref() && Some(&it.name) != voice.as_ref())
    };
    let length = |place: usize| {
        let lengths: Vec<usize> = cells(table, place).map(|cell| cell.chars().count()).collect();
        lengths.iter().sum::<usize>() / lengths.len().max(1)
    };
    let called = rest().find(|(_, column)| is_called(&column.name, &TEXT_NAMES));
    // Of equals the first.
    let text = called.or_else(|| rest().max_by_key(|(place, _)| (length(*place), usize::MAX - place)));
    ImportGuess { text: text.map(|(_, column)| column.name.clone()), zone, voice }
}

fn shown(cells: &[String], table: &Table) -> Vec<String> {
    let cell = |place: usize| cells.get(place).map(|cell| cell.chars().take(CELL).collect()).unwrap_or_default();
    (0..table.columns.len()).map(cell).collect()
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
