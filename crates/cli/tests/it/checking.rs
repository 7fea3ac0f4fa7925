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
fn what_does_not_hang_together_is_named_with_its_line_and_place() {
    let desk = Desk::with_sample();
    let mut file = desk.file();
    file["notes"]["n001"]["zone"] = json!("nowhere");
    file["actions"]["a01"]["notes"] = json!(["n999"]);
    file["notes"]["n002"]["x"] = json!(1e9);
    let text = format!("{file:#}");
    desk.write("w.handvat", &text);
    let said = desk.run(&["check", "w.handvat"]).refused();
    for place in ["notes/n001/zone", "nowhere", "actions/a01/notes", "n999", "notes/n002"] {
        assert!(said.contains(place), "{place} in {said}");
    }
    for value in ["\"nowhere\"", "\"n999\"", "1000000000.0"] {
        let line = text.lines().position(|line| line.contains(value)).unwrap() + 1;
        assert!(said.lines().any(|said| said.starts_with(&format!("w.handvat:{line}: "))), "{line} in {said}");
    }
}

#[test]
fn what_the_group_said_of_nothing_is_named_with_its_line_and_place() {
    let desk = Desk::with_sample();
    let mut file = desk.file();
    file["answers"] = json!({ "strategy--nowhere": { "score": 3 } });
    file["tests"] = json!({ "n998": { "verdicts": { "asked": "no" } }, "n001": { "verdicts": { "seen": "no" } } });
    file["objections"] = json!({ "too-dear": { "answer": "No" } });
    file["links"] = json!({
        "away": { "canvas": "strategy", "from": "customer", "to": "nothing", "text": "" },
        "note": { "from": "n001", "to": "n997" },
    });
    file["actions"]["a01"]["benefits"] = json!(["fame"]);
    file["agenda"] = json!({ "part-1": { "canvas": "gone" } });
    let text = format!("{file:#}");
    desk.write("w.handvat", &text);
    let said = desk.run(&["check", "w.handvat"]).refused();
    for (place, value) in [
        ("answers/strategy--nowhere", "\"strategy--nowhere\""),
        ("tests/n998", "\"n998\""),
        ("tests/n001/verdicts/seen", "\"seen\""),
        ("objections/too-dear", "\"too-dear\""),
        ("links/away/to", "\"nothing\""),
        ("links/note/to", "\"n997\""),
        ("actions/a01/benefits/0", "\"fame\""),
        ("agenda/part-1/canvas", "\"gone\""),
    ] {
        let line = text.lines().position(|line| line.contains(value)).unwrap() + 1;
        let named = said.lines().any(|said| said.starts_with(&format!("w.handvat:{line}: {place}")));
        assert!(named, "{place} on line {line} in {said}");
    }
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
fn what_is_wrong_in_a_template_is_named_with_its_line_all_at_once() {
    let desk = Desk::new();
    let strategy = include_str!("../../../../templates/strategy.json");
    desk.write(
        "wide.json",
        strategy.replace("\"width\": 2000", "\"width\": 9000").replace("\"practices\"", "\"practises\""),
    );
    let said = desk.run(&["check", "wide.json"]).refused();
    assert!(said.lines().filter(|line| line.starts_with("wide.json: wide.json, line ")).count() >= 8, "{said}");
    assert!(said.contains("zones/social-service/area lies outside the sheet"), "{said}");
    assert!(said.contains("there is no field practises"), "{said}");
}

#[test]
fn every_template_of_the_program_passes() {
    let desk = Desk::new();
    for (name, text) in super::desk::TEMPLATES {
        desk.write(name, text.replacen("\"id\": \"", "\"id\": \"my-", 1));
        assert_eq!(desk.run(&["check", name]).done(), format!("{name}: nothing wrong.\n"));
    }
}

#[test]
fn a_zone_twice_a_missing_language_and_a_later_version_are_said() {
    let desk = Desk::new();
    let scan = include_str!("../../../../templates/opening-scan.json");
    for (name, piece, other, said) in [
        ("twice.json", "\"threats\": {", "\"dilemmas\": {", "canvases/opening-scan/zones/dilemmas twice: at line "),
        ("language.json", ", \"en\": \"Opening scan\" }", " }", "lacks en in name (from line 5 on)"),
        ("later.json", "\"version\": 1", "\"version\": 2", "has version 2 of the file format"),
        ("field.json", "\"version\": 1", "\"version\": 1, \"author\": 1", "line 3: there is no field author"),
    ] {
        assert!(scan.contains(piece), "{piece}");
        desk.write(name, scan.replacen(piece, other, 1));
        let told = desk.run(&["check", name]).refused();
        assert!(told.contains(said) && told.contains(name), "{name}: {told}");
    }
}
