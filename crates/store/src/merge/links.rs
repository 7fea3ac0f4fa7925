//! Who deletes a record takes the references to it away. Where the record stays all the same, since the other
//! side went on with it, that was no wish of its own: the references stay, too.

use handvat_model::id::Id;
use handvat_model::kept::Kept;
use handvat_model::links::linked_notes;
use handvat_model::records::{Action, Note, Table, Workshop};
use serde_json::{Map, Value};

/// A side's notes with the authors that it only lost by deleting people who stay; none when there are none.
pub(super) fn authors_kept(base: &Workshop, side: &Workshop, merged: &Workshop) -> Option<Table<Note>> {
    let stays = |person: &Id| !side.people.contains_key(person) && merged.people.contains_key(person);
    let lost = side.notes.iter().filter(|(_, note)| note.author.is_none()).filter_map(|(id, _)| {
        let author = base.notes.get(id)?.author.clone()?;
        stays(&author).then_some((id, author))
    });
    let lost: Vec<(&Id, Id)> = lost.collect();
    if lost.is_empty() {
        return None;
    }
    let mut notes = side.notes.clone();
    for (id, author) in lost {
        if let Some(note) = notes.get_mut(id) {
            note.author = Some(author);
        }
    }
    Some(notes)
}

/// A side's actions with the notes and owners that it only lost by deleting what stays; none when there are none.
pub(super) fn links_kept(base: &Workshop, side: &Workshop, merged: &Workshop) -> Option<Table<Action>> {
    let person_stays = |person: &Id| !side.people.contains_key(person) && merged.people.contains_key(person);
    let note_stays = |note: &Id| !side.notes.contains_key(note) && merged.notes.contains_key(note);
    let mut healed: Option<Table<Action>> = None;
    for (id, action) in &side.actions {
        let Some(before) = base.actions.get(id) else { continue };
        let owner = before.owner.as_ref().filter(|owner| action.owner.is_none() && person_stays(owner));
        let notes: Vec<(usize, &Id)> = before
            .notes
            .iter()
            .enumerate()
            .filter(|(_, note)| !action.notes.contains(note) && note_stays(note))
            .collect();
        if owner.is_none() && notes.is_empty() {
            continue;
        }
        let Some(action) = healed.get_or_insert_with(|| side.actions.clone()).get_mut(id) else { continue };
        action.owner = owner.cloned().or(action.owner.take());
        for (place, note) in notes {
            action.notes.insert(place.min(action.notes.len()), note.clone());
        }
    }
    healed
}

/// Entries of a kept table with those that every side without them only lost by deleting notes that stay: arrows
/// between notes, and the places of parked ones.
pub(super) fn tied_kept(
    table: Kept,
    base: &Workshop,
    sides: [&Workshop; 2],
    merged: &Workshop,
    mut entries: Map<String, Value>,
) -> Map<String, Value> {
    for (key, entry) in base.kept(table) {
        let notes: Vec<&str> =
            if table == Kept::Parking { vec![key] } else { linked_notes(entry).into_iter().flatten().collect() };
        let all_there = |side: &Workshop| notes.iter().all(|note| side.notes.contains_key(*note));
        let lost_with_them = |side: &&Workshop| side.kept(table).contains_key(key) || !all_there(side);
        if !notes.is_empty() && !entries.contains_key(key) && all_there(merged) && sides.iter().all(lost_with_them) {
            entries.insert(key.clone(), entry.clone());
        }
    }
    entries
}
