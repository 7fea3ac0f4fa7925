//! Somebody chooses to keep what came back: told as done only when it is.

use std::sync::Arc;
use std::time::{Duration, Instant};

use handvat_protocol::event::{Event, Snapshot};
use handvat_session::workshop::OpenWorkshop;
use handvat_store::faulty::{FaultyFiles, Lasting, Moment, Trouble};
use handvat_store::files::RealFiles;

use crate::merging::{copy_folder, until};
use crate::workshop::{Bench, note, send};

/// Its last step came back from the journal of a run that was killed.
fn come_back(bench: &Bench) -> (FaultyFiles, OpenWorkshop) {
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    workshop.checkpoint().unwrap();
    send(&workshop, &note(2)).unwrap();
    let left = bench.folder.path().join("left");
    copy_folder(&bench.data(), &left);
    let file = std::fs::read(bench.file()).unwrap();
    drop(workshop);
    std::fs::remove_dir_all(bench.data()).unwrap();
    std::fs::rename(&left, bench.data()).unwrap();
    std::fs::write(bench.file(), file).unwrap();
    let files = FaultyFiles::new(Arc::new(RealFiles));
    let workshop = OpenWorkshop::open(bench.hand_over(Arc::new(files.clone()), true), &bench.file()).unwrap();
    assert!(asked(&workshop));
    (files, workshop)
}

fn asked(workshop: &OpenWorkshop) -> bool {
    serde_json::from_slice::<Snapshot>(&workshop.snapshot().unwrap()).unwrap().recovered.is_some()
}

fn asked_in_the_next_run(bench: &Bench, workshop: OpenWorkshop) -> bool {
    workshop.close().unwrap();
    drop(workshop);
    asked(&OpenWorkshop::open(bench.hand(), &bench.file()).unwrap())
}

#[test]
fn a_choice_that_cannot_be_written_down_is_told_as_such_and_stays_a_choice_until_it_can() {
    let bench = Bench::new();
    let (files, workshop) = come_back(&bench);
    files.fail_under(&bench.data(), 0, Trouble::DiskFull);
    assert_eq!(workshop.keep_recovered().unwrap_err().code, "storage");
    assert!(asked(&workshop));
    files.heal();
    workshop.keep_recovered().unwrap();
    assert!(!asked(&workshop));
    assert!(!asked_in_the_next_run(&bench, workshop));
}

#[test]
fn a_choice_that_was_refused_is_offered_in_the_next_run() {
    let bench = Bench::new();
    let (files, workshop) = come_back(&bench);
    files.fail_at(0, Trouble::Broken, Moment::Instead, Lasting::Sticky);
    assert_eq!(workshop.keep_recovered().unwrap_err().code, "storage");
    files.heal();
    assert!(asked_in_the_next_run(&bench, workshop));
}

#[test]
fn a_disk_that_hangs_holds_no_edit_up_is_told_as_slow_and_the_choice_counts_when_it_answers() {
    let bench = Bench::new();
    let (files, workshop) = come_back(&bench);
    let place = std::fs::read_dir(bench.data().join("workshops")).unwrap().next().unwrap().unwrap().path();
    let hanging = files.hang_under(&place.join("recovered.new"));
    std::thread::scope(|scope| {
        let choosing = scope.spawn(|| workshop.keep_recovered());
        let began = Instant::now();
        send(&workshop, &note(3)).unwrap();
        assert!(began.elapsed() < Duration::from_secs(5) && asked(&workshop));
        assert_eq!(choosing.join().unwrap().unwrap_err().code, "storage-slow");
    });
    assert!(asked(&workshop));
    bench.told();
    drop(hanging);
    until("the choice counts", || !asked(&workshop));
    assert!(bench.told().iter().any(|event| matches!(event, Event::Opened)), "pages hear of it");
    assert!(!asked_in_the_next_run(&bench, workshop));
}

#[test]
fn while_the_document_is_away_with_a_disk_that_hangs_nothing_is_told_as_done() {
    let bench = Bench::new();
    let (files, workshop) = come_back(&bench);
    send(&workshop, &note(3)).unwrap();
    let hanging = files.hang_under(&bench.data());
    send(&workshop, &note(4)).unwrap();
    assert_eq!(workshop.keep_recovered().unwrap_err().code, "storage-slow");
    assert!(asked(&workshop));
    drop(hanging);
    until("the disk answers", || workshop.keep_recovered().is_ok());
    assert!(!asked(&workshop));
    assert!(!asked_in_the_next_run(&bench, workshop));
}
