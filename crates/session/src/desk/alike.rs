//! Notes that say much the same, and pictures for the clipboard.

use std::collections::BTreeMap;

use handvat_model::id::Id;
use handvat_model::records::{Note, Workshop};
use handvat_model::similar::{Alike, Group, groups};
use handvat_protocol::alike::{AlikeGroup, AlikeNote};
use handvat_protocol::console::{Export, Reply};
use handvat_protocol::failure::{Failure, Fault};
use handvat_report::png::Pixels;

use super::Desk;
use crate::export;

impl Desk {
    /// Draws a picture of the open workshop as pixels.
    pub fn pixels(&self, request: &Export) -> Result<Pixels, Failure> {
        let workshop = self.current().map_err(|fault| self.worded(&fault))?;
        export::picture_pixels(&workshop.read(Workshop::clone), request).map_err(|fault| self.worded(&fault))
    }

    /// Groups of notes that are alike; what lies face down is compared with nothing.
    pub(super) fn similar(&self, canvas: Option<&Id>, percent: u8) -> Result<Reply, Fault> {
        let workshop = self.current()?;
        if let Some(canvas) = canvas.filter(|canvas| !workshop.read(|workshop| workshop.canvases.contains_key(*canvas)))
        {
            return Err(Fault::new("unknown-canvas").with("id", canvas.to_string()));
        }
        // Comparing takes its time: it works on a copy while edits go on.
        let mut notes: Vec<(Id, Note)> = workshop.read(|workshop| {
            let open = workshop.notes.iter().filter(|(_, note)| !note.hidden);
            let here = open.filter(|(_, note)| canvas.is_none_or(|canvas| note.canvas == *canvas));
            here.map(|(id, note)| (id.clone(), note.clone())).collect()
        });
        notes.sort_by(|(left_id, left), (right_id, right)| {
            let place = |note: &Note| (note.canvas.clone(), note.zone.clone());
            place(left).cmp(&place(right)).then(left.order.total_cmp(&right.order)).then(left_id.cmp(right_id))
        });
        let found = groups(notes.iter().map(|(id, note)| (id, note.text.as_str())), percent.clamp(1, 100));
        let stacks: BTreeMap<&Id, &Id> =
            notes.iter().filter_map(|(id, note)| Some((id, note.cluster.as_ref()?))).collect();
        let stack = |alike: &Alike| stacks.get(&alike.note).copied();
        // What lies in one stack already needs no proposal.
        let together = |group: &Group| {
            let first = group.notes.first().and_then(stack);
            first.is_some() && group.notes.iter().all(|note| stack(note) == first)
        };
        let groups = found.into_iter().filter(|group| !together(group)).map(worded).collect();
        Ok(Reply::Similar { groups })
    }
}

fn worded(group: Group) -> AlikeGroup {
    let notes = group.notes.into_iter().map(|alike| AlikeNote { note: alike.note, percent: alike.percent });
    AlikeGroup { notes: notes.collect(), percent: group.percent }
}
