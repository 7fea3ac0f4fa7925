//! Edits as they arrive: in batches from a page, line by line from a script.

use handvat_model::edit::Edit;
use handvat_model::id::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::failure::Failure;

/// An edit, or a step back or forth through those already made: `{"edit":"undo"}`.
#[derive(Debug, Clone, PartialEq, TS)]
#[ts(as = "Shape")]
pub enum Command {
    /// Something new.
    Edit(Box<Edit>),
    /// Takes the sender's last step back.
    Undo,
    /// Does the step that was taken back last once more.
    Redo,
    /// What is no edit, and why; refused on its own, so that the rest of its batch goes on. Never sent.
    Malformed(String),
}

/// The form of a [`Command`] in JSON, for the types and schemas made from it.
#[derive(Serialize, JsonSchema, TS)]
#[serde(untagged)]
#[expect(dead_code, reason = "says what a command looks like and is never made")]
pub(crate) enum Shape {
    /// Something new.
    Edit(Box<Edit>),
    /// Back or forth.
    Turn(Turn),
}

/// Back or forth through the steps already made.
#[derive(Serialize, JsonSchema, TS)]
#[serde(tag = "edit", rename_all = "camelCase")]
#[expect(dead_code, reason = "says what a command looks like and is never made")]
pub(crate) enum Turn {
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
}

impl Command {
    /// The JSON Schema of one line that `apply` takes.
    pub fn schema() -> Value {
        schemars::schema_for!(Shape).to_value()
    }
}

/// What a page sends: applied in order of `sequence`, each command on its own whole or refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Batch {
    /// Names the page, so that it knows its own patches.
    pub client: String,
    /// Counts the page's batches from 1 without a gap.
    #[ts(type = "number")]
    pub sequence: u64,
    /// In this order.
    #[serde(deserialize_with = "each_on_its_own")]
    pub commands: Vec<Command>,
}

/// What became of a command; sent once it is durable.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Outcome {
    /// The record that it made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<Id>,
    /// Why it was not done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub refused: Option<Failure>,
}

impl<'de> Deserialize<'de> for Command {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        match value.get("edit").and_then(Value::as_str) {
            Some("undo") => Ok(Self::Undo),
            Some("redo") => Ok(Self::Redo),
            _ => serde_json::from_value(value).map(Self::Edit).map_err(serde::de::Error::custom),
        }
    }
}

/// What cannot be read as a command stands in its place.
fn each_on_its_own<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Command>, D::Error> {
    let values = Vec::<Value>::deserialize(deserializer)?;
    let command = |value| serde_json::from_value(value).unwrap_or_else(|error| Command::Malformed(error.to_string()));
    Ok(values.into_iter().map(command).collect())
}

impl Serialize for Command {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Edit(edit) => edit.serialize(serializer),
            Self::Undo => json!({"edit": "undo"}).serialize(serializer),
            Self::Redo => json!({"edit": "redo"}).serialize(serializer),
            Self::Malformed(why) => Err(serde::ser::Error::custom(why)),
        }
    }
}
