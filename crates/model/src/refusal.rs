//! Why an edit was not done. A host words it; scripts read the code.

use thiserror::Error;

use crate::id::Id;

/// Names the thing that is wrong. Nothing of the edit was applied.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Refusal {
    /// No such record.
    #[error("there is no {kind} ‘{id}’")]
    Unknown {
        /// `note`, `zone`, `action`, …
        kind: &'static str,
        /// As it was asked for.
        id: String,
    },
    /// A record of that id is there, or was.
    #[error("the id ‘{id}’ is taken")]
    Taken {
        /// As it was given.
        id: Id,
    },
    /// The zone is there, but it is no step.
    #[error("‘{id}’ is not a step")]
    NotAStep {
        /// Of the zone.
        id: Id,
    },
    /// The zone is there, but it is no handle.
    #[error("‘{id}’ is not a handle")]
    NotAHandle {
        /// Of the zone.
        id: Id,
    },
    /// A crossing needs both or neither.
    #[error("a crossing is a step and a handle")]
    HalfCrossing,
    /// More text than a record holds.
    #[error("{field} has {count} characters, at most {limit} fit")]
    TooLong {
        /// The field.
        field: &'static str,
        /// How many there are.
        count: usize,
        /// How many may be.
        limit: usize,
    },
    /// A field that must hold something.
    #[error("{field} is empty")]
    Empty {
        /// The field.
        field: &'static str,
    },
    /// Not a date, or not of the form.
    #[error("‘{value}’ is not a date")]
    BadDate {
        /// As it was given.
        value: String,
    },
    /// A word that is not in the list.
    #[error("{field} cannot be ‘{value}’")]
    BadWord {
        /// The field.
        field: &'static str,
        /// As it was given.
        value: String,
    },
    /// A score that the zone's scale does not have.
    #[error("{value} is not on the scale of 1 to {levels}")]
    OffScale {
        /// As it was given.
        value: u32,
        /// How many levels there are.
        levels: usize,
    },
    /// A zone does not influence itself, and no arrow leads from a note to the same.
    #[error("‘{id}’ cannot be linked with itself")]
    OntoItself {
        /// Of the zone or note.
        id: Id,
    },
    /// Notes that have to lie on one sheet for this.
    #[error("the notes lie on different sheets")]
    OtherSheet,
    /// A workshop is never without a sheet.
    #[error("the only sheet of a workshop cannot be deleted")]
    OnlySheet,
    /// The zone is too full to spread them out, also on the largest sheet.
    #[error("there is no room to spread the stack out")]
    NoRoom,
    /// Not a finite number, or too far from the sheet.
    #[error("the place is out of reach")]
    OutOfReach,
    /// Somebody is already spelled so.
    #[error("‘{name}’ is already one of the people")]
    PersonExists {
        /// The spelling.
        name: String,
    },
    /// The workshop holds no more notes.
    #[error("a workshop holds at most {limit} notes")]
    Full {
        /// How many.
        limit: usize,
    },
    /// More edits in one batch than can be looked through without keeping everybody waiting.
    #[error("a batch of {count} edits, at most {limit} go together")]
    BatchTooLarge {
        /// How many there are.
        count: usize,
        /// How many may be.
        limit: usize,
    },
    /// Nothing to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Nothing to do again.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// What the step left was changed since.
    #[error("what the step changed was changed since by somebody else")]
    ChangedSince,
}

impl Refusal {
    /// By which programs know it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "unknown-id",
            Self::Taken { .. } => "id-taken",
            Self::NotAStep { .. } => "not-a-step",
            Self::NotAHandle { .. } => "not-a-handle",
            Self::HalfCrossing => "half-crossing",
            Self::TooLong { .. } => "text-too-long",
            Self::Empty { .. } => "field-empty",
            Self::BadDate { .. } => "bad-date",
            Self::BadWord { .. } => "bad-word",
            Self::OffScale { .. } => "off-scale",
            Self::OntoItself { .. } => "onto-itself",
            Self::OtherSheet => "other-sheet",
            Self::OnlySheet => "only-sheet",
            Self::NoRoom => "no-room",
            Self::OutOfReach => "out-of-reach",
            Self::PersonExists { .. } => "person-exists",
            Self::Full { .. } => "workshop-full",
            Self::BatchTooLarge { .. } => "batch-too-large",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRedo => "nothing-to-redo",
            Self::ChangedSince => "changed-since",
        }
    }

    /// What the words are filled with.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unknown { kind, id } => vec![("kind", (*kind).to_owned()), ("id", id.clone())],
            Self::Taken { id } | Self::NotAStep { id } | Self::NotAHandle { id } | Self::OntoItself { id } => {
                vec![("id", id.to_string())]
            }
            Self::TooLong { field, count, limit } => {
                vec![("field", (*field).to_owned()), ("count", count.to_string()), ("limit", limit.to_string())]
            }
            Self::Empty { field } => vec![("field", (*field).to_owned())],
            Self::BadDate { value } => vec![("value", value.clone())],
            Self::BadWord { field, value } => {
                vec![("field", (*field).to_owned()), ("value", value.clone())]
            }
            Self::OffScale { value, levels } => vec![("value", value.to_string()), ("levels", levels.to_string())],
            Self::PersonExists { name } => vec![("name", name.clone())],
            Self::BatchTooLarge { count, limit } => vec![("count", count.to_string()), ("limit", limit.to_string())],
            Self::Full { limit } => vec![("limit", limit.to_string())],
            Self::HalfCrossing
            | Self::OtherSheet
            | Self::OnlySheet
            | Self::NoRoom
            | Self::OutOfReach
            | Self::NothingToUndo
            | Self::NothingToRedo
            | Self::ChangedSince => Vec::new(),
        }
    }
}
