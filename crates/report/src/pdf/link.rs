//! Areas to click.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::page::{WrittenPage, rounded};
use super::place::Places;
use super::{PdfFailure, integer, text_string};
use crate::doc::{Content, Doc, Link, Owner, Page, TagId, Target};

/// A link that is in the document.
pub(super) struct LinkOnPage {
    pub(super) id: ObjectId,
    pub(super) page: usize,
    /// How many items stand before it on the page.
    pub(super) item: usize,
    pub(super) tag: TagId,
}

/// Adds the links of all pages. The key of each in the tree of elements is its place in the answer, after the pages.
pub(super) fn add(
    file: &mut Document,
    doc: &Doc,
    pages: &[WrittenPage],
    places: &Places,
    page_ids: &[ObjectId],
) -> Result<Vec<LinkOnPage>, PdfFailure> {
    let mut links = Vec::new();
    for (number, page) in doc.pages.iter().enumerate().take(pages.len()) {
        let before = links.len();
        for (item, content) in page.items.iter().enumerate() {
            let (Content::Link(link), Owner::Tag(tag)) = (&content.content, content.owner) else {
                continue;
            };
            let key = doc.pages.len() + links.len();
            let annotation = annotation(doc, page, places, page_ids, link, key)?;
            links.push(LinkOnPage { id: file.add_object(annotation), page: number, item, tag });
        }
        let annotations: Vec<Object> = links[before..].iter().map(|link| link.id.into()).collect();
        let page = file.get_dictionary_mut(page_ids[number])?;
        if annotations.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", annotations);
        }
    }
    Ok(links)
}

fn annotation(
    doc: &Doc,
    page: &Page,
    places: &Places,
    page_ids: &[ObjectId],
    link: &Link,
    key: usize,
) -> Result<Dictionary, PdfFailure> {
    let corners = [link.x, page.height - link.y - link.height, link.x + link.width, page.height - link.y];
    let area: Vec<Object> = corners.into_iter().map(|corner| Object::Real(rounded(corner))).collect();
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => area,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "Contents" => text_string(&link.description),
        "StructParent" => integer(key),
    };
    if let Target::Address(address) = &link.target {
        let action = dictionary! { "S" => "URI", "URI" => Object::string_literal(address.as_str()) };
        annotation.set("A", action);
    } else if let Some(destination) = places.destination(doc, page_ids, &link.target, &link.description)? {
        annotation.set("Dest", destination);
    }
    Ok(annotation)
}
