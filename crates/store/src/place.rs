//! Where the program keeps what belongs to one workshop file: its lock, journal, base and history.

use std::io;
use std::path::{Path, PathBuf};

use handvat_model::id::Id;

use crate::files::{Files, Kind, Lock};
use crate::writing::Hash;

/// The folder of one workshop file under the program's own folder. Its name comes from the workshop's
/// id and the file's canonical path, so that a copy of the file never receives the other's journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    directory: PathBuf,
}

impl Place {
    /// The place of a file, or of a workshop that has none.
    pub(crate) fn of(home: &Path, id: &Id, path: Option<&Path>) -> Self {
        let path = path.map_or(&[][..], |path| path.as_os_str().as_encoded_bytes());
        let hash = Hash::of(&[id.as_str().as_bytes(), &[0], path].concat());
        Self::named(home, &format!("{id}.{}", &hash.as_str()[..16]))
    }

    /// The place with that name.
    pub(crate) fn named(home: &Path, name: &str) -> Self {
        Self { directory: root(home).join(name) }
    }

    /// All places, by name.
    pub(crate) fn all(files: &dyn Files, home: &Path) -> io::Result<Vec<Self>> {
        let names = files.list(&root(home))?;
        Ok(names.iter().filter(|name| name.contains('.')).map(|name| Self::named(home, name)).collect())
    }

    pub(crate) fn name(&self) -> String {
        self.directory.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    pub(crate) fn base(&self) -> PathBuf {
        self.directory.join("base.json")
    }

    pub(crate) fn next_base(&self) -> PathBuf {
        self.directory.join("base.next.json")
    }

    /// The next base while it is not whole yet.
    pub(crate) fn new_base(&self) -> PathBuf {
        self.directory.join("base.new")
    }

    pub(crate) fn content(&self, generation: u64) -> PathBuf {
        self.directory.join(format!("base-{generation:06}.handvat"))
    }

    pub(crate) fn journal(&self, generation: u64) -> PathBuf {
        self.directory.join(format!("journal-{generation:06}.jsonl"))
    }

    /// A journal that is kept for people to look at, since it could not be read to its end.
    pub(crate) fn broken_journal(&self, generation: u64) -> PathBuf {
        self.directory.join(format!("journal-{generation:06}.broken"))
    }

    /// A journal that is not whole yet.
    pub(crate) fn new_journal(&self, generation: u64) -> PathBuf {
        self.directory.join(format!("journal-{generation:06}.new"))
    }

    pub(crate) fn history(&self) -> PathBuf {
        self.directory.join("history.jsonl")
    }

    /// Makes the folder and takes its lock; none when somebody else holds it.
    pub(crate) fn lock(&self, files: &dyn Files) -> io::Result<Option<Lock>> {
        files.create_directories(&self.directory)?;
        files.lock(&self.directory.join("lock"))
    }

    /// Sees to it that the folder is found again after a power cut.
    pub(crate) fn make_durable(&self, files: &dyn Files) -> io::Result<()> {
        let mut above = self.directory.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        for own in above.by_ref().take(2) {
            files.sync_directory(own)?;
        }
        for other in above.take(2) {
            // These were there before, as a rule, and may be closed to us.
            let _ = files.sync_directory(other);
        }
        Ok(())
    }

    /// Whether somebody holds the lock.
    pub(crate) fn is_open(&self, files: &dyn Files) -> bool {
        matches!(files.lock(&self.directory.join("lock")), Ok(None))
    }

    /// Numbers of the files of one kind, in order: journals and bases.
    pub(crate) fn generations(&self, files: &dyn Files) -> io::Result<Generations> {
        let mut found = Generations::default();
        for name in files.list(&self.directory)? {
            let number = |prefix: &str, suffix: &str| {
                name.strip_prefix(prefix)
                    .and_then(|rest| rest.strip_suffix(suffix))
                    .and_then(|rest| rest.parse::<u64>().ok())
            };
            found.journals.extend(number("journal-", ".jsonl"));
            found.new_journals.extend(number("journal-", ".new"));
            found.contents.extend(number("base-", ".handvat"));
        }
        // Names stop being in the order of their numbers at seven digits.
        let all = [&mut found.journals, &mut found.new_journals, &mut found.contents];
        for numbers in all {
            numbers.sort_unstable();
        }
        Ok(found)
    }

    /// Takes the folder away with all that is in it. The base goes first, durably: without it the rest
    /// counts for nothing.
    pub(crate) fn remove(&self, files: &dyn Files) -> io::Result<()> {
        let mut names = files.list(&self.directory)?;
        names.sort_by_key(|name| (name != "base.json", name == "lock"));
        for name in names {
            let inner = self.directory.join(&name);
            if files.identity(&inner)?.kind == Kind::Folder {
                for name in files.list(&inner)? {
                    files.remove(&inner.join(name))?;
                }
                files.remove_directory(&inner)?;
                continue;
            }
            files.remove(&inner)?;
            if name == "base.json" {
                files.sync_directory(&self.directory)?;
            }
        }
        files.remove_directory(&self.directory)
    }
}

/// The numbers that occur in the names of a place's files.
#[derive(Debug, Default)]
pub(crate) struct Generations {
    pub(crate) journals: Vec<u64>,
    pub(crate) new_journals: Vec<u64>,
    pub(crate) contents: Vec<u64>,
}

impl Generations {
    /// A number that no file has.
    pub(crate) fn free(&self) -> u64 {
        let all = [&self.journals, &self.new_journals, &self.contents];
        all.into_iter().flatten().max().map_or(1, |last| last + 1)
    }
}

fn root(home: &Path) -> PathBuf {
    home.join("workshops")
}
