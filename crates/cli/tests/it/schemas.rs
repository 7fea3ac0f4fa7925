//! The published schemas against what the program writes and takes.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::desk::Desk;

fn schema(arguments: &[&str]) -> Validator {
    let schema = Desk::new().run(&[&["schema"][..], arguments].concat()).done();
    jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap()
}

/// Where the value does not keep to the schema, and why.
fn faults(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// A name, and what spoils a file.
type Break = (&'static str, fn(&mut Value));

#[test]
fn workshops_that_the_program_writes_keep_to_the_schema() {
    let schema = schema(&[]);
    for desk in [Desk::with_workshop(), Desk::with_sample()] {
        desk.apply("{\"edit\":\"addStack\",\"title\":\"Reacties\",\"texts\":[\"een\"]}\n");
        assert_eq!(faults(&schema, &desk.file()), [""; 0]);
    }
}

#[test]
fn fields_and_words_of_a_later_program_keep_to_the_schema_and_nonsense_does_not() {
    let schema = schema(&[]);
    let mut file = Desk::with_sample().file();
    file["later"] = json!({ "any": [1, 2] });
    file["notes"]["n001"]["colour"] = json!("ultraviolet");
    assert_eq!(faults(&schema, &file), [""; 0]);
    let breaks: [Break; 5] = [
        ("id", |file| file["id"] = json!("not an id")),
        ("format", |file| file["format"] = json!("other")),
        ("text", |file| file["notes"]["n001"]["text"] = json!(7)),
        ("x", |file| drop(file["notes"]["n001"].as_object_mut().unwrap().remove("x"))),
        ("key", |file| file["notes"]["not an id"] = file["notes"]["n001"].clone()),
    ];
    for (name, break_it) in breaks {
        let mut broken = file.clone();
        break_it(&mut broken);
        assert!(!faults(&schema, &broken).is_empty(), "{name}");
    }
}

#[test]
fn the_templates_keep_to_their_schema() {
    let schema = schema(&["--template"]);
    for (name, text) in super::desk::TEMPLATES {
        assert_eq!(faults(&schema, &serde_json::from_str(text).unwrap()), [""; 0], "{name}");
    }
}

#[test]
fn the_schema_of_edits_takes_what_apply_takes_and_refuses_what_it_cannot_read() {
    let schema = schema(&["--edits"]);
    let taken = [
        r#"{"edit":"addNote","id":"n1","zone":"social-service","text":"Wachttijd","voice":"customer"}"#,
        r#"{"edit":"addNote","text":"los"}"#,
        r#"{"edit":"setText","note":"n1","text":"anders"}"#,
        r#"{"edit":"moveNotes","notes":["n1"],"by":{"x":120,"y":0}}"#,
        r#"{"edit":"setCrossing","note":"n1","step":"social-service","handle":"technology"}"#,
        r#"{"edit":"setCrossing","note":"n1"}"#,
        r#"{"edit":"setDetails","title":"T","organisation":null,"ambition":"A","date":"2027-01-15"}"#,
        r#"{"edit":"addAction","id":"a1","title":"T","notes":["n1"],"steps":["social-service"],"owner":"Marketing lead","due":"2027-01-31"}"#,
        r#"{"edit":"setAction","action":"a1","due":null}"#,
        r#"{"edit":"deleteNotes","notes":["n1"]}"#,
        r#"{"edit":"setLink","canvas":"strategy","from":"social-service","to":"technology","text":"x"}"#,
        r#"{"edit":"addNote","id":"n2","zone":"customer","text":"a"}"#,
        r#"{"edit":"addNote","id":"n3","zone":"customer","text":"b"}"#,
        r#"{"edit":"setLink","from":"n2","to":"n3","text":"leads to"}"#,
        r#"{"edit":"stackNotes","id":"s1","notes":["n2","n3"],"title":"Both"}"#,
        r#"{"edit":"fanStack","cluster":"s1","open":true}"#,
        r#"{"edit":"unstackNotes","notes":["n2"]}"#,
        r#"{"edit":"parkNotes","notes":["n2"]}"#,
        r#"{"edit":"unparkNotes","notes":["n2"]}"#,
        r#"{"edit":"addStack","title":"S","texts":["x"],"voices":["employee"]}"#,
        r#"{"edit":"setObjection","objection":"money","answer":"x"}"#,
        r#"{"edit":"setAction","action":"a1","benefits":["satisfaction"]}"#,
        r#"{"edit":"undo"}"#,
        r#"{"edit":"redo"}"#,
    ];
    let desk = Desk::with_workshop();
    for answer in desk.apply(&taken.join("\n")) {
        assert!(answer["ack"].is_u64(), "{answer}");
    }
    for line in taken {
        assert_eq!(faults(&schema, &serde_json::from_str(line).unwrap()), [""; 0], "{line}");
    }
    let refused = [
        r#"{"edit":"fly"}"#,
        r#"{"edit":"addNote"}"#,
        r#"{"edit":"addNote","text":"x","nonsense":1}"#,
        r#"{"edit":"setText","note":"n1"}"#,
        r#"{"edit":"setText","note":"not an id","text":"x"}"#,
        r#"{"edit":"moveNotes","notes":["n1"],"by":{"x":"far","y":0}}"#,
        r#"{"text":"x"}"#,
        r#"[]"#,
    ];
    for line in refused {
        assert!(!faults(&schema, &serde_json::from_str(line).unwrap()).is_empty(), "{line}");
    }
    let run = desk.run_with(&["apply", "w.handvat"], &refused.join("\n"));
    assert!(run.answers().iter().all(|answer| answer["refused"].is_u64()), "{}", run.text());
}
