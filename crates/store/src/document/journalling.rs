//! Steps on their way into the journal, and back out of it.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use handvat_model::history::Step;

use super::Document;
use crate::base::Base;
use crate::coded::Coded;
use crate::files::Files;
use crate::history;
use crate::line::Line;
use crate::place::Place;
use crate::storage::StorageFailure;
use crate::whole::file_name;

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

/// The steps that led to a state, not yet read.
#[derive(Debug)]
pub struct Recall {
    files: Arc<dyn Files>,
    place: Place,
    lines: Vec<Line>,
    revision: u64,
    /// Whether the place's history leads there.
    history: bool,
}

impl Document {
    /// Makes steps durable with one sync. When this returns they survive any crash; when it fails
    /// none counts, and the same or other steps with these numbers may be tried again later.
    ///
    /// A step's number is one more than the last one's, or at most one more than the file's revision.
    pub fn append<S: Borrow<Step>>(&mut self, steps: &[S]) -> Result<(), JournalFailure> {
        if self.read_only.is_some() {
            return Err(JournalFailure::ReadOnly);
        }
        if steps.is_empty() {
            return Ok(());
        }
        self.follow(steps)?;
        let lines = Line::group(steps)?;
        self.make_ready()?;
        Ok(self.journal.append(lines)?)
    }

    /// Takes durable steps behind this one back, since nobody was told that they are: whatever the disk
    /// holds of them counts no more once the next steps are durable.
    pub fn take_back(&mut self, sequence: u64) {
        self.journal.take_back(sequence);
        self.unrecorded.retain(|line| line.sequence <= sequence);
    }

    /// Sees to it that steps which were refused or taken back never come back, also where the disk has got them
    /// since.
    pub fn forget_refused(&mut self) -> Result<(), JournalFailure> {
        if self.read_only.is_some() || !self.journal.is_doubtful(self.base.journal) {
            return Ok(());
        }
        self.make_ready()?;
        if self.journal.last().is_some() {
            return Ok(self.journal.repeat()?);
        }
        // There is nothing to repeat: the journal begins anew, on the same state.
        let files = &*self.files;
        if self.running.load(Ordering::Acquire) {
            return Err(self.busy().into());
        }
        let base = Base { journal: self.journal.rotate(), ..self.base.clone() };
        base.stage_head(files, &self.place)?;
        Base::settle(files, &self.place)?;
        self.base = base;
        Ok(())
    }

    /// Takes note of steps that are in memory only: should the file get them before the journal does, the
    /// history will, too.
    pub fn note_adrift<S: Borrow<Step>>(&mut self, steps: &[S]) {
        self.unrecorded.retain(|line| line.sequence <= self.base.revision);
        // A step that does not go into JSON is missing from the history, not from the file.
        self.unrecorded.extend(steps.iter().filter_map(|step| Line::new(step.borrow()).ok()));
    }

    /// The steps that led to the last durable step, the oldest first, as far back as the history's
    /// budget reaches; none when another program changed the file since.
    pub fn history(&self) -> Result<Vec<Step>, StorageFailure> {
        self.recall().steps()
    }

    /// [`Document::history`] as it is now, to be read on any thread while steps are added.
    pub fn recall(&self) -> Recall {
        let revision = self.journal.last().unwrap_or(self.base.revision).max(self.base.revision);
        self.recalled(self.journal.lines().to_vec(), revision)
    }

    /// The steps that led to the base, not yet read.
    pub(super) fn recall_base(&self) -> Recall {
        let revision = self.base.revision;
        // The history may not have them yet.
        let late = if self.unwritten.is_some() { self.lines(revision) } else { Vec::new() };
        self.recalled(late, revision)
    }

    fn recalled(&self, lines: Vec<Line>, revision: u64) -> Recall {
        let (files, place) = (Arc::clone(&self.files), self.place.clone());
        Recall { files, place, lines, revision, history: self.history }
    }

    /// Whether the steps' numbers go on where the journal or the file ends.
    fn follow<S: Borrow<Step>>(&self, steps: &[S]) -> Result<(), JournalFailure> {
        let mut last = self.journal.last();
        for step in steps {
            let found = step.borrow().sequence;
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
    pub(super) fn make_ready(&mut self) -> Result<(), JournalFailure> {
        let files = &*self.files;
        if self.lock.is_none() {
            let lock = self.place.lock(files).map_err(StorageFailure::at(self.place.directory()))?;
            let lock = lock.ok_or_else(|| JournalFailure::Locked { path: self.named().to_owned() })?;
            self.lock = Some(Arc::new(lock));
        }
        let Some(content) = &self.unwritten else { return Ok(()) };
        if self.running.load(Ordering::Acquire) {
            // A checkpoint is at work on the same files; the next try comes after it.
            return Err(self.busy().into());
        }
        self.undecided.write(files, &self.place, Some(content))?;
        // What led to the base and is in no history yet, since the last checkpoint could not write there.
        let late = self.lines(self.base.revision);
        let late: Vec<_> = late.iter().filter(|line| line.sequence > self.progress.recorded()).collect();
        let text: String = late.iter().map(|line| line.text.as_str()).collect();
        if self.history && !text.is_empty() {
            history::extend(files, &self.place, &text)?;
        } else if !self.history && (!text.is_empty() || files.identity(&self.place.history()).is_ok()) {
            // What is there belongs to another course of things.
            history::replace(files, &self.place, &text)?;
        }
        self.progress.record(late.last().map_or(0, |line| line.sequence));
        self.base.stage(files, &self.place, content)?;
        Base::settle(files, &self.place)?;
        self.unwritten = None;
        self.history = true;
        Ok(())
    }

    /// Steps since the base up to a revision, each once.
    pub(super) fn lines(&self, revision: u64) -> Vec<Line> {
        let all = self.unrecorded.iter().chain(self.journal.lines());
        let by_number: BTreeMap<u64, &Line> = all.map(|line| (line.sequence, line)).collect();
        by_number.into_values().filter(|line| line.sequence <= revision).cloned().collect()
    }

    fn busy(&self) -> StorageFailure {
        StorageFailure::at(&self.place.base())(io::ErrorKind::ResourceBusy.into())
    }
}

impl Recall {
    /// The steps, the oldest first. A long history takes a while.
    pub fn steps(&self) -> Result<Vec<Step>, StorageFailure> {
        let Self { files, place, lines, revision, history } = self;
        if !*history {
            let steps = lines.iter().map_while(Line::decoded::<Step>);
            return Ok(steps.filter(|step| step.sequence <= *revision).collect());
        }
        let steps = history::steps(&**files, place, lines.clone(), *revision)?;
        Ok(steps.into_iter().map(|(_, step)| step).collect())
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
