//! Versions by the clock: kept around checkpoints, on the checkpoint's thread. That one could not be kept
//! never holds the file up.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use handvat_model::records::Workshop;
use handvat_protocol::failure::Fault;
use handvat_store::document::Document;
use handvat_store::reading::read;
use handvat_store::storage::StorageFailure;
use handvat_store::versions::{Kind, VersionFailure, Versions};
use handvat_store::writing::Hash;

use crate::clock::now;
use crate::faults::coded;
use crate::lock::lock;
use crate::settings::Settings;

/// What one run knows of the versions that it keeps.
#[derive(Debug)]
pub(crate) struct Keeping {
    versions: Versions,
    /// The app's data folder, where the budget is set.
    data: PathBuf,
    /// What the file held when an earlier run's work came back, or why that cannot be read.
    in_file: Option<Result<Vec<u8>, Fault>>,
    /// What we had put into the file before another hand put something else there, until it is kept.
    replaced: Mutex<Option<Vec<u8>>>,
    /// Why it is still to be kept, whatever the clock says: work came back, or the file is of an older format.
    special: Mutex<Option<Kind>>,
    /// The revision that needs no version any more.
    kept: AtomicU64,
}

impl Keeping {
    /// For a workshop that was opened at a revision; `special` when what the file held is to be kept in any case,
    /// `waits` when work came back and nobody has decided.
    pub(crate) fn new(document: &Document, data: PathBuf, special: Option<Kind>, waits: bool, revision: u64) -> Self {
        let read =
            |found: Result<Vec<u8>, StorageFailure>| found.map_err(|failure| coded(&VersionFailure::from(failure)));
        let in_file = if waits {
            Some(read(document.before_recovery()))
        } else {
            special.and_then(|_| document.in_file().ok()).map(Ok)
        };
        let (versions, special, kept) = (document.versions().clone(), Mutex::new(special), revision.into());
        Self { versions, data, in_file, replaced: Mutex::default(), special, kept }
    }

    /// Keeps what we had put into the file before another hand put something else there: at once, since the first
    /// step goes on from theirs, or else before a checkpoint. Whether it was not kept already: then nobody knows yet.
    pub(crate) fn keep_replaced(&self, replaced: Option<Vec<u8>>) -> bool {
        *lock(&self.replaced) = replaced;
        self.try_replaced()
    }

    fn try_replaced(&self) -> bool {
        let mut replaced = lock(&self.replaced);
        let Some(content) = &*replaced else { return false };
        let kept = self.versions.list().is_ok_and(|listing| {
            let hash = Hash::of(content);
            listing.entries.iter().any(|entry| entry.kind == Kind::BeforeMerge && entry.hash == hash)
        });
        if kept || self.versions.keep_bytes(Kind::BeforeMerge, content, &now()).is_ok() {
            *replaced = None;
        }
        !kept
    }

    /// For the same workshop at another place.
    pub(crate) fn moved(&self, versions: Versions) -> Self {
        let (data, in_file) = (self.data.clone(), self.in_file.clone());
        let kept = self.kept.load(Ordering::Relaxed).into();
        let replaced = Mutex::new(lock(&self.replaced).clone());
        Self { versions, data, in_file, replaced, special: Mutex::default(), kept }
    }

    /// What the file held when it was opened, if work came back then; else what it holds now.
    pub(crate) fn in_file(&self) -> Result<Workshop, Fault> {
        let storage = |failure: StorageFailure| coded(&VersionFailure::from(failure));
        let base = || self.versions.base().map_err(storage)?.ok_or_else(|| Fault::new("no-file-state"));
        let bytes = self.in_file.clone().unwrap_or_else(base)?;
        Ok(read(&bytes).map_err(|failure| coded(&failure))?.workshop)
    }

    pub(crate) fn versions(&self) -> &Versions {
        &self.versions
    }

    /// Whether a run that ends with this revision leaves a version behind.
    pub(crate) fn wants(&self, revision: u64) -> bool {
        self.kept.load(Ordering::Relaxed) != revision
    }

    /// Before a checkpoint: what it replaces.
    pub(crate) fn before(&self) {
        self.try_replaced();
        let mut special = lock(&self.special);
        if self.versions.keep_base(special.unwrap_or(Kind::Automatic), &now()).is_ok() {
            *special = None;
        }
    }

    /// After a checkpoint: what it wrote, and in any case when the run ends with it.
    pub(crate) fn after(&self, workshop: &Workshop, last: bool) {
        let now = now();
        let kept = if last { self.versions.keep_last(workshop, &now) } else { self.versions.keep_due(workshop, &now) };
        let Ok(kept) = kept else { return };
        if last || kept.is_some() {
            self.kept.store(workshop.revision, Ordering::Relaxed);
        }
        if kept.is_some() {
            // What cannot be taken away now goes with the next one.
            let _ = self.versions.tidy(Settings::read(&self.data).versions_budget(), &now);
        }
    }
}
