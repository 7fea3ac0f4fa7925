//! What is said of a version: why it was kept, when, and how that can fail.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::coded::{Cause, Coded};
use crate::storage::StorageFailure;
use crate::writing::{Hash, Unwritable};

/// A state that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Names it. A later one has a higher number, whatever the clock said.
    pub number: u64,
    /// Why it was kept.
    pub kind: Kind,
    /// What people called it.
    pub name: Option<String>,
    /// When it was kept, ISO 8601 in UTC.
    pub kept: String,
    /// The workshop's.
    pub revision: u64,
    /// How many notes it has.
    pub notes: u32,
    /// How many actions it has.
    pub actions: u32,
    /// What it takes on the disk.
    pub bytes: u64,
    /// Of its content.
    pub hash: Hash,
}

/// Why a version was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// By the clock.
    Automatic,
    /// Somebody gave it a name; never goes by itself.
    Named,
    /// The file was of an older format.
    BeforeMigration,
    /// Another's changes came in.
    BeforeMerge,
    /// Another version took its place.
    BeforeRestore,
    /// What the file held when an earlier run's work came back.
    BeforeRecovery,
    /// What another hand had put into the file.
    Theirs,
}

/// What there is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// The oldest first.
    pub entries: Vec<Entry>,
    /// Names of files that are torn or cannot be read; they are left alone.
    pub damaged: Vec<String>,
}

/// Why a version could not be kept or read. The workshop itself is as it was.
#[derive(Debug, thiserror::Error)]
pub enum VersionFailure {
    /// The program's own folder failed.
    #[error("the versions cannot be read or written")]
    Storage(#[from] StorageFailure),
    /// The workshop does not go into a file.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
    /// There is none with that number.
    #[error("there is no version {number}")]
    Unknown {
        /// The number.
        number: u64,
    },
    /// Its file is not as it was written.
    #[error("version {number} is damaged")]
    Damaged {
        /// Its number.
        number: u64,
    },
}

impl Kind {
    pub(super) const ALL: [Self; 7] = [
        Self::Automatic,
        Self::Named,
        Self::BeforeMigration,
        Self::BeforeMerge,
        Self::BeforeRestore,
        Self::BeforeRecovery,
        Self::Theirs,
    ];

    /// As it stands in the name of a file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Named => "named",
            Self::BeforeMigration => "before-migration",
            Self::BeforeMerge => "before-merge",
            Self::BeforeRestore => "before-restore",
            Self::BeforeRecovery => "before-recovery",
            Self::Theirs => "theirs",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl Coded for VersionFailure {
    fn code(&self) -> &'static str {
        match self {
            Self::Storage(_) => "version-storage",
            Self::Unwritable(failure) => failure.code(),
            Self::Unknown { .. } => "unknown-version",
            Self::Damaged { .. } => "version-damaged",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Storage(failure) => {
                let folder = failure.path.parent().unwrap_or(&failure.path);
                let reason = Cause::of(&failure.source).word().to_owned();
                vec![("reason", reason), ("folder", folder.display().to_string())]
            }
            Self::Unwritable(failure) => failure.arguments(),
            Self::Unknown { number } | Self::Damaged { number } => vec![("id", number.to_string())],
        }
    }
}
