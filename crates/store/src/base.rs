//! What the workshop file held when we last wrote or read it: the state on which the journal stands.

use std::path::Path;

use handvat_model::id::Id;
use serde::{Deserialize, Serialize};

use crate::files::{Files, Identity};
use crate::place::Place;
use crate::storage::{StorageFailure, read_if_there, write_new};
use crate::writing::Hash;

/// The version of a place: of its base, its journals and its history. An older place has none, which is 1.
const VERSION: u32 = 1;

/// The head of a base, `base.json`; the content stands beside it as it was in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Base {
    pub(crate) id: Id,
    /// The file; none for a workshop that was never saved to one.
    pub(crate) path: Option<String>,
    pub(crate) hash: Hash,
    pub(crate) length: u64,
    /// The file's, when it was written.
    pub(crate) identity: Option<Identity>,
    /// The workshop's, in the content.
    pub(crate) revision: u64,
    /// Time of the last step, in the content; a base of an earlier program does not say.
    #[serde(default)]
    pub(crate) edited: String,
    /// Numbers the content.
    pub(crate) generation: u64,
    /// The first journal that counts on it.
    pub(crate) journal: u64,
}

/// The head with the version of its place.
#[derive(Debug, Serialize)]
struct Headed<'a> {
    version: u32,
    #[serde(flatten)]
    base: &'a Base,
}

/// What a head of any version says.
#[derive(Debug, Deserialize)]
struct Versioned {
    version: Option<u32>,
}

/// The bases of a place. The next one stands there while the workshop file is being replaced: after a
/// crash the file's hash says which of the two holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Bases {
    pub(crate) current: Option<Base>,
    pub(crate) next: Option<Base>,
}

impl Bases {
    /// Reads both; one that was never finished counts as none. A later program's place is left alone.
    pub(crate) fn load(files: &dyn Files, place: &Place) -> Result<Self, StorageFailure> {
        let load = |path: &Path| {
            let Some(bytes) = read_if_there(files, path)? else { return Ok(None) };
            match serde_json::from_slice::<Versioned>(&bytes) {
                Ok(head) if head.version.is_some_and(|version| version > VERSION) => Err(StorageFailure::newer(path)),
                _ => Ok(serde_json::from_slice(&bytes).ok()),
            }
        };
        Ok(Self { current: load(&place.base())?, next: load(&place.next_base())? })
    }
}

impl Base {
    /// Makes this the place's next base, durably, with its content.
    pub(crate) fn stage(&self, files: &dyn Files, place: &Place, content: &[u8]) -> Result<(), StorageFailure> {
        if files.identity(&place.base()).is_err() {
            // Before the first base; a base that stands there came after this.
            place.make_durable(files).map_err(StorageFailure::at(place.directory()))?;
        }
        let path = place.content(self.generation);
        write_new(files, &path, content).map_err(StorageFailure::at(&path))?;
        self.stage_head(files, place)
    }

    /// As [`Base::stage`], for a base whose content the place has already.
    pub(crate) fn stage_head(&self, files: &dyn Files, place: &Place) -> Result<(), StorageFailure> {
        let (path, new) = (place.next_base(), place.new_base());
        let head = Headed { version: VERSION, base: self };
        let head = serde_json::to_vec_pretty(&head).map_err(|error| StorageFailure::at(&path)(error.into()))?;
        // An older next base may be the one that the file holds: it goes in one stroke.
        write_new(files, &new, &head).and_then(|()| files.rename(&new, &path)).map_err(StorageFailure::at(&path))?;
        files.sync_directory(place.directory()).map_err(StorageFailure::at(place.directory()))
    }

    /// Makes the next base the current one, durably.
    pub(crate) fn settle(files: &dyn Files, place: &Place) -> Result<(), StorageFailure> {
        let path = place.base();
        files.rename(&place.next_base(), &path).map_err(StorageFailure::at(&path))?;
        files.sync_directory(place.directory()).map_err(StorageFailure::at(place.directory()))
    }

    /// The content, if it is still what was written.
    pub(crate) fn content(&self, files: &dyn Files, place: &Place) -> Result<Vec<u8>, StorageFailure> {
        let path = place.content(self.generation);
        let bytes = read_if_there(files, &path)?.unwrap_or_default();
        if Hash::of(&bytes) == self.hash { Ok(bytes) } else { Err(StorageFailure::damaged(&path)) }
    }
}
