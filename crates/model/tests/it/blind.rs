//! Notes that lie face down until they are revealed.

use handvat_model::records::Workshop;
use proptest::prelude::*;

use crate::desk::{Desk, edit, id};
use crate::laws::{any_moves, run};

/// Which notes lie face down, after a script on a fresh workshop.
fn hidden(script: &str) -> Vec<String> {
    let mut desk = Desk::new();
    let told = desk.run(script);
    assert!(!told.contains("refused"), "{told}");
    face_down(&desk.workshop)
}

fn face_down(workshop: &Workshop) -> Vec<String> {
    workshop.notes.iter().filter(|(_, note)| note.hidden).map(|(id, _)| id.to_string()).collect()
}

const WRITTEN: &str = r#"{"edit":"addNote","id":"open","zone":"customer","text":"before"}
    {"edit":"setBlind","zone":"customer","on":true}
    {"edit":"addNote","id":"a","zone":"customer","text":"one"}
    {"edit":"addNote","id":"b","zone":"customer","text":"two"}
    {"edit":"addNote","id":"elsewhere","zone":"technology","text":"three"}"#;

fn after(script: &str) -> Vec<String> {
    hidden(&format!("{WRITTEN}\n{script}"))
}

#[test]
fn what_is_written_in_a_blind_zone_lies_face_down_and_nothing_else_does() {
    assert_eq!(after(""), ["a", "b"]);
    assert_eq!(after(r#"{"edit":"addNote","id":"c","at":{"x":2000,"y":1300},"text":"by its place"}"#).len(), 3);
}

#[test]
fn a_note_that_is_written_anew_or_moved_away_stays_face_down() {
    assert_eq!(after(r#"{"edit":"setText","note":"a","text":"changed"}"#), ["a", "b"]);
    assert_eq!(after(r#"{"edit":"placeNotes","notes":["a","open"],"zone":"technology"}"#), ["a", "b"]);
    assert_eq!(after(r#"{"edit":"placeNotes","notes":["elsewhere"],"zone":"customer"}"#), ["a", "b"]);
}

#[test]
fn blind_writing_ends_without_a_reveal() {
    let ended = r#"{"edit":"setBlind","canvas":"strategy","zone":"customer","on":false}
        {"edit":"addNote","id":"late","zone":"customer","text":"open"}"#;
    assert_eq!(after(ended), ["a", "b"]);
}

#[test]
fn one_is_revealed_or_all_and_a_step_takes_it_back() {
    assert_eq!(after(r#"{"edit":"reveal","notes":["a"]}"#), ["b"]);
    assert_eq!(after(r#"{"edit":"revealZone","zone":"customer"}"#), Vec::<String>::new());
    assert_eq!(after("{\"edit\":\"revealZone\",\"zone\":\"customer\"}\nundo"), ["a", "b"]);
    let late = r#"{"edit":"revealZone","zone":"customer"}
        {"edit":"addNote","id":"late","zone":"customer","text":"open"}"#;
    assert_eq!(after(late), Vec::<String>::new(), "a reveal ends blind writing");
}

#[test]
fn an_import_into_a_blind_zone_lies_face_down_too() {
    let stack = r#"{"edit":"addStack","id":"s","zone":"customer","title":"Import","texts":["one","two"]}"#;
    assert_eq!(after(stack).len(), 4);
    assert_eq!(after(&format!("{stack}\n{{\"edit\":\"revealZone\",\"zone\":\"customer\"}}")), Vec::<String>::new());
}

#[test]
fn a_copy_lies_as_the_note_it_was_made_of() {
    let copy = r#"{"edit":"addNote","id":"c","zone":"technology","text":"one","hidden":true}
        {"edit":"addNote","id":"d","zone":"customer","text":"before","hidden":false}"#;
    assert_eq!(after(copy), ["a", "b", "c"]);
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    let mut desk = Desk::new();
    for (script, code) in [
        (r#"{"edit":"setBlind","zone":"nowhere","on":true}"#, "unknown-id"),
        (r#"{"edit":"revealZone","canvas":"nowhere","zone":"customer"}"#, "unknown-id"),
        (r#"{"edit":"reveal","notes":["nobody"]}"#, "unknown-id"),
        (r#"{"edit":"showAuthor","notes":["nobody"],"on":true}"#, "unknown-id"),
    ] {
        assert_eq!(desk.apply(&edit(script)).unwrap_err().code(), code, "{script}");
    }
    desk.run(WRITTEN);
    assert!(desk.plan(&edit(r#"{"edit":"setBlind","zone":"customer","on":true}"#)).unwrap().patch.is_empty());
    assert!(desk.plan(&edit(r#"{"edit":"reveal","notes":["open"]}"#)).unwrap().patch.is_empty());
}

#[test]
fn an_author_is_shown_only_on_demand() {
    let mut desk = Desk::new();
    desk.run(WRITTEN);
    let note = |desk: &Desk| desk.workshop.notes[&id("a")].clone();
    desk.run(r#"{"edit":"reveal","notes":["a"]}"#);
    assert!(!note(&desk).author_shown);
    desk.run(r#"{"edit":"showAuthor","notes":["a"],"on":true}"#);
    assert!(note(&desk).author_shown && !note(&desk).hidden);
    desk.run(r#"{"edit":"showAuthor","notes":["a"],"on":false}"#);
    assert!(!note(&desk).author_shown);
}

#[test]
fn a_file_without_blind_writing_says_nothing_of_it() {
    let mut desk = Desk::new();
    desk.run(r#"{"edit":"addNote","id":"a","zone":"customer","text":"one"}"#);
    let text = serde_json::to_string(&desk.workshop).unwrap();
    for field in ["blind", "hidden", "authorShown"] {
        assert!(!text.contains(field), "{field}");
    }
}

#[test]
fn the_veil_leaves_place_and_paper_of_a_note_and_nothing_else() {
    let mut desk = Desk::new();
    assert_eq!(*desk.workshop.veiled("(face down)"), desk.workshop);
    desk.run(
        r#"{"edit":"addPerson","id":"p","name":"Sponsor"}
           {"edit":"setBlind","zone":"customer","on":true}
           {"edit":"addNote","id":"a","zone":"customer","text":"SECRET","author":"p","voice":"customer","colour":"blue"}
           {"edit":"addNote","id":"b","zone":"technology","text":"open","author":"p"}"#,
    );
    let secret = serde_json::json!({"from": "a", "to": "b", "label": "SECRET", "text": "SECRET"});
    desk.workshop.links.insert("l".to_owned(), secret);
    let veiled = desk.workshop.veiled("(face down)").into_owned();
    assert!(!serde_json::to_string(&veiled).unwrap().contains("SECRET"));
    let (before, note) = (&desk.workshop.notes[&id("a")], &veiled.notes[&id("a")]);
    assert_eq!((note.text.as_str(), note.voice.word(), note.author.as_ref()), ("(face down)", "", None));
    assert_eq!((note.x, note.y, note.width, &note.colour), (before.x, before.y, before.width, &before.colour));
    assert_eq!(veiled.notes[&id("b")], desk.workshop.notes[&id("b")]);
}

#[test]
fn how_far_a_note_has_grown_is_not_seen_while_it_lies_face_down() {
    let mut desk = Desk::new();
    let long = "SECRET ".repeat(200);
    desk.run(&format!(
        r#"{{"edit":"addNote","id":"a","zone":"customer","text":"{long}","hidden":true}}
           {{"edit":"addNote","id":"b","zone":"technology","text":"{long}"}}"#,
    ));
    let veiled = desk.workshop.veiled("").into_owned();
    let extent = |workshop: &Workshop, note: &str| (workshop.notes[&id(note)].width, workshop.notes[&id(note)].height);
    let grown = extent(&desk.workshop, "a");
    assert!(grown.0 > 220.0 && grown == extent(&desk.workshop, "b"), "{grown:?}");
    assert_eq!((extent(&veiled, "a"), extent(&veiled, "b")), ((220.0, 220.0), grown));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn behind_the_veil_no_hidden_word_is_left(moves in any_moves()) {
        let mut workshop = run(&moves).workshop;
        for (place, note) in workshop.notes.values_mut().enumerate() {
            note.hidden |= place % 2 == 0;
            note.text = if note.hidden { format!("SECRET {}", note.text) } else { note.text.clone() };
        }
        let veiled = workshop.veiled("");
        prop_assert!(!serde_json::to_string(&*veiled).unwrap().contains("SECRET"));
        prop_assert_eq!(face_down(&veiled), face_down(&workshop));
    }
}
