//! What the core tells a page without being asked, and the snapshot from which a page begins.

use std::collections::BTreeMap;

use handvat_model::canvas::Canvas;
use handvat_model::conflict::Conflict;
use handvat_model::edit::StepLabel;
use handvat_model::id::Id;
use handvat_model::records::{Action, Cluster, Crossing, Head, Language, Note, Person, Workshop};
use handvat_report::note::NoteText;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::beamer::BeamerState;
use crate::failure::Failure;
use crate::import::ImportPreview;
use crate::past::MergeCount;

/// Everything a page needs to show the workshop.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// As it is now, pending edits included.
    pub workshop: Workshop,
    /// The lines of every note and of the title of every stack, by its id.
    pub texts: BTreeMap<Id, NoteText>,
    /// The step that undo would take back.
    pub undo: Option<StepLabel>,
    /// The step that redo would do again.
    pub redo: Option<StepLabel>,
    /// How safe it is.
    pub save: SaveState,
    /// What an earlier run left behind that is back now, until somebody looked at it and chose.
    pub recovered: Option<Recovered>,
    /// Whether another program had put something else into the file while it was closed. What was there before is
    /// kept among the versions.
    pub replaced: bool,
    /// How far undo reaches, as far as it is known yet.
    pub reach: Reach,
    /// What the beamer shows.
    pub beamer: BeamerState,
}

/// How far undo reaches back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reach {
    /// When the oldest step that is still known was made, ISO 8601 in UTC; none when no step is.
    pub since: Option<String>,
    /// Whether there were steps before it: they were made elsewhere, or let go since the history has a budget.
    pub cut: bool,
}

/// Work of an earlier run that was not yet in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recovered {
    /// How many steps.
    pub steps: u32,
    /// The last of them, newest first, five at most.
    pub last: Vec<StepLabel>,
    /// Whether the journal was broken in the middle, so that steps after the break are missing.
    pub damaged: bool,
}

/// How safe the work is; never better than what is true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveState {
    /// The state of the last acknowledged edit.
    pub state: Safety,
    /// Whether edits are on their way to the disk at this moment.
    pub pending: bool,
    /// Why it is not better.
    pub reason: Option<Failure>,
    /// The file's name; none for a workshop that never had a file.
    pub file: Option<String>,
    /// Whether edits are refused, with the reason.
    pub read_only: Option<Failure>,
}

/// See RELIABILITY: three honest states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Safety {
    /// In the file, synced and read back.
    Saved,
    /// In the journal; the file follows.
    Safe,
    /// In memory only.
    NotSaved,
}

/// Pushed to every page that listens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// A step was applied; the acknowledgement follows when it is durable.
    Patched {
        /// The revision after the step; a gap means: ask for a snapshot.
        #[ts(type = "number")]
        revision: u64,
        /// The page that asked, and which of its batches.
        client: String,
        /// See [`crate::command::Batch`].
        #[ts(type = "number")]
        sequence: u64,
        /// Records as they are after the step.
        puts: Vec<Put>,
        /// The step that undo would take back.
        undo: Option<StepLabel>,
        /// The step that redo would do again.
        redo: Option<StepLabel>,
    },
    /// The save state changed.
    Save {
        /// As it is now.
        save: SaveState,
    },
    /// Undo reaches elsewhere now: the steps of earlier runs were read, or the first one was made.
    Reach {
        /// The revision at which it did.
        #[ts(type = "number")]
        revision: u64,
        /// How far.
        reach: Reach,
        /// The step that undo would take back.
        undo: Option<StepLabel>,
        /// The step that redo would do again.
        redo: Option<StepLabel>,
    },
    /// Another workshop is open now: ask for a snapshot.
    Opened,
    /// No workshop is open any more: show the start screen.
    Closed,
    /// The program's language changed.
    Language {
        /// From now on.
        language: Language,
    },
    /// Another hand changed the file, and its changes came in.
    Merged {
        /// How many; none when it had put back what the file held before.
        count: MergeCount,
    },
    /// Files with the same workshop lie beside ours: ask for the copies.
    Copies,
    /// A table or text was dropped on the window: show what is in it, as after `pickImport`.
    Dropped {
        /// See there.
        preview: ImportPreview,
    },
    /// An entry of the native menu was chosen.
    Menu {
        /// The id of the action.
        action: String,
    },
    /// The beamer shows something else, or in another way.
    Beamer {
        /// As it is now.
        beamer: BeamerState,
    },
    /// The window wants to close: take in what is being typed, and ask where work is not safe; then `quit`.
    Closing {
        /// Whether the work was safe when it began to close.
        safe: bool,
    },
}

/// A record as it is now; none means it is gone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "record", rename_all = "camelCase")]
pub enum Put {
    /// Title and details.
    Head {
        /// As it is.
        head: Box<Head>,
    },
    /// Somebody.
    Person {
        /// Which one.
        id: Id,
        /// As it is.
        person: Option<Person>,
    },
    /// A sheet; ask for its scene anew.
    Canvas {
        /// Which one.
        id: Id,
        /// As it is.
        canvas: Option<Box<Canvas>>,
    },
    /// A note with its lines.
    Note {
        /// Which one.
        id: Id,
        /// As it is.
        note: Option<Note>,
        /// None where the text, size and language stayed as they were, or the note is gone.
        text: Option<NoteText>,
    },
    /// A stack.
    Cluster {
        /// Which one.
        id: Id,
        /// As it is.
        cluster: Option<Cluster>,
        /// The lines of its title; none where it stayed as it was, or the stack is gone.
        text: Option<NoteText>,
    },
    /// A remark on a crossing.
    Crossing {
        /// Which one.
        id: Id,
        /// As it is.
        crossing: Option<Crossing>,
    },
    /// An action.
    Action {
        /// Which one.
        id: Id,
        /// As it is.
        action: Option<Action>,
    },
    /// A conflict.
    Conflict {
        /// Which one.
        id: Id,
        /// As it is.
        conflict: Option<Conflict>,
    },
    /// An entry of a table that is kept for others.
    Kept {
        /// The table, as the file calls it; `workshop` for the file's own fields.
        table: String,
        /// Its name there.
        key: String,
        /// As it is.
        #[ts(type = "unknown")]
        value: Option<Value>,
    },
}
