//! `merge` as people and scripts run it. Git has its own tests.

use super::desk::Desk;

/// `base.handvat`, and `ours.handvat` and `theirs.handvat` after these edits.
fn states(ours: &str, theirs: &str) -> Desk {
    let desk = Desk::with_workshop();
    desk.apply("{\"edit\":\"addNote\",\"id\":\"a\",\"zone\":\"technology\",\"text\":\"begin\"}\n");
    desk.write("base.handvat", desk.bytes("w.handvat"));
    for (name, edits) in [("ours.handvat", ours), ("theirs.handvat", theirs)] {
        desk.write(name, desk.bytes("base.handvat"));
        assert_eq!(desk.run_with(&["apply", name], edits).code, 0);
    }
    desk
}

const MERGE: [&str; 6] = ["merge", "base.handvat", "ours.handvat", "theirs.handvat", "-o", "out.handvat"];

fn text(words: &str) -> String {
    format!("{{\"edit\":\"setText\",\"note\":\"a\",\"text\":\"{words}\"}}\n")
}

#[test]
fn what_goes_together_is_written_and_counted() {
    let desk = states(&text("ours"), "{\"edit\":\"setDetails\",\"place\":\"Zaal 1\",\"sponsor\":\"Directie\"}\n");
    let said = desk.run(&MERGE).done();
    assert_eq!(said, "out.handvat: 1 record came from the other state.\n");
    let out = String::from_utf8(desk.bytes("out.handvat")).unwrap();
    assert!(out.contains("\"text\": \"ours\"") && out.contains("\"Zaal 1\"") && out.contains("\"Directie\""));
    desk.run(&["check", "out.handvat"]).done();
}

#[test]
fn conflicts_are_listed_in_words_and_end_with_one() {
    let desk = states(&text("ours"), &text("theirs"));
    let run = desk.run(&MERGE);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.err,
        "out.handvat: 1 conflict remains.\n  Notes: ours (a)\n    Text: ours ‘ours’, theirs ‘theirs’\nOurs counts until you choose. Open the file in Handvat, or use ‘apply’ with resolveConflict.\n"
    );
    desk.run(&["check", "out.handvat"]).done();
}

#[test]
fn the_same_merge_gives_the_same_bytes() {
    let desk = states(&text("ours"), &text("theirs"));
    desk.run(&MERGE);
    let first = desk.bytes("out.handvat");
    std::fs::remove_file(desk.path("out.handvat")).unwrap();
    desk.run(&MERGE);
    assert_eq!(desk.bytes("out.handvat"), first);
}

#[test]
fn without_a_base_nothing_is_deleted() {
    let desk = states("{\"edit\":\"deleteNotes\",\"notes\":[\"a\"]}\n", &text("theirs"));
    desk.write("base.handvat", "");
    assert_eq!(desk.run(&MERGE).code, 0);
    assert!(String::from_utf8(desk.bytes("out.handvat")).unwrap().contains("\"theirs\""));
}

#[test]
fn what_cannot_be_merged_is_refused_and_nothing_is_written() {
    let desk = states(&text("ours"), &text("theirs"));
    desk.write("theirs.handvat", "<<<<<<< HEAD\n");
    let refused = desk.run(&MERGE).refused();
    assert!(refused.contains("theirs.handvat") && refused.contains("line 1"), "{refused}");
    desk.run(&["new", "--template", "strategy", "-o", "other.handvat"]).done();
    desk.write("theirs.handvat", desk.bytes("other.handvat"));
    let refused = desk.run(&MERGE).refused();
    assert!(refused.contains("two different workshops"), "{refused}");
    assert!(!desk.names().contains(&"out.handvat".to_owned()));
    // Nor does it take the place of another file.
    desk.write("out.handvat", "something else");
    desk.write("theirs.handvat", desk.bytes("base.handvat"));
    assert!(desk.run(&MERGE).refused().contains("out.handvat"));
    assert_eq!(desk.bytes("out.handvat"), b"something else");
}
