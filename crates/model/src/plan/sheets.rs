//! Sheets: what the group calls them, and away with one.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Sketch, line};
use crate::canvas::{Canvas, Localised};
use crate::id::Id;
use crate::kept::Kept;
use crate::records::{Pair, Table};
use crate::refusal::Refusal;

impl Sketch<'_, '_> {
    /// The name is the group's own: it is the same in every language.
    pub(super) fn set_sheet(&mut self, id: &Id, title: &str) -> Result<(), Refusal> {
        let id = self.canvas(Some(id))?;
        let title = line("title", title)?;
        if title.is_empty() {
            return Err(Refusal::Empty { field: "title" });
        }
        if let Some(canvas) = self.draft.canvases.get_mut(&id) {
            canvas.title = Localised { nl: title.clone(), en: title };
        }
        Ok(())
    }

    /// Away with a sheet and what lies on it; nothing names its zones any more, unless another sheet has them too.
    pub(super) fn delete_sheet(&mut self, id: &Id) -> Result<(), Refusal> {
        let id = self.canvas(Some(id))?;
        if self.draft.canvases.iter().all(|(other, _)| *other == id) {
            return Err(Refusal::OnlySheet);
        }
        let notes = ids(self.draft.notes.iter().filter(|(_, note)| note.canvas == id));
        self.delete_notes(&notes)?;
        let stacks = ids(self.draft.clusters.iter().filter(|(_, stack)| stack.canvas == id));
        for stack in &stacks {
            self.draft.clusters.remove(stack);
        }
        self.drop_entries_of_sheet(&id);
        let Some(gone) = self.draft.canvases.get(&id).cloned() else { return Ok(()) };
        self.draft.canvases.remove(&id);
        let (zones, benefits, objections) = {
            let left: Vec<&Canvas> = self.draft.canvases.iter().map(|(_, canvas)| canvas).collect();
            (
                lost(&gone, &left, |canvas| &canvas.zones),
                lost(&gone, &left, |canvas| &canvas.benefits),
                lost(&gone, &left, |canvas| &canvas.objections),
            )
        };
        for objection in objections {
            if self.draft.kept(Kept::Objections, objection.as_str()).is_some() {
                self.draft.put_kept(Kept::Objections, objection.as_str(), None);
            }
        }
        self.drop_zones(&zones);
        self.drop_from_actions(&zones, &benefits);
        Ok(())
    }

    /// Scores, answers and influences of a sheet.
    fn drop_entries_of_sheet(&mut self, sheet: &Id) {
        for table in [Kept::Answers, Kept::Links] {
            let of = |entry: &Value| entry.get("canvas").and_then(Value::as_str) == Some(sheet.as_str());
            let entries = self.draft.all_kept(table).filter(|(_, entry)| of(entry));
            let keys: Vec<String> = entries.map(|(key, _)| key.to_owned()).collect();
            for key in keys {
                self.draft.put_kept(table, &key, None);
            }
        }
    }

    /// No crossing names a zone that is gone.
    fn drop_zones(&mut self, zones: &BTreeSet<&Id>) {
        let remarks = self.draft.crossings.iter().filter(|(_, crossing)| names(&crossing.pair, zones));
        for remark in ids(remarks) {
            self.draft.crossings.remove(&remark);
        }
        let notes = self.draft.notes.iter();
        let crossed = notes.filter(|(_, note)| note.crossing.as_ref().is_some_and(|pair| names(pair, zones)));
        for note in ids(crossed) {
            if let Some(note) = self.draft.notes.get_mut(&note) {
                note.crossing = None;
            }
        }
    }

    fn drop_from_actions(&mut self, zones: &BTreeSet<&Id>, benefits: &BTreeSet<&Id>) {
        let actions = self.draft.actions.iter().filter(|(_, action)| {
            action.steps.iter().chain(&action.handles).any(|zone| zones.contains(zone))
                || action.benefits.iter().any(|benefit| benefits.contains(benefit))
        });
        for action in ids(actions) {
            if let Some(action) = self.draft.actions.get_mut(&action) {
                action.steps.retain(|zone| !zones.contains(zone));
                action.handles.retain(|zone| !zones.contains(zone));
                action.benefits.retain(|benefit| !benefits.contains(benefit));
            }
        }
    }
}

/// What one sheet had and no other has.
fn lost<'a, T: 'static>(gone: &'a Canvas, left: &[&Canvas], of: fn(&Canvas) -> &Table<T>) -> BTreeSet<&'a Id> {
    of(gone).keys().filter(|id| !left.iter().any(|canvas| of(canvas).contains_key(*id))).collect()
}

fn names(pair: &Pair, zones: &BTreeSet<&Id>) -> bool {
    zones.contains(&pair.step) || zones.contains(&pair.handle)
}

fn ids<'a, T: 'a>(records: impl Iterator<Item = (&'a Id, &'a T)>) -> Vec<Id> {
    records.map(|(id, _)| id.clone()).collect()
}
