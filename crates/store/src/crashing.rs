//! A file system in memory that remembers every operation, so that tests can look at every state in
//! which the power may leave it: the third implementation of [`Files`].
//!
//! Nothing is durable but what a sync made so. A sync of a file makes its bytes and its length durable,
//! not its name; a sync of a folder makes the names in it durable, not the folder's own. A rename in one
//! folder and an exchange of two names happen as a whole or not at all; other changes of names are durable each on its own, in any
//! order. A write may be torn between sectors and within one. `states` tells which of all these states
//! are made.

mod disk;
mod states;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::files::{Files, Identity, Kind, Lock, OpenFile};
use disk::{Body, Disk, Names, Node};

/// A disk in memory.
#[derive(Debug, Clone)]
pub struct CrashingFiles(Arc<Mutex<State>>);

/// A disk as it is found again when the power went off.
#[derive(Debug)]
pub struct Crash {
    /// After which operation, and what of the rest was kept.
    pub said: String,
    /// The disk. Nobody holds a lock on it.
    pub files: CrashingFiles,
    /// The same for two disks that hold the same.
    pub image: String,
}

/// A sync of a file or a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sync {
    /// As `verb name`.
    pub said: String,
    /// What was done before it, in the same form.
    pub behind: String,
    /// How many operations there were with it.
    pub operations: usize,
}

#[derive(Debug)]
struct State {
    disk: Disk,
    /// The disk after each operation, the first as it was at the beginning.
    moments: Vec<(String, Disk)>,
    locks: BTreeSet<usize>,
    syncs: Vec<Sync>,
    /// The sync that does nothing.
    ignored: Option<usize>,
}

impl Default for CrashingFiles {
    fn default() -> Self {
        Self::from(Disk::new())
    }
}

impl CrashingFiles {
    /// An empty disk.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes all there is durable, and forgets how it came about.
    pub fn settle(&self) {
        self.with(|state| {
            state.disk = state.disk.after_power_cut(|_, node| match node.clone() {
                Node::File(body) => Node::File(Body::durable(body.now, body.modified)),
                Node::Folder(Names { now, .. }) => {
                    Node::Folder(Names { durable: now.clone(), now, pending: Vec::new() })
                }
            });
            state.moments = vec![("the beginning".to_owned(), state.disk.clone())];
            state.syncs.clear();
        });
    }

    /// From now on the sync with this number, counted from 0, of a file or a folder, does nothing and
    /// says that all is well: so a test finds out whether that sync is needed.
    pub fn ignore_sync(&self, number: usize) {
        self.with(|state| state.ignored = Some(number));
    }

    /// How many operations changed or synced something since [`CrashingFiles::settle`].
    pub fn operations(&self) -> usize {
        self.with(|state| state.moments.len() - 1)
    }

    /// The syncs since then.
    pub fn syncs(&self) -> Vec<Sync> {
        self.with(|state| state.syncs.clone())
    }

    /// The states in which the disk may be found when the power goes off after so many operations.
    pub fn crashes(&self, operations: usize) -> Vec<Crash> {
        let (said, disk) = self.with(|state| state.moments[operations].clone());
        let states = states::states(&disk).into_iter();
        states
            .map(|(kept, disk)| Crash {
                said: format!("after {operations}, {said}: {kept}"),
                image: disk.image(),
                files: Self::from(disk),
            })
            .collect()
    }

    fn from(disk: Disk) -> Self {
        let moments = vec![("the beginning".to_owned(), disk.clone())];
        let (locks, syncs) = (BTreeSet::new(), Vec::new());
        Self(Arc::new(Mutex::new(State { disk, moments, locks, syncs, ignored: None })))
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut State) -> T) -> T {
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Does something to the disk, and remembers how it is then.
    fn change<T>(&self, verb: &str, path: &Path, change: impl FnOnce(&mut Disk) -> io::Result<T>) -> io::Result<T> {
        self.with(|state| {
            let done = change(&mut state.disk)?;
            state.moments.push((said(verb, path), state.disk.clone()));
            Ok(done)
        })
    }

    fn sync(&self, verb: &str, path: &Path, number: usize) {
        self.with(|state| {
            let sync = state.syncs.len();
            let behind = state.moments[state.moments.len() - 1].0.clone();
            state.syncs.push(Sync { said: said(verb, path), behind, operations: state.moments.len() });
            if state.ignored != Some(sync) {
                state.disk.sync(number);
            }
            state.moments.push((said(verb, path), state.disk.clone()));
        });
    }

    fn opened(&self, path: &Path, number: usize, at: Option<usize>) -> Box<dyn OpenFile> {
        Box::new(CrashingFile { files: self.clone(), path: path.to_owned(), number, at })
    }
}

fn said(verb: &str, path: &Path) -> String {
    format!("{verb} {}", path.file_name().unwrap_or_default().display())
}

impl Files for CrashingFiles {
    fn open_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        let number = self.change("open_new", path, |disk| disk.make(path, Node::File(Body::default())))?;
        Ok(self.opened(path, number, None))
    }

    fn open_end(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        match self.with(|state| state.disk.file(path)) {
            Ok(number) => Ok(self.opened(path, number, None)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.open_new(path),
            Err(error) => Err(error),
        }
    }

    fn open_at(&self, path: &Path, offset: u64) -> io::Result<Box<dyn OpenFile>> {
        let number = self.with(|state| state.disk.file(path))?;
        Ok(self.opened(path, number, Some(offset as usize)))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.with(|state| {
            let now = &state.disk.body(state.disk.find(path)?)?.now;
            Ok(now[..now.len().min(usize::try_from(limit).unwrap_or(usize::MAX))].to_vec())
        })
    }

    fn identity(&self, path: &Path) -> io::Result<Identity> {
        self.with(|state| {
            let found = state.disk.find(path)?;
            let (kind, length, modified) = match state.disk.body(found) {
                Ok(body) => (Kind::File, body.now.len() as u64, body.modified),
                Err(_) => (Kind::Folder, 0, 0),
            };
            Ok(Identity { kind, length, device: 1, number: found as u64, modified, locked: false })
        })
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.with(|state| state.disk.find(path)).map(|_| path.to_owned())
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<String>> {
        self.with(|state| match state.disk.find(directory) {
            Ok(number) => Ok(state.disk.names(number)?.now.keys().cloned().collect()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        })
    }

    fn create_directories(&self, directory: &Path) -> io::Result<()> {
        let above: Vec<_> = directory.ancestors().collect();
        for folder in above.into_iter().rev() {
            match self.with(|state| state.disk.find(folder)) {
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    self.change("create_directory", folder, |disk| disk.make(folder, Node::Folder(Names::default())))?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change("rename", to, |disk| disk.rename(from, to))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.change("exchange", other, |disk| disk.exchange(one, other))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change("remove", path, |disk| {
            disk.file(path)?;
            disk.remove(path)
        })
    }

    fn remove_directory(&self, directory: &Path) -> io::Result<()> {
        self.change("remove_directory", directory, |disk| {
            if disk.names(disk.find(directory)?)?.now.is_empty() {
                disk.remove(directory)
            } else {
                Err(io::ErrorKind::DirectoryNotEmpty.into())
            }
        })
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        let number = self.with(|state| {
            let number = state.disk.find(directory)?;
            state.disk.names(number).map(|_| number)
        })?;
        self.sync("sync_directory", directory, number);
        Ok(())
    }

    fn keep_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.with(|state| state.disk.find(from).and(state.disk.find(to)).map(|_| ()))
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        drop(self.open_end(path)?);
        let number = self.with(|state| state.disk.file(path))?;
        let free = self.with(|state| state.locks.insert(number));
        Ok(free.then(|| Lock::new(Held { files: self.clone(), number })))
    }
}

/// A lock on a file of the disk.
#[derive(Debug)]
struct Held {
    files: CrashingFiles,
    number: usize,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.files.with(|state| state.locks.remove(&self.number));
    }
}

#[derive(Debug)]
struct CrashingFile {
    files: CrashingFiles,
    path: PathBuf,
    number: usize,
    /// Where it writes; none stands for the end.
    at: Option<usize>,
}

impl OpenFile for CrashingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Self { files, path, number, at } = self;
        if bytes.is_empty() {
            return Ok(());
        }
        files.change("write", path, |disk| {
            let offset = at.unwrap_or(disk.body(*number)?.now.len());
            disk.write(*number, offset, bytes);
            *at = at.map(|_| offset + bytes.len());
            Ok(())
        })
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.files.sync("sync_data", &self.path, self.number);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.files.sync("sync", &self.path, self.number);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands under a name in each state in which a disk may be found, sorted, without repeats.
    fn found(files: &CrashingFiles, path: &str) -> Vec<Option<String>> {
        let crashes = files.crashes(files.operations());
        let mut found: Vec<_> = crashes
            .iter()
            .map(|crash| crash.files.read(Path::new(path), u64::MAX).ok())
            .map(|bytes| bytes.map(|bytes| String::from_utf8(bytes).unwrap().replace('\0', "0")))
            .collect();
        found.sort();
        found.dedup();
        found
    }

    fn all(texts: &[&str]) -> Vec<Option<String>> {
        texts.iter().map(|text| Some((*text).to_owned())).collect()
    }

    fn with(path: &str, text: &str) -> CrashingFiles {
        let files = CrashingFiles::new();
        files.open_new(Path::new(path)).unwrap().write(text.as_bytes()).unwrap();
        files.settle();
        files
    }

    #[test]
    fn what_was_not_synced_may_be_there_in_part_and_what_was_synced_is_there() {
        let files = with("/a", "");
        let mut file = files.open_end(Path::new("/a")).unwrap();
        file.write(b"wxyz").unwrap();
        assert_eq!(found(&files, "/a"), all(&["", "0000", "wx", "wx00", "wxyz"]));
        file.sync_data().unwrap();
        assert_eq!(found(&files, "/a"), all(&["wxyz"]));
    }

    #[test]
    fn of_two_writes_the_later_may_be_there_without_the_earlier() {
        let files = with("/a", "0000");
        let mut file = files.open_at(Path::new("/a"), 0).unwrap();
        file.write(b"w").unwrap();
        file.write(b"z").unwrap();
        assert_eq!(found(&files, "/a"), all(&["0000", "0z00", "w000", "wz00"]));
    }

    #[test]
    fn a_write_over_several_sectors_is_torn_between_any_two() {
        let files = with("/a", &"-".repeat(1536));
        files.open_at(Path::new("/a"), 500).unwrap().write(&[b'x'; 600]).unwrap();
        let kept: Vec<_> = found(&files, "/a")
            .into_iter()
            .flatten()
            .map(|text| {
                assert_eq!(text.len(), 1536);
                (
                    text[500..512].matches('x').count(),
                    text[512..1024].matches('x').count(),
                    text[1024..].matches('x').count(),
                )
            })
            .collect();
        for parts in [(0, 0, 0), (12, 512, 76), (12, 0, 76), (0, 512, 0), (0, 0, 76), (12, 512, 0), (6, 0, 0)] {
            assert!(kept.contains(&parts), "{parts:?} in {kept:?}");
        }
    }

    #[test]
    fn a_rename_happens_whole_or_not_and_says_nothing_of_the_bytes() {
        let files = with("/old", "old");
        let mut file = files.open_new(Path::new("/new")).unwrap();
        file.write(b"new").unwrap();
        files.rename(Path::new("/new"), Path::new("/old")).unwrap();
        assert_eq!(found(&files, "/old"), all(&["", "000", "n", "n00", "new", "old"]));
        file.sync().unwrap();
        assert_eq!(found(&files, "/old"), all(&["new", "old"]));
        files.sync_directory(Path::new("/")).unwrap();
        assert_eq!(found(&files, "/old"), all(&["new"]));
    }

    #[test]
    fn a_file_in_a_folder_whose_name_is_lost_is_lost() {
        let files = CrashingFiles::new();
        files.create_directories(Path::new("/a/b")).unwrap();
        let mut file = files.open_new(Path::new("/a/b/c")).unwrap();
        file.write(b"c").unwrap();
        file.sync().unwrap();
        files.sync_directory(Path::new("/a/b")).unwrap();
        files.sync_directory(Path::new("/")).unwrap();
        assert_eq!(found(&files, "/a/b/c"), [None, Some("c".to_owned())]);
        files.sync_directory(Path::new("/a")).unwrap();
        assert_eq!(found(&files, "/a/b/c"), all(&["c"]));
    }

    #[test]
    fn names_that_came_and_went_are_durable_each_on_its_own() {
        let files = with("/a", "a");
        drop(files.open_new(Path::new("/b")).unwrap());
        files.remove(Path::new("/a")).unwrap();
        let lists: BTreeSet<_> =
            files.crashes(2).iter().map(|crash| crash.files.list(Path::new("/")).unwrap().concat()).collect();
        assert_eq!(lists, BTreeSet::from(["", "a", "ab", "b"].map(str::to_owned)));
    }

    #[test]
    fn many_unsynced_operations_give_a_bounded_number_of_states() {
        let files = CrashingFiles::new();
        for number in 0..12 {
            files.open_new(Path::new(&format!("/{number}"))).unwrap().write(b"some bytes").unwrap();
        }
        let count = files.crashes(24).len();
        assert!((200..4000).contains(&count), "{count}");
    }

    #[test]
    fn a_lock_is_held_until_it_is_dropped_and_never_after_a_crash() {
        let files = with("/lock", "");
        let lock = files.lock(Path::new("/lock")).unwrap();
        assert!(lock.is_some() && files.lock(Path::new("/lock")).unwrap().is_none());
        assert!(files.crashes(0)[0].files.lock(Path::new("/lock")).unwrap().is_some());
        drop(lock);
        assert!(files.lock(Path::new("/lock")).unwrap().is_some());
    }
}
