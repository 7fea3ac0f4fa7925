//! Steps as they are read to be gone along once, without a way back: what they changed as it is since. Journals
//! are long, and half of what they say is how things were before.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::canvas::Canvas;
use crate::conflict::Conflict;
use crate::id::Id;
use crate::kept::Kept;
use crate::records::{Action, Cluster, Crossing, Head, Note, Person, Table, Workshop};
use crate::tagged::{self, Tagged, Word};

/// A [`crate::history::Step`] of which only the outcome is read, from the same JSON.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Replay {
    /// The workshop's revision after it.
    pub sequence: u64,
    at: String,
    #[serde(rename = "patch")]
    outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Outcome {
    changes: Vec<After>,
}

/// A record after a step; none when the step deleted it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Entry<T> {
    id: Id,
    after: Option<T>,
}

/// Of one size that is small: a list of them begins with room for four.
#[derive(Debug, Clone, PartialEq)]
enum After {
    Head(Box<Head>),
    Person(Box<Entry<Person>>),
    Canvas(Box<Entry<Canvas>>),
    Note(Box<Entry<Note>>),
    Cluster(Box<Entry<Cluster>>),
    Crossing(Box<Entry<Crossing>>),
    Action(Box<Entry<Action>>),
    Conflict(Box<Entry<Conflict>>),
    Kept(Box<KeptEntry>),
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct HeadAfter {
    after: Box<Head>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct KeptEntry {
    table: Kept,
    key: String,
    after: Option<Value>,
}

impl Replay {
    /// Brings a workshop from the step before to this one, as [`crate::history::Step::replay`] does.
    pub fn onto(self, workshop: &mut Workshop) {
        for change in self.outcome.changes {
            change.onto(workshop);
        }
        workshop.revision = self.sequence;
        if !self.at.is_empty() {
            workshop.edited = self.at;
        }
    }
}

impl After {
    fn onto(self, workshop: &mut Workshop) {
        match self {
            Self::Head(head) => workshop.head = *head,
            Self::Person(entry) => entry.put(&mut workshop.people),
            Self::Canvas(entry) => entry.put(&mut workshop.canvases),
            Self::Note(entry) => entry.put(&mut workshop.notes),
            Self::Cluster(entry) => entry.put(&mut workshop.clusters),
            Self::Crossing(entry) => entry.put(&mut workshop.crossings),
            Self::Action(entry) => entry.put(&mut workshop.actions),
            Self::Conflict(entry) => entry.put(&mut workshop.conflicts),
            Self::Kept(entry) => {
                let KeptEntry { table, key, after } = *entry;
                let table = workshop.kept_mut(table);
                match after {
                    Some(value) => table.insert(key, value),
                    None => table.remove(&key),
                };
            }
        }
    }
}

impl<T> Entry<T> {
    fn put(self, table: &mut Table<T>) {
        match self.after {
            Some(record) => table.insert(self.id, record),
            None => table.remove(&self.id),
        };
    }
}

impl<'de> Deserialize<'de> for After {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        tagged::read(deserializer)
    }
}

impl Tagged for After {
    fn read<'de, D: Deserializer<'de>>(word: Word, fields: D) -> Result<Self, D::Error> {
        Ok(match word {
            Word::Head => Self::Head(HeadAfter::deserialize(fields)?.after),
            Word::Person => Self::Person(Box::deserialize(fields)?),
            Word::Canvas => Self::Canvas(Box::deserialize(fields)?),
            Word::Note => Self::Note(Box::deserialize(fields)?),
            Word::Cluster => Self::Cluster(Box::deserialize(fields)?),
            Word::Crossing => Self::Crossing(Box::deserialize(fields)?),
            Word::Action => Self::Action(Box::deserialize(fields)?),
            Word::Conflict => Self::Conflict(Box::deserialize(fields)?),
            Word::Kept => Self::Kept(Box::deserialize(fields)?),
        })
    }
}
