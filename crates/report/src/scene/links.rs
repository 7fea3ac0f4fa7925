//! Links as arrows: between notes, under them; between zones, over the sheet's own drawing.

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

const WIDTH: f64 = 7.0;
/// How far the head of an arrow reaches back.
const HEAD: f64 = 32.0;
/// Between an arrow and the border of the note where it begins or ends.
const AIR: f64 = 10.0;
/// An arrow shorter than this says nothing.
const LEAST: f64 = 16.0;
/// How far the words at an arrow may run.
const WORDS: f64 = 560.0;
/// Around the words.
const INSET: f64 = 10.0;
/// How far the arrow between two zones reaches into them, on an A3 sheet.
const INTO: f64 = 70.0;
/// How far two arrows that run both ways lie from their common middle line, on an A3 sheet.
const ASIDE: f64 = 24.0;

/// The arrows between the notes of a sheet, with their words. An arrow to a note in a stack ends at the stack.
pub(super) fn note_links(workshop: &Workshop, canvas: &Id, language: &Language) -> Vec<Mark> {
    let stacks: BTreeMap<&Id, Area> = workshop.clusters.iter().map(|(id, stack)| (id, stack_area(stack))).collect();
    let place = |id: &Id| {
        let note = workshop.notes.get(id).filter(|note| note.canvas == *canvas)?;
        Some(workshop.stack_of(note).and_then(|stack| stacks.get(stack)).copied().unwrap_or_else(|| area_of(note)))
    };
    let links = workshop.note_links().filter_map(|link| Some((place(&link.from)?, place(&link.to)?, link)));
    links.flat_map(|(from, to, link)| arrow(from, to, &link, language)).map(Mark::new).collect()
}

/// The influences between the zones of a sheet, without their words; none that would run across a third zone, such
/// as the customer in the middle.
pub(super) fn influences(workshop: &Workshop, canvas: &Id) -> Vec<Mark> {
    let Some(sheet) = workshop.canvases.get(canvas) else {
        return Vec::new();
    };
    let scale = sheet.scale();
    let links: Vec<Link> = workshop.influences(canvas).collect();
    let both = |link: &Link| links.iter().any(|other| other.from == link.to && other.to == link.from);
    let arrows = links.iter().filter_map(|link| {
        let (from, to) = (sheet.area(&link.from)?, sheet.area(&link.to)?);
        let (tail, tip) = between(from, to, -INTO * scale)?;
        let middle = Point { x: f64::midpoint(tail.x, tip.x), y: f64::midpoint(tail.y, tip.y) };
        let others = sheet.zones.iter().filter(|(id, _)| **id != link.from && **id != link.to);
        if others.into_iter().any(|(_, zone)| holds(zone.area, middle, scale)) {
            return None;
        }
        let aside = if both(link) { ASIDE * scale } else { 0.0 };
        let stroke = Stroke { ink: Ink::Stone, width: WIDTH * scale };
        let (from, to) = beside(tail, tip, aside);
        Some(Mark::new(Shape::Arrow { from, to, head: HEAD * scale, stroke }))
    });
    arrows.collect()
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

/// Whether a point of the sheet lies in an area of an A3 sheet.
fn holds(area: Area, point: Point, scale: f64) -> bool {
    let (x, y) = (point.x / scale, point.y / scale);
    (area.x..=area.x + area.width).contains(&x) && (area.y..=area.y + area.height).contains(&y)
}

fn arrow(from: Area, to: Area, link: &Link, language: &Language) -> Vec<Shape> {
    let Some((tail, tip)) = between(from, to, AIR) else {
        return Vec::new();
    };
    let stroke = Stroke { ink: Ink::SoftText, width: WIDTH };
    let head = HEAD.min((tip.x - tail.x).hypot(tip.y - tail.y) / 2.0);
    let mut shapes = vec![Shape::Arrow { from: tail, to: tip, head, stroke }];
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

/// The same line, so far to the left of its direction.
fn beside(tail: Point, tip: Point, aside: f64) -> (Point, Point) {
    let (x, y) = (tip.x - tail.x, tip.y - tail.y);
    let length = x.hypot(y).max(f64::MIN_POSITIVE);
    let (x, y) = (y / length * aside, -x / length * aside);
    (Point { x: tail.x + x, y: tail.y + y }, Point { x: tip.x + x, y: tip.y + y })
}

fn area_of(note: &Note) -> Area {
    Area { x: note.x, y: note.y, width: note.width, height: note.height }
}

fn stack_area(stack: &Cluster) -> Area {
    Area { x: stack.x, y: stack.y, width: Cluster::SIDE, height: Cluster::SIDE }
}
