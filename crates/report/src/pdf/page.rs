//! One page as operators, with the marks that tie its content to the tree of elements.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Color, DictItem, ExtendedGraphicsState, ExtendedGraphicsStateId, Line, LineDashPattern, LinePoint, Op, PaintMode,
    PdfDocument, Point, Polygon, PolygonRing, Pt, Rect, WindingOrder,
};

use super::fonts::Fonts;
use super::text::{self, Stretch};
use crate::doc::{Content, Doc, Item, Owner, Page, Path, Rgb, Role, Step, TagId, Text};
use crate::faces::ASCENT;

/// A page in the making, then made.
pub(super) struct WrittenPage<'a> {
    pub(super) ops: Vec<Op>,
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
}

const FRESH: Ink = Ink { fill: Rgb::BLACK, stroke: Rgb::BLACK, width: 1.0, dash: 0.0, alpha: 100 };

/// Writes the operators of a page.
pub(super) fn write<'a>(page: &'a Page, doc: &Doc, fonts: &Fonts) -> WrittenPage<'a> {
    let mut written = WrittenPage {
        ops: Vec::new(),
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
                self.ops.push(Op::SaveGraphicsState);
                self.ops.push(Op::DrawPolygon { polygon: self.polygon(outline, PaintMode::Clip) });
            }
            Content::Unclip => {
                self.close();
                if let Some(ink) = self.outer.pop() {
                    self.ink = ink;
                    self.ops.push(Op::RestoreGraphicsState);
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
            Owner::Artifact => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            Owner::Tag(tag) => {
                let properties = self.mark(index, tag, None);
                let role = doc.tags[tag.0].role.name().to_owned();
                self.ops.push(Op::BeginMarkedContentWithProperties { tag: role, properties });
            }
        }
        self.open = Some(Mark::Of(owner));
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
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

    /// A new mark of an element, with what a reader copies for it.
    fn mark(&mut self, index: usize, tag: TagId, actual: Option<&str>) -> DictItem {
        let number = i64::try_from(self.marks.len()).unwrap_or(i64::MAX);
        self.marks.push((tag, index));
        let mut map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]);
        map.extend(actual.map(|text| ("ActualText".to_owned(), utf16(text))));
        DictItem::Dict { map }
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
            text::show(&mut self.ops, &stretch, text, baseline, fonts);
        }
    }

    /// A stretch with a text of its own has a mark of its own: readers lose what follows one inside a mark.
    fn own_stretch(&mut self, index: usize, owner: Owner, stretch: &Stretch, top: f64, doc: &Doc) {
        let (Owner::Tag(tag), Some(actual)) = (owner, stretch.actual.as_deref()) else {
            return self.own(index, owner, top, doc);
        };
        self.close();
        let properties = self.mark(index, tag, Some(actual));
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
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
        let closed = path.steps.contains(&Step::Close);
        match (path.fill, path.stroke) {
            (None, None) => {}
            (Some(_), None) => self.ops.push(Op::DrawPolygon { polygon: self.polygon(&path.steps, PaintMode::Fill) }),
            (Some(_), Some(_)) => {
                self.ops.push(Op::DrawPolygon { polygon: self.polygon(&path.steps, PaintMode::FillStroke) });
            }
            (None, Some(_)) => {
                let rings = self.rings(&path.steps).into_iter();
                let lines = rings.map(|ring| Op::DrawLine { line: Line { points: ring.points, is_closed: closed } });
                self.ops.extend(lines);
            }
        }
    }

    fn set_fill(&mut self, colour: Rgb) {
        if self.ink.fill != colour {
            self.ink.fill = colour;
            self.ops.push(Op::SetFillColor { col: ink_of(colour) });
        }
    }

    fn set_stroke(&mut self, colour: Rgb, width: f64, dash: f64) {
        if self.ink.stroke != colour {
            self.ops.push(Op::SetOutlineColor { col: ink_of(colour) });
        }
        if (self.ink.width - width).abs() > f64::EPSILON {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(rounded(width)) });
        }
        if (self.ink.dash - dash).abs() > f64::EPSILON {
            let lengths = if dash > 0.0 { vec![rounded(dash)] } else { Vec::new() };
            let dash = LineDashPattern { offset: 0.0, pattern: lengths.into_iter().collect() };
            self.ops.push(Op::SetLineDashPattern { dash });
        }
        self.ink = Ink { stroke: colour, width, dash, ..self.ink };
    }

    fn set_alpha(&mut self, alpha: u8) {
        if self.ink.alpha != alpha {
            self.ink.alpha = alpha;
            self.ops.push(Op::LoadGraphicsState { gs: state_id(alpha) });
        }
    }

    fn polygon(&self, steps: &[Step], mode: PaintMode) -> Polygon {
        Polygon { rings: self.rings(steps), mode, winding_order: WindingOrder::NonZero }
    }

    fn rings(&self, steps: &[Step]) -> Vec<PolygonRing> {
        let mut rings: Vec<PolygonRing> = Vec::new();
        let point = |x: f64, y: f64, bezier| LinePoint {
            p: Point { x: Pt(rounded(x)), y: Pt(rounded(self.page.height - y)) },
            bezier,
        };
        for step in steps {
            if let Step::Move(..) = step {
                rings.push(PolygonRing { points: Vec::new() });
            }
            let Some(ring) = rings.last_mut() else {
                continue;
            };
            match *step {
                Step::Move(x, y) | Step::Line(x, y) => ring.points.push(point(x, y, false)),
                Step::Curve(first_x, first_y, second_x, second_y, x, y) => ring.points.extend([
                    point(first_x, first_y, true),
                    point(second_x, second_y, true),
                    point(x, y, false),
                ]),
                Step::Close => {}
            }
        }
        rings
    }
}

fn ink_of(colour: Rgb) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(printpdf::Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None })
}

fn utf16(text: &str) -> DictItem {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    DictItem::Bytes(units.flat_map(u16::to_be_bytes).collect())
}
