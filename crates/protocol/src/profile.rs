//! What a PDF is for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What of the workshop is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// The action plan with everything, every note included.
    #[default]
    Full,
    /// The action plan for who was not there: without the appendix of notes.
    Manager,
    /// The sheets for the wall.
    Poster,
    /// How to run it, for who stands before the group.
    RunSheet,
}
