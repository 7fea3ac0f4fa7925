//! Words, shaped once and remembered: a table says the same words on every row.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use harfrust::{Buffer, BufferFlags, Direction, Font, Script, ShapeOptions, ShapePlan, ShaperFont, shape};
use unicode_segmentation::UnicodeSegmentation;

use super::files::face_for;
use super::{Face, Glyph, Piece, Style};

/// What stands for a character that no face has.
pub(crate) const SUBSTITUTE: &str = "□";
/// How many words are remembered before all are forgotten.
const REMEMBERED: usize = 20_000;
/// Longer words are not worth remembering, in bytes.
const LONG: usize = 80;

/// A shaped word. Places are in ems from its left end, texts are ranges of the word.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// Left to right.
    pub(super) pieces: Vec<Piece>,
    /// Its width.
    pub(super) ems: f64,
    /// Grapheme clusters that no face has.
    pub(super) substituted: Vec<String>,
}

/// Hands a shaped word to `use_it`. The answer depends on the arguments alone, whatever is remembered.
pub(super) fn word<T>(text: &str, style: Style, backwards: bool, use_it: impl FnOnce(&Word) -> T) -> T {
    thread_local! {
        static MEMO: RefCell<Memo> = RefCell::default();
    }
    MEMO.with_borrow_mut(|memo| memo.word(text, style, backwards, use_it))
}

#[derive(Default)]
struct Memo {
    /// By style, and by direction.
    words: [HashMap<Box<str>, Word>; 6],
    count: usize,
    plans: HashMap<(Face, Option<Script>, bool), Arc<ShapePlan>>,
    buffer: Buffer,
}

impl Memo {
    fn word<T>(&mut self, text: &str, style: Style, backwards: bool, use_it: impl FnOnce(&Word) -> T) -> T {
        let table = style as usize * 2 + usize::from(backwards);
        if let Some(word) = self.words[table].get(text) {
            return use_it(word);
        }
        let word = self.shaped(text, style, backwards);
        let answer = use_it(&word);
        if text.len() <= LONG {
            if self.count == REMEMBERED {
                self.words = Default::default();
                self.count = 0;
            }
            self.words[table].insert(text.into(), word);
            self.count += 1;
        }
        answer
    }

    fn shaped(&mut self, text: &str, style: Style, backwards: bool) -> Word {
        let mut word = Word::default();
        if text == "\u{ad}" {
            self.add_piece(&mut word, "\u{2010}", own_face(style), false);
            cover(&mut word, 0..text.len());
            return word;
        }
        let mut stretches = stretches(text, style);
        if backwards {
            stretches.reverse();
        }
        for (start, part, face) in stretches {
            let first = word.pieces.last().map_or(0, |_| word.pieces.len());
            if let Some(face) = face {
                self.add_piece(&mut word, part, face, backwards);
            } else {
                self.add_piece(&mut word, SUBSTITUTE, Face::Symbols, false);
                cover(&mut word, 0..part.len());
                word.substituted.push(part.to_owned());
            }
            for piece in &mut word.pieces[first..] {
                for glyph in &mut piece.glyphs {
                    glyph.text = glyph.text.start + start as u32..glyph.text.end + start as u32;
                }
            }
        }
        word
    }

    /// Shapes a stretch of one face and puts it at the right end of the word.
    fn add_piece(&mut self, word: &mut Word, text: &str, face: Face, backwards: bool) {
        let font = face.font();
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.reset();
        buffer.push_str(text);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        buffer.guess_segment_properties();
        buffer.set_direction(if backwards { Direction::RightToLeft } else { Direction::LeftToRight });
        let plan = self.plan(face, font, buffer.script(), backwards);
        let options = ShapeOptions::new().plan(Some(&plan));
        shape(&ShaperFont::new(font), &mut buffer, options).expect("the plan was made for this script and direction");
        let piece = piece(&buffer, text, face, word.ems);
        let units: f64 = piece.glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum();
        word.ems += units / 1000.0;
        if !piece.glyphs.is_empty() {
            word.pieces.push(piece);
        }
        self.buffer = buffer;
    }

    fn plan(&mut self, face: Face, font: &Font, script: Option<Script>, backwards: bool) -> Arc<ShapePlan> {
        let direction = if backwards { Direction::RightToLeft } else { Direction::LeftToRight };
        let plan = self.plans.entry((face, script, backwards));
        Arc::clone(plan.or_insert_with(|| Arc::new(ShapePlan::new(font, direction, script, None, &[]))))
    }
}

fn own_face(style: Style) -> Face {
    match style {
        Style::Regular => Face::Regular,
        Style::Bold => Face::Bold,
        Style::Italic => Face::Italic,
    }
}

/// Stretches of a word that one face can draw, in reading order; a cluster without a face stands alone.
fn stretches(text: &str, style: Style) -> Vec<(usize, &str, Option<Face>)> {
    let mut stretches: Vec<(usize, &str, Option<Face>)> = Vec::new();
    for (start, cluster) in text.grapheme_indices(true) {
        let face = face_for(cluster, style);
        match stretches.last_mut() {
            Some((first, part, last)) if face.is_some() && *last == face => {
                *part = &text[*first..start + cluster.len()];
            }
            _ => stretches.push((start, cluster, face)),
        }
    }
    stretches
}

/// What was shaped, with the text that each glyph stands for.
fn piece(buffer: &Buffer, text: &str, face: Face, x: f64) -> Piece {
    let thousandths = 1000.0 / f32::from(face.font().units_per_em());
    let shaped = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    let mut glyphs: Vec<Glyph> = shaped
        .map(|(info, position)| Glyph {
            id: info.glyph_id as u16,
            advance: position.x_advance as f32 * thousandths,
            offset: (position.x_offset as f32 * thousandths, position.y_offset as f32 * thousandths),
            text: info.cluster..info.cluster,
        })
        .collect();
    let mut starts: Vec<u32> = glyphs.iter().map(|glyph| glyph.text.start).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut before = None;
    for glyph in &mut glyphs {
        let start = glyph.text.start;
        let next = starts.partition_point(|&other| other <= start);
        let end = starts.get(next).copied().unwrap_or(text.len() as u32);
        // Only the first glyph of a cluster stands for its text.
        glyph.text = if before == Some(start) { end..end } else { start..end };
        before = Some(start);
    }
    spread_marks(&mut glyphs, text);
    Piece { face, x, glyphs }
}

/// Where a cluster has as many glyphs as characters, each glyph stands for its own.
fn spread_marks(glyphs: &mut [Glyph], text: &str) {
    let mut first = 0;
    while first < glyphs.len() {
        let range = glyphs[first].text.clone();
        let more = glyphs[first + 1..].iter().take_while(|glyph| glyph.text.is_empty()).count();
        let cluster = &text[range.start as usize..range.end as usize];
        if more > 0 && cluster.chars().count() == more + 1 {
            for (glyph, (at, character)) in glyphs[first..=first + more].iter_mut().zip(cluster.char_indices()) {
                let start = range.start + at as u32;
                glyph.text = start..start + character.len_utf8() as u32;
            }
        }
        first += more + 1;
    }
}

/// Lets the last piece stand for a text that is not what was shaped.
fn cover(word: &mut Word, text: std::ops::Range<usize>) {
    if let Some(glyph) = word.pieces.last_mut().and_then(|piece| piece.glyphs.first_mut()) {
        glyph.text = text.start as u32..text.end as u32;
    }
}
