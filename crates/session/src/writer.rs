//! The one thread that owns a workshop. Order of things for every group of batches: apply in memory, push
//! the patches, sync the journal, acknowledge. The workshop file follows by checkpoints on a thread of
//! their own, so that a slow disk never holds an edit back; a journal that hangs is left to the thread that
//! hangs with it, and another goes on in memory.

mod applying;
mod asks;
mod behind;
mod closing;
mod deciding;
mod following;
mod outside;
mod recalling;
mod saving;
mod watch;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use handvat_model::history::{History, Step};
use handvat_model::records::Workshop;
use handvat_protocol::beamer::BeamerState;
use handvat_protocol::event::{Event, Reach, Recovered, SaveState, Snapshot};
use handvat_protocol::failure::Fault;
use handvat_store::document::{Document, Recall};

use crate::keeping::Keeping;
use crate::view::Texts;
use crate::workshop::Hand;

use applying::Applied;
pub use asks::Origin;
pub(crate) use asks::{Answer, Ask, Done, Page, Work};
use behind::Behind;
use closing::Closing;
use following::Following;
use outside::Outside;
use recalling::Earlier;
use watch::Post;
pub(crate) use watch::SLOW;

/// The writer's own state. Boxed, since it changes hands when its disk hangs.
pub(crate) struct Writer {
    hand: Hand,
    inbox: Receiver<Ask>,
    /// For threads that answer the writer.
    asks: Sender<Ask>,
    /// What is answered before the inbox.
    put_back: VecDeque<Ask>,
    /// What waits until the file is at rest.
    deferred: Vec<Ask>,
    post: Arc<Post>,
    /// None while a thread hangs with it.
    document: Option<Box<Document>>,
    keeping: Arc<Keeping>,
    /// The file; none for a workshop without one.
    path: Option<PathBuf>,
    workshop: Arc<Workshop>,
    behind: Behind,
    history: History,
    /// What the history does not have yet.
    earlier: Earlier,
    told_reach: Option<Reach>,
    texts: Option<Texts>,
    recovered: Option<Recovered>,
    /// How many decisions about it are on their way to the disk.
    deciding: u32,
    /// Whether another program had replaced the file while it was closed.
    replaced: bool,
    read_only: Option<Fault>,
    /// While another program has the workshop open.
    following: Option<Following>,
    outside: Outside,
    /// Batches whose steps are on their way to the disk.
    flight: Vec<(Vec<Result<Applied, Fault>>, Answer)>,
    /// Steps that are in memory only, since the journal refused them.
    adrift: Vec<Arc<Step>>,
    /// Why the journal refused.
    storage: Option<Fault>,
    /// Why the file could not be written.
    trouble: Option<Fault>,
    last_batch: BTreeMap<String, u64>,
    /// Since when the file is being written.
    running: Option<Instant>,
    /// Who waits for a checkpoint of which revision.
    waiting: Vec<(u64, Sender<Result<(), Fault>>)>,
    closing: Option<Closing>,
    /// The revision that the file has.
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

/// What a writer begins with.
pub(crate) struct Start {
    pub(crate) document: Document,
    pub(crate) workshop: Workshop,
    /// The steps that led here, if there are any.
    pub(crate) recall: Option<Recall>,
    /// What came back, in this run or an earlier one, and waits for a decision.
    pub(crate) recovered: Option<Recovered>,
    /// Whether some of it came back now.
    pub(crate) came_back: bool,
    pub(crate) read_only: Option<Fault>,
    pub(crate) trouble: Option<Fault>,
    /// Whether the file is of an older format.
    pub(crate) migrated: bool,
    /// What we had put into the file before another hand put something else there.
    pub(crate) replaced: Option<Vec<u8>>,
}

/// Another thread is the writer now.
struct Relieved;

/// The writer, after something that may have taken too long.
type Still = Result<Box<Writer>, Relieved>;

impl Writer {
    pub(crate) fn new(hand: Hand, inbox: Receiver<Ask>, asks: Sender<Ask>, mut start: Start) -> Box<Self> {
        let now = Instant::now();
        let saved = start.document.saved_revision();
        let dirty = start.workshop.revision != saved && start.read_only.is_none();
        let following = start.document.follower().and_then(|follower| following::follow(follower, asks.clone()));
        let (keeping, replaced) = start.keeping(&hand);
        let changed_outside = start.trouble.as_ref().is_some_and(|fault| fault.code == "file-changed-outside");
        Box::new(Self {
            keeping: Arc::new(keeping),
            hand,
            inbox,
            asks,
            put_back: VecDeque::new(),
            deferred: Vec::new(),
            post: Arc::default(),
            path: start.document.path().map(PathBuf::from),
            document: Some(Box::new(start.document)),
            behind: Behind::new(&start.workshop),
            workshop: Arc::new(start.workshop),
            history: History::default(),
            earlier: Earlier::new(start.recall),
            told_reach: None,
            texts: None,
            recovered: start.recovered,
            deciding: 0,
            replaced,
            read_only: start.read_only,
            following,
            outside: Outside::new(changed_outside),
            flight: Vec::new(),
            adrift: Vec::new(),
            storage: None,
            trouble: start.trouble,
            last_batch: BTreeMap::new(),
            running: None,
            waiting: Vec::new(),
            closing: None,
            saved,
            last_edit: now,
            dirty_since: dirty.then_some(now),
            retry_at: None,
            rest_until: None,
            failed: 0,
            told: None,
        })
    }

    /// Serves until it is told to close, on this thread and one that watches over it.
    pub(crate) fn start(mut self: Box<Self>) -> std::io::Result<()> {
        self.watch_folder();
        let post = Arc::clone(&self.post);
        std::thread::Builder::new().name("watch".to_owned()).spawn(move || watch::keep(&post))?;
        std::thread::Builder::new().name("workshop".to_owned()).spawn(move || watch::serve(self))?;
        Ok(())
    }

    /// Serves until it is told to close or is relieved.
    fn run(mut self: Box<Self>) -> Result<(), Relieved> {
        loop {
            let ask = match self.put_back.pop_front() {
                Some(ask) => Ok(ask),
                None => self.inbox.recv_timeout(self.patience()),
            };
            match ask {
                Ok(ask) => self = self.serve(ask)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            self = self.keep_up()?;
            self = match self.end_if_closed() {
                Some(still_open) => still_open,
                None => return Ok(()),
            };
            self.tell_state();
            self.tell_reach();
        }
    }

    fn serve(mut self: Box<Self>, ask: Ask) -> Still {
        match ask {
            // A place is not changed while its file is being written, and nothing is begun while it is let go.
            Ask::SaveAs { .. } | Ask::Followed(_) if self.running.is_some() || self.deciding > 0 => {
                self.deferred.push(ask);
            }
            ask if self.closing.is_some() && ask.begins_something() => self.deferred.push(ask),
            Ask::Send { ref work, .. } if self.wants_recall(work) => {
                self.put_back.push_front(ask);
                return self.recall_now();
            }
            Ask::Send { from, work, reply } => {
                let mut group = vec![(from, work, reply)];
                // Whoever sent while the disk was busy shares the next sync.
                while let Some(next) = self.put_back.pop_front().or_else(|| self.inbox.try_recv().ok()) {
                    match next {
                        Ask::Send { from, work, reply } if !self.wants_recall(&work) => {
                            group.push((from, work, reply));
                        }
                        other => {
                            self.put_back.push_front(other);
                            break;
                        }
                    }
                }
                return self.send(group);
            }
            Ask::Moved { result, path, reply } => return self.moved(*result, path, &reply),
            Ask::Back(document) => return self.take_over(document),
            // What they made is not taken in while ours is on its way to the same file.
            Ask::Seen(..) if self.running.is_some() => self.deferred.push(ask),
            Ask::Seen(number, seen) => return self.seen(number, *seen),
            // A fault of the program in one answer is no reason to let go of the workshop: that asker goes
            // without, and what was acknowledged is as it was.
            other => drop(catch_unwind(AssertUnwindSafe(|| self.answer(other)))),
        }
        Ok(self)
    }

    fn answer(&mut self, ask: Ask) {
        // An asker who went away is answered in vain.
        match ask {
            Ask::Look { reply } => drop(reply.send(Arc::clone(&self.workshop))),
            Ask::Snapshot { beamer, reply } => drop(reply.send(self.snapshot(beamer))),
            Ask::Follow { reply } => {
                self.texts.get_or_insert_with(|| Texts::of(&self.workshop));
                self.recall();
                let _ = reply.send(());
            }
            Ask::State { reply } => drop(reply.send(self.state())),
            Ask::Place { reply } => drop(reply.send(self.path.clone())),
            Ask::Keeping { reply } => drop(reply.send(Arc::clone(&self.keeping))),
            Ask::Checkpoint { reply } => self.checkpoint_for(reply),
            Ask::SaveAs { path, reply } => self.begin_move(path, reply),
            Ask::SaveCopy { path, reply } => self.save_copy(path, reply),
            Ask::Finished(result) => {
                self.finished(*result);
                self.put_back.extend(self.deferred.drain(..));
            }
            Ask::Followed(found) => self.followed(*found),
            Ask::Close { anyway, reply } => self.closing = Some(Closing::new(anyway, reply)),
            Ask::Touched => self.touched(),
            Ask::Watching(number, watch) => self.watching(number, watch),
            Ask::Recalled(recall, steps) => self.recalled(&recall, steps),
            Ask::Steps { reply } => self.steps(reply),
            Ask::KeepRecovered { reply } => self.decide(reply),
            Ask::Decided { result, reply } => self.decided(result, &reply),
            Ask::Send { .. } | Ask::Moved { .. } | Ask::Back(_) | Ask::Seen(..) => {}
        }
    }

    fn snapshot(&mut self, beamer: BeamerState) -> Vec<u8> {
        let texts = self.texts.get_or_insert_with(|| Texts::of(&self.workshop));
        let snapshot = Snapshot {
            workshop: (*self.workshop).clone(),
            texts: texts.all().clone(),
            undo: self.history.undo_label(Origin::Facilitator.word()).cloned(),
            redo: self.history.redo_label(Origin::Facilitator.word()).cloned(),
            save: self.state(),
            recovered: self.recovered.clone(),
            replaced: self.replaced,
            reach: self.reach(),
            beamer,
        };
        self.recall();
        serde_json::to_vec(&snapshot).expect("records hold only what JSON can hold")
    }

    /// For what no patch tells: every page asks for a snapshot.
    fn begin_anew(&mut self) {
        self.texts = None;
        (self.hand.tell)(Event::Opened);
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
