//! Somebody decides about work that came back.

use std::sync::Arc;

use super::Document;
use crate::checkpoint::Progress;
use crate::files::{Files, Lock};
use crate::place::Place;
use crate::storage::StorageFailure;
use crate::undecided::Undecided;
use crate::writing::Hash;

/// A decision about what came back, on its way to the disk: it takes as long as that.
#[derive(Debug)]
#[must_use = "nothing is decided before it runs"]
pub struct Decision {
    files: Arc<dyn Files>,
    place: Place,
    /// On which the journal stands.
    base: Hash,
    undecided: Undecided,
    progress: Progress,
    /// Nobody else has the workshop while this writes.
    _lock: Option<Arc<Lock>>,
}

impl Document {
    /// To be run on any thread when somebody decided about what came back. None for a workshop that is only looked
    /// at: nothing is written, and the decision holds as long as the look.
    pub fn decision(&self) -> Option<Decision> {
        self.read_only.is_none().then(|| Decision {
            files: Arc::clone(&self.files),
            place: self.place.clone(),
            base: self.base.hash.clone(),
            undecided: self.undecided.clone(),
            progress: self.progress.clone(),
            _lock: self.lock.clone(),
        })
    }

    /// [`Document::decision`], run at once.
    pub fn decide(&mut self) -> Result<(), StorageFailure> {
        self.decision().map_or(Ok(()), Decision::run)
    }
}

impl Decision {
    /// Writes it down: what came back is told no more, and the files from which it came may go with the next
    /// checkpoints. When this fails nothing is decided.
    pub fn run(self) -> Result<(), StorageFailure> {
        self.undecided.decide(&*self.files, &self.place, &self.base)?;
        self.progress.hold(0);
        Ok(())
    }
}
