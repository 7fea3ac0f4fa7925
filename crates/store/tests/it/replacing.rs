//! Another program puts its file in the place of ours between our last look and our own: it is never lost.

use std::fs;
use std::path::Path;

use handvat_model::records::Workshop;
use handvat_store::coded::Coded;
use handvat_store::document::Opened;
use handvat_store::faulty::{Lasting, Moment, Trouble};
use handvat_store::merge::merge;
use handvat_store::reading::read;
use handvat_store::writing::{Hash, write};

use super::merging::Ruler;
use super::stage::{Stage, adds, after, id, small, steps_in};

/// A state that another hand made of the small workshop.
fn theirs(name: &str) -> Workshop {
    let mut workshop = small();
    workshop.notes.insert(id(name), workshop.notes[&id("n1")].clone());
    workshop.revision += 7;
    workshop
}

/// Lets another program put a state there before each of the first exchanges.
fn meanwhile(stage: &Stage, states: Vec<Workshop>) {
    let (path, beside) = (stage.path.clone(), stage.beside("other.tmp"));
    stage.faulty.meanwhile("exchange", move |number| {
        if let Some(workshop) = states.get(number) {
            fs::write(&beside, write(workshop).unwrap()).unwrap();
            fs::rename(&beside, &path).unwrap();
        }
    });
}

/// A document with a step that its file does not have.
fn edited(stage: &Stage) -> Opened {
    let mut opened = stage.open();
    opened.document.append(&[adds(4)]).unwrap();
    opened
}

fn in_file(path: &Path) -> Workshop {
    read(&fs::read(path).unwrap()).unwrap().workshop
}

#[test]
fn what_came_there_in_the_last_moment_stands_there_again_and_is_merged() {
    let stage = Stage::new();
    let Opened { mut document, .. } = edited(&stage);
    meanwhile(&stage, vec![theirs("theirs")]);
    assert_eq!(document.checkpoint(&after(4)).unwrap_err().code(), "file-changed-outside");
    assert_eq!(stage.in_file(), theirs("theirs"));
    assert_eq!(stage.documents(), ["Strategy.handvat"]);
    let found = document.look_outside().unwrap().look(false).unwrap().unwrap();
    let both = merge(&found.base, &after(4), &found.workshop, "2027-01-15T10:00:00Z", &Ruler).unwrap().workshop;
    assert!(both.notes.contains_key(&id("theirs")) && steps_in(&both) == [4]);
}

#[test]
fn whoever_comes_while_theirs_is_put_back_keeps_the_place_and_the_first_stays_beside() {
    let stage = Stage::new();
    let Opened { mut document, .. } = edited(&stage);
    fs::write(stage.beside("Strategy (2).handvat"), "something else").unwrap();
    meanwhile(&stage, vec![theirs("first"), theirs("second")]);
    assert_eq!(document.checkpoint(&after(4)).unwrap_err().code(), "file-changed-outside");
    assert_eq!(stage.in_file(), theirs("second"));
    assert_eq!(stage.documents(), ["Strategy (2).handvat", "Strategy (3).handvat", "Strategy.handvat"]);
    assert_eq!(in_file(&stage.beside("Strategy (3).handvat")), theirs("first"));
}

#[test]
fn somebody_who_never_stops_gets_the_place_and_nothing_is_lost() {
    let stage = Stage::new();
    let Opened { mut document, .. } = edited(&stage);
    let states: Vec<_> = (0..30).map(|number| theirs(&format!("theirs-{number}"))).collect();
    meanwhile(&stage, states.clone());
    assert_eq!(document.checkpoint(&after(4)).unwrap_err().code(), "file-changed-outside");
    let there = [stage.in_file(), in_file(&stage.beside("Strategy (2).handvat"))];
    assert!(there.iter().all(|workshop| states.contains(workshop)));
    assert_eq!(stage.documents().len(), 2);
    drop(document);
    assert_eq!(stage.reopen().workshop, after(4), "ours is in the journal");
}

#[test]
fn something_that_is_no_file_is_given_its_place_back() {
    let stage = Stage::new();
    let Opened { mut document, .. } = edited(&stage);
    let path = stage.path.clone();
    stage.faulty.meanwhile("exchange", move |number| {
        if number == 0 {
            fs::remove_file(&path).unwrap();
            fs::create_dir(&path).unwrap();
        }
    });
    document.checkpoint(&after(4)).unwrap_err();
    assert!(stage.path.is_dir());
    assert_eq!(stage.documents(), ["Strategy.handvat"]);
}

#[test]
fn a_file_that_goes_in_the_last_moment_is_not_made_again() {
    let stage = Stage::new();
    let Opened { mut document, .. } = edited(&stage);
    let path = stage.path.clone();
    stage.faulty.meanwhile("exchange", move |_| fs::remove_file(&path).unwrap());
    assert_eq!(document.checkpoint(&after(4)).unwrap_err().code(), "file-gone");
    assert_eq!(stage.documents(), <[&str; 0]>::default());
}

#[test]
fn where_names_cannot_be_exchanged_the_file_is_saved_all_the_same() {
    let stage = Stage::new();
    let Opened { mut document, .. } = edited(&stage);
    let faulty = stage.faulty.clone();
    let unknown = move |_| faulty.fail_at(0, Trouble::Unknown, Moment::Instead, Lasting::Once);
    stage.faulty.meanwhile("exchange", unknown);
    document.checkpoint(&after(4)).unwrap();
    assert_eq!(stage.faulty.operations()[1], "rename Strategy.handvat");
    assert_eq!((stage.in_file(), stage.documents()), (after(4), vec!["Strategy.handvat".to_owned()]));
}

/// Whatever fails on the way, once or for good, as if the program were killed: the next run has both.
#[test]
fn no_operation_that_fails_meanwhile_loses_theirs_or_hides_it() {
    for (moment, lasting) in [
        (Moment::Instead, Lasting::Once),
        (Moment::Instead, Lasting::Sticky),
        (Moment::After, Lasting::Once),
        (Moment::After, Lasting::Sticky),
    ] {
        for number in 0.. {
            let stage = Stage::new();
            let Opened { mut document, .. } = edited(&stage);
            meanwhile(&stage, vec![theirs("theirs")]);
            stage.faulty.fail_at(number, Trouble::Broken, moment, lasting);
            let written = document.checkpoint(&after(4));
            let operations = stage.faulty.operations();
            stage.faulty.heal();
            drop(document);
            let at = format!("{moment:?} {lasting:?} at {number}, {:?}: {written:?}", operations.get(number));
            let came = operations.iter().any(|operation| operation.starts_with("exchange"));
            let kept = |stage: &Stage| {
                let names = stage.documents().into_iter();
                names.map(|name| in_file(&stage.beside(&name))).any(|found| found == theirs("theirs"))
            };
            assert!(!came || kept(&stage), "{at}");
            let Opened { mut document, workshop, changed_outside, .. } = stage.reopen();
            assert_eq!(workshop, after(4), "{at}");
            let saved = document.checkpoint(&workshop);
            assert!(saved.is_ok() != changed_outside, "{at}: {saved:?}");
            assert!(!came || kept(&stage), "after the next run, {at}");
            assert!(
                stage.documents().iter().all(|name| !name.ends_with(".replacing")),
                "{at}: {:?}",
                stage.documents()
            );
            if operations.len() <= number {
                break;
            }
        }
    }
}

#[test]
fn what_a_killed_run_left_whole_is_told_by_its_content() {
    let stage = Stage::new();
    let Opened { mut document, .. } = edited(&stage);
    fs::write(stage.beside(".Strategy.handvat.1.0.replacing"), fs::read(&stage.path).unwrap()).unwrap();
    fs::write(stage.beside(".Strategy.handvat.1.1.replacing"), write(&theirs("theirs")).unwrap()).unwrap();
    document.checkpoint(&after(4)).unwrap();
    assert_eq!(stage.documents(), ["Strategy (2).handvat", "Strategy.handvat"]);
    assert_eq!(in_file(&stage.beside("Strategy (2).handvat")), theirs("theirs"));
}

#[test]
fn what_ours_replaced_is_told_by_its_name_where_nothing_else_is_known_of_it() {
    let stage = Stage::new();
    let Opened { mut document, .. } = edited(&stage);
    let (forgotten, others) = (write(&theirs("forgotten")).unwrap(), write(&theirs("theirs")).unwrap());
    let digits = |bytes: &[u8]| Hash::of(bytes).as_str()[..16].to_owned();
    for (number, bytes) in [&forgotten, &others].into_iter().enumerate() {
        let name = format!(".Strategy.handvat.1.{number}.0123456789abcdef-{}.replacing", digits(&forgotten));
        fs::write(stage.beside(&name), bytes).unwrap();
    }
    document.checkpoint(&after(4)).unwrap();
    assert_eq!(stage.documents(), ["Strategy (2).handvat", "Strategy.handvat"]);
    assert_eq!(in_file(&stage.beside("Strategy (2).handvat")), theirs("theirs"));
}

#[test]
fn what_an_older_state_replaced_while_nobody_looked_is_told() {
    let stage = Stage::new();
    let Opened { mut document, .. } = edited(&stage);
    document.checkpoint(&after(4)).unwrap();
    drop(document);
    let ours = fs::read(&stage.path).unwrap();
    assert_eq!(stage.open().replaced, None);
    fs::write(&stage.path, write(&small()).unwrap()).unwrap();
    let again = stage.open();
    assert_eq!((again.workshop, again.replaced), (small(), Some(ours)));
}
