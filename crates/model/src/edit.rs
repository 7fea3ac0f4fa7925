//! Everything that can be asked of a workshop, as JSON lines that others may script.

mod instruments;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::conflict::Take;
use crate::id::Id;
use crate::records::{Colour, Language, NoteSize, Pair, Status, Voice};

pub use instruments::{SetAnswer, SetGroupScore, SetLink, SetVerdict};

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
    /// The influence of one zone on another.
    SetLink(SetLink),
    /// Ends a conflict that a merge left.
    ResolveConflict {
        /// Which one.
        conflict: Id,
        /// Whose value counts.
        take: Take,
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

/// See [`Edit::AddStack`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(optional_fields)]
#[schemars(extend("required" = ["title", "texts"]))]
pub struct AddStack {
    /// Made when not given.
    pub id: Option<Id>,
    /// The first sheet when not given.
    pub canvas: Option<Id>,
    /// Without a zone the stack lies on the pasteboard.
    pub zone: Option<Id>,
    /// What the stack is called.
    #[ts(optional = false)]
    pub title: String,
    /// Whose words these are.
    pub voice: Option<Voice>,
    /// One note each.
    #[ts(optional = false)]
    pub texts: Vec<String>,
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

/// What a step is called in undo, redo and recovery: a code of the words and a count for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepLabel {
    /// `step-` and the edit's name with dashes: `step-move-notes`.
    pub code: String,
    /// How many records it was about.
    pub count: u32,
}

impl Edit {
    /// What the step is called.
    pub fn label(&self) -> StepLabel {
        let count = |ids: &[Id]| ids.len();
        let (code, count) = match self {
            Self::AddNote(_) => ("step-add-notes", 1),
            Self::SetText { .. } => ("step-set-text", 1),
            Self::SetNotes(set) => (set.label_code(), count(&set.notes)),
            Self::MoveNotes { notes, .. } | Self::PlaceNotes { notes, .. } => ("step-move-notes", count(notes)),
            Self::DeleteNotes { notes } => ("step-delete-notes", count(notes)),
            Self::SetCrossing { .. } => ("step-set-crossing", 1),
            Self::MarkCrossing { .. } => ("step-mark-crossing", 1),
            Self::SetDetails(_) => ("step-set-details", 1),
            Self::AddPerson(_) => ("step-add-person", 1),
            Self::SetPerson(_) => ("step-set-person", 1),
            Self::DeletePerson { .. } => ("step-delete-person", 1),
            Self::AddAction(_) => ("step-add-action", 1),
            Self::SetAction(_) => ("step-set-action", 1),
            Self::DeleteActions { actions } => ("step-delete-actions", count(actions)),
            Self::AddStack(add) => ("step-import", add.texts.len()),
            Self::SetStack { .. } => ("step-set-stack", 1),
            Self::DealStack { .. } => ("step-deal-stack", 1),
            Self::DeleteStack { .. } => ("step-delete-stack", 1),
            Self::SetGroupScore(_) => ("step-set-group-score", 1),
            Self::SetAnswer(_) => ("step-set-answer", 1),
            Self::SetObjection { .. } => ("step-set-objection", 1),
            Self::SetVerdict(_) => ("step-set-verdict", 1),
            Self::SetLink(_) => ("step-set-link", 1),
            Self::ResolveConflict { .. } => ("step-resolve-conflict", 1),
            Self::Batch { edits } => return Self::batch_label(edits),
        };
        StepLabel { code: code.to_owned(), count: u32::try_from(count).unwrap_or(u32::MAX) }
    }

    /// A batch of one kind is called by that kind, all its records counted.
    fn batch_label(edits: &[Self]) -> StepLabel {
        let labels: Vec<StepLabel> = edits.iter().map(Self::label).collect();
        let count = labels.iter().fold(0_u32, |sum, label| sum.saturating_add(label.count));
        match labels.first() {
            Some(first) if labels.iter().all(|label| label.code == first.code) => {
                StepLabel { code: first.code.clone(), count }
            }
            _ => StepLabel { code: "step-several".to_owned(), count },
        }
    }
}

impl SetNotes {
    /// Named for the field when only one is set.
    fn label_code(&self) -> &'static str {
        match (&self.colour, &self.size, &self.voice, &self.author) {
            (Some(_), None, None, Set::Keep) => "step-set-colour",
            (None, Some(_), None, Set::Keep) => "step-set-size",
            (None, None, Some(_), Set::Keep) => "step-set-voice",
            (None, None, None, Set::Clear | Set::To(_)) => "step-set-author",
            _ => "step-set-notes",
        }
    }
}
