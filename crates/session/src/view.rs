//! What pages see: records after a step, and the lines of notes.

use std::collections::BTreeMap;

use handvat_model::id::Id;
use handvat_model::patch::{Change, Patch};
use handvat_model::records::{Language, Note, Workshop};
use handvat_protocol::event::Put;
use handvat_report::note::{NoteText, set_note};

/// The lines of every note, kept in step with the workshop.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    by_note: BTreeMap<Id, NoteText>,
}

impl Texts {
    /// The lines of all notes of a workshop.
    pub(crate) fn of(workshop: &Workshop) -> Self {
        let language = &workshop.head.language;
        let by_note = workshop.notes.iter().map(|(id, note)| (id.clone(), set(note, language))).collect();
        Self { by_note }
    }

    pub(crate) fn all(&self) -> &BTreeMap<Id, NoteText> {
        &self.by_note
    }

    /// Follows a step that was applied, and says what pages must know of it.
    pub(crate) fn follow(&mut self, patch: &Patch, workshop: &Workshop) -> Vec<Put> {
        patch.changes.iter().map(|change| self.put(change, workshop)).collect()
    }

    fn put(&mut self, change: &Change, workshop: &Workshop) -> Put {
        match change {
            Change::Head { after, .. } => Put::Head { head: after.clone() },
            Change::Person(swap) => Put::Person { id: swap.id.clone(), person: swap.after.clone() },
            Change::Canvas(swap) => Put::Canvas { id: swap.id.clone(), canvas: swap.after.clone().map(Box::new) },
            Change::Cluster(swap) => Put::Cluster { id: swap.id.clone(), cluster: swap.after.clone() },
            Change::Crossing(swap) => Put::Crossing { id: swap.id.clone(), crossing: swap.after.clone() },
            Change::Action(swap) => Put::Action { id: swap.id.clone(), action: swap.after.clone() },
            Change::Conflict(swap) => Put::Conflict { id: swap.id.clone(), conflict: swap.after.clone() },
            Change::Kept { table, key, after, .. } => {
                Put::Kept { table: table.word().to_owned(), key: key.clone(), value: after.clone() }
            }
            Change::Note(swap) => {
                let text = self.text(&swap.id, swap.before.as_ref(), swap.after.as_ref(), &workshop.head.language);
                Put::Note { id: swap.id.clone(), note: swap.after.clone(), text }
            }
        }
    }

    /// The new lines of a note; none when they are as they were.
    fn text(&mut self, id: &Id, before: Option<&Note>, after: Option<&Note>, language: &Language) -> Option<NoteText> {
        let Some(after) = after else {
            self.by_note.remove(id);
            return None;
        };
        let same = before.is_some_and(|before| {
            before.text == after.text
                && before.size == after.size
                && (before.width, before.height) == (after.width, after.height)
        });
        if same {
            return None;
        }
        let text = set(after, language);
        self.by_note.insert(id.clone(), text.clone());
        Some(text)
    }
}

fn set(note: &Note, language: &Language) -> NoteText {
    set_note(&note.text, &note.size, note.width, note.height, language)
}
