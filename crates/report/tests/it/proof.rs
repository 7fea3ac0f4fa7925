//! Proofs of a laid-out document: what stands where, as text to compare.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use handvat_report::doc::{Content, Doc, Entry, Link, Owner, Page, Role, TagId, Target, Text};

/// Lines of text on a page, from the top: where the first stands, then what is on that line.
pub(crate) fn page(page: &Page) -> String {
    let mut lines: BTreeMap<i64, Vec<&Text>> = BTreeMap::new();
    for text in texts(page) {
        lines.entry(text.y.round() as i64).or_default().push(text);
    }
    let mut proof = format!("{:.0} × {:.0}, page {}\n", page.width, page.height, page.label);
    for (y, mut texts) in lines {
        texts.sort_by(|left, right| left.x.total_cmp(&right.x));
        let words: Vec<&str> = texts.iter().map(|text| text.run.text.as_str()).collect();
        writeln!(proof, "{:4.0},{y:3} {}", texts[0].x, words.join(" | ")).unwrap();
    }
    proof
}

/// The table of contents, two spaces a level.
pub(crate) fn outline(doc: &Doc) -> String {
    let line = |entry: &Entry| format!("{}{}\n", "  ".repeat(entry.level as usize - 1), entry.title);
    doc.outline.iter().map(line).collect()
}

/// Everything a page says, with hyphenated words whole again.
pub(crate) fn said(doc: &Doc) -> String {
    let words: Vec<&str> = doc.pages.iter().flat_map(texts).map(|text| text.run.text.as_str()).collect();
    words.join(" ").replace("\u{ad} ", "")
}

/// What an element says, its children included, page by page.
pub(crate) fn element(doc: &Doc, tag: TagId) -> String {
    let words: Vec<&str> = doc
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match (&item.content, item.owner) {
            (Content::Text(text), Owner::Tag(owner)) if within(doc, owner, tag) => Some(text.run.text.as_str()),
            _ => None,
        })
        .collect();
    words.join(" ").replace("\u{ad} ", "")
}

/// What each element says by itself, in reading order; an element may go on over several pages.
pub(crate) fn leaves(doc: &Doc) -> Vec<String> {
    let mut leaves: BTreeMap<TagId, Vec<&str>> = BTreeMap::new();
    for item in doc.pages.iter().flat_map(|page| &page.items) {
        if let (Content::Text(text), Owner::Tag(owner)) = (&item.content, item.owner) {
            leaves.entry(owner).or_default().push(&text.run.text);
        }
    }
    leaves.into_values().map(|words| words.join(" ").replace("\u{ad} ", "")).collect()
}

/// The elements of a role, in reading order.
pub(crate) fn elements(doc: &Doc, wanted: impl Fn(Role) -> bool) -> Vec<TagId> {
    let mut found: Vec<TagId> = doc
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item.owner {
            Owner::Tag(tag) => Some(tag),
            Owner::Artifact => None,
        })
        .flat_map(|tag| std::iter::successors(Some(tag), |tag| doc.tags[tag.place()].parent))
        .filter(|tag| wanted(doc.tags[tag.place()].role))
        .collect();
    found.sort();
    found.dedup();
    found
}

fn within(doc: &Doc, tag: TagId, ancestor: TagId) -> bool {
    std::iter::successors(Some(tag), |tag| doc.tags[tag.place()].parent).any(|tag| tag == ancestor)
}

/// The texts of a page.
pub(crate) fn texts(page: &Page) -> impl Iterator<Item = &Text> {
    page.items.iter().filter_map(|item| match &item.content {
        Content::Text(text) => Some(text),
        _ => None,
    })
}

/// What is wrong with the places of texts: over the edge of the page, too small to read, on top of one another.
pub(crate) fn faults(doc: &Doc) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, page) in doc.pages.iter().enumerate() {
        let boxes: Vec<(f64, f64, f64, f64, &str)> = texts(page)
            .map(|text| {
                let (size, run) = (text.run.size, &text.run);
                (text.x, text.y - 0.72 * size, text.x + run.width, text.y + 0.2 * size, run.text.as_str())
            })
            .collect();
        for text in texts(page).filter(|text| text.run.size < 6.999) {
            faults.push(format!("page {}: ‘{}’ is {} points", number + 1, text.run.text, text.run.size));
        }
        for &(left, top, right, bottom, text) in &boxes {
            if left < 0.0 || top < 0.0 || right > page.width + 0.01 || bottom > page.height {
                faults.push(format!("page {}: ‘{text}’ leaves the page", number + 1));
            }
        }
        for (place, one) in boxes.iter().enumerate() {
            for other in &boxes[place + 1..] {
                let apart = one.2 <= other.0 + 0.5 || other.2 <= one.0 + 0.5 || one.3 <= other.1 || other.3 <= one.1;
                if !apart && !one.4.is_empty() && !other.4.is_empty() {
                    faults.push(format!("page {}: ‘{}’ lies on ‘{}’", number + 1, one.4, other.4));
                }
            }
        }
    }
    faults
}

/// Everything that can be clicked.
pub(crate) fn links(doc: &Doc) -> impl Iterator<Item = &Link> {
    doc.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.content {
        Content::Link(link) => Some(link),
        _ => None,
    })
}

/// Where the link of that description leads: page from 0, points from its top.
pub(crate) fn place_of(doc: &Doc, description: &str) -> (usize, f64) {
    let link = links(doc).find(|link| link.description == description).unwrap_or_else(|| panic!("no ‘{description}’"));
    match link.target {
        Target::Place { page, y } => (page, y),
        ref other => panic!("{other:?}"),
    }
}
