//! The order in which people read records, and in which actions are numbered on paper and in every export.

use std::collections::{BTreeMap, BTreeSet};

use crate::canvas::{Canvas, Zone, ZoneKind};
use crate::id::Id;
use crate::records::{Action, Note, Table, Workshop};

/// Records by their order key, equal ones by id.
pub fn in_order<T>(table: &Table<T>, order: impl Fn(&T) -> f64) -> Vec<(&Id, &T)> {
    sorted(table.iter(), order)
}

/// The same of some of them.
pub(crate) fn sorted<'a, T>(
    records: impl Iterator<Item = (&'a Id, &'a T)>,
    order: impl Fn(&T) -> f64,
) -> Vec<(&'a Id, &'a T)> {
    let mut records: Vec<_> = records.collect();
    records.sort_by(|(left_id, left), (right_id, right)| {
        order(left).total_cmp(&order(right)).then_with(|| left_id.cmp(right_id))
    });
    records
}

impl Workshop {
    /// The sheets as they follow on each other.
    pub fn canvases_in_order(&self) -> Vec<(&Id, &Canvas)> {
        in_order(&self.canvases, |canvas| canvas.order)
    }

    /// The zones of a kind on all sheets in reading order, each once.
    pub fn zones_of_kind(&self, kind: &ZoneKind) -> Vec<(&Id, &Zone)> {
        let mut seen = BTreeSet::new();
        let all = self.canvases_in_order().into_iter().flat_map(|(_, canvas)| canvas.zones_in_order());
        all.filter(|(id, zone)| zone.kind == *kind && seen.insert(*id)).collect()
    }

    /// The notes for which the question holds, in reading order.
    pub fn notes_in_order(&self, asked: impl Fn(&Note) -> bool) -> Vec<(&Id, &Note)> {
        sorted(self.notes.iter().filter(|(_, note)| asked(note)), |note| note.order)
    }

    /// The actions as they are numbered: under the first of their handles, then those with a step alone, then those
    /// that are not placed; each group by date, what has none at its end.
    pub fn actions_in_order(&self) -> Vec<(&Id, &Action)> {
        let handles = self.zones_of_kind(&ZoneKind::Handle);
        let places: BTreeMap<&Id, usize> = handles.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
        let steps: BTreeSet<&Id> = self.zones_of_kind(&ZoneKind::Step).into_iter().map(|(id, _)| id).collect();
        let group = |action: &Action| {
            let first = action.handles.iter().filter_map(|handle| places.get(handle)).min().copied();
            let lost = !action.steps.iter().any(|step| steps.contains(step));
            (first.unwrap_or(places.len()), first.is_none() && lost)
        };
        let mut actions: Vec<_> = self.actions.iter().collect();
        actions.sort_by(|(left_id, left), (right_id, right)| {
            group(left)
                .cmp(&group(right))
                .then_with(|| by_date(left).cmp(&by_date(right)))
                .then_with(|| left.order.total_cmp(&right.order))
                .then_with(|| left_id.cmp(right_id))
        });
        actions
    }
}

fn by_date(action: &Action) -> (bool, Option<&str>) {
    (action.due.is_none(), action.due.as_deref())
}
