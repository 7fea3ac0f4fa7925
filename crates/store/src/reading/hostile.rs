//! Files that somebody made to do harm, or that something broke badly: each is refused by name or opened
//! as what it is, in a process with little time and memory.
//!
//! These stand apart from the crate's other tests: while a process is started it holds the locks of the one
//! that starts it, which those tests would meet.

use std::env;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{self, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::coded::Coded;
use crate::document::Document;
use crate::files::RealFiles;
use crate::opening::Access;

const SMALL: &str = include_str!("../../tests/it/small.handvat");

/// Four times 200 MB.
const MEMORY: u64 = 800 * 1024 * 1024;
/// Four times two seconds of a processor, and a little more for a build without optimisation.
const SECONDS: u64 = 20;
/// When the process is taken for hung, however busy the machine.
const PATIENCE: Duration = Duration::from_mins(4);
/// The largest file that is read at all, with room for what stands around.
const MUCH: usize = 63 * 1024 * 1024;

/// Opens the file that the parent names, and says how it went.
#[test]
fn child() {
    let Some(path) = env::var_os("HANDVAT_HOSTILE") else { return };
    let home = Path::new(&path).with_file_name("home");
    match Document::open(Arc::new(RealFiles), &home, Path::new(&path), Access::Look) {
        Ok(opened) => {
            let faults: Vec<_> = opened.faults.iter().map(Coded::code).collect();
            writeln!(io::stdout(), "outcome=opened {}", faults.join(" ")).unwrap();
        }
        Err(failure) => {
            let longest = failure.arguments().iter().map(|(_, value)| value.len()).max().unwrap_or(0);
            assert!(longest < 2000, "a message of {longest} bytes");
            writeln!(io::stdout(), "outcome={}", failure.code()).unwrap();
        }
    }
}

/// What a process of its own makes of a file.
fn outcome(path: &Path) -> String {
    let mut command = if cfg!(target_os = "linux") {
        let mut limited = Command::new("prlimit");
        limited.arg(format!("--as={MEMORY}")).arg(format!("--cpu={SECONDS}"));
        // This program, even when another build has taken its name meanwhile.
        limited.arg(format!("/proc/{}/exe", process::id()));
        limited
    } else {
        Command::new(env::current_exe().unwrap())
    };
    command
        .args(["--exact", "reading::hostile::child", "--nocapture", "--test-threads=1"])
        .env("HANDVAT_HOSTILE", path);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
        }
        thread::sleep(Duration::from_millis(5));
    }
    let done = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let outcome = said.lines().find_map(|line| Some(line.split_once("outcome=")?.1.trim().to_owned()));
    outcome.unwrap_or_else(|| format!("{}: {said}", done.status))
}

/// Writes the file and opens it; the file is as it was after that.
fn check(name: &str, bytes: &[u8], expected: &str) {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let path = folder.path().join("Hostile.handvat");
    fs::write(&path, bytes).unwrap();
    assert_eq!(outcome(&path), expected, "{name}");
    assert!(fs::read(&path).unwrap() == bytes, "{name}: the file was touched");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{name}: something was left beside the file");
}

/// The small workshop with one piece replaced.
fn with(piece: &str, other: &str) -> Vec<u8> {
    assert!(SMALL.contains(piece), "{piece}");
    SMALL.replacen(piece, other, 1).into_bytes()
}

/// The small workshop with something in a field that this program does not know.
fn holding(value: &str) -> Vec<u8> {
    with("{\"kept\": true}", value)
}

fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn nesting_is_bounded() {
    check("lists", &holding(&("[".repeat(128) + &"]".repeat(128))), "file-too-deep");
    check("objects", &holding(&("{\"a\":".repeat(128) + "0" + &"}".repeat(128))), "file-too-deep");
    check("brackets alone", "[".repeat(MUCH).as_bytes(), "file-too-deep");
    check("as deep as may be", &holding(&("[".repeat(98) + &"]".repeat(98))), "opened");
}

#[test]
fn names_are_only_names() {
    check("a name twice", &with("\"n1\": {", "\"n1\": {},\n\"n1\": {"), "file-duplicate-key");
    check(
        "a name twice, written differently",
        &with("\"later\":", "\"titl\\u0065\": \"x\", \"later\":"),
        "file-duplicate-key",
    );
    check("a prototype as a field", &holding("{\"__proto__\": {\"polluted\": 1}, \"constructor\": 1}"), "opened");
    check(
        "a prototype as a note",
        &with("\"n1\": {\"canvas\"", "\"__proto__\": {\"canvas\""),
        "opened fault-unknown-note",
    );
    check("a long name", &holding(&format!("{{\"{}\": 1}}", "k".repeat(MUCH))), "file-text-too-long");
    check("a long format", &with("\"handvat\"", &format!("\"{}\"", "f".repeat(MUCH))), "file-not-workshop");
}

#[test]
fn sizes_are_bounded() {
    let notes = |note: &str| {
        let all: Vec<_> = (0..1_000_000).map(|number| format!("\"n{number}\":{note}")).collect();
        format!("{{\"format\":\"handvat\",\"version\":1,\"id\":\"w1\",\"revision\":1,\"notes\":{{{}}}}}", all.join(","))
    };
    check("a million notes", notes("{}").as_bytes(), "file-too-many-notes");
    check(
        "a million whole notes",
        notes("{\"canvas\":\"c\",\"text\":\"t\",\"x\":1,\"y\":1,\"width\":9,\"height\":9}").as_bytes(),
        "file-too-large",
    );
    let names = |count: usize| {
        let all: Vec<_> = (0..count).rev().map(|number| format!("\"k{number}\":0")).collect();
        format!("{{{}}}", all.join(","))
    };
    check("numbers", &holding(&format!("[0{}]", ",0".repeat(MUCH / 2))), "file-too-many-values");
    check("objects", &holding(&format!("[{{}}{}]", ",{\"a\":0}".repeat(MUCH / 8))), "file-too-many-values");
    check("lists", &holding(&format!("[[]{}]", ",[0]".repeat(MUCH / 4))), "file-too-many-values");
    check("names", &holding(&format!("{{\"\":0{}}}", ",\"\":0".repeat(MUCH / 5))), "file-too-many-values");
    check("as many objects as may be", &holding(&format!("[{{}}{}]", ",{\"a\":0}".repeat(249_900))), "opened");
    check("as many numbers as may be", &holding(&format!("[0{}]", ",0".repeat(2_900_000))), "opened");
    check("a text", &with("Wachttijd", &"é".repeat(MUCH / 2)), "file-text-too-long");
    check("a long text", &with("Wachttijd", &"é".repeat(500_000)), "opened fault-too-long");
    check("names without end", &holding(&names(300_000)), "file-too-many-values");
    check("as many names as may be", &holding(&names(240_000)), "opened");
    check("spaces", &with("\"notes\"", &(" ".repeat(MUCH) + "\"notes\"")), "opened");
}

#[test]
fn five_hundred_megabytes_are_not_even_read() {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let path = folder.path().join("Hostile.handvat");
    let mut file = File::create(&path).unwrap();
    file.write_all(SMALL.as_bytes()).unwrap();
    file.set_len(500 * 1024 * 1024).unwrap();
    assert_eq!(outcome(&path), "file-too-large");
}

#[test]
fn numbers_are_bounded() {
    check("too large", &with("\"x\": 100", "\"x\": 1e999"), "file-bad-number");
    check("too small", &with("\"x\": 100", "\"x\": -1e999"), "file-bad-number");
    check("too large in a field that is not known", &holding("1e999"), "file-bad-number");
    check("far away", &with("\"x\": 100", "\"x\": 1e300"), "opened fault-too-far");
    check("next to nothing", &with("\"x\": 100", "\"x\": 1e-999"), "opened");
    check("no number", &with("\"x\": 100", "\"x\": NaN"), "file-not-json");
    check("many digits", &with("\"x\": 100", &format!("\"x\": 1.{}", "7".repeat(1_000_000))), "opened");
    check("digits without end", &with("\"x\": 100", &format!("\"x\": 1.{}", "7".repeat(MUCH))), "file-bad-number");
    check(
        "a version without end",
        &with("\"version\": 1", &format!("\"version\": 1.{}", "7".repeat(MUCH))),
        "file-bad-number",
    );
    check(
        "many digits before the point",
        &with("\"x\": 100", &format!("\"x\": {}", "7".repeat(MUCH))),
        "file-bad-number",
    );
    check(
        "a revision past all counting",
        &with("\"revision\": 3", "\"revision\": 99999999999999999999"),
        "file-bad-value",
    );
    check("the last revision", &with("\"revision\": 3", "\"revision\": 18446744073709551615"), "opened");
}

#[test]
fn other_encodings_and_strange_characters_are_named_or_kept() {
    check("UTF-16 with a mark", &[&[0xFF, 0xFE][..], &wide(SMALL, u16::to_le_bytes)].concat(), "file-utf16");
    check("UTF-16 the other way round", &[&[0xFE, 0xFF][..], &wide(SMALL, u16::to_be_bytes)].concat(), "file-utf16");
    check("UTF-16 without a mark", &wide(SMALL, u16::to_le_bytes), "file-utf16");
    check("a mark before the text", &[&[0xEF, 0xBB, 0xBF], SMALL.as_bytes()].concat(), "opened");
    check("zeros behind the text", &[SMALL.as_bytes(), &[0; 4096]].concat(), "file-zero-bytes");
    check("zeros alone", &vec![0; 1 << 20], "file-zero-bytes");
    check("a zero in a text", &with("Wachttijd", "Wacht\0tijd"), "file-zero-bytes");
    check("a zero written out in a text", &with("Wachttijd", "Wacht\\u0000tijd"), "opened");
    check("half a character", &with("Wachttijd", "\\ud83d"), "file-half-character");
    check("two halves the wrong way round", &with("Wachttijd", "\\udc00\\ud83d"), "file-half-character");
    check("half a character in a name", &with("\"later\"", "\"\\ud83d\""), "file-half-character");
    check("a turn of the writing direction", &with("Wachttijd", "\u{202e}evil\u{2066}"), "opened");
    check("a PDF", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\0\0\0stream", "file-not-text");
    check("a text with zeros that is no JSON", b"Notes\nof\0the\nday", "file-not-json");
    check("no text at all", &[0xC3, 0x28].repeat(1000), "file-not-text");
}
