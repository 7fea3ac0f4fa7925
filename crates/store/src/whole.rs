//! Files that appear whole or not at all: written beside their place, synced, and put there by a rename.

use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::coded::{Cause, Coded};
use crate::files::{Files, Identity, Kind};

/// Why a file could not be written. What stood at its place still stands there.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {path}")]
pub struct WriteFailure {
    /// The file.
    pub path: PathBuf,
    /// How it failed.
    #[source]
    pub source: io::Error,
}

/// Writes a file, over an older one if there is one: a crash or a full disk leaves the older one, or
/// none, and never half a file.
pub fn write_whole(files: &dyn Files, path: &Path, bytes: &[u8]) -> Result<(), WriteFailure> {
    let target = resolve(files, path)?;
    let prepared = Prepared::new(files, &target, bytes)?;
    prepared.put(files)
}

/// The file that a path means, absolute and with symbolic links followed, whether it is there or not.
pub(crate) fn resolve(files: &dyn Files, path: &Path) -> Result<PathBuf, WriteFailure> {
    let failed = WriteFailure::at(path);
    match files.identity(path).map(|identity| identity.kind) {
        Ok(Kind::File) => files.canonical(path).map_err(failed),
        Ok(Kind::Folder) => Err(failed(io::ErrorKind::IsADirectory.into())),
        Ok(Kind::Other) => Err(failed(io::ErrorKind::InvalidInput.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let name = path.file_name().ok_or(io::ErrorKind::InvalidInput);
            let folder = files.canonical(folder_of(path));
            folder.and_then(|folder| Ok(folder.join(name?))).map_err(failed)
        }
        Err(error) => Err(failed(error)),
    }
}

/// A file written and synced beside its target, under a name of its own.
#[derive(Debug)]
#[must_use = "it stands beside its target until it is put in place or discarded"]
pub(crate) struct Prepared {
    pub(crate) beside: PathBuf,
    pub(crate) target: PathBuf,
}

impl Prepared {
    /// Writes the bytes beside a resolved target, with the target's permissions.
    pub(crate) fn new(files: &dyn Files, target: &Path, bytes: &[u8]) -> Result<Self, WriteFailure> {
        let failed = WriteFailure::at(target);
        let replaces = match files.identity(target) {
            Ok(identity) if identity.locked => return Err(failed(io::ErrorKind::PermissionDenied.into())),
            Ok(_) => true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(failed(error)),
        };
        // A rename asks the folder only: the file itself must allow to be written, too.
        if replaces {
            files.open_end(target).map_err(WriteFailure::at(target))?;
        }
        let prepared = Self { beside: beside(target), target: target.to_owned() };
        let written = prepared
            .write(files, bytes)
            .and_then(|()| if replaces { files.keep_mode(target, &prepared.beside) } else { Ok(()) });
        match written {
            Ok(()) => Ok(prepared),
            Err(error) => {
                prepared.discard(files);
                Err(failed(error))
            }
        }
    }

    /// Puts the file in its target's place, durably.
    pub(crate) fn put(self, files: &dyn Files) -> Result<(), WriteFailure> {
        let failed = WriteFailure::at(&self.target);
        if let Err(error) = files.rename(&self.beside, &self.target) {
            self.discard(files);
            return Err(failed(error));
        }
        files.sync_directory(folder_of(&self.target)).map_err(failed)
    }

    /// By what the file will be known; putting it in its place does not change that.
    pub(crate) fn identity(&self, files: &dyn Files) -> Option<Identity> {
        files.identity(&self.beside).ok()
    }

    /// Takes the file away again. One that cannot be taken away is only litter.
    pub(crate) fn discard(&self, files: &dyn Files) {
        let _ = files.remove(&self.beside);
    }

    fn write(&self, files: &dyn Files, bytes: &[u8]) -> io::Result<()> {
        let mut file = files.open_new(&self.beside)?;
        file.write(bytes)?;
        file.sync()
    }
}

/// The folder in which a path stands.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// `.Strategy.handvat.4711.3.saving`: hidden, in the same folder, never used twice.
fn beside(target: &Path) -> PathBuf {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    folder_of(target).join(format!("{}{}.{number}.saving", hidden(target), process::id()))
}

/// The beginning of such a name; a long one is cut, since names have at most 255 bytes.
pub(crate) fn hidden(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    format!(".{}.", &name[..name.floor_char_boundary(180)])
}

impl WriteFailure {
    pub(crate) fn at(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        move |source| Self { path: path.to_owned(), source }
    }
}

impl Coded for WriteFailure {
    fn code(&self) -> &'static str {
        match (self.source.kind(), Cause::of(&self.source)) {
            (io::ErrorKind::IsADirectory, _) => "save-folder",
            (io::ErrorKind::InvalidInput | io::ErrorKind::InvalidFilename, _) => "save-name",
            (_, Cause::Full) => "save-full",
            (_, Cause::Permission) => "save-permission",
            (_, Cause::ReadOnly) => "save-read-only",
            (_, Cause::Missing) => "save-missing",
            (_, Cause::Device) => "save-device",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        vec![("file", file_name(&self.path)), ("folder", folder_of(&self.path).display().to_string())]
    }
}

/// The name by which people know a file.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
