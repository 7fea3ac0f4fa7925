//! What comes in from files and the clipboard: looked at, then brought in as one step.

use handvat_exchange::take::LeftOut;
use handvat_model::edit::Edit;
use handvat_model::id::Id;
use handvat_protocol::command::Command;
use handvat_protocol::console::{ImportPreview, Reply};
use handvat_protocol::failure::{Failure, Fault};

use super::Desk;
use crate::clock::fresh_id;
use crate::import::{ImportFormat, Known, Picked, Wish, lay};
use crate::lock::lock;
use crate::workshop::OpenWorkshop;

impl Desk {
    /// Looks at a file that the user chose for import.
    pub fn pick_import(&self, file: &str, bytes: &[u8]) -> Result<Reply, Failure> {
        let picked = Picked::read(file, ImportFormat::of(file), bytes).map_err(|fault| self.worded(&fault))?;
        Ok(Reply::Preview { preview: self.keep_picked(picked) })
    }

    /// Looks at what was pasted.
    pub(super) fn preview_table(&self, text: &str, heading: Option<bool>) -> Result<Reply, Fault> {
        let picked = Picked::pasted(&self.words().get("import-pasted"), text, heading)?;
        Ok(Reply::Preview { preview: self.keep_picked(picked) })
    }

    fn keep_picked(&self, picked: Picked) -> ImportPreview {
        let known = self.current().map(|workshop| workshop.read(Known::of)).unwrap_or_default();
        let handle = fresh_id().to_string();
        let preview = picked.preview(&handle, &known);
        *lock(&self.picked) = Some((handle, picked));
        preview
    }

    pub(super) fn import(&self, handle: &str, wish: &Wish) -> Result<Reply, Fault> {
        // Taken away at once, so that a second press of the button does not bring it in again.
        let (known, picked) =
            lock(&self.picked).take_if(|(known, _)| known == handle).ok_or_else(|| Fault::new("unknown-handle"))?;
        let imported = self.current().and_then(|workshop| import_into(&workshop, &picked, wish));
        let imported = imported.inspect_err(|_| {
            lock(&self.picked).get_or_insert((known, picked));
        })?;
        let words = self.words();
        let sentences = |rows: &[LeftOut]| rows.iter().map(|row| row.sentence(&words)).collect();
        let (left_out, doubtful) = (sentences(&imported.left_out), sentences(&imported.doubtful));
        let Imported { notes, merged, cluster, .. } = imported;
        Ok(Reply::Imported { notes, left_out, doubtful, merged, cluster })
    }
}

/// What came into a workshop.
#[derive(Debug)]
pub struct Imported {
    /// How many notes.
    pub notes: u32,
    /// Rows that said the same as another or as a note, and became none.
    pub merged: u32,
    /// Rows that did not become notes.
    pub left_out: Vec<LeftOut>,
    /// Rows that did, but were not of the table's form.
    pub doubtful: Vec<LeftOut>,
    /// The stack they lie in, when it is one.
    pub cluster: Option<Id>,
}

/// Brings rows in as one step: a counted stack, unless the wish says otherwise.
pub fn import_into(workshop: &OpenWorkshop, picked: &Picked, wish: &Wish) -> Result<Imported, Fault> {
    let mut laid = workshop.read(|workshop| lay(workshop, picked, wish))?;
    let mut imported = Imported {
        notes: laid.notes,
        merged: laid.merged,
        left_out: laid.left_out,
        doubtful: laid.doubtful,
        cluster: None,
    };
    let stacked = matches!(laid.edits[..], [Edit::AddStack(_)]);
    let edit = match laid.edits.len() {
        0 => return Ok(imported),
        1 => laid.edits.remove(0),
        _ => Edit::Batch { edits: laid.edits },
    };
    let mut results = workshop.send_alone(vec![Command::Edit(Box::new(edit))])?;
    imported.cluster = results.pop().unwrap_or(Ok(None))?.filter(|_| stacked);
    Ok(imported)
}
