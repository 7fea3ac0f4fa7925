//! What the start screen and `recover` list.

use std::fs;
use std::sync::Arc;

use handvat_store::coded::Coded;
use handvat_store::document::Document;
use handvat_store::files::{Files, RealFiles};
use handvat_store::recovery::{Recoverable, Standing, discard_untitled, recoverable, recovered, untitled};

use super::stage::{SMALL, Stage, adds, after, id, small};

fn files() -> Arc<dyn Files> {
    Arc::new(RealFiles)
}

fn all(stage: &Stage) -> Vec<Recoverable> {
    recoverable(&files(), &stage.home).unwrap()
}

#[test]
fn an_untitled_workshop_is_listed_and_opened_again_after_its_program_is_gone() {
    let stage = Stage::bare();
    let mut document = Document::create_untitled(files(), &stage.home, &small()).unwrap();
    document.append(&[adds(4), adds(5)]).unwrap();
    assert!(all(&stage)[0].open);
    assert_eq!(untitled(&files(), &stage.home).unwrap(), [], "it is open");
    drop(document);
    let found = untitled(&files(), &stage.home).unwrap();
    let entry = &found[0];
    assert_eq!(
        (found.len(), entry.title.as_str(), entry.edits, entry.notes, entry.actions),
        (1, "Sprint review", 2, 3, 1)
    );
    assert_eq!((entry.path.as_ref(), entry.edited.as_str()), (None, "2027-01-15T09:05:00Z"));
    assert_eq!(recovered(&files(), &stage.home, &entry.name).unwrap().unwrap(), after(5));

    let mut opened = Document::open_untitled(files(), &stage.home, &entry.id).unwrap().unwrap();
    assert_eq!(opened.workshop, after(5));
    opened.document.append(&[adds(6)]).unwrap();
    opened.document.checkpoint(&after(6)).unwrap();
    drop(opened.document);
    let again = Document::open_untitled(files(), &stage.home, &id("w1")).unwrap().unwrap();
    assert_eq!((again.workshop, again.document.history().unwrap().len()), (after(6), 3));
}

#[test]
fn an_untitled_workshop_without_a_step_leaves_nothing() {
    let stage = Stage::bare();
    drop(Document::create_untitled(files(), &stage.home, &small()).unwrap());
    assert_eq!(all(&stage), []);
    assert!(Document::open_untitled(files(), &stage.home, &id("w1")).unwrap().is_none());
}

#[test]
fn a_discarded_workshop_is_gone_but_not_while_it_is_open() {
    let stage = Stage::bare();
    let mut document = Document::create_untitled(files(), &stage.home, &small()).unwrap();
    document.append(&[adds(4)]).unwrap();
    assert_eq!(discard_untitled(&files(), &stage.home, &id("w1")).unwrap_err().code(), "locked");
    drop(document);
    discard_untitled(&files(), &stage.home, &id("w1")).unwrap();
    assert_eq!(all(&stage), []);
    assert!(stage.places().is_empty());
}

#[test]
fn a_file_behind_its_journal_changed_or_gone_is_listed_as_such() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    drop(document);
    let standing = || {
        let found = all(&stage);
        (found[0].standing, found[0].edits, found[0].path.clone())
    };
    let path = Some(fs::canonicalize(&stage.path).unwrap());
    assert_eq!(standing(), (Standing::Behind, 1, path.clone()));
    fs::write(&stage.path, SMALL.replace("Sprint", "Their")).unwrap();
    assert_eq!(standing(), (Standing::Changed, 1, path.clone()));
    fs::write(&stage.path, "{").unwrap();
    assert_eq!(standing(), (Standing::Changed, 1, path.clone()));
    fs::remove_file(&stage.path).unwrap();
    assert_eq!(standing(), (Standing::Gone, 1, path));
    let name = all(&stage)[0].name.clone();
    assert_eq!(recovered(&files(), &stage.home, &name).unwrap().unwrap(), after(4));
}

#[test]
fn a_saved_workshop_is_not_listed() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    drop(document);
    assert_eq!(all(&stage), []);
}

#[test]
fn places_that_make_no_sense_are_passed_over() {
    let stage = Stage::new();
    let place = stage.home.join("workshops/strange.0000");
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("base.json"), "{").unwrap();
    fs::write(place.join("journal-000001.jsonl"), [0xFF; 100]).unwrap();
    assert_eq!(all(&stage), []);
    assert_eq!(recovered(&files(), &stage.home, "strange.0000").unwrap(), None);
    assert_eq!(recovered(&files(), &stage.home, "none.at-all").unwrap(), None);
}
