//! The same workshop opened a second time: seen as far as its holder has come, and taken over when the holder is gone.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use handvat_store::coded::Coded;
use handvat_store::document::Opened;
use handvat_store::opening::{Access, ReadOnly};

use crate::it::stage::{Stage, adds, after, steps_in};

fn second(stage: &Stage) -> Opened {
    stage.try_open(&stage.path, Access::EditOrLook).unwrap()
}

#[test]
fn a_second_one_sees_what_the_first_has_and_writes_nothing() {
    let stage = Stage::new();
    let mut first = stage.open();
    first.document.append(&[adds(4), adds(5)]).unwrap();
    let before = stage.places();
    let mut second = second(&stage);
    assert_eq!((&second.workshop, second.read_only), (&after(5), Some(ReadOnly::Elsewhere)));
    assert_eq!(second.recovered, None, "nothing was lost that had to be brought back");
    assert_eq!(second.document.append(&[adds(6)]).unwrap_err().code(), "read-only");
    assert_eq!(second.document.checkpoint(&after(6)).unwrap_err().code(), "read-only");
    assert_eq!(stage.places(), before);
    drop(second);
    first.document.append(&[adds(6)]).unwrap();
    first.document.checkpoint(&after(6)).unwrap();
    assert_eq!(stage.in_file(), after(6));
}

#[test]
fn where_nobody_else_is_at_work_a_second_one_is_a_first_one() {
    let stage = Stage::new();
    let mut opened = second(&stage);
    assert_eq!(opened.read_only, None);
    assert!(opened.document.follower().is_none());
    opened.document.append(&[adds(4)]).unwrap();
}

#[test]
fn a_script_is_still_refused() {
    let stage = Stage::new();
    let _first = stage.open();
    assert_eq!(stage.try_open(&stage.path, Access::Edit).unwrap_err().code(), "locked");
}

#[test]
fn a_second_one_follows_the_first() {
    let stage = Stage::new();
    let mut first = stage.open();
    let second = second(&stage);
    let mut follower = second.document.follower().unwrap();
    follower.look().unwrap();
    assert!(follower.look().unwrap().is_none(), "nothing happened");
    first.document.append(&[adds(4)]).unwrap();
    let seen = follower.look().unwrap().unwrap();
    assert_eq!((&seen.workshop, seen.read_only), (&after(4), Some(ReadOnly::Elsewhere)));
    first.document.checkpoint(&after(4)).unwrap();
    first.document.append(&[adds(5)]).unwrap();
    assert_eq!(follower.look().unwrap().unwrap().workshop, after(5));
    assert!(follower.look().unwrap().is_none());
}

#[test]
fn a_second_one_takes_over_when_the_first_is_gone() {
    let stage = Stage::new();
    let mut first = stage.open();
    let view = second(&stage);
    let mut follower = view.document.follower().unwrap();
    follower.look().unwrap();
    // Never saved, as after a kill.
    first.document.append(&[adds(4), adds(5)]).unwrap();
    drop(first);
    let mut taken = follower.look().unwrap().unwrap();
    assert_eq!((&taken.workshop, taken.read_only), (&after(5), None));
    assert_eq!(taken.recovered.map(|found| found.edits), Some(2));
    taken.document.append(&[adds(6)]).unwrap();
    taken.document.checkpoint(&after(6)).unwrap();
    assert_eq!(stage.in_file(), after(6));
    // The lock is held again.
    assert_eq!(second(&stage).read_only, Some(ReadOnly::Elsewhere));
}

#[test]
fn what_is_open_elsewhere_can_be_saved_as_a_workshop_of_its_own() {
    let stage = Stage::new();
    let mut first = stage.open();
    first.document.append(&[adds(4)]).unwrap();
    let mut second = second(&stage);
    assert_eq!(second.document.save_as(&after(4), &stage.path).unwrap_err().code(), "read-only");
    let other = stage.beside("Other.handvat");
    second.document.save_as(&after(4), &other).unwrap();
    assert!(second.document.follower().is_none());
    second.document.append(&[adds(5)]).unwrap();
    first.document.append(&[adds(5), adds(6)]).unwrap();
    first.document.checkpoint(&after(6)).unwrap();
    drop((first, second));
    assert_eq!(stage.reopen().workshop, after(6));
    assert_eq!(stage.try_open(&other, Access::Edit).unwrap().workshop, after(5));
}

#[test]
fn a_file_that_is_gone_when_the_first_is_gone_is_waited_for() {
    let stage = Stage::new();
    let first = stage.open();
    let mut follower = second(&stage).document.follower().unwrap();
    let bytes = fs::read(&stage.path).unwrap();
    fs::remove_file(&stage.path).unwrap();
    drop(first);
    assert_eq!(follower.look().unwrap_err().code(), "file-missing");
    fs::write(&stage.path, bytes).unwrap();
    assert_eq!(follower.look().unwrap().unwrap().read_only, None);
}

#[test]
fn a_look_is_never_behind_what_was_acknowledged_before_it() {
    let stage = Stage::new();
    let mut first = stage.open();
    let done = Arc::new(AtomicBool::new(false));
    let acknowledged = Arc::new(std::sync::atomic::AtomicU64::new(3));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for sequence in 4..60 {
                first.document.append(&[adds(sequence)]).unwrap();
                acknowledged.store(sequence, Ordering::Release);
                if sequence % 3 == 0 {
                    first.document.checkpoint(&after(sequence)).unwrap();
                }
            }
            done.store(true, Ordering::Release);
        });
        while !done.load(Ordering::Acquire) {
            let least = acknowledged.load(Ordering::Acquire);
            let seen = second(&stage).workshop;
            assert!(seen.revision >= least, "{} is behind {least}", seen.revision);
            assert_eq!(steps_in(&seen), (4..=seen.revision).collect::<Vec<_>>());
        }
    });
}
