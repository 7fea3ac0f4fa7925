//! What a workshop consists of. One shape serves the file, the journal and the wire: the JSON names
//! here are the format, and every record keeps the fields it does not know.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::canvas::Canvas;
use crate::conflict::Conflict;
use crate::id::Id;
use crate::open::open_enum;

/// Fields that this program does not know, kept for the program that wrote them.
pub type Extra = Map<String, Value>;

/// A table of records by id.
pub type Table<T> = BTreeMap<Id, T>;

/// A whole workshop: the content of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Workshop {
    /// Always `handvat`.
    pub format: Format,
    /// The version of the format; see [`VERSION`].
    pub version: u32,
    /// Names the workshop, whatever its file is called.
    pub id: Id,
    /// Rises by one with every step, undo and redo included.
    #[ts(type = "number")]
    pub revision: u64,
    /// Title, texts and details that belong to no record.
    #[serde(flatten)]
    pub head: Head,
    /// Time of the last step, ISO 8601 in UTC.
    #[serde(default)]
    pub edited: String,
    /// Everyone who is named: participants, owners, sponsor.
    #[serde(default)]
    pub people: Table<Person>,
    /// Parts of the day; kept for the agenda runner.
    #[serde(default)]
    pub agenda: Map<String, Value>,
    /// The sheets.
    #[serde(default)]
    pub canvases: Table<Canvas>,
    /// The notes of all sheets.
    #[serde(default)]
    pub notes: Table<Note>,
    /// Stacks of notes.
    #[serde(default)]
    pub clusters: Table<Cluster>,
    /// Influences between zones and arrows between notes; see [`crate::answers::link_key`] and
    /// [`crate::links::note_link_key`].
    #[serde(default)]
    pub links: Map<String, Value>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub personas: Map<String, Value>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub journeys: Map<String, Value>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub segments: Map<String, Value>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub stakeholders: Map<String, Value>,
    /// Crossings of which the group said something; see [`crossing_id`].
    #[serde(default)]
    pub crossings: Table<Crossing>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub objections: Map<String, Value>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub tests: Map<String, Value>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub answers: Map<String, Value>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub rounds: Map<String, Value>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub ballots: Map<String, Value>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub decisions: Map<String, Value>,
    /// What the group will do.
    #[serde(default)]
    pub actions: Table<Action>,
    /// Kept for the instrument of that name.
    #[serde(default)]
    pub risks: Map<String, Value>,
    /// Notes to come back to, by their ids; see [`crate::parking`].
    #[serde(default)]
    pub parking: Map<String, Value>,
    /// Fields that two hands set to different values; none as a rule, and then the file has no such table.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    #[ts(as = "Table<Conflict>")]
    pub conflicts: Table<Conflict>,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

impl Workshop {
    /// A workshop that holds nothing.
    pub fn empty(id: Id) -> Self {
        Self {
            format: Format::Handvat,
            version: VERSION,
            id,
            revision: 0,
            head: Head::default(),
            edited: String::new(),
            people: Table::new(),
            agenda: Map::new(),
            canvases: Table::new(),
            notes: Table::new(),
            clusters: Table::new(),
            links: Map::new(),
            personas: Map::new(),
            journeys: Map::new(),
            segments: Map::new(),
            stakeholders: Map::new(),
            crossings: Table::new(),
            objections: Map::new(),
            tests: Map::new(),
            answers: Map::new(),
            rounds: Map::new(),
            ballots: Map::new(),
            decisions: Map::new(),
            actions: Table::new(),
            risks: Map::new(),
            parking: Map::new(),
            conflicts: Table::new(),
            extra: Extra::new(),
        }
    }
}

/// The version of the format that this program writes.
pub const VERSION: u32 = 1;

/// The word by which a workshop file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
pub enum Format {
    /// The only one.
    #[default]
    #[serde(rename = "handvat")]
    Handvat,
}

/// What the workshop is about, apart from its records.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Head {
    /// At most 500 characters.
    #[serde(default)]
    pub title: String,
    /// For whom.
    #[serde(default)]
    pub organisation: String,
    /// What the group wants to reach.
    #[serde(default)]
    pub ambition: String,
    /// The language of the notes: hyphenation and the plan's words.
    #[serde(default)]
    pub language: Language,
    /// When, where, by whom.
    #[serde(default)]
    pub details: Details,
}

/// When, where and by whom.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Details {
    /// ISO date, or empty.
    #[serde(default)]
    pub date: String,
    /// Room, building, town.
    #[serde(default)]
    pub place: String,
    /// Those who run the room.
    #[serde(default)]
    pub facilitators: Vec<String>,
    /// Who carries the outcome.
    #[serde(default)]
    pub sponsor: String,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

open_enum! {
    /// A language of the program and of a workshop.
    #[derive(Default)]
    Language {
        /// Dutch.
        #[default]
        Dutch = "nl",
        /// English.
        English = "en",
    }
}

/// Somebody: an owner, a participant. Roles in the samples, never invented people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// One spelling is one person.
    pub name: String,
    /// What they do.
    #[serde(default)]
    pub role: String,
    /// Where they do it.
    #[serde(default)]
    pub department: String,
    /// Place in the list; equal ones go by id.
    #[serde(default)]
    pub order: f64,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

/// A note on a sheet or on the pasteboard around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The sheet it lies on.
    pub canvas: Id,
    /// The zone it lies in: that under its centre when it was put down last; null is the pasteboard.
    pub zone: Option<Id>,
    /// Plain text, at most 20,000 characters, lines by `\n`.
    pub text: String,
    /// Left edge, in canvas units.
    pub x: f64,
    /// Top edge, in canvas units.
    pub y: f64,
    /// Grown so that the text fits, in canvas units.
    pub width: f64,
    /// Grown so that the text fits, in canvas units.
    pub height: f64,
    /// The size that was chosen.
    #[serde(default)]
    pub size: NoteSize,
    /// The paper.
    #[serde(default)]
    pub colour: Colour,
    /// Whose it is.
    #[serde(default)]
    pub voice: Voice,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Id>,
    /// Whether who wrote it may be shown to the room.
    #[serde(default, skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub author_shown: bool,
    /// Whether it lies face down, as it was written, until it is revealed.
    #[serde(default, skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub hidden: bool,
    /// The crossing at which it also counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossing: Option<Pair>,
    /// The stack it belongs to; where that is not [`Cluster::open`] it is not drawn on its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<Id>,
    /// Reading order within its zone or stack; equal ones go by id.
    #[serde(default)]
    pub order: f64,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

/// A step and a handle.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
pub struct Pair {
    /// Id of a zone of kind step.
    pub step: Id,
    /// Id of a zone of kind handle.
    pub handle: Id,
}

open_enum! {
    /// The three sizes of a note: the side of its square before it grows.
    #[derive(Default)]
    NoteSize {
        /// 160 units.
        Small = "small",
        /// 220 units.
        #[default]
        Medium = "medium",
        /// 320 units.
        Large = "large",
    }
}

impl NoteSize {
    /// The side of the square, in canvas units.
    pub fn side(&self) -> f64 {
        match self {
            Self::Small => 160.0,
            Self::Medium | Self::Unknown(_) => 220.0,
            Self::Large => 320.0,
        }
    }
}

open_enum! {
    /// The six papers.
    #[derive(Default)]
    Colour {
        /// The ordinary note.
        #[default]
        Yellow = "yellow",
        /// Orange paper.
        Orange = "orange",
        /// Green paper.
        Green = "green",
        /// Blue paper.
        Blue = "blue",
        /// Purple paper.
        Purple = "purple",
        /// Grey paper.
        Grey = "grey",
    }
}

open_enum! {
    /// Whose words a note holds.
    #[derive(Default)]
    Voice {
        /// A customer said or did this.
        Customer = "customer",
        /// An employee says so.
        Employee = "employee",
        /// We think so.
        #[default]
        Assumption = "assumption",
    }
}

/// A stack of notes: what an import lies in until it is dealt out, or what the group laid together. Its notes name it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Cluster {
    /// The sheet it lies on.
    pub canvas: Id,
    /// The zone in which its centre lies; null is the pasteboard.
    pub zone: Option<Id>,
    /// What the stack is called.
    #[serde(default)]
    pub title: String,
    /// Whether its notes lie spread out beside it, each at its own place.
    #[serde(default, skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub open: bool,
    /// Left edge, in canvas units.
    pub x: f64,
    /// Top edge, in canvas units.
    pub y: f64,
    /// Reading order within its zone; equal ones go by id.
    #[serde(default)]
    pub order: f64,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

impl Cluster {
    /// The side of the square that a stack takes, in canvas units.
    pub const SIDE: f64 = 260.0;
}

impl Workshop {
    /// The stack in which a note lies out of sight; none when it is drawn on its own.
    pub fn stack_of<'n>(&self, note: &'n Note) -> Option<&'n Id> {
        note.cluster.as_ref().filter(|stack| !self.clusters.get(*stack).is_some_and(|stack| stack.open))
    }
}

/// What the group said of a crossing, under the id that [`crossing_id`] gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Crossing {
    /// Which one.
    #[serde(flatten)]
    pub pair: Pair,
    /// Why it is empty on purpose.
    pub reason: String,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

/// What the group will do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// At most 500 characters.
    pub title: String,
    /// What and why.
    #[serde(default)]
    pub why: String,
    /// Zones of kind step; none and no handle is "not placed".
    #[serde(default)]
    pub steps: Vec<Id>,
    /// Zones of kind handle.
    #[serde(default)]
    pub handles: Vec<Id>,
    /// The notes it came from.
    #[serde(default)]
    pub notes: Vec<Id>,
    /// The one person who answers for it.
    #[serde(default)]
    pub owner: Option<Id>,
    /// ISO date.
    #[serde(default)]
    pub due: Option<String>,
    /// How far it is.
    #[serde(default)]
    pub status: Status,
    /// By what the group will see that it worked.
    #[serde(default)]
    pub measure: String,
    /// What it is good for, by the ids of a sheet's benefits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Id>>")]
    pub benefits: Vec<Id>,
    /// Place in the list; equal ones go by id.
    #[serde(default)]
    pub order: f64,
    /// Fields of a later program.
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: Extra,
}

open_enum! {
    /// How far an action is.
    #[derive(Default)]
    Status {
        /// Not begun.
        #[default]
        Open = "open",
        /// Being done.
        Doing = "doing",
        /// Waits for something.
        Blocked = "blocked",
        /// Ready.
        Done = "done",
        /// Will not be done.
        Dropped = "dropped",
    }
}

/// For fields that stand in a file only where they say yes.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a field over by reference")]
pub(crate) fn is_false(value: &bool) -> bool {
    !*value
}

/// The id under which a crossing is kept: `step--handle`.
pub fn crossing_id(pair: &Pair) -> Id {
    Id::new(format!("{}--{}", pair.step, pair.handle)).unwrap_or_else(|_| pair.step.clone())
}
