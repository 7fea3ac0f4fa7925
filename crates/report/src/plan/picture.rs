//! The sheets in vector: each on a landscape page that keeps its type readable, with the notes as a list for those
//! who listen.

use std::collections::BTreeMap;

use handvat_model::canvas::{Area, Canvas, ZoneKind};
use handvat_model::id::Id;
use handvat_model::records::Voice;

use super::contents::Contents;
use super::draw;
use super::edges::Foot;
use super::letters::{SMALL, STRONG};
use super::press::Press;
use super::row::{Anchor, Goal, width};
use super::{Paper, PlanOptions, Profile};
use crate::doc::{Numbering, Owner, Path, Role, TagId, Target, Text};
use crate::note::FLOOR;
use crate::scene::{Mark, Point, Scene, Shape, TextRole, voice_sign, workshop_scene};

/// The smallest type on paper, in points.
const LEAST: f64 = 7.0;
/// Free edge of the page: what printers leave white.
const MARGIN: f64 = 8.0 * 72.0 / 25.4;
/// The line of words above the sheet and the one beneath it.
const STRIP: f64 = 14.0;
/// How large the signs of the voices are in the strip, in points per canvas unit.
const SIGN: f64 = 0.24;

/// Sets every sheet of the workshop on its own page.
pub(super) fn set(press: &mut Press, contents: &Contents, options: &PlanOptions) {
    for (id, canvas) in &contents.canvases {
        one(press, contents, (id, canvas), options.paper, options.profile == Profile::Full);
    }
}

/// Sets one sheet with its notes; with `linked` every note leads to its line in the appendix.
pub(super) fn one(press: &mut Press, contents: &Contents, (id, canvas): (&Id, &Canvas), paper: Paper, linked: bool) {
    let Some(scene) = workshop_scene(contents.workshop, id, press.language()) else {
        return;
    };
    let place = Place::of(&scene, paper, FLOOR);
    let page = press.free_page(place.width, place.height);
    let owners = owners(press, contents, id, canvas, &scene, linked);
    let crossed = canvas.zones.values().any(|zone| zone.kind == ZoneKind::Step);
    strip(press, page, &place, &owners, if crossed { Legend::VoicesAndCrossings } else { Legend::Voices });
    sheet(press, page, &place, &scene, &owners);
    if linked {
        links(press, page, &place, contents, &scene, &owners);
    }
}

/// Where a sheet stands on its page.
pub(super) struct Place {
    pub(super) width: f64,
    pub(super) height: f64,
    x: f64,
    y: f64,
    /// Points in a canvas unit.
    pub(super) scale: f64,
    /// How much larger than on A4 the words around the sheet are.
    type_scale: f64,
    margin: f64,
}

impl Place {
    /// On the wanted paper when type of the smallest size, in canvas units, stays readable there, else on the smallest
    /// A-size on which it does.
    pub(super) fn of(scene: &Scene, paper: Paper, smallest: f64) -> Self {
        let on = |paper: Paper| {
            let (height, width) = paper.dimensions();
            let type_scale = (height / Paper::A4.dimensions().0).max(1.0);
            let (margin, strip) = (MARGIN * type_scale, STRIP * type_scale);
            let (wide, high) = (width - 2.0 * margin, height - 2.0 * margin - 2.0 * strip);
            let scale = (wide / scene.width).min(high / scene.height);
            let (x, y) = ((width - scene.width * scale) / 2.0, margin + strip + (high - scene.height * scale) / 2.0);
            Self { width, height, x, y, scale, type_scale, margin }
        };
        let readable = |place: &Self| place.scale * smallest >= LEAST;
        let papers = std::iter::once(paper).chain(paper.larger());
        papers.map(on).find(readable).unwrap_or_else(|| on(Paper::A0))
    }

    pub(super) fn point(&self, x: f64, y: f64) -> (f64, f64) {
        (self.x + x * self.scale, self.y + y * self.scale)
    }
}

/// The elements that the marks of a sheet belong to, made in reading order.
pub(super) struct Owners {
    heading: TagId,
    /// What holds everything of a zone.
    pub(super) parts: BTreeMap<Id, TagId>,
    names: BTreeMap<Id, TagId>,
    hints: BTreeMap<Id, TagId>,
    records: BTreeMap<Id, TagId>,
    /// The words at arrows, by the places of their marks.
    words: BTreeMap<usize, TagId>,
    title: String,
}

pub(super) fn owners(
    press: &mut Press,
    contents: &Contents,
    id: &Id,
    canvas: &Canvas,
    scene: &Scene,
    linked: bool,
) -> Owners {
    let chapter = press.tag(press.doc.root(), Role::Sect);
    let heading = press.tag(chapter, Role::H1);
    let title = canvas.title.get(press.language()).to_owned();
    press.doc.entry(1, &title, Target::Tag(heading));
    let (parts, names, hints, records, words) = Default::default();
    let mut owners = Owners { heading, parts, names, hints, records, words, title };
    let drawn: BTreeMap<&Id, Vec<&Mark>> = by_record(scene);
    for (zone, _) in canvas.zones_in_order() {
        let part = press.tag(chapter, Role::Sect);
        owners.parts.insert(zone.clone(), part);
        owners.names.insert(zone.clone(), press.tag(part, Role::H2));
        if has_hint(scene, zone) {
            owners.hints.insert(zone.clone(), press.tag(part, Role::P));
        }
        let pile = contents.piles.iter().find(|pile| pile.place == (Some(id), Some(zone)));
        let notes = pile.iter().flat_map(|pile| pile.notes.iter().map(|(id, _)| *id));
        // Of a stack that is spread out its notes are drawn as well.
        let stacks = pile.iter().flat_map(|pile| &pile.stacks);
        let stacks = stacks.flat_map(|stack| std::iter::once(stack.id).chain(stack.notes.iter().map(|(id, _)| *id)));
        let records: Vec<&Id> = notes.chain(stacks).filter(|id| drawn.contains_key(*id)).collect();
        list(press, part, contents, &records, linked, &mut owners);
    }
    for band in canvas.bands.keys() {
        owners.names.insert(band.clone(), press.tag(chapter, Role::P));
    }
    let rest: Vec<&Id> = drawn.keys().copied().filter(|id| !owners.records.contains_key(*id)).collect();
    list(press, chapter, contents, &rest, linked, &mut owners);
    owners.words = arrow_words(press, chapter, scene);
    owners
}

/// A list of the words that stand at arrows: those that belong to no zone and no note.
fn arrow_words(press: &mut Press, parent: TagId, scene: &Scene) -> BTreeMap<usize, TagId> {
    let free = |mark: &Mark| mark.zone.is_none() && mark.note.is_none() && mark.stack.is_none();
    let marks = scene.marks.iter().enumerate();
    let words = marks.filter(|(_, mark)| free(mark) && matches!(mark.shape, Shape::Text(_)));
    let mut list = None;
    let tagged = words.map(|(place, _)| {
        let list = *list.get_or_insert_with(|| press.tag(parent, Role::L(Numbering::None)));
        let item = press.tag(list, Role::Li);
        (place, press.tag(item, Role::LBody))
    });
    tagged.collect()
}

/// A list of notes and stacks; with `linked` a note is a link to its line in the appendix.
fn list(press: &mut Press, parent: TagId, contents: &Contents, records: &[&Id], linked: bool, owners: &mut Owners) {
    if records.is_empty() {
        return;
    }
    let list = press.tag(parent, Role::L(Numbering::None));
    for id in records {
        let item = press.tag(list, Role::Li);
        let body = press.tag(item, Role::LBody);
        let link = linked && contents.note_number(id).is_some();
        owners.records.insert((*id).clone(), if link { press.tag(body, Role::Link) } else { body });
    }
}

fn by_record(scene: &Scene) -> BTreeMap<&Id, Vec<&Mark>> {
    let mut records: BTreeMap<&Id, Vec<&Mark>> = BTreeMap::new();
    for mark in &scene.marks {
        if let Some(id) = mark.note.as_ref().or(mark.stack.as_ref()) {
            records.entry(id).or_default().push(mark);
        }
    }
    records
}

fn has_hint(scene: &Scene, zone: &Id) -> bool {
    let hint = |mark: &Mark| matches!(&mark.shape, Shape::Text(text) if text.role == TextRole::Hint);
    scene.marks.iter().any(|mark| mark.zone.as_ref() == Some(zone) && hint(mark))
}

pub(super) fn sheet(press: &mut Press, page: usize, place: &Place, scene: &Scene, owners: &Owners) {
    let (left, top) = place.point(0.0, 0.0);
    let edge = Path::rectangle(left, top, scene.width * place.scale, scene.height * place.scale);
    press.doc.pages[page].clip(edge.steps, |page| {
        for (at, mark) in scene.marks.iter().enumerate() {
            draw::shape(page, &mark.shape, owners.of(at, mark), (left, top), place.scale);
        }
    });
}

impl Owners {
    fn of(&self, place: usize, mark: &Mark) -> Owner {
        let Shape::Text(text) = &mark.shape else {
            return Owner::Artifact;
        };
        let record = mark.note.as_ref().or(mark.stack.as_ref()).and_then(|id| self.records.get(id));
        let zone = mark.zone.as_ref().and_then(|zone| match text.role {
            TextRole::Name | TextRole::Body => self.names.get(zone),
            TextRole::Hint => self.hints.get(zone),
            TextRole::Sign => None,
        });
        record.or(zone).or_else(|| self.words.get(&place)).map_or(Owner::Artifact, |tag| Owner::Tag(*tag))
    }
}

/// What the signs at the notes mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Legend {
    /// There are no notes.
    Nothing,
    /// Notes of a sheet without steps.
    Voices,
    /// Notes that may stand at crossings.
    VoicesAndCrossings,
}

/// Above the sheet what it is and what its signs mean; beneath it the page number.
pub(super) fn strip(press: &mut Press, page: usize, place: &Place, owners: &Owners, legend: Legend) {
    let words = press.words;
    let (title, label) = (STRONG.times(place.type_scale), SMALL.soft().times(place.type_scale));
    let baseline = place.margin + 8.0 * place.type_scale;
    let (left, right) = (place.x, place.width - place.x);
    let name = Text::new(&owners.title, title.style, title.size, left, baseline).colour(title.ink.rgb());
    let mut x = right;
    let mut signs: Vec<(String, Option<&Voice>)> = Vec::new();
    if legend == Legend::VoicesAndCrossings {
        signs.push((words.get("plan-legend-crossing"), None));
    }
    if legend != Legend::Nothing {
        let voices = Voice::KNOWN.iter().rev();
        signs.extend(voices.map(|voice| (words.get(&format!("plan-voice-{}", voice.word())), Some(voice))));
    }
    let painted = &mut press.doc.pages[page];
    painted.text(owners.heading, name);
    for (text, voice) in signs {
        x -= width(&text, label);
        let text = Text::new(&text, label.style, label.size, x, baseline).colour(label.ink.rgb());
        painted.text(Owner::Artifact, text);
        if let Some(voice) = voice {
            x -= 8.0 * place.type_scale;
            let shapes = voice_sign(voice, Point { x: 0.0, y: 0.0 });
            let middle = baseline - label.size * 0.357;
            draw::shapes(painted, &shapes, Owner::Artifact, (x, middle), SIGN * place.type_scale);
        }
        x -= 16.0 * place.type_scale;
    }
    let baseline = place.height - place.margin - 1.5 * place.type_scale;
    press.foot(page, Foot { left, right, baseline, scale: place.type_scale });
}

/// Every note leads to its line in the appendix.
fn links(press: &mut Press, page: usize, place: &Place, contents: &Contents, scene: &Scene, owners: &Owners) {
    for (id, marks) in by_record(scene) {
        let (Some(number), Some(tag)) = (contents.note_number(id), owners.records.get(id)) else {
            continue;
        };
        let paper = marks.iter().find_map(|mark| match &mark.shape {
            Shape::Rectangle { area, .. } => Some(*area),
            _ => None,
        });
        let Some(area) = paper.and_then(|area| within(area, scene)) else {
            continue;
        };
        let description = press.words.with("plan-to-note", &[("number", number)]);
        let (x, y) = place.point(area.x, area.y);
        let area = Area { x, y, width: area.width * place.scale, height: area.height * place.scale };
        press.link(page, &Goal { anchor: Anchor::Note(id.clone()), description, tag: *tag }, area);
    }
}

/// The part of an area that lies on the sheet.
fn within(area: Area, scene: &Scene) -> Option<Area> {
    let (x, y) = (area.x.max(0.0), area.y.max(0.0));
    let (right, bottom) = ((area.x + area.width).min(scene.width), (area.y + area.height).min(scene.height));
    (right > x && bottom > y).then_some(Area { x, y, width: right - x, height: bottom - y })
}
