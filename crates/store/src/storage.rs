//! The program's own folder: reading and writing in it, and how it fails.

use std::io;
use std::path::{Path, PathBuf};

use crate::coded::{Cause, Coded};
use crate::files::Files;

/// The program's own folder cannot be read or written. While it cannot, nothing new is safe.
#[derive(Debug, thiserror::Error)]
#[error("cannot keep the workshop safe in {path}")]
pub struct StorageFailure {
    /// The file or folder that failed.
    pub path: PathBuf,
    /// How it failed.
    #[source]
    pub source: io::Error,
}

impl StorageFailure {
    /// Wraps an error for a path.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self { path: path.to_owned(), source }
    }

    /// A later program wrote it.
    pub(crate) fn newer(path: &Path) -> Self {
        Self { path: path.to_owned(), source: io::ErrorKind::Unsupported.into() }
    }

    /// What was read is not what had been written.
    pub(crate) fn damaged(path: &Path) -> Self {
        Self { path: path.to_owned(), source: io::ErrorKind::InvalidData.into() }
    }
}

impl Coded for StorageFailure {
    fn code(&self) -> &'static str {
        "storage"
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        let folder = self.path.parent().unwrap_or(&self.path);
        let reason = match self.source.kind() {
            io::ErrorKind::Unsupported => "newer",
            _ => Cause::of(&self.source).word(),
        };
        vec![("reason", reason.to_owned()), ("folder", folder.display().to_string())]
    }
}

/// The bytes of a file; none when it is not there.
pub(crate) fn read_if_there(files: &dyn Files, path: &Path) -> Result<Option<Vec<u8>>, StorageFailure> {
    match files.read(path, u64::MAX) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if Cause::of(&error) == Cause::Missing => Ok(None),
        Err(error) => Err(StorageFailure::at(path)(error)),
    }
}

/// Writes a file that nobody else reads yet, over a leftover of the same name. Its name is not durable
/// until the folder is synced.
pub(crate) fn write_new(files: &dyn Files, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = match files.open_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            files.remove(path)?;
            files.open_new(path)?
        }
        opened => opened?,
    };
    file.write(bytes)?;
    file.sync()
}
