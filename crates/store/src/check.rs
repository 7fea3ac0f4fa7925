//! What does not hang together in a workshop: references to nothing, places off the pasteboard, texts
//! past their limit. A hand edit or a merge brings such things in; edits never do.

mod instruments;

use std::collections::{BTreeMap, BTreeSet};

use handvat_model::canvas::{Canvas, ZoneKind};
use handvat_model::conflict::Conflict;
use handvat_model::date;
use handvat_model::id::Id;
use handvat_model::kept::Kept;
use handvat_model::limits::{LINE_CHARACTERS, NOTE_CHARACTERS, REACH};
use handvat_model::links::linked_notes;
use handvat_model::records::{Action, Cluster, Note, Pair, Workshop, crossing_id};

use crate::coded::Coded;
use crate::scan::lines_of;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The names that lead there, joined by `/`: `notes/n12/zone`.
    pub place: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No sheet has this id.
    UnknownCanvas(Id),
    /// The sheet has no such zone.
    UnknownZone(Id),
    /// No step has this id.
    UnknownStep(Id),
    /// No handle has this id.
    UnknownHandle(Id),
    /// No stack has this id.
    UnknownCluster(Id),
    /// Nobody has this id.
    UnknownPerson(Id),
    /// No note has this id.
    UnknownNote(Id),
    /// The table that a conflict names has no such record.
    UnknownRecord(Id),
    /// No zone has this question or scale, no test has this question.
    Unasked(String),
    /// The scale has no such level.
    UnknownLevel(String),
    /// No sheet has this objection.
    UnknownObjection(String),
    /// The note of which something was found is not there.
    UntestedNote(String),
    /// No sheet has this benefit.
    UnknownBenefit(Id),
    /// Not a number, or endless.
    NotFinite,
    /// Farther out than [`REACH`].
    TooFar,
    /// Nothing can be so narrow or low.
    NoSize,
    /// More characters than fit.
    TooLong(usize),
    /// Somebody else has the same name.
    SameName(Id),
    /// The record should have this id.
    WrongName(Id),
    /// Not a date.
    NotADate(String),
}

/// Everything that is wrong, in the order of the file.
pub fn faults(workshop: &Workshop) -> Vec<Fault> {
    let mut check = Check { workshop, zones: zones(workshop), faults: Vec::new() };
    check.head();
    check.people();
    check.canvases();
    for (id, note) in &workshop.notes {
        check.note(id, note);
    }
    for (id, cluster) in &workshop.clusters {
        check.cluster(id, cluster);
    }
    check.crossings();
    for (id, action) in &workshop.actions {
        check.action(id, action);
    }
    check.tied();
    check.instruments();
    for (id, conflict) in &workshop.conflicts {
        check.conflict(id, conflict);
    }
    check.faults
}

/// The line, from 1, at which each fault stands in the bytes of the file: of the field, or of the record where
/// the field is missing.
pub fn lines(bytes: &[u8], faults: &[Fault]) -> Vec<usize> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let places: Vec<_> = faults.iter().map(|fault| fault.place.as_str()).collect();
    lines_of(bytes, &places)
}

/// The first number that JSON cannot write; a workshop with one must not reach a file.
pub(crate) fn not_finite(workshop: &Workshop) -> Option<String> {
    let note =
        |note: &Note| [note.x, note.y, note.width, note.height, note.order].iter().all(|value| value.is_finite());
    let cluster = |cluster: &Cluster| [cluster.x, cluster.y, cluster.order].iter().all(|value| value.is_finite());
    let canvas =
        |canvas: &Canvas| canvas.order.is_finite() && canvas.zones.values().all(|zone| area_is_finite(zone.area));
    let places = [
        workshop.notes.iter().find(|(_, record)| !note(record)).map(|(id, _)| format!("notes/{id}")),
        workshop.clusters.iter().find(|(_, record)| !cluster(record)).map(|(id, _)| format!("clusters/{id}")),
        workshop.canvases.iter().find(|(_, record)| !canvas(record)).map(|(id, _)| format!("canvases/{id}")),
        workshop.people.iter().find(|(_, record)| !record.order.is_finite()).map(|(id, _)| format!("people/{id}")),
        workshop.actions.iter().find(|(_, record)| !record.order.is_finite()).map(|(id, _)| format!("actions/{id}")),
    ];
    places.into_iter().flatten().next()
}

fn area_is_finite(area: handvat_model::canvas::Area) -> bool {
    [area.x, area.y, area.width, area.height].iter().all(|value| value.is_finite())
}

/// Zones of all sheets that are a step or a handle; a kind that this program does not know may be either.
fn zones(workshop: &Workshop) -> (BTreeSet<&Id>, BTreeSet<&Id>) {
    let of = |kind: &ZoneKind| {
        let zones = workshop.canvases.values().flat_map(|canvas| &canvas.zones);
        zones.filter(|(_, zone)| zone.kind == *kind || !zone.kind.is_known()).map(|(id, _)| id).collect()
    };
    (of(&ZoneKind::Step), of(&ZoneKind::Handle))
}

struct Check<'a> {
    workshop: &'a Workshop,
    /// Steps and handles.
    zones: (BTreeSet<&'a Id>, BTreeSet<&'a Id>),
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn head(&mut self) {
        let head = &self.workshop.head;
        self.length(|| "title".to_owned(), &head.title, LINE_CHARACTERS);
        self.length(|| "organisation".to_owned(), &head.organisation, LINE_CHARACTERS);
        self.length(|| "ambition".to_owned(), &head.ambition, NOTE_CHARACTERS);
        if !head.details.date.is_empty() {
            self.date(|| "details/date".to_owned(), &head.details.date);
        }
    }

    fn people(&mut self) {
        let mut names = BTreeMap::new();
        for (id, person) in &self.workshop.people {
            let place = |field: &str| format!("people/{id}/{field}");
            self.require(person.order.is_finite(), || place("order"), || Problem::NotFinite);
            for (field, text) in [("name", &person.name), ("role", &person.role), ("department", &person.department)] {
                self.length(|| place(field), text, LINE_CHARACTERS);
            }
            if let Some(first) = names.insert(person.name.trim().to_lowercase(), id) {
                let first: &Id = first;
                self.require(false, || format!("people/{id}/name"), || Problem::SameName(first.clone()));
            }
        }
    }

    fn canvases(&mut self) {
        for (id, canvas) in &self.workshop.canvases {
            self.require(canvas.order.is_finite(), || format!("canvases/{id}/order"), || Problem::NotFinite);
            for (zone_id, zone) in &canvas.zones {
                let place = || format!("canvases/{id}/zones/{zone_id}/area");
                self.require(area_is_finite(zone.area), place, || Problem::NotFinite);
                let sized = !(zone.area.width <= 0.0 || zone.area.height <= 0.0);
                self.require(sized, place, || Problem::NoSize);
            }
            for (index, arrow) in canvas.arrows.iter().enumerate() {
                for (field, zone) in [("from", &arrow.from), ("to", &arrow.to)] {
                    let place = || format!("canvases/{id}/arrows/{index}/{field}");
                    self.require(canvas.zones.contains_key(zone), place, || Problem::UnknownZone(zone.clone()));
                }
            }
        }
    }

    fn note(&mut self, id: &Id, note: &Note) {
        let place = |field: &str| format!("notes/{id}/{field}");
        self.lies(&place, &note.canvas, note.zone.as_ref());
        self.length(|| place("text"), &note.text, NOTE_CHARACTERS);
        self.position(&place, note.x, note.y, note.order);
        for (field, side) in [("width", note.width), ("height", note.height)] {
            self.require(side.is_finite(), || place(field), || Problem::NotFinite);
            self.require(side > 0.0 || !side.is_finite(), || place(field), || Problem::NoSize);
        }
        if let Some(author) = &note.author {
            self.person(|| place("author"), author);
        }
        if let Some(pair) = &note.crossing {
            self.pair(|field| format!("notes/{id}/crossing/{field}"), pair);
        }
        if let Some(cluster) = &note.cluster {
            let known = self.workshop.clusters.contains_key(cluster);
            self.require(known, || place("cluster"), || Problem::UnknownCluster(cluster.clone()));
        }
    }

    fn cluster(&mut self, id: &Id, cluster: &Cluster) {
        let place = |field: &str| format!("clusters/{id}/{field}");
        self.lies(&place, &cluster.canvas, cluster.zone.as_ref());
        self.length(|| place("title"), &cluster.title, LINE_CHARACTERS);
        self.position(&place, cluster.x, cluster.y, cluster.order);
    }

    fn crossings(&mut self) {
        for (id, crossing) in &self.workshop.crossings {
            self.pair(|field| format!("crossings/{id}/{field}"), &crossing.pair);
            self.length(|| format!("crossings/{id}/reason"), &crossing.reason, NOTE_CHARACTERS);
            let expected = crossing_id(&crossing.pair);
            self.require(*id == expected, || format!("crossings/{id}"), || Problem::WrongName(expected.clone()));
        }
    }

    fn action(&mut self, id: &Id, action: &Action) {
        let place = |field: &str| format!("actions/{id}/{field}");
        self.length(|| place("title"), &action.title, LINE_CHARACTERS);
        self.length(|| place("why"), &action.why, NOTE_CHARACTERS);
        self.length(|| place("measure"), &action.measure, NOTE_CHARACTERS);
        for (index, step) in action.steps.iter().enumerate() {
            let known = self.zones.0.contains(step);
            self.require(known, || place(&format!("steps/{index}")), || Problem::UnknownStep(step.clone()));
        }
        for (index, handle) in action.handles.iter().enumerate() {
            let known = self.zones.1.contains(handle);
            self.require(known, || place(&format!("handles/{index}")), || Problem::UnknownHandle(handle.clone()));
        }
        for (index, note) in action.notes.iter().enumerate() {
            let known = self.workshop.notes.contains_key(note);
            self.require(known, || place(&format!("notes/{index}")), || Problem::UnknownNote(note.clone()));
        }
        if let Some(owner) = &action.owner {
            self.person(|| place("owner"), owner);
        }
        if let Some(due) = &action.due {
            self.date(|| place("due"), due);
        }
        self.require(action.order.is_finite(), || place("order"), || Problem::NotFinite);
    }

    /// Arrows lead from note to note, and what is parked is a note.
    fn tied(&mut self) {
        let notes = &self.workshop.notes;
        for (key, entry) in &self.workshop.links {
            let ends = linked_notes(entry).map(|ends| ["from", "to"].into_iter().zip(ends));
            for (field, end) in ends.into_iter().flatten() {
                if let Some(note) = Id::new(end).ok().filter(|note| !notes.contains_key(note)) {
                    self.require(false, || format!("links/{key}/{field}"), || Problem::UnknownNote(note.clone()));
                }
            }
        }
        for (key, entry) in &self.workshop.parking {
            let named = entry.get("note").and_then(serde_json::Value::as_str);
            if let Some(note) = named.and_then(|note| Id::new(note).ok()) {
                let known = notes.contains_key(&note);
                self.require(known, || format!("parking/{key}/note"), || Problem::UnknownNote(note.clone()));
            }
        }
    }

    fn conflict(&mut self, id: &Id, conflict: &Conflict) {
        let workshop = self.workshop;
        if let Some(record) = &conflict.id {
            let known = match conflict.record.as_str() {
                "people" => workshop.people.contains_key(record),
                "canvases" => workshop.canvases.contains_key(record),
                "notes" => workshop.notes.contains_key(record),
                "clusters" => workshop.clusters.contains_key(record),
                "crossings" => workshop.crossings.contains_key(record),
                "actions" => workshop.actions.contains_key(record),
                // A table that this program does not know may have it.
                table => Kept::of(table).is_none_or(|table| workshop.kept(table).contains_key(record.as_str())),
            };
            self.require(known, || format!("conflicts/{id}/id"), || Problem::UnknownRecord(record.clone()));
        }
        if let Some(other) = &conflict.other {
            let known = workshop.notes.contains_key(other);
            self.require(known, || format!("conflicts/{id}/other"), || Problem::UnknownNote(other.clone()));
        }
    }

    fn lies(&mut self, place: &impl Fn(&str) -> String, canvas: &Id, zone: Option<&Id>) {
        let found = self.workshop.canvases.get(canvas);
        self.require(found.is_some(), || place("canvas"), || Problem::UnknownCanvas(canvas.clone()));
        if let (Some(found), Some(zone)) = (found, zone) {
            self.require(found.zones.contains_key(zone), || place("zone"), || Problem::UnknownZone(zone.clone()));
        }
    }

    fn position(&mut self, place: &impl Fn(&str) -> String, x: f64, y: f64, order: f64) {
        for (field, value) in [("x", x), ("y", y), ("order", order)] {
            self.require(value.is_finite(), || place(field), || Problem::NotFinite);
        }
        for (field, value) in [("x", x), ("y", y)] {
            self.require(value.abs() <= REACH || !value.is_finite(), || place(field), || Problem::TooFar);
        }
    }

    fn pair(&mut self, place: impl Fn(&str) -> String, pair: &Pair) {
        let (step, handle) = (self.zones.0.contains(&pair.step), self.zones.1.contains(&pair.handle));
        self.require(step, || place("step"), || Problem::UnknownStep(pair.step.clone()));
        self.require(handle, || place("handle"), || Problem::UnknownHandle(pair.handle.clone()));
    }

    fn person(&mut self, place: impl Fn() -> String, person: &Id) {
        let known = self.workshop.people.contains_key(person);
        self.require(known, place, || Problem::UnknownPerson(person.clone()));
    }

    fn date(&mut self, place: impl Fn() -> String, found: &str) {
        self.require(date::parse(found).is_some(), place, || Problem::NotADate(found.to_owned()));
    }

    fn length(&mut self, place: impl Fn() -> String, text: &str, most: usize) {
        // Characters are never more than bytes: most texts need no counting.
        if text.len() > most {
            let count = text.chars().count();
            self.require(count <= most, place, || Problem::TooLong(count));
        }
    }

    fn require(&mut self, holds: bool, place: impl Fn() -> String, problem: impl Fn() -> Problem) {
        if !holds {
            self.faults.push(Fault { place: place(), problem: problem() });
        }
    }
}

impl Coded for Fault {
    fn code(&self) -> &'static str {
        match self.problem {
            Problem::UnknownCanvas(_) => "fault-unknown-canvas",
            Problem::UnknownZone(_) => "fault-unknown-zone",
            Problem::UnknownStep(_) => "fault-unknown-step",
            Problem::UnknownHandle(_) => "fault-unknown-handle",
            Problem::UnknownCluster(_) => "fault-unknown-cluster",
            Problem::UnknownPerson(_) => "fault-unknown-person",
            Problem::UnknownNote(_) | Problem::UntestedNote(_) => "fault-unknown-note",
            Problem::UnknownRecord(_) => "fault-unknown-record",
            Problem::Unasked(_) => "fault-unasked",
            Problem::UnknownLevel(_) => "fault-unknown-level",
            Problem::UnknownObjection(_) => "fault-unknown-objection",
            Problem::UnknownBenefit(_) => "fault-unknown-benefit",
            Problem::NotFinite => "fault-not-finite",
            Problem::TooFar => "fault-too-far",
            Problem::NoSize => "fault-no-size",
            Problem::TooLong(_) => "fault-too-long",
            Problem::SameName(_) => "fault-same-name",
            Problem::WrongName(_) => "fault-wrong-name",
            Problem::NotADate(_) => "fault-not-a-date",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = vec![("place", self.place.clone())];
        match &self.problem {
            Problem::UnknownCanvas(id)
            | Problem::UnknownZone(id)
            | Problem::UnknownStep(id)
            | Problem::UnknownHandle(id)
            | Problem::UnknownCluster(id)
            | Problem::UnknownPerson(id)
            | Problem::UnknownNote(id)
            | Problem::UnknownRecord(id)
            | Problem::UnknownBenefit(id)
            | Problem::SameName(id)
            | Problem::WrongName(id) => arguments.push(("id", id.to_string())),
            Problem::Unasked(id) | Problem::UnknownObjection(id) | Problem::UntestedNote(id) => {
                arguments.push(("id", id.clone()));
            }
            Problem::UnknownLevel(level) => arguments.push(("level", level.clone())),
            Problem::TooLong(count) => arguments.push(("count", count.to_string())),
            Problem::NotADate(found) => arguments.push(("found", found.clone())),
            Problem::NotFinite | Problem::TooFar | Problem::NoSize => {}
        }
        arguments
    }
}
