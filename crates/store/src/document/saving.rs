//! Save As and copies.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use handvat_model::records::Workshop;

use super::{Document, JournalFailure};
use crate::base::Base;
use crate::checkpoint::{Checkpoint, CheckpointFailure, Checkpointed, Progress, Running, Saved, Target};
use crate::files::{Files, Lock};
use crate::history;
use crate::journal::Journal;
use crate::line::Line;
use crate::opening::{ReadOnly, lock};
use crate::origins::Origins;
use crate::place::Place;
use crate::undecided::{self, Undecided};
use crate::versions::Versions;
use crate::whole::{resolve, write_whole};
use crate::writing::write;

/// A move to another file that is ready to run, on any thread, while records are added to the journal.
#[derive(Debug)]
#[must_use = "nothing is written before it runs"]
pub struct Move {
    files: Arc<dyn Files>,
    home: PathBuf,
    from: Place,
    named: PathBuf,
    workshop: Arc<Workshop>,
    base: Base,
    /// The base's content while the place does not have it yet.
    unwritten: Option<Vec<u8>>,
    /// Numbers the state, if the place stays the same.
    generation: u64,
    lines: Vec<Line>,
    history: bool,
    looking: bool,
    progress: Progress,
    undecided: Undecided,
    running: Running,
}

/// A move that ran and of which its document does not know yet.
#[derive(Debug)]
#[must_use = "the document has to know of it"]
pub struct Moved {
    target: Target,
    /// The new place with its lock; none when it is the old one.
    place: Option<(Place, Option<Lock>, Progress, Undecided)>,
    done: Checkpointed,
}

impl Document {
    /// Saves to another file, over whatever stands there, and goes on with that one. The old file keeps
    /// its last checkpoint; a workshop without a file is no longer kept as one. What was opened to be
    /// looked at can be worked on from then on; what a later program wrote cannot.
    pub fn save_as(&mut self, workshop: &Workshop, path: &Path) -> Result<Saved, CheckpointFailure> {
        let done = self.begin_move(Arc::new(workshop.clone()), path)?.run()?;
        self.finish_move(done).map_err(|failure| match failure {
            JournalFailure::Storage(failure) => failure.into(),
            _ => CheckpointFailure::ReadOnly,
        })
    }

    /// [`Document::save_as`] in two parts: what comes back is run on another thread and then told to
    /// [`Document::finish_move`]. Steps may be added while it runs.
    pub fn begin_move(&mut self, workshop: Arc<Workshop>, path: &Path) -> Result<Move, CheckpointFailure> {
        let looking = self.read_only.is_some_and(ReadOnly::may_move);
        if !looking {
            self.allow()?;
        }
        let running = Running::start(&self.running, self.lock.clone()).ok_or(CheckpointFailure::Busy)?;
        Ok(Move {
            files: Arc::clone(&self.files),
            home: self.home.clone(),
            from: self.place.clone(),
            named: path.to_owned(),
            workshop,
            base: self.base.clone(),
            unwritten: self.unwritten.clone(),
            generation: if looking { 0 } else { self.journal.rotate() },
            lines: self.lines(u64::MAX),
            history: self.history,
            looking,
            progress: self.progress.clone(),
            undecided: self.undecided.clone(),
            running,
        })
    }

    /// Takes note of a move that ran. Steps that were added meanwhile move along; where that fails, the old
    /// place keeps them and the next step tries again.
    pub fn finish_move(&mut self, moved: Moved) -> Result<Saved, JournalFailure> {
        let Moved { target, place, done } = moved;
        let mut followed = Ok(());
        let elsewhere = place.is_some();
        if let Some((place, lock, progress, undecided)) = place {
            let later =
                self.journal.lines().iter().filter(|line| line.sequence > done.base.revision).cloned().collect();
            let mut journal = Journal::new(Arc::clone(&self.files), place.clone(), done.base.generation + 1, later);
            followed = journal.repeat();
            let versions = Versions::new(Arc::clone(&self.files), place.clone());
            if followed.is_ok() && self.read_only.is_none() {
                self.leave(&versions);
            }
            self.versions = versions;
            self.read_only = None;
            (self.place, self.journal, self.progress, self.undecided) = (place, journal, progress, undecided);
            self.lock = lock.map(Arc::new);
            self.history = false;
        }
        self.target = Some(target);
        let saved = self.finish_checkpoint(done);
        if elsewhere {
            self.origins = Arc::new(Origins::only(&self.base));
        }
        Ok(followed.map(|()| saved)?)
    }

    /// Clears the place that the workshop moves away from. What cannot be cleared now is offered for
    /// recovery at worst, and the new file has it already.
    fn leave(&mut self, versions: &Versions) {
        let files = &*self.files;
        if self.target.is_none() {
            if versions.adopt(&self.place).is_ok() {
                let _ = self.place.remove(files);
            }
            return;
        }
        for generation in self.place.generations(files).unwrap_or_default().journals {
            let _ = files.remove(&self.place.journal(generation));
        }
        undecided::forget(files, &self.place);
    }
}

impl Move {
    /// Writes the file. May take as long as its disk.
    pub fn run(self) -> Result<Moved, CheckpointFailure> {
        let resolved = resolve(&*self.files, &self.named)?;
        let place = Place::of(&self.home, &self.workshop.id, Some(&resolved));
        let target = Target { named: self.named.clone(), path: resolved, guarded: false };
        if place != self.from {
            return self.run_elsewhere(place, target);
        }
        if self.looking {
            return Err(CheckpointFailure::ReadOnly);
        }
        let checkpoint = Checkpoint {
            files: self.files,
            place,
            target: Some(target.clone()),
            workshop: self.workshop,
            base: self.base,
            taken: None,
            generation: self.generation,
            lines: self.lines,
            new_history: !self.history,
            progress: self.progress,
            undecided: self.undecided,
            running: self.running,
        };
        Ok(Moved { target, place: None, done: checkpoint.run()? })
    }

    fn run_elsewhere(self, place: Place, target: Target) -> Result<Moved, CheckpointFailure> {
        let Ok(lock) = lock(&*self.files, &place, &self.named) else {
            return Err(CheckpointFailure::Locked { path: self.named });
        };
        let generation = place.generations(&*self.files).map_or(1, |found| found.free());
        let progress = Progress::since(0);
        let undecided = self.undecided.taken_along(&*self.files, &self.from, self.unwritten.as_deref())?;
        let checkpoint = Checkpoint {
            lines: self.steps(),
            place: place.clone(),
            target: Some(target.clone()),
            base: Base { generation, journal: generation, ..self.base },
            taken: None,
            files: self.files,
            workshop: self.workshop,
            generation,
            new_history: true,
            progress: progress.clone(),
            undecided: undecided.clone(),
            running: self.running,
        };
        let done = checkpoint.run()?;
        Ok(Moved { target, place: Some((place, lock, progress, undecided)), done })
    }

    /// All steps up to the state, as lines; a history that cannot be read is none.
    fn steps(&self) -> Vec<Line> {
        let revision = self.workshop.revision;
        if !self.history {
            return self.lines.iter().filter(|line| line.sequence <= revision).cloned().collect();
        }
        let lines: Vec<Line> = self.lines.iter().filter(|line| line.sequence <= revision).cloned().collect();
        let steps = history::steps(&*self.files, &self.from, lines, revision).unwrap_or_default();
        steps.into_iter().map(|(line, _)| line).collect()
    }
}

/// Writes a copy of a state; no document goes there.
pub fn save_copy(files: &dyn Files, workshop: &Workshop, path: &Path) -> Result<(), CheckpointFailure> {
    Ok(write_whole(files, path, &write(workshop)?)?)
}
