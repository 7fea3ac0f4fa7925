//! What another hand did to the same workshop: copies beside its file, taken in on request.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex};

use handvat_model::edit::StepLabel;
use handvat_model::history::{Step, StepKind};
use handvat_model::patch::Patch;
use handvat_model::records::Workshop;
use handvat_protocol::console::Reply;
use handvat_protocol::failure::{Failure, Fault};
use handvat_protocol::past::{MergeCount, WorkshopCopy};
use handvat_store::versions::Kind;

use super::{Desk, name_of};
use crate::clock::{fresh_id, now};
use crate::copies::{self, Copy};
use crate::faults::coded;
use crate::lock::lock;
use crate::merging;
use crate::workshop::{OpenWorkshop, Origin};

/// The step that takes a copy in.
const MERGE: &str = "step-merge-copy";

/// So often a copy is put together with what is there while edits go on.
const TRIES: u32 = 4;

/// The copies that pages know of, by their handles.
#[derive(Default)]
pub(super) struct Copies {
    known: BTreeMap<String, Copy>,
    /// Those that are not offered again, by their content.
    forgotten: Vec<String>,
    /// Those that were taken in, by their content, with the revision after that; see [`Desk::copies`].
    taken: Vec<(String, u64)>,
}

impl Desk {
    /// A copy that the user picked: the only one in the answer.
    pub fn pick_copy(&self, path: &Path) -> Result<Reply, Failure> {
        self.picked_copy(path).map_err(|fault| self.worded(&fault))
    }

    /// As [`Desk::pick_copy`], for a host that gets a file's bytes.
    pub fn pick_copy_bytes(&self, file: &str, bytes: &[u8]) -> Result<Reply, Failure> {
        let copy = copies::copy_of(Path::new(file), bytes).and_then(|copy| self.picked(copy));
        copy.map_err(|fault| self.worded(&fault))
    }

    /// Those beside the file that hold something else than the open workshop.
    pub(super) fn copies(&self) -> Result<Reply, Fault> {
        let workshop = self.current()?;
        let Some(place) = workshop.place() else { return Ok(Reply::Copies { copies: Vec::new() }) };
        let present = workshop.present();
        let forgotten = self.settled_copies(&workshop)?;
        let found = copies::beside(&*self.files, &place, &present.id).into_iter();
        let news = |copy: &Copy| {
            !forgotten.contains(&copy.hash.to_string()) && !Patch::between(&present, &copy.workshop).is_empty()
        };
        let mut copies: Vec<WorkshopCopy> = found.filter(news).map(|copy| self.handed_out(copy)).collect();
        copies.sort_by(|left, right| right.edited.cmp(&left.edited).then_with(|| left.file.cmp(&right.file)));
        Ok(Reply::Copies { copies })
    }

    /// One step that the facilitator can undo; both states are kept as versions first. It is put together here, and
    /// nobody who edits waits for that, unless they never stop.
    pub(super) fn merge(&self, handle: &str) -> Result<Reply, Fault> {
        let (copy, workshop) = (self.copy(handle)?, self.current()?);
        let at = now();
        let versions = workshop.versions()?;
        let refused = |failure| coded(&failure);
        versions.keep(Kind::Theirs, None, &copy.workshop, &at).map_err(refused)?;
        let mut before = None;
        for last in (0..TRIES).map(|number| number + 1 == TRIES) {
            let present = workshop.present();
            versions.keep_latest(&mut before, Kind::BeforeMerge, &present, &at).map_err(refused)?;
            let base = merging::fork(&present, &workshop.steps()?, &copy.workshop);
            let taking = Taking { base, theirs: copy.workshop.clone(), at: at.clone() };
            if let Some(taken) = taking.apply(&workshop, &present, last)? {
                return Ok(self.taken(handle, &copy, &taken));
            }
        }
        Err(Fault::new("changed-since"))
    }

    fn taken(&self, handle: &str, copy: &Copy, Taken { count, revision }: &Taken) -> Reply {
        let mut copies = lock(&self.copies);
        copies.known.remove(handle);
        match revision {
            Some(revision) => copies.taken.push((copy.hash.to_string(), *revision)),
            // It has nothing that is not here.
            None => copies.forgotten.push(copy.hash.to_string()),
        }
        Reply::Merged { count: *count }
    }

    /// The content of those that are forgotten or taken in; what was taken in and undone is offered again.
    fn settled_copies(&self, workshop: &OpenWorkshop) -> Result<BTreeSet<String>, Fault> {
        let (mut settled, taken) = {
            let copies = lock(&self.copies);
            (copies.forgotten.iter().cloned().collect::<BTreeSet<_>>(), copies.taken.clone())
        };
        if !taken.is_empty() {
            let standing = standing_merges(&workshop.steps()?);
            settled.extend(taken.into_iter().filter(|(_, at)| standing.contains(at)).map(|(hash, _)| hash));
        }
        Ok(settled)
    }

    /// Not offered again as long as it stays as it is.
    pub(super) fn forget_copy(&self, handle: &str) -> Result<Reply, Fault> {
        let mut copies = lock(&self.copies);
        let copy = copies.known.remove(handle).ok_or_else(|| Fault::new("unknown-handle"))?;
        copies.forgotten.push(copy.hash.to_string());
        Ok(Reply::Done)
    }

    pub(super) fn copy(&self, handle: &str) -> Result<Copy, Fault> {
        lock(&self.copies).known.get(handle).cloned().ok_or_else(|| Fault::new("unknown-handle"))
    }

    fn picked_copy(&self, path: &Path) -> Result<Reply, Fault> {
        self.picked(copies::read_copy(&*self.files, path)?)
    }

    fn picked(&self, copy: Copy) -> Result<Reply, Fault> {
        let present = self.current()?.present();
        if copy.workshop.id != present.id {
            let (ours, theirs) = (present.head.title.clone(), copy.workshop.head.title);
            return Err(Fault::new("merge-another-workshop").with("ours", ours).with("theirs", theirs));
        }
        Ok(Reply::Copies { copies: vec![self.handed_out(copy)] })
    }

    /// The same content keeps its handle.
    fn handed_out(&self, copy: Copy) -> WorkshopCopy {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let mut copies = lock(&self.copies);
        // A file that was written anew is another copy, and the only one under its name.
        copies.known.retain(|_, known| known.path != copy.path || known.hash == copy.hash);
        let same = |known: &Copy| known.hash == copy.hash && known.path == copy.path;
        let known = copies.known.iter().find(|(_, known)| same(known)).map(|(handle, _)| handle.clone());
        let handle = known.unwrap_or_else(|| fresh_id().to_string());
        let told = WorkshopCopy {
            handle: handle.clone(),
            file: name_of(&copy.path),
            edited: copy.workshop.edited.clone(),
            notes: count(copy.workshop.notes.len()),
            actions: count(copy.workshop.actions.len()),
        };
        copies.known.insert(handle, copy);
        told
    }
}

/// A copy on its way in.
struct Taking {
    /// The state from which it went its own way.
    base: Workshop,
    theirs: Workshop,
    at: String,
}

/// A copy that is in.
struct Taken {
    count: MergeCount,
    /// That of the step; none when nothing came in.
    revision: Option<u64>,
}

impl Taking {
    /// Put together with what is `seen`; none when something was done since. A `last` try is put together anew then,
    /// where nothing can come between.
    fn apply(self, workshop: &OpenWorkshop, seen: &Arc<Workshop>, last: bool) -> Result<Option<Taken>, Fault> {
        // A fault of the program in this is no reason to let go of the one who asks.
        let aside = catch_unwind(AssertUnwindSafe(|| self.put_together(seen)));
        let (count, label, patch) = aside.unwrap_or_else(|_| Err(Fault::new("internal")))?;
        let taken = Arc::new(Mutex::new(None));
        let (told, seen) = (Arc::clone(&taken), Arc::clone(seen));
        let applied = workshop.change(Origin::Facilitator, move |present, _| {
            // Whoever holds what was seen can tell it from every later state.
            let current = std::ptr::eq(present, &raw const *seen);
            if !current && !last {
                return Err(Fault::new("changed-since"));
            }
            let (count, label, patch) = if current { (count, label, patch) } else { self.put_together(present)? };
            let revision = (!patch.is_empty()).then_some(present.revision + 1);
            *lock(&told) = Some(Taken { count, revision });
            Ok((label, patch))
        });
        match lock(&taken).take() {
            Some(taken) => applied.map(|()| Some(taken)),
            None => match applied {
                Err(fault) if fault.code != "changed-since" => Err(fault),
                _ => Ok(None),
            },
        }
    }

    fn put_together(&self, present: &Workshop) -> Result<(MergeCount, StepLabel, Patch), Fault> {
        let merged = merging::merge(&self.base, present, &self.theirs, &self.at)?;
        let patch = Patch::between(present, &merged.workshop);
        let records = u32::try_from(patch.changes.len()).unwrap_or(u32::MAX);
        Ok((merging::count(&merged), StepLabel { code: MERGE.to_owned(), count: records }, patch))
    }
}

/// The revisions after those merges that were not taken back.
fn standing_merges(steps: &[Step]) -> BTreeSet<u64> {
    let (mut done, mut undone): (Vec<&Step>, Vec<&Step>) = (Vec::new(), Vec::new());
    for step in steps.iter().filter(|step| step.origin == Origin::Facilitator.word()) {
        match step.kind {
            StepKind::Edit => {
                done.push(step);
                undone.clear();
            }
            StepKind::Undo => undone.extend(done.pop()),
            StepKind::Redo => done.extend(undone.pop()),
        }
    }
    done.into_iter().filter(|step| step.label.code == MERGE).map(|step| step.sequence).collect()
}
