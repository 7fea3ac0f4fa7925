//! `apply`: the edits that others script against.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use serde_json::json;

use super::desk::Desk;

/// The edits that the command line promises, as they stand.
const PROMISED: &str = r#"{"edit":"addNote","id":"n1","zone":"social-service","text":"Wachttijd aan de telefoon","voice":"customer"}
{"edit":"setText","note":"n1","text":"Wachttijd"}
{"edit":"moveNotes","notes":["n1"],"by":{"x":120,"y":0}}
{"edit":"setCrossing","note":"n1","step":"social-service","handle":"technology"}
{"edit":"setDetails","title":"Klantdag","organisation":"Energie","ambition":"Eén antwoord","date":"2027-01-15"}
{"edit":"addAction","id":"a1","title":"Terugbellen","notes":["n1"],"steps":["social-service"],"handles":["technology"],"owner":"Marketing lead","due":"2027-01-31"}
"#;

#[test]
fn the_promised_edits_are_taken_as_they_stand_and_are_in_the_file() {
    let desk = Desk::with_workshop();
    let answers = desk.apply(PROMISED);
    let numbers: Vec<_> = answers.iter().map(|answer| answer["ack"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    assert_eq!((&answers[0]["id"], &answers[5]["id"]), (&json!("n1"), &json!("a1")));

    let file = desk.file();
    let note = &file["notes"]["n1"];
    assert_eq!(
        (note["text"].as_str(), note["voice"].as_str(), note["zone"].as_str()),
        (Some("Wachttijd"), Some("customer"), Some("social-service"))
    );
    assert_eq!(note["crossing"], json!({ "step": "social-service", "handle": "technology" }));
    assert_eq!((&file["title"], &file["details"]["date"]), (&json!("Klantdag"), &json!("2027-01-15")));
    let action = &file["actions"]["a1"];
    let owner = action["owner"].as_str().unwrap();
    assert_eq!(file["people"][owner]["name"], "Marketing lead");
    assert_eq!((&action["due"], &action["notes"]), (&json!("2027-01-31"), &json!(["n1"])));
    assert_eq!(file["revision"], 6);
}

#[test]
fn a_note_without_id_or_zone_gets_an_id_and_lies_beside_the_sheet() {
    let desk = Desk::with_workshop();
    let answers = desk.apply("{\"edit\":\"addNote\",\"text\":\"los\"}\n");
    let id = answers[0]["id"].as_str().unwrap();
    assert_eq!(desk.file()["notes"][id]["zone"], json!(null));
}

#[test]
fn null_clears_and_what_is_not_given_stays() {
    let desk = Desk::with_workshop();
    desk.apply(PROMISED);
    desk.apply("{\"edit\":\"setDetails\",\"organisation\":null}\n{\"edit\":\"setCrossing\",\"note\":\"n1\"}\n");
    let file = desk.file();
    assert_eq!(
        (&file["organisation"], &file["ambition"], &file["title"]),
        (&json!(""), &json!("Eén antwoord"), &json!("Klantdag"))
    );
    assert_eq!(file["notes"]["n1"].get("crossing"), None);
}

#[test]
fn undo_and_redo_reach_into_earlier_runs() {
    let desk = Desk::with_workshop();
    desk.apply(PROMISED);
    desk.apply("{\"edit\":\"deleteNotes\",\"notes\":[\"n1\"]}\n");
    assert_eq!(desk.file()["actions"]["a1"]["notes"], json!([]));
    let answers = desk.apply("{\"edit\":\"undo\"}\n{\"edit\":\"undo\"}\n{\"edit\":\"redo\"}\n");
    assert!(answers.iter().all(|answer| answer["ack"].is_u64()), "{answers:?}");
    let file = desk.file();
    assert_eq!(file["actions"]["a1"]["notes"], json!(["n1"]));
    assert_eq!(file["notes"]["n1"]["text"], "Wachttijd");
    let undone = "{\"edit\":\"undo\"}\n".repeat(7);
    let answers = desk.apply_all(&undone);
    assert_eq!(answers[6]["code"], "nothing-to-undo");
    assert_eq!(desk.file()["notes"], json!({}));
}

#[test]
fn what_is_wrong_is_refused_by_name_and_the_next_edit_goes_on() {
    let desk = Desk::with_workshop();
    let long = "é".repeat(100_000);
    let lines = [
        r#"{"edit":"addNote","id":"n1","zone":"social-service","text":"een"}"#.to_owned(),
        r#"{"edit":"addNote","id":"n1","text":"weer"}"#.to_owned(),
        r#"{"edit":"addNote","zone":"nowhere","text":"x"}"#.to_owned(),
        r#"{"edit":"setText","note":"n9","text":"x"}"#.to_owned(),
        format!(r#"{{"edit":"setText","note":"n1","text":"{long}"}}"#),
        r#"{"edit":"moveNotes","notes":["n1"],"by":{"x":1e999,"y":0}}"#.to_owned(),
        r#"{"edit":"moveNotes","notes":["n1"],"by":{"x":NaN,"y":0}}"#.to_owned(),
        r#"{"edit":"moveNotes","notes":["n1"],"by":{"x":1e300,"y":0}}"#.to_owned(),
        "not JSON".to_owned(),
        "[]".to_owned(),
        r#"{"edit":"fly"}"#.to_owned(),
        r#"{"edit":"addNote"}"#.to_owned(),
        String::new(),
        r#"{"edit":"setText","note":"n1","text":"twee"}"#.to_owned(),
    ];
    let run = desk.run_with(&["apply", "w.handvat"], &lines.join("\n"));
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let told: Vec<(u64, String)> = run
        .answers()
        .iter()
        .map(|answer| {
            if let Some(number) = answer["ack"].as_u64() {
                return (number, "ack".to_owned());
            }
            assert!(answer["message"].as_str().unwrap().ends_with('.'), "{answer}");
            (answer["refused"].as_u64().unwrap(), answer["code"].as_str().unwrap().to_owned())
        })
        .collect();
    let expected = [
        (1, "ack"),
        (2, "id-taken"),
        (3, "unknown-id"),
        (4, "unknown-id"),
        (5, "text-too-long"),
        (6, "edit-malformed"),
        (7, "edit-malformed"),
        (8, "out-of-reach"),
        (9, "edit-malformed"),
        (10, "edit-malformed"),
        (11, "edit-malformed"),
        (12, "field-empty"),
        (14, "ack"),
    ];
    assert_eq!(told, expected.map(|(number, code)| (number, code.to_owned())));
    assert_eq!(desk.file()["notes"]["n1"]["text"], "twee");
}

#[test]
fn refusals_name_what_they_are_about() {
    let desk = Desk::with_workshop();
    let answers = desk.apply_all("{\"edit\":\"setText\",\"note\":\"n9\",\"text\":\"x\"}\n");
    assert_eq!(answers[0]["message"], "There is no note ‘n9’.");
    assert!(answers[0]["hint"].is_string());
}

#[test]
fn every_line_is_answered_before_the_next_one_has_to_be_sent() {
    let desk = Desk::with_workshop();
    let mut child = desk.program(&["apply", "w.handvat"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for number in 1..=20 {
        writeln!(input, "{{\"edit\":\"addNote\",\"id\":\"n{number}\",\"text\":\"notitie\"}}").unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert_eq!(answer, format!("{{\"ack\":{number},\"id\":\"n{number}\"}}\n"));
    }
    drop(input);
    assert!(child.wait().unwrap().success());
    assert_eq!(desk.file()["notes"].as_object().unwrap().len(), 20);
}

#[test]
fn ten_thousand_lines_at_once_are_answered_in_order() {
    let desk = Desk::with_workshop();
    let lines: Vec<String> =
        (1..=10_000).map(|number| format!("{{\"edit\":\"setDetails\",\"title\":\"{number}\"}}\n")).collect();
    let answers = desk.apply(&lines.concat());
    assert!(answers.iter().enumerate().all(|(place, answer)| answer["ack"] == json!(place + 1)));
    assert_eq!(answers.len(), 10_000);
    assert_eq!(desk.file()["title"], "10000");
}

#[test]
fn a_workshop_that_another_program_has_open_is_locked_and_can_still_be_shown() {
    let desk = Desk::with_workshop();
    let mut child = desk.program(&["apply", "w.handvat"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    writeln!(input, "{{\"edit\":\"addNote\",\"text\":\"van de ander\"}}").unwrap();
    output.read_line(&mut String::new()).unwrap();

    let said = desk.run_with(&["apply", "w.handvat"], "{\"edit\":\"undo\"}\n").refused();
    assert!(said.contains("w.handvat"), "{said}");
    let shown = desk.run(&["show", "w.handvat"]);
    assert_eq!(shown.code, 0);
    assert!(shown.text().contains("van de ander"));

    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn without_a_journal_nothing_is_acknowledged() {
    let desk = Desk::with_workshop();
    let before = desk.bytes("w.handvat");
    // A file where the program's own folder should be: not even root can write a journal there.
    desk.write("own", "");
    let run = desk.run_with(
        &["apply", "w.handvat"],
        "{\"edit\":\"addNote\",\"text\":\"een\"}\n{\"edit\":\"addNote\",\"text\":\"twee\"}\n",
    );
    assert_eq!(run.code, 1);
    let answers = run.answers();
    assert_eq!((&answers[0]["refused"], &answers[1]["refused"]), (&json!(1), &json!(2)));
    assert!(answers.iter().all(|answer| answer["code"] == "storage"), "{answers:?}");
    assert_eq!(desk.bytes("w.handvat"), before);
}

#[test]
fn nothing_to_do_leaves_the_file_as_it_is() {
    let desk = Desk::with_workshop();
    let before = desk.bytes("w.handvat");
    assert_eq!(desk.run(&["apply", "w.handvat"]).done(), "");
    assert_eq!(desk.bytes("w.handvat"), before);
}

impl Desk {
    /// As [`Desk::apply`], whatever the exit code.
    fn apply_all(&self, lines: &str) -> Vec<serde_json::Value> {
        self.run_with(&["apply", "w.handvat"], lines).answers()
    }
}
