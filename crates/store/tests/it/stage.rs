//! What the tests work with: a small workshop, a folder, and steps that add notes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use handvat_model::edit::StepLabel;
use handvat_model::history::{Step, StepKind};
use handvat_model::id::Id;
use handvat_model::patch::{Change, Patch, Swap};
use handvat_model::records::{Note, Workshop};
use handvat_store::document::{Document, Opened};
use handvat_store::faulty::FaultyFiles;
use handvat_store::files::{Files, RealFiles};
use handvat_store::opening::{Access, OpenFailure};
use handvat_store::reading::read;
use handvat_store::writing::write;
use tempfile::TempDir;

/// A workshop as somebody could have written it by hand.
pub(crate) const SMALL: &str = include_str!("small.handvat");

/// The small workshop.
pub(crate) fn small() -> Workshop {
    static READ: LazyLock<Workshop> = LazyLock::new(|| read(SMALL.as_bytes()).unwrap().workshop);
    READ.clone()
}

/// An id.
pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The step that brings a workshop of revision `sequence - 1` one note further.
pub(crate) fn adds(sequence: u64) -> Step {
    let note = Note { text: format!("note {sequence}"), ..small().notes[&id("n1")].clone() };
    let swap = Swap { id: id(&format!("s{sequence}")), before: None, after: Some(Box::new(note)) };
    Step {
        sequence,
        at: format!("2027-01-15T09:{:02}:00Z", sequence % 60),
        origin: "console".to_owned(),
        kind: StepKind::Edit,
        label: StepLabel { code: "step-add-notes".to_owned(), count: 1 },
        patch: Patch { changes: vec![Change::Note(swap)] },
    }
}

/// The workshop after the steps up to `revision`.
pub(crate) fn after(revision: u64) -> Workshop {
    static MADE: LazyLock<Vec<Workshop>> = LazyLock::new(|| {
        let mut made = vec![small()];
        for sequence in 4..=60 {
            let mut workshop = made[made.len() - 1].clone();
            adds(sequence).replay(&mut workshop);
            made.push(workshop);
        }
        made
    });
    MADE[revision as usize - 3].clone()
}

/// The numbers of the steps whose notes a workshop has.
pub(crate) fn steps_in(workshop: &Workshop) -> Vec<u64> {
    let mut found: Vec<u64> =
        workshop.notes.keys().filter_map(|id| id.as_str().strip_prefix('s')?.parse().ok()).collect();
    found.sort_unstable();
    found
}

/// A folder with a workshop file, the program's own folder, and a file system that can fail.
pub(crate) struct Stage {
    folder: TempDir,
    pub(crate) home: PathBuf,
    pub(crate) path: PathBuf,
    pub(crate) faulty: FaultyFiles,
}

impl Stage {
    /// With the small workshop in its file.
    pub(crate) fn new() -> Self {
        let stage = Self::bare();
        fs::write(&stage.path, write(&small()).unwrap()).unwrap();
        stage
    }

    /// Without a file.
    pub(crate) fn bare() -> Self {
        // These tests are about the order of things, not about what a disk keeps: memory will do.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let documents = folder.path().join("documents");
        fs::create_dir(&documents).unwrap();
        Self {
            home: folder.path().join("home/handvat"),
            path: documents.join("Strategy.handvat"),
            faulty: FaultyFiles::new(Arc::new(RealFiles)),
            folder,
        }
    }

    /// A path beside the workshop file.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.path.with_file_name(name)
    }

    /// The file system that can fail.
    pub(crate) fn files(&self) -> Arc<dyn Files> {
        Arc::new(self.faulty.clone())
    }

    pub(crate) fn try_open(&self, path: &Path, access: Access) -> Result<Opened, OpenFailure> {
        Document::open(self.files(), &self.home, path, access)
    }

    pub(crate) fn open(&self) -> Opened {
        self.try_open(&self.path, Access::Edit).unwrap()
    }

    /// Opens with a file system that does not fail, as the next run would.
    pub(crate) fn reopen(&self) -> Opened {
        Document::open(Arc::new(RealFiles), &self.home, &self.path, Access::Edit).unwrap()
    }

    /// The workshop that the file holds.
    pub(crate) fn in_file(&self) -> Workshop {
        read(&fs::read(&self.path).unwrap()).unwrap().workshop
    }

    /// Names in the document's folder.
    pub(crate) fn documents(&self) -> Vec<String> {
        RealFiles.list(self.path.parent().unwrap()).unwrap()
    }

    /// The folders of the program's own folder, each with the names in it.
    pub(crate) fn places(&self) -> Vec<(PathBuf, Vec<String>)> {
        let workshops = self.home.join("workshops");
        let names = RealFiles.list(&workshops).unwrap();
        names.iter().map(|name| (workshops.join(name), RealFiles.list(&workshops.join(name)).unwrap())).collect()
    }

    /// The only file of the program's own folder whose name begins and ends so.
    pub(crate) fn kept(&self, prefix: &str, suffix: &str) -> PathBuf {
        let places = self.places();
        let paths = places.iter().flat_map(|(folder, names)| names.iter().map(move |name| (folder.join(name), name)));
        let mut found: Vec<_> = paths
            .filter(|(_, name)| name.starts_with(prefix) && name.ends_with(suffix))
            .map(|(path, _)| path)
            .collect();
        assert_eq!(found.len(), 1, "{places:?}");
        found.remove(0)
    }

    /// Where everything lies.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }
}
