//! Links between notes as arrows, over the notes that they cross.

use std::collections::BTreeMap;

use handvat_model::canvas::Area;
use handvat_model::id::Id;
use handvat_model::links::Link;
use handvat_model::records::{Cluster, Language, Note, Workshop};

use super::place::{Column, Look, set};
use super::{Align, Mark, Paint, Point, Shape, Stroke, TextRole, Weight};
use crate::faces;
use crate::faces::Style;
use crate::ink::Ink;
use crate::note::FLOOR;

// As the screen draws them, so that an arrow is the same on both.
const WIDTH: f64 = 5.0;
/// The rim that parts an arrow from what it crosses.
const RIM: f64 = 3.0;
/// How far the head of an arrow reaches back.
const HEAD: f64 = 26.0;
/// Between an arrow and the border of the note where it begins or ends, and the same between neighbours.
const AIR: [f64; 2] = [6.0, 1.0];
/// An arrow shorter than this says nothing.
const LEAST: f64 = 16.0;
/// How far the words at an arrow may run.
const WORDS: f64 = 560.0;
/// Around the words.
const INSET: f64 = 10.0;

/// The arrows between the notes of a sheet, with their words. An arrow to a note in a stack ends at the stack; none
/// leads to the parking lot.
pub(super) fn note_links(workshop: &Workshop, canvas: &Id, language: &Language) -> Vec<Mark> {
    let stacks: BTreeMap<&Id, Area> = workshop.clusters.iter().map(|(id, stack)| (id, stack_area(stack))).collect();
    let place = |id: &Id| {
        let note = workshop.notes.get(id).filter(|note| note.canvas == *canvas && !workshop.is_parked(id))?;
        Some(workshop.stack_of(note).and_then(|stack| stacks.get(stack)).copied().unwrap_or_else(|| area_of(note)))
    };
    let links = workshop.note_links().filter_map(|link| Some((place(&link.from)?, place(&link.to)?, link)));
    links.flat_map(|(from, to, link)| arrow(from, to, &link, language)).map(Mark::new).collect()
}

/// The straight line between the middles of two boxes, from so far outside the border of the one to as far outside
/// that of the other; none when they touch or nearly do.
pub fn between(from: Area, to: Area, air: f64) -> Option<(Point, Point)> {
    let ((from_x, from_y), (to_x, to_y)) = (from.centre(), to.centre());
    let (x, y) = (to_x - from_x, to_y - from_y);
    let length = x.hypot(y);
    // The part of the line that lies in the box around its end.
    let within = |area: Area| {
        let across = if x == 0.0 { f64::MAX } else { area.width / 2.0 / x.abs() };
        let down = if y == 0.0 { f64::MAX } else { area.height / 2.0 / y.abs() };
        across.min(down) * length + air
    };
    let (start, end) = (within(from).max(0.0), length - within(to).max(0.0));
    let at = |far: f64| Point { x: from_x + x / length * far, y: from_y + y / length * far };
    (end - start >= LEAST).then(|| (at(start), at(end)))
}

fn arrow(from: Area, to: Area, link: &Link, language: &Language) -> Vec<Shape> {
    let Some((tail, tip)) = AIR.into_iter().find_map(|air| between(from, to, air)) else {
        return Vec::new();
    };
    let head = HEAD.min((tip.x - tail.x).hypot(tip.y - tail.y) / 2.0);
    let drawn = |ink, width| Shape::Arrow { from: tail, to: tip, head, stroke: Stroke { ink, width } };
    let mut shapes = vec![drawn(Ink::Sheet, WIDTH + 2.0 * RIM), drawn(Ink::Text, WIDTH)];
    if !link.text.trim().is_empty() {
        let middle = Point { x: f64::midpoint(tail.x, tip.x), y: f64::midpoint(tail.y, tip.y) };
        shapes.extend(words(link.text, middle, language));
    }
    shapes
}

/// The words of an arrow on their own ground.
fn words(text: &str, middle: Point, language: &Language) -> [Shape; 2] {
    let look = Look { role: TextRole::Hint, size: FLOOR, weight: Weight::Regular, ink: Ink::Text };
    let column = Column { x: middle.x, width: WORDS, align: Align::Centre, most: 1 };
    let (text, _) = set(text, look, column, middle.y + FLOOR * faces::CAP_HEIGHT / 2.0, language);
    let width = text.lines.iter().map(|line| faces::width(&line.text, Style::Regular, FLOOR)).fold(0.0, f64::max);
    let ground = Area {
        x: middle.x - width / 2.0 - INSET,
        y: middle.y - FLOOR * 0.65,
        width: width + 2.0 * INSET,
        height: FLOOR * 1.3,
    };
    let paint = Paint::edged(Ink::Sheet, Ink::Line, 2.0);
    [Shape::Rectangle { area: ground, corner: INSET, paint }, Shape::Text(text)]
}

fn area_of(note: &Note) -> Area {
    Area { x: note.x, y: note.y, width: note.width, height: note.height }
}

fn stack_area(stack: &Cluster) -> Area {
    Area { x: stack.x, y: stack.y, width: Cluster::SIDE, height: Cluster::SIDE }
}
