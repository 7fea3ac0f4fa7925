//! What pages see: records after a step, and the lines of notes and stacks.

use std::collections::{BTreeMap, BTreeSet};

use handvat_model::id::Id;
use handvat_model::patch::{Change, Patch, Swap};
use handvat_model::records::{Cluster, Language, Note, Workshop};
use handvat_protocol::event::Put;
use handvat_report::note::{NoteText, set_note};
use handvat_report::scene::{stack_text, stacked};

/// The lines of every note and of what every stack says, kept in step with the workshop.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    by_id: BTreeMap<Id, NoteText>,
}

impl Texts {
    /// The lines of all notes and stacks of a workshop.
    pub(crate) fn of(workshop: &Workshop) -> Self {
        let language = &workshop.head.language;
        let notes = workshop.notes.iter().map(|(id, note)| (id.clone(), set(note, language)));
        let contents = stacked(workshop);
        let upper = |id: &Id| contents.get(id).map(|(_, upper)| *upper);
        let stacks = workshop.clusters.iter();
        let stacks = stacks.map(|(id, stack)| (id.clone(), stack_text(stack, upper(id), language)));
        Self { by_id: notes.chain(stacks).collect() }
    }

    pub(crate) fn all(&self) -> &BTreeMap<Id, NoteText> {
        &self.by_id
    }

    /// Follows a step that is about to be applied, and says what pages must know of it.
    pub(crate) fn follow(&mut self, patch: &Patch, workshop: &Workshop) -> Vec<Put> {
        let step = Step { patch, workshop };
        let mut puts: Vec<Put> = patch.changes.iter().map(|change| self.put(change, &step)).collect();
        puts.extend(self.stacks_of_notes(&step));
        puts
    }

    fn put(&mut self, change: &Change, step: &Step) -> Put {
        match change {
            Change::Head { after, .. } => Put::Head { head: after.clone() },
            Change::Person(swap) => Put::Person { id: swap.id.clone(), person: after(swap) },
            Change::Canvas(swap) => Put::Canvas { id: swap.id.clone(), canvas: swap.after.clone() },
            Change::Cluster(swap) => {
                let text = swap.after.as_deref().and_then(|stack| self.said(&swap.id, stack, step));
                if swap.after.is_none() {
                    self.by_id.remove(&swap.id);
                }
                Put::Cluster { id: swap.id.clone(), cluster: after(swap), text }
            }
            Change::Crossing(swap) => Put::Crossing { id: swap.id.clone(), crossing: after(swap) },
            Change::Action(swap) => Put::Action { id: swap.id.clone(), action: after(swap) },
            Change::Conflict(swap) => Put::Conflict { id: swap.id.clone(), conflict: after(swap) },
            Change::Kept { table, key, after, .. } => {
                Put::Kept { table: table.word().to_owned(), key: key.clone(), value: after.clone() }
            }
            Change::Note(swap) => {
                let language = &step.workshop.head.language;
                let text = self.text(&swap.id, swap.before.as_deref(), swap.after.as_deref(), language);
                Put::Note { id: swap.id.clone(), note: after(swap), text }
            }
        }
    }

    /// Stacks that are as they were and say something else, since a note of theirs is another.
    fn stacks_of_notes(&mut self, step: &Step) -> Vec<Put> {
        let mut touched: BTreeSet<&Id> = BTreeSet::new();
        for Swap { before, after, .. } in step.notes() {
            touched.extend([before, after].into_iter().flatten().filter_map(|note| note.cluster.as_ref()));
        }
        for change in &step.patch.changes {
            if let Change::Cluster(swap) = change {
                touched.remove(&swap.id);
            }
        }
        let there = touched.into_iter().filter_map(|id| Some((id, step.workshop.clusters.get(id)?)));
        let changed = there.filter_map(|(id, stack)| {
            let text = self.said(id, stack, step)?;
            Some(Put::Cluster { id: id.clone(), cluster: Some(stack.clone()), text: Some(text) })
        });
        changed.collect()
    }

    /// The new lines of a stack; none when they are as they were.
    fn said(&mut self, id: &Id, stack: &Cluster, step: &Step) -> Option<NoteText> {
        let upper = if stack.title.trim().is_empty() { step.upper(id) } else { None };
        let text = stack_text(stack, upper, &step.workshop.head.language);
        if self.by_id.get(id) == Some(&text) {
            return None;
        }
        self.by_id.insert(id.clone(), text.clone());
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

/// A patch, and the workshop that it is for.
struct Step<'a> {
    patch: &'a Patch,
    workshop: &'a Workshop,
}

impl<'a> Step<'a> {
    fn notes(&self) -> impl Iterator<Item = &'a Swap<Note>> {
        self.patch.changes.iter().filter_map(|change| if let Change::Note(swap) = change { Some(swap) } else { None })
    }

    /// The note that lies uppermost in a stack afterwards.
    fn upper(&self, stack: &Id) -> Option<&'a Note> {
        let within = |note: &Note| note.cluster.as_ref() == Some(stack);
        let swapped: BTreeSet<&Id> = self.notes().map(|swap| &swap.id).collect();
        let kept = self.workshop.notes.iter().find(|(id, note)| within(note) && !swapped.contains(id));
        let new = self.notes().filter_map(|swap| Some((&swap.id, swap.after.as_deref().filter(|note| within(note))?)));
        kept.into_iter().chain(new).min_by_key(|(id, _)| *id).map(|(_, note)| note)
    }
}

/// The record as it is now.
fn after<T: Clone>(swap: &Swap<T>) -> Option<T> {
    swap.after.as_deref().cloned()
}

fn set(note: &Note, language: &Language) -> NoteText {
    set_note(&note.text, &note.size, note.width, note.height, language)
}
