//! Writing without looking at each other: notes face down, turned up one by one or all at once.

use super::{Sketch, unknown};
use crate::edit::{RevealZone, SetBlind, ShowAuthor};
use crate::id::Id;
use crate::refusal::Refusal;

impl Sketch<'_, '_> {
    pub(super) fn set_blind(&mut self, set: &SetBlind) -> Result<(), Refusal> {
        let canvas = self.canvas(set.canvas.as_ref())?;
        self.put_blind(&canvas, &set.zone, set.on)
    }

    pub(super) fn reveal(&mut self, notes: &[Id]) -> Result<(), Refusal> {
        for id in notes {
            self.note(id)?;
            if let Some(note) = self.draft.notes.get_mut(id) {
                note.hidden = false;
            }
        }
        Ok(())
    }

    pub(super) fn reveal_zone(&mut self, reveal: &RevealZone) -> Result<(), Refusal> {
        let canvas = self.canvas(reveal.canvas.as_ref())?;
        self.put_blind(&canvas, &reveal.zone, false)?;
        let there = self
            .draft
            .notes
            .iter()
            .filter(|(_, note)| note.hidden && note.canvas == canvas && note.zone.as_ref() == Some(&reveal.zone));
        let there: Vec<Id> = there.map(|(id, _)| id.clone()).collect();
        self.reveal(&there)
    }

    pub(super) fn show_author(&mut self, show: &ShowAuthor) -> Result<(), Refusal> {
        for id in &show.notes {
            self.note(id)?;
            if let Some(note) = self.draft.notes.get_mut(id) {
                note.author_shown = show.on;
            }
        }
        Ok(())
    }

    /// Whether notes are written face down there.
    pub(super) fn is_blind(&self, canvas: &Id, zone: Option<&Id>) -> bool {
        let found = zone.and_then(|zone| self.draft.canvases.get(canvas)?.zones.get(zone));
        found.is_some_and(|zone| zone.blind)
    }

    fn put_blind(&mut self, canvas: &Id, zone: &Id, on: bool) -> Result<(), Refusal> {
        self.known_zone(canvas, Some(zone))?;
        if self.is_blind(canvas, Some(zone)) == on {
            return Ok(());
        }
        let found = self.draft.canvases.get_mut(canvas).and_then(|canvas| canvas.zones.get_mut(zone));
        found.ok_or_else(|| unknown("zone", zone))?.blind = on;
        Ok(())
    }
}
