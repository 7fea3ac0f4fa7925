//! What is not the same in two workshops, by table, record and field, as JSON names and values. Words for
//! people are made of it elsewhere.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::kept::Kept;
use crate::patch::{Change, Patch, Swap};
use crate::records::{Table, Workshop};

/// A record that is not the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// As the file calls it: `notes`, `actions`; `workshop` for title and details.
    pub table: &'static str,
    /// The record's key in it; none for the workshop itself.
    pub key: Option<String>,
    /// What became of it.
    pub change: ChangeOf,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangeOf {
    /// It is only in the later state, and what it is there.
    Made(Value),
    /// It is only in the earlier state, and what it was there.
    Gone(Value),
    /// It is in both.
    Changed {
        /// As it was.
        before: Value,
        /// As it is.
        after: Value,
        /// Fields that are not the same, at least one, in the order of the record. A field of a group
        /// has the group before it: `details.date`.
        fields: Vec<FieldChange>,
    },
}

/// A field that is not the same.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// As the file calls it.
    pub field: String,
    /// None where the record did not have the field.
    pub before: Option<Value>,
    /// None where the record does not have the field.
    pub after: Option<Value>,
}

impl Patch {
    /// What makes `after` of `before`, in the order of a step. Format, id, revision and time of the last
    /// edit are the caller's.
    pub fn between(before: &Workshop, after: &Workshop) -> Self {
        let mut changes = Vec::new();
        if before.head != after.head {
            let (before, after) = (Box::new(before.head.clone()), Box::new(after.head.clone()));
            changes.push(Change::Head { before, after });
        }
        changes.extend(swaps(&before.people, &after.people).map(Change::Person));
        changes.extend(swaps(&before.canvases, &after.canvases).map(Change::Canvas));
        changes.extend(swaps(&before.clusters, &after.clusters).map(Change::Cluster));
        changes.extend(swaps(&before.notes, &after.notes).map(Change::Note));
        changes.extend(swaps(&before.crossings, &after.crossings).map(Change::Crossing));
        changes.extend(swaps(&before.actions, &after.actions).map(Change::Action));
        changes.extend(swaps(&before.conflicts, &after.conflicts).map(Change::Conflict));
        for table in Kept::ALL {
            let (before, after) = (before.kept(table), after.kept(table));
            changes.extend(both_keys(before.keys(), after.keys()).into_iter().filter_map(|key| {
                let (before, after) = (before.get(key), after.get(key));
                let change =
                    || Change::Kept { table, key: key.clone(), before: before.cloned(), after: after.cloned() };
                (before != after).then(change)
            }));
        }
        Self { changes }
    }
}

/// The differences that a patch makes; none for what it leaves as it was.
pub fn differences(patch: &Patch) -> Vec<Difference> {
    patch.changes.iter().filter_map(difference).collect()
}

fn difference(change: &Change) -> Option<Difference> {
    match change {
        Change::Head { before, after } => said("workshop", None, Some(json(before)), Some(json(after))),
        Change::Person(swap) => of_record("people", swap),
        Change::Canvas(swap) => of_record("canvases", swap),
        Change::Note(swap) => of_record("notes", swap),
        Change::Cluster(swap) => of_record("clusters", swap),
        Change::Crossing(swap) => of_record("crossings", swap),
        Change::Action(swap) => of_record("actions", swap),
        // What is yet to be chosen is no part of what the group said.
        Change::Conflict(_) => None,
        Change::Kept { table, key, before, after } => {
            said(table.word(), Some(key.clone()), before.clone(), after.clone())
        }
    }
}

fn of_record<T: Serialize>(table: &'static str, swap: &Swap<T>) -> Option<Difference> {
    said(table, Some(swap.id.to_string()), swap.before.as_ref().map(json), swap.after.as_ref().map(json))
}

fn said(table: &'static str, key: Option<String>, before: Option<Value>, after: Option<Value>) -> Option<Difference> {
    let change = match (before, after) {
        (None, Some(after)) => ChangeOf::Made(after),
        (Some(before), None) => ChangeOf::Gone(before),
        (Some(before), Some(after)) if before != after => {
            let mut fields = Vec::new();
            compare("", Some(&before), Some(&after), &mut fields);
            ChangeOf::Changed { before, after, fields }
        }
        _ => return None,
    };
    Some(Difference { table, key, change })
}

/// Goes into groups that both sides have. A value that is no group is one field, named for the record's
/// own key when there is nothing around it.
fn compare(field: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<FieldChange>) {
    match (before, after) {
        _ if before == after => {}
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            for name in names(before, after) {
                let field = if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
                compare(&field, before.get(name), after.get(name), found);
            }
        }
        _ => found.push(FieldChange { field: field.to_owned(), before: before.cloned(), after: after.cloned() }),
    }
}

/// The names of both, those of the later one first, each once.
fn names<'a>(before: &'a Map<String, Value>, after: &'a Map<String, Value>) -> impl Iterator<Item = &'a str> {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    after.keys().chain(gone).map(String::as_str)
}

fn json<T: Serialize>(record: &T) -> Value {
    serde_json::to_value(record).expect("records hold only what JSON can hold")
}

/// Records that are not the same in both tables, by id.
fn swaps<'a, T: Clone + PartialEq>(before: &'a Table<T>, after: &'a Table<T>) -> impl Iterator<Item = Swap<T>> {
    both_keys(before.keys(), after.keys()).into_iter().filter_map(|id| {
        let (before, after) = (before.get(id), after.get(id));
        let boxed = |record: Option<&T>| record.cloned().map(Box::new);
        (before != after).then(|| Swap { id: id.clone(), before: boxed(before), after: boxed(after) })
    })
}

/// The keys of two tables, each once, in order.
fn both_keys<'a, K: Ord>(before: impl Iterator<Item = &'a K>, after: impl Iterator<Item = &'a K>) -> BTreeSet<&'a K> {
    before.chain(after).collect()
}
