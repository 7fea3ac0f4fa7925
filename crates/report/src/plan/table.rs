//! Tables: named columns, rows that stay whole, a head that comes back on every page.

use super::letters::NAME;
use super::press::Press;
use super::row::{Cell, Row, Slug, cast};
use crate::doc::{Role, Scope, TagId};
use crate::ink::Ink;

/// A column: what it is called, where it stands, how wide its text is.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) title: String,
    /// From the left margin.
    pub(super) x: f64,
    pub(super) width: f64,
}

/// A table that is being set.
pub(super) struct Table {
    body: TagId,
    columns: Vec<Column>,
    air: Air,
}

/// Room between two columns.
const GUTTER: f64 = 12.0;

/// How much room a row has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Air {
    /// A list to look things up in.
    Tight,
    /// Rows to be read.
    Wide,
}

impl Air {
    /// Above and below the text.
    fn room(self) -> (f64, f64) {
        match self {
            Self::Tight => (2.5, 3.0),
            Self::Wide => (6.0, 8.0),
        }
    }
}

/// Columns side by side over a measure, by the parts that each takes of it.
pub(super) fn columns<const N: usize>(measure: f64, parts: [(String, f64); N]) -> Vec<Column> {
    let whole: f64 = parts.iter().map(|(_, part)| part).sum();
    let mut x = 0.0;
    parts
        .into_iter()
        .map(|(title, part)| {
            let column = Column { title, x, width: part / whole * measure - GUTTER };
            x += part / whole * measure;
            column
        })
        .collect()
}

impl Table {
    /// Opens a table with its head, which stays with the first row.
    pub(super) fn open(press: &mut Press, parent: TagId, columns: Vec<Column>, air: Air) -> Self {
        let table = press.tag(parent, Role::Table);
        let head = press.tag(table, Role::THead);
        let row = press.tag(head, Role::Tr);
        let cells = columns
            .iter()
            .map(|column| {
                let cell = press.tag(row, Role::Th(Scope::Column));
                let slugs = cast(&column.title, NAME.soft(), column.width, press.language(), cell);
                Cell::new(column.x, column.width, slugs)
            })
            .collect();
        press.hold_head(Row { cells, above: 2.0, below: 3.0, rule: None });
        Self { body: press.tag(table, Role::TBody), columns, air }
    }

    /// Begins a row: its element.
    pub(super) fn row(&self, press: &mut Press) -> TagId {
        press.tag(self.body, Role::Tr)
    }

    /// How wide the text of a column is.
    pub(super) fn width(&self, column: usize) -> f64 {
        self.columns[column].width
    }

    /// Ends a row: what stands in its columns, from left to right.
    pub(super) fn print(&self, press: &mut Press, cells: Vec<Vec<Slug>>) {
        let cells = self.columns.iter().zip(cells);
        let cells = cells.map(|(column, slugs)| Cell::new(column.x, column.width, slugs)).collect();
        let (above, below) = self.air.room();
        press.table_row(Row { cells, above, below, rule: Some(Ink::Line) });
    }

    /// Ends the table.
    pub(super) fn close(press: &mut Press) {
        press.end_table();
        press.rule(Ink::Line);
    }
}
