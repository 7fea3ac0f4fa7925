//! The journal of a workshop: what was acknowledged since its file was written.
//!
//! A journal is a row of files, its generations. A generation appears whole, under its name, with its
//! first steps in it. One that follows a failed write or sync repeats everything since the base: what
//! it repeats counts instead of what older generations say from there on. The file that failed is never
//! touched again, since the kernel may have dropped what it could not write.

use std::sync::Arc;

use handvat_model::history::Step;

use crate::files::{Files, OpenFile};
use crate::line::{Line, lines};
use crate::place::Place;
use crate::storage::{StorageFailure, read_if_there, write_new};

/// The end of the journal at which steps are added.
#[derive(Debug)]
pub(crate) struct Journal {
    files: Arc<dyn Files>,
    place: Place,
    /// The number of the next generation.
    next: u64,
    /// The generation that takes steps, when one is begun.
    open: Option<Box<dyn OpenFile>>,
    /// Whether the last write or sync failed, so that the next generation repeats everything.
    poisoned: bool,
    /// Everything durable since the base.
    lines: Vec<Line>,
}

impl Journal {
    /// A journal that goes on behind `lines`, in a generation of its own.
    pub(crate) fn new(files: Arc<dyn Files>, place: Place, next: u64, lines: Vec<Line>) -> Self {
        Self { files, place, next, open: None, poisoned: false, lines }
    }

    /// The number of the last step since the base.
    pub(crate) fn last(&self) -> Option<u64> {
        self.lines.last().map(|line| line.sequence)
    }

    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Adds steps with one sync; when this returns they survive any crash. After a failure none of
    /// them counts as added, and the next call begins a new generation.
    pub(crate) fn append(&mut self, added: Vec<Line>) -> Result<(), StorageFailure> {
        let done = match self.open.take() {
            Some(file) if !self.poisoned => self.extend(file, &added),
            _ => self.begin(&added),
        };
        match done {
            Ok(file) => {
                self.open = Some(file);
                self.poisoned = false;
                self.lines.extend(added);
                Ok(())
            }
            Err(failure) => {
                self.poisoned = true;
                Err(failure)
            }
        }
    }

    /// A number for a checkpoint, which takes what came before: the next step goes into a generation
    /// with a higher one.
    pub(crate) fn rotate(&mut self) -> u64 {
        self.open = None;
        self.next += 1;
        self.next - 1
    }

    /// Drops what a base holds, up to and with that record.
    pub(crate) fn forget(&mut self, sequence: u64) {
        self.lines.retain(|line| line.sequence > sequence);
    }

    fn extend(&self, mut file: Box<dyn OpenFile>, added: &[Line]) -> Result<Box<dyn OpenFile>, StorageFailure> {
        let text: String = added.iter().map(|line| line.text.as_str()).collect();
        let path = self.place.journal(self.next - 1);
        file.write(text.as_bytes()).and_then(|()| file.sync_data()).map_err(StorageFailure::at(&path))?;
        Ok(file)
    }

    fn begin(&mut self, added: &[Line]) -> Result<Box<dyn OpenFile>, StorageFailure> {
        let generation = self.next;
        self.next += 1;
        let carried = if self.poisoned { self.lines.as_slice() } else { &[] };
        let text: String = carried.iter().chain(added).map(|line| line.text.as_str()).collect();
        let (new, path) = (self.place.new_journal(generation), self.place.journal(generation));
        let files = &*self.files;
        let begun = write_new(files, &new, text.as_bytes())
            .and_then(|()| files.rename(&new, &path))
            .and_then(|()| files.sync_directory(self.place.directory()))
            .and_then(|()| files.open_end(&path));
        if begun.is_err() {
            // What is half-made takes room and counts for nothing.
            let _ = files.remove(&new);
        }
        begun.map_err(StorageFailure::at(&path))
    }
}

/// What a journal holds behind a base.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    pub(crate) steps: Vec<(Line, Step)>,
    /// Where it cannot be read although more follows; nothing behind that counts.
    pub(crate) damage: Option<Damage>,
    /// A number that no file of the place has.
    pub(crate) free: u64,
}

/// A journal that is broken in the middle: more than the torn end that a crash leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage {
    /// The number of the journal's file.
    pub generation: u64,
    /// The line, from 1.
    pub line: usize,
}

/// Reads the generations from `first` on, and keeps what follows on `revision` without a gap.
pub(crate) fn trail(files: &dyn Files, place: &Place, first: u64, revision: u64) -> Result<Trail, StorageFailure> {
    let generations = place.generations(files).map_err(StorageFailure::at(place.directory()))?;
    let mut trail = Trail { free: generations.free(), ..Trail::default() };
    for &generation in generations.journals.iter().filter(|&&generation| generation >= first) {
        let bytes = read_if_there(files, &place.journal(generation))?.unwrap_or_default();
        let found = lines(&bytes);
        if let Some(line) = found.damaged {
            trail.damage.get_or_insert(Damage { generation, line });
        }
        for (line, step) in found.steps {
            while trail.steps.last().is_some_and(|(last, _)| last.sequence >= line.sequence) {
                trail.steps.pop();
            }
            let expected = trail.steps.last().map_or(revision, |(last, _)| last.sequence) + 1;
            if line.sequence == expected {
                trail.steps.push((line, step));
            } else if line.sequence > expected {
                trail.damage.get_or_insert(Damage { generation, line: 1 });
                break;
            }
        }
    }
    Ok(trail)
}
