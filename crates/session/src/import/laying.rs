//! From rows to edits: which note goes where, which says what is there already.

use std::collections::BTreeSet;
use std::path::Path;

use handvat_exchange::take::{Columns, LeftOut, Reason, TakenRow};
use handvat_model::edit::{AddNote, AddStack, Edit};
use handvat_model::id::Id;
use handvat_model::records::{Voice, Workshop};
use handvat_model::similar::folded;
use handvat_protocol::console::ImportHow;
use handvat_protocol::failure::Fault;

use super::Picked;
use super::names::Names;

/// More notes than this never lie loose in a zone.
const LOOSE: usize = 20;

/// How rows are to be brought in.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// For rows that name no zone; none is the pasteboard.
    pub zone: Option<Id>,
    /// With the texts; with a single column it need not be given.
    pub column: Option<String>,
    /// For rows that name no voice.
    pub voice: Voice,
    /// What else counts.
    pub how: ImportHow,
}

/// What is to be done.
#[derive(Debug, Clone, Default)]
pub struct Laid {
    /// In this order, as one step.
    pub edits: Vec<Edit>,
    /// How many notes they make.
    pub notes: u32,
    /// How many rows say the same as another or as a note.
    pub merged: u32,
    /// Rows that become no notes.
    pub left_out: Vec<LeftOut>,
    /// Rows that do, but are not as they should be.
    pub doubtful: Vec<LeftOut>,
}

/// Where notes go: sheet and zone.
type Place = (Option<Id>, Option<Id>);

/// Works out where each row goes.
pub fn lay(workshop: &Workshop, picked: &Picked, wish: &Wish) -> Result<Laid, Fault> {
    let how = &wish.how;
    let columns =
        Columns { text: wish.column.as_deref(), zone: how.zone_column.as_deref(), voice: how.voice_column.as_deref() };
    let rows = picked.rows(columns)?;
    let mut laid = Laid { left_out: rows.left_out, doubtful: rows.doubtful, ..Laid::default() };
    let names = Names::of(workshop, how.canvas.as_ref());
    let mut seen: BTreeSet<String> = BTreeSet::new();
    if how.merge == Some(true) {
        seen.extend(workshop.notes.values().filter(|note| !note.hidden).map(|note| folded(&note.text)));
    }
    let mut piles: Vec<(Place, Vec<(String, Voice)>)> = Vec::new();
    for row in rows.rows {
        if how.merge == Some(true) && !seen.insert(folded(&row.text)) {
            laid.merged += 1;
            continue;
        }
        let place = place_of(&row, &names, wish, &mut laid.doubtful);
        let voice = voice_of(&row, &names, wish, &mut laid.doubtful);
        laid.notes += 1;
        match piles.iter_mut().find(|(known, _)| *known == place) {
            Some((_, notes)) => notes.push((row.text, voice)),
            None => piles.push((place, vec![(row.text, voice)])),
        }
    }
    let title = Path::new(&picked.file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    for (place, notes) in piles {
        // One note makes no stack.
        if notes.len() == 1 || (how.loose == Some(true) && notes.len() <= LOOSE) {
            laid.edits.extend(notes.into_iter().map(|note| loose(&place, note)));
        } else {
            laid.edits.push(stack(place, notes, title.clone(), &wish.voice));
        }
    }
    Ok(laid)
}

fn place_of(row: &TakenRow, names: &Names, wish: &Wish, doubtful: &mut Vec<LeftOut>) -> Place {
    let otherwise = || (wish.how.canvas.clone(), wish.zone.clone());
    let Some(cell) = &row.zone else {
        return otherwise();
    };
    if let Some((canvas, zone)) = names.zone(cell) {
        return (Some(canvas.clone()), Some(zone.clone()));
    }
    doubtful.push(LeftOut { row: row.row, line: row.line, reason: Reason::UnknownZone { name: cell.clone() } });
    otherwise()
}

fn voice_of(row: &TakenRow, names: &Names, wish: &Wish, doubtful: &mut Vec<LeftOut>) -> Voice {
    let Some(cell) = &row.voice else {
        return wish.voice.clone();
    };
    names.voice(cell).cloned().unwrap_or_else(|| {
        doubtful.push(LeftOut { row: row.row, line: row.line, reason: Reason::UnknownVoice { name: cell.clone() } });
        wish.voice.clone()
    })
}

fn loose((canvas, zone): &Place, (text, voice): (String, Voice)) -> Edit {
    let (canvas, zone) = (canvas.clone(), zone.clone());
    Edit::AddNote(AddNote { canvas, zone, text: Some(text), voice: Some(voice), ..AddNote::default() })
}

fn stack((canvas, zone): Place, notes: Vec<(String, Voice)>, title: String, voice: &Voice) -> Edit {
    let (texts, voices): (Vec<String>, Vec<Voice>) = notes.into_iter().unzip();
    let voices = voices.iter().any(|own| own != voice).then_some(voices);
    Edit::AddStack(AddStack { id: None, canvas, zone, title, voice: Some(voice.clone()), voices, texts })
}
