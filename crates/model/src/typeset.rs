//! What the model must know of type: how large a note has to be for its text.

use crate::records::{Language, NoteSize};

/// Measures text. The model asks, the crate that owns the fonts answers; the same question always
/// gets the same answer.
pub trait Typesetter {
    /// Width and height, in canvas units, that a note of this size needs for its text.
    fn room(&self, text: &str, size: &NoteSize, language: &Language) -> (f64, f64);
}
