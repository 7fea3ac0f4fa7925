//! Pictures of sheets and their parts.

use handvat_model::id::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What of a sheet is in a picture, and how large it is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct Picture {
    /// Only this zone, with what lies in it.
    pub zone: Option<Id>,
    /// Only these notes and stacks, which all lie on the sheet; takes precedence over the zone.
    pub notes: Option<Vec<Id>>,
    /// Of a PNG: 1, when not given, is as large on an ordinary screen as on paper.
    pub scale: Option<f64>,
}
