//! What a group says to its instruments: scores, answers, verdicts, influences.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::answers::Verdict;
use crate::id::Id;

/// See [`super::Edit::SetGroupScore`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetGroupScore {
    /// The sheet.
    pub canvas: Id,
    /// A zone with a scale.
    pub zone: Id,
    /// A level of its scale, from 1; null is none.
    #[serde(default)]
    pub score: Option<u32>,
}

/// See [`super::Edit::SetAnswer`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetAnswer {
    /// The sheet.
    pub canvas: Id,
    /// The zone that asks.
    pub zone: Id,
    /// One of its questions.
    pub question: Id,
    /// What the group says; an empty text takes the answer away.
    pub text: String,
}

/// See [`super::Edit::SetVerdict`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetVerdict {
    /// The offer or message.
    pub note: Id,
    /// A question of the test of its sheet.
    pub question: Id,
    /// Null takes the verdict away.
    #[serde(default)]
    pub verdict: Option<Verdict>,
}

/// See [`super::Edit::SetLink`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetLink {
    /// The sheet of two zones; not given for two notes.
    #[serde(default)]
    pub canvas: Option<Id>,
    /// The zone that gives, or the note where the arrow begins.
    #[ts(optional = false)]
    pub from: Id,
    /// The zone that gets, or the note where the arrow ends.
    #[ts(optional = false)]
    pub to: Id,
    /// What it gives, or the words at the arrow; may be empty. Null takes influence or arrow away.
    #[serde(default)]
    pub text: Option<String>,
}
