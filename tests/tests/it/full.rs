//! Disks that are full, closed or forbidden, and become free again: the file's and the program's own.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::desk::{Desk, assert_held, note, notes, said};
use super::live::{InStep, PATIENCE, Told};
use super::mounts::{Mount, obstacle};
use super::rounds::{figure, needs, skip};

/// Room for the workshop and its copy, and little more.
const SMALL: u64 = 4 << 20;

/// A desk whose papers and own folder lie where it is said, with `disk` a small one; none, said aloud, where disks
/// cannot be made. What comes first keeps the folder.
fn on_a_small_disk(proof: &str, papers: &str, own: &str) -> Option<(tempfile::TempDir, Mount, Desk)> {
    if let Some(why) = obstacle(false) {
        skip(proof, why);
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let disk = Mount::small(&folder.path().join("disk"), SMALL);
    let desk = Desk::new(&folder.path().join(papers), &folder.path().join(own));
    Some((folder, disk, desk))
}

#[test]
fn edits_go_on_while_the_files_disk_is_full_and_the_file_follows_when_there_is_room() {
    const PROOF: &str = "Full disk of the file";
    let Some((_folder, disk, desk)) = on_a_small_disk(PROOF, "disk/papers", "own") else { return };
    let before = fs::read(desk.file()).unwrap();
    disk.fill();

    let ended = desk.apply(&lines("first", 5));
    assert_eq!(ended.status.code(), Some(1), "{}", said(&ended));
    assert!(said(&ended).contains("the disk is full"), "{}", said(&ended));
    assert_eq!(acks(&said(&ended)), 5, "{}", said(&ended));
    assert_eq!(fs::read(desk.file()).unwrap(), before, "the old file is as it was");
    assert_held(&desk.shown(), &ids("first", 5));
    assert_eq!(super::desk::names(desk.folder()), ["w.handvat"]);

    // The same program writes the file by itself as soon as it can.
    let touched = || fs::metadata(desk.folder()).unwrap().modified().unwrap();
    let last = touched();
    let mut run = InStep::start(&desk);
    assert_eq!(run.add(ids("second", 5)).len(), 5);
    wait_until(|| touched() != last);
    assert_eq!(fs::read(desk.file()).unwrap(), before, "there is no room yet");
    disk.make_room();
    let all = [ids("first", 5), ids("second", 5)].concat();
    wait_until(|| all.iter().all(|id| notes(&desk.written()).contains(id)));
    assert!(run.end().success());
    desk.assert_back(&all, "next");
    figure(PROOF, 1, "10 acknowledged, none lost, the file followed by itself");
}

#[test]
fn edits_are_refused_while_the_journals_disk_is_full_and_taken_again_when_there_is_room() {
    const PROOF: &str = "Full disk of the journal";
    let Some((_folder, disk, desk)) = on_a_small_disk(PROOF, "papers", "disk/own") else { return };
    let mut run = InStep::start(&desk);
    let mut acknowledged = run.add(ids("first", 5));
    assert_eq!(acknowledged.len(), 5);
    disk.fill();
    // The journal may have taken room ahead.
    let mut refused = Vec::new();
    let words = "veel woorden ".repeat(1000);
    while refused.len() < 3 {
        let id = format!("long-{}", acknowledged.len() + refused.len());
        let line = note(&id).replace(&format!(r#""text":"{id}""#), &format!(r#""text":"{words}""#));
        match run.tell(&line) {
            Told::Acknowledged => acknowledged.push(id),
            Told::Refused(code) => {
                assert!(code.starts_with("storage"), "{code}");
                refused.push(id);
            }
            Told::Nothing => panic!("the program ended"),
        }
        assert!(acknowledged.len() < 1000, "the disk does not get full");
    }
    disk.make_room();
    let healed = Instant::now();
    let mut number = 0;
    loop {
        number += 1;
        let id = format!("healed-{number}");
        if run.tell(&note(&id)) == Told::Acknowledged {
            acknowledged.push(id);
            break;
        }
        refused.push(id);
        assert!(healed.elapsed() < PATIENCE, "it does not heal");
        thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(run.end().code(), Some(1), "not every line was acknowledged");
    let written = desk.written();
    assert_held(&written, &acknowledged);
    let back: Vec<_> = refused.iter().filter(|id| notes(&written).contains(*id)).collect();
    assert!(back.is_empty(), "refused and yet in the file: {back:?}");
    desk.assert_back(&acknowledged, "next");
    let outcome =
        format!("{} acknowledged, none lost, {} refused, none in the file", acknowledged.len(), refused.len());
    figure(PROOF, 1, outcome);
}

#[test]
fn edits_of_a_file_on_a_read_only_disk_are_safe_and_reach_it_later() {
    const PROOF: &str = "Read-only disk";
    let Some((_folder, disk, desk)) = on_a_small_disk(PROOF, "disk/papers", "own") else { return };
    let before = fs::read(desk.file()).unwrap();
    disk.close();
    let ended = desk.apply(&lines("first", 5));
    assert_eq!(ended.status.code(), Some(1), "{}", said(&ended));
    assert!(said(&ended).contains("the disk can only be read"), "{}", said(&ended));
    assert_eq!(acks(&said(&ended)), 5, "{}", said(&ended));
    assert_eq!(fs::read(desk.file()).unwrap(), before);
    assert_held(&desk.shown(), &ids("first", 5));
    disk.open();
    desk.assert_back(&ids("first", 5), "next");
    figure(PROOF, 1, "5 acknowledged, none lost, the file followed");
}

/// Root may write everywhere, so that it is asked to work without that right; others have none to lose.
#[test]
fn edits_of_a_file_in_a_forbidden_folder_are_safe_and_reach_it_later() {
    needs("setpriv", "util-linux");
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::within(folder.path());
    let before = fs::read(desk.file()).unwrap();
    let allow = |mode| fs::set_permissions(desk.folder(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    let as_root = obstacle(false) != Some("only root can mount");
    let mut program = if as_root {
        desk.through("setpriv", &["--bounding-set=-dac_override,-dac_read_search"])
    } else {
        desk.program(&[])
    };
    let mut child = program
        .args(["apply"])
        .arg(desk.file())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), lines("first", 5).as_bytes()).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(1), "{}", said(&ended));
    assert_eq!(acks(&said(&ended)), 5, "{}", said(&ended));
    assert_eq!(fs::read(desk.file()).unwrap(), before);
    allow(0o755);
    desk.assert_back(&ids("first", 5), "next");
    figure("Forbidden folder", 1, "5 acknowledged, none lost, the file followed");
}

fn ids(prefix: &str, count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{prefix}-{number}")).collect()
}

fn lines(prefix: &str, count: usize) -> String {
    ids(prefix, count).iter().map(|id| note(id) + "\n").collect()
}

fn acks(said: &str) -> usize {
    said.lines().filter(|line| line.starts_with(r#"{"ack":"#)).count()
}

fn wait_until(done: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < deadline, "it does not come about");
        thread::sleep(Duration::from_millis(50));
    }
}
