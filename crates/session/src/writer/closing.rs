//! Letting go of a workshop: what is left is written first, and waited for as long as a disk may take.

use std::sync::mpsc::Sender;
use std::time::Instant;

use handvat_protocol::failure::Fault;

use super::Writer;
use super::watch::SLOW;

/// A workshop that is being let go.
pub(super) struct Closing {
    /// Whether work that is in memory only is given up.
    anyway: bool,
    reply: Sender<Result<(), Fault>>,
    pub(super) deadline: Instant,
    /// Whether the journal and the file were tried since.
    pub(super) tried: bool,
}

impl Closing {
    pub(super) fn new(anyway: bool, reply: Sender<Result<(), Fault>>) -> Self {
        Self { anyway, reply, deadline: Instant::now() + SLOW, tried: false }
    }
}

impl Writer {
    /// None when the workshop is closed.
    pub(super) fn end_if_closed(mut self: Box<Self>) -> Option<Box<Self>> {
        let Some(closed) = self.closed() else { return Some(self) };
        let Some(closing) = self.closing.take() else { return Some(self) };
        if !closing.anyway && closed.is_err() && !self.adrift.is_empty() {
            let _ = closing.reply.send(closed);
            self.put_back.extend(self.deferred.drain(..));
            return Some(self);
        }
        self.post.end();
        // The lock is free before anybody hears that it is.
        drop(self);
        // Who would have kept the workshop only for what is lost otherwise has nothing to lose.
        let _ = closing.reply.send(if closing.anyway { closed } else { Ok(()) });
        None
    }

    /// How letting go ended, once it has.
    fn closed(&self) -> Option<Result<(), Fault>> {
        let closing = self.closing.as_ref()?;
        let fault = || self.storage.clone().or_else(|| self.trouble.clone());
        if self.running.is_some() || self.deciding > 0 || self.document.is_none() || self.waits_for_look() {
            let late = Instant::now() >= closing.deadline;
            return late.then(|| Err(fault().unwrap_or_else(|| Fault::new("storage-slow"))));
        }
        if self.read_only.is_some() || self.workshop.revision == self.saved {
            return Some(Ok(()));
        }
        closing.tried.then(|| Err(fault().unwrap_or_else(|| Fault::new("internal"))))
    }
}
