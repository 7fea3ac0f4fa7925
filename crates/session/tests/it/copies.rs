//! Copies of the workshop beside its file: offered, looked at, taken in, while edits go on.

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use handvat_model::records::Workshop;
use handvat_protocol::command::Batch;
use handvat_protocol::console::{Reply, Request};
use handvat_protocol::event::{Event, Safety};
use handvat_protocol::past::{Comparison, MergeCount, Past, VersionKind, WorkshopCopy};
use handvat_session::desk::Desk;
use handvat_store::faulty::FaultyFiles;
use handvat_store::files::{Files, RealFiles};
use handvat_store::writing::write;
use serde_json::Value;

use crate::merging::{add, begun, until, written_by_another};
use crate::workshop::{Bench, command, note, send};

/// A desk with the workshop of a bench open.
struct Room {
    bench: Bench,
    desk: Arc<Desk>,
}

impl Room {
    fn new() -> Self {
        Self::over(Arc::new(RealFiles))
    }

    fn over(files: Arc<dyn Files>) -> Self {
        let bench = Bench::new();
        begun(&bench).close().unwrap();
        let desk = Arc::new(Desk::new(bench.data(), true).over(files));
        desk.open_path(&bench.file()).unwrap();
        Self { bench, desk }
    }

    fn merge(&self, handle: &str) -> MergeCount {
        let handle = handle.to_owned();
        let Reply::Merged { count } = self.desk.call(Request::Merge { handle }).unwrap() else { panic!("merged") };
        count
    }

    fn kept(&self, kind: VersionKind) -> usize {
        let Reply::Versions { timeline } = self.desk.call(Request::Versions).unwrap() else { panic!("versions") };
        timeline.versions.iter().filter(|version| version.kind == kind).count()
    }

    fn copies(&self) -> Vec<WorkshopCopy> {
        let Reply::Copies { copies } = self.desk.call(Request::Copies).unwrap() else { panic!("copies") };
        copies
    }

    fn present(&self) -> Workshop {
        let snapshot: Value = serde_json::from_slice(&self.desk.snapshot().unwrap()).unwrap();
        serde_json::from_value(snapshot["workshop"].clone()).unwrap()
    }

    fn edit(&self, sequence: u64, edit: &str) {
        let batch = format!(r#"{{"client":"page","sequence":{sequence},"commands":[{edit}]}}"#);
        let batch = serde_json::from_str(&batch).unwrap();
        let Reply::Outcomes { outcomes } = self.desk.call(Request::Send { batch }).unwrap() else { panic!("outcomes") };
        assert!(outcomes.iter().all(|outcome| outcome.refused.is_none()), "{outcomes:?}");
    }

    /// The workshop as it is, in a file beside ours, with a change.
    fn copy(&self, name: &str, change: impl FnOnce(&mut Value)) -> std::path::PathBuf {
        let path = self.bench.folder.path().join(name);
        fs::write(&path, write(&self.present()).unwrap()).unwrap();
        written_by_another(&path, change);
        path
    }
}

#[test]
fn a_conflicted_copy_is_offered_looked_at_merged_in_one_step_and_undone() {
    let room = Room::new();
    room.edit(1, &note(2));
    let copy = room.copy("day (conflicted copy 2026-11-22).handvat", |file| {
        file["notes"].as_object_mut().unwrap().remove("n1");
        add("theirs")(file);
    });
    room.copy("another.handvat", |file| file["id"] = "another".into());
    room.edit(2, &note(3));
    let before = room.present();
    let [offered] = &room.copies()[..] else { panic!("{:?}", room.copies()) };
    assert_eq!(offered.file, "day (conflicted copy 2026-11-22).handvat");
    let past = Past::Copy { handle: offered.handle.clone() };
    let Reply::Comparison { comparison } = room.desk.call(Request::Compare { past }).unwrap() else {
        panic!("a comparison")
    };
    let Comparison { past, present, merging, .. } = *comparison;
    assert_eq!(merging, Some(MergeCount { taken: 2, conflicts: 0 }), "what merging does is told before");
    assert_eq!((past.notes, present.notes), (2, 3));
    let Reply::Merged { count } = room.desk.call(Request::Merge { handle: offered.handle.clone() }).unwrap() else {
        panic!("merged")
    };
    // Theirs came, what they deleted went, and what was made here since stayed.
    assert_eq!(count, MergeCount { taken: 2, conflicts: 0 });
    let names = |workshop: &Workshop| workshop.notes.keys().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&room.present()), ["n2", "n3", "theirs"]);
    assert!(room.copies().is_empty(), "it was taken in");
    assert!(copy.exists());
    room.edit(3, r#"{"edit":"undo"}"#);
    assert_eq!(room.present().notes, before.notes);
    assert_eq!(room.copies().len(), 1, "it is not taken in any more");
    room.edit(4, r#"{"edit":"redo"}"#);
    assert!(room.copies().is_empty(), "it is taken in again");
    room.edit(5, r#"{"edit":"undo"}"#);
    room.edit(6, &note(4));
    assert_eq!(room.copies().len(), 1);
}

#[test]
fn a_copy_that_was_taken_in_is_not_offered_for_what_was_undone_before_or_done_since() {
    let room = Room::new();
    room.copy("day (conflicted copy 2026-11-22).handvat", add("theirs"));
    room.edit(1, &note(2));
    let handle = room.copies()[0].handle.clone();
    room.desk.call(Request::Merge { handle }).unwrap();
    room.edit(2, &note(3));
    room.edit(3, r#"{"edit":"undo"}"#);
    assert!(room.copies().is_empty());
    room.edit(4, r#"{"edit":"redo"}"#);
    room.edit(5, r#"{"edit":"undo"}"#);
    assert!(room.copies().is_empty(), "the merge itself stands");
}

#[test]
fn a_copy_whose_beginning_nobody_knows_deletes_nothing() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    send(&workshop, &note(2)).unwrap();
    workshop.checkpoint().unwrap();
    workshop.close().unwrap();
    drop(workshop);
    let copy = bench.folder.path().join("day-LAPTOP.handvat");
    fs::copy(bench.file(), &copy).unwrap();
    written_by_another(&copy, |file| drop(file["notes"].as_object_mut().unwrap().remove("n2")));
    // Another machine: it has the file and none of its history.
    fs::remove_dir_all(bench.data()).unwrap();
    let desk = Desk::new(bench.data(), true);
    desk.open_path(&bench.file()).unwrap();
    let Reply::Copies { copies } = desk.pick_copy(&copy).unwrap() else { panic!("copies") };
    desk.call(Request::Merge { handle: copies[0].handle.clone() }).unwrap();
    let snapshot: Value = serde_json::from_slice(&desk.snapshot().unwrap()).unwrap();
    assert_eq!(snapshot["workshop"]["notes"].as_object().unwrap().len(), 2);
}

#[test]
fn a_copy_that_is_forgotten_is_offered_again_when_it_changes() {
    let room = Room::new();
    let path = room.copy("day.sync-conflict-20261122-140312-ABCDEF.handvat", add("theirs"));
    let handle = room.copies()[0].handle.clone();
    room.desk.call(Request::ForgetCopy { handle: handle.clone() }).unwrap();
    assert!(room.copies().is_empty());
    assert_eq!(room.desk.call(Request::Merge { handle }).unwrap_err().code, "unknown-handle");
    written_by_another(&path, add("more"));
    assert_eq!(room.copies().len(), 1);
}

#[test]
fn a_copy_that_appears_is_told_and_one_of_another_workshop_is_refused_by_name() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    let copy = bench.folder.path().join("day (1).handvat");
    fs::copy(bench.file(), &copy).unwrap();
    until("pages hear of it", || bench.told().iter().any(|event| matches!(event, Event::Copies)));
    written_by_another(&copy, |file| file["id"] = "another".into());
    workshop.close().unwrap();
    drop(workshop);
    let desk = Desk::new(bench.data(), true);
    desk.open_path(&bench.file()).unwrap();
    let failure = desk.pick_copy(&copy).unwrap_err();
    assert_eq!(failure.code, "merge-another-workshop");
    let title = desk.title().unwrap();
    assert!(failure.message.contains(&title), "{}", failure.message);
}

/// One note more, from a page of its own.
fn one_more(desk: &Desk, number: u64) {
    let commands = vec![command(&note(u32::try_from(1000 + number).unwrap()))];
    let batch = Batch { client: "another".into(), sequence: number + 1, commands };
    desk.call(Request::Send { batch }).unwrap();
}

#[test]
fn a_copy_is_taken_in_whole_however_often_something_is_done_while_it_is_put_together() {
    for edits in [1, 2, u64::MAX] {
        let files = FaultyFiles::new(Arc::new(RealFiles));
        let room = Room::over(Arc::new(files.clone()));
        room.edit(1, &note(2));
        room.copy("day (conflicted copy 2026-11-22).handvat", |file| {
            file["notes"].as_object_mut().unwrap().remove("n1");
            add("theirs")(file);
        });
        let handle = room.copies()[0].handle.clone();
        // Each time that ours is kept, something is done: what is put together then is out of date.
        let done = Arc::new(AtomicU64::new(0));
        let (count, desk, own) = (Arc::clone(&done), Arc::downgrade(&room.desk), std::thread::current().id());
        files.meanwhile("open_new", move |_| {
            let Some(desk) = Weak::upgrade(&desk).filter(|_| std::thread::current().id() == own) else { return };
            let number = count.load(Ordering::Relaxed);
            if number < edits {
                count.store(number + 1, Ordering::Relaxed);
                one_more(&desk, number);
            }
        });
        assert_eq!(room.merge(&handle), MergeCount { taken: 2, conflicts: 0 });
        let done = done.load(Ordering::Relaxed);
        assert!(done >= edits.min(4), "{done}");
        let present = room.present();
        assert!(!present.notes.contains_key("n1") && present.notes.contains_key("theirs"));
        assert_eq!(present.notes.len() as u64, 2 + done);
        assert_eq!((room.kept(VersionKind::BeforeMerge), room.kept(VersionKind::Theirs)), (1, 1));
        assert!(room.copies().is_empty(), "it is taken in");
        room.edit(2, r#"{"edit":"undo"}"#);
        assert!(room.present().notes.contains_key("n1"), "it was one step, and the last one");
    }
}

#[test]
fn a_copy_that_came_in_just_before_another_edit_is_not_offered_again() {
    let room = Room::new();
    room.copy("day (conflicted copy 2026-11-22).handvat", add("theirs"));
    room.edit(1, &note(2));
    let handle = room.copies()[0].handle.clone();
    let stop = AtomicU64::new(0);
    std::thread::scope(|scope| {
        // Whoever asks for the state after the merge finds a later one.
        let typing = scope.spawn(|| {
            for number in 0.. {
                one_more(&room.desk, number);
                if stop.load(Ordering::Relaxed) > 0 {
                    return;
                }
            }
        });
        room.merge(&handle);
        stop.store(1, Ordering::Relaxed);
        typing.join().unwrap();
    });
    assert!(room.present().notes.contains_key("theirs"));
    assert!(room.copies().is_empty());
}

#[test]
fn a_copy_that_has_nothing_new_is_not_offered_again_once_it_was_taken_in() {
    let room = Room::new();
    room.copy("day (conflicted copy 2026-11-22).handvat", |_| {});
    room.edit(1, &note(2));
    let handle = room.copies()[0].handle.clone();
    let before = room.present();
    assert_eq!(room.merge(&handle), MergeCount { taken: 0, conflicts: 0 });
    assert_eq!(room.present(), before);
    assert!(room.copies().is_empty());
}

#[test]
fn a_history_that_hangs_while_a_copy_is_looked_at_holds_no_edit_up() {
    let files = FaultyFiles::new(Arc::new(RealFiles));
    let room = Room::over(Arc::new(files.clone()));
    room.edit(1, &note(2));
    room.copy("day (conflicted copy 2026-11-22).handvat", add("theirs"));
    let past = Past::Copy { handle: room.copies()[0].handle.clone() };
    let place = fs::read_dir(room.bench.data().join("workshops")).unwrap().next().unwrap().unwrap().path();
    let hanging = files.hang_under(&place.join("history.jsonl"));
    std::thread::scope(|scope| {
        let looking = scope.spawn(|| room.desk.call(Request::Compare { past }));
        let began = Instant::now();
        for number in 0..5 {
            one_more(&room.desk, number);
        }
        assert!(began.elapsed() < Duration::from_secs(5) && !looking.is_finished());
        assert_eq!(room.desk.safety(), Some(Safety::Safe));
        drop(hanging);
        assert!(matches!(looking.join().unwrap(), Ok(Reply::Comparison { .. })));
    });
}
