//! What pages see: records after a step, and the lines of notes and stacks.

use std::collections::BTreeMap;

use handvat_model::id::Id;
use handvat_model::patch::{Change, Patch, Swap};
use handvat_model::records::{Cluster, Language, Note, Workshop};
use handvat_protocol::event::Put;
use handvat_report::note::{NoteText, set_note};
use handvat_report::scene::stack_text;

/// The lines of every note and of every stack's title, kept in step with the workshop.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    by_id: BTreeMap<Id, NoteText>,
}

impl Texts {
    /// The lines of all notes and stacks of a workshop.
    pub(crate) fn of(workshop: &Workshop) -> Self {
        let language = &workshop.head.language;
        let notes = workshop.notes.iter().map(|(id, note)| (id.clone(), set(note, language)));
        let stacks = workshop.clusters.iter().map(|(id, stack)| (id.clone(), stack_text(&stack.title, language)));
        Self { by_id: notes.chain(stacks).collect() }
    }

    pub(crate) fn all(&self) -> &BTreeMap<Id, NoteText> {
        &self.by_id
    }

    /// Follows a step that was applied, and says what pages must know of it.
    pub(crate) fn follow(&mut self, patch: &Patch, workshop: &Workshop) -> Vec<Put> {
        patch.changes.iter().map(|change| self.put(change, workshop)).collect()
    }

    fn put(&mut self, change: &Change, workshop: &Workshop) -> Put {
        match change {
            Change::Head { after, .. } => Put::Head { head: after.clone() },
            Change::Person(swap) => Put::Person { id: swap.id.clone(), person: after(swap) },
            Change::Canvas(swap) => Put::Canvas { id: swap.id.clone(), canvas: swap.after.clone() },
            Change::Cluster(swap) => {
                let text = self.title(swap, &workshop.head.language);
                Put::Cluster { id: swap.id.clone(), cluster: after(swap), text }
            }
            Change::Crossing(swap) => Put::Crossing { id: swap.id.clone(), crossing: after(swap) },
            Change::Action(swap) => Put::Action { id: swap.id.clone(), action: after(swap) },
            Change::Conflict(swap) => Put::Conflict { id: swap.id.clone(), conflict: after(swap) },
            Change::Kept { table, key, after, .. } => {
                Put::Kept { table: table.word().to_owned(), key: key.clone(), value: after.clone() }
            }
            Change::Note(swap) => {
                let text = self.text(&swap.id, swap.before.as_deref(), swap.after.as_deref(), &workshop.head.language);
                Put::Note { id: swap.id.clone(), note: after(swap), text }
            }
        }
    }

    /// The new lines of a stack's title; none when they are as they were.
    fn title(&mut self, swap: &Swap<Cluster>, language: &Language) -> Option<NoteText> {
        let Some(after) = &swap.after else {
            self.by_id.remove(&swap.id);
            return None;
        };
        if swap.before.as_ref().is_some_and(|before| before.title == after.title) {
            return None;
        }
        let text = stack_text(&after.title, language);
        self.by_id.insert(swap.id.clone(), text.clone());
        Some(text)
    }

    /// The new lines of a note; none when they are as they were.
    fn text(&mut self, id: &Id, before: Option<&Note>, after: Option<&Note>, language: &Language) -> Option<NoteText> {
        let Some(after) = after else {
            self.by_id.remove(id);
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
        self.by_id.insert(id.clone(), text.clone());
        Some(text)
    }
}

/// The record as it is now.
fn after<T: Clone>(swap: &Swap<T>) -> Option<T> {
    swap.after.as_deref().cloned()
}

fn set(note: &Note, language: &Language) -> NoteText {
    set_note(&note.text, &note.size, note.width, note.height, language)
}
