//! What an edit did: records before and after. A patch inverts, composes and replays to the letter.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::canvas::Canvas;
use crate::conflict::Conflict;
use crate::id::Id;
use crate::kept::Kept;
use crate::records::{Action, Cluster, Crossing, Head, Note, Person, Table, Workshop};
use crate::tagged::{self, Tagged, Word};

/// What one step changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Patch {
    /// At most one change a record, in the order of the step.
    pub changes: Vec<Change>,
}

/// One record before and after; no record before means made, none after means deleted. A change of any table is as
/// small as that of another: steps are moved about, and stay in memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Swap<T> {
    /// Which one.
    pub id: Id,
    /// As it was.
    pub before: Option<Box<T>>,
    /// As it is.
    pub after: Option<Box<T>>,
}

/// A change of one record, by its table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "record", rename_all = "camelCase")]
pub enum Change {
    /// Title and details.
    Head {
        /// As it was.
        before: Box<Head>,
        /// As it is.
        after: Box<Head>,
    },
    /// Somebody.
    Person(Swap<Person>),
    /// A sheet.
    Canvas(Swap<Canvas>),
    /// A note.
    Note(Swap<Note>),
    /// A stack.
    Cluster(Swap<Cluster>),
    /// A remark on a crossing.
    Crossing(Swap<Crossing>),
    /// An action.
    Action(Swap<Action>),
    /// A conflict.
    Conflict(Swap<Conflict>),
    /// An entry of a table that is kept for others.
    Kept {
        /// Which table.
        table: Kept,
        /// The entry's name in it.
        key: String,
        /// As it was.
        before: Option<Value>,
        /// As it is.
        after: Option<Value>,
    },
}

impl Patch {
    /// Whether the step left everything as it was.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Gives every changed record its state after the step. The revision is the caller's.
    pub fn apply(&self, workshop: &mut Workshop) {
        for change in &self.changes {
            change.apply(workshop);
        }
    }

    /// The patch that takes this one back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self { changes: self.changes.iter().rev().map(Change::inverted).collect() }
    }

    /// Whether every changed record is as the patch found it.
    pub fn starts_from(&self, workshop: &Workshop) -> bool {
        self.changes.iter().all(|change| change.starts_from(workshop))
    }

    /// By how many records another workshop differs from the state before the step, when it differs by `after` from the
    /// one behind it.
    pub fn distance_before(&self, other: &Workshop, after: usize) -> usize {
        self.changes.iter().rev().fold(after, |distance, change| {
            let (was, is) = (change.starts_from(other), change.inverted().starts_from(other));
            (distance + usize::from(is)).saturating_sub(usize::from(was))
        })
    }

    /// Ids of records that the step made or deleted.
    pub fn made_or_gone(&self) -> impl Iterator<Item = &Id> {
        self.changes.iter().filter_map(Change::made_or_gone)
    }
}

impl Change {
    fn apply(&self, workshop: &mut Workshop) {
        match self {
            Self::Head { after, .. } => workshop.head = (**after).clone(),
            Self::Person(swap) => swap.apply(&mut workshop.people),
            Self::Canvas(swap) => swap.apply(&mut workshop.canvases),
            Self::Note(swap) => swap.apply(&mut workshop.notes),
            Self::Cluster(swap) => swap.apply(&mut workshop.clusters),
            Self::Crossing(swap) => swap.apply(&mut workshop.crossings),
            Self::Action(swap) => swap.apply(&mut workshop.actions),
            Self::Conflict(swap) => swap.apply(&mut workshop.conflicts),
            Self::Kept { table, key, after, .. } => {
                match after {
                    Some(value) => workshop.kept_mut(*table).insert(key.clone(), value.clone()),
                    None => workshop.kept_mut(*table).remove(key),
                };
            }
        }
    }

    fn starts_from(&self, workshop: &Workshop) -> bool {
        match self {
            Self::Head { before, .. } => **before == workshop.head,
            Self::Person(swap) => swap.starts_from(&workshop.people),
            Self::Canvas(swap) => swap.starts_from(&workshop.canvases),
            Self::Note(swap) => swap.starts_from(&workshop.notes),
            Self::Cluster(swap) => swap.starts_from(&workshop.clusters),
            Self::Crossing(swap) => swap.starts_from(&workshop.crossings),
            Self::Action(swap) => swap.starts_from(&workshop.actions),
            Self::Conflict(swap) => swap.starts_from(&workshop.conflicts),
            Self::Kept { table, key, before, .. } => workshop.kept(*table).get(key) == before.as_ref(),
        }
    }

    fn inverted(&self) -> Self {
        match self {
            Self::Head { before, after } => Self::Head { before: after.clone(), after: before.clone() },
            Self::Person(swap) => Self::Person(swap.inverted()),
            Self::Canvas(swap) => Self::Canvas(swap.inverted()),
            Self::Note(swap) => Self::Note(swap.inverted()),
            Self::Cluster(swap) => Self::Cluster(swap.inverted()),
            Self::Crossing(swap) => Self::Crossing(swap.inverted()),
            Self::Action(swap) => Self::Action(swap.inverted()),
            Self::Kept { table, key, before, after } => {
                Self::Kept { table: *table, key: key.clone(), before: after.clone(), after: before.clone() }
            }
            Self::Conflict(swap) => Self::Conflict(swap.inverted()),
        }
    }

    fn made_or_gone(&self) -> Option<&Id> {
        match self {
            Self::Head { .. } | Self::Crossing(_) | Self::Conflict(_) | Self::Kept { .. } => None,
            Self::Person(swap) => swap.made_or_gone(),
            Self::Canvas(swap) => swap.made_or_gone(),
            Self::Note(swap) => swap.made_or_gone(),
            Self::Cluster(swap) => swap.made_or_gone(),
            Self::Action(swap) => swap.made_or_gone(),
        }
    }
}

impl<T: Clone + PartialEq> Swap<T> {
    fn starts_from(&self, table: &Table<T>) -> bool {
        table.get(&self.id) == self.before.as_deref()
    }

    fn apply(&self, table: &mut Table<T>) {
        match &self.after {
            Some(record) => table.insert(self.id.clone(), T::clone(record)),
            None => table.remove(&self.id),
        };
    }

    fn inverted(&self) -> Self {
        Self { id: self.id.clone(), before: self.after.clone(), after: self.before.clone() }
    }

    fn made_or_gone(&self) -> Option<&Id> {
        (self.before.is_none() != self.after.is_none()).then_some(&self.id)
    }
}

impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        tagged::read(deserializer)
    }
}

impl Tagged for Change {
    fn read<'de, D: Deserializer<'de>>(word: Word, fields: D) -> Result<Self, D::Error> {
        Ok(match word {
            Word::Head => {
                let HeadFields { before, after } = HeadFields::deserialize(fields)?;
                Self::Head { before, after }
            }
            Word::Person => Self::Person(Swap::deserialize(fields)?),
            Word::Canvas => Self::Canvas(Swap::deserialize(fields)?),
            Word::Note => Self::Note(Swap::deserialize(fields)?),
            Word::Cluster => Self::Cluster(Swap::deserialize(fields)?),
            Word::Crossing => Self::Crossing(Swap::deserialize(fields)?),
            Word::Action => Self::Action(Swap::deserialize(fields)?),
            Word::Conflict => Self::Conflict(Swap::deserialize(fields)?),
            Word::Kept => {
                let KeptFields { table, key, before, after } = KeptFields::deserialize(fields)?;
                Self::Kept { table, key, before, after }
            }
        })
    }
}

/// The fields of [`Change::Head`].
#[derive(Deserialize)]
struct HeadFields {
    before: Box<Head>,
    after: Box<Head>,
}

/// The fields of [`Change::Kept`].
#[derive(Deserialize)]
struct KeptFields {
    table: Kept,
    key: String,
    before: Option<Value>,
    after: Option<Value>,
}
