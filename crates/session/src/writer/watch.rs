//! Watch over the disk. A writer that works at the disk leaves itself at its post meanwhile. Where that takes
//! too long, the watch takes it from there and goes on in memory; the thread that hung hands the document back
//! when the disk answers again, and keeps watch from then on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use handvat_protocol::failure::Fault;
use handvat_store::document::Document;

use super::applying::Applied;
use super::asks::Ask;
use super::{Relieved, Still, Writer};
use crate::lock::lock;

/// How long a disk may take before the work is said not to be saved.
pub(crate) const SLOW: Duration = Duration::from_secs(10);

/// How often the watch looks.
const ROUND: Duration = Duration::from_millis(500);

/// Where a writer is while its thread is at the disk.
#[derive(Default)]
pub(super) struct Post {
    standing: Mutex<Standing>,
    ended: Condvar,
}

#[derive(Default)]
enum Standing {
    /// The writer is at work.
    #[default]
    Free,
    /// It waits for the disk.
    AtDisk(Instant, Box<Writer>),
    /// The workshop is closed.
    Ended,
}

impl Post {
    pub(super) fn end(&self) {
        *lock(&self.standing) = Standing::Ended;
        self.ended.notify_all();
    }

    fn leave(&self, writer: Box<Writer>) {
        *lock(&self.standing) = Standing::AtDisk(Instant::now(), writer);
    }

    fn fetch(&self) -> Option<Box<Writer>> {
        let mut standing = lock(&self.standing);
        match std::mem::take(&mut *standing) {
            Standing::AtDisk(_, writer) => Some(writer),
            other => {
                *standing = other;
                None
            }
        }
    }

    /// Waits for a writer that has been at the disk for too long; none when the workshop is closed.
    fn overdue(&self) -> Option<Box<Writer>> {
        let mut standing = lock(&self.standing);
        loop {
            match &*standing {
                Standing::Ended => return None,
                Standing::AtDisk(since, _) if since.elapsed() >= SLOW => {
                    if let Standing::AtDisk(_, writer) = std::mem::take(&mut *standing) {
                        return Some(writer);
                    }
                }
                Standing::Free | Standing::AtDisk(..) => {}
            }
            standing = self.ended.wait_timeout(standing, ROUND).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// A thread that serves; once relieved, it keeps watch.
pub(super) fn serve(writer: Box<Writer>) {
    let post = Arc::clone(&writer.post);
    match catch_unwind(AssertUnwindSafe(|| writer.run())) {
        Ok(Ok(())) => {}
        Ok(Err(Relieved)) => keep(&post),
        // Nobody is left to be relieved.
        Err(_) => post.end(),
    }
}

/// A thread that keeps watch; once it relieves a writer, it serves.
pub(super) fn keep(post: &Post) {
    if let Some(mut writer) = post.overdue() {
        writer.go_on_in_memory();
        serve(writer);
    }
}

impl Writer {
    /// Works with the document while the watch looks on. None comes out when another thread hangs with it, or
    /// when the work panics: then nothing that was in flight counts as durable.
    pub(super) fn at_disk<T>(
        mut self: Box<Self>,
        work: impl FnOnce(&mut Document) -> T,
    ) -> Result<(Box<Self>, Option<T>), Relieved> {
        let Some(mut document) = self.document.take() else { return Ok((self, None)) };
        let (post, asks) = (Arc::clone(&self.post), self.asks.clone());
        post.leave(self);
        let done = catch_unwind(AssertUnwindSafe(|| work(&mut document))).ok();
        let Some(mut writer) = post.fetch() else {
            // Where nobody serves any more, the document and its lock go.
            drop(asks.send(Ask::Back(document)));
            return Err(Relieved);
        };
        if done.is_none() {
            document.take_back(writer.durable());
        }
        writer.document = Some(document);
        Ok((writer, done))
    }

    /// The disk hangs, with the document.
    fn go_on_in_memory(&mut self) {
        self.not_durable(&Fault::new("storage-slow"));
        self.after_edits();
        self.tell_state();
    }

    /// The disk answers again. What it says of the steps that hung is not asked: the next generation of the
    /// journal holds what counts.
    pub(super) fn take_over(mut self: Box<Self>, mut document: Box<Document>) -> Still {
        if self.document.is_some() {
            // The holder of the workshop is gone meanwhile, and what was looked at has become ours.
            return Ok(self);
        }
        document.take_back(self.durable());
        self.saved = document.saved_revision();
        let (path, versions) = (document.path().map(PathBuf::from), document.versions().clone());
        self.document = Some(document);
        match path {
            Some(path) if self.path.as_ref() != Some(&path) => self.is_at(path, versions),
            _ => {}
        }
        self.heal()
    }

    /// The last step of which somebody was told that it is durable.
    fn durable(&self) -> u64 {
        let mut flight =
            self.flight.iter().flat_map(|(applied, _)| applied).filter_map(|applied| applied.as_ref().ok());
        let first = self.adrift.first().map(|step| &**step).or_else(|| flight.find_map(Applied::step));
        first.map_or(self.workshop.revision, |step| step.sequence - 1)
    }
}
