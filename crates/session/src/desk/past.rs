//! The open workshop's versions: kept, named, looked at beside the present state, restored.

use handvat_model::records::Workshop;
use handvat_protocol::console::Reply;
use handvat_protocol::failure::Fault;
use handvat_protocol::past::Past;

use super::Desk;
use crate::clock::now;
use crate::comparison;
use crate::lock::lock;
use crate::merging;
use crate::versions;

impl Desk {
    pub(super) fn versions(&self) -> Result<Reply, Fault> {
        let budget = lock(&self.settings).versions_budget();
        let timeline = versions::timeline(&self.current()?.versions()?, budget)?;
        Ok(Reply::Versions { timeline })
    }

    /// Durable when it is answered. Packing takes its time: it works on a copy while edits go on.
    pub(super) fn keep_version(&self, name: &str) -> Result<Reply, Fault> {
        let workshop = self.current()?;
        versions::keep(&workshop.versions()?, &workshop.present(), name)?;
        Ok(Reply::Done)
    }

    pub(super) fn name_version(&self, handle: &str, name: &str) -> Result<Reply, Fault> {
        versions::name(&self.current()?.versions()?, handle, name)?;
        Ok(Reply::Done)
    }

    pub(super) fn set_versions_budget(&self, bytes: u64) -> Result<Reply, Fault> {
        lock(&self.settings).versions_budget = Some(bytes);
        self.keep_settings();
        self.versions()
    }

    pub(super) fn compare(&self, past: &Past) -> Result<Reply, Fault> {
        let (state, workshop) = (self.past(past)?, self.current()?);
        let present = workshop.present();
        let mut comparison = comparison::compare(&state, &present, &self.words());
        if matches!(past, Past::Copy { .. }) {
            let base = merging::fork(&present, &workshop.steps()?, &state);
            comparison.merging = Some(merging::count(&merging::merge(&base, &present, &state, &now())?));
        }
        Ok(Reply::Comparison { comparison: Box::new(comparison) })
    }

    pub(super) fn restore(&self, past: &Past) -> Result<Reply, Fault> {
        let past = self.past(past)?;
        versions::restore(self.current()?.as_ref(), past)?;
        Ok(Reply::Done)
    }

    pub(super) fn keep_recovered(&self) -> Result<Reply, Fault> {
        self.current()?.keep_recovered()?;
        Ok(Reply::Done)
    }

    fn past(&self, past: &Past) -> Result<Workshop, Fault> {
        match past {
            Past::Version { handle } => versions::workshop_of(&self.current()?.versions()?, handle),
            Past::File => self.current()?.in_file(),
            Past::Copy { handle } => Ok(self.copy(handle)?.workshop),
        }
    }
}
