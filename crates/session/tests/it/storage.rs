//! Disks that refuse: the console goes on in memory and says so, a script is refused and nothing is half done.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use handvat_protocol::event::Safety;
use handvat_session::workshop::OpenWorkshop;
use handvat_store::faulty::{FaultyFiles, Lasting, Moment, Trouble};
use handvat_store::files::RealFiles;

use crate::workshop::{Bench, command, fresh, note, send};

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
    assert_eq!(fault.code, "outside-strange");
    let state = workshop.save_state().unwrap();
    assert_eq!((state.state, state.reason.unwrap().code), (Safety::Safe, "outside-strange".to_owned()));
    assert_eq!(std::fs::read_to_string(bench.file()).unwrap(), "something else", "nothing is overwritten unseen");
    workshop.save_as(&bench.folder.path().join("mine.handvat")).unwrap();
    assert_eq!(workshop.save_state().unwrap().state, Safety::Saved);
}

#[test]
fn what_a_script_was_refused_can_be_asked_again_under_the_same_name() {
    let bench = Bench::new();
    let (files, workshop) = broken(&bench, false);
    let before = workshop.present();
    send(&workshop, &note(2)).unwrap_err();
    assert_eq!(*workshop.present(), *before, "the time of the last edit is as it was, too");
    files.heal();
    // The journal is tried again by itself.
    let deadline = Instant::now() + Duration::from_mins(1);
    while let Err(code) = send(&workshop, &note(2)) {
        assert!(code.starts_with("storage") && Instant::now() < deadline, "{code}");
        std::thread::yield_now();
    }
    assert_eq!(workshop.read(|workshop| workshop.notes.len()), 2);
}

#[test]
fn a_file_that_refuses_for_long_is_not_tried_at_every_edit() {
    let bench = Bench::new();
    bench.begun().close().unwrap();
    let files = FaultyFiles::new(Arc::new(RealFiles));
    let workshop = OpenWorkshop::open(bench.hand_over(Arc::new(files.clone()), true), &bench.file()).unwrap();
    let many = (0..256).map(|number| command(&note(number))).collect();
    std::fs::write(bench.file(), "something else").unwrap();
    workshop.send_alone(many).unwrap();
    assert_eq!(workshop.checkpoint().unwrap_err().code, "outside-strange");
    files.fail_at(usize::MAX, Trouble::Broken, Moment::Instead, Lasting::Once);
    for number in 300..340 {
        send(&workshop, &note(number)).unwrap();
    }
    workshop.save_state().unwrap();
    let reads = files.operations().iter().filter(|operation| operation.as_str() == "read day.handvat").count();
    assert!(reads <= 1, "{reads} attempts at the file");
    assert_eq!(workshop.save_state().unwrap().state, Safety::Safe);
}

#[test]
fn work_that_is_in_memory_only_keeps_the_workshop_open_until_it_is_safe_or_given_up() {
    let bench = Bench::new();
    let (files, workshop) = broken(&bench, true);
    send(&workshop, &note(2)).unwrap();
    assert!(workshop.let_go().unwrap_err().code.starts_with("storage"));
    assert_eq!(workshop.read(|workshop| workshop.notes.len()), 2);
    send(&workshop, &note(3)).unwrap();
    files.heal();
    workshop.let_go().unwrap();
    assert_eq!(send_code(&workshop), "nothing-open");
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(again.read(|workshop| workshop.notes.len()), 3);
}

#[test]
fn closing_tries_the_journal_again_where_the_file_cannot_be_written() {
    let bench = Bench::new();
    let (files, workshop) = broken(&bench, true);
    send(&workshop, &note(2)).unwrap();
    assert_eq!(workshop.save_state().unwrap().state, Safety::NotSaved);
    files.heal();
    let whole = std::fs::read(bench.file()).unwrap();
    std::fs::remove_file(bench.file()).unwrap();
    assert_eq!(workshop.close().unwrap_err().code, "file-gone");
    std::fs::write(bench.file(), whole).unwrap();
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(again.read(|workshop| workshop.notes.len()), 2);
}

#[test]
fn saving_a_file_that_is_gone_does_not_say_that_it_is_saved() {
    let bench = Bench::new();
    let workshop = bench.begun();
    workshop.checkpoint().unwrap();
    std::fs::remove_file(bench.file()).unwrap();
    assert_eq!(workshop.checkpoint().unwrap_err().code, "file-gone");
    assert_eq!(workshop.save_state().unwrap().state, Safety::Safe);
}

#[test]
fn a_journal_that_hangs_leaves_the_console_at_work_and_says_not_saved_until_the_disk_answers() {
    let bench = Bench::new();
    let (files, workshop) = broken(&bench, true);
    files.heal();
    let hanging = files.hang_under(&bench.hand().data);
    send(&workshop, &note(2)).unwrap();
    let state = workshop.save_state().unwrap();
    assert_eq!((state.state, state.reason.unwrap().code), (Safety::NotSaved, "storage-slow".to_owned()));
    send(&workshop, &note(3)).unwrap();
    assert!(workshop.checkpoint().is_err());
    let copy = bench.folder.path().join("copy.handvat");
    workshop.save_copy(&copy).unwrap();
    drop(hanging);
    let deadline = Instant::now() + Duration::from_mins(1);
    while workshop.save_state().unwrap().state == Safety::NotSaved {
        assert!(Instant::now() < deadline);
        std::thread::yield_now();
    }
    send(&workshop, &note(4)).unwrap();
    workshop.close().unwrap();
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(again.read(|workshop| workshop.notes.len()), 4);
    let copied = OpenWorkshop::open(bench.hand(), &copy).unwrap();
    assert_eq!(copied.read(|workshop| workshop.notes.len()), 3);
}

#[test]
fn a_script_whose_journal_hangs_is_refused_and_the_step_is_not_there_later() {
    let bench = Bench::new();
    let (files, workshop) = broken(&bench, false);
    files.heal();
    let hanging = files.hang_under(&bench.hand().data);
    assert_eq!(send(&workshop, &note(2)).unwrap_err(), "storage-slow");
    assert_eq!(workshop.read(|workshop| workshop.notes.len()), 1);
    drop(hanging);
    let deadline = Instant::now() + Duration::from_mins(1);
    while let Err(code) = send(&workshop, &note(3)) {
        assert!(code.starts_with("storage") && Instant::now() < deadline, "{code}");
        std::thread::yield_now();
    }
    drop(workshop);
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    let notes: Vec<_> = again.read(|workshop| workshop.notes.keys().map(ToString::to_string).collect());
    assert_eq!(notes, ["n1", "n3"]);
}

/// The journal takes a step after the script was told that it is refused; then the program ends.
fn refused_by_a_journal_that_hung(saved: bool) {
    let bench = Bench::new();
    let (files, workshop) = broken(&bench, false);
    files.heal();
    if saved {
        workshop.checkpoint().unwrap();
    }
    let hanging = files.hang_under(&bench.hand().data);
    assert_eq!(send(&workshop, &note(2)).unwrap_err(), "storage-slow");
    drop(hanging);
    // Without its file the workshop cannot be saved at the end.
    let whole = std::fs::read(bench.file()).unwrap();
    std::fs::remove_file(bench.file()).unwrap();
    let _ = workshop.close();
    std::fs::write(bench.file(), whole).unwrap();
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    let notes: Vec<_> = again.read(|workshop| workshop.notes.keys().map(ToString::to_string).collect());
    assert_eq!(notes, ["n1"]);
}

#[test]
fn a_refused_step_that_the_journal_got_late_is_not_there_in_the_next_run() {
    refused_by_a_journal_that_hung(true);
}

#[test]
fn a_refused_step_that_the_journal_got_late_is_not_there_behind_others_either() {
    refused_by_a_journal_that_hung(false);
}

#[test]
fn a_folder_that_hangs_when_its_watch_is_set_up_holds_nobody_up() {
    let bench = Bench::new();
    let files = FaultyFiles::new(Arc::new(RealFiles));
    let workshop = OpenWorkshop::begin(bench.hand_over(Arc::new(files.clone()), true), fresh()).unwrap();
    let (arrived, arrival) = channel();
    let (release, released) = channel::<()>();
    let (arrived, released) = (Mutex::new(arrived), Mutex::new(released));
    // The first look at the file itself is that of the watch: it has only been written there before.
    let file = bench.file();
    files.meanwhile("canonical", move |_| {
        if file.exists() {
            arrived.lock().unwrap().send(()).unwrap();
            let _ = released.lock().unwrap().recv();
        }
    });
    workshop.save_as(&bench.file()).unwrap();
    arrival.recv().unwrap();
    std::thread::scope(|scope| {
        let (told, edited) = channel();
        let workshop = &workshop;
        scope.spawn(move || told.send(send(workshop, &note(1)).is_ok()));
        assert_eq!(edited.recv_timeout(Duration::from_secs(5)), Ok(true));
        drop(release);
    });
    workshop.close().unwrap();
}

#[test]
fn a_file_on_a_disk_that_hangs_leaves_the_work_safe_and_says_why() {
    let bench = Bench::new();
    let (files, workshop) = broken(&bench, true);
    files.heal();
    let hanging = files.hang_under(&bench.file());
    send(&workshop, &note(2)).unwrap();
    std::thread::scope(|scope| {
        let saving = scope.spawn(|| workshop.checkpoint());
        let deadline = Instant::now() + Duration::from_mins(1);
        while workshop.save_state().unwrap().reason.is_none() {
            assert!(Instant::now() < deadline);
            std::thread::yield_now();
        }
        let state = workshop.save_state().unwrap();
        assert_eq!((state.state, state.reason.unwrap().code), (Safety::Safe, "file-slow".to_owned()));
        send(&workshop, &note(3)).unwrap();
        drop(hanging);
        saving.join().unwrap().unwrap();
    });
    workshop.checkpoint().unwrap();
    assert_eq!(workshop.save_state().unwrap().state, Safety::Saved);
}

fn send_code(workshop: &OpenWorkshop) -> &'static str {
    workshop.send_alone(Vec::new()).unwrap_err().code
}
