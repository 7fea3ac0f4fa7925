//! From an edit to the patch that carries it out. Nothing is changed here: the caller applies the
//! patch once it likes it.

mod actions;
mod answers;
mod blind;
mod conflicts;
mod details;
mod links;
mod notes;
mod parking;
mod sheets;
mod stacking;
mod stacks;

use std::collections::{BTreeMap, BTreeSet};

use crate::draft::Draft;
use crate::edit::{Edit, StepLabel};
use crate::id::Id;
use crate::limits;
use crate::patch::Patch;
use crate::records::{Language, NoteSize, Workshop};
use crate::refusal::Refusal;
use crate::typeset::Typesetter;

/// What planning needs from outside.
pub struct Means<'a> {
    /// Measures text.
    pub typesetter: &'a dyn Typesetter,
    /// Makes an id that was never used.
    pub fresh: &'a mut dyn FnMut() -> Id,
    /// Whether an id was in use before, though no record bears it now.
    pub used: &'a dyn Fn(&Id) -> bool,
}

/// What an edit will do.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The changes; empty when everything already is as asked.
    pub patch: Patch,
    /// The record that the edit makes.
    pub made: Option<Id>,
    /// What the step is called.
    pub label: StepLabel,
}

/// Works out what an edit changes, or why it cannot be done.
pub fn plan(workshop: &Workshop, edit: &Edit, means: &mut Means<'_>) -> Result<Planned, Refusal> {
    let count = edits_in(edit);
    if count > limits::EDITS {
        return Err(Refusal::BatchTooLarge { count, limit: limits::EDITS });
    }
    let mut sketch = Sketch { draft: Draft::over(workshop), means, orders: BTreeMap::new() };
    let made = sketch.edit(edit)?;
    if sketch.draft.notes.len() > limits::NOTES {
        return Err(Refusal::Full { limit: limits::NOTES });
    }
    sketch.drop_pointless_conflicts();
    Ok(Planned { patch: sketch.draft.into_patch(), made, label: edit.label(workshop) })
}

/// A draft and the means to go on with it; the modules beneath add the edits.
struct Sketch<'a, 'm> {
    draft: Draft<'a>,
    means: &'a mut Means<'m>,
    /// The last order that was given out on a sheet in a zone.
    orders: BTreeMap<(Id, Option<Id>), f64>,
}

impl Sketch<'_, '_> {
    fn edit(&mut self, edit: &Edit) -> Result<Option<Id>, Refusal> {
        match edit {
            Edit::AddNote(add) => self.add_note(add).map(Some),
            Edit::SetText { note, text } => self.set_text(note, text).map(none),
            Edit::SetNotes(set) => self.set_notes(set).map(none),
            Edit::MoveNotes { notes, by } => self.move_notes(notes, *by).map(none),
            Edit::PlaceNotes { notes, zone } => self.place_notes(notes, zone.as_ref()).map(none),
            Edit::DeleteNotes { notes } => self.delete_notes(notes).map(none),
            Edit::SetCrossing { note, step, handle } => {
                self.set_crossing(note, step.as_ref(), handle.as_ref()).map(none)
            }
            Edit::MarkCrossing { step, handle, reason } => {
                self.mark_crossing(step, handle, reason.as_deref()).map(none)
            }
            Edit::SetDetails(set) => self.set_details(set).map(none),
            Edit::AddPerson(add) => self.add_person(add).map(Some),
            Edit::SetPerson(set) => self.set_person(set).map(none),
            Edit::DeletePerson { person } => self.delete_person(person).map(none),
            Edit::AddAction(add) => self.add_action(add).map(Some),
            Edit::SetAction(set) => self.set_action(set).map(none),
            Edit::DeleteActions { actions } => self.delete_actions(actions).map(none),
            Edit::AddStack(add) => self.add_stack(add).map(Some),
            Edit::SetStack { cluster, title } => self.set_stack(cluster, title).map(none),
            Edit::DealStack { cluster } => self.deal_stack(cluster).map(none),
            Edit::DeleteStack { cluster } => self.delete_stack(cluster).map(none),
            Edit::StackNotes(stack) => self.stack_notes(stack).map(Some),
            Edit::FanStack(fan) => self.fan_stack(&fan.cluster, fan.open).map(none),
            Edit::UnstackNotes { notes } => self.unstack_notes(notes).map(none),
            Edit::ParkNotes { notes } => self.park_notes(notes).map(none),
            Edit::UnparkNotes { notes } => self.unpark_notes(notes).map(none),
            Edit::SetGroupScore(set) => self.set_group_score(set).map(none),
            Edit::SetAnswer(set) => self.set_answer(set).map(none),
            Edit::SetObjection { objection, answer } => self.set_objection(objection, answer).map(none),
            Edit::SetVerdict(set) => self.set_verdict(set).map(none),
            Edit::SetLink(set) => self.set_link(set).map(none),
            Edit::SetBlind(set) => self.set_blind(set).map(none),
            Edit::Reveal { notes } => self.reveal(notes).map(none),
            Edit::RevealZone(reveal) => self.reveal_zone(reveal).map(none),
            Edit::ShowAuthor(show) => self.show_author(show).map(none),
            Edit::ResolveConflict { conflict, take } => self.resolve_conflict(conflict, *take).map(none),
            Edit::SetSheet { canvas, title } => self.set_sheet(canvas, title).map(none),
            Edit::DeleteSheet { canvas } => self.delete_sheet(canvas).map(none),
            Edit::Batch { edits } => self.batch(edits),
        }
    }

    /// The last record made stands for the batch.
    fn batch(&mut self, edits: &[Edit]) -> Result<Option<Id>, Refusal> {
        let mut made = None;
        for edit in edits {
            made = self.edit(edit)?.or(made);
        }
        Ok(made)
    }

    /// An id that no record bears or bore: the one that was asked for, or a fresh one.
    fn id(&mut self, wanted: Option<&Id>) -> Result<Id, Refusal> {
        if let Some(id) = wanted {
            let free = !self.bears(id) && !(self.means.used)(id);
            return if free { Ok(id.clone()) } else { Err(Refusal::Taken { id: id.clone() }) };
        }
        loop {
            let id = (self.means.fresh)();
            if !self.bears(&id) && !(self.means.used)(&id) {
                return Ok(id);
            }
        }
    }

    /// Whether a record has that id, or had it when the edit began.
    fn bears(&self, id: &Id) -> bool {
        let draft = &self.draft;
        draft.notes.knows(id)
            || draft.clusters.knows(id)
            || draft.actions.knows(id)
            || draft.people.knows(id)
            || draft.canvases.knows(id)
    }

    fn canvas(&self, wanted: Option<&Id>) -> Result<Id, Refusal> {
        if let Some(id) = wanted {
            return if self.draft.canvases.contains(id) { Ok(id.clone()) } else { Err(unknown("canvas", id)) };
        }
        let first = self.draft.canvases.iter().min_by(|(left_id, left), (right_id, right)| {
            left.order.total_cmp(&right.order).then_with(|| left_id.cmp(right_id))
        });
        first.map(|(id, _)| id.clone()).ok_or(Refusal::Unknown { kind: "canvas", id: String::new() })
    }

    fn known_zone(&self, canvas: &Id, zone: Option<&Id>) -> Result<(), Refusal> {
        let Some(zone) = zone else { return Ok(()) };
        let known = self.draft.canvases.get(canvas).is_some_and(|found| found.zones.contains_key(zone));
        if known { Ok(()) } else { Err(unknown("zone", zone)) }
    }

    fn room_for(&self, text: &str, size: &NoteSize) -> (f64, f64) {
        let language: Language = self.draft.language();
        self.means.typesetter.room(text, size, &language)
    }
}

/// How many edits a batch holds, those of batches in it included.
fn edits_in(edit: &Edit) -> usize {
    match edit {
        Edit::Batch { edits } => edits.iter().map(edits_in).sum(),
        _ => 1,
    }
}

/// Each id at its first place only.
fn once_each(ids: &[Id]) -> Vec<Id> {
    let mut seen = BTreeSet::new();
    ids.iter().filter(|id| seen.insert(*id)).cloned().collect()
}

fn none<T>((): ()) -> Option<T> {
    None
}

fn unknown(kind: &'static str, id: &Id) -> Refusal {
    Refusal::Unknown { kind, id: id.to_string() }
}

/// Text as a record keeps it: lines by `\n`, no other control characters, within the limit.
fn clean(field: &'static str, text: &str, limit: usize) -> Result<String, Refusal> {
    let count = text.chars().count();
    if count > limit {
        return Err(Refusal::TooLong { field, count, limit });
    }
    if !text.chars().any(|character| character.is_control() && character != '\n') {
        return Ok(text.to_owned());
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    Ok(lines.chars().filter(|character| *character == '\n' || !character.is_control()).collect())
}

/// A single line: as [`clean`], with line ends and other runs of white space as one space.
fn line(field: &'static str, text: &str) -> Result<String, Refusal> {
    let cleaned = clean(field, text, limits::LINE_CHARACTERS)?;
    Ok(cleaned.split_whitespace().collect::<Vec<_>>().join(" "))
}
