//! The file system as the store uses it: one trait, so that tests can break every single operation.

use std::any::Any;
use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::coded::Cause;
use crate::platform;

/// Everything that the store asks of a file system. No method retries; what is durable is said by
/// [`OpenFile::sync`], [`OpenFile::sync_data`] and [`Files::sync_directory`] alone.
pub trait Files: fmt::Debug + Send + Sync {
    /// Makes a file that must not exist yet, for writing.
    fn open_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;
    /// Opens a file, made when missing, for writing behind its end.
    fn open_end(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;
    /// Opens an existing file for writing from the byte `offset` on: over what stands there, and on
    /// past the end.
    fn open_at(&self, path: &Path, offset: u64) -> io::Result<Box<dyn OpenFile>>;
    /// The first `limit` bytes of a file.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// What stands at a path, symbolic links followed.
    fn identity(&self, path: &Path) -> io::Result<Identity>;
    /// The one name of an existing file: absolute, symbolic links followed.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
    /// Names in a directory, sorted; none when there is no such directory.
    fn list(&self, directory: &Path) -> io::Result<Vec<String>>;
    /// Makes a directory and those above it.
    fn create_directories(&self, directory: &Path) -> io::Result<()>;
    /// Puts a file in the place of another, which is gone after it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives two files of one directory each the other's name, in one stroke: neither is ever gone. Where the
    /// platform or the file system has no such stroke nothing happens, with [`io::ErrorKind::Unsupported`].
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Takes an empty directory away.
    fn remove_directory(&self, directory: &Path) -> io::Result<()>;
    /// Makes the names in a directory durable.
    fn sync_directory(&self, directory: &Path) -> io::Result<()>;
    /// Gives `to` the permissions of `from`.
    fn keep_mode(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes the lock on a file, made when missing; none when somebody else holds it.
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>>;
}

/// A file open for writing.
pub trait OpenFile: fmt::Debug + Send {
    /// Writes all bytes, or fails with some of them written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes the bytes durable.
    fn sync_data(&mut self) -> io::Result<()>;
    /// Makes bytes and attributes durable.
    fn sync(&mut self) -> io::Result<()>;
}

/// A lock that is held until this is dropped; the kernel frees it when the process dies.
#[derive(Debug)]
pub struct Lock {
    _held: Box<dyn Any + Send + Sync>,
}

impl Lock {
    /// Wraps whatever keeps the lock alive.
    pub fn new(held: impl Any + Send + Sync) -> Self {
        Self { _held: Box::new(held) }
    }
}

/// By what a file is known again, without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// File, folder or something else.
    pub kind: Kind,
    /// In bytes.
    pub length: u64,
    /// The volume; 0 where the platform does not say.
    pub device: u64,
    /// The file's number on the volume; 0 where the platform does not say.
    pub number: u64,
    /// Nanoseconds since 1970.
    pub modified: u64,
    /// Whether nobody may write it.
    pub locked: bool,
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A file with bytes.
    File,
    /// A directory.
    Folder,
    /// A device, a pipe, a socket.
    Other,
}

/// The file system of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealFiles;

impl Files for RealFiles {
    fn open_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        Ok(Box::new(OpenOptions::new().write(true).create_new(true).open(path)?))
    }

    fn open_end(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        Ok(Box::new(OpenOptions::new().append(true).create(true).open(path)?))
    }

    fn open_at(&self, path: &Path, offset: u64) -> io::Result<Box<dyn OpenFile>> {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.seek(SeekFrom::Start(offset))?;
        Ok(Box::new(file))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let expected = file.metadata()?.len().min(limit);
        let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(0).saturating_add(1));
        file.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn identity(&self, path: &Path) -> io::Result<Identity> {
        let metadata = fs::metadata(path)?;
        let (device, number) = platform::number(&metadata);
        let modified = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(Identity {
            kind: match (metadata.is_file(), metadata.is_dir()) {
                (true, _) => Kind::File,
                (_, true) => Kind::Folder,
                _ => Kind::Other,
            },
            length: metadata.len(),
            device,
            number,
            modified: u64::try_from(modified.as_nanos()).unwrap_or(u64::MAX),
            locked: metadata.permissions().readonly(),
        })
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        platform::canonical(path)
    }

    fn list(&self, directory: &Path) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(directory) {
            Err(error) if Cause::of(&error) == Cause::Missing => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut names = Vec::new();
        for entry in entries {
            // Every name of the store's own is plain ASCII; another one is none of its business.
            names.extend(entry?.file_name().into_string());
        }
        names.sort_unstable();
        Ok(names)
    }

    fn create_directories(&self, directory: &Path) -> io::Result<()> {
        fs::create_dir_all(directory)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        platform::exchange(one, other)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_directory(&self, directory: &Path) -> io::Result<()> {
        fs::remove_dir(directory)
    }

    fn sync_directory(&self, directory: &Path) -> io::Result<()> {
        platform::sync_directory(directory)
    }

    fn keep_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        platform::keep_mode(from, to)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// So many bytes go to the disk at a time. A sync waits for what the disk was given before: an edit that is made
/// while a large file is written waits for no more than this.
const PIECE: usize = 512 * 1024;

impl OpenFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut pieces = bytes.chunks(PIECE).peekable();
        while let Some(piece) = pieces.next() {
            self.write_all(piece)?;
            if pieces.peek().is_some() {
                File::sync_data(self)?;
            }
        }
        Ok(())
    }

    fn sync_data(&mut self) -> io::Result<()> {
        File::sync_data(self)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}
