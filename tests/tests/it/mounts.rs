//! Disks that a test may cut off, fill and close. Only root can mount them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::desk::said;
use super::rounds::needs;

/// Why nothing can be mounted here, if so.
pub(crate) fn obstacle(loops: bool) -> Option<&'static str> {
    let answer = Command::new("id").arg("-u").output().map(|output| output.stdout).unwrap_or_default();
    if answer.trim_ascii() != b"0" {
        return Some("only root can mount");
    }
    let folder = tempfile::tempdir().unwrap();
    let allowed = run(Command::new("mount").args(["-t", "tmpfs", "none"]).arg(folder.path())).status.success();
    if !allowed {
        return Some("root may not mount here");
    }
    run(Command::new("umount").arg(folder.path()));
    let free = run(Command::new("losetup").arg("--find")).status.success();
    (loops && !free).then_some("there are no loop devices")
}

/// A file system on a folder of its own, taken off when this is dropped.
#[derive(Debug)]
pub(crate) struct Mount {
    folder: PathBuf,
}

impl Mount {
    /// Memory, with room for so many bytes.
    pub(crate) fn small(folder: &Path, bytes: u64) -> Self {
        fs::create_dir_all(folder).unwrap();
        done(Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={bytes}"), "none"]).arg(folder));
        Self { folder: folder.to_owned() }
    }

    /// A disk image.
    pub(crate) fn image(image: &Path, folder: &Path) -> Self {
        fs::create_dir_all(folder).unwrap();
        done(Command::new("mount").args(["-o", "loop"]).arg(image).arg(folder));
        Self { folder: folder.to_owned() }
    }

    /// The power goes: what was not written to the image by now never is.
    pub(crate) fn cut(&self) {
        done(Command::new("xfs_io").args(["-x", "-c", "shutdown"]).arg(&self.folder));
    }

    pub(crate) fn close(&self) {
        done(Command::new("mount").args(["-o", "remount,ro"]).arg(&self.folder));
    }

    pub(crate) fn open(&self) {
        done(Command::new("mount").args(["-o", "remount,rw"]).arg(&self.folder));
    }

    /// Takes every byte that is left.
    pub(crate) fn fill(&self) {
        let filler = self.filler();
        let mut size = 1 << 20;
        let mut bytes = fs::read(&filler).unwrap_or_default();
        while size >= 512 {
            let longer = vec![b'x'; bytes.len() + size];
            if fs::write(&filler, &longer).is_ok() {
                bytes = longer;
            } else {
                // What a write that failed could take is given back.
                fs::write(&filler, &bytes).unwrap();
                size /= 2;
            }
        }
    }

    /// Gives back what was filled.
    pub(crate) fn make_room(&self) {
        fs::remove_file(self.filler()).unwrap();
    }

    fn filler(&self) -> PathBuf {
        self.folder.join("filler")
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        if !run(Command::new("umount").arg(&self.folder)).status.success() {
            run(Command::new("umount").arg("--lazy").arg(&self.folder));
        }
    }
}

/// A fresh ext4 image.
pub(crate) fn ext4(image: &Path) {
    needs("mkfs.ext4", "e2fsprogs");
    needs("xfs_io", "xfsprogs");
    fs::File::create(image).unwrap().set_len(32 << 20).unwrap();
    done(Command::new("mkfs.ext4").arg("-q").arg(image));
}

fn done(command: &mut Command) {
    let output = run(command);
    assert!(output.status.success(), "{command:?}: {}", said(&output));
}

fn run(command: &mut Command) -> Output {
    // Debian keeps some of these where only root looks.
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{path}:/usr/sbin:/sbin")).output().unwrap()
}
