//! What another program had read before our last writes, and put over them.

use std::fs;
use std::sync::Arc;

use handvat_model::history::Step;
use handvat_model::patch::{Change, Patch, Swap};
use handvat_model::records::Workshop;
use handvat_store::document::{Document, Opened};
use handvat_store::faulty::Trouble;
use serde_json::Value;

use super::outside::{look, put, step, take_in, theirs};
use super::stage::{Stage, adds, after, id, steps_in};

/// With `s4` to `s6`, each of them put into the file by a checkpoint.
fn written_to_six(stage: &Stage, at: impl Fn(u64) -> String) -> (Document, Vec<Workshop>) {
    let Opened { mut document, mut workshop, .. } = stage.open();
    let mut held = vec![workshop.clone()];
    for sequence in 4..=6 {
        let step = Step { at: at(sequence), ..adds(sequence) };
        step.replay(&mut workshop);
        document.append(&[step]).unwrap();
        document.checkpoint(&workshop).unwrap();
        held.push(workshop.clone());
    }
    (document, held)
}

/// What an editor that had read `read` writes after adding a note of that name.
fn saves(read: &Workshop, name: &str) -> Workshop {
    let mut workshop = read.clone();
    workshop.notes.insert(id(name), workshop.notes[&id("n1")].clone());
    workshop
}

/// Every step at its own time, and all in one second.
const CLOCKS: [fn(u64) -> String; 2] = [|sequence| adds(sequence).at, |_| "2027-01-15T09:00:00Z".to_owned()];

#[test]
fn what_was_read_before_we_wrote_and_written_after_takes_nothing_of_ours_away() {
    for clock in CLOCKS {
        for read in 0..4 {
            for rises in [0, 1, 7] {
                let stage = Stage::new();
                let (mut document, held) = written_to_six(&stage, clock);
                let mut other = saves(&held[read], "theirs");
                other.revision += rises;
                put(&stage, &other);
                let found = look(&document).unwrap();
                assert_eq!(found.base.notes, held[read].notes, "read {read}, {rises} revisions on");
                let both = take_in(&mut document, &held[3], &found);
                assert_eq!(both.notes, saves(&held[3], "theirs").notes);
                document.checkpoint(&both).unwrap();
                assert_eq!(stage.in_file().notes, both.notes);
            }
        }
    }
}

#[test]
fn what_they_read_and_deleted_goes_and_what_we_added_since_stays() {
    for clock in CLOCKS {
        for read in 1..4 {
            let stage = Stage::new();
            let (mut document, held) = written_to_six(&stage, clock);
            let mut other = saves(&held[read], "theirs");
            other.notes.remove(&id("s4"));
            other.notes.remove(&id("n1"));
            put(&stage, &other);
            let found = look(&document).unwrap();
            let both = take_in(&mut document, &held[3], &found);
            assert_eq!(steps_in(&both), [5, 6], "read {read}");
            assert!(!both.notes.contains_key(&id("n1")) && both.notes.contains_key(&id("theirs")));
        }
    }
}

#[test]
fn an_older_content_that_was_put_back_takes_nothing_away() {
    for clock in CLOCKS {
        for read in 0..3 {
            let stage = Stage::new();
            let (mut document, held) = written_to_six(&stage, clock);
            put(&stage, &held[read]);
            let found = look(&document).unwrap();
            assert!(found.older, "read {read}");
            assert_eq!(step(&held[3], &found).1, None);
            document.take_in(&found);
            document.checkpoint(&held[3]).unwrap();
            assert_eq!(stage.in_file().notes, held[3].notes);
        }
    }
}

#[test]
fn another_handvat_went_on_from_what_we_wrote_last() {
    let stage = Stage::new();
    let (document, held) = written_to_six(&stage, CLOCKS[0]);
    let mut other = held[3].clone();
    other.notes.remove(&id("s6"));
    (other.revision, other.edited) = (7, "2027-01-15T09:30:00Z".to_owned());
    put(&stage, &other);
    assert_eq!(look(&document).unwrap().base, held[3]);
}

#[test]
fn what_went_on_from_theirs_takes_nothing_of_ours_away_either() {
    let stage = Stage::new();
    let Opened { mut document, .. } = stage.open();
    document.append(&[adds(4)]).unwrap();
    put(&stage, &theirs());
    let first = look(&document).unwrap();
    let mut ours = take_in(&mut document, &after(4), &first);
    for sequence in [6, 7] {
        document.checkpoint(&ours).unwrap();
        document.append(&[adds(sequence)]).unwrap();
        adds(sequence).replay(&mut ours);
    }
    document.checkpoint(&ours).unwrap();
    let mut second = theirs();
    second.notes.insert(id("second"), second.notes[&id("n1")].clone());
    second.notes.remove(&id("theirs"));
    put(&stage, &second);
    let found = look(&document).unwrap();
    assert_eq!(found.base, theirs());
    let both = take_in(&mut document, &ours, &found);
    assert_eq!(steps_in(&both), [4, 6, 7]);
    assert!(both.notes.contains_key(&id("second")) && !both.notes.contains_key(&id("theirs")));
}

fn go_on(document: &mut Document, ours: &mut Workshop, sequence: u64) {
    adds(sequence).replay(ours);
    document.append(&[adds(sequence)]).unwrap();
}

/// Another Handvat adds a note to what the file holds.
fn another_handvat(read: &Workshop, name: &str, at: &str) -> Workshop {
    Workshop { revision: read.revision + 1, edited: at.to_owned(), ..saves(read, name) }
}

/// The editor saves; what is then here.
fn after_save(stage: &Stage, document: &mut Document, ours: &Workshop, saved: &Workshop) -> Workshop {
    put(stage, saved);
    let found = look(document).unwrap();
    take_in(document, ours, &found)
}

#[test]
fn what_was_only_formatted_anew_goes_out_of_the_file_again() {
    let stage = Stage::new();
    let (mut document, held) = written_to_six(&stage, CLOCKS[0]);
    fs::write(&stage.path, serde_json::to_vec(&held[0]).unwrap()).unwrap();
    let found = look(&document).unwrap();
    let ours = take_in(&mut document, &held[3], &found);
    document.checkpoint(&ours).unwrap();
    assert_eq!(steps_in(&stage.in_file()), [4, 5, 6]);
    drop(document);
    assert_eq!(steps_in(&stage.reopen().workshop), [4, 5, 6]);
}

#[test]
fn an_editor_that_saves_the_same_again_takes_nothing_away() {
    let stage = Stage::new();
    let (mut document, held) = written_to_six(&stage, CLOCKS[0]);
    let saved = saves(&held[0], "editor");
    let mut ours = held[3].clone();
    for _ in 0..3 {
        ours = after_save(&stage, &mut document, &ours, &saved);
        document.checkpoint(&ours).unwrap();
        assert_eq!(steps_in(&stage.in_file()), [4, 5, 6]);
    }
    assert!(ours.notes.contains_key(&id("editor")));
}

#[test]
fn two_others_that_read_at_different_times_take_nothing_of_each_other() {
    let editor = |held: &[Workshop]| saves(&held[1], "first");
    let handvat = |held: &[Workshop]| another_handvat(&held[3], "first", "2027-01-15T09:30:00Z");
    for first in [&editor as &dyn Fn(&[Workshop]) -> Workshop, &handvat] {
        for written_between in [true, false] {
            let stage = Stage::new();
            let (mut document, held) = written_to_six(&stage, CLOCKS[0]);
            let ours = after_save(&stage, &mut document, &held[3], &first(&held));
            if written_between {
                document.checkpoint(&ours).unwrap();
            }
            let ours = after_save(&stage, &mut document, &ours, &saves(&held[0], "second"));
            assert_eq!(steps_in(&ours), [4, 5, 6], "written between: {written_between}");
            assert!(["first", "second"].iter().all(|name| ours.notes.contains_key(&id(name))));
        }
    }
}

#[test]
fn the_steps_are_known_while_the_programs_own_folder_fails() {
    let stage = Stage::new();
    let (mut document, held) = written_to_six(&stage, CLOCKS[0]);
    let mut ours = held[3].clone();
    go_on(&mut document, &mut ours, 7);
    stage.faulty.fail_under(&stage.home, 0, Trouble::DiskFull);
    assert!(document.checkpoint(&ours).unwrap().aside.is_some());
    stage.faulty.heal();
    let ours = after_save(&stage, &mut document, &ours, &saves(&held[0], "editor"));
    assert_eq!(steps_in(&ours), [4, 5, 6, 7]);
}

#[test]
fn while_the_steps_cannot_be_read_nothing_is_taken_in() {
    let stage = Stage::new();
    let (mut document, held) = written_to_six(&stage, CLOCKS[0]);
    put(&stage, &saves(&held[0], "editor"));
    let history = stage.kept("history", ".jsonl");
    let away = history.with_extension("away");
    fs::rename(&history, &away).unwrap();
    fs::create_dir(&history).unwrap();
    assert!(document.look_outside().unwrap().look(false).is_err());
    fs::remove_dir(&history).unwrap();
    fs::rename(&away, &history).unwrap();
    let found = look(&document).unwrap();
    assert_eq!(steps_in(&take_in(&mut document, &held[3], &found)), [4, 5, 6]);
}

#[test]
fn a_base_of_an_earlier_program_does_not_say_when_it_was_edited() {
    let stage = Stage::new();
    let (document, held) = written_to_six(&stage, CLOCKS[0]);
    drop(document);
    let base = stage.kept("base", ".json");
    let mut head: Value = serde_json::from_slice(&fs::read(&base).unwrap()).unwrap();
    head.as_object_mut().unwrap().remove("edited").unwrap();
    fs::write(&base, serde_json::to_vec(&head).unwrap()).unwrap();
    let Opened { mut document, workshop: mut ours, .. } = stage.open();
    go_on(&mut document, &mut ours, 7);
    document.checkpoint(&ours).unwrap();
    let ours = after_save(&stage, &mut document, &ours, &saves(&held[3], "editor"));
    assert_eq!(steps_in(&ours), [4, 5, 6, 7]);
}

#[test]
fn another_handvat_that_counts_less_than_ours_had_not_read_the_last() {
    let stage = Stage::new();
    let (mut document, held) = written_to_six(&stage, CLOCKS[0]);
    let saved = another_handvat(&held[0], "theirs", "2027-01-15T09:30:00Z");
    let ours = after_save(&stage, &mut document, &held[3], &saved);
    assert_eq!(steps_in(&ours), [4, 5, 6]);
    assert!(ours.notes.contains_key(&id("theirs")));
}

#[test]
fn what_was_read_in_an_earlier_run_or_before_a_save_in_place_is_known_too() {
    let again: [fn(&Stage, Document, &Workshop) -> Document; 3] = [
        |stage, document, _| {
            drop(document);
            stage.open().document
        },
        |stage, mut document, ours| {
            document.save_as(ours, &stage.path).unwrap();
            document
        },
        |_, mut document, ours| {
            // Nobody was told how this one ended.
            drop(document.begin_checkpoint(Arc::new(ours.clone()), &[]).unwrap().run().unwrap());
            document
        },
    ];
    for again in again {
        let stage = Stage::new();
        let (document, held) = written_to_six(&stage, CLOCKS[0]);
        let mut document = again(&stage, document, &held[3]);
        let ours = after_save(&stage, &mut document, &held[3], &saves(&held[1], "editor"));
        assert_eq!(steps_in(&ours), [4, 5, 6]);
    }
}

#[test]
fn whatever_the_file_held_is_found_again() {
    for seed in 1..=20_u64 {
        let stage = Stage::new();
        let Opened { mut document, workshop: mut ours, .. } = stage.open();
        let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut below = move |most: usize| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random % most as u64) as usize
        };
        let mut seconds = 0;
        let mut clock = || {
            seconds += 1;
            format!("2027-01-16T{:02}:{:02}:{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60)
        };
        let mut held = vec![ours.clone()];
        for round in 0..20 {
            match below(5) {
                0..=2 => {
                    for _ in 0..=below(3) {
                        let mut step = Step { at: clock(), ..adds(ours.revision + 1) };
                        let own: Vec<_> =
                            ours.notes.keys().filter(|id| id.as_str().starts_with('s')).cloned().collect();
                        if !own.is_empty() && below(3) == 0 {
                            let gone = own[below(own.len())].clone();
                            let before = Some(Box::new(ours.notes[&gone].clone()));
                            let swap = Swap { id: gone, before, after: None };
                            step.patch = Patch { changes: vec![Change::Note(swap)] };
                        }
                        step.replay(&mut ours);
                        document.append(&[step]).unwrap();
                    }
                }
                3 => {
                    let other = another_handvat(&stage.in_file(), &format!("other-{round}"), &clock());
                    ours = after_save(&stage, &mut document, &ours, &other);
                    held.push(other);
                }
                _ => stage.faulty.fail_under(&stage.home, below(12), Trouble::DiskFull),
            }
            if document.checkpoint(&ours).is_ok() {
                held.push(stage.in_file());
            }
            stage.faulty.heal();
            document.checkpoint(&ours).unwrap();
            held.push(stage.in_file());
            let read = below(held.len());
            put(&stage, &saves(&held[read], "editor"));
            let found = look(&document).unwrap();
            assert_eq!(found.base.notes, held[read].notes, "seed {seed}, round {round}, content {read}");
            put(&stage, held.last().unwrap());
            assert!(look(&document).is_none());
        }
    }
}
