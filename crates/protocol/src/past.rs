//! States of the open workshop that are not the present one: its versions, its file, another's copy.

use handvat_model::id::Id;
use handvat_report::scene::Scene;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A state that can be looked at beside the present one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "camelCase", deny_unknown_fields)]
pub enum Past {
    /// One of the workshop's versions.
    Version {
        /// From [`Version::handle`].
        handle: String,
    },
    /// What the file held when it was opened: after a recovery, without what came back.
    File,
    /// A copy of the same workshop in another file.
    Copy {
        /// From [`WorkshopCopy::handle`].
        handle: String,
    },
}

/// The versions of a workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// Newest first.
    pub versions: Vec<Version>,
    /// What they take on the disk, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What they may take before the oldest automatic ones go, in bytes.
    #[ts(type = "number")]
    pub budget: u64,
}

/// A state that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// Names it in requests.
    pub handle: String,
    /// Why it was kept.
    pub kind: VersionKind,
    /// What people called it.
    pub name: Option<String>,
    /// When it was kept, ISO 8601 in UTC.
    pub kept: String,
    /// The workshop's.
    #[ts(type = "number")]
    pub revision: u64,
    /// How many notes it has.
    pub notes: u32,
    /// How many actions it has.
    pub actions: u32,
}

/// Why a version was kept. Automatic ones go by age and budget, of those kept before something happens the last
/// twenty stay, named ones never go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum VersionKind {
    /// By the clock.
    Automatic,
    /// Somebody asked for it.
    Named,
    /// The file was of an older format.
    BeforeMigration,
    /// Another's changes came in.
    BeforeMerge,
    /// Another version took its place.
    BeforeRestore,
    /// What the file held when an earlier run's work came back.
    BeforeRecovery,
    /// What another hand had put into the file.
    Theirs,
}

/// A past state beside the present one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The one that was asked for.
    pub past: Side,
    /// The one that is open.
    pub present: Side,
    /// In reading order; empty when both are the same.
    pub differences: Vec<Difference>,
    /// What would come in if they were merged; only of a copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub merging: Option<MergeCount>,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// The workshop's.
    pub title: String,
    /// When it was edited last, ISO 8601 in UTC.
    pub edited: String,
    /// How many notes.
    pub notes: u32,
    /// How many actions.
    pub actions: u32,
    /// The first sheet with its notes.
    pub picture: Scene,
}

/// A record that is not the same on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// The table, as the file calls it: `notes`, `actions`; `workshop` for title and details.
    pub table: String,
    /// The record's; none for the workshop itself.
    pub id: Option<Id>,
    /// Its text or title, cut short.
    pub name: String,
    /// What became of it.
    pub change: ChangeKind,
    /// What is not the same, for a record that both sides have.
    pub fields: Vec<FieldDifference>,
}

/// What became of a record since the past state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// The past does not have it.
    Made,
    /// The present does not have it.
    Gone,
    /// Both have it.
    Changed,
}

/// A field that is not the same on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldDifference {
    /// As the file calls it, with its group before it: `details.date`. `x` stands for both coordinates of a place,
    /// `width` for both sides of a record.
    pub field: String,
    /// As it was, for people; empty when it was not set.
    pub past: String,
    /// As it is, for people.
    pub present: String,
}

/// Another file with the same workshop: what a sync tool left beside ours, or one that was picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkshopCopy {
    /// Names it in requests.
    pub handle: String,
    /// The file's name.
    pub file: String,
    /// When it was edited last, ISO 8601 in UTC.
    pub edited: String,
    /// How many notes.
    pub notes: u32,
    /// How many actions.
    pub actions: u32,
}

/// What came in from another hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeCount {
    /// Records that they made, changed or deleted.
    pub taken: u32,
    /// Fields that both changed: ours is shown, theirs stands in the list of conflicts.
    pub conflicts: u32,
}
