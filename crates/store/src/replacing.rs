//! Our file in the place of the one that we last saw there. Should another hand have put its own there in the
//! last moment, that one comes out in the same stroke: it is given its place back, and never taken away.

use std::io;
use std::path::{Path, PathBuf};
use std::process;

use crate::files::{Files, Kind};
use crate::reading::LARGEST_FILE;
use crate::whole::{Prepared, WriteFailure, folder_of, hidden};
use crate::writing::Hash;

/// So often theirs is put back while they go on putting other files there.
const TRIES: usize = 8;
/// A whole file that is ours, or the one in whose place ours stands now.
const REPLACING: &str = "replacing";

/// Whose file stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// The one that we knew: ours has its place now, durably.
    Known,
    /// Another hand's: it stands there again, or where that could not be, beside.
    Theirs,
}

impl Prepared {
    /// Puts the file in its target's place, durably, if what comes out there is known. `new` is its own content,
    /// `seen` what stood there just now.
    ///
    /// Where names cannot be exchanged, it takes the place of whatever came there in the last moment.
    pub(crate) fn replace(
        self,
        files: &dyn Files,
        new: &Hash,
        seen: &Hash,
        known: &dyn Fn(&Hash) -> bool,
    ) -> Result<Found, WriteFailure> {
        let failed = WriteFailure::at(&self.target);
        // A name that says that it is whole, and which contents are ours: what is found under it after a crash can
        // be told, even by who knows of no other.
        let other = self.beside.with_extension(format!("{}-{}.{REPLACING}", digits(new), digits(seen)));
        if let Err(error) = files.rename(&self.beside, &other) {
            self.discard(files);
            let _ = files.remove(&other);
            return Err(failed(error));
        }
        let spent = |hash: &Hash| hash == new || known(hash);
        match files.exchange(&other, &self.target) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                return Self { beside: other, target: self.target.clone() }.put(files).map(|()| Found::Known);
            }
            Err(error) => {
                // It may have happened all the same.
                let _ = let_go(files, &other, &self.target, &spent);
                return Err(failed(error));
            }
        }
        match content(files, &other) {
            Ok(Some(hash)) if known(&hash) => {
                // One that cannot be taken away is only litter.
                let _ = files.remove(&other);
                files.sync_directory(folder_of(&self.target)).map_err(failed)?;
                Ok(Found::Known)
            }
            Ok(_) => {
                let given_back = give_back(files, &other, &self.target, new);
                let let_go = let_go(files, &other, &self.target, &spent);
                given_back.and(let_go).map_err(failed)?;
                Ok(Found::Theirs)
            }
            // Nobody knows what it is: it stays until a sweep can read it.
            Err(error) => Err(failed(error)),
        }
    }
}

/// Exchanges until what was put there comes out again: then nobody has put anything there since.
fn give_back(files: &dyn Files, other: &Path, target: &Path, new: &Hash) -> io::Result<()> {
    let mut there = Some(new.clone());
    for _ in 0..TRIES {
        let theirs = content(files, other)?;
        files.exchange(other, target)?;
        if content(files, other)? == there {
            break;
        }
        there = theirs;
    }
    // Before this is durable, what came out may be all that a power cut leaves of theirs.
    files.sync_directory(folder_of(target))
}

/// Enough of a hash for a name.
fn digits(hash: &Hash) -> &str {
    &hash.as_str()[..16]
}

/// Takes away what is known, and keeps anything else beside the target, where people and programs find it.
fn let_go(files: &dyn Files, other: &Path, target: &Path, spent: &dyn Fn(&Hash) -> bool) -> io::Result<()> {
    match content(files, other) {
        Ok(Some(hash)) if spent(&hash) => files.remove(other),
        Ok(_) => {
            files.rename(other, &free_name(files, target)?)?;
            files.sync_directory(folder_of(target))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// `Strategy (2).handvat`, or the next number that is free.
fn free_name(files: &dyn Files, target: &Path) -> io::Result<PathBuf> {
    let names = files.list(folder_of(target))?;
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let stem = &stem[..stem.floor_char_boundary(180)];
    let ending = target.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let mut free = (2..).map(|number| format!("{stem} ({number}){ending}")).filter(|name| !names.contains(name));
    Ok(target.with_file_name(free.next().expect("there are more numbers than files")))
}

/// Of what stands there; none when that is no file.
fn content(files: &dyn Files, path: &Path) -> io::Result<Option<Hash>> {
    if files.identity(path)?.kind != Kind::File {
        return Ok(None);
    }
    files.read(path, LARGEST_FILE + 1).map(|bytes| Some(Hash::of(&bytes)))
}

/// Takes away what a run that was killed left beside a file; what another hand had put in its place before is kept
/// beside it. Only for who holds the file's lock. False when something is left that could not be looked at.
pub(crate) fn sweep(files: &dyn Files, target: &Path, spent: &dyn Fn(&Hash) -> bool) -> bool {
    let folder = folder_of(target);
    let prefix = hidden(target);
    let own = format!("{}.", process::id());
    let mut clean = true;
    for name in files.list(folder).unwrap_or_default() {
        let Some((number, ending)) = name.strip_prefix(&prefix).and_then(|rest| rest.rsplit_once('.')) else {
            continue;
        };
        if !number.bytes().all(|byte| byte.is_ascii_hexdigit() || b".-".contains(&byte)) {
            continue;
        }
        let path = folder.join(&name);
        let ours = |hash: &Hash| spent(hash) || number.split(['.', '-']).skip(2).any(|part| part == digits(hash));
        match ending {
            // Never whole for certain, and never another's.
            "saving" if !number.starts_with(&own) => drop(files.remove(&path)),
            REPLACING => clean &= let_go(files, &path, target, &ours).is_ok(),
            _ => {}
        }
    }
    clean
}

/// Sees to it that what a file holds is there after a power cut, whoever wrote it. As far as that can be: one that
/// may not be written cannot be synced either.
pub(crate) fn make_durable(files: &dyn Files, target: &Path) {
    let _ = files.open_at(target, 0).and_then(|mut file| file.sync());
    let _ = files.sync_directory(folder_of(target));
}
