//! A page description as the bytes of a PDF file.
//!
//! printpdf writes the fonts and the frame of the pages; what it cannot say, or not as fast, is added to its document:
//! the operators of the pages, the tree of elements, the outline, links, page labels, metadata and the colour profile.
//! The file keeps the rules of PDF/UA-1 and PDF/A-2u, and the same document always gives the same bytes.

mod file;
mod fonts;
mod link;
mod metadata;
mod outline;
mod page;
mod place;
mod profile;
mod spell;
mod text;
mod tree;

use lopdf::{Document, Object, ObjectId};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, PdfWarnMsg};

use crate::doc::Doc;
use crate::faces::Face;
use file::Spelled;
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
    /// A part of what the writer made is not where it should be.
    #[error("the document could not be finished")]
    Finish(#[from] lopdf::Error),
    /// A stream could not be packed.
    #[error("a part of the document could not be packed")]
    Packing(#[from] flate2::CompressError),
    /// The file would be larger than its own table can say.
    #[error("the document is too large for a file")]
    TooLarge,
}

/// Writes a document: tagged, with subset fonts, the same bytes for the same document.
pub fn pdf(doc: &Doc) -> Result<Vec<u8>, PdfFailure> {
    let fonts = Fonts::of(doc)?;
    let mut pages: Vec<WrittenPage> = doc.pages.iter().map(|page| page::write(page, doc, &fonts)).collect();
    let places = Places::of(doc, &pages);
    let mut file = written(doc, fonts, &mut pages)?;
    let elements = finish(&mut file, doc, &pages, &places)?;
    file::write(file, &elements)
}

/// What printpdf makes of the fonts and of pages that are empty yet, then with the content of the pages. Operators of
/// printpdf own a list of parts each; making and dropping them took a quarter of the time.
fn written(doc: &Doc, fonts: Fonts, pages: &mut [WrittenPage]) -> Result<Document, PdfFailure> {
    let mut document = PdfDocument::new(&doc.title);
    let letters = fonts.register(&mut document);
    page::register_states(&mut document, doc);
    let empty = doc.pages.iter().map(page::media_box).map(|media_box| PdfPage {
        trim_box: media_box.clone(),
        crop_box: media_box.clone(),
        media_box,
        ops: Vec::new(),
    });
    document.pages = empty.chain([letters]).collect();
    let options = PdfSaveOptions { optimize: false, secure: false, ..PdfSaveOptions::default() };
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let mut file = document.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.into_iter().next() {
        return Err(PdfFailure::Writer(warning.msg));
    }
    remove_last_page(&mut file)?;
    for (id, page) in file.get_pages().into_values().zip(pages) {
        let content = file.get_dictionary(id)?.get(b"Contents")?.as_reference()?;
        file.get_object_mut(content)?.as_stream_mut()?.set_plain_content(std::mem::take(&mut page.content));
    }
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

/// Adds what printpdf cannot say. The answer is the tree of elements, thousands of small objects.
fn finish(file: &mut Document, doc: &Doc, pages: &[WrittenPage], places: &Places) -> Result<Spelled, PdfFailure> {
    let page_ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    let links = link::add(file, doc, pages, places, &page_ids)?;
    let elements = tree::add(file, doc, pages, places, &page_ids, &links)?;
    outline::add(file, doc, places, &page_ids)?;
    profile::add(file)?;
    metadata::add(file, doc)?;
    Ok(elements)
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
