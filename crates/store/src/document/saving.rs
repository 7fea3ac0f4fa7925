//! Save As and copies.

use std::path::Path;
use std::sync::Arc;

use handvat_model::records::Workshop;

use super::Document;
use crate::base::Base;
use crate::checkpoint::{Checkpoint, CheckpointFailure, Progress, Running, Saved, Target};
use crate::files::Lock;
use crate::history;
use crate::journal::Journal;
use crate::line::Line;
use crate::opening::{ReadOnly, lock};
use crate::place::Place;
use crate::whole::{resolve, write_whole};
use crate::writing::write;

impl Document {
    /// Saves to another file, over whatever stands there, and goes on with that one. The old file keeps
    /// its last checkpoint; a workshop without a file is no longer kept as one. What was opened to be
    /// looked at can be worked on from then on; what a later program wrote cannot.
    pub fn save_as(&mut self, workshop: &Workshop, path: &Path) -> Result<Saved, CheckpointFailure> {
        let looking = self.read_only == Some(ReadOnly::Looking);
        if !looking {
            self.allow()?;
        }
        let running = Running::start(&self.running).ok_or(CheckpointFailure::Busy)?;
        let resolved = resolve(&*self.files, path)?;
        let place = Place::of(&self.home, &workshop.id, Some(&resolved));
        let moves = place != self.place;
        if looking && !moves {
            return Err(CheckpointFailure::ReadOnly);
        }
        let lock = if moves { self.lock_of(&place, path)? } else { None };
        let target = Target { named: path.to_owned(), path: resolved, guarded: false };
        let free = place.generations(&*self.files).map_or(1, |found| found.free());
        let generation = if moves { free } else { self.journal.rotate() };
        let lines = if moves { self.steps(workshop.revision) } else { self.journal.lines().to_vec() };
        let progress = if moves { Progress::since(0) } else { self.progress.clone() };
        let checkpoint = Checkpoint {
            files: Arc::clone(&self.files),
            place: place.clone(),
            target: Some(target.clone()),
            workshop: Arc::new(workshop.clone()),
            base: if moves { Base { generation, journal: generation, ..self.base.clone() } } else { self.base.clone() },
            generation,
            lines,
            new_history: moves || !self.history,
            progress: progress.clone(),
            running,
        };
        let done = checkpoint.run()?;
        if moves {
            let journal = Journal::new(Arc::clone(&self.files), place.clone(), generation + 1, Vec::new());
            if !looking {
                self.leave();
            }
            self.read_only = None;
            (self.place, self.lock, self.journal, self.progress) = (place, lock, journal, progress);
            self.history = false;
        }
        self.target = Some(target);
        Ok(self.finish_checkpoint(done))
    }

    /// Writes a copy of this state; the document stays with its own file.
    pub fn save_copy(&self, workshop: &Workshop, path: &Path) -> Result<(), CheckpointFailure> {
        Ok(write_whole(&*self.files, path, &write(workshop)?)?)
    }

    fn lock_of(&self, place: &Place, path: &Path) -> Result<Option<Lock>, CheckpointFailure> {
        match lock(&*self.files, place, path) {
            Ok(lock) => Ok(lock),
            Err(_) => Err(CheckpointFailure::Locked { path: path.to_owned() }),
        }
    }

    /// Clears the place that the workshop moves away from. What cannot be cleared now is offered for
    /// recovery at worst, and the new file has it already.
    fn leave(&mut self) {
        let files = &*self.files;
        if self.target.is_none() {
            let _ = self.place.remove(files);
            return;
        }
        for generation in self.place.generations(files).unwrap_or_default().journals {
            let _ = files.remove(&self.place.journal(generation));
        }
    }

    /// All steps up to a revision, as lines; a history that cannot be read is none.
    fn steps(&self, revision: u64) -> Vec<Line> {
        if !self.history {
            return self.journal.lines().to_vec();
        }
        let steps = history::steps(&*self.files, &self.place, self.journal.lines(), revision).unwrap_or_default();
        steps.into_iter().map(|(line, _)| line).collect()
    }
}
