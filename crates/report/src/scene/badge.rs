//! The shapes by which a step is known besides its colour, and the strokes that count a handle.

use handvat_model::canvas::{Area, Badge};

use super::{Align, Paint, Point, Shape, Text, TextLine, TextRole, Weight};
use crate::ink::Ink;

/// The shape of a step around a centre, with its letter when there is room for one. `side` is the height of the
/// circle; the other shapes are sized to look equally heavy.
pub fn badge(shape: Option<&Badge>, letter: &str, ink: Ink, centre: Point, side: f64) -> Vec<Shape> {
    let outline = outline(shape, Paint::filled(ink), centre, side);
    if letter.is_empty() {
        return vec![outline];
    }
    let size = if matches!(shape, Some(Badge::Triangle)) { side * 0.56 } else { side * 0.62 };
    // The middle of a capital lies 0.357 em above its baseline; a triangle is widest near its foot.
    let baseline = centre.y + size * 0.357 + if matches!(shape, Some(Badge::Triangle)) { side * 0.13 } else { 0.0 };
    let line = TextLine { text: letter.to_owned(), hyphen: false, x: centre.x, y: baseline };
    let sign = Text {
        role: TextRole::Sign,
        lines: vec![line],
        size,
        weight: Weight::Bold,
        ink: Ink::OnInk,
        align: Align::Centre,
    };
    vec![outline, Shape::Text(sign)]
}

/// One to five upright strokes whose right end stands at a point: the number of a handle.
pub fn tally(count: usize, ink: Ink, right: Point, height: f64) -> Vec<Shape> {
    let (width, step) = (height * 0.26, height * 0.52);
    (0..count)
        .map(|place| {
            let x = right.x - width - step * (count - 1 - place) as f64;
            let area = Area { x, y: right.y - height, width, height };
            Shape::Rectangle { area, corner: 0.0, paint: Paint::filled(ink) }
        })
        .collect()
}

fn outline(shape: Option<&Badge>, paint: Paint, centre: Point, side: f64) -> Shape {
    let half = side / 2.0;
    let at = |x: f64, y: f64| Point { x: centre.x + x * half, y: centre.y + y * half };
    let square = |half: f64| Area { x: centre.x - half, y: centre.y - half, width: 2.0 * half, height: 2.0 * half };
    match shape {
        Some(Badge::Square) => Shape::Rectangle { area: square(half * 0.92), corner: half * 0.24, paint },
        Some(Badge::Triangle) => {
            Shape::Polygon { points: vec![at(0.0, -1.12), at(1.16, 0.92), at(-1.16, 0.92)], paint }
        }
        Some(Badge::Diamond) => {
            Shape::Polygon { points: vec![at(0.0, -1.2), at(1.2, 0.0), at(0.0, 1.2), at(-1.2, 0.0)], paint }
        }
        Some(Badge::Circle | Badge::Unknown(_)) | None => Shape::Ellipse { area: square(half), paint },
    }
}
