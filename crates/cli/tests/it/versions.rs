//! `versions` and `restore`: what was kept, what would change, and a step back to it.

use serde_json::Value;

use super::desk::Desk;

/// With a note of each of two runs.
fn two_runs() -> Desk {
    let desk = Desk::with_workshop();
    desk.apply("{\"edit\":\"addNote\",\"id\":\"n1\",\"zone\":\"technology\",\"text\":\"One system\"}\n");
    desk.apply("{\"edit\":\"setDetails\",\"title\":\"Later\",\"date\":\"2027-02-03\"}\n{\"edit\":\"setText\",\"note\":\"n1\",\"text\":\"Two systems\\nor three\"}\n");
    desk
}

#[test]
fn a_workshop_on_which_nobody_worked_has_no_versions() {
    let desk = Desk::with_workshop();
    assert_eq!(desk.run(&["versions", "w.handvat"]).done(), "w.handvat: no versions yet.\n");
    assert!(desk.run(&["versions", "gone.handvat"]).refused().starts_with("‘gone.handvat’ is not there."));
}

#[test]
fn versions_lists_the_newest_first_with_number_time_reason_and_counts() {
    let desk = two_runs();
    let said = desk.run(&["versions", "w.handvat"]).done();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 3, "{said}");
    assert!(lines[0].starts_with("3  ") && lines[0].ends_with("  automatic  1 note, 0 actions"), "{said}");
    assert!(lines[1].starts_with("1  ") && lines[1].ends_with("  automatic  0 notes, 0 actions"), "{said}");
    let time = lines[0].split("  ").nth(1).unwrap();
    assert!(time.contains(", ") && time.contains(':'), "{time}");
    assert!(lines[2].starts_with("2 versions take 0."), "{said}");
}

#[test]
fn times_are_those_of_the_clock_on_the_wall() {
    let desk = two_runs();
    let minute = |zone: &str| {
        let mut program = desk.program(&["versions", "w.handvat"]);
        program.env("TZ", zone);
        let said = super::desk::finish(program, "").done();
        let time = said.lines().next().unwrap().split("  ").nth(1).unwrap().to_owned();
        let clock = time.rsplit(", ").next().unwrap().to_owned();
        let (hours, minutes) = clock.split_once(':').unwrap();
        hours.parse::<i32>().unwrap() * 60 + minutes.parse::<i32>().unwrap()
    };
    assert_eq!((minute("IST-5:30") - minute("UTC0")).rem_euclid(24 * 60), 330);
}

#[test]
fn a_dry_run_shows_every_difference_and_changes_nothing() {
    let desk = two_runs();
    let before = desk.bytes("w.handvat");
    let said = desk.run(&["restore", "w.handvat", "1", "--dry-run"]).done();
    let expected = "From now to version 1, 2 differences:\n  changes: Workshop: Klantdag\n    Date: 3 February 2027 → not filled in\n    Title: Later → Klantdag\n  goes: Notes: Two systems (n1)\n";
    assert_eq!(said, expected);
    assert_eq!(desk.bytes("w.handvat"), before);
    assert_eq!(desk.run(&["versions", "w.handvat"]).done().lines().count(), 3);
}

#[test]
fn a_restore_is_one_step_that_undo_takes_back_and_keeps_what_was_there() {
    let desk = two_runs();
    let before = desk.file();
    let said = desk.run(&["restore", "w.handvat", "1"]).done();
    assert!(said.ends_with("w.handvat is as it was in version 1. What it was before is kept as a version; ‘undo’ takes the step back.\n"), "{said}");
    let restored = desk.file();
    assert_eq!((&restored["title"], restored["notes"].as_object().unwrap().len()), (&Value::from("Klantdag"), 0));
    let listed = desk.run(&["versions", "w.handvat"]).done();
    assert!(listed.contains("before an earlier version was put back"), "{listed}");
    desk.apply("{\"edit\":\"undo\"}\n");
    let after = desk.file();
    assert_eq!(
        (&after["title"], &after["notes"], &after["details"]),
        (&before["title"], &before["notes"], &before["details"])
    );
}

#[test]
fn restoring_what_is_there_already_changes_nothing() {
    let desk = two_runs();
    let before = desk.bytes("w.handvat");
    let said = desk.run(&["restore", "w.handvat", "3"]).done();
    assert_eq!(said, "w.handvat holds the same as version 3.\n");
    assert_eq!(desk.bytes("w.handvat"), before);
}

#[test]
fn a_version_that_is_not_there_or_damaged_is_refused_and_the_workshop_stays() {
    let desk = two_runs();
    let before = desk.bytes("w.handvat");
    for version in ["9", "Before the vote"] {
        let said = desk.run(&["restore", "w.handvat", version]).refused();
        assert!(said.starts_with(&format!("There is no version ‘{version}’.")), "{said}");
    }
    let place = std::fs::read_dir(desk.path("own/workshops")).unwrap().next().unwrap().unwrap().path();
    let file = place.join("versions/000001-automatic.handvat.gz");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, &bytes).unwrap();
    let said = desk.run(&["restore", "w.handvat", "1"]).refused();
    assert!(said.starts_with("Version ‘1’ is damaged"), "{said}");
    std::fs::write(&file, &bytes[..middle]).unwrap();
    let run = desk.run(&["versions", "w.handvat"]);
    assert!(run.err.contains("000001-automatic.handvat.gz"), "{}", run.err);
    assert_eq!(desk.bytes("w.handvat"), before);
}

#[test]
fn dutch_speaks_dutch() {
    let desk = two_runs();
    let mut program = desk.program(&["restore", "w.handvat", "1", "--dry-run"]);
    program.env("HANDVAT_LANG", "nl");
    let said = super::desk::finish(program, "").done();
    assert!(said.starts_with("Van nu naar versie 1, 2 verschillen:\n  verandert: Workshop: Klantdag\n"), "{said}");
    assert!(said.contains("Datum: 3 februari 2027 → niet ingevuld"), "{said}");
}
