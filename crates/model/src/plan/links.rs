//! Arrows between notes.

use std::collections::BTreeSet;

use serde_json::json;

use super::{Sketch, line};
use crate::id::Id;
use crate::kept::Kept;
use crate::links::{linked_notes, note_link_key};
use crate::refusal::Refusal;

impl Sketch<'_, '_> {
    /// Draws the arrow, gives it other words, or takes it away when there are none.
    pub(super) fn link_notes(&mut self, from: &Id, to: &Id, text: Option<&str>) -> Result<(), Refusal> {
        if self.note(from)?.canvas != self.note(to)?.canvas {
            return Err(Refusal::OtherSheet);
        }
        if from == to {
            return Err(Refusal::OntoItself { id: from.clone() });
        }
        let text = text.map(|text| line("text", text)).transpose()?;
        let fields = json!({ "from": from, "to": to, "text": text });
        self.keep_entry(Kept::Links, &note_link_key(from, to), text.is_some(), fields);
        Ok(())
    }

    /// Away with the arrows of notes that are gone.
    pub(super) fn drop_links(&mut self, notes: &BTreeSet<&Id>) {
        let notes: BTreeSet<&str> = notes.iter().map(|note| note.as_str()).collect();
        let gone = |ends: [&str; 2]| ends.iter().any(|end| notes.contains(end));
        let links = self.draft.all_kept(Kept::Links);
        let bare = links.filter(|(_, entry)| linked_notes(entry).is_some_and(gone));
        let bare: Vec<String> = bare.map(|(key, _)| key.to_owned()).collect();
        for key in bare {
            self.draft.put_kept(Kept::Links, &key, None);
        }
    }
}
