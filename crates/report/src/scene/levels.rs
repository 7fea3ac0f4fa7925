//! The levels of a zone as numbered rings in its top right corner, to be filled in with a pen or by a score.

use handvat_model::canvas::{Area, Scale, Zone};

use super::{Align, Paint, Shape, Text, TextLine, TextRole, Weight};
use crate::ink::Ink;

// On an A3 sheet, in canvas units.
const RING: f64 = 64.0;
const GAP: f64 = 16.0;
const EDGE: f64 = 4.0;
const TOP: f64 = 28.0;
const INSET: f64 = 34.0;

/// How wide the rings are together, on an A3 sheet.
pub(super) fn width(scale: &Scale) -> f64 {
    let count = scale.levels.len() as f64;
    (count * (RING + GAP) - GAP).max(0.0)
}

/// Where the rings of a zone lie, and in which colour.
pub(super) struct Place {
    /// The right edge of the last one.
    right: f64,
    top: f64,
    scale: f64,
    ink: Ink,
}

impl Place {
    pub(super) fn of(zone: &Zone, scale: f64) -> Self {
        let area = zone.area.scaled(scale);
        Self {
            right: area.x + area.width - INSET * scale,
            top: area.y + TOP * scale,
            scale,
            ink: Ink::of_tone(&zone.tone),
        }
    }

    /// All levels, none chosen.
    pub(super) fn rings(&self, levels: &Scale) -> Vec<Shape> {
        let paint = Paint::edged(Ink::Sheet, self.ink, EDGE * self.scale);
        (1..=levels.levels.len()).flat_map(|level| self.ring(levels, level, paint, self.ink)).collect()
    }

    /// The level that was chosen, over its ring; nothing for one that is not there.
    pub(super) fn chosen(&self, levels: &Scale, level: u32) -> Vec<Shape> {
        let level = usize::try_from(level).unwrap_or(usize::MAX);
        if level == 0 || level > levels.levels.len() {
            return Vec::new();
        }
        self.ring(levels, level, Paint::edged(self.ink, self.ink, EDGE * self.scale), Ink::OnInk).into()
    }

    fn ring(&self, levels: &Scale, level: usize, paint: Paint, ink: Ink) -> [Shape; 2] {
        let side = RING * self.scale;
        let after = (levels.levels.len() - level) as f64;
        let x = self.right - side - after * (RING + GAP) * self.scale;
        let area = Area { x, y: self.top, width: side, height: side };
        let (middle_x, middle_y) = area.centre();
        let size = side * 0.56;
        // The middle of a digit lies 0.357 em above its baseline.
        let line = TextLine { text: level.to_string(), hyphen: false, x: middle_x, y: middle_y + size * 0.357 };
        let digit =
            Text { role: TextRole::Sign, lines: vec![line], size, weight: Weight::Bold, ink, align: Align::Centre };
        [Shape::Ellipse { area, paint }, Shape::Text(digit)]
    }
}
