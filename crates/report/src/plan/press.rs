//! Makes up pages: rows of columns flow down, pages turn, headings stay with what follows, heads of tables come
//! back on later pages, links find their places when everything stands. Points from the top left corner.

use std::collections::{BTreeMap, BTreeSet};

use handvat_model::canvas::Area;
use handvat_model::records::Language;
use handvat_words::Words;

use super::draw;
use super::edges::Running;
use super::row::{Anchor, Goal, Row, Slug};
use crate::doc::{Doc, Link, Owner, Page, Path, Role, TagId, Target, Text};
use crate::ink::Ink;
use crate::scene::Align;

/// Distances on a page of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Format {
    pub(super) width: f64,
    pub(super) height: f64,
}

pub(super) const LEFT: f64 = 64.0;
pub(super) const RIGHT: f64 = 56.0;
const TOP: f64 = 72.0;
const BOTTOM: f64 = 66.0;
/// As much of a row that is taller than a page stands under what is above it, at least.
const BEGINNING: f64 = 60.0;
/// A row of a table that is no higher is not left alone on a page.
const LOW: f64 = 40.0;
/// Of hairlines.
pub(super) const HAIR: f64 = 0.5;

/// Where the type is made up into pages.
pub(super) struct Press<'a> {
    pub(super) doc: Doc,
    pub(super) words: Words,
    /// What the document is called, for the foot of its pages.
    pub(super) name: String,
    /// Of what people wrote.
    pub(super) spoken: &'a Language,
    pub(super) format: Format,
    /// How far the current page is filled.
    pub(super) y: f64,
    /// What runs along the edges of every page.
    pub(super) running: Vec<Running>,
    section: String,
    held: Vec<Row>,
    /// The head of the table that is being set, for the pages to come.
    head: Option<Row>,
    next_head: Option<Row>,
    /// The rows of a table that wait to hear whether more come, two at most.
    later: Vec<Row>,
    /// Whether the next row of the table is its first.
    first: bool,
    pub(super) places: BTreeMap<Anchor, Target>,
    pub(super) waiting: Vec<(usize, usize, Anchor)>,
    /// Pages that are not of the format of the text.
    pub(super) free: BTreeSet<usize>,
}

impl<'a> Press<'a> {
    pub(super) fn new(doc: Doc, words: Words, spoken: &'a Language, format: Format) -> Self {
        Self {
            doc,
            name: words.get("plan-name"),
            words,
            spoken,
            format,
            y: 0.0,
            running: Vec::new(),
            section: String::new(),
            held: Vec::new(),
            head: None,
            next_head: None,
            later: Vec::new(),
            first: false,
            places: BTreeMap::new(),
            waiting: Vec::new(),
            free: BTreeSet::new(),
        }
    }

    /// Of the plan's own words.
    pub(super) fn language(&self) -> &'static Language {
        self.words.language()
    }

    /// How wide the text is.
    pub(super) fn measure(&self) -> f64 {
        self.format.width - LEFT - RIGHT
    }

    /// Begins a page of text; `running` names the chapter in its head, none leaves head and foot out.
    pub(super) fn chapter_page(&mut self, running: Option<&str>) {
        self.flush();
        running.unwrap_or_default().clone_into(&mut self.section);
        self.add_page(running.is_some());
    }

    /// Adds a page of another format, which is the caller's to fill. Text goes on after the next chapter page.
    pub(super) fn free_page(&mut self, width: f64, height: f64) -> usize {
        self.flush();
        self.doc.pages.push(Page::new(width, height, ""));
        self.running.push(Running::Nothing);
        let page = self.doc.pages.len() - 1;
        self.free.insert(page);
        page
    }

    fn add_page(&mut self, runs: bool) {
        self.doc.pages.push(Page::new(self.format.width, self.format.height, ""));
        self.running.push(if runs { Running::Chapter(self.section.clone()) } else { Running::Nothing });
        self.y = TOP;
    }

    fn turn_page(&mut self) {
        self.add_page(true);
        if let Some(head) = self.head.clone() {
            self.print(&head);
        }
    }

    /// Leaves room before the next row, unless the page ends there.
    pub(super) fn space(&mut self, height: f64) {
        if self.y > TOP {
            self.y += height;
        }
    }

    /// Sets a row that stays with the row after it.
    pub(super) fn hold(&mut self, row: Row) {
        self.held.push(row);
    }

    /// Sets a row under what stands already. It is kept together unless it is taller than a page.
    pub(super) fn row(&mut self, row: Row) {
        let held: f64 = self.held.iter().map(Row::height).sum();
        let repeated = self.head.as_ref().map_or(0.0, Row::height);
        let whole = held + row.height();
        let wanted = if whole <= self.bottom() - TOP - repeated { whole } else { held + row.above + BEGINNING };
        if self.y + wanted > self.bottom() && self.y > TOP + repeated {
            self.turn_page();
        }
        for held in std::mem::take(&mut self.held) {
            self.print(&held);
        }
        self.head = self.next_head.take().or(self.head.take());
        self.print_across_pages(row);
    }

    /// Sets what waits for a row that did not come.
    pub(super) fn flush(&mut self) {
        if !self.held.is_empty() {
            self.row(Row::default());
        }
    }

    /// Sets the head of a table, which stays with the first row and comes back on later pages as decoration.
    pub(super) fn hold_head(&mut self, head: Row) {
        self.next_head = Some(head.as_artifact());
        self.held.push(head);
        self.first = true;
    }

    /// Sets a row of a table. Low rows keep company: the first goes where the second goes, the last but one where the
    /// last goes.
    pub(super) fn table_row(&mut self, row: Row) {
        if self.later.len() > 1 {
            let earliest = self.later.remove(0);
            let first = self.first;
            self.set_row(earliest, first);
        }
        self.later.push(row);
    }

    /// Sets a row of a table; with `company` a low one stays with the row after it.
    fn set_row(&mut self, row: Row, company: bool) {
        self.first = false;
        if company && row.height() <= LOW {
            self.hold(row);
        } else {
            self.row(row);
        }
    }

    /// Ends a table: new pages begin with nothing again.
    pub(super) fn end_table(&mut self) {
        let mut rows = std::mem::take(&mut self.later);
        if let Some(last) = rows.pop() {
            for row in rows {
                self.set_row(row, true);
            }
            self.row(last);
        }
        self.head = None;
        self.next_head = None;
    }

    /// Where text ends on a page.
    pub(super) fn bottom(&self) -> f64 {
        self.format.height - BOTTOM
    }

    fn print_across_pages(&mut self, mut row: Row) {
        loop {
            let room = self.bottom() - self.y - row.above;
            let fresh = self.y <= TOP + self.head.as_ref().map_or(0.0, Row::height);
            let rest = row.split(room, usize::from(fresh));
            self.print(&row);
            match rest {
                Some(rest) => row = rest,
                None => return,
            }
            self.turn_page();
        }
    }

    fn print(&mut self, row: &Row) {
        if let Some(ink) = row.rule {
            self.rule(ink);
        }
        let top = self.y + row.above;
        for cell in &row.cells {
            let mut y = top;
            for slug in &cell.slugs {
                y += slug.above;
                self.print_slug(slug, LEFT + cell.x, y, cell.width);
                y += slug.letters.leading;
            }
        }
        self.y += row.height();
    }

    /// Prints one line of type in a column whose left edge is `x`.
    pub(super) fn print_slug(&mut self, slug: &Slug, x: f64, y: f64, width: f64) {
        let letters = slug.letters;
        let page = self.doc.pages.len() - 1;
        draw::shapes(&mut self.doc.pages[page], &slug.shapes, slug.owner, (x + slug.indent, y), 1.0);
        let mut area = Area { x: x + slug.indent, y, width: width - slug.indent, height: letters.leading };
        if !slug.text.is_empty() {
            let text = Text::new(&slug.text, letters.style, letters.size, x + slug.indent, y + letters.baseline());
            let text = text.colour(letters.ink.rgb());
            let text = match slug.align {
                Align::Left => text,
                Align::Centre => Text { x: x + width / 2.0, ..text }.centred(),
                Align::Right => Text { x: x + width, ..text }.flush_right(),
            };
            area = Area { x: text.x, width: text.run.width, ..area };
            self.page().text(slug.owner, text);
        }
        if let Some(goal) = &slug.goal {
            self.link(page, goal, area);
        }
        if let Some(anchor) = &slug.anchor {
            self.places.entry(anchor.clone()).or_insert(Target::Place { page, y });
        }
    }

    /// Draws a line across the page under what stands already.
    pub(super) fn rule(&mut self, ink: Ink) {
        let (left, right, y) = (LEFT, self.format.width - RIGHT, self.y);
        self.page().path(Owner::Artifact, Path::line((left, y), (right, y)).stroke(ink.rgb(), HAIR));
    }

    /// Makes an area of a page clickable.
    pub(super) fn link(&mut self, page: usize, goal: &Goal, area: Area) {
        let link = Link {
            x: area.x,
            y: area.y,
            width: area.width,
            height: area.height,
            target: Target::Place { page: 0, y: 0.0 },
            description: goal.description.clone(),
        };
        self.doc.pages[page].link(goal.tag, link);
        self.waiting.push((page, self.doc.pages[page].items.len() - 1, goal.anchor.clone()));
    }

    /// The page that is being filled.
    pub(super) fn page(&mut self) -> &mut Page {
        if self.doc.pages.is_empty() {
            self.add_page(false);
        }
        let last = self.doc.pages.len() - 1;
        &mut self.doc.pages[last]
    }

    /// Adds an element.
    pub(super) fn tag(&mut self, parent: TagId, role: Role) -> TagId {
        self.doc.tag(parent, role)
    }
}
