//! The tree of elements: what a screen reader reads, in which order, and where it stands.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::link::LinkOnPage;
use super::page::{WrittenPage, rounded};
use super::place::Places;
use super::{PdfFailure, integer, text_string};
use crate::doc::{Doc, Numbering, Role, Scope, Tag, TagId};

/// Content of an element: where it begins, and how the element names it.
struct Kid {
    page: usize,
    item: usize,
    object: Object,
}

/// Adds the tree, and the table that leads from marks on the pages back to elements.
pub(super) fn add(
    file: &mut Document,
    doc: &Doc,
    pages: &[WrittenPage],
    places: &Places,
    page_ids: &[ObjectId],
    links: &[LinkOnPage],
) -> Result<(), PdfFailure> {
    let kept = kept(doc, places);
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = doc.tags.iter().map(|_| file.new_object_id()).collect();
    let mut children: Vec<Vec<TagId>> = vec![Vec::new(); doc.tags.len()];
    for (at, tag) in doc.tags.iter().enumerate() {
        if let Some(parent) = tag.parent.filter(|_| kept[at]) {
            children[parent.0].push(TagId(at));
        }
    }
    let mut contents = contents(doc, pages, page_ids, links);
    for (at, tag) in doc.tags.iter().enumerate().filter(|&(at, _)| kept[at]) {
        let parent = tag.parent.map_or(root, |parent| ids[parent.0]);
        let own = std::mem::take(&mut contents[at]);
        // Marks without a page of their own are on this one.
        let marked = own.iter().find(|kid| matches!(kid.object, Object::Integer(_)));
        let home = marked.or(own.first()).map(|kid| kid.page);
        // Their type goes without saying: thousands of them would say it.
        let mut element = dictionary! { "S" => tag.role.name(), "P" => parent };
        if let Some(page) = home {
            element.set("Pg", page_ids[page]);
        }
        let mut kids = kids(own, &children[at], &ids, places);
        match kids.len() {
            0 => {}
            1 => element.set("K", kids.remove(0)),
            _ => element.set("K", kids),
        }
        if let Some(alternative) = &tag.alternative {
            element.set("Alt", text_string(alternative));
        }
        let figure =
            home.and_then(|page| pages[page].boxes.get(&TagId(at)).map(|sides| (*sides, doc.pages[page].height)));
        if let Some(attributes) = attributes(tag, figure) {
            element.set("A", attributes);
        }
        file.set_object(ids[at], element);
    }
    let parents = parent_tree(file, pages, &ids, links);
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
    Ok(())
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

/// The content of every element, in the order of the pages.
fn contents(doc: &Doc, pages: &[WrittenPage], page_ids: &[ObjectId], links: &[LinkOnPage]) -> Vec<Vec<Kid>> {
    let mut contents: Vec<Vec<Kid>> = doc.tags.iter().map(|_| Vec::new()).collect();
    for (page, written) in pages.iter().enumerate() {
        for (mark, &(tag, item)) in written.marks.iter().enumerate() {
            let own = &mut contents[tag.0];
            let same_page = own.first().is_none_or(|first| first.page == page);
            let object = if same_page {
                integer(mark)
            } else {
                dictionary! { "Type" => "MCR", "Pg" => page_ids[page], "MCID" => integer(mark) }.into()
            };
            own.push(Kid { page, item, object });
        }
    }
    for link in links {
        let object = dictionary! { "Type" => "OBJR", "Pg" => page_ids[link.page], "Obj" => link.id };
        contents[link.tag.0].push(Kid { page: link.page, item: link.item, object: object.into() });
    }
    for own in &mut contents {
        own.sort_by_key(|kid| (kid.page, kid.item));
    }
    contents
}

/// Content and child elements in reading order: children keep their order, content goes in where it stands.
fn kids(own: Vec<Kid>, children: &[TagId], ids: &[ObjectId], places: &Places) -> Vec<Object> {
    let mut kids = Vec::with_capacity(own.len() + children.len());
    let mut own = own.into_iter().peekable();
    for &child in children {
        if let Some(place) = places.of_tag(child) {
            while let Some(kid) = own.next_if(|kid| (kid.page, kid.item) < (place.page, place.item)) {
                kids.push(kid.object);
            }
        }
        kids.push(Object::Reference(ids[child.0]));
    }
    kids.extend(own.map(|kid| kid.object));
    kids
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
fn parent_tree(file: &mut Document, pages: &[WrittenPage], ids: &[ObjectId], links: &[LinkOnPage]) -> ObjectId {
    let mut numbers: Vec<Object> = Vec::new();
    for (page, written) in pages.iter().enumerate() {
        let owners: Vec<Object> = written.marks.iter().map(|(tag, _)| Object::Reference(ids[tag.0])).collect();
        numbers.extend([integer(page), file.add_object(owners).into()]);
    }
    for (number, link) in links.iter().enumerate() {
        numbers.extend([integer(pages.len() + number), ids[link.tag.0].into()]);
    }
    file.add_object(dictionary! { "Nums" => numbers })
}
