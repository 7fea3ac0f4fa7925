//! One page as operators, with the marks that tie its content to the tree of elements.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{ExtendedGraphicsState, ExtendedGraphicsStateId, PdfDocument, Pt, Rect};

use super::fonts::Fonts;
use super::spell;
use super::spell::{count, decimal, length};
use super::text::{self, Letters, Stretch};
use crate::doc::{Content, Doc, Item, Owner, Page, Path, Rgb, Role, Step, TagId, Text};
use crate::faces::ASCENT;

/// A page in the making, then made.
pub(super) struct WrittenPage<'a> {
    pub(super) content: Vec<u8>,
    /// The element of every marked stretch of content and the number of its first item; the index is the mark.
    pub(super) marks: Vec<(TagId, usize)>,
    /// Elements, the number of the item with which they begin on this page, and its top.
    pub(super) firsts: Vec<(TagId, usize, f64)>,
    /// Left, top, right and bottom of the content of figures.
    pub(super) boxes: BTreeMap<TagId, [f64; 4]>,
    page: &'a Page,
    open: Option<Mark>,
    ink: Ink,
    outer: Vec<Ink>,
    seen: BTreeSet<TagId>,
}

/// The stretch of content that is not ended yet.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// Content of an owner; more may follow.
    Of(Owner),
    /// A text that a reader copies differently; nothing else goes in.
    Actual,
}

/// What the reader's pen is set to.
#[derive(Clone, Copy, PartialEq)]
struct Ink {
    fill: Rgb,
    stroke: Rgb,
    width: f64,
    dash: f64,
    alpha: u8,
    letters: Letters,
}

const FRESH: Ink =
    Ink { fill: Rgb::BLACK, stroke: Rgb::BLACK, width: 1.0, dash: 0.0, alpha: 100, letters: Letters::UNSET };

/// Writes the operators of a page.
pub(super) fn write<'a>(page: &'a Page, doc: &Doc, fonts: &Fonts) -> WrittenPage<'a> {
    let mut written = WrittenPage {
        content: Vec::with_capacity(96 * page.items.len()),
        marks: Vec::new(),
        firsts: Vec::new(),
        boxes: BTreeMap::new(),
        page,
        open: None,
        ink: FRESH,
        outer: Vec::new(),
        seen: BTreeSet::new(),
    };
    for (index, item) in page.items.iter().enumerate() {
        written.item(index, item, doc, fonts);
    }
    written.close();
    written
}

/// Half a point is a common width of lines; hundredths are finer than any printer.
pub(super) fn rounded(points: f64) -> f32 {
    ((points * 100.0).round() / 100.0) as f32
}

/// The page as a rectangle.
pub(super) fn media_box(page: &Page) -> Rect {
    Rect::from_wh(Pt(rounded(page.width)), Pt(rounded(page.height)))
}

/// Hands every degree of transparency in use to the document.
pub(super) fn register_states(document: &mut PdfDocument, doc: &Doc) {
    let items = doc.pages.iter().flat_map(|page| &page.items);
    let alphas = items.filter_map(|item| match &item.content {
        Content::Path(path) => Some(percent(path.alpha)),
        _ => None,
    });
    let alphas: BTreeSet<u8> = alphas.filter(|&alpha| alpha < 100).flat_map(|alpha| [alpha, 100]).collect();
    for alpha in alphas {
        let part = f32::from(alpha) / 100.0;
        let state = ExtendedGraphicsState::default().with_current_fill_alpha(part).with_current_stroke_alpha(part);
        document.resources.extgstates.map.insert(state_id(alpha), state);
    }
}

fn percent(alpha: f64) -> u8 {
    (alpha * 100.0).round() as u8
}

fn state_id(alpha: u8) -> ExtendedGraphicsStateId {
    ExtendedGraphicsStateId(format!("A{alpha}"))
}

impl WrittenPage<'_> {
    fn item(&mut self, index: usize, item: &Item, doc: &Doc, fonts: &Fonts) {
        match &item.content {
            Content::Path(path) => {
                self.own(index, item.owner, path.top(), doc);
                self.grow_box(item.owner, path.bounds(), doc);
                self.path(path);
            }
            Content::Text(text) => {
                self.note_first(index, item.owner, text.y - ASCENT * text.run.size);
                let top_left = [text.x, text.y - text.run.size, text.x + text.run.width, text.y];
                self.grow_box(item.owner, Some(top_left), doc);
                let more = self.goes_on(index, item.owner);
                self.text(index, text, item.owner, more, doc, fonts);
            }
            Content::Link(link) => self.note_first(index, item.owner, link.y),
            Content::Clip(outline) => {
                self.close();
                self.outer.push(self.ink);
                self.operator("q");
                self.painted(outline, "W n");
            }
            Content::Unclip => {
                self.close();
                if let Some(ink) = self.outer.pop() {
                    self.ink = ink;
                    self.operator("Q");
                }
            }
        }
    }

    /// Makes what follows the content of an owner.
    fn own(&mut self, index: usize, owner: Owner, top: f64, doc: &Doc) {
        self.note_first(index, owner, top);
        if self.open == Some(Mark::Of(owner)) {
            return;
        }
        self.close();
        match owner {
            Owner::Artifact => self.operator("/Artifact BMC"),
            Owner::Tag(tag) => self.mark(index, tag, doc.tags[tag.0].role.name(), None),
        }
        self.open = Some(Mark::Of(owner));
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.operator("EMC");
        }
    }

    fn note_first(&mut self, index: usize, owner: Owner, top: f64) {
        if let Owner::Tag(tag) = owner
            && self.seen.insert(tag)
        {
            self.firsts.push((tag, index, top));
        }
    }

    fn grow_box(&mut self, owner: Owner, bounds: Option<[f64; 4]>, doc: &Doc) {
        if let (Owner::Tag(tag), Some([left, top, right, bottom])) = (owner, bounds)
            && doc.tags[tag.0].role == Role::Figure
        {
            let known = self.boxes.entry(tag).or_insert([left, top, right, bottom]);
            *known = [known[0].min(left), known[1].min(top), known[2].max(right), known[3].max(bottom)];
        }
    }

    /// Begins a new mark of an element, with what a reader copies for it.
    fn mark(&mut self, index: usize, tag: TagId, name: &str, actual: Option<&str>) {
        let number = self.marks.len() as u64;
        self.marks.push((tag, index));
        self.content.push(b'/');
        self.content.extend(name.as_bytes());
        self.content.extend(b"<</MCID");
        count(&mut self.content, number);
        if let Some(text) = actual {
            self.content.extend(b"/ActualText");
            spell::hexadecimal(&mut self.content, &utf16(text));
        }
        self.operator(">>BDC");
    }

    /// Whether the next item is another line of the same element.
    fn goes_on(&self, index: usize, owner: Owner) -> bool {
        let mut later = self.page.items[index + 1..].iter();
        let next = later.find(|item| !matches!(item.content, Content::Link(_)));
        let line = next.filter(|item| matches!(item.content, Content::Text(_)));
        owner != Owner::Artifact && line.is_some_and(|item| item.owner == owner)
    }

    fn text(&mut self, index: usize, text: &Text, owner: Owner, more: bool, doc: &Doc, fonts: &Fonts) {
        self.set_fill(text.colour);
        self.set_alpha(100);
        let baseline = self.page.height - text.y;
        for stretch in text::stretches(text, fonts, more) {
            self.own_stretch(index, owner, &stretch, text.y, doc);
            text::show(&mut self.content, &stretch, text, baseline, fonts, &mut self.ink.letters);
        }
    }

    /// A stretch with a text of its own has a mark of its own: readers lose what follows one inside a mark.
    fn own_stretch(&mut self, index: usize, owner: Owner, stretch: &Stretch, top: f64, doc: &Doc) {
        let (Owner::Tag(tag), Some(actual)) = (owner, stretch.actual.as_deref()) else {
            return self.own(index, owner, top, doc);
        };
        self.close();
        self.mark(index, tag, "Span", Some(actual));
        self.open = Some(Mark::Actual);
    }

    fn path(&mut self, path: &Path) {
        self.set_alpha(percent(path.alpha));
        if let Some(colour) = path.fill {
            self.set_fill(colour);
        }
        if let Some(stroke) = path.stroke {
            self.set_stroke(stroke.colour, stroke.width, stroke.dash);
        }
        match (path.fill, path.stroke) {
            (None, None) => {}
            (Some(_), None) => self.painted(&path.steps, "f"),
            (Some(_), Some(_)) => self.painted(&path.steps, "b"),
            // Readers place the edges of lines that are drawn one by one on whole points of the screen.
            (None, Some(_)) => {
                let lines = path.steps.chunk_by(|_, next| !matches!(next, Step::Move(..)));
                lines.for_each(|line| self.painted(line, "S"));
            }
        }
    }

    fn painted(&mut self, outline: &[Step], operator: &str) {
        self.outline(outline);
        self.operator(operator);
    }

    fn set_fill(&mut self, colour: Rgb) {
        if self.ink.fill != colour {
            self.ink.fill = colour;
            self.colour(colour, "rg");
        }
    }

    fn set_stroke(&mut self, colour: Rgb, width: f64, dash: f64) {
        if self.ink.stroke != colour {
            self.colour(colour, "RG");
        }
        if (self.ink.width - width).abs() > f64::EPSILON {
            length(&mut self.content, width);
            self.operator("w");
        }
        if (self.ink.dash - dash).abs() > f64::EPSILON {
            self.content.push(b'[');
            if dash > 0.0 {
                length(&mut self.content, dash);
            }
            self.operator("]0 d");
        }
        self.ink = Ink { stroke: colour, width, dash, ..self.ink };
    }

    fn set_alpha(&mut self, alpha: u8) {
        if self.ink.alpha != alpha {
            self.ink.alpha = alpha;
            self.content.push(b'/');
            self.content.extend(state_id(alpha).0.as_bytes());
            self.operator(" gs");
        }
    }

    /// Ends what was written with an operator.
    fn operator(&mut self, operator: &str) {
        self.content.extend(operator.as_bytes());
        self.content.push(b'\n');
    }

    fn colour(&mut self, Rgb(red, green, blue): Rgb, operator: &str) {
        for value in [red, green, blue] {
            let thousandths = (f64::from(value) / 255.0 * 1000.0).round();
            decimal(&mut self.content, thousandths as i64, 1000);
            self.content.push(b' ');
        }
        self.operator(operator);
    }

    fn outline(&mut self, steps: &[Step]) {
        if let Some(sides) = self.rectangle(steps) {
            for side in sides {
                decimal(&mut self.content, side, 100);
                self.content.push(b' ');
            }
            return self.operator("re");
        }
        for step in steps {
            match *step {
                Step::Move(x, y) => self.points(&[(x, y)], "m"),
                Step::Line(x, y) => self.points(&[(x, y)], "l"),
                Step::Curve(first_x, first_y, second_x, second_y, x, y) => {
                    self.points(&[(first_x, first_y), (second_x, second_y), (x, y)], "c");
                }
                Step::Close => self.operator("h"),
            }
        }
    }

    /// Left, top, width and height in hundredths of a point, if the outline is an upright rectangle, drawn from its top
    /// left corner on. Its edges are rounded, not its measures: neighbours go on sharing an edge.
    fn rectangle(&self, steps: &[Step]) -> Option<[i64; 4]> {
        let &[Step::Move(x0, y0), Step::Line(x1, y1), Step::Line(x2, y2), Step::Line(x3, y3), Step::Close] = steps
        else {
            return None;
        };
        let corners = [(x0, y0), (x1, y1), (x2, y2), (x3, y3)];
        let [(left, top), second, (right, bottom), fourth] =
            corners.map(|(x, y)| (hundredths(x), hundredths(self.page.height - y)));
        (second == (right, top) && fourth == (left, bottom)).then_some([left, top, right - left, bottom - top])
    }

    fn points(&mut self, points: &[(f64, f64)], operator: &str) {
        for &(x, y) in points {
            length(&mut self.content, x);
            length(&mut self.content, self.page.height - y);
        }
        self.operator(operator);
    }
}

fn hundredths(points: f64) -> i64 {
    (points * 100.0).round() as i64
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}
