//! Conflicts that a merge left: resolved one by one, or gone with what they are about.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::notes::within_reach;
use super::{Sketch, unknown};
use crate::conflict::{Conflict, HEAD, PLACE, PLACE_FIELDS, Take};
use crate::draft::Overlay;
use crate::edit::{Offset, SetAction, SetDetails, SetNotes, SetPerson};
use crate::id::Id;
use crate::kept::Kept;
use crate::records::{Cluster, Note, Pair};
use crate::refusal::Refusal;

impl Sketch<'_, '_> {
    pub(super) fn resolve_conflict(&mut self, id: &Id, take: Take) -> Result<(), Refusal> {
        let conflict = self.draft.conflicts.get(id).ok_or_else(|| unknown("conflict", id))?.clone();
        match (take, &conflict.other) {
            (Take::Ours, _) => self.drop_other(&conflict)?,
            (Take::Theirs, _) => {
                self.take_theirs(&conflict)?;
                self.drop_other(&conflict)?;
            }
            (Take::Both, Some(_)) => {}
            (Take::Both, None) => return Err(Refusal::BadWord { field: "take", value: "both".to_owned() }),
        }
        self.draft.conflicts.remove(id);
        Ok(())
    }

    /// What is about a record that this edit deleted is about nothing.
    pub(super) fn drop_pointless_conflicts(&mut self) {
        let pointless = |conflict: &Conflict| {
            conflict.other.as_ref().is_some_and(|other| self.draft.notes.lost(other))
                || conflict.id.as_ref().is_some_and(|id| self.lost(&conflict.record, id))
        };
        let gone: Vec<Id> =
            self.draft.conflicts.iter().filter(|(_, conflict)| pointless(conflict)).map(|(id, _)| id.clone()).collect();
        for id in gone {
            self.draft.conflicts.remove(&id);
        }
    }

    fn lost(&self, table: &str, id: &Id) -> bool {
        let draft = &self.draft;
        match table {
            "people" => draft.people.lost(id),
            "canvases" => draft.canvases.lost(id),
            "notes" => draft.notes.lost(id),
            "clusters" => draft.clusters.lost(id),
            "crossings" => draft.crossings.lost(id),
            "actions" => draft.actions.lost(id),
            _ => false,
        }
    }

    /// The note with their words goes; actions that it led to go on with ours.
    fn drop_other(&mut self, conflict: &Conflict) -> Result<(), Refusal> {
        let Some(other) = conflict.other.as_ref().filter(|other| self.draft.notes.contains(other)) else {
            return Ok(());
        };
        if let Some(ours) = &conflict.id {
            let named: Vec<Id> = self
                .draft
                .actions
                .iter()
                .filter(|(_, action)| action.notes.contains(other) && !action.notes.contains(ours))
                .map(|(id, _)| id.clone())
                .collect();
            for action in named {
                if let Some(action) = self.draft.actions.get_mut(&action) {
                    action.notes.push(ours.clone());
                }
            }
        }
        self.delete_notes(std::slice::from_ref(other))
    }

    /// Their value comes in as the edit of that field would bring it in. Fields that no edit sets are set as
    /// they stand.
    fn take_theirs(&mut self, conflict: &Conflict) -> Result<(), Refusal> {
        let field = conflict.field.as_str();
        let theirs = || conflict.theirs.clone();
        let Some(id) = &conflict.id else {
            let name = field.strip_prefix("details/").unwrap_or(field);
            return match known::<SetDetails>([(name, theirs())]) {
                Some(set) if conflict.record == HEAD => self.set_details(&set),
                _ => self.set_loose(conflict),
            };
        };
        let named = |name| (name, json!(id));
        match (conflict.record.as_str(), field) {
            ("notes", "text") => {
                let kept = conflict.other.as_ref().and_then(|other| self.draft.notes.get(other));
                let text = kept.map_or_else(|| value(theirs()), |note| Ok(note.text.clone()))?;
                self.set_text(id, &text)
            }
            ("notes", "crossing") => {
                let pair: Option<Pair> = value(theirs())?;
                self.set_crossing(id, pair.as_ref().map(|pair| &pair.step), pair.as_ref().map(|pair| &pair.handle))
            }
            ("notes", PLACE) => self.place_note(id, theirs()),
            ("clusters", PLACE) => self.place_cluster(id, theirs()),
            ("clusters", "title") => self.set_stack(id, &value::<String>(theirs())?),
            ("crossings", "reason") => {
                let pair = self.draft.crossings.get(id).ok_or_else(|| unknown("crossing", id))?.pair.clone();
                self.mark_crossing(&pair.step, &pair.handle, value::<Option<String>>(theirs())?.as_deref())
            }
            ("notes", _) => match known::<SetNotes>([("notes", json!([id])), (field, theirs())]) {
                Some(set) => self.set_notes(&set),
                None => set_field(&mut self.draft.notes, "note", id, field, theirs()),
            },
            ("actions", _) => {
                if let ("owner", Ok(Some(owner))) = (field, value::<Option<Id>>(theirs())) {
                    // An edit would make a person of a name that nobody has.
                    self.known_person(&owner)?;
                }
                match known::<SetAction>([named("action"), (field, theirs())]) {
                    Some(set) => self.set_action(&set),
                    None => set_field(&mut self.draft.actions, "action", id, field, theirs()),
                }
            }
            ("people", _) => match known::<SetPerson>([named("person"), (field, theirs())]) {
                Some(set) => self.set_person(&set),
                None => set_field(&mut self.draft.people, "person", id, field, theirs()),
            },
            ("clusters", _) => set_field(&mut self.draft.clusters, "cluster", id, field, theirs()),
            ("crossings", _) => set_field(&mut self.draft.crossings, "crossing", id, field, theirs()),
            ("canvases", _) => self.set_canvas_field(id, field, theirs()),
            _ => self.set_loose(conflict),
        }
    }

    fn place_note(&mut self, id: &Id, theirs: Value) -> Result<(), Refusal> {
        let mut note: Note = placed(self.note(id)?, theirs)?;
        self.canvas(Some(&note.canvas))?;
        self.known_zone(&note.canvas, note.zone.as_ref())?;
        (note.x, note.y) = within_reach(Offset { x: note.x, y: note.y })?;
        // A stack that was dealt out since is no place any more: the note then lies where the stack lay.
        let stack = note.cluster.take().and_then(|id| Some((self.draft.clusters.get(&id)?, id)));
        if let Some((stack, id)) = stack {
            if !stack.open {
                (note.x, note.y) = (stack.x, stack.y);
                note.canvas.clone_from(&stack.canvas);
                note.zone.clone_from(&stack.zone);
            }
            note.cluster = Some(id);
        }
        let left = self.note(id)?.cluster.clone().filter(|left| note.cluster.as_ref() != Some(left));
        self.draft.notes.put(id.clone(), note);
        self.drop_bare(&left.into_iter().collect());
        Ok(())
    }

    fn place_cluster(&mut self, id: &Id, theirs: Value) -> Result<(), Refusal> {
        let stack = self.draft.clusters.get(id).ok_or_else(|| unknown("cluster", id))?;
        let mut stack: Cluster = placed(stack, theirs)?;
        self.canvas(Some(&stack.canvas))?;
        self.known_zone(&stack.canvas, stack.zone.as_ref())?;
        (stack.x, stack.y) = within_reach(Offset { x: stack.x, y: stack.y })?;
        self.carry(id, stack);
        Ok(())
    }

    /// What is kept for others, and fields of the head that this program does not know.
    fn set_loose(&mut self, conflict: &Conflict) -> Result<(), Refusal> {
        let (table, theirs) = (conflict.record.as_str(), conflict.theirs.clone());
        if table == HEAD && conflict.field.starts_with("details/") {
            let head = self.draft.head();
            let mut fields = value(json!(head))?;
            set_at(&mut fields, &conflict.field, theirs);
            *self.draft.head_mut() = value(fields)?;
            return Ok(());
        }
        let table = Kept::of(table).ok_or_else(|| Refusal::Unknown { kind: "table", id: table.to_owned() })?;
        let path = conflict.id.iter().map(Id::as_str).chain([conflict.field.as_str()]);
        let path = path.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
        let key = path.split('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
        let mut entry = json!({});
        if let Some(kept) = self.draft.kept(table, &key) {
            entry[&key] = kept.clone();
        }
        set_at(&mut entry, &path, theirs);
        let value = entry.get(&key).cloned();
        self.draft.put_kept(table, &key, value);
        Ok(())
    }

    fn set_canvas_field(&mut self, id: &Id, field: &str, theirs: Value) -> Result<(), Refusal> {
        set_field(&mut self.draft.canvases, "canvas", id, field, theirs)?;
        let Some(canvas) = self.draft.canvases.get(id) else { return Ok(()) };
        let ends = canvas.arrows.iter().flat_map(|arrow| [&arrow.from, &arrow.to]);
        ends.into_iter().try_for_each(|zone| self.known_zone(id, Some(zone)))
    }
}

/// Sets what stands at the end of a path; null takes it away.
fn set_at(within: &mut Value, path: &str, theirs: Value) {
    let (name, rest) = path.split_once('/').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let name = name.replace("~1", "/").replace("~0", "~");
    if !within.is_object() {
        *within = Value::Object(Map::new());
    }
    let Value::Object(fields) = within else { return };
    match rest {
        Some(rest) => set_at(fields.entry(name).or_insert(Value::Null), rest, theirs),
        None if theirs.is_null() => drop(fields.remove(&name)),
        None => drop(fields.insert(name, theirs)),
    }
}

/// An edit of just these fields; none when the edit does not have them or takes other values.
fn known<'a, T: DeserializeOwned>(fields: impl IntoIterator<Item = (&'a str, Value)>) -> Option<T> {
    let fields: Map<String, Value> = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    serde_json::from_value(Value::Object(fields)).ok()
}

fn value<T: DeserializeOwned>(theirs: Value) -> Result<T, Refusal> {
    let shown: String = theirs.to_string().chars().take(40).collect();
    serde_json::from_value(theirs).map_err(|_| Refusal::BadWord { field: "theirs", value: shown })
}

/// A note or a stack at their place.
fn placed<T: Serialize + DeserializeOwned>(record: &T, theirs: Value) -> Result<T, Refusal> {
    let mut place: Map<String, Value> = value(theirs)?;
    let mut fields: Map<String, Value> = value(json!(record))?;
    for field in PLACE_FIELDS {
        match place.remove(field) {
            Some(value) => fields.insert(field.to_owned(), value),
            None => fields.remove(field),
        };
    }
    value(Value::Object(fields))
}

/// Sets a field of a record as it stands in the file.
fn set_field<T: Clone + PartialEq + Serialize + DeserializeOwned>(
    table: &mut Overlay<'_, T>,
    kind: &'static str,
    id: &Id,
    field: &str,
    theirs: Value,
) -> Result<(), Refusal> {
    let record = table.get(id).ok_or_else(|| unknown(kind, id))?;
    let mut fields = value(json!(record))?;
    set_at(&mut fields, field, theirs);
    table.put(id.clone(), value(fields)?);
    Ok(())
}
