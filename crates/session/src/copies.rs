//! Other files with the same workshop that lie beside ours: what a sync tool leaves when two machines wrote at once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use handvat_model::id::Id;
use handvat_model::records::Workshop;
use handvat_protocol::failure::Fault;
use handvat_store::files::{Files, Kind};
use handvat_store::reading::{LARGEST_FILE, read};
use handvat_store::writing::Hash;

use crate::faults::coded;
use crate::lock::lock;

/// How much of a file is read to see whether it could be the workshop.
const HEAD: u64 = 4096;
/// The most files of a folder that are looked into.
const MOST: usize = 500;

/// A file with the workshop.
#[derive(Debug, Clone)]
pub(crate) struct Copy {
    pub(crate) path: PathBuf,
    /// Of its bytes: a copy that changes is another one.
    pub(crate) hash: Hash,
    pub(crate) workshop: Workshop,
}

/// Reads one.
pub(crate) fn read_copy(files: &dyn Files, path: &Path) -> Result<Copy, Fault> {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = files.read(path, LARGEST_FILE + 1);
    let bytes = bytes.map_err(|error| {
        Fault::new("import-unreadable").with("file", file.clone()).with("detail", error.to_string())
    })?;
    copy_of(path, &bytes)
}

/// One from its bytes.
pub(crate) fn copy_of(path: &Path, bytes: &[u8]) -> Result<Copy, Fault> {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let reading = read(bytes).map_err(|failure| {
        let fault = coded(&failure);
        Fault { code: fault.code, arguments: [vec![("file", file.clone())], fault.arguments].concat() }
    })?;
    if let Some(version) = reading.newer {
        return Err(Fault::new("merge-newer").with("version", version.to_string()));
    }
    Ok(Copy { path: path.to_owned(), hash: Hash::of(bytes), workshop: reading.workshop })
}

/// The copies beside a file, in no order that means something. What cannot be read is none.
pub(crate) fn beside(files: &dyn Files, path: &Path, id: &Id) -> Vec<Copy> {
    let found = candidates(files, path, id).into_iter().filter_map(|candidate| read_copy(files, &candidate).ok());
    found.filter(|copy| copy.workshop.id == *id).collect()
}

/// Files of the same kind whose first bytes do not speak against it.
fn candidates(files: &dyn Files, path: &Path, id: &Id) -> Vec<PathBuf> {
    let (Some(folder), Some(own)) = (path.parent(), path.file_name()) else { return Vec::new() };
    let names = files.list(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }).unwrap_or_default();
    let like = |name: &String| {
        !name.starts_with('.') && own != name.as_str() && Path::new(name).extension() == path.extension()
    };
    let could_be = |path: &PathBuf| {
        let fits = files.identity(path).is_ok_and(|found| found.kind == Kind::File && found.length <= LARGEST_FILE);
        fits && files.read(path, HEAD).is_ok_and(|head| String::from_utf8_lossy(&head).contains(&format!("\"{id}\"")))
    };
    names.into_iter().filter(like).take(MOST).map(|name| folder.join(name)).filter(could_be).collect()
}

/// Notices copies that were not there before.
#[derive(Debug)]
pub(crate) struct Lookout {
    files: Arc<dyn Files>,
    path: PathBuf,
    id: Id,
    known: Mutex<BTreeSet<(PathBuf, String)>>,
}

impl Lookout {
    pub(crate) fn new(files: Arc<dyn Files>, path: PathBuf, id: Id) -> Self {
        Self { files, path, id, known: Mutex::default() }
    }

    /// Whether there is a copy that was not there at the last look. Takes as long as the folder's disk.
    pub(crate) fn sees_new(&self) -> bool {
        let candidates = candidates(&*self.files, &self.path, &self.id);
        let mut known = lock(&self.known);
        let mut new = false;
        for path in candidates {
            let Ok(identity) = self.files.identity(&path) else { continue };
            new |= known.insert((path, format!("{identity:?}")));
        }
        new
    }
}
