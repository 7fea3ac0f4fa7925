//! One line of text as operators.

use std::ops::Range;

use super::fonts::{Fonts, clusters, space};
use super::spell::{self, decimal, length};
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
    /// Between the pen and the glyph, in hundredths of thousandths of an em.
    before: i64,
    /// Added after the glyph's width in the file.
    after: i64,
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
        let shown = Shown { id: glyph.id, before: 0, after: 0, up: 0.0 };
        match stretches.last_mut() {
            Some(last) if last.actual.is_none() && last.face == face => last.glyphs.push(shown),
            _ => stretches.push(Stretch { face, x, glyphs: vec![shown], actual: None, range: u32::MAX..u32::MAX }),
        }
    }
    stretches.sort_by_key(|stretch| stretch.range.start);
    stretches
}

/// Face and size that a reader has set, in hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letters(Option<(Face, i64)>);

impl Letters {
    pub(super) const UNSET: Self = Self(None);
}

/// Shows a stretch; `baseline` is points from the bottom of the page, `set` are the letters of the stretch before it.
pub(super) fn show(
    content: &mut Vec<u8>,
    stretch: &Stretch,
    text: &Text,
    baseline: f64,
    fonts: &Fonts,
    set: &mut Letters,
) {
    content.extend(b"BT\n");
    let letters = Letters(Some((stretch.face, (text.run.size * 100.0).round() as i64)));
    if *set != letters {
        *set = letters;
        content.push(b'/');
        content.extend(fonts.get(stretch.face).id.0.as_bytes());
        content.push(b' ');
        length(content, text.run.size);
        content.extend(b"Tf\n");
    }
    length(content, text.x + stretch.x);
    length(content, baseline);
    content.extend(b"Td\n");
    let mut codes = Vec::with_capacity(2 * stretch.glyphs.len());
    let mut up = 0.0;
    content.push(b'[');
    for glyph in &stretch.glyphs {
        if glyph.up.to_bits() != f32::to_bits(up) {
            finish(content, &mut codes);
            content.extend(b"]TJ\n");
            up = glyph.up;
            length(content, f64::from(up) / 1000.0 * text.run.size);
            content.extend(b"Ts\n[");
        }
        shift(content, &mut codes, glyph.before);
        codes.extend(glyph.id.to_be_bytes());
        shift(content, &mut codes, glyph.after);
    }
    finish(content, &mut codes);
    content.extend(b"]TJ\n");
    if up != 0.0 {
        content.extend(b"0 Ts\n");
    }
    content.extend(b"ET\n");
}

/// Moves the pen to the left, in hundredths of thousandths of an em.
fn shift(content: &mut Vec<u8>, codes: &mut Vec<u8>, by: i64) {
    if by != 0 {
        finish(content, codes);
        decimal(content, by, 100);
    }
}

/// Glyphs without a shift between them are one string. printpdf's own operation has one for every glyph.
fn finish(content: &mut Vec<u8>, codes: &mut Vec<u8>) {
    if !codes.is_empty() {
        spell::literal(content, codes);
        codes.clear();
    }
}

/// A glyph with what moves the pen from where the file's widths leave it to where the shaper wants it.
fn shown(glyph: &Glyph, face: Face, fonts: &Fonts) -> Shown {
    let known = fonts.get(face).glyph(glyph.id);
    let (right, up) = glyph.offset;
    let hundredths = |value: f32| (value * 100.0).round() as i64;
    Shown { id: known.id, before: hundredths(-right), after: hundredths(known.width - glyph.advance + right), up }
}
