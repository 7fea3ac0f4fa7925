//! A journal with any bytes behind a sound file. A line of the input that begins with `+` is taken as the body of a
//! record (`sequence first json`) and gets its right length and checksum, so that what lies behind them is reached.

#![no_main]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use handvat_fuzz::{Desk, SMALL, small};
use handvat_model::history::Step;
use handvat_model::records::Workshop;
use handvat_store::crashing::CrashingFiles;
use handvat_store::document::Document;
use handvat_store::files::Files;
use handvat_store::opening::Access;
use libfuzzer_sys::fuzz_target;

const HOME: &str = "/own";
const FILE: &str = "/papers/w.handvat";

fuzz_target!(|bytes: &[u8]| {
    LazyLock::force(&PROVED);
    open(&journal(bytes));
});

/// The record that this target makes is one that the store takes; else nothing behind the checksum is reached.
static PROVED: LazyLock<()> = LazyLock::new(|| {
    let step = step(&small());
    let body = format!("+{0} {0} {1}", step.sequence, serde_json::to_string(&step).expect("steps go into JSON"));
    assert_eq!(open(&journal(body.as_bytes())).edited, step.at, "the form of a record is another one now");
});

fn step(workshop: &Workshop) -> Step {
    let mut desk = Desk::new(workshop.clone());
    desk.tell(br#"{"edit":"setDetails","title":"Another"}"#);
    desk.steps.remove(0)
}

fn journal(bytes: &[u8]) -> Vec<u8> {
    let mut journal = Vec::new();
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        match line.strip_prefix(b"+") {
            Some(body) => journal.extend(record(body.trim_ascii_end())),
            None => journal.extend(line),
        }
    }
    journal
}

fn record(body: &[u8]) -> Vec<u8> {
    let json = body.splitn(3, |&byte| byte == b' ').nth(2).unwrap_or_default();
    let body = [format!("{} ", json.len()).as_bytes(), body].concat();
    [format!("{:08x} ", crc32fast::hash(&body)).as_bytes(), &body, b"\n"].concat()
}

/// The workshop with what that journal has beyond its file; it is the same each time, looking changes nothing, and
/// a checkpoint takes all of it.
fn open(journal: &[u8]) -> Workshop {
    let files = files(journal);
    let open = |access| {
        Document::open(Arc::new(files.clone()), Path::new(HOME), Path::new(FILE), access).expect("the file is sound")
    };
    let before = files.operations();
    let looked = open(Access::Look);
    assert_eq!(files.operations(), before, "looking changed something");
    drop(looked.document);
    let mut opened = open(Access::Edit);
    assert!(opened.workshop == looked.workshop);
    // A step that no edit makes may leave what does not go into a file; then the file stays as it is.
    if opened.document.checkpoint(&opened.workshop).is_ok() {
        drop(opened.document);
        let again = open(Access::Look);
        assert!(again.workshop == opened.workshop, "it came back as another one");
        assert!(again.recovered.is_none_or(|recovered| recovered.edits == 0), "the file does not have everything");
    }
    looked.workshop
}

/// A disk as a killed program leaves it, but for the bytes of the journal.
fn files(journal: &[u8]) -> CrashingFiles {
    let files = CrashingFiles::new();
    let put = |path: &Path, bytes: &[u8]| {
        let mut file = files.open_new(path).expect("there is nothing yet");
        file.write(bytes).expect("memory takes it");
    };
    files.create_directories(Path::new("/papers")).expect("there is nothing yet");
    put(Path::new(FILE), SMALL);
    let mut opened =
        Document::open(Arc::new(files.clone()), Path::new(HOME), Path::new(FILE), Access::Edit).expect("it is sound");
    opened.document.append(&[step(&opened.workshop)]).expect("memory takes it");
    drop(opened);
    let root = Path::new(HOME).join("workshops");
    let place = root.join(&files.list(&root).expect("it was made")[0]);
    let names = files.list(&place).expect("it was made");
    let name = names.iter().find(|name| name.starts_with("journal-")).expect("a step was added");
    files.remove(&place.join(name)).expect("it is there");
    put(&place.join(name), journal);
    files
}
