//! Lines of text as outlines.

use std::collections::BTreeMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

use crate::faces::{self, Face};
use crate::scene::{Align, Text, TextLine};

/// The outlines of glyphs that were drawn before, by face and glyph, in ems.
#[derive(Default)]
pub(super) struct Glyphs {
    known: BTreeMap<(Face, u16), Vec<Step>>,
}

/// A step of an outline: right and up, in ems.
#[derive(Debug, Clone, Copy)]
enum Step {
    Move(f32, f32),
    Line(f32, f32),
    Quad(f32, f32, f32, f32),
    Curve(f32, f32, f32, f32, f32, f32),
    Close,
}

impl Glyphs {
    /// One line of a text, at its place, as one figure; none when nothing of it is to be seen.
    pub(super) fn line(&mut self, text: &Text, line: &TextLine) -> Option<Path> {
        let words = if line.hyphen { format!("{}\u{ad}", line.text) } else { line.text.clone() };
        let run = faces::set(&words, text.weight.style(), text.size);
        let left = match text.align {
            Align::Left => line.x,
            Align::Centre => line.x - run.width / 2.0,
            Align::Right => line.x - run.width,
        };
        let mut path = PathBuilder::new();
        let em = text.size as f32;
        for piece in &run.pieces {
            let mut x = (left + piece.x) as f32;
            for glyph in &piece.glyphs {
                let thousandths = em / 1000.0;
                let (right, up) = (glyph.offset.0 * thousandths, glyph.offset.1 * thousandths);
                draw(&mut path, self.outline(piece.face, glyph.id), (x + right, line.y as f32 - up), em);
                x += glyph.advance * thousandths;
            }
        }
        path.finish()
    }

    fn outline(&mut self, face: Face, glyph: u16) -> &[Step] {
        self.known.entry((face, glyph)).or_insert_with(|| outline(face, glyph))
    }
}

/// Adds an outline to a figure that counts downwards.
fn draw(path: &mut PathBuilder, outline: &[Step], (x, y): (f32, f32), em: f32) {
    let at = |right: f32, up: f32| (x + right * em, y - up * em);
    for step in outline {
        match *step {
            Step::Move(right, up) => {
                let (x, y) = at(right, up);
                path.move_to(x, y);
            }
            Step::Line(right, up) => {
                let (x, y) = at(right, up);
                path.line_to(x, y);
            }
            Step::Quad(handle, handle_up, right, up) => {
                let ((x1, y1), (x, y)) = (at(handle, handle_up), at(right, up));
                path.quad_to(x1, y1, x, y);
            }
            Step::Curve(first, first_up, second, second_up, right, up) => {
                let ((x1, y1), (x2, y2), (x, y)) = (at(first, first_up), at(second, second_up), at(right, up));
                path.cubic_to(x1, y1, x2, y2, x, y);
            }
            Step::Close => path.close(),
        }
    }
}

fn outline(face: Face, glyph: u16) -> Vec<Step> {
    let font = FontRef::new(face.bytes()).expect("the fonts of the program are whole");
    let ems = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
    let mut steps = Steps { ems, steps: Vec::new() };
    if let Some(found) = font.outline_glyphs().get(GlyphId::new(u32::from(glyph))) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        // What cannot be drawn leaves a gap, as it does on paper.
        let _ = found.draw(settings, &mut steps);
    }
    steps.steps
}

struct Steps {
    ems: f32,
    steps: Vec<Step>,
}

impl OutlinePen for Steps {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Move(x / self.ems, y / self.ems));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Line(x / self.ems, y / self.ems));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.steps.push(Step::Quad(cx0 / self.ems, cy0 / self.ems, x / self.ems, y / self.ems));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ems = self.ems;
        self.steps.push(Step::Curve(cx0 / ems, cy0 / ems, cx1 / ems, cy1 / ems, x / ems, y / ems));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}
