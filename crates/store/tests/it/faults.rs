//! Every single operation of the file system fails in turn: what was acknowledged is there in the next
//! run, and the workshop file is always a whole one.

use std::fs;
use std::sync::Arc;

use handvat_store::coded::Coded;
use handvat_store::document::{Document, Opened};
use handvat_store::faulty::{Lasting, Moment, Trouble};
use handvat_store::files::RealFiles;
use handvat_store::opening::Access;
use handvat_store::recovery::recoverable;

use super::stage::{Stage, adds, after, id, small, steps_in};

const KINDS: [(Trouble, Moment, Lasting); 6] = [
    (Trouble::DiskFull, Moment::Instead, Lasting::Once),
    (Trouble::DiskFull, Moment::Instead, Lasting::Sticky),
    (Trouble::Broken, Moment::Instead, Lasting::Once),
    (Trouble::Broken, Moment::Instead, Lasting::Sticky),
    (Trouble::Broken, Moment::After, Lasting::Once),
    (Trouble::Broken, Moment::After, Lasting::Sticky),
];

/// What a run did until it ended.
struct Run {
    /// The last step that was acknowledged.
    acknowledged: u64,
    /// The last step that was asked for.
    asked: u64,
}

/// A session as the window has it: refused steps are tried again with the next ones, checkpoints in between.
fn session(stage: &Stage, first: u64, last: u64) -> Run {
    let mut run = Run { acknowledged: first - 1, asked: first - 1 };
    let Ok(mut opened) = stage.try_open(&stage.path, Access::Edit) else { return run };
    assert_eq!(opened.workshop, after(first - 1));
    for sequence in first..=last {
        run.asked = sequence;
        let waiting: Vec<_> = (run.acknowledged + 1..=sequence).map(adds).collect();
        if opened.document.append(&waiting).is_ok() {
            run.acknowledged = sequence;
        }
        if sequence % 3 == 0 && opened.document.checkpoint(&after(sequence)).is_ok() {
            run.acknowledged = sequence;
        }
    }
    run
}

/// Runs a session with every operation failing in turn; each time the next run has to find everything.
fn every_fault(prepare: impl Fn() -> Stage, first: u64, kinds: &[(Trouble, Moment, Lasting)]) {
    for &(trouble, moment, lasting) in kinds {
        for number in 0.. {
            let stage = prepare();
            stage.faulty.fail_at(number, trouble, moment, lasting);
            let run = session(&stage, first, first + 5);
            let operations = stage.faulty.operations();
            let at = format!("{trouble:?} {moment:?} {lasting:?} at {number}: {:?}", operations.get(number));
            let in_file = stage.in_file();
            assert_eq!(in_file, after(in_file.revision), "{at}");
            let opened = stage.reopen();
            let found = opened.workshop.revision;
            assert!(!opened.changed_outside, "{at}");
            assert!((run.acknowledged..=run.asked).contains(&found), "{at}: {found} of {}", run.acknowledged);
            assert_eq!(opened.workshop, after(found), "{at}");
            drop(opened.document);

            // Whatever happened, the next run works and loses nothing either.
            stage.faulty.heal();
            let next = session(&stage, found + 1, found + 3);
            assert_eq!(next.acknowledged, found + 3, "{at}");
            assert_eq!(stage.reopen().workshop, after(found + 3), "{at}");
            let litter = stage.documents().into_iter().filter(|name| name.starts_with(".Strategy")).count();
            let could_clean = lasting == Lasting::Once && moment == Moment::Instead;
            assert!(!could_clean || litter == 0 || operations[number].starts_with("remove"), "{at}");
            if operations.len() <= number {
                break;
            }
        }
    }
}

#[test]
fn no_acknowledged_step_is_lost_when_any_operation_fails() {
    every_fault(Stage::new, 4, &KINDS);
}

#[test]
fn no_acknowledged_step_is_lost_when_any_operation_of_a_recovery_fails() {
    let crashed = || {
        let stage = Stage::new();
        let mut document = stage.reopen().document;
        document.append(&[adds(4), adds(5)]).unwrap();
        document.checkpoint(&after(5)).unwrap();
        document.append(&[adds(6)]).unwrap();
        document.append(&[adds(7)]).unwrap();
        drop(document);
        stage
    };
    every_fault(crashed, 8, &KINDS[2..5]);
}

#[test]
fn no_acknowledged_step_is_lost_when_a_second_operation_fails_while_the_first_is_mended() {
    for first in (0..44).step_by(2).chain([1, 3, 5]) {
        for second in first + 1..first + 9 {
            let stage = Stage::new();
            stage.faulty.fail_at(first, Trouble::Broken, Moment::Instead, Lasting::Once);
            stage.faulty.also_fail_at(second, Trouble::DiskFull, Moment::Instead, Lasting::Sticky);
            let Ok(Opened { mut document, .. }) = stage.try_open(&stage.path, Access::Edit) else { continue };
            let mut acknowledged = 3;
            for sequence in 4..14 {
                let waiting: Vec<_> = (acknowledged + 1..=sequence).map(adds).collect();
                if document.append(&waiting).is_ok() {
                    acknowledged = sequence;
                }
            }
            drop(document);
            let found = stage.reopen().workshop;
            assert_eq!(found, after(found.revision));
            assert!(found.revision >= acknowledged, "at {first} and {second}: {} of {acknowledged}", found.revision);
        }
    }
}

#[test]
fn a_file_on_another_disk_is_saved_while_the_programs_own_folder_fails_and_nothing_is_missing_after_it_heals() {
    for number in 0.. {
        let stage = Stage::new();
        let mut document = stage.open().document;
        document.append(&[adds(4)]).unwrap();
        stage.faulty.fail_under(&stage.home, number, Trouble::DiskFull);
        let mut acknowledged = 4;
        for sequence in 5..9 {
            let waiting: Vec<_> = (acknowledged + 1..=sequence).map(adds).collect();
            if document.append(&waiting).is_ok() {
                acknowledged = sequence;
            }
            if sequence % 2 == 0 && document.checkpoint(&after(sequence)).is_ok() {
                assert_eq!(stage.in_file(), after(sequence));
                acknowledged = sequence;
            }
        }
        let reached = stage.faulty.operations().len() <= number;
        stage.faulty.heal();
        document.append(&[adds(9)]).unwrap();
        document.append(&[adds(10)]).unwrap();
        drop(document);
        let opened = stage.reopen();
        assert_eq!((opened.workshop, opened.changed_outside), (after(10), false), "at {number}");
        if reached {
            break;
        }
    }
}

#[test]
fn a_journal_that_failed_is_repeated_as_a_whole_in_another_file() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    let first = stage.kept("journal-", ".jsonl");
    stage.faulty.fail_at(1, Trouble::Broken, Moment::Instead, Lasting::Once);
    document.append(&[adds(5)]).unwrap_err();
    assert_eq!(
        stage.faulty.operations().last().unwrap(),
        &format!("sync_data {}", first.file_name().unwrap().display())
    );
    document.append(&[adds(5), adds(6)]).unwrap();
    document.append(&[adds(7)]).unwrap();
    drop(document);
    fs::remove_file(first).unwrap();
    assert_eq!(stage.reopen().workshop, after(7));
}

#[test]
fn history_misses_no_step_when_a_checkpoint_fails_on_its_way() {
    for number in 0.. {
        let stage = Stage::new();
        let mut document = stage.open().document;
        document.append(&[adds(4)]).unwrap();
        stage.faulty.fail_at(number, Trouble::Broken, Moment::Instead, Lasting::Once);
        let _ = document.checkpoint(&after(4));
        let reached = stage.faulty.operations().len() <= number;
        stage.faulty.heal();
        let history =
            |document: &Document| document.history().unwrap().iter().map(|step| step.sequence).collect::<Vec<_>>();
        assert_eq!(history(&document), [4], "at {number}");
        document.append(&[adds(5)]).unwrap();
        document.checkpoint(&after(5)).unwrap();
        assert_eq!(history(&document), [4, 5], "at {number}");
        drop(document);
        assert_eq!(history(&stage.reopen().document), [4, 5], "at {number}");
        if reached {
            break;
        }
    }
}

#[test]
fn a_refused_step_that_is_taken_back_does_not_return_in_place_of_the_next_one() {
    for number in 0..12 {
        let stage = Stage::new();
        let mut document = stage.open().document;
        document.append(&[adds(4)]).unwrap();
        stage.faulty.fail_at(number, Trouble::DiskFull, Moment::After, Lasting::Once);
        let mut other = adds(5);
        other.label.code = "step-set-text".to_owned();
        other.patch = adds(50).patch;
        let expected = if document.append(&[adds(5)]).is_ok() {
            vec![4, 5]
        } else {
            document.append(&[other]).expect("one fault only");
            vec![4, 50]
        };
        drop(document);
        assert_eq!(steps_in(&stage.reopen().workshop), expected, "at {number}");
    }
}

#[test]
fn a_full_disk_of_the_program_is_said_and_heals_by_itself() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    stage.faulty.fail_at(0, Trouble::DiskFull, Moment::Instead, Lasting::Sticky);
    for _ in 0..3 {
        let refused = document.append(&[adds(5)]).unwrap_err();
        assert_eq!((refused.code(), &refused.arguments()[0]), ("storage", &("reason", "full".to_owned())));
    }
    stage.faulty.heal();
    document.append(&[adds(5), adds(6)]).unwrap();
    drop(document);
    assert_eq!(stage.reopen().workshop, after(6));
}

#[test]
fn a_file_is_saved_even_while_the_programs_own_folder_cannot_be_made() {
    let stage = Stage::new();
    fs::create_dir_all(stage.home.parent().unwrap()).unwrap();
    fs::write(&stage.home, "in the way").unwrap();
    let mut document = stage.open().document;
    assert_eq!(document.append(&[adds(4)]).unwrap_err().code(), "storage");
    let saved = document.checkpoint(&after(4)).unwrap();
    assert_eq!(saved.aside.unwrap().code(), "storage");
    assert_eq!(stage.in_file(), after(4));
    fs::remove_file(&stage.home).unwrap();
    document.append(&[adds(5)]).unwrap();
    document.checkpoint(&after(5)).unwrap();
    document.append(&[adds(6)]).unwrap();
    drop(document);
    assert_eq!((stage.in_file(), stage.reopen().workshop), (after(5), after(6)));
}

#[test]
fn no_step_of_an_untitled_workshop_is_lost_on_its_way_into_a_file() {
    for (trouble, moment, lasting) in KINDS {
        for number in 0.. {
            let stage = Stage::bare();
            stage.faulty.fail_at(number, trouble, moment, lasting);
            let mut document = Document::create_untitled(stage.files(), &stage.home, &small()).unwrap();
            let first = document.append(&[adds(4)]).is_ok();
            let saved = document.save_as(&after(4), &stage.path).is_ok();
            let second = (first || saved) && document.append(&[adds(5)]).is_ok();
            drop(document);
            let operations = stage.faulty.operations();
            let at = format!("{trouble:?} {moment:?} {lasting:?} at {number}: {:?}", operations.get(number));
            let in_file = stage.path.exists().then(|| stage.reopen().workshop.revision);
            let home = Document::open_untitled(Arc::new(RealFiles), &stage.home, &id("w1")).unwrap();
            let kept = home.map(|opened| opened.workshop.revision);
            let least = if second {
                5
            } else if first || saved {
                4
            } else {
                3
            };
            assert!(in_file.max(kept).unwrap_or(3) >= least, "{at}: {in_file:?} {kept:?} of {least}");
            assert!(!saved || in_file.is_some(), "{at}");
            recoverable(&stage.files(), &stage.home).or_else(|_| recoverable(&stage.files(), &stage.home)).ok();
            if operations.len() <= number {
                break;
            }
        }
    }
}
