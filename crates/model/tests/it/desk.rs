//! The only user of the model's interface in these tests.

use std::fmt::Write as _;
use std::sync::Arc;

use handvat_model::edit::Edit;
use handvat_model::history::{History, Step, StepKind};
use handvat_model::id::Id;
use handvat_model::patch::Patch;
use handvat_model::plan::{Means, Planned, plan};
use handvat_model::records::{Language, Note, NoteSize, Workshop};
use handvat_model::refusal::Refusal;
use handvat_model::template::Template;
use handvat_model::typeset::Typesetter;
use serde_json::Value;

/// A workshop from the strategy template with its history.
pub(crate) struct Desk {
    pub(crate) workshop: Workshop,
    pub(crate) history: History,
    fresh: u32,
}

/// Every character takes ten by ten units.
struct Ruler;

impl Typesetter for Ruler {
    fn room(&self, text: &str, size: &NoteSize, _: &Language) -> (f64, f64) {
        let needed = (text.chars().count() as f64 * 400.0).sqrt().ceil();
        let side = size.side().max(needed);
        (side, side)
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        let template: Template = serde_json::from_str(include_str!("../../../../templates/strategy.json")).unwrap();
        let workshop = Workshop { canvases: template.canvases, ..Workshop::empty(id("w")) };
        Self { workshop, history: History::default(), fresh: 0 }
    }

    /// With the sheets of other templates of the program beside it.
    pub(crate) fn with(templates: &[&str]) -> Self {
        let mut desk = Self::new();
        for template in templates {
            let template: Template = serde_json::from_str(template).unwrap();
            desk.workshop.canvases.extend(template.canvases);
        }
        desk
    }

    pub(crate) fn plan(&mut self, edit: &Edit) -> Result<Planned, Refusal> {
        let fresh = &mut self.fresh;
        let history = &self.history;
        let mut next = || {
            *fresh += 1;
            id(&format!("fresh{fresh}"))
        };
        let mut means = Means { typesetter: &Ruler, fresh: &mut next, used: &|id| history.knows(id) };
        plan(&self.workshop, edit, &mut means)
    }

    pub(crate) fn apply(&mut self, edit: &Edit) -> Result<Option<Id>, Refusal> {
        let Planned { patch, made, label } = self.plan(edit)?;
        self.step(StepKind::Edit, label, patch);
        Ok(made)
    }

    pub(crate) fn undo(&mut self) -> Result<(), Refusal> {
        let (label, patch) = self.history.undo("me", &self.workshop)?;
        self.step(StepKind::Undo, label, patch);
        Ok(())
    }

    pub(crate) fn redo(&mut self) -> Result<(), Refusal> {
        let (label, patch) = self.history.redo("me", &self.workshop)?;
        self.step(StepKind::Redo, label, patch);
        Ok(())
    }

    fn step(&mut self, kind: StepKind, label: handvat_model::edit::StepLabel, patch: Patch) {
        patch.apply(&mut self.workshop);
        let step = Step { sequence: 0, at: String::new(), origin: "me".to_owned(), kind, label, patch };
        self.history.record(Arc::new(step));
    }

    /// One JSON edit a line, `undo` and `redo`; what happened and what lies where, in words.
    pub(crate) fn run(&mut self, script: &str) -> String {
        let mut told = String::new();
        for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let outcome = match line {
                "undo" => self.undo(),
                "redo" => self.redo(),
                json => self.apply(&edit(json)).map(|_| ()),
            };
            if let Err(refusal) = outcome {
                writeln!(told, "refused {}: {refusal}", refusal.code()).unwrap();
            }
        }
        told + &self.told()
    }

    fn told(&self) -> String {
        let mut told = String::new();
        for (id, canvas) in self.workshop.canvases.iter().filter(|(_, canvas)| canvas.sheet.word() != "a3") {
            writeln!(told, "sheet {id} {}", canvas.sheet.word()).unwrap();
        }
        for (id, note) in &self.workshop.notes {
            writeln!(told, "{id} {}", note_told(note)).unwrap();
        }
        for (id, stack) in &self.workshop.clusters {
            let zone = stack.zone.as_ref().map_or("pasteboard", Id::as_str);
            let count = self.workshop.notes.values().filter(|note| note.cluster.as_ref() == Some(id)).count();
            writeln!(told, "stack {id} in {zone} of {count}").unwrap();
        }
        for crossing in self.workshop.crossings.values() {
            writeln!(told, "empty {} × {}: {}", crossing.pair.step, crossing.pair.handle, crossing.reason).unwrap();
        }
        for (id, person) in &self.workshop.people {
            writeln!(told, "person {id} {}", person.name).unwrap();
        }
        for (id, action) in &self.workshop.actions {
            let list = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(",");
            let owner = action.owner.as_ref().map_or("-", Id::as_str);
            let due = action.due.as_deref().unwrap_or("-");
            writeln!(
                told,
                "action {id} ‘{}’ steps {} handles {} notes {} owner {owner} due {due} {}",
                action.title,
                list(&action.steps),
                list(&action.handles),
                list(&action.notes),
                action.status.word()
            )
            .unwrap();
        }
        told
    }
}

fn note_told(note: &Note) -> String {
    let zone = note.zone.as_ref().map_or("pasteboard", Id::as_str);
    let crossing = note.crossing.as_ref().map_or(String::new(), |pair| format!(" at {} × {}", pair.step, pair.handle));
    let stack = note.cluster.as_ref().map_or(String::new(), |stack| format!(" on {stack}"));
    format!("‘{}’ in {zone} {},{} {}×{}{crossing}{stack}", note.text, note.x, note.y, note.width, note.height)
}

/// Runs a script on a fresh workshop.
pub(crate) fn check(script: &str, expected: &expect_test::Expect) {
    expected.assert_eq(&Desk::new().run(script));
}

pub(crate) fn edit(json: &str) -> Edit {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Every id that a record names, with the place where it does, and whether it is there.
pub(crate) fn dangling(workshop: &Workshop) -> Vec<String> {
    let text = serde_json::to_value(workshop).unwrap();
    let known = |table: &str, id: &Value| id.is_null() || text[table].get(id.as_str().unwrap()).is_some();
    let mut lost = Vec::new();
    for (id, note) in text["notes"].as_object().unwrap() {
        for (field, table) in [("canvas", "canvases"), ("author", "people"), ("cluster", "clusters")] {
            if !known(table, &note[field]) {
                lost.push(format!("notes/{id}/{field}"));
            }
        }
        let zones = &text["canvases"][note["canvas"].as_str().unwrap()]["zones"];
        if !note["zone"].is_null() && zones.get(note["zone"].as_str().unwrap()).is_none() {
            lost.push(format!("notes/{id}/zone"));
        }
    }
    for (id, action) in text["actions"].as_object().unwrap() {
        if !known("people", &action["owner"]) {
            lost.push(format!("actions/{id}/owner"));
        }
        for note in action["notes"].as_array().unwrap() {
            if !known("notes", note) {
                lost.push(format!("actions/{id}/notes"));
            }
        }
    }
    for id in text["clusters"].as_object().unwrap().keys() {
        if !text["notes"].as_object().unwrap().values().any(|note| note["cluster"] == **id) {
            lost.push(format!("clusters/{id} is bare"));
        }
    }
    for (id, note) in &workshop.notes {
        let stack = workshop.stack_of(note).and_then(|stack| workshop.clusters.get(stack));
        if stack.is_some_and(|stack| (stack.x, stack.y, &stack.zone) != (note.x, note.y, &note.zone)) {
            lost.push(format!("notes/{id} lies elsewhere than its stack"));
        }
        if workshop.is_parked(id) && note.zone.is_some() {
            lost.push(format!("notes/{id} is parked in a zone"));
        }
    }
    for (key, link) in text["links"].as_object().unwrap() {
        for end in ["from", "to"] {
            if link.get("canvas").is_none() && !known("notes", &link[end]) {
                lost.push(format!("links/{key}/{end}"));
            }
        }
    }
    for note in text["parking"].as_object().unwrap().keys() {
        if !known("notes", &Value::from(note.as_str())) {
            lost.push(format!("parking/{note}"));
        }
    }
    lost
}
