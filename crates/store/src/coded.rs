//! How failures leave this crate: a code and arguments. The session words them in the reader's language.

use std::io;

/// A failure that can be worded: the code is a message in `ui/locales/*/failures.ftl`, the arguments
/// are its variables.
pub trait Coded {
    /// The name of the message.
    fn code(&self) -> &'static str;
    /// The message's variables; lines, columns and counts in digits.
    fn arguments(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// Why the file system refused, as far as it tells people what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// No room, or no more of it for this user.
    Full,
    /// Not allowed.
    Permission,
    /// The volume can only be read.
    ReadOnly,
    /// The file, or the folder it should stand in, is not there.
    Missing,
    /// Anything else: a broken device, a share that went away.
    Device,
}

impl Cause {
    /// Sorts an error.
    pub fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full,
            io::ErrorKind::PermissionDenied => Self::Permission,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            _ => Self::Device,
        }
    }

    /// The word by which the messages choose.
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Permission => "permission",
            Self::ReadOnly => "read-only",
            Self::Missing => "missing",
            Self::Device => "device",
        }
    }
}
