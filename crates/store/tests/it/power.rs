//! The power goes off after every single operation, and the disk keeps more or less of what was not
//! synced: what was acknowledged is there, and the workshop file is a whole one.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use handvat_store::document::Document;
use handvat_store::faulty::{FaultyFiles, Lasting, Moment, Trouble};
use handvat_store::files::{Files, Identity, Kind, Lock, OpenFile};
use handvat_store::opening::Access;
use handvat_store::reading::read;
use handvat_store::writing::write;

use super::stage::{adds, after, id, small};

const HOME: &str = "/home/handvat";
const FILE: &str = "/documents/Strategy.handvat";

/// What a disk keeps of what was not synced.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kept {
    Nothing,
    Names,
    Bytes,
    HalfTheBytesAndNames,
    Everything,
}

/// A disk in memory that knows what of it would survive.
#[derive(Debug, Clone, Default)]
struct Disk(Arc<Mutex<Content>>);

#[derive(Debug, Default)]
struct Content {
    /// By number: as they are, and as they were synced.
    files: Vec<(Vec<u8>, Vec<u8>)>,
    /// Names in each folder, as they are and as they were synced; none stands for a folder.
    folders: BTreeMap<PathBuf, [BTreeMap<PathBuf, Option<usize>>; 2]>,
}

impl Disk {
    /// With the small workshop in its file, all of it durable.
    fn new() -> Self {
        let disk = Self::default();
        for folder in ["/documents", "/home"] {
            disk.create_directories(Path::new(folder)).unwrap();
        }
        disk.open_new(Path::new(FILE)).unwrap().write(&write(&small()).unwrap()).unwrap();
        disk.cut(Kept::Everything);
        disk
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        self.0.lock().unwrap()
    }

    /// The power goes off and on again.
    fn cut(&self, kept: Kept) {
        let mut content = self.content();
        let (bytes, names) = match kept {
            Kept::Nothing => (0, false),
            Kept::Names => (0, true),
            Kept::Bytes => (2, false),
            Kept::HalfTheBytesAndNames => (1, true),
            Kept::Everything => (2, true),
        };
        for (now, synced) in &mut content.files {
            let more = now.strip_prefix(&synced[..]).map_or(now.len(), <[u8]>::len);
            match bytes {
                0 => {}
                1 => *synced = now[..now.len() - more.div_ceil(2)].to_vec(),
                _ => synced.clone_from(now),
            }
            *now = synced.clone();
        }
        for [now, synced] in content.folders.values_mut() {
            if names {
                *synced = now.clone();
            }
            *now = synced.clone();
        }
        // A folder whose name is lost is lost with all that is in it.
        let mut reached = vec![PathBuf::from("/")];
        let mut next = 0;
        while let Some(folder) = reached.get(next).cloned() {
            let found = content.folders.get(&folder).map(|[now, _]| now.clone()).unwrap_or_default();
            reached.extend(found.into_iter().filter(|(_, node)| node.is_none()).map(|(path, _)| path));
            next += 1;
        }
        content.folders.retain(|folder, _| reached.contains(folder));
    }
}

impl Content {
    fn node(&self, path: &Path) -> io::Result<Option<usize>> {
        if path == Path::new("/") {
            return Ok(None);
        }
        let folder = path.parent().and_then(|parent| self.folders.get(parent));
        folder.and_then(|[now, _]| now.get(path).copied()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        self.node(path)?.ok_or_else(|| io::ErrorKind::IsADirectory.into())
    }

    fn names(&mut self, path: &Path) -> io::Result<&mut BTreeMap<PathBuf, Option<usize>>> {
        let parent = path.parent().unwrap().to_owned();
        self.folders.get_mut(&parent).map(|[now, _]| now).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Files for Disk {
    fn open_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        let mut content = self.content();
        if content.node(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let number = content.files.len();
        content.names(path)?.insert(path.to_owned(), Some(number));
        content.files.push((Vec::new(), Vec::new()));
        Ok(Box::new(DiskFile { disk: self.clone(), number }))
    }

    fn open_end(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        let found = self.content().file(path);
        match found {
            Ok(number) => Ok(Box::new(DiskFile { disk: self.clone(), number })),
            Err(_) => self.open_new(path),
        }
    }

    fn read(&self, path: &Path, _limit: u64) -> io::Result<Vec<u8>> {
        let content = self.content();
        content.file(path).map(|number| content.files[number].0.clone())
    }

    fn identity(&self, path: &Path) -> io::Result<Identity> {
        let content = self.content();
        let node = content.node(path)?;
        let length = node.map_or(0, |number| content.files[number].0.len() as u64);
        let kind = if node.is_some() { Kind::File } else { Kind::Folder };
        Ok(Identity { kind, length, device: 1, number: node.unwrap_or(0) as u64, modified: 0, locked: false })
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.content().node(path).map(|_| path.to_owned())
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<String>> {
        let content = self.content();
        let names = content.folders.get(directory).map(|[now, _]| now.keys()).into_iter().flatten();
        Ok(names.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect())
    }

    fn create_directories(&self, directory: &Path) -> io::Result<()> {
        let mut content = self.content();
        let above: Vec<_> = directory.ancestors().collect();
        for folder in above.into_iter().rev() {
            content.folders.entry(folder.to_owned()).or_default();
            if folder != Path::new("/") {
                content.names(folder)?.insert(folder.to_owned(), None);
            }
        }
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut content = self.content();
        let number = content.file(from)?;
        content.names(from)?.remove(from);
        content.names(to)?.insert(to.to_owned(), Some(number));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut content = self.content();
        content.file(path)?;
        content.names(path)?.remove(path);
        Ok(())
    }

    fn remove_directory(&self, directory: &Path) -> io::Result<()> {
        let mut content = self.content();
        content.names(directory)?.remove(directory);
        content.folders.remove(directory);
        Ok(())
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        let mut content = self.content();
        let [now, synced] = content.folders.get_mut(directory).ok_or(io::ErrorKind::NotFound)?;
        *synced = now.clone();
        Ok(())
    }

    fn keep_mode(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        self.open_end(path).map(|_| Some(Lock::new(())))
    }
}

#[derive(Debug)]
struct DiskFile {
    disk: Disk,
    number: usize,
}

impl OpenFile for DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.content().files[self.number].0.extend_from_slice(bytes);
        Ok(())
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let (now, synced) = &mut self.disk.content().files[self.number];
        synced.clone_from(now);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

/// Works until the disk no longer answers: steps, and a checkpoint after every second one. Returns the
/// last step that was acknowledged.
fn work(files: &Arc<dyn Files>, steps: u64) -> u64 {
    let Ok(mut opened) = Document::open(Arc::clone(files), Path::new(HOME), Path::new(FILE), Access::Edit) else {
        return 0;
    };
    let first = opened.workshop.revision;
    let mut acknowledged = first;
    for sequence in first + 1..=first + steps {
        if opened.document.append(&[adds(sequence)]).is_err() {
            break;
        }
        acknowledged = sequence;
        if sequence % 2 == 0 {
            let _ = opened.document.checkpoint(&after(sequence));
        }
    }
    acknowledged
}

/// Cuts the power at every operation of a run on a disk that was got ready before.
fn every_cut(prepare: impl Fn(&Arc<dyn Files>)) {
    for kept in [Kept::Nothing, Kept::Names, Kept::Bytes, Kept::HalfTheBytesAndNames, Kept::Everything] {
        for number in 0.. {
            let disk = Disk::new();
            let plain: Arc<dyn Files> = Arc::new(disk.clone());
            prepare(&plain);
            let faulty = FaultyFiles::new(Arc::clone(&plain));
            faulty.fail_at(number, Trouble::Broken, Moment::Instead, Lasting::Sticky);
            let before = work(&(Arc::new(faulty.clone()) as Arc<dyn Files>), 4);
            let operations = faulty.operations();
            disk.cut(kept);
            let at = format!("{kept:?} at {number}: {:?}", operations.get(number));
            let bytes = disk.read(Path::new(FILE), u64::MAX).unwrap();
            let in_file = read(&bytes).unwrap_or_else(|failure| panic!("{at}: {failure}")).workshop;
            assert_eq!(in_file, after(in_file.revision), "{at}");
            // The next run finds everything, works, and is cut off as well.
            let opened = Document::open(Arc::clone(&plain), Path::new(HOME), Path::new(FILE), Access::Look).unwrap();
            let found = opened.workshop.revision;
            assert!(found >= before, "{at}: {found} of {before}");
            assert_eq!((opened.workshop, opened.changed_outside), (after(found), false), "{at}");
            assert_eq!(work(&plain, 3), found + 3, "{at}");
            disk.cut(kept);
            let opened = Document::open(Arc::clone(&plain), Path::new(HOME), Path::new(FILE), Access::Look).unwrap();
            assert_eq!(opened.workshop, after(found + 3), "{at}");
            let told: Vec<_> = opened.document.history().unwrap().iter().map(|step| step.sequence).collect();
            assert_eq!(told, (4..=found + 3).collect::<Vec<_>>(), "{at}");
            if operations.len() <= number {
                break;
            }
        }
    }
}

#[test]
fn no_acknowledged_step_is_lost_when_the_power_goes_off() {
    every_cut(|_| {});
}

#[test]
fn no_acknowledged_step_is_lost_when_the_power_goes_off_again_while_it_is_recovered() {
    every_cut(|files| {
        work(files, 5);
    });
}

#[test]
fn a_step_that_only_a_checkpoint_made_safe_is_there_after_the_power_went_off() {
    for kept in [Kept::Nothing, Kept::Names, Kept::Bytes, Kept::HalfTheBytesAndNames, Kept::Everything] {
        for number in 0.. {
            let disk = Disk::new();
            let plain: Arc<dyn Files> = Arc::new(disk.clone());
            let faulty = FaultyFiles::new(Arc::clone(&plain));
            let (home, file) = (Path::new(HOME), Path::new(FILE));
            let opened = Document::open(Arc::new(faulty.clone()), home, file, Access::Edit).unwrap();
            let mut document = opened.document;
            document.append(&[adds(4)]).unwrap();
            faulty.fail_at(number, Trouble::Broken, Moment::Instead, Lasting::Sticky);
            // The journal refused step 5, and the next checkpoint took it along.
            let mut acknowledged = if document.checkpoint(&after(5)).is_ok() { 5 } else { 4 };
            if acknowledged == 5 && document.append(&[adds(6)]).is_ok() {
                acknowledged = 6;
            }
            drop(document);
            disk.cut(kept);
            let at = format!("{kept:?} at {number}: {:?}", faulty.operations().get(number));
            let opened = Document::open(Arc::clone(&plain), home, file, Access::Look).unwrap();
            let found = opened.workshop.revision;
            assert!(found >= acknowledged && !opened.changed_outside, "{at}: {found} of {acknowledged}");
            assert_eq!(opened.workshop, after(found), "{at}");
            if faulty.operations().len() <= number {
                break;
            }
        }
    }
}

#[test]
fn no_step_of_an_untitled_workshop_is_lost_when_the_power_goes_off_while_it_is_saved() {
    for kept in [Kept::Nothing, Kept::Names, Kept::Bytes, Kept::HalfTheBytesAndNames, Kept::Everything] {
        for number in 0.. {
            let disk = Disk::new();
            disk.remove(Path::new(FILE)).unwrap();
            disk.cut(Kept::Everything);
            let plain: Arc<dyn Files> = Arc::new(disk.clone());
            let faulty = FaultyFiles::new(Arc::clone(&plain));
            faulty.fail_at(number, Trouble::Broken, Moment::Instead, Lasting::Sticky);
            let (home, file) = (Path::new(HOME), Path::new(FILE));
            let mut document = Document::create_untitled(Arc::new(faulty.clone()), home, &small()).unwrap();
            let mut acknowledged = 3;
            if document.append(&[adds(4)]).is_ok() {
                acknowledged = 4;
                let saved = document.save_as(&after(4), file).is_ok();
                if saved && document.append(&[adds(5)]).is_ok() {
                    acknowledged = 5;
                }
            }
            drop(document);
            disk.cut(kept);
            let at = format!("{kept:?} at {number}: {:?}", faulty.operations().get(number));
            let in_file = disk.read(file, 1).is_ok().then(|| {
                Document::open(Arc::clone(&plain), home, file, Access::Look).unwrap_or_else(|why| panic!("{at}: {why}"))
            });
            let kept_aside = Document::open_untitled(Arc::clone(&plain), home, &id("w1")).unwrap();
            let found = in_file.into_iter().chain(kept_aside).map(|opened| opened.workshop.revision).max();
            assert!(found.unwrap_or(3) >= acknowledged, "{at}: {found:?} of {acknowledged}");
            if faulty.operations().len() <= number {
                break;
            }
        }
    }
}
