//! `new`, `templates`, `schema`.

use serde_json::Value;

use super::desk::Desk;

#[test]
fn a_workshop_from_the_template_is_a_file_that_the_checker_passes() {
    let desk = Desk::new();
    let said =
        desk.run(&["new", "--template", "strategy", "--lang", "nl", "--title", "Klantdag", "-o", "w.handvat"]).done();
    assert_eq!(said, "w.handvat: a new workshop, Klantdag.\n");
    let file = desk.file();
    assert_eq!(
        (file["format"].as_str(), file["title"].as_str(), file["language"].as_str()),
        (Some("handvat"), Some("Klantdag"), Some("nl"))
    );
    assert_eq!(file["canvases"]["strategy"]["zones"].as_object().unwrap().len(), 10);
    assert_eq!(desk.run(&["check", "w.handvat"]).done(), "w.handvat: nothing wrong.\n");
    assert_eq!(desk.names(), ["w.handvat"]);
}

#[test]
fn every_new_workshop_has_an_id_of_its_own() {
    let desk = Desk::new();
    let ids = ["a.handvat", "b.handvat"].map(|name| {
        desk.run(&["new", "--template", "sample", "-o", name]).done();
        serde_json::from_slice::<Value>(&desk.bytes(name)).unwrap()["id"].as_str().unwrap().to_owned()
    });
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn the_sample_fills_its_template_in_both_languages() {
    let desk = Desk::new();
    desk.run(&["new", "--template", "strategy", "--sample", "--lang", "nl", "-o", "nl.handvat"]).done();
    desk.run(&["new", "--template", "sample", "--lang", "en", "-o", "en.handvat"]).done();
    let [nl, en] = ["nl.handvat", "en.handvat"].map(|name| serde_json::from_slice::<Value>(&desk.bytes(name)).unwrap());
    let ids = |file: &Value, table: &str| file[table].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(ids(&nl, "notes"), ids(&en, "notes"));
    assert_eq!(ids(&nl, "actions"), ids(&en, "actions"));
    assert!(ids(&nl, "notes").len() >= 120 && ids(&nl, "actions").len() >= 20);
    assert_ne!(nl["notes"], en["notes"]);
}

#[test]
fn a_new_workshop_never_takes_the_place_of_a_file() {
    let desk = Desk::new();
    desk.write("w.handvat", "mine");
    let said = desk.run(&["new", "--template", "strategy", "-o", "w.handvat"]).refused();
    assert!(said.starts_with("‘w.handvat’ is there already.\n  "), "{said}");
    assert_eq!(desk.bytes("w.handvat"), b"mine");
}

#[test]
fn a_template_can_be_a_file_of_ones_own() {
    let desk = Desk::new();
    let strategy = include_str!("../../../../templates/strategy.json");
    desk.write("own.json", strategy.replace("\"id\": \"strategy\"", "\"id\": \"own\""));
    desk.run(&["check", "own.json"]).done();
    desk.run(&["new", "--template", "own.json", "--lang", "en", "-o", "w.handvat"]).done();
    assert_eq!(desk.file()["title"], "Strategy canvas");
    let said = desk.run(&["new", "--template", "nothing-of-the-kind", "-o", "x.handvat"]).refused();
    assert_eq!(said, "There is no template ‘nothing-of-the-kind’.\n  ‘handvat-cli templates’ lists them.\n");
    desk.write("broken.json", strategy.replace("\"kind\": \"step\"", "\"kind\": \"stap\""));
    let said = desk.run(&["new", "--template", "broken.json", "-o", "x.handvat"]).refused();
    assert!(said.contains("broken.json") && said.contains("kind cannot be ‘stap’"), "{said}");
}

#[test]
fn the_templates_are_listed_in_the_language_that_was_chosen() {
    let desk = Desk::new();
    let list = desk.run(&["templates"]).done();
    assert!(list.starts_with("strategy            Strategy canvas"), "{list}");
    let mut program = desk.program(&["templates"]);
    program.env("HANDVAT_LANG", "nl");
    let list = super::desk::finish(program, "").done();
    assert!(list.starts_with("strategy            Strategiecanvas") && list.contains("\nsample "), "{list}");
    let ids: Vec<_> = list.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(
        ids,
        [
            "strategy",
            "opening-scan",
            "is-is-not",
            "outside-in",
            "building-blocks",
            "half-day-strategy",
            "outside-in-morning",
            "sample"
        ]
    );
}

#[test]
fn a_kit_is_a_workshop_with_several_sheets_and_its_sample_fills_them() {
    let desk = Desk::new();
    desk.run(&["new", "--template", "outside-in-morning", "--lang", "en", "-o", "w.handvat"]).done();
    let blank = desk.file();
    assert_eq!(blank["canvases"].as_object().unwrap().len(), 3);
    assert_eq!(blank["agenda"]["part-2"]["title"], "Is / is not");
    desk.run(&["new", "--template", "outside-in-morning", "--lang", "nl", "--sample", "-o", "full.handvat"]).done();
    assert_eq!(desk.run(&["check", "full.handvat"]).done(), "full.handvat: nothing wrong.\n");
    let full: Value = serde_json::from_slice(&desk.bytes("full.handvat")).unwrap();
    assert_eq!(full["answers"]["building-blocks--experience"]["score"], 2);
    assert_eq!(full["tests"]["o1"]["verdicts"]["asked"], "no");
    let said = desk.run(&["new", "--template", "is-is-not", "--sample", "-o", "x.handvat"]).refused();
    assert!(said.starts_with("The template ‘is-is-not’ has no sample."), "{said}");
}

#[test]
fn a_new_workshop_can_go_to_stdout() {
    let desk = Desk::new();
    desk.write("-", "a file that happens to have that name");
    let file: Value = serde_json::from_str(&desk.run(&["new", "--template", "strategy", "-o", "-"]).done()).unwrap();
    assert_eq!(file["format"], "handvat");
}

#[test]
fn the_schemas_are_json_schemas_that_name_what_they_describe() {
    let desk = Desk::new();
    let schema = |arguments: &[&str]| serde_json::from_str::<Value>(&desk.run(arguments).done()).unwrap();
    let workshop = schema(&["schema"]);
    assert!(workshop["$schema"].as_str().unwrap().contains("json-schema.org"));
    assert!(workshop["properties"]["notes"].is_object() && workshop["properties"]["title"].is_object());
    let edits = schema(&["schema", "--edits"]).to_string();
    for word in
        ["addNote", "setText", "moveNotes", "deleteNotes", "setCrossing", "setDetails", "addAction", "undo", "redo"]
    {
        assert!(edits.contains(&format!("\"const\":\"{word}\"")), "{word}");
    }
    assert!(schema(&["schema", "--template"])["properties"]["description"].is_object());
}
