//! Kills at any moment: what was acknowledged is back.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Stdio};
use std::sync::Arc;

use handvat_model::records::Language;
use handvat_session::workshop::{Hand, OpenWorkshop};
use handvat_store::files::RealFiles;
use handvat_store::reading;
use handvat_words::Words;

use super::desk::Desk;

/// Sends notes one by one, and kills the program as soon as so many are acknowledged.
fn kill_after(desk: &Desk, acknowledged: usize) {
    let mut child = started(desk);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for number in 1..=acknowledged {
        writeln!(
            input,
            "{{\"edit\":\"addNote\",\"id\":\"n{number}\",\"zone\":\"buy-in\",\"text\":\"notitie {number}\"}}"
        )
        .unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert!(answer.contains(&format!("\"ack\":{number}")), "{answer}");
    }
    // The standard library kills with SIGKILL.
    child.kill().unwrap();
    child.wait().unwrap();
}

fn started(desk: &Desk) -> Child {
    desk.program(&["apply", "w.handvat"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap()
}

#[test]
fn what_was_acknowledged_before_a_kill_is_shown_and_comes_back() {
    let desk = Desk::with_workshop();
    let before = desk.bytes("w.handvat");
    kill_after(&desk, 7);
    assert_eq!(desk.bytes("w.handvat"), before, "no checkpoint came in between");

    let shown = desk.run(&["show", "w.handvat"]);
    assert_eq!(shown.err, "w.handvat: 7 steps are in the journal and not yet in the file; they are included here.\n");
    assert!(shown.text().contains("notitie 7"));
    let listed = desk.run(&["recover"]).done();
    assert!(listed.contains("w.handvat\n  Klantdag: 7 notes, 0 actions, 7 steps in no file yet;"), "{listed}");

    assert_eq!(desk.run(&["recover", "w.handvat"]).done(), "w.handvat: 7 steps came back from the journal.\n");
    assert_eq!(desk.file()["notes"].as_object().unwrap().len(), 7);
    assert_eq!(
        desk.run(&["recover", "w.handvat"]).done(),
        "w.handvat holds everything; the journal has nothing more.\n"
    );
    assert_eq!(desk.run(&["recover"]).done(), "Nothing waits to be brought back.\n");
    assert_eq!(desk.names(), ["w.handvat"]);
}

#[test]
fn the_next_run_goes_on_where_the_kill_came() {
    let desk = Desk::with_workshop();
    kill_after(&desk, 3);
    desk.apply("{\"edit\":\"undo\"}\n{\"edit\":\"addNote\",\"id\":\"n9\",\"text\":\"verder\"}\n");
    let file = desk.file();
    let notes: Vec<_> = file["notes"].as_object().unwrap().keys().collect();
    assert_eq!(notes, ["n1", "n2", "n9"]);
}

#[test]
fn random_kills_in_a_stream_lose_nothing_that_was_acknowledged() {
    let desk = Desk::with_workshop();
    let mut expected = Vec::new();
    for round in 0..8_u64 {
        let mut child = started(&desk);
        let mut input = child.stdin.take().unwrap();
        let writing = std::thread::spawn(move || {
            for number in 0..1000 {
                if writeln!(input, "{{\"edit\":\"addNote\",\"id\":\"r{round}-{number}\",\"text\":\"x\"}}").is_err() {
                    return;
                }
            }
        });
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        // Somewhere in the stream, at another place each round.
        for _ in 0..=(round * 37) {
            let Some(Ok(answer)) = answers.next() else {
                break;
            };
            expected.push(answer.split('"').nth(5).unwrap().to_owned());
        }
        child.kill().unwrap();
        // Answers that were on their way count, too.
        expected.extend(answers.map_while(Result::ok).filter_map(|answer| Some(answer.split('"').nth(5)?.to_owned())));
        child.wait().unwrap();
        writing.join().unwrap();
    }
    desk.run(&["recover", "w.handvat"]).done();
    let file = desk.file();
    let missing: Vec<_> = expected.iter().filter(|id| file["notes"].get(id.as_str()).is_none()).collect();
    assert!(missing.is_empty(), "{} of {}: {missing:?}", missing.len(), expected.len());
    assert!(expected.len() > 300);
    desk.run(&["check", "w.handvat"]).done();
}

#[test]
fn a_file_that_is_gone_comes_back() {
    let desk = Desk::with_workshop();
    kill_after(&desk, 2);
    std::fs::remove_file(desk.path("w.handvat")).unwrap();
    assert!(desk.run(&["recover"]).done().contains("Its file is gone"));
    assert_eq!(desk.run(&["recover", "w.handvat"]).done().lines().count(), 1);
    assert_eq!(desk.file()["notes"].as_object().unwrap().len(), 2);
}

#[test]
fn a_file_that_somebody_changed_is_left_alone_and_ours_goes_beside_it() {
    let desk = Desk::with_workshop();
    kill_after(&desk, 2);
    let mut theirs = desk.file();
    theirs["title"] = "Van een ander".into();
    desk.write("w.handvat", theirs.to_string());
    let before = desk.bytes("w.handvat");
    let said = desk.run(&["recover", "w.handvat"]).refused();
    assert!(said.contains("w.handvat"), "{said}");
    assert_eq!(desk.bytes("w.handvat"), before);
    desk.run(&["recover", "w.handvat", "-o", "ours.handvat"]).done();
    assert_eq!(desk.bytes("w.handvat"), before);
    let ours: serde_json::Value = serde_json::from_slice(&desk.bytes("ours.handvat")).unwrap();
    assert_eq!((ours["title"].as_str(), ours["notes"].as_object().unwrap().len()), (Some("Klantdag"), 2));
}

#[test]
fn a_workshop_that_never_had_a_file_is_saved_to_one() {
    let desk = Desk::new();
    let id = untitled(&desk);
    let listed = desk.run(&["recover"]).done();
    assert!(listed.starts_with(&format!("{id}\n  Zonder bestand: 1 note, 0 actions,")), "{listed}");
    let said = desk.run(&["recover", &id]).refused();
    assert_eq!(said, format!("The workshop ‘{id}’ needs a file to be brought back to.\n  Name one with -o.\n"));
    desk.run(&["recover", &id, "-o", "w.handvat"]).done();
    assert_eq!(desk.file()["notes"].as_object().unwrap().len(), 1);
    assert_eq!(desk.run(&["recover"]).done(), "Nothing waits to be brought back.\n");
    desk.apply("{\"edit\":\"undo\"}\n");
    assert_eq!(desk.file()["notes"].as_object().unwrap().len(), 0, "its steps came along");
}

/// What the window leaves behind when it ends with a workshop that was never saved.
fn untitled(desk: &Desk) -> String {
    desk.run(&["new", "--template", "strategy", "--title", "Zonder bestand", "-o", "w.handvat"]).done();
    let workshop = reading::read(&desk.bytes("w.handvat")).unwrap().workshop;
    std::fs::remove_file(desk.path("w.handvat")).unwrap();
    let id = workshop.id.to_string();
    let hand = Hand {
        files: Arc::new(RealFiles),
        data: desk.path("own"),
        tell: Arc::new(|_| {}),
        words: Arc::new(|| Words::new(&Language::English)),
        in_memory: false,
    };
    let open = OpenWorkshop::begin(hand, workshop).unwrap();
    let note = serde_json::from_str("{\"edit\":\"addNote\",\"text\":\"los\"}").unwrap();
    assert!(open.send_alone(vec![note]).unwrap()[0].is_ok());
    open.close().unwrap();
    id
}

#[test]
fn what_nobody_knows_cannot_be_brought_back() {
    let said = Desk::new().run(&["recover", "nothing.handvat"]).refused();
    assert_eq!(
        said,
        "Nothing is known of ‘nothing.handvat’ that could be brought back.\n  ‘handvat-cli recover’ lists all there is.\n"
    );
}
