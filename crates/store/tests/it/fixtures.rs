//! Files of every version of the format are opened as what they are, for ever.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use handvat_model::canvas::ZoneKind;
use handvat_model::records::{Colour, NoteSize, Status, Voice, Workshop};
use handvat_store::coded::Coded;
use handvat_store::document::Document;
use handvat_store::files::RealFiles;
use handvat_store::opening::{Access, ReadOnly};
use handvat_store::reading::read;
use handvat_store::recovery::recoverable;
use handvat_store::writing::write;

use super::stage::{Stage, adds, after, id};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn opened(name: &str) -> Workshop {
    let reading = read(&fs::read(fixture(name)).unwrap()).unwrap();
    assert_eq!(reading.faults, [], "{name}");
    reading.workshop
}

/// A stage with a fixture as its file.
fn stage(name: &str) -> Stage {
    let stage = Stage::bare();
    fs::copy(fixture(name), &stage.path).unwrap();
    stage
}

/// Copies a folder with what is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

#[test]
fn a_workshop_of_version_1_has_everything_that_was_in_it() {
    let workshop = opened("v1/strategy.handvat");
    let head = &workshop.head;
    assert_eq!((workshop.id.as_str(), workshop.revision), ("strategy-day", 41));
    assert_eq!(
        (head.title.as_str(), head.organisation.as_str(), head.details.date.as_str()),
        ("Strategy day", "The library", "2027-01-15")
    );
    assert_eq!(head.details.extra["catering"], "soup");
    assert_eq!((workshop.people.len(), workshop.people[&id("reader")].order), (2, 2.5));
    let zones = &workshop.canvases[&id("strategy")].zones;
    assert_eq!((&zones[&id("technology")].kind, zones[&id("cellar")].kind.is_known()), (&ZoneKind::Handle, false));
    let (first, second) = (&workshop.notes[&id("n1")], &workshop.notes[&id("n2")]);
    assert_eq!(
        (first.text.as_str(), first.y, first.extra["mood"].as_u64()),
        ("Wachttijd – “lang” é 🙂", 120.5, Some(1))
    );
    assert_eq!((&first.size, &first.colour, &first.voice), (&NoteSize::Large, &Colour::Blue, &Voice::Customer));
    assert_eq!(
        (second.text.as_str(), second.zone.as_ref(), second.cluster.as_ref()),
        ("Two\nlines, \u{202e}turned\u{202c}", None, Some(&id("c1")))
    );
    assert!(!second.colour.is_known() && !second.voice.is_known());
    assert_eq!(workshop.crossings[&id("social-service--technology")].extra["votes"], 3);
    let action = &workshop.actions[&id("a1")];
    assert_eq!(
        (action.due.as_deref(), &action.status, action.extra["weight"].as_u64()),
        (Some("2027-01-31"), &Status::Doing, Some(5))
    );
    assert_eq!(workshop.agenda["i1"]["minutes"], 15);
    assert_eq!(workshop.extra["later"]["kept"].to_string(), "[true,null,1.5e-7]");
}

#[test]
fn version_1_is_written_as_it_always_was() {
    for name in ["v1/strategy.handvat", "v1/empty.handvat"] {
        assert!(write(&opened(name)).unwrap() == fs::read(fixture(name)).unwrap(), "{name}");
    }
    assert_eq!(opened("v1/by-hand.handvat"), opened("v1/strategy.handvat"));
}

#[test]
fn a_place_of_version_1_gives_back_what_its_journal_and_its_history_have() {
    let stage = Stage::bare();
    let name = "w1.5562da6bfae2a950";
    copy(&fixture("v1/places").join(name), &stage.home.join("workshops").join(name));
    let found = recoverable(&stage.files(), &stage.home).unwrap();
    assert_eq!((found.len(), found[0].edits, found[0].title.as_str()), (1, 3, "Sprint review"));
    let mut opened = Document::open_untitled(stage.files(), &stage.home, &id("w1")).unwrap().unwrap();
    assert_eq!(opened.workshop, after(7));
    let steps: Vec<_> = opened.document.history().unwrap().iter().map(|step| step.sequence).collect();
    assert_eq!((steps, opened.recovered.unwrap().damage), (vec![4, 5, 6, 7], None));
    opened.document.append(&[adds(8)]).unwrap();
}

#[test]
fn a_workshop_of_version_0_is_migrated_and_its_file_is_rewritten_only_with_the_next_step() {
    let stage = stage("v0/strategy.handvat");
    let before = fs::read(&stage.path).unwrap();
    let mut opened = stage.open();
    assert_eq!(opened.migrated, Some(0));
    assert_eq!(opened.workshop, self::opened("v1/strategy.handvat"));
    opened.document.checkpoint(&opened.workshop).unwrap();
    assert!(fs::read(&stage.path).unwrap() == before);
    assert!(opened.document.in_file().unwrap() == before, "what the file held can be kept");
    let mut workshop = opened.workshop;
    let step = adds(42);
    step.replay(&mut workshop);
    opened.document.append(&[step]).unwrap();
    opened.document.checkpoint(&workshop).unwrap();
    drop(opened.document);
    let again = stage.reopen();
    assert_eq!((again.workshop, again.migrated), (workshop, None));
    assert!(fs::read_to_string(&stage.path).unwrap().contains("\"due\": \"2027-01-31\""));
}

#[test]
fn a_step_on_a_workshop_of_version_0_comes_back_after_a_crash() {
    let stage = stage("v0/strategy.handvat");
    let opened = stage.open();
    let (mut document, mut workshop) = (opened.document, opened.workshop);
    document.append(&[adds(42)]).unwrap();
    adds(42).replay(&mut workshop);
    drop(document);
    let again = stage.reopen();
    assert_eq!((again.workshop, again.migrated, again.recovered.unwrap().edits), (workshop, Some(0), 1));
}

#[test]
fn what_is_wrong_in_an_older_file_is_refused_at_its_place_in_that_file() {
    let text = fs::read_to_string(fixture("v0/strategy.handvat")).unwrap();
    let line = text.lines().position(|line| line.contains("\"measure\": \"a day\"")).unwrap() + 1;
    let failure = read(text.replace("\"measure\": \"a day\"", "\"measure\": 1").as_bytes()).unwrap_err();
    let said: Vec<_> = failure.arguments().into_iter().map(|(_, value)| value).collect();
    assert_eq!(
        (failure.code(), said[0].as_str(), said[2].as_str()),
        ("file-bad-value", line.to_string().as_str(), "actions/a1/measure")
    );
}

#[test]
fn a_newer_workshop_is_shown_and_never_written() {
    let stage = stage("newer/strategy.handvat");
    let before = fs::read(&stage.path).unwrap();
    let mut opened = stage.try_open(&stage.path, Access::Edit).unwrap();
    assert_eq!((opened.read_only, opened.workshop.notes.len()), (Some(ReadOnly::Newer { version: 2 }), 2));
    opened.document.append(&[adds(42)]).unwrap_err();
    opened.document.checkpoint(&opened.workshop).unwrap_err();
    assert!(fs::read(&stage.path).unwrap() == before);
}

#[test]
fn the_place_of_a_newer_program_is_left_alone() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    drop(document);
    let base = stage.kept("base", ".json");
    let newer = fs::read_to_string(&base).unwrap().replace("\"version\": 1", "\"version\": 2");
    fs::write(&base, &newer).unwrap();
    let failure = Document::open(Arc::new(RealFiles), &stage.home, &stage.path, Access::Edit).unwrap_err();
    assert_eq!((failure.code(), &failure.arguments()[0]), ("storage", &("reason", "newer".to_owned())));
    assert_eq!(fs::read_to_string(&base).unwrap(), newer);
    assert_eq!(recoverable(&stage.files(), &stage.home).unwrap(), []);
}
