//! What another program does with the file while it is open here: seen by a watch on its folder or by the next
//! checkpoint, looked at on a thread of its own, and taken in as one step.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use handvat_model::edit::StepLabel;
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;
use handvat_protocol::event::Event;
use handvat_protocol::failure::Fault;
use handvat_store::coded::Coded;
use handvat_store::document::save_copy;
use handvat_store::files::Files;
use handvat_store::opening::OpenFailure;
use handvat_store::outside::{Look, OutsideFailure, Theirs};
use handvat_store::versions::{Kind, Versions};

use super::asks::{Ask, Origin, Work};
use super::{Still, Writer};
use crate::clock::{local, now};
use crate::copies::Lookout;
use crate::faults::coded;
use crate::folder::Watch;
use crate::merging;

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

/// What a look found.
pub(crate) enum Seen {
    /// What we wrote or took in.
    Ours,
    /// Another hand's state of the workshop.
    Theirs(Box<Theirs>),
    /// Something that cannot be taken in, and where ours was put beside it.
    Strange(Fault, Option<Beside>),
}

impl Writer {
    /// Watches the file's folder from now on; scripts only look when the file cannot be written.
    pub(super) fn watch_folder(&mut self) {
        self.outside = Outside { number: self.outside.number + 1, ..Outside::new(self.outside.wanted) };
        let Some(path) = self.path.clone().filter(|_| self.hand.in_memory && self.read_only.is_none()) else { return };
        let asks = self.asks.clone();
        self.outside.watch = Watch::on(&path, move || asks.send(Ask::Touched).is_ok());
        let files = Arc::clone(&self.hand.files);
        self.outside.lookout = Some(Arc::new(Lookout::new(files, path, self.workshop.id.clone())));
        self.outside.touched = Some(Instant::now());
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
                self.outside.failed = self.outside.failed.saturating_add(1);
                self.outside.beside = beside.or(self.outside.beside.take());
                let fault = self.strange(fault);
                self.not_written(fault);
            }
            Seen::Theirs(theirs) => return self.take_in(&theirs),
        }
        Ok(self)
    }

    /// The file holds what it should: whatever was wrong with it is over.
    fn is_ours(&mut self) {
        let outside = self.trouble.as_ref().is_some_and(|fault| fault.code == "file-changed-outside");
        if self.outside.failed > 0 || outside {
            (self.trouble, self.rest_until) = (None, None);
        }
        (self.outside.failed, self.outside.beside) = (0, None);
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
    fn take_in(mut self: Box<Self>, theirs: &Theirs) -> Still {
        // A fault of the program in taking it in is no reason to let go of the workshop.
        let merged = catch_unwind(AssertUnwindSafe(|| {
            let merged = merging::merge(&theirs.base, &self.workshop, &theirs.workshop, &now())?;
            let patch = Patch::between(&self.workshop, &merged.workshop);
            Ok::<_, Fault>((merging::count(&merged), patch))
        }));
        let (count, patch) = match merged.unwrap_or_else(|_| Err(Fault::new("internal"))) {
            Ok(merged) => merged,
            Err(fault) => {
                self.outside.failed = self.outside.failed.saturating_add(1);
                self.not_written(fault);
                return Ok(self);
            }
        };
        let mut writer = self;
        if !patch.is_empty() {
            let records = u32::try_from(patch.changes.len()).unwrap_or(u32::MAX);
            let label = StepLabel { code: "step-merge".to_owned(), count: records };
            let (reply, answer) = channel();
            let work = Work::Change(Origin::Outside, Box::new(move |_| Ok((label, patch))));
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
        document.take_in(theirs);
        (writer.trouble, writer.rest_until) = (None, None);
        (writer.outside.failed, writer.outside.beside, writer.outside.settles) = (0, None, true);
        if let Some(closing) = &mut writer.closing {
            closing.tried = false;
        }
        if count.taken > 0 || count.conflicts > 0 {
            (writer.hand.tell)(Event::Merged { count });
        }
        Ok(writer)
    }

    fn file_name(&self) -> String {
        let name = self.path.as_ref().and_then(|path| path.file_name());
        name.unwrap_or_default().to_string_lossy().into_owned()
    }
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
        let kept = self.versions.keep(Kind::BeforeMerge, None, &self.workshop, &at);
        match kept.and_then(|_| self.versions.keep(Kind::Theirs, None, &theirs.workshop, &at)) {
            Ok(_) => Seen::Theirs(Box::new(theirs)),
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
