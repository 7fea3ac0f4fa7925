//! The power goes while edits stream in: an ext4 image is cut off with `FS_IOC_SHUTDOWN`, without its journal
//! being written out, and mounted again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::desk::{Desk, assert_held, notes};
use super::live::{InStep, Stream};
use super::mounts::{Mount, ext4, obstacle};
use super::rounds::{Dice, figure, needs, rounds, skip};

/// What lies on the disk that is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lost {
    Both,
    Document,
    Own,
}

#[test]
fn a_power_cut_loses_nothing_that_was_acknowledged() {
    const PROOF: &str = "Power cut";
    if let Some(why) = obstacle(true) {
        return skip(PROOF, why);
    }
    let rounds = rounds(100, 10);
    let mut dice = Dice::new(4);
    let mut total = 0;
    for round in 0..rounds {
        let lost = [Lost::Both, Lost::Document, Lost::Both, Lost::Own][round % 4];
        let cut = catch_unwind(AssertUnwindSafe(|| cut(lost, &mut dice)));
        total += cut.unwrap_or_else(|_| panic!("in round {round}, with the disk of {lost:?} cut off"));
    }
    let outcome = format!("{total} acknowledged, none lost, file always whole, no fsck needed");
    figure(PROOF, rounds, outcome);
}

/// Two runs that are cut short, the second where the first was recovered; how many edits were acknowledged.
fn cut(lost: Lost, dice: &mut Dice) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let (image, disk) = (folder.path().join("image"), folder.path().join("disk"));
    ext4(&image);
    let mut mount = Mount::image(&image, &disk);
    let other = folder.path().join("other");
    let (papers, own) = match lost {
        Lost::Both => (disk.join("papers"), disk.join("own")),
        Lost::Document => (disk.join("papers"), other),
        Lost::Own => (other, disk.join("own")),
    };
    let desk = Desk::new(&papers, &own);
    settle(&disk);
    let mut acknowledged = Vec::new();
    for prefix in ["first", "second"] {
        let stream = Stream::start(desk.program(&["apply"]).arg(desk.file()), prefix);
        stream.wait_for(1 + dice.throw(500) as usize);
        thread::sleep(Duration::from_micros(dice.throw(4000)));
        let heard = stream.acknowledged();
        if lost != Lost::Both {
            // Where only one of two disks goes, a program that lives on could tell the other one things of which this
            // one knows nothing. When the power goes it does not live on.
            stream.halt();
        }
        mount.cut();
        stream.kill();
        drop(mount);
        mount = Mount::image(&image, &disk);
        acknowledged.extend(heard);
        desk.written();
        desk.assert_clean();
        assert_held(&desk.shown(), &acknowledged);
    }
    desk.assert_back(&acknowledged, "next");
    acknowledged.len()
}

/// Shows that the cut is one: where the program only believes that it synced, it loses what it acknowledged.
#[test]
fn without_syncs_the_same_power_cut_does_lose_edits() {
    const PROOF: &str = "Power cut with syncs taken out";
    if let Some(why) = obstacle(true) {
        return skip(PROOF, why);
    }
    needs("strace", "strace");
    let rounds = rounds(10, 2);
    let damaged = (0..rounds).filter(|_| is_damaged_without_syncs()).count();
    assert!(damaged > 0, "the power cut does not cut");
    figure(PROOF, rounds, format!("{damaged} of them lost edits, as they must"));
}

fn is_damaged_without_syncs() -> bool {
    let folder = tempfile::tempdir().unwrap();
    let (image, disk) = (folder.path().join("image"), folder.path().join("disk"));
    ext4(&image);
    let mount = Mount::image(&image, &disk);
    let desk = Desk::within(&disk);
    settle(&disk);
    let mut run = InStep::start(&desk);
    let mut strace = without_syncs(run.id());
    let acknowledged = run.add((1..=50).map(|number| format!("n{number}")));
    assert_eq!(acknowledged.len(), 50, "nothing looks wrong to it");
    mount.cut();
    run.kill();
    strace.wait().unwrap();
    drop(mount);
    let _mount = Mount::image(&image, &disk);
    let shown = desk.program(&["show", "--json"]).arg(desk.file()).output().unwrap();
    let shown = serde_json::from_slice(&shown.stdout).unwrap_or_default();
    !matches!(&shown, serde_json::Value::Object(_)) || acknowledged.iter().any(|id| !notes(&shown).contains(id))
}

/// Every sync of a running program says that it is done, and does nothing.
fn without_syncs(program: u32) -> Child {
    let strace = Command::new("strace")
        .args(["-f", "-q", "-o", "/dev/null", "-e", "trace=fsync,fdatasync,sync_file_range"])
        .args(["-e", "inject=fsync,fdatasync,sync_file_range:retval=0", "-p", &program.to_string()])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    super::injected::wait_until_held(program);
    strace
}

/// What the test itself prepared is not what it is about.
fn settle(disk: &Path) {
    assert!(Command::new("sync").arg("--file-system").arg(disk).status().unwrap().success());
}
