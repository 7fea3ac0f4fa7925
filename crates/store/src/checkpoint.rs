//! A checkpoint: the workshop file is replaced by a newer state, in an order that leaves a whole file
//! and every acknowledged step whenever it is cut short.

mod target;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use handvat_model::records::Workshop;

use crate::base::Base;
use crate::coded::Coded;
use crate::files::{Files, Identity, Lock};
use crate::history;
use crate::journal::{Spare, broken};
use crate::line::Line;
use crate::outside::Taken;
use crate::place::Place;
use crate::replacing::make_durable;
use crate::storage::StorageFailure;
use crate::undecided::Undecided;
use crate::whole::{Prepared, WriteFailure, file_name};
use crate::writing::{Hash, Unwritable, write};

/// Why a checkpoint did not happen. The workshop file is as it was, and the journal goes on: what was
/// acknowledged stays safe.
#[derive(Debug, thiserror::Error)]
pub enum CheckpointFailure {
    /// Somebody else wrote the file; it is not overwritten.
    #[error("{path} was changed by another program")]
    ChangedOutside {
        /// The file.
        path: PathBuf,
    },
    /// The file is no longer there; it is not made again unasked.
    #[error("{path} is gone")]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error(transparent)]
    Write(#[from] WriteFailure),
    /// What was read back is not what was written.
    #[error("{path} does not hold what was written to it")]
    NotVerified {
        /// The file.
        path: PathBuf,
    },
    /// The program's own folder failed.
    #[error(transparent)]
    Storage(#[from] StorageFailure),
    /// The workshop does not go into a file.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
    /// Another checkpoint is under way.
    #[error("a checkpoint is under way")]
    Busy,
    /// The workshop was opened to be looked at.
    #[error("the workshop is open to be read only")]
    ReadOnly,
    /// Another window or program has the file open.
    #[error("{path} is open elsewhere")]
    Locked {
        /// The file.
        path: PathBuf,
    },
}

/// A checkpoint that is ready to run, on any thread, while records are added to the journal.
#[derive(Debug)]
#[must_use = "nothing is written before it runs"]
pub struct Checkpoint {
    pub(crate) files: Arc<dyn Files>,
    pub(crate) place: Place,
    pub(crate) target: Option<Target>,
    pub(crate) workshop: Arc<Workshop>,
    /// The state on which the journal stands now.
    pub(crate) base: Base,
    /// What another hand put into the file and is part of the workshop.
    pub(crate) taken: Option<Arc<Taken>>,
    /// Numbers the state on which it will stand.
    pub(crate) generation: u64,
    /// Steps up to the workshop's revision.
    pub(crate) lines: Vec<Line>,
    /// Whether the lines take the place of the history.
    pub(crate) new_history: bool,
    pub(crate) progress: Progress,
    /// Work that came back and waits for a decision.
    pub(crate) undecided: Undecided,
    pub(crate) running: Running,
}

/// The file that a checkpoint writes.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    /// As people named it.
    pub(crate) named: PathBuf,
    /// Resolved.
    pub(crate) path: PathBuf,
    /// Whether it must still hold the base; otherwise whatever stands there is replaced.
    pub(crate) guarded: bool,
}

/// A checkpoint that ran and of which its document does not know yet.
#[derive(Debug)]
#[must_use = "the document has to know of it"]
pub struct Checkpointed {
    pub(crate) base: Base,
    /// What was written; none when the file held it already.
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) aside: Option<StorageFailure>,
    /// For the steps after the next checkpoint.
    pub(crate) spare: Option<Spare>,
    pub(crate) running: Running,
}

/// A state that the file has: it was written, synced and read back.
#[derive(Debug)]
pub struct Saved {
    /// The workshop's, as the file has it.
    pub revision: u64,
    /// Of the file.
    pub hash: Hash,
    /// Of the file, in bytes.
    pub length: u64,
    /// Why the program's own folder did not take part: the file is saved all the same, and the next
    /// step catches up.
    pub aside: Option<StorageFailure>,
}

/// What checkpoints of one document have done so far, finished or not.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress(Arc<Mutex<Done>>);

#[derive(Debug, Default)]
struct Done {
    /// What may stand in the file besides the base, since a checkpoint failed after it was put there.
    attempted: Vec<Hash>,
    /// The last step that went into the history.
    recorded: u64,
    /// Whether leftovers of a killed run were looked for.
    swept: bool,
    /// Files of the place with numbers below this one stay.
    held: u64,
}

/// Keeps a second checkpoint from starting while one runs.
#[derive(Debug)]
pub(crate) struct Running {
    flag: Arc<AtomicBool>,
    /// Nobody else has the workshop while this writes.
    _lock: Option<Arc<Lock>>,
}

impl Checkpoint {
    /// Writes the file. May take as long as its disk.
    pub fn run(self) -> Result<Checkpointed, CheckpointFailure> {
        let files = &*self.files;
        self.sweep();
        if let Some((taken, identity)) = self.stands_there()? {
            return Ok(self.adopt(&taken, identity));
        }
        if self.is_unchanged() {
            return self.verify();
        }
        let bytes = write(&self.workshop)?;
        let mut base = self.next_base(&bytes);
        let aside = match &self.target {
            None => {
                self.stage(&base, &bytes)?;
                self.keep()?;
                None
            }
            Some(target) => {
                let seen = self.seen(target)?;
                let prepared = Prepared::new(files, &target.path, &bytes)?;
                base.identity = prepared.identity(files);
                let staged = self.stage(&base, &bytes);
                self.seen_again(target, seen.as_ref(), &prepared)?;
                self.progress.attempt(base.hash.clone());
                self.put(target, prepared, &base.hash, seen.as_ref())?;
                self.read_back(target, &base)?;
                staged.and_then(|()| self.keep()).err()
            }
        };
        self.progress.succeed();
        let spare = Spare::after(files, &self.place, self.generation);
        Ok(Checkpointed { aside, base, bytes: Some(bytes), spare, running: self.running })
    }

    fn is_unchanged(&self) -> bool {
        // What another hand put there and of which nothing was taken in lacks what is ours.
        let theirs = self.taken.is_some();
        let guarded = self.target.as_ref().is_none_or(|target| target.guarded);
        !theirs && guarded && self.workshop.revision == self.base.revision
    }

    /// The content of another hand that is in the file now and is all that the workshop is.
    fn stands_there(&self) -> Result<Option<(Arc<Taken>, Identity)>, CheckpointFailure> {
        let (Some(target), Some(taken)) = (&self.target, &self.taken) else { return Ok(None) };
        if !target.guarded || !taken.holds(&self.workshop) {
            return Ok(None);
        }
        let Some((identity, hash)) = self.seen(target)? else { return Ok(None) };
        Ok((hash == taken.hash).then(|| (Arc::clone(taken), identity)))
    }

    /// The file stays as the other hand wrote it, or two programs would answer each other for ever.
    fn adopt(self, taken: &Taken, identity: Identity) -> Checkpointed {
        let edited = taken.workshop.edited.clone();
        let base = Base { identity: Some(identity), edited, ..self.next_base(&taken.bytes) };
        if let Some(target) = &self.target {
            make_durable(&*self.files, &target.path);
        }
        let aside = self.stage(&base, &taken.bytes).and_then(|()| self.keep()).err();
        self.progress.attempt(base.hash.clone());
        self.progress.succeed();
        Checkpointed { aside, base, bytes: Some(taken.bytes.clone()), spare: None, running: self.running }
    }

    /// Nothing happened since the base: the file has to hold it still.
    fn verify(self) -> Result<Checkpointed, CheckpointFailure> {
        if let Some(target) = &self.target {
            self.seen(target)?;
        }
        Ok(Checkpointed { aside: None, base: self.base, bytes: None, spare: None, running: self.running })
    }

    fn next_base(&self, bytes: &[u8]) -> Base {
        Base {
            id: self.workshop.id.clone(),
            path: self.target.as_ref().map(|target| target.path.to_string_lossy().into_owned()),
            hash: Hash::of(bytes),
            length: bytes.len() as u64,
            identity: None,
            revision: self.workshop.revision,
            edited: self.workshop.edited.clone(),
            generation: self.generation,
            journal: self.generation,
        }
    }

    /// Gets the next base and the history ready in the program's own folder.
    fn stage(&self, base: &Base, bytes: &[u8]) -> Result<(), StorageFailure> {
        let files = &*self.files;
        // First: what fails after it must not let the state before be forgotten.
        self.undecided.write(files, &self.place, None)?;
        let recorded = self.progress.recorded();
        let new = self.lines.iter().filter(|line| self.new_history || line.sequence > recorded);
        let text: String = new.map(|line| line.text.as_str()).collect();
        if self.new_history {
            history::replace(files, &self.place, &text)?;
        } else if !text.is_empty() {
            history::extend(files, &self.place, &text)?;
        }
        self.progress.record(self.lines.last().map_or(0, |line| line.sequence));
        base.stage(files, &self.place, bytes)
    }

    /// Makes the staged base the one that counts, and takes away what nothing stands on any more: what
    /// the base before this one had already taken in.
    fn keep(&self) -> Result<(), StorageFailure> {
        let files = &*self.files;
        Base::settle(files, &self.place)?;
        let generations = self.place.generations(files).map_err(StorageFailure::at(self.place.directory()))?;
        let (journal, content, held) = (self.base.journal, self.base.generation, self.progress.held());
        let spent = generations.journals.iter().copied().filter(|&number| number < journal && number >= held);
        let spent: Vec<u64> = spent.collect();
        for number in broken(files, &self.place, &spent) {
            // Somebody may yet read out of it what no state has.
            let _ = files.rename(&self.place.journal(number), &self.place.broken_journal(number));
        }
        let spent = spent.into_iter().map(|number| self.place.journal(number));
        let half = generations.new_journals.iter().filter(|&&number| number < self.generation);
        let half = half.map(|&number| self.place.new_journal(number));
        let spent_content = |number: u64| number != content && number != self.generation && number >= held;
        let contents = generations.contents.iter().filter(|&&number| spent_content(number));
        let contents = contents.map(|&number| self.place.content(number));
        for path in spent.chain(half).chain(contents) {
            // What cannot be taken away now goes at the next checkpoint.
            let _ = files.remove(&path);
        }
        Ok(())
    }
}

impl Progress {
    pub(crate) fn since(recorded: u64) -> Self {
        Self(Arc::new(Mutex::new(Done { recorded, ..Done::default() })))
    }

    pub(crate) fn attempted(&self, hash: &Hash) -> bool {
        self.with(|done| done.attempted.contains(hash))
    }

    fn attempt(&self, hash: Hash) {
        self.with(|done| done.attempted.push(hash));
    }

    fn succeed(&self) {
        // The last one stays: the document may not have heard of it yet.
        self.with(|done| done.attempted = done.attempted.split_off(done.attempted.len().saturating_sub(1)));
    }

    pub(crate) fn recorded(&self) -> u64 {
        self.with(|done| done.recorded)
    }

    pub(crate) fn record(&self, sequence: u64) {
        self.with(|done| done.recorded = done.recorded.max(sequence));
    }

    /// Keeps the place's files below this number from being taken away; 0 lets them go.
    pub(crate) fn hold(&self, below: u64) {
        self.with(|done| done.held = below);
    }

    fn held(&self) -> u64 {
        self.with(|done| done.held)
    }

    fn begin_sweep(&self) -> bool {
        self.with(|done| !std::mem::replace(&mut done.swept, true))
    }

    /// Something was left that could not be taken away.
    fn sweep_again(&self) {
        self.with(|done| done.swept = false);
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut Done) -> T) -> T {
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Running {
    /// None while another one lives.
    pub(crate) fn start(flag: &Arc<AtomicBool>, lock: Option<Arc<Lock>>) -> Option<Self> {
        (!flag.swap(true, Ordering::AcqRel)).then(|| Self { flag: Arc::clone(flag), _lock: lock })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.flag.store(false, Ordering::Release);
    }
}

impl CheckpointFailure {
    fn path(&self) -> Option<&Path> {
        match self {
            Self::ChangedOutside { path }
            | Self::Gone { path }
            | Self::NotVerified { path }
            | Self::Locked { path } => Some(path),
            Self::Write(_) | Self::Storage(_) | Self::Unwritable(_) | Self::Busy | Self::ReadOnly => None,
        }
    }
}

impl Coded for CheckpointFailure {
    fn code(&self) -> &'static str {
        match self {
            Self::ChangedOutside { .. } => "file-changed-outside",
            Self::Gone { .. } => "file-gone",
            Self::Write(failure) => failure.code(),
            Self::NotVerified { .. } => "save-not-verified",
            Self::Storage(failure) => failure.code(),
            Self::Unwritable(failure) => failure.code(),
            Self::Busy => "save-busy",
            Self::ReadOnly => "read-only",
            Self::Locked { .. } => "locked",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Write(failure) => failure.arguments(),
            Self::Storage(failure) => failure.arguments(),
            Self::Unwritable(failure) => failure.arguments(),
            _ => self.path().map(|path| ("file", file_name(path))).into_iter().collect(),
        }
    }
}
