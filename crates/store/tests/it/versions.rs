//! States that are kept: by name, by the clock, before something happens; whole or not there at all.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::read::GzDecoder;
use handvat_store::coded::Coded;
use handvat_store::crashing::CrashingFiles;
use handvat_store::document::Document;
use handvat_store::faulty::{Lasting, Moment, Trouble};
use handvat_store::files::{Files, RealFiles};
use handvat_store::opening::Access;
use handvat_store::recovery::discard_untitled;
use handvat_store::versions::{Kind, Listing, Versions};
use handvat_store::writing::write;

use super::stage::{SMALL, Stage, adds, after, id, small};

const MORNING: &str = "2027-01-15T09:00:00Z";

fn of(stage: &Stage) -> Versions {
    stage.reopen().document.versions().clone()
}

fn list(versions: &Versions) -> Listing {
    versions.list().unwrap()
}

/// Number and kind of each, the oldest first.
fn kinds(versions: &Versions) -> Vec<(u64, &'static str)> {
    list(versions).entries.iter().map(|entry| (entry.number, entry.kind.word())).collect()
}

/// The files of the only place that has any.
fn kept_files(stage: &Stage) -> Vec<PathBuf> {
    let folders = stage.places().into_iter().map(|(place, _)| place.join("versions"));
    let files =
        folders.flat_map(|folder| RealFiles.list(&folder).unwrap().into_iter().map(move |name| folder.join(name)));
    files.collect()
}

#[test]
fn a_version_comes_back_as_it_was_with_what_is_known_of_it() {
    let stage = Stage::new();
    let versions = of(&stage);
    assert_eq!(list(&versions), Listing::default());
    versions.keep(Kind::Named, Some("  Vóór de stemming “A” \u{0}"), &after(5), MORNING).unwrap();
    versions.keep_bytes(Kind::Theirs, SMALL.as_bytes(), "2027-01-15T09:01:00Z").unwrap();
    let found = list(&of(&stage)).entries;
    assert_eq!(kinds(&versions), [(1, "named"), (2, "theirs")]);
    let first = &found[0];
    assert_eq!(first.name.as_deref(), Some("Vóór de stemming “A” \u{0}"));
    assert_eq!((first.kept.as_str(), first.revision, first.notes, first.actions), (MORNING, 5, 3, 1));
    assert_eq!(versions.read(1).unwrap(), after(5));
    assert_eq!(versions.content(2).unwrap(), SMALL.as_bytes(), "another hand's bytes are kept to the letter");
    assert_eq!(versions.read(3).unwrap_err().code(), "unknown-version");
}

#[test]
fn a_version_that_a_later_one_makes_needless_goes_and_one_with_a_name_stays() {
    let stage = Stage::new();
    let versions = of(&stage);
    for revision in [4, 5, 6] {
        versions.keep(Kind::BeforeMerge, None, &after(revision), MORNING).unwrap();
    }
    versions.name(2, "Before the vote").unwrap();
    for number in [1, 2, 9] {
        versions.let_go(number).unwrap();
    }
    assert_eq!(kinds(&versions), [(2, "named"), (3, "before-merge")]);
    assert_eq!((versions.read(2).unwrap(), versions.read(3).unwrap()), (after(5), after(6)));
    assert_eq!(versions.keep(Kind::Theirs, None, &after(7), MORNING).unwrap().number, 4);
}

#[test]
fn any_gunzip_gives_the_workshop_file_back() {
    let stage = Stage::new();
    of(&stage).keep(Kind::Named, Some("Zoë"), &after(4), MORNING).unwrap();
    let bytes = fs::read(&kept_files(&stage)[0]).unwrap();
    let mut content = Vec::new();
    GzDecoder::new(&bytes[..]).read_to_end(&mut content).unwrap();
    assert_eq!(content, write(&after(4)).unwrap());
}

#[test]
fn what_cannot_be_read_as_a_workshop_is_kept_as_it_is() {
    let stage = Stage::new();
    let versions = of(&stage);
    versions.keep_bytes(Kind::Theirs, b"<<<<<<< ours", MORNING).unwrap();
    assert_eq!(versions.content(1).unwrap(), b"<<<<<<< ours");
    assert_eq!(versions.read(1).unwrap_err().code(), "version-damaged");
}

#[test]
fn the_clock_keeps_one_each_five_minutes_and_none_twice() {
    let stage = Stage::new();
    let versions = of(&stage);
    let due = |revision: u64, time: &str| {
        let kept = versions.keep_due(&after(revision), &format!("2027-01-15T{time}Z")).unwrap();
        kept.map(|entry| entry.number)
    };
    assert_eq!(due(4, "09:00:00"), Some(1));
    assert_eq!(due(5, "09:04:59"), None, "too soon");
    assert_eq!(due(5, "09:05:00"), Some(2));
    assert_eq!(due(5, "09:20:00"), None, "it is the same");
    assert_eq!(due(6, "08:00:00"), Some(3), "the clock was set back");
    assert_eq!(due(7, "08:01:00"), None);
    // Another run knows the same.
    let again = of(&stage);
    assert_eq!(again.keep_due(&after(8), "2027-01-15T08:04:00Z").unwrap(), None);
    assert_eq!(again.keep_last(&after(6), "2027-01-15T08:04:00Z").unwrap(), None, "it is the newest already");
    assert_eq!(again.keep_last(&after(8), "2027-01-15T08:04:00Z").unwrap().unwrap().number, 4);
    let order: Vec<u64> = list(&again).entries.iter().map(|entry| entry.revision).collect();
    assert_eq!(order, [4, 5, 6, 8], "in the order in which they came, whatever the clock said");
}

#[test]
fn what_the_file_held_is_kept_before_a_recovery_takes_its_place_once() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    drop(document);
    let mut opened = stage.reopen();
    let versions = opened.document.versions().clone();
    assert_eq!(opened.document.in_file().unwrap(), write(&small()).unwrap());
    versions.keep_base(Kind::BeforeRecovery, MORNING).unwrap().unwrap();
    assert_eq!(versions.keep_base(Kind::BeforeRecovery, MORNING).unwrap(), None);
    opened.document.checkpoint(&opened.workshop).unwrap();
    assert_eq!(opened.document.in_file().unwrap(), write(&after(4)).unwrap());
    assert_eq!(versions.read(1).unwrap(), small());
    assert_eq!(versions.base().unwrap(), Some(write(&after(4)).unwrap()));
}

#[test]
fn nothing_from_which_work_came_back_is_taken_away_until_somebody_looked() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    drop(document);
    let names = || stage.places().remove(0).1;
    let journal = names().into_iter().find(|name| name.starts_with("journal-")).unwrap();
    let base = names().into_iter().find(|name| name.starts_with("base-")).unwrap();
    let mut opened = stage.reopen();
    for revision in 5..9 {
        opened.document.append(&[adds(revision)]).unwrap();
        opened.document.checkpoint(&after(revision)).unwrap();
        assert!(names().contains(&journal) && names().contains(&base), "{:?}", names());
    }
    let count = names().len();
    opened.document.decide().unwrap();
    opened.document.append(&[adds(9)]).unwrap();
    opened.document.checkpoint(&after(9)).unwrap();
    assert!(!names().contains(&journal) && !names().contains(&base), "{:?}", names());
    assert!(names().len() < count, "only what came back was held: {:?}", names());
}

#[test]
fn a_name_keeps_a_version_and_can_be_changed() {
    let stage = Stage::new();
    let versions = of(&stage);
    versions.keep_due(&after(4), MORNING).unwrap().unwrap();
    versions.keep_due(&after(5), "2027-01-15T10:00:00Z").unwrap().unwrap();
    versions.name(1, "First").unwrap();
    versions.name(1, "The first one").unwrap();
    assert_eq!(kinds(&versions), [(1, "named"), (2, "automatic")]);
    assert_eq!(list(&versions).entries[0].name.as_deref(), Some("The first one"));
    assert_eq!((versions.read(1).unwrap(), kept_files(&stage).len()), (after(4), 2));
    versions.tidy(0, "2037-01-15T09:00:00Z").unwrap();
    assert_eq!(kinds(&versions), [(1, "named"), (2, "automatic")], "the newest stays as well");
    assert_eq!(versions.name(7, "Nothing").unwrap_err().code(), "unknown-version");
}

#[test]
fn a_version_that_was_given_a_name_half_way_is_listed_once_and_cleared_up() {
    let stage = Stage::new();
    let versions = of(&stage);
    versions.keep_due(&after(4), MORNING).unwrap();
    let old = kept_files(&stage).remove(0);
    let bytes = fs::read(&old).unwrap();
    versions.name(1, "First").unwrap();
    fs::write(&old, bytes).unwrap();
    fs::write(old.with_file_name("000002.new"), "half").unwrap();
    assert_eq!(kinds(&versions), [(1, "named")]);
    assert_eq!(versions.read(1).unwrap(), after(4));
    versions.tidy(u64::MAX, MORNING).unwrap();
    assert_eq!((kinds(&versions), kept_files(&stage).len()), (vec![(1, "named")], 1));
}

#[test]
fn a_torn_version_is_named_and_harms_no_other() {
    let stage = Stage::new();
    let versions = of(&stage);
    versions.keep(Kind::Named, Some("Torn"), &after(4), MORNING).unwrap();
    versions.keep(Kind::Named, Some("Whole"), &after(5), MORNING).unwrap();
    let path = kept_files(&stage).remove(0);
    let whole = fs::read(&path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        let found = list(&versions);
        assert_eq!((found.entries.len(), &found.damaged[..]), (1, &[name.clone()][..]), "{length} bytes");
        assert_eq!(versions.read(1).unwrap_err().code(), "version-damaged", "{length} bytes");
    }
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x10;
        fs::write(&path, flipped).unwrap();
        let read = versions.read(1);
        assert!(read.as_ref().is_ok_and(|workshop| *workshop == after(4)) || read.is_err(), "byte {at}");
        assert_eq!(versions.read(2).unwrap(), after(5));
    }
    versions.tidy(0, "2037-01-15T09:00:00Z").unwrap();
    assert!(path.exists(), "what cannot be read is left alone");
    assert_eq!(versions.keep(Kind::Named, Some("Next"), &after(6), MORNING).unwrap().number, 3);
}

#[test]
fn names_that_are_none_of_ours_are_passed_over() {
    let stage = Stage::new();
    let versions = of(&stage);
    versions.keep_due(&after(4), MORNING).unwrap();
    let folder = kept_files(&stage)[0].parent().unwrap().to_owned();
    for name in ["note.txt", "000009-unheard-of.handvat.gz", "x-named.handvat.gz"] {
        fs::write(folder.join(name), "something").unwrap();
    }
    assert_eq!((kinds(&versions), list(&versions).damaged.len()), (vec![(1, "automatic")], 2));
    versions.tidy(0, "2037-01-15T09:00:00Z").unwrap();
    assert!(folder.join("note.txt").exists());
}

#[test]
fn every_operation_may_fail_and_what_was_kept_stays_readable() {
    for (trouble, moment) in
        [(Trouble::DiskFull, Moment::Instead), (Trouble::Broken, Moment::Instead), (Trouble::Broken, Moment::After)]
    {
        for number in 0.. {
            let stage = Stage::new();
            let opened = stage.open();
            let versions = opened.document.versions();
            versions.keep(Kind::Named, Some("First"), &after(4), MORNING).unwrap();
            stage.faulty.fail_at(number, trouble, moment, Lasting::Once);
            let kept = versions.keep(Kind::Named, Some("Second"), &after(5), MORNING);
            let named = versions.name(1, "Renamed");
            let tidied = versions.tidy(0, MORNING);
            let all_went_well = kept.is_ok() && named.is_ok() && tidied.is_ok();
            stage.faulty.heal();
            let found = list(versions);
            assert_eq!(found.damaged, [] as [String; 0], "{trouble:?} {moment:?} {number}");
            assert_eq!(versions.read(1).unwrap(), after(4));
            let name = found.entries[0].name.as_deref();
            assert!(name == Some("Renamed") || (named.is_err() && name == Some("First")), "{name:?} {number}");
            if let Ok(entry) = kept {
                assert_eq!(versions.read(entry.number).unwrap(), after(5), "{trouble:?} {moment:?} {number}");
            }
            let next = versions.keep(Kind::Named, Some("Third"), &after(6), MORNING).unwrap();
            assert_eq!(versions.read(next.number).unwrap(), after(6));
            if all_went_well && number > 40 {
                break;
            }
        }
    }
}

#[test]
fn a_version_that_was_kept_survives_a_power_cut_at_any_moment() {
    let (home, file) = (Path::new("/home/handvat"), Path::new("/documents/Strategy.handvat"));
    let disk = CrashingFiles::new();
    disk.create_directories(Path::new("/documents")).unwrap();
    disk.open_new(file).unwrap().write(&write(&small()).unwrap()).unwrap();
    disk.settle();
    let open =
        |files: &CrashingFiles| Document::open(Arc::new(files.clone()), home, file, Access::Look).unwrap().document;
    let document = open(&disk);
    let mut kept = Vec::new();
    for revision in 4..7 {
        let number = document.versions().keep(Kind::Named, Some("Kept"), &after(revision), MORNING).unwrap().number;
        kept.push((disk.operations(), number, revision));
    }
    document.versions().name(2, "Another name").unwrap();
    let named = disk.operations();
    for operations in 0..=disk.operations() {
        for crash in disk.crashes(operations) {
            let document = open(&crash.files);
            let found = document.versions().list().unwrap();
            assert_eq!(found.damaged, [] as [String; 0], "{}", crash.said);
            for &(_, number, revision) in kept.iter().filter(|(by, ..)| *by <= operations) {
                assert_eq!(document.versions().read(number).unwrap(), after(revision), "{}", crash.said);
            }
            if operations >= named {
                assert_eq!(found.entries[1].name.as_deref(), Some("Another name"), "{}", crash.said);
            }
        }
    }
}

#[test]
fn a_workshop_takes_its_versions_along_when_it_gets_its_first_file() {
    let stage = Stage::bare();
    let files: Arc<dyn Files> = Arc::new(RealFiles);
    let mut document = Document::create_untitled(files, &stage.home, &small()).unwrap();
    document.append(&[adds(4)]).unwrap();
    document.versions().keep(Kind::Named, Some("Before the vote"), &after(4), MORNING).unwrap();
    document.versions().keep_due(&small(), MORNING).unwrap();
    document.save_as(&after(4), &stage.path).unwrap();
    assert_eq!(kinds(document.versions()), [(1, "named"), (2, "automatic")]);
    assert_eq!(document.versions().read(1).unwrap(), after(4));
    assert_eq!(stage.places().len(), 1, "the old place is gone");

    document.save_as(&after(4), &stage.beside("Elsewhere.handvat")).unwrap();
    assert_eq!(kinds(document.versions()), [] as [(u64, &str); 0], "another file begins its own");
    drop(document);
    assert_eq!(kinds(&of(&stage)), [(1, "named"), (2, "automatic")], "the old one keeps its own");
}

#[test]
fn a_workshop_that_is_thrown_away_takes_its_versions_with_it() {
    let stage = Stage::bare();
    let files: Arc<dyn Files> = Arc::new(RealFiles);
    let mut document = Document::create_untitled(Arc::clone(&files), &stage.home, &small()).unwrap();
    document.append(&[adds(4)]).unwrap();
    document.versions().keep(Kind::Named, Some("Before the vote"), &after(4), MORNING).unwrap();
    drop(document);
    discard_untitled(&files, &stage.home, &id("w1")).unwrap();
    assert!(stage.places().is_empty());
}
