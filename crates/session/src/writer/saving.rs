//! How the work reaches the disk: the file by checkpoints in the background, the journal again after it refused.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use handvat_protocol::event::{Safety, SaveState};
use handvat_protocol::failure::Fault;
use handvat_store::checkpoint::Checkpointed;

use super::{Ask, Writer};
use crate::faults::coded;

/// After the last edit.
const IDLE: Duration = Duration::from_secs(2);
/// While edits keep coming.
const BUSY: Duration = Duration::from_secs(15);
/// Records in the journal.
const MANY: u64 = 256;
/// Between attempts at a disk that refused.
pub(super) const RETRY: Duration = Duration::from_secs(5);
/// How often the pause between checkpoints that fail doubles: up to 80 seconds.
const DOUBLINGS: u32 = 4;
/// For a disk that does not answer while the workshop is being let go.
const SLOW: Duration = Duration::from_secs(10);

impl Writer {
    pub(super) fn after_edits(&mut self) {
        if self.workshop.revision == self.saved {
            return;
        }
        self.last_edit = Instant::now();
        self.dirty_since.get_or_insert(self.last_edit);
        let rests = self.rest_until.is_some_and(|rest| rest > self.last_edit);
        if !rests && self.workshop.revision - self.saved.min(self.workshop.revision) >= MANY {
            self.begin_checkpoint();
        }
    }

    /// How long to wait for the next request before there is something to do.
    pub(super) fn patience(&self) -> Duration {
        let next = self.checkpoint_due().into_iter().chain(self.retry_due()).min();
        next.map_or(Duration::from_hours(1), |next| next.saturating_duration_since(Instant::now()))
    }

    fn checkpoint_due(&self) -> Option<Instant> {
        let since = self.dirty_since.filter(|_| self.running.is_none())?;
        let due = (self.last_edit + IDLE).min(since + BUSY);
        Some(self.rest_until.map_or(due, |rest| rest.max(due)))
    }

    fn retry_due(&self) -> Option<Instant> {
        self.retry_at.filter(|_| self.storage.is_some())
    }

    pub(super) fn on_time(&mut self) {
        let now = Instant::now();
        if self.retry_due().is_some_and(|due| due <= now) {
            self.heal();
        }
        if self.checkpoint_due().is_some_and(|due| due <= now) {
            self.begin_checkpoint();
        }
    }

    /// Tries the journal again with what is in memory only.
    pub(super) fn heal(&mut self) {
        self.retry_at = Some(Instant::now() + RETRY);
        let steps = std::mem::take(&mut self.adrift);
        match self.document.append(&steps) {
            Ok(()) => self.storage = None,
            Err(failure) => {
                self.storage = Some(coded(&failure));
                self.adrift = steps;
            }
        }
    }

    /// Begins one unless one runs or there is nothing new to write.
    pub(super) fn begin_checkpoint(&mut self) {
        if self.read_only.is_some() || self.workshop.revision == self.document.saved_revision() {
            self.dirty_since = self.dirty_since.filter(|_| self.running.is_some());
            return;
        }
        self.write_file();
    }

    /// Begins one unless one runs. Where nothing is new, the file is only looked at.
    fn write_file(&mut self) {
        if self.running.is_some() {
            return;
        }
        let checkpoint = match self.document.begin_checkpoint(Arc::clone(&self.workshop)) {
            Ok(checkpoint) => checkpoint,
            Err(failure) => return self.not_written(coded(&failure)),
        };
        let asks = self.asks.clone();
        let run = move || {
            let result = catch_unwind(AssertUnwindSafe(|| checkpoint.run()));
            let result =
                result.map_or_else(|_| Err(Fault::new("internal")), |result| result.map_err(|failure| coded(&failure)));
            drop(asks.send(Ask::Finished(Box::new(result))));
        };
        match std::thread::Builder::new().name("checkpoint".to_owned()).spawn(run) {
            Ok(_) => {
                self.running = Some(self.workshop.revision);
                self.dirty_since = None;
            }
            Err(_) => self.not_written(Fault::new("internal")),
        }
    }

    pub(super) fn finished(&mut self, result: Result<Checkpointed, Fault>) {
        self.running = None;
        let done = match result {
            Ok(done) => self.document.finish_checkpoint(done),
            Err(fault) => return self.not_written(fault),
        };
        self.saved = done.revision;
        (self.trouble, self.rest_until, self.failed) = (None, None, 0);
        self.answer_waiting(done.revision);
        if done.revision == self.workshop.revision {
            self.dirty_since = None;
            self.adrift.clear();
            self.storage = None;
        } else {
            self.dirty_since.get_or_insert_with(Instant::now);
            if !self.waiting.is_empty() {
                self.begin_checkpoint();
            }
        }
    }

    fn not_written(&mut self, fault: Fault) {
        self.dirty_since.get_or_insert_with(Instant::now);
        self.rest_until = Some(Instant::now() + RETRY * 2_u32.pow(self.failed.min(DOUBLINGS)));
        self.failed = self.failed.saturating_add(1);
        for (_, reply) in self.waiting.drain(..) {
            let _ = reply.send(Err(fault.clone()));
        }
        self.trouble = Some(fault);
    }

    /// Who asked for a state that the file has now.
    fn answer_waiting(&mut self, saved: u64) {
        for (_, reply) in self.waiting.extract_if(.., |(wanted, _)| *wanted <= saved) {
            let _ = reply.send(Ok(()));
        }
    }

    pub(super) fn checkpoint_for(&mut self, reply: Sender<Result<(), Fault>>) {
        if let Some(fault) = &self.read_only {
            let _ = reply.send(Err(fault.clone()));
            return;
        }
        self.waiting.push((self.workshop.revision, reply));
        self.write_file();
    }

    pub(super) fn save_as(&mut self, path: &Path) -> Result<(), Fault> {
        let done = self.document.save_as(&self.workshop, path).map_err(|failure| coded(&failure))?;
        self.saved = done.revision;
        self.read_only = None;
        (self.trouble, self.storage, self.dirty_since) = (None, None, None);
        (self.rest_until, self.failed) = (None, 0);
        self.adrift.clear();
        Ok(())
    }

    /// Writes what is left, and waits for it as long as a disk may take. What is asked meanwhile is put back.
    pub(super) fn close(&mut self, asks: &Receiver<Ask>, put_back: &mut VecDeque<Ask>) -> Result<(), Fault> {
        let deadline = Instant::now() + SLOW;
        if self.storage.is_some() {
            self.heal();
        }
        loop {
            if self.running.is_none() {
                self.begin_checkpoint();
            }
            if self.running.is_none() {
                let nothing_left = self.read_only.is_some() || self.workshop.revision == self.document.saved_revision();
                let fault = || self.storage.clone().or_else(|| self.trouble.clone()).unwrap_or(Fault::new("internal"));
                return if nothing_left { Ok(()) } else { Err(fault()) };
            }
            match asks.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(Ask::Finished(result)) => {
                    self.finished(*result);
                    if let Some(fault) = self.storage.as_ref().or(self.trouble.as_ref()) {
                        return Err(fault.clone());
                    }
                }
                Ok(other) => put_back.push_back(other),
                Err(_) => return Err(Fault::new("storage-slow")),
            }
        }
    }

    pub(super) fn state(&self) -> SaveState {
        let words = &(self.hand.words)();
        let has_file = self.document.path().is_some();
        let state = if self.storage.is_some() {
            Safety::NotSaved
        } else if has_file && self.trouble.is_none() && self.workshop.revision == self.saved {
            Safety::Saved
        } else {
            Safety::Safe
        };
        let reason = self.storage.as_ref().or(self.trouble.as_ref()).map(|fault| fault.worded(words));
        let file =
            self.document.path().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
        let read_only = self.read_only.as_ref().map(|fault| fault.worded(words));
        SaveState { state, pending: self.running.is_some(), reason, file, read_only }
    }
}
