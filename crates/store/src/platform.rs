//! What differs between operating systems. Linux is tested; the Windows and macOS ways stand beside
//! it and are untested here.
//!
//! macOS needs nothing of its own: `File::sync_all` and `sync_data` of the standard library already
//! ask for `F_FULLFSYNC` there, and directories are synced as on Linux.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// Makes the names in a directory durable.
#[cfg(unix)]
pub(crate) fn sync_directory(directory: &Path) -> io::Result<()> {
    fs::File::open(directory)?.sync_all()
}

/// Windows cannot sync a directory; NTFS journals its names, and a rename follows the synced file.
#[cfg(windows)]
pub(crate) fn sync_directory(_directory: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives two files each the other's name; [`io::ErrorKind::Unsupported`] where that cannot be.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(crate) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|errno| match errno {
        // What the kernel says when it is too old, and file systems (NFS, FUSE, some for sticks) that cannot.
        Errno::INVAL | Errno::NOSYS | Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        errno => errno.into(),
    })
}

/// Windows has no such call.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(crate) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The volume and the file's number on it.
#[cfg(unix)]
pub(crate) fn number(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

/// Windows says a file's number only through an open handle; length and time have to do.
#[cfg(windows)]
pub(crate) fn number(_metadata: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// The one name of an existing file.
#[cfg(unix)]
pub(crate) fn canonical(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// On Windows the canonical name begins with `\\?\`, which other programs do not read: it is taken
/// off a plain drive path.
#[cfg(windows)]
pub(crate) fn canonical(path: &Path) -> io::Result<PathBuf> {
    let full = fs::canonicalize(path)?;
    let plain = full.to_str().and_then(|text| text.strip_prefix(r"\\?\")).filter(|text| text.get(1..2) == Some(":"));
    Ok(plain.map_or(full.clone(), PathBuf::from))
}

/// Gives a new file the mode and the access list of the file it will replace, and its group where that is
/// allowed.
#[cfg(unix)]
pub(crate) fn keep_mode(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    let metadata = fs::metadata(from)?;
    let made = fs::metadata(to)?;
    if (metadata.uid(), metadata.gid()) != (made.uid(), made.gid()) {
        // Only root may give a file away, and a user only to groups of their own; the file is then
        // theirs, as it would be after any editor's save.
        let given = chown(to, Some(metadata.uid()), Some(metadata.gid()));
        if given.is_err() {
            let _ = chown(to, None, Some(metadata.gid()));
        }
    }
    fs::set_permissions(to, metadata.permissions())?;
    keep_access_list(from, to)
}

/// Gives a new file the access list of another, or none when that has none.
#[cfg(target_os = "linux")]
fn keep_access_list(from: &Path, to: &Path) -> io::Result<()> {
    const LIST: &str = "system.posix_acl_access";
    match xattr::get(from, LIST) {
        Ok(Some(list)) => xattr::set(to, LIST, &list),
        // The folder may have given it one.
        Ok(None) if xattr::get(to, LIST)?.is_some() => xattr::remove(to, LIST),
        Ok(None) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(error) => Err(error),
    }
}

/// The access lists of other systems are not carried over.
#[cfg(all(unix, not(target_os = "linux")))]
fn keep_access_list(_from: &Path, _to: &Path) -> io::Result<()> {
    Ok(())
}

/// On Windows a new file inherits the access list of its folder; only the read-only mark is carried over.
#[cfg(windows)]
pub(crate) fn keep_mode(from: &Path, to: &Path) -> io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}
