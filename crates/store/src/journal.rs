//! The journal of a workshop: what was acknowledged since its file was written.
//!
//! A journal is a row of files, its generations. A generation appears whole, under its name, with its
//! first steps in it. One that follows a failed write or sync repeats everything since the base: what
//! it repeats counts instead of what older generations say from there on. The file that failed is never
//! touched again, since the kernel may have dropped what it could not write.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use handvat_model::records::Workshop;
use handvat_model::replay::Replay;
use serde::{Deserialize, Serialize};

use crate::files::{Files, OpenFile};
use crate::line::{Line, lines};
use crate::place::Place;
use crate::storage::{StorageFailure, read_if_there, write_new};

/// The room that a generation has from its beginning, in bytes. Steps are written over its zeros: as the file
/// neither grows nor gets new blocks, a sync of its bytes is all that a step costs. What comes after is added
/// behind the end.
const ROOM: usize = 256 * 1024;

/// So many steps are read at a time; more are worth a second thread.
const AT_A_TIME: usize = 256;
/// So many times that many the second thread reads ahead.
const AHEAD_AT_MOST: usize = 4;

/// The end of the journal at which steps are added.
#[derive(Debug)]
pub(crate) struct Journal {
    files: Arc<dyn Files>,
    place: Place,
    /// The number of the next generation.
    next: u64,
    /// The generation that takes steps, when one is begun.
    open: Option<Box<dyn OpenFile>>,
    /// Whether the last write or sync failed, so that the next generation repeats everything.
    poisoned: bool,
    /// The last generation that may hold steps which count for nothing.
    doubtful: Option<u64>,
    /// Everything durable since the base.
    lines: Vec<Line>,
    /// The generation that takes steps after the next checkpoint.
    pub(crate) spare: Option<Spare>,
    /// The number that the last checkpoint makes, or made, a spare generation of; nothing else may have it.
    promised: u64,
}

/// How far the number of a spare generation is from that of the checkpoint that makes it: one is left for the
/// generation that takes steps now, and one for the next checkpoint.
const AHEAD: u64 = 3;

/// A generation that was begun ahead, with nothing in it: so the first step after a checkpoint waits for no new
/// file while the disk is busy with the checkpoint.
#[derive(Debug)]
pub(crate) struct Spare {
    number: u64,
    file: Box<dyn OpenFile>,
}

impl Spare {
    /// Begins one; none when that fails: then it is begun when it is needed.
    pub(crate) fn after(files: &dyn Files, place: &Place, checkpoint: u64) -> Option<Self> {
        let number = checkpoint + AHEAD;
        begin(files, place, number, Vec::new()).ok().map(|file| Self { number, file })
    }
}

impl Journal {
    /// A journal that goes on behind `lines`, in a generation of its own.
    pub(crate) fn new(files: Arc<dyn Files>, place: Place, next: u64, lines: Vec<Line>) -> Self {
        Self {
            files,
            place,
            next,
            open: None,
            poisoned: false,
            doubtful: None,
            lines,
            spare: None,
            promised: next + AHEAD - 1,
        }
    }

    /// The number of the last step since the base.
    pub(crate) fn last(&self) -> Option<u64> {
        self.lines.last().map(|line| line.sequence)
    }

    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Adds steps with one sync; when this returns they survive any crash. After a failure none of
    /// them counts as added, and the next call begins a new generation.
    pub(crate) fn append(&mut self, added: Vec<Line>) -> Result<(), StorageFailure> {
        let done = match self.open.take() {
            Some(file) if !self.poisoned => self.extend(file, &added),
            _ => self.begin(&added),
        };
        match done {
            Ok(file) => {
                self.open = Some(file);
                // What it repeats and adds counts instead of the steps that were refused.
                (self.poisoned, self.doubtful) = (false, None);
                self.lines.extend(added);
                Ok(())
            }
            Err(failure) => {
                self.doubt();
                Err(failure)
            }
        }
    }

    /// Makes the lines that this journal began with durable in a generation of its own, if there are any.
    pub(crate) fn repeat(&mut self) -> Result<(), StorageFailure> {
        if self.lines.is_empty() {
            return Ok(());
        }
        self.poisoned = true;
        self.append(Vec::new())
    }

    /// Takes back what comes behind that record: the next generation repeats everything without it.
    pub(crate) fn take_back(&mut self, sequence: u64) {
        self.lines.retain(|line| line.sequence <= sequence);
        self.doubt();
    }

    /// Whether steps that count for nothing may come back when it is read from this generation on.
    pub(crate) fn is_doubtful(&self, first: u64) -> bool {
        self.doubtful.is_some_and(|generation| generation >= first)
    }

    fn doubt(&mut self) {
        self.poisoned = true;
        self.doubtful = Some(self.next.saturating_sub(1));
    }

    /// A number for a checkpoint, which takes what came before: the next step goes into a generation
    /// with a higher one.
    pub(crate) fn rotate(&mut self) -> u64 {
        let spare = self.spare.take().filter(|spare| self.next < spare.number && !self.poisoned);
        let number = spare.as_ref().map_or(self.next, |spare| spare.number - 1);
        self.next = number + 1 + u64::from(spare.is_some());
        self.open = spare.map(|spare| spare.file);
        self.promised = number + AHEAD;
        number
    }

    /// Drops what a base holds, up to and with that record.
    pub(crate) fn forget(&mut self, sequence: u64) {
        self.lines.retain(|line| line.sequence > sequence);
    }

    fn extend(&self, mut file: Box<dyn OpenFile>, added: &[Line]) -> Result<Box<dyn OpenFile>, StorageFailure> {
        let mut text = Vec::with_capacity(added.iter().map(|line| line.text.len()).sum());
        for line in added {
            text.extend_from_slice(line.text.as_bytes());
        }
        let at = || self.place.journal(self.next - 1);
        file.write(&text).and_then(|()| file.sync_data()).map_err(|error| StorageFailure::at(&at())(error))?;
        Ok(file)
    }

    fn begin(&mut self, added: &[Line]) -> Result<Box<dyn OpenFile>, StorageFailure> {
        if self.next == self.promised {
            self.next += 1;
        }
        let generation = self.next;
        self.next += 1;
        let carried = if self.poisoned { self.lines.as_slice() } else { &[] };
        let bytes = carried.iter().chain(added).flat_map(|line| line.text.bytes()).collect();
        let path = self.place.journal(generation);
        begin(&*self.files, &self.place, generation, bytes).map_err(StorageFailure::at(&path))
    }
}

/// A generation that appears whole, with these lines in it and room behind them.
fn begin(files: &dyn Files, place: &Place, generation: u64, mut bytes: Vec<u8>) -> io::Result<Box<dyn OpenFile>> {
    let end = bytes.len();
    bytes.resize(end + ROOM, 0);
    let (new, path) = (place.new_journal(generation), place.journal(generation));
    let begun = write_new(files, &new, &bytes)
        .and_then(|()| files.rename(&new, &path))
        .and_then(|()| files.sync_directory(place.directory()))
        .and_then(|()| files.open_at(&path, end as u64));
    if begun.is_err() {
        // What is half-made takes room and counts for nothing.
        let _ = files.remove(&new);
    }
    begun
}

/// What a journal holds behind a base.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    /// The lines of the steps, each with where it stands.
    pub(crate) steps: Vec<(Line, Damage)>,
    /// Where it cannot be read although more follows; nothing behind that counts.
    pub(crate) damage: Option<Damage>,
    /// A number that no file of the place has.
    pub(crate) free: u64,
}

impl Trail {
    /// Goes along the steps, and calls `reached` with every state and how many steps led there. A whole line that
    /// this program cannot make out ends the way as a broken one does.
    pub(crate) fn replay(self, workshop: &mut Workshop, mut reached: impl FnMut(&Workshop, usize)) -> Tread {
        let Self { steps, mut damage, free } = self;
        let mut gone = 0;
        each_decoded(&steps, |step| {
            let Some(step) = step else {
                damage = Some(steps[gone].1);
                return false;
            };
            step.onto(workshop);
            gone += 1;
            reached(workshop, gone);
            true
        });
        let lines = steps.into_iter().take(gone).map(|(line, _)| line).collect();
        Tread { lines, damage, free }
    }
}

/// Hands over what it takes to go along these steps, one each in their order, until `take` wants no more. Of many,
/// a second thread reads the larger part ahead, a little at a time: what is read and gone along takes no room that
/// the next could not have.
fn each_decoded(steps: &[(Line, Damage)], mut take: impl FnMut(Option<Replay>) -> bool) {
    let decoded = |steps: &[(Line, Damage)]| -> Vec<_> { steps.iter().map(|(line, _)| line.replay()).collect() };
    if steps.len() <= AT_A_TIME {
        steps.iter().all(|(line, _)| take(line.replay()));
        return;
    }
    // This thread goes along all of them besides.
    let parts = || steps.chunks(AT_A_TIME).map(|some| some.split_at(some.len() * 2 / 5));
    thread::scope(|scope| {
        let (send, ahead) = sync_channel(AHEAD_AT_MOST);
        let read = move || parts().all(|(_, theirs)| send.send(decoded(theirs)).is_ok());
        // Without a second thread, or where it comes to grief, this one reads the rest, too.
        let aside = thread::Builder::new().spawn_scoped(scope, read);
        for (ours, theirs) in parts() {
            let more = ours.iter().all(|(line, _)| take(line.replay()))
                && ahead.recv().unwrap_or_else(|_| decoded(theirs)).into_iter().all(&mut take);
            if !more {
                break;
            }
        }
        drop(ahead);
        if let Ok(aside) = aside {
            // What it could not read was read here.
            let _ = aside.join();
        }
    });
}

/// A [`Trail`] that was gone along.
#[derive(Debug)]
pub(crate) struct Tread {
    pub(crate) lines: Vec<Line>,
    pub(crate) damage: Option<Damage>,
    pub(crate) free: u64,
}

/// A journal that is broken in the middle: more than the torn end that a crash leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// The number of the journal's file.
    pub generation: u64,
    /// The line, from 1.
    pub line: usize,
}

/// Which of these generations, in order, hold steps that no state has: behind a line that cannot be read, or
/// behind a gap. One that cannot be read at all now is not taken for such.
pub(crate) fn broken(files: &dyn Files, place: &Place, generations: &[u64]) -> Vec<u64> {
    let mut last = None;
    let mut broken = Vec::new();
    for &generation in generations {
        let bytes = read_if_there(files, &place.journal(generation)).ok().flatten().unwrap_or_default();
        let found = lines(&bytes);
        let first = found.whole.first().map(|line| line.sequence);
        let gap = last.zip(first).is_some_and(|(last, first)| first > last + 1);
        if gap || found.damaged.is_some() || found.whole.iter().any(|line| line.replay().is_none()) {
            broken.push(generation);
        }
        if !gap {
            last = found.whole.last().map_or(last, |line| Some(line.sequence));
        }
    }
    broken
}

/// Reads the generations from `first` on, and keeps what follows on `revision` without a gap.
pub(crate) fn trail(files: &dyn Files, place: &Place, first: u64, revision: u64) -> Result<Trail, StorageFailure> {
    let generations = place.generations(files).map_err(StorageFailure::at(place.directory()))?;
    let mut trail = Trail { free: generations.free(), ..Trail::default() };
    for &generation in generations.journals.iter().filter(|&&generation| generation >= first) {
        let bytes = read_if_there(files, &place.journal(generation))?.unwrap_or_default();
        let found = lines(&bytes);
        if let Some(line) = found.damaged {
            trail.damage.get_or_insert(Damage { generation, line });
        }
        for (line, number) in found.whole.into_iter().zip(1..) {
            while trail.steps.last().is_some_and(|(last, _)| last.sequence >= line.sequence) {
                trail.steps.pop();
            }
            let expected = trail.steps.last().map_or(revision, |(last, _)| last.sequence) + 1;
            if line.sequence == expected {
                trail.steps.push((line, Damage { generation, line: number }));
            } else if line.sequence > expected {
                trail.damage.get_or_insert(Damage { generation, line: 1 });
                break;
            }
        }
    }
    Ok(trail)
}

#[cfg(test)]
mod tests {
    use handvat_model::edit::Edit;
    use handvat_model::history::{Step, StepKind};
    use handvat_model::id::Id;
    use handvat_model::patch::{Change, Patch};

    use super::*;

    /// Steps that give the workshop one title after the other.
    fn retitled(count: u64) -> Trail {
        let empty = Workshop::empty(Id::new("w").unwrap());
        let edit: Edit = serde_json::from_str(r#"{"edit":"setDetails","date":""}"#).unwrap();
        let mut steps = Vec::new();
        for sequence in 1..=count {
            let mut after = Box::new(empty.head.clone());
            after.title = format!("Title {sequence}");
            let patch = Patch { changes: vec![Change::Head { before: Box::new(empty.head.clone()), after }] };
            let (at, origin) = (String::new(), "facilitator".to_owned());
            let step = Step { sequence, at, origin, kind: StepKind::Edit, label: edit.label(&empty), patch };
            let line = usize::try_from(sequence).unwrap();
            steps.push((Line::new(&step).unwrap(), Damage { generation: 2, line }));
        }
        Trail { steps, damage: None, free: 3 }
    }

    /// The number of steps that were gone along, the title they led to, and where they ended too early.
    fn gone_along(trail: Trail) -> (usize, String, Option<usize>) {
        let mut workshop = Workshop::empty(Id::new("w").unwrap());
        let mut seen = Vec::new();
        let tread = trail.replay(&mut workshop, |workshop, count| seen.push((workshop.revision, count as u64)));
        assert!(seen.iter().zip(1..).all(|(seen, number)| *seen == (number, number)), "every state, in order");
        assert_eq!(seen.len(), tread.lines.len());
        (tread.lines.len(), workshop.head.title, tread.damage.map(|damage| damage.line))
    }

    #[test]
    fn steps_are_gone_along_in_their_order() {
        for count in [0, 1, 500] {
            let found = gone_along(retitled(count));
            let title = if count == 0 { String::new() } else { format!("Title {count}") };
            assert_eq!(found, (usize::try_from(count).unwrap(), title, None));
        }
    }

    #[test]
    fn a_whole_line_that_cannot_be_made_out_ends_the_way_and_is_told() {
        for (count, bad) in [(3, 1), (3, 2), (300, 299)] {
            let mut trail = retitled(count);
            let line = &mut trail.steps[bad].0;
            line.text = line.text.replace(r#""record":"head""#, r#""record":"dream""#);
            assert_eq!(gone_along(trail), (bad, format!("Title {bad}"), Some(bad + 1)));
        }
    }
}
