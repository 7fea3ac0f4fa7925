//! Why bytes are not a workshop, by name and place.

use crate::coded::Coded;

/// Why bytes are not a workshop. Lines and columns are counted from 1; a place is the names that lead
/// there, joined by `/`, empty for the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadFailure {
    /// Nothing, or nothing but space.
    #[error("the file is empty")]
    Empty,
    /// More than [`super::LARGEST_FILE`].
    #[error("{bytes} bytes are more than a workshop may have")]
    TooLarge {
        /// What the file has.
        bytes: u64,
    },
    /// Saved by a program that does not write UTF-8.
    #[error("the text is UTF-16")]
    Utf16,
    /// Zero bytes, as a half-synced file has them.
    #[error("zero bytes from line {line} on")]
    ZeroBytes {
        /// Where they begin.
        line: usize,
    },
    /// Bytes that are no text.
    #[error("line {line}, column {column} is not UTF-8")]
    NotText {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
    },
    /// A merge that was left half-way.
    #[error("a merge left its marks at line {line}")]
    ConflictMarks {
        /// The first mark.
        line: usize,
    },
    /// The end is missing.
    #[error("the text breaks off at line {line}, column {column}, in ‘{place}’")]
    Truncated {
        /// Where it breaks off.
        line: usize,
        /// Where it breaks off.
        column: usize,
        /// In the middle of what.
        place: String,
    },
    /// Not JSON.
    #[error("line {line}, column {column} is not JSON, in ‘{place}’")]
    NotJson {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
        /// In the middle of what.
        place: String,
    },
    /// JSON of another kind.
    #[error("the JSON is not a workshop but {found:?}")]
    NotWorkshop {
        /// What it says of itself.
        found: Option<String>,
    },
    /// A later program's file that this one cannot make out.
    #[error("version {version} of the format is newer than this program")]
    Newer {
        /// The file's.
        version: u64,
    },
    /// Brackets in brackets.
    #[error("too many levels at line {line}, in ‘{place}’")]
    TooDeep {
        /// Where.
        line: usize,
        /// In what.
        place: String,
    },
    /// More than [`handvat_model::limits::NOTES`].
    #[error("more notes than a workshop may have")]
    TooManyNotes,
    /// More lists, objects, texts and numbers than any workshop has: they would fill the memory.
    #[error("more values than a workshop may have")]
    TooManyValues,
    /// A text that no field takes, and that would fill the memory.
    #[error("far too long a text at line {line}, column {column}, in ‘{place}’")]
    TextTooLong {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
        /// In what.
        place: String,
    },
    /// The same name twice in one object: one of them would be lost.
    #[error("‘{place}’ stands at line {first} and again at line {line}")]
    DuplicateKey {
        /// The second one.
        line: usize,
        /// The first one.
        first: usize,
        /// Which one.
        place: String,
    },
    /// Half a character.
    #[error("half a character at line {line}, column {column}, in ‘{place}’")]
    HalfCharacter {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
        /// In what.
        place: String,
    },
    /// A field that must be there.
    #[error("‘{place}’ from line {line} on has no ‘{field}’")]
    MissingField {
        /// Where the record begins.
        line: usize,
        /// The record.
        place: String,
        /// The field.
        field: String,
    },
    /// A name of a record in another form than ids have.
    #[error("no id at line {line}, column {column}, in ‘{place}’")]
    BadId {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
        /// What should be an id, or has one that is none.
        place: String,
    },
    /// A number past what a computer counts with.
    #[error("a number out of range at line {line}, column {column}, in ‘{place}’")]
    BadNumber {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
        /// The field.
        place: String,
    },
    /// A text for a number, a list for a text, and the like.
    #[error("a value of the wrong kind at line {line}, column {column}, in ‘{place}’")]
    BadValue {
        /// Where.
        line: usize,
        /// Where.
        column: usize,
        /// The field.
        place: String,
    },
}

impl ReadFailure {
    /// The same failure with the line and column that its place has in another text.
    pub(super) fn found_again(mut self, bytes: &[u8]) -> Self {
        match &mut self {
            Self::BadId { line, column, place }
            | Self::BadNumber { line, column, place }
            | Self::BadValue { line, column, place } => (*line, *column) = super::position(bytes, place),
            Self::MissingField { line, place, .. } => *line = super::position(bytes, place).0,
            _ => {}
        }
        self
    }

    fn spot(&self) -> (Option<usize>, Option<usize>, Option<&str>) {
        match self {
            Self::Truncated { line, column, place }
            | Self::NotJson { line, column, place }
            | Self::HalfCharacter { line, column, place }
            | Self::TextTooLong { line, column, place }
            | Self::BadId { line, column, place }
            | Self::BadNumber { line, column, place }
            | Self::BadValue { line, column, place } => (Some(*line), Some(*column), Some(place)),
            Self::TooDeep { line, place }
            | Self::DuplicateKey { line, place, .. }
            | Self::MissingField { line, place, .. } => (Some(*line), None, Some(place)),
            Self::NotText { line, column } => (Some(*line), Some(*column), None),
            Self::ZeroBytes { line } | Self::ConflictMarks { line } => (Some(*line), None, None),
            Self::Empty
            | Self::TooLarge { .. }
            | Self::Utf16
            | Self::NotWorkshop { .. }
            | Self::Newer { .. }
            | Self::TooManyNotes
            | Self::TooManyValues => (None, None, None),
        }
    }
}

impl Coded for ReadFailure {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::TooLarge { .. } => "file-too-large",
            Self::Utf16 => "file-utf16",
            Self::ZeroBytes { .. } => "file-zero-bytes",
            Self::NotText { .. } => "file-not-text",
            Self::ConflictMarks { .. } => "file-conflict",
            Self::Truncated { .. } => "file-truncated",
            Self::NotJson { .. } => "file-not-json",
            Self::NotWorkshop { .. } => "file-not-workshop",
            Self::Newer { .. } => "file-newer",
            Self::TooDeep { .. } => "file-too-deep",
            Self::TextTooLong { .. } => "file-text-too-long",
            Self::TooManyNotes => "file-too-many-notes",
            Self::TooManyValues => "file-too-many-values",
            Self::DuplicateKey { .. } => "file-duplicate-key",
            Self::HalfCharacter { .. } => "file-half-character",
            Self::MissingField { .. } => "file-missing-field",
            Self::BadId { .. } => "file-bad-id",
            Self::BadNumber { .. } => "file-bad-number",
            Self::BadValue { .. } => "file-bad-value",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        let (line, column, place) = self.spot();
        let mut arguments = Vec::new();
        arguments.extend(line.map(|line| ("line", line.to_string())));
        arguments.extend(column.map(|column| ("column", column.to_string())));
        arguments.extend(place.map(|place| ("place", if place.is_empty() { "/" } else { place }.to_owned())));
        match self {
            Self::TooLarge { bytes } => arguments.push(("megabytes", bytes.div_ceil(1 << 20).to_string())),
            Self::NotWorkshop { found } => arguments.push(("found", found.clone().unwrap_or_default())),
            Self::Newer { version } => arguments.push(("version", version.to_string())),
            Self::DuplicateKey { first, .. } => arguments.push(("first", first.to_string())),
            Self::MissingField { field, .. } => arguments.push(("field", field.clone())),
            _ => {}
        }
        arguments
    }
}
