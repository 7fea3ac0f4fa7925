//! The power goes off after every single operation, and the disk keeps any part of what was not synced:
//! what was acknowledged is there, and the workshop file is a whole one. Without any one of the syncs it
//! would not be so.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use handvat_model::records::Workshop;
use handvat_store::crashing::{CrashingFiles, Sync};
use handvat_store::document::{Document, Opened};
use handvat_store::faulty::{FaultyFiles, Lasting, Moment, Trouble};
use handvat_store::files::Files;
use handvat_store::opening::{Access, OpenFailure};
use handvat_store::reading::read;
use handvat_store::recovery::{recoverable, recovered};
use handvat_store::writing::write;

use super::stage::{adds, after, id, small, steps_in};

const HOME: &str = "/home/handvat";
const FILE: &str = "/documents/Strategy.handvat";

/// What was acknowledged: after how many operations, which step.
type Acknowledged = Vec<(usize, u64)>;
/// What is wrong with a disk on which everything up to a step was acknowledged.
type Verdict = Result<(), String>;

/// A disk with the small workshop in its file.
fn disk() -> CrashingFiles {
    let files = CrashingFiles::new();
    files.create_directories(Path::new("/documents")).unwrap();
    files.open_new(Path::new(FILE)).unwrap().write(&write(&small()).unwrap()).unwrap();
    files.settle();
    files
}

fn shared(files: &CrashingFiles) -> Arc<dyn Files> {
    Arc::new(files.clone())
}

fn open(files: &CrashingFiles, access: Access) -> Result<Opened, OpenFailure> {
    Document::open(shared(files), Path::new(HOME), Path::new(FILE), access)
}

/// A session: steps, and a checkpoint after every second one.
fn work(files: &CrashingFiles, steps: u64) -> Acknowledged {
    let mut opened = open(files, Access::Edit).unwrap();
    let first = opened.workshop.revision;
    let mut acknowledged = vec![(0, first)];
    for sequence in first + 1..=first + steps {
        opened.document.append(&[adds(sequence)]).unwrap();
        acknowledged.push((files.operations(), sequence));
        if sequence % 2 == 0 {
            opened.document.checkpoint(&after(sequence)).unwrap();
        }
    }
    acknowledged
}

/// Many steps with one sync, in several sectors.
fn groups(files: &CrashingFiles) -> Acknowledged {
    let (mut opened, mut acknowledged) = (open(files, Access::Edit).unwrap(), vec![(0, 3)]);
    for group in [4..=4, 5..=9, 10..=14] {
        let last = *group.end();
        opened.document.append(&group.map(adds).collect::<Vec<_>>()).unwrap();
        acknowledged.push((files.operations(), last));
    }
    acknowledged
}

/// A workshop that gets its file late.
fn untitled(files: &CrashingFiles) -> Acknowledged {
    files.remove(Path::new(FILE)).unwrap();
    files.settle();
    let mut acknowledged = vec![(0, 3)];
    let mut document = Document::create_untitled(shared(files), Path::new(HOME), &small()).unwrap();
    document.append(&[adds(4)]).unwrap();
    acknowledged.push((files.operations(), 4));
    document.checkpoint(&after(4)).unwrap();
    document.append(&[adds(5)]).unwrap();
    acknowledged.push((files.operations(), 5));
    document.save_as(&after(5), Path::new(FILE)).unwrap();
    document.append(&[adds(6)]).unwrap();
    acknowledged.push((files.operations(), 6));
    acknowledged
}

/// A step that the journal refused and a checkpoint took along.
fn refused(files: &CrashingFiles) -> Acknowledged {
    let faulty = FaultyFiles::new(shared(files));
    let opened = Document::open(Arc::new(faulty.clone()), Path::new(HOME), Path::new(FILE), Access::Edit).unwrap();
    let (mut document, mut acknowledged) = (opened.document, vec![(0, 3)]);
    document.append(&[adds(4)]).unwrap();
    acknowledged.push((files.operations(), 4));
    // Its bytes are written, its sync fails.
    faulty.fail_at(1, Trouble::Broken, Moment::Instead, Lasting::Once);
    document.append(&[adds(5)]).unwrap_err();
    document.append(&[adds(5)]).unwrap();
    acknowledged.push((files.operations(), 5));
    faulty.fail_at(0, Trouble::DiskFull, Moment::Instead, Lasting::Once);
    document.append(&[adds(6)]).unwrap_err();
    let checkpoint = document.begin_checkpoint(Arc::new(after(6)), &[Arc::new(adds(6))]).unwrap();
    document.finish_checkpoint(checkpoint.run().unwrap());
    acknowledged.push((files.operations(), 6));
    document.append(&[adds(7)]).unwrap();
    acknowledged.push((files.operations(), 7));
    acknowledged
}

/// A run that is killed when its file stands there and its name is not synced yet, and one that goes on from it.
fn killed(files: &CrashingFiles) -> Acknowledged {
    let faulty = FaultyFiles::new(shared(files));
    let opened = Document::open(Arc::new(faulty.clone()), Path::new(HOME), Path::new(FILE), Access::Edit).unwrap();
    let (mut document, mut acknowledged) = (opened.document, vec![(0, 3)]);
    document.append(&[adds(4)]).unwrap();
    acknowledged.push((files.operations(), 4));
    let kill = faulty.clone();
    faulty.meanwhile("exchange", move |_| kill.fail_at(1, Trouble::Broken, Moment::Instead, Lasting::Sticky));
    document.checkpoint(&after(4)).unwrap_err();
    drop(document);
    acknowledged.extend(work(files, 3).into_iter().skip(1));
    acknowledged
}

/// Another hand's state, which it did not sync, is opened and worked on.
fn not_synced(files: &CrashingFiles) -> Acknowledged {
    work(files, 1);
    put(files, &after(10), false);
    let mut document = open(files, Access::Edit).unwrap().document;
    let mut acknowledged = vec![(0, 3)];
    document.append(&[adds(11)]).unwrap();
    acknowledged.push((files.operations(), 11));
    acknowledged
}

/// Another hand puts a file of its own there just before ours is.
fn last_moment(files: &CrashingFiles) -> Acknowledged {
    let faulty = FaultyFiles::new(shared(files));
    let opened = Document::open(Arc::new(faulty.clone()), Path::new(HOME), Path::new(FILE), Access::Edit).unwrap();
    let (mut document, mut acknowledged) = (opened.document, vec![(0, 3)]);
    document.append(&[adds(4)]).unwrap();
    acknowledged.push((files.operations(), 4));
    let (theirs, put_at) = (files.clone(), Arc::new(AtomicUsize::new(0)));
    let at = Arc::clone(&put_at);
    faulty.meanwhile("exchange", move |number| {
        if number == 0 {
            put(&theirs, &after(20), true);
            theirs.sync_directory(Path::new("/documents")).unwrap();
            at.store(theirs.operations(), Ordering::Relaxed);
        }
    });
    document.checkpoint(&after(4)).unwrap_err();
    acknowledged.push((put_at.load(Ordering::Relaxed), 20));
    acknowledged
}

/// As another program does it.
fn put(files: &CrashingFiles, workshop: &Workshop, synced: bool) {
    let beside = Path::new("/documents/other");
    let mut file = files.open_new(beside).unwrap();
    file.write(&write(workshop).unwrap()).unwrap();
    if synced {
        file.sync().unwrap();
    }
    files.rename(beside, Path::new(FILE)).unwrap();
}

/// Whole once our steps go on from it.
fn not_synced_holds(files: &CrashingFiles, acknowledged: u64) -> Verdict {
    if acknowledged < 11 {
        return Ok(());
    }
    let opened = open(files, Access::Look).map_err(|failure| format!("opening: {failure}"))?;
    let found = opened.workshop.revision;
    require(opened.workshop == after(11) && !opened.changed_outside, &format!("{found} of 11"))
}

/// Ours is there, and theirs is in the folder under some name.
fn both_hold(files: &CrashingFiles, acknowledged: u64) -> Verdict {
    let opened = open(files, Access::Look).map_err(|failure| format!("opening: {failure}"))?;
    let found = steps_in(&opened.workshop);
    require(acknowledged < 4 || found.contains(&4), &format!("ours: {found:?}"))?;
    let theirs = write(&after(20)).unwrap();
    let folder = Path::new("/documents");
    let names = files.list(folder).unwrap();
    let kept = names.iter().any(|name| files.read(&folder.join(name), u64::MAX).is_ok_and(|bytes| bytes == theirs));
    require(acknowledged < 20 || kept, "theirs is gone")
}

/// A whole file, everything acknowledged in it or in the journal, and all of that still to be had when
/// the file is gone.
fn titled_holds(files: &CrashingFiles, acknowledged: u64) -> Verdict {
    let bytes = files.read(Path::new(FILE), u64::MAX).map_err(|error| format!("the file: {error}"))?;
    let in_file = read(&bytes).map_err(|failure| format!("the file: {failure}"))?.workshop;
    require(in_file == after(in_file.revision), "the file has a state that never was")?;
    let opened = open(files, Access::Look).map_err(|failure| format!("opening: {failure}"))?;
    let found = opened.workshop.revision;
    require(found >= acknowledged, &format!("{found} of {acknowledged}"))?;
    require(opened.workshop == after(found) && !opened.changed_outside, "another hand's workshop")?;
    undoable(&opened, 4..=found)?;
    let damage = opened.recovered.and_then(|recovered| recovered.damage);
    require(damage.is_none(), &format!("said to be damaged: {damage:?}"))?;
    if found > in_file.revision {
        files.remove(Path::new(FILE)).unwrap();
        let home = Path::new(HOME);
        let all = recoverable(&shared(files), home).map_err(|failure| failure.to_string())?;
        let [entry] = &all[..] else { return Err(format!("offered: {all:?}")) };
        let workshop = recovered(&shared(files), home, &entry.name).map_err(|failure| failure.to_string())?;
        let found = workshop.as_ref().map_or(0, |workshop| workshop.revision);
        require(found >= acknowledged, &format!("without the file {found} of {acknowledged}"))?;
        require(workshop == Some(after(found)), "a recovered state that never was")?;
    }
    Ok(())
}

/// The newest of what the file and the program's own folder hold.
fn untitled_holds(files: &CrashingFiles, acknowledged: u64) -> Verdict {
    let in_file = match open(files, Access::Look) {
        Ok(opened) => Some(opened),
        Err(OpenFailure::Missing { .. }) => None,
        Err(failure) => return Err(format!("opening: {failure}")),
    };
    let kept = Document::open_untitled(shared(files), Path::new(HOME), &id("w1"));
    let kept = kept.map_err(|failure| format!("recovering: {failure}"))?;
    for opened in [&in_file, &kept].into_iter().flatten() {
        let found = opened.workshop.revision;
        require(opened.workshop == after(found), "a state that never was")?;
    }
    let newest = in_file.into_iter().chain(kept).max_by_key(|opened| opened.workshop.revision);
    let found = newest.as_ref().map_or(3, |opened| opened.workshop.revision);
    require(found >= acknowledged, &format!("{found} of {acknowledged}"))?;
    newest.map_or(Ok(()), |opened| undoable(&opened, 4..=found))
}

/// Whether exactly these steps can be undone.
fn undoable(opened: &Opened, expected: RangeInclusive<u64>) -> Verdict {
    let steps = opened.document.history().map_err(|failure| format!("history: {failure}"))?;
    let found: Vec<_> = steps.iter().map(|step| step.sequence).collect();
    require(found.iter().copied().eq(expected.clone()), &format!("history: {found:?} of {expected:?}"))
}

fn require(holds: bool, otherwise: &str) -> Verdict {
    if holds { Ok(()) } else { Err(otherwise.to_owned()) }
}

/// How many states the power can leave the disk in from an operation of a run on, or the first of them
/// that does not hold.
fn every_crash(files: &CrashingFiles, from: usize, acknowledged: &Acknowledged, holds: Holds) -> Result<usize, String> {
    let mut seen = BTreeSet::new();
    for operations in from..=files.operations() {
        let due = due(acknowledged, operations);
        for crash in files.crashes(operations) {
            if seen.insert((crash.image.clone(), due)) {
                holds(&crash.files, due).map_err(|why| format!("{}: {why}", crash.said))?;
            }
        }
    }
    Ok(seen.len())
}

/// The last step that was acknowledged when so many operations were done.
fn due(acknowledged: &Acknowledged, operations: usize) -> u64 {
    acknowledged.iter().filter(|(after, _)| *after <= operations).map(|(_, step)| *step).max().unwrap()
}

type Holds = fn(&CrashingFiles, u64) -> Verdict;

/// Something that is done to a disk, with what must hold whenever it is cut short.
struct Run {
    name: &'static str,
    prepare: fn(&CrashingFiles),
    act: fn(&CrashingFiles) -> Acknowledged,
    holds: Holds,
}

const RUNS: [Run; 10] = [
    Run { name: "work", prepare: |_| {}, act: |files| work(files, 5), holds: titled_holds },
    Run { name: "groups", prepare: |_| {}, act: groups, holds: titled_holds },
    Run { name: "recovery", prepare: crashed, act: |files| work(files, 3), holds: titled_holds },
    Run { name: "undecided", prepare: crashed, act: decided, holds: undecided_holds },
    Run { name: "refused for good", prepare: |_| {}, act: refused_for_good, holds: refused_holds },
    Run { name: "a first file", prepare: |_| {}, act: untitled, holds: untitled_holds },
    Run { name: "a refused step", prepare: |_| {}, act: refused, holds: titled_holds },
    Run { name: "killed before a sync", prepare: |_| {}, act: killed, holds: titled_holds },
    Run { name: "theirs not synced", prepare: |_| {}, act: not_synced, holds: not_synced_holds },
    Run { name: "theirs in the last moment", prepare: |_| {}, act: last_moment, holds: both_hold },
];

impl Run {
    fn start(&self) -> CrashingFiles {
        let files = disk();
        (self.prepare)(&files);
        files
    }
}

/// Work that came back is saved, and later somebody decides: step 15 is the beginning of that, step 20 its end.
fn decided(files: &CrashingFiles) -> Acknowledged {
    let mut opened = open(files, Access::Edit).unwrap();
    opened.document.checkpoint(&after(9)).unwrap();
    drop(opened);
    let mut document = open(files, Access::Edit).unwrap().document;
    let mut acknowledged = vec![(0, 9), (files.operations(), 15)];
    document.decide().unwrap();
    acknowledged.push((files.operations(), 20));
    acknowledged
}

/// Both states are there until it is decided, and then nobody is asked again.
fn undecided_holds(files: &CrashingFiles, acknowledged: u64) -> Verdict {
    let opened = open(files, Access::Look).map_err(|failure| format!("opening: {failure}"))?;
    match &opened.undecided {
        Some(_) if acknowledged == 20 => return Err("asked again".to_owned()),
        Some(found) => {
            let before = opened.document.before_recovery().map_err(|failure| failure.to_string())?;
            require(found.edits == 1 && before == write(&after(8)).unwrap(), "another state before it")?;
        }
        None => require(acknowledged >= 15, "not asked any more")?,
    }
    titled_holds(files, acknowledged.min(9))
}

/// A step is refused although its bytes are on the disk, and forgotten: that is step 20.
fn refused_for_good(files: &CrashingFiles) -> Acknowledged {
    let faulty = FaultyFiles::new(shared(files));
    let opened = Document::open(Arc::new(faulty.clone()), Path::new(HOME), Path::new(FILE), Access::Edit).unwrap();
    let (mut document, mut acknowledged) = (opened.document, vec![(0, 3)]);
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    acknowledged.push((files.operations(), 4));
    faulty.fail_at(3, Trouble::Broken, Moment::After, Lasting::Once);
    document.append(&[adds(5)]).unwrap_err();
    document.forget_refused().unwrap();
    acknowledged.push((files.operations(), 20));
    acknowledged
}

fn refused_holds(files: &CrashingFiles, acknowledged: u64) -> Verdict {
    let opened = open(files, Access::Look).map_err(|failure| format!("opening: {failure}"))?;
    let found = opened.workshop.revision;
    require(found >= acknowledged.min(4) && opened.workshop == after(found), &format!("{found}"))?;
    require(acknowledged < 20 || found == 4, "what was refused came back")
}

/// A run that was killed with steps in two journals.
fn crashed(files: &CrashingFiles) {
    work(files, 5);
    let mut opened = open(files, Access::Edit).unwrap();
    opened.document.append(&[adds(9)]).unwrap();
    files.settle();
}

#[test]
fn no_acknowledged_step_is_lost_when_the_power_goes_off() {
    for run in RUNS {
        let files = run.start();
        let acknowledged = (run.act)(&files);
        let states =
            every_crash(&files, 0, &acknowledged, run.holds).unwrap_or_else(|why| panic!("{}: {why}", run.name));
        assert!(states > 60, "{}: {states}", run.name);
    }
}

/// All states in a soak, else a share of them.
#[test]
fn no_acknowledged_step_is_lost_when_the_power_goes_off_again_while_it_is_recovered() {
    let step = if std::env::var_os("HANDVAT_SOAK").is_some() { 1 } else { 23 };
    for run in [&RUNS[0], &RUNS[4]] {
        let files = run.start();
        let acknowledged = (run.act)(&files);
        let mut seen = BTreeSet::new();
        let crashes = (0..=files.operations())
            .flat_map(|operations| files.crashes(operations).into_iter().map(move |crash| (operations, crash)));
        let other = crashes.filter(|(_, crash)| seen.insert(crash.image.clone())).step_by(step);
        for (operations, crash) in other {
            let again = work(&crash.files, 2);
            assert!(again[0].1 >= due(&acknowledged, operations), "{}", crash.said);
            every_crash(&crash.files, 0, &again, titled_holds).unwrap_or_else(|why| panic!("{}; {why}", crash.said));
        }
    }
}

/// A sync as the place of the program that asks for it: what it syncs behind what, without the numbers.
fn asked_by(sync: &Sync) -> String {
    let said = match sync.said.split_once(' ') {
        // These folders are synced for more than one reason.
        Some(("sync_directory", name)) if name.starts_with("w1.") => {
            format!("sync_directory place behind {}", sync.behind)
        }
        Some(("sync_directory", "documents")) => format!("{} behind {}", sync.said, sync.behind),
        _ => sync.said.clone(),
    };
    said.chars().filter(|sign| !sign.is_ascii_digit()).collect()
}

/// Every place that asks for a sync, with what goes wrong in some run when one of its syncs is left out.
#[test]
fn without_the_syncs_of_any_one_place_something_can_be_lost() {
    let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
    for run in RUNS {
        let plain = run.start();
        (run.act)(&plain);
        for (number, sync) in plain.syncs().iter().enumerate() {
            let caught = found.entry(asked_by(sync)).or_default();
            if caught.is_none() {
                let files = run.start();
                files.ignore_sync(number);
                let acknowledged = (run.act)(&files);
                *caught = every_crash(&files, sync.operations, &acknowledged, run.holds).err();
            }
        }
    }
    let spare: Vec<_> = found.iter().filter(|(_, caught)| caught.is_none()).map(|(place, _)| place).collect();
    assert!(spare.is_empty(), "nothing is lost without: {spare:#?}");
}
