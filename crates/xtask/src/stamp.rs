//! A stamp remembers from which files something was made, so that it is made again only when they changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The mark of the files' names and contents, and where it is kept.
pub(crate) struct Stamp {
    place: PathBuf,
    mark: String,
}

impl Stamp {
    /// Reads the files, and folders with all that is in them; one that is not there counts as absent.
    pub(crate) fn new(place: PathBuf, sources: &[PathBuf]) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        for source in sources {
            take(source, &mut hasher)?;
        }
        Ok(Self { place, mark: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the files are still the same as when the stamp was set.
    pub(crate) fn holds(&self) -> bool {
        fs::read_to_string(&self.place).is_ok_and(|kept| kept == self.mark)
    }

    /// Keeps the mark: what is made of the files is now fresh.
    pub(crate) fn set(&self) -> Result<()> {
        if let Some(folder) = self.place.parent() {
            fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
        }
        fs::write(&self.place, &self.mark).with_context(|| format!("could not write {}", self.place.display()))
    }
}

fn take(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.file_name().hash(hasher);
    if path.is_dir() {
        let mut entries = Vec::new();
        for entry in fs::read_dir(path).with_context(|| format!("could not list {}", path.display()))? {
            entries.push(entry?.path());
        }
        entries.sort();
        for entry in entries {
            take(&entry, hasher)?;
        }
    } else if path.exists() {
        fs::read(path).with_context(|| format!("could not read {}", path.display()))?.hash(hasher);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_holds_until_a_file_changes_or_moves() {
        let folder = std::env::temp_dir().join(format!("handvat-stamp-{}", std::process::id()));
        let source = folder.join("source");
        fs::create_dir_all(source.join("deep")).unwrap();
        fs::write(source.join("deep/a"), "1").unwrap();
        let stamp = || Stamp::new(folder.join("kept/stamp"), std::slice::from_ref(&source)).unwrap();
        assert!(!stamp().holds());
        stamp().set().unwrap();
        assert!(stamp().holds());
        fs::write(source.join("deep/a"), "2").unwrap();
        assert!(!stamp().holds());
        stamp().set().unwrap();
        fs::rename(source.join("deep/a"), source.join("deep/b")).unwrap();
        assert!(!stamp().holds());
        fs::remove_dir_all(folder).unwrap();
    }
}
