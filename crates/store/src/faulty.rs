//! A file system that fails at the operation one says, for tests of this crate and those above it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::files::{Files, Identity, Lock, OpenFile};

/// Passes everything on to another file system, until the fault.
#[derive(Debug, Clone)]
pub struct FaultyFiles {
    inner: Arc<dyn Files>,
    schedule: Arc<Mutex<Schedule>>,
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No room on the volume.
    DiskFull,
    /// The device answers with an error.
    Broken,
}

/// When it goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The operation does not happen; a write happens by half.
    Instead,
    /// The operation happens and still answers with an error.
    After,
}

/// How long it stays wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    /// One operation.
    Once,
    /// That operation and all that follow, until [`FaultyFiles::heal`].
    Sticky,
}

#[derive(Debug, Default)]
struct Schedule {
    operations: Vec<String>,
    fault: Option<(usize, Trouble, Moment, Lasting)>,
}

impl FaultyFiles {
    /// A file system without a fault yet.
    pub fn new(inner: Arc<dyn Files>) -> Self {
        Self { inner, schedule: Arc::default() }
    }

    /// The operation with this number, counted from 0 and from now, fails.
    pub fn fail_at(&self, number: usize, trouble: Trouble, moment: Moment, lasting: Lasting) {
        let mut schedule = self.schedule.lock().unwrap_or_else(PoisonError::into_inner);
        schedule.operations.clear();
        schedule.fault = Some((number, trouble, moment, lasting));
    }

    /// Nothing fails any more.
    pub fn heal(&self) {
        self.schedule.lock().unwrap_or_else(PoisonError::into_inner).fault = None;
    }

    /// The operations since the last [`FaultyFiles::fail_at`], as `verb name`.
    pub fn operations(&self) -> Vec<String> {
        self.schedule.lock().unwrap_or_else(PoisonError::into_inner).operations.clone()
    }

    fn step<T>(&self, verb: &str, path: &Path, operation: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self.due(verb, path) {
            None => operation(),
            Some((trouble, Moment::Instead)) => Err(trouble.error()),
            Some((trouble, Moment::After)) => {
                operation()?;
                Err(trouble.error())
            }
        }
    }

    fn due(&self, verb: &str, path: &Path) -> Option<(Trouble, Moment)> {
        let mut schedule = self.schedule.lock().unwrap_or_else(PoisonError::into_inner);
        let number = schedule.operations.len();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        schedule.operations.push(format!("{verb} {name}"));
        let (at, trouble, moment, lasting) = schedule.fault?;
        (number == at || (number > at && lasting == Lasting::Sticky)).then_some((trouble, moment))
    }

    fn wrap(&self, path: &Path, file: Box<dyn OpenFile>) -> Box<dyn OpenFile> {
        Box::new(FaultyFile { files: self.clone(), path: path.to_owned(), inner: file })
    }
}

impl Trouble {
    fn error(self) -> io::Error {
        match self {
            Self::DiskFull => io::Error::new(io::ErrorKind::StorageFull, "injected: no space left"),
            Self::Broken => io::Error::other("injected: device error"),
        }
    }
}

impl Files for FaultyFiles {
    fn open_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        self.step("open_new", path, || self.inner.open_new(path)).map(|file| self.wrap(path, file))
    }

    fn open_end(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        self.step("open_end", path, || self.inner.open_end(path)).map(|file| self.wrap(path, file))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.step("read", path, || self.inner.read(path, limit))
    }

    fn identity(&self, path: &Path) -> io::Result<Identity> {
        self.step("identity", path, || self.inner.identity(path))
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.step("canonical", path, || self.inner.canonical(path))
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<String>> {
        self.step("list", directory, || self.inner.list(directory))
    }

    fn create_directories(&self, directory: &Path) -> io::Result<()> {
        self.step("create_directories", directory, || self.inner.create_directories(directory))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename", to, || self.inner.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step("remove", path, || self.inner.remove(path))
    }

    fn remove_directory(&self, directory: &Path) -> io::Result<()> {
        self.step("remove_directory", directory, || self.inner.remove_directory(directory))
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        self.step("sync_directory", directory, || self.inner.sync_directory(directory))
    }

    fn keep_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("keep_mode", to, || self.inner.keep_mode(from, to))
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        self.step("lock", path, || self.inner.lock(path))
    }
}

#[derive(Debug)]
struct FaultyFile {
    files: FaultyFiles,
    path: PathBuf,
    inner: Box<dyn OpenFile>,
}

impl OpenFile for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self.files.due("write", &self.path) {
            None => self.inner.write(bytes),
            Some((trouble, moment)) => {
                let written = if moment == Moment::After { bytes.len() } else { bytes.len() / 2 };
                self.inner.write(&bytes[..written])?;
                Err(trouble.error())
            }
        }
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let Self { files, path, inner } = self;
        files.step("sync_data", path, || inner.sync_data())
    }

    fn sync(&mut self) -> io::Result<()> {
        let Self { files, path, inner } = self;
        files.step("sync", path, || inner.sync())
    }
}
