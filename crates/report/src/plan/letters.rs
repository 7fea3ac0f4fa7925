//! The type of the plan: two sizes of text and three of headings, on one set of line heights. Points.

use crate::faces::Style;
use crate::ink::Ink;

/// How a kind of text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    pub(super) style: Style,
    pub(super) size: f64,
    /// From baseline to baseline.
    pub(super) leading: f64,
    pub(super) ink: Ink,
    /// Whether words may be hyphenated to fill a line; never in headings.
    pub(super) hyphenate: bool,
}

impl Letters {
    /// The same letters, standing back.
    pub(super) const fn soft(self) -> Self {
        Self { ink: Ink::SoftText, ..self }
    }

    /// The same letters, so many times as large.
    pub(super) fn times(self, scale: f64) -> Self {
        Self { size: self.size * scale, leading: self.leading * scale, ..self }
    }

    /// From the top of a line to its baseline: capitals stand in the middle of their line.
    pub(super) fn baseline(self) -> f64 {
        self.leading / 2.0 + self.size * 0.357
    }
}

pub(super) const TITLE: Letters = heading(30.0, 36.0);
pub(super) const CHAPTER: Letters = heading(20.0, 26.0);
pub(super) const SECTION: Letters = heading(12.5, 17.0);
pub(super) const FIGURE: Letters = heading(20.0, 24.0);
pub(super) const KICKER: Letters =
    Letters { style: Style::Regular, size: 12.5, leading: 17.0, ink: Ink::SoftText, hyphenate: false };
pub(super) const AMBITION: Letters =
    Letters { style: Style::Regular, size: 12.5, leading: 18.5, ink: Ink::Text, hyphenate: false };
pub(super) const BODY: Letters =
    Letters { style: Style::Regular, size: 9.5, leading: 13.5, ink: Ink::Text, hyphenate: true };
pub(super) const STRONG: Letters = Letters { style: Style::Bold, hyphenate: false, ..BODY };
pub(super) const SMALL: Letters =
    Letters { style: Style::Regular, size: 8.0, leading: 11.5, ink: Ink::Text, hyphenate: true };
pub(super) const SMALL_STRONG: Letters = Letters { style: Style::Bold, hyphenate: false, ..SMALL };
/// Names and heads of columns.
pub(super) const NAME: Letters = Letters { hyphenate: false, ..SMALL };
pub(super) const QUOTE: Letters = Letters { style: Style::Italic, ..NAME };

const fn heading(size: f64, leading: f64) -> Letters {
    Letters { style: Style::Bold, size, leading, ink: Ink::Text, hyphenate: false }
}
