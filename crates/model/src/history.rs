//! What was done, so that it can be taken back and done again.

use std::collections::HashSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::edit::StepLabel;
use crate::id::Id;
use crate::patch::Patch;
use crate::records::Workshop;
use crate::refusal::Refusal;

/// One step, as it is kept in the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The workshop's revision after it; one more than before it.
    pub sequence: u64,
    /// When, ISO 8601 in UTC; becomes the workshop's `edited` unless it is empty.
    pub at: String,
    /// Whose undo takes it back.
    pub origin: String,
    /// Something new, or a way back or forth.
    pub kind: StepKind,
    /// What it is called.
    pub label: StepLabel,
    /// What it changed.
    pub patch: Patch,
}

/// Whether a step was new or went along an old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StepKind {
    /// An edit.
    Edit,
    /// Took an edit back.
    Undo,
    /// Did an edit again.
    Redo,
}

impl Step {
    /// Brings a workshop from the step before to this one.
    pub fn replay(&self, workshop: &mut Workshop) {
        self.patch.apply(workshop);
        workshop.revision = self.sequence;
        if !self.at.is_empty() {
            workshop.edited.clone_from(&self.at);
        }
    }
}

/// The steps that can be taken back, and those that were.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Arc<Step>>,
    undone: Vec<Arc<Step>>,
    known: HashSet<Id>,
    /// The oldest step of all: its number and time.
    oldest: Option<(u64, String)>,
}

impl History {
    /// Takes in a step that was made or read back, in order.
    pub fn record(&mut self, step: Arc<Step>) -> Trace {
        let news: Vec<Id> = step.patch.made_or_gone().filter(|id| !self.known.contains(*id)).cloned().collect();
        self.known.extend(news.iter().cloned());
        let kind = step.kind;
        let first = self.oldest.is_none();
        if first {
            self.oldest = Some((step.sequence, step.at.clone()));
        }
        let displaced = match kind {
            StepKind::Edit => {
                let cleared = self.undone.extract_if(.., |undone| undone.origin == step.origin).collect();
                self.done.push(step);
                cleared
            }
            StepKind::Undo => turn(&mut self.done, &mut self.undone, step),
            StepKind::Redo => turn(&mut self.undone, &mut self.done, step),
        };
        Trace { kind, displaced, news, first }
    }

    /// Forgets the step that was recorded last, since it did not become durable.
    pub fn forget(&mut self, trace: Trace) {
        let (to, from) = match trace.kind {
            StepKind::Edit | StepKind::Redo => (&mut self.done, &mut self.undone),
            StepKind::Undo => (&mut self.undone, &mut self.done),
        };
        to.pop();
        from.extend(trace.displaced);
        for id in trace.news {
            self.known.remove(&id);
        }
        if trace.first {
            self.oldest = None;
        }
    }

    /// Takes in steps, in order, that were made before all that are known. None of these may have taken one of them back
    /// or done it again.
    pub fn precede(&mut self, earlier: impl IntoIterator<Item = Arc<Step>>) {
        let mut all = Self::default();
        for step in earlier {
            all.record(step);
        }
        let later = std::mem::take(self);
        let new = |origin: &str| later.done.iter().chain(&later.undone).any(|step| step.origin == origin);
        all.undone.retain(|undone| !new(&undone.origin));
        all.done.extend(later.done);
        all.undone.extend(later.undone);
        all.known.extend(later.known);
        all.oldest = all.oldest.or(later.oldest);
        *self = all;
    }

    /// The number of the oldest step that is known and when it was made: undo reaches no further back.
    pub fn reach(&self) -> Option<(u64, &str)> {
        self.oldest.as_ref().map(|(sequence, at)| (*sequence, at.as_str()))
    }

    /// Whether a record of that id was ever made or deleted in a step that is known.
    pub fn knows(&self, id: &Id) -> bool {
        self.known.contains(id)
    }

    /// What takes the origin's last step back.
    pub fn undo(&self, origin: &str, workshop: &Workshop) -> Result<(StepLabel, Patch), Refusal> {
        let step = last(&self.done, origin).ok_or(Refusal::NothingToUndo)?;
        turned(step, step.patch.inverted(), workshop)
    }

    /// What does the origin's step again that was taken back last.
    pub fn redo(&self, origin: &str, workshop: &Workshop) -> Result<(StepLabel, Patch), Refusal> {
        let step = last(&self.undone, origin).ok_or(Refusal::NothingToRedo)?;
        turned(step, step.patch.inverted(), workshop)
    }

    /// What undo would take back.
    pub fn undo_label(&self, origin: &str) -> Option<&StepLabel> {
        last(&self.done, origin).map(|step| &step.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self, origin: &str) -> Option<&StepLabel> {
        last(&self.undone, origin).map(|step| &step.label)
    }
}

/// What it takes to forget a step that was recorded.
#[derive(Debug)]
pub struct Trace {
    kind: StepKind,
    displaced: Vec<Arc<Step>>,
    /// Ids that were not known before.
    news: Vec<Id>,
    /// Whether no step was known before.
    first: bool,
}

/// Moves the origin's last step from one stack to the other, with the patch that was applied last.
fn turn(from: &mut Vec<Arc<Step>>, to: &mut Vec<Arc<Step>>, step: Arc<Step>) -> Vec<Arc<Step>> {
    let place = from.iter().rposition(|kept| kept.origin == step.origin);
    to.push(step);
    place.map(|place| from.remove(place)).into_iter().collect()
}

fn last<'a>(steps: &'a [Arc<Step>], origin: &str) -> Option<&'a Step> {
    steps.iter().rfind(|step| step.origin == origin).map(|step| &**step)
}

fn turned(step: &Step, patch: Patch, workshop: &Workshop) -> Result<(StepLabel, Patch), Refusal> {
    if patch.starts_from(workshop) { Ok((step.label.clone(), patch)) } else { Err(Refusal::ChangedSince) }
}
