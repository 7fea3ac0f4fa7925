//! The reader's table of contents.

use lopdf::{Document, ObjectId, dictionary};

use super::place::Places;
use super::{PdfFailure, text_string};
use crate::doc::Doc;

/// An entry of the tree that the outline's levels make; the first is the root.
#[derive(Default)]
struct Node {
    level: u8,
    parent: usize,
    kids: Vec<usize>,
}

/// Adds the outline, and lets readers open with it. A document without entries gets none.
pub(super) fn add(file: &mut Document, doc: &Doc, places: &Places, page_ids: &[ObjectId]) -> Result<(), PdfFailure> {
    if doc.outline.is_empty() {
        return Ok(());
    }
    let nodes = nodes(doc);
    let ids: Vec<ObjectId> = nodes.iter().map(|_| file.new_object_id()).collect();
    for (at, node) in nodes.iter().enumerate() {
        let mut entry = match at.checked_sub(1) {
            None => dictionary! { "Type" => "Outlines" },
            Some(number) => {
                let entry = &doc.outline[number];
                let mut known = dictionary! { "Title" => text_string(&entry.title), "Parent" => ids[node.parent] };
                if let Some(destination) = places.destination(doc, page_ids, &entry.target, &entry.title)? {
                    known.set("Dest", destination);
                }
                let siblings = &nodes[node.parent].kids;
                let place = siblings.partition_point(|&sibling| sibling < at);
                if let Some(before) = place.checked_sub(1) {
                    known.set("Prev", ids[siblings[before]]);
                }
                if let Some(&next) = siblings.get(place + 1) {
                    known.set("Next", ids[next]);
                }
                known
            }
        };
        if let (Some(&first), Some(&last)) = (node.kids.first(), node.kids.last()) {
            entry.set("First", ids[first]);
            entry.set("Last", ids[last]);
            // Chapters show their sections; what lies deeper opens when asked. Closed entries count negatively.
            let open = node.level < 2;
            let count = if open { shown_under(&nodes, at) } else { node.kids.len() };
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            entry.set("Count", if open { count } else { -count });
        }
        file.set_object(ids[at], entry);
    }
    let catalog = file.catalog_mut()?;
    catalog.set("Outlines", ids[0]);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

fn nodes(doc: &Doc) -> Vec<Node> {
    let mut nodes = vec![Node::default()];
    let mut path = vec![0];
    for entry in &doc.outline {
        while path.len() > 1 && nodes[path[path.len() - 1]].level >= entry.level {
            path.pop();
        }
        let parent = path[path.len() - 1];
        let at = nodes.len();
        // An entry that skips a level counts as one under its parent.
        let level = entry.level.max(1);
        nodes.push(Node { level, parent, kids: Vec::new() });
        nodes[parent].kids.push(at);
        path.push(at);
    }
    nodes
}

/// How many entries are seen under one that is open.
fn shown_under(nodes: &[Node], at: usize) -> usize {
    let kids = &nodes[at].kids;
    let deeper = kids.iter().filter(|&&kid| nodes[kid].level < 2).map(|&kid| shown_under(nodes, kid));
    kids.len() + deeper.sum::<usize>()
}
