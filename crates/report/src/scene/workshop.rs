//! The sheet with everything on it, as it is printed.

use std::collections::BTreeMap;

use handvat_model::canvas::{Area, Canvas, ZoneKind};
use handvat_model::id::Id;
use handvat_model::records::{Cluster, Colour, Language, Note, Voice, Workshop};

use super::badge::{badge, tally};
use super::links::note_links;
use super::sheet::scored_scene;
use super::stack::{stack_marks, stacked};
use super::{Align, Mark, Paint, Point, Scene, Shape, Stroke, Text, TextLine, TextRole, Weight};
use crate::ink::Ink;
use crate::note::{self, BASELINE, PADDING};

pub(super) const CORNER: f64 = 6.0;
/// The height of the marks that straddle the corners of a note: their inner half lies in its padding.
const SIGN: f64 = 2.0 * PADDING;

/// A sheet with the notes and stacks that lie on it, wholly or in part. What lies on the pasteboard is left out;
/// a note that hangs over the edge is cut off there by whoever draws the scene.
pub fn workshop_scene(workshop: &Workshop, canvas: &Id, language: &Language) -> Option<Scene> {
    let mut scene = scored_scene(workshop, canvas, language)?;
    let paper = Area { x: 0.0, y: 0.0, width: scene.width, height: scene.height };
    scene.marks.extend(record_marks(workshop, canvas, paper, language));
    scene.marks.extend(note_links(workshop, canvas, &workshop.head.language));
    Some(scene)
}

/// The notes and stacks of a sheet that lie in an area, wholly or in part.
pub(super) fn record_marks(workshop: &Workshop, canvas: &Id, within: Area, language: &Language) -> Vec<Mark> {
    let Some(sheet) = workshop.canvases.get(canvas) else {
        return Vec::new();
    };
    let mut marks = Vec::new();
    let handles = handle_numbers(sheet);
    let lies = |note: &Note| note.canvas == *canvas && workshop.stack_of(note).is_none();
    for (id, note) in workshop.notes_in_order(|note| lies(note) && note_area(note).overlaps(within)) {
        marks.extend(note_marks(id, note, sheet, &handles, &workshop.head.language));
    }
    let contents = stacked(workshop);
    for (id, stack) in &workshop.clusters {
        let lies = Area { x: stack.x, y: stack.y, width: Cluster::SIDE, height: Cluster::SIDE }.overlaps(within);
        if stack.canvas == *canvas && lies {
            marks.extend(stack_marks(id, stack, contents.get(id).copied(), &workshop.head.language, language));
        }
    }
    marks
}

/// A note: its paper, its words, at its right corners the voice (above) and the crossing (below). One that lies face
/// down shows the back of its paper and nothing else.
pub fn note_marks(
    id: &Id,
    note: &Note,
    sheet: &Canvas,
    handles: &BTreeMap<Id, usize>,
    language: &Language,
) -> Vec<Mark> {
    let area = note_area(note);
    if note.hidden {
        return face_down(area, &note.colour).into_iter().map(|shape| Mark::of_note(id, shape)).collect();
    }
    let words = note::set_note(&note.text, &note.size, note.width, note.height, language);
    let lines = words
        .lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| TextLine {
            text: line.text,
            hyphen: line.hyphen,
            x: note.x + PADDING,
            y: note.y + PADDING + words.line_height * place as f64 + BASELINE * words.type_size,
        })
        .collect();
    let text = Text {
        role: TextRole::Body,
        lines,
        size: words.type_size,
        weight: Weight::Regular,
        ink: Ink::NoteText,
        align: Align::Left,
    };
    let mut shapes = paper(area, &note.colour).to_vec();
    shapes.push(Shape::Text(text));
    shapes.extend(voice_sign(&note.voice, Point { x: area.x + area.width, y: area.y }));
    shapes.extend(crossing_sign(note, sheet, handles));
    if words.cut {
        shapes.extend(more_sign(area));
    }
    shapes.into_iter().map(|shape| Mark::of_note(id, shape)).collect()
}

/// The number of each handle of a sheet, from 1, in reading order.
pub(crate) fn handle_numbers(sheet: &Canvas) -> BTreeMap<Id, usize> {
    let zones = sheet.zones_in_order().into_iter();
    let handles = zones.filter(|(_, zone)| zone.kind == ZoneKind::Handle);
    handles.enumerate().map(|(place, (id, _))| (id.clone(), place + 1)).collect()
}

/// The shape by which a voice is known: a disc for the customer, a square for an employee, a ring for an assumption.
pub(crate) fn voice_sign(voice: &Voice, centre: Point) -> Vec<Shape> {
    let square = |side: f64| Area { x: centre.x - side / 2.0, y: centre.y - side / 2.0, width: side, height: side };
    match voice {
        Voice::Customer => {
            vec![Shape::Ellipse { area: square(SIGN), paint: Paint::edged(Ink::Petrol, Ink::Sheet, 3.0) }]
        }
        Voice::Employee => {
            let area = square(SIGN * 0.86);
            vec![Shape::Rectangle { area, corner: 0.0, paint: Paint::edged(Ink::Stone, Ink::Sheet, 3.0) }]
        }
        Voice::Assumption => {
            vec![Shape::Ellipse { area: square(SIGN * 0.8), paint: Paint::edged(Ink::Sheet, Ink::Stone, 4.0) }]
        }
        Voice::Unknown(_) => Vec::new(),
    }
}

fn note_area(note: &Note) -> Area {
    Area { x: note.x, y: note.y, width: note.width, height: note.height }
}

fn paper(area: Area, colour: &Colour) -> [Shape; 2] {
    let shade = Area { y: area.y + 5.0, ..area };
    [
        Shape::Rectangle { area: shade, corner: CORNER, paint: Paint::filled(Ink::NoteShade) },
        Shape::Rectangle { area, corner: CORNER, paint: Paint::filled(Ink::of_note(colour)) },
    ]
}

/// The back of a note: its paper with a frame inside it, as playing cards have.
fn face_down(area: Area, colour: &Colour) -> Vec<Shape> {
    let frame = |inset: f64| Area {
        x: area.x + inset,
        y: area.y + inset,
        width: area.width - 2.0 * inset,
        height: area.height - 2.0 * inset,
    };
    let mut shapes = paper(area, colour).to_vec();
    for (inset, width) in [(PADDING, 6.0), (1.8 * PADDING, 3.0)] {
        let paint = Paint { fill: None, stroke: Some(Stroke { ink: Ink::NoteText, width }) };
        shapes.push(Shape::Rectangle { area: frame(inset), corner: CORNER, paint });
    }
    shapes
}

/// The badge of the step without its letter, before it as many strokes as the handle's number.
fn crossing_sign(note: &Note, sheet: &Canvas, handles: &BTreeMap<Id, usize>) -> Vec<Shape> {
    let Some(pair) = &note.crossing else {
        return Vec::new();
    };
    let corner = Point { x: note.x + note.width, y: note.y + note.height };
    let step = sheet.zones.get(&pair.step);
    let ink = step.map_or(Ink::Stone, |step| Ink::of_tone(&step.tone));
    let mut shapes = badge(step.and_then(|step| step.badge.as_ref()), "", ink, corner, SIGN);
    let strokes = Point { x: corner.x - SIGN * 0.8, y: corner.y + SIGN * 0.36 };
    shapes.extend(tally(handles.get(&pair.handle).copied().unwrap_or(0), ink, strokes, SIGN * 0.72));
    shapes
}

/// Three dots in the bottom corner: the note holds more than it shows.
fn more_sign(area: Area) -> Vec<Shape> {
    let (y, side) = (area.y + area.height - PADDING * 0.7, PADDING * 0.6);
    (0..3)
        .map(|place| {
            let area = Area { x: area.x + PADDING * (1.0 + f64::from(place)), y, width: side, height: side };
            Shape::Ellipse { area, paint: Paint::filled(Ink::NoteText) }
        })
        .collect()
}
