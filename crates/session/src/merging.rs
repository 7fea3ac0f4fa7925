//! Another hand's work on the same workshop, taken in.

use handvat_model::conflict::{Conflict, HEAD, PLACE};
use handvat_model::history::Step;
use handvat_model::id::Id;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;
use handvat_protocol::failure::Fault;
use handvat_protocol::past::{ChangeKind, Difference, FieldDifference, MergeCount};
use handvat_report::note::Noto;
use handvat_store::merge::{self, Merged};
use handvat_words::Words;
use serde_json::Value;

use crate::comparison::Worded;
use crate::faults::coded;

/// What two hands made of `base`, merged; `at` is when.
pub fn merge(base: &Workshop, ours: &Workshop, theirs: &Workshop, at: &str) -> Result<Merged, Fault> {
    merge::merge(base, ours, theirs, at, &Noto).map_err(|failure| coded(&failure))
}

/// The state from which a copy went its own way: walking back through our steps, that which differs least from the
/// copy, the earliest of several in a row: what might be a deletion or might never have been there stays. Where our steps do not reach so far back nobody knows what the copy
/// deleted and what it never had: then it is a workshop of nothing, from which nothing can be deleted.
pub(crate) fn fork(present: &Workshop, steps: &[Step], theirs: &Workshop) -> Workshop {
    // What was done since does not lead here.
    let steps = &steps[..steps.partition_point(|step| step.sequence <= present.revision)];
    let steps = if steps.last().is_some_and(|last| last.sequence == present.revision) { steps } else { &[] };
    let mut state = present.clone();
    let mut distance = Patch::between(present, theirs).changes.len();
    let (mut least, mut best, mut at_best) = (distance, 0, true);
    for (back, step) in steps.iter().rev().enumerate() {
        distance = step.patch.distance_before(theirs, distance);
        at_best = distance < least || (distance == least && at_best);
        if at_best {
            (least, best) = (distance, back + 1);
        }
    }
    let cut = steps.first().is_none_or(|first| first.sequence > 1);
    if least > 0 && best == steps.len() && cut {
        return Workshop::empty(present.id.clone());
    }
    for step in steps.iter().rev().take(best) {
        step.patch.inverted().apply(&mut state);
    }
    state
}

/// As pages are told.
pub(crate) fn count(merged: &Merged) -> MergeCount {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    MergeCount { taken: count(merged.taken), conflicts: count(merged.conflicts.len()) }
}

/// A conflict as people read it: the record, and of its field our value as the past and theirs as the present one.
pub fn conflict_in_words(workshop: &Workshop, conflict: &Conflict, words: &Words) -> Difference {
    let worded = Worded::new(workshop, words);
    let (table, key) = (conflict.record.as_str(), conflict.id.as_ref());
    let record = key.map(|id| record(workshop, table, id.as_str()));
    let record = record.unwrap_or_else(|| json(&workshop.head));
    let key = key.map(Id::as_str);
    let value = |value: &Value| match value {
        Value::Object(place) if conflict.field == PLACE && table != HEAD => {
            let zone = worded.value(table, "zone", place.get("zone").unwrap_or(&Value::Null));
            format!("{zone}, {}", worded.measures(place.get("x"), place.get("y")))
        }
        value => worded.value(table, &conflict.field.replace('/', "."), value),
    };
    let field = FieldDifference {
        field: conflict.field.replace('/', "."),
        past: value(&conflict.ours),
        present: value(&conflict.theirs),
    };
    Difference {
        table: table.to_owned(),
        id: conflict.id.clone(),
        name: worded.name(table, key, &record),
        change: ChangeKind::Changed,
        fields: vec![field],
    }
}

fn record(workshop: &Workshop, table: &str, id: &str) -> Value {
    match table {
        "people" => workshop.people.get(id).map(json),
        "canvases" => workshop.canvases.get(id).map(json),
        "notes" => workshop.notes.get(id).map(json),
        "clusters" => workshop.clusters.get(id).map(json),
        "crossings" => workshop.crossings.get(id).map(json),
        "actions" => workshop.actions.get(id).map(json),
        _ => None,
    }
    .unwrap_or_default()
}

fn json(record: &impl serde::Serialize) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}
