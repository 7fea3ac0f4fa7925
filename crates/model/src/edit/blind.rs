//! Writing without looking at each other: notes face down until a reveal, their authors unsaid after it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::Id;

/// See [`super::Edit::SetBlind`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetBlind {
    /// The first sheet when not given.
    #[serde(default)]
    pub canvas: Option<Id>,
    /// One of its zones.
    pub zone: Id,
    /// Off, what was written stays face down; new notes lie open.
    pub on: bool,
}

/// See [`super::Edit::RevealZone`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RevealZone {
    /// The first sheet when not given.
    #[serde(default)]
    pub canvas: Option<Id>,
    /// One of its zones.
    pub zone: Id,
}

/// See [`super::Edit::ShowAuthor`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowAuthor {
    /// Which ones.
    pub notes: Vec<Id>,
    /// Whether the room may see it.
    pub on: bool,
}
