//! A workshop file that was cut off or in which bits were turned over: it is left as it is, and what the
//! program's own folder has is offered.

use std::fs;

use handvat_store::coded::Coded;
use handvat_store::opening::Access;
use handvat_store::recovery::{Standing, recoverable, recovered};

use super::stage::{Stage, adds, after};

/// A workshop with step 4 in its file and step 5 in its journal.
fn worked_on() -> Stage {
    let stage = Stage::new();
    let mut document = stage.open().document;
    document.append(&[adds(4)]).unwrap();
    document.checkpoint(&after(4)).unwrap();
    document.append(&[adds(5)]).unwrap();
    stage
}

/// Puts bytes in the place of the file, which is refused or opened, stays as it is, and hides nothing of what
/// was acknowledged. Returns the refusal.
fn check(stage: &Stage, bytes: &[u8], at: &str) -> Option<&'static str> {
    fs::write(&stage.path, bytes).unwrap();
    let opened = stage.try_open(&stage.path, Access::Look);
    let refusal = opened.as_ref().err().map(Coded::code);
    if let Ok(opened) = opened {
        assert_eq!(opened.workshop, after(5), "{at}");
    } else if bytes.len().is_multiple_of(16) || at.ends_with('5') {
        // What is offered does not hang on the place of the damage: looked at for a part of them.
        let found = recoverable(&stage.files(), &stage.home).unwrap();
        assert_eq!((found.len(), found[0].standing, found[0].edits), (1, Standing::Changed, 1), "{at}");
        let workshop = recovered(&stage.files(), &stage.home, &found[0].name).unwrap();
        assert_eq!(workshop, Some(after(5)), "{at}");
    }
    assert!(fs::read(&stage.path).unwrap() == bytes, "{at}: the file was touched");
    refusal
}

#[test]
fn a_file_cut_off_anywhere_is_refused_and_its_last_state_is_offered() {
    let stage = worked_on();
    let whole = fs::read(&stage.path).unwrap();
    for length in 0..whole.len() - 1 {
        let refusal = check(&stage, &whole[..length], &format!("cut at {length}"));
        assert_eq!(refusal, Some(if length == 0 { "file-empty" } else { "file-truncated" }), "cut at {length}");
    }
    // Only the last line end is missing: nothing of the content.
    assert_eq!(check(&stage, &whole[..whole.len() - 1], "cut before the last line end"), None);
}

#[test]
fn a_file_with_a_bit_turned_over_is_refused_or_opened_with_what_was_acknowledged() {
    let stage = worked_on();
    let whole = fs::read(&stage.path).unwrap();
    let mut bytes = whole.clone();
    for place in 0..bytes.len() {
        let bit = place * 7 % 8;
        bytes[place] ^= 1 << bit;
        // Another id makes it another workshop, which has nothing in the program's folder.
        if !names_the_workshop(&whole, place) {
            check(&stage, &bytes, &format!("bit {bit} of {place}"));
        }
        bytes[place] ^= 1 << bit;
    }
}

/// Whether a place lies in the line with the workshop's id.
fn names_the_workshop(bytes: &[u8], place: usize) -> bool {
    let start = bytes[..place].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    bytes[start..].starts_with(b"  \"id\": \"w")
}

#[test]
fn a_file_whose_tail_is_zeros_or_another_state_is_refused_and_its_last_state_is_offered() {
    let stage = worked_on();
    let whole = fs::read(&stage.path).unwrap();
    for end in (0..whole.len()).step_by(512) {
        let mut half = whole.clone();
        half[end..].fill(0);
        assert_eq!(check(&stage, &half, &format!("zeros from {end}")), Some("file-zero-bytes"));
        let mixed = [&whole[..end], &whole[..end / 2]].concat();
        check(&stage, &mixed, &format!("repeated from {end}"));
    }
}
