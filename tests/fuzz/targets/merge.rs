//! Two hands on one workshop. The input is lines in up to three parts, each ended by `---`: how the base came about,
//! what we did, what they did. A line is an edit, or `/place json`, as a hand in a text editor would change the file.

#![no_main]

use handvat_fuzz::{Desk, Plain, assert_goes_round, small};
use handvat_model::records::Workshop;
use handvat_store::check::faults;
use handvat_store::merge::merge;
use handvat_store::reading::read;
use handvat_store::writing::write;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

const AT: &str = "2026-11-22T12:00:00Z";

fuzz_target!(|bytes: &[u8]| {
    let lines: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').take(60).collect();
    let mut parts = lines.split(|line| *line == b"---");
    let base = after(small(), parts.next().unwrap_or_default());
    let ours = after(base.clone(), parts.next().unwrap_or_default());
    let theirs = after(base.clone(), parts.next().unwrap_or_default());
    both(&base, &ours, &theirs);
    assert!(merged(&base, &ours, &base).is_none_or(|workshop| workshop == ours), "they did nothing");
    assert!(merged(&base, &base, &theirs).is_none_or(|workshop| workshop == theirs), "we did nothing");
    assert!(merged(&base, &ours, &ours).is_none_or(|workshop| workshop == ours), "both did the same");
});

fn both(base: &Workshop, ours: &Workshop, theirs: &Workshop) {
    let Some(workshop) = merged(base, ours, theirs) else { return };
    assert_goes_round(&workshop);
    assert_eq!(merged(base, ours, theirs).as_ref(), Some(&workshop), "the second time something else comes out");
    let known: Vec<_> = [base, ours, theirs].into_iter().flat_map(faults).collect();
    let new: Vec<_> = faults(&workshop).into_iter().filter(|fault| !known.contains(fault)).collect();
    if known.is_empty() {
        assert_eq!(new, [], "the merge left something hanging");
    }
    // Nothing vanishes unless one side deleted it and the other left it as it was.
    for (id, note) in &ours.notes {
        let deleted = base.notes.get(id) == Some(note) && !theirs.notes.contains_key(id);
        assert!(deleted || workshop.notes.contains_key(id), "our note {id} vanished");
    }
    for (id, note) in &theirs.notes {
        let deleted = base.notes.get(id) == Some(note) && !ours.notes.contains_key(id);
        assert!(deleted || workshop.notes.contains_key(id), "their note {id} vanished");
    }
}

fn merged(base: &Workshop, ours: &Workshop, theirs: &Workshop) -> Option<Workshop> {
    Some(merge(base, ours, theirs, AT, &Plain).ok()?.workshop)
}

fn after(workshop: Workshop, lines: &[&[u8]]) -> Workshop {
    let mut desk = Desk::new(workshop);
    for line in lines {
        if line.starts_with(b"/") {
            if let Some(changed) = by_hand(&desk.workshop, line) {
                desk = Desk::new(changed);
            }
        } else {
            desk.tell(line);
        }
    }
    desk.workshop
}

/// What the file would hold after it was changed in a text editor; none when that would not open.
fn by_hand(workshop: &Workshop, line: &[u8]) -> Option<Workshop> {
    let (place, json) = std::str::from_utf8(line).ok()?.split_once(' ')?;
    let mut file: Value = serde_json::from_slice(&write(workshop).ok()?).ok()?;
    let (above, name) = place.rsplit_once('/')?;
    let above = file.pointer_mut(above)?.as_object_mut()?;
    if json.is_empty() {
        above.remove(name)?;
    } else {
        above.insert(name.to_owned(), serde_json::from_str(json).ok()?);
    }
    let reading = read(&serde_json::to_vec(&file).ok()?).ok()?;
    reading.newer.is_none().then_some(reading.workshop)
}
