//! Sheets: their names, and away with one.

use handvat_model::records::Language;

use crate::desk::{Desk, dangling, edit, id};

const BLOCKS: &str = include_str!("../../../../templates/building-blocks.json");

/// On two sheets, with everything that can name a sheet or a zone of it.
const WORK: [&str; 12] = [
    r#"{"edit":"addNote","id":"a","canvas":"building-blocks","zone":"experience","text":"a"}"#,
    r#"{"edit":"addNote","id":"b","canvas":"building-blocks","zone":"experience","text":"b"}"#,
    r#"{"edit":"addNote","id":"c","canvas":"building-blocks","zone":"experience","text":"c"}"#,
    r#"{"edit":"stackNotes","id":"s","notes":["b","c"]}"#,
    r#"{"edit":"setLink","from":"a","to":"b","text":"leads to"}"#,
    r#"{"edit":"setGroupScore","canvas":"building-blocks","zone":"experience","score":4}"#,
    r#"{"edit":"addNote","id":"d","canvas":"strategy","zone":"customer","text":"d"}"#,
    r#"{"edit":"parkNotes","notes":["a","d"]}"#,
    r#"{"edit":"setCrossing","note":"a","step":"social-service","handle":"technology"}"#,
    r#"{"edit":"markCrossing","step":"social-service","handle":"buy-in","reason":"Later"}"#,
    r#"{"edit":"setLink","canvas":"strategy","from":"customer","to":"technology","text":"asks for"}"#,
    r#"{"edit":"addAction","id":"do","title":"Do it","notes":["a","d"],"steps":["social-service"],"handles":["technology"]}"#,
];

fn desk() -> Desk {
    let mut desk = Desk::with(&[BLOCKS]);
    for line in WORK {
        desk.apply(&edit(line)).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
    }
    desk
}

fn deleted(sheet: &str) -> Desk {
    let mut desk = desk();
    desk.apply(&edit(&format!(r#"{{"edit":"deleteSheet","canvas":"{sheet}"}}"#))).unwrap();
    assert_eq!(dangling(&desk.workshop), Vec::<String>::new());
    desk
}

#[test]
fn a_sheet_is_called_what_the_group_calls_it_in_every_language() {
    let mut desk = desk();
    desk.apply(&edit(r#"{"edit":"setSheet","canvas":"strategy","title":"  Our \n compass "}"#)).unwrap();
    let title = |desk: &Desk| desk.workshop.canvases[&id("strategy")].title.clone();
    for language in [Language::Dutch, Language::English] {
        assert_eq!(title(&desk).get(&language), "Our compass");
    }
    for (wrong, code) in [
        (r#"{"edit":"setSheet","canvas":"strategy","title":" "}"#, "field-empty"),
        (r#"{"edit":"setSheet","canvas":"nowhere","title":"x"}"#, "unknown-id"),
        (r#"{"edit":"deleteSheet","canvas":"nowhere"}"#, "unknown-id"),
    ] {
        assert_eq!(desk.apply(&edit(wrong)).unwrap_err().code(), code);
    }
    desk.undo().unwrap();
    assert_eq!(title(&desk).get(&Language::English), "Strategy canvas");
}

#[test]
fn with_a_sheet_goes_what_lies_on_it_and_what_the_group_said_to_it() {
    let left = deleted("building-blocks").workshop;
    assert_eq!(left.notes.keys().collect::<Vec<_>>(), [&id("d")]);
    assert!(left.clusters.is_empty() && left.answers.is_empty());
    assert_eq!(left.note_links().count(), 0);
    assert_eq!(left.parked().len(), 1);
    let action = &left.actions[&id("do")];
    assert_eq!((&action.notes, &action.handles), (&vec![id("d")], &vec![id("technology")]));
    assert_eq!(left.influences(&id("strategy")).count(), desk().workshop.influences(&id("strategy")).count());
}

#[test]
fn nothing_names_the_zones_of_a_sheet_that_is_gone() {
    let left = deleted("strategy").workshop;
    assert_eq!(left.notes[&id("a")].crossing, None);
    assert!(left.crossings.is_empty());
    let action = &left.actions[&id("do")];
    assert_eq!((&action.steps, &action.handles, &action.notes), (&vec![], &vec![], &vec![id("a")]));
    assert_eq!(left.influences(&id("strategy")).count(), 0);
}

#[test]
fn undo_brings_a_sheet_back_to_the_letter() {
    for sheet in ["strategy", "building-blocks"] {
        let mut desk = deleted(sheet);
        desk.undo().unwrap();
        assert_eq!(desk.workshop, self::desk().workshop);
    }
}

#[test]
fn the_only_sheet_stays() {
    let refusal = Desk::new().apply(&edit(r#"{"edit":"deleteSheet","canvas":"strategy"}"#)).unwrap_err();
    assert_eq!(refusal.to_string(), "the only sheet of a workshop cannot be deleted");
}
