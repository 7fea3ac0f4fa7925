//! `check`: what is wrong, by name and place.

use serde_json::json;

use super::desk::Desk;

#[test]
fn the_sample_and_the_template_are_clean() {
    let desk = Desk::with_sample();
    desk.write("strategy.json", include_str!("../../../../templates/strategy.json"));
    assert_eq!(
        desk.run(&["check", "w.handvat", "strategy.json"]).done(),
        "w.handvat: nothing wrong.\nstrategy.json: nothing wrong.\n"
    );
}

#[test]
fn what_does_not_hang_together_is_named_with_its_place() {
    let desk = Desk::with_sample();
    let mut file = desk.file();
    file["notes"]["n001"]["zone"] = json!("nowhere");
    file["actions"]["a01"]["notes"] = json!(["n999"]);
    file["notes"]["n002"]["x"] = json!(1e9);
    desk.write("w.handvat", file.to_string());
    let said = desk.run(&["check", "w.handvat"]).refused();
    for place in ["notes/n001/zone", "nowhere", "actions/a01/notes", "n999", "notes/n002"] {
        assert!(said.contains(place), "{place} in {said}");
    }
    assert!(said.lines().filter(|line| line.starts_with("w.handvat: ")).count() == 3, "{said}");
}

#[test]
fn a_clean_file_does_not_hide_a_bad_one() {
    let desk = Desk::with_sample();
    desk.write("bad.handvat", "{");
    let run = desk.run(&["check", "w.handvat", "bad.handvat"]);
    assert_eq!((run.code, run.text().as_str()), (1, "w.handvat: nothing wrong.\n"));
    assert!(run.err.starts_with("bad.handvat: "), "{}", run.err);
}

#[test]
fn a_template_that_cannot_be_drawn_is_named() {
    let desk = Desk::new();
    let strategy = include_str!("../../../../templates/strategy.json");
    desk.write("wide.json", strategy.replace("\"width\": 2000", "\"width\": 9000"));
    let said = desk.run(&["check", "wide.json"]).refused();
    assert!(said.contains("wide.json") && said.contains("zones/social-"), "{said}");
}
