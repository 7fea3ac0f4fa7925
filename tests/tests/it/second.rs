//! Two programs at one file: the second may look, and goes on with everything when the first dies.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::desk::{Desk, assert_held, note, notes, said};
use super::live::{InStep, PATIENCE};
use super::rounds::figure;

/// A console on loopback, ended when this is dropped.
struct Served(Child);

impl Served {
    fn start(desk: &Desk) -> Self {
        let mut serve = desk.program(&["serve", "--no-open"]);
        let mut child = serve.arg(desk.file()).stdout(Stdio::piped()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        assert!(address.starts_with("http://127.0.0.1:"), "it is not served: {address}");
        Self(child)
    }

    /// As the system asks programs to end.
    fn end(mut self) {
        assert!(Command::new("kill").arg(self.0.id().to_string()).status().unwrap().success());
        assert!(self.0.wait().unwrap().success());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn who_looks_on_while_a_program_dies_goes_on_with_everything_that_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::within(folder.path());
    let mut first = InStep::start(&desk);
    let mut acknowledged = first.add(ids("before", 3));
    let second = Served::start(&desk);
    acknowledged.extend(first.add(ids("after", 3)));
    assert_eq!(acknowledged.len(), 6, "looking on takes nothing from who works");
    assert_locked(&desk);
    first.kill();

    wait_until(|| acknowledged.iter().all(|id| notes(&desk.written()).contains(id)));
    assert_locked(&desk);
    second.end();
    desk.assert_back(&acknowledged, "next");
    figure("Two programs, one killed", 1, "6 acknowledged, none lost, the second goes on");
}

#[test]
fn who_only_looked_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::within(folder.path());
    let mut first = InStep::start(&desk);
    let acknowledged = first.add(ids("note", 3));
    Served::start(&desk).end();
    assert_eq!(first.add(ids("later", 1)).len(), 1);
    assert!(first.end().success());
    assert_held(&desk.written(), &acknowledged);
    assert_eq!(super::desk::names(desk.folder()), ["w.handvat"]);
}

/// A script is told who is in its way.
fn assert_locked(desk: &Desk) {
    let refused = desk.apply(&(note("refused") + "\n"));
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(said(&refused).contains("already open in another window or program"), "{}", said(&refused));
}

fn ids(prefix: &str, count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{prefix}-{number}")).collect()
}

fn wait_until(done: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !done() {
        assert!(Instant::now() < deadline, "it does not come about");
        thread::sleep(Duration::from_millis(50));
    }
}
