//! A page description as the bytes of a PDF file.
//!
//! printpdf writes the pages and the fonts; what it cannot say is added to its document afterwards: the tree of
//! elements, the outline, links, page labels, metadata and the colour profile. The file keeps the rules of PDF/UA-1
//! and PDF/A-2u, and the same document always gives the same bytes.

mod fonts;
mod link;
mod metadata;
mod outline;
mod page;
mod place;
mod profile;
mod text;
mod tree;

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object, ObjectId};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, PdfWarnMsg};

use crate::doc::Doc;
use crate::faces::Face;
use fonts::Fonts;
use page::WrittenPage;
use place::Places;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfFailure {
    /// A link or an outline entry leads to a page or an element that is not there.
    #[error("“{0}” leads to a place that is not in the document")]
    NoSuchPlace(String),
    /// A font of the program cannot be reduced to the letters in use.
    #[error("the font {} cannot be embedded", face.name())]
    Font {
        /// Which one.
        face: Face,
        /// What is wrong with it, when the cause is known.
        #[source]
        source: Option<subsetter::Error>,
    },
    /// The writer was not content with a page.
    #[error("the pages were not written as they should be: {0}")]
    Writer(String),
    /// The finished document could not be put into bytes.
    #[error("the document could not be put into bytes")]
    Bytes(#[from] lopdf::Error),
    /// The bytes could not be collected.
    #[error("the bytes of the document could not be collected")]
    Collecting(#[from] std::io::Error),
}

/// Writes a document: tagged, with subset fonts, the same bytes for the same document.
pub fn pdf(doc: &Doc) -> Result<Vec<u8>, PdfFailure> {
    let fonts = Fonts::of(doc)?;
    let mut pages: Vec<WrittenPage> = doc.pages.iter().map(|page| page::write(page, doc, &fonts)).collect();
    let places = Places::of(doc, &pages);
    let mut file = written(doc, fonts, &mut pages)?;
    finish(&mut file, doc, &pages, &places)?;
    compress(&mut file)?;
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes)?;
    Ok(bytes)
}

/// Packs every stream that is not packed yet. lopdf's own way takes the highest level, which costs twice the time
/// of this one for one hundredth of the size.
fn compress(file: &mut Document) -> Result<(), PdfFailure> {
    let streams = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    for stream in streams.filter(|stream| stream.allows_compression && !stream.dict.has(b"Filter")) {
        let mut encoder = ZlibEncoder::new(Vec::with_capacity(stream.content.len() / 2), Compression::default());
        encoder.write_all(&stream.content)?;
        let packed = encoder.finish()?;
        if packed.len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
    Ok(())
}

/// What printpdf makes of the pages and the fonts.
fn written(doc: &Doc, fonts: Fonts, pages: &mut [WrittenPage]) -> Result<Document, PdfFailure> {
    let mut document = PdfDocument::new(&doc.title);
    let letters = fonts.register(&mut document);
    page::register_states(&mut document, doc);
    let sizes = doc.pages.iter().map(page::media_box);
    let pages = sizes.zip(pages).map(|(media_box, page)| PdfPage {
        trim_box: media_box.clone(),
        crop_box: media_box.clone(),
        media_box,
        ops: std::mem::take(&mut page.ops),
    });
    document.pages = pages.chain([letters]).collect();
    let options = PdfSaveOptions { optimize: false, secure: false, ..PdfSaveOptions::default() };
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let mut file = document.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.into_iter().next() {
        return Err(PdfFailure::Writer(warning.msg));
    }
    remove_last_page(&mut file)?;
    Ok(file)
}

/// Takes away the page that only named the letters in use.
fn remove_last_page(file: &mut Document) -> Result<(), PdfFailure> {
    let tree = file.catalog()?.get(b"Pages")?.as_reference()?;
    let tree = file.get_dictionary_mut(tree)?;
    let pages = tree.get_mut(b"Kids")?.as_array_mut()?;
    let last = pages.pop().map(|page| page.as_reference()).transpose()?;
    let count = integer(pages.len());
    tree.set("Count", count);
    if let Some(page) = last {
        for part in [b"Contents".as_slice(), b"Resources"] {
            let part = file.get_dictionary(page)?.get(part)?.as_reference()?;
            file.objects.remove(&part);
        }
        file.objects.remove(&page);
    }
    Ok(())
}

/// Adds what printpdf cannot say.
fn finish(file: &mut Document, doc: &Doc, pages: &[WrittenPage], places: &Places) -> Result<(), PdfFailure> {
    let page_ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    let links = link::add(file, doc, pages, places, &page_ids)?;
    tree::add(file, doc, pages, places, &page_ids, &links)?;
    outline::add(file, doc, places, &page_ids)?;
    profile::add(file)?;
    metadata::add(file, doc)?;
    Ok(())
}

/// A count as PDF has it.
fn integer(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A text as PDF has it: ASCII as it is, everything else in UTF-16.
fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), lopdf::StringFormat::Hexadecimal)
}
