//! Counts for the summary: gaps, dates, owners, voices.

use std::collections::BTreeMap;

use handvat_model::id::Id;
use handvat_model::records::{Action, Note, Person, Status, Voice};

use super::contents::{Contents, Load};

impl<'a> Contents<'a> {
    /// Crossings with neither note nor action and without a reason.
    pub(super) fn gaps(&self) -> usize {
        let pairs =
            self.steps.iter().flat_map(|(step, _)| self.handles.iter().map(move |(handle, _)| (*step, *handle)));
        pairs
            .filter(|(step, handle)| self.load(step, handle) == Load::default() && self.reason(step, handle).is_none())
            .count()
    }

    /// Actions still to be done that have a date, the earliest first.
    pub(super) fn next(&self) -> Vec<(&'a Id, &'a Action)> {
        let mut next: Vec<(&Id, &Action)> = self
            .groups
            .iter()
            .flat_map(|group| group.own.iter().copied())
            .filter(|(_, action)| is_ahead(action) && action.due.is_some())
            .collect();
        next.sort_by(|(left_id, left), (right_id, right)| {
            left.due.cmp(&right.due).then(self.action_number(left_id).cmp(&self.action_number(right_id)))
        });
        next
    }

    /// Owners with how many actions they have and how many are still to be done, nobody and then the busiest first.
    pub(super) fn owners(&self) -> Vec<(Option<&'a Person>, usize, usize)> {
        let mut owners: BTreeMap<Option<&Id>, (usize, usize)> = BTreeMap::new();
        for action in self.workshop.actions.values() {
            let owner = action.owner.as_ref().filter(|owner| self.workshop.people.contains_key(*owner));
            let counts = owners.entry(owner).or_default();
            counts.0 += 1;
            counts.1 += usize::from(is_ahead(action));
        }
        let person = |id: Option<&Id>| id.and_then(|id| self.workshop.people.get(id));
        let mut owners: Vec<_> = owners.into_iter().map(|(id, (all, ahead))| (person(id), all, ahead)).collect();
        owners.sort_by(|left, right| {
            let name = |person: Option<&Person>| person.map_or_else(String::new, |person| person.name.to_lowercase());
            (left.0.is_some(), right.2, right.1, name(left.0)).cmp(&(right.0.is_some(), left.2, left.1, name(right.0)))
        });
        owners
    }

    /// How many notes speak with each voice, in the order of the field.
    pub(super) fn voices<'b>(notes: impl Iterator<Item = &'b Note>) -> Vec<(&'static Voice, usize)> {
        let mut counts = vec![0; Voice::KNOWN.len()];
        for note in notes {
            if let Some(place) = Voice::KNOWN.iter().position(|voice| *voice == note.voice) {
                counts[place] += 1;
            }
        }
        Voice::KNOWN.iter().zip(counts).collect()
    }
}

/// Whether an action still has to be done.
pub(super) fn is_ahead(action: &Action) -> bool {
    !matches!(action.status, Status::Done | Status::Dropped)
}
