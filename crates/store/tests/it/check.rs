//! What does not hang together is found by name and place.

use handvat_store::check::{faults, lines};
use handvat_store::coded::Coded;
use handvat_store::reading::read;
use handvat_store::writing::write;

use super::stage::{SMALL, small};

/// The faults of the small workshop with one piece replaced, a line each.
fn found(piece: &str, other: &str) -> Vec<String> {
    assert!(SMALL.contains(piece), "{piece}");
    let reading = read(SMALL.replacen(piece, other, 1).as_bytes()).unwrap();
    let line =
        |arguments: Vec<(&str, String)>| arguments.into_iter().map(|(_, value)| value).collect::<Vec<_>>().join(" ");
    reading.faults.iter().map(|fault| format!("{} {}", fault.code(), line(fault.arguments()))).collect()
}

#[test]
fn a_sound_workshop_has_no_faults() {
    assert_eq!(faults(&small()), []);
}

#[test]
fn references_to_nothing_are_named() {
    let note = "\"zone\": \"social-service\"";
    assert_eq!(found(note, "\"zone\": \"gone\""), ["fault-unknown-zone notes/n1/zone gone"]);
    assert_eq!(
        found("\"canvas\": \"strategy\"", "\"canvas\": \"gone\""),
        ["fault-unknown-canvas notes/n1/canvas gone"]
    );
    assert_eq!(found("\"mood\": 1", "\"cluster\": \"c9\""), ["fault-unknown-cluster notes/n1/cluster c9"]);
    assert_eq!(found("\"mood\": 1", "\"author\": \"p9\""), ["fault-unknown-person notes/n1/author p9"]);
    assert_eq!(found("\"owner\": \"p1\"", "\"owner\": \"p9\""), ["fault-unknown-person actions/a1/owner p9"]);
    assert_eq!(found("\"notes\": [\"n1\"]", "\"notes\": [\"n9\"]"), ["fault-unknown-note actions/a1/notes/0 n9"]);
    let crossing = "\"crossing\": {\"step\": \"technology\", \"handle\": \"technology\"}";
    assert_eq!(found("\"mood\": 1", crossing), ["fault-unknown-step notes/n1/crossing/step technology"]);
}

#[test]
fn places_sizes_dates_and_texts_past_their_bounds_are_named() {
    assert_eq!(found("\"x\": 100", "\"x\": 1e8"), ["fault-too-far notes/n1/x"]);
    assert_eq!(found("\"width\": 220", "\"width\": 0"), ["fault-no-size notes/n1/width"]);
    assert_eq!(found("2027-01-31", "2027-02-30"), ["fault-not-a-date actions/a1/due 2027-02-30"]);
    let long = "x".repeat(20_001);
    assert_eq!(found("Wachttijd", &long), ["fault-too-long notes/n1/text 20012"]);
    assert_eq!(found("Wachttijd – “lang” é", &"é".repeat(20_000)), [""; 0]);
    let line = "x".repeat(501);
    assert_eq!(found("Marketing lead", &line), ["fault-too-long people/p1/name 501"]);
    assert_eq!(found("Terugbellen", &line), ["fault-too-long actions/a1/title 501"]);
}

#[test]
fn every_fault_has_its_line() {
    let broken = SMALL
        .replace("\"zone\": \"social-service\"", "\n\"zone\": \"gone\"")
        .replace("\"notes\": [\"n1\"]", "\"notes\": [\"n1\",\n\n\"n9\"]")
        .replace("2027-01-31", "soon");
    let found = read(broken.as_bytes()).unwrap().faults;
    let line = |needle: &str| broken[..broken.find(needle).unwrap()].matches('\n').count() + 1;
    let places: Vec<_> = found.iter().map(|fault| fault.place.as_str()).collect();
    assert_eq!(places, ["notes/n1/zone", "actions/a1/notes/1", "actions/a1/due"]);
    assert_eq!(lines(broken.as_bytes(), &found), [line("\"zone\": \"gone"), line("\"n9\""), line("\"due\"")]);
}

#[test]
fn two_people_of_one_spelling_are_named() {
    let two = "{\"name\": \"Marketing lead\"}, \"p2\": {\"name\": \"marketing Lead \"}";
    assert_eq!(found("{\"name\": \"Marketing lead\"}", two), ["fault-same-name people/p2/name p1"]);
}

#[test]
fn a_number_that_json_cannot_write_never_reaches_a_file() {
    let mut workshop = small();
    workshop.notes.values_mut().for_each(|note| note.x = f64::NAN);
    assert_eq!(faults(&workshop)[0].code(), "fault-not-finite");
    let refused = write(&workshop).unwrap_err();
    assert_eq!((refused.code(), refused.arguments()), ("save-not-finite", vec![("place", "notes/n1".to_owned())]));
}
