//! The parking lot: notes that the group comes back to later. A parked note lies on the pasteboard of its sheet, and
//! the table `parking` says so under its id, with the zone that it came from.
//!
//! It is a table and no zone: sheets carry their own copies of their templates' zones, and what is parked is no part
//! of any model. A note that comes to lie in a zone again is parked no more.

use serde_json::Value;

use crate::id::Id;
use crate::order::sorted;
use crate::records::{Note, Workshop};

impl Workshop {
    /// Whether a note is in the parking lot.
    pub fn is_parked(&self, note: &Id) -> bool {
        self.parking.contains_key(note.as_str())
    }

    /// The zone that a note in the parking lot came from; none when it lay in none.
    pub fn parked_from(&self, note: &Id) -> Option<Id> {
        came_from(self.parking.get(note.as_str())?)
    }

    /// The notes in the parking lot, in reading order.
    pub fn parked(&self) -> Vec<(&Id, &Note)> {
        let parked = self.parking.keys().filter_map(|key| self.notes.get_key_value(key.as_str()));
        sorted(parked, |note| note.order)
    }
}

/// The zone from which a note came, by its entry.
pub(crate) fn came_from(entry: &Value) -> Option<Id> {
    Id::new(entry.get("zone")?.as_str()?).ok()
}
