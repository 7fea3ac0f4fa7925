//! The workshop as others than the facilitator may see it: notes that lie face down keep their place and nothing
//! else. Everything that leaves the program as a picture, a plan or a list goes through here first.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::id::Id;
use crate::records::{Note, Voice, Workshop};

/// The words of a link, whatever it is that it links.
const LINK_WORDS: [&str; 2] = ["text", "label"];

impl Workshop {
    /// The same workshop with `instead` for the words of every note that lies face down, with nobody's voice and
    /// without author; links and conflicts say nothing of such notes. Itself when none lies face down.
    pub fn veiled(&self, instead: &str) -> Cow<'_, Self> {
        let hidden: BTreeSet<&Id> = self.notes.iter().filter(|(_, note)| note.hidden).map(|(id, _)| id).collect();
        if hidden.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut veiled = self.clone();
        for note in veiled.notes.values_mut().filter(|note| note.hidden) {
            *note = note.veiled(instead);
        }
        for link in veiled.links.values_mut().filter_map(Value::as_object_mut) {
            if ["from", "to"].iter().any(|end| names_one(link, end, &hidden)) {
                link.retain(|field, _| !LINK_WORDS.contains(&field.as_str()));
            }
        }
        veiled.conflicts.retain(|_, conflict| {
            let about = [&conflict.id, &conflict.other].into_iter().flatten();
            !about.into_iter().any(|id| hidden.contains(id))
        });
        Cow::Owned(veiled)
    }
}

impl Note {
    /// Its width and height as others than the facilitator may see them, in canvas units. Face down it is the square
    /// that was chosen: how far it has grown would tell how much is written on it.
    pub fn seen_extent(&self) -> (f64, f64) {
        if self.hidden { (self.size.side(), self.size.side()) } else { (self.width, self.height) }
    }

    /// What may be seen of a note that lies face down: where it is, its paper, and where it counts.
    fn veiled(&self, instead: &str) -> Self {
        let (width, height) = self.seen_extent();
        Self {
            text: instead.to_owned(),
            width,
            height,
            voice: Voice::Unknown(String::new()),
            author: None,
            extra: Map::new(),
            ..self.clone()
        }
    }
}

fn names_one(link: &Map<String, Value>, end: &str, ids: &BTreeSet<&Id>) -> bool {
    link.get(end).and_then(Value::as_str).is_some_and(|id| ids.iter().any(|hidden| hidden.as_str() == id))
}
