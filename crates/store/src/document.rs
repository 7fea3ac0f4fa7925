//! A workshop that is open: the one place through which its journal and its file are written. The
//! session's writer thread owns it.

mod deciding;
mod journalling;
mod outside;
mod saving;

pub use deciding::Decision;
pub use journalling::{JournalFailure, Recall};
pub use saving::{Move, Moved, save_copy};

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use handvat_model::history::Step;
use handvat_model::id::Id;
use handvat_model::records::Workshop;

use crate::base::Base;
use crate::check::Fault;
use crate::checkpoint::{Checkpoint, CheckpointFailure, Checkpointed, Progress, Running, Saved, Target};
use crate::files::{Files, Lock};
use crate::following::{Follower, View};
use crate::journal::Journal;
use crate::line::Line;
use crate::opening::{Access, Found, OpenFailure, ReadOnly, Recovered, Start, lock};
use crate::origins::Origins;
use crate::outside::Taken;
use crate::place::Place;
use crate::replacing::make_durable;
use crate::storage::StorageFailure;
use crate::undecided::Undecided;
use crate::versions::Versions;
use crate::writing::{Hash, write};

/// An open workshop file, or a workshop without a file.
#[derive(Debug)]
pub struct Document {
    files: Arc<dyn Files>,
    home: PathBuf,
    place: Place,
    target: Option<Target>,
    read_only: Option<ReadOnly>,
    lock: Option<Arc<Lock>>,
    base: Base,
    /// The base's content while the program's own folder does not have it yet.
    unwritten: Option<Vec<u8>>,
    journal: Journal,
    versions: Versions,
    /// Steps that the file has and neither the journal nor the history.
    unrecorded: Vec<Line>,
    /// What another hand put into the file and is part of the workshop now.
    taken: Option<Arc<Taken>>,
    /// What the file held before, as far as the steps do not say.
    origins: Arc<Origins>,
    /// Whether the history leads to the base.
    history: bool,
    progress: Progress,
    undecided: Undecided,
    running: Arc<AtomicBool>,
}

/// A document with what it holds.
#[derive(Debug)]
pub struct Opened {
    /// The file's writer.
    pub document: Document,
    /// The workshop with everything that was acknowledged.
    pub workshop: Workshop,
    /// What the journal had and the file had not.
    pub recovered: Option<Recovered>,
    /// That with what came back in earlier runs, as long as nobody decided: [`Document::decide`] is to be told.
    pub undecided: Option<Recovered>,
    /// Why nothing can be changed.
    pub read_only: Option<ReadOnly>,
    /// Whether another program changed the file while the journal had steps for it. The workshop is
    /// then ours; checkpoints fail with [`CheckpointFailure::ChangedOutside`] and leave the file alone.
    pub changed_outside: bool,
    /// What does not hang together in the file.
    pub faults: Vec<Fault>,
    /// What we last wrote to the file, or read from it, when another program put something else there since and
    /// nothing of ours was missing: theirs counts, and this has to be kept before anything is written.
    pub replaced: Option<Vec<u8>>,
    /// The version of the file's format when it is an older one. The next checkpoint writes today's: what
    /// the file held has to be kept before.
    pub migrated: Option<u32>,
}

impl Document {
    /// Opens a workshop file. Never writes it.
    pub fn open(files: Arc<dyn Files>, home: &Path, path: &Path, access: Access) -> Result<Opened, OpenFailure> {
        if access == Access::Look {
            return Self::look(files, home, path, ReadOnly::Looking);
        }
        let found = Found::read(&*files, path)?;
        if found.reading.newer.is_some() {
            // It is read again: two of it would take twice the room.
            drop(found);
            return Self::look(files, home, path, ReadOnly::Looking);
        }
        let place = Place::of(home, &found.reading.workshop.id, Some(&found.path));
        let lock = match lock(&*files, &place, path) {
            Err(OpenFailure::Locked { .. }) if access == Access::EditOrLook => {
                drop(found);
                return Self::look(files, home, path, ReadOnly::Elsewhere);
            }
            lock => lock?,
        };
        let id = found.reading.workshop.id.clone();
        let found = found.fresh(&*files, path)?;
        if found.reading.newer.is_some() || found.reading.workshop.id != id {
            // Between the two looks somebody put quite another file there.
            return Self::open(files, home, path, access);
        }
        let named = Target { named: path.to_owned(), path: found.path.clone(), guarded: true };
        let (faults, migrated) = (found.reading.faults.clone(), found.reading.migrated);
        let start = Start::of_file(&*files, &place, found)?;
        let replaced = outside::replaced(&*files, &place, &start);
        if start.unwritten.is_some() {
            // Whoever put it there may have had no time to sync it, and the journal goes on from it.
            make_durable(&*files, &named.path);
        }
        let opened = Self::begin(files, home, place, Some(named), lock, None, start, faults)?;
        Ok(Opened { replaced, migrated, ..opened })
    }

    /// Opens without the lock, so that nothing can be changed; a file of a later program for that reason.
    fn look(files: Arc<dyn Files>, home: &Path, path: &Path, why: ReadOnly) -> Result<Opened, OpenFailure> {
        let view = View::of(&*files, home, path)?;
        let read_only = view.newer.map_or(why, |version| ReadOnly::Newer { version });
        let named = Target { named: path.to_owned(), path: view.path, guarded: true };
        let mut opened =
            Self::begin(files, home, view.place, Some(named), None, Some(read_only), view.start, view.faults)?;
        if read_only == ReadOnly::Elsewhere {
            // Nothing is missing from the file that its holder would not write there.
            (opened.recovered, opened.undecided) = (None, None);
        }
        Ok(opened)
    }

    /// A new workshop that has no file yet. It can be recovered from its first step on.
    pub fn create_untitled(files: Arc<dyn Files>, home: &Path, workshop: &Workshop) -> Result<Self, CheckpointFailure> {
        let content = write(workshop)?;
        let base = Base {
            id: workshop.id.clone(),
            path: None,
            hash: Hash::of(&content),
            length: content.len() as u64,
            identity: None,
            revision: workshop.revision,
            edited: workshop.edited.clone(),
            generation: 1,
            journal: 1,
        };
        let place = Place::of(home, &workshop.id, None);
        let journal = Journal::new(Arc::clone(&files), place.clone(), 2, Vec::new());
        Ok(Self {
            home: home.to_owned(),
            target: None,
            read_only: None,
            lock: None,
            progress: Progress::since(base.revision),
            origins: Arc::new(Origins::only(&base)),
            base,
            unwritten: Some(content),
            unrecorded: Vec::new(),
            history: false,
            taken: None,
            undecided: Undecided::default(),
            running: Arc::default(),
            versions: Versions::new(Arc::clone(&files), place.clone()),
            files,
            place,
            journal,
        })
    }

    /// Opens a workshop that was never saved to a file; none when there is none of that id.
    pub fn open_untitled(files: Arc<dyn Files>, home: &Path, id: &Id) -> Result<Option<Opened>, OpenFailure> {
        let place = Place::of(home, id, None);
        if Start::of_untitled(&*files, &place)?.is_none() {
            return Ok(None);
        }
        let lock = lock(&*files, &place, Path::new(id.as_str()))?;
        let Some(start) = Start::of_untitled(&*files, &place)? else { return Ok(None) };
        let faults = crate::check::faults(&start.workshop);
        Ok(Some(Self::begin(files, home, place, None, lock, None, start, faults)?))
    }

    /// The file as it was named when it was opened or saved to; none for a workshop without one.
    pub fn path(&self) -> Option<&Path> {
        self.target.as_ref().map(|target| target.named.as_path())
    }

    /// Looks after the holder of a workshop that is open elsewhere; none for any other.
    pub fn follower(&self) -> Option<Follower> {
        let target = self.target.as_ref().filter(|_| self.read_only == Some(ReadOnly::Elsewhere))?;
        Some(Follower::new(Arc::clone(&self.files), self.home.clone(), self.place.clone(), target.clone()))
    }

    /// States of the workshop that were kept. A move to another file takes a workshop's own along only
    /// when it had no file before: every file has its own.
    pub fn versions(&self) -> &Versions {
        &self.versions
    }

    /// What the file held when this document last read or wrote it, if the program's own folder still has it.
    pub fn in_file(&self) -> Result<Vec<u8>, StorageFailure> {
        self.unwritten.clone().map_or_else(|| self.base.content(&*self.files, &self.place), Ok)
    }

    /// What the file held before work came back of which nobody has decided, in this run or an earlier one; without
    /// such work what it held when this document last read or wrote it.
    pub fn before_recovery(&self) -> Result<Vec<u8>, StorageFailure> {
        let before = self.undecided.before(&*self.files, &self.place)?;
        before.map_or_else(|| self.in_file(), Ok)
    }

    /// The revision that the file has, as far as this document knows.
    pub fn saved_revision(&self) -> u64 {
        self.base.revision
    }

    /// A checkpoint of this state, to be run on another thread and then told to
    /// [`Document::finish_checkpoint`]. Steps may be added while it runs. `adrift` are steps up to the
    /// state that the journal does not have: the file will, and the history with it.
    pub fn begin_checkpoint(
        &mut self,
        workshop: Arc<Workshop>,
        adrift: &[Arc<Step>],
    ) -> Result<Checkpoint, CheckpointFailure> {
        let target = self.target.clone();
        let (place, base, progress) = (self.place.clone(), self.base.clone(), self.progress.clone());
        self.allow()?;
        self.note_adrift(adrift);
        if workshop.revision != base.revision {
            match self.make_ready() {
                Err(JournalFailure::Locked { path }) => return Err(CheckpointFailure::Locked { path }),
                // A file can be saved even while the program's own folder fails.
                Err(JournalFailure::Storage(failure)) if target.is_none() => return Err(failure.into()),
                _ => {}
            }
        }
        let running = Running::start(&self.running, self.lock.clone()).ok_or(CheckpointFailure::Busy)?;
        let generation = self.journal.rotate();
        let lines = self.lines(workshop.revision);
        let files = Arc::clone(&self.files);
        let new_history = !self.history;
        let taken = self.taken.clone();
        Ok(Checkpoint {
            files,
            place,
            target,
            workshop,
            base,
            taken,
            generation,
            lines,
            new_history,
            progress,
            undecided: self.undecided.clone(),
            running,
        })
    }

    /// Takes note of a checkpoint that ran.
    pub fn finish_checkpoint(&mut self, done: Checkpointed) -> Saved {
        let Checkpointed { base, bytes, aside, spare, running: _ended } = done;
        self.journal.spare = spare;
        let (revision, hash, length) = (base.revision, base.hash.clone(), base.length);
        if let Some(bytes) = bytes {
            self.base = base;
            if let Some(taken) = self.taken.take() {
                Arc::make_mut(&mut self.origins).take_in(taken, &self.base);
            }
            if aside.is_none() {
                self.journal.forget(revision);
                self.unrecorded.retain(|line| line.sequence > revision);
            }
            self.unwritten = aside.is_some().then_some(bytes);
            self.history |= aside.is_none();
            if let Some(target) = &mut self.target {
                target.guarded = true;
            }
        }
        Saved { revision, hash, length, aside }
    }

    /// Writes this state into the file, and returns when it is there.
    pub fn checkpoint(&mut self, workshop: &Workshop) -> Result<Saved, CheckpointFailure> {
        let done = self.begin_checkpoint(Arc::new(workshop.clone()), &[])?.run()?;
        Ok(self.finish_checkpoint(done))
    }

    #[expect(clippy::too_many_arguments, reason = "the one place where a document is put together")]
    fn begin(
        files: Arc<dyn Files>,
        home: &Path,
        place: Place,
        target: Option<Target>,
        lock: Option<Lock>,
        read_only: Option<ReadOnly>,
        start: Start,
        faults: Vec<Fault>,
    ) -> Result<Opened, StorageFailure> {
        // The history has what came before the journal.
        let revision = start.base.revision;
        let recorded = start.lines.first().map_or(revision, |line| revision.min(line.sequence.saturating_sub(1)));
        let progress = Progress::since(recorded);
        let undecided = Undecided::load(&*files, &place, &start)?;
        if start.recovered.is_some() {
            progress.hold(start.free);
        }
        let told = undecided.told();
        let journal = Journal::new(Arc::clone(&files), place.clone(), start.free, start.lines);
        let document = Self {
            versions: Versions::new(Arc::clone(&files), place.clone()),
            files,
            home: home.to_owned(),
            place,
            target,
            read_only,
            lock: lock.map(Arc::new),
            progress,
            origins: Arc::new(Origins::only(&start.base)),
            base: start.base,
            unwritten: start.unwritten,
            journal,
            unrecorded: Vec::new(),
            history: start.history,
            taken: None,
            undecided,
            running: Arc::default(),
        };
        let (workshop, recovered, changed_outside) = (start.workshop, start.recovered, start.changed_outside);
        Ok(Opened {
            document,
            workshop,
            recovered,
            undecided: told,
            read_only,
            changed_outside,
            faults,
            replaced: None,
            migrated: None,
        })
    }

    fn allow(&self) -> Result<(), CheckpointFailure> {
        match self.read_only {
            Some(_) => Err(CheckpointFailure::ReadOnly),
            None if self.running.load(Ordering::Acquire) => Err(CheckpointFailure::Busy),
            None => Ok(()),
        }
    }

    /// By what people know the workshop.
    fn named(&self) -> &Path {
        self.path().unwrap_or_else(|| Path::new(self.base.id.as_str()))
    }
}
