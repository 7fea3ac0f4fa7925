//! Notes that say much the same: proposed, never merged by the program.

use handvat_model::id::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Notes that are alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlikeGroup {
    /// The first one is what the others were compared with; they follow by likeness.
    pub notes: Vec<AlikeNote>,
    /// The least likeness in the group, in percent.
    pub percent: u8,
}

/// A note of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AlikeNote {
    /// Which one.
    pub note: Id,
    /// How alike it is to the first one, in percent.
    pub percent: u8,
}
