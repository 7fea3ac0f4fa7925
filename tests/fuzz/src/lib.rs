//! What the fuzz targets share: a workshop to begin with, and a hand that carries out lines of edits.

use std::sync::LazyLock;

use handvat_model::edit::{Edit, StepLabel};
use handvat_model::history::{History, Step, StepKind};
use handvat_model::id::Id;
use handvat_model::patch::Patch;
use handvat_model::plan::{Means, plan};
use handvat_model::records::{Language, NoteSize, Workshop};
use handvat_model::typeset::Typesetter;
use handvat_store::check::faults;
use handvat_store::reading::read;
use handvat_store::writing::write;

/// A workshop that has something of everything and not much of it: what happens to many is the same.
pub const SMALL: &[u8] = include_bytes!("../seeds/document/small.handvat");

/// The small workshop as records.
pub fn small() -> Workshop {
    static SMALL_READ: LazyLock<Workshop> = LazyLock::new(|| read(SMALL).expect("it can be read").workshop);
    SMALL_READ.clone()
}

/// Every character is as wide as it is high. Setting type takes most of a build and has tests of its own.
pub struct Plain;

impl Typesetter for Plain {
    fn room(&self, text: &str, size: &NoteSize, _language: &Language) -> (f64, f64) {
        let side = size.side().max(40.0 * (text.chars().count() as f64).sqrt());
        (side, side)
    }
}

/// A workshop under the hands of a facilitator.
pub struct Desk {
    /// As it is now.
    pub workshop: Workshop,
    /// What can be taken back.
    pub history: History,
    /// Everything that was done.
    pub steps: Vec<Step>,
    made: u32,
}

impl Desk {
    /// Begins with a workshop.
    pub fn new(workshop: Workshop) -> Self {
        Self { workshop, history: History::default(), steps: Vec::new(), made: 0 }
    }

    /// Carries out a line as `apply` does; one that is refused changes nothing.
    ///
    /// # Panics
    /// When the edit breaks a promise: its patch does not fit, does not go back, or leaves something hanging.
    pub fn tell(&mut self, line: &[u8]) {
        let Some((kind, label, patch)) = self.planned(line) else { return };
        assert!(patch.starts_from(&self.workshop), "the patch does not begin here");
        let before = self.workshop.clone();
        let step = Step {
            sequence: before.revision + 1,
            at: "2026-11-22T12:00:00Z".to_owned(),
            origin: "facilitator".to_owned(),
            kind,
            label,
            patch,
        };
        step.replay(&mut self.workshop);
        let new: Vec<_> = faults(&self.workshop).into_iter().filter(|fault| !faults(&before).contains(fault)).collect();
        assert_eq!(new, [], "an edit left something hanging");
        let mut back = self.workshop.clone();
        step.patch.inverted().apply(&mut back);
        (back.revision, back.edited) = (before.revision, before.edited.clone());
        assert_eq!(back, before, "the patch does not go back");
        self.steps.push(step.clone());
        self.history.record(std::sync::Arc::new(step));
    }

    fn planned(&mut self, line: &[u8]) -> Option<(StepKind, StepLabel, Patch)> {
        let Self { workshop, history, made, .. } = self;
        if line == br#"{"edit":"undo"}"# {
            let (label, patch) = history.undo("facilitator", workshop).ok()?;
            return Some((StepKind::Undo, label, patch));
        }
        if line == br#"{"edit":"redo"}"# {
            let (label, patch) = history.redo("facilitator", workshop).ok()?;
            return Some((StepKind::Redo, label, patch));
        }
        let edit: Edit = serde_json::from_slice(line).ok()?;
        let mut fresh = || {
            *made += 1;
            Id::new(&format!("fresh{made}")).expect("letters and figures")
        };
        let mut means = Means { typesetter: &Plain, fresh: &mut fresh, used: &|id| history.knows(id) };
        let planned = plan(workshop, &edit, &mut means).ok()?;
        Some((StepKind::Edit, planned.label, planned.patch))
    }
}

/// A workshop goes into a file and comes out of it as it was.
///
/// # Panics
/// When it does not.
pub fn assert_goes_round(workshop: &Workshop) {
    let bytes = write(workshop).expect("what was read or edited can be written");
    let again = read(&bytes).expect("what was written can be read").workshop;
    assert!(again == *workshop, "it came back as another one");
    assert!(
        write(&again).expect("it could be written before") == bytes,
        "it is written in another way the second time"
    );
}
