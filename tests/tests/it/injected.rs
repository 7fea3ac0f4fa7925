//! The real kernel, and a fault at every single call by which the program changes a disk: killed, refused
//! with EIO, refused for good with ENOSPC. `strace` takes hold of the program when it has started.
//!
//! `strace` counts the calls of each thread for itself, so one run is not enough to reach all of them: where
//! two threads make the same call, the one that comes first to its Nth is hit. The second scene therefore has
//! the journal's thread rest and the checkpoint's thread work, the third has both work at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::desk::Desk;
use super::live::{InStep, PATIENCE};
use super::rounds::{figure, needs, share};

/// By which the program changes a disk. `openat` only where it may make a file.
const CALLS: &str = "write,pwrite64,writev,fdatasync,fsync,rename,renameat,renameat2,unlink,unlinkat,openat,\
                     ftruncate,fallocate,link,linkat,mkdir";

/// What happens at a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// Dead before it.
    Kill,
    /// It fails once.
    Device,
    /// It fails from then on.
    Full,
}

/// The Nth of a call in its thread.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    call: String,
    number: usize,
}

/// A fixed run.
#[derive(Debug, Clone, Copy)]
struct Scene {
    name: &'static str,
    /// Steps that an earlier, killed run left in the journal.
    pending: usize,
    /// Lines that are sent one by one, before the input ends.
    lines: usize,
}

#[test]
fn a_fault_at_any_call_of_a_first_run_loses_nothing() {
    prove(Scene { name: "first run", pending: 0, lines: 6 });
}

#[test]
fn a_fault_at_any_call_of_a_recovery_loses_nothing() {
    prove(Scene { name: "recovery", pending: 5, lines: 0 });
}

#[test]
fn a_fault_at_any_call_while_a_checkpoint_runs_beside_edits_loses_nothing() {
    // The checkpoint comes with the 256th step that the file has not.
    prove(Scene { name: "edits beside a checkpoint", pending: 252, lines: 10 });
}

fn prove(scene: Scene) {
    needs("strace", "strace");
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::within(&folder.path().join("now"));
    let pending = prepare(&desk, scene.pending);
    let before = desk.copied(&folder.path().join("before"));
    let places = places(&desk, scene, &folder.path().join("calls"));
    // The checkpoint's own calls are among them.
    for call in ["fsync", "rename"] {
        assert!(places.iter().any(|place| place.call.starts_with(call)), "no {call} was seen: {places:?}");
    }
    let all: Vec<(Place, Fault)> = places
        .into_iter()
        .flat_map(|place| [Fault::Kill, Fault::Device, Fault::Full].map(|fault| (place.clone(), fault)))
        .collect();
    let (possible, chosen) = (all.len(), share(all));
    let (mut acknowledged, mut died) = (0, 0);
    for (place, fault) in &chosen {
        desk.restore(&before);
        let run = run(&desk, scene, Some((place, *fault)), &folder.path().join("log"));
        let at = format!("{}: {fault} at {} number {}", scene.name, place.call, place.number);
        let checked = std::panic::catch_unwind(|| {
            let all: Vec<String> = pending.iter().chain(&run.acknowledged).cloned().collect();
            if run.clean {
                super::desk::assert_held(&desk.written(), &all);
                assert_eq!(run.acknowledged.len(), scene.lines, "it ended well without doing all that was asked");
            }
            desk.assert_back(&all, "next");
        });
        assert!(checked.is_ok(), "{at}");
        acknowledged += run.acknowledged.len();
        died += usize::from(run.died);
    }
    let outcome = format!("{died} killed, {acknowledged} new acknowledgements, none lost, file always whole");
    figure(&format!("Fault at a call, {}", scene.name), format!("{} of {possible}", chosen.len()), outcome);
}

/// A killed run whose steps are in the journal only.
fn prepare(desk: &Desk, pending: usize) -> Vec<String> {
    if pending == 0 {
        return Vec::new();
    }
    let mut run = InStep::start(desk);
    let pending = run.add((1..=pending).map(|number| format!("before-{number}")));
    run.kill();
    assert!(super::desk::notes(&desk.written()).is_empty(), "no checkpoint came in between");
    pending
}

/// What a run left.
struct Run {
    acknowledged: Vec<String>,
    /// Exit code 0.
    clean: bool,
    /// By a signal.
    died: bool,
}

fn run(desk: &Desk, scene: Scene, fault: Option<(&Place, Fault)>, log: &Path) -> Run {
    let mut run = InStep::start(desk);
    let mut tracer = trace(run.id(), fault, log);
    let acknowledged = run.add((1..=scene.lines).map(|number| format!("n{number}")));
    let status = run.end();
    tracer.wait().unwrap();
    Run { acknowledged, clean: status.success(), died: status.code().is_none() }
}

/// Takes hold of all threads of a program that has started and waits for its first line.
fn trace(program: u32, fault: Option<(&Place, Fault)>, log: &Path) -> Child {
    let is_workshop =
        |thread: &PathBuf| fs::read_to_string(thread.join("comm")).is_ok_and(|name| name.trim() == "workshop");
    // The workshop is open, and the thread that reads lines is there besides.
    wait_until(|| threads(program).len() >= 3 && threads(program).iter().any(is_workshop));
    let mut strace = Command::new("strace");
    strace.args(["-f", "-q", "-s", "0", "-o"]).arg(log).args(["-e", &format!("trace={CALLS}")]);
    if let Some((Place { call, number }, fault)) = fault {
        let what = match fault {
            Fault::Kill => format!("signal=SIGKILL:when={number}"),
            Fault::Device => format!("error=EIO:when={number}"),
            Fault::Full => format!("error=ENOSPC:when={number}+"),
        };
        strace.args(["-e", &format!("inject={call}:{what}")]);
    }
    let tracer = strace.args(["-p", &program.to_string()]).stderr(Stdio::null()).spawn().unwrap();
    wait_until_held(program);
    tracer
}

/// Returns when `strace` has all threads of a program.
pub(crate) fn wait_until_held(program: u32) {
    let held = |thread: &PathBuf| {
        let status = fs::read_to_string(thread.join("status")).unwrap_or_default();
        status.lines().any(|line| line.strip_prefix("TracerPid:").is_some_and(|tracer| tracer.trim() != "0"))
    };
    wait_until(|| threads(program).iter().all(held));
}

fn threads(program: u32) -> Vec<PathBuf> {
    let threads = fs::read_dir(format!("/proc/{program}/task")).unwrap();
    threads.filter_map(|thread| Some(thread.ok()?.path())).collect()
}

fn wait_until(done: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < deadline, "the program does not start");
        thread::sleep(Duration::from_millis(1));
    }
}

/// All places of a scene at which a fault can strike: numbers run up to the most that any thread has.
fn places(desk: &Desk, scene: Scene, log: &Path) -> Vec<Place> {
    let undisturbed = run(desk, scene, None, log);
    assert!(undisturbed.clean, "the run does not pass without a fault");
    assert_eq!(undisturbed.acknowledged.len(), scene.lines);
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut places = BTreeSet::new();
    for line in fs::read_to_string(log).unwrap().lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let Some((call, arguments)) = call.trim_start().split_once('(') else { continue };
        // A call that another thread's output cut in two appears a second time as `<... call resumed>`.
        if call.contains(' ') {
            continue;
        }
        let number = counts.entry((thread.to_owned(), call.to_owned())).or_default();
        *number += 1;
        let answers = call == "write" && arguments.starts_with("1,");
        if (call != "openat" || arguments.contains("O_CREAT")) && !answers {
            places.insert(Place { call: call.to_owned(), number: *number });
        }
    }
    places.into_iter().collect()
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Kill => "SIGKILL",
            Self::Device => "EIO",
            Self::Full => "ENOSPC for good",
        })
    }
}
