//! Edits go in, patches come out, and what was acknowledged is there again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use handvat_model::edit::Edit;
use handvat_model::records::{Language, Workshop};
use handvat_protocol::command::{Batch, Command};
use handvat_protocol::event::{Event, Put, Safety};
use handvat_session::clock::{fresh_id, now};
use handvat_session::templates;
use handvat_session::workshop::{Hand, OpenWorkshop};
use handvat_store::files::{Files, RealFiles};
use handvat_words::Words;
use tempfile::TempDir;

/// A data folder, a folder for files, and everything that pages were told.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
    told: Arc<Mutex<Vec<Event>>>,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), told: Arc::default() }
    }

    pub(crate) fn hand(&self) -> Hand {
        self.hand_over(Arc::new(RealFiles), true)
    }

    pub(crate) fn hand_over(&self, files: Arc<dyn Files>, in_memory: bool) -> Hand {
        let told = Arc::clone(&self.told);
        Hand {
            files,
            data: self.data(),
            tell: Arc::new(move |event| told.lock().unwrap().push(event)),
            words: Arc::new(|| Words::new(&Language::English)),
            in_memory,
        }
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("day.handvat")
    }

    pub(crate) fn told(&self) -> Vec<Event> {
        std::mem::take(&mut self.told.lock().unwrap())
    }

    /// A workshop in a file, open.
    pub(crate) fn begun(&self) -> OpenWorkshop {
        let workshop = OpenWorkshop::begin(self.hand(), fresh()).unwrap();
        workshop.save_as(&self.file()).unwrap();
        workshop
    }
}

pub(crate) fn fresh() -> Workshop {
    templates::begin(&templates::built_in()[0], fresh_id(), &Language::Dutch, "Klantdag", &now())
}

pub(crate) fn command(json: &str) -> Command {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// Sends one command as a script does; the id it made, or the code of the refusal.
pub(crate) fn send(workshop: &OpenWorkshop, json: &str) -> Result<Option<String>, String> {
    let mut done = workshop.send_alone(vec![command(json)]).unwrap();
    done.remove(0).map(|id| id.map(|id| id.to_string())).map_err(|fault| fault.code.to_owned())
}

pub(crate) fn note(number: u32) -> String {
    format!(r#"{{"edit":"addNote","id":"n{number}","zone":"social-service","text":"Notitie {number}"}}"#)
}

fn notes_in(path: &Path) -> usize {
    let bytes = fs::read(path).unwrap();
    serde_json::from_slice::<Workshop>(&bytes).unwrap().notes.len()
}

#[test]
fn a_page_gets_each_step_as_a_patch_with_lines_and_names_for_undo() {
    let bench = Bench::new();
    let workshop = bench.begun();
    workshop.snapshot().unwrap();
    bench.told();
    let batch =
        Batch { client: "page".into(), sequence: 1, commands: vec![command(&note(1)), command(r#"{"edit":"undo"}"#)] };
    workshop.send(batch).unwrap();
    let patched: Vec<_> = bench.told().into_iter().filter(|event| matches!(event, Event::Patched { .. })).collect();
    let [
        Event::Patched { revision: 1, client, sequence: 1, puts, undo: Some(undo), redo: None },
        Event::Patched { revision: 2, undo: None, redo: Some(_), puts: back, .. },
    ] = &patched[..]
    else {
        panic!("{patched:?}")
    };
    assert_eq!((client.as_str(), undo.code.as_str()), ("page", "step-add-notes"));
    let [Put::Note { note: Some(note), text: Some(text), .. }] = &puts[..] else { panic!("{puts:?}") };
    assert_eq!((note.text.as_str(), text.lines[0].text.as_str()), ("Notitie 1", "Notitie"));
    assert!(matches!(&back[..], [Put::Note { note: None, .. }]));
}

#[test]
fn a_batch_that_comes_twice_or_too_early_is_refused_and_changes_nothing() {
    let bench = Bench::new();
    let workshop = bench.begun();
    let batch = |sequence, number| Batch { client: "page".into(), sequence, commands: vec![command(&note(number))] };
    workshop.send(batch(1, 1)).unwrap();
    for sequence in [1, 3] {
        assert_eq!(workshop.send(batch(sequence, 2)).unwrap_err().code, "out-of-order");
    }
    workshop.send(batch(2, 3)).unwrap();
    assert_eq!(workshop.read(|workshop| workshop.notes.len()), 2);
}

#[test]
fn opening_never_writes_and_closing_writes_what_is_left() {
    let bench = Bench::new();
    bench.begun().close().unwrap();
    let before = fs::read(bench.file()).unwrap();
    OpenWorkshop::open(bench.hand(), &bench.file()).unwrap().close().unwrap();
    assert_eq!(fs::read(bench.file()).unwrap(), before);
    let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    send(&workshop, &note(1)).unwrap();
    assert_eq!(workshop.save_state().unwrap().state, Safety::Safe);
    workshop.close().unwrap();
    assert_eq!(notes_in(&bench.file()), 1);
}

#[test]
fn undo_reaches_into_earlier_runs() {
    let bench = Bench::new();
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    send(&workshop, &note(2)).unwrap();
    workshop.close().unwrap();
    let workshop = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    send(&workshop, r#"{"edit":"undo"}"#).unwrap();
    send(&workshop, r#"{"edit":"undo"}"#).unwrap();
    assert_eq!(send(&workshop, r#"{"edit":"undo"}"#), Err("nothing-to-undo".into()));
    send(&workshop, r#"{"edit":"redo"}"#).unwrap();
    assert_eq!(workshop.read(|workshop| workshop.notes.len()), 1);
    assert_eq!(send(&workshop, &note(2)), Err("id-taken".into()), "a deleted id is not used again");
}

#[test]
fn a_workshop_that_never_had_a_file_is_offered_again_and_can_be_thrown_away() {
    let bench = Bench::new();
    let workshop = OpenWorkshop::begin(bench.hand(), fresh()).unwrap();
    assert!(OpenWorkshop::unsaved(&bench.hand()).is_empty(), "nothing happened yet");
    send(&workshop, &note(1)).unwrap();
    let handle = workshop.untitled_handle().unwrap();
    drop(workshop);
    let unsaved = OpenWorkshop::unsaved(&bench.hand());
    assert_eq!(
        unsaved.iter().map(|unsaved| (unsaved.title.as_str(), unsaved.notes)).collect::<Vec<_>>(),
        [("Klantdag", 1)]
    );
    let again = OpenWorkshop::recover(bench.hand(), &handle).unwrap();
    assert_eq!(again.read(|workshop| workshop.notes.len()), 1);
    again.save_as(&bench.file()).unwrap();
    assert_eq!(again.save_state().unwrap().state, Safety::Saved);
    drop(again);
    assert!(OpenWorkshop::unsaved(&bench.hand()).is_empty());
    let other = OpenWorkshop::begin(bench.hand(), fresh()).unwrap();
    send(&other, &note(1)).unwrap();
    let handle = other.untitled_handle().unwrap();
    drop(other);
    OpenWorkshop::discard(&bench.hand(), &handle).unwrap();
    assert!(OpenWorkshop::unsaved(&bench.hand()).is_empty());
}

#[test]
fn the_file_follows_by_itself_after_a_pause() {
    let bench = Bench::new();
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while workshop.save_state().unwrap().state != Safety::Saved {
        assert!(std::time::Instant::now() < deadline, "{:?}", workshop.save_state().unwrap());
        std::thread::yield_now();
    }
    assert_eq!(notes_in(&bench.file()), 1);
}

#[test]
fn another_language_sets_every_note_anew() {
    let bench = Bench::new();
    let workshop = bench.begun();
    workshop.snapshot().unwrap();
    bench.told();
    send(&workshop, r#"{"edit":"setDetails","language":"en"}"#).unwrap();
    assert!(bench.told().contains(&Event::Opened));
}

#[test]
fn an_edit_of_a_page_reads_the_same_as_that_of_a_script() {
    let edit = command(r#"{"edit":"setAction","action":"a","owner":null}"#);
    let Command::Edit(edit) = &edit else { panic!("{edit:?}") };
    let Edit::SetAction(set) = &**edit else { panic!("{edit:?}") };
    assert_eq!(set.owner, handvat_model::edit::Set::Clear);
    assert_eq!(serde_json::to_string(&edit).unwrap(), r#"{"edit":"setAction","action":"a","owner":null}"#);
}
