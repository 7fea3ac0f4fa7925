//! Many notes in one place: what an import makes, and what a group lays together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::Id;
use crate::records::Voice;

/// See [`super::Edit::AddStack`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
#[schemars(extend("required" = ["title", "texts"]))]
pub struct AddStack {
    /// Made when not given.
    pub id: Option<Id>,
    /// The first sheet when not given.
    pub canvas: Option<Id>,
    /// Without a zone the stack lies on the pasteboard.
    pub zone: Option<Id>,
    /// What the stack is called.
    #[ts(optional = false)]
    pub title: String,
    /// Whose words these are.
    pub voice: Option<Voice>,
    /// Whose words each text is, where they are not all of one voice; `voice` for the texts past the last of these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voices: Option<Vec<Voice>>,
    /// One note each.
    #[ts(optional = false)]
    pub texts: Vec<String>,
}

/// See [`super::Edit::StackNotes`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
#[schemars(extend("required" = ["notes"]))]
pub struct StackNotes {
    /// Made when not given.
    pub id: Option<Id>,
    /// Notes and, by their own ids, stacks, whose notes come along; all of one sheet. The new stack lies where the
    /// first of them lies.
    #[ts(optional = false)]
    pub notes: Vec<Id>,
    /// What the stack is called; nothing when not given.
    pub title: Option<String>,
    /// An existing stack that takes them in, instead of a new one.
    pub into: Option<Id>,
}

/// See [`super::Edit::FanStack`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FanStack {
    /// Which one.
    pub cluster: Id,
    /// Whether its notes lie spread out from now on.
    pub open: bool,
}
