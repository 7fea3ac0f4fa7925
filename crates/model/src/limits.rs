//! How much a workshop holds.

/// Characters on a note.
pub const NOTE_CHARACTERS: usize = 20_000;
/// Characters in a title or another single line.
pub const LINE_CHARACTERS: usize = 500;
/// Notes in a workshop.
pub const NOTES: usize = 100_000;
/// How far from the sheet's corner a record may lie, in canvas units.
pub const REACH: f64 = 10_000_000.0;
/// Edits in a batch, those of batches in it included.
pub const EDITS: usize = 10_000;
