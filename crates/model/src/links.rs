//! Arrows between notes and influences between zones, as the file keeps them in the table `links`: each entry JSON by
//! name. An influence names its sheet; an arrow between notes does not, since its notes do.

use serde_json::Value;

use crate::id::Id;
use crate::records::Workshop;

/// A link of one zone or note to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'a> {
    /// Its name in the table.
    pub key: &'a str,
    /// Where it begins.
    pub from: Id,
    /// Where it ends.
    pub to: Id,
    /// The words at it; may be empty.
    pub text: &'a str,
}

impl Workshop {
    /// The arrows between notes, by name.
    pub fn note_links(&self) -> impl Iterator<Item = Link<'_>> {
        self.links.iter().filter(|(_, entry)| entry.get("canvas").is_none()).filter_map(|(key, entry)| {
            let link = link(key, entry)?;
            let known = self.notes.contains_key(&link.from) && self.notes.contains_key(&link.to);
            known.then_some(link)
        })
    }

    /// The influences between the zones of a sheet, by name.
    pub fn influences(&self, canvas: &Id) -> impl Iterator<Item = Link<'_>> {
        let of = move |entry: &Value| entry.get("canvas").and_then(Value::as_str) == Some(canvas.as_str());
        self.links.iter().filter(move |(_, entry)| of(entry)).filter_map(|(key, entry)| link(key, entry))
    }
}

/// Under which `links` keeps the arrow from one note to another.
pub fn note_link_key(from: &Id, to: &Id) -> String {
    // No id holds the sign, so that no influence bears the same name.
    format!("{from}>{to}")
}

/// The notes that an entry of `links` leads from and to; none for an influence, and for what is no link at all.
pub fn linked_notes(entry: &Value) -> Option<[&str; 2]> {
    if entry.get("canvas").is_some() {
        return None;
    }
    Some([entry.get("from")?.as_str()?, entry.get("to")?.as_str()?])
}

fn link<'a>(key: &'a str, entry: &'a Value) -> Option<Link<'a>> {
    let end = |name: &str| Id::new(entry.get(name)?.as_str()?).ok();
    let words = ["text", "label"].iter().find_map(|name| entry.get(name)?.as_str());
    Some(Link { key, from: end("from")?, to: end("to")?, text: words.unwrap_or_default() })
}
