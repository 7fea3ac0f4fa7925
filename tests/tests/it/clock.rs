//! A clock that goes backwards: what happened later counts, whatever the time was said to be.

use std::fs;
use std::process::Command;

use super::desk::{Desk, note};
use super::live::{InStep, Told};
use super::rounds::{figure, needs};

#[test]
fn what_was_edited_last_counts_when_the_clock_went_back_between_runs() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::within(folder.path());
    assert!(desk.apply(&format!("{}\n", note("n1"))).status.success());
    for (time, words) in
        [("2031-05-05 12:00:00", "later"), ("2019-01-01 12:00:00", "latest"), ("1971-01-01 00:00:00", "last")]
    {
        let mut run = InStep::run(at(&desk, time).arg("apply").arg(desk.file()));
        assert_eq!(run.tell(&words_of_n1(words)), Told::Acknowledged);
        run.kill();
        assert_eq!(desk.shown()["notes"]["n1"]["text"], words);
    }
    desk.assert_back(&["n1".to_owned()], "next");
    assert_eq!(desk.written()["notes"]["n1"]["text"], "last");
    // Undo goes back in the order of the edits: the new note first, then the words.
    assert!(desk.apply("{\"edit\":\"undo\"}\n{\"edit\":\"undo\"}\n").status.success());
    assert_eq!(desk.written()["notes"]["n1"]["text"], "latest");
    figure("Clock set back between runs", 3, "order kept");
}

#[test]
fn what_was_edited_last_counts_when_the_clock_goes_back_under_a_running_program() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::within(folder.path());
    assert!(desk.apply(&format!("{}\n", note("n1"))).status.success());
    let clock = folder.path().join("clock");
    fs::write(&clock, "@2031-05-05 12:00:00").unwrap();
    let mut program = at(&desk, "2031-05-05 12:00:00");
    program.env("FAKETIME_TIMESTAMP_FILE", &clock).env("FAKETIME_NO_CACHE", "1").env_remove("FAKETIME");
    let mut run = InStep::run(program.arg("apply").arg(desk.file()));
    for year in (1990..2031).rev() {
        fs::write(&clock, format!("@{year}-05-05 12:00:00")).unwrap();
        assert_eq!(run.tell(&words_of_n1(&format!("in {year}"))), Told::Acknowledged);
    }
    run.kill();
    let shown = desk.shown();
    assert_eq!(shown["notes"]["n1"]["text"], "in 1990");
    assert!(shown["edited"].as_str().unwrap().starts_with("1990-05-05"), "the clock did go back: {}", shown["edited"]);
    desk.assert_back(&["n1".to_owned()], "next");
    assert_eq!(desk.written()["notes"]["n1"]["text"], "in 1990");
    figure("Clock going back under a running program", 41, "order kept");
}

fn words_of_n1(words: &str) -> String {
    format!(r#"{{"edit":"setText","note":"n1","text":"{words}"}}"#)
}

/// Our program at a time of its own. How long things take is left as it is.
fn at(desk: &Desk, time: &str) -> Command {
    needs("faketime", "faketime");
    // The clock's library, as `faketime` would load it, so that the program killed is ours and not `faketime`.
    let library = Command::new("faketime").args(["now", "printenv", "LD_PRELOAD"]).output().unwrap();
    let library = String::from_utf8(library.stdout).unwrap();
    assert!(library.contains("libfaketime"), "{library}");
    let mut program = desk.program(&[]);
    program.env("LD_PRELOAD", library.trim()).env("FAKETIME", format!("@{time}"));
    program.env("FAKETIME_DONT_FAKE_MONOTONIC", "1").env("DONT_FAKE_MONOTONIC", "1");
    program
}
