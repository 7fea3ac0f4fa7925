//! Steps that the workshop file already holds, kept so that undo reaches into earlier runs.

use std::io;

use handvat_model::history::Step;

use crate::files::Files;
use crate::line::{Line, readable_lines};
use crate::place::Place;
use crate::storage::{StorageFailure, read_if_there, write_new};

/// The most bytes that a workshop's history takes.
pub(crate) const BUDGET: u64 = 64 * 1024 * 1024;

/// Adds lines behind the history. A line that an earlier crash tore is closed first; when the budget is
/// spent the older half goes.
pub(crate) fn extend(files: &dyn Files, place: &Place, text: &str) -> Result<(), StorageFailure> {
    let path = place.history();
    let length = match files.identity(&path) {
        Ok(identity) => identity.length,
        Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
        Err(error) => return Err(StorageFailure::at(&path)(error)),
    };
    if length + text.len() as u64 > BUDGET {
        return halve(files, place, text);
    }
    let mut file = files.open_end(&path).map_err(StorageFailure::at(&path))?;
    let closed = if length == 0 { text.to_owned() } else { format!("\n{text}") };
    file.write(closed.as_bytes()).and_then(|()| file.sync_data()).map_err(StorageFailure::at(&path))
}

/// Puts these lines in the place of the history. The base that is staged next makes the name durable.
pub(crate) fn replace(files: &dyn Files, place: &Place, text: &str) -> Result<(), StorageFailure> {
    let (path, new) = (place.history(), place.history().with_extension("new"));
    write_new(files, &new, text.as_bytes()).and_then(|()| files.rename(&new, &path)).map_err(StorageFailure::at(&path))
}

/// The steps that lead, without a gap, to `revision`, the oldest first: those of the history and `later`
/// ones, which count instead of older ones with the same number.
pub(crate) fn steps(
    files: &dyn Files,
    place: &Place,
    later: Vec<Line>,
    revision: u64,
) -> Result<Vec<(Line, Step)>, StorageFailure> {
    let bytes = read_if_there(files, &place.history())?.unwrap_or_default();
    let later = later.into_iter().filter_map(Line::with_step);
    let mut steps: Vec<(Line, Step)> = Vec::new();
    for (line, step) in readable_lines(&bytes).chain(later) {
        while steps.last().is_some_and(|(last, _)| last.sequence >= line.sequence) {
            steps.pop();
        }
        steps.push((line, step));
    }
    // A checkpoint may be writing what came after.
    while steps.last().is_some_and(|(last, _)| last.sequence > revision) {
        steps.pop();
    }
    // What a crash tore out of the history may stand in a later line; only then is there no gap.
    let gap = steps.windows(2).rposition(|pair| pair[0].0.sequence + 1 != pair[1].0.sequence);
    steps.drain(..gap.map_or(0, |last| last + 1));
    let leads = steps.last().is_some_and(|(last, _)| last.sequence == revision);
    Ok(if leads { steps } else { Vec::new() })
}

fn halve(files: &dyn Files, place: &Place, text: &str) -> Result<(), StorageFailure> {
    let bytes = read_if_there(files, &place.history())?.unwrap_or_default();
    let mut room = (BUDGET / 2) as usize;
    let all: Vec<_> = readable_lines(&bytes).collect();
    let newest: Vec<_> = all
        .into_iter()
        .rev()
        .take_while(|(line, _)| {
            let fits = line.text.len() <= room;
            room = room.saturating_sub(line.text.len());
            fits
        })
        .collect();
    let kept: String = newest.iter().rev().map(|(line, _)| line.text.as_str()).chain([text]).collect();
    replace(files, place, &kept)
}
