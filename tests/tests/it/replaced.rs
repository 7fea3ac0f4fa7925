//! Another program puts its own file in the place of ours while we save: nobody's work is lost. Whatever was
//! acknowledged, and whatever the other program wrote, is in the file, in the journal or in a version.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use flate2::read::MultiGzDecoder;

use super::desk::{Desk, names, note};
use super::live::InStep;
use super::rounds::{Dice, figure, needs, rounds};

/// How long a rename is held up.
const HELD: Duration = Duration::from_millis(200);

#[test]
fn a_file_that_is_replaced_while_we_save_costs_nobody_anything() {
    let rounds = rounds(1000, 100);
    let mut dice = Dice::new(5);
    let folder = tempfile::tempdir().unwrap();
    let (desk, before) = prepared(folder.path());
    let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
    for round in 0..rounds {
        desk.restore(&before);
        let theirs = theirs(&desk, folder.path(), round);
        let mut run = InStep::start(&desk);
        let acknowledged = run.add((1..=3).map(|number| format!("ours-{round}-{number}-")));
        assert_eq!(acknowledged.len(), 3);
        let pause = Duration::from_micros(dice.throw(3000));
        let ending = thread::spawn(move || run.end());
        wait_for_saving(&desk, &ending);
        thread::sleep(pause);
        fs::rename(&theirs, desk.file()).unwrap();
        let ended = ending.join().unwrap();
        let held = String::from_utf8(fs::read(desk.file()).unwrap()).unwrap();
        let end = match (held.contains("theirs-"), held.contains("ours-"), ended.success()) {
            (true, true, _) => "both in the file",
            (true, false, false) => "theirs in the file, ours in the journal",
            (true, false, true) => "theirs over ours",
            (false, ..) => "ours over theirs",
        };
        *ends.entry(end).or_default() += 1;
        assert_kept(&desk, round, &acknowledged, end);
        desk.assert_clean();
        // The next run does not lose them either.
        desk.apply(&format!("{}\n", note("next")));
        assert_kept(&desk, round, &acknowledged, &format!("{end}, after the next run"));
    }
    figure(
        "File replaced while it is saved",
        rounds,
        ends.iter().map(|(end, count)| format!("{count} × {end}")).collect::<Vec<_>>().join(", "),
    );
}

/// Every rename held up, so that the other program comes before it, after the last look at the file as well.
#[test]
fn a_file_that_is_replaced_in_the_last_moment_costs_nobody_anything() {
    needs("strace", "strace");
    let folder = tempfile::tempdir().unwrap();
    let (desk, before) = prepared(folder.path());
    let moments = rounds(20, 5);
    for round in 0..moments {
        desk.restore(&before);
        let theirs = theirs(&desk, folder.path(), round);
        let mut run = InStep::start(&desk);
        let acknowledged = run.add([format!("ours-{round}-")]);
        let mut strace = hold_renames(run.id());
        let ending = thread::spawn(move || run.end());
        wait_for_saving(&desk, &ending);
        // Three are held before ours is in place: a name that says it is whole, the next base, the exchange itself.
        thread::sleep(HELD * 3 * round as u32 / moments as u32 + HELD / 10);
        fs::rename(&theirs, desk.file()).unwrap();
        ending.join().unwrap();
        strace.wait().unwrap();
        assert_kept(&desk, round, &acknowledged, "replaced just before a rename");
    }
    figure("File replaced while a rename is held up", moments, "both kept");
}

/// A desk with one note in its file, and a copy to begin each round from.
fn prepared(folder: &Path) -> (Desk, Desk) {
    let desk = Desk::within(&folder.join("now"));
    assert!(desk.apply(&format!("{}\n", note("common"))).status.success());
    let before = desk.copied(&folder.join("before"));
    (desk, before)
}

/// What the other program has: the same workshop with a title of its own.
fn theirs(desk: &Desk, folder: &Path, round: usize) -> PathBuf {
    let mut workshop = desk.written();
    workshop["title"] = format!("theirs-{round}-").into();
    let path = folder.join("theirs");
    fs::write(&path, serde_json::to_vec_pretty(&workshop).unwrap()).unwrap();
    path
}

/// Everything that somebody wrote is somewhere.
fn assert_kept(desk: &Desk, round: usize, acknowledged: &[String], end: &str) {
    let everything = [bytes(desk.folder()), bytes(desk.own())].concat();
    let everything = String::from_utf8_lossy(&everything);
    for words in acknowledged.iter().cloned().chain([format!("theirs-{round}-")]) {
        assert!(everything.contains(&words), "{words} is nowhere any more ({end})");
    }
}

/// What all files hold; versions are packed.
fn bytes(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            bytes.extend(self::bytes(&path));
            continue;
        }
        let file = fs::read(&path).unwrap();
        if MultiGzDecoder::new(&*file).read_to_end(&mut bytes).is_err() {
            bytes.extend(file);
        }
    }
    bytes
}

/// Saving begins with a file beside ours; by then ours was looked at. On a busy machine it may have come and gone
/// unseen when the program ends.
fn wait_for_saving(desk: &Desk, ending: &JoinHandle<ExitStatus>) {
    while names(desk.folder()).len() < 2 && !ending.is_finished() {
        thread::yield_now();
    }
}

fn hold_renames(program: u32) -> Child {
    let calls = "rename,renameat,renameat2";
    let strace = Command::new("strace")
        .args(["-f", "-q", "-o", "/dev/null", "-e", &format!("trace={calls}")])
        .args(["-e", &format!("inject={calls}:delay_enter={}", HELD.as_micros()), "-p", &program.to_string()])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    super::injected::wait_until_held(program);
    strace
}
