//! Somebody decides about work that came back. The decision is written down on a thread of its own, and is one only
//! then: what could not be written is told as such and stays a choice.

use std::sync::mpsc::Sender;

use handvat_protocol::failure::Fault;

use super::Writer;
use super::asks::Ask;

impl Writer {
    pub(super) fn decide(&mut self, reply: Sender<Result<(), Fault>>) {
        if self.recovered.is_none() {
            self.replaced = false;
            return drop(reply.send(Ok(())));
        }
        let Some(document) = &self.document else {
            return drop(reply.send(Err(Fault::new("storage-slow"))));
        };
        let Some(decision) = document.decision() else {
            return self.settle_choice(&reply);
        };
        let told = move |result| Ask::Decided { result, reply };
        // Without a thread the asker hears that nobody answered.
        self.deciding += u32::from(self.beside("decision", move || decision.run(), told));
    }

    pub(super) fn decided(&mut self, result: Result<(), Fault>, reply: &Sender<Result<(), Fault>>) {
        self.deciding -= 1;
        self.put_back.extend(self.deferred.drain(..));
        match result {
            Ok(()) => self.settle_choice(reply),
            Err(fault) => drop(reply.send(Err(fault))),
        }
    }

    /// It is told no more.
    fn settle_choice(&mut self, reply: &Sender<Result<(), Fault>>) {
        (self.recovered, self.replaced) = (None, false);
        if reply.send(Ok(())).is_err() {
            // The disk took so long that pages were told that it does: they learn of it anew.
            self.begin_anew();
        }
    }
}
