//! From a path to a workshop that can be worked on: the file, what the journal knows beyond it, and
//! which of the two counts when they disagree.

use std::io;
use std::path::{Path, PathBuf};

use handvat_model::edit::StepLabel;
use handvat_model::records::Workshop;

use crate::base::{Base, Bases};
use crate::coded::{Cause, Coded};
use crate::files::{Files, Identity, Kind, Lock};
use crate::journal::{Damage, Tread, trail};
use crate::line::{Line, last_labels};
use crate::place::Place;
use crate::reading::{LARGEST_FILE, ReadFailure, Reading, read};
use crate::storage::StorageFailure;
use crate::undecided::TOLD;
use crate::whole::file_name;
use crate::writing::{Hash, write};

/// Why a workshop cannot be opened. Its file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenFailure {
    /// There is no such file.
    #[error("{path} is not there")]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A folder.
    #[error("{path} is a folder")]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A device, a pipe.
    #[error("{path} is not a file")]
    NotAFile {
        /// What it is instead.
        path: PathBuf,
    },
    /// Not allowed to be read.
    #[error("{path} may not be read")]
    Permission {
        /// The file.
        path: PathBuf,
    },
    /// The disk or share does not answer as it should.
    #[error("{path} cannot be read")]
    Device {
        /// The file.
        path: PathBuf,
        /// How it failed.
        #[source]
        source: io::Error,
    },
    /// The bytes are no workshop.
    #[error("{path} cannot be opened")]
    Read {
        /// The file.
        path: PathBuf,
        /// What is wrong with them, and where.
        #[source]
        source: ReadFailure,
    },
    /// Another window or program has the workshop open.
    #[error("{path} is open elsewhere")]
    Locked {
        /// The file, or the name of a workshop without one.
        path: PathBuf,
    },
    /// The program's own folder failed.
    #[error(transparent)]
    Storage(#[from] StorageFailure),
}

/// What for a workshop is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To work on it: takes the lock, and is refused while somebody else holds it.
    Edit,
    /// To work on it; while somebody else holds the lock, to look at it as far as they have come.
    EditOrLook,
    /// To look at it: takes no lock and writes nothing.
    Look,
}

/// Why a workshop that was opened cannot be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// A later program wrote it.
    Newer {
        /// The version of its format.
        version: u32,
    },
    /// It was opened with [`Access::Look`].
    Looking,
    /// Another window or program has it open. [`crate::following::Follower`] tells when that has ended.
    Elsewhere,
}

impl ReadOnly {
    /// Whether the workshop can be worked on once it is saved to another file.
    pub(crate) fn may_move(self) -> bool {
        matches!(self, Self::Looking | Self::Elsewhere)
    }
}

/// What the journal brought back that the file did not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// How many steps.
    pub edits: usize,
    /// The last of them, at most five, the oldest first.
    pub last: Vec<StepLabel>,
    /// Where the journal was broken, so that steps after it are missing.
    pub damage: Option<Damage>,
}

/// The bytes of a workshop file, and what they say.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    pub(crate) identity: Identity,
    pub(crate) bytes: Vec<u8>,
    pub(crate) reading: Reading,
}

impl Found {
    pub(crate) fn read(files: &dyn Files, path: &Path) -> Result<Self, OpenFailure> {
        let failed = |error: io::Error| OpenFailure::at(path, error);
        let canonical = files.canonical(path).map_err(failed)?;
        let identity = files.identity(&canonical).map_err(failed)?;
        let refuse = |source| OpenFailure::Read { path: path.to_owned(), source };
        match identity.kind {
            Kind::File => {}
            Kind::Folder => return Err(OpenFailure::Folder { path: path.to_owned() }),
            Kind::Other => return Err(OpenFailure::NotAFile { path: path.to_owned() }),
        }
        if identity.length > LARGEST_FILE {
            return Err(refuse(ReadFailure::TooLarge { bytes: identity.length }));
        }
        let bytes = files.read(&canonical, LARGEST_FILE + 1).map_err(failed)?;
        let reading = read(&bytes).map_err(refuse)?;
        Ok(Self { path: canonical, identity, bytes, reading })
    }

    /// Reads again when the file was written since: between the first look and the lock.
    pub(crate) fn fresh(self, files: &dyn Files, path: &Path) -> Result<Self, OpenFailure> {
        if files.identity(&self.path).is_ok_and(|identity| identity == self.identity) {
            Ok(self)
        } else {
            Self::read(files, path)
        }
    }
}

/// A workshop with all that is known of it, ready to be worked on.
#[derive(Debug)]
pub(crate) struct Start {
    pub(crate) workshop: Workshop,
    /// The state that the file has, or had when we last saw it.
    pub(crate) base: Base,
    /// The base's content when it has to be written down before the journal goes on.
    pub(crate) unwritten: Option<Vec<u8>>,
    /// Steps beyond the base.
    pub(crate) lines: Vec<Line>,
    pub(crate) recovered: Option<Recovered>,
    /// The number of the next journal.
    pub(crate) free: u64,
    /// Whether the history leads to the base.
    pub(crate) history: bool,
    /// Whether somebody else changed the file while the journal had steps for it: these are shown, and
    /// the file is left alone.
    pub(crate) changed_outside: bool,
}

impl Start {
    /// For a file.
    pub(crate) fn of_file(files: &dyn Files, place: &Place, found: Found) -> Result<Self, StorageFailure> {
        let hash = Hash::of(&found.bytes);
        let bases = Bases::load(files, place)?;
        match (bases.current, bases.next) {
            (Some(base), _) if base.hash == hash => Self::replay(files, place, base, found.reading.workshop),
            (_, Some(next)) if next.hash == hash => {
                // The last run was cut short after it had put the file in place.
                let workshop = found.reading.workshop;
                Ok(Self::replay(files, place, next, workshop)?.rewritten(found.bytes))
            }
            (Some(base), _) => Self::changed(files, place, base, hash, found),
            (None, _) => {
                let base = Self::base_of(&found, hash, 0);
                let start = Self { history: false, ..Self::replay(files, place, base, found.reading.workshop)? };
                Ok(start.rewritten(found.bytes))
            }
        }
    }

    /// For a workshop without a file.
    pub(crate) fn of_untitled(files: &dyn Files, place: &Place) -> Result<Option<Self>, StorageFailure> {
        let Some(base) = Bases::load(files, place)?.current.filter(|base| base.path.is_none()) else { return Ok(None) };
        let content = base.content(files, place)?;
        let workshop = read(&content).map_err(|_| StorageFailure::damaged(&place.content(base.generation)))?.workshop;
        Self::replay(files, place, base, workshop).map(Some)
    }

    /// The base with what the journal has beyond it.
    fn replay(files: &dyn Files, place: &Place, base: Base, mut workshop: Workshop) -> Result<Self, StorageFailure> {
        // A base of an earlier program does not say.
        let base = Base { edited: workshop.edited.clone(), ..base };
        let trail = trail(files, place, base.journal, base.revision)?;
        // What another hand wrote may count otherwise; our steps go on from our own number.
        workshop.revision = base.revision;
        let tread = trail.replay(&mut workshop, |_, _| {});
        Ok(Self::with(workshop, base, tread))
    }

    fn with(workshop: Workshop, base: Base, tread: Tread) -> Self {
        let Tread { lines, damage, free } = tread;
        let recovered = recovered(&lines, damage);
        let (history, changed_outside) = (true, false);
        Self { workshop, base, unwritten: None, lines, recovered, free, history, changed_outside }
    }

    /// The same, with a base that has to be written down, under a number of its own.
    fn rewritten(self, content: Vec<u8>) -> Self {
        let base = Base { generation: self.free, ..self.base };
        Self { base, unwritten: Some(content), free: self.free + 1, ..self }
    }

    /// The file holds something else than the base.
    fn changed(files: &dyn Files, place: &Place, base: Base, hash: Hash, found: Found) -> Result<Self, StorageFailure> {
        let trail = trail(files, place, base.journal, base.revision)?;
        if trail.steps.is_empty() {
            // Nothing of ours is missing from the file: it counts, and what we knew does not.
            let base = Self::base_of(&found, hash, trail.free);
            let Found { bytes, reading, .. } = found;
            let mut workshop = reading.workshop;
            let tread = trail.replay(&mut workshop, |_, _| {});
            let start = Self::with(workshop, base, tread);
            return Ok(Self { history: false, ..start }.rewritten(bytes));
        }
        let content = base.content(files, place)?;
        let damaged = |_| StorageFailure::damaged(&place.content(base.generation));
        let mut workshop = read(&content).map_err(damaged)?.workshop;
        let mut ours = None;
        let tread = trail.replay(&mut workshop, |workshop, count| {
            let same = workshop.revision == found.reading.workshop.revision;
            if same && write(workshop).is_ok_and(|bytes| Hash::of(&bytes) == hash) {
                ours = Some(count);
            }
        });
        let Some(count) = ours else {
            return Ok(Self { changed_outside: true, ..Self::with(workshop, base, tread) });
        };
        // The file is a state of our own; the last run was cut short before it could write that down.
        let base = Self::base_of(&found, hash, base.journal);
        let recovered = recovered(&tread.lines[count..], tread.damage);
        Ok(Self { recovered, ..Self::with(workshop, base, tread) }.rewritten(found.bytes))
    }

    fn base_of(found: &Found, hash: Hash, journal: u64) -> Base {
        Base {
            id: found.reading.workshop.id.clone(),
            path: Some(found.path.to_string_lossy().into_owned()),
            hash,
            length: found.bytes.len() as u64,
            identity: Some(found.identity),
            revision: found.reading.workshop.revision,
            edited: found.reading.workshop.edited.clone(),
            generation: 0,
            journal,
        }
    }
}

/// Takes the lock of a place: none when the program's own folder does not allow it now, which the first
/// step will say.
pub(crate) fn lock(files: &dyn Files, place: &Place, path: &Path) -> Result<Option<Lock>, OpenFailure> {
    match place.lock(files) {
        Ok(Some(lock)) => Ok(Some(lock)),
        Ok(None) => Err(OpenFailure::Locked { path: path.to_owned() }),
        Err(_) => Ok(None),
    }
}

fn recovered(lines: &[Line], damage: Option<Damage>) -> Option<Recovered> {
    if lines.is_empty() && damage.is_none() {
        return None;
    }
    Some(Recovered { edits: lines.len(), last: last_labels(lines, TOLD), damage })
}

impl OpenFailure {
    fn at(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match Cause::of(&error) {
            Cause::Missing => Self::Missing { path },
            Cause::Permission => Self::Permission { path },
            _ if error.kind() == io::ErrorKind::IsADirectory => Self::Folder { path },
            _ => Self::Device { path, source: error },
        }
    }
}

impl Coded for OpenFailure {
    fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "file-missing",
            Self::Folder { .. } => "file-folder",
            Self::NotAFile { .. } => "file-not-a-file",
            Self::Permission { .. } => "file-permission",
            Self::Device { .. } => "file-device",
            Self::Read { source, .. } => source.code(),
            Self::Locked { .. } => "locked",
            Self::Storage(failure) => failure.code(),
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Missing { path }
            | Self::Folder { path }
            | Self::NotAFile { path }
            | Self::Permission { path }
            | Self::Device { path, .. }
            | Self::Locked { path } => vec![("file", file_name(path))],
            Self::Read { path, source } => [vec![("file", file_name(path))], source.arguments()].concat(),
            Self::Storage(failure) => failure.arguments(),
        }
    }
}
