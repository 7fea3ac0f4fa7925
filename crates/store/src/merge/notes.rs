//! Notes: their words are shown twice where both changed them, and their size follows from their words.

use std::collections::BTreeSet;

use handvat_model::id::Id;
use handvat_model::records::{Language, Note, Table, Workshop};
use serde_json::Value;

use super::fields::{Spot, derived};
use super::{MergeFailure, Merging, Sides, decided};

/// Between a note and the other version beside it, in canvas units.
const GAP: f64 = 20.0;

impl Merging<'_> {
    pub(super) fn notes(
        &mut self,
        [base, ours, theirs]: [&Table<Note>; 3],
        so_far: &Workshop,
    ) -> Result<Table<Note>, MergeFailure> {
        let mut out = Table::new();
        for id in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
            let sides = [base.get(id), ours.get(id), theirs.get(id)];
            let note = match decided(sides) {
                Some(note) => note.cloned(),
                None => Some(self.note(id, sides, so_far)?),
            };
            out.extend(note.map(|note| (id.clone(), note)));
        }
        for (id, note) in std::mem::take(&mut self.others) {
            out.entry(id).or_insert(note);
        }
        Ok(out)
    }

    /// A note that both changed.
    fn note(&mut self, id: &Id, sides: Sides<'_, Note>, so_far: &Workshop) -> Result<Note, MergeFailure> {
        let [base, Some(ours), Some(theirs)] = sides else {
            return Err(MergeFailure::Unwritable { place: format!("notes/{id}") });
        };
        let [base_rest, ours_rest, theirs_rest] = &sides.map(|note| note.map(wordless));
        let rest = [base_rest.as_ref(), ours_rest.as_ref(), theirs_rest.as_ref()];
        let mut note = match decided(rest) {
            Some(rest) => rest.cloned().unwrap_or_else(|| wordless(ours)),
            None => self.both("notes", Some(id), rest)?,
        };
        let texts = [base.map(|note| &note.text), Some(&ours.text), Some(&theirs.text)];
        note.text.clone_from(decided(texts).flatten().unwrap_or(&ours.text));
        let language = &so_far.head.language;
        (note.width, note.height) = self.room(&note, [base, Some(ours), Some(theirs)], language);
        if decided(texts).is_none() {
            let other = derived("other", &[id.as_str(), &theirs.text]);
            let (text, words) = (Value::from(ours.text.clone()), Value::from(theirs.text.clone()));
            self.list(Spot { table: "notes", id: Some(id) }, "text", Some(&text), Some(&words), Some(other.clone()));
            self.others.insert(other, beside(&note, theirs, so_far));
        }
        Ok(note)
    }

    /// The room that a side found for these words, else what they take.
    fn room(&self, note: &Note, sides: Sides<'_, Note>, language: &Language) -> (f64, f64) {
        let [base, Some(ours), Some(theirs)] = sides else { return (note.width, note.height) };
        let set_so = |side: &Note| side.text == note.text && side.size == note.size;
        let room = |side: &Note| (side.width, side.height);
        match (set_so(ours), set_so(theirs)) {
            (true, true) if base.is_some_and(|base| room(base) == room(ours)) => room(theirs),
            (true, _) => room(ours),
            (false, true) => room(theirs),
            (false, false) => self.typesetter.room(&note.text, &note.size, language),
        }
    }

    /// Where the language of the notes is another one, words that only one side knew are set anew.
    pub(super) fn set_anew(&self, workshop: &mut Workshop) {
        let language = workshop.head.language.clone();
        if [self.ours, self.theirs].iter().all(|side| side.head.language == language) {
            return;
        }
        for (id, note) in &mut workshop.notes {
            let set_so = |side: &&&Workshop| {
                side.head.language == language
                    && side.notes.get(id).is_some_and(|known| {
                        known.text == note.text
                            && known.size == note.size
                            && (known.width, known.height) == (note.width, note.height)
                    })
            };
            if [self.ours, self.theirs].iter().find(set_so).is_none() {
                (note.width, note.height) = self.typesetter.room(&note.text, &note.size, &language);
            }
        }
    }
}

/// The note without its words and the room they take.
fn wordless(note: &Note) -> Note {
    Note { text: String::new(), width: 0.0, height: 0.0, ..note.clone() }
}

/// Their note, beside ours: to the right where the zone has room, else to the left, else below.
fn beside(ours: &Note, theirs: &Note, so_far: &Workshop) -> Note {
    let area = ours.zone.as_ref().and_then(|zone| so_far.canvases.get(&ours.canvas)?.area(zone));
    let (right, left) = (ours.x + ours.width + GAP, ours.x - theirs.width - GAP);
    let (x, y) = match area {
        _ if ours.cluster.is_some() => (ours.x, ours.y),
        Some(area) if right + theirs.width > area.x + area.width && left >= area.x => (left, ours.y),
        Some(area) if right + theirs.width > area.x + area.width => (ours.x, ours.y + ours.height + GAP),
        _ => (right, ours.y),
    };
    Note {
        canvas: ours.canvas.clone(),
        zone: ours.zone.clone(),
        cluster: ours.cluster.clone(),
        order: ours.order,
        x,
        y,
        ..theirs.clone()
    }
}
