//! What a canvas says besides where notes lie: what a group answers, scores, claims and hears. It stands in
//! the workshop's own copy, because what the group wrote can only be read beside it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Localised;

/// Something that the group answers in words, or with yes or no.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Question {
    /// Place in the list; equal ones go by id.
    #[serde(default)]
    pub order: f64,
    /// The question.
    pub text: Localised,
}

/// Levels of which the group chooses one, for the zone as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Scale {
    /// What each level means, from 1 upwards: there are as many levels as texts.
    pub levels: Vec<Localised>,
}

impl Scale {
    /// Whether there is such a level.
    pub fn has(&self, level: u32) -> bool {
        level >= 1 && usize::try_from(level).is_ok_and(|level| level <= self.levels.len())
    }
}

/// What people bring up against it, with what can be said to that.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Objection {
    /// Place in the list; equal ones go by id.
    #[serde(default)]
    pub order: f64,
    /// As it is said in the corridor.
    pub text: Localised,
    /// The classic answer. The group writes its own; see [`crate::edit::Edit::SetObjection`].
    pub counter: Localised,
}

/// What an action can be good for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Benefit {
    /// Place in the list; equal ones go by id.
    #[serde(default)]
    pub order: f64,
    /// What it is called.
    pub name: Localised,
}
