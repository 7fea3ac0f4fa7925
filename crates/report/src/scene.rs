//! A drawing as data: what stands where on a sheet, in canvas units (a tenth of a millimetre, y down), in inks
//! rather than colours. The screen, SVG and PDF all draw the same marks, in their order.

mod arrows;
mod badge;
mod band;
mod influences;
mod levels;
mod links;
mod picture;
mod place;
mod sheet;
mod stack;
mod workshop;

use handvat_model::canvas::Area;
use handvat_model::id::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::faces::Style;
use crate::ink::Ink;

pub use badge::{badge, tally};
pub use links::between;
pub use picture::{Part, picture_scene};
pub(crate) use place::cut;
pub use sheet::{canvas_scene, scored_scene};
pub use stack::{stack_text, stacked};
pub(crate) use workshop::voice_sign;
pub use workshop::{note_marks, workshop_scene};

/// A drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Scene {
    /// To the right.
    pub width: f64,
    /// Downwards.
    pub height: f64,
    /// In painting order.
    pub marks: Vec<Mark>,
}

/// One mark and the record it stands for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Mark {
    /// The zone (or band) that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Id>,
    /// The note that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Id>,
    /// The stack that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stack: Option<Id>,
    /// What is drawn.
    #[serde(flatten)]
    pub shape: Shape,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "shape", rename_all = "camelCase")]
pub enum Shape {
    /// An upright rectangle.
    Rectangle {
        /// Where.
        area: Area,
        /// Radius of its corners.
        corner: f64,
        /// How it is painted.
        #[serde(flatten)]
        paint: Paint,
    },
    /// An upright ellipse.
    Ellipse {
        /// The rectangle around it.
        area: Area,
        /// How it is painted.
        #[serde(flatten)]
        paint: Paint,
    },
    /// A figure through points, closed.
    Polygon {
        /// Corners.
        points: Vec<Point>,
        /// How it is painted.
        #[serde(flatten)]
        paint: Paint,
    },
    /// A straight arrow with one head.
    Arrow {
        /// Its tail.
        from: Point,
        /// The tip of its head.
        to: Point,
        /// How far the head reaches back from the tip.
        head: f64,
        /// Of line and head.
        stroke: Stroke,
    },
    /// Lines of text.
    Text(Text),
}

/// How a figure is painted.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Paint {
    /// Its inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fill: Option<Ink>,
    /// Its edge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stroke: Option<Stroke>,
}

/// A drawn edge.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Of the line.
    pub width: f64,
}

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Lines of text, broken already.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Text {
    /// What the words are for.
    pub role: TextRole,
    /// From the top.
    pub lines: Vec<TextLine>,
    /// The em.
    pub size: f64,
    /// How heavy.
    pub weight: Weight,
    /// Its colour.
    pub ink: Ink,
    /// What the lines' `x` is.
    pub align: Align,
}

/// What words are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TextRole {
    /// The name of a zone, a band or a stack.
    Name,
    /// The few words under a name.
    Hint,
    /// The words of a note or in a band.
    Body,
    /// The letter or number of a zone.
    Sign,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextLine {
    /// Without the hyphen.
    pub text: String,
    /// Whether a hyphen is drawn after it.
    pub hyphen: bool,
    /// Left end, middle or right end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
}

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Weight {
    /// Upright.
    Regular,
    /// Heavy.
    Bold,
}

/// What the place of a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Align {
    /// Its left end.
    Left,
    /// Its middle.
    Centre,
    /// Its right end.
    Right,
}

impl Weight {
    /// The style of the fonts.
    pub fn style(self) -> Style {
        match self {
            Self::Regular => Style::Regular,
            Self::Bold => Style::Bold,
        }
    }
}

impl Paint {
    /// An inside without an edge.
    pub fn filled(ink: Ink) -> Self {
        Self { fill: Some(ink), stroke: None }
    }

    /// An inside with an edge.
    pub fn edged(fill: Ink, ink: Ink, width: f64) -> Self {
        Self { fill: Some(fill), stroke: Some(Stroke { ink, width }) }
    }
}

impl Mark {
    /// A mark of the sheet itself.
    pub fn new(shape: Shape) -> Self {
        Self { zone: None, note: None, stack: None, shape }
    }

    /// A mark of a zone.
    pub fn of_zone(zone: &Id, shape: Shape) -> Self {
        Self { zone: Some(zone.clone()), ..Self::new(shape) }
    }

    /// A mark of a note.
    pub fn of_note(note: &Id, shape: Shape) -> Self {
        Self { note: Some(note.clone()), ..Self::new(shape) }
    }

    /// A mark of a stack.
    pub fn of_stack(stack: &Id, shape: Shape) -> Self {
        Self { stack: Some(stack.clone()), ..Self::new(shape) }
    }
}

impl From<(f64, f64)> for Point {
    fn from((x, y): (f64, f64)) -> Self {
        Self { x, y }
    }
}
