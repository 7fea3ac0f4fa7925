//! A second copy of the workshop, for checkpoints: while one of them reads it, edits go on in the first.

use std::sync::Arc;

use handvat_model::history::Step;
use handvat_model::records::Workshop;

/// A state of the workshop and what was done since.
#[derive(Debug)]
pub(super) struct Behind {
    state: Arc<Workshop>,
    steps: Vec<Arc<Step>>,
}

impl Behind {
    pub(super) fn new(workshop: &Workshop) -> Self {
        Self { state: Arc::new(workshop.clone()), steps: Vec::new() }
    }

    /// Takes note of a step that was made.
    pub(super) fn add(&mut self, step: &Arc<Step>) {
        self.steps.push(Arc::clone(step));
    }

    /// The present state, to be read elsewhere. Where the copy is still being read it is the present one itself,
    /// and the next edit makes a new one.
    pub(super) fn caught_up(&mut self, present: &Arc<Workshop>) -> Arc<Workshop> {
        let Some(state) = Arc::get_mut(&mut self.state) else {
            return Arc::clone(present);
        };
        for step in self.steps.drain(..) {
            step.replay(state);
        }
        debug_assert_eq!(state, &**present, "the steps lead to the present state");
        Arc::clone(&self.state)
    }
}
