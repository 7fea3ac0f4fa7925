//! Everything that can be asked of a workshop, as JSON lines that others may script.

mod blind;
mod instruments;
mod label;
mod stacks;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::conflict::Take;
use crate::id::Id;
use crate::records::{Colour, Language, NoteSize, Pair, Status, Voice};

pub use blind::{RevealZone, SetBlind, ShowAuthor};
pub use instruments::{SetAnswer, SetGroupScore, SetLink, SetVerdict};
pub use label::StepLabel;
pub use stacks::{AddStack, FanStack, StackNotes};

/// A field that may be left as it is, cleared, or set. In JSON: absent, null, a value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Set<T> {
    /// Leave the field as it is.
    #[default]
    Keep,
    /// Empty the field.
    Clear,
    /// Give the field this value.
    To(T),
}

/// One request. Applied whole, or refused and nothing changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "edit", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Edit {
    /// A note in a zone, at a place, or on the pasteboard.
    AddNote(AddNote),
    /// New words on a note, which grows when they need room.
    SetText {
        /// Which one.
        note: Id,
        /// The words.
        text: String,
    },
    /// How notes look and whose they are.
    SetNotes(SetNotes),
    /// A drag: each note's zone follows its centre.
    MoveNotes {
        /// Notes and, by their own ids, stacks.
        notes: Vec<Id>,
        /// How far.
        by: Offset,
    },
    /// Into free room of a zone; null is the pasteboard.
    PlaceNotes {
        /// In this order.
        notes: Vec<Id>,
        /// Where to.
        zone: Option<Id>,
    },
    /// Away with notes; actions lose the link to them.
    DeleteNotes {
        /// Which ones.
        notes: Vec<Id>,
    },
    /// The note's crossing; without step and handle it has none.
    SetCrossing {
        /// Which one.
        note: Id,
        /// A step, together with a handle.
        #[serde(default)]
        step: Option<Id>,
        /// A handle, together with a step.
        #[serde(default)]
        handle: Option<Id>,
    },
    /// Says that a crossing is empty on purpose; without a reason it no longer is.
    MarkCrossing {
        /// The step.
        step: Id,
        /// The handle.
        handle: Id,
        /// Why.
        #[serde(default)]
        reason: Option<String>,
    },
    /// Title, organisation, date and the like.
    SetDetails(SetDetails),
    /// Somebody new; the same spelling is refused.
    AddPerson(AddPerson),
    /// Corrects a person.
    SetPerson(SetPerson),
    /// Away with a person; their actions are then without owner.
    DeletePerson {
        /// Which one.
        person: Id,
    },
    /// Something to do.
    AddAction(AddAction),
    /// Corrects an action.
    SetAction(SetAction),
    /// Away with actions.
    DeleteActions {
        /// Which ones.
        actions: Vec<Id>,
    },
    /// Many notes as one counted stack: what an import makes.
    AddStack(AddStack),
    /// Names a stack.
    SetStack {
        /// Which one.
        cluster: Id,
        /// Its name.
        title: String,
    },
    /// Lays the notes of a stack out in its zone, as far as there is room.
    DealStack {
        /// Which one.
        cluster: Id,
    },
    /// Away with a stack and its notes.
    DeleteStack {
        /// Which one.
        cluster: Id,
    },
    /// Lays notes together as a stack with a name.
    StackNotes(StackNotes),
    /// Spreads the notes of a stack out beside it, or lays them together again; it stays the same stack.
    FanStack(FanStack),
    /// Takes notes out of their stacks: into free room of the zone, or where they lie when the stack is spread out.
    UnstackNotes {
        /// Which ones.
        notes: Vec<Id>,
    },
    /// Into the parking lot: onto the pasteboard, to come back to later.
    ParkNotes {
        /// Which ones.
        notes: Vec<Id>,
    },
    /// Out of the parking lot, into free room of the zone that each came from.
    UnparkNotes {
        /// Which ones.
        notes: Vec<Id>,
    },
    /// The level that the group gives a zone.
    SetGroupScore(SetGroupScore),
    /// The group's words to a question of a zone.
    SetAnswer(SetAnswer),
    /// The group's own answer to an objection; an empty one takes it away.
    SetObjection {
        /// Which one.
        objection: Id,
        /// What the group says to it.
        answer: String,
    },
    /// What the group finds of an offer or message, by one question of the sheet's test.
    SetVerdict(SetVerdict),
    /// The influence of one zone on another, or an arrow from one note to another.
    SetLink(SetLink),
    /// Whether notes are written face down in a zone from now on.
    SetBlind(SetBlind),
    /// Turns notes face up; their authors stay unsaid.
    Reveal {
        /// Which ones.
        notes: Vec<Id>,
    },
    /// Turns every note of a zone face up, and ends its blind writing.
    RevealZone(RevealZone),
    /// Whether the room may see who wrote notes.
    ShowAuthor(ShowAuthor),
    /// Ends a conflict that a merge left.
    ResolveConflict {
        /// Which one.
        conflict: Id,
        /// Whose value counts.
        take: Take,
    },
    /// What the group calls a sheet, in both languages.
    SetSheet {
        /// Which one.
        canvas: Id,
        /// Its name.
        title: String,
    },
    /// Away with a sheet, its notes and stacks; not with the last one.
    DeleteSheet {
        /// Which one.
        canvas: Id,
    },
    /// Several edits as one step, whole or refused.
    Batch {
        /// In this order.
        edits: Vec<Edit>,
    },
}

/// See [`Edit::AddNote`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
#[schemars(extend("required" = ["text"]))]
pub struct AddNote {
    /// Made when not given.
    pub id: Option<Id>,
    /// The first sheet when not given.
    pub canvas: Option<Id>,
    /// Without a zone (and place) the note lies on the pasteboard.
    pub zone: Option<Id>,
    /// The words; required, may be empty.
    #[ts(optional = false)]
    pub text: Option<String>,
    /// Left top corner; without one the note finds free room.
    pub at: Option<Offset>,
    /// Assumption when not given.
    pub voice: Option<Voice>,
    /// Yellow when not given.
    pub colour: Option<Colour>,
    /// Medium when not given.
    pub size: Option<NoteSize>,
    /// A person's id.
    pub author: Option<Id>,
    /// At most one.
    pub crossing: Option<Pair>,
    /// Whether it lies face down; as its zone says when not given.
    pub hidden: Option<bool>,
}

/// See [`Edit::SetNotes`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
#[schemars(extend("required" = ["notes"]))]
pub struct SetNotes {
    /// Which ones.
    pub notes: Vec<Id>,
    /// The paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// The size; the note keeps its centre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<NoteSize>,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice: Option<Voice>,
    /// Who wrote it; null is nobody.
    #[serde(skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<Id>")]
    #[ts(as = "Option<String>", optional = nullable)]
    pub author: Set<Id>,
}

/// See [`Edit::SetDetails`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SetDetails {
    /// Of the workshop.
    #[serde(skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub title: Set<String>,
    /// For whom.
    #[serde(skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub organisation: Set<String>,
    /// What the group wants to reach.
    #[serde(skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub ambition: Set<String>,
    /// Of the notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// ISO date.
    #[serde(skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub date: Set<String>,
    /// Room, building, town.
    #[serde(skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub place: Set<String>,
    /// Those who run the room.
    #[serde(skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<Vec<String>>")]
    #[ts(as = "Option<Vec<String>>")]
    pub facilitators: Set<Vec<String>>,
    /// Who carries the outcome.
    #[serde(skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub sponsor: Set<String>,
}

/// See [`Edit::AddPerson`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
#[schemars(extend("required" = ["name"]))]
pub struct AddPerson {
    /// Made when not given.
    pub id: Option<Id>,
    /// Required.
    #[ts(optional = false)]
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// Where they do it.
    pub department: Option<String>,
}

/// See [`Edit::SetPerson`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetPerson {
    /// Which one.
    pub person: Id,
    /// A new spelling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Where they do it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
}

/// See [`Edit::AddAction`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
#[schemars(extend("required" = ["title"]))]
pub struct AddAction {
    /// Made when not given.
    pub id: Option<Id>,
    /// Required.
    #[ts(optional = false)]
    pub title: String,
    /// What and why.
    pub why: Option<String>,
    /// Zones of kind step; when neither steps nor handles are given they come from the notes.
    pub steps: Option<Vec<Id>>,
    /// Zones of kind handle.
    pub handles: Option<Vec<Id>>,
    /// The notes it comes from.
    pub notes: Option<Vec<Id>>,
    /// A person's id or name; a new name becomes a person.
    pub owner: Option<String>,
    /// ISO date.
    pub due: Option<String>,
    /// Open when not given.
    pub status: Option<Status>,
    /// By what the group will see that it worked.
    pub measure: Option<String>,
    /// What it is good for: benefits of a sheet.
    pub benefits: Option<Vec<Id>>,
}

/// See [`Edit::SetAction`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetAction {
    /// Which one.
    #[ts(optional = false)]
    pub action: Id,
    /// Not empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What and why.
    #[serde(default, skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub why: Set<String>,
    /// Zones of kind step.
    #[serde(default, skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<Vec<Id>>")]
    #[ts(as = "Option<Vec<String>>")]
    pub steps: Set<Vec<Id>>,
    /// Zones of kind handle.
    #[serde(default, skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<Vec<Id>>")]
    #[ts(as = "Option<Vec<String>>")]
    pub handles: Set<Vec<Id>>,
    /// The notes it comes from.
    #[serde(default, skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<Vec<Id>>")]
    #[ts(as = "Option<Vec<String>>")]
    pub notes: Set<Vec<Id>>,
    /// A person's id or name; a new name becomes a person.
    #[serde(default, skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub owner: Set<String>,
    /// ISO date.
    #[serde(default, skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub due: Set<String>,
    /// How far it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// By what the group will see that it worked.
    #[serde(default, skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub measure: Set<String>,
    /// What it is good for: benefits of a sheet.
    #[serde(default, skip_serializing_if = "Set::is_keep")]
    #[schemars(with = "Option<Vec<Id>>")]
    #[ts(as = "Option<Vec<String>>")]
    pub benefits: Set<Vec<Id>>,
}

/// A distance or a place, in canvas units.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl<T> Set<T> {
    /// Whether the field stays as it is.
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Set<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(|value| value.map_or(Self::Clear, Self::To))
    }
}

impl<T: Serialize> Serialize for Set<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Keep | Self::Clear => serializer.serialize_none(),
            Self::To(value) => serializer.serialize_some(value),
        }
    }
}
