//! What another hand put into the file, seen and taken in.

use std::sync::Arc;

use super::Document;
use crate::base::Bases;
use crate::files::Files;
use crate::opening::Start;
use crate::outside::{Look, Theirs};
use crate::place::Place;

/// What the place knows of the file when a workshop begins with something else that another hand put there.
pub(super) fn replaced(files: &dyn Files, place: &Place, start: &Start) -> Option<Vec<u8>> {
    // A file that a run of ours was cut short with goes on with our history.
    if start.history || start.changed_outside {
        return None;
    }
    Bases::load(files, place).ok()?.current?.content(files, place).ok()
}

impl Document {
    /// A look at what the file holds now; none for a workshop without a file or one that is only looked at.
    pub fn look_outside(&self) -> Option<Look> {
        let target = self.target.as_ref().filter(|target| target.guarded && self.read_only.is_none())?;
        Some(Look {
            files: Arc::clone(&self.files),
            place: self.place.clone(),
            target: target.clone(),
            base: self.base.clone(),
            unwritten: self.unwritten.clone(),
            taken: self.taken.clone(),
            origins: Arc::clone(&self.origins),
            recall: self.recall_base(),
            progress: self.progress.clone(),
        })
    }

    /// What another hand put into the file is part of the workshop now: the next checkpoint may replace it. Where
    /// nothing of ours is to be added, the file stays as they wrote it.
    pub fn take_in(&mut self, theirs: &Theirs) {
        self.taken = Some(Arc::clone(&theirs.taken));
    }
}
