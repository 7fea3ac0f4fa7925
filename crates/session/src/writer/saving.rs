//! How the work reaches the disk: the file by checkpoints in the background, the journal again after it refused.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use handvat_protocol::event::{Safety, SaveState};
use handvat_protocol::failure::Fault;
use handvat_store::checkpoint::{CheckpointFailure, Checkpointed};
use handvat_store::coded::Coded;
use handvat_store::document::{Moved, save_copy};
use handvat_store::versions::Versions;
use thread_priority::ThreadPriority;

use super::asks::Ask;
use super::watch::SLOW;
use super::{Still, Writer};
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
impl Writer {
    pub(super) fn after_edits(&mut self) {
        if self.workshop.revision != self.saved {
            self.last_edit = Instant::now();
            self.dirty_since.get_or_insert(self.last_edit);
        }
    }

    /// How long to wait for the next request before there is something to do.
    pub(super) fn patience(&self) -> Duration {
        let file_slow = self.running.map(|since| since + SLOW).filter(|due| *due > Instant::now());
        let closing = self.closing.as_ref().map(|closing| closing.deadline);
        let next =
            [self.checkpoint_due(), self.retry_due(), self.look_due(), file_slow, closing].into_iter().flatten().min();
        next.map_or(Duration::from_hours(1), |next| next.saturating_duration_since(Instant::now()))
    }

    fn checkpoint_due(&self) -> Option<Instant> {
        let since =
            self.dirty_since.filter(|_| self.running.is_none() && self.document.is_some() && !self.waits_for_look())?;
        let due = (self.last_edit + IDLE).min(since + BUSY);
        Some(self.rest_until.map_or(due, |rest| rest.max(due)))
    }

    fn retry_due(&self) -> Option<Instant> {
        self.retry_at.filter(|_| self.storage.is_some() && self.document.is_some())
    }

    pub(super) fn retry_later(&mut self) {
        self.retry_at = Some(Instant::now() + RETRY);
    }

    /// Does what is due: the journal is tried again, the file is written.
    pub(super) fn keep_up(self: Box<Self>) -> Still {
        let mut writer = self;
        let first_try = writer.closing.as_ref().is_some_and(|closing| !closing.tried);
        let retry = writer.retry_due().is_some_and(|due| first_try || due <= Instant::now());
        if retry {
            writer = writer.heal()?;
        }
        if writer.look_due().is_some_and(|due| due <= Instant::now()) {
            writer.look_outside();
        }
        if writer.wants_checkpoint() {
            writer = writer.begin_checkpoint()?;
        }
        Ok(writer)
    }

    /// Tries the journal again with what is in memory only, and sees to it that what was refused never comes back.
    pub(super) fn heal(mut self: Box<Self>) -> Still {
        self.retry_later();
        let steps = self.adrift.clone();
        let (mut writer, appended) = self.at_disk(|document| {
            document.append(&steps)?;
            document.forget_refused()
        })?;
        match appended {
            Some(Ok(())) => {
                writer.adrift.clear();
                writer.storage = None;
            }
            Some(Err(failure)) => writer.storage = Some(coded(&failure)),
            None => {}
        }
        Ok(writer)
    }

    fn wants_checkpoint(&self) -> bool {
        if self.running.is_some() || self.read_only.is_some() || self.document.is_none() || self.waits_for_look() {
            return false;
        }
        if self.outside.settles || !self.waiting.is_empty() {
            return true;
        }
        if self.workshop.revision == self.saved && self.trouble.is_none() {
            // The last state of a run is kept as a version.
            let closing = self.closing.as_ref().is_some_and(|closing| !closing.tried);
            return closing && self.keeping.wants(self.saved);
        }
        let now = Instant::now();
        let many = self.workshop.revision - self.saved.min(self.workshop.revision) >= MANY;
        let rests = self.rest_until.is_some_and(|rest| rest > now);
        let closing = self.closing.as_ref().is_some_and(|closing| !closing.tried);
        closing || (many && !rests) || self.checkpoint_due().is_some_and(|due| due <= now)
    }

    /// Where nothing is new, the file is only looked at.
    fn begin_checkpoint(mut self: Box<Self>) -> Still {
        if let Some(closing) = &mut self.closing {
            closing.tried = true;
        }
        self.outside.settles = false;
        let (workshop, adrift) = (self.behind.caught_up(&self.workshop), self.adrift.clone());
        let read = Arc::clone(&workshop);
        let (mut writer, begun) = self.at_disk(|document| document.begin_checkpoint(workshop, &adrift))?;
        let checkpoint = match begun {
            Some(Ok(checkpoint)) => checkpoint,
            Some(Err(failure)) => {
                writer.not_written(coded(&failure));
                return Ok(writer);
            }
            None => return Ok(writer),
        };
        let finished = |result| Ask::Finished(Box::new(result));
        let (keeping, workshop) = (Arc::clone(&writer.keeping), read);
        let last = writer.closing.is_some();
        let run = move || {
            keeping.before();
            let written = checkpoint.run()?;
            keeping.after(&workshop, last);
            Ok::<_, CheckpointFailure>(written)
        };
        if writer.beside("checkpoint", run, finished) {
            writer.running = Some(Instant::now());
            writer.dirty_since = None;
        } else {
            writer.not_written(Fault::new("internal"));
        }
        Ok(writer)
    }

    /// Works on a thread of its own and tells the writer how it went; false when there is no thread to be had.
    pub(super) fn beside<T, E: Coded>(
        &self,
        name: &str,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
        told: impl FnOnce(Result<T, Fault>) -> Ask + Send + 'static,
    ) -> bool {
        let asks = self.asks.clone();
        let run = move || {
            // Edits come first: a thread that an edit's sync wakes would wait for this one's turn to end. Where the
            // system has no such order, both are served alike.
            let _ = ThreadPriority::Min.set_for_current();
            let result = catch_unwind(AssertUnwindSafe(work));
            let failed = |failure: E| coded(&failure);
            let result = result.map_or_else(|_| Err(Fault::new("internal")), |result| result.map_err(failed));
            drop(asks.send(told(result)));
        };
        std::thread::Builder::new().name(name.to_owned()).spawn(run).is_ok()
    }

    pub(super) fn finished(&mut self, result: Result<Checkpointed, Fault>) {
        self.running = None;
        let Some(document) = &mut self.document else {
            // It is away with a thread that hangs; when it is back, the next checkpoint finds out.
            return self.not_written(Fault::new("storage-slow"));
        };
        let done = match result {
            Ok(done) => document.finish_checkpoint(done),
            Err(fault) => return self.not_written(fault),
        };
        self.is_saved(done.revision);
    }

    /// The file has that revision.
    fn is_saved(&mut self, revision: u64) {
        self.saved = revision;
        (self.trouble, self.rest_until, self.failed) = (None, None, 0);
        for (_, reply) in self.waiting.extract_if(.., |(wanted, _)| *wanted <= revision) {
            let _ = reply.send(Ok(()));
        }
        if revision == self.workshop.revision {
            self.dirty_since = None;
            self.adrift.clear();
            self.storage = None;
        } else {
            self.dirty_since.get_or_insert_with(Instant::now);
        }
    }

    pub(super) fn not_written(&mut self, fault: Fault) {
        self.dirty_since.get_or_insert_with(Instant::now);
        if fault.code == "file-changed-outside" && !self.outside.wanted {
            // Whoever waits for the file waits until it was looked at.
            (self.outside.wanted, self.trouble) = (true, Some(fault));
            return;
        }
        self.rest_until = Some(Instant::now() + RETRY * 2_u32.pow(self.failed.min(DOUBLINGS)));
        self.failed = self.failed.saturating_add(1);
        for (_, reply) in self.waiting.drain(..) {
            let _ = reply.send(Err(fault.clone()));
        }
        self.trouble = Some(fault);
    }

    pub(super) fn checkpoint_for(&mut self, reply: Sender<Result<(), Fault>>) {
        let away = self.storage.clone().filter(|_| self.document.is_none());
        match self.read_only.clone().or(away) {
            Some(fault) => drop(reply.send(Err(fault))),
            None => self.waiting.push((self.workshop.revision, reply)),
        }
    }

    pub(super) fn begin_move(&mut self, path: PathBuf, reply: Sender<Result<(), Fault>>) {
        let Some(document) = &mut self.document else {
            return drop(reply.send(Err(Fault::new("storage-slow"))));
        };
        document.note_adrift(&self.adrift);
        let moving = match document.begin_move(Arc::clone(&self.workshop), &path) {
            Ok(moving) => moving,
            Err(failure) => return drop(reply.send(Err(coded(&failure)))),
        };
        let moved = move |result| Ask::Moved { result: Box::new(result), path, reply };
        if self.beside("move", move || moving.run(), moved) {
            self.running = Some(Instant::now());
        }
    }

    pub(super) fn moved(
        mut self: Box<Self>,
        result: Result<Moved, Fault>,
        path: PathBuf,
        reply: &Sender<Result<(), Fault>>,
    ) -> Still {
        self.running = None;
        self.put_back.extend(self.deferred.drain(..));
        let moved = match result {
            Ok(moved) => moved,
            Err(fault) => {
                let _ = reply.send(Err(fault));
                return Ok(self);
            }
        };
        let decided = self.recovered.is_none();
        let (mut writer, finished) = self.at_disk(|document| {
            let finished = document.finish_move(moved);
            if decided {
                // Somebody may have decided at the old place while it moved.
                let _ = document.decide();
            }
            (finished, document.saved_revision(), document.versions().clone())
        })?;
        let Some((finished, revision, versions)) = finished else {
            let _ = reply.send(Err(Fault::new("storage-slow")));
            return Ok(writer);
        };
        writer.is_at(path, versions);
        writer.adrift.retain(|step| step.sequence > revision);
        if writer.adrift.is_empty() {
            writer.storage = None;
        } else {
            writer.retry_later();
        }
        writer.is_saved(revision);
        if let Err(failure) = finished {
            writer.storage = Some(coded(&failure));
            writer.retry_later();
        }
        let _ = reply.send(Ok(()));
        Ok(writer)
    }

    /// The workshop has another file from now on.
    pub(super) fn is_at(&mut self, path: PathBuf, versions: Versions) {
        (self.path, self.read_only, self.following) = (Some(path), None, None);
        self.keeping = Arc::new(self.keeping.moved(versions));
        self.outside.wanted = false;
        self.watch_folder();
    }

    /// Beside everything else, and whatever became of the program's own folder.
    pub(super) fn save_copy(&self, path: PathBuf, reply: Sender<Result<(), Fault>>) {
        let (files, workshop) = (Arc::clone(&self.hand.files), Arc::clone(&self.workshop));
        let copy = move || {
            let saved = save_copy(&*files, &workshop, &path).map_err(|failure| coded(&failure));
            drop(reply.send(saved));
        };
        // Without a thread the asker hears that nobody answered.
        drop(std::thread::Builder::new().name("copy".to_owned()).spawn(copy));
    }

    pub(super) fn state(&self) -> SaveState {
        let words = &(self.hand.words)();
        let has_file = self.path.is_some();
        let state = if self.storage.is_some() {
            Safety::NotSaved
        } else if has_file && self.trouble.is_none() && self.workshop.revision == self.saved {
            Safety::Saved
        } else {
            Safety::Safe
        };
        let name = self.path.as_ref().and_then(|path| path.file_name());
        let file = name.map(|name| name.to_string_lossy().into_owned());
        let slow = self.running.filter(|since| since.elapsed() >= SLOW);
        let slow = slow.map(|_| Fault::new("file-slow").with("file", file.clone().unwrap_or_default()));
        let reason = self.storage.as_ref().or(slow.as_ref()).or(self.trouble.as_ref());
        let reason = reason.map(|fault| fault.worded(words));
        let read_only = self.read_only.as_ref().map(|fault| fault.worded(words));
        SaveState { state, pending: self.running.is_some(), reason, file, read_only }
    }
}
