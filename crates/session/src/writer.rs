//! The one thread that owns a workshop. Order of things for every group of batches: apply in memory, push
//! the patches, sync the journal, acknowledge. The workshop file follows by checkpoints on a thread of
//! their own, so that a slow disk never holds an edit back.

mod saving;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use handvat_model::edit::{Edit, StepLabel};
use handvat_model::history::{History, Step, StepKind, Trace};
use handvat_model::id::Id;
use handvat_model::patch::Patch;
use handvat_model::plan::{Means, plan};
use handvat_model::records::Workshop;
use handvat_protocol::command::Command;
use handvat_protocol::event::{Event, Put, Recovered, SaveState, Snapshot};
use handvat_protocol::failure::Fault;
use handvat_report::note::Noto;
use handvat_store::checkpoint::Checkpointed;
use handvat_store::document::Document;

use crate::clock::{fresh_id, now};
use crate::faults::coded;
use crate::view::Texts;
use crate::workshop::Hand;

/// The one who sits at the laptop, whichever page or program the edits come from.
const ORIGIN: &str = "facilitator";

/// What became of a command: the record it made, if any.
pub(crate) type Done = Result<Option<Id>, Fault>;

/// Takes the results of a batch.
type Answer = Sender<Result<Vec<Done>, Fault>>;

/// A batch that waits to be applied.
type Sent = (Option<Page>, Vec<Command>, Answer);

/// A request to the writer. Each answers through a channel of its own.
pub(crate) enum Ask {
    Send {
        from: Option<Page>,
        commands: Vec<Command>,
        reply: Sender<Result<Vec<Done>, Fault>>,
    },
    Look {
        reply: Sender<Arc<Workshop>>,
    },
    Snapshot {
        reply: Sender<Vec<u8>>,
    },
    State {
        reply: Sender<SaveState>,
    },
    Place {
        reply: Sender<Option<PathBuf>>,
    },
    Checkpoint {
        reply: Sender<Result<(), Fault>>,
    },
    SaveAs {
        path: PathBuf,
        reply: Sender<Result<(), Fault>>,
    },
    SaveCopy {
        path: PathBuf,
        reply: Sender<Result<(), Fault>>,
    },
    Finished(Box<Result<Checkpointed, Fault>>),
    /// Ends the writer; without `anyway` not while work is in memory only.
    Close {
        anyway: bool,
        reply: Sender<Result<(), Fault>>,
    },
}

/// A page and the number of its batch.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) client: String,
    pub(crate) sequence: u64,
}

/// A command that was applied and waits for the disk.
struct Applied {
    step: Option<Step>,
    trace: Option<Trace>,
    made: Option<Id>,
    /// When the step before it was made.
    edited: String,
}

/// What a command will do.
struct Plan {
    kind: StepKind,
    label: StepLabel,
    patch: Patch,
    made: Option<Id>,
}

/// The writer's own state.
pub(crate) struct Writer {
    hand: Hand,
    /// For the checkpoint's thread, which answers by it.
    asks: Sender<Ask>,
    document: Document,
    workshop: Arc<Workshop>,
    history: History,
    texts: Option<Texts>,
    recovered: Option<Recovered>,
    read_only: Option<Fault>,
    /// Steps that are in memory only, since the journal refused them.
    adrift: Vec<Step>,
    /// Why the journal refused.
    storage: Option<Fault>,
    /// Why the file could not be written.
    trouble: Option<Fault>,
    last_batch: BTreeMap<String, u64>,
    /// Revision of the checkpoint that runs now.
    running: Option<u64>,
    /// Who waits for a checkpoint of which revision.
    waiting: Vec<(u64, Sender<Result<(), Fault>>)>,
    /// What waits until the checkpoint that runs now has ended.
    deferred: Vec<Ask>,
    saved: u64,
    last_edit: Instant,
    dirty_since: Option<Instant>,
    /// When the journal is tried again.
    retry_at: Option<Instant>,
    /// Before which no checkpoint begins by itself, since the last one failed.
    rest_until: Option<Instant>,
    /// How many checkpoints failed in a row.
    failed: u32,
    told: Option<SaveState>,
}

impl Writer {
    pub(crate) fn new(hand: Hand, asks: Sender<Ask>, start: Start) -> Self {
        let now = Instant::now();
        let saved = start.document.saved_revision();
        let dirty = start.workshop.revision != saved;
        Self {
            hand,
            asks,
            document: start.document,
            workshop: Arc::new(start.workshop),
            history: start.history,
            texts: None,
            recovered: start.recovered,
            read_only: start.read_only,
            adrift: Vec::new(),
            storage: None,
            trouble: start.trouble,
            last_batch: BTreeMap::new(),
            running: None,
            waiting: Vec::new(),
            deferred: Vec::new(),
            saved,
            last_edit: now,
            dirty_since: dirty.then_some(now),
            retry_at: None,
            rest_until: None,
            failed: 0,
            told: None,
        }
    }

    /// Serves until it is told to close.
    pub(crate) fn run(mut self, asks: &Receiver<Ask>) {
        let mut put_back = VecDeque::new();
        loop {
            let ask = match put_back.pop_front() {
                Some(ask) => Ok(ask),
                None => asks.recv_timeout(self.patience()),
            };
            match ask {
                Ok(Ask::Send { from, commands, reply }) => {
                    let mut group = vec![(from, commands, reply)];
                    // Whoever sent while the disk was busy shares the next sync.
                    while let Some(next) = put_back.pop_front().or_else(|| asks.try_recv().ok()) {
                        match next {
                            Ask::Send { from, commands, reply } => group.push((from, commands, reply)),
                            other => {
                                put_back.push_front(other);
                                break;
                            }
                        }
                    }
                    self.send(group);
                }
                Ok(Ask::Close { anyway, reply }) => {
                    let closed = self.close(asks, &mut put_back);
                    if !anyway && closed.is_err() && !self.adrift.is_empty() {
                        let _ = reply.send(closed);
                        self.tell_state();
                        continue;
                    }
                    // The lock is free before anybody hears that it is.
                    drop(self);
                    // Who would have kept the workshop only for what is lost otherwise has nothing to lose.
                    let _ = reply.send(if anyway { closed } else { Ok(()) });
                    return;
                }
                // A place is not changed while its file is being written.
                Ok(ask @ Ask::SaveAs { .. }) if self.running.is_some() => self.deferred.push(ask),
                // A fault of the program in one answer is no reason to let go of the workshop: that asker goes
                // without, and what was acknowledged is as it was.
                Ok(other) => drop(catch_unwind(AssertUnwindSafe(|| self.answer(other)))),
                Err(RecvTimeoutError::Timeout) => self.on_time(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.tell_state();
        }
    }

    fn answer(&mut self, ask: Ask) {
        // An asker who went away is answered in vain.
        match ask {
            Ask::Look { reply } => drop(reply.send(Arc::clone(&self.workshop))),
            Ask::Snapshot { reply } => drop(reply.send(self.snapshot())),
            Ask::State { reply } => drop(reply.send(self.state())),
            Ask::Place { reply } => drop(reply.send(self.document.path().map(PathBuf::from))),
            Ask::Checkpoint { reply } => self.checkpoint_for(reply),
            Ask::SaveAs { path, reply } => {
                let saved = self.save_as(&path);
                drop(reply.send(saved));
            }
            Ask::SaveCopy { path, reply } => {
                let saved = self.document.save_copy(&self.workshop, &path).map_err(|failure| coded(&failure));
                drop(reply.send(saved));
            }
            Ask::Finished(result) => {
                self.finished(*result);
                // Whoever waits for the file may have had the next checkpoint begun.
                if self.running.is_none() {
                    for ask in std::mem::take(&mut self.deferred) {
                        self.answer(ask);
                    }
                }
            }
            Ask::Send { .. } | Ask::Close { .. } => {}
        }
    }

    /// Applies a group of batches, syncs once, answers each.
    fn send(&mut self, group: Vec<Sent>) {
        let mut results = Vec::new();
        for (from, commands, reply) in group {
            if let Err(fault) = self.in_order(from.as_ref()) {
                let _ = reply.send(Err(fault));
                continue;
            }
            let applied: Vec<Result<Applied, Fault>> =
                commands.iter().map(|command| self.apply(command, from.as_ref())).collect();
            results.push((applied, reply));
        }
        let synced = self.sync(&mut results);
        for (applied, reply) in results {
            let done =
                applied.into_iter().map(|applied| applied.and_then(|applied| synced.clone().map(|()| applied.made)));
            let _ = reply.send(Ok(done.collect()));
        }
        self.after_edits();
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

    /// In memory, and pushed to the pages.
    fn apply(&mut self, command: &Command, from: Option<&Page>) -> Result<Applied, Fault> {
        if let Some(fault) = &self.read_only {
            return Err(fault.clone());
        }
        if let Some(fault) = self.storage.clone().filter(|_| !self.hand.in_memory) {
            return Err(fault);
        }
        // A panic while planning or setting type changes nothing: what was made so far is thrown away.
        let mut texts = self.texts.take();
        let planned = catch_unwind(AssertUnwindSafe(|| {
            let planned = self.plan(command)?;
            let puts = texts.as_mut().map(|texts| texts.follow(&planned.patch, &self.workshop));
            Ok::<_, Fault>((planned, puts))
        }));
        let Ok(planned) = planned else {
            // The lines may be half ahead: pages begin anew.
            (self.hand.tell)(Event::Opened);
            return Err(Fault::new("internal"));
        };
        self.texts = texts;
        let (Plan { kind, label, patch, made }, puts) = planned?;
        if patch.is_empty() {
            return Ok(Applied { step: None, trace: None, made, edited: String::new() });
        }
        let step =
            Step { sequence: self.workshop.revision + 1, at: now(), origin: ORIGIN.to_owned(), kind, label, patch };
        let edited = self.workshop.edited.clone();
        step.replay(Arc::make_mut(&mut self.workshop));
        let trace = self.history.record(step.clone());
        if Self::changes_language(&step.patch) {
            self.begin_anew();
        } else if let Some(puts) = puts {
            self.push(&step, puts, from);
        }
        Ok(Applied { step: Some(step), trace: Some(trace), made, edited })
    }

    fn plan(&self, command: &Command) -> Result<Plan, Fault> {
        let workshop = &*self.workshop;
        match command {
            Command::Edit(edit) => self.plan_edit(edit),
            Command::Undo => {
                let (label, patch) = self.history.undo(ORIGIN, workshop)?;
                Ok(Plan { kind: StepKind::Undo, label, patch, made: None })
            }
            Command::Redo => {
                let (label, patch) = self.history.redo(ORIGIN, workshop)?;
                Ok(Plan { kind: StepKind::Redo, label, patch, made: None })
            }
            Command::Malformed(detail) => Err(Fault::new("edit-malformed").with("detail", detail.clone())),
        }
    }

    fn plan_edit(&self, edit: &Edit) -> Result<Plan, Fault> {
        let history = &self.history;
        let mut fresh = fresh_id;
        let mut means = Means { typesetter: &Noto, fresh: &mut fresh, used: &|id| history.knows(id) };
        let planned = plan(&self.workshop, edit, &mut means)?;
        Ok(Plan { kind: StepKind::Edit, label: planned.label, patch: planned.patch, made: planned.made })
    }

    fn changes_language(patch: &Patch) -> bool {
        use handvat_model::patch::Change;
        patch
            .changes
            .iter()
            .any(|change| matches!(change, Change::Head { before, after } if before.language != after.language))
    }

    /// For what no patch tells: every page asks for a snapshot.
    fn begin_anew(&mut self) {
        self.texts = None;
        (self.hand.tell)(Event::Opened);
    }

    fn push(&self, step: &Step, puts: Vec<Put>, from: Option<&Page>) {
        let event = Event::Patched {
            revision: step.sequence,
            client: from.map(|page| page.client.clone()).unwrap_or_default(),
            sequence: from.map(|page| page.sequence).unwrap_or_default(),
            puts,
            undo: self.history.undo_label(ORIGIN).cloned(),
            redo: self.history.redo_label(ORIGIN).cloned(),
        };
        (self.hand.tell)(event);
    }

    /// Makes the group durable. Where the journal refuses, the console goes on in memory and says so; a
    /// script is refused and the steps are taken back.
    fn sync(&mut self, results: &mut [(Vec<Result<Applied, Fault>>, Answer)]) -> Result<(), Fault> {
        let applied = || results.iter().flat_map(|(applied, _)| applied).filter_map(|applied| applied.as_ref().ok());
        let mut steps = std::mem::take(&mut self.adrift);
        steps.extend(applied().filter_map(|applied| applied.step.clone()));
        if steps.is_empty() {
            return Ok(());
        }
        let Err(failure) = self.document.append(&steps) else {
            self.storage = None;
            return Ok(());
        };
        let fault = coded(&failure);
        self.storage = Some(fault.clone());
        self.retry_at = Some(Instant::now() + saving::RETRY);
        if self.hand.in_memory {
            self.adrift = steps;
            return Ok(());
        }
        let all = results.iter_mut().rev().flat_map(|(applied, _)| applied.iter_mut().rev()).flatten();
        for applied in all {
            if let (Some(step), Some(trace)) = (applied.step.take(), applied.trace.take()) {
                let workshop = Arc::make_mut(&mut self.workshop);
                step.patch.inverted().apply(workshop);
                workshop.revision = step.sequence - 1;
                workshop.edited = std::mem::take(&mut applied.edited);
                self.history.forget(trace);
            }
        }
        // Pages were told of steps that are no more.
        if self.texts.is_some() {
            self.begin_anew();
        }
        Err(fault)
    }

    fn snapshot(&mut self) -> Vec<u8> {
        let texts = self.texts.get_or_insert_with(|| Texts::of(&self.workshop));
        let snapshot = Snapshot {
            workshop: (*self.workshop).clone(),
            texts: texts.all().clone(),
            undo: self.history.undo_label(ORIGIN).cloned(),
            redo: self.history.redo_label(ORIGIN).cloned(),
            save: self.state(),
            recovered: self.recovered.clone(),
        };
        serde_json::to_vec(&snapshot).expect("records hold only what JSON can hold")
    }

    /// Pages hear of the save state when it is another one.
    fn tell_state(&mut self) {
        let state = self.state();
        if self.told.as_ref() != Some(&state) {
            self.told = Some(state.clone());
            (self.hand.tell)(Event::Save { save: state });
        }
    }
}

/// What a writer begins with.
pub(crate) struct Start {
    pub(crate) document: Document,
    pub(crate) workshop: Workshop,
    pub(crate) history: History,
    pub(crate) recovered: Option<Recovered>,
    pub(crate) read_only: Option<Fault>,
    pub(crate) trouble: Option<Fault>,
}
