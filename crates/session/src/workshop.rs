//! A workshop that is open. Behind it runs its writer; this is the handle that hosts hold.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};

use handvat_model::edit::StepLabel;
use handvat_model::history::Step;
use handvat_model::id::Id;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;
use handvat_protocol::beamer::BeamerState;
use handvat_protocol::command::{Batch, Command};
use handvat_protocol::console::Unsaved;
use handvat_protocol::event::{Event, Recovered, SaveState};
use handvat_protocol::failure::Fault;
use handvat_store::document::{Document, Opened};
use handvat_store::files::Files;
use handvat_store::opening::{Access, ReadOnly};
use handvat_store::recovery;
use handvat_store::versions::{Kind, Versions};
use handvat_words::Words;

use crate::clock::nanoseconds;
use crate::faults::coded;
use crate::keeping::Keeping;
use crate::lock::lock;
use crate::writer::{Ask, Done, Page, SLOW, Start, Work, Writer};

pub use crate::writer::Origin;

/// What a workshop needs of the program that opens it.
#[derive(Clone)]
pub struct Hand {
    /// The file system.
    pub files: Arc<dyn Files>,
    /// The app's data folder.
    pub data: PathBuf,
    /// Hears of everything that happens.
    pub tell: Arc<dyn Fn(Event) + Send + Sync>,
    /// Of the language in which the save state gives its reasons, asked for anew each time.
    pub words: Arc<dyn Fn() -> Words + Send + Sync>,
    /// Whether somebody sits at it: edits go on in memory when the journal's disk refuses them, and what is open
    /// elsewhere is shown. A script is refused instead.
    pub in_memory: bool,
}

/// The handle of an open workshop; closing writes what is left.
pub struct OpenWorkshop {
    asks: Sender<Ask>,
    id: Id,
    /// As it was when it was closed, for who still looks at it.
    last: Mutex<Option<Arc<Workshop>>>,
}

impl OpenWorkshop {
    /// Opens a file. Never writes it; what an earlier run left in the journal is back. What another program has
    /// open is refused to a script; elsewhere it can be looked at, and worked on as soon as that program is gone.
    pub fn open(hand: Hand, path: &Path) -> Result<Self, Fault> {
        let access = if hand.in_memory { Access::EditOrLook } else { Access::Edit };
        let opened = Document::open(Arc::clone(&hand.files), &hand.data, path, access);
        Ok(Self::run(hand, Start::of(opened.map_err(|failure| coded(&failure))?)))
    }

    /// A workshop that has no file yet.
    pub fn begin(hand: Hand, workshop: Workshop) -> Result<Self, Fault> {
        let made = Document::create_untitled(Arc::clone(&hand.files), &hand.data, &workshop);
        let document = made.map_err(|failure| coded(&failure))?;
        let start = Start {
            document,
            workshop,
            recall: None,
            recovered: None,
            came_back: false,
            read_only: None,
            trouble: None,
            migrated: false,
            replaced: None,
        };
        Ok(Self::run(hand, start))
    }

    /// Opens a workshop that was never given a file, by its [`Unsaved::handle`].
    pub fn recover(hand: Hand, handle: &str) -> Result<Self, Fault> {
        let id = Id::new(handle).map_err(|_| Fault::new("unknown-handle"))?;
        let opened = Document::open_untitled(Arc::clone(&hand.files), &hand.data, &id);
        let opened = opened.map_err(|failure| coded(&failure))?.ok_or_else(|| Fault::new("unknown-handle"))?;
        Ok(Self::run(hand, Start::of(opened)))
    }

    /// Throws a workshop away that was never given a file.
    pub fn discard(hand: &Hand, handle: &str) -> Result<(), Fault> {
        let id = Id::new(handle).map_err(|_| Fault::new("unknown-handle"))?;
        recovery::discard_untitled(&hand.files, &hand.data, &id).map_err(|failure| coded(&failure))
    }

    /// Forgets what the program keeps of files that are gone for long. May take a while.
    pub fn forget_long_gone(files: &Arc<dyn Files>, data: &Path) {
        // What cannot be taken away now is tried again at the next start.
        let _ = recovery::forget_long_gone(files, data, nanoseconds());
    }

    /// Workshops that were never given a file, the last edited first.
    pub fn unsaved(hand: &Hand) -> Vec<Unsaved> {
        let mut found = recovery::untitled(&hand.files, &hand.data).unwrap_or_default();
        found.sort_by(|left, right| right.edited.cmp(&left.edited));
        let unsaved = found.into_iter().map(|kept| Unsaved {
            handle: kept.id.to_string(),
            title: kept.title,
            edited: kept.edited,
            notes: u32::try_from(kept.notes).unwrap_or(u32::MAX),
            actions: u32::try_from(kept.actions).unwrap_or(u32::MAX),
        });
        unsaved.collect()
    }

    /// A page's batch; returns when it is durable, with one result for each command.
    pub fn send(&self, batch: Batch) -> Result<Vec<Done>, Fault> {
        let from = Some(Page { client: batch.client, sequence: batch.sequence });
        self.ask(|reply| Ask::Send { from, work: Work::Commands(batch.commands), reply })?
    }

    /// Commands of a program that is no page.
    pub fn send_alone(&self, commands: Vec<Command>) -> Result<Vec<Done>, Fault> {
        self.ask(|reply| Ask::Send { from: None, work: Work::Commands(commands), reply })?
    }

    /// One step that is worked out from the workshop as it is then and the ids that were ever used; returns when it is
    /// durable.
    pub fn change(
        &self,
        origin: Origin,
        work_out: impl FnOnce(&Workshop, &dyn Fn(&Id) -> bool) -> Result<(StepLabel, Patch), Fault> + Send + 'static,
    ) -> Result<(), Fault> {
        let work = Work::Change(origin, Box::new(work_out));
        let done = self.ask(|reply| Ask::Send { from: None, work, reply })??;
        done.into_iter().try_for_each(|done| done.map(drop))
    }

    /// Looks at the workshop as it is now.
    pub fn read<T>(&self, look: impl FnOnce(&Workshop) -> T) -> T {
        look(&self.present())
    }

    /// The workshop as it is now, or as it was when it was closed.
    pub fn present(&self) -> Arc<Workshop> {
        let now = self.ask(|reply| Ask::Look { reply }).ok();
        now.or_else(|| lock(&self.last).clone()).expect("the writer runs until it is closed")
    }

    /// A [`handvat_protocol::event::Snapshot`] as JSON. From the first one on, patches are pushed.
    pub fn snapshot(&self) -> Result<Vec<u8>, Fault> {
        self.snapshot_with(BeamerState::default())
    }

    /// As [`OpenWorkshop::snapshot`], with what the beamer shows.
    pub fn snapshot_with(&self, beamer: BeamerState) -> Result<Vec<u8>, Fault> {
        self.ask(|reply| Ask::Snapshot { beamer, reply })
    }

    /// From now on patches are pushed, as from a snapshot on.
    pub(crate) fn follow(&self) -> Result<(), Fault> {
        self.ask(|reply| Ask::Follow { reply })
    }

    /// Names the workshop.
    pub(crate) fn id(&self) -> &Id {
        &self.id
    }

    /// How safe it is.
    pub fn save_state(&self) -> Result<SaveState, Fault> {
        self.ask(|reply| Ask::State { reply })
    }

    /// The file; none for a workshop that never had one.
    pub fn place(&self) -> Option<PathBuf> {
        self.ask(|reply| Ask::Place { reply }).unwrap_or_default()
    }

    /// Names a workshop without a file among the unsaved ones.
    pub fn untitled_handle(&self) -> Option<String> {
        self.place().is_none().then(|| self.id.to_string())
    }

    /// States of it that were kept.
    pub fn versions(&self) -> Result<Versions, Fault> {
        Ok(self.ask(|reply| Ask::Keeping { reply })?.versions().clone())
    }

    /// The steps that led to the present state, the oldest first, as far back as they are known.
    pub(crate) fn steps(&self) -> Result<Vec<Step>, Fault> {
        self.ask(|reply| Ask::Steps { reply })?
    }

    /// What its file held when work of an earlier run came back, or what it holds now.
    pub fn in_file(&self) -> Result<Workshop, Fault> {
        self.ask(|reply| Ask::Keeping { reply })?.in_file()
    }

    /// Somebody decided about what came back: once this returns nobody is asked again, in no later run either. What
    /// could not be written down is not decided. A disk that does not answer is waited for ten seconds.
    pub fn keep_recovered(&self) -> Result<(), Fault> {
        let (reply, answer) = channel();
        let gone = || Fault::new("nothing-open");
        self.asks.send(Ask::KeepRecovered { reply }).map_err(|_| gone())?;
        answer.recv_timeout(SLOW).map_err(|why| match why {
            RecvTimeoutError::Timeout => Fault::new("storage-slow"),
            RecvTimeoutError::Disconnected => gone(),
        })?
    }

    /// Writes the file, and returns when it is there.
    pub fn checkpoint(&self) -> Result<(), Fault> {
        self.ask(|reply| Ask::Checkpoint { reply })?
    }

    /// Goes on at a new place.
    pub fn save_as(&self, path: &Path) -> Result<(), Fault> {
        self.ask(|reply| Ask::SaveAs { path: path.to_owned(), reply })?
    }

    /// Writes a copy and goes on at the old place.
    pub fn save_copy(&self, path: &Path) -> Result<(), Fault> {
        self.ask(|reply| Ask::SaveCopy { path: path.to_owned(), reply })?
    }

    /// Writes what is left and ends the writer. What could not be written stays in the journal.
    /// A disk that does not answer is waited for ten seconds.
    pub fn close(&self) -> Result<(), Fault> {
        self.end(true)
    }

    /// As [`OpenWorkshop::close`], but a workshop of which something is in memory only stays open, with the reason
    /// as the failure. That its file could not be written is none: the journal has it.
    pub fn let_go(&self) -> Result<(), Fault> {
        self.end(false)
    }

    fn end(&self, anyway: bool) -> Result<(), Fault> {
        if let Ok(last) = self.ask(|reply| Ask::Look { reply }) {
            *lock(&self.last) = Some(last);
        }
        self.ask(|reply| Ask::Close { anyway, reply })?
    }

    fn run(hand: Hand, start: Start) -> Self {
        let (asks, inbox) = channel();
        let id = start.workshop.id.clone();
        Writer::new(hand, inbox, asks.clone(), start).start().expect("the system gives two threads");
        Self { asks, id, last: Mutex::default() }
    }

    fn ask<T>(&self, question: impl FnOnce(Sender<T>) -> Ask) -> Result<T, Fault> {
        let (reply, answer) = channel();
        let gone = || Fault::new("nothing-open");
        self.asks.send(question(reply)).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())
    }
}

impl Drop for OpenWorkshop {
    fn drop(&mut self) {
        // Closed already, or closing as well as can be: there is nobody left to tell.
        let _ = self.close();
    }
}

impl Start {
    /// What this run knows of versions, and whether somebody is to be told that the file was replaced.
    pub(crate) fn keeping(&mut self, hand: &Hand) -> (Keeping, bool) {
        let special =
            if self.came_back { Some(Kind::BeforeRecovery) } else { self.migrated.then_some(Kind::BeforeMigration) };
        let waits = self.recovered.is_some();
        let keeping = Keeping::new(&self.document, hand.data.clone(), special, waits, self.workshop.revision);
        let told = keeping.keep_replaced(self.replaced.take());
        (keeping, told)
    }

    /// What a writer begins with when a file was opened.
    pub(crate) fn of(opened: Opened) -> Self {
        let came_back = opened.recovered.is_some();
        let recovered = opened.undecided.map(|found| Recovered {
            steps: u32::try_from(found.edits).unwrap_or(u32::MAX),
            last: found.last,
            damaged: found.damage.is_some(),
        });
        let path = opened.document.path().unwrap_or(Path::new(""));
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let trouble = opened.changed_outside.then(|| Fault::new("file-changed-outside").with("file", file.clone()));
        Self {
            recall: Some(opened.document.recall()),
            document: opened.document,
            recovered,
            came_back,
            read_only: opened.read_only.map(|why| read_only(why, file)),
            trouble,
            migrated: opened.migrated.is_some(),
            replaced: opened.replaced,
            workshop: opened.workshop,
        }
    }
}

fn read_only(why: ReadOnly, file: String) -> Fault {
    match why {
        ReadOnly::Newer { version } => Fault::new("file-newer").with("file", file).with("version", version.to_string()),
        ReadOnly::Looking => Fault::new("read-only"),
        ReadOnly::Elsewhere => Fault::new("open-elsewhere").with("file", file),
    }
}
