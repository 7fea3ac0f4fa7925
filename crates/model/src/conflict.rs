//! What two hands made of one field: ours stands in the record, theirs waits here until somebody chooses.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::id::Id;
use crate::records::Extra;

/// A field that a merge found changed on both sides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    /// The table, as the file calls it: `notes`, `actions`; [`HEAD`] for what belongs to no record.
    pub record: String,
    /// The record's; none for what belongs to no record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// As the file calls it, a name within it after `/`: `text`, `details/date`. [`PLACE`] stands for all
    /// that says where a note or a stack lies.
    pub field: String,
    /// What the record had when the two met; null when nothing.
    pub ours: Value,
    /// What the other hand had; null when nothing.
    pub theirs: Value,
    /// The note beside ours that holds their words, for the text of a note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Id>,
    /// When the two met, ISO 8601 in UTC.
    #[serde(default)]
    pub at: String,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

/// [`Conflict::record`] of title, details and other fields that belong to no record.
pub const HEAD: &str = "workshop";

/// [`Conflict::field`] of where a note or a stack lies: it moves as a whole or not at all.
pub const PLACE: &str = "place";

/// The fields of a note or a stack that make up its [`PLACE`]; a stack has no `cluster`.
pub const PLACE_FIELDS: [&str; 6] = ["canvas", "zone", "cluster", "x", "y", "order"];

/// Whose value counts from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
pub enum Take {
    /// What the record has now; theirs goes.
    Ours,
    /// Theirs comes into the record.
    Theirs,
    /// Both notes stay, for the text of a note.
    Both,
}

/// A name as a part of [`Conflict::field`], with the character that parts names written otherwise.
pub fn field_part(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
