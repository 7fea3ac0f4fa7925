//! Stacks made by hand.

use expect_test::expect;
use handvat_model::records::Workshop;

use crate::desk::{Desk, check, edit, id};

const NOTES: &str = r#"{"edit":"addNote","id":"a","zone":"social-service","text":"one"}
    {"edit":"addNote","id":"b","zone":"social-service","text":"two"}
    {"edit":"addNote","id":"c","zone":"technology","text":"three"}"#;

fn after(script: &str) -> Desk {
    let mut desk = Desk::new();
    let told = desk.run(&format!("{NOTES}\n{script}"));
    assert!(!told.contains("refused"), "{told}");
    desk
}

const STACKED: &str = r#"{"edit":"stackNotes","id":"s","title":"Both","notes":["a","b","c"]}"#;

#[test]
fn notes_are_laid_together_where_the_first_one_lies_and_undo_is_one_step() {
    check(
        &format!("{NOTES}\n{STACKED}"),
        &expect![[r#"
            a ‘one’ in social-service 100,250 220×220 on s
            b ‘two’ in social-service 100,250 220×220 on s
            c ‘three’ in social-service 100,250 220×220 on s
            stack s in social-service of 3
        "#]],
    );
    let undone = after(&format!("{STACKED}\nundo"));
    assert_eq!(undone.workshop, after("").workshop);
}

#[test]
fn a_note_in_a_stack_that_becomes_larger_stays_on_it() {
    check(
        &format!("{NOTES}\n{STACKED}\n{}", r#"{"edit":"setNotes","notes":["b"],"size":"large"}"#),
        &expect![[r#"
            a ‘one’ in social-service 100,250 220×220 on s
            b ‘two’ in social-service 100,250 320×320 on s
            c ‘three’ in social-service 100,250 220×220 on s
            stack s in social-service of 3
        "#]],
    );
}

#[test]
fn a_spread_keeps_its_stack_and_covers_nothing() {
    let desk = after(&format!("{STACKED}\n{}", r#"{"edit":"fanStack","cluster":"s","open":true}"#));
    assert!(desk.workshop.clusters[&id("s")].open);
    assert_eq!(covered(&desk.workshop), Vec::<String>::new());
    let together = after(&format!(
        "{STACKED}\n{}\n{}",
        r#"{"edit":"fanStack","cluster":"s","open":true}"#, r#"{"edit":"fanStack","cluster":"s","open":false}"#
    ));
    assert_eq!(together.workshop, after(STACKED).workshop);
}

#[test]
fn a_spread_moves_as_one_and_its_notes_also_alone() {
    let spread = format!("{STACKED}\n{}", r#"{"edit":"fanStack","cluster":"s","open":true}"#);
    let (before, moved) =
        (after(&spread), after(&format!("{spread}\n{}", r#"{"edit":"moveNotes","notes":["s"],"by":{"x":30,"y":40}}"#)));
    for note in ["a", "b", "c"] {
        let place = |desk: &Desk| (desk.workshop.notes[&id(note)].x, desk.workshop.notes[&id(note)].y);
        let (x, y) = place(&before);
        assert_eq!(place(&moved), (x + 30.0, y + 40.0));
    }
    let alone = after(&format!("{spread}\n{}", r#"{"edit":"moveNotes","notes":["a"],"by":{"x":30,"y":0}}"#));
    assert_eq!(alone.workshop.notes[&id("a")].cluster, Some(id("s")), "it still belongs to the stack");
}

#[test]
fn a_crowded_zone_is_spread_out_over_nothing_as_well() {
    let add =
        |number| format!("{{\"edit\":\"addNote\",\"id\":\"n{number}\",\"zone\":\"social-service\",\"text\":\"x\"}}\n");
    let members: Vec<String> = (0..40).step_by(3).map(|number| format!("\"n{number}\"")).collect();
    let stack = format!("{{\"edit\":\"stackNotes\",\"id\":\"s\",\"notes\":[{}]}}\n", members.join(","));
    let mut script = (0..40).map(add).collect::<String>() + &stack;
    script += r#"{"edit":"fanStack","cluster":"s","open":true}"#;
    // The stack itself lies where its first note lay, and is somewhat larger than that.
    let over: Vec<String> =
        covered(&after(&script).workshop).into_iter().filter(|pair| !pair.starts_with("s ")).collect();
    assert_eq!(over, Vec::<String>::new());
}

#[test]
fn stacks_go_into_stacks_and_notes_come_out_of_them() {
    let more = r#"{"edit":"addNote","id":"d","zone":"technology","text":"four"}
        {"edit":"stackNotes","id":"t","notes":["s","d"]}"#;
    let desk = after(&format!("{STACKED}\n{more}"));
    let stacks: Vec<_> = desk.workshop.clusters.iter().map(|(id, stack)| format!("{id} {}", stack.title)).collect();
    assert_eq!(stacks, ["t Both"], "the name goes along");
    let into = after(&format!(
        "{STACKED}\n{}",
        r#"{"edit":"addNote","id":"d","zone":"technology","text":"four"}
        {"edit":"stackNotes","into":"s","notes":["d"]}
        {"edit":"unstackNotes","notes":["a","b","c"]}"#
    ));
    let on: Vec<_> =
        into.workshop.notes.iter().filter(|(_, note)| note.cluster.is_some()).map(|(id, _)| id.as_str()).collect();
    assert_eq!(on, ["d"]);
    let bare = after(&format!("{STACKED}\n{}", r#"{"edit":"unstackNotes","notes":["a","b","c"]}"#));
    assert!(bare.workshop.clusters.is_empty(), "a stack without notes goes");
    assert_eq!(covered(&bare.workshop), Vec::<String>::new());
}

#[test]
fn a_step_counts_the_notes_of_its_stacks() {
    let mut desk = after(&format!("{STACKED}\n{}", r#"{"edit":"addNote","id":"d","zone":"technology","text":"four"}"#));
    let count = |json: &str| edit(json).label(&desk.workshop).count;
    assert_eq!(count(r#"{"edit":"placeNotes","notes":["s"],"zone":"technology"}"#), 3);
    assert_eq!(count(r#"{"edit":"moveNotes","notes":["d","s"],"by":{"x":1,"y":0}}"#), 4);
    assert_eq!(count(r#"{"edit":"moveNotes","notes":["a","d"],"by":{"x":1,"y":0}}"#), 2);
    assert_eq!(count(r#"{"edit":"stackNotes","title":"All","notes":["s","d"]}"#), 4);
    let label = desk.plan(&edit(r#"{"edit":"placeNotes","notes":["s"],"zone":"technology"}"#)).unwrap().label;
    assert_eq!((label.code.as_str(), label.count), ("step-move-notes", 3));
}

#[test]
fn what_cannot_be_stacked_is_said() {
    let mut desk = Desk::with(&[include_str!("../../../../templates/building-blocks.json")]);
    let sheet = desk.workshop.canvases.keys().find(|id| id.as_str() != "strategy").unwrap().clone();
    let notes = NOTES.replace("addNote\"", "addNote\",\"canvas\":\"strategy\"");
    desk.run(&format!("{notes}\n{{\"edit\":\"addNote\",\"id\":\"far\",\"canvas\":\"{sheet}\",\"text\":\"far\"}}"));
    let mut code = |json: &str| desk.apply(&edit(json)).unwrap_err().code();
    assert_eq!(code(r#"{"edit":"stackNotes","notes":[]}"#), "field-empty");
    assert_eq!(code(r#"{"edit":"stackNotes","notes":["nobody"]}"#), "unknown-id");
    assert_eq!(code(r#"{"edit":"stackNotes","notes":["a"],"into":"nothing"}"#), "unknown-id");
    assert_eq!(code(r#"{"edit":"stackNotes","notes":["a","far"]}"#), "other-sheet");
    assert_eq!(code(r#"{"edit":"stackNotes","notes":["a"],"id":"b"}"#), "id-taken");
}

#[test]
fn a_stack_holds_each_text_in_its_own_voice() {
    let desk = after(r#"{"edit":"addStack","title":"S","voice":"customer","voices":["employee"],"texts":["x","y"]}"#);
    let notes = desk.workshop.notes.values().filter(|note| note.cluster.is_some());
    let voices: Vec<_> = notes.map(|note| format!("{} {}", note.text, note.voice.word())).collect();
    assert_eq!(voices, ["x employee", "y customer"]);
}

/// Pairs of which one lies over the other.
fn covered(workshop: &Workshop) -> Vec<String> {
    let notes = workshop.notes.iter().filter(|(_, note)| workshop.stack_of(note).is_none());
    let notes = notes.map(|(id, note)| (id, note.x, note.y, note.width, note.height));
    let stacks = workshop.clusters.iter().map(|(id, stack)| (id, stack.x, stack.y, 260.0, 260.0));
    let all: Vec<_> = notes.chain(stacks).collect();
    let over = |one: &(&_, f64, f64, f64, f64), other: &(&_, f64, f64, f64, f64)| {
        one.1 < other.1 + other.3 && other.1 < one.1 + one.3 && one.2 < other.2 + other.4 && other.2 < one.2 + one.4
    };
    let mut pairs = Vec::new();
    for (place, one) in all.iter().enumerate() {
        pairs
            .extend(all[..place].iter().filter(|other| over(one, other)).map(|other| format!("{} {}", one.0, other.0)));
    }
    pairs
}
