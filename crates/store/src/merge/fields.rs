//! Records field by field, as JSON: also what this program does not know is merged by name.

use handvat_model::conflict::{Conflict, HEAD, PLACE, PLACE_FIELDS, field_part};
use handvat_model::id::Id;
use handvat_model::kept::Kept;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{MergeFailure, Merging, Sides, decided};
use crate::writing::Hash;

/// The record whose fields are merged.
#[derive(Clone, Copy)]
pub(super) struct Spot<'s> {
    pub(super) table: &'s str,
    pub(super) id: Option<&'s Id>,
}

impl Merging<'_> {
    /// A record that both changed.
    pub(super) fn both<T>(
        &mut self,
        table: &'static str,
        id: Option<&Id>,
        sides: Sides<'_, T>,
    ) -> Result<T, MergeFailure>
    where
        T: Clone + PartialEq + Serialize + DeserializeOwned,
    {
        let place = || id.map_or_else(|| table.to_owned(), |id| format!("{table}/{id}"));
        let unwritable = |_| MergeFailure::Unwritable { place: place() };
        let [mut base, mut ours, mut theirs] = sides.map(|record| record.map_or(Ok(Map::new()), fields));
        if table == "conflicts" {
            // What a conflict is about stays together.
            return sides[1].or(sides[2]).cloned().ok_or_else(|| MergeFailure::Unwritable { place: place() });
        }
        let spot = Spot { table, id };
        let places = if matches!(table, "notes" | "clusters") {
            Some([&mut base, &mut ours, &mut theirs].map(|side| side.as_mut().map(take_place).unwrap_or_default()))
        } else {
            None
        };
        let [base, ours, theirs] = [base.map_err(unwritable)?, ours.map_err(unwritable)?, theirs.map_err(unwritable)?];
        let mut out = self.objects(spot, "", sides[0].map(|_| &base), &ours, &theirs);
        if let Some([base, ours, theirs]) = places {
            let sides = [sides[0].map(|_| &base), Some(&ours), Some(&theirs)];
            let place = match decided(sides) {
                Some(place) => place.cloned(),
                None => self.disagree(spot, PLACE, Some(&ours), Some(&theirs)),
            };
            if let Some(Value::Object(place)) = place {
                out.extend(place);
            }
        }
        serde_json::from_value(Value::Object(out)).map_err(unwritable)
    }

    /// An entry of a kept table that both changed.
    pub(super) fn entry(&mut self, table: Kept, key: &str, sides: Sides<'_, Value>) -> Option<Value> {
        // Names there need not be ids.
        let id = Id::new(key).ok().filter(|_| table != Kept::Workshop);
        let path = if id.is_some() { String::new() } else { field_part(key) };
        self.value(Spot { table: table.word(), id: id.as_ref() }, &path, sides)
    }

    fn objects(
        &mut self,
        spot: Spot<'_>,
        path: &str,
        base: Option<&Map<String, Value>>,
        ours: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Map<String, Value> {
        let mut out = Map::new();
        let new = theirs.keys().filter(|name| !ours.contains_key(*name));
        for name in ours.keys().chain(new) {
            let sides = [base.and_then(|base| base.get(name)), ours.get(name), theirs.get(name)];
            let part = field_part(name);
            let path = if path.is_empty() { part } else { format!("{path}/{part}") };
            out.extend(self.value(spot, &path, sides).map(|value| (name.clone(), value)));
        }
        out
    }

    fn value(&mut self, spot: Spot<'_>, path: &str, sides: Sides<'_, Value>) -> Option<Value> {
        let [base, ours, theirs] = sides;
        match (ours, theirs) {
            _ if ours == theirs || theirs == base => ours.cloned(),
            _ if ours == base => theirs.cloned(),
            (Some(Value::Object(ours)), Some(Value::Object(theirs))) if !is_whole(spot.table, path) => {
                let base = base.and_then(Value::as_object);
                Some(Value::Object(self.objects(spot, path, base, ours, theirs)))
            }
            (Some(Value::Array(ours)), Some(Value::Array(theirs))) if is_set(spot.table, path) => {
                let base = base.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
                Some(Value::Array(united(base, ours, theirs)))
            }
            // One deleted what the other went on with.
            (Some(kept @ Value::Object(_)), None) | (None, Some(kept @ Value::Object(_))) => Some(kept.clone()),
            _ => self.disagree(spot, path, ours, theirs),
        }
    }

    /// Ours stays, and theirs is put on the list.
    pub(super) fn disagree(
        &mut self,
        spot: Spot<'_>,
        field: &str,
        ours: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        self.list(spot, field, ours, theirs, None);
        ours.cloned()
    }

    pub(super) fn list(
        &mut self,
        spot: Spot<'_>,
        field: &str,
        ours: Option<&Value>,
        theirs: Option<&Value>,
        other: Option<Id>,
    ) {
        let conflict = Conflict {
            record: spot.table.to_owned(),
            id: spot.id.cloned(),
            field: field.to_owned(),
            ours: ours.cloned().unwrap_or_default(),
            theirs: theirs.cloned().unwrap_or_default(),
            other,
            at: self.at.to_owned(),
            extra: Map::new(),
        };
        let id = spot.id.map(Id::as_str).unwrap_or_default();
        let key = derived("conflict", &[spot.table, id, field, &conflict.theirs.to_string()]);
        self.found.insert(key, conflict);
    }
}

/// An id that the same things always give.
pub(super) fn derived(kind: &str, of: &[&str]) -> Id {
    let hash = Hash::of(of.join("\0").as_bytes());
    Id::new(format!("{kind}-{}", &hash.as_str()[..16])).expect("letters, digits and a dash")
}

fn fields<T: Serialize>(record: &T) -> serde_json::Result<Map<String, Value>> {
    serde_json::to_value(record).and_then(serde_json::from_value)
}

/// What says where a note or a stack lies, taken out of its other fields.
fn take_place(fields: &mut Map<String, Value>) -> Value {
    let taken = PLACE_FIELDS.iter().filter_map(|field| Some(((*field).to_owned(), fields.remove(*field)?)));
    Value::Object(taken.collect())
}

/// Whether the parts of a group only mean something together.
fn is_whole(table: &str, path: &str) -> bool {
    match table {
        "notes" => path == "crossing",
        "canvases" => path.ends_with("/area"),
        _ => false,
    }
}

/// Whether a list is one of names, each at most once.
fn is_set(table: &str, path: &str) -> bool {
    matches!((table, path), ("actions", "steps" | "handles" | "notes" | "benefits") | (HEAD, "details/facilitators"))
}

/// Our list without what they took away, and behind it what they added.
fn united(base: &[Value], ours: &[Value], theirs: &[Value]) -> Vec<Value> {
    let kept = ours.iter().filter(|item| theirs.contains(item) || !base.contains(item));
    let added = theirs.iter().filter(|item| !ours.contains(item) && !base.contains(item));
    kept.chain(added).cloned().collect()
}
