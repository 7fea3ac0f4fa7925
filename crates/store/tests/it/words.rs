//! Every failure has words in both languages, and the words need nothing that the failure does not give.

use std::io;
use std::path::PathBuf;

use handvat_model::records::Language;
use handvat_store::WriteFailure;
use handvat_store::check::{Fault, Problem};
use handvat_store::checkpoint::CheckpointFailure;
use handvat_store::coded::Coded;
use handvat_store::document::JournalFailure;
use handvat_store::merge::MergeFailure;
use handvat_store::opening::OpenFailure;
use handvat_store::outside::OutsideFailure;
use handvat_store::reading::ReadFailure;
use handvat_store::storage::StorageFailure;
use handvat_store::writing::Unwritable;
use handvat_words::Words;

use super::stage::id;

fn path() -> PathBuf {
    PathBuf::from("documents/Strategy.handvat")
}

fn read_failures() -> Vec<ReadFailure> {
    let (line, column, place) = (12, 3, "notes/n12/x".to_owned());
    vec![
        ReadFailure::Empty,
        ReadFailure::TooLarge { bytes: 1 << 31 },
        ReadFailure::Utf16,
        ReadFailure::ZeroBytes { line },
        ReadFailure::NotText { line, column },
        ReadFailure::ConflictMarks { line },
        ReadFailure::Truncated { line, column, place: place.clone() },
        ReadFailure::NotJson { line, column, place: place.clone() },
        ReadFailure::NotWorkshop { found: None },
        ReadFailure::Newer { version: 2 },
        ReadFailure::TooDeep { line, place: place.clone() },
        ReadFailure::TooManyNotes,
        ReadFailure::TextTooLong { line, column, place: place.clone() },
        ReadFailure::TooManyValues,
        ReadFailure::DuplicateKey { line, first: 11, place: place.clone() },
        ReadFailure::HalfCharacter { line, column, place: place.clone() },
        ReadFailure::MissingField { line, place: place.clone(), field: "x".to_owned() },
        ReadFailure::BadId { line, column, place: place.clone() },
        ReadFailure::BadNumber { line, column, place: place.clone() },
        ReadFailure::BadValue { line, column, place },
    ]
}

fn write_failures() -> Vec<WriteFailure> {
    let kinds = [
        io::ErrorKind::StorageFull,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::ReadOnlyFilesystem,
        io::ErrorKind::NotFound,
        io::ErrorKind::IsADirectory,
        io::ErrorKind::InvalidFilename,
        io::ErrorKind::Other,
    ];
    kinds.into_iter().map(|kind| WriteFailure { path: path(), source: kind.into() }).collect()
}

fn storage() -> StorageFailure {
    StorageFailure { path: path(), source: io::ErrorKind::StorageFull.into() }
}

fn faults() -> Vec<Fault> {
    let problems = [
        Problem::UnknownCanvas(id("x")),
        Problem::UnknownZone(id("x")),
        Problem::UnknownStep(id("x")),
        Problem::UnknownHandle(id("x")),
        Problem::UnknownCluster(id("x")),
        Problem::UnknownPerson(id("x")),
        Problem::UnknownNote(id("x")),
        Problem::UnknownRecord(id("x")),
        Problem::NotFinite,
        Problem::TooFar,
        Problem::NoSize,
        Problem::TooLong(20_001),
        Problem::SameName(id("x")),
        Problem::WrongName(id("x")),
        Problem::NotADate("x".to_owned()),
    ];
    problems.into_iter().map(|problem| Fault { place: "notes/n12".to_owned(), problem }).collect()
}

fn everything() -> Vec<Box<dyn Coded>> {
    let mut all: Vec<Box<dyn Coded>> = Vec::new();
    for source in read_failures() {
        all.push(Box::new(OpenFailure::Read { path: path(), source }));
    }
    for failure in write_failures() {
        all.push(Box::new(CheckpointFailure::Write(failure)));
    }
    for fault in faults() {
        all.push(Box::new(fault));
    }
    all.push(Box::new(OpenFailure::Missing { path: path() }));
    all.push(Box::new(OpenFailure::Folder { path: path() }));
    all.push(Box::new(OpenFailure::NotAFile { path: path() }));
    all.push(Box::new(OpenFailure::Permission { path: path() }));
    all.push(Box::new(OpenFailure::Device { path: path(), source: io::ErrorKind::Other.into() }));
    all.push(Box::new(OpenFailure::Locked { path: path() }));
    all.push(Box::new(OpenFailure::Storage(storage())));
    let newer = StorageFailure { path: path(), source: io::ErrorKind::Unsupported.into() };
    all.push(Box::new(OpenFailure::Storage(newer)));
    all.push(Box::new(JournalFailure::Storage(storage())));
    all.push(Box::new(JournalFailure::ReadOnly));
    all.push(Box::new(JournalFailure::Locked { path: path() }));
    all.push(Box::new(JournalFailure::Sequence { last: 1, found: 3 }));
    all.push(Box::new(CheckpointFailure::ChangedOutside { path: path() }));
    all.push(Box::new(CheckpointFailure::Gone { path: path() }));
    all.push(Box::new(CheckpointFailure::NotVerified { path: path() }));
    all.push(Box::new(CheckpointFailure::Busy));
    all.push(Box::new(CheckpointFailure::Unwritable(Unwritable::NotFinite { place: "notes/n12".to_owned() })));
    all.push(Box::new(CheckpointFailure::Unwritable(Unwritable::TooLarge { bytes: 1 << 27 })));
    all.push(Box::new(CheckpointFailure::Unwritable(Unwritable::NotJson(String::new()))));
    all.push(Box::new(MergeFailure::AnotherWorkshop { ours: id("x"), theirs: id("y") }));
    all.push(Box::new(MergeFailure::Newer { version: 2 }));
    all.push(Box::new(MergeFailure::TooManyNotes { count: 100_001 }));
    all.push(Box::new(MergeFailure::Unwritable { place: "notes/n12".to_owned() }));
    all.push(Box::new(OutsideFailure::AnotherWorkshop { path: path() }));
    all.push(Box::new(OutsideFailure::Newer { path: path(), version: 2 }));
    all.push(Box::new(OutsideFailure::Open(OpenFailure::Missing { path: path() })));
    all
}

#[test]
fn every_failure_is_a_sentence_and_a_hint_in_both_languages() {
    for language in [Language::Dutch, Language::English] {
        let words = Words::new(&language);
        for failure in everything() {
            let (code, arguments) = (failure.code(), failure.arguments());
            for message in [code.to_owned(), format!("{code}.hint")] {
                let text = words.find_with(&message, &arguments).unwrap_or_else(|| panic!("no words for {message}"));
                assert!(!text.contains('{') && text.ends_with('.'), "{message}: {text}");
            }
        }
    }
}

#[test]
fn a_failure_names_the_file_and_the_place() {
    let source = ReadFailure::BadValue { line: 12, column: 3, place: "notes/n12/x".to_owned() };
    let failure = OpenFailure::Read { path: path(), source };
    let said = Words::new(&Language::English).with(failure.code(), &failure.arguments());
    assert_eq!(said, "‘Strategy.handvat’ has the wrong kind of value at line 12, column 3, in notes/n12/x.");
}
