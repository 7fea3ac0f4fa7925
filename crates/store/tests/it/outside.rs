//! What another program put into the file: seen, taken in, and safe at every instant between.

use std::fs;

use handvat_model::history::Step;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;
use handvat_store::coded::Coded;
use handvat_store::document::{Document, Opened};
use handvat_store::faulty::{Lasting, Moment, Trouble};
use handvat_store::merge::merge;
use handvat_store::outside::Theirs;
use handvat_store::writing::write;

use super::merging::Ruler;
use super::stage::{Stage, adds, after, id, small};

/// As another program leaves the file: with a note of its own, some revisions further.
pub(crate) fn theirs() -> Workshop {
    let mut workshop = small();
    workshop.notes.insert(id("theirs"), workshop.notes[&id("n1")].clone());
    workshop.revision += 7;
    workshop
}

pub(crate) fn put(stage: &Stage, workshop: &Workshop) -> Vec<u8> {
    let bytes = write(workshop).unwrap();
    let beside = stage.beside("other.tmp");
    fs::write(&beside, &bytes).unwrap();
    fs::rename(&beside, &stage.path).unwrap();
    bytes
}

pub(crate) fn look(document: &Document) -> Option<Theirs> {
    document.look_outside().unwrap().look(false).unwrap()
}

/// The step that brings `ours` to what it is together with theirs.
pub(crate) fn step(ours: &Workshop, theirs: &Theirs) -> (Workshop, Option<Step>) {
    let merged = merge(&theirs.base, ours, &theirs.workshop, "2027-01-15T10:00:00Z", &Ruler).unwrap().workshop;
    let patch = Patch::between(ours, &merged);
    let mut after = ours.clone();
    if patch.is_empty() {
        return (after, None);
    }
    let step = Step { patch, origin: "outside".to_owned(), ..adds(ours.revision + 1) };
    step.replay(&mut after);
    (after, Some(step))
}

pub(crate) fn take_in(document: &mut Document, ours: &Workshop, theirs: &Theirs) -> Workshop {
    let (workshop, step) = step(ours, theirs);
    document.append(step.as_slice()).unwrap();
    document.take_in(theirs);
    workshop
}

#[test]
fn a_file_that_holds_what_we_wrote_is_ours_whoever_touched_it() {
    let stage = Stage::new();
    let Opened { mut document, .. } = stage.open();
    assert!(look(&document).is_none());
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    let bytes = fs::read(&stage.path).unwrap();
    fs::write(&stage.path, bytes).unwrap();
    assert!(look(&document).is_none());
}

#[test]
fn theirs_comes_in_and_the_next_checkpoint_writes_both() {
    let stage = Stage::new();
    let Opened { mut document, .. } = stage.open();
    document.append(&[adds(4)]).unwrap();
    put(&stage, &theirs());
    assert_eq!(document.checkpoint(&after(4)).unwrap_err().code(), "file-changed-outside");
    let found = look(&document).unwrap();
    assert_eq!((found.base.clone(), found.workshop.revision), (small(), 10));
    let both = take_in(&mut document, &after(4), &found);
    assert!(look(&document).is_none(), "it was taken in");
    document.checkpoint(&both).unwrap();
    assert_eq!(stage.in_file(), both);
    assert_eq!(document.history().unwrap().len(), 2);
}

#[test]
fn a_second_change_before_the_file_was_written_goes_on_from_the_first() {
    let stage = Stage::new();
    let Opened { mut document, workshop, .. } = stage.open();
    put(&stage, &theirs());
    let first = look(&document).unwrap();
    let ours = take_in(&mut document, &workshop, &first);
    let mut second = theirs();
    second.notes.remove(&id("theirs"));
    second.revision += 1;
    put(&stage, &second);
    let found = look(&document).unwrap();
    let ours = take_in(&mut document, &ours, &found);
    assert!(!ours.notes.contains_key(&id("theirs")), "they took it away again");
}

#[test]
fn where_only_they_wrote_the_file_stays_as_they_wrote_it_and_counts_as_ours() {
    let stage = Stage::new();
    let Opened { mut document, workshop, .. } = stage.open();
    let bytes = put(&stage, &theirs());
    let found = look(&document).unwrap();
    let ours = take_in(&mut document, &workshop, &found);
    document.checkpoint(&ours).unwrap();
    assert_eq!(fs::read(&stage.path).unwrap(), bytes);
    assert_eq!(document.saved_revision(), ours.revision);
    document.append(&[adds(5)]).unwrap();
    drop(document);
    let again = stage.open();
    assert!(!again.changed_outside);
    assert_eq!((again.recovered.unwrap().edits, again.workshop.revision), (1, 5));
    assert_eq!(again.document.history().unwrap().len(), 2, "and undo reaches back over it");
}

#[test]
fn what_was_cut_short_after_the_step_is_found_again_and_adds_nothing() {
    let stage = Stage::new();
    let Opened { mut document, .. } = stage.open();
    document.append(&[adds(4)]).unwrap();
    put(&stage, &theirs());
    let found = look(&document).unwrap();
    let both = take_in(&mut document, &after(4), &found);
    drop(document);
    let mut again = stage.open();
    assert!(again.changed_outside);
    assert_eq!(again.workshop, both);
    let found = look(&again.document).unwrap();
    assert_eq!(step(&again.workshop, &found).1, None);
    again.document.take_in(&found);
    again.document.checkpoint(&both).unwrap();
    assert_eq!(stage.in_file(), both);
}

#[test]
fn no_operation_that_fails_on_the_way_loses_ours_or_theirs() {
    for (moment, lasting) in
        [(Moment::Instead, Lasting::Once), (Moment::Instead, Lasting::Sticky), (Moment::After, Lasting::Once)]
    {
        for number in 0.. {
            let stage = Stage::new();
            let Opened { mut document, .. } = stage.open();
            document.append(&[adds(4)]).unwrap();
            put(&stage, &theirs());
            let found = look(&document).unwrap();
            let both = take_in(&mut document, &after(4), &found);
            stage.faulty.fail_at(number, Trouble::Broken, moment, lasting);
            let written = document.checkpoint(&both);
            let failed = stage.faulty.operations().len() > number;
            stage.faulty.heal();
            drop(document);
            let mut again = stage.reopen();
            if again.changed_outside {
                let found = look(&again.document).unwrap();
                again.workshop = take_in(&mut again.document, &again.workshop, &found);
            }
            again.document.checkpoint(&again.workshop).unwrap();
            let file = stage.in_file();
            assert_eq!(file.notes, both.notes, "operation {number}, {moment:?}, {lasting:?}: {written:?}");
            if !failed {
                break;
            }
        }
    }
}

#[test]
fn what_is_no_state_of_the_workshop_is_named_and_left() {
    let stage = Stage::new();
    let Opened { document, .. } = stage.open();
    let refused = |bytes: &[u8]| {
        fs::write(&stage.path, bytes).unwrap();
        let failure = document.look_outside().unwrap().look(false).unwrap_err();
        assert_eq!(fs::read(&stage.path).unwrap(), bytes);
        failure.code()
    };
    let whole = write(&theirs()).unwrap();
    let other = write(&Workshop { id: id("another"), ..theirs() }).unwrap();
    assert_eq!(refused(&other), "file-another-workshop");
    assert_eq!(refused(&whole[..whole.len() / 2]), "file-truncated");
    assert_eq!(refused(&[b"<<<<<<< HEAD\n", &whole[..]].concat()), "file-conflict");
    assert_eq!(refused(b""), "file-empty");
    fs::remove_file(&stage.path).unwrap();
    assert_eq!(document.look_outside().unwrap().look(false).unwrap_err().code(), "file-gone");
}
