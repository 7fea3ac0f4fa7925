//! What no single record shows: together they must name nothing that is not there.

use std::collections::BTreeSet;

use handvat_model::id::Id;
use handvat_model::records::{Note, Table, Workshop};
use serde_json::Value;

use super::Merging;
use super::fields::Spot;
use crate::check::{Fault, Problem, faults};

/// How often what came back may need something itself: a note its stack, the stack its zone, the zone its sheet.
const ROUNDS: usize = 8;

impl Merging<'_> {
    pub(super) fn settle(&mut self, workshop: &mut Workshop) {
        self.drop_bare_stacks(workshop);
        self.gather_stacks(workshop);
        self.free_parked(workshop);
        self.list_conflicts(workshop);
        let known: BTreeSet<String> =
            [self.ours, self.theirs].into_iter().flat_map(faults).map(|it| key(&it)).collect();
        let new = |workshop: &Workshop| -> Vec<Fault> {
            faults(workshop).into_iter().filter(|fault| !known.contains(&key(fault))).collect()
        };
        for _ in 0..ROUNDS {
            let found = new(workshop);
            if found.is_empty() {
                break;
            }
            for fault in found {
                self.mend(workshop, &fault);
            }
            self.list_conflicts(workshop);
        }
        // What is left now names what no side has.
        self.set_anew(workshop);
    }

    fn list_conflicts(&mut self, workshop: &mut Workshop) {
        for (id, conflict) in std::mem::take(&mut self.found) {
            workshop.conflicts.entry(id).or_insert(conflict);
        }
    }

    /// The record that is needed comes back; a link to a note that was deleted goes.
    fn mend(&mut self, workshop: &mut Workshop, fault: &Fault) {
        let names: Vec<&str> = fault.place.split('/').collect();
        let [table, record] = [names.first(), names.get(1)].map(|name| name.copied().unwrap_or_default());
        let sides = [self.ours, self.theirs, self.base];
        match &fault.problem {
            Problem::UnknownCanvas(id) => back(&mut workshop.canvases, id, sides.map(|side| &side.canvases)),
            Problem::UnknownCluster(id) => back(&mut workshop.clusters, id, sides.map(|side| &side.clusters)),
            Problem::UnknownPerson(id) => back(&mut workshop.people, id, sides.map(|side| &side.people)),
            Problem::UnknownZone(zone) => {
                let canvas = match table {
                    "notes" => workshop.notes.get(record).map(|note| note.canvas.clone()),
                    "clusters" => workshop.clusters.get(record).map(|stack| stack.canvas.clone()),
                    _ => Id::new(record).ok(),
                };
                if let Some(canvas) = canvas {
                    self.zone_back(workshop, &canvas, zone);
                }
            }
            Problem::UnknownStep(zone) | Problem::UnknownHandle(zone) => {
                let on = sides.into_iter().flat_map(|side| &side.canvases);
                let canvas = on.into_iter().find(|(_, canvas)| canvas.zones.contains_key(zone)).map(|(id, _)| id);
                if let Some(canvas) = canvas {
                    back(&mut workshop.canvases, canvas, sides.map(|side| &side.canvases));
                    self.zone_back(workshop, canvas, zone);
                }
            }
            Problem::UnknownNote(note) if table == "actions" => {
                if let Some(action) = workshop.actions.get_mut(record) {
                    action.notes.retain(|link| link != note);
                }
            }
            Problem::UnknownNote(_) if table == "links" => drop(workshop.links.remove(record)),
            Problem::UnknownNote(_) if table == "parking" => drop(workshop.parking.remove(record)),
            Problem::UnknownNote(_) | Problem::UnknownRecord(_) if table == "conflicts" => {
                workshop.conflicts.remove(record);
            }
            Problem::SameName(first) => {
                if let Ok(second) = Id::new(record) {
                    self.one_person(workshop, first, &second);
                }
            }
            _ => {}
        }
    }

    fn zone_back(&self, workshop: &mut Workshop, canvas: &Id, zone: &Id) {
        let sides = [self.ours, self.theirs, self.base];
        let found = sides.iter().find_map(|side| side.canvases.get(canvas)?.zones.get(zone));
        if let (Some(canvas), Some(found)) = (workshop.canvases.get_mut(canvas), found) {
            canvas.zones.entry(zone.clone()).or_insert_with(|| found.clone());
        }
    }

    /// One spelling is one person: whom only one side has goes into the other. Where both were there before, and
    /// they gave one the other's name, that name waits for a choice.
    fn one_person(&mut self, workshop: &mut Workshop, first: &Id, second: &Id) {
        let was = |id: &Id| self.base.people.contains_key(id);
        match (was(first), was(second)) {
            (false, true) => self.join(workshop, first, second),
            (_, false) => self.join(workshop, second, first),
            (true, true) => {
                let renamed = [second, first].into_iter().find(|id| {
                    let name = |side: &Workshop| side.people.get(*id).map(|person| person.name.clone());
                    name(self.ours) == name(self.base) && name(self.theirs) != name(self.base)
                });
                let before = renamed.and_then(|id| Some((id, self.base.people.get(id)?.name.clone())));
                if let Some((id, name)) = before
                    && let Some(person) = workshop.people.get_mut(id)
                {
                    let theirs = std::mem::replace(&mut person.name, name.clone());
                    let (ours, theirs) = (Value::from(name), Value::from(theirs));
                    self.disagree(Spot { table: "people", id: Some(id) }, "name", Some(&ours), Some(&theirs));
                }
            }
        }
    }

    fn join(&mut self, workshop: &mut Workshop, from: &Id, into: &Id) {
        let Some(from_person) = workshop.people.remove(from) else { return };
        for note in workshop.notes.values_mut().filter(|note| note.author.as_ref() == Some(from)) {
            note.author = Some(into.clone());
        }
        for action in workshop.actions.values_mut().filter(|action| action.owner.as_ref() == Some(from)) {
            action.owner = Some(into.clone());
        }
        let Some(person) = workshop.people.get_mut(into) else { return };
        let fields = [
            ("role", &mut person.role, from_person.role),
            ("department", &mut person.department, from_person.department),
        ];
        for (field, ours, theirs) in fields {
            if ours.is_empty() {
                *ours = theirs;
            } else if !theirs.is_empty() && *ours != theirs {
                let (ours, theirs) = (Value::from(ours.clone()), Value::from(theirs));
                self.disagree(Spot { table: "people", id: Some(into) }, field, Some(&ours), Some(&theirs));
            }
        }
    }

    /// Stacks whose notes were all dealt out or deleted, some by one side and the rest by the other.
    fn drop_bare_stacks(&self, workshop: &mut Workshop) {
        let held = held(&workshop.notes);
        let sides = [self.ours, self.theirs].map(|side| (side, held_by(side)));
        let bare_before =
            |id: &Id| sides.iter().any(|(side, held)| side.clusters.contains_key(id) && !held.contains(id));
        workshop.clusters.retain(|id, _| held.contains(id) || bare_before(id));
    }

    /// A note that one side parked and the other laid into a zone is parked no more.
    fn free_parked(&self, workshop: &mut Workshop) {
        let in_zone = |side: &Workshop, note: &str| side.notes.get(note).is_some_and(|note| note.zone.is_some());
        let notes = std::mem::take(&mut workshop.parking);
        let as_it_was = |side: &Workshop, note: &str| side.parking.contains_key(note) && in_zone(side, note);
        workshop.parking = notes
            .into_iter()
            .filter(|(note, _)| !in_zone(workshop, note) || as_it_was(self.ours, note) || as_it_was(self.theirs, note))
            .collect();
    }

    /// The notes of a stack lie where it lies, also those that the other side put there.
    fn gather_stacks(&self, workshop: &mut Workshop) {
        for (id, note) in &mut workshop.notes {
            let Some(cluster) = &note.cluster else { continue };
            let Some(stack) = workshop.clusters.get(cluster).filter(|stack| !stack.open) else { continue };
            let as_it_was = |side: &Workshop| {
                side.notes.get(id).is_some_and(|known| {
                    (known.x, known.y, &known.canvas, &known.zone, &known.cluster)
                        == (note.x, note.y, &note.canvas, &note.zone, &note.cluster)
                }) && side.clusters.get(cluster) == Some(stack)
            };
            if as_it_was(self.ours) || as_it_was(self.theirs) {
                continue;
            }
            (note.x, note.y) = (stack.x, stack.y);
            note.canvas.clone_from(&stack.canvas);
            note.zone.clone_from(&stack.zone);
        }
    }
}

fn held(notes: &Table<Note>) -> BTreeSet<Id> {
    notes.values().filter_map(|note| note.cluster.clone()).collect()
}

fn held_by(side: &Workshop) -> BTreeSet<Id> {
    held(&side.notes)
}

/// What a fault is about, whatever its place in a list.
fn key(fault: &Fault) -> String {
    let place = fault.place.trim_end_matches(|character: char| character.is_ascii_digit());
    let place = if place.ends_with('/') { place } else { &fault.place };
    format!("{place} {:?}", fault.problem)
}

/// Puts a record back that some side has.
fn back<T: Clone>(table: &mut Table<T>, id: &Id, sides: [&Table<T>; 3]) {
    if let Some(record) = sides.into_iter().find_map(|side| side.get(id)) {
        table.entry(id.clone()).or_insert_with(|| record.clone());
    }
}
