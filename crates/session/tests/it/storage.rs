//! Disks that refuse: the console goes on in memory and says so, a script is refused and nothing is half done.

use std::sync::Arc;

use handvat_protocol::event::Safety;
use handvat_session::workshop::OpenWorkshop;
use handvat_store::faulty::{FaultyFiles, Lasting, Moment, Trouble};
use handvat_store::files::RealFiles;

use crate::workshop::{Bench, note, send};

fn broken(bench: &Bench, in_memory: bool) -> (FaultyFiles, OpenWorkshop) {
    bench.begun().close().unwrap();
    let files = FaultyFiles::new(Arc::new(RealFiles));
    let hand = bench.hand_over(Arc::new(files.clone()), in_memory);
    let workshop = OpenWorkshop::open(hand, &bench.file()).unwrap();
    send(&workshop, &note(1)).unwrap();
    files.fail_at(0, Trouble::DiskFull, Moment::Instead, Lasting::Sticky);
    (files, workshop)
}

#[test]
fn the_console_goes_on_in_memory_says_not_saved_and_heals_with_the_next_edit() {
    let bench = Bench::new();
    let (files, workshop) = broken(&bench, true);
    send(&workshop, &note(2)).unwrap();
    let state = workshop.save_state().unwrap();
    assert_eq!(state.state, Safety::NotSaved);
    assert!(state.reason.is_some_and(|reason| reason.hint.is_some()));
    files.heal();
    send(&workshop, &note(3)).unwrap();
    assert_eq!(workshop.save_state().unwrap().state, Safety::Safe);
    workshop.close().unwrap();
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(again.read(|workshop| workshop.notes.len()), 3);
}

#[test]
fn a_script_is_refused_and_what_was_refused_is_not_in_the_workshop() {
    let bench = Bench::new();
    let (files, workshop) = broken(&bench, false);
    let before = workshop.present();
    let code = send(&workshop, &note(2)).unwrap_err();
    assert!(code.starts_with("storage"), "{code}");
    assert_eq!(workshop.present().notes, before.notes);
    assert_eq!(workshop.present().revision, before.revision);
    files.heal();
    drop(workshop);
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(again.read(|workshop| workshop.notes.len()), 1);
    send(&again, r#"{"edit":"undo"}"#).unwrap();
    assert!(again.read(|workshop| workshop.notes.is_empty()));
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_work_safe_and_says_why() {
    let bench = Bench::new();
    let workshop = bench.begun();
    // Another program puts its own content there.
    std::fs::write(bench.file(), "something else").unwrap();
    send(&workshop, &note(1)).unwrap();
    let fault = workshop.checkpoint().unwrap_err();
    assert_eq!(fault.code, "file-changed-outside");
    let state = workshop.save_state().unwrap();
    assert_eq!((state.state, state.reason.unwrap().code), (Safety::Safe, "file-changed-outside".to_owned()));
    assert_eq!(std::fs::read_to_string(bench.file()).unwrap(), "something else", "nothing is overwritten unseen");
    workshop.save_as(&bench.folder.path().join("mine.handvat")).unwrap();
    assert_eq!(workshop.save_state().unwrap().state, Safety::Saved);
}
