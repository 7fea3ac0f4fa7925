//! The base under the steps: a strip with its name and its texts, side by side.

use handvat_model::canvas::Band;
use handvat_model::records::Language;

use super::place::{Column, Look, fitted, set};
use super::{Align, Paint, Shape, TextRole, Weight};
use crate::faces::Style;
use crate::ink::Ink;

// On an A3 sheet, in canvas units.
const INSET: f64 = 34.0;
const CORNER: f64 = 18.0;
const SIZE: (f64, f64) = (46.0, 40.0);

/// The strip on a sheet `scale` times as large as A3.
pub(super) fn strip(band: &Band, scale: f64, language: &Language) -> Vec<Shape> {
    let area = band.area.scaled(scale);
    let inset = INSET * scale;
    let columns = area.width / (band.texts.len() + 1) as f64;
    let width = columns - 2.0 * inset;
    let name = band.name.get(language);
    let texts: Vec<&str> = band.texts.iter().map(|text| text.get(language)).collect();
    let words = std::iter::once(&name).chain(&texts).map(|text| (*text, width));
    let size = fitted(words, Style::Bold, SIZE.0 * scale, SIZE.1 * scale);
    let baseline = area.y + area.height / 2.0 + size * 0.357;
    let look = Look { role: TextRole::Name, size, weight: Weight::Bold, ink: Ink::Stone };
    let column = Column { x: area.x + inset, width, align: Align::Left, most: 1 };
    let ground = Shape::Rectangle { area, corner: CORNER * scale, paint: Paint::filled(Ink::Base) };
    let mut shapes = vec![ground, Shape::Text(set(name, look, column, baseline, language).0)];
    for (place, text) in texts.into_iter().enumerate() {
        let x = area.x + columns * (place as f64 + 1.5);
        let look = Look { role: TextRole::Body, weight: Weight::Regular, ink: Ink::Text, ..look };
        let column = Column { x, align: Align::Centre, ..column };
        shapes.push(Shape::Text(set(text, look, column, baseline, language).0));
    }
    shapes
}
