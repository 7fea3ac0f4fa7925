//! Stacks: many notes in one place, until they are dealt out.

use std::collections::BTreeSet;

use super::notes::{known_word, within_reach};
use super::{Sketch, clean, line, unknown};
use crate::edit::{AddStack, Offset};
use crate::id::Id;
use crate::limits;
use crate::records::{Cluster, Colour, Note, NoteSize};
use crate::refusal::Refusal;
use crate::room;

impl Sketch<'_, '_> {
    pub(super) fn add_stack(&mut self, add: &AddStack) -> Result<Id, Refusal> {
        let canvas = self.canvas(add.canvas.as_ref())?;
        self.known_zone(&canvas, add.zone.as_ref())?;
        if add.texts.is_empty() {
            return Err(Refusal::Empty { field: "texts" });
        }
        if add.texts.len() > limits::NOTES {
            return Err(Refusal::Full { limit: limits::NOTES });
        }
        let voice = add.voice.clone().unwrap_or_default();
        known_word("voice", voice.word(), voice.is_known())?;
        let title = line("title", &add.title)?;
        let id = self.id(add.id.as_ref())?;
        self.put_stack(&id, &canvas, add.zone.as_ref(), title);
        let Some((x, y)) = self.draft.clusters.get(&id).map(|stack| (stack.x, stack.y)) else {
            return Ok(id);
        };
        let voices = add.voices.as_deref().unwrap_or_default();
        for voice in voices {
            known_word("voice", voice.word(), voice.is_known())?;
        }
        for (place, text) in add.texts.iter().enumerate() {
            let text = clean("text", text, limits::NOTE_CHARACTERS)?;
            let size = NoteSize::default();
            let (width, height) = self.room_for(&text, &size);
            let note_id = self.id(None)?;
            let order = self.last_order(&canvas, add.zone.as_ref());
            let note = Note {
                canvas: canvas.clone(),
                zone: add.zone.clone(),
                text,
                x,
                y,
                width,
                height,
                size,
                colour: Colour::default(),
                voice: voices.get(place).unwrap_or(&voice).clone(),
                author: None,
                author_shown: false,
                hidden: self.is_blind(&canvas, add.zone.as_ref()),
                crossing: None,
                cluster: Some(id.clone()),
                order,
                extra: serde_json::Map::new(),
            };
            self.draft.notes.put(note_id, note);
        }
        Ok(id)
    }

    pub(super) fn set_stack(&mut self, id: &Id, title: &str) -> Result<(), Refusal> {
        let title = line("title", title)?;
        let cluster = self.draft.clusters.get_mut(id).ok_or_else(|| unknown("cluster", id))?;
        cluster.title = title;
        Ok(())
    }

    pub(super) fn deal_stack(&mut self, id: &Id) -> Result<(), Refusal> {
        let stack = self.draft.clusters.get(id).ok_or_else(|| unknown("cluster", id))?.clone();
        // The stack makes room for its own notes; it comes back when some do not fit.
        self.draft.clusters.remove(id);
        let mut room = None;
        for note_id in self.stacked(id) {
            let Some(mut note) = self.draft.notes.get(&note_id).cloned() else {
                continue;
            };
            let (draft, zone) = (&mut self.draft, note.zone.as_ref());
            let place = room::take_or_grow(&mut room, draft, &note.canvas, zone, note.width, note.height);
            let Some((x, y)) = place else {
                self.draft.clusters.put(id.clone(), stack);
                break;
            };
            (note.x, note.y, note.cluster) = (x, y, None);
            self.draft.notes.put(note_id, note);
        }
        Ok(())
    }

    pub(super) fn delete_stack(&mut self, id: &Id) -> Result<(), Refusal> {
        if !self.draft.clusters.contains(id) {
            return Err(unknown("cluster", id));
        }
        let notes = self.stacked(id);
        self.delete_notes(&notes)?;
        self.draft.clusters.remove(id);
        Ok(())
    }

    pub(super) fn move_stack(&mut self, id: &Id, mut stack: Cluster, by: Offset) -> Result<(), Refusal> {
        (stack.x, stack.y) = within_reach(Offset { x: stack.x + by.x, y: stack.y + by.y })?;
        if stack.open {
            self.move_spread(id, by)?;
        }
        let (x, y) = room::area_of_stack(&stack).centre();
        stack.zone = self.draft.canvases.get(&stack.canvas).and_then(|canvas| canvas.zone_at(x, y)).cloned();
        self.carry(id, stack);
        Ok(())
    }

    pub(super) fn place_stack(&mut self, id: &Id, mut stack: Cluster, zone: Option<&Id>) -> Result<(), Refusal> {
        self.known_zone(&stack.canvas, zone)?;
        // A spread that goes into another zone is laid together on the way.
        stack.open = false;
        self.draft.clusters.remove(id);
        (stack.x, stack.y) = self.stack_room(&stack.canvas, zone);
        stack.zone = zone.cloned();
        self.carry(id, stack);
        Ok(())
    }

    /// Lays a note on the stack of its zone, since there is no other room.
    pub(super) fn stack_up(&mut self, note: &mut Note) -> Result<(), Refusal> {
        let takes = |stack: &Cluster| !stack.open && stack.canvas == note.canvas && stack.zone == note.zone;
        let there = self.draft.clusters.iter().find(|(_, stack)| takes(stack));
        let there = there.map(|(id, _)| id.clone());
        let id = if let Some(id) = there {
            id
        } else {
            let id = self.id(None)?;
            self.put_stack(&id, &note.canvas, note.zone.as_ref(), String::new());
            id
        };
        if let Some(stack) = self.draft.clusters.get(&id) {
            (note.x, note.y) = (stack.x, stack.y);
        }
        note.cluster = Some(id);
        Ok(())
    }

    /// Takes those stacks away that hold no note any more.
    pub(super) fn drop_bare(&mut self, stacks: &BTreeSet<Id>) {
        if stacks.is_empty() {
            return;
        }
        let held: BTreeSet<&Id> = self.draft.notes.iter().filter_map(|(_, note)| note.cluster.as_ref()).collect();
        for id in stacks.iter().filter(|id| !held.contains(id)) {
            self.draft.clusters.remove(id);
        }
    }

    fn put_stack(&mut self, id: &Id, canvas: &Id, zone: Option<&Id>, title: String) {
        let (x, y) = self.stack_room(canvas, zone);
        let order = self.draft.clusters.iter().map(|(_, stack)| stack.order).fold(0.0, f64::max).floor() + 1.0;
        let (canvas, zone, extra) = (canvas.clone(), zone.cloned(), serde_json::Map::new());
        let stack = Cluster { canvas, zone, title, open: false, x, y, order, extra };
        self.draft.clusters.put(id.clone(), stack);
    }

    /// Free room, else the bottom right corner of the zone.
    fn stack_room(&mut self, canvas: &Id, zone: Option<&Id>) -> (f64, f64) {
        let side = Cluster::SIDE;
        room::find_or_grow(&mut self.draft, canvas, zone, side, side).unwrap_or_else(|| {
            let area = zone.and_then(|zone| self.draft.canvases.get(canvas)?.area(zone)).unwrap_or_default();
            (area.x + area.width - side, area.y + area.height - side)
        })
    }

    /// Gives the stack its new place, and its notes with it; those of a spread have places of their own.
    pub(super) fn carry(&mut self, id: &Id, stack: Cluster) {
        if stack.open {
            self.draft.clusters.put(id.clone(), stack);
            return;
        }
        for note in self.stacked(id) {
            if let Some(note) = self.draft.notes.get_mut(&note) {
                (note.x, note.y) = (stack.x, stack.y);
                note.zone.clone_from(&stack.zone);
            }
        }
        self.draft.clusters.put(id.clone(), stack);
        // The notes brought their orders along.
        self.orders.clear();
    }

    /// The notes of a stack in order.
    pub(super) fn stacked(&self, id: &Id) -> Vec<Id> {
        let mut notes: Vec<(f64, &Id)> = self
            .draft
            .notes
            .iter()
            .filter(|(_, note)| note.cluster.as_ref() == Some(id))
            .map(|(note_id, note)| (note.order, note_id))
            .collect();
        notes.sort_by(|one, other| one.0.total_cmp(&other.0).then_with(|| one.1.cmp(other.1)));
        notes.into_iter().map(|(_, note)| note.clone()).collect()
    }
}
