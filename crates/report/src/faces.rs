//! The fonts: which face has which character, how text is shaped, how wide it is.
//!
//! Six faces of the Noto family are part of the program. A grapheme cluster is set from the first face that has
//! all of it; one that no face has becomes a visible box and is named in [`Run::substituted`].

mod files;
mod shape;
mod word;

use std::ops::Range;

pub(crate) use files::{is_ignorable, is_noncharacter};
pub(crate) use shape::{cleaned, ems_of_cleaned};
pub(crate) use word::SUBSTITUTE;

/// How far letters may reach above the baseline, as a part of the size.
pub const ASCENT: f64 = 1.069;
/// How far letters may reach under the baseline, as a part of the size.
pub const DESCENT: f64 = 0.293;
/// How high capitals are, as a part of the size.
pub const CAP_HEIGHT: f64 = 0.714;

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// Upright.
    Regular,
    /// Heavy.
    Bold,
    /// Slanted.
    Italic,
}

/// A font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Noto Sans.
    Regular,
    /// Noto Sans, heavy.
    Bold,
    /// Noto Sans, slanted.
    Italic,
    /// Noto Sans Symbols 2.
    Symbols,
    /// Noto Sans Math.
    Math,
    /// Noto Emoji, in outlines.
    Emoji,
}

/// One line of shaped text. Lengths are in the unit of `size`.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What it says, in reading order.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// The em.
    pub size: f64,
    /// From left to right end.
    pub width: f64,
    /// Left to right.
    pub pieces: Vec<Piece>,
    /// Grapheme clusters that no face has, set as a box.
    pub substituted: Vec<String>,
}

/// A part of a run from one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Of its glyphs.
    pub face: Face,
    /// From the left end of the run to that of the piece.
    pub x: f64,
    /// Left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph and what it stands for. Lengths are thousandths of an em.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// In the face.
    pub id: u16,
    /// To the next glyph.
    pub advance: f32,
    /// From its place: right and up.
    pub offset: (f32, f32),
    /// The part of the run's text that it stands for, in bytes; empty for the later glyphs of a cluster.
    pub text: Range<u32>,
}

/// Shapes one line of text. A soft hyphen at the end is drawn as a hyphen; control characters are left out.
pub fn set(text: &str, style: Style, size: f64) -> Run {
    shape::set(text, style, size)
}

/// How wide a line of text is, in the unit of `size`.
pub fn width(text: &str, style: Style, size: f64) -> f64 {
    shape::ems(text, style) * size
}

/// Grapheme clusters of a text that no face has, each once.
pub fn substituted(text: &str) -> Vec<String> {
    shape::substituted(text)
}
