//! The tree of elements: what a screen reader reads, in which order, and where it stands.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::file::Spelled;
use super::link::LinkOnPage;
use super::page::{WrittenPage, rounded};
use super::place::Places;
use super::spell::{self, count, reference};
use super::{PdfFailure, integer, text_string};
use crate::doc::{Doc, Numbering, Role, Scope, Tag, TagId};

/// Content of an element: where it begins, and how the element names it.
struct Kid {
    page: usize,
    item: usize,
    object: KidObject,
}

enum KidObject {
    /// The number of a mark on the page.
    Mark(usize),
    Link(ObjectId),
}

/// Adds the tree, and the table that leads from marks on the pages back to elements. They are thousands, so they are
/// spelled out at once; the answer holds them.
pub(super) fn add(
    file: &mut Document,
    doc: &Doc,
    pages: &[WrittenPage],
    places: &Places,
    page_ids: &[ObjectId],
    links: &[LinkOnPage],
) -> Result<Spelled, PdfFailure> {
    let kept = kept(doc, places);
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = kept.iter().map(|&kept| if kept { file.new_object_id() } else { root }).collect();
    let mut children: Vec<Vec<TagId>> = vec![Vec::new(); doc.tags.len()];
    for (at, tag) in doc.tags.iter().enumerate() {
        if let Some(parent) = tag.parent.filter(|_| kept[at]) {
            children[parent.0].push(TagId(at));
        }
    }
    let mut elements = Spelled::default();
    for (at, mut own) in contents(doc, pages, links).into_iter().enumerate().filter(|&(at, _)| kept[at]) {
        let tag = &doc.tags[at];
        own.sort_by_key(|kid| (kid.page, kid.item));
        // Marks without a page of their own are on this one.
        let marked = own.iter().find(|kid| matches!(kid.object, KidObject::Mark(_)));
        let home = marked.or(own.first()).map(|kid| kid.page);
        // Their type goes without saying: thousands of them would say it.
        let bytes = elements.begin(ids[at]);
        bytes.extend(b"<</S/");
        bytes.extend(tag.role.name().as_bytes());
        bytes.extend(b"/P");
        reference(bytes, tag.parent.map_or(root, |parent| ids[parent.0]));
        if let Some(page) = home {
            bytes.extend(b"/Pg");
            reference(bytes, page_ids[page]);
        }
        kids(bytes, own, &children[at], home, &ids, page_ids, places);
        if let Some(alternative) = &tag.alternative {
            bytes.extend(b"/Alt");
            spell::object(bytes, &text_string(alternative));
        }
        let figure =
            home.and_then(|page| pages[page].boxes.get(&TagId(at)).map(|sides| (*sides, doc.pages[page].height)));
        if let Some(attributes) = attributes(tag, figure) {
            bytes.extend(b"/A");
            spell::object(bytes, &attributes.into());
        }
        bytes.extend(b">>");
    }
    let parents = parent_tree(file, &mut elements, pages, &ids, links);
    let keys = integer(pages.len() + links.len());
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids[0],
        "ParentTree" => parents,
        "ParentTreeNextKey" => keys,
    };
    file.set_object(root, tree);
    for (number, &id) in page_ids.iter().enumerate() {
        let page = file.get_dictionary_mut(id)?;
        page.set("StructParents", integer(number));
        page.set("Tabs", "S");
    }
    let catalog = file.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(elements)
}

/// Elements with content somewhere under them, and all cells: a row without one of its cells is no row.
fn kept(doc: &Doc, places: &Places) -> Vec<bool> {
    let cell = |tag: &Tag| matches!(tag.role, Role::Td | Role::Th(_) | Role::Document);
    let known = doc.tags.iter().enumerate();
    let mut kept: Vec<bool> = known.map(|(at, tag)| cell(tag) || places.of_tag(TagId(at)).is_some()).collect();
    for at in (0..doc.tags.len()).rev() {
        if let Some(parent) = doc.tags[at].parent.filter(|_| kept[at]) {
            kept[parent.0] = true;
        }
    }
    kept
}

/// The content of every element.
fn contents(doc: &Doc, pages: &[WrittenPage], links: &[LinkOnPage]) -> Vec<Vec<Kid>> {
    let mut contents: Vec<Vec<Kid>> = doc.tags.iter().map(|_| Vec::new()).collect();
    for (page, written) in pages.iter().enumerate() {
        for (mark, &(tag, item)) in written.marks.iter().enumerate() {
            contents[tag.0].push(Kid { page, item, object: KidObject::Mark(mark) });
        }
    }
    for link in links {
        contents[link.tag.0].push(Kid { page: link.page, item: link.item, object: KidObject::Link(link.id) });
    }
    contents
}

/// Content and child elements in reading order: children keep their order, content goes in where it stands.
fn kids(
    bytes: &mut Vec<u8>,
    own: Vec<Kid>,
    children: &[TagId],
    home: Option<usize>,
    ids: &[ObjectId],
    page_ids: &[ObjectId],
    places: &Places,
) {
    let count = own.len() + children.len();
    if count == 0 {
        return;
    }
    bytes.extend(if count == 1 { b"/K".as_slice() } else { b"/K[" });
    let mut own = own.into_iter().peekable();
    for &child in children {
        if let Some(place) = places.of_tag(child) {
            while let Some(kid) = own.next_if(|kid| (kid.page, kid.item) < (place.page, place.item)) {
                kid.spell(bytes, home, page_ids);
            }
        }
        reference(bytes, ids[child.0]);
    }
    own.for_each(|kid| kid.spell(bytes, home, page_ids));
    if count > 1 {
        bytes.push(b']');
    }
}

impl Kid {
    /// Content on the home of its element goes without its page.
    fn spell(&self, bytes: &mut Vec<u8>, home: Option<usize>, page_ids: &[ObjectId]) {
        let away = home != Some(self.page);
        let (kind, key): (&[u8], &[u8]) = match self.object {
            KidObject::Mark(mark) if !away => return count(bytes, mark as u64),
            KidObject::Mark(_) => (b"<</Type/MCR", b"/MCID"),
            KidObject::Link(_) => (b"<</Type/OBJR", b"/Obj"),
        };
        bytes.extend(kind);
        if away {
            bytes.extend(b"/Pg");
            reference(bytes, page_ids[self.page]);
        }
        bytes.extend(key);
        match self.object {
            KidObject::Mark(mark) => count(bytes, mark as u64),
            KidObject::Link(id) => reference(bytes, id),
        }
        bytes.extend(b">>");
    }
}

/// What the element is besides its name.
fn attributes(tag: &Tag, figure: Option<([f64; 4], f64)>) -> Option<Dictionary> {
    let mut attributes = match tag.role {
        Role::Th(scope) => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            dictionary! { "O" => "Table", "Scope" => scope }
        }
        Role::Td if tag.columns > 1 || tag.rows > 1 => dictionary! { "O" => "Table" },
        Role::L(numbering) => {
            let numbering = match numbering {
                Numbering::None => "None",
                Numbering::Disc => "Disc",
                Numbering::Decimal => "Decimal",
            };
            dictionary! { "O" => "List", "ListNumbering" => numbering }
        }
        Role::Figure => {
            let ([left, top, right, bottom], height) = figure?;
            let sides = [left, height - bottom, right, height - top];
            let sides: Vec<Object> = sides.into_iter().map(|side| Object::Real(rounded(side))).collect();
            dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => sides }
        }
        _ => return None,
    };
    if tag.columns > 1 {
        attributes.set("ColSpan", integer(tag.columns));
    }
    if tag.rows > 1 {
        attributes.set("RowSpan", integer(tag.rows));
    }
    Some(attributes)
}

/// From the marks of every page, and from every link, to elements.
fn parent_tree(
    file: &mut Document,
    elements: &mut Spelled,
    pages: &[WrittenPage],
    ids: &[ObjectId],
    links: &[LinkOnPage],
) -> ObjectId {
    let mut numbers: Vec<Object> = Vec::new();
    for (page, written) in pages.iter().enumerate() {
        let owners = file.new_object_id();
        let bytes = elements.begin(owners);
        bytes.push(b'[');
        written.marks.iter().for_each(|(tag, _)| reference(bytes, ids[tag.0]));
        bytes.push(b']');
        numbers.extend([integer(page), owners.into()]);
    }
    for (number, link) in links.iter().enumerate() {
        numbers.extend([integer(pages.len() + number), ids[link.tag.0].into()]);
    }
    file.add_object(dictionary! { "Nums" => numbers })
}
