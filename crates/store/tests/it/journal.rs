//! Steps that were acknowledged come back; what was torn does not harm them.

use std::fs;

use handvat_store::Damage;
use handvat_store::coded::Coded;
use handvat_store::opening::Access;

use super::stage::{Stage, adds, after, steps_in};

#[test]
fn steps_that_were_acknowledged_come_back_and_the_file_is_not_touched() {
    let stage = Stage::new();
    let before = fs::read(&stage.path).unwrap();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.append(&[adds(5), adds(6)]).unwrap();
    drop(document);
    let opened = stage.reopen();
    assert_eq!(opened.workshop, after(6));
    let recovered = opened.recovered.unwrap();
    assert_eq!((recovered.edits, recovered.last.len(), recovered.damage), (3, 3, None));
    assert_eq!(fs::read(&stage.path).unwrap(), before);
    assert_eq!(stage.documents(), ["Strategy.handvat"]);
}

#[test]
fn recovery_again_and_again_brings_the_same_and_goes_on() {
    let stage = Stage::new();
    for sequence in 4..10 {
        let mut opened = stage.reopen();
        assert_eq!(opened.workshop, after(sequence - 1));
        opened.document.append(&[adds(sequence)]).unwrap();
    }
    assert_eq!(stage.reopen().workshop, after(9));
}

#[test]
fn opening_a_workshop_without_news_recovers_nothing() {
    let stage = Stage::new();
    assert_eq!(stage.open().recovered, None);
    assert_eq!(stage.reopen().recovered, None);
}

#[test]
fn a_journal_cut_off_anywhere_gives_back_what_was_whole() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    for sequence in 4..8 {
        document.append(&[adds(sequence)]).unwrap();
    }
    drop(document);
    let path = stage.kept("journal-", ".jsonl");
    let whole = fs::read(&path).unwrap();
    let written = whole.iter().rposition(|&byte| byte != 0).unwrap() + 1;
    for length in (0..written + 10).chain((written + 10..whole.len()).step_by(4999)) {
        fs::write(&path, &whole[..length]).unwrap();
        let lines = whole[..length].split(|&byte| byte == b'\n').count() as u64 - 1;
        let opened = stage.try_open(&stage.path, Access::Look).unwrap();
        assert_eq!(opened.workshop, after(3 + lines), "cut at {length}");
        assert!(opened.recovered.is_none_or(|recovered| recovered.damage.is_none()), "cut at {length}");
    }
}

#[test]
fn a_journal_with_any_bit_turned_over_gives_back_a_beginning_of_what_happened() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    for sequence in 4..7 {
        document.append(&[adds(sequence)]).unwrap();
    }
    drop(document);
    let path = stage.kept("journal-", ".jsonl");
    let whole = fs::read(&path).unwrap();
    let written = whole.iter().rposition(|&byte| byte != 0).unwrap() + 1;
    for place in (0..written + 10).chain((written + 10..whole.len()).step_by(4999)) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        fs::write(&path, &bytes).unwrap();
        let workshop = stage.try_open(&stage.path, Access::Look).unwrap().workshop;
        assert_eq!(workshop, after(workshop.revision), "turned at {place}");
    }
}

#[test]
fn a_journal_that_is_broken_in_the_middle_is_reported_and_goes_on_from_there() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    for sequence in 4..8 {
        document.append(&[adds(sequence)]).unwrap();
    }
    drop(document);
    let path = stage.kept("journal-", ".jsonl");
    let broken = fs::read_to_string(&path).unwrap().replace("note 6", "note 9");
    fs::write(&path, &broken).unwrap();
    let mut opened = stage.reopen();
    let recovered = opened.recovered.unwrap();
    assert_eq!((opened.workshop, recovered.edits), (after(5), 2));
    assert!(matches!(recovered.damage, Some(Damage { line: 3, .. })), "{recovered:?}");
    opened.document.append(&[adds(6)]).unwrap();
    drop(opened.document);
    assert_eq!(stage.reopen().workshop, after(6));
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
}

#[test]
fn a_broken_journal_is_kept_aside_when_its_steps_are_taken_in() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    for sequence in 4..8 {
        document.append(&[adds(sequence)]).unwrap();
    }
    drop(document);
    let path = stage.kept("journal-", ".jsonl");
    let broken = fs::read_to_string(&path).unwrap().replace("note 6", "note 9");
    fs::write(&path, &broken).unwrap();
    for sequence in 6..9 {
        let mut document = stage.reopen().document;
        document.append(&[adds(sequence)]).unwrap();
        document.checkpoint(&after(sequence)).unwrap();
    }
    assert_eq!(fs::read_to_string(stage.kept("journal-", ".broken")).unwrap(), broken);
    assert!(!path.exists());
    let opened = stage.reopen();
    assert_eq!((opened.workshop, opened.recovered), (after(8), None));
}

#[test]
fn a_group_of_steps_that_a_crash_tore_is_no_damage() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.append(&[adds(5), adds(6), adds(7)]).unwrap();
    drop(document);
    let path = stage.kept("journal-", ".jsonl");
    let mut bytes = fs::read(&path).unwrap();
    let first = bytes.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    bytes[first..first + 30].fill(0);
    fs::write(&path, &bytes).unwrap();
    let opened = stage.reopen();
    assert_eq!((opened.workshop, opened.recovered.unwrap().damage), (after(4), None));
}

#[test]
fn steps_that_do_not_follow_are_refused() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    assert_eq!(document.append(&[adds(5)]).unwrap_err().code(), "internal");
    document.append(&[adds(4)]).unwrap();
    assert_eq!(document.append(&[adds(4)]).unwrap_err().code(), "internal");
    assert_eq!(document.append(&[adds(5), adds(7)]).unwrap_err().code(), "internal");
    document.append(&[adds(5)]).unwrap();
    drop(document);
    assert_eq!(steps_in(&stage.reopen().workshop), [4, 5]);
}

#[test]
fn one_append_is_one_sync_however_many_steps_it_has() {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    stage.faulty.heal();
    let before = stage.faulty.operations().len();
    document.append(&(5..55).map(adds).collect::<Vec<_>>()).unwrap();
    let operations = stage.faulty.operations();
    let kinds: Vec<_> = operations[before..].iter().filter_map(|operation| operation.split(' ').next()).collect();
    assert_eq!(kinds, ["write", "sync_data"]);
}
