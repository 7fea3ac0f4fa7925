//! Tables and texts that come in: what is in them, and how they are to be taken.

use handvat_model::id::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is in a file or a pasted text before it is brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// Names it in [`crate::console::Request::Import`].
    pub handle: String,
    /// The file's name, or words for what was pasted.
    pub file: String,
    /// Of a table; none for plain text.
    pub columns: Vec<ImportColumn>,
    /// How many rows or lines.
    pub rows: u32,
    /// Whether the first row was read as the names of the columns.
    pub heading: bool,
    /// The first rows, as many cells each as there are columns; eight at most.
    pub sample: Vec<Vec<String>>,
    /// Which columns are likely to hold what.
    pub guess: ImportGuess,
    /// Of plain text: lines that say the same as one before them.
    pub repeated: u32,
    /// Of plain text: lines that say the same as a note of the workshop.
    pub known: u32,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportColumn {
    /// From the header row; `#2` for the second one without a name.
    pub name: String,
    /// Its first cells that hold something, three at most.
    pub examples: Vec<String>,
    /// How many cells hold something.
    pub filled: u32,
    /// How many of them name a zone of the workshop, in either language.
    pub zones: u32,
    /// How many of them name a voice, in either language.
    pub voices: u32,
    /// How many say the same as one before them, whatever capitals, accents and blanks.
    pub repeated: u32,
    /// How many say the same as a note of the workshop.
    pub known: u32,
}

/// Columns by their names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct ImportGuess {
    /// That with the texts.
    pub text: Option<String>,
    /// That with the zones.
    pub zone: Option<String>,
    /// That with the voices.
    pub voice: Option<String>,
}

/// How what was looked at is brought in, besides its text and voice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ImportHow {
    /// The sheet; the first when not given. Zones that are named are looked for here first, then on the other sheets.
    pub canvas: Option<Id>,
    /// The column that names each note's zone, in either language; rows that name none go where the request says.
    pub zone_column: Option<String>,
    /// The column that names each note's voice, in either language; rows that name none have that of the request.
    pub voice_column: Option<String>,
    /// Texts that say the same become one note, none where the workshop has such a note. No when not given.
    pub merge: Option<bool>,
    /// Up to 20 notes of a zone lie loose in free room; more, or all when not given, lie in a stack.
    pub loose: Option<bool>,
}
