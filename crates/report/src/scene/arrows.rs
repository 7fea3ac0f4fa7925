//! Influence between neighbours: a small round sign over the gap between two zones, with an arrow each way.

use handvat_model::canvas::Area;

use super::{Paint, Point, Shape, Stroke};
use crate::ink::Ink;

/// Across the sign, on an A3 sheet.
const SIGN: f64 = 84.0;
const EDGE: f64 = 4.0;

/// The sign between two zones, as near as it goes to what lies above the gap. Zones that do not stand side by side
/// have no gap and get no sign.
pub(super) fn influence(one: Area, other: Area, rounds: &[Area], scale: f64) -> Vec<Shape> {
    let side = SIGN * scale;
    if let Some((x, y)) = gap(one, other, rounds, side) {
        return sign(Point { x, y }, true, scale);
    }
    let turned_rounds: Vec<Area> = rounds.iter().copied().map(turned).collect();
    match gap(turned(one), turned(other), &turned_rounds, side) {
        Some((y, x)) => sign(Point { x, y }, false, scale),
        None => Vec::new(),
    }
}

/// Where an arrow crosses the gap between two boxes that a round zone partly covers: at the gap's end that is farther
/// from it, so far from the border. The point lies in the middle of the gap; an arrow through it runs to the right
/// (1, 0) or down (0, 1).
pub(super) fn clear_of(one: Area, other: Area, round: Area, inwards: f64) -> Option<(Point, Point)> {
    let far_end = |one: Area, other: Area, round: Area| {
        let (x, y) = gap(one, other, &[round], 0.0)?;
        let (top, bottom) = (one.y.max(other.y), (one.y + one.height).min(other.y + other.height));
        Some((x, if y <= round.y { top + inwards } else { bottom - inwards }))
    };
    if let Some((x, y)) = far_end(one, other, round) {
        return Some((Point { x, y }, Point { x: 1.0, y: 0.0 }));
    }
    let (y, x) = far_end(turned(one), turned(other), turned(round))?;
    Some((Point { x, y }, Point { x: 0.0, y: 1.0 }))
}

/// Where the gap between two boxes that stand side by side has room for a sign: next to what lies above the gap, on
/// its longer side, else in the middle.
fn gap(one: Area, other: Area, rounds: &[Area], side: f64) -> Option<(f64, f64)> {
    let (left, right) = if one.x < other.x { (one, other) } else { (other, one) };
    let (top, bottom) = (left.y.max(right.y), (left.y + left.height).min(right.y + right.height));
    if left.x + left.width > right.x || top >= bottom {
        return None;
    }
    let x = f64::midpoint(left.x + left.width, right.x);
    let end = |round: &Area| round.y + round.height;
    let covers = |round: &&Area| round.contains(x, round.y) && round.y < bottom && top < end(round);
    let y = match rounds.iter().find(covers) {
        Some(round) if round.y - top >= bottom - end(round) => round.y - side * 0.8,
        Some(round) => end(round) + side * 0.8,
        None => f64::midpoint(top, bottom),
    };
    Some((x, y))
}

fn sign(centre: Point, lying: bool, scale: f64) -> Vec<Shape> {
    let side = SIGN * scale;
    let at = |along: f64, across: f64| {
        let (x, y) = if lying { (along, across) } else { (across, along) };
        Point { x: centre.x + x, y: centre.y + y }
    };
    let ground = Area { x: centre.x - side / 2.0, y: centre.y - side / 2.0, width: side, height: side };
    let stroke = Stroke { ink: Ink::Stone, width: EDGE * 1.5 * scale };
    let (reach, aside, head) = (side * 0.36, side * 0.19, side * 0.2);
    vec![
        Shape::Ellipse { area: ground, paint: Paint::edged(Ink::Sheet, Ink::Line, EDGE * scale) },
        Shape::Arrow { from: at(-reach, -aside), to: at(reach, -aside), head, stroke },
        Shape::Arrow { from: at(reach, aside), to: at(-reach, aside), head, stroke },
    ]
}

fn turned(area: Area) -> Area {
    Area { x: area.y, y: area.x, width: area.height, height: area.width }
}
