//! Steps that were refused and of which the disk has the bytes all the same: they never come back.

use handvat_store::faulty::{Lasting, Moment, Trouble};

use super::stage::{Stage, adds, after};

/// A run whose next step is refused by the operation with that number, although it happens. None when the step needs
/// fewer operations. Says whether the step is there in the next run.
fn comes_back(pending: bool, begun: bool, at: usize, forget: bool) -> Option<bool> {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    let mut last = 4;
    if begun {
        // The step goes behind another one, not into a file of its own.
        document.append(&[adds(5)]).unwrap();
        document.checkpoint(&after(5)).unwrap();
        last = 5;
    }
    if pending {
        last += 1;
        document.append(&[adds(last)]).unwrap();
    }
    stage.faulty.fail_at(at, Trouble::Broken, Moment::After, Lasting::Once);
    let refused = document.append(&[adds(last + 1)]).is_err();
    stage.faulty.heal();
    if !refused {
        return None;
    }
    if forget {
        document.forget_refused().unwrap();
        document.forget_refused().unwrap();
    }
    drop(document);
    let mut opened = stage.reopen();
    let found = opened.workshop.revision;
    assert!(found == last || found == last + 1, "{found} of {last}");
    assert_eq!(opened.workshop, after(found));
    // The journal goes on, and the file follows.
    opened.document.append(&[adds(found + 1)]).unwrap();
    opened.document.checkpoint(&after(found + 1)).unwrap();
    drop(opened);
    assert_eq!((stage.in_file(), stage.reopen().workshop), (after(found + 1), after(found + 1)));
    Some(found > last)
}

#[test]
fn a_step_that_was_refused_never_comes_back_though_the_disk_has_it() {
    for (pending, begun) in [(false, false), (false, true), (true, false), (true, true)] {
        let rounds = |forget| (0..).map_while(move |at| comes_back(pending, begun, at, forget));
        let (left, forgotten): (Vec<bool>, Vec<bool>) = (rounds(false).collect(), rounds(true).collect());
        assert!(left.contains(&true), "{pending} {begun}: the disk never has it, so nothing is proved");
        assert!(!forgotten.is_empty() && !forgotten.contains(&true), "{pending} {begun}: {forgotten:?}");
    }
}

#[test]
fn whatever_cuts_forgetting_short_nothing_that_was_acknowledged_is_lost() {
    for pending in [false, true] {
        for at in 0.. {
            let stage = Stage::new();
            let mut document = stage.open().document;
            document.append(&[adds(4)]).unwrap();
            document.checkpoint(&after(4)).unwrap();
            let last = if pending { 5 } else { 4 };
            if pending {
                document.append(&[adds(5)]).unwrap();
            }
            // The bytes are written, the sync fails.
            stage.faulty.fail_at(1, Trouble::Broken, Moment::After, Lasting::Once);
            document.append(&[adds(last + 1)]).unwrap_err();
            stage.faulty.fail_at(at, Trouble::Broken, Moment::Instead, Lasting::Sticky);
            let done = document.forget_refused().is_ok();
            drop(document);
            stage.faulty.heal();
            let found = stage.reopen().workshop;
            assert!(found == after(last) || (!done && found == after(last + 1)), "{at}: {}", found.revision);
            if done {
                assert!(at > 2);
                break;
            }
        }
    }
}
