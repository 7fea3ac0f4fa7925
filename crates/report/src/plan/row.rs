//! What pages are made of: lines of type in columns, columns in rows, rows that part where a page ends.

use handvat_model::id::Id;
use handvat_model::records::Language;

use super::letters::Letters;
use crate::doc::{Owner, TagId};
use crate::faces;
use crate::ink::Ink;
use crate::lines::{Setting, break_lines};
use crate::scene::{Align, Shape, cut};

/// What a link can lead to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Anchor {
    /// An action where it is told in full.
    Action(Id),
    /// A note in the appendix.
    Note(Id),
}

/// Where a line of text leads when it is clicked.
#[derive(Debug, Clone)]
pub(super) struct Goal {
    pub(super) anchor: Anchor,
    /// What a screen reader says of it.
    pub(super) description: String,
    /// An element of role link.
    pub(super) tag: TagId,
}

/// A line of type, ready for its page.
#[derive(Debug, Clone)]
pub(super) struct Slug {
    pub(super) text: String,
    pub(super) letters: Letters,
    pub(super) align: Align,
    /// From the left edge of its column.
    pub(super) indent: f64,
    /// Free room above the line.
    pub(super) above: f64,
    pub(super) owner: Owner,
    pub(super) goal: Option<Goal>,
    /// Small shapes in the line, from its top left corner.
    pub(super) shapes: Vec<Shape>,
    /// What is found here.
    pub(super) anchor: Option<Anchor>,
}

/// A column of a row.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// From the left margin.
    pub(super) x: f64,
    pub(super) width: f64,
    pub(super) slugs: Vec<Slug>,
}

/// Columns side by side.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Free room above and below the text.
    pub(super) above: f64,
    pub(super) below: f64,
    /// A line above the row, across the page.
    pub(super) rule: Option<Ink>,
}

impl Slug {
    pub(super) fn new(text: String, letters: Letters, owner: impl Into<Owner>) -> Self {
        Self {
            text,
            letters,
            align: Align::Left,
            indent: 0.0,
            above: 0.0,
            owner: owner.into(),
            goal: None,
            shapes: Vec::new(),
            anchor: None,
        }
    }

    pub(super) fn height(&self) -> f64 {
        self.above + self.letters.leading
    }
}

impl Cell {
    pub(super) fn new(x: f64, width: f64, slugs: Vec<Slug>) -> Self {
        Self { x, width, slugs }
    }

    fn height(&self) -> f64 {
        self.slugs.iter().map(Slug::height).sum()
    }

    /// How many lines fit, leaving at least two on either side of the cut where there are that many.
    fn fitting(&self, room: f64) -> usize {
        let mut y = 0.0;
        let fits = self.slugs.iter().take_while(|slug| {
            y += slug.height();
            y <= room
        });
        let fits = fits.count();
        match self.slugs.len() - fits {
            0 => fits,
            1 if fits > 2 => fits - 1,
            _ if fits == 1 => 0,
            _ => fits,
        }
    }
}

impl Row {
    /// A row of one column across the page.
    pub(super) fn of(slugs: Vec<Slug>, width: f64) -> Self {
        Self { cells: vec![Cell::new(0.0, width, slugs)], ..Self::default() }
    }

    /// With free room above its text.
    pub(super) fn above(self, above: f64) -> Self {
        Self { above, ..self }
    }

    /// With free room below its text.
    pub(super) fn below(self, below: f64) -> Self {
        Self { below, ..self }
    }

    pub(super) fn height(&self) -> f64 {
        self.above + self.cells.iter().map(Cell::height).fold(0.0, f64::max) + self.below
    }

    /// Keeps the lines that fit into the room, so many at least, and gives back the others.
    pub(super) fn split(&mut self, room: f64, least: usize) -> Option<Self> {
        if self.height() - self.above - self.below <= room {
            return None;
        }
        let mut rest = Self { above: self.above, below: self.below, rule: None, cells: Vec::new() };
        for cell in &mut self.cells {
            let fits = cell.fitting(room).max(least.min(cell.slugs.len()));
            rest.cells.push(Cell::new(cell.x, cell.width, cell.slugs.split_off(fits)));
        }
        self.below = 0.0;
        Some(rest)
    }

    pub(super) fn as_artifact(&self) -> Self {
        let mut row = self.clone();
        for slug in row.cells.iter_mut().flat_map(|cell| &mut cell.slugs) {
            slug.owner = Owner::Artifact;
            slug.goal = None;
            slug.anchor = None;
        }
        row
    }
}

/// Breaks a text into lines for a column of this width.
pub(super) fn cast(
    text: &str,
    letters: Letters,
    width: f64,
    language: &Language,
    owner: impl Into<Owner>,
) -> Vec<Slug> {
    cast_most(text, letters, width, language, owner, usize::MAX)
}

/// As [`cast`], so many lines at most.
pub(super) fn cast_most(
    text: &str,
    letters: Letters,
    width: f64,
    language: &Language,
    owner: impl Into<Owner>,
    most: usize,
) -> Vec<Slug> {
    let setting = Setting { style: letters.style, size: letters.size, width, language, hyphenate: letters.hyphenate };
    let owner = owner.into();
    let lines = cut(break_lines(text, &setting), most, &setting);
    let slugs = lines.into_iter();
    slugs.map(|line| Slug::new(line.set_text(), letters, owner)).collect()
}

/// Gives the first of these lines free room above it.
pub(super) fn below(above: f64, mut slugs: Vec<Slug>) -> Vec<Slug> {
    if let Some(first) = slugs.first_mut() {
        first.above += above;
    }
    slugs
}

/// Puts these short lines beside one another, as many as go into the width.
pub(super) fn in_line(slugs: Vec<Slug>, width: f64, gap: f64) -> Vec<Slug> {
    let mut x = 0.0;
    let mut set: Vec<Slug> = Vec::new();
    for mut slug in slugs {
        let own = self::width(&slug.text, slug.letters);
        if !set.is_empty() && x + own <= width {
            slug.above -= slug.letters.leading;
        } else {
            x = 0.0;
        }
        slug.indent += x;
        x += own + gap;
        set.push(slug);
    }
    set
}

/// Width of a line of letters.
pub(super) fn width(text: &str, letters: Letters) -> f64 {
    faces::width(text, letters.style, letters.size)
}
