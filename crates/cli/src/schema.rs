//! `schema`: the JSON Schemas, generated from the types that read and write.

use std::process::ExitCode;

use handvat_model::edit::Edit;
use handvat_model::records::Workshop;
use handvat_model::template::Template;
use handvat_protocol::failure::Fault;
use schemars::schema_for;
use serde_json::{Value, json};

use crate::arguments::Schema;
use crate::destination::print;

pub(crate) fn schema(schema: &Schema) -> Result<ExitCode, Fault> {
    let value = match (schema.edits, schema.template) {
        (true, _) => edits(),
        (_, true) => schema_for!(Template).to_value(),
        _ => schema_for!(Workshop).to_value(),
    };
    print(&format!("{value:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}

/// The edits of the model, and the two words that go back and forth through them.
fn edits() -> Value {
    let mut schema = schema_for!(Edit).to_value();
    for (word, purpose) in
        [("undo", "Takes the last step back."), ("redo", "Does the step that was taken back last once more.")]
    {
        let step = json!({
            "description": purpose,
            "type": "object",
            "properties": { "edit": { "type": "string", "const": word } },
            "required": ["edit"],
            "additionalProperties": false,
        });
        if let Some(variants) = schema.get_mut("oneOf").and_then(Value::as_array_mut) {
            variants.push(step);
        }
    }
    schema
}
