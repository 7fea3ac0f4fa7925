//! Files that are no workshops: one sentence that names the file and the place, a hint, the file untouched.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use super::desk::{Desk, finish, has};

/// The tasks that open a workshop.
const OPENING: [&[&str]; 6] = [
    &["show", "bad.handvat"],
    &["show", "bad.handvat", "--json"],
    &["apply", "bad.handvat"],
    &["export", "bad.handvat", "--to", "pdf", "-o", "out.pdf"],
    &["import", "bad.handvat", "--from", "text", "lines.txt"],
    &["check", "bad.handvat"],
];

/// Every task refuses with a sentence that holds these words, a hint below it, and leaves the file alone.
#[track_caller]
fn check(desk: &Desk, words: &[&str]) {
    desk.write("lines.txt", "one\n");
    let before = fs::read(desk.path("bad.handvat")).ok();
    for arguments in OPENING {
        let said = desk.run(arguments).refused();
        let (sentence, hint) = said.split_once('\n').unwrap();
        assert!(sentence.contains("bad.handvat") && sentence.ends_with('.'), "{arguments:?}: {said}");
        assert!(words.iter().all(|word| sentence.contains(word)), "{arguments:?}: {words:?} in {said}");
        assert!(hint.starts_with("  ") && hint.trim_end().ends_with('.'), "{arguments:?}: {said}");
    }
    assert_eq!(fs::read(desk.path("bad.handvat")).ok(), before);
    assert!(!desk.path("out.pdf").exists());
}

fn bad(bytes: impl AsRef<[u8]>) -> Desk {
    let desk = Desk::new();
    desk.write("bad.handvat", bytes);
    desk
}

#[test]
fn not_json() {
    check(&bad("hello\n"), &["line 1"]);
    check(&bad("{\n  \"format\": \"handvat\",\n  oops\n}\n"), &["line 3"]);
}

#[test]
fn nothing_in_it() {
    check(&bad(""), &["empty"]);
}

#[test]
fn json_of_another_kind() {
    check(&bad("{\"nodes\":[],\"edges\":[]}"), &["workshop"]);
    check(&bad("[1, 2]"), &["workshop"]);
}

#[test]
fn a_file_that_breaks_off() {
    let whole = Desk::with_sample().bytes("w.handvat");
    check(&bad(&whole[..whole.len() / 2]), &["line "]);
}

#[test]
fn two_records_with_one_id() {
    let desk = Desk::with_workshop();
    desk.apply("{\"edit\":\"addNote\",\"id\":\"n1\",\"text\":\"een\"}\n");
    let text = String::from_utf8(desk.bytes("w.handvat")).unwrap();
    let note = &text[text.find("\"n1\": {").unwrap()..];
    let note = &note[..note.find("\n    }").unwrap() + 6];
    desk.write("bad.handvat", text.replace(note, &format!("{note},\n    {note}")));
    check(&desk, &["n1", "line"]);
}

#[test]
fn a_folder() {
    let desk = Desk::new();
    fs::create_dir(desk.path("bad.handvat")).unwrap();
    check(&desk, &["folder"]);
}

#[test]
fn a_file_that_is_not_there() {
    check(&Desk::new(), &[]);
}

#[test]
fn two_gigabytes() {
    let desk = Desk::new();
    File::create(desk.path("bad.handvat")).unwrap().set_len(2 * 1024 * 1024 * 1024).unwrap();
    desk.write("lines.txt", "one\n");
    for arguments in OPENING {
        let said = desk.run(arguments).refused();
        assert!(said.contains("bad.handvat") && said.contains("64"), "{said}");
    }
}

#[test]
fn a_file_without_permission() {
    let desk = Desk::with_workshop();
    fs::rename(desk.path("w.handvat"), desk.path("bad.handvat")).unwrap();
    fs::set_permissions(desk.path("bad.handvat"), Permissions::from_mode(0o000)).unwrap();
    if File::open(desk.path("bad.handvat")).is_err() {
        check(&desk, &["bad.handvat"]);
        return;
    }
    // Root may read everything: somebody else asks.
    if !has("setpriv", "a_file_without_permission") {
        return;
    }
    fs::set_permissions(desk.path("."), Permissions::from_mode(0o777)).unwrap();
    let asked = desk.program(&["show", "bad.handvat"]);
    let mut nobody = Command::new("setpriv");
    nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(asked.get_program()).args(asked.get_args());
    nobody.current_dir(desk.path(".")).env("HANDVAT_DATA_DIR", desk.path("own")).env("HANDVAT_LANG", "en");
    let run = finish(nobody, "");
    if run.code == 127 || run.err.contains("setpriv") {
        eprintln!("SKIPPED a_file_without_permission: the program cannot be run by somebody else here");
        return;
    }
    let said = run.refused();
    assert!(said.contains("not allowed to read ‘bad.handvat’") && said.contains("\n  "), "{said}");
}

#[test]
fn a_file_of_a_newer_version_can_be_shown_and_is_never_written() {
    let desk = Desk::with_workshop();
    let text = String::from_utf8(desk.bytes("w.handvat")).unwrap();
    desk.write("w.handvat", text.replacen("\"version\": 1", "\"version\": 2", 1));
    let before = desk.bytes("w.handvat");
    desk.run(&["show", "w.handvat"]).done();
    let run = desk.run_with(&["apply", "w.handvat"], "{\"edit\":\"addNote\",\"text\":\"x\"}\n");
    assert_eq!(run.code, 1);
    assert_eq!(run.answers()[0]["code"], "file-newer");
    assert_eq!(desk.bytes("w.handvat"), before);
    desk.write("bad.handvat", "{\"format\":\"handvat\",\"version\":99,\"notes\":7}");
    check(&desk, &["99"]);
}
