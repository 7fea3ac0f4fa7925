//! From text to glyphs: words are shaped one by one and remembered, lines are put together from words.

use std::borrow::Cow;

use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::word::{Word, word};
use super::{Glyph, Piece, Run, Style};

/// Shapes one line.
pub(super) fn set(text: &str, style: Style, size: f64) -> Run {
    let text = cleaned(text).into_owned();
    let mut run = Run { text, style, size, width: 0.0, pieces: Vec::new(), substituted: Vec::new() };
    let text = std::mem::take(&mut run.text);
    let mut ems = 0.0;
    for_each_word(&text, |start, part, backwards| {
        word(part, style, backwards, |word| {
            append(&mut run, &mut ems, start, word);
        });
    });
    run.width = ems * size;
    run.text = text;
    run
}

/// The width of one line in ems.
pub(super) fn ems(text: &str, style: Style) -> f64 {
    ems_of_cleaned(&cleaned(text), style)
}

/// The width in ems of one line that [`cleaned`] gave, or of a part of it.
pub(crate) fn ems_of_cleaned(text: &str, style: Style) -> f64 {
    let mut ems = 0.0;
    for_each_word(text, |_, part, backwards| {
        word(part, style, backwards, |word| ems += word.ems);
    });
    ems
}

/// Grapheme clusters of a text that no face has, each once.
pub(super) fn substituted(text: &str) -> Vec<String> {
    let mut missing: Vec<String> = Vec::new();
    for_each_word(&cleaned(text), |_, part, backwards| {
        word(part, Style::Regular, backwards, |word| {
            remember(&mut missing, &word.substituted);
        });
    });
    missing
}

/// NFC, without control characters; tabs and line ends are spaces.
pub(crate) fn cleaned(text: &str) -> Cow<'_, str> {
    let plain = |character: char| !character.is_control() && !matches!(character, '\u{2028}' | '\u{2029}');
    if text.chars().all(plain) && is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let space = |character| matches!(character, '\t' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let spaced = text.chars().map(|character| if space(character) { ' ' } else { character });
    Cow::Owned(spaced.filter(|character| !character.is_control()).nfc().collect())
}

/// Visits the words and the spaces of a line from left to right, with their place in the text and whether they run
/// from right to left. The line as a whole runs from left to right.
fn for_each_word(text: &str, mut visit: impl FnMut(usize, &str, bool)) {
    if text.chars().all(|character| character < '\u{590}') {
        return words_of(text, 0).for_each(|(start, part)| visit(start, part, false));
    }
    let bidi = ParagraphBidiInfo::new(text, Some(Level::ltr()));
    let (levels, runs) = bidi.visual_runs(0..text.len());
    for run in runs {
        let words = words_of(&text[run.clone()], run.start);
        if levels[run.start].is_rtl() {
            let words: Vec<_> = words.collect();
            words.into_iter().rev().for_each(|(start, part)| visit(start, part, true));
        } else {
            words.for_each(|(start, part)| visit(start, part, false));
        }
    }
}

/// Splits into words, single spaces, and the soft hyphen at the end.
fn words_of(text: &str, offset: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = offset + text.len() - rest.len();
        let first = rest.chars().next()?;
        let end = if matches!(first, ' ' | '\u{a0}') || rest == "\u{ad}" {
            first.len_utf8()
        } else {
            let space = rest.find([' ', '\u{a0}']).unwrap_or(rest.len());
            let body = if space == rest.len() { rest.trim_end_matches('\u{ad}').len() } else { space };
            if body == 0 { rest.len() } else { body }
        };
        let (part, after) = rest.split_at(end);
        rest = after;
        Some((start, part))
    })
}

/// Adds a shaped word to the right end of a line of which `ems` is the width so far.
fn append(run: &mut Run, ems: &mut f64, start: usize, word: &Word) {
    let start = start as u32;
    let moved = |glyph: &Glyph| Glyph { text: glyph.text.start + start..glyph.text.end + start, ..glyph.clone() };
    for piece in &word.pieces {
        let glyphs = piece.glyphs.iter().map(moved);
        match run.pieces.last_mut() {
            Some(last) if last.face == piece.face => last.glyphs.extend(glyphs),
            _ => run.pieces.push(Piece { face: piece.face, x: (*ems + piece.x) * run.size, glyphs: glyphs.collect() }),
        }
    }
    *ems += word.ems;
    remember(&mut run.substituted, &word.substituted);
}

fn remember(missing: &mut Vec<String>, more: &[String]) {
    for cluster in more {
        if !missing.contains(cluster) {
            missing.push(cluster.clone());
        }
    }
}
