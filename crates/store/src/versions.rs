//! States of a workshop that are kept: by the clock, by name, and before something large happens to it.
//!
//! Each is a file of its own in the folder `versions` of the workshop's place: the bytes of the workshop
//! file, packed so that any `gunzip` gives them back, with a head that is read without unpacking. A
//! file's name carries its number and kind; nothing but the files themselves says what there is.

mod entry;
mod packed;
mod prune;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use handvat_model::records::Workshop;

use crate::base::Bases;
use crate::files::Files;
use crate::place::Place;
use crate::reading::read;
use crate::storage::{StorageFailure, write_new};
use crate::writing::{Hash, write};

use packed::{Head, pack, unpack};
use prune::seconds;

pub use entry::{Entry, Kind, Listing, VersionFailure};
pub use prune::prune;

/// Between automatic versions, in seconds.
const PAUSE: i64 = 5 * 60;
/// The most characters of a name.
pub const NAME_CHARACTERS: usize = 200;
/// As much of a file as holds its head.
const HEAD_BYTES: u64 = 8 * 1024;

/// The versions of one workshop. A clone means the same ones.
#[derive(Debug, Clone)]
pub struct Versions {
    files: Arc<dyn Files>,
    place: Place,
    /// Held while something is written, so that no two versions get one number.
    last: Arc<Mutex<Option<Last>>>,
}

/// What is known of the newest versions without looking.
#[derive(Debug, Clone)]
struct Last {
    /// Of the newest, whatever its kind.
    hash: Option<Hash>,
    /// When the newest automatic one was kept, in seconds.
    automatic: Option<i64>,
}

impl Versions {
    pub(crate) fn new(files: Arc<dyn Files>, place: Place) -> Self {
        Self { files, place, last: Arc::default() }
    }

    /// All that are there.
    pub fn list(&self) -> Result<Listing, StorageFailure> {
        let folder = self.place.versions();
        let names = self.files.list(&folder).map_err(StorageFailure::at(&folder))?;
        let mut found = Listing::default();
        for name in names.into_iter().filter(|name| name.ends_with(ENDING)) {
            match self.entry(&name) {
                // A version that was given a name stands beside its old self until that is gone.
                Some(entry) => match found.entries.last_mut().filter(|last| last.number == entry.number) {
                    Some(last) if entry.kind == Kind::Named => *last = entry,
                    Some(_) => {}
                    None => found.entries.push(entry),
                },
                None => found.damaged.push(name),
            }
        }
        found.entries.sort_by_key(|entry| entry.number);
        Ok(found)
    }

    /// The state of a version.
    pub fn read(&self, number: u64) -> Result<Workshop, VersionFailure> {
        let bytes = self.content(number)?;
        Ok(read(&bytes).map_err(|_| VersionFailure::Damaged { number })?.workshop)
    }

    /// The bytes of the workshop file as they were.
    pub fn content(&self, number: u64) -> Result<Vec<u8>, VersionFailure> {
        let (_, packed) = self.packed(number)?;
        unpack(&packed).ok_or(VersionFailure::Damaged { number })
    }

    /// Keeps a state, durably. `kept` is now.
    pub fn keep(
        &self,
        kind: Kind,
        name: Option<&str>,
        workshop: &Workshop,
        kept: &str,
    ) -> Result<Entry, VersionFailure> {
        let content = write(workshop)?;
        self.keep_content(kind, name, &content, Some(workshop), kept)
    }

    /// Keeps a state of which only the last is wanted: the one in `latest` that was kept before it goes.
    pub fn keep_latest(
        &self,
        latest: &mut Option<Entry>,
        kind: Kind,
        workshop: &Workshop,
        kept: &str,
    ) -> Result<(), VersionFailure> {
        let content = write(workshop)?;
        if latest.as_ref().is_some_and(|latest| latest.hash == Hash::of(&content)) {
            return Ok(());
        }
        let entry = self.keep_content(kind, None, &content, Some(workshop), kept)?;
        if let Some(outdated) = latest.replace(entry) {
            // One that cannot be taken away now is one too many, and nothing is lost.
            let _ = self.let_go(outdated.number);
        }
        Ok(())
    }

    /// Keeps the bytes of a workshop file as they are, durably, also such as cannot be read.
    pub fn keep_bytes(&self, kind: Kind, content: &[u8], kept: &str) -> Result<Entry, VersionFailure> {
        let workshop = read(content).ok().map(|reading| reading.workshop);
        self.keep_content(kind, None, content, workshop.as_ref(), kept)
    }

    /// Keeps a state by the clock: none when the last automatic version is younger than five minutes or
    /// the newest one holds the same. A clock that was set back is no reason to wait.
    pub fn keep_due(&self, workshop: &Workshop, kept: &str) -> Result<Option<Entry>, VersionFailure> {
        if self.is_due(kept)? { self.keep_last(workshop, kept) } else { Ok(None) }
    }

    /// Keeps the state in which a run ends, without waiting; [`Versions::tidy`] sees to it that many short
    /// runs do not leave too many. None when the newest version holds the same.
    pub fn keep_last(&self, workshop: &Workshop, kept: &str) -> Result<Option<Entry>, VersionFailure> {
        let content = write(workshop)?;
        if self.last()?.hash == Some(Hash::of(&content)) {
            return Ok(None);
        }
        self.keep_content(Kind::Automatic, None, &content, Some(workshop), kept).map(Some)
    }

    /// Keeps what the program last wrote to the file or read from it, before a checkpoint takes its place:
    /// as it was before a recovery, or by the clock. None when the newest version holds the same.
    pub fn keep_base(&self, kind: Kind, kept: &str) -> Result<Option<Entry>, VersionFailure> {
        if kind == Kind::Automatic && !self.is_due(kept)? {
            return Ok(None);
        }
        let Some(content) = self.base()? else { return Ok(None) };
        let newest = self.list()?.entries.pop();
        let known = newest.is_some_and(|newest| {
            newest.hash == Hash::of(&content) && (kind == Kind::Automatic || newest.kind == kind)
        });
        if known { Ok(None) } else { self.keep_bytes(kind, &content, kept).map(Some) }
    }

    /// What the program last wrote to the file or read from it; none before it did either.
    pub fn base(&self) -> Result<Option<Vec<u8>>, StorageFailure> {
        let base = Bases::load(&*self.files, &self.place)?.current;
        base.map(|base| base.content(&*self.files, &self.place)).transpose()
    }

    /// Gives a version a name: then it stays.
    pub fn name(&self, number: u64, name: &str) -> Result<(), VersionFailure> {
        let _turn = self.turn();
        let (old, packed) = self.packed(number)?;
        let head = Head { kind: Kind::Named, name: Some(clipped(name)), ..packed.head.clone() };
        self.put(number, &head.with_body(&packed))?;
        if old != file_name(number, Kind::Named) {
            // What cannot be taken away now is passed over, and goes with the next version.
            let _ = self.files.remove(&self.place.versions().join(old));
        }
        Ok(())
    }

    /// Lets go of a version that a later one makes needless; one with a name stays.
    pub fn let_go(&self, number: u64) -> Result<(), StorageFailure> {
        let _turn = self.turn();
        let folder = self.place.versions();
        let names = self.files.list(&folder).map_err(StorageFailure::at(&folder))?;
        let of_it: Vec<_> = names.iter().filter(|name| parts(name).is_some_and(|(found, _)| found == number)).collect();
        if of_it.iter().any(|name| **name == file_name(number, Kind::Named)) {
            return Ok(());
        }
        of_it
            .into_iter()
            .map(|name| folder.join(name))
            .try_for_each(|path| self.files.remove(&path).map_err(StorageFailure::at(&path)))
    }

    /// Lets go of what [`prune`] names, and of leftovers.
    pub fn tidy(&self, budget: u64, now: &str) -> Result<(), StorageFailure> {
        let _turn = self.turn();
        let folder = self.place.versions();
        let gone = prune(&self.list()?.entries, budget, now);
        let names = self.files.list(&folder).map_err(StorageFailure::at(&folder))?;
        let named: Vec<u64> = names
            .iter()
            .filter_map(|name| parts(name))
            .filter(|(_, kind)| *kind == Kind::Named)
            .map(|(n, _)| n)
            .collect();
        for name in names {
            let spent = match parts(&name) {
                Some((number, kind)) => gone.contains(&number) || (kind != Kind::Named && named.contains(&number)),
                None => name.ends_with(UNFINISHED),
            };
            if spent {
                // What cannot be taken away now goes the next time.
                let _ = self.files.remove(&folder.join(name));
            }
        }
        Ok(())
    }

    /// Takes over the versions of a place that the workshop moves away from, behind those that are here.
    pub(crate) fn adopt(&self, other: &Place) -> Result<(), StorageFailure> {
        let _turn = self.turn();
        let (from, to) = (other.versions(), self.place.versions());
        let names = self.files.list(&from).map_err(StorageFailure::at(&from))?;
        let moved: Vec<_> = names.iter().filter_map(|name| Some((name, parts(name)?.1))).collect();
        if moved.is_empty() {
            return Ok(());
        }
        for (number, (name, kind)) in (self.make_ready()?..).zip(moved) {
            let target = to.join(file_name(number, kind));
            self.files.rename(&from.join(name), &target).map_err(StorageFailure::at(&target))?;
        }
        self.files.sync_directory(&to).map_err(StorageFailure::at(&to))
    }

    fn keep_content(
        &self,
        kind: Kind,
        name: Option<&str>,
        content: &[u8],
        workshop: Option<&Workshop>,
        kept: &str,
    ) -> Result<Entry, VersionFailure> {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let head = Head {
            kind,
            name: name.map(clipped),
            kept: kept.to_owned(),
            revision: workshop.map_or(0, |workshop| workshop.revision),
            notes: workshop.map_or(0, |workshop| count(workshop.notes.len())),
            actions: workshop.map_or(0, |workshop| count(workshop.actions.len())),
            hash: Hash::of(content),
            packed: 0,
        };
        let (head, bytes) = pack(head, content);
        let mut turn = self.turn();
        let number = self.make_ready()?;
        self.put(number, &bytes)?;
        let automatic = match (kind, &*turn) {
            (Kind::Automatic, _) => seconds(kept),
            (_, Some(last)) => last.automatic,
            (_, None) => {
                return Ok(entry(number, head, bytes.len() as u64));
            }
        };
        *turn = Some(Last { hash: Some(head.hash.clone()), automatic });
        Ok(entry(number, head, bytes.len() as u64))
    }

    /// Whether five minutes are over since the last automatic version.
    fn is_due(&self, now: &str) -> Result<bool, StorageFailure> {
        let last = self.last()?.automatic;
        Ok(match (last, seconds(now)) {
            (Some(last), Some(now)) => !(last..last + PAUSE).contains(&now),
            _ => true,
        })
    }

    fn last(&self) -> Result<Last, StorageFailure> {
        if let Some(last) = &*self.turn() {
            return Ok(last.clone());
        }
        let entries = self.list()?.entries;
        let automatic = entries.iter().rfind(|entry| entry.kind == Kind::Automatic);
        let last = Last {
            hash: entries.last().map(|newest| newest.hash.clone()),
            automatic: automatic.and_then(|entry| seconds(&entry.kept)),
        };
        *self.turn() = Some(last.clone());
        Ok(last)
    }

    /// Sees to it that there is a folder which a power cut leaves there; the next free number.
    fn make_ready(&self) -> Result<u64, StorageFailure> {
        let folder = self.place.versions();
        let names = self.files.list(&folder).map_err(StorageFailure::at(&folder))?;
        if names.is_empty() {
            self.files
                .create_directories(&folder)
                .and_then(|()| self.files.sync_directory(self.place.directory()))
                .and_then(|()| self.place.make_durable(&*self.files))
                .map_err(StorageFailure::at(&folder))?;
        }
        Ok(names.iter().filter_map(|name| parts(name)).map(|(number, _)| number).max().map_or(1, |last| last + 1))
    }

    /// Puts a file there, whole or not at all.
    fn put(&self, number: u64, bytes: &[u8]) -> Result<(), StorageFailure> {
        let folder = self.place.versions();
        let kind = packed::head(bytes).map_or(Kind::Automatic, |head| head.kind);
        let (new, path) = (folder.join(format!("{number:06}{UNFINISHED}")), folder.join(file_name(number, kind)));
        let put = write_new(&*self.files, &new, bytes)
            .and_then(|()| self.files.rename(&new, &path))
            .and_then(|()| self.files.sync_directory(&folder));
        if put.is_err() {
            // What is half-made takes room and counts for nothing.
            let _ = self.files.remove(&new);
        }
        put.map_err(StorageFailure::at(&path))
    }

    /// A version's file name and what is in it.
    fn packed(&self, number: u64) -> Result<(String, packed::Packed), VersionFailure> {
        let folder = self.place.versions();
        let names = self.files.list(&folder).map_err(StorageFailure::at(&folder))?;
        let of_it = names.into_iter().filter(|name| parts(name).is_some_and(|(found, _)| found == number));
        let name = of_it.max_by_key(|name| name == &file_name(number, Kind::Named));
        let name = name.ok_or(VersionFailure::Unknown { number })?;
        let path = folder.join(&name);
        let bytes = self.files.read(&path, u64::MAX).map_err(StorageFailure::at(&path))?;
        let packed = packed::Packed::of(bytes).ok_or(VersionFailure::Damaged { number })?;
        Ok((name, packed))
    }

    /// None when the file is not whole.
    fn entry(&self, name: &str) -> Option<Entry> {
        let (number, kind) = parts(name)?;
        let path = self.place.versions().join(name);
        let length = self.files.identity(&path).ok()?.length;
        let head = packed::head(&self.files.read(&path, HEAD_BYTES).ok()?)?;
        (head.kind == kind && head.length() == length).then(|| entry(number, head, length))
    }

    fn turn(&self) -> MutexGuard<'_, Option<Last>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

const ENDING: &str = ".handvat.gz";
const UNFINISHED: &str = ".new";

/// `000042-before-merge.handvat.gz`.
fn file_name(number: u64, kind: Kind) -> String {
    format!("{number:06}-{kind}{ENDING}")
}

fn parts(name: &str) -> Option<(u64, Kind)> {
    let (number, kind) = name.strip_suffix(ENDING)?.split_once('-')?;
    let kind = Kind::ALL.into_iter().find(|known| known.word() == kind)?;
    Some((number.parse().ok()?, kind))
}

fn entry(number: u64, head: Head, bytes: u64) -> Entry {
    let Head { kind, name, kept, revision, notes, actions, hash, packed: _ } = head;
    Entry { number, kind, name, kept, revision, notes, actions, bytes, hash }
}

fn clipped(name: &str) -> String {
    name.trim().chars().take(NAME_CHARACTERS).collect()
}

impl Place {
    pub(crate) fn versions(&self) -> PathBuf {
        self.directory().join("versions")
    }
}
