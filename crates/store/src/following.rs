//! A workshop that somebody else has open: read as far as they have come, without their lock, and taken over
//! when they are gone. Nothing here writes before the lock is ours.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::Bases;
use crate::check::Fault;
use crate::checkpoint::Target;
use crate::document::{Document, Opened};
use crate::files::{Files, Identity};
use crate::opening::{Access, Found, OpenFailure, Start};
use crate::place::Place;

/// How often a file is read again that is being saved just now.
const TRIES: usize = 8;

/// Looks after the holder of a workshop that is open elsewhere.
#[derive(Debug)]
pub struct Follower {
    files: Arc<dyn Files>,
    home: PathBuf,
    place: Place,
    target: Target,
    seen: Option<Trace>,
}

/// By what it shows that a holder did something, without reading it.
#[derive(Debug, PartialEq, Eq)]
struct Trace {
    file: Option<Identity>,
    base: Option<Identity>,
    journals: Vec<(u64, Option<Identity>)>,
}

/// What can be seen of a workshop without its lock.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) place: Place,
    pub(crate) path: PathBuf,
    pub(crate) start: Start,
    pub(crate) faults: Vec<Fault>,
    /// The version of the file's format when a later program wrote it.
    pub(crate) newer: Option<u32>,
}

impl Follower {
    pub(crate) fn new(files: Arc<dyn Files>, home: PathBuf, place: Place, target: Target) -> Self {
        Self { files, home, place, target, seen: None }
    }

    /// The workshop anew: to be worked on when its holder is gone, else as far as the holder has come; none when
    /// nothing happened since the last look. Takes as long as the file's disk.
    pub fn look(&mut self) -> Result<Option<Opened>, OpenFailure> {
        let trace = Trace::of(&*self.files, &self.place, &self.target.path);
        if self.place.is_open(&*self.files) && self.seen.as_ref() == Some(&trace) {
            return Ok(None);
        }
        let opened = Document::open(Arc::clone(&self.files), &self.home, &self.target.named, Access::EditOrLook)?;
        self.seen = Some(trace);
        Ok(Some(opened))
    }
}

impl Trace {
    fn of(files: &dyn Files, place: &Place, path: &Path) -> Self {
        let journals = place.generations(files).unwrap_or_default().journals.into_iter();
        let own = journals.map(|number| (number, files.identity(&place.journal(number)).ok()));
        let base = files.identity(&place.base()).ok();
        Self { journals: own.collect(), base, file: files.identity(path).ok() }
    }
}

impl View {
    /// The file with what the journal has beyond it. A holder may be replacing one after the other meanwhile: it
    /// is read again until nothing moved.
    pub(crate) fn of(files: &dyn Files, home: &Path, path: &Path) -> Result<Self, OpenFailure> {
        for _ in 1..TRIES {
            let (view, steady) = Self::once(files, home, path)?;
            match view {
                Ok(view) if steady => return Ok(view),
                Err(failure) if steady => return Err(failure),
                _ => {}
            }
        }
        Self::once(files, home, path)?.0
    }

    /// With whether nothing moved while it was read.
    fn once(files: &dyn Files, home: &Path, path: &Path) -> Result<(Result<Self, OpenFailure>, bool), OpenFailure> {
        let found = Found::read(files, path)?;
        let place = Place::of(home, &found.reading.workshop.id, Some(&found.path));
        let (path, identity) = (found.path.clone(), found.identity);
        let (faults, newer) = (found.reading.faults.clone(), found.reading.newer);
        let before = Bases::load(files, &place)?;
        let start = Start::of_file(files, &place, found);
        let moved = Bases::load(files, &place)? != before || files.identity(&path).ok() != Some(identity);
        let view = start.map(|start| Self { place, path, start, faults, newer }).map_err(OpenFailure::from);
        Ok((view, !moved))
    }
}
