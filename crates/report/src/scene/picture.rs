//! Parts of a sheet as pictures of their own.

use std::collections::BTreeSet;

use handvat_model::canvas::Area;
use handvat_model::id::Id;
use handvat_model::records::{Cluster, Language, Note, Workshop};

use super::links::note_links;
use super::sheet::scored_scene;
use super::workshop::{record_marks, workshop_scene};
use super::{Mark, Paint, Point, Scene, Shape};
use crate::ink::Ink;

/// What of a sheet is in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Sheet,
    /// One of its zones with the notes and stacks that are its own.
    Zone(Id),
    /// These notes and stacks alone, wherever they lie, with the arrows between them.
    Notes(BTreeSet<Id>),
}

/// Between the outermost notes and the edge of their picture, in canvas units.
const MARGIN: f64 = 60.0;

/// The drawing of a part of a sheet; none when there is no such sheet or zone, or not one of the notes lies on it.
pub fn picture_scene(workshop: &Workshop, canvas: &Id, part: &Part, language: &Language) -> Option<Scene> {
    match part {
        Part::Sheet => workshop_scene(workshop, canvas, language),
        Part::Zone(zone) => {
            let area = workshop.canvases.get(canvas)?.area(zone)?;
            let lies = |within: &Option<Id>| within.as_ref() == Some(zone);
            let only = workshop_of(workshop, canvas, |_, note| lies(&note.zone), |_, stack| lies(&stack.zone));
            let area = around(&only).map_or(area, |notes| both(area, notes));
            let mut marks = scored_scene(workshop, canvas, language)?.marks;
            marks.extend(records(&only, canvas, area, language));
            Some(framed(marks, area))
        }
        Part::Notes(chosen) => {
            let only = workshop_of(workshop, canvas, |id, _| chosen.contains(id), |id, _| chosen.contains(id));
            let notes = around(&only)?;
            let area = Area {
                x: notes.x - MARGIN,
                y: notes.y - MARGIN,
                width: notes.width + 2.0 * MARGIN,
                height: notes.height + 2.0 * MARGIN,
            };
            let paper = Shape::Rectangle { area, corner: 0.0, paint: Paint::filled(Ink::Sheet) };
            let mut marks = vec![Mark::new(paper)];
            marks.extend(records(&only, canvas, area, language));
            Some(framed(marks, area))
        }
    }
}

/// The workshop with these notes and stacks of a sheet alone; a note that is chosen out of its stack lies on its own.
fn workshop_of(
    workshop: &Workshop,
    canvas: &Id,
    note_chosen: impl Fn(&Id, &Note) -> bool,
    stack_chosen: impl Fn(&Id, &Cluster) -> bool,
) -> Workshop {
    let mut only = workshop.clone();
    only.clusters.retain(|id, stack| stack.canvas == *canvas && stack_chosen(id, stack));
    let stacked = |note: &Note| workshop.stack_of(note).is_some_and(|stack| only.clusters.contains_key(stack));
    only.notes.retain(|id, note| note.canvas == *canvas && (note_chosen(id, note) || stacked(note)));
    for note in only.notes.values_mut() {
        note.cluster = note.cluster.take().filter(|stack| only.clusters.contains_key(stack));
    }
    only
}

fn records(only: &Workshop, canvas: &Id, within: Area, language: &Language) -> Vec<Mark> {
    let mut marks = record_marks(only, canvas, within, language);
    marks.extend(note_links(only, canvas, &only.head.language));
    marks
}

/// Where the notes and stacks of a workshop lie.
fn around(only: &Workshop) -> Option<Area> {
    let notes = only.notes.values().filter(|note| only.stack_of(note).is_none());
    let notes = notes.map(|note| Area { x: note.x, y: note.y, width: note.width, height: note.height });
    let side = Cluster::SIDE;
    let stacks = only.clusters.values().map(|stack| Area { x: stack.x, y: stack.y, width: side, height: side });
    notes.chain(stacks).reduce(both)
}

/// The marks that reach into an area, with its corner as their origin.
fn framed(marks: Vec<Mark>, area: Area) -> Scene {
    let marks = marks.into_iter().map(|mark| Mark { shape: moved(mark.shape, -area.x, -area.y), ..mark }).collect();
    Scene { width: area.width, height: area.height, marks }
}

/// The area around two.
fn both(one: Area, other: Area) -> Area {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let right = (one.x + one.width).max(other.x + other.width);
    let bottom = (one.y + one.height).max(other.y + other.height);
    Area { x, y, width: right - x, height: bottom - y }
}

fn moved(shape: Shape, x: f64, y: f64) -> Shape {
    let area = |area: Area| Area { x: area.x + x, y: area.y + y, ..area };
    let point = |point: Point| Point { x: point.x + x, y: point.y + y };
    match shape {
        Shape::Rectangle { area: at, corner, paint } => Shape::Rectangle { area: area(at), corner, paint },
        Shape::Ellipse { area: at, paint } => Shape::Ellipse { area: area(at), paint },
        Shape::Polygon { points, paint } => Shape::Polygon { points: points.into_iter().map(point).collect(), paint },
        Shape::Arrow { from, to, head, stroke } => Shape::Arrow { from: point(from), to: point(to), head, stroke },
        Shape::Text(mut text) => {
            for line in &mut text.lines {
                (line.x, line.y) = (line.x + x, line.y + y);
            }
            Shape::Text(text)
        }
    }
}
