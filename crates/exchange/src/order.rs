//! Records in the order in which people read them.

use handvat_model::canvas::Canvas;
use handvat_model::id::Id;
use handvat_model::records::{Action, Note, Table, Workshop};

/// By their order key, equal ones by id.
pub fn sorted<T>(table: &Table<T>, key: impl Fn(&T) -> f64) -> Vec<(&Id, &T)> {
    let mut records: Vec<_> = table.iter().collect();
    records.sort_by(|(left_id, left), (right_id, right)| {
        key(left).total_cmp(&key(right)).then_with(|| left_id.cmp(right_id))
    });
    records
}

pub(crate) fn actions(workshop: &Workshop) -> Vec<(&Id, &Action)> {
    sorted(&workshop.actions, |action| action.order)
}

pub(crate) fn canvases(workshop: &Workshop) -> Vec<(&Id, &Canvas)> {
    sorted(&workshop.canvases, |canvas| canvas.order)
}

/// The notes for which the question holds, in reading order.
pub(crate) fn notes(workshop: &Workshop, asked: impl Fn(&Note) -> bool) -> Vec<(&Id, &Note)> {
    sorted(&workshop.notes, |note| note.order).into_iter().filter(|(_, note)| asked(note)).collect()
}
