//! The steps of earlier runs. They are read on a thread of their own when a page is there that shows what undo would
//! take back, or with the first edit: a long history holds up nobody who opens a workshop.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use handvat_model::history::Step;
use handvat_protocol::event::{Event, Reach};
use handvat_protocol::failure::Fault;
use handvat_store::document::Recall;

use super::applying::OWN;
use super::asks::{Ask, Work};
use super::{Still, Writer};
use crate::faults::coded;

/// What is not read yet.
#[derive(Default)]
pub(super) struct Earlier {
    recall: Option<Arc<Recall>>,
    /// Whether a thread is at it.
    reading: bool,
}

impl Earlier {
    pub(super) fn new(recall: Option<Recall>) -> Self {
        Self { recall: recall.map(Arc::new), reading: false }
    }
}

impl Writer {
    /// Reads them aside, unless they are known; [`Ask::Recalled`] tells.
    pub(super) fn recall(&mut self) {
        let Some(recall) = self.earlier.recall.clone().filter(|_| !self.earlier.reading) else { return };
        let asks = self.asks.clone();
        let read = move || {
            let steps = catch_unwind(AssertUnwindSafe(|| recall.steps().ok())).ok().flatten();
            drop(asks.send(Ask::Recalled(recall, steps)));
        };
        self.earlier.reading = std::thread::Builder::new().name("recall".to_owned()).spawn(read).is_ok();
    }

    /// What was read counts, unless another workshop is here by now or undo could not wait.
    pub(super) fn recalled(&mut self, recall: &Arc<Recall>, steps: Option<Vec<Step>>) {
        if self.earlier.recall.as_ref().is_none_or(|wanted| !Arc::ptr_eq(wanted, recall)) {
            return;
        }
        self.earlier.reading = false;
        // What cannot be read now is tried again when undo needs it.
        let Some(steps) = steps else { return };
        self.earlier.recall = None;
        self.history.precede(steps.into_iter().map(Arc::new));
        self.told_reach = None;
    }

    /// Whether these commands need them: to undo, and since no id is used twice while it is known.
    pub(super) fn wants_recall(&self, work: &Work) -> bool {
        self.earlier.recall.is_some() && matches!(work, Work::Commands(commands) if !commands.is_empty())
    }

    /// Reads them at once. Where that cannot be, undo ends with this run.
    pub(super) fn recall_now(self: Box<Self>) -> Still {
        let Some(recall) = self.earlier.recall.clone() else { return Ok(self) };
        let wanted = Arc::clone(&recall);
        let (mut writer, steps) = self.at_disk(move |_| wanted.steps())?;
        writer.recalled(&recall, steps.and_then(Result::ok));
        writer.earlier.recall = None;
        Ok(writer)
    }

    /// Answers with the steps that led here, from a thread of its own: a long history on a slow disk holds nobody up.
    pub(super) fn steps(&self, reply: Sender<Result<Vec<Step>, Fault>>) {
        let Some(document) = &self.document else {
            return drop(reply.send(Err(Fault::new("storage-slow"))));
        };
        let recall = document.recall();
        let read = move || drop(reply.send(recall.steps().map_err(|failure| coded(&failure))));
        // Without a thread the asker hears that nobody answered.
        drop(std::thread::Builder::new().name("steps".to_owned()).spawn(read));
    }

    /// How far undo reaches: steps before the oldest one that is known were made elsewhere, or were let go since the
    /// history has a budget.
    pub(super) fn reach(&self) -> Reach {
        let oldest = self.history.reach();
        let first = oldest.map_or(self.workshop.revision + 1, |(sequence, _)| sequence);
        Reach { since: oldest.map(|(_, at)| at.to_owned()), cut: first > 1 }
    }

    /// Pages hear of it when undo reaches elsewhere. Before the steps of earlier runs are read nobody knows.
    pub(super) fn tell_reach(&mut self) {
        if self.texts.is_none() || self.earlier.recall.is_some() {
            return;
        }
        let reach = self.reach();
        if self.told_reach.as_ref() == Some(&reach) {
            return;
        }
        let (undo, redo) = (self.history.undo_label(OWN).cloned(), self.history.redo_label(OWN).cloned());
        let revision = self.workshop.revision;
        (self.hand.tell)(Event::Reach { revision, reach: reach.clone(), undo, redo });
        self.told_reach = Some(reach);
    }
}
