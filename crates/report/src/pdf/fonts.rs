//! The letters in use: one subset of each face, and the text that every glyph stands for.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use printpdf::{Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage, Pt, TextItem};
use subsetter::{GlyphRemapper, subset};

use super::PdfFailure;
use crate::doc::{Content, Doc};
use crate::faces::{self, Face, Glyph, Run, SUBSTITUTE, Style, is_ignorable, is_noncharacter};

/// The subsets of one document, by [`Face::index`].
pub(super) struct Fonts(Vec<Option<Subset>>);

/// The glyphs of one face that a document uses.
pub(super) struct Subset {
    pub(super) id: FontId,
    /// By glyph of the whole face: what a reader copies for it, its number in the subset, the width in the file.
    glyphs: BTreeMap<u16, SubsetGlyph>,
    font: ParsedFont,
}

pub(super) struct SubsetGlyph {
    pub(super) text: String,
    pub(super) id: u16,
    /// As the file has it, in thousandths of an em: whole numbers.
    pub(super) width: f32,
}

impl Fonts {
    /// Collects the glyphs of a document and cuts the fonts to them.
    pub(super) fn of(doc: &Doc) -> Result<Self, PdfFailure> {
        let mut texts: Vec<BTreeMap<u16, String>> = vec![BTreeMap::new(); Face::ALL.len()];
        let mut styles = BTreeSet::new();
        let mut later: Vec<(Face, u16)> = Vec::new();
        let items = doc.pages.iter().flat_map(|page| &page.items);
        for item in items {
            let Content::Text(text) = &item.content else {
                continue;
            };
            styles.insert(text.run.style);
            for cluster in clusters(&text.run) {
                let face = &mut texts[cluster.face.index()];
                if let ([glyph], false) = (cluster.glyphs, cluster.substituted) {
                    face.entry(glyph.id).or_insert_with(|| cluster.text.clone().into_owned());
                } else {
                    later.extend(cluster.glyphs.iter().map(|glyph| (cluster.face, glyph.id)));
                }
            }
        }
        for (face, glyph) in later {
            texts[face.index()].entry(glyph).or_insert_with(|| face.character(glyph).unwrap_or(' ').to_string());
        }
        for style in styles {
            let (face, space) = space(style);
            texts[face.index()].entry(space).or_insert_with(|| " ".to_owned());
        }
        let subsets = Face::ALL.into_iter().zip(texts).map(|(face, texts)| Subset::of(face, texts));
        subsets.collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn get(&self, face: Face) -> &Subset {
        self.0[face.index()].as_ref().expect("every glyph of the document was collected")
    }

    /// Hands the fonts to the document. The answer is a page with every glyph and its text: printpdf takes fonts and
    /// their tables from what such pages show.
    pub(super) fn register(self, document: &mut PdfDocument) -> PdfPage {
        let mut ops = vec![Op::StartTextSection];
        for subset in self.0.into_iter().flatten() {
            let font = PdfFontHandle::External(subset.id.clone());
            ops.push(Op::SetFont { font, size: Pt(1.0) });
            let glyphs = subset.glyphs.into_values();
            let glyphs = glyphs.map(|glyph| Codepoint { gid: glyph.id, offset: 0.0, cid: Some(glyph.text) });
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] });
            document.resources.fonts.map.insert(subset.id, PdfFont::new(subset.font));
        }
        ops.push(Op::EndTextSection);
        PdfPage::new(Mm(1.0), Mm(1.0), ops)
    }
}

impl Subset {
    fn of(face: Face, texts: BTreeMap<u16, String>) -> Result<Option<Self>, PdfFailure> {
        if texts.is_empty() {
            return Ok(None);
        }
        let used: Vec<u16> = texts.keys().copied().collect();
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&used);
        let bytes =
            subset(face.bytes(), 0, &remapper).map_err(|source| PdfFailure::Font { face, source: Some(source) })?;
        let broken = || PdfFailure::Font { face, source: None };
        // The only thing a subset lacks is a table from characters to glyphs, which the file does not need.
        let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or_else(broken)?;
        font.font_name = Some(format!("{}+{}", tag(&used), face.name()));
        let mut glyphs = BTreeMap::new();
        for (glyph, text) in texts {
            let id = remapper.get(glyph).ok_or_else(broken)?;
            let units = font.get_glyph_width(id).ok_or_else(broken)?;
            let width = (f32::from(units) * 1000.0 / f32::from(font.units_per_em)).trunc();
            glyphs.insert(glyph, SubsetGlyph { text, id, width });
        }
        Ok(Some(Self { id: FontId(format!("N{}", face.index())), glyphs, font }))
    }

    pub(super) fn glyph(&self, id: u16) -> &SubsetGlyph {
        &self.glyphs[&id]
    }
}

/// The glyphs of one cluster and what a reader should copy for them.
pub(super) struct Cluster<'a> {
    pub(super) face: Face,
    pub(super) glyphs: &'a [Glyph],
    pub(super) text: Cow<'a, str>,
    /// Where it stands in the text of the line, in bytes.
    pub(super) range: Range<u32>,
    /// Whether a box stands for it.
    substituted: bool,
}

/// The clusters of a line from left to right.
pub(super) fn clusters(run: &Run) -> impl Iterator<Item = Cluster<'_>> {
    run.pieces.iter().flat_map(move |piece| {
        let mut rest = piece.glyphs.as_slice();
        std::iter::from_fn(move || {
            let first = rest.first()?;
            let later = rest[1..].iter().take_while(|glyph| glyph.text.is_empty()).count();
            let (glyphs, after) = rest.split_at(1 + later);
            rest = after;
            let range = first.text.clone();
            let text = &run.text[range.start as usize..range.end as usize];
            let substituted = run.substituted.iter().any(|cluster| cluster == text);
            Some(Cluster { face: piece.face, glyphs, text: readable(text), range, substituted })
        })
    })
}

/// The glyph of the space that ends a line.
pub(super) fn space(style: Style) -> (Face, u16) {
    let run = faces::set(" ", style, 1.0);
    let piece = &run.pieces[0];
    (piece.face, piece.glyphs[0].id)
}

/// A cluster's text without what is never seen.
fn readable(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || text == "\u{ad}" {
        return Cow::Borrowed(text);
    }
    let joins = |character| matches!(character, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}');
    let dull = |character: char| {
        character == '\u{a0}'
            || character == '\u{fffd}'
            || is_noncharacter(character)
            || is_ignorable(character) && !joins(character)
    };
    if !text.contains(dull) {
        return Cow::Borrowed(text);
    }
    let mut readable = String::new();
    for character in text.chars() {
        match character {
            '\u{a0}' => readable.push(' '),
            '\u{fffd}' => readable.push_str(SUBSTITUTE),
            _ if is_noncharacter(character) => readable.push_str(SUBSTITUTE),
            _ if dull(character) => {}
            _ => readable.push(character),
        }
    }
    if readable.is_empty() { Cow::Borrowed(" ") } else { Cow::Owned(readable) }
}

/// Six letters that tell subsets of one face apart.
fn tag(glyphs: &[u16]) -> String {
    let mixed = glyphs
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &glyph| (hash ^ u64::from(glyph)).wrapping_mul(0x0100_0000_01b3));
    let letters = (0..6).map(|place| (mixed >> (8 * place + 8)) % 26);
    letters.map(|letter| char::from(b'A' + letter as u8)).collect()
}
