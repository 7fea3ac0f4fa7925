//! How the work reaches the disk: the file by checkpoints in the background, the journal again after it refused.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use handvat_protocol::event::{Safety, SaveState};
use handvat_protocol::failure::Fault;
use handvat_store::checkpoint::{CheckpointFailure, Checkpointed};

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

impl Writer {
    pub(super) fn after_edits(&mut self) {
        if self.workshop.revision == self.saved {
            return;
        }
        self.last_edit = Instant::now();
        self.dirty_since.get_or_insert(self.last_edit);
        if self.workshop.revision - self.saved.min(self.workshop.revision) >= MANY {
            self.begin_checkpoint();
        }
    }

    /// How long to wait for the next request before there is something to do.
    pub(super) fn patience(&self) -> Duration {
        let checkpoint = self.dirty_since.filter(|_| self.running.is_none()).map(|since| {
            let due = (self.last_edit + IDLE).min(since + BUSY);
            self.retry_at.map_or(due, |retry| retry.max(due))
        });
        let storage = self.retry_at.filter(|_| self.storage.is_some());
        let next = checkpoint.into_iter().chain(storage).min();
        next.map_or(Duration::from_hours(1), |next| next.saturating_duration_since(Instant::now()))
    }

    pub(super) fn on_time(&mut self) {
        if self.storage.is_some() && self.retry_at.is_some_and(|retry| retry <= Instant::now()) {
            self.retry_at = Some(Instant::now() + RETRY);
            self.heal();
        }
        self.begin_checkpoint();
    }

    /// Tries the journal again with what is in memory only.
    pub(super) fn heal(&mut self) {
        let steps = std::mem::take(&mut self.adrift);
        match self.document.append(&steps) {
            Ok(()) => self.storage = None,
            Err(failure) => {
                self.storage = Some(coded(&failure));
                self.adrift = steps;
            }
        }
    }

    pub(super) fn begin_checkpoint(&mut self) {
        if self.running.is_some()
            || self.read_only.is_some()
            || self.workshop.revision == self.document.saved_revision()
        {
            self.dirty_since = self.dirty_since.filter(|_| self.running.is_some());
            return;
        }
        match self.document.begin_checkpoint(Arc::clone(&self.workshop)) {
            Ok(checkpoint) => {
                self.running = Some(self.workshop.revision);
                self.dirty_since = None;
                let asks = self.asks.clone();
                std::thread::spawn(move || drop(asks.send(Ask::Finished(Box::new(checkpoint.run())))));
            }
            Err(failure) => self.not_written(&failure),
        }
    }

    pub(super) fn finished(&mut self, result: Result<Checkpointed, CheckpointFailure>) {
        self.running = None;
        match result {
            Ok(done) => {
                let done = self.document.finish_checkpoint(done);
                self.saved = done.revision;
                self.trouble = None;
                self.retry_at = self.retry_at.filter(|_| self.storage.is_some());
                if done.revision == self.workshop.revision {
                    self.dirty_since = None;
                    self.adrift.clear();
                    self.storage = None;
                    self.answer_waiting(&Ok(()));
                } else {
                    self.dirty_since.get_or_insert_with(Instant::now);
                    if !self.waiting.is_empty() {
                        self.begin_checkpoint();
                    }
                }
            }
            Err(failure) => self.not_written(&failure),
        }
    }

    pub(super) fn not_written(&mut self, failure: &CheckpointFailure) {
        let fault = coded(failure);
        self.trouble = Some(fault.clone());
        self.dirty_since.get_or_insert_with(Instant::now);
        self.retry_at = Some(Instant::now() + RETRY);
        self.answer_waiting(&Err(fault));
    }

    pub(super) fn answer_waiting(&mut self, result: &Result<(), Fault>) {
        for reply in self.waiting.drain(..) {
            let _ = reply.send(result.clone());
        }
    }

    pub(super) fn checkpoint_for(&mut self, reply: Sender<Result<(), Fault>>) {
        if self.running.is_none() && self.workshop.revision == self.document.saved_revision() {
            let _ = reply.send(Ok(()));
            return;
        }
        self.waiting.push(reply);
        self.begin_checkpoint();
    }

    pub(super) fn save_as(&mut self, path: &Path) -> Result<(), Fault> {
        let done = self.document.save_as(&self.workshop, path).map_err(|failure| coded(&failure))?;
        self.saved = done.revision;
        self.read_only = None;
        (self.trouble, self.storage, self.dirty_since, self.retry_at) = (None, None, None, None);
        self.adrift.clear();
        Ok(())
    }

    /// Writes what is left, waiting for a checkpoint that runs.
    pub(super) fn close(&mut self, asks: &Receiver<Ask>) -> Result<(), Fault> {
        while self.running.is_some() {
            match asks.recv_timeout(Duration::from_secs(10)) {
                Ok(Ask::Finished(result)) => self.finished(*result),
                Ok(_) => {}
                Err(_) => return Err(Fault::new("storage-slow")),
            }
        }
        if self.read_only.is_some() || self.workshop.revision == self.document.saved_revision() {
            return Ok(());
        }
        let written = self.document.checkpoint(&self.workshop).map_err(|failure| coded(&failure));
        written.map(|_| ())
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
