//! A workshop that is open: the one place through which its journal and its file are written. The
//! session's writer thread owns it.

mod saving;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use handvat_model::history::Step;
use handvat_model::id::Id;
use handvat_model::records::Workshop;

use crate::base::Base;
use crate::check::Fault;
use crate::checkpoint::{Checkpoint, CheckpointFailure, Checkpointed, Progress, Running, Saved, Target};
use crate::coded::Coded;
use crate::files::{Files, Lock};
use crate::history;
use crate::journal::Journal;
use crate::line::{Line, lines};
use crate::opening::{Access, Found, OpenFailure, ReadOnly, Recovered, Start, lock};
use crate::place::Place;

use crate::storage::StorageFailure;
use crate::whole::file_name;
use crate::writing::{Hash, write};

/// An open workshop file, or a workshop without a file.
#[derive(Debug)]
pub struct Document {
    files: Arc<dyn Files>,
    home: PathBuf,
    place: Place,
    target: Option<Target>,
    read_only: Option<ReadOnly>,
    lock: Option<Lock>,
    base: Base,
    /// The base's content while the program's own folder does not have it yet.
    unwritten: Option<Vec<u8>>,
    journal: Journal,
    /// Whether the history leads to the base.
    history: bool,
    progress: Progress,
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
    /// Why nothing can be changed.
    pub read_only: Option<ReadOnly>,
    /// Whether another program changed the file while the journal had steps for it. The workshop is
    /// then ours; checkpoints fail with [`CheckpointFailure::ChangedOutside`] and leave the file alone.
    pub changed_outside: bool,
    /// What does not hang together in the file.
    pub faults: Vec<Fault>,
}

/// Why steps could not be made durable. None of them counts as written.
#[derive(Debug, thiserror::Error)]
pub enum JournalFailure {
    /// The program's own folder failed.
    #[error(transparent)]
    Storage(#[from] StorageFailure),
    /// The document was opened to be read.
    #[error("the workshop is open to be read only")]
    ReadOnly,
    /// Another window or program has the workshop.
    #[error("{path} is open elsewhere")]
    Locked {
        /// The file, or the name of a workshop without one.
        path: PathBuf,
    },
    /// The steps do not follow on the last one.
    #[error("step {found} does not follow on {last}")]
    Sequence {
        /// The last one's number.
        last: u64,
        /// The one that does not follow.
        found: u64,
    },
    /// A step does not go into JSON.
    #[error("a step does not go into JSON")]
    Json(#[from] serde_json::Error),
}

impl Document {
    /// Opens a workshop file. Never writes it.
    pub fn open(files: Arc<dyn Files>, home: &Path, path: &Path, access: Access) -> Result<Opened, OpenFailure> {
        let found = Found::read(&*files, path)?;
        let newer = found.reading.newer.map(|version| ReadOnly::Newer { version });
        let place = Place::of(home, &found.reading.workshop.id, Some(&found.path));
        let (lock, found) = match (access, newer) {
            (Access::Edit, None) => {
                let lock = lock(&*files, &place, path)?;
                let id = found.reading.workshop.id.clone();
                let found = found.fresh(&*files, path)?;
                if found.reading.newer.is_some() || found.reading.workshop.id != id {
                    // Between the two looks somebody put quite another file there.
                    return Self::open(files, home, path, access);
                }
                (lock, found)
            }
            _ => (None, found),
        };
        let named = Target { named: path.to_owned(), path: found.path.clone(), guarded: true };
        let faults = found.reading.faults.clone();
        let start = Start::of_file(&*files, &place, found)?;
        let read_only = newer.or((access == Access::Look).then_some(ReadOnly::Looking));
        Ok(Self::begin(files, home, place, Some(named), lock, read_only, start, faults))
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
            base,
            unwritten: Some(content),
            history: false,
            running: Arc::default(),
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
        Ok(Some(Self::begin(files, home, place, None, lock, None, start, faults)))
    }

    /// The file as it was named when it was opened or saved to; none for a workshop without one.
    pub fn path(&self) -> Option<&Path> {
        self.target.as_ref().map(|target| target.named.as_path())
    }

    /// The revision that the file has, as far as this document knows.
    pub fn saved_revision(&self) -> u64 {
        self.base.revision
    }

    /// Makes steps durable with one sync. When this returns they survive any crash; when it fails
    /// none counts, and the same or other steps with these numbers may be tried again later.
    ///
    /// A step's number is one more than the last one's, or at most one more than the file's revision.
    pub fn append(&mut self, steps: &[Step]) -> Result<(), JournalFailure> {
        if self.read_only.is_some() {
            return Err(JournalFailure::ReadOnly);
        }
        if steps.is_empty() {
            return Ok(());
        }
        self.follow(steps)?;
        let lines = steps.iter().map(Line::new).collect::<Result<Vec<_>, _>>()?;
        self.make_ready()?;
        Ok(self.journal.append(lines)?)
    }

    /// A checkpoint of this state, to be run on another thread and then told to
    /// [`Document::finish_checkpoint`]. Steps may be added while it runs.
    pub fn begin_checkpoint(&mut self, workshop: Arc<Workshop>) -> Result<Checkpoint, CheckpointFailure> {
        let target = self.target.clone();
        let (place, base, progress) = (self.place.clone(), self.base.clone(), self.progress.clone());
        self.allow()?;
        if workshop.revision != base.revision {
            match self.make_ready() {
                Err(JournalFailure::Locked { path }) => return Err(CheckpointFailure::Locked { path }),
                // A file can be saved even while the program's own folder fails.
                Err(JournalFailure::Storage(failure)) if target.is_none() => return Err(failure.into()),
                _ => {}
            }
        }
        let running = Running::start(&self.running).ok_or(CheckpointFailure::Busy)?;
        let generation = self.journal.rotate();
        let lines = self.journal.lines().iter().filter(|line| line.sequence <= workshop.revision).cloned().collect();
        let files = Arc::clone(&self.files);
        let new_history = !self.history;
        Ok(Checkpoint { files, place, target, workshop, base, generation, lines, new_history, progress, running })
    }

    /// Takes note of a checkpoint that ran.
    pub fn finish_checkpoint(&mut self, done: Checkpointed) -> Saved {
        let Checkpointed { base, bytes, aside, running: _ended } = done;
        let (revision, hash, length) = (base.revision, base.hash.clone(), base.length);
        if let Some(bytes) = bytes {
            self.base = base;
            if aside.is_none() {
                self.journal.forget(revision);
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
        let done = self.begin_checkpoint(Arc::new(workshop.clone()))?.run()?;
        Ok(self.finish_checkpoint(done))
    }

    /// The steps that led to the last durable step, the oldest first, as far back as the history's
    /// budget reaches; none when another program changed the file since.
    pub fn history(&self) -> Result<Vec<Step>, StorageFailure> {
        let revision = self.journal.last().unwrap_or(self.base.revision).max(self.base.revision);
        if !self.history {
            return Ok(self.decoded(revision));
        }
        let steps = history::steps(&*self.files, &self.place, self.journal.lines(), revision)?;
        Ok(steps.into_iter().map(|(_, step)| step).collect())
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
    ) -> Opened {
        // The history has what came before the journal.
        let revision = start.base.revision;
        let recorded = start.lines.first().map_or(revision, |line| revision.min(line.sequence.saturating_sub(1)));
        let journal = Journal::new(Arc::clone(&files), place.clone(), start.free, start.lines);
        let document = Self {
            files,
            home: home.to_owned(),
            place,
            target,
            read_only,
            lock,
            progress: Progress::since(recorded),
            base: start.base,
            unwritten: start.unwritten,
            journal,
            history: start.history,
            running: Arc::default(),
        };
        let (workshop, recovered, changed_outside) = (start.workshop, start.recovered, start.changed_outside);
        Opened { document, workshop, recovered, read_only, changed_outside, faults }
    }

    fn allow(&self) -> Result<(), CheckpointFailure> {
        match self.read_only {
            Some(_) => Err(CheckpointFailure::ReadOnly),
            None if self.running.load(Ordering::Acquire) => Err(CheckpointFailure::Busy),
            None => Ok(()),
        }
    }

    /// Whether the steps' numbers go on where the journal or the file ends.
    fn follow(&self, steps: &[Step]) -> Result<(), JournalFailure> {
        let mut last = self.journal.last();
        for step in steps {
            let found = step.sequence;
            let follows = match last {
                Some(last) => found == last + 1 || (found > last && found <= self.base.revision + 1),
                None => found > 0 && found <= self.base.revision + 1,
            };
            if !follows {
                return Err(JournalFailure::Sequence { last: last.unwrap_or(self.base.revision), found });
            }
            last = Some(found);
        }
        Ok(())
    }

    /// Sees to it that the journal stands on a base that is written down and on a lock that we hold.
    fn make_ready(&mut self) -> Result<(), JournalFailure> {
        let files = &*self.files;
        if self.lock.is_none() {
            let lock = self.place.lock(files).map_err(StorageFailure::at(self.place.directory()))?;
            self.lock = Some(lock.ok_or_else(|| JournalFailure::Locked { path: self.named().to_owned() })?);
        }
        let Some(content) = &self.unwritten else { return Ok(()) };
        if self.running.load(Ordering::Acquire) {
            // A checkpoint is at work on the same files; the next try comes after it.
            return Err(StorageFailure::at(&self.place.base())(io::ErrorKind::ResourceBusy.into()).into());
        }
        if !self.history && files.identity(&self.place.history()).is_ok() {
            // What is there belongs to another course of things.
            history::replace(files, &self.place, "")?;
        }
        self.base.stage(files, &self.place, content)?;
        Base::settle(files, &self.place)?;
        self.unwritten = None;
        self.history = true;
        Ok(())
    }

    /// By what people know the workshop.
    fn named(&self) -> &Path {
        self.path().unwrap_or_else(|| Path::new(self.base.id.as_str()))
    }

    fn decoded(&self, revision: u64) -> Vec<Step> {
        let text: String = self.journal.lines().iter().map(|line| line.text.as_str()).collect();
        let steps = lines(text.as_bytes()).steps;
        steps.into_iter().map(|(_, step)| step).filter(|step| step.sequence <= revision).collect()
    }
}

impl Coded for JournalFailure {
    fn code(&self) -> &'static str {
        match self {
            Self::Storage(failure) => failure.code(),
            Self::ReadOnly => "read-only",
            Self::Locked { .. } => "locked",
            Self::Sequence { .. } | Self::Json(_) => "internal",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Storage(failure) => failure.arguments(),
            Self::Locked { path } => vec![("file", file_name(path))],
            Self::ReadOnly | Self::Sequence { .. } | Self::Json(_) => Vec::new(),
        }
    }
}
