//! Steps back and forth.

use expect_test::expect;

use crate::desk::{Desk, check, edit};

#[test]
fn moving_two_notes_is_one_undo_step() {
    check(
        r#"{"edit":"addNote","id":"a","text":"one","at":{"x":5000,"y":0}}
           {"edit":"addNote","id":"b","text":"two","at":{"x":5005,"y":5}}
           {"edit":"moveNotes","notes":["a","b"],"by":{"x":10,"y":0}}
           undo"#,
        &expect![[r#"
            a ‘one’ in pasteboard 5000,0 220×220
            b ‘two’ in pasteboard 5005,5 220×220
        "#]],
    );
}

#[test]
fn a_new_edit_ends_what_could_be_done_again() {
    check(
        r#"{"edit":"addNote","id":"a","text":"one","at":{"x":5000,"y":0}}
           {"edit":"setText","note":"a","text":"two"}
           undo
           undo
           redo
           {"edit":"setText","note":"a","text":"three"}
           redo
           undo
           undo
           undo"#,
        &expect![[r#"
            refused nothing-to-redo: there is nothing to redo
            refused nothing-to-undo: there is nothing to undo
        "#]],
    );
}

#[test]
fn undo_brings_a_deleted_note_back_into_its_action() {
    check(
        r#"{"edit":"addNote","id":"a","text":"one","at":{"x":5000,"y":0}}
           {"edit":"addAction","id":"t","title":"Do","notes":["a"],"owner":"Sponsor"}
           {"edit":"deleteNotes","notes":["a"]}
           undo"#,
        &expect![[r#"
            a ‘one’ in pasteboard 5000,0 220×220
            person fresh1 Sponsor
            action t ‘Do’ steps  handles  notes a owner fresh1 due - open
        "#]],
    );
}

#[test]
fn a_batch_is_one_step_whole_or_refused() {
    check(
        r#"{"edit":"batch","edits":[{"edit":"addNote","id":"a","text":"one","at":{"x":5000,"y":0}},{"edit":"addNote","id":"b","text":"two","at":{"x":5000,"y":300}}]}
           {"edit":"batch","edits":[{"edit":"addNote","id":"c","text":"three"},{"edit":"setText","note":"z","text":"lost"}]}
           undo
           redo"#,
        &expect![[r#"
            refused unknown-id: there is no note ‘z’
            a ‘one’ in pasteboard 5000,0 220×220
            b ‘two’ in pasteboard 5000,300 220×220
        "#]],
    );
}

#[test]
fn what_others_changed_since_is_not_taken_back() {
    let mut desk = Desk::new();
    desk.apply(&edit(r#"{"edit":"addNote","id":"a","text":"one"}"#)).unwrap();
    desk.workshop.notes.get_mut("a").unwrap().text = "theirs".to_owned();
    assert_eq!(desk.undo().unwrap_err().code(), "changed-since");
    assert_eq!(desk.workshop.notes["a"].text, "theirs");
}

#[test]
fn an_id_that_came_with_the_file_and_was_deleted_is_not_given_again() {
    let mut desk = Desk::new();
    desk.apply(&edit(r#"{"edit":"addNote","id":"a","text":"one"}"#)).unwrap();
    let mut opened = Desk::new();
    opened.workshop = desk.workshop;
    let told = opened.run(
        r#"{"edit":"batch","edits":[{"edit":"deleteNotes","notes":["a"]},{"edit":"addNote","id":"a","text":"two"}]}
           {"edit":"deleteNotes","notes":["a"]}
           {"edit":"addNote","id":"a","text":"two"}
           undo"#,
    );
    assert_eq!(told.matches("refused id-taken").count(), 2, "{told}");
    assert!(told.contains("a ‘one’"), "{told}");
}
