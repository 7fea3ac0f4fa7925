//! What another program puts into the file while it is open here.

use std::path::PathBuf;
use std::sync::Arc;

use handvat_model::records::Workshop;

use crate::base::Base;
use crate::checkpoint::{Progress, Target};
use crate::coded::Coded;
use crate::document::Recall;
use crate::files::{Files, Identity};
use crate::opening::{Found, OpenFailure};
use crate::origins::Origins;
use crate::place::Place;
use crate::reading::read;
use crate::storage::StorageFailure;
use crate::whole::file_name;
use crate::writing::Hash;

/// A look at the file, to be taken on any thread: it takes as long as the file's disk.
#[derive(Debug)]
pub struct Look {
    pub(crate) files: Arc<dyn Files>,
    pub(crate) place: Place,
    pub(crate) target: Target,
    pub(crate) base: Base,
    pub(crate) unwritten: Option<Vec<u8>>,
    /// What was taken in before and is not in a base yet.
    pub(crate) taken: Option<Arc<Taken>>,
    pub(crate) origins: Arc<Origins>,
    /// The steps that led to the base.
    pub(crate) recall: Recall,
    pub(crate) progress: Progress,
}

/// What another hand made of the workshop.
#[derive(Debug)]
pub struct Theirs {
    /// The state from which they and we went on.
    pub base: Workshop,
    /// Whether the file held more than that when they wrote over it.
    pub older: bool,
    /// Theirs.
    pub workshop: Workshop,
    pub(crate) taken: Arc<Taken>,
}

/// A content of the file that was taken in.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) hash: Hash,
    pub(crate) bytes: Vec<u8>,
    pub(crate) workshop: Workshop,
    pub(crate) identity: Identity,
}

/// Why what stands in the file cannot be taken in. It is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum OutsideFailure {
    /// It is gone, or cannot be read: half-synced, with the marks of a merge, no workshop at all.
    #[error(transparent)]
    Open(#[from] OpenFailure),
    /// Quite another workshop.
    #[error("{path} holds another workshop now")]
    AnotherWorkshop {
        /// The file.
        path: PathBuf,
    },
    /// A later program wrote it.
    #[error("{path} was written by a newer program")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        version: u32,
    },
    /// The state from which both went on is not known any more.
    #[error(transparent)]
    Storage(#[from] StorageFailure),
}

impl Look {
    /// What another hand put there; none when the file holds what we wrote or took in. Unless the look is thorough,
    /// a file that looks as it was left is not read.
    pub fn look(&self, thorough: bool) -> Result<Option<Theirs>, OutsideFailure> {
        let files = &*self.files;
        let named = &self.target.named;
        let seen = files.identity(&self.target.path).ok();
        let known = [self.base.identity, self.taken.as_ref().map(|taken| taken.identity)];
        if !thorough && seen.is_some() && known.contains(&seen) {
            return Ok(None);
        }
        let found = Found::read(files, named)?;
        let hash = Hash::of(&found.bytes);
        let taken = self.taken.as_ref().is_some_and(|taken| taken.hash == hash);
        if taken || hash == self.base.hash || self.progress.attempted(&hash) {
            return Ok(None);
        }
        if let Some(version) = found.reading.newer {
            return Err(OutsideFailure::Newer { path: named.clone(), version });
        }
        if found.reading.workshop.id != self.base.id {
            return Err(OutsideFailure::AnotherWorkshop { path: named.clone() });
        }
        let workshop = found.reading.workshop;
        let taken = Taken { hash, bytes: found.bytes, workshop: workshop.clone(), identity: found.identity };
        let ours = self.ours()?;
        let before = self.taken.as_ref().map(|taken| &taken.workshop);
        let origin = self.origins.of(&ours, self.base.revision, &self.recall.steps()?, before, &workshop);
        let older = origin.is_some();
        let base = origin.or_else(|| before.cloned()).unwrap_or(ours);
        Ok(Some(Theirs { base, older, workshop, taken: Arc::new(taken) }))
    }

    /// The last content of ours.
    fn ours(&self) -> Result<Workshop, StorageFailure> {
        let bytes = match &self.unwritten {
            Some(bytes) => bytes.clone(),
            None => self.base.content(&*self.files, &self.place)?,
        };
        let damaged = |_| StorageFailure::damaged(&self.place.content(self.base.generation));
        Ok(read(&bytes).map_err(damaged)?.workshop)
    }
}

impl Theirs {
    /// Of the file's content.
    pub fn hash(&self) -> &Hash {
        &self.taken.hash
    }

    /// Whether the file needs no other bytes to hold that state.
    pub fn holds(&self, workshop: &Workshop) -> bool {
        self.taken.holds(workshop)
    }
}

impl Taken {
    /// Whether the file with this content needs no other bytes to hold that state.
    pub(crate) fn holds(&self, workshop: &Workshop) -> bool {
        let theirs = &self.workshop;
        theirs.notes.len() == workshop.notes.len()
            && Workshop { revision: theirs.revision, edited: theirs.edited.clone(), ..workshop.clone() } == *theirs
    }
}

impl Coded for OutsideFailure {
    fn code(&self) -> &'static str {
        match self {
            Self::Open(OpenFailure::Missing { .. }) => "file-gone",
            Self::Open(failure) => failure.code(),
            Self::AnotherWorkshop { .. } => "file-another-workshop",
            Self::Newer { .. } => "file-newer",
            Self::Storage(failure) => failure.code(),
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Open(failure) => failure.arguments(),
            Self::AnotherWorkshop { path } => vec![("file", file_name(path))],
            Self::Newer { path, version } => vec![("file", file_name(path)), ("version", version.to_string())],
            Self::Storage(failure) => failure.arguments(),
        }
    }
}
