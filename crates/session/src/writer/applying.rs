//! From a command to a step that is applied, pushed and durable.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use handvat_model::edit::{Edit, StepLabel};
use handvat_model::history::{Step, StepKind, Trace};
use handvat_model::id::Id;
use handvat_model::patch::{Change, Patch};
use handvat_model::plan::{Means, plan};
use handvat_model::refusal::Refusal;
use handvat_protocol::command::Command;
use handvat_protocol::event::{Event, Put, Reach};
use handvat_protocol::failure::Fault;
use handvat_report::note::Noto;

use super::asks::{Answer, Origin, Page, Work};
use super::behind::Behind;
use super::{Still, Writer};
use crate::clock::{fresh_id, local, now};
use crate::faults::coded;

/// The edits of people.
pub(super) const OWN: &str = Origin::Facilitator.word();

/// A command that was applied and waits for the disk.
pub(super) struct Applied {
    step: Option<Arc<Step>>,
    trace: Option<Trace>,
    made: Option<Id>,
    /// When the step before it was made.
    edited: String,
}

impl Applied {
    pub(super) fn step(&self) -> Option<&Step> {
        self.step.as_deref()
    }
}

/// What a command will do.
struct Plan {
    origin: Origin,
    kind: StepKind,
    label: StepLabel,
    patch: Patch,
    made: Option<Id>,
}

impl Writer {
    /// Applies a group of batches, syncs once, answers each.
    pub(super) fn send(mut self: Box<Self>, group: Vec<(Option<Page>, Work, Answer)>) -> Still {
        let at = now();
        for (from, work, reply) in group {
            match self.in_order(from.as_ref()) {
                Ok(()) => {
                    let applied = self.apply_all(work, from.as_ref(), &at);
                    self.flight.push((applied, reply));
                }
                Err(fault) => drop(reply.send(Err(fault))),
            }
        }
        let mut writer = self.sync()?;
        writer.after_edits();
        Ok(writer)
    }

    /// A batch that was lost or came twice is not guessed at.
    fn in_order(&mut self, from: Option<&Page>) -> Result<(), Fault> {
        let Some(page) = from else { return Ok(()) };
        let last = self.last_batch.entry(page.client.clone()).or_default();
        if page.sequence != *last + 1 {
            return Err(Fault::new("out-of-order"));
        }
        *last = page.sequence;
        Ok(())
    }

    fn apply_all(&mut self, work: Work, from: Option<&Page>, at: &str) -> Vec<Result<Applied, Fault>> {
        match work {
            Work::Commands(commands) => {
                commands.into_iter().map(|command| self.apply(from, at, |writer| writer.plan(command))).collect()
            }
            Work::Change(origin, work_out) => vec![self.apply(from, at, |writer| {
                let (label, patch) = work_out(&writer.workshop, &|id| writer.history.knows(id))?;
                Ok(Plan { origin, kind: StepKind::Edit, label, patch, made: None })
            })],
        }
    }

    /// In memory, and pushed to the pages.
    fn apply(
        &mut self,
        from: Option<&Page>,
        at: &str,
        plan: impl FnOnce(&Self) -> Result<Plan, Fault>,
    ) -> Result<Applied, Fault> {
        if let Some(fault) = &self.read_only {
            return Err(fault.clone());
        }
        if let Some(fault) = self.storage.clone().filter(|_| !self.hand.in_memory) {
            return Err(fault);
        }
        // A panic while planning or setting type changes nothing: what was made so far is thrown away.
        let mut texts = self.texts.take();
        let planned = catch_unwind(AssertUnwindSafe(|| {
            let planned = plan(self)?;
            let puts = texts.as_mut().map(|texts| texts.follow(&planned.patch, &self.workshop));
            Ok::<_, Fault>((planned, puts))
        }));
        let Ok(planned) = planned else {
            // The lines may be half ahead: pages begin anew.
            (self.hand.tell)(Event::Opened);
            return Err(Fault::new("internal"));
        };
        self.texts = texts;
        let (Plan { origin, kind, label, patch, made }, puts) = planned?;
        if patch.is_empty() && origin != Origin::Outside {
            return Ok(Applied { step: None, trace: None, made, edited: String::new() });
        }
        let sequence = self.workshop.revision + 1;
        let step = Arc::new(Step { sequence, at: at.to_owned(), origin: origin.word().to_owned(), kind, label, patch });
        let edited = self.workshop.edited.clone();
        step.replay(Arc::make_mut(&mut self.workshop));
        self.behind.add(&step);
        let trace = self.history.record(Arc::clone(&step));
        if changes_language(&step.patch) {
            self.begin_anew();
        } else if let Some(puts) = puts {
            self.push(&step, puts, from);
        }
        Ok(Applied { step: Some(step), trace: Some(trace), made, edited })
    }

    fn plan(&self, command: Command) -> Result<Plan, Fault> {
        let workshop = &*self.workshop;
        let turn = |kind, (label, patch)| Plan { origin: Origin::Facilitator, kind, label, patch, made: None };
        match command {
            Command::Edit(edit) => self.plan_edit(&edit),
            Command::Undo => {
                let undone = self.history.undo(OWN, workshop).map_err(|refusal| self.no_undo(refusal))?;
                Ok(turn(StepKind::Undo, undone))
            }
            Command::Redo => Ok(turn(StepKind::Redo, self.history.redo(OWN, workshop)?)),
            Command::Malformed(detail) => Err(Fault::new("edit-malformed").with("detail", detail)),
        }
    }

    /// Where the history ends is part of the answer, when there was something before it.
    fn no_undo(&self, refusal: Refusal) -> Fault {
        match self.reach() {
            Reach { since: Some(since), cut: true } if refusal == Refusal::NothingToUndo => {
                let moment = (self.hand.words)().moment(&local(&since));
                Fault::new("undo-ends").with("moment", moment)
            }
            Reach { cut: true, .. } if refusal == Refusal::NothingToUndo => Fault::new("undo-unknown"),
            _ => refusal.into(),
        }
    }

    fn plan_edit(&self, edit: &Edit) -> Result<Plan, Fault> {
        let history = &self.history;
        let mut fresh = fresh_id;
        let mut means = Means { typesetter: &Noto, fresh: &mut fresh, used: &|id| history.knows(id) };
        let planned = plan(&self.workshop, edit, &mut means)?;
        let (label, patch, made) = (planned.label, planned.patch, planned.made);
        Ok(Plan { origin: Origin::Facilitator, kind: StepKind::Edit, label, patch, made })
    }

    fn push(&self, step: &Step, puts: Vec<Put>, from: Option<&Page>) {
        let event = Event::Patched {
            revision: step.sequence,
            client: from.map(|page| page.client.clone()).unwrap_or_default(),
            sequence: from.map(|page| page.sequence).unwrap_or_default(),
            puts,
            undo: self.history.undo_label(OWN).cloned(),
            redo: self.history.redo_label(OWN).cloned(),
        };
        (self.hand.tell)(event);
    }

    /// Makes what is in flight durable, with what is adrift, and answers.
    fn sync(self: Box<Self>) -> Still {
        let applied = self.flight.iter().flat_map(|(applied, _)| applied).filter_map(|applied| applied.as_ref().ok());
        let new = applied.filter_map(|applied| applied.step.as_ref());
        let steps: Vec<Arc<Step>> = self.adrift.iter().chain(new).cloned().collect();
        if steps.is_empty() {
            return Ok(self.landed());
        }
        let (mut writer, appended) = self.at_disk(|document| document.append(&steps))?;
        match appended {
            Some(Ok(())) => {
                writer.adrift.clear();
                writer.storage = None;
                writer = writer.landed();
            }
            Some(Err(failure)) => writer.not_durable(&coded(&failure)),
            None => {
                let fault = writer.storage.clone().unwrap_or_else(|| Fault::new("internal"));
                writer.not_durable(&fault);
            }
        }
        Ok(writer)
    }

    /// What is in flight is done.
    fn landed(mut self: Box<Self>) -> Box<Self> {
        for (applied, reply) in self.flight.drain(..) {
            let _ = reply.send(Ok(applied.into_iter().map(|applied| applied.map(|applied| applied.made)).collect()));
        }
        self
    }

    /// Where the journal refuses what is in flight, the console goes on in memory and says so; a script is
    /// refused and the steps are taken back.
    pub(super) fn not_durable(&mut self, fault: &Fault) {
        self.storage = Some(fault.clone());
        self.retry_later();
        let mut flight = std::mem::take(&mut self.flight);
        if !self.hand.in_memory {
            self.take_back(&mut flight);
        }
        for (applied, reply) in flight {
            let mut done = Vec::new();
            for applied in applied {
                done.push(applied.and_then(|applied| {
                    if !self.hand.in_memory {
                        return Err(fault.clone());
                    }
                    self.adrift.extend(applied.step);
                    Ok(applied.made)
                }));
            }
            let _ = reply.send(Ok(done));
        }
    }

    fn take_back(&mut self, flight: &mut [(Vec<Result<Applied, Fault>>, Answer)]) {
        let all = flight.iter_mut().rev().flat_map(|(applied, _)| applied.iter_mut().rev()).flatten();
        for applied in all {
            if let (Some(step), Some(trace)) = (applied.step.take(), applied.trace.take()) {
                let workshop = Arc::make_mut(&mut self.workshop);
                step.patch.inverted().apply(workshop);
                workshop.revision = step.sequence - 1;
                workshop.edited = std::mem::take(&mut applied.edited);
                self.history.forget(trace);
            }
        }
        self.behind = Behind::new(&self.workshop);
        // Pages were told of steps that are no more.
        if self.texts.is_some() {
            self.begin_anew();
        }
    }
}

fn changes_language(patch: &Patch) -> bool {
    let changes =
        |change: &Change| matches!(change, Change::Head { before, after } if before.language != after.language);
    patch.changes.iter().any(changes)
}
