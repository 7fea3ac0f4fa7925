//! Notes: made, written, moved, put at a crossing, thrown away.

use std::collections::BTreeSet;

use super::{Sketch, clean, once_each, unknown};
use crate::canvas::ZoneKind;
use crate::edit::{AddNote, Offset, Set, SetNotes};
use crate::id::Id;
use crate::limits;
use crate::records::{Crossing, Note, Pair, crossing_id};
use crate::refusal::Refusal;
use crate::room;

impl Sketch<'_, '_> {
    pub(super) fn add_note(&mut self, add: &AddNote) -> Result<Id, Refusal> {
        let text = add.text.as_deref().ok_or(Refusal::Empty { field: "text" })?;
        let text = clean("text", text, limits::NOTE_CHARACTERS)?;
        let canvas = self.canvas(add.canvas.as_ref())?;
        self.known_zone(&canvas, add.zone.as_ref())?;
        let voice = add.voice.clone().unwrap_or_default();
        let colour = add.colour.clone().unwrap_or_default();
        let size = add.size.clone().unwrap_or_default();
        known_word("voice", voice.word(), voice.is_known())?;
        known_word("colour", colour.word(), colour.is_known())?;
        known_word("size", size.word(), size.is_known())?;
        if let Some(author) = &add.author {
            self.known_person(author)?;
        }
        if let Some(pair) = &add.crossing {
            self.known_pair(pair)?;
        }
        let id = self.id(add.id.as_ref())?;
        let (width, height) = self.room_for(&text, &size);
        let order = self.last_order(&canvas, add.zone.as_ref());
        let mut note = Note {
            canvas,
            zone: add.zone.clone(),
            text,
            x: 0.0,
            y: 0.0,
            width,
            height,
            size,
            colour,
            voice,
            author: add.author.clone(),
            author_shown: false,
            hidden: false,
            crossing: add.crossing.clone(),
            cluster: None,
            order,
            extra: serde_json::Map::new(),
        };
        match add.at {
            Some(at) => self.lay_at(&mut note, at, add.zone.is_none())?,
            None => self.lay_free(&mut note)?,
        }
        note.hidden = add.hidden.unwrap_or_else(|| self.is_blind(&note.canvas, note.zone.as_ref()));
        self.draft.notes.put(id.clone(), note);
        Ok(id)
    }

    pub(super) fn set_text(&mut self, id: &Id, text: &str) -> Result<(), Refusal> {
        let text = clean("text", text, limits::NOTE_CHARACTERS)?;
        let size = self.note(id)?.size.clone();
        let (width, height) = self.room_for(&text, &size);
        if let Some(note) = self.draft.notes.get_mut(id).filter(|note| note.text != text) {
            (note.width, note.height) = (width, height);
            note.text = text;
        }
        Ok(())
    }

    pub(super) fn set_notes(&mut self, set: &SetNotes) -> Result<(), Refusal> {
        if let Some(colour) = &set.colour {
            known_word("colour", colour.word(), colour.is_known())?;
        }
        if let Some(voice) = &set.voice {
            known_word("voice", voice.word(), voice.is_known())?;
        }
        if let Some(size) = &set.size {
            known_word("size", size.word(), size.is_known())?;
        }
        if let Set::To(author) = &set.author {
            self.known_person(author)?;
        }
        for id in &set.notes {
            let note = self.note(id)?;
            let (text, in_stack) = (note.text.clone(), self.draft.stack_of(note).is_some());
            let room = set.size.as_ref().map(|size| self.room_for(&text, size));
            let Some(note) = self.draft.notes.get_mut(id) else {
                continue;
            };
            note.colour = set.colour.clone().unwrap_or_else(|| note.colour.clone());
            note.voice = set.voice.clone().unwrap_or_else(|| note.voice.clone());
            match &set.author {
                Set::Keep => {}
                Set::Clear => note.author = None,
                Set::To(author) => note.author = Some(author.clone()),
            }
            if let (Some(size), Some((width, height))) = (&set.size, room) {
                // Around its middle; in a stack all notes lie at the same corner.
                if !in_stack {
                    note.x = (note.x + (note.width - width) / 2.0).round();
                    note.y = (note.y + (note.height - height) / 2.0).round();
                }
                (note.width, note.height) = (width, height);
                note.size = size.clone();
            }
        }
        Ok(())
    }

    pub(super) fn move_notes(&mut self, ids: &[Id], by: Offset) -> Result<(), Refusal> {
        let mut left = BTreeSet::new();
        for id in &once_each(ids) {
            if let Some(cluster) = self.draft.clusters.get(id).cloned() {
                self.move_stack(id, cluster, by)?;
                continue;
            }
            let mut note = self.note(id)?.clone();
            let at = Offset { x: note.x + by.x, y: note.y + by.y };
            // A note that is picked out of its stack lies on its own from then on; one of a spread still belongs to it.
            if self.draft.stack_of(&note).is_some() {
                left.extend(note.cluster.take());
            }
            self.lay_at(&mut note, at, true)?;
            self.parked_no_more(id, &note);
            self.draft.notes.put(id.clone(), note);
        }
        self.drop_bare(&left);
        Ok(())
    }

    pub(super) fn place_notes(&mut self, ids: &[Id], zone: Option<&Id>) -> Result<(), Refusal> {
        let mut left = BTreeSet::new();
        for id in &once_each(ids) {
            if let Some(cluster) = self.draft.clusters.get(id).cloned() {
                self.place_stack(id, cluster, zone)?;
                continue;
            }
            let mut note = self.note(id)?.clone();
            self.known_zone(&note.canvas, zone)?;
            left.extend(note.cluster.take());
            note.zone = zone.cloned();
            note.order = self.last_order(&note.canvas, zone);
            // While it looks for room, the note is not in its own way.
            self.draft.notes.remove(id);
            self.lay_free(&mut note)?;
            self.parked_no_more(id, &note);
            self.draft.notes.put(id.clone(), note);
        }
        self.drop_bare(&left);
        Ok(())
    }

    pub(super) fn delete_notes(&mut self, ids: &[Id]) -> Result<(), Refusal> {
        let ids: BTreeSet<&Id> = ids.iter().collect();
        let mut left = BTreeSet::new();
        for id in &ids {
            left.extend(self.note(id)?.cluster.clone());
            self.draft.notes.remove(id);
        }
        self.drop_bare(&left);
        self.drop_tests(&ids);
        self.drop_parked(&ids);
        self.drop_links(&ids);
        let named: Vec<Id> = self
            .draft
            .actions
            .iter()
            .filter(|(_, action)| action.notes.iter().any(|note| ids.contains(note)))
            .map(|(id, _)| id.clone())
            .collect();
        for action in named {
            if let Some(action) = self.draft.actions.get_mut(&action) {
                action.notes.retain(|note| !ids.contains(note));
            }
        }
        Ok(())
    }

    pub(super) fn set_crossing(&mut self, id: &Id, step: Option<&Id>, handle: Option<&Id>) -> Result<(), Refusal> {
        self.note(id)?;
        let pair = match (step, handle) {
            (None, None) => None,
            (Some(step), Some(handle)) => Some(Pair { step: step.clone(), handle: handle.clone() }),
            _ => return Err(Refusal::HalfCrossing),
        };
        if let Some(pair) = &pair {
            self.known_pair(pair)?;
        }
        if let Some(note) = self.draft.notes.get_mut(id) {
            note.crossing = pair;
        }
        Ok(())
    }

    pub(super) fn mark_crossing(&mut self, step: &Id, handle: &Id, reason: Option<&str>) -> Result<(), Refusal> {
        let pair = Pair { step: step.clone(), handle: handle.clone() };
        self.known_pair(&pair)?;
        let id = crossing_id(&pair);
        let reason = clean("reason", reason.unwrap_or_default(), limits::NOTE_CHARACTERS)?.trim().to_owned();
        if reason.is_empty() {
            self.draft.crossings.remove(&id);
            return Ok(());
        }
        let extra = self.draft.crossings.get(&id).map(|crossing| crossing.extra.clone()).unwrap_or_default();
        self.draft.crossings.put(id, Crossing { pair, reason, extra });
        Ok(())
    }

    pub(super) fn note(&self, id: &Id) -> Result<&Note, Refusal> {
        self.draft.notes.get(id).ok_or_else(|| unknown("note", id))
    }

    /// After everything that already lies there.
    pub(super) fn last_order(&mut self, canvas: &Id, zone: Option<&Id>) -> f64 {
        let notes = &self.draft.notes;
        let order = self.orders.entry((canvas.clone(), zone.cloned())).or_insert_with(|| {
            let there = notes.iter().filter(|(_, note)| note.canvas == *canvas && note.zone.as_ref() == zone);
            there.map(|(_, note)| note.order).fold(0.0, f64::max).floor()
        });
        *order += 1.0;
        *order
    }

    /// At a place; `follow` lets the zone follow the centre.
    pub(super) fn lay_at(&mut self, note: &mut Note, at: Offset, follow: bool) -> Result<(), Refusal> {
        (note.x, note.y) = within_reach(at)?;
        if follow {
            let (x, y) = room::area_of(note).centre();
            let canvas = self.draft.canvases.get(&note.canvas);
            let zone = canvas.and_then(|canvas| canvas.zone_at(x, y)).cloned();
            if zone != note.zone {
                note.order = self.last_order(&note.canvas, zone.as_ref());
                note.zone = zone;
            }
        }
        Ok(())
    }

    /// In free room of its zone; on a stack when even A0 is full.
    pub(super) fn lay_free(&mut self, note: &mut Note) -> Result<(), Refusal> {
        let zone = note.zone.clone();
        let place = room::find_or_grow(&mut self.draft, &note.canvas, zone.as_ref(), note.width, note.height);
        match place {
            Some((x, y)) => (note.x, note.y) = (x, y),
            None => self.stack_up(note)?,
        }
        Ok(())
    }

    fn known_pair(&self, pair: &Pair) -> Result<(), Refusal> {
        self.known_kind(&pair.step, &ZoneKind::Step)?;
        self.known_kind(&pair.handle, &ZoneKind::Handle)
    }

    /// Whether a zone of that kind stands on some sheet.
    pub(super) fn known_kind(&self, id: &Id, kind: &ZoneKind) -> Result<(), Refusal> {
        let zones: Vec<_> = self.draft.canvases.iter().filter_map(|(_, canvas)| canvas.zones.get(id)).collect();
        if zones.is_empty() {
            return Err(unknown("zone", id));
        }
        if zones.iter().any(|zone| zone.kind == *kind) {
            return Ok(());
        }
        Err(if *kind == ZoneKind::Step {
            Refusal::NotAStep { id: id.clone() }
        } else {
            Refusal::NotAHandle { id: id.clone() }
        })
    }
}

/// A place that a record may lie at, in whole units.
pub(super) fn within_reach(at: Offset) -> Result<(f64, f64), Refusal> {
    let reaches = |value: f64| value.is_finite() && value.abs() <= limits::REACH;
    if reaches(at.x) && reaches(at.y) { Ok((at.x.round(), at.y.round())) } else { Err(Refusal::OutOfReach) }
}

/// Refuses a word that this program does not know; files may hold it, edits may not.
pub(super) fn known_word(field: &'static str, word: &str, known: bool) -> Result<(), Refusal> {
    if known { Ok(()) } else { Err(Refusal::BadWord { field, value: word.chars().take(40).collect() }) }
}
