//! Work that came back stays a choice, over restarts and crashes, until somebody made it once.

use std::fs;

use handvat_store::document::Opened;
use handvat_store::faulty::{Lasting, Moment, Trouble};
use handvat_store::opening::Access;
use handvat_store::writing::write;
use proptest::prelude::*;

use super::stage::{Stage, adds, after};

/// The file has the state 4, and the journal two steps more.
fn crashed() -> Stage {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    document.append(&[adds(5)]).unwrap();
    document.append(&[adds(6)]).unwrap();
    stage
}

/// How many steps wait for a decision, and whether both states are there.
fn waiting(opened: &Opened, before: u64) -> usize {
    assert_eq!(opened.document.before_recovery().unwrap(), write(&after(before)).unwrap());
    opened.undecided.as_ref().unwrap().edits
}

#[test]
fn both_states_are_offered_again_after_a_restart_until_somebody_decided() {
    let stage = crashed();
    for run in 0..3 {
        let mut opened = stage.reopen();
        assert_eq!((waiting(&opened, 4), &opened.workshop), (2, &after(6)));
        assert_eq!(opened.recovered.is_some(), run == 0, "later nothing has to come back any more");
        opened.document.checkpoint(&opened.workshop).unwrap();
        assert_eq!(stage.in_file(), after(6));
        assert_eq!(waiting(&opened, 4), 2, "also when the file has it all");
    }
    let mut opened = stage.reopen();
    opened.document.decide().unwrap();
    drop(opened);
    assert_eq!(stage.reopen().undecided, None);
    assert!(!stage.places()[0].1.contains(&"recovered.handvat".to_owned()));
}

#[test]
fn who_only_looks_is_told_too_and_changes_nothing() {
    let stage = crashed();
    let mut opened = stage.reopen();
    opened.document.checkpoint(&opened.workshop).unwrap();
    drop(opened);
    let mut looked = stage.try_open(&stage.path, Access::Look).unwrap();
    assert_eq!(waiting(&looked, 4), 2);
    looked.document.decide().unwrap();
    assert_eq!(waiting(&stage.reopen(), 4), 2);
}

#[test]
fn a_second_crash_adds_to_what_waits_and_the_file_of_the_first_stays_the_other_state() {
    let stage = crashed();
    let mut opened = stage.reopen();
    opened.document.checkpoint(&opened.workshop).unwrap();
    for step in 7..=10 {
        opened.document.append(&[adds(step)]).unwrap();
    }
    drop(opened);
    for _ in 0..2 {
        let opened = stage.reopen();
        assert_eq!(waiting(&opened, 4), 6);
        assert_eq!(opened.undecided.unwrap().last.len(), 5);
    }
}

#[test]
fn a_decision_holds_where_the_run_that_heard_it_is_killed_and_later_work_is_offered_anew() {
    let stage = crashed();
    let mut opened = stage.reopen();
    opened.document.append(&[adds(7)]).unwrap();
    opened.document.decide().unwrap();
    drop(opened);
    let opened = stage.reopen();
    assert_eq!((waiting(&opened, 4), &opened.workshop), (1, &after(7)), "only what came after");
    drop(opened);
    stage.reopen().document.decide().unwrap();
    assert_eq!(stage.reopen().undecided, None);
}

#[test]
fn it_goes_along_to_another_file_and_the_old_one_does_not_ask_again() {
    for saved in [false, true] {
        let stage = crashed();
        let mut opened = stage.reopen();
        if saved {
            opened.document.checkpoint(&opened.workshop).unwrap();
        }
        let other = stage.beside("Other.handvat");
        opened.document.save_as(&after(6), &other).unwrap();
        assert_eq!(opened.document.before_recovery().unwrap(), write(&after(4)).unwrap());
        drop(opened);
        assert_eq!(waiting(&stage.try_open(&other, Access::Edit).unwrap(), 4), 2);
        assert_eq!(stage.reopen().undecided, None);
    }
}

#[test]
fn whatever_cuts_a_run_short_both_states_are_offered_in_the_next() {
    let mut cut = 0;
    for at in 0.. {
        let stage = crashed();
        stage.faulty.fail_at(at, Trouble::Broken, Moment::Instead, Lasting::Sticky);
        let ended = stage.try_open(&stage.path, Access::Edit).is_ok_and(|mut opened| {
            let appended = opened.document.append(&[adds(7)]).is_ok();
            let saved = opened.document.checkpoint(&after(7)).is_ok_and(|saved| saved.aside.is_none());
            appended && saved
        });
        stage.faulty.heal();
        let mut opened = stage.reopen();
        let (found, revision) = (waiting(&opened, 4), opened.workshop.revision);
        assert!(found == 2 || (found == 3 && revision == 7), "{at}: {found}");
        opened.document.checkpoint(&opened.workshop).unwrap();
        drop(opened);
        let mut again = stage.reopen();
        assert_eq!((waiting(&again, 4), again.workshop.revision), (found, revision), "{at}");
        again.document.decide().unwrap();
        drop(again);
        assert_eq!(stage.reopen().undecided, None, "{at}");
        cut += usize::from(!ended);
        if ended && at > cut + 2 {
            break;
        }
    }
    assert!(cut > 20, "{cut}");
}

#[test]
fn a_decision_that_cannot_be_written_down_is_none_and_can_be_made_again() {
    for saved in [false, true] {
        for at in 0.. {
            let stage = crashed();
            let mut opened = stage.open();
            if saved {
                opened.document.checkpoint(&opened.workshop).unwrap();
            }
            stage.faulty.fail_at(at, Trouble::DiskFull, Moment::Instead, Lasting::Sticky);
            let decided = opened.document.decide();
            stage.faulty.heal();
            if decided.is_err() {
                assert_eq!(opened.document.before_recovery().unwrap(), write(&after(4)).unwrap(), "{at}");
                opened.document.append(&[adds(7)]).unwrap();
                opened.document.checkpoint(&after(7)).unwrap();
                drop(opened);
                opened = stage.open();
                assert_eq!(waiting(&opened, 4), 2, "{at}");
                opened.document.decide().unwrap();
            }
            drop(opened);
            assert_eq!(stage.reopen().undecided, None, "{at}");
            if decided.is_ok() {
                assert!(at > 3);
                break;
            }
        }
    }
}

/// As often as it fails, at most three times.
fn until_it_works<T, E: std::fmt::Debug>(mut deed: impl FnMut() -> Result<T, E>) -> T {
    deed().or_else(|_| deed()).or_else(|_| deed()).unwrap()
}

#[test]
fn a_disk_that_fails_once_makes_nobody_forget_what_waits() {
    for earlier in [false, true] {
        for at in 0.. {
            let stage = crashed();
            let mut steps = vec![7, 8];
            if earlier {
                // The record is there already, and more came back since.
                let mut opened = stage.reopen();
                opened.document.checkpoint(&opened.workshop).unwrap();
                opened.document.append(&[adds(7)]).unwrap();
                steps.remove(0);
            }
            let count = if earlier { 3 } else { 2 };
            stage.faulty.fail_at(at, Trouble::Broken, Moment::Instead, Lasting::Once);
            let mut opened = until_it_works(|| stage.try_open(&stage.path, Access::Edit));
            for step in steps {
                until_it_works(|| opened.document.append(&[adds(step)]));
                until_it_works(|| opened.document.checkpoint(&after(step)));
            }
            let operations = stage.faulty.operations().len();
            stage.faulty.heal();
            // What the program's own folder missed is caught up on with the next step.
            opened.document.append(&[adds(9)]).unwrap();
            opened.document.checkpoint(&after(9)).unwrap();
            assert_eq!(waiting(&opened, 4), count, "{at}");
            drop(opened);
            assert_eq!(waiting(&stage.reopen(), 4), count, "{at}");
            if at > operations {
                assert!(at > 40);
                break;
            }
        }
    }
}

#[test]
fn what_came_back_behind_a_file_that_was_just_replaced_waits_too() {
    let mut seen = 0;
    for at in 0.. {
        let stage = Stage::new();
        let mut document = stage.open().document;
        document.append(&[adds(4)]).unwrap();
        let checkpoint = document.begin_checkpoint(after(4).into(), &[]).unwrap();
        document.append(&[adds(5)]).unwrap();
        stage.faulty.fail_at(at, Trouble::Broken, Moment::Instead, Lasting::Sticky);
        let done = checkpoint.run().is_ok_and(|_| stage.faulty.operations().len() <= at);
        drop(document);
        stage.faulty.heal();
        if done {
            break;
        }
        if stage.in_file() != after(4) {
            continue;
        }
        seen += 1;
        let mut opened = stage.reopen();
        assert_eq!(waiting(&opened, 4), 1, "{at}");
        opened.document.append(&[adds(6)]).unwrap();
        drop(opened);
        let opened = stage.reopen();
        assert_eq!((waiting(&opened, 4), &opened.workshop), (2, &after(6)), "{at}");
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn a_record_that_cannot_be_read_is_no_reason_not_to_open() {
    let stage = crashed();
    let mut opened = stage.reopen();
    opened.document.checkpoint(&opened.workshop).unwrap();
    drop(opened);
    fs::write(stage.kept("recovered", ".json"), b"{\"base\":").unwrap();
    let opened = stage.reopen();
    assert_eq!((opened.undecided, opened.workshop), (None, after(6)));
}

#[derive(Debug, Clone, Copy)]
enum Deed {
    Edit,
    Save,
    /// Killed and opened again, whatever was saved before.
    Restart,
    Decide,
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_waits_for_a_decision_is_what_came_back_since_the_last_one(
        deeds in prop::collection::vec(
            prop_oneof![4 => Just(Deed::Edit), 2 => Just(Deed::Save), 3 => Just(Deed::Restart), 1 => Just(Deed::Decide)],
            1..40,
        )
    ) {
        let stage = Stage::new();
        let mut opened = stage.reopen();
        // What the file has, the last step, that with which the run began, and up to which it was decided.
        let (mut file, mut last, mut begun, mut through) = (3, 3, 3, 3);
        // The file before and how many steps wait: as it is remembered, and in this run.
        let mut kept = None::<(u64, u64)>;
        let mut told = None::<(u64, u64)>;
        for deed in deeds {
            match deed {
                Deed::Edit => {
                    last += 1;
                    opened.document.append(&[adds(last)]).unwrap();
                }
                Deed::Save => {
                    opened.document.checkpoint(&after(last)).unwrap();
                    if last > file {
                        (file, kept) = (last, told);
                    }
                }
                Deed::Restart => {
                    drop(opened);
                    opened = stage.reopen();
                    begun = last;
                    let back = last - file.max(through);
                    let (before, count) = kept.unwrap_or((file, 0));
                    told = if back > 0 { Some((before, count + back)) } else { kept };
                    let found = opened.undecided.as_ref().map(|found| found.edits as u64);
                    prop_assert_eq!(found, told.map(|(_, count)| count));
                }
                Deed::Decide => {
                    opened.document.decide().unwrap();
                    if told.is_some() {
                        (kept, told, through) = (None, None, begun);
                    }
                }
            }
            if let Some((before, _)) = told {
                prop_assert_eq!(opened.document.before_recovery().unwrap(), write(&after(before)).unwrap());
            }
        }
    }
}
