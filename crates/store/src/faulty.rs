//! A file system that fails at the operation one says, for tests of this crate and those above it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

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
    /// The file system knows no such operation.
    Unknown,
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
    faults: Vec<Fault>,
    hangs: Vec<(PathBuf, Arc<Gate>)>,
    others: Vec<Other>,
}

/// Another program.
#[derive(Clone)]
struct Other {
    verb: &'static str,
    act: Arc<dyn Fn(usize) + Send + Sync>,
}

impl fmt::Debug for Other {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Other").field("verb", &self.verb).finish_non_exhaustive()
    }
}

/// A disk that does not answer.
#[derive(Debug)]
#[must_use = "the disk answers again once this is dropped"]
pub struct Hanging(Arc<Gate>);

/// Whether the disk answers again, and who waits for that.
type Gate = (Mutex<bool>, Condvar);

impl Drop for Hanging {
    fn drop(&mut self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.1.notify_all();
    }
}

#[derive(Debug)]
struct Fault {
    at: usize,
    trouble: Trouble,
    moment: Moment,
    lasting: Lasting,
    /// Where it strikes.
    under: PathBuf,
}

impl FaultyFiles {
    /// A file system without a fault yet.
    pub fn new(inner: Arc<dyn Files>) -> Self {
        Self { inner, schedule: Arc::default() }
    }

    /// The operation with this number, counted from 0 and from now, fails, and no other.
    pub fn fail_at(&self, number: usize, trouble: Trouble, moment: Moment, lasting: Lasting) {
        self.heal();
        self.with(|schedule| schedule.operations.clear());
        self.also_fail_at(number, trouble, moment, lasting);
    }

    /// The operation with this number, counted from the same beginning, fails as well.
    pub fn also_fail_at(&self, at: usize, trouble: Trouble, moment: Moment, lasting: Lasting) {
        self.with(|schedule| schedule.faults.push(Fault { at, trouble, moment, lasting, under: PathBuf::new() }));
    }

    /// Everything under a folder fails from the operation with this number on.
    pub fn fail_under(&self, folder: &Path, number: usize, trouble: Trouble) {
        self.fail_at(number, trouble, Moment::Instead, Lasting::Sticky);
        self.with(|schedule| folder.clone_into(&mut schedule.faults[0].under));
    }

    /// Nothing fails any more.
    pub fn heal(&self) {
        self.with(|schedule| schedule.faults.clear());
    }

    /// Everything under a folder hangs, until the answer is dropped.
    pub fn hang_under(&self, folder: &Path) -> Hanging {
        let hanging = Hanging(Arc::default());
        self.with(|schedule| schedule.hangs.push((folder.to_owned(), Arc::clone(&hanging.0))));
        hanging
    }

    /// What another program does just before each operation with that verb, counted from 0 and from now.
    pub fn meanwhile(&self, verb: &'static str, act: impl Fn(usize) + Send + Sync + 'static) {
        self.with(|schedule| {
            schedule.operations.clear();
            schedule.others.push(Other { verb, act: Arc::new(act) });
        });
    }

    /// The operations since the last [`FaultyFiles::fail_at`], as `verb name`.
    pub fn operations(&self) -> Vec<String> {
        self.with(|schedule| schedule.operations.clone())
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut Schedule) -> T) -> T {
        use_it(&mut self.schedule.lock().unwrap_or_else(PoisonError::into_inner))
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
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let hangs = self.with(|schedule| schedule.hangs.clone());
        for (_, hanging) in hangs.iter().filter(|(folder, _)| path.starts_with(folder)) {
            let over = hanging.0.lock().unwrap_or_else(PoisonError::into_inner);
            drop(hanging.1.wait_while(over, |over| !*over).unwrap_or_else(PoisonError::into_inner));
        }
        let (others, count) = self.with(|schedule| {
            let same = schedule.operations.iter().filter(|said| said.split(' ').next() == Some(verb));
            (schedule.others.clone(), same.count())
        });
        for other in others.iter().filter(|other| other.verb == verb) {
            (other.act)(count);
        }
        self.with(|schedule| {
            let number = schedule.operations.len();
            schedule.operations.push(format!("{verb} {name}"));
            let strikes = |fault: &&Fault| {
                let sticks = number > fault.at && fault.lasting == Lasting::Sticky;
                (number == fault.at || sticks) && path.starts_with(&fault.under)
            };
            schedule.faults.iter().find(strikes).map(|fault| (fault.trouble, fault.moment))
        })
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
            Self::Unknown => io::Error::new(io::ErrorKind::Unsupported, "injected: no such operation"),
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

    fn open_at(&self, path: &Path, offset: u64) -> io::Result<Box<dyn OpenFile>> {
        self.step("open_at", path, || self.inner.open_at(path, offset)).map(|file| self.wrap(path, file))
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

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step("exchange", other, || self.inner.exchange(one, other))
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
