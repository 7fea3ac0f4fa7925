//! The workshop file follows the journal, and is never overwritten unseen.

use std::fs;
use std::sync::Arc;
use std::thread;

use handvat_store::coded::Coded;
use handvat_store::faulty::{Lasting, Moment, Trouble};
use handvat_store::opening::Access;
use handvat_store::reading::read;
use handvat_store::writing::write;

use super::stage::{SMALL, Stage, adds, after, id, small, steps_in};

#[test]
fn a_checkpoint_brings_the_file_up_to_date_and_the_next_run_recovers_nothing() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4), adds(5)]).unwrap();
    let saved = document.checkpoint(&after(5)).unwrap();
    assert_eq!((saved.revision, saved.length), (5, fs::metadata(&stage.path).unwrap().len()));
    assert!(saved.aside.is_none());
    assert_eq!(document.saved_revision(), 5);
    drop(document);
    let opened = stage.reopen();
    assert_eq!((opened.workshop, opened.recovered), (after(5), None));
}

#[test]
fn a_checkpoint_without_news_writes_nothing() {
    let stage = Stage::bare();
    fs::write(&stage.path, SMALL).unwrap();
    let mut document = stage.open().document;
    assert_eq!(document.checkpoint(&small()).unwrap().revision, 3);
    assert_eq!(fs::read_to_string(&stage.path).unwrap(), SMALL);
}

#[test]
fn steps_go_on_while_a_checkpoint_runs_elsewhere() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    let checkpoint = document.begin_checkpoint(Arc::new(after(4)), &[]).unwrap();
    document.append(&[adds(5)]).unwrap();
    assert_eq!(document.begin_checkpoint(Arc::new(after(5)), &[]).unwrap_err().code(), "save-busy");
    let done = thread::spawn(move || checkpoint.run()).join().unwrap().unwrap();
    document.append(&[adds(6)]).unwrap();
    assert_eq!(document.finish_checkpoint(done).revision, 4);
    document.append(&[adds(7)]).unwrap();
    drop(document);
    assert_eq!(stage.in_file(), after(4));
    let opened = stage.reopen();
    assert_eq!((opened.workshop, opened.recovered.unwrap().edits), (after(7), 3));
}

#[test]
fn a_checkpoint_that_nobody_finished_does_not_stop_the_next_one() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    drop(document.begin_checkpoint(Arc::new(after(4)), &[]).unwrap().run().unwrap());
    document.append(&[adds(5)]).unwrap();
    document.checkpoint(&after(5)).unwrap();
    assert_eq!(stage.in_file(), after(5));
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    let theirs = SMALL.replace("Sprint review", "Theirs");
    fs::write(&stage.path, &theirs).unwrap();
    assert_eq!(document.checkpoint(&after(4)).unwrap_err().code(), "file-changed-outside");
    document.append(&[adds(5)]).unwrap();
    drop(document);
    assert_eq!(fs::read_to_string(&stage.path).unwrap(), theirs);

    let mut opened = stage.reopen();
    assert!(opened.changed_outside);
    assert_eq!((&opened.workshop, opened.recovered.unwrap().edits), (&after(5), 2));
    assert_eq!(opened.document.checkpoint(&after(5)).unwrap_err().code(), "file-changed-outside");
    let other = stage.beside("Ours.handvat");
    opened.document.save_as(&after(5), &other).unwrap();
    drop(opened.document);
    assert_eq!(fs::read_to_string(&stage.path).unwrap(), theirs);
    assert_eq!(read(&fs::read(&other).unwrap()).unwrap().workshop, after(5));
    let theirs = stage.reopen();
    assert_eq!((theirs.workshop.head.title.as_str(), theirs.changed_outside), ("Theirs", false));
}

#[test]
fn a_file_changed_between_two_runs_counts_when_the_journal_has_no_more() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    drop(document);
    // An older state, as a version control system puts it back, with a title of its own.
    fs::write(&stage.path, SMALL.replace("Sprint review", "Older")).unwrap();
    let mut opened = stage.reopen();
    assert_eq!((opened.workshop.head.title.as_str(), opened.workshop.revision), ("Older", 3));
    assert_eq!((opened.recovered, opened.changed_outside), (None, false));
    assert_eq!(opened.document.history().unwrap(), []);
    opened.document.append(&[adds(4)]).unwrap();
    drop(opened.document);
    let opened = stage.reopen();
    assert_eq!((opened.workshop.head.title.as_str(), steps_in(&opened.workshop)), ("Older", vec![4]));
    let told: Vec<_> = opened.document.history().unwrap().iter().map(|step| step.sequence).collect();
    assert_eq!(told, [4], "what was undone by the other program cannot be undone here");
}

#[test]
fn a_file_that_is_gone_is_not_made_again_unasked() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    fs::remove_file(&stage.path).unwrap();
    assert_eq!(document.checkpoint(&after(4)).unwrap_err().code(), "file-gone");
    assert!(!stage.path.exists());
    document.save_as(&after(4), &stage.path).unwrap();
    assert_eq!(stage.in_file(), after(4));
}

#[test]
fn another_workshop_at_the_same_path_never_gets_this_ones_journal() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    drop(document);
    fs::write(&stage.path, SMALL.replace("\"w1\"", "\"w2\"")).unwrap();
    let opened = stage.reopen();
    assert_eq!((opened.workshop.id, opened.recovered), (id("w2"), None));
}

#[test]
fn history_reaches_into_earlier_runs_and_journals_do_not_pile_up() {
    let stage = Stage::new();
    for run in 0..5 {
        let mut document = stage.open().document;
        for step in 1..=3 {
            let sequence = 3 + run * 3 + step;
            document.append(&[adds(sequence)]).unwrap();
            document.checkpoint(&after(sequence)).unwrap();
        }
    }
    let opened = stage.try_open(&stage.path, Access::Look).unwrap();
    let told: Vec<_> = opened.document.history().unwrap().iter().map(|step| step.sequence).collect();
    assert_eq!(told, (4..=18).collect::<Vec<_>>());
    let (_, names) = &stage.places()[0];
    let journals = names.iter().filter(|name| name.starts_with("journal-")).count();
    let contents = names.iter().filter(|name| name.ends_with(".handvat")).count();
    // One of the journals is begun ahead and empty.
    assert!(journals <= 3 && contents <= 2, "{names:?}");
}

#[test]
fn generations_that_are_begun_while_a_checkpoint_runs_are_not_replaced_by_its_spare_one() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    let checkpoint = document.begin_checkpoint(Arc::new(after(4)), &[]).unwrap();
    for _ in 0..4 {
        // Each time the journal begins a generation of its own.
        document.append(&[adds(5)]).unwrap();
        document.take_back(4);
    }
    document.append(&[adds(5)]).unwrap();
    let done = checkpoint.run().unwrap();
    document.finish_checkpoint(done);
    document.append(&[adds(6)]).unwrap();
    drop(document);
    assert_eq!(steps_in(&stage.reopen().workshop), [4, 5, 6]);
}

#[test]
fn an_undone_workshop_is_written_like_any_other_step() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    let undo = handvat_model::history::Step {
        sequence: 5,
        kind: handvat_model::history::StepKind::Undo,
        patch: adds(4).patch.inverted(),
        ..adds(4)
    };
    document.append(&[adds(4), undo]).unwrap();
    drop(document);
    let opened = stage.reopen();
    assert_eq!((steps_in(&opened.workshop), opened.workshop.revision), (Vec::new(), 5));
    assert!(write(&opened.workshop).is_ok());
}

#[test]
fn only_the_first_checkpoint_of_a_workshop_syncs_the_folders_above_its_place() {
    let stage = Stage::new();
    let above = |stage: &Stage| {
        let own =
            |said: &String| said.starts_with("sync_directory") && !said.contains("w1.") && !said.ends_with("documents");
        stage.faulty.operations().into_iter().filter(own).collect::<Vec<_>>()
    };
    for (run, expected) in [(0, 4), (1, 0)] {
        let mut document = stage.open().document;
        for step in 0..2 {
            let revision = 4 + 2 * run + step;
            stage.faulty.fail_at(usize::MAX, Trouble::Broken, Moment::Instead, Lasting::Once);
            document.append(&[adds(revision)]).unwrap();
            document.checkpoint(&after(revision)).unwrap();
            let synced = above(&stage);
            assert_eq!(synced.len(), if step == 0 { expected } else { 0 }, "{run} {step}: {synced:?}");
        }
    }
}
