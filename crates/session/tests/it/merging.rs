//! Another program writes the same file while it is open: taken in, both kept, nothing overwritten unseen.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use handvat_model::id::Id;
use handvat_model::records::Workshop;
use handvat_protocol::event::{Event, Safety};
use handvat_protocol::past::{MergeCount, VersionKind};
use handvat_session::versions::timeline;
use handvat_session::workshop::OpenWorkshop;
use handvat_store::faulty::FaultyFiles;
use handvat_store::files::RealFiles;
use handvat_store::reading::read;
use handvat_store::versions::Kind;
use handvat_store::writing::write;
use serde_json::Value;

use crate::workshop::{Bench, note, send};

fn in_file(path: &Path) -> Workshop {
    read(&fs::read(path).unwrap()).unwrap().workshop
}

/// As another program would write the file: whole, by a rename, one revision further.
pub(crate) fn written_by_another(path: &Path, change: impl FnOnce(&mut Value)) {
    let before = in_file(path);
    let mut json = serde_json::to_value(&before).unwrap();
    change(&mut json);
    let mut workshop: Workshop = serde_json::from_value(json).unwrap();
    workshop.revision += 1;
    let beside = path.with_extension("other");
    fs::write(&beside, write(&workshop).unwrap()).unwrap();
    fs::rename(&beside, path).unwrap();
}

fn set_text(id: &str, text: &str) -> impl FnOnce(&mut Value) {
    let (id, text) = (id.to_owned(), text.to_owned());
    move |file| file["notes"][&id]["text"] = text.into()
}

pub(crate) fn add(id: &str) -> impl FnOnce(&mut Value) {
    let id = id.to_owned();
    move |file| {
        let mut note = file["notes"].as_object().unwrap().values().next().unwrap().clone();
        note["text"] = id.as_str().into();
        file["notes"][&id] = note;
    }
}

pub(crate) fn texts(workshop: &Workshop) -> Vec<String> {
    let mut texts: Vec<String> = workshop.notes.values().map(|note| note.text.clone()).collect();
    texts.sort();
    texts
}

/// Asks until it is so.
pub(crate) fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !holds() {
        assert!(Instant::now() < deadline, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn merged(bench: &Bench) -> Vec<MergeCount> {
    let count = |event: Event| match event {
        Event::Merged { count } => Some(count),
        _ => None,
    };
    bench.told().into_iter().filter_map(count).collect()
}

/// With one note, `n1`, in the file.
pub(crate) fn begun(bench: &Bench) -> OpenWorkshop {
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    workshop.checkpoint().unwrap();
    bench.told();
    workshop
}

#[test]
fn what_another_program_wrote_and_what_was_done_here_come_together_in_the_file() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    written_by_another(&bench.file(), add("theirs"));
    send(&workshop, &note(2)).unwrap();
    workshop.checkpoint().unwrap();
    let expected = texts(&workshop.present());
    assert!(expected.contains(&"theirs".to_owned()) && expected.len() == 3, "{expected:?}");
    assert_eq!(texts(&in_file(&bench.file())), expected);
    assert_eq!(workshop.save_state().unwrap().state, Safety::Saved);
    assert_eq!(merged(&bench), [MergeCount { taken: 1, conflicts: 0 }]);
    let kept = timeline(&workshop.versions().unwrap(), u64::MAX).unwrap().versions;
    let count = |kind| kept.iter().filter(|version| version.kind == kind).count();
    assert_eq!((count(VersionKind::BeforeMerge), count(VersionKind::Theirs)), (1, 1));
}

#[test]
fn the_folder_is_watched_so_that_it_comes_in_without_a_save() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    written_by_another(&bench.file(), add("theirs"));
    until("theirs comes in", || workshop.present().notes.len() == 2);
    // The file is as the other program wrote it: two programs must not answer each other for ever.
    let theirs = fs::read(bench.file()).unwrap();
    until("it is saved", || workshop.save_state().unwrap().state == Safety::Saved);
    assert_eq!(fs::read(bench.file()).unwrap(), theirs);
    workshop.close().unwrap();
    assert_eq!(fs::read(bench.file()).unwrap(), theirs);
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!((again.present().notes.len(), again.save_state().unwrap().state), (2, Safety::Saved));
    send(&again, &note(3)).unwrap();
    again.checkpoint().unwrap();
    assert_eq!(in_file(&bench.file()).notes.len(), 3);
}

#[test]
fn what_is_done_here_while_theirs_is_put_together_is_there_too() {
    for edits in [1_usize, 3, 20] {
        let bench = Bench::new();
        begun(&bench).close().unwrap();
        let files = FaultyFiles::new(Arc::new(RealFiles));
        let workshop = OpenWorkshop::open(bench.hand_over(Arc::new(files.clone()), true), &bench.file()).unwrap();
        let workshop = Arc::new(workshop);
        workshop.checkpoint().unwrap();
        // Each time that theirs is about to be kept, something is done here: what is put together then is out of date.
        let (again, done) = (Arc::downgrade(&workshop), Arc::new(AtomicUsize::new(0)));
        let count = Arc::clone(&done);
        let kept = bench.data();
        files.meanwhile("rename", move |_| {
            let aside = std::thread::current().name() == Some("outside");
            let Some(workshop) = again.upgrade().filter(|_| aside && kept.exists()) else { return };
            if count.load(Ordering::Relaxed) < edits {
                let number = u32::try_from(count.fetch_add(1, Ordering::Relaxed)).unwrap();
                send(&workshop, &note(100 + number)).unwrap();
            }
        });
        written_by_another(&bench.file(), add("theirs"));
        workshop.checkpoint().unwrap();
        let made = done.load(Ordering::Relaxed);
        assert!((1..=edits).contains(&made) && (edits < 20 || made < 20), "{made}");
        let present = workshop.present();
        assert_eq!(present.notes.len(), 2 + made);
        assert!(texts(&present).contains(&"theirs".to_owned()));
        assert_eq!(texts(&in_file(&bench.file())), texts(&present));
        let listing = timeline(&workshop.versions().unwrap(), u64::MAX).unwrap().versions;
        let theirs = listing.iter().filter(|version| version.kind == VersionKind::Theirs).count();
        assert_eq!(theirs, 1, "kept once, however often it was put together");
        let ours = listing.iter().filter(|version| version.kind == VersionKind::BeforeMerge).count();
        assert_eq!(ours, 1, "as it was before the merge that came about");
    }
}

#[test]
fn edits_go_on_while_the_disk_hangs_on_which_both_states_are_kept_before_a_merge() {
    let bench = Bench::new();
    begun(&bench).close().unwrap();
    let files = FaultyFiles::new(Arc::new(RealFiles));
    let workshop = OpenWorkshop::open(bench.hand_over(Arc::new(files.clone()), true), &bench.file()).unwrap();
    workshop.checkpoint().unwrap();
    let places = bench.data().join("workshops");
    let place = fs::read_dir(&places).unwrap().next().unwrap().unwrap().path();
    let hanging = files.hang_under(&place.join("versions"));
    written_by_another(&bench.file(), add("theirs"));
    std::thread::scope(|scope| {
        let saving = scope.spawn(|| workshop.checkpoint());
        for number in 10..15 {
            send(&workshop, &note(number)).unwrap();
        }
        assert_eq!(workshop.save_state().unwrap().state, Safety::Safe);
        drop(hanging);
        saving.join().unwrap().unwrap();
    });
    assert_eq!(workshop.present().notes.len(), 7);
}

#[test]
fn a_conflict_is_listed_shown_twice_and_ends_with_a_choice_that_can_be_undone() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    written_by_another(&bench.file(), set_text("n1", "theirs"));
    send(&workshop, r#"{"edit":"setText","note":"n1","text":"ours"}"#).unwrap();
    workshop.checkpoint().unwrap();
    assert_eq!(merged(&bench), [MergeCount { taken: 0, conflicts: 1 }]);
    let present = workshop.present();
    assert_eq!(texts(&present), ["ours", "theirs"]);
    let (id, conflict) = present.conflicts.iter().next().unwrap();
    assert_eq!((conflict.ours.as_str(), conflict.theirs.as_str()), (Some("ours"), Some("theirs")));
    send(&workshop, &format!(r#"{{"edit":"resolveConflict","conflict":"{id}","take":"theirs"}}"#)).unwrap();
    assert_eq!((texts(&workshop.present()), workshop.present().conflicts.len()), (vec!["theirs".to_owned()], 0));
    send(&workshop, r#"{"edit":"undo"}"#).unwrap();
    assert_eq!(workshop.present().conflicts, present.conflicts);
    assert_eq!(texts(&workshop.present()), ["ours", "theirs"]);
}

#[test]
fn undo_skips_what_came_from_outside_and_refuses_what_it_replaced() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    send(&workshop, r#"{"edit":"setText","note":"n1","text":"ours"}"#).unwrap();
    workshop.checkpoint().unwrap();
    written_by_another(&bench.file(), set_text("n1", "theirs"));
    send(&workshop, &note(2)).unwrap();
    workshop.checkpoint().unwrap();
    assert_eq!(workshop.present().notes.len(), 2);
    send(&workshop, r#"{"edit":"undo"}"#).unwrap();
    assert_eq!(texts(&workshop.present()), ["theirs"], "the own note is gone, theirs stays");
    assert_eq!(send(&workshop, r#"{"edit":"undo"}"#).unwrap_err(), "changed-since");
}

#[test]
fn a_file_that_was_changed_while_the_journal_had_steps_is_merged_on_opening() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    send(&workshop, &note(2)).unwrap();
    let left = bench.folder.path().join("left");
    copy_folder(&bench.data(), &left);
    drop(workshop);
    // As after kill -9: the journal has the step, the file has it not.
    fs::remove_dir_all(bench.data()).unwrap();
    fs::rename(&left, bench.data()).unwrap();
    let mut json = serde_json::to_value(in_file(&bench.file())).unwrap();
    json["notes"].as_object_mut().unwrap().remove("n2");
    add("theirs")(&mut json);
    fs::write(bench.file(), write(&serde_json::from_value(json).unwrap()).unwrap()).unwrap();
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    until("both are there", || again.present().notes.len() == 3);
    again.checkpoint().unwrap();
    assert_eq!(texts(&in_file(&bench.file())), texts(&again.present()));
}

pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn another_workshop_in_the_file_is_left_alone_and_ours_stands_beside_it() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    written_by_another(&bench.file(), |file| file["id"] = "quite-another".into());
    let theirs = fs::read(bench.file()).unwrap();
    send(&workshop, &note(2)).unwrap();
    assert_eq!(workshop.checkpoint().unwrap_err().code, "outside-strange");
    assert_eq!(fs::read(bench.file()).unwrap(), theirs);
    let state = workshop.save_state().unwrap();
    assert_eq!(state.state, Safety::Safe);
    let hint = state.reason.unwrap().hint.unwrap();
    let beside = fs::read_dir(bench.folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let beside = beside.into_iter().find(|path| path.to_string_lossy().contains("(Handvat, ")).unwrap();
    assert!(hint.contains(&*beside.file_name().unwrap().to_string_lossy()), "{hint}");
    assert_eq!(in_file(&beside).notes.len(), 2);

    // It stays as it is while nothing new is to be put there, whatever stirs in the folder.
    let written = fs::metadata(&beside).unwrap().modified().unwrap();
    for stir in 0..3 {
        fs::write(bench.folder.path().join(format!("stir-{stir}")), "").unwrap();
        let before = Instant::now();
        until("the folder was looked at", || before.elapsed() > Duration::from_millis(1300));
    }
    let all = fs::read_dir(bench.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(all.filter(|name| name.to_string_lossy().contains("(Handvat, ")).count(), 1);
    assert_eq!(fs::metadata(&beside).unwrap().modified().unwrap(), written);
}

#[test]
fn a_file_that_was_changed_in_place_and_looks_as_it_was_left_is_merged_all_the_same() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    let text = fs::read_to_string(bench.file()).unwrap();
    let before = fs::metadata(bench.file()).unwrap().modified().unwrap();
    let title = workshop.present().head.title.clone();
    let other = title.replacen(title.chars().next().unwrap(), "Z", 1);
    let changed = text.replacen(&format!("\"title\": \"{title}\""), &format!("\"title\": \"{other}\""), 1);
    assert!(changed != text && changed.len() == text.len());
    let file = fs::OpenOptions::new().write(true).truncate(true).open(bench.file()).unwrap();
    (&file).write_all(changed.as_bytes()).unwrap();
    file.set_modified(before).unwrap();
    drop(file);
    send(&workshop, &note(2)).unwrap();
    workshop.checkpoint().unwrap();
    let file = in_file(&bench.file());
    assert_eq!((file.head.title, file.notes.len()), (other, 2));
}

#[test]
fn a_half_synced_file_is_waited_for_and_heals() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    let whole = {
        written_by_another(&bench.file(), add("theirs"));
        fs::read(bench.file()).unwrap()
    };
    fs::write(bench.file(), &whole[..whole.len() / 2]).unwrap();
    send(&workshop, &note(2)).unwrap();
    let fault = workshop.checkpoint().unwrap_err();
    assert!(fault.code == "outside-strange", "{fault}");
    assert_eq!(workshop.save_state().unwrap().state, Safety::Safe);
    assert_eq!(fs::read(bench.file()).unwrap(), whole[..whole.len() / 2]);
    fs::write(bench.file(), &whole).unwrap();
    until("it heals by itself", || workshop.save_state().unwrap().state == Safety::Saved);
    assert_eq!(in_file(&bench.file()).notes.len(), 3);
}

#[test]
fn a_hundred_rounds_of_another_writer_lose_nothing() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    let file = bench.file();
    let other = std::thread::spawn(move || {
        for round in 0..100 {
            written_by_another(&file, add(&format!("theirs-{round}")));
            std::thread::yield_now();
        }
    });
    let mut number = 2;
    while !other.is_finished() || number < 20 {
        send(&workshop, &note(number)).unwrap();
        // It may be replaced just now: then the next one finds both.
        let _ = workshop.checkpoint();
        number += 1;
    }
    other.join().unwrap();
    until("all is saved", || {
        let _ = workshop.checkpoint();
        workshop.save_state().unwrap().state == Safety::Saved
    });
    let present = workshop.present();
    for number in 1..number {
        assert!(present.notes.contains_key(format!("n{number}").as_str()), "n{number} is lost");
    }
    assert!(present.notes.contains_key("theirs-99"));
    assert_eq!(texts(&in_file(&bench.file())), texts(&present));
}

#[test]
fn what_an_editor_had_open_while_we_went_on_takes_nothing_of_ours_away() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    // Somebody looks at the file in an editor, and goes on here.
    let open_in_editor = in_file(&bench.file());
    for (number, word) in [(2, "second"), (3, "third")] {
        send(&workshop, &note(number)).unwrap();
        send(&workshop, &format!(r#"{{"edit":"setText","note":"n1","text":"{word}"}}"#)).unwrap();
        workshop.checkpoint().unwrap();
    }
    let mut saved = serde_json::to_value(&open_in_editor).unwrap();
    add("theirs")(&mut saved);
    fs::write(bench.file(), write(&serde_json::from_value(saved).unwrap()).unwrap()).unwrap();
    workshop.checkpoint().unwrap();
    until("theirs comes in", || workshop.present().notes.contains_key("theirs"));
    workshop.checkpoint().unwrap();
    let file = in_file(&bench.file());
    let ids: Vec<_> = file.notes.keys().map(Id::as_str).collect();
    assert_eq!(ids, ["n1", "n2", "n3", "theirs"]);
    assert_eq!(file.notes["n1"].text, "third");
    assert!(file.conflicts.is_empty());
}

#[test]
fn an_older_state_that_is_put_back_while_we_work_takes_nothing_away_and_is_told() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    let older = fs::read(bench.file()).unwrap();
    send(&workshop, &note(2)).unwrap();
    workshop.checkpoint().unwrap();
    bench.told();
    fs::write(bench.file(), older).unwrap();
    until("ours is in the file again", || in_file(&bench.file()).notes.len() == 2);
    until("it is saved", || workshop.save_state().unwrap().state == Safety::Saved);
    assert_eq!(merged(&bench), [MergeCount { taken: 0, conflicts: 0 }]);
    let versions = workshop.versions().unwrap();
    let theirs = versions.list().unwrap().entries.into_iter().find(|entry| entry.kind == Kind::Theirs).unwrap();
    assert_eq!(versions.read(theirs.number).unwrap().notes.len(), 1);
}

#[test]
fn a_script_merges_what_was_written_under_it_before_it_ends() {
    let bench = Bench::new();
    begun(&bench).close().unwrap();
    let hand = bench.hand_over(Arc::new(RealFiles), false);
    let workshop = OpenWorkshop::open(hand, &bench.file()).unwrap();
    send(&workshop, &note(2)).unwrap();
    written_by_another(&bench.file(), add("theirs"));
    workshop.close().unwrap();
    assert_eq!(in_file(&bench.file()).notes.len(), 3);
}

#[test]
fn what_an_older_state_replaced_while_the_workshop_was_closed_is_kept_as_a_version() {
    let bench = Bench::new();
    let workshop = begun(&bench);
    let older = fs::read(bench.file()).unwrap();
    send(&workshop, &note(2)).unwrap();
    workshop.close().unwrap();
    let ours = texts(&in_file(&bench.file()));
    drop(workshop);
    // A sync tool brings back what was there before.
    fs::write(bench.file(), older).unwrap();
    let before_merge = |workshop: &OpenWorkshop| {
        let versions = workshop.versions().unwrap();
        let entries = versions.list().unwrap().entries.into_iter();
        let kept = entries.filter(|entry| entry.kind == Kind::BeforeMerge);
        kept.map(|entry| texts(&versions.read(entry.number).unwrap())).collect::<Vec<_>>()
    };
    for _ in 0..2 {
        let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
        assert_eq!(again.present().notes.len(), 1, "theirs counts");
        assert_eq!(before_merge(&again), std::slice::from_ref(&ours), "and ours is kept, once");
    }
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    send(&again, &note(3)).unwrap();
    again.close().unwrap();
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!((again.present().notes.len(), before_merge(&again)), (2, vec![ours]));
}
