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
use super::stage::{Stage, adds, after, id, small, steps_in};

/// As another program leaves the file: with a note of its own, some revisions further.
fn theirs() -> Workshop {
    let mut workshop = small();
    workshop.notes.insert(id("theirs"), workshop.notes[&id("n1")].clone());
    workshop.revision += 7;
    workshop
}

fn put(stage: &Stage, workshop: &Workshop) -> Vec<u8> {
    let bytes = write(workshop).unwrap();
    let beside = stage.beside("other.tmp");
    fs::write(&beside, &bytes).unwrap();
    fs::rename(&beside, &stage.path).unwrap();
    bytes
}

fn look(document: &Document) -> Option<Theirs> {
    document.look_outside().unwrap().look(false).unwrap()
}

/// The step that brings `ours` to what it is together with theirs.
fn step(ours: &Workshop, theirs: &Theirs) -> (Workshop, Option<Step>) {
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

fn take_in(document: &mut Document, ours: &Workshop, theirs: &Theirs) -> Workshop {
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

/// With `s4` to `s6`, each of them put into the file by a checkpoint.
fn written_to_six(stage: &Stage, at: impl Fn(u64) -> String) -> (Document, Vec<Workshop>) {
    let Opened { mut document, mut workshop, .. } = stage.open();
    let mut held = vec![workshop.clone()];
    for sequence in 4..=6 {
        let step = Step { at: at(sequence), ..adds(sequence) };
        step.replay(&mut workshop);
        document.append(&[step]).unwrap();
        document.checkpoint(&workshop).unwrap();
        held.push(workshop.clone());
    }
    (document, held)
}

fn with_theirs(read: &Workshop) -> Workshop {
    let mut workshop = read.clone();
    workshop.notes.insert(id("theirs"), workshop.notes[&id("n1")].clone());
    workshop
}

/// Every step at its own time, and all in one second.
const CLOCKS: [fn(u64) -> String; 2] = [|sequence| adds(sequence).at, |_| "2027-01-15T09:00:00Z".to_owned()];

#[test]
fn what_was_read_before_we_wrote_and_written_after_takes_nothing_of_ours_away() {
    for clock in CLOCKS {
        for read in 0..4 {
            for rises in [0, 1, 7] {
                let stage = Stage::new();
                let (mut document, held) = written_to_six(&stage, clock);
                let mut other = with_theirs(&held[read]);
                other.revision += rises;
                put(&stage, &other);
                let found = look(&document).unwrap();
                assert_eq!(found.base.notes, held[read].notes, "read {read}, {rises} revisions on");
                let both = take_in(&mut document, &held[3], &found);
                assert_eq!(both.notes, with_theirs(&held[3]).notes);
                document.checkpoint(&both).unwrap();
                assert_eq!(stage.in_file().notes, both.notes);
            }
        }
    }
}

#[test]
fn what_they_read_and_deleted_goes_and_what_we_added_since_stays() {
    for clock in CLOCKS {
        for read in 1..4 {
            let stage = Stage::new();
            let (mut document, held) = written_to_six(&stage, clock);
            let mut other = with_theirs(&held[read]);
            other.notes.remove(&id("s4"));
            other.notes.remove(&id("n1"));
            put(&stage, &other);
            let found = look(&document).unwrap();
            let both = take_in(&mut document, &held[3], &found);
            assert_eq!(steps_in(&both), [5, 6], "read {read}");
            assert!(!both.notes.contains_key(&id("n1")) && both.notes.contains_key(&id("theirs")));
        }
    }
}

#[test]
fn an_older_content_that_was_put_back_as_it_was_counts() {
    let stage = Stage::new();
    let (document, held) = written_to_six(&stage, CLOCKS[0]);
    put(&stage, &held[1]);
    let found = look(&document).unwrap();
    assert_eq!((found.base.revision, found.workshop.revision), (6, 4));
}

#[test]
fn another_handvat_went_on_from_what_we_wrote_last() {
    let stage = Stage::new();
    let (document, held) = written_to_six(&stage, CLOCKS[0]);
    let mut other = held[3].clone();
    other.notes.remove(&id("s6"));
    (other.revision, other.edited) = (7, "2027-01-15T09:30:00Z".to_owned());
    put(&stage, &other);
    assert_eq!(look(&document).unwrap().base, held[3]);
}

#[test]
fn what_went_on_from_theirs_takes_nothing_of_ours_away_either() {
    let stage = Stage::new();
    let Opened { mut document, .. } = stage.open();
    document.append(&[adds(4)]).unwrap();
    put(&stage, &theirs());
    let first = look(&document).unwrap();
    let mut ours = take_in(&mut document, &after(4), &first);
    for sequence in [6, 7] {
        document.checkpoint(&ours).unwrap();
        document.append(&[adds(sequence)]).unwrap();
        adds(sequence).replay(&mut ours);
    }
    document.checkpoint(&ours).unwrap();
    let mut second = theirs();
    second.notes.insert(id("second"), second.notes[&id("n1")].clone());
    second.notes.remove(&id("theirs"));
    put(&stage, &second);
    let found = look(&document).unwrap();
    assert_eq!(found.base, theirs());
    let both = take_in(&mut document, &ours, &found);
    assert_eq!(steps_in(&both), [4, 6, 7]);
    assert!(both.notes.contains_key(&id("second")) && !both.notes.contains_key(&id("theirs")));
}
