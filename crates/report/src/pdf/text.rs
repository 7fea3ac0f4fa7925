//! One line of text as operators.

use std::ops::Range;

use printpdf::{DictItem, Op, PdfFontHandle, Pt, TextMatrix};

use super::fonts::{Fonts, clusters, space};
use super::page::rounded;
use crate::doc::Text;
use crate::faces::{Face, Glyph};

/// A stretch of a line that is shown at once.
pub(super) struct Stretch {
    face: Face,
    /// From the left end of the line, in points.
    x: f64,
    glyphs: Vec<Shown>,
    /// What a reader copies, where the table would say something else.
    pub(super) actual: Option<String>,
    /// Where it stands in the text of the line, in bytes.
    range: Range<u32>,
}

struct Shown {
    /// In the subset.
    id: u16,
    /// Between the pen and the glyph, in thousandths of an em.
    before: f32,
    /// Added after the glyph's width in the file.
    after: f32,
    up: f32,
}

/// Splits a line at every change of face and around every cluster whose text the file's table would not give.
/// They come in reading order, which is not that from left to right for every script. `more` adds a space at the
/// end: the next line goes on with the same paragraph.
pub(super) fn stretches(text: &Text, fonts: &Fonts, more: bool) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut x = 0.0;
    let thousandth = text.run.size / 1000.0;
    for cluster in clusters(&text.run) {
        let subset = fonts.get(cluster.face);
        let plain = cluster.glyphs.len() == 1 && subset.glyph(cluster.glyphs[0].id).text == cluster.text;
        let shown = cluster.glyphs.iter().map(|glyph| shown(glyph, cluster.face, fonts));
        match stretches.last_mut() {
            Some(last)
                if plain
                    && last.actual.is_none()
                    && last.face == cluster.face
                    && last.range.end == cluster.range.start =>
            {
                last.glyphs.extend(shown);
                last.range.end = cluster.range.end;
            }
            _ => stretches.push(Stretch {
                face: cluster.face,
                x,
                glyphs: shown.collect(),
                actual: (!plain).then(|| cluster.text.into_owned()),
                range: cluster.range,
            }),
        }
        x += cluster.glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum::<f64>() * thousandth;
    }
    if more && !text.run.text.ends_with([' ', '\u{a0}', '\u{ad}']) {
        let (face, id) = space(text.run.style);
        let glyph = fonts.get(face).glyph(id);
        let shown = Shown { id: glyph.id, before: 0.0, after: 0.0, up: 0.0 };
        match stretches.last_mut() {
            Some(last) if last.actual.is_none() && last.face == face => last.glyphs.push(shown),
            _ => stretches.push(Stretch { face, x, glyphs: vec![shown], actual: None, range: u32::MAX..u32::MAX }),
        }
    }
    stretches.sort_by_key(|stretch| stretch.range.start);
    stretches
}

/// Shows a stretch; `baseline` is points from the bottom of the page.
pub(super) fn show(ops: &mut Vec<Op>, stretch: &Stretch, text: &Text, baseline: f64, fonts: &Fonts) {
    let size = Pt(rounded(text.run.size));
    let font = PdfFontHandle::External(fonts.get(stretch.face).id.clone());
    let place = TextMatrix::Translate(Pt(rounded(text.x + stretch.x)), Pt(rounded(baseline)));
    ops.extend([Op::StartTextSection, Op::SetFont { font, size }, Op::SetTextMatrix { matrix: place }]);
    let mut parts = Parts::default();
    let mut up = 0.0;
    for glyph in &stretch.glyphs {
        if glyph.up.to_bits() != f32::to_bits(up) {
            ops.extend(parts.take());
            up = glyph.up;
            ops.push(Op::SetLineOffset { multiplier: rounded(f64::from(up) / 1000.0 * text.run.size) });
        }
        parts.shift(glyph.before);
        parts.codes.extend(glyph.id.to_be_bytes());
        parts.shift(glyph.after);
    }
    ops.extend(parts.take());
    if up != 0.0 {
        ops.push(Op::SetLineOffset { multiplier: 0.0 });
    }
    ops.push(Op::EndTextSection);
}

/// The operand of `TJ` in the making. printpdf's own operation has a string for every glyph; this one has them for
/// every stretch without a shift, which makes the writer twice as fast.
#[derive(Default)]
struct Parts {
    done: Vec<DictItem>,
    codes: Vec<u8>,
}

impl Parts {
    /// Moves the pen to the left, in thousandths of an em.
    fn shift(&mut self, by: f32) {
        if by != 0.0 {
            self.finish();
            self.done.push(DictItem::Real(by));
        }
    }

    fn finish(&mut self) {
        if !self.codes.is_empty() {
            self.done.push(DictItem::String { data: std::mem::take(&mut self.codes), literal: true });
        }
    }

    fn take(&mut self) -> Option<Op> {
        self.finish();
        let parts = std::mem::take(&mut self.done);
        (!parts.is_empty()).then(|| Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(parts)] })
    }
}

/// A glyph with what moves the pen from where the file's widths leave it to where the shaper wants it.
fn shown(glyph: &Glyph, face: Face, fonts: &Fonts) -> Shown {
    let known = fonts.get(face).glyph(glyph.id);
    let (right, up) = glyph.offset;
    let hundredth = |value: f32| (value * 100.0).round() / 100.0;
    Shown { id: known.id, before: hundredth(-right), after: hundredth(known.width - glyph.advance + right), up }
}
