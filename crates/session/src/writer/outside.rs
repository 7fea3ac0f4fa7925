//! What another program does with the file while it is open here: seen by a watch on its folder or by the next
//! checkpoint, looked at on a thread of its own, and taken in as one step.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use handvat_model::edit::StepLabel;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;
use handvat_protocol::event::Event;
use handvat_protocol::failure::Fault;
use handvat_protocol::past::MergeCount;
use handvat_store::coded::Coded;
use handvat_store::document::save_copy;
use handvat_store::files::Files;
use handvat_store::opening::OpenFailure;
use handvat_store::outside::{Look, OutsideFailure, Theirs};
use handvat_store::versions::{Entry, Kind, Versions};
use handvat_store::writing::Hash;

use super::asks::{Ask, Origin, Work};
use super::{Still, Writer};
use crate::clock::{local, now};
use crate::copies::Lookout;
use crate::faults::coded;
use crate::folder::Watch;
use crate::lock::lock;
use crate::merging;

/// So often what was merged aside is out of date when it comes; then it is merged where nothing can come between.
const AGAIN: u32 = 4;

/// Programs write in several strokes: the file is looked at when they are done, as a rule.
const QUIET: Duration = Duration::from_secs(1);

/// What is known of other hands.
#[derive(Default)]
pub(super) struct Outside {
    /// Rises with every place: what was seen at another one counts no more.
    number: u64,
    /// Whether nothing is written before the file was looked at.
    pub(super) wanted: bool,
    /// Since when something stirs in the folder.
    touched: Option<Instant>,
    looking: bool,
    /// Whether theirs was taken in and the file is to be told.
    pub(super) settles: bool,
    /// How often in a row what stood there could not be taken in.
    failed: u32,
    /// Where ours was put when it had no place in its own file.
    beside: Option<Beside>,
    lookout: Option<Arc<Lookout>>,
    /// Kept for as long as it is wanted.
    watch: Option<Watch>,
    /// Theirs that is kept as a version already.
    kept: Option<Hash>,
    /// Ours that was kept before a merge which has not come about.
    before: Before,
    /// How often in a row something was done here while theirs was merged.
    late: u32,
}

/// Our state in a file beside the one that another hand has.
#[derive(Debug, Clone)]
pub(crate) struct Beside {
    path: PathBuf,
    revision: u64,
}

impl Outside {
    pub(super) fn new(wanted: bool) -> Self {
        Self { wanted, ..Self::default() }
    }
}

/// The version of ours that the next merge will have been made from; known to the looks under way, too.
type Before = Arc<Mutex<Option<Entry>>>;

/// Theirs and ours, put together.
pub(crate) struct Incoming {
    theirs: Theirs,
    /// Ours, as it was then.
    ours: Arc<Workshop>,
    merged: Result<(MergeCount, Patch), Fault>,
}

/// What a look found.
pub(crate) enum Seen {
    /// What we wrote or took in.
    Ours,
    /// Another hand's state of the workshop, merged into ours.
    Theirs(Box<Incoming>),
    /// Something that cannot be taken in, and where ours was put beside it.
    Strange(Fault, Option<Beside>),
}

impl Writer {
    /// Watches the file's folder from now on; scripts only look when the file cannot be written.
    pub(super) fn watch_folder(&mut self) {
        self.outside = Outside { number: self.outside.number + 1, ..Outside::new(self.outside.wanted) };
        let Some(path) = self.path.clone().filter(|_| self.hand.in_memory && self.read_only.is_none()) else { return };
        let files = Arc::clone(&self.hand.files);
        self.outside.lookout = Some(Arc::new(Lookout::new(Arc::clone(&files), path.clone(), self.workshop.id.clone())));
        let (number, asks) = (self.outside.number, self.asks.clone());
        // A share that hangs holds only this thread.
        let set_up = move || {
            let stirs = asks.clone();
            let watch = Watch::on(&*files, &path, move || stirs.send(Ask::Touched).is_ok());
            drop(asks.send(Ask::Watching(number, watch)));
        };
        // Without a thread the next checkpoint finds out.
        drop(std::thread::Builder::new().name("folder".to_owned()).spawn(set_up));
    }

    /// The folder is watched from now on; what came before nobody has told.
    pub(super) fn watching(&mut self, number: u64, watch: Option<Watch>) {
        if number == self.outside.number {
            (self.outside.watch, self.outside.touched) = (watch, Some(Instant::now()));
        }
    }

    pub(super) fn touched(&mut self) {
        self.outside.touched.get_or_insert_with(|| Instant::now() + QUIET);
    }

    /// When the file is to be looked at; none while it is being written or looked at.
    pub(super) fn look_due(&self) -> Option<Instant> {
        let outside = &self.outside;
        if self.running.is_some() || outside.looking || self.document.is_none() || self.read_only.is_some() {
            return None;
        }
        let again = self.rest_until.filter(|_| outside.failed > 0);
        let now = outside.wanted.then(Instant::now);
        [now, outside.touched, again].into_iter().flatten().min()
    }

    /// Whether nothing may be written before the look has ended.
    pub(super) fn waits_for_look(&self) -> bool {
        self.outside.wanted
    }

    pub(super) fn look_outside(&mut self) {
        self.outside.touched = None;
        let Some(look) = self.document.as_ref().and_then(|document| document.look_outside()) else {
            self.outside.wanted = false;
            return;
        };
        let looking = Looking {
            files: Arc::clone(&self.hand.files),
            look,
            versions: self.keeping.versions().clone(),
            workshop: Arc::clone(&self.workshop),
            path: self.path.clone().unwrap_or_default(),
            thorough: self.outside.wanted,
            beside: self.outside.beside.clone(),
            kept: self.outside.kept.clone(),
            before: Arc::clone(&self.outside.before),
            puts_beside: self.outside.failed > 0 || self.closing.is_some(),
        };
        let number = self.outside.number;
        let (asks, tell) = (self.asks.clone(), Arc::clone(&self.hand.tell));
        let lookout = self.outside.lookout.clone();
        let run = move || {
            let seen = catch_unwind(AssertUnwindSafe(|| looking.look()));
            let seen = seen.unwrap_or_else(|_| Seen::Strange(Fault::new("internal"), None));
            drop(asks.send(Ask::Seen(number, Box::new(seen))));
            if lookout.is_some_and(|lookout| lookout.sees_new()) {
                tell(Event::Copies);
            }
        };
        self.outside.looking = std::thread::Builder::new().name("outside".to_owned()).spawn(run).is_ok();
        if !self.outside.looking {
            self.outside.wanted = false;
            self.not_written(Fault::new("internal"));
        }
    }

    pub(super) fn seen(mut self: Box<Self>, number: u64, seen: Seen) -> Still {
        if number != self.outside.number {
            return Ok(self);
        }
        self.outside.looking = false;
        self.outside.wanted = false;
        match seen {
            Seen::Ours => self.is_ours(),
            Seen::Strange(fault, beside) => {
                (self.outside.failed, self.outside.late) = (self.outside.failed.saturating_add(1), 0);
                self.outside.beside = beside.or(self.outside.beside.take());
                let fault = self.strange(fault);
                self.not_written(fault);
            }
            Seen::Theirs(incoming) => {
                self.outside.kept = Some(incoming.theirs.hash().clone());
                return self.take_in(*incoming);
            }
        }
        Ok(self)
    }

    /// The file holds what it should: whatever was wrong with it is over.
    fn is_ours(&mut self) {
        let outside = self.trouble.as_ref().is_some_and(|fault| fault.code == "file-changed-outside");
        if self.outside.failed > 0 || outside {
            (self.trouble, self.rest_until) = (None, None);
        }
        (self.outside.failed, self.outside.beside, self.outside.late) = (0, None, 0);
    }

    fn strange(&self, fault: Fault) -> Fault {
        let own = ["file-gone", "storage", "file-device", "file-permission", "internal"];
        if own.contains(&fault.code) {
            return fault;
        }
        let file = self.path.as_ref().and_then(|path| path.file_name()).unwrap_or_default().to_string_lossy();
        let reason = fault.worded(&(self.hand.words)()).message;
        let beside = self.outside.beside.as_ref().and_then(|beside| beside.path.file_name());
        let beside = beside.map_or_else(|| "none".to_owned(), |name| name.to_string_lossy().into_owned());
        Fault::new("outside-strange").with("file", file).with("reason", reason).with("beside", beside)
    }

    /// One step of another hand, durable like any other. Only then may the file be written over.
    fn take_in(mut self: Box<Self>, incoming: Incoming) -> Still {
        let Incoming { theirs, ours, merged } = incoming;
        let merged = if Arc::ptr_eq(&ours, &self.workshop) {
            merged
        } else if self.outside.late < AGAIN {
            // It fits a state that is no more.
            (self.outside.late, self.outside.wanted) = (self.outside.late + 1, true);
            return Ok(self);
        } else {
            merged_with(&theirs, &self.workshop)
        };
        drop(ours);
        self.outside.late = 0;
        let (count, patch) = match merged {
            Ok(merged) => merged,
            Err(fault) => {
                self.outside.failed = self.outside.failed.saturating_add(1);
                self.not_written(fault);
                return Ok(self);
            }
        };
        let mut writer = self;
        let overtaken = theirs.older && patch.is_empty() && !theirs.holds(&writer.workshop);
        // That ours stays is a step, too: the file has to be written again, in the next run if not in this one.
        if overtaken || !patch.is_empty() {
            let records = u32::try_from(patch.changes.len()).unwrap_or(u32::MAX);
            let label = StepLabel { code: "step-merge".to_owned(), count: records };
            let (reply, answer) = channel();
            let work = Work::Change(Origin::Outside, Box::new(move |_, _| Ok((label, patch))));
            writer = writer.send(vec![(None, work, reply)])?;
            let applied = answer.try_recv().ok().and_then(Result::ok).and_then(|mut done| done.pop());
            if !matches!(applied, Some(Ok(_))) {
                // The journal refused: what they wrote stays where it is until it does not.
                writer.outside.failed = writer.outside.failed.saturating_add(1);
                writer.outside.wanted = true;
                writer.not_written(Fault::new("file-changed-outside").with("file", writer.file_name()));
                writer.outside.wanted = false;
                return Ok(writer);
            }
        }
        let Some(document) = &mut writer.document else {
            writer.outside.wanted = true;
            return Ok(writer);
        };
        document.take_in(&theirs);
        *lock(&writer.outside.before) = None;
        (writer.trouble, writer.rest_until) = (None, None);
        (writer.outside.failed, writer.outside.beside, writer.outside.settles) = (0, None, true);
        if let Some(closing) = &mut writer.closing {
            closing.tried = false;
        }
        if count.taken > 0 || count.conflicts > 0 || overtaken {
            (writer.hand.tell)(Event::Merged { count });
        }
        Ok(writer)
    }

    fn file_name(&self) -> String {
        let name = self.path.as_ref().and_then(|path| path.file_name());
        name.unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// What it takes to bring theirs into ours. A fault of the program in that is no reason to let go of the workshop.
fn merged_with(theirs: &Theirs, ours: &Workshop) -> Result<(MergeCount, Patch), Fault> {
    let merged = catch_unwind(AssertUnwindSafe(|| {
        let merged = merging::merge(&theirs.base, ours, &theirs.workshop, &now())?;
        let patch = Patch::between(ours, &merged.workshop);
        Ok::<_, Fault>((merging::count(&merged), patch))
    }));
    merged.unwrap_or_else(|_| Err(Fault::new("internal")))
}

/// A look under way, on its own thread.
struct Looking {
    files: Arc<dyn Files>,
    look: Look,
    versions: Versions,
    workshop: Arc<Workshop>,
    path: PathBuf,
    /// Whether the bytes are read even if the file looks as we left it.
    thorough: bool,
    /// Where ours is already.
    beside: Option<Beside>,
    /// Theirs that is kept already.
    kept: Option<Hash>,
    before: Before,
    /// Whether ours gets a place of its own when what stands there does not become a workshop soon.
    puts_beside: bool,
}

impl Looking {
    fn look(&self) -> Seen {
        let theirs = match self.look.look(self.thorough) {
            Ok(None) => return Seen::Ours,
            Ok(Some(theirs)) => theirs,
            Err(failure) => return Seen::Strange(coded(&failure), self.put_beside(&failure)),
        };
        // Nothing is put together before both halves are kept.
        let at = now();
        let kept = self.versions.keep_latest(&mut lock(&self.before), Kind::BeforeMerge, &self.workshop, &at);
        let known = self.kept.as_ref() == Some(theirs.hash());
        let keep = || self.versions.keep(Kind::Theirs, None, &theirs.workshop, &at).map(drop);
        match kept.and_then(|()| if known { Ok(()) } else { keep() }) {
            Ok(()) => {
                let (merged, ours) = (merged_with(&theirs, &self.workshop), Arc::clone(&self.workshop));
                Seen::Theirs(Box::new(Incoming { theirs, ours, merged }))
            }
            Err(failure) => Seen::Strange(coded(&failure), None),
        }
    }

    /// Bytes that a sync tool has only half brought become a workshop by themselves; another workshop does not.
    fn put_beside(&self, failure: &OutsideFailure) -> Option<Beside> {
        let stays = match failure {
            OutsideFailure::AnotherWorkshop { .. } | OutsideFailure::Newer { .. } => true,
            OutsideFailure::Open(OpenFailure::Read { source, .. }) => {
                source.code() == "file-conflict" || self.puts_beside
            }
            OutsideFailure::Open(_) | OutsideFailure::Storage(_) => false,
        };
        let revision = self.workshop.revision;
        let path = match &self.beside {
            Some(before) if before.revision == revision => return None,
            Some(before) => before.path.clone(),
            None => beside(&self.path, &local(&now())),
        };
        let saved = stays && save_copy(&*self.files, &self.workshop, &path).is_ok();
        saved.then_some(Beside { path, revision })
    }
}

/// `Strategy (Handvat, 2026-11-22 14.03).handvat`.
fn beside(path: &std::path::Path, moment: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let moment = moment.replace('T', " ").replace(':', ".");
    let name = format!("{stem} (Handvat, {moment})");
    let extension = path.extension().map(|extension| format!(".{}", extension.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{name}{extension}"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn ours_is_put_beside_under_a_name_that_says_whose_it_is() {
        let path = beside(Path::new("/papers/Strategy.handvat"), "2026-11-22T14:03");
        assert_eq!(path, Path::new("/papers/Strategy (Handvat, 2026-11-22 14.03).handvat"));
    }
}
