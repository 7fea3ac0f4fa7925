//! Into the parking lot and out of it.

use std::collections::BTreeSet;

use serde_json::json;

use super::{Sketch, once_each};
use crate::id::Id;
use crate::kept::Kept;
use crate::parking::came_from;
use crate::records::Note;
use crate::refusal::Refusal;

impl Sketch<'_, '_> {
    pub(super) fn park_notes(&mut self, ids: &[Id]) -> Result<(), Refusal> {
        let mut left = BTreeSet::new();
        for id in &once_each(ids) {
            let mut note = self.note(id)?.clone();
            if self.draft.kept(Kept::Parking, id.as_str()).is_some() {
                continue;
            }
            left.extend(note.cluster.take());
            let from = note.zone.take();
            self.lay_anew(id, note)?;
            self.keep_entry(Kept::Parking, id.as_str(), true, json!({ "note": id, "zone": from }));
        }
        self.drop_bare(&left);
        Ok(())
    }

    pub(super) fn unpark_notes(&mut self, ids: &[Id]) -> Result<(), Refusal> {
        for id in &once_each(ids) {
            let mut note = self.note(id)?.clone();
            let Some(entry) = self.draft.kept(Kept::Parking, id.as_str()) else {
                continue;
            };
            let from = came_from(entry);
            self.draft.put_kept(Kept::Parking, id.as_str(), None);
            // A zone that is gone since leaves the note where it is.
            if from.is_some() && self.known_zone(&note.canvas, from.as_ref()).is_ok() {
                note.zone = from;
                self.lay_anew(id, note)?;
            }
        }
        Ok(())
    }

    /// A note that lies in a zone is parked no more.
    pub(super) fn parked_no_more(&mut self, id: &Id, note: &Note) {
        if note.zone.is_some() && self.draft.kept(Kept::Parking, id.as_str()).is_some() {
            self.draft.put_kept(Kept::Parking, id.as_str(), None);
        }
    }

    /// Away with the places of notes that are gone.
    pub(super) fn drop_parked(&mut self, notes: &BTreeSet<&Id>) {
        for note in notes {
            if self.draft.kept(Kept::Parking, note.as_str()).is_some() {
                self.draft.put_kept(Kept::Parking, note.as_str(), None);
            }
        }
    }

    /// Into free room of the note's zone, as the last one there.
    fn lay_anew(&mut self, id: &Id, mut note: Note) -> Result<(), Refusal> {
        note.order = self.last_order(&note.canvas, note.zone.as_ref());
        // While it looks for room, the note is not in its own way.
        self.draft.notes.remove(id);
        self.lay_free(&mut note)?;
        self.draft.notes.put(id.clone(), note);
        Ok(())
    }
}
