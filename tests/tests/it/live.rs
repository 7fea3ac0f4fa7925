//! A run of `apply` that is still going: lines go in, acknowledgements come out, and it can die at any moment.

use std::fs::{self, DirEntry};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::desk::{Desk, note};

/// As long as anything may take before the test gives up on it.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// One line at a time: the next goes in when the last was answered.
pub(crate) struct InStep {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// What a line was told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Acknowledged,
    /// With the code.
    Refused(String),
    /// Nothing: the program is dead.
    Nothing,
}

impl InStep {
    pub(crate) fn start(desk: &Desk) -> Self {
        Self::run(desk.program(&["apply"]).arg(desk.file()))
    }

    /// Runs a command that ends in `apply FILE`.
    pub(crate) fn run(command: &mut Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, input, output }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn tell(&mut self, line: &str) -> Told {
        let written = self.input.as_mut().is_some_and(|input| writeln!(input, "{line}").is_ok());
        let mut answer = String::new();
        if !written || self.output.read_line(&mut answer).unwrap_or(0) == 0 {
            return Told::Nothing;
        }
        // A line that broke off in the middle was told to nobody.
        let Ok(answer) = serde_json::from_str::<Value>(&answer) else { return Told::Nothing };
        match answer["code"].as_str() {
            Some(code) => Told::Refused(code.to_owned()),
            None => Told::Acknowledged,
        }
    }

    /// Adds notes; those that were acknowledged.
    pub(crate) fn add(&mut self, ids: impl IntoIterator<Item = String>) -> Vec<String> {
        ids.into_iter().filter(|id| self.tell(&note(id)) == Told::Acknowledged).collect()
    }

    /// No more lines; the program writes its file and ends.
    pub(crate) fn end(mut self) -> ExitStatus {
        drop(self.input.take());
        self.wait()
    }

    pub(crate) fn kill(mut self) {
        // The standard library kills with SIGKILL.
        self.child.kill().unwrap();
        self.wait();
    }

    fn wait(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            if Instant::now() > deadline {
                let _ = self.child.kill();
                panic!("the program hangs");
            }
            thread::sleep(Duration::from_millis(1));
        }
    }
}

/// Lines go in as fast as they are taken.
pub(crate) struct Stream {
    child: Child,
    acknowledged: Arc<Mutex<Vec<String>>>,
    writing: JoinHandle<()>,
    reading: JoinHandle<()>,
}

impl Stream {
    /// Adds the notes `PREFIX-1`, `PREFIX-2`, … without an end.
    pub(crate) fn start(command: &mut Command, prefix: &str) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (mut input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let acknowledged: Arc<Mutex<Vec<String>>> = Arc::default();
        let name = prefix.to_owned();
        let writing = thread::spawn(move || {
            for number in 1_u64.. {
                if writeln!(input, "{}", note(&format!("{name}-{number}"))).is_err() {
                    return;
                }
            }
        });
        let (heard, name) = (Arc::clone(&acknowledged), prefix.to_owned());
        let reading = thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let answer: Value = serde_json::from_str(&line).unwrap_or_default();
                if let Some(number) = answer["ack"].as_u64() {
                    heard.lock().unwrap().push(format!("{name}-{number}"));
                }
            }
        });
        Self { child, acknowledged, writing, reading }
    }

    /// Waits until so many are acknowledged, or the program is dead.
    pub(crate) fn wait_for(&self, count: usize) {
        let deadline = Instant::now() + PATIENCE;
        while self.acknowledged.lock().unwrap().len() < count && !self.reading.is_finished() {
            assert!(Instant::now() < deadline, "the program hangs");
            thread::sleep(Duration::from_micros(200));
        }
    }

    /// What was acknowledged, and read here, up to now.
    pub(crate) fn acknowledged(&self) -> Vec<String> {
        self.acknowledged.lock().unwrap().clone()
    }

    /// Stops it where it is; it does not go on before it is killed.
    pub(crate) fn halt(&self) {
        let id = self.child.id();
        assert!(Command::new("kill").args(["-STOP", &id.to_string()]).status().unwrap().success());
        let stands = |task: std::io::Result<DirEntry>| {
            let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap_or_default();
            status.contains("State:\tT") || status.is_empty()
        };
        let deadline = Instant::now() + PATIENCE;
        // A call that is under way is finished first.
        while !fs::read_dir(format!("/proc/{id}/task")).unwrap().all(stands) {
            assert!(Instant::now() < deadline, "the program does not stop");
            thread::sleep(Duration::from_micros(100));
        }
    }

    /// Kills it, whatever it is doing.
    pub(crate) fn kill(mut self) {
        let _ = self.child.kill();
        self.child.wait().unwrap();
        self.writing.join().unwrap();
        self.reading.join().unwrap();
    }
}
