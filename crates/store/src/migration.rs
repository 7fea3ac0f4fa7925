//! Workshops of older versions of the format become such of today's, one version at a time.
//!
//! A migration works on plain JSON, so that it goes on working when the records change. It touches what
//! it knows and leaves everything else, and a value of the wrong kind, to the reader.

use handvat_model::records::VERSION;
use serde_json::{Map, Value};

/// A way from one version to the next.
type Migration = fn(&mut Map<String, Value>);

/// By the version that they begin with.
const MIGRATIONS: [Migration; VERSION as usize] = [from_0];

/// Whether a version is older than today's, and can be migrated.
pub(crate) fn is_older(version: u64) -> bool {
    version < u64::from(VERSION)
}

/// Brings a workshop of an older version to today's.
pub(crate) fn migrate(version: u64, workshop: &mut Map<String, Value>) {
    let first = usize::try_from(version).unwrap_or(usize::MAX).min(MIGRATIONS.len());
    for migration in &MIGRATIONS[first..] {
        migration(workshop);
    }
    workshop.insert("version".to_owned(), VERSION.into());
}

/// Version 0 was a trial that no release wrote: the day of an action was called `date` there.
fn from_0(workshop: &mut Map<String, Value>) {
    let actions = workshop.get_mut("actions").and_then(Value::as_object_mut);
    for action in actions.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        if let Some(date) = action.remove("date") {
            action.entry("due").or_insert(date);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn migrated(version: u64, mut workshop: Value) -> Value {
        migrate(version, workshop.as_object_mut().unwrap());
        workshop
    }

    #[test]
    fn the_day_of_an_action_gets_its_name_and_all_else_stays() {
        let trial = json!({"version": 0, "more": [1], "actions": {"a1": {"date": "2027-01-31", "mood": 1}}});
        let today = json!({"version": 1, "more": [1], "actions": {"a1": {"due": "2027-01-31", "mood": 1}}});
        assert_eq!(migrated(0, trial), today);
    }

    #[test]
    fn a_day_that_has_its_name_is_not_replaced_and_strange_values_are_left_to_the_reader() {
        let both = json!({"actions": {"a1": {"date": "old", "due": "new"}, "a2": 7}});
        assert_eq!(migrated(0, both), json!({"version": 1, "actions": {"a1": {"due": "new"}, "a2": 7}}));
        assert_eq!(migrated(0, json!({"actions": []})), json!({"version": 1, "actions": []}));
    }
}
