//! A workshop that another program has open: seen here as far as that program has come, refused to scripts, and
//! worked on here when that program is gone.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use handvat_protocol::event::{Event, Safety};
use handvat_session::workshop::OpenWorkshop;
use handvat_store::files::RealFiles;

use crate::workshop::{Bench, note, send};

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !holds() {
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn notes(workshop: &OpenWorkshop) -> usize {
    workshop.read(|workshop| workshop.notes.len())
}

fn read_only(workshop: &OpenWorkshop) -> Option<String> {
    workshop.save_state().unwrap().read_only.map(|failure| failure.code.clone())
}

#[test]
fn a_second_one_can_look_follows_the_first_and_goes_on_when_it_is_gone() {
    let bench = Bench::new();
    let first = bench.begun();
    send(&first, &note(1)).unwrap();
    let second = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!((notes(&second), read_only(&second).as_deref()), (1, Some("open-elsewhere")));
    assert_eq!(send(&second, &note(2)).unwrap_err(), "open-elsewhere");
    assert_eq!(second.checkpoint().unwrap_err().code, "open-elsewhere");
    send(&first, &note(2)).unwrap();
    until("the edit of the first", || notes(&second) == 2);
    bench.told();
    first.close().unwrap();
    until("the end of the first", || read_only(&second).is_none());
    assert!(bench.told().contains(&Event::Opened), "pages begin anew");
    send(&second, &note(3)).unwrap();
    second.checkpoint().unwrap();
    assert_eq!(second.save_state().unwrap().state, Safety::Saved);
    let third = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!((notes(&third), read_only(&third).as_deref()), (3, Some("open-elsewhere")));
}

#[test]
fn undo_reaches_what_the_first_did() {
    let bench = Bench::new();
    let first = bench.begun();
    let second = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    send(&first, &note(1)).unwrap();
    drop(first);
    until("the end of the first", || read_only(&second).is_none());
    send(&second, r#"{"edit":"undo"}"#).unwrap();
    assert_eq!(notes(&second), 0);
}

#[test]
fn a_script_is_refused_what_is_open_elsewhere() {
    let bench = Bench::new();
    let _first = bench.begun();
    let script = OpenWorkshop::open(bench.hand_over(Arc::new(RealFiles), false), &bench.file());
    assert_eq!(script.err().unwrap().code, "locked");
}

#[test]
fn what_is_open_elsewhere_can_be_copied_and_saved_as_another_workshop() {
    let bench = Bench::new();
    let first = bench.begun();
    send(&first, &note(1)).unwrap();
    let second = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    let beside = |name: &str| bench.folder.path().join(name);
    second.save_copy(&beside("copy.handvat")).unwrap();
    second.save_as(&beside("mine.handvat")).unwrap();
    assert_eq!(read_only(&second), None);
    send(&second, &note(2)).unwrap();
    drop(first);
    assert_eq!((notes(&second), second.place()), (2, Some(beside("mine.handvat"))));
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!((notes(&again), read_only(&again)), (1, None));
    assert!(fs::read_to_string(beside("copy.handvat")).unwrap().contains("Notitie 1"));
}
