//! Marks of a scene as items of a page.

use handvat_model::canvas::Zone;

use super::press::HAIR;
use crate::doc::{Owner, Page, Path, Step, Text};
use crate::ink::Ink;
use crate::scene::{Align, Paint, Point, Shape, badge};
use crate::svg::arrow_head;

/// The height of a step's badge in a line of text, in points: its letter is as large as type may be small.
pub(super) const BADGE: f64 = 12.8;

/// Paints shapes with their origin at a place of the page, one unit `scale` points long. Words belong to the owner,
/// everything else is decoration.
pub(super) fn shapes(page: &mut Page, shapes: &[Shape], owner: Owner, origin: (f64, f64), scale: f64) {
    for shape in shapes {
        self::shape(page, shape, owner, origin, scale);
    }
}

/// Paints one shape; see [`shapes`].
pub(super) fn shape(page: &mut Page, shape: &Shape, owner: Owner, origin: (f64, f64), scale: f64) {
    let at = |point: &Point| (origin.0 + point.x * scale, origin.1 + point.y * scale);
    match shape {
        Shape::Rectangle { area, corner, paint } => {
            let (x, y) = at(&Point { x: area.x, y: area.y });
            let path = Path::rounded(x, y, area.width * scale, area.height * scale, corner * scale);
            page.path(Owner::Artifact, painted(path, paint, scale));
        }
        Shape::Ellipse { area, paint } => {
            let (x, y) = at(&Point::from(area.centre()));
            let path = Path::ellipse(x, y, area.width / 2.0 * scale, area.height / 2.0 * scale);
            page.path(Owner::Artifact, painted(path, paint, scale));
        }
        Shape::Polygon { points, paint } => {
            let points: Vec<(f64, f64)> = points.iter().map(at).collect();
            page.path(Owner::Artifact, painted(Path::polygon(&points), paint, scale));
        }
        Shape::Arrow { from, to, head, stroke } => {
            let [left, right] = arrow_head(*from, *to, *head).map(|point| at(&point));
            let (tail, tip) = (at(from), at(to));
            let steps = vec![
                Step::Move(tail.0, tail.1),
                Step::Line(tip.0, tip.1),
                Step::Move(left.0, left.1),
                Step::Line(tip.0, tip.1),
                Step::Line(right.0, right.1),
            ];
            let path = Path::new(steps).stroke(stroke.ink.rgb(), (stroke.width * scale).max(HAIR));
            page.path(Owner::Artifact, path);
        }
        Shape::Text(text) => {
            for line in text.lines.iter().filter(|line| !line.text.is_empty()) {
                let (x, y) = at(&Point { x: line.x, y: line.y });
                let words = if line.hyphen { format!("{}\u{ad}", line.text) } else { line.text.clone() };
                let set = Text::new(&words, text.weight.style(), text.size * scale, x, y).colour(text.ink.rgb());
                let set = match text.align {
                    Align::Left => set,
                    Align::Centre => set.centred(),
                    Align::Right => set.flush_right(),
                };
                page.text(owner, set);
            }
        }
    }
}

/// The badge of a step with its letter, in points, around a centre.
pub(super) fn step(zone: &Zone, x: f64, y: f64) -> Vec<Shape> {
    let letter = zone.letter.as_deref().unwrap_or_default();
    badge(zone.badge.as_ref(), letter, Ink::of_tone(&zone.tone), Point { x, y }, BADGE)
}

fn painted(path: Path, paint: &Paint, scale: f64) -> Path {
    let path = match paint.fill {
        Some(ink) => path.fill(ink.rgb()),
        None => path,
    };
    match paint.stroke {
        Some(stroke) => path.stroke(stroke.ink.rgb(), (stroke.width * scale).max(HAIR)),
        None => path,
    }
}
