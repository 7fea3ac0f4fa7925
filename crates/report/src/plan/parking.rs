//! What is parked: the notes that the group comes back to, with the zones that they came from.

use handvat_model::id::Id;
use handvat_model::records::Note;

use super::Profile;
use super::appendix::{note_text, voice_word};
use super::contents::Contents;
use super::letters::SMALL;
use super::press::Press;
use super::row::{Anchor, Goal, cast};
use super::table::{Air, Table, columns};
use crate::doc::{Role, TagId};

/// Sets the parking lot, unless it is empty; in the full plan every note leads to its line in the appendix.
pub(super) fn set(press: &mut Press, contents: &Contents, profile: Profile) {
    let parked = contents.workshop.parked();
    if parked.is_empty() {
        return;
    }
    let words = press.words;
    let chapter = press.short_chapter(&words.get("plan-parking"), &words.get("plan-parking.note"));
    let parts = [("number", 34.0), ("note", 266.0), ("voice", 62.0), ("from", 112.0)];
    let parts = parts.map(|(name, part)| (words.get(&format!("plan-column-{name}")), part));
    let table = Table::open(press, chapter, columns(press.measure(), parts), Air::Tight);
    for (id, note) in parked {
        set_note(press, &table, contents, (id, note), profile);
    }
    Table::close(press);
}

fn set_note(press: &mut Press, table: &Table, contents: &Contents, (id, note): (&Id, &Note), profile: Profile) {
    let row = table.row(press);
    let number = contents.note_number(id).unwrap_or_default();
    let cell = press.tag(row, Role::Td);
    let owner = if profile == Profile::Full { press.tag(cell, Role::Link) } else { cell };
    let mut numbers = cast(&number.to_string(), SMALL.soft(), table.width(0), press.language(), owner);
    if profile == Profile::Full {
        let description = press.words.with("plan-to-note", &[("number", number)]);
        for line in &mut numbers {
            let anchor = Anchor::Note(id.clone());
            line.goal = Some(Goal { anchor, description: description.clone(), tag: owner });
        }
    }
    let cell = press.tag(row, Role::Td);
    let text = note_text(press, note, table.width(1), cell);
    let cell = press.tag(row, Role::Td);
    let voice = cast(&voice_word(press, &note.voice), SMALL.soft(), table.width(2), press.language(), cell);
    let from = came_from(press, row, contents, (id, note), table.width(3));
    table.print(press, vec![numbers, text, voice, from]);
}

/// The name of the zone that a note was taken from; nothing when it lay in none.
fn came_from(
    press: &mut Press,
    row: TagId,
    contents: &Contents,
    (id, note): (&Id, &Note),
    width: f64,
) -> Vec<super::row::Slug> {
    let cell = press.tag(row, Role::Td);
    let sheet = contents.workshop.canvases.get(&note.canvas);
    let zone = sheet.zip(contents.workshop.parked_from(id)).and_then(|(sheet, zone)| sheet.zones.get(&zone));
    let name = zone.map_or("", |zone| zone.name.get(press.language()));
    cast(name, SMALL.soft(), width, press.language(), cell)
}
