//! Actions: what the group will do, and the notes it came from.

use super::details::known_date;
use super::notes::known_word;
use super::{Sketch, clean, line, once_each, unknown};
use crate::canvas::ZoneKind;
use crate::edit::{AddAction, Set, SetAction};
use crate::id::Id;
use crate::limits;
use crate::records::{Action, Status};
use crate::refusal::Refusal;

impl Sketch<'_, '_> {
    pub(super) fn add_action(&mut self, add: &AddAction) -> Result<Id, Refusal> {
        let title = title(&add.title)?;
        let notes = self.known_notes(add.notes.as_deref().unwrap_or_default())?;
        let (steps, handles) = match (&add.steps, &add.handles) {
            (None, None) => self.places_of(&notes),
            (steps, handles) => (
                self.known_zones(steps.as_deref().unwrap_or_default(), &ZoneKind::Step)?,
                self.known_zones(handles.as_deref().unwrap_or_default(), &ZoneKind::Handle)?,
            ),
        };
        let status = add.status.clone().unwrap_or_default();
        known_status(&status)?;
        let due = add.due.as_deref().map(known_date).transpose()?.flatten();
        let why = clean("why", add.why.as_deref().unwrap_or_default(), limits::NOTE_CHARACTERS)?;
        let measure = clean("measure", add.measure.as_deref().unwrap_or_default(), limits::NOTE_CHARACTERS)?;
        let benefits = self.known_benefits(add.benefits.as_deref().unwrap_or_default())?;
        let id = self.id(add.id.as_ref())?;
        let owner = add.owner.as_deref().map(|owner| self.person(owner)).transpose()?.flatten();
        let order = self.draft.actions.iter().map(|(_, action)| action.order).fold(0.0, f64::max).floor() + 1.0;
        let extra = serde_json::Map::new();
        let action = Action { title, why, steps, handles, notes, owner, due, status, measure, benefits, order, extra };
        self.draft.actions.put(id.clone(), action);
        Ok(id)
    }

    pub(super) fn set_action(&mut self, set: &SetAction) -> Result<(), Refusal> {
        let mut action = self.draft.actions.get(&set.action).ok_or_else(|| unknown("action", &set.action))?.clone();
        if let Some(text) = &set.title {
            action.title = title(text)?;
        }
        set_text("why", &set.why, &mut action.why)?;
        set_text("measure", &set.measure, &mut action.measure)?;
        match &set.steps {
            Set::Keep => {}
            Set::Clear => action.steps.clear(),
            Set::To(steps) => action.steps = self.known_zones(steps, &ZoneKind::Step)?,
        }
        match &set.handles {
            Set::Keep => {}
            Set::Clear => action.handles.clear(),
            Set::To(handles) => action.handles = self.known_zones(handles, &ZoneKind::Handle)?,
        }
        match &set.notes {
            Set::Keep => {}
            Set::Clear => action.notes.clear(),
            Set::To(notes) => action.notes = self.known_notes(notes)?,
        }
        match &set.benefits {
            Set::Keep => {}
            Set::Clear => action.benefits.clear(),
            Set::To(benefits) => action.benefits = self.known_benefits(benefits)?,
        }
        match &set.owner {
            Set::Keep => {}
            Set::Clear => action.owner = None,
            Set::To(owner) => action.owner = self.person(owner)?,
        }
        match &set.due {
            Set::Keep => {}
            Set::Clear => action.due = None,
            Set::To(due) => action.due = known_date(due)?,
        }
        if let Some(status) = &set.status {
            known_status(status)?;
            action.status = status.clone();
        }
        self.draft.actions.put(set.action.clone(), action);
        Ok(())
    }

    pub(super) fn delete_actions(&mut self, ids: &[Id]) -> Result<(), Refusal> {
        for id in once_each(ids) {
            if !self.draft.actions.contains(&id) {
                return Err(unknown("action", &id));
            }
            self.draft.actions.remove(&id);
        }
        Ok(())
    }

    /// The steps and handles in which notes lie or at whose crossing they were put.
    fn places_of(&self, notes: &[Id]) -> (Vec<Id>, Vec<Id>) {
        let (mut steps, mut handles) = (Vec::new(), Vec::new());
        for note in notes.iter().filter_map(|id| self.draft.notes.get(id)) {
            if let Some(pair) = &note.crossing {
                steps.push(pair.step.clone());
                handles.push(pair.handle.clone());
            }
            let zones = self.draft.canvases.get(&note.canvas).map(|canvas| &canvas.zones);
            let kind = note.zone.as_ref().and_then(|id| Some((id, &zones?.get(id)?.kind)));
            match kind {
                Some((zone, ZoneKind::Step)) => steps.push(zone.clone()),
                Some((zone, ZoneKind::Handle)) => handles.push(zone.clone()),
                _ => {}
            }
        }
        (once_each(&steps), once_each(&handles))
    }

    fn known_notes(&self, ids: &[Id]) -> Result<Vec<Id>, Refusal> {
        for id in ids {
            self.note(id)?;
        }
        Ok(once_each(ids))
    }

    fn known_zones(&self, ids: &[Id], kind: &ZoneKind) -> Result<Vec<Id>, Refusal> {
        for id in ids {
            self.known_kind(id, kind)?;
        }
        Ok(once_each(ids))
    }
}

fn title(text: &str) -> Result<String, Refusal> {
    let title = line("title", text)?;
    if title.is_empty() { Err(Refusal::Empty { field: "title" }) } else { Ok(title) }
}

fn known_status(status: &Status) -> Result<(), Refusal> {
    known_word("status", status.word(), status.is_known())
}

fn set_text(field: &'static str, set: &Set<String>, target: &mut String) -> Result<(), Refusal> {
    match set {
        Set::Keep => {}
        Set::Clear => target.clear(),
        Set::To(text) => *target = clean(field, text, limits::NOTE_CHARACTERS)?,
    }
    Ok(())
}
