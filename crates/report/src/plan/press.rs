//! Makes up pages: rows of columns flow down, pages turn, headings stay with what follows, heads of tables come
//! back on later pages, links find their places when everything stands. Points from the top left corner.

use std::collections::{BTreeMap, BTreeSet};

use handvat_model::canvas::Area;
use handvat_model::id::Id;
use handvat_model::records::Language;
use handvat_words::Words;

use super::draw;
use super::enlarge::enlarge;
use super::letters::{Letters, SMALL};
use crate::doc::{Content, Doc, Link, Owner, Page, Path, Role, TagId, Target, Text};
use crate::faces;
use crate::ink::Ink;
use crate::lines::{Setting, break_lines};
use crate::scene::{Align, Shape, cut};

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
/// Baselines of the running head and foot, from the edges of the page.
const HEAD: f64 = 44.0;
const FOOT: f64 = 36.0;
/// As much of a row that is taller than a page stands under what is above it, at least.
const BEGINNING: f64 = 60.0;
/// Of hairlines.
pub(super) const HAIR: f64 = 0.5;

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

/// What runs along the edges of a page.
#[derive(Debug, Clone)]
enum Running {
    /// Nothing: the cover.
    Nothing,
    /// Title and chapter above, page number beneath.
    Chapter(String),
    /// The line beneath a page that is not of text.
    Foot(Foot),
}

/// A line with the name of the plan and the page number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Foot {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    /// How much larger than on a page of text.
    pub(super) scale: f64,
}

/// Where the type is made up into pages.
pub(super) struct Press<'a> {
    pub(super) doc: Doc,
    pub(super) words: Words,
    /// Of what people wrote.
    pub(super) spoken: &'a Language,
    pub(super) format: Format,
    /// How far the current page is filled.
    pub(super) y: f64,
    /// What runs along the edges of every page.
    running: Vec<Running>,
    section: String,
    held: Vec<Row>,
    /// The head of the table that is being set, for the pages to come.
    head: Option<Row>,
    next_head: Option<Row>,
    places: BTreeMap<Anchor, Target>,
    waiting: Vec<(usize, usize, Anchor)>,
    /// Pages that are not of the format of the text.
    free: BTreeSet<usize>,
}

impl<'a> Press<'a> {
    pub(super) fn new(doc: Doc, words: Words, spoken: &'a Language, format: Format) -> Self {
        Self {
            doc,
            words,
            spoken,
            format,
            y: 0.0,
            running: Vec::new(),
            section: String::new(),
            held: Vec::new(),
            head: None,
            next_head: None,
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

    /// Breaks a text into lines for a column of this width.
    pub(super) fn set(&self, text: &str, letters: Letters, width: f64, language: &Language, owner: impl Into<Owner>) -> Vec<Slug> {
        self.set_most(text, letters, width, language, owner, usize::MAX)
    }

    /// As [`Press::set`], so many lines at most.
    pub(super) fn set_most(
        &self,
        text: &str,
        letters: Letters,
        width: f64,
        language: &Language,
        owner: impl Into<Owner>,
        most: usize,
    ) -> Vec<Slug> {
        let setting =
            Setting { style: letters.style, size: letters.size, width, language, hyphenate: letters.hyphenate };
        let owner = owner.into();
        let lines = cut(break_lines(text, &setting), most, &setting);
        lines.into_iter().map(|line| Slug::new(line.set_text(), letters, owner)).collect()
    }

    /// Begins a page of text; `running` names the chapter in its head, none leaves head and foot out.
    pub(super) fn chapter_page(&mut self, running: Option<&str>) {
        self.flush();
        self.section = running.unwrap_or_default().to_owned();
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
    }

    /// New pages begin with nothing again.
    pub(super) fn repeat_nothing(&mut self) {
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

    /// Page numbers, running heads, the places of links, the size of the paper: everything that needs the whole.
    /// Pages of text are printed `scale` times as large as they were laid out.
    pub(super) fn finish(mut self, title: &str, scale: f64) -> Doc {
        self.flush();
        self.find_places();
        let pages = self.doc.pages.len();
        for place in 0..pages {
            self.doc.pages[place].label = (place + 1).to_string();
            let foot = Foot { left: LEFT, right: self.format.width - RIGHT, baseline: self.format.height - FOOT, scale: 1.0 };
            match self.running[place].clone() {
                Running::Nothing => {}
                Running::Chapter(section) => {
                    self.running_head(place, title, &section);
                    self.running_foot(place, pages, foot);
                }
                Running::Foot(foot) => self.running_foot(place, pages, foot),
            }
        }
        enlarge(&mut self.doc, scale, &self.free);
        self.doc
    }

    fn find_places(&mut self) {
        for (page, item, anchor) in std::mem::take(&mut self.waiting) {
            if let (Some(place), Content::Link(link)) =
                (self.places.get(&anchor), &mut self.doc.pages[page].items[item].content)
            {
                link.target = place.clone();
            }
        }
    }

    fn running_head(&mut self, place: usize, title: &str, section: &str) {
        let (right, half) = (self.format.width - RIGHT, self.measure() * 0.62);
        let section = one_line(section, SMALL.soft(), right - LEFT - half);
        let section = Text { x: right, y: HEAD, ..section }.flush_right();
        let title = Text { x: LEFT, y: HEAD, ..one_line(title, SMALL.soft(), half - 12.0) };
        let page = &mut self.doc.pages[place];
        page.text(Owner::Artifact, title);
        page.text(Owner::Artifact, section);
    }

    fn running_foot(&mut self, place: usize, pages: usize, foot: Foot) {
        let letters = SMALL.soft().times(foot.scale);
        let half = (foot.right - foot.left) / 2.0;
        let number = self.words.with("plan-page", &[("page", place + 1), ("pages", pages)]);
        let number = Text { x: foot.right, y: foot.baseline, ..one_line(&number, letters, half) }.flush_right();
        let name = one_line(&self.words.get("plan-name"), letters, half);
        let page = &mut self.doc.pages[place];
        page.text(Owner::Artifact, Text { x: foot.left, y: foot.baseline, ..name });
        page.text(Owner::Artifact, number);
    }

    /// Gives a page that is not of text its line with the page number.
    pub(super) fn foot(&mut self, page: usize, foot: Foot) {
        self.running[page] = Running::Foot(foot);
    }
}

/// One line of words, cut off where they would be too wide.
fn one_line(text: &str, letters: Letters, width: f64) -> Text {
    let language = &Language::Dutch;
    let setting = Setting { style: letters.style, size: letters.size, width, language, hyphenate: false };
    let line = cut(break_lines(text, &setting), 1, &setting).into_iter().next();
    let text = line.map(|line| line.text).unwrap_or_default();
    Text::new(&text, letters.style, letters.size, 0.0, 0.0).colour(letters.ink.rgb())
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

    fn height(&self) -> f64 {
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
    fn split(&mut self, room: f64, least: usize) -> Option<Self> {
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

    fn as_artifact(&self) -> Self {
        let mut row = self.clone();
        for slug in row.cells.iter_mut().flat_map(|cell| &mut cell.slugs) {
            slug.owner = Owner::Artifact;
            slug.goal = None;
            slug.anchor = None;
        }
        row
    }
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
