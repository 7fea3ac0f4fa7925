//! What steps are called.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Edit, Set, SetNotes};
use crate::id::Id;
use crate::records::Workshop;

/// What a step is called in undo, redo and recovery: a code of the words and a count for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepLabel {
    /// `step-` and the edit's name with dashes: `step-move-notes`.
    pub code: String,
    /// How many records it was about.
    pub count: u32,
}

impl Edit {
    /// What the step is called in a workshop that it was not made in yet: a stack counts as the notes in it.
    pub fn label(&self, workshop: &Workshop) -> StepLabel {
        let count = |ids: &[Id]| notes_in(ids, workshop);
        let (code, count) = match self {
            Self::AddNote(_) => ("step-add-notes", 1),
            Self::SetText { .. } => ("step-set-text", 1),
            Self::SetNotes(set) => (set.label_code(), count(&set.notes)),
            Self::MoveNotes { notes, .. } | Self::PlaceNotes { notes, .. } => ("step-move-notes", count(notes)),
            Self::DeleteNotes { notes } => ("step-delete-notes", count(notes)),
            Self::SetCrossing { .. } => ("step-set-crossing", 1),
            Self::MarkCrossing { .. } => ("step-mark-crossing", 1),
            Self::SetDetails(_) => ("step-set-details", 1),
            Self::AddPerson(_) => ("step-add-person", 1),
            Self::SetPerson(_) => ("step-set-person", 1),
            Self::DeletePerson { .. } => ("step-delete-person", 1),
            Self::AddAction(_) => ("step-add-action", 1),
            Self::SetAction(_) => ("step-set-action", 1),
            Self::DeleteActions { actions } => ("step-delete-actions", count(actions)),
            Self::AddStack(add) => ("step-import", add.texts.len()),
            Self::SetStack { .. } => ("step-set-stack", 1),
            Self::DealStack { .. } => ("step-deal-stack", 1),
            Self::DeleteStack { .. } => ("step-delete-stack", 1),
            Self::StackNotes(stack) => ("step-stack-notes", count(&stack.notes)),
            Self::FanStack(fan) if fan.open => ("step-fan-stack", 1),
            Self::FanStack(_) => ("step-gather-stack", 1),
            Self::UnstackNotes { notes } => ("step-unstack-notes", count(notes)),
            Self::ParkNotes { notes } => ("step-park-notes", count(notes)),
            Self::UnparkNotes { notes } => ("step-unpark-notes", count(notes)),
            Self::SetGroupScore(_) => ("step-set-group-score", 1),
            Self::SetAnswer(_) => ("step-set-answer", 1),
            Self::SetObjection { .. } => ("step-set-objection", 1),
            Self::SetVerdict(_) => ("step-set-verdict", 1),
            Self::SetLink(link) if link.canvas.is_none() => ("step-link-notes", 1),
            Self::SetLink(_) => ("step-set-link", 1),
            Self::SetBlind(set) if set.on => ("step-set-blind", 1),
            Self::SetBlind(_) => ("step-end-blind", 1),
            Self::Reveal { notes } => ("step-reveal", count(notes)),
            Self::RevealZone(_) => ("step-reveal-zone", 1),
            Self::ShowAuthor(show) if show.on => ("step-show-author", count(&show.notes)),
            Self::ShowAuthor(show) => ("step-hide-author", count(&show.notes)),
            Self::ResolveConflict { .. } => ("step-resolve-conflict", 1),
            Self::SetSheet { .. } => ("step-set-sheet", 1),
            Self::DeleteSheet { .. } => ("step-delete-sheet", 1),
            Self::Batch { edits } => return Self::batch_label(edits, workshop),
        };
        StepLabel { code: code.to_owned(), count: u32::try_from(count).unwrap_or(u32::MAX) }
    }

    /// A batch of one kind is called by that kind, all its records counted.
    fn batch_label(edits: &[Self], workshop: &Workshop) -> StepLabel {
        let labels: Vec<StepLabel> = edits.iter().map(|edit| edit.label(workshop)).collect();
        let count = labels.iter().fold(0_u32, |sum, label| sum.saturating_add(label.count));
        let all = |codes: &[&str]| labels.iter().all(|label| codes.contains(&label.code.as_str()));
        let code = match labels.first() {
            Some(first) if all(&[&first.code]) => first.code.as_str(),
            // What an import makes: stacks, and notes where a zone gets one.
            Some(_) if all(&["step-import", "step-add-notes"]) => "step-import",
            _ => "step-several",
        };
        StepLabel { code: code.to_owned(), count }
    }
}

/// How many notes these are, those in stacks among them; an empty stack is one thing, too.
fn notes_in(ids: &[Id], workshop: &Workshop) -> usize {
    let mut stacks: BTreeMap<&Id, usize> =
        ids.iter().filter(|id| workshop.clusters.contains_key(*id)).map(|id| (id, 0)).collect();
    if stacks.is_empty() {
        return ids.len();
    }
    for stack in workshop.notes.values().filter_map(|note| note.cluster.as_ref()) {
        if let Some(notes) = stacks.get_mut(stack) {
            *notes += 1;
        }
    }
    ids.len() - stacks.len() + stacks.into_values().map(|notes| notes.max(1)).sum::<usize>()
}

impl SetNotes {
    /// Named for the field when only one is set.
    fn label_code(&self) -> &'static str {
        match (&self.colour, &self.size, &self.voice, &self.author) {
            (Some(_), None, None, Set::Keep) => "step-set-colour",
            (None, Some(_), None, Set::Keep) => "step-set-size",
            (None, None, Some(_), Set::Keep) => "step-set-voice",
            (None, None, None, Set::Clear | Set::To(_)) => "step-set-author",
            _ => "step-set-notes",
        }
    }
}
