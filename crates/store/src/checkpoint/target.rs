//! The file that a checkpoint writes: whether it still holds what we know, and ours put in its place.

use std::cell::LazyCell;
use std::io;
use std::path::Path;

use super::{Checkpoint, CheckpointFailure, Target};
use crate::base::Base;
use crate::files::Identity;
use crate::reading::LARGEST_FILE;
use crate::replacing::{Found, sweep};
use crate::whole::{Prepared, WriteFailure};
use crate::writing::Hash;

impl Checkpoint {
    /// What the file is and holds, if that is what we last wrote to it.
    pub(super) fn seen(&self, target: &Target) -> Result<Option<(Identity, Hash)>, CheckpointFailure> {
        if !target.guarded {
            return Ok(None);
        }
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => CheckpointFailure::Gone { path: target.named.clone() },
            _ => WriteFailure::at(&target.named)(error).into(),
        };
        let identity = self.files.identity(&target.path).map_err(failed)?;
        let bytes = self.files.read(&target.path, LARGEST_FILE + 1).map_err(failed)?;
        let hash = Hash::of(&bytes);
        if self.knows(&hash) {
            Ok(Some((identity, hash)))
        } else {
            Err(CheckpointFailure::ChangedOutside { path: target.named.clone() })
        }
    }

    /// Whether the file may be replaced when it holds that.
    fn knows(&self, hash: &Hash) -> bool {
        let taken = self.taken.as_ref().is_some_and(|taken| taken.hash == *hash);
        taken || *hash == self.base.hash || self.progress.attempted(hash)
    }

    /// Takes away what a run that was killed left beside the file.
    pub(super) fn sweep(&self) {
        let Some(target) = self.target.as_ref().filter(|_| self.progress.begin_sweep()) else { return };
        let contents = || self.place.generations(&*self.files).unwrap_or_default().contents;
        let hash = |number| self.files.read(&self.place.content(number), u64::MAX).map(|bytes| Hash::of(&bytes)).ok();
        let kept = LazyCell::new(|| contents().into_iter().filter_map(hash).collect::<Vec<_>>());
        if !sweep(&*self.files, &target.path, &|hash| self.knows(hash) || kept.contains(hash)) {
            self.progress.sweep_again();
        }
    }

    /// Puts the file in its place; what came there in the last moment is another hand's.
    pub(super) fn put(
        &self,
        target: &Target,
        prepared: Prepared,
        new: &Hash,
        seen: Option<&(Identity, Hash)>,
    ) -> Result<(), CheckpointFailure> {
        let files = &*self.files;
        let Some((_, seen)) = seen else { return Ok(prepared.put(files)?) };
        let gone = |path: &Path| files.identity(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
        match prepared.replace(files, new, seen, &|hash| self.knows(hash)) {
            Ok(Found::Known) => Ok(()),
            Ok(Found::Theirs) => Err(CheckpointFailure::ChangedOutside { path: target.named.clone() }),
            Err(failure) => {
                self.progress.sweep_again();
                let missing = failure.source.kind() == io::ErrorKind::NotFound && gone(&target.path);
                Err(if missing { CheckpointFailure::Gone { path: target.named.clone() } } else { failure.into() })
            }
        }
    }

    /// The last look before the file is replaced.
    pub(super) fn seen_again(
        &self,
        target: &Target,
        seen: Option<&(Identity, Hash)>,
        prepared: &Prepared,
    ) -> Result<(), CheckpointFailure> {
        let Some((seen, _)) = seen else { return Ok(()) };
        match self.files.identity(&target.path) {
            Ok(identity) if identity == *seen => Ok(()),
            found => {
                prepared.discard(&*self.files);
                match found {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        Err(WriteFailure::at(&target.named)(error).into())
                    }
                    Err(_) => Err(CheckpointFailure::Gone { path: target.named.clone() }),
                    Ok(_) => Err(CheckpointFailure::ChangedOutside { path: target.named.clone() }),
                }
            }
        }
    }

    pub(super) fn read_back(&self, target: &Target, base: &Base) -> Result<(), CheckpointFailure> {
        let bytes = self.files.read(&target.path, u64::MAX).map_err(WriteFailure::at(&target.named))?;
        let path = || target.named.clone();
        if Hash::of(&bytes) == base.hash {
            Ok(())
        } else if self.files.identity(&target.path).ok() == base.identity {
            Err(CheckpointFailure::NotVerified { path: path() })
        } else {
            // Another hand's took its place already.
            Err(CheckpointFailure::ChangedOutside { path: path() })
        }
    }
}
