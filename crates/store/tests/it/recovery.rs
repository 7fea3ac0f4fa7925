//! What the start screen and `recover` list.

use std::fs;
use std::sync::Arc;

use handvat_store::coded::Coded;
use handvat_store::document::Document;
use handvat_store::files::{Files, RealFiles};
use handvat_store::recovery::{
    Recoverable, Standing, discard_untitled, forget_long_gone, recoverable, recovered, untitled,
};
use handvat_store::versions::Kind;

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

/// Nanoseconds since 1970, some days from now.
fn in_days(days: u64) -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
    u64::try_from(now).unwrap() + days * 24 * 60 * 60 * 1_000_000_000
}

/// What is left after so many days, with the file gone from the beginning.
fn places_after(days: u64, prepare: impl Fn(&Stage, &mut Document)) -> usize {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    prepare(&stage, &mut document);
    drop(document);
    if days > 0 {
        fs::remove_file(&stage.path).unwrap();
    }
    let before = stage.places().len();
    let forgotten = forget_long_gone(&files(), &stage.home, in_days(days)).unwrap();
    assert_eq!(stage.places().len(), before - forgotten);
    stage.places().len()
}

#[test]
fn a_workshop_whose_file_is_gone_for_90_days_is_forgotten_unless_something_is_only_here() {
    assert_eq!(places_after(89, |_, _| {}), 1);
    assert_eq!(places_after(91, |_, _| {}), 0);
    assert_eq!(places_after(0, |_, _| {}), 1, "the file is there");
    assert_eq!(places_after(9999, |_, document| document.append(&[adds(5)]).unwrap()), 1, "a step is not in the file");
    let named = |_: &Stage, document: &mut Document| {
        document.versions().keep(Kind::Named, Some("Before the vote"), &after(4), "2027-01-15T09:00:00Z").unwrap();
    };
    assert_eq!(places_after(9999, named), 1, "a version has a name");
    let broken = |stage: &Stage, _: &mut Document| {
        fs::write(stage.places()[0].0.join("journal-000001.broken"), "x").unwrap();
    };
    assert_eq!(places_after(9999, broken), 1, "a journal is broken");
}

#[test]
fn a_workshop_without_a_file_or_open_now_is_never_forgotten() {
    let stage = Stage::bare();
    let mut document = Document::create_untitled(files(), &stage.home, &small()).unwrap();
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    drop(document);
    assert_eq!(forget_long_gone(&files(), &stage.home, in_days(9999)).unwrap(), 0);
    let mut opened = Document::open_untitled(files(), &stage.home, &id("w1")).unwrap().unwrap();
    opened.document.save_as(&after(4), &stage.path).unwrap();
    fs::remove_file(&stage.path).unwrap();
    assert_eq!(forget_long_gone(&files(), &stage.home, in_days(9999)).unwrap(), 0, "it is open");
    drop(opened);
    assert_eq!(forget_long_gone(&files(), &stage.home, in_days(9999)).unwrap(), 1);
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
